"""The endless list of results: cards, their pictures, keys and context menu."""

from __future__ import annotations

from qgis.PyQt.QtCore import QModelIndex, QPoint, Qt, pyqtSignal
from qgis.PyQt.QtGui import QKeyEvent
from qgis.PyQt.QtWidgets import QListView, QMenu, QWidget

from ..catalogue.model import Summary
from ..i18n import tr
from .card_delegate import CardDelegate
from .catalogue_model import ResultModel
from .messages import copy_text
from .rest import rest_timer
from .thumbnails import Thumbnails
from .ways_menu import Surroundings, fill_ways

#: How long scrolling must rest before pictures are asked for, in ms.
PICTURES_MS = 120


class ResultList(QListView):
    """Shows a :class:`ResultModel`; says what the person wants and does none of it."""

    #: The chosen result changed (Summary or ``None``).
    chosen = pyqtSignal(object)
    #: Load this result by its best way (Summary).
    addWanted = pyqtSignal(object)  # noqa: N815  Qt's manner
    #: Load this result this way (LayerSource, Summary, LoadOptions).
    loadWanted = pyqtSignal(object, object, object)  # noqa: N815
    #: Show the sheet of the chosen result.
    sheetWanted = pyqtSignal()  # noqa: N815
    #: Edit the record of this result (Summary).
    editWanted = pyqtSignal(object)  # noqa: N815
    #: Move the map to this result (Summary).
    zoomWanted = pyqtSignal(object)  # noqa: N815

    def __init__(self, model: ResultModel, thumbnails: Thumbnails, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model, self._thumbnails = model, thumbnails
        #: what the menus of ways ask of the windows around them.
        self.around = Surroundings()
        self.setModel(model)
        self.delegate = CardDelegate(self)
        self.setItemDelegate(self.delegate)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setAccessibleName(tr("Results"))
        self._pictures = rest_timer(self, PICTURES_MS, self._want_pictures)
        thumbnails.ready.connect(model.set_thumbnail)
        model.modelReset.connect(self._moved)
        model.rowsInserted.connect(self._moved)
        self.verticalScrollBar().valueChanged.connect(self._moved)
        self.doubleClicked.connect(self._want_sheet)
        self.customContextMenuRequested.connect(self._context_menu)
        self.delegate.addClicked.connect(lambda index: self.addWanted.emit(model.summary(index)))

    def current(self) -> Summary | None:
        """Give the chosen result."""
        return self._model.summary(self.currentIndex())

    def enter(self) -> None:
        """Take the keyboard, and choose the first result when none is chosen."""
        self.setFocus()
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self._model.index(0))

    def currentChanged(self, current: QModelIndex, previous: QModelIndex) -> None:  # noqa: N802  Qt's name
        """Tell that another result is chosen."""
        super().currentChanged(current, previous)
        self.chosen.emit(self._model.summary(current))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        """Enter loads, Space reads; the rest is Qt's."""
        summary = self.current()
        if summary is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.addWanted.emit(summary)
        elif summary is not None and event.key() == Qt.Key.Key_Space:
            self.sheetWanted.emit()
        else:
            super().keyPressEvent(event)

    def _want_sheet(self, *_ignored: object) -> None:
        self.sheetWanted.emit()

    def _moved(self, *_rows: object) -> None:
        self._pictures.start()

    def _want_pictures(self) -> None:
        """Ask for the pictures of the cards in view, and of the next few."""
        if not self._model.rowCount() or not self.isVisible():
            return
        first = max(0, self.indexAt(QPoint(4, 4)).row())
        last = self.indexAt(QPoint(4, self.viewport().height() - 4)).row()
        last = last + 3 if last >= 0 else self._model.rowCount() - 1
        found = (self._model.summary(self._model.index(row)) for row in range(first, last + 1))
        self._thumbnails.want([summary.thumbnail for summary in found if summary is not None and summary.thumbnail])

    def _context_menu(self, where: QPoint) -> None:
        index = self.indexAt(where)
        summary = self._model.summary(index)
        if summary is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setToolTipsVisible(True)
        fill_ways(menu, summary, self.loadWanted.emit, self.around)
        menu.addSeparator()
        menu.addAction(tr("Read the sheet")).triggered.connect(self._want_sheet)
        zoom = menu.addAction(tr("Move the map to this extent"))
        zoom.setEnabled(summary.box is not None)
        zoom.triggered.connect(lambda: self.zoomWanted.emit(summary))
        menu.addAction(tr("Edit this record")).triggered.connect(lambda: self.editWanted.emit(summary))
        menu.addAction(tr("Copy the identifier")).triggered.connect(lambda: copy_text(summary.identifier))
        menu.popup(self.viewport().mapToGlobal(where))
