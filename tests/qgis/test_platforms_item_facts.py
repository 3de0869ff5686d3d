"""What the record of a publication is filled with: the layer's file is read, a record beside it is not taken over."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from qgis.core import QgsCoordinateReferenceSystem, QgsVectorLayer

from prodige_plugin.feedback import Feedback
from prodige_plugin.metadata.prefill import prefill
from prodige_plugin.metadata.record import Record
from prodige_plugin.platforms.model import Platform
from prodige_plugin.platforms.qgis_server.addresses import Addresses
from prodige_plugin.platforms.qgis_server.items import DRAWN, Item
from prodige_plugin.publishing.prepared import prepare_layer
from prodige_plugin.publishing.server_project import MapDressing
from prodige_plugin.services.layerfacts import layer_facts, source_of
from tests.platform.publish_support import squares
from tests.qgis import layer_samples as samples

pytestmark = pytest.mark.usefixtures("qgis_app")


def test_the_file_is_read_and_its_record_left(tmp_path: Path) -> None:
    path = samples.geopackage(tmp_path / "a.gpkg")
    beside = Record.new()
    beside.set("title", "D'un autre")
    path.with_suffix(".xml").write_bytes(beside.to_bytes())
    layer = QgsVectorLayer(f"{path}|layername=n_zones_s_041", "zones", "ogr")
    item = Item(
        "zones", "Titre choisi", "", (), "id-1", organisation="Région", email="sig@exemple.fr",
        own_facts=layer_facts(layer), source=source_of(layer),
    )  # fmt: skip
    facts = item.facts({}, Feedback())
    assert facts is not None
    assert facts.side_record is None
    assert facts.format_version
    record = prefill(facts)
    assert (record.get("title"), record.get("abstract")) == ("Titre choisi", "Contours levés sur le terrain.")
    assert record.get("organisation")[0].organisation == "Région"
    assert str(path) not in repr(item)


def test_a_small_picture_of_a_map_of_hundreds_of_layers_shows_the_uppermost() -> None:
    """Whoever looked at the record had the server draw five hundred layers, for minutes, of an address of 6 kB."""
    layer = prepare_layer(squares("Carré", 1))
    loaded = {"table": "t", "key": "gid", "geometry": "geom", "geometry_type": "MultiPolygon", "srid": 2154, "count": 1,
              "extent": [650000.0, 6860000.0, 651000.0, 6861000.0]}  # fmt: skip
    shown = tuple(Item(f"couche_{rank}", "Couche", "", (), "", layer=layer) for rank in range(300))
    state: dict[str, object] = {f"load:{item.name}": {"loaded": loaded} for item in shown}
    whole = Item("carte", "Carte", "", (), "", shown=shown)
    assert len(whole.layer_names(state).split(",")) == 300
    assert whole.layer_names(state, DRAWN).split(",") == [f"couche_{rank}" for rank in reversed(range(DRAWN))]
    ends = {"service": "http://x.org/ows/{project}", "data_schema": "s"}
    addresses = Addresses(Platform("p", "P", "qgis_server", ends))
    assert len(whole.thumbnail(addresses, state)) < 1000


@pytest.mark.parametrize(
    ("window", "near"),
    [((650400.0, 6860400.0, 650600.0, 6860600.0), True), ((0.0, 0.0, 1.0, 1.0), False), (None, False)],
)
def test_a_small_picture_of_a_map_shows_what_the_map_opens_with(
    window: tuple[float, float, float, float] | None, near: bool
) -> None:
    """It showed all that its layers cover: the region was a spot among its neighbours."""
    layer = prepare_layer(squares("Carré", 1))
    loaded = {"table": "t", "key": "gid", "geometry": "geom", "geometry_type": "MultiPolygon", "srid": 2154, "count": 1,
              "extent": [640000.0, 6850000.0, 660000.0, 6870000.0]}  # fmt: skip
    shown = (Item("couche", "Couche", "", (), "", layer=layer),)
    dressing = MapDressing(tree_xml="", crs=QgsCoordinateReferenceSystem("EPSG:2154"), extent=window)
    ends = {"service": "http://x.org/ows/{project}", "data_schema": "s"}
    addresses = Addresses(Platform("p", "P", "qgis_server", ends))
    state: dict[str, object] = {"load:couche": {"loaded": loaded}}
    whole = Item("carte", "Carte", "", (), "", shown=shown, dressing=dressing)
    address = whole.thumbnail(addresses, state)
    box = parse_qs(urlsplit(address).query)["BBOX"][0].split(",")
    size = float(box[2]) - float(box[0])
    assert (size < 0.01) is near
