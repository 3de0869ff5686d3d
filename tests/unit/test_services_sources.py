"""From links to layer sources: order, names, addresses, accounts."""

from __future__ import annotations

import re
from urllib.parse import parse_qs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prodige_plugin.metadata.online import OnlineResource
from prodige_plugin.services import uris
from prodige_plugin.services.sources import account_goes_to, layer_sources, named, same_host, with_account

WMS = OnlineResource("https://h/wms?service=WMS&request=GetCapabilities", "OGC:WMS-1.1.1-http-get-map", "n_zone_s_r84")
WFS = OnlineResource("https://h/wfs/2a554da9", "OGC:WFS-1.0.0-http-get-capabilities", "ms:n_zone_s_r84")
API = OnlineResource("https://h/ogcapi/collections/n_zone%20s/items?f=json", "OGC API Features")
ATOM = OnlineResource("https://h/rss/atomfeed/atomdataset/1", "INSPIRE Atom", "Accès au lien ATOM")
PAGE = OnlineResource("https://h/geosource/consultationWMS?IDT=5", "WWW:LINK-1.0-http--link", "Voir")


def test_loadable_ones_come_first_in_order_of_preference():
    found = layer_sources([PAGE, ATOM, WMS, API, WFS], "Zones")
    assert [source.kind for source in found] == ["WFS", "OAPIF", "WMS", "ATOM", "PAGE"]
    assert [bool(source.reason) for source in found] == [False, False, False, False, True]
    assert {source.title for source in found} == {"Zones"}


def test_what_cannot_be_loaded_keeps_its_link():
    (source,) = layer_sources([PAGE])
    assert (source.url, source.uri, source.provider) == (PAGE.url, "", "")
    assert "map viewer" in source.reason


def test_the_uri_of_a_wms():
    (source,) = layer_sources([WMS])
    assert source.provider == "wms"
    pairs = parse_qs(source.uri, keep_blank_values=True)
    assert pairs["layers"] == ["n_zone_s_r84"]
    assert pairs["format"] == ["image/png"]
    assert pairs["styles"] == [""]
    assert pairs["crs"] == ["EPSG:4326"]
    assert pairs["url"] == ["https://h/wms?"]


def test_the_uri_of_a_wms_with_parameters_of_its_own():
    (source,) = layer_sources([OnlineResource("http://h/mapserv?map=/a b.map&service=WMS&layers=t1,t2", "OGC:WMS")])
    assert source.layer_name == "t1,t2"
    assert parse_qs(source.uri)["url"] == ["http://h/mapserv?map=%2Fa+b.map&"]


def test_the_uri_of_a_wfs():
    (source,) = layer_sources([WFS])
    assert source.provider == "WFS"
    assert "typename='ms:n_zone_s_r84'" in source.uri
    assert "url='https://h/wfs/2a554da9'" in source.uri
    assert "version='auto'" in source.uri
    assert "authcfg" not in source.uri


def test_the_uri_of_an_ogc_api():
    (source,) = layer_sources([API])
    assert (source.provider, source.layer_name, source.url) == ("OAPIF", "n_zone s", "https://h/ogcapi")
    assert "url='https://h/ogcapi'" in source.uri


@pytest.mark.parametrize(
    ("url", "landing", "collection"),
    [
        ("https://h/api/collections/a/items?limit=1&key=2", "https://h/api?key=2", "a"),
        ("https://h/api/collections", "https://h/api", ""),
        ("https://h/api/", "https://h/api/", ""),
        ("https://h/collections/a/items/4", "https://h", "a"),
    ],
)
def test_landing_pages(url, landing, collection):
    assert uris.landing_page(url) == (landing, collection)


def test_a_link_stated_twice_is_one_source():
    assert len(layer_sources([WMS, WMS])) == 1


def test_a_service_without_layer_name_gives_way_to_the_same_with_one():
    bare = OnlineResource("https://h/wms?", "OGC:WMS")
    assert [source.layer_name for source in layer_sources([bare, WMS])] == ["n_zone_s_r84"]
    (alone,) = layer_sources([bare])
    assert alone.needs_capabilities


def test_links_without_address_or_with_another_scheme():
    assert layer_sources([OnlineResource("  ", "OGC:WMS")]) == []
    (source,) = layer_sources([OnlineResource("file:///etc/passwd?service=WMS", "OGC:WMS", "x")])
    assert "http" in source.reason
    assert source.provider == ""


def test_the_account_goes_to_the_platform_s_own_hosts_only():
    links = [
        WFS,
        OnlineResource("https://h.evil.example/wfs", "OGC:WFS", "t"),
        OnlineResource("https://h@e/wfs", "OGC:WFS", "t"),
    ]
    found = {source.url: source for source in layer_sources(links, authcfg="abc1234", hosts=["H"])}
    assert found["https://h/wfs/2a554da9"].uri.startswith("authcfg=abc1234 ")
    assert "authcfg" not in found["https://h.evil.example/wfs"].uri
    assert "authcfg" not in found["https://e/wfs"].uri
    assert "left out" in found["https://e/wfs"].notes[0]
    assert "authcfg=abc1234&" in named(layer_sources([WMS], authcfg="abc1234", hosts=["h"])[0], "x")


