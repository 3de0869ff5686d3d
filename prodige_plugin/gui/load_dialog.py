"""How a layer of a service is to be loaded: layer, style, coordinate system, format, and how much of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QCompleter,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ..catalogue.model import Summary
from ..errors import PluginError
from ..feedback import Feedback
from ..i18n import tr
from ..services.built import LoadOptions
from .button_box import button_box
from .labels import sentence
from .progress_line import ProgressLine
from .tasks import PRIORITY_HIGH, TaskHandle, run_task
from .ways import OWN_CRS, VIEW_ONLY, crs_code, kind_text, remember, remembered_crs, remembered_view_only
from .ways_menu import Surroundings, Wanted, crs_text

#: Longest list of coordinate systems that gets names; looking up thousands would be felt.
_NAMED = 60

_VIEW, _ONCE, _AREA = "view", "once", "area"


class LoadDialog(QDialog):
    """Asks the service what it offers and lets the person choose; not modal."""

    def __init__(
        self, source: Any, summary: Summary, wanted: Wanted, around: Surroundings, parent: QWidget | None = None
    ) -> None:
        """:param source: a ``LayerSource`` of a kind in :data:`~.ways_menu.ASKABLE`, with the account to use.
        :param wanted: called with (source, summary, options) when the person has chosen.
        """
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Load {kind}", kind=kind_text(source.kind)))
        self._source, self._summary, self._wanted, self._around = source, summary, wanted, around
        self._layers: Sequence[Any] = ()
        self._formats: Sequence[str] = ()
        self._task: TaskHandle | None = None
        self.layer, self.crs, self.style_box, self.format, self.part = (self._combo() for _box in range(5))
        self.layer.setEditable(True)
        self.layer.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        completer = self.layer.completer()
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        self.line = ProgressLine(self)
        self.note = sentence(self)
        kinds = QDialogButtonBox.StandardButton
        self.buttons = button_box(self, kinds.Ok, kinds.Cancel, kinds.Retry)
        self.load = self.buttons.button(kinds.Ok)
        self.load.setText(tr("&Load"))
        self.retry = self.buttons.button(kinds.Retry)
        self.retry.clicked.connect(self.ask)
        self.buttons.accepted.connect(self._accept)
        self.buttons.rejected.connect(self.close)
        self.form = QFormLayout()
        self.form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self.form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for label, box in (
            (tr("Layer"), self.layer),
            (tr("Coordinate system"), self.crs),
            (tr("Style"), self.style_box),
            (tr("Format"), self.format),
            (tr("How much"), self.part),
        ):
            box.setAccessibleName(label)
            self.form.addRow(label, box)
        layout = QVBoxLayout(self)
        layout.addWidget(sentence(self, summary.title or source.title, bold=True))
        layout.addWidget(self.line)
        layout.addWidget(self.note)
        layout.addLayout(self.form)
        layout.addStretch(1)
        layout.addWidget(self.buttons)
        self.resize(460, 300)
        self.layer.currentIndexChanged.connect(lambda _rank: self._layer_changed())
        self._fill_parts()
        self.ask()

    def _combo(self) -> QComboBox:
        box = QComboBox(self)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(12)
        box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        return box

    # -- asking ------------------------------------------------------------------------------------

    def ask(self) -> None:
        """Ask the service what it offers."""
        source = self._source
        self._state(tr("Asking the service what it offers …"), busy=True)

        def work(feedback: Feedback) -> Any:
            from ..network import Door
            from ..services.service import find

            with Door(source.authcfg, feedback) as door:
                return find(source, door, feedback)

        self._task = run_task(
            tr("Ask a service"), work, self._came, self._failed, lambda: self._state(tr("Cancelled.")), owner=self,
            hidden=True, priority=PRIORITY_HIGH,
        )  # fmt: skip

    def _state(self, words: str, busy: bool = False, ready: bool = False) -> None:
        if busy:
            self.line.start()
        else:
            self.line.stop()
        self.note.setText(words)
        self.note.setVisible(bool(words))
        self.load.setEnabled(ready)
        self.retry.setVisible(not busy and not ready)
        for box in (self.layer, self.crs, self.style_box, self.format, self.part):
            box.setEnabled(ready)

    def _failed(self, error: PluginError) -> None:
        self._state(str(error))

    def _came(self, found: Any) -> None:
        offered, self._source, notes = found
        self._layers, self._formats = offered.layers, offered.formats
        self._state(" ".join(notes), ready=bool(offered.layers))
        if not offered.layers:
            self._state(tr("The service offers no layer."))
            return
        self.layer.blockSignals(True)
        self.layer.clear()
        for layer in offered.layers:
            words = f"{layer.title} ({layer.name})" if layer.title and layer.title != layer.name else layer.name
            self.layer.addItem(words, layer.name)
        self.layer.setCurrentIndex(max(0, self._stated()))
        self.layer.blockSignals(False)
        self.layer.lineEdit().setCursorPosition(0)
        self._layer_changed()

    def _stated(self) -> int:
        """Give the rank of the layer that the record names; -1 where it names none that is there."""
        from ..services.choosing import ManyLayers, choose_layer

        try:
            chosen = choose_layer(self._layers, self._source.layer_name, self._source.title, self._source.record)
        except ManyLayers:
            return -1
        return self.layer.findData(chosen.name)

    # -- choosing ----------------------------------------------------------------------------------

    def _layer_changed(self) -> None:
        name = self.layer.currentData()
        layer = next((one for one in self._layers if one.name == name), None)
        if layer is None:
            return
        self._fill_systems(layer.crs)
        self._fill(self.style_box, layer.styles, tr("The service's own"))
        self._fill(self.format, layer.formats or self._formats, tr("The best one"))

    def _fill_systems(self, offered: Sequence[str]) -> None:
        wanted = crs_code(remembered_crs())
        self.crs.clear()
        self.crs.addItem(tr("The layer's own"), OWN_CRS)
        known = [code for code in dict.fromkeys((wanted, *offered)) if code in offered]
        for rank, code in enumerate(known):
            self.crs.addItem(crs_text(code) if rank < _NAMED else code, code)
        self.crs.setCurrentIndex(max(0, self.crs.findData(wanted)))

    def _fill(self, box: QComboBox, names: Sequence[str], usual: str) -> None:
        """Fill a list with the usual choice and the others; hide it where there is no choice."""
        box.clear()
        box.addItem(usual, "")
        for name in names:
            box.addItem(name, name)
        self._show(box, len(names) > 1)

    def _show(self, box: QComboBox, shown: bool) -> None:
        box.setVisible(shown)
        label = self.form.labelForField(box)
        if label is not None:
            label.setVisible(shown)

    def _fill_parts(self) -> None:
        """Everything, what the map shows, or a part once and for all."""
        self.part.addItem(tr("Everything"), "")
        if self._source.kind in VIEW_ONLY:
            self.part.addItem(tr("Only what the map shows, at each move"), _VIEW)
            if remembered_view_only():
                self.part.setCurrentIndex(1)
            if self._around.view() is not None:
                self.part.addItem(tr("Only within the present view, once"), _ONCE)
            area = self._around.area()
            if area is not None:
                self.part.addItem(tr("Only within “{area}”", area=area[0]), _AREA)
        self._show(self.part, self.part.count() > 1)

    def options(self) -> LoadOptions:
        """Give what is chosen."""
        part = self.part.currentData()
        area = self._around.area() if part == _AREA else None
        crs = self.crs.currentData() or OWN_CRS
        return LoadOptions(
            crs=crs_code(crs),
            layer_name=self.layer.currentData() or "",
            view_only=part == _VIEW,
            box=self._around.view() if part == _ONCE else (area[1] if area is not None else None),
            style=self.style_box.currentData() or "",
            format=self.format.currentData() or "",
        )

    def _accept(self) -> None:
        if self.layer.currentData():
            if self._source.kind in VIEW_ONLY:
                remember(view_only=self.part.currentData() == _VIEW)
            options = self.options()
            self.close()
            self._wanted(self._source, self._summary, options)
