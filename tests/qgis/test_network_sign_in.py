"""Signing in through QGIS's transport, and layers that draw with the session."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from http.cookiejar import Cookie
from typing import Any

import pytest
from qgis.core import QgsNetworkAccessManager, QgsVectorLayer
from qgis.PyQt.QtCore import QCoreApplication, QUrl

from prodige_plugin.network import Door, Expect, sign_in
from prodige_plugin.network.sign_in import layers
from prodige_plugin.network.sign_in.cas import CasSignIn
from prodige_plugin.network.sign_in.session import SessionSignIn
from prodige_plugin.network.sign_in.token import TokenSignIn
from tests.servers.cas import PASSWORD, USER, Guarded, cas_server
from tests.servers.http import HttpServer
from tests.servers.prodige import Prodige

from .gui_fakes import pump

ACCOUNT = "sig1234"
pytestmark = pytest.mark.usefixtures("qgis_app")


def in_worker(work: Callable[[], Any]) -> Any:
    got: list[Any] = []
    thread = threading.Thread(target=lambda: got.append(work()))
    thread.start()
    while thread.is_alive():
        QCoreApplication.processEvents()
        thread.join(0.005)
    QCoreApplication.processEvents()
    return got[0]


@pytest.fixture
def server() -> Iterator[HttpServer]:
    with HttpServer() as running:
        yield running
    sign_in.forget_all()
    pump(seconds=0.05)


@pytest.fixture(scope="module")
def cas() -> Iterator[str]:
    with cas_server() as address:
        yield address


def jar_of(url: str) -> list[str]:
    jar = QgsNetworkAccessManager.instance().cookieJar()
    return sorted(bytes(each.name()).decode() for each in jar.cookiesForUrl(QUrl(url)))


@pytest.mark.parametrize(("way", "path"), [(SessionSignIn, "/api/login"), (TokenSignIn, "/api/jwt_login")])
def test_prodige_is_signed_in_to(server: HttpServer, way: Any, path: str) -> None:
    prodige = Prodige()
    prodige.install(server)
    covered = server.url("/api/")
    made = way(server.url(path), ACCOUNT, lambda: (prodige.user, prodige.password), lambda u: u.startswith(covered))
    sign_in.announce("p", made)

    def ask() -> Any:
        with Door(ACCOUNT) as door:
            first = door.get(server.url("/api/data/mine"), expect=Expect.JSON).json()
            prodige.end_sessions()
            again = door.post(server.url("/api/data/mine"), b"0123456789", expect=Expect.JSON).json()
        return first["features"], again[0]["gid"]

    features, gid = in_worker(ask)
    assert (len(features), gid, prodige.logins) == (1, 10, 2)


def test_a_login_page_in_place_of_data_is_seen(server: HttpServer) -> None:
    prodige = Prodige()
    prodige.install(server)
    prodige.over, prodige.lasts = "page", 1
    covered = server.url("/api/")
    sign_in.announce(
        "p",
        SessionSignIn(
            server.url("/api/login"), ACCOUNT, lambda: (prodige.user, prodige.password), lambda u: u.startswith(covered)
        ),
    )
    for _ in range(3):
        assert in_worker(lambda: Door(ACCOUNT).get(server.url("/api/data/mine"), expect=Expect.JSON).status) == 200
    assert prodige.logins == 3


CAPABILITIES = """<?xml version="1.0"?><wfs:WFS_Capabilities version="1.1.0" xmlns:wfs="http://www.opengis.net/wfs"
 xmlns:ows="http://www.opengis.net/ows" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:ms="http://ms">
<ows:OperationsMetadata><ows:Operation name="GetFeature"><ows:DCP><ows:HTTP><ows:Get xlink:href="URL"/></ows:HTTP>
</ows:DCP></ows:Operation></ows:OperationsMetadata>
<wfs:FeatureTypeList><wfs:FeatureType><wfs:Name>ms:zones</wfs:Name><wfs:Title>Zones</wfs:Title>
<wfs:DefaultSRS>urn:ogc:def:crs:EPSG::2154</wfs:DefaultSRS></wfs:FeatureType></wfs:FeatureTypeList>
</wfs:WFS_Capabilities>"""
SCHEMA = """<?xml version="1.0"?><schema xmlns="http://www.w3.org/2001/XMLSchema" xmlns:gml="http://www.opengis.net/gml"
 xmlns:ms="http://ms" targetNamespace="http://ms" elementFormDefault="qualified">
<import namespace="http://www.opengis.net/gml" schemaLocation="http://schemas.opengis.net/gml/3.1.1/base/gml.xsd"/>
<element name="zones" type="ms:zonesType" substitutionGroup="gml:_Feature"/>
<complexType name="zonesType"><complexContent><extension base="gml:AbstractFeatureType"><sequence>
<element name="geom" type="gml:PointPropertyType" minOccurs="0"/><element name="nom" type="string"/>
</sequence></extension></complexContent></complexType></schema>"""
FEATURES = """<?xml version="1.0"?><wfs:FeatureCollection xmlns:wfs="http://www.opengis.net/wfs"
 xmlns:gml="http://www.opengis.net/gml" xmlns:ms="http://ms" numberOfFeatures="1"><gml:featureMember>
