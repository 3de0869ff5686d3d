"""Addresses of the product QGIS Server + PostGIS + CSW, and the registry of products."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest

from prodige_plugin import platforms
from prodige_plugin.errors import PlatformError
from prodige_plugin.platforms.model import Capability, Platform
from prodige_plugin.platforms.qgis_server import addresses, capabilities
from prodige_plugin.platforms.qgis_server.addresses import Addresses

PLATFORM = Platform(
    key="p",
    name="École",
    product="qgis_server",
    endpoints={
        "csw": "https://example.org/csw",
        "csw_publication": "https://example.org/csw",
        "service": "https://example.org/ows/{schema}/{project}",
        "features": "https://example.org/ows/{schema}/{project}/ogcapi",
        "database": "host=db.example.org dbname=sig",
        "data_schema": "producteur",
        "pg_service": "sig",
    },
    authcfg="abc1234",
)


def without(*roles: str) -> Platform:
    return replace(PLATFORM, endpoints={k: v for k, v in PLATFORM.endpoints.items() if k not in roles})


def test_templates_are_filled() -> None:
    found = Addresses(PLATFORM)
    assert found.service("zones") == "https://example.org/ows/producteur/zones"
    assert found.features("zones").endswith("/producteur/zones/ogcapi")
    assert found.map_page("zones") == ""


def test_get_map_keeps_the_shape_and_longitude_first() -> None:
    url = Addresses(PLATFORM).get_map("z", "z", (2.0, 48.0, 3.0, 48.1), (400, 300))
    query = parse_qs(urlsplit(url).query, keep_blank_values=True)
    west, south, east, north = (float(x) for x in query["BBOX"][0].split(","))
    assert west < 2 < 3 < east
    assert south < 48 < 48.1 < north
    assert (east - west) / (north - south) == pytest.approx(400 / 300, rel=1e-3)
    assert query["CRS"] == ["CRS:84"]


def test_a_point_gets_a_box_with_room() -> None:
    url = Addresses(PLATFORM).get_map("z", "z", (2.0, 48.0, 2.0, 48.0), (400, 300))
    west, south, east, north = (float(x) for x in parse_qs(urlsplit(url).query)["BBOX"][0].split(","))
    assert east > west
    assert north > south


def test_an_address_with_a_query_is_added_to() -> None:
    platform = replace(PLATFORM, endpoints={**PLATFORM.endpoints, "service": "https://x.org/q?map={project}"})
    assert Addresses(platform).ows("z", "WMS", "GetCapabilities").startswith("https://x.org/q?map=z&SERVICE=WMS&")


def test_record_identifiers_are_escaped() -> None:
    assert "ID=a%26b%20%C3%A9" in Addresses(PLATFORM).record("a&b é")


@pytest.mark.parametrize(
    ("role", "address"),
    [
        ("csw", "ftp://example.org/csw"),
        ("service", "https://example.org/ows/fixed"),
        ("features", "javascript:alert(1)"),
        ("database", "db.example.org"),
    ],
)
def test_wrong_addresses_are_said(role: str, address: str) -> None:
    with pytest.raises(PlatformError) as caught:
        addresses.check(replace(PLATFORM, endpoints={**PLATFORM.endpoints, role: address}))
    assert role in caught.value.what


def test_a_missing_address_is_named() -> None:
    with pytest.raises(PlatformError, match="data_schema"):
        _ = Addresses(without("data_schema")).schema


def test_capabilities_follow_addresses_and_account() -> None:
    assert capabilities(PLATFORM) == frozenset(Capability) - {
        Capability.PUBLISH_RASTER,
        Capability.DEPOSIT,
        Capability.RESTRICT,
    }
    assert capabilities(replace(PLATFORM, authcfg="")) == {Capability.SEARCH}
    assert Capability.PUBLISH_VECTOR not in capabilities(without("pg_service"))
    assert Capability.PUBLISH_VECTOR in capabilities(replace(PLATFORM, authcfg="", database_authcfg="x"))


def test_an_unknown_product_is_said() -> None:
    with pytest.raises(PlatformError, match="wizard"):
        platforms.product_of(replace(PLATFORM, product="wizard"))


def test_importing_the_room_is_cheap() -> None:
    code = (
        "import sys; import prodige_plugin.platforms; "
        "print([m for m in ('lxml', 'psycopg2', 'osgeo', 'qgis', 'requests') if m in sys.modules])"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=".").stdout
    assert out.strip() == "[]"
