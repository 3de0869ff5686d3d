"""What differs between a layer and its publication: counts, samples on the map, their keys (dry run of an update)."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsCoordinateReferenceSystem
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QPushButton, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from ..i18n import tr
from ..publishing.changes import Changes, Kind, Sample
from . import icons
from .changes_bands import ChangesBands
from .flow_layout import FlowLayout
from .formats import number_text, pair_text, tip_text
from .labels import sentence
from .page_stack import take_keyboard

_SAMPLE = Qt.ItemDataRole.UserRole
_ICONS = {
    Kind.INSERTED: "mActionAdd.svg",
    Kind.CHANGED: "mActionToggleEditing.svg",
    Kind.DELETED: "mActionDeleteSelected.svg",
}


def kind_text(kind: Kind) -> str:
    """Give the word for what became of features, and the line they are drawn with."""
    return {
        Kind.INSERTED: tr("Added (green, full line)"),
        Kind.CHANGED: tr("Changed (orange, dashes)"),
        Kind.DELETED: tr("Deleted (red, dots)"),
    }[kind]


def changes_lines(changes: Changes) -> list[str]:
    """Give what differs, in sentences; the features first."""
    lines = []
    if changes.why:
        lines.append(changes.why)
    else:
        counted = (
            (tr("added"), changes.inserted), (tr("modified"), changes.changed), (tr("deleted"), changes.deleted),
            (tr("unchanged"), changes.unchanged),
        )  # fmt: skip
        lines.append(" · ".join(pair_text(name, number_text(count)) for name, count in counted))
    if changes.style:
        lines.append(tr("The style differs."))
    if changes.record:
        lines.append(tr("The record differs."))
    if changes.there:
        lines.append("⚠ " + tr("Somebody changed the data on the platform since they were published."))
    if changes.nothing:
        lines.append(tr("Nothing would be sent: it is the same here and there."))
    return lines


class ChangesView(QWidget):
    """Shows the differences of one layer; the map is cleaned when one leaves."""

    #: The person goes back.
    left = pyqtSignal()

    def __init__(self, canvas: Any, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bands = ChangesBands(canvas, self)
        self.title = sentence(self, bold=True)
        self.summary = sentence(self)
        self.list = QTreeWidget(self)
        self.list.setHeaderHidden(True)
        self.list.setIndentation(14)
        self.list.setAccessibleName(tr("Samples of what differs"))
        self.list.setTabKeyNavigation(False)
        self.list.currentItemChanged.connect(lambda item, _before: self._zoom(item))
        self.note = sentence(self)
        self.all = QPushButton(tr("&See all on the map"), self)
        self.all.clicked.connect(self.bands.zoom_all)
        self.back_button = QPushButton(tr("&Back"), self)
        self.back_button.clicked.connect(self._leave)
        buttons = FlowLayout(fill=True)
        buttons.addWidget(self.back_button)
        buttons.addWidget(self.all)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        for widget in (self.title, self.summary):
            layout.addWidget(widget)
        layout.addWidget(self.list, 1)
        # where there is no list, the sentences stay together at the top
        layout.addStretch(0)
        layout.addWidget(self.note)
        layout.addLayout(buttons)

    def show_changes(self, title: str, changes: Changes, crs: QgsCoordinateReferenceSystem) -> None:
        """Show how a layer differs from its publication.

        :param crs: of the samples' geometries: the layer's.
        """
        self.title.setText(tr("Differences of “{title}”", title=title))
        self.summary.setText("\n".join(changes_lines(changes)))
        self.list.blockSignals(True)
        self.list.clear()
        for kind in Kind:
            samples = [sample for sample in changes.samples if sample.kind is kind]
            if samples:
                self._add(kind, samples)
        self.list.blockSignals(False)
        self.list.setVisible(bool(changes.samples))
        shown, whole = len(changes.samples), changes.differing
        self.note.setText(
            tr("{some} of {all} features that differ are listed.", some=number_text(shown), all=number_text(whole))
            if shown < whole
            else ""
        )
        self.note.setVisible(shown < whole)
        placed = any(sample.geometry for sample in changes.samples)
        self.all.setVisible(placed)
        self.bands.draw(changes.samples, crs)
        take_keyboard(self.list if changes.samples else self.back_button)

    def _add(self, kind: Kind, samples: list[Sample]) -> None:
        group = QTreeWidgetItem([kind_text(kind)])
        group.setIcon(0, icons.theme(_ICONS[kind]))
        for rank, sample in enumerate(samples, 1):
            # the platform gives a new feature its key as it takes it
            key = sample.key or tr("No key yet ({number})", number=number_text(rank))
            item = QTreeWidgetItem([key])
            item.setToolTip(0, tip_text(key if sample.geometry else tr("{key}: no geometry", key=key)))
            item.setData(0, _SAMPLE, sample)
            group.addChild(item)
        self.list.addTopLevelItem(group)
        group.setExpanded(True)

    def _zoom(self, item: QTreeWidgetItem | None) -> None:
        sample = item.data(0, _SAMPLE) if item is not None else None
        if sample is not None:
            self.bands.zoom(sample)

    def clear(self) -> None:
        """Take the drawings off the map."""
        self.bands.remove()

    def _leave(self) -> None:
        self.clear()
        self.left.emit()
