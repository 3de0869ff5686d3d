"""Publishing on géOrchestra, on the fakes of its applications."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.qgis.georchestra_support import WORKSPACE, Georchestra, georchestra, squares


@pytest.fixture
def place(tmp_path: Path, qgis_new_project) -> Iterator[Georchestra]:
    with georchestra(tmp_path) as made:
        yield made


def test_a_layer_is_published_read_back_and_unpublished(place: Georchestra) -> None:
    before = place.held()
    receipt = place.publish(squares())
    assert list(place.space.layers) == ["zones_humides"]
    (store,) = place.space.stores
    content = place.space.stores[store].types["zones_humides"]
    assert content["title"] == "Zones humides"
    assert content["srs"] == "EPSG:2154"
    assert place.space.layers["zones_humides"]["defaultStyle"] == {"name": "zones_humides", "workspace": WORKSPACE}
    ((identifier, kept),) = place.geonetwork.kept.items()
    assert "view" in kept.sharing[1]
    assert f"/geoserver/{WORKSPACE}/wms?".encode() in kept.xml
    assert any(identifier in link["content"] for link in content["metadataLinks"]["metadataLink"])
    assert all(check["ok"] for check in receipt.checks)
    assert {check["name"]: check["found"] for check in receipt.checks}["features by WFS"] == 3
    assert {"wms", "wfs", "record", "thumbnail"} <= set(receipt.links)
    place.unpublish("zones_humides")
    after = place.held()
    assert after["records"] == before["records"]
    assert after["workspaces"] == before["workspaces"]
