"""My publications: what, where, when, from which file, how it stands, and what can be done with it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from qgis.gui import QgsFilterLineEdit
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QKeyEvent
from qgis.PyQt.QtWidgets import QComboBox, QHBoxLayout, QMenu, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from ..errors import AccountRefused, PluginError
from ..i18n import tr
from ..platforms.capability_words import why_not
from ..platforms.model import Capability, Platform
from . import icons
from .element_widgets import calm, told
from .labels import sentence
from .progress_line import ProgressLine
from .publications_acts import PublicationActs
from .publications_model import Order, Shown, found_by, line_of, ordered, state_icon, state_text
from .publications_panel import acts_of, publication_panel
from .publications_source import PublicationsSource
from .rest import rest_timer
from .row_tree import Row, RowTree
from .state_page import StatePage

_ICONS = {"map": "mIconQgsProjectFile.svg", "raster": "mIconRaster.svg"}


class PublicationsTab(QWidget):
    """The list of what this computer or the account has published."""

    #: Show the plan that unpublishes this (Publication, Platform).
    unpublishWanted = pyqtSignal(object, object)  # noqa: N815  Qt's manner
    #: Publish this layer again (layer id, Platform).
    updateWanted = pyqtSignal(str, object)  # noqa: N815
    #: Show how this layer differs (layer id, Platform).
    compareWanted = pyqtSignal(str, object)  # noqa: N815
    #: Go on with a deposit (Publication, Platform).
    attachWanted = pyqtSignal(object, object)  # noqa: N815
    #: Go to what can be published.
    publishWanted = pyqtSignal()  # noqa: N815
    #: Correct the platform: it refuses the account.
    platformWanted = pyqtSignal()  # noqa: N815

    def __init__(self, host: Any, parent: QWidget | None = None) -> None:
        """:param host: the plugin (:class:`~.host.Host`)."""
        super().__init__(parent)
        self._platforms = host.platforms
        self._platform: Platform | None = None
        self._errors: dict[str, PluginError] = {}
        #: one row for each publication shown, in order.
        self.rows: list[Row] = []
        self.acts = PublicationActs(host, self)
        self.source = PublicationsSource(host.platforms.publisher, self)
        self.source.changed.connect(self._source_changed)
        self.source.failed.connect(self._source_failed)
        self._fill_rest = rest_timer(self, 0, self._fill)
        self._build()
        self._say_first()

    def _build(self) -> None:
        self.line = ProgressLine(self)
        self.filter = QgsFilterLineEdit(self)
        self.filter.setShowSearchIcon(True)
        self.filter.setPlaceholderText(tr("Find a publication"))
        self.filter.setAccessibleName(tr("Find a publication"))
        self.filter.textChanged.connect(self._filter)
        self.refresh_button = QToolButton(self)
        self.refresh_button.setIcon(icons.theme("mActionRefresh.svg"))
        self.refresh_button.setAutoRaise(True)
        self.refresh_button.setShortcut("F5")
        self.refresh_button.setToolTip(tr("Ask again (F5)"))
        self.refresh_button.setAccessibleName(tr("Ask again"))
        self.refresh_button.clicked.connect(self.refresh)
        self.scope = told(calm(QComboBox(self)))
        self.scope.addItem(tr("This platform"), False)
        self.scope.addItem(tr("All platforms"), True)
        self.scope.setAccessibleName(tr("Platforms listed"))
        self.scope.activated.connect(lambda _rank: self.refresh())
        self.order = told(calm(QComboBox(self)))
        for words, order in (
            (tr("Newest first"), Order.NEWEST), (tr("By title"), Order.TITLE), (tr("By state"), Order.STATE),
            (tr("By platform"), Order.PLATFORM),
        ):  # fmt: skip
            self.order.addItem(words, order)
        self.order.setAccessibleName(tr("Order"))
        self.order.activated.connect(lambda _rank: self._fill())
        self.note = sentence(self)
        self.note.hide()
        self.page = StatePage(self)
        self.list = RowTree(self)
        self.list.setAccessibleName(tr("My publications"))
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(self._menu_at)
        self.stack = QStackedWidget(self)
        self.stack.addWidget(self.page)
        self.stack.addWidget(self.list)
        self.head = QWidget(self)
        rows = QVBoxLayout(self.head)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(4)
        for widgets in ((self.filter, self.refresh_button), (self.scope, self.order)):
            line = QHBoxLayout()
            line.addWidget(widgets[0], 1)
            line.addWidget(widgets[1], 0 if widgets[1] is self.refresh_button else 1)
            rows.addLayout(line)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.head)
        layout.addWidget(self.line)
        layout.addWidget(self.note)
        layout.addWidget(self.stack, 1)

    def tab_parts(self) -> list[QWidget]:
        """Give the stops of Tab in their order."""
        inside = [self.list, *self.list.panels()] if self.stack.currentWidget() is self.list else [self.page]
        return [self.filter, self.refresh_button, self.scope, self.order, *inside]

    # -- asking --------------------------------------------------------------------------------------

    def show_of(self, platform: Platform | None) -> None:
        """Show another platform's publications, when the person asks for them."""
        self.stop()
        self._platform = platform
        self.source.found.clear()
        several = len(self._publishing()) > 1
        self.scope.setVisible(several)
        if not several:
            self.scope.setCurrentIndex(0)
        self._say_first()

    def _publishing(self) -> list[Platform]:
        """Give the platforms on which something can be published."""
        return [
            platform
            for platform in self._platforms.all()
            if {Capability.PUBLISH_VECTOR, Capability.UNPUBLISH} & self._platforms.capabilities(platform)
        ]

    def refresh(self) -> None:
        """Ask the platform, or all of them."""
        wanted = self._publishing() if self.scope.currentData() else [self._platform] if self._platform else []
        self._errors.clear()
        self.note.hide()
        if not wanted:
            return
        self.line.start()
        if self.stack.currentWidget() is self.page:
            self.page.say(tr("Asking the platform…"))
        self.source.ask(wanted)

    def stop(self) -> None:
        """Stop asking."""
        self.source.stop()
        self.line.stop()

    def _source_changed(self, _key: str) -> None:
        if not self.source.busy:
            self.line.stop()
        self._fill_rest.start()

    def _source_failed(self, key: str, error: PluginError) -> None:
        self._errors[key] = error
        self._source_changed(key)

    def _say_first(self) -> None:
        self._clear()
        self.head.hide()
        self.note.hide()
        self.stack.setCurrentWidget(self.page)
        self.page.say(
            tr("What you have published"),
            tr("From any workstation: what, when, its links, and how to take it back."),
            icons.own("publish"), tr("Show my publications"), self.refresh,
        )  # fmt: skip

    # -- the list --------------------------------------------------------------------------------------

    def _clear(self) -> None:
        self.rows = []
        self.list.clear()

    def _fill(self) -> None:
        """Show what is known by now; what is unfolded stays so."""
        self._fill_rest.stop()
        every = self.scope.currentData()
        shown = ordered((one for found in self.source.found.values() for one in found), self.order.currentData())
        if not shown:
            self._fill_nothing()
            return
        unfolded = {row.key for row in self.rows if row.isExpanded()}
        current = self.list.currentItem()
        chosen = current.key if isinstance(current, Row) else ""
        self._clear()
        self.rows = [self._row(one, bool(every)) for one in shown]
        for row in self.rows:
            self.list.addTopLevelItem(row)
            row.setExpanded(row.key in unfolded)
            if row.key == chosen:
                self.list.setCurrentItem(row)
        self.head.show()
        self.stack.setCurrentWidget(self.list)
        self.note.setText("\n".join(dict.fromkeys(error.what for error in self._errors.values())))
        self.note.setVisible(bool(self._errors))
        self._filter(self.filter.text())

    def _fill_nothing(self) -> None:
        if self.source.busy:
            return
        self._clear()
        self.head.setVisible(not self.scope.isHidden())
        self.stack.setCurrentWidget(self.page)
        self.note.hide()
        if self._errors:
            error = next(iter(self._errors.values()))
            # trying again as it is would be refused again
            refused = isinstance(error, AccountRefused)
            remedy = (tr("Complete the platform…"), self.platformWanted.emit) if refused else None
            self.page.fail(error, self.refresh, icons.theme("mIconWarning.svg"), remedy)
            return
        self.page.say(
            tr("Nothing published yet"), tr("What you publish from any workstation is listed here."),
            icons.own("publish"), tr("Publish layers"), self.publishWanted.emit,
        )  # fmt: skip

    def _row(self, shown: Shown, with_platform: bool) -> Row:
        kind = shown.row.publication.kind
        row = Row(
            shown.key, shown.row.publication.title, lambda: line_of(shown, with_platform),
            lambda: icons.theme(_ICONS.get(kind, "mIconVector.svg")), tickable=False,
            panel=lambda parent: publication_panel(shown, self._why_no_unpublish(shown), self._doing(shown), parent)[0],
        )  # fmt: skip
        row.shown, row.state_first = shown, True
        row.say(state_text(shown), icons.theme(state_icon(shown)))
        return row

    def _why_no_unpublish(self, shown: Shown) -> str:
        platform = self._platforms.by_key(shown.platform)
        if platform is None or Capability.UNPUBLISH in self._platforms.capabilities(platform):
            return ""
        return why_not(platform, Capability.UNPUBLISH)

    def _filter(self, words: str) -> None:
        self.list.show_only(lambda row: found_by(row.shown, words))

    def _menu_at(self, place: Any) -> None:
        item = self.list.itemAt(place)
        if isinstance(item, Row):
            self.list.setCurrentItem(item)
            self._menu(item).popup(self.list.viewport().mapToGlobal(place))

    def _menu(self, row: Row) -> QMenu:
        """Give the menu of a row: what its panel's buttons do."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setToolTipsVisible(True)
        act = self._doing(row.shown)
        for name, words, reason in acts_of(row.shown, self._why_no_unpublish(row.shown)):
            action = menu.addAction(words)
            action.setEnabled(not reason)
            action.setToolTip(reason)
            action.triggered.connect(lambda _checked=False, name=name: act(name))
        return menu

    def keyPressEvent(self, event: QKeyEvent | None) -> None:  # noqa: N802  Qt's name
        """Open the menu of the current row by its key."""
        item = self.list.currentItem()
        if event is not None and event.key() == Qt.Key.Key_Menu and isinstance(item, Row):
            self._menu(item).popup(self.list.viewport().mapToGlobal(self.list.visualItemRect(item).bottomLeft()))
            return
        super().keyPressEvent(event)

    # -- what is done with one -------------------------------------------------------------------------

    def _doing(self, shown: Shown) -> Callable[[str], None]:
        return lambda name: self.act(shown, name)

    def act(self, shown: Shown, name: str) -> None:
        """Do an action (:func:`~.publications_panel.acts_of`) with a publication."""
        platform = self._platforms.by_key(shown.platform)
        if platform is None:
            return
        publication, layer_id = shown.row.publication, shown.row.layer_id
        if name == "unpublish":
            self.unpublishWanted.emit(publication, platform)
        elif name == "update":
            self.updateWanted.emit(layer_id, platform)
        elif name == "compare":
            self.compareWanted.emit(layer_id, platform)
        elif name == "attach":
            self.attachWanted.emit(publication, platform)
        elif name == "forget":
            self.acts.forget(shown, self.refresh)
        else:
            self.acts.do(shown, name, platform)
