"""The client of OGC API - Records against a strict server, recorded answers, and absurd ones."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from prodige_plugin.catalogue import records
from prodige_plugin.catalogue.geonetwork import GeoNetworkClient
from prodige_plugin.catalogue.model import Box, Query, Sort
from prodige_plugin.catalogue.records import RecordsClient
from prodige_plugin.errors import BadRecord, HtmlInsteadOfData, NetworkError, PlatformError, PluginError, Unauthorized
from prodige_plugin.network import Door
from tests.servers.geonetwork import GeoNetwork
from tests.servers.http import HttpServer
from tests.servers.records import Records

from .csw_samples import iso

SPECS = Path(__file__).resolve().parents[3] / "shared/specs/ogc"


@pytest.fixture
def server() -> Iterator[HttpServer]:
    with HttpServer() as running:
        yield running


def filled(server: HttpServer, **manners: object) -> tuple[Records, str]:
    catalogue = Records(**manners)
    url = catalogue.install(server)
    for rank, title in enumerate(("Eau potable", "Routes", "Eau de mer", "Air", "Bois")):
        catalogue.add(f"id/{rank}", title)
    return catalogue, url


@pytest.mark.parametrize("offset", ["offset", "startindex", "startIndex"])
@pytest.mark.parametrize("counted", [True, False])
def test_pages_meet_every_record_once(server, offset, counted):
    _catalogue, url = filled(server, offset=offset, counted=counted)
    seen, start = [], 0
    while start is not None:
        # a client is made anew for each page, as the dock does
        page = RecordsClient(url, Door()).search(Query(start=start, page_size=2))
        seen += [hit.identifier for hit in page.summaries]
        start = page.next_start
        assert page.total == (5 if counted else len(seen))
    assert seen == [f"id/{rank}" for rank in range(5)]


def test_a_later_page_asked_first_learns_how(server):
    _catalogue, url = filled(server, offset="startindex")
    page = RecordsClient(url, Door()).search(Query(start=3))
    assert [hit.identifier for hit in page.summaries] == ["id/3", "id/4"]


MAIN = "/collections/metadata:main"


@pytest.mark.parametrize("ending", ["", "/", "/collections", MAIN, MAIN + "/items?f=json"])
def test_any_address_leads_to_the_items(server, ending):
    _catalogue, url = filled(server)
    assert RecordsClient(url + ending, Door()).search(Query()).total == 5


def test_a_hit_is_read(server):
    _catalogue, url = filled(server)
    (hit,) = RecordsClient(url, Door()).search(Query(words="mer eau")).summaries
    assert (hit.identifier, hit.title, hit.type) == ("id/2", "Eau de mer", "dataset")
    assert hit.box == Box(2, 44, 3, 45)
    assert hit.thumbnail == "https://x.example/a.png"
    assert [(link.url, link.protocol, link.name) for link in hit.links] == [
        ("https://x.example/wms", "OGC:WMS", "couche")
    ]


def test_words_box_and_order(server):
    _catalogue, url = filled(server)
    client = RecordsClient(url, Door())
    assert client.search(Query(words="Eau, mer")).total == 1  # a comma is no "or"
    assert [hit.identifier for hit in client.search(Query(box=Box(1.2, 44, 1.8, 45))).summaries] == ["id/1"]
    assert client.search(Query(sort=Sort.TITLE)).summaries[0].title == "Air"
    assert client.search(Query(facets={"type": ("dataset",)})).total == 5
    assert client.search(Query(facets={"colour": ("x",)})).total == 5


def test_a_server_that_cannot_sort_still_answers(server):
    _catalogue, url = filled(server, sorting=False)
    assert RecordsClient(url, Door()).search(Query(sort=Sort.TITLE)).total == 5


@pytest.mark.parametrize("gives_xml", [True, False])
def test_records_are_fetched(server, gives_xml):
    catalogue, url = filled(server)
    catalogue.gives_xml = gives_xml
    catalogue.xml = {"id/0": iso("id/0", "Eau").encode(), "id/1": b"<other/>"}
    client = RecordsClient(url, Door())
    assert client.fetch("id/0") == iso("id/0", "Eau").encode()
    assert client.fetch("none") is None
    with pytest.raises(BadRecord):
        client.fetch("id/1")


def test_a_record_without_xml_is_said_so(server):
    catalogue, url = filled(server)
    catalogue.gives_xml = False
    catalogue.records[0]["links"] = [{"rel": "alternate", "type": "text/xml", "href": "http://[broken"}, None, "x"]
    with pytest.raises(BadRecord):
        RecordsClient(url, Door()).fetch("id/0")


def test_a_service_of_data_is_no_catalogue(server):
    path = SPECS / "ogcapi_collections.json"
    if not path.exists():
        pytest.skip(f"{path} is not here")
    # this server says "record" of a table without geometry
    assert records.collections_of(json.loads(path.read_bytes())) == ["geopackages_to_delete"]
    only_data = path.read_bytes().replace(b'"record"', b'"feature"')
    server.route("/", lambda handler: handler.reply(200, only_data, "application/json"))
    with pytest.raises(PlatformError):
        RecordsClient(server.url("/ogc"), Door()).search(Query())


def test_recorded_features_are_read():
    path = SPECS / "stac-items-page-1.json"
    if not path.exists():
        pytest.skip(f"{path} is not here")
    raw = json.loads(path.read_bytes())
    page = records.page_of(raw, Query(page_size=12))
    assert len(page.summaries) == 12
    assert all(hit.identifier and hit.box for hit in page.summaries)
    assert page.next_start == 12


@pytest.mark.parametrize(
    ("status", "body", "error"),
    [
        (200, b"<html><title>Connexion</title></html>", HtmlInsteadOfData),
        (200, b"[]", PluginError),
        (200, b"{" * 100_000, NetworkError),
        (401, b"", Unauthorized),
    ],
)
def test_bad_answers_are_typed_errors(server, status, body, error):
    server.route("/", lambda handler: handler.reply(status, body, "application/json"))
    for address in (server.url("/ogc"), server.url("/ogc/collections/x")):
        with pytest.raises(error):
            RecordsClient(address, Door()).search(Query())


@pytest.mark.parametrize(("version", "first"), [("4.4.0", 1), ("3.12.0", 2)])
def test_the_version_of_geonetwork_is_found_by_asking_once(server, version, first):
    catalogue = GeoNetwork(version)
    catalogue.records = [("u", "Eau", [], [0, 44, 1, 45])]
    url = catalogue.install(server)
    assert GeoNetworkClient(url, Door()).search(Query()).summaries[0].identifier == "u"
    assert server.count() == first
    GeoNetworkClient(url, Door()).search(Query())
    assert server.count() == first + 1


def test_a_geonetwork_that_was_renewed_is_found_again(server):
    catalogue = GeoNetwork("3.12.0")
    catalogue.records = [("u", "Eau", [], [0, 44, 1, 45])]
    url = catalogue.install(server)
    assert GeoNetworkClient(url, Door()).search(Query()).total == 1
    catalogue.version = "4.4.0"
    assert GeoNetworkClient(url, Door()).search(Query()).facets["type"] == {"dataset": 1}
    assert GeoNetworkClient(url, Door()).search(Query()).total == 1


def test_trouble_of_a_geonetwork_is_the_first_one(server):
    with pytest.raises(HtmlInsteadOfData):
        server.route("/gn/", lambda handler: handler.reply(200, b"<html><title>CAS</title></html>", "text/html"))
        GeoNetworkClient(server.url("/gn"), Door()).search(Query())


_KEYS = st.sampled_from(
    (
        "features", "numberMatched", "links", "rel", "href", "type", "id", "properties", "title", "contacts", "name",
        "organization", "keywords", "themes", "concepts", "externalIds", "value", "bbox", "geometry", "coordinates",
        "collections", "itemType", "updated",
    )
)  # fmt: skip
_LEAVES = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=6), st.sampled_from(["next", "http://["])
)
_ABSURD = st.recursive(
    _LEAVES, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_KEYS, inner, max_size=5), max_leaves=25
)


@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=200)
@given(_ABSURD, _ABSURD)
def test_absurd_answers_are_read_or_refused(one, other):
    for answer in (one, {"features": one, "links": other, "numberMatched": other}):
        try:
            page = records.page_of(answer, Query())
        except PluginError:
            continue
        assert page.total >= len(page.summaries)
    records.summary({"id": "x", "properties": one, "links": other, "geometry": one, "bbox": other})
    records.collections_of({"collections": one})
    records.offset_name({"links": one})