<ms:zones gml:id="zones.1"><ms:geom><gml:Point srsName="urn:ogc:def:crs:EPSG::2154"><gml:pos>700000 6600000</gml:pos>
</gml:Point></ms:geom><ms:nom>Étang</ms:nom></ms:zones></gml:featureMember></wfs:FeatureCollection>"""


def test_a_layer_behind_a_sign_in_page_draws_with_the_session(server: HttpServer, cas: str) -> None:
    guarded = Guarded(cas)
    root = guarded.install(server)
    wfs = f"{root}wfs"
    for request, text in (("GetCapabilities", CAPABILITIES), ("DescribeFeatureType", SCHEMA), ("GetFeature", FEATURES)):
        guarded.pages[f"/app/wfs?{request}"] = ("text/xml; charset=utf-8", text.replace("URL", wfs).encode())
    uri = f"srsname='EPSG:2154' typename='ms:zones' url='{wfs}' version='1.1.0' pagingEnabled='false'"
    before = QgsVectorLayer(uri, "zones", "WFS")
    assert not before.isValid()

    signed = CasSignIn("", ACCOUNT, lambda: (USER, PASSWORD), lambda url: url.startswith(root))
    sign_in.announce("p", signed)
    told = in_worker(
        lambda: Door(ACCOUNT).get(wfs, params={"service": "WFS", "request": "GetCapabilities"}, expect=Expect.XML).text
    )
    assert "ms:zones" in told
    assert pump(lambda: "SESSION" in jar_of(wfs))
    layer = QgsVectorLayer(uri, "zones", "WFS")
    assert layer.isValid()
    assert [feature["nom"] for feature in layer.getFeatures()] == ["Étang"]
    assert ("GET", "/app/wfs") in guarded.served

    # the service forgets, as after a night: the sign-in page's own session opens it again for the layer
    guarded.sessions.clear()
    again = QgsVectorLayer(uri.replace(wfs, f"{wfs}?a=1"), "zones", "WFS")  # nothing of it is cached
    assert [feature["nom"] for feature in again.getFeatures()] == ["Étang"]
    assert guarded.validated > 1  # once for each thread that came while it was closed


def test_signing_out_takes_the_session_from_the_layers(server: HttpServer, cas: str) -> None:
    guarded = Guarded(cas)
    root = guarded.install(server)
    signed = CasSignIn("", ACCOUNT, lambda: (USER, PASSWORD), lambda url: url.startswith(root))
    sign_in.announce("p", signed)
    in_worker(lambda: Door(ACCOUNT).get(f"{root}x").status)
    assert pump(lambda: "SESSION" in jar_of(root))
    sign_in.forget("p")
    assert pump(lambda: "SESSION" not in jar_of(root))
    assert "cas-session" not in jar_of(cas + "/login")


def test_the_cookies_are_for_their_host_alone(server: HttpServer, cas: str) -> None:
    guarded = Guarded(cas)
    root = guarded.install(server)
    sign_in.announce("p", CasSignIn("", ACCOUNT, lambda: (USER, PASSWORD), lambda url: url.startswith(root)))
    in_worker(lambda: Door(ACCOUNT).get(f"{root}x").status)
    assert pump(lambda: "SESSION" in jar_of(root))
    assert jar_of("http://127.0.0.2/app/x") == []


def cookie(domain: str, stated: bool) -> Cookie:
    return Cookie(
        0, "PHPSESSID", "1", None, False, domain, stated, domain.startswith("."), "/", True, False, None, True, None,
        None, {},
    )  # fmt: skip


@pytest.mark.parametrize(
    ("domain", "stated", "sent", "not_sent"),
    [
        ("catalogue.example.org", False, "catalogue.example.org", "below.catalogue.example.org"),
        (".example.org", True, "datacarto.example.org", "example.net"),
        ("127.0.0.1", False, "127.0.0.1", "127.0.0.2"),
        ("localhost.local", False, "localhost", "localhost.local"),
    ],
)
def test_cookies_go_where_they_are_for_and_are_taken_back(domain: str, stated: bool, sent: str, not_sent: str) -> None:
    one = cookie(domain, stated)
    layers.share([one])
    assert jar_of(f"http://{sent}/x") == ["PHPSESSID"]
    assert jar_of(f"http://{not_sent}/x") == []
    layers.share([], [one])
    assert jar_of(f"http://{sent}/x") == []


def test_what_is_taken_now_does_not_come_back_with_what_was_given_before() -> None:
    one = cookie("catalogue.example.org", False)
    thread = threading.Thread(target=lambda: layers.share([one]))
    thread.start()
    thread.join()  # under way to this thread, which has not looked yet
    layers.share([], [one])
    pump(seconds=0.05)
    assert jar_of("http://catalogue.example.org/") == []


def test_an_account_that_is_replaced_takes_its_session_from_the_layers(server: HttpServer) -> None:
    prodige = Prodige()
    prodige.install(server)

    def way(account: str) -> SessionSignIn:
        given = (prodige.user, prodige.password)
        return SessionSignIn(server.url("/api/login"), account, lambda: given, lambda _url: True)

    sign_in.announce("p", way(ACCOUNT))
    in_worker(lambda: Door(ACCOUNT).get(server.url("/api/data/mine")).status)
    assert pump(lambda: "PHPSESSID" in jar_of(server.url("/api/")))
    sign_in.announce("p", way("other12"))
    assert pump(lambda: "PHPSESSID" not in jar_of(server.url("/api/")))
