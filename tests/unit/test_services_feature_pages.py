"""Pages of features, told by their beginning and end."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prodige_plugin.errors import LayerError
from prodige_plugin.services import feature_pages


def page(path: Path, x: float = 1.33, y: float = 47.59, count: int = 1, **more: object) -> Path:
    one = {"type": "Feature", "properties": {"gid": 1}, "geometry": {"type": "MultiPoint", "coordinates": [[x, y]]}}
    path.write_text(json.dumps({"type": "FeatureCollection", "features": [one] * count, **more}))
    return path


@pytest.mark.parametrize("count", [1, 1000])
@pytest.mark.parametrize(
    ("member", "point", "asked", "crs"),
    [
        ("urn:ogc:def:crs:EPSG::2154", (1.0, 47.0), "", "EPSG:2154"),
        ("urn:ogc:def:crs:OGC:1.3:CRS84", (574357.0, 6722759.0), "EPSG:2154", "CRS:84"),
        ("http://www.opengis.net/def/crs/EPSG/0/3947", (1.0, 47.0), "", "EPSG:3947"),
        (None, (1.0, 47.0), "EPSG:2154", "EPSG:4326"),
        (None, (338000.0, 7650000.0), "EPSG:2975", "EPSG:2975"),
        (None, (574357.0, 6722759.0), "EPSG:4326", "EPSG:2154"),
    ],
)
def test_the_crs(
    tmp_path: Path, member: str | None, point: tuple[float, float], asked: str, crs: str, count: int
) -> None:
    # the member comes last here: of a large page, at its end
    more = {"crs": {"type": "name", "properties": {"name": member}}} if member else {}
    path = page(tmp_path / "a", *point, count=count, **more)
    assert (path.stat().st_size > feature_pages.SNIFF) is (count > 1)
    assert feature_pages.check(path, asked) == crs


def test_no_place_no_crs(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_text('{"features": [{"type": "Feature", "geometry": null, "properties": {}}]}')
    assert feature_pages.check(path, "EPSG:2154") == ""


@pytest.mark.parametrize(
    "body", [None, 3, [], {}, {"features": 1}, [{"check": False, "msg": "non"}], {"message": "non"}]
)
def test_what_is_no_page(tmp_path: Path, body: object) -> None:
    path = tmp_path / "a"
    path.write_text(json.dumps(body))
    with pytest.raises(LayerError) as caught:
        feature_pages.check(path)
    assert caught.value.why and caught.value.todo
    assert ("non" in caught.value.why) is ("non" in json.dumps(body))
    path.write_text(json.dumps({"x": ["y" * 100] * 1000}))
    with pytest.raises(LayerError):
        feature_pages.check(path)


JSON: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.floats(allow_nan=False) | st.text(),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["properties", "geometry", "coordinates", "gid", "name"]), inner, max_size=3)
    ),
    max_leaves=15,
)


@given(features=JSON, crs=JSON)
def test_any_page_is_no_surprise(tmp_path_factory: pytest.TempPathFactory, features: object, crs: object) -> None:
    path = tmp_path_factory.mktemp("any") / "a"
    path.write_text(json.dumps({"features": features, "crs": crs}))
    try:
        feature_pages.check(path, "EPSG:2154")
    except LayerError as error:
        assert error.why
