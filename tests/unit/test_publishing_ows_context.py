"""A map written as an OWS Context, and read back by our own reader and by the standard's rules."""

from __future__ import annotations

import json
from urllib.parse import parse_qs, urlsplit

from hypothesis import given
from hypothesis import strategies as st

from prodige_plugin.publishing.ows_context import Described, Offered, Shown, context
from prodige_plugin.services import owc

WMS = Offered("wms", "https://carte.example/ows?map=/a b", "zones_humides", "1.3.0", "défaut")
WFS = Offered("wfs", "https://carte.example/ows", "zones_humides", "2.0.0")
LAYER = Shown(
    "Zones humides « été »", (WMS, WFS), "urn:uuid:1", "Résumé", ("Milieux", "Eau/Humide"), False, 0.5,
    (4.6, 44.1, 5.8, 45.4), "https://catalogue.example/1", 500.0, 250000.0,
)  # fmt: skip
MAP = Described(
    "https://carte.example/1", "Milieux humides", "Deux couches", "fr", "DREAL", "sig@example.fr", ("eau",),
    "2026-01-31T10:00:00+00:00", (4.0, 44.0, 6.0, 46.0), "https://catalogue.example/2", ("prodige_plugin", "1.0"),
    previews=("https://carte.example/1.png",),
)  # fmt: skip


def test_the_document_has_what_the_core_requires() -> None:
    document = json.loads(context(MAP, [LAYER]))
    assert document["type"] == "FeatureCollection"
    assert document["id"] == MAP.identifier
    assert document["bbox"] == [4.0, 44.0, 6.0, 46.0]
    properties = document["properties"]
    assert properties["links"]["profiles"] == [{"href": "http://www.opengis.net/spec/owc-geojson/1.0/req/core"}]
    assert {key: properties[key] for key in ("lang", "title", "updated")} == {
        "lang": "fr", "title": "Milieux humides", "updated": "2026-01-31T10:00:00+00:00",
    }  # fmt: skip
    (feature,) = document["features"]
    assert feature["geometry"]["coordinates"][0][0] == [4.6, 44.1]
    assert feature["properties"]["active"] is False
    assert feature["properties"]["minscaledenominator"] == 500.0
    codes = [offering["code"] for offering in feature["properties"]["offerings"]]
    assert codes == [f"http://www.opengis.net/spec/owc-geojson/1.0/req/{kind}" for kind in ("wms", "wfs")]


def test_the_requests_can_be_sent_as_they_stand() -> None:
    (feature,) = json.loads(context(MAP, [LAYER]))["features"]
    wms, wfs = feature["properties"]["offerings"]
    capabilities, picture = wms["operations"]
    asked = parse_qs(urlsplit(picture["href"]).query)
    assert asked["map"] == ["/a b"]
    assert asked["LAYERS"] == ["zones_humides"]
    assert asked["STYLES"] == ["défaut"]
    assert asked["CRS"] == ["CRS:84"]
    assert asked["BBOX"] == ["4.600000,44.100000,5.800000,45.400000"]
    assert parse_qs(urlsplit(capabilities["href"]).query)["REQUEST"] == ["GetCapabilities"]
    assert parse_qs(urlsplit(wfs["operations"][1]["href"]).query)["TYPENAMES"] == ["zones_humides"]


def test_what_is_written_is_read_again() -> None:
    second = Shown("Fond", (Offered("wmts", "https://tuiles.example/wmts", "fond", "1.0.0"),), "2")
    read = owc.read(context(MAP, [LAYER, second]), "https://carte.example/1.owc.json")
    assert read is not None
    assert read.title == "Milieux humides"
    assert [one.title for one in read.resources] == ["Zones humides « été »", "Fond"]
    first = read.resources[0]
    assert (first.visible, first.opacity, first.folder) == (False, 0.5, ("Milieux", "Eau-Humide"))
    assert [(way.protocol, way.layer) for way in first.ways] == [
        ("OGC:WMS", "zones_humides"), ("OGC:WFS", "zones_humides"),
    ]  # fmt: skip
    assert [way.protocol for way in read.resources[1].ways] == ["OGC:WMTS"]


@given(st.text(), st.text(), st.lists(st.text(min_size=1), max_size=3))
def test_any_words_are_kept(title: str, abstract: str, folder: list[str]) -> None:
    layer = Shown(title, (WFS,), "1", abstract, tuple(folder))
    document = json.loads(context(Described("x", title), [layer]))
    properties = document["features"][0]["properties"]
    assert properties.get("title", "") == title
    assert properties.get("abstract", "") == abstract


def test_nothing_is_said_of_what_is_not_known() -> None:
    document = json.loads(context(Described("x", "Carte"), [Shown("A", (), "1")]))
    assert "bbox" not in document
    assert document["features"][0]["geometry"] is None
    assert "authors" not in document["properties"]
