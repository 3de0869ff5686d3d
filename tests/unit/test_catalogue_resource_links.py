"""What a portal says about a resource, and how the plugin would open it."""

from __future__ import annotations

import pytest

from prodige_plugin.catalogue.resource_links import protocol_of, resource_link, web_address
from prodige_plugin.services.sources import layer_sources


@pytest.mark.parametrize(
    ("stated", "title", "url", "kind", "layer"),
    [
        ("WMS", "n_zone_humide_s", "https://x.example.org/geoserver/ows", "WMS", "n_zone_humide_s"),
        ("ogc:wms", "Zones humides", "https://x.example.org/geoserver/ows", "WMS", ""),
        ("OGC WFS 2.0.0", "ws:zone", "https://x.example.org/any", "WFS", "ws:zone"),
        ("wfs", "WFS", "https://x.example.org/any", "WFS", ""),
        ("WFS", "GetCapabilities", "https://x.example.org/any?typename=a:b", "WFS", "a:b"),
        ("WMTS", "ortho", "https://x.example.org/any", "WMTS", "ortho"),
        ("OGC API - Features", "x", "https://x.example.org/any", "OAPIF", "x"),
        ("ogcapi-features", "x", "https://x.example.org/collections/zone/items", "OAPIF", "zone"),
        ("Esri REST", "x", "https://x.example.org/any", "ESRI", ""),
        ("arcgis geoservices rest api", "x", "https://x.example.org/any", "ESRI", ""),
        ("atom feed", "x", "https://x.example.org/any", "ATOM", ""),
        ("GeoJSON", "zones.geojson", "https://x.example.org/d/1", "FILE", ""),
        ("Shapefile", "x", "https://x.example.org/d/1", "FILE", ""),
        (".zip", "x", "https://x.example.org/d/1", "FILE", ""),
        # the address knows better than the format
        (
            "csv",
            "x",
            "https://x.example.org/o?service=WFS&request=GetFeature&typenames=a:b&outputformat=csv",
            "WFS",
            "a:b",
        ),
        ("", "x", "https://x.example.org/geoserver/wfs", "WFS", ""),
        ("HTML", "x", "https://x.example.org/page", "PAGE", ""),
        ("quelque chose", "x", "https://x.example.org/page", "PAGE", ""),
    ],
)
def test_kind_and_layer(stated: str, title: str, url: str, kind: str, layer: str) -> None:
    link = resource_link(url, stated, title)
    assert link is not None
    source = layer_sources([link])[0]
    assert source.kind == kind
    if kind in ("WMS", "WFS", "OAPIF"):
        assert (source.layer_name, source.reason) == (layer, "")
        assert source.needs_capabilities == (not layer)


def test_words_that_only_contain_a_service_are_none() -> None:
    assert protocol_of("newsfeed wms archive") == ""
    assert protocol_of("") == ""


@pytest.mark.parametrize("url", ["", "http://[", "ftp://x/y", "javascript:alert(1)", None, {"a": 1}, "http://", "/a/b"])
def test_what_is_no_address(url: object) -> None:
    assert web_address(url) == ""
    assert resource_link(url, "WMS") is None
