"""Which elements are columns of the table of many records, remembered in the settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import QgsSettings
from qgis.PyQt.QtCore import QPoint
from qgis.PyQt.QtWidgets import QMenu

from ..i18n import tr
from ..metadata.elements import ELEMENTS
from .batch_rows import FIRST_COLUMNS, column_keys
from .metadata_form import section_title

if TYPE_CHECKING:
    from .batch_window import BatchWindow

_SETTING = "prodige_plugin/batch/columns"


def kept_columns() -> list[str]:
    """Give the columns the person had the last time."""
    kept = str(QgsSettings().value(_SETTING, "") or "").split(",")
    known = column_keys()
    return [key for key in kept if key in known] or [key for key in FIRST_COLUMNS if key in known]


class ColumnsMenu:
    """Fills the menu of columns, and that of a column's heading."""

    def __init__(self, window: BatchWindow) -> None:
        self._window = window
        window.columns_menu.aboutToShow.connect(self.fill)
        header = window.table.horizontalHeader()
        header.setContextMenuPolicy(window.table.contextMenuPolicy())
        header.customContextMenuRequested.connect(self._head_menu)
        window.model.set_columns(kept_columns())

    def fill(self) -> None:
        """List the elements, by the parts of the form."""
        menu, model = self._window.columns_menu, self._window.model
        menu.clear()
        lacking = menu.addAction(tr("Only those in which something is missing"))
        lacking.triggered.connect(lambda: self.take(self._lacking()))
        menu.addAction(tr("The usual ones")).triggered.connect(lambda: self.take(FIRST_COLUMNS))
        section = ""
        for row in ELEMENTS:
            if not row.editable:
                continue
            if row.section != section:
                section = row.section
                menu.addSection(section_title(section))
            action = menu.addAction(row.label)
            action.setToolTip(row.help)
            action.setCheckable(True)
            action.setChecked(row.key in model.columns)
            action.toggled.connect(lambda on, key=row.key: self._toggle(key, on=on))

    def take(self, keys: tuple[str, ...] | list[str]) -> None:
        """Show these columns, in the order of the form."""
        chosen = [key for key in column_keys() if key in keys]
        if chosen:
            QgsSettings().setValue(_SETTING, ",".join(chosen))
            self._window.model.set_columns(chosen)
            self._window.size_columns()

    def _toggle(self, key: str, *, on: bool) -> None:
        columns = self._window.model.columns
        self.take([*columns, key] if on else [each for each in columns if each != key])

    def _lacking(self) -> list[str]:
        model = self._window.model
        facts = [found for entry in model.entries() if (found := model.facts(entry.number)) is not None]
        return [key for key in column_keys() if any(one.lacks(key) or one.fails(key) for one in facts)]

    def _head_menu(self, place: QPoint) -> None:
        header = self._window.table.horizontalHeader()
        key = self._window.model.key(header.logicalIndexAt(place))
        if not key:
            return
        menu = QMenu(header)
        menu.addAction(tr("Show where it is missing or wrong")).triggered.connect(
            lambda: self._window.show_missing(key)
        )
        menu.addAction(tr("Hide this column")).triggered.connect(lambda: self._toggle(key, on=False))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(header.mapToGlobal(place))
