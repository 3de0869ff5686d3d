"""Where the records of a batch come from: results of the Catalogue dock, layers of the project, files."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from qgis.core import QgsMapLayer, QgsProject

from ..catalogue.model import Summary
from ..feedback import Feedback
from ..metadata.batch_files import files_in
from ..metadata.batch_job import Origin
from ..metadata.prefill import LayerFacts, prefill
from .layer_record import with_contact
from .publish_job import PLATFORM, RECORD_ID

if TYPE_CHECKING:
    from ..services.layerfacts import Source


def of_summaries(summaries: Iterable[Summary], platform: str = "") -> list[Origin]:
    """Give the records of results.

    :param platform: key of the platform of those that name none.
    """
    return [Origin("catalogue", one.identifier, one.platform or platform, one.title) for one in summaries]


def of_files(paths: Iterable[Path]) -> list[Origin]:
    """Give the records of files."""
    return [Origin("file", str(path), name=path.name) for path in paths]


def of_folder(folder: Path, feedback: Feedback) -> list[Origin]:
    """Give the records of the XML files of a folder. Worker thread.

    :raises FileError: the folder cannot be read.
    """
    return [Origin("file", str(path), name=str(path.relative_to(folder))) for path in files_in(folder, feedback)]


def of_layers(project: QgsProject) -> tuple[list[Origin], list[QgsMapLayer]]:
    """Give the records of the project's layers, and the layers that have none yet. GUI thread."""
    origins, without = [], []
    for layer in sorted(project.mapLayers().values(), key=lambda one: one.name().casefold()):
        record = str(layer.customProperty(RECORD_ID, "") or "")
        if record:
            origins.append(Origin("catalogue", record, str(layer.customProperty(PLATFORM, "") or ""), layer.name()))
        elif layer.isValid():
            without.append(layer)
    return origins, without


@dataclass(frozen=True)
class NewLayer:
    """A layer without record: what it knows of itself, and where more can be read."""

    origin: Origin
    facts: LayerFacts
    source: Source

    def first_state(self, feedback: Feedback) -> bytes:
        """Give the record filled from the layer. Worker thread."""
        from ..services.layerfacts import facts_from_sources

        return prefill(facts_from_sources(self.facts, self.source, feedback)).to_bytes()


def of_new(layers: Iterable[QgsMapLayer]) -> list[NewLayer]:
    """Give layers without record, as they are to be described. GUI thread."""
    from ..services.layerfacts import layer_facts, source_of

    return [
        NewLayer(Origin("layer", layer.id(), name=layer.name()), with_contact(layer_facts(layer)), source_of(layer))
        for layer in layers
    ]
