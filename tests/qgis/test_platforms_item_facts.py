"""What the record of a publication is filled with: the layer's file is read, a record beside it is not taken over."""

from __future__ import annotations

from pathlib import Path

import pytest
from qgis.core import QgsVectorLayer

from prodige_plugin.feedback import Feedback
from prodige_plugin.metadata.prefill import prefill
from prodige_plugin.metadata.record import Record
from prodige_plugin.platforms.qgis_server.items import Item
from prodige_plugin.services.layerfacts import layer_facts, source_of
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
