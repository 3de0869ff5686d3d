"""Finding out what a catalogue speaks, and searching it from the command line, against small real servers."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from prodige_plugin.catalogue.cli import main
from prodige_plugin.catalogue.discovery import discover, web_address
from prodige_plugin.catalogue.model import Query
from prodige_plugin.errors import Cancelled, NoConnection, PlatformError, Timeout, Unauthorized
from prodige_plugin.feedback import Feedback
from prodige_plugin.network import Door
from tests.servers.geonetwork import GeoNetwork
from tests.servers.http import Handler, HttpServer
from tests.servers.portals import Udata
from tests.servers.records import Records

from .csw_samples import iso, results

ROOT = Path(__file__).resolve().parents[2]
CAPABILITIES = b'<csw:Capabilities xmlns:csw="http://www.opengis.net/cat/csw/2.0.2" version="2.0.2"/>'


@pytest.fixture
def server() -> Iterator[HttpServer]:
    """A server that has nothing at first: 404 everywhere."""
    with HttpServer() as running:
        yield running


def geonetwork(server: HttpServer, version: str = "4.2.7", root: str = "/geonetwork") -> str:
    catalogue = GeoNetwork(version)
    catalogue.records = [
        (f"uuid-{rank}", f"Zone {rank}", ["Eau"], [rank / 10, 44, rank / 10 + 0.1, 45]) for rank in range(120)
    ]
    return catalogue.install(server, root)


def csw(server: HttpServer, path: str = "/csw") -> str:
    def answer(handler: Handler) -> None:
        asked = handler.seen.query.get("request", "GetRecords")
        body = CAPABILITIES if asked == "GetCapabilities" else results(iso("id-1", "Zones humides"))
        handler.reply(200, body, "application/xml")

    server.route(path, answer)
    return server.url(path)


def ckan(server: HttpServer) -> str:
    found = {"count": 1, "results": [{"id": "c1", "title": "Arbres", "resources": []}]}
    for action, result in (("status_show", {"ckan_version": "2.10.1"}), ("package_search", found)):
        body = json.dumps({"success": True, "result": result}).encode()
        server.route(f"/api/3/action/{action}", lambda handler, body=body: handler.reply(200, body, "application/json"))
    return server.url("/")


def udata(server: HttpServer) -> str:
    for path, value in (
        ("/api/1/site/", {"id": "s", "title": "t", "metrics": {}}),
        ("/api/2/datasets/search/", {"data": [{"id": "u1", "title": "Arbres"}], "total": 1}),
    ):
        body = json.dumps(value).encode()
        server.route(path, lambda handler, body=body: handler.reply(200, body, "application/json"))
    return server.url("/fr/datasets/")


@pytest.mark.parametrize(
    ("start", "protocol", "name"),
    [
        (lambda server: geonetwork(server), "geonetwork", "GeoNetwork 4.2.7"),
        (lambda server: geonetwork(server, "3.10.2") + "/srv/fre/catalog.search#/", "geonetwork", "GeoNetwork 3.10.2"),
        (lambda server: geonetwork(server).removesuffix("geonetwork"), "geonetwork", "GeoNetwork 4.2.7"),
        (lambda server: geonetwork(server, root="/catalogue") + "/srv/api", "geonetwork", "GeoNetwork 4.2.7"),
        (lambda server: csw(server), "csw", "CSW 2.0.2"),
        (lambda server: csw(server).removesuffix("csw"), "csw", "CSW 2.0.2"),
        (lambda server: csw(server, "/geonetwork/srv/fre/csw"), "csw", "CSW 2.0.2"),
        (lambda server: csw(server, "/ows") + "?service=CSW&request=GetCapabilities", "csw", "CSW 2.0.2"),
        (lambda server: Records().install(server), "records", "OGC API Records"),
        (lambda server: Records().install(server) + "/collections/metadata:main", "records", "OGC API Records"),
        (ckan, "ckan", "CKAN 2.10.1"),
        (udata, "udata", "udata"),
    ],
)  # fmt: skip
def test_the_protocol_is_found_from_any_address(server, start, protocol, name):
    found = discover(start(server), Door())
    assert (found.protocol, found.name) == (protocol, name)
    found.client(Door())


def test_the_address_decides_what_is_tried_first(server):
    discover(csw(server, "/geonetwork/srv/fre/csw"), Door())
    assert server.count() == 1


def test_a_service_of_data_is_no_catalogue(server):
    path = Path(__file__).resolve().parents[3] / "shared/specs/ogc"
    if not path.exists():
        pytest.skip(f"{path} is not here")
    for page in ("conformance", "collections"):
        body = (path / f"ogcapi_{page}.json").read_bytes()
        server.route(f"/data/{page}", lambda handler, body=body: handler.reply(200, body, "application/json"))
    with pytest.raises(PlatformError):
        discover(server.url("/data/collections"), Door())


def test_no_catalogue_is_said_in_words_with_what_each_try_met(server):
    with pytest.raises(PlatformError) as caught:
        discover(server.url("/nothing"), Door())
    assert all(name in caught.value.detail for name in ("CSW", "GeoNetwork", "OGC API Records", "CKAN", "udata"))


@pytest.mark.parametrize("body", [b"{}", b"[[[[", b"null", b"[" * 100_000, b"<html/>", b"<x/>", b"", b'{"success": 1}'])
def test_absurd_answers_are_no_catalogue(server, body):
    server.route("/", lambda handler: handler.reply(200, body, "application/json"))
    with pytest.raises(PlatformError):
        discover(server.url("/a"), Door())


def test_a_closed_door_is_said_so(server):
    server.route("/", lambda handler: handler.reply(401, b"", headers={"WWW-Authenticate": "Basic"}))
    with pytest.raises(Unauthorized):
        discover(server.url("/x"), Door())


def test_a_server_that_is_not_there_is_asked_once():
    with pytest.raises(NoConnection):
        discover("http://127.0.0.1:9/csw", Door())


def test_a_passage_that_leads_to_a_dead_server_is_only_one_try(server):
    def away(handler: Handler) -> None:
        handler.reply(302, b"", headers={"Location": "http://127.0.0.1:9/sign-in"})

    server.route("/conformance", away)
    server.route("/api/3/", away)
    udata(server)
    assert discover(server.url("/"), Door()).protocol == "udata"


def test_a_sub_portal_is_kept(server):
    catalogue = GeoNetwork()
    url = catalogue.install(server)
    for path in ("site", "search/records/_search"):
        server.route(
            f"/portals/region/api/{path}",
            lambda handler, path=path: handler.reply(
                200,
                b'{"system/platform/version": "4.4.1"}' if path == "site" else b'{"hits": {"hits": []}}',
                "application/json",
            ),
        )
    found = discover(server.url("/portals/region/fre/catalog.search"), Door())
    assert found.client(Door()).search(Query()).total == 0
    assert server.last().path == "/portals/region/api/search/records/_search"
    assert discover(url, Door()).client(Door()).search(Query()).total == 0


def test_a_silent_server_is_not_waited_for_by_every_try(server):
    server.route("/", lambda handler: server.released.wait(20))
    with pytest.raises(Timeout):
        discover(server.url("/x"), Door(timeout_s=0.3))
    assert len({seen.path for seen in server.requests}) == 2


def test_cancel(server):
    feedback = Feedback()
    feedback.cancel()
    with pytest.raises(Cancelled):
        discover(server.url("/x"), Door(), feedback)


@pytest.mark.parametrize(
    "url", ["", "   ", "ftp://x/y", "http://", "http://[", "a b", "http://x:99999/", "file:///etc"]
)
def test_what_is_no_web_address(url):
    with pytest.raises(PlatformError):
        web_address(url)
    assert web_address("example.org/geonetwork") == "https://example.org/geonetwork"


def test_search_in_words(server, capsys):
    assert main(["search", geonetwork(server), "zone 7", "--limit", "3"]) == 0
    told = capsys.readouterr()
    assert "GeoNetwork 4.2.7" in told.out
    assert "1. Zone 7" in told.out
    assert "OGC:WMS  couche  https://x.example/wms" in told.out
    assert "GeoNetwork" in told.err


def test_search_in_json_over_several_pages(server, capsys):
    assert main(["search", geonetwork(server), "--limit", "110", "--json"]) == 0
    told = capsys.readouterr()
    answer = json.loads(told.out)
    assert told.err == ""
    assert (answer["protocol"], answer["total"]) == ("geonetwork", 120)
    assert [hit["identifier"] for hit in answer["records"]] == [f"uuid-{rank}" for rank in range(110)]
    assert answer["facets"]["type"] == {"dataset": 120}
    assert answer["records"][0]["links"][0]["protocol"] == "OGC:WMS"


def test_filters_and_counts(server, capsys):
    url = geonetwork(server)
    assert main(["search", url, "--facet", "type=dataset", "--facet", "type=series", "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert (answer["total"], answer["filtered_here"]) == (120, [])
    assert not answer["facets_of_fetched"]
    assert main(["search", url, "--facet", "service=WFS", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["total"] == 0
    assert main(["search", url, "--since", "year", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["total"] == 0
    assert main(["search", url, "--limit", "2", "--facets"]) == 0
    told = capsys.readouterr().out
    assert "Counts of all records found:" in told
    assert "    120  type=dataset" in told


def test_filters_that_the_catalogue_does_not_know_are_applied_here(server, capsys):
    catalogue = GeoNetwork("3.10.2")
    catalogue.records = [("one", "Zone", [], [0, 44, 1, 45])]
    url = catalogue.install(server)
    assert main(["search", url, "--facet", "licence=lov2", "--since", "2020-01-01"]) == 0
    told = capsys.readouterr()
    assert "does not filter by licence" in told.err
    assert "0 record(s)" in told.out


def test_a_total_that_is_not_known_yet_is_said_so(server, capsys):
    server.route("/", Udata())
    asked = ["search", server.url("/api/1/datasets/"), "--box", "4,44,5,45"]
    assert main([*asked, "--limit", "2"]) == 0
    assert "2+ record(s)" in capsys.readouterr().out
    assert main([*asked, "--limit", "2", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["total_is_least"] is True
    assert main([*asked, "--limit", "100", "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["total_is_least"] is False and answer["total"] == len(answer["records"])


def test_links_that_a_search_leaves_out(server, capsys):
    server.route("/", Udata())
    assert main(["search", server.url("/api/1/datasets/"), "--limit", "2", "--json"]) == 0
    assert [hit["partial"] for hit in json.loads(capsys.readouterr().out)["records"]] == [True, True]
    assert main(["search", server.url("/api/1/datasets/"), "--limit", "2", "--json", "--links"]) == 0
    assert [len(hit["links"]) for hit in json.loads(capsys.readouterr().out)["records"]] == [3, 3]


def test_a_box_west_of_greenwich(server, capsys):
    assert main(["search", geonetwork(server), "--box", "-5,43,0.05,46", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["total"] == 1


def test_a_server_that_repeats_itself_is_left(server, capsys):
    catalogue = GeoNetwork()
    catalogue.records = [("same", "Zone", [], [0, 44, 1, 45])] * 100
    assert main(["search", catalogue.install(server), "--limit", "100", "--json"]) == 0
    assert len(json.loads(capsys.readouterr().out)["records"]) == 1


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["search"],
        ["find", "http://x"],
        ["search", "http://x", "--box", "1,2,3"],
        ["search", "http://x", "--box", "9,2,3,4"],
        ["search", "http://x", "--box", "1,2,3,nan"],
        ["search", "http://x", "--limit", "0"],
        ["search", "http://x", "--limit", "1e9"],
        ["search", "http://x", "--timeout", "soon"],
        ["search", "http://x", "--sort", "colour"],
        ["search", "http://x", "--colour"],
        ["search", "http://x", "--facet", "type"],
        ["search", "http://x", "--facet", "colour=red"],
        ["search", "http://x", "--facet", "type= "],
        ["search", "http://x", "--facet", "open_data=perhaps"],
        ["search", "http://x", "--since", "yesterday"],
        ["search", "http://x", "--since", "2025-02-30"],
    ],
)
def test_bad_usage_is_2(words, capsys):
    assert main(words) == 2
    assert "usage" in capsys.readouterr().err


def test_failures_are_1_in_words(server, capsys):
    assert main(["search", server.url("/nothing")]) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert "No catalogue was found" in told.err
    assert "Traceback" not in told.err
    assert main(["search", "http://127.0.0.1:9/"]) == 1
    assert main(["search", "http://["]) == 1


def test_a_secret_in_the_address_is_not_shown(server, capsys):
    url = server.url("/nothing").replace("http://", "http://me:hush@") + "?token=hush2"
    assert main(["search", url]) == 1
    told = capsys.readouterr()
    assert "hush" not in told.out + told.err


def test_as_a_command(server):
    url = geonetwork(server)
    command = [sys.executable, "-m", "prodige_plugin.catalogue", "search"]
    environment = {"PATH": "/usr/bin", "LC_ALL": "C", "PYTHONIOENCODING": "ascii"}
    done = subprocess.run([*command, url, "zone", "--limit", "2"], cwd=ROOT, env=environment, capture_output=True)
    assert done.returncode == 0, done.stderr
    assert b"Zone 0" in done.stdout
    failed = subprocess.run([*command, server.url("/x")], cwd=ROOT, env=environment, capture_output=True)
    assert failed.returncode == 1
    assert b"Traceback" not in failed.stderr
    script = f"{sys.executable} -m prodige_plugin.catalogue search {url} --limit 100 --json | head -c 10"
    piped = subprocess.run(["bash", "-c", script], cwd=ROOT, env=environment, capture_output=True)
    assert piped.stdout == b'{\n "protoc'
    assert b"Traceback" not in piped.stderr
