"""The product PRODIGE: which addresses are asked signed in, and what a test of the connection says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from prodige_plugin import platforms
from prodige_plugin.catalogue.model import Query
from prodige_plugin.errors import PlatformError
from prodige_plugin.feedback import Feedback
from prodige_plugin.network import sign_in as ways
from prodige_plugin.network.sign_in.cas import CasSignIn
from prodige_plugin.platforms import either
from prodige_plugin.platforms import sign_in as platform_sign_in
from prodige_plugin.platforms.model import PAGE, SESSION, TOKEN, Capability, Platform
from prodige_plugin.platforms.prodige import collections_address
from tests.servers.http import HttpServer
from tests.servers.prodige import Prodige

from .csw_samples import iso, results

ACCOUNT = "abc1234"
INSTANCE = Platform(
    key="datara",
    name="DatARA",
    product="prodige",
    endpoints={
        "catalogue": "https://catalogue.open-datara.fr/geonetwork",
        "features": "https://admin.open-datara.fr/api/ogc-features",
        "services": "https://datacarto.open-datara.fr",
        "portal": "https://www.open-datara.fr",
        "sign_in": "https://cas.open-datara.fr/login",
    },
    authcfg=ACCOUNT,
)


@pytest.fixture(autouse=True)
def _forgotten() -> Iterator[None]:
    yield
    ways.forget_all()
    either._BY_CSW.clear()


def covered(way: str, url: str) -> bool:
    held = platform_sign_in.announce(replace(INSTANCE, sign_in=way))
    assert held is not None
    return held.covers(url)


@pytest.mark.parametrize("way", [SESSION, TOKEN])
@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://catalogue.open-datara.fr/api/data/x?limit=1", True),
        ("https://Catalogue.open-datara.fr/api", True),
        ("https://admin.open-datara.fr/api/ogc-features/collections/x/items", True),
        ("https://catalogue.open-datara.fr/apis", False),
        ("https://catalogue.open-datara.fr/geonetwork/srv/api/me", False),
        ("http://catalogue.open-datara.fr/api/data/x", False),
        ("https://datacarto.open-datara.fr/wfs", False),
        ("https://catalogue.open-datara.fr.evil.example/api/data", False),
    ],
)
def test_a_session_and_a_token_are_for_the_api(way: str, url: str, expected: bool) -> None:
    assert covered(way, url) is expected


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://catalogue.open-datara.fr/geonetwork/srv/api/me", True),
        ("https://datacarto.open-datara.fr/wfs/x", True),
        ("https://cas.open-datara.fr/login", False),
        ("https://www.open-datara.fr/", False),
        ("http://datacarto.open-datara.fr/wfs/x", False),
        ("https://www.geo2france.fr/", False),
    ],
)
def test_a_sign_in_page_is_for_all_services_of_the_platform(url: str, expected: bool) -> None:
    assert covered(PAGE, url) is expected


def test_without_an_account_nobody_signs_in() -> None:
    assert platform_sign_in.announce(replace(INSTANCE, sign_in=TOKEN, authcfg="")) is None


def test_a_platform_that_changes_its_way_has_no_session_left() -> None:
    platforms.announce(replace(INSTANCE, sign_in=TOKEN))
    assert ways.find(ACCOUNT) is not None
    platforms.announce(INSTANCE)
    assert ways.find(ACCOUNT) is None


def test_an_api_nobody_can_find_is_said() -> None:
    with pytest.raises(PlatformError, match="cannot be signed in"):
        platform_sign_in.announce(replace(INSTANCE, endpoints={}, sign_in=TOKEN))


@pytest.mark.parametrize(
    ("product", "stated", "start", "also"),
    [
        ("georchestra", "", "https://x.fr/geonetwork/srv/fre/catalog.search?login", ()),
        ("prodige", "", "https://x.fr/geonetwork/srv/fre/catalog.signin?casLogin", ()),
        (
            "prodige",
            "https://cas.x.fr/login",
            "https://cas.x.fr/login",
            ("https://x.fr/geonetwork/srv/fre/catalog.signin?casLogin",),
        ),
        ("csw", "", "", ()),
    ],
)
def test_the_catalogue_is_entered_by_its_own_page(product: str, stated: str, start: str, also: tuple[str, ...]) -> None:
    endpoints = {"catalogue": "https://x.fr/geonetwork", "sign_in": stated}
    held = platform_sign_in.announce(Platform("r", "R", product, endpoints, ACCOUNT, sign_in=PAGE))
    assert isinstance(held, CasSignIn)
    assert (held._start, held._also) == (start, also)


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        ("https://admin.x.fr/api/ogc-features", "https://admin.x.fr/api/ogc-features/collections.json"),
        ("https://admin.x.fr/api/ogc-features/", "https://admin.x.fr/api/ogc-features/collections.json"),
        ("https://admin.x.fr/api/ogc-features/collections", "https://admin.x.fr/api/ogc-features/collections.json"),
        ("https://a.fr/api/ogc-features/collections.json?x=1", "https://a.fr/api/ogc-features/collections.json"),
    ],
)
def test_the_list_of_collections_is_found(stated: str, expected: str) -> None:
    assert collections_address(stated) == expected


# -- against a server ----------------------------------------------------------------------------


@pytest.fixture
def server() -> Iterator[HttpServer]:
    with HttpServer() as running:
        yield running


@pytest.fixture
def prodige(server: HttpServer, monkeypatch: pytest.MonkeyPatch) -> Prodige:
    made = Prodige()
    made.install(server)
    made.geonetwork.records = [("u1", "Zones humides", [], [0.0, 45.0, 1.0, 46.0])]
    return made


def local(server: HttpServer, **changes: object) -> Platform:
    endpoints = {
        "catalogue": server.url("/geonetwork"),
        "features": server.url("/api/ogc-features"),
        "download": server.url("/ok"),
    }
    return replace(Platform("local", "Ici", "prodige", endpoints), **changes)  # type: ignore[arg-type]


def test_the_connection_is_said_in_words_as_a_visitor(server: HttpServer, prodige: Prodige) -> None:
    rows = platforms.test_connection(local(server), Feedback())
    assert [(name, good) for name, good, _words in rows] == [
        ("Catalogue", True), ("OGC API Features", True), ("Downloads", True),
    ]  # fmt: skip
    assert rows[0][2] == "1 entry(ies) can be found."
    assert rows[1][2] == "1 collection(s) can be loaded."


def test_what_does_not_answer_is_said_and_the_others_are_tried(server: HttpServer, prodige: Prodige) -> None:
    broken = local(server)
    broken = replace(broken, endpoints={**broken.endpoints, "features": server.url("/nothing/here")})
    rows = {name: (good, words) for name, good, words in platforms.test_connection(broken, Feedback())}
    assert rows["Catalogue"][0] and rows["Downloads"][0]
    assert not rows["OGC API Features"][0]
    assert "404" in rows["OGC API Features"][1]


def test_the_catalogue_falls_back_on_its_csw(server: HttpServer) -> None:
    server.route("/csw", lambda handler: handler.reply(200, results(iso()), "application/xml"))
    endpoints = {"catalogue": server.url("/nowhere/geonetwork"), "csw": server.url("/csw")}
    platform = Platform("old", "Ancien", "prodige", endpoints)
    for _ in range(2):
        assert platforms.catalogue_for(platform).search(Query()).total == 1
    assert server.count("/nowhere/geonetwork/srv/api/search/records/_search") == 1


def test_capabilities_follow_the_addresses() -> None:
    product = platforms.product_of(INSTANCE)
    always = {
        Capability.SEARCH,
        Capability.DEPOSIT,
        Capability.PUBLISH_VECTOR,
        Capability.PUBLISH_MAP,
        Capability.UNPUBLISH,
    }
    assert product.capabilities(replace(INSTANCE, authcfg="", sign_in="")) == always
    assert product.capabilities(replace(INSTANCE, sign_in="")) == {*always, Capability.SAVE_RECORD}
    written = replace(INSTANCE, sign_in="prodige_session")
    assert product.capabilities(written) == {*always, Capability.SAVE_RECORD, Capability.PUSH_CHANGES}
    assert product.capabilities(replace(INSTANCE, endpoints={})) == frozenset()
