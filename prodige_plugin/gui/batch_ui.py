"""The parts of the window of many records, and where they stand."""

from __future__ import annotations

from qgis.PyQt.QtCore import QSize, Qt
from qgis.PyQt.QtGui import QKeySequence
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QMenu,
    QPushButton,
    QShortcut,
    QSizePolicy,
    QStackedWidget,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ..i18n import tr
from . import icons
from .batch_model import COMPLETE, BatchFilter, BatchModel, Show
from .button_box import button_box
from .element_widgets import calm
from .labels import sentence
from .progress_line import ProgressLine
from .state_page import StatePage

_EDIT = QAbstractItemView.EditTrigger
#: How cells are begun to be edited, and how while that is not possible.
TRIGGERS, NO_TRIGGERS = _EDIT.DoubleClicked | _EDIT.EditKeyPressed | _EDIT.AnyKeyPressed, _EDIT.NoEditTriggers


class BatchUi(QDialog):
    """Widgets alone; :class:`~.batch_window.BatchWindow` says what they do."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Batch editing"))
        self.setWindowFlags(self.windowFlags() | Qt.WindowType.WindowMinMaxButtonsHint)
        self.resize(1080, 640)
        self.model = BatchModel(self)
        self.rows = BatchFilter(self.model, self)
        self._head()
        self.line = ProgressLine(self)
        self.table = self._table()
        self.page = StatePage(self)
        self.stack = QStackedWidget(self)
        self.stack.addWidget(self.page)
        self.stack.addWidget(self.table)
        self.status = sentence(self)
        self.status.setAccessibleName(tr("State"))
        self.show_failed = QPushButton(tr("&What failed…"), self)
        self._actions()
        self.box = button_box(self, QDialogButtonBox.StandardButton.Close)
        self.save = QPushButton(icons.theme("mActionFileSave.svg"), "", self)
        self.stop = QPushButton(tr("Cancel"), self)
        self.box.addButton(self.save, QDialogButtonBox.ButtonRole.ActionRole)
        self.box.addButton(self.stop, QDialogButtonBox.ButtonRole.ActionRole)
        for button in self.findChildren(QPushButton):
            button.setAutoDefault(False)
        foot = QHBoxLayout()
        foot.addWidget(self.status, 1)
        foot.addWidget(self.show_failed)
        layout = QVBoxLayout(self)
        layout.addLayout(self.head)
        layout.addWidget(self.line)
        layout.addWidget(self.stack, 1)
        layout.addLayout(self.actions)
        layout.addLayout(foot)
        layout.addWidget(self.box)

    def _head(self) -> None:
        self.add = self._tool(tr("&Add"), "mActionAdd.svg", tr("Add records to the table"))
        self.add_menu = QMenu(self.add)
        self.add.setMenu(self.add_menu)
        self.add.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.words = QLineEdit(self)
        self.words.setPlaceholderText(tr("Filter the rows"))
        self.words.setClearButtonEnabled(True)
        self.words.setAccessibleName(tr("Filter the rows"))
        self.words.textChanged.connect(self.rows.set_words)
        self.which = calm(QComboBox(self))
        self.which.setMinimumContentsLength(24)
        self.which.setAccessibleName(tr("Which rows"))
        self.which.addItem(tr("All records"), (Show.ALL, ""))
        self.which.addItem(icons.theme("mIconCritical.svg"), tr("Something missing or wrong"), (Show.MISSING, ""))
        self.which.addItem(icons.theme("mActionToggleEditing.svg"), tr("Changed, not saved"), (Show.CHANGED, ""))
        self.which.addItem(icons.theme("mIconWarning.svg"), tr("Not read or not saved"), (Show.TROUBLE, ""))
        self.columns = self._tool(tr("&Columns"), "mActionOpenTable.svg", tr("Choose which elements are columns"))
        self.columns_menu = QMenu(self.columns)
        self.columns_menu.setToolTipsVisible(True)
        self.columns.setMenu(self.columns_menu)
        self.columns.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.head = QHBoxLayout()
        self.head.addWidget(self.add)
        self.head.addWidget(self.words, 2)
        self.head.addWidget(self.which, 1)
        self.head.addWidget(self.columns)

    def _table(self) -> QTableView:
        table = QTableView(self)
        table.setModel(self.rows)
        table.setSortingEnabled(True)
        table.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        table.setEditTriggers(TRIGGERS)
        table.setWordWrap(False)
        table.setAlternatingRowColors(True)
        table.setIconSize(QSize(14, 14))
        table.setTabKeyNavigation(False)
        table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        table.setAccessibleName(tr("Records"))
        names = table.verticalHeader()
        names.setDefaultSectionSize(table.fontMetrics().height() + 10)
        names.setFixedWidth(table.fontMetrics().averageCharWidth() * 38)
        names.setTextElideMode(Qt.TextElideMode.ElideRight)
        names.setHighlightSections(False)
        names.setAccessibleName(tr("Records"))
        header = table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setSectionsMovable(True)
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return table

    def size_columns(self) -> None:
        """Give each column a width to read in."""
        for column in range(self.model.columnCount()):
            self.table.setColumnWidth(column, 84 if column == COMPLETE else 170)

    def _actions(self) -> None:
        self.change = self._button(tr("C&hange…"), "mActionMultiEdit.svg", tr("Do something to the chosen records"))
        self.fill = self._button(
            tr("&Fill down"), "mActionArrowDown.svg",
            tr("Gives the value of the first chosen cell to the others below it (Ctrl+D)"),
        )  # fmt: skip
        self.repair = self._button(tr("&Repair what is safe"), "mIconSuccess.svg",
                                   tr("Repairs that state nothing the record does not hold"))  # fmt: skip
        self.undo = self._button(tr("&Undo"), "mActionUndo.svg", "")
        self.redo = self._button(tr("Re&do"), "mActionRedo.svg", "")
        self.actions = QHBoxLayout()
        for button in (self.change, self.fill, self.repair):
            self.actions.addWidget(button)
        self.actions.addStretch(1)
        self.actions.addWidget(self.undo)
        self.actions.addWidget(self.redo)
        for keys, button in (("Ctrl+D", self.fill), ("Ctrl+H", self.change)):
            QShortcut(QKeySequence(keys), self.table, button.click)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self.table, self.undo.click)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Redo), self.table, self.redo.click)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self, self.words.setFocus)

    def _button(self, text: str, icon: str, tip: str) -> QPushButton:
        button = QPushButton(icons.theme(icon), text, self)
        button.setToolTip(tip)
        return button

    def _tool(self, text: str, icon: str, tip: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(text)
        button.setIcon(icons.theme(icon))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        button.setToolTip(tip)
        return button
