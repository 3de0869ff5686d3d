"""A record copied to where QGIS and other programs look for it: the layer's own metadata, files beside its data."""

from __future__ import annotations

from pathlib import Path

from qgis.core import QgsLayerMetadata, QgsMapLayer, QgsVectorLayer
from qgis.PyQt import sip
from qgis.PyQt.QtWidgets import QWidget

from ..feedback import Feedback
from ..i18n import tr
from ..metadata.record import Record
from . import messages
from .button_box import asked
from .tasks import run_task


class LayerCopies:
    """Copies a record, and gives a layer its former metadata back."""

    def __init__(self, parent: QWidget) -> None:
        self._parent = parent
        self._former: tuple[QgsMapLayer, QgsLayerMetadata] | None = None

    # -- QGIS's own metadata -----------------------------------------------------------------------

    def mirror(self, record: Record, layer: QgsMapLayer) -> bool:
        """Copy a record to a layer's own metadata; whether they said something else before."""
        from ..services.layer_metadata import to_layer

        former = QgsLayerMetadata(layer.metadata())
        if not to_layer(record, layer):
            messages.show_note(tr("The layer's own metadata already say what the record says."))
            return False
        self._former = (layer, former)
        messages.show_success(
            tr("The layer's own metadata now say what the record says. Save the project to keep them.")
        )
        return True

    def can_take_back(self, layer: QgsMapLayer | None) -> bool:
        """Whether the layer shown has metadata of before to take back."""
        return self._former is not None and layer is not None and self._former[0] is layer

    def take_back(self) -> None:
        """Give the layer the metadata it had before the copy."""
        if self._former is not None and not sip.isdeleted(self._former[0]):
            layer, former = self._former
            layer.setMetadata(former)
            messages.show_note(tr("The layer has its former metadata back."))
        self._former = None

    # -- files beside the data ---------------------------------------------------------------------

    def write(self, record: Record, layer: QgsMapLayer) -> None:
        """Write a record beside a layer's file; a record that is there already is named first."""
        from ..services.layer_metadata_files import place_of, write_beside

        path = file_of(layer)
        if path is None:
            return
        table, data, title = table_of(layer), record.to_bytes(), tr("Write a record beside its layer")

        def look(_feedback: Feedback) -> Path | None:
            place = place_of(path, table)
            return place if place.exists() else None

        def looked(there: Path | None) -> None:
            if there is None or self._agreed(there):
                run_task(title, work, done, owner=self._parent)

        def work(_feedback: Feedback) -> list[Path]:
            return write_beside(path, Record.parse(data), None, table)

        def done(written: list[Path]) -> None:
            names = ", ".join(file.name for file in written)
            messages.show_success(tr("The record was written beside the layer's file: {names}.", names=names))

        run_task(title, look, looked, owner=self._parent, hidden=True)

    def _agreed(self, place: Path) -> bool:
        more = tr("The record in this file is replaced by the one shown.")
        return asked(self._parent, tr("Replace {name}?", name=place.name), more, tr("Replace"))


def file_of(layer: QgsMapLayer | None) -> Path | None:
    """Give the file on this computer beside which a layer's record can lie, ``None`` if there is none."""
    if layer is None:
        return None
    from ..services.layerfacts import source_of

    path = source_of(layer).path
    return Path(path) if path and not path.startswith("/vsi") and Path(path).exists() else None


def table_of(layer: QgsMapLayer) -> str:
    """Give the name of a layer in a file of several, ``""`` where it is alone."""
    provider = layer.dataProvider()
    if not isinstance(layer, QgsVectorLayer) or provider is None or provider.subLayerCount() < 2:
        return ""
    from ..services.layerfacts import source_of

    return source_of(layer).name
