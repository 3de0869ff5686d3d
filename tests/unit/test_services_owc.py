"""Map contexts as they are written."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prodige_plugin.errors import BadXml
from prodige_plugin.services import owc
from prodige_plugin.services.datasets import has_offerings

REQ = "http://www.opengis.net/spec/owc-geojson/1.0/req/"


def resource(title: str, offerings: list[object], **properties: object) -> dict[str, object]:
    return {"type": "Feature", "properties": {"title": title, "offerings": offerings, **properties}}


def wms(layer: str, **more: object) -> dict[str, object]:
    capabilities = {"code": "GetCapabilities", "href": "https://h/wms?service=WMS&request=GetCapabilities"}
    get_map = {"code": "GetMap", "href": f"https://h/wms?service=WMS&request=GetMap&layers={layer}&styles=grey"}
    return {"code": f"{REQ}wms", "operations": [capabilities, get_map], **more}


def context(*features: object) -> dict[str, object]:
    return {"type": "FeatureCollection", "properties": {"title": "Une carte"}, "features": list(features)}


def test_a_context_as_geojson() -> None:
    document = context(
        resource("Communes", [wms("communes", styles=[{"name": "a"}, {"name": "b", "default": True}])], folder="/A/B"),
        resource("Zones", [wms("zones")], active=False, opacity=40),
        resource(
            "Here", [{"code": f"{REQ}geojson", "contents": [{"type": "application/geo+json", "content": {"a": 1}}]}]
        ),
        resource("File", [{"code": f"{REQ}kml", "contents": [{"type": "x", "href": "data/a.kml"}]}]),
        resource("Search", [{"code": f"{REQ}csw", "operations": [{"href": "https://h/csw"}]}]),
        {"type": "Feature", "properties": {"title": "only a place"}},
    )
    assert has_offerings(document)
    read = owc.read(json.dumps(document).encode(), "https://h/maps/1.geojson")
    assert read is not None
    assert read.title == "Une carte"
    assert [one.title for one in read.resources] == ["Communes", "Zones", "Here", "File", "Search"]
    first, second, here, file, search = read.resources
    assert (first.folder, first.visible, first.opacity) == (("A", "B"), True, 1.0)
    assert (first.ways[0].protocol, first.ways[0].layer, first.ways[0].style) == ("OGC:WMS", "communes", "b")
    assert (second.visible, second.opacity, second.ways[0].style) == (False, 0.4, "grey")
    assert (here.ways[0].suffix, json.loads(here.ways[0].content)) == (".geojson", {"a": 1})
    assert file.ways[0].url == "https://h/maps/data/a.kml"
    assert search.ways == ()


def test_plain_geojson_is_no_context() -> None:
    document = {"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {"offerings": 3}}]}
    assert not has_offerings(document)
    assert owc.read(json.dumps(document).encode(), "https://h/") is None
    assert owc.read(b"a;b\n", "https://h/") is None
    assert owc.read(b"{", "https://h/") is None
    assert owc.read(b"<feed xmlns='http://www.w3.org/2005/Atom'/>", "https://h/") is None


ATOM = b"""<feed xmlns="http://www.w3.org/2005/Atom" xmlns:owc="http://www.opengis.net/owc/1.0">
<title>Carte</title><entry><title>Communes</title>
<category scheme="http://www.opengis.net/spec/owc/active" term="false"/>
<category scheme="http://www.opengis.net/spec/owc/folder" term="/Fond"/>
<owc:offering code="http://www.opengis.net/spec/owc/1.0/req/atom/wms">
<owc:operation code="GetMap" method="GET" href="https://h/wms?service=WMS&amp;request=GetMap&amp;LAYERS=communes"/>
<owc:styleSet default="true"><owc:name>dark</owc:name></owc:styleSet></owc:offering>
<owc:offering code="http://www.opengis.net/spec/owc/1.0/req/atom/gml">
<owc:content type="application/gml+xml"><x xmlns="urn:x">1</x></owc:content></owc:offering></entry></feed>"""


def test_a_context_as_atom() -> None:
    read = owc.read(ATOM, "https://h/a.atom")
    assert read is not None
    (one,) = read.resources
    assert (one.visible, one.folder) == (False, ("Fond",))
    assert one.ways[0] == owc.Way("OGC:WMS", one.ways[0].url, "communes", "dark")
    assert (one.ways[1].protocol, one.ways[1].suffix) == ("inline", ".gml")
    assert b"<x xmlns" in one.ways[1].content


def test_a_web_map_context_is_turned_round() -> None:
    layers = "".join(
        f'<Layer queryable="1" hidden="{hidden}"><Server service="OGC:WMS" version="1.1.1"><OnlineResource '
        f'xlink:href="https://h/wms?"/></Server><Name>{name}</Name><Title>{name.title()}</Title>'
        f'<StyleList><Style><Name>a</Name></Style><Style current="1"><Name>b</Name></Style></StyleList>'
        f'<Extension><ol:opacity xmlns:ol="http://openlayers.org/context">0.5</ol:opacity></Extension></Layer>'
        for name, hidden in (("bottom", 1), ("top", 0))
    )
    data = (
        '<ViewContext xmlns="http://www.opengis.net/context" xmlns:xlink="http://www.w3.org/1999/xlink" '
        f'version="1.1.0"><General><Title>Carte</Title></General><LayerList>{layers}</LayerList></ViewContext>'
    ).encode()
    read = owc.read(data, "https://h/a.wmc")
    assert read is not None
    assert [(one.title, one.visible, one.opacity) for one in read.resources] == [
        ("Top", True, 0.5),
        ("Bottom", False, 0.5),
    ]
    assert read.resources[0].ways == (owc.Way("OGC:WMS", "https://h/wms", "top", "b"),)


def test_a_collection_of_contexts_says_so() -> None:
    with pytest.raises(BadXml, match="list of maps"):
        owc.read(b"<ViewContextCollection/>", "https://h/")


@given(
    st.recursive(
        st.none() | st.booleans() | st.floats(allow_nan=False) | st.text(),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(
                    [
                        "features",
                        "properties",
                        "offerings",
                        "code",
                        "operations",
                        "href",
                        "contents",
                        "content",
                        "styles",
                    ]
                ),
                inner,
                max_size=4,
            )
        ),
        max_leaves=20,
    )
)
def test_any_json_is_no_surprise(document: object) -> None:
    owc.read(json.dumps(document).encode(), "https://h/a")
    has_offerings(document)


@given(st.integers(0, len(ATOM) - 1), st.binary(max_size=3))
def test_any_damaged_atom_is_no_surprise(position: int, piece: bytes) -> None:
    try:
        owc.read(ATOM[:position] + piece + ATOM[position + 1 :], "https://h/a")
    except BadXml:
        return


@pytest.mark.parametrize("bad", ["http://[", "//[", "http://\u2100.example/"])
def test_what_is_no_address_is_no_way(bad: str) -> None:
    wmc = (
        '<ViewContext xmlns:xlink="http://www.w3.org/1999/xlink"><LayerList><Layer><Server service="OGC:WMS">'
        f'<OnlineResource xlink:href="{bad}"/></Server><Name>zones</Name></Layer></LayerList></ViewContext>'
    )
    offerings = [
        {"code": "http://www.opengis.net/spec/owc-geojson/1.0/req/wms", "operations": [{"href": bad}]},
        {"code": "http://www.opengis.net/spec/owc-geojson/1.0/req/geojson", "contents": [{"href": bad}]},
        {"code": "http://www.opengis.net/spec/owc-geojson/1.0/req/geojson", "operations": [{"href": bad}]},
    ]
    listed = json.dumps({"features": [{"properties": {"title": "Zones", "offerings": offerings}}]})
    for data in (wmc, listed):
        found = owc.read(data.encode(), "https://h.example/map")
        assert found is not None and found.resources[0].ways == ()