def test_only_what_the_map_shows():
    wfs, api = layer_sources([WFS, API])
    assert "restrictToRequestBBOX='1'" in named(wfs, "t", view_only=True)
    assert "restrictToRequestBBOX='1'" in named(api, "t", "EPSG:2154", view_only=True)
    assert "restrictToRequestBBOX" not in wfs.uri + api.uri


def read_datasource(uri: str) -> dict[str, str]:
    """Read ``key='value'`` pairs as QgsDataSourceUri does."""
    found = re.findall(r"(\w+)='((?:\\.|[^'\\])*)'", uri)
    return {key: re.sub(r"\\(.)", r"\1", value) for key, value in found}


@given(st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=40))
def test_any_type_name_survives_the_wfs_uri(name):
    assert read_datasource(uris.wfs_uri("https://h/wfs", name))["typename"] == name


@given(st.text(st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="%+"), min_size=1, max_size=40))
def test_any_layer_name_survives_the_wms_uri(name):
    pairs = parse_qs(uris.wms_uri("https://h/wms?map=a&b", name), keep_blank_values=True, separator="&")
    assert pairs["layers"] == [name]
    assert pairs["url"] == ["https://h/wms?map=a&b=&"]


@given(st.lists(st.sampled_from(["map=x", "SERVICE=WMS", "Request=GetMap", "LAYERS=a", "key=s", "f=json"]), max_size=6))
def test_a_service_address_keeps_only_what_is_its_own(pairs):
    url = uris.service_url("https://h/ows?" + "&".join(pairs))
    kept = [pair for pair in pairs if pair in ("map=x", "key=s")]
    assert url == "https://h/ows" + ("?" + "&".join(kept) if kept else "")


def test_an_address_that_cannot_be_taken_apart_is_a_reason_and_no_error():
    broken, good = (
        OnlineResource("http://[x/wms", "OGC:WMS", "a"),
        OnlineResource("https://x.example/wms", "OGC:WMS", "a"),
    )
    sources = layer_sources([broken, good, broken], "Titre")
    assert [source.kind for source in sources] == ["WMS", "WMS"]
    assert "badly written" in sources[1].reason


@pytest.mark.parametrize(
    ("url", "other", "same"),
    [
        ("https://h/a", "https://H/b", True),
        ("http://h/a", "https://h/a", True),
        ("https://h/a", "http://h/a", False),
        ("https://h/a", "https://h:8443/a", False),
        ("https://h/a", "https://h.evil.example/a", False),
        ("https://h/a", "https://h@evil.example/a", False),
    ],
)
def test_where_an_account_may_go(url, other, same):
    assert same_host(url, other) is same


@pytest.mark.parametrize(
    ("url", "goes"),
    [
        ("https://carto.x.fr/wfs", True),
        ("HTTPS://Carto.X.fr/other", True),
        ("http://carto.x.fr/wfs", False),
        ("http://old.x.fr/wms", True),
        ("https://old.x.fr/wms", True),
        ("https://elsewhere.fr/wfs", False),
        ("", False),
    ],
)
def test_an_account_does_not_go_in_the_clear_to_a_server_asked_by_https(url: str, goes: bool) -> None:
    """Records are full of http links to servers that have been on https for years."""
    addresses = ("https://carto.x.fr/services", "http://old.x.fr/csw", "")
    assert account_goes_to(url, addresses) is goes
    link = OnlineResource(url, "OGC:WFS", "x")
    for source in layer_sources([link], authcfg="abc1234", hosts=["carto.x.fr", "old.x.fr"], addresses=addresses):
        assert bool(source.authcfg) is goes


def test_an_old_link_to_a_server_on_https_is_asked_by_https_with_the_account():
    addresses = ("https://carto.x.fr/services",)
    (old,) = layer_sources([OnlineResource("http://carto.x.fr/wfs", "OGC:WFS", "x")])
    given = with_account(old, "abc1234", addresses)
    assert (given.url, given.authcfg, len(given.notes)) == ("https://carto.x.fr/wfs", "abc1234", len(old.notes) + 1)
    assert with_account(given, "abc1234", addresses) == given
    (other,) = layer_sources([OnlineResource("http://carto.x.fr:8080/wfs", "OGC:WFS", "x")])
    assert with_account(other, "abc1234", addresses) == other


@pytest.mark.parametrize("turned", [False, True])
@pytest.mark.parametrize("named", ["", "ms:zones"])
def test_the_service_of_one_data_set_stands_before_the_platforms_whole_one(turned, named):
    """PRODIGE states both; the whole one lists every layer of the platform."""
    own = OnlineResource("https://datacarto.h.example/wfs/2a554da9-5737-4650-9093-03b72eac5254", "OGC:WFS", named)
    whole = OnlineResource("https://datacarto.h.example/wfs", "OGC:WFS", "ms:zones")
    picture = OnlineResource("https://datacarto.h.example/wms/2a554da9-5737-4650-9093-03b72eac5254", "OGC:WMS", "zones")
    links = [picture, own, whole] if turned else [whole, own, picture]
    assert [source.url for source in layer_sources(links)] == [own.url, whole.url, picture.url]
