"""The endless list of results: cards, their pictures, keys and menus."""

from __future__ import annotations

from qgis.core import QgsMimeDataUtils
from qgis.PyQt.QtCore import QEvent, QMimeData, QModelIndex, QPoint, QPointF, Qt, pyqtSignal
from qgis.PyQt.QtGui import QContextMenuEvent, QDrag, QHideEvent, QKeyEvent, QKeySequence, QMouseEvent
from qgis.PyQt.QtWidgets import QApplication, QListView, QMenu, QStyle, QStyleOptionViewItem, QWidget

from ..catalogue.model import Summary
from ..i18n import tr
from .card_delegate import CardDelegate
from .card_parts import ADD, KIND, MORE, STAR, WAYS, Places
from .catalogue_model import ResultModel
from .messages import copy_text
from .rest import rest_timer
from .thumbnails import Thumbnails
from .ways import kind_text, usual_options, ways_of
from .ways_menu import Surroundings, fill_ways

#: How long scrolling must rest before pictures are asked for, in ms.
PICTURES_MS = 120


class ResultList(QListView):
    """Shows a :class:`ResultModel`; says what the person wants and does none of it."""

    #: The chosen result changed (Summary or ``None``).
    chosen = pyqtSignal(object)
    #: The mouse is over another result (Summary, or ``None`` when it has left).
    hovered = pyqtSignal(object)
    #: The results in sight and the next few, once scrolling rests (list of Summary).
    inView = pyqtSignal(object)  # noqa: N815
    #: Load this result by its best way (Summary).
    addWanted = pyqtSignal(object)  # noqa: N815  Qt's manner
    #: Load this result this way (LayerSource, Summary, LoadOptions).
    loadWanted = pyqtSignal(object, object, object)  # noqa: N815
    #: Show the sheet of the chosen result.
    sheetWanted = pyqtSignal()  # noqa: N815
    #: Edit the record of this result (Summary).
    editWanted = pyqtSignal(object)  # noqa: N815
    #: Edit the records of these results in one table (list of Summary).
    batchWanted = pyqtSignal(object)  # noqa: N815
    #: Move the map to this result (Summary).
    zoomWanted = pyqtSignal(object)  # noqa: N815
    #: Keep this result as a favourite, or do so no longer (Summary).
    favouriteWanted = pyqtSignal(object)  # noqa: N815
    #: Search for what is like this result (Summary).
    similarWanted = pyqtSignal(object)  # noqa: N815

    def __init__(self, model: ResultModel, thumbnails: Thumbnails, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model, self._thumbnails = model, thumbnails
        #: what the menus of ways ask of the windows around them.
        self.around = Surroundings()
        self._over = -1
        #: the card and the place where the mouse went down.
        self._pressed: tuple[QModelIndex, QPoint] | None = None
        self.delegate = CardDelegate(self)
        self.setModel(model)
        self.setItemDelegate(self.delegate)
        self.setUniformItemSizes(True)
        self.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(tr("Results"))
        self._pictures = rest_timer(self, PICTURES_MS, self._want_pictures)
        thumbnails.ready.connect(model.set_thumbnail)
        model.modelReset.connect(self._moved)
        model.modelReset.connect(lambda: self._hover(-1))
        model.rowsInserted.connect(self._moved)
        self.verticalScrollBar().valueChanged.connect(self._moved)
        self.doubleClicked.connect(self._want_sheet)
        self.delegate.clicked.connect(self.use)

    def current(self) -> Summary | None:
        """Give the chosen result."""
        return self._model.summary(self.currentIndex())

    def enter(self) -> None:
        """Take the keyboard, and choose the first result when none is chosen."""
        self.setFocus()
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self._model.index(0))

    def use(self, index: QModelIndex, key: str) -> None:
        """Do what a part of a card is for (key of :mod:`.card_parts`)."""
        summary = self._model.summary(index)
        if summary is None:
            return
        if key == STAR:
            self.favouriteWanted.emit(summary)
        elif key == ADD:
            self.addWanted.emit(summary)
        elif key in (WAYS, MORE):
            self.open_ways(index, key)
        elif key.startswith(KIND):
            self._load_kind(summary, key.removeprefix(KIND))

    def _load_kind(self, summary: Summary, name: str) -> None:
        for way in ways_of(summary):
            if not way.source.reason and kind_text(way.source.kind) == name:
                self.loadWanted.emit(way.source, way.summary, usual_options(way.source))
                return

    # -- menus -------------------------------------------------------------------------------------

    def open_ways(self, index: QModelIndex, key: str = WAYS) -> None:
        """Open the menu of all ways to load, under the button of a card."""
        summary, found = self._model.summary(index), self._places(index)
        if summary is None or found is None:
            return
        part = found.part(key) or found.part(WAYS)
        menu = self._menu()
        fill_ways(menu, summary, self.loadWanted.emit, self.around)
        if not menu.actions():
            if summary.partial:
                self.addWanted.emit(summary)
                return
            menu.addAction(tr("No service to load")).setEnabled(False)
        under = part.rect.bottomLeft() if part is not None else found.nothing.bottomLeft()
        menu.popup(self.viewport().mapToGlobal(under + QPoint(0, 2)))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802  Qt's name
        """Open the menu of the card under the mouse; by the keyboard, of the chosen one."""
        by_keys = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_keys else self.indexAt(event.pos())
        summary = self._model.summary(index)
        if summary is None:
            return
        menu = self.context_menu(index, summary)
        where = self.visualRect(index).center() if by_keys else event.pos()
        menu.popup(self.viewport().mapToGlobal(where))
        event.accept()

    def context_menu(self, index: QModelIndex, summary: Summary) -> QMenu:
        """Give the menu of one result: to load it, and all else."""
        menu = self._menu()
        fill_ways(menu, summary, self.loadWanted.emit, self.around)
        if menu.actions():
            menu.addSeparator()
        menu.addAction(tr("Read the sheet")).triggered.connect(self._want_sheet)
        zoom = menu.addAction(tr("Move the map to this extent"))
        zoom.setEnabled(summary.box is not None)
        zoom.triggered.connect(lambda: self.zoomWanted.emit(summary))
        starred = bool(index.data(ResultModel.FavouriteRole))
        star = menu.addAction(tr("Take out of the favourites") if starred else tr("Keep as a favourite"))
        star.triggered.connect(lambda: self.favouriteWanted.emit(summary))
        menu.addAction(tr("Search for similar data")).triggered.connect(lambda: self.similarWanted.emit(summary))
        menu.addSeparator()
        edit = menu.addAction(tr("Edit this record"))
        edit.triggered.connect(lambda: self.editWanted.emit(summary))
        why = self.around.no_edit(summary)
        edit.setEnabled(not why)
        edit.setToolTip(why or tr("Edit this record in the Metadata dock"))
        several = self.together(index)
        batch = menu.addAction(tr("Edit these %n records together…", n=len(several)))
        batch.setEnabled(len(several) > 1)
        batch.setToolTip(tr("The chosen results, or all that are listed, in one table"))
        batch.triggered.connect(lambda: self.batchWanted.emit(several))
        menu.addAction(tr("Copy the identifier")).triggered.connect(lambda: copy_text(summary.identifier))
        return menu

    def together(self, index: QModelIndex) -> list[Summary]:
        """Give the chosen results when there are several and the given one is of them, else all that are listed."""
        chosen = sorted(self.selectedIndexes(), key=lambda one: one.row())
        if len(chosen) < 2 or index not in chosen:
            chosen = [self._model.index(row) for row in range(self._model.rowCount())]
        found = (self._model.summary(one) for one in chosen)
        return [summary for summary in found if summary is not None]

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setToolTipsVisible(True)
        return menu

    # -- keys and mouse ----------------------------------------------------------------------------

    def currentChanged(self, current: QModelIndex, previous: QModelIndex) -> None:  # noqa: N802  Qt's name
        """Tell that another result is chosen."""
        super().currentChanged(current, previous)
        self.delegate.keyed = (-1, "")
        self.chosen.emit(self._model.summary(current))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        """Enter loads, Space reads, Alt+Down lists the ways, arrows walk over a card's buttons; the rest is Qt's."""
        index = self.currentIndex()
        summary, key = self._model.summary(index), event.key()
        keyed = self.delegate.keyed[1]
        if summary is None:
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.use(index, keyed or ADD)
        elif key == Qt.Key.Key_Space:
            self.sheetWanted.emit()
        elif key == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.open_ways(index)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._walk(index, 1 if key == Qt.Key.Key_Right else -1)
        elif key == Qt.Key.Key_D and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.favouriteWanted.emit(summary)
        elif event.matches(QKeySequence.StandardKey.Copy):
            copy_text(self.around.page(summary) or summary.identifier)
        else:
            super().keyPressEvent(event)

    def _walk(self, index: QModelIndex, step: int) -> None:
        """Go to the next button of a card, or from the first one back to the card."""
        found = self._places(index)
        keys = ["", *(part.key for part in found.parts)] if found is not None else [""]
        now = self.delegate.keyed[1]
        rank = keys.index(now) if now in keys else 0
        self.delegate.keyed = (index.row(), keys[max(0, min(len(keys) - 1, rank + step))])
        self.update(index)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802  Qt's name
        """A drag may begin here, unless it is on a button."""
        index = self.indexAt(event.pos())
        left = event.button() == Qt.MouseButton.LeftButton
        on_button = index.isValid() and self.delegate.part_at(self._option(index), index, QPointF(event.pos()))
        self._pressed = (index, event.pos()) if left and index.isValid() and not on_button else None
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802  Qt's name
        """Tell what the mouse is over, light the button under it; with the button held, drag the card."""
        index = self.indexAt(event.pos())
        if event.buttons() & Qt.MouseButton.LeftButton and self._pressed is not None:
            card, begin = self._pressed
            if (event.pos() - begin).manhattanLength() >= QApplication.startDragDistance():
                self._pressed = None
                self._drag(card)
            return
        super().mouseMoveEvent(event)
        self._hover(index.row())
        part = self.delegate.part_at(self._option(index), index, QPointF(event.pos())) if index.isValid() else None
        self._light(index.row(), part.key if part is not None else "")

    def _drag(self, index: QModelIndex) -> None:
        """Drag a card to the map or to the tree of layers; it is loaded where it is dropped."""
        mime = self.mime(index)
        if mime is not None:
            drag = QDrag(self)
            drag.setMimeData(mime)
            drag.setPixmap(self.viewport().grab(self.visualRect(index)).scaledToWidth(160))
            drag.exec(Qt.DropAction.CopyAction)

    def mime(self, index: QModelIndex) -> QMimeData | None:
        """Give what travels when a card is dragged; ``None`` where it cannot be loaded."""
        from .places.drop import parcel

        summary = self._model.summary(index)
        if summary is None or not index.data(ResultModel.LoadableRole):
            return None
        mime = QgsMimeDataUtils.encodeUriList([parcel(summary.platform, summary)])
        mime.setText(self.around.page(summary) or summary.title)
        return mime

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802  Qt's name
        """The mouse is over nothing."""
        super().leaveEvent(event)
        self._hover(-1)
        self._light(-1, "")

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802  Qt's name
        """The mouse is over nothing that can be seen."""
        super().hideEvent(event)
        self._hover(-1)

    def _hover(self, row: int) -> None:
        if row != self._over:
            self._over = row
            self.hovered.emit(self._model.summary(self._model.index(row)) if row >= 0 else None)

    def _light(self, row: int, key: str) -> None:
        before = self.delegate.hot
        if before == (row, key):
            return
        self.delegate.hot = (row, key)
        if key:
            self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        else:
            self.viewport().unsetCursor()
        for changed in {before[0], row} - {-1}:
            self.update(self._model.index(changed))

    def _option(self, index: QModelIndex) -> QStyleOptionViewItem:
        """Give what the delegate is told of a card when it paints it."""
        option = QStyleOptionViewItem()
        option.initFrom(self)
        option.font, option.rect, option.widget = self.font(), self.visualRect(index), self
        option.state |= QStyle.StateFlag.State_Enabled
        return option

    def _places(self, index: QModelIndex) -> Places | None:
        return self.delegate.places(self._option(index), index)

    def _want_sheet(self, *_ignored: object) -> None:
        self.sheetWanted.emit()

    # -- pictures ----------------------------------------------------------------------------------

    def _moved(self, *_rows: object) -> None:
        self._pictures.start()

    def _want_pictures(self) -> None:
        """Ask for the pictures of the cards in view, and of the next few, and tell which those are."""
        if not self._model.rowCount() or not self.isVisible():
            return
        first = max(0, self.indexAt(QPoint(4, 4)).row())
        last = self.indexAt(QPoint(4, self.viewport().height() - 4)).row()
        last = last + 3 if last >= 0 else self._model.rowCount() - 1
        found = [self._model.summary(self._model.index(row)) for row in range(first, last + 1)]
        summaries = [summary for summary in found if summary is not None]
        self._thumbnails.want([summary.thumbnail for summary in summaries if summary.thumbnail])
        self.inView.emit(summaries)
