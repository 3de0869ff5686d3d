"""Features that come page by page, written to one file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prodige_plugin.errors import LayerError
from prodige_plugin.feedback import Feedback
from prodige_plugin.services import feature_pages


def feature(gid: int, x: float = 1.33, y: float = 47.59) -> dict[str, Any]:
    return {"type": "Feature", "properties": {"gid": gid}, "geometry": {"type": "Point", "coordinates": [x, y]}}


def pages_of(features: list[dict[str, Any]], **more: object) -> feature_pages.Ask:
    def ask(offset: int, limit: int) -> object:
        return {"type": "FeatureCollection", "features": features[offset : offset + limit], **more}

    return ask


def collect(ask: feature_pages.Ask, path: Path, limit: int = 3, crs: str = "") -> tuple[feature_pages.Collected, Any]:
    done = feature_pages.collect(ask, path, "zones", Feedback(), limit=limit, crs=crs)
    return done, json.loads(path.read_text(encoding="utf-8"))


@given(count=st.integers(0, 20), limit=st.integers(1, 8))
def test_every_feature_comes_once(tmp_path_factory: pytest.TempPathFactory, count: int, limit: int) -> None:
    path = tmp_path_factory.mktemp("pages") / "a.geojson"
    done, whole = collect(pages_of([feature(gid) for gid in range(count)]), path, limit)
    assert done.count == count
    assert [one["properties"]["gid"] for one in whole["features"]] == list(range(count))
    assert list(path.parent.iterdir()) == [path]


def test_a_server_that_always_gives_the_same_page_ends(tmp_path: Path) -> None:
    asked: list[int] = []

    def ask(offset: int, limit: int) -> object:
        asked.append(offset)
        return {"features": [feature(gid) for gid in range(limit)]}

    done, _whole = collect(ask, tmp_path / "a.geojson")
    assert (done.count, done.twice, asked) == (3, 3, [0, 3])


@pytest.mark.parametrize(
    ("member", "point", "asked", "crs"),
    [
        ("urn:ogc:def:crs:EPSG::2154", (1.0, 47.0), "", "EPSG:2154"),
        ("urn:ogc:def:crs:OGC:1.3:CRS84", (574357.0, 6722759.0), "EPSG:2154", "CRS:84"),
        (None, (1.0, 47.0), "EPSG:2154", "EPSG:4326"),
        (None, (338000.0, 7650000.0), "EPSG:2975", "EPSG:2975"),
        (None, (574357.0, 6722759.0), "EPSG:4326", "EPSG:2154"),
    ],
)
def test_the_crs(tmp_path: Path, member: str | None, point: tuple[float, float], asked: str, crs: str) -> None:
    more = {"crs": {"type": "name", "properties": {"name": member}}} if member else {}
    done, whole = collect(pages_of([feature(1, *point)], **more), tmp_path / "a.geojson", crs=asked)
    assert done.crs == crs
    assert whole["crs"]["properties"]["name"].endswith(crs.rpartition(":")[2].replace("84", "84"))


@pytest.mark.parametrize(
    "page", [None, 3, [], {}, {"features": 1}, [{"check": False, "msg": "non"}], {"message": "non"}]
)
def test_what_is_no_page(tmp_path: Path, page: object) -> None:
    with pytest.raises(LayerError) as caught:
        collect(lambda _offset, _limit: page, tmp_path / "a.geojson")
    assert caught.value.why and caught.value.todo
    assert ("non" in caught.value.why) is ("non" in json.dumps(page))
    assert list(tmp_path.iterdir()) == []


JSON = st.recursive(
    st.none() | st.booleans() | st.floats(allow_nan=False) | st.text(),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["properties", "geometry", "coordinates", "gid", "id", "name"]), inner, max_size=3
        )
    ),
    max_leaves=15,
)


@given(features=st.lists(JSON, max_size=4), crs=JSON)
def test_any_features_are_no_surprise(
    tmp_path_factory: pytest.TempPathFactory, features: list[Any], crs: object
) -> None:
    page = {"features": features, "crs": crs}
    collect(lambda _offset, _limit: page, tmp_path_factory.mktemp("any") / "a.geojson", limit=50)
