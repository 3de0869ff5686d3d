"""Finding, among the data sets that a platform has, the one that a layer updates."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QTreeWidgetItem, QWidget

from ..errors import PluginError
from ..feedback import Feedback
from ..i18n import tr
from .formats import tip_text
from .popup_list import PopupList
from .rest import rest_timer
from .tasks import PRIORITY_HIGH, TaskHandle, run_task

_DATASET = Qt.ItemDataRole.UserRole
_REST_MS = 300


class DatasetPopup(PopupList):
    """Asks the platform as one types; a click or Enter takes a data set."""

    #: the :class:`~prodige_plugin.platforms.product.Dataset`.
    chosen = pyqtSignal(object)

    def __init__(self, anchor: QWidget, find: Callable[[str, Feedback], Sequence[Any]]) -> None:
        """:param find: gives the data sets for some words; called in a worker thread."""
        super().__init__(anchor, tr("Data sets of the platform"))
        self._find = find
        self._task: TaskHandle | None = None
        self.field.setPlaceholderText(tr("Words of its title, or its table"))
        self._rest = rest_timer(self, _REST_MS, self.search)
        self.field.textChanged.connect(lambda _text: self._rest.start())
        self.tree.itemClicked.connect(lambda item, _column: self._take(item))
        self.search()

    def search(self) -> None:
        """Ask the platform."""
        self._rest.stop()
        if self._task is not None:
            self._task.abandon()
        words, find = self.field.text().strip(), self._find
        self.say(tr("Asking the platform…"))
        self._task = run_task(
            tr("Find data sets"), lambda feedback: list(find(words, feedback)), self._came, self._failed, owner=self,
            hidden=True, priority=PRIORITY_HIGH, waits=True,
        )  # fmt: skip

    def _came(self, found: list[Any]) -> None:
        self._task = None
        self.tree.clear()
        for dataset in found:
            item = QTreeWidgetItem([dataset.title, dataset.table])
            item.setData(0, _DATASET, dataset)
            item.setToolTip(0, tip_text("\n".join(filter(None, (dataset.title, dataset.table, dataset.identifier)))))
            self.tree.addTopLevelItem(item)
        self.say("" if found else tr("No data set of yours has these words."))

    def _failed(self, error: PluginError) -> None:
        self._task = None
        self.say("\n".join(part for part in (error.what, error.why, error.todo) if part))

    def entered(self) -> None:
        """Take the current data set, else the first."""
        item = self.tree.currentItem() or self.tree.topLevelItem(0)
        if item is not None:
            self._take(item)

    def _take(self, item: QTreeWidgetItem) -> None:
        dataset = item.data(0, _DATASET)
        self.close()
        self.chosen.emit(dataset)
