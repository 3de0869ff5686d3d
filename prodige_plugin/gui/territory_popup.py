"""Finding a territory by its name or code: a field, and what it may mean beneath."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import partial

from qgis.core import QgsSettings
from qgis.PyQt.QtCore import QModelIndex, QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import QFontMetrics, QPainter, QPalette
from qgis.PyQt.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeWidgetItem, QWidget

from ..catalogue import territories
from ..catalogue.territories import Territory
from ..errors import PluginError
from ..feedback import Feedback
from ..i18n import tr
from .popup_list import PopupList
from .rest import rest_timer
from .tasks import PRIORITY_HIGH, TaskHandle, run_task

#: How many are offered, and how many of those chosen last are kept.
_OFFERED, _KEPT = 30, 5
#: How long typing rests before the list follows, in ms: finding takes a few.
_REST_MS = 80
_RECENT = "prodige_plugin/catalogue/territories"
_TERRITORY = Qt.ItemDataRole.UserRole
_WHERE = Qt.ItemDataRole.UserRole + 1
#: Rows shown without scrolling, of two lines each.
_ROWS = 8


class TerritoryPopup(PopupList):
    """Offers territories; Enter takes the first one or the one gone to, a click takes that one."""

    #: the :class:`~prodige_plugin.catalogue.territories.Territory`.
    chosen = pyqtSignal(object)

    def __init__(self, anchor: QWidget) -> None:
        super().__init__(anchor, tr("Territories"))
        self.field.setPlaceholderText(tr("Commune, EPCI, département, region or code…"))
        self.field.setAccessibleName(tr("Name or code of a territory"))
        self.tree.setColumnCount(1)
        self.tree.setItemDelegate(_TwoLines(self.tree))
        self._recent: tuple[Territory, ...] = ()
        self._ready = False
        self._finding: TaskHandle | None = None
        self._enter_wanted = False
        self._rest = rest_timer(self, _REST_MS, self._find)
        self.field.textChanged.connect(lambda _text: self._rest.start())
        self.tree.itemClicked.connect(lambda item, _column: self._take(item))
        self.say(tr("Reading the territories…"))
        run_task(
            tr("Read the territories"), _read, self._read, self._failed, owner=self, hidden=True, priority=PRIORITY_HIGH
        )  # fmt: skip

    def drop(self, rows: int = _ROWS) -> None:
        """Show it under the button."""
        super().drop(rows)

    def row_height(self) -> int:
        """Give the height of a row."""
        return _row_height(self.fontMetrics())

    def _read(self, recent: Sequence[Territory]) -> None:
        self._ready = True
        self._recent = tuple(recent)
        self._find()

    def _failed(self, error: PluginError) -> None:
        self.say("\n".join(part for part in (error.what, error.why, error.todo) if part))

    def _find(self) -> None:
        """Find in a worker: what thousands of names contain ("saint") takes longer than a frame."""
        self._rest.stop()
        if self._finding is not None:
            self._finding.abandon()
        self._finding = None
        text = self.field.text().strip()
        if not self._ready:
            return
        if not text:
            self._show("", self._recent)
            return
        self._finding = run_task(
            tr("Find a territory"), lambda _feedback: territories.find(text, _OFFERED),
            partial(self._show, text), self._failed, owner=self, hidden=True, priority=PRIORITY_HIGH,
        )  # fmt: skip

    def _show(self, text: str, found: Sequence[Territory]) -> None:
        self._finding = None
        self.tree.clear()
        for territory in found:
            self._add(territory)
        self.tree.setCurrentItem(self.tree.topLevelItem(0))
        if text and not found and text.isdigit():
            self.say(tr("No territory has this code. Codes are those of INSEE, which are not postal codes."))
        elif text and not found:
            self.say(tr("No territory of France has this name."))
        elif not text:
            self.say(tr("Used last") if found else tr("Type the beginning of a name, or an INSEE code."))
        else:
            self.say("")
        if self._enter_wanted:
            self._enter_wanted = False
            self.entered()

    def _add(self, territory: Territory) -> None:
        where = where_text(territory)
        item = QTreeWidgetItem(self.tree, [territory.name])
        item.setData(0, _TERRITORY, territory)
        item.setData(0, _WHERE, where)
        item.setToolTip(0, f"{territory.name}\n{where}\n{territory.code}")
        item.setData(0, Qt.ItemDataRole.AccessibleTextRole, f"{territory.name}, {where}")

    def entered(self) -> None:
        """Take the current row; wait for the list if it is not there yet."""
        if not self._ready:
            self._enter_wanted = True
        elif self._rest.isActive() or self._finding is not None:
            self._enter_wanted = True
            if self._rest.isActive():
                self._find()
        else:
            self._take(self.tree.currentItem())

    def _take(self, item: QTreeWidgetItem | None) -> None:
        if item is None:
            return
        territory: Territory = item.data(0, _TERRITORY)
        _keep(territory)
        self.chosen.emit(territory)
        self.close()


class _TwoLines(QStyledItemDelegate):
    """A name, and beneath it, in the quieter colour, what and where it is."""

    def sizeHint(self, option: QStyleOptionViewItem, _index: QModelIndex) -> QSize:  # noqa: N802  Qt's name
        """Give the height of two lines."""
        return QSize(0, _row_height(option.fontMetrics))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        """Paint a row."""
        row = QStyleOptionViewItem(option)
        self.initStyleOption(row, index)
        name, row.text = row.text, ""
        style = row.widget.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, row, painter, row.widget)
        area = row.rect.adjusted(6, 3, -6, -3)
        lower = area.adjusted(0, row.fontMetrics.height(), 0, 0)
        selected = bool(row.state & QStyle.StateFlag.State_Selected)
        for rect, text, role in (
            (area, name, QPalette.ColorRole.Text),
            (lower, index.data(_WHERE), QPalette.ColorRole.PlaceholderText),
        ):
            shown = row.fontMetrics.elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
            painter.setPen(row.palette.color(QPalette.ColorRole.HighlightedText if selected else role))
            painter.drawText(rect, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop), shown)


def _row_height(metrics: QFontMetrics) -> int:
    return 2 * metrics.height() + 6


def level_text(level: str) -> str:
    """Give the word for a level."""
    return {
        "region": tr("region"),
        "departement": tr("département"),
        "epci": tr("EPCI"),
        "commune": tr("commune"),
    }.get(level, level)


def where_text(territory: Territory) -> str:
    """Give level and place of a territory: "commune · Drôme (26)", "département 26 · Auvergne-Rhône-Alpes"."""
    level, place = level_text(territory.level), territory.parent_name
    if territory.level in ("epci", "commune") and place:
        place = f"{place} ({territory.parent})"
    elif territory.level == "departement":
        level = f"{level} {territory.code}"
    return " · ".join(part for part in (level, place) if part)


def _read(_feedback: Feedback) -> list[Territory]:
    """Read the table, and give those chosen last. Worker thread."""
    territories.table()
    found = (territories.by_code(level, code) for level, code in _recent())
    return [territory for territory in found if territory is not None]


def _recent() -> list[tuple[str, str]]:
    try:
        stored = json.loads(str(QgsSettings().value(_RECENT) or "[]"))
        return [(str(level), str(code)) for level, code in stored][:_KEPT]
    except (ValueError, TypeError):
        return []  # written by hand or by another version


def _keep(territory: Territory) -> None:
    mine = (territory.level, territory.code)
    kept = [mine, *(one for one in _recent() if one != mine)][:_KEPT]
    QgsSettings().setValue(_RECENT, json.dumps(kept))
