"""A source can be read again after publishing it failed, however often, and though the failures are kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from qgis.core import QgsApplication, QgsFeatureRequest, QgsVectorLayer

from prodige_plugin.errors import Cancelled
from prodige_plugin.feedback import Feedback
from prodige_plugin.publishing import snapshots
from prodige_plugin.publishing.exports import FileFormat, export
from prodige_plugin.publishing.prepared import PreparedLayer, prepare_layer
from prodige_plugin.publishing.reading import published_features

WORLD = "/usr/share/qgis/resources/data/world_map.gpkg"

pytestmark = pytest.mark.usefixtures("qgis_app")


class Impatient(Feedback):
    """Cancels as soon as some features were read."""

    def report(self, fraction: float | None, sentence: str = "") -> None:
        if fraction:
            self.cancel()


def exported(layer: PreparedLayer, folder: Path) -> None:
    export(layer, folder, FileFormat.GPKG, Impatient())


def remembered(layer: PreparedLayer, folder: Path) -> None:
    snapshots.write(layer, folder / "seen.sqlite", Impatient())


def read_to_the_middle(layer: PreparedLayer, folder: Path) -> None:
    def worked_on(features: Iterator[object]) -> None:
        for _feature in features:
            pass

    worked_on(published_features(layer, Impatient()))


@pytest.mark.parametrize("way", [exported, remembered, read_to_the_middle])
def test_a_source_is_let_go_of_when_work_stops_in_the_middle(
    way: Callable[[PreparedLayer, Path], None], tmp_path: Path
) -> None:
    prepared = prepare_layer(QgsVectorLayer(f"{WORLD}|layername=states_provinces", "Régions", "ogr"))
    prepared.ogr = None  # QGIS reads it, as it does what is joined, filtered or computed
    failures = []
    # QGIS opens one file no more often than this at once
    for _again in range(QgsApplication.instance().maxConcurrentConnectionsPerPool()):
        with pytest.raises(Cancelled) as caught:
            way(prepared, tmp_path)
        failures.append(caught.value)
    request = QgsFeatureRequest().setLimit(1)
    request.setTimeout(1000)
    assert len(list(prepared.features.getFeatures(request))) == 1, failures
