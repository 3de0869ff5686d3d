"""What a platform is, from its web address alone."""

from __future__ import annotations

import json
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest

from prodige_plugin.errors import Cancelled, HttpError, PlatformError
from prodige_plugin.feedback import Feedback
from prodige_plugin.platforms import discovery
from prodige_plugin.platforms.discovery import Finding, State, discover, hosts_of
from tests.servers.geonetwork import GeoNetwork
from tests.servers.http import Handler, HttpServer
from tests.servers.portals import Ckan
from tests.servers.prodige import LOGIN_PAGE, Prodige


@pytest.mark.parametrize(
    ("address", "catalogue", "admin"),
    [
        ("https://www.open-datara.fr/accueil", "https://catalogue.open-datara.fr", "https://admin.open-datara.fr"),
        ("https://catalogue.sigena.fr/geonetwork", "https://catalogue.sigena.fr", "https://admin.sigena.fr"),
        ("https://sigena.fr", "https://catalogue.sigena.fr", "https://admin.sigena.fr"),
        (
            "https://catalogue-test.prodige-ecolab.fr/api/doc/",
            "https://catalogue-test.prodige-ecolab.fr",
            "https://admin-test.prodige-ecolab.fr",
        ),
        ("https://atlas.region.example.org/x", "https://catalogue.atlas.region.example.org", None),
        ("http://datacarto.x.fr:8080/wms", "http://catalogue.x.fr:8080", "http://admin.x.fr:8080"),
    ],
)
def test_the_hosts_beside_an_address(address: str, catalogue: str, admin: str | None) -> None:
    found = hosts_of(address)
    assert found["catalogue"] == catalogue
    assert admin is None or found["admin"] == admin


@pytest.mark.parametrize(
    "address", ["http://127.0.0.1:8080/x", "http://localhost/", "http://[::1]/x", "http://serveur/x"]
)
def test_a_machine_has_no_hosts_beside_it(address: str) -> None:
    assert hosts_of(address) == {}


@pytest.fixture
def server() -> Iterator[HttpServer]:
    with HttpServer() as running:
        yield running


@pytest.fixture
def admin() -> Iterator[HttpServer]:
    with HttpServer() as running:
        Prodige().install(running)
        yield running


def states(found: discovery.Discovery) -> dict[str, State]:
    return {each.what: each.state for each in found.findings}


def test_a_prodige_5_is_found_with_its_hosts(server: HttpServer, admin: HttpServer) -> None:
    Prodige().install(server)
    server.route("/login", lambda handler: handler.reply(200, LOGIN_PAGE, "text/html"))
    server.route("/wms", lambda handler: handler.reply(200, b"<WMS_Capabilities/>", "application/xml"))
    hosts = {"catalogue": server.url(""), "admin": admin.url(""), "datacarto": server.url(""), "cas": server.url("")}
    told: list[Finding] = []
    found = discover(server.url("/"), feedback=Feedback(), on_finding=told.append, hosts=hosts)
    assert (found.product, found.name) == ("prodige", "PRODIGE 5")
    assert found.endpoints["catalogue"].startswith(server.url("/geonetwork"))
    assert found.endpoints["api"] == server.url("/api")
    assert found.endpoints["features"] == admin.url("/api/ogc-features")
    assert found.endpoints["services"] == server.url("")
    assert found.endpoints["sign_in"] == server.url("/login")
    assert sorted(map(id, told)) == sorted(map(id, found.findings))
    assert {State.FOUND, State.ABSENT} <= set(states(found).values())


def test_a_lone_geonetwork_is_one(server: HttpServer) -> None:
    GeoNetwork("3.10.4").install(server)
    found = discover(server.url("/geonetwork/srv/fre/catalog.search#/home"), hosts={})
    assert (found.product, list(found.endpoints)) == ("geonetwork", ["catalogue"])
    assert "3.10.4" in found.name


def test_a_ckan_is_one(server: HttpServer) -> None:
    server.route("/data/", Ckan("/data"))
    assert discover(server.url("/data/"), hosts={}).product == "ckan"


def test_georchestra_is_known_by_its_gateway(server: HttpServer) -> None:
    GeoNetwork().install(server)

    def who(handler: Handler) -> None:
        handler.reply(200, json.dumps({"GeorchestraUser": None, "Authentication": None}).encode(), "application/json")

    report = b'<ows:ExceptionReport xmlns:ows="http://www.opengis.net/ows"/>'
    server.route("/whoami", who)
    server.route("/geoserver/ows", lambda handler: handler.reply(200, report, "application/xml"))
    found = discover(server.url("/"), hosts={})
    assert found.product == "georchestra"
    assert found.endpoints["services"] == server.url("/geoserver/ows")


def test_what_asks_for_an_account_is_told(server: HttpServer) -> None:
    server.route("/", lambda handler: handler.reply(401, b"", headers={"WWW-Authenticate": "Basic"}))
    found = discover(server.url("/"), hosts={})
    assert found.product == ""
    assert State.CLOSED in states(found).values()


def test_a_host_that_does_not_answer_is_asked_once(server: HttpServer) -> None:
    with HttpServer() as gone:
        address = gone.url("")
    found = discover(server.url("/nothing/"), hosts={"admin": address, "datacarto": address})
    silent = [each for each in found.findings if each.state is State.SILENT]
    assert len(silent) == 2
    assert found.product == ""


def test_it_can_be_cancelled(server: HttpServer) -> None:
    server.route("/", lambda handler: server.released.wait(20))
    feedback = Feedback()
    server.asked.clear()

    def listen(_finding: Finding) -> None:
        raise AssertionError("nothing answers here")

    import threading

    threading.Thread(target=lambda: (server.asked.wait(5), feedback.cancel()), daemon=True).start()
    with pytest.raises(Cancelled):
        discover(server.url("/"), feedback=feedback, on_finding=listen, hosts={})


def test_what_is_no_address_is_said() -> None:
    with pytest.raises(PlatformError, match="not a web address"):
        discover("ftp://x")


@pytest.mark.parametrize(
    ("address", "strangers"),
    [("https://admin.github.io/x", True), ("https://www.region.fr/x", False), ("http://127.0.0.1:9/x", False)],
)
def test_the_account_goes_to_the_house_of_the_address_only(
    address: str, strangers: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """``catalogue.github.io`` is beside ``admin.github.io`` and belongs to somebody else."""
    asked: dict[str, set[str]] = {}

    class NoDoor:
        def __init__(self, authcfg: str, *_args: object, **_options: object) -> None:
            self.authcfg = authcfg

        def __enter__(self) -> NoDoor:
            return self

        def __exit__(self, *_error: object) -> None:
            pass

        def request(self, _method: str, url: str, **_options: object) -> None:
            asked.setdefault(self.authcfg, set()).add(urlsplit(url).hostname or "")
            raise HttpError("no", status=404)

    monkeypatch.setattr(discovery, "Door", NoDoor)
    discover(address, "abc1234")
    assert urlsplit(address).hostname in asked["abc1234"]
    assert ("catalogue.github.io" in asked.get("", set())) is strangers
    assert ("" in asked) is strangers
