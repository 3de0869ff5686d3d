"""The health of the project's layers: one line each, what is wrong, and what can be done about it."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

from qgis.core import QgsMapLayer, QgsProject
from qgis.PyQt import sip
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ..errors import PluginError
from ..feedback import Feedback
from ..i18n import tr
from . import icons, messages
from .button_box import button_box
from .formats import date_text
from .host import Host
from .labels import sentence
from .progress_line import ProgressLine
from .tasks import PRIORITY_HIGH, TaskHandle, run_task

if TYPE_CHECKING:
    from ..services.layer_health import Verdict
    from ..services.origin import Origin

_VERDICT = Qt.ItemDataRole.UserRole

_window: HealthWindow | None = None


class HealthWindow(QDialog):
    """Checks every layer of the project in tasks of its own; a verdict shows as soon as it is there."""

    def __init__(self, host: Host, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Health of the layers"))
        self.resize(720, 420)
        self._host = host
        self._tasks: list[TaskHandle] = []
        self._done = self._all = 0
        self.summary = sentence(self)
        self.line = ProgressLine(self)
        self.tree = QTreeWidget(self)
        self.tree.setHeaderLabels([tr("Layer"), tr("State"), tr("What was found")])
        self.tree.setRootIsDecorated(False)
        self.tree.setWordWrap(True)
        self.tree.setUniformRowHeights(False)
        self.tree.setAccessibleName(tr("Layers and their state"))
        self.tree.header().setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        self.tree.currentItemChanged.connect(lambda *_items: self._offer())
        self.tree.itemDoubleClicked.connect(lambda *_item: self.open_record())
        self.advice = sentence(self)
        self.repair_button = self._button(tr("&Repair"), "mActionRefresh.svg", self.repair)
        self.record_button = self._button(tr("Open the &record"), "mActionPropertiesWidget.svg", self.open_record)
        self.again_button = self._button(tr("Check &again"), "mActionReload.svg", self.check)
        self.copy_button = self._button(tr("&Copy the report"), "mActionEditCopy.svg", self._copy)
        self.box = button_box(self, QDialogButtonBox.StandardButton.Close)
        self.stop_button = self.box.addButton(tr("Cancel"), QDialogButtonBox.ButtonRole.ActionRole)
        self.stop_button.clicked.connect(self.stop)
        self.box.rejected.connect(self.close)
        actions = QHBoxLayout()
        for button in (self.repair_button, self.record_button, self.again_button, self.copy_button):
            actions.addWidget(button)
        actions.addStretch(1)
        layout = QVBoxLayout(self)
        layout.addWidget(self.summary)
        layout.addWidget(self.line)
        layout.addWidget(self.tree, 1)
        layout.addWidget(self.advice)
        layout.addLayout(actions)
        layout.addWidget(self.box)
        self.check()

    def _button(self, text: str, icon: str, slot: Any) -> QPushButton:
        button = QPushButton(icons.theme(icon), text, self)
        button.setAutoDefault(False)
        button.clicked.connect(lambda _checked=False: slot())
        return button

    # -- checking ----------------------------------------------------------------------------------

    def check(self) -> None:
        """Check every layer of the project."""
        from ..services.origin import origin

        self.stop()
        self.tree.clear()
        layers = list(QgsProject.instance().mapLayers().values())
        self._done, self._all = 0, len(layers)
        for layer in sorted(layers, key=lambda one: one.name().casefold()):
            self._check_one(origin(layer))
        self._progressed()

    def _check_one(self, origin: Origin) -> None:
        item = QTreeWidgetItem([origin.name, tr("Checking…"), ""])
        self.tree.addTopLevelItem(item)
        self._all = max(self._all, self.tree.topLevelItemCount())
        platforms = self._host.platforms
        platform = platforms.by_key(origin.platform) if origin.platform else None

        def work(feedback: Feedback) -> Verdict:
            from ..services.layer_health import examine

            catalogue = platforms.catalogue(platform, feedback) if platform is not None else None
            return examine(origin, catalogue, platform.name if platform is not None else "", feedback)

        task = run_task(
            tr("Check {title}", title=origin.name), work, lambda verdict: self._came(item, verdict),
            lambda error: self._failed(item, error), owner=self, hidden=True, priority=PRIORITY_HIGH,
        )  # fmt: skip
        self._tasks.append(task)

    def _came(self, item: QTreeWidgetItem, verdict: Verdict) -> None:
        if sip.isdeleted(item):
            return
        words, icon = _look(verdict.state.value)
        item.setText(1, words)
        item.setIcon(1, icon)
        item.setText(2, " ".join(verdict.sentences))
        item.setData(0, _VERDICT, verdict)
        for column in range(3):
            item.setToolTip(column, "\n".join((*verdict.sentences, verdict.advice)).strip())
        self._done += 1
        self._progressed()

    def _failed(self, item: QTreeWidgetItem, error: PluginError) -> None:
        if not sip.isdeleted(item):
            item.setText(1, tr("Not checked"))
            item.setText(2, str(error))
            self._done += 1
            self._progressed()

    def stop(self) -> None:
        """Stop checking; what was found stays."""
        tasks, self._tasks = self._tasks, []
        for task in tasks:
            task.abandon()
        for item in self._items():
            if item.data(0, _VERDICT) is None:
                item.setText(1, tr("Not checked"))
        self._all = self._done
        self._progressed()

    def _items(self) -> list[QTreeWidgetItem]:
        return [self.tree.topLevelItem(row) for row in range(self.tree.topLevelItemCount())]

    def verdicts(self) -> list[Verdict]:
        """Give what was found so far."""
        return [found for item in self._items() if (found := item.data(0, _VERDICT)) is not None]

    def _progressed(self) -> None:
        busy = self._done < self._all
        if busy and not self.line.busy:
            self.line.start()
        elif not busy:
            self.line.stop()
        self.stop_button.setEnabled(busy)
        for column in (0, 1):
            self.tree.resizeColumnToContents(column)
        if not self.tree.topLevelItemCount():
            self.summary.setText(tr("The project has no layers."))
        elif busy:
            self.summary.setText(tr("{done} of {all} checked", done=self._done, all=self._all))
        else:
            ill = sum(verdict.state.value in ("dead", "vanished") for verdict in self.verdicts())
            newer = sum(verdict.state.value == "newer" for verdict in self.verdicts())
            found = [tr("%n layer(s) with a problem.", n=ill)] if ill else []
            found += [tr("Newer data for %n layer(s).", n=newer)] if newer else []
            self.summary.setText(" ".join(found) or tr("No dead link, and no newer data."))
        self._offer()

    # -- one layer ---------------------------------------------------------------------------------

    def _current(self) -> Verdict | None:
        item = self.tree.currentItem()
        return item.data(0, _VERDICT) if item is not None else None

    def _offer(self) -> None:
        verdict = self._current()
        self.advice.setText(verdict.advice if verdict is not None else "")
        self.advice.setVisible(bool(self.advice.text()))
        self.repair_button.setEnabled(verdict is not None and verdict.repair is not None)
        self.record_button.setEnabled(verdict is not None and verdict.record is not None)
        self.copy_button.setEnabled(bool(self.verdicts()))

    def open_record(self) -> None:
        """Show the record of the chosen layer in the Catalogue dock."""
        verdict = self._current()
        if verdict is not None and verdict.record is not None:
            platform = self._host.platforms.by_key(verdict.origin.platform)
            if platform is not None:
                self._host.show_record(verdict.record, platform)

    def repair(self) -> None:
        """Let today's link take the place of the chosen layer's dead one."""
        verdict, item = self._current(), self.tree.currentItem()
        if verdict is None or verdict.repair is None:
            return
        source, origin = verdict.repair, verdict.origin
        layer = QgsProject.instance().mapLayer(origin.layer_id)
        crs = layer.crs().authid() if layer is not None else ""

        def work(feedback: Feedback) -> Any:
            from ..services.built import LoadOptions
            from ..services.loading import build

            return build(source, LoadOptions(crs=crs, layer_name=source.layer_name), feedback)

        self.repair_button.setEnabled(False)
        item.setText(1, tr("Repairing…"))
        run_task(
            tr("Repair {title}", title=origin.name), work, lambda built: self._repaired(item, origin, built),
            owner=self, priority=PRIORITY_HIGH,
        )  # fmt: skip

    def _repaired(self, item: QTreeWidgetItem, origin: Origin, built: Any) -> None:
        from ..services.adding import put_in_place
        from ..services.origin import origin as origin_of

        project = QgsProject.instance()
        old: QgsMapLayer | None = project.mapLayer(origin.layer_id)
        if old is None or not built.layers:
            return
        layer = put_in_place(built, old, project)
        messages.show_success(tr("“{title}” reads its new link now.", title=layer.name()))
        if not sip.isdeleted(item):
            self.tree.takeTopLevelItem(self.tree.indexOfTopLevelItem(item))
            self._done -= 1
            self._check_one(origin_of(layer))
            self._progressed()

    def _copy(self) -> None:
        messages.copy_text(self.report())

    def report(self) -> str:
        """Give the whole report as text."""
        today = date_text(datetime.datetime.now(datetime.UTC).date().isoformat())
        lines = [f"{self.windowTitle()} – {today}", ""]
        for verdict in self.verdicts():
            lines.append(f"- {verdict.origin.name} [{_look(verdict.state.value)[0]}] {' '.join(verdict.sentences)}")
            if verdict.origin.source is not None:
                lines.append(f"  {verdict.origin.source.kind} {verdict.origin.source.url}")
            if verdict.advice:
                lines.append(f"  {verdict.advice}")
        return "\n".join(lines)


def _look(state: str) -> tuple[str, QIcon]:
    """Give the word and the icon of a state."""
    words, icon = {
        "dead": (tr("Dead link"), "mIconCritical.svg"),
        "vanished": (tr("Record gone"), "mIconWarning.svg"),
        "newer": (tr("Newer data"), "mIconInfo.svg"),
        "unknown": (tr("Unknown"), "mIconWarning.svg"),
        "well": (tr("Well"), "mIconSuccess.svg"),
    }[state]
    return words, icons.theme(icon)


def show_health(host: Host) -> HealthWindow:
    """Open the window, or bring the one that is open to the front and check again."""
    global _window  # noqa: PLW0603  one window at a time
    messages.install(host.iface.messageBar())
    if _window is None or sip.isdeleted(_window):
        _window = HealthWindow(host, host.iface.mainWindow())
    else:
        _window.check()
    _window.show()
    _window.raise_()
    return _window


def install(_none: None) -> None:
    """Close the window, at unload."""
    global _window
    window, _window = _window, None
    if window is not None and not sip.isdeleted(window):
        window.stop()
        window.close()
