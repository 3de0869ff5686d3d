"""What a layer of the Publish dock unfolds: how it is published, in words and fields of its own."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from qgis.core import QgsCoordinateReferenceSystem, QgsMapLayer, QgsVectorLayer
from qgis.gui import QgsProjectionSelectionWidget
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ..i18n import tr
from ..platforms.model import Capability
from ..publishing.checks.model import Limits
from ..publishing.names import MAX_TABLE, RESERVED_TABLES, RESERVED_WORDS, table_name
from ..publishing.prepared import Update
from . import publish_repairs
from .dataset_popup import DatasetPopup
from .element_widgets import calm
from .elided_button import ElidedButton
from .formats import number_text
from .labels import sentence
from .publish_choices import LayerChoice, published_before, update_text
from .publish_fields import FieldsDialog

#: A field narrower than this goes under its label, in pixels.
_LEAST = 150


@dataclass
class Offer:
    """What a platform offers for a layer; decides which options there are."""

    platform: str = ""
    capabilities: frozenset[Capability] = field(default_factory=frozenset)
    #: finds data sets of the platform that can be updated, in a worker; ``None`` where there are none.
    datasets: Callable[..., Any] | None = None
    #: what names it takes.
    limits: Limits = field(default_factory=Limits)

    def takes_name(self, name: str) -> bool:
        """Whether something can be called so on the platform."""
        limits = self.limits
        return (
            len(name) <= limits.name_length
            and re.fullmatch(limits.name_pattern, name) is not None
            and name not in RESERVED_WORDS | RESERVED_TABLES
        )


class LayerOptions(QWidget):
    """The options of one layer; each change is told, and kept by whoever listens."""

    #: An option changed.
    changed = pyqtSignal()

    def __init__(self, layer: QgsMapLayer, choice: LayerChoice, offer: Offer, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layer, self._choice, self._offer = layer, choice, offer
        self._form = QFormLayout(self)
        self._form.setContentsMargins(0, 0, 0, 0)
        self._form.setVerticalSpacing(4)
        self._form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        if published_before(layer, offer.platform) and isinstance(layer, QgsVectorLayer):
            self._add_update()
        self._add_name()
        if layer.isSpatial():
            self._add_crs()
        if isinstance(layer, QgsVectorLayer):
            self._add_selected(layer)
            self._add_fields(layer)
            if Capability.PUSH_CHANGES in offer.capabilities:
                self._add_key(layer)
            if offer.datasets is not None:
                self.add_dataset()
        self._add_repairs()

    def show_choice(self) -> None:
        """Show the name, the CRS and the repairs chosen elsewhere."""
        self._say_repairs()
        self.name.setText(self._choice.name)
        self._judge_name()
        if self._choice.crs and hasattr(self, "crs"):
            self.crs.blockSignals(True)
            self.crs.setCrs(QgsCoordinateReferenceSystem(self._choice.crs))
            self.crs.blockSignals(False)

    # -- what to send again --------------------------------------------------------------------------

    def _add_update(self) -> None:
        self.update_box = calm(QComboBox(self))
        for update in Update:
            self.update_box.addItem(update_text(update), update)
        self.update_box.setCurrentIndex(list(Update).index(self._choice.update))
        self.update_box.setToolTip(tr("It is published already: what of it is sent again"))
        self.update_box.activated.connect(self._update_chosen)
        self._row(tr("Send again"), self.update_box)

    def _update_chosen(self, _rank: int) -> None:
        self._choice.update = self.update_box.currentData()
        self.changed.emit()

    # -- its name --------------------------------------------------------------------------------------

    def _add_name(self) -> None:
        self.name = QLineEdit(self._choice.name, self)
        self.name.setPlaceholderText(table_name(self._layer.name()))
        self.name.setMaxLength(max(MAX_TABLE, self._offer.limits.name_length))
        self.name.setToolTip(tr("Of the table and the service: lower case letters without accents, digits and _"))
        self.name.textEdited.connect(self._name_edited)
        self.wrong = sentence(self)
        self.better = ElidedButton("", self)
        self.better.clicked.connect(self._take_better)
        box = QWidget(self)
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for widget in (self.name, self.wrong, self.better):
            column.addWidget(widget)
        self._row(tr("Name on the platform"), box, self.name)
        self._judge_name()

    def _name_edited(self, text: str) -> None:
        self._choice.name = text.strip()
        self._judge_name()
        self.changed.emit()

    def _judge_name(self) -> None:
        """Say at once what is wrong with the name, and offer one that is right."""
        name = self._choice.name
        good = not name or self._offer.takes_name(name)
        self.wrong.setText("" if good else "✕ " + self._why_wrong(name))
        self.wrong.setVisible(not good)
        better = table_name(name) if name else ""
        self.better.setVisible(not good and self._offer.takes_name(better))
        if not good:
            self.better.setText(tr("Use “{name}”", name=better))
            self.better.setToolTip(self.better.text())

    def _why_wrong(self, name: str) -> str:
        limits = self._offer.limits
        if len(name) > limits.name_length:
            return tr("At most {count} characters.", count=limits.name_length)
        if re.fullmatch(limits.name_pattern, name) is not None:
            return tr("This word is kept for the database itself.")
        if limits.name_pattern == Limits().name_pattern:
            return tr("A letter first, then lower case letters without accents, digits and _ only.")
        return tr("The platform takes names of this form: {form}", form=limits.name_pattern)

    def _take_better(self) -> None:
        self.name.setText(table_name(self._choice.name))
        self._name_edited(self.name.text())
        self.name.setFocus()

    # -- its coordinate reference system ---------------------------------------------------------------

    def _add_crs(self) -> None:
        self.crs = QgsProjectionSelectionWidget(self)
        self.crs.setOptionVisible(QgsProjectionSelectionWidget.CrsOption.CrsNotSet, False)
        self.crs.setOptionVisible(QgsProjectionSelectionWidget.CrsOption.LayerCrs, True)
        self.crs.setLayerCrs(self._layer.crs())
        chosen = QgsCoordinateReferenceSystem(self._choice.crs) if self._choice.crs else self._layer.crs()
        self.crs.setCrs(chosen)
        for combo in self.crs.findChildren(QComboBox):
            calm(combo)
            combo.setAccessibleName(tr("Published in"))
        for chooser in self.crs.findChildren(QToolButton):
            chooser.setAccessibleName(tr("Choose a coordinate reference system"))
        self.crs.crsChanged.connect(self._crs_chosen)
        self.crs.setEnabled(self._layer.crs().isValid())
        if not self._layer.crs().isValid():
            self.crs.setToolTip(tr("It has none: the check asks for it."))
        self._row(tr("Published in"), self.crs)

    def _crs_chosen(self, crs: QgsCoordinateReferenceSystem) -> None:
        own = self._layer.crs().authid()
        self._choice.crs = "" if crs.authid() == own else crs.authid()
        self.changed.emit()

    # -- which features, which fields --------------------------------------------------------------------

    def _add_selected(self, layer: QgsVectorLayer) -> None:
        self.selected = QCheckBox(self)
        self.selected.setChecked(self._choice.selected_only)
        self.selected.toggled.connect(self._selected_toggled)
        layer.selectionChanged.connect(self._count_selected)
        self._row(tr("Features"), self.selected)
        self._count_selected()

    def _count_selected(self, *_ignored: object) -> None:
        count = self._layer.selectedFeatureCount()
        self.selected.setText(tr("Selected only ({count})", count=number_text(count)))
        self.selected.setEnabled(bool(count) or self.selected.isChecked())
        self.selected.setToolTip("" if self.selected.isEnabled() else tr("Nothing is selected in this layer."))
        if self._choice.selected_only:
            self.changed.emit()

    def _selected_toggled(self, on: bool) -> None:
        self._choice.selected_only = on
        self._count_selected()
        if not on:
            self.changed.emit()

    def _add_fields(self, layer: QgsVectorLayer) -> None:
        self.fields = ElidedButton("", self)
        self.fields.clicked.connect(self._choose_fields)
        self._row(tr("Fields"), self.fields)
        self._say_fields(layer)

    def _say_fields(self, layer: QgsVectorLayer) -> None:
        names = layer.fields().names()
        if self._choice.columns is None:
            words = tr("All %n field(s)…", n=len(names))
        else:
            kept = [name for name in self._choice.columns if name in names]
            words = tr("{some} of {all} fields…", some=number_text(len(kept)), all=number_text(len(names)))
        self.fields.setText(words)
        self.fields.setToolTip(tr("Choose which fields are published"))
        self.fields.setAccessibleName(f"{tr('Fields')}: {words}")

    def _choose_fields(self) -> None:
        dialog = FieldsDialog(self._layer, self._choice.columns, self.window())
        dialog.chosen.connect(self._fields_chosen)
        dialog.open()

    def _fields_chosen(self, columns: tuple[str, ...] | None) -> None:
        self._choice.columns = columns
        self._say_fields(self._layer)
        self.changed.emit()

    # -- how features are recognised -----------------------------------------------------------------------

    def _add_key(self, layer: QgsVectorLayer) -> None:
        self.key = calm(QComboBox(self))
        self.key.addItem(tr("The source's own key"), "")
        for name in layer.fields().names():
            self.key.addItem(name, name)
        self.key.setCurrentIndex(max(0, self.key.findData(self._choice.key_field)))
        self.key.setToolTip(
            tr("A field whose value is another for each feature and stays: by it, only what changed is sent again")
        )
        self.key.activated.connect(self._key_chosen)
        self._row(tr("Key field"), self.key)

    def _key_chosen(self, _rank: int) -> None:
        self._choice.key_field = self.key.currentData()
        self.changed.emit()

    # -- what was repaired -----------------------------------------------------------------------------------

    def _add_repairs(self) -> None:
        self.repairs = QLabel(self)
        self.no_repairs = QToolButton(self)
        self.no_repairs.setText("✕")
        self.no_repairs.setAutoRaise(True)
        self.no_repairs.setToolTip(tr("Publish it without these repairs"))
        self.no_repairs.setAccessibleName(tr("Publish it without these repairs"))
        self.no_repairs.clicked.connect(self._forget_repairs)
        self._repairs_box = QWidget(self)
        line = QHBoxLayout(self._repairs_box)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.repairs, 1)
        line.addWidget(self.no_repairs)
        self._row(tr("Repairs"), self._repairs_box, self.repairs)
        self._say_repairs()

    def _say_repairs(self) -> None:
        taken = self._choice.repairs
        self.repairs.setText(tr("%n repair(s)", n=len(taken)))
        self.repairs.setToolTip(publish_repairs.words(taken))
        for widget in (self._form.labelForField(self._repairs_box), self._repairs_box):
            widget.setVisible(bool(taken))

    def _forget_repairs(self) -> None:
        self._choice.repairs.clear()
        self._say_repairs()
        self.changed.emit()

    # -- the data set it updates -----------------------------------------------------------------------------

    def add_dataset(self) -> None:
        """Offer to update a data set that the platform has; once."""
        if hasattr(self, "dataset"):
            return
        self.dataset = ElidedButton("", self)
        self.dataset.clicked.connect(self._find_dataset)
        self.forget = QToolButton(self)
        self.forget.setText("✕")
        self.forget.setAutoRaise(True)
        self.forget.setToolTip(tr("Publish it as a new data set"))
        self.forget.setAccessibleName(tr("Publish it as a new data set"))
        self.forget.clicked.connect(lambda: self._dataset_chosen("", "", ()))
        box = QWidget(self)
        line = QHBoxLayout(box)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.dataset, 1)
        line.addWidget(self.forget)
        self._row(tr("Updates"), box, self.dataset)
        self._say_dataset()

    def learnt(self) -> None:
        """Take what the platform told since: the names it takes, and that it has data sets to update."""
        self._judge_name()
        if isinstance(self._layer, QgsVectorLayer) and self._offer.datasets is not None:
            self.add_dataset()

    def _say_dataset(self) -> None:
        title = self._choice.dataset_title or self._choice.dataset
        self.dataset.setText(title or tr("A new data set…"))
        self.dataset.setToolTip(title or tr("Find an existing data set that this layer updates"))
        self.forget.setVisible(bool(self._choice.dataset))

    def _find_dataset(self) -> None:
        if self._offer.datasets is not None:
            popup = DatasetPopup(self.dataset, self._offer.datasets)
            popup.chosen.connect(lambda found: self._dataset_chosen(found.identifier, found.title, found.keys))
            popup.drop()

    def _dataset_chosen(self, identifier: str, title: str, keys: tuple[str, ...]) -> None:
        self._choice.dataset, self._choice.dataset_title = identifier, title
        known = next((key for key in keys if key in self._layer.fields().names()), "")
        if known and hasattr(self, "key"):
            self._choice.key_field = known
            self.key.setCurrentIndex(max(0, self.key.findData(known)))
        self._say_dataset()
        self.changed.emit()

    def _row(self, words: str, shown: QWidget, named: QWidget | None = None) -> None:
        label = QLabel(words, self)
        (named or shown).setAccessibleName(words)
        shown.setMinimumWidth(_LEAST)
        for widget in (shown, named or shown):
            if isinstance(widget, QPushButton):
                widget.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        label.setBuddy(named or shown)
        self._form.addRow(label, shown)
