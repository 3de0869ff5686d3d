"""The filter bar of the Catalogue dock: where, what type, which theme, whose – and what filters at present."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any, Literal

from qgis.PyQt.QtCore import QPoint, Qt, pyqtSignal
from qgis.PyQt.QtGui import QHideEvent, QShowEvent
from qgis.PyQt.QtWidgets import QActionGroup, QHBoxLayout, QLabel, QMenu, QSizePolicy, QVBoxLayout, QWidget

from ..catalogue.facets import PERIODS, Period, since
from ..catalogue.model import Facet, Query
from ..i18n import tr
from . import icons
from .cut_button import MenuButton
from .extent_filter import Extent, ExtentFilter
from .facet_popup import FacetPopup
from .facet_words import Labels, Row, facet_text, known_values, rows, same_values, value_text
from .filter_chips import Chip, ChipRow, link_button
from .flow_layout import FlowLayout
from .formats import number_text, pair_text, tip_text
from .labels import sentence
from .rest import rest_timer

#: Facets with a button of their own, and those behind "More".
BUTTONS = (Facet.TYPE, Facet.THEME, Facet.ORGANISATION)
MORE = (Facet.TOPIC, Facet.DOMAIN, Facet.KEYWORD, Facet.LICENCE, Facet.SERVICE)
#: Words on a button are cut at so many average characters.
_CHARACTERS = 26
#: So many of the values wanted are told in a button's tooltip.
_MOST_IN_TIP = 12
#: How long checking in a menu rests before the search follows, in ms.
CHECK_MS = 400

Counts = Mapping[str, Mapping[str, int]]


class FilterBar(QWidget):
    """Buttons for what can be filtered, and a chip for each filter in use."""

    #: :meth:`apply` gives another query than before (but for what the map shows, see :meth:`follows_map`).
    changed = pyqtSignal()

    def __init__(self, canvas: Any, parent: QWidget | None = None) -> None:
        """:param canvas: QGIS's map canvas."""
        super().__init__(parent)
        self._chosen: dict[str, tuple[str, ...]] = {}
        self._since: Period | Literal[""] = ""
        self._counts: dict[str, dict[str, int | None]] = {}
        self._labels: Labels = {}
        self._of_fetched = False
        self._supported: frozenset[str] | None = None
        self._popup: FacetPopup | None = None
        self._popup_facet = ""
        self._closed = False
        self.extent_button = self._button(self._open_extent)
        self.extent = ExtentFilter(canvas, self.extent_button)
        self.buttons: dict[str, MenuButton] = {
            facet: self._button(partial(self.open_facet, facet)) for facet in BUTTONS
        }
        self.more_button = self._button(self._open_more)
        self.clear_button = link_button(self, tr("Clear all"), lambda _on: self.clear())
        self.chips = ChipRow(self)
        self._note_icon = QLabel(self)
        self._note = sentence(self)
        self._build()
        self._check_rest = rest_timer(self, CHECK_MS, self._tell)
        self.extent.changed.connect(self._extent_changed)
        self.extent.said.connect(self._say)
        self._say("")
        self._show()

    def _build(self) -> None:
        flow = FlowLayout()
        for button in (self.extent_button, *self.buttons.values(), self.more_button, self.clear_button):
            flow.addWidget(button)
        noted = QHBoxLayout()
        size = self.fontMetrics().height()
        self._note_icon.setPixmap(icons.theme("mIconInfo.svg").pixmap(size, size))
        noted.addWidget(self._note_icon, 0, Qt.AlignmentFlag.AlignTop)
        noted.addWidget(self._note, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(flow)
        layout.addLayout(noted)
        layout.addWidget(self.chips)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # else setTabOrder passes it over
        self.setFocusProxy(self.extent_button)

    def _button(self, slot: Callable[[], object]) -> MenuButton:
        button = MenuButton(" ▾", _CHARACTERS, self)
        button.clicked.connect(lambda _on: slot())
        return button

    # -- what the dock asks ------------------------------------------------------------------------

    def apply(self, query: Query) -> Query:
        """Give the query with the filters: its box, its facets and since when."""
        return replace(query, box=self.extent.box(), facets=dict(self._chosen), since=self._since_date())

    def show_facets(
        self,
        facets: Counts,
        of_fetched: bool,
        labels: Labels | None = None,
        supported: Collection[str] | None = None,
    ) -> None:
        """Take the counts of an answer.

        :param of_fetched: they are of the results fetched so far (:attr:`.ResultPage.facets_of_fetched`).
        :param labels: words for values: facet → value → words.
        :param supported: facets that the catalogue can be asked for; ``None`` for all.
        """
        self._of_fetched = of_fetched
        # what is wanted keeps its words, also where the new answer has no hit with it
        self._labels = {
            facet: {
                **{
                    value: text
                    for value in self._chosen.get(facet, ())
                    if (text := self._labels.get(facet, {}).get(value))
                },
                **(labels or {}).get(facet, {}),
            }
            for facet in Facet
        }
        self._supported = None if supported is None else frozenset(supported)
        for facet in Facet:
            fresh: dict[str, int | None] = dict(facets.get(facet, {}))
            chosen = self._chosen.get(facet, ())
            if chosen:
                # an answer filtered by a facet has few of its other values left, and yet they can be added
                fresh = {**dict.fromkeys((*self._counts.get(facet, {}), *chosen)), **fresh}
            self._counts[facet] = fresh
        if self._popup is not None:
            self._popup.update_rows(self._rows(self._popup_facet))
            self._popup.say(self._popup_note(self._popup_facet))
        self._show()

    def state(self) -> dict[str, Any]:
        """Give the filters, fit for JSON and for :meth:`restore`."""
        return {
            "extent": self.extent.state(),
            "facets": {str(facet): list(values) for facet, values in self._chosen.items()},
            "since": self._since,
        }

    def restore(self, state: Mapping[str, Any]) -> None:
        """Take filters as :meth:`state` gave them; what cannot be read is left out. :attr:`changed` is not emitted."""
        self._check_rest.stop()
        self.extent.restore(state.get("extent"))
        stored = state.get("facets")
        self._chosen = {}
        for facet in Facet:
            values = stored.get(facet.value) if isinstance(stored, dict) else None
            if isinstance(values, (list, tuple)) and values:
                self._chosen[facet] = tuple(dict.fromkeys(str(value) for value in values))
        stored_since = state.get("since")
        self._since = next((period for period in PERIODS if period == stored_since), "")
        self._show()

    def clear(self) -> None:
        """Filter by nothing."""
        if self.active():
            self._chosen, self._since = {}, ""
            self.extent.restore(None)
            self._changed()

    def active(self) -> int:
        """Give the number of filters, as many as there are chips."""
        return len(self._chips())

    def follows_map(self) -> bool:
        """Tell whether the search is to follow the map."""
        return self.extent.kind is Extent.MAP

    def shutdown(self) -> None:
        """Take back what was connected to QGIS and put on the map."""
        if not self._closed:
            self._closed = True
            self._check_rest.stop()
            if self._popup is not None:
                self._popup.close()
            self.extent.remove()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802  Qt's name
        """Outline the box again."""
        super().showEvent(event)
        if not self._closed:
            self.extent.wake(True)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802  Qt's name
        """Leave the map alone while the dock is closed or behind another one."""
        super().hideEvent(event)
        if not self._closed and not event.spontaneous():
            self.extent.wake(False)

    # -- choosing ----------------------------------------------------------------------------------

    def choose(self, facet: str, values: tuple[str, ...], on: bool) -> None:
        """Add values to what is wanted of a facet, or take them away; the caller tells of it."""
        kept = tuple(value for value in self._chosen.get(facet, ()) if value not in values)
        wanted = (*kept, *values) if on else kept
        if wanted:
            self._chosen[facet] = wanted
        else:
            self._chosen.pop(facet, None)
        self._show()

    def open_facet(self, facet: str, anchor: QWidget | None = None) -> FacetPopup:
        """Open the menu of a facet."""
        found = self._rows(facet)
        popup = FacetPopup(anchor or self.buttons[facet], facet_text(facet), found, self._chosen.get(facet, ()))
        popup.say(self._popup_note(facet))
        popup.toggled.connect(lambda values, on: self._checked(facet, values, on))
        popup.closed.connect(self._popup_closed)
        self._popup, self._popup_facet = popup, facet
        popup.drop(len(found))
        return popup

    def _checked(self, facet: str, values: tuple[str, ...], on: bool) -> None:
        self.choose(facet, values, on)
        self._check_rest.start()

    def _popup_closed(self) -> None:
        self._popup = None
        if self._check_rest.isActive():
            self._tell()

    def _rows(self, facet: str) -> list[Row]:
        counts = self._counts.get(facet, {})
        if self._of_fetched or not self._counted():
            # there is more than was counted: what can be said beforehand is offered too
            counts = {**dict.fromkeys(known_values(facet)), **counts}
        return rows(facet, counts, self._labels, keep=self._chosen.get(facet, ()))

    def _counted(self) -> bool:
        """Tell whether an answer gave any count at all."""
        return any(count is not None for counts in self._counts.values() for count in counts.values())

    def _popup_note(self, facet: str) -> str:
        if not self._counted():
            return "" if known_values(facet) else tr("No values yet: they come with the results of a search.")
        if self._of_fetched:
            return tr("Counts of the results fetched so far.")
        return "" if self._counts.get(facet) else tr("None of the results has a value here.")

    def _open_extent(self) -> None:
        self.extent.open_menu()

    def _open_more(self) -> None:
        menu = self.more_menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.more_button.mapToGlobal(QPoint(0, self.more_button.height())))

    def more_menu(self) -> QMenu:
        """Give the menu of the other filters."""
        menu = QMenu(self.more_button)
        menu.setToolTipsVisible(True)
        for facet in MORE:
            number = len(self._groups(facet))
            # what stands after a tab is put at the right, where a menu has its shortcuts
            action = menu.addAction(
                tr("{name}…", name=facet_text(facet)) + (f"\t{number_text(number)}" if number else "")
            )
            action.triggered.connect(lambda _on, facet=facet: self.open_facet(facet, self.more_button))
            self._enable(action, facet)
        menu.addSeparator()
        opened = menu.addAction(tr("&Open data only"))
        opened.setCheckable(True)
        opened.setChecked(Facet.OPEN_DATA in self._chosen)
        opened.toggled.connect(self._open_data)
        self._enable(opened, Facet.OPEN_DATA)
        fresh = menu.addMenu(tr("&Updated"))
        group = QActionGroup(fresh)
        for key in ("", *PERIODS):
            action = fresh.addAction(since_text(key))
            action.setCheckable(True)
            action.setActionGroup(group)
            action.setChecked(key == self._since)
            action.triggered.connect(lambda _on, key=key: self.set_since(key))
        return menu

    def _enable(self, action: Any, facet: str) -> None:
        why = self._why_not(facet)
        action.setEnabled(not why)
        action.setToolTip(why)

    def _open_data(self, on: bool) -> None:
        self.choose(Facet.OPEN_DATA, ("yes",), on)
        self._changed()

    def set_since(self, key: Period | Literal[""]) -> None:
        """Want only what was updated in the last "week", "month", "year", "five_years"; "" for any time."""
        if key != self._since:
            self._since = key
            self._changed()

    def _since_date(self) -> str:
        return since(self._since, date.today()) if self._since else ""

    def _extent_changed(self) -> None:
        self._changed()

    def _changed(self) -> None:
        self._show()
        self._tell()

    def _tell(self) -> None:
        self._check_rest.stop()
        self.changed.emit()

    # -- showing -----------------------------------------------------------------------------------

    def _why_not(self, facet: str) -> str:
        if self._supported is None or facet in self._supported:
            return ""
        return tr("This catalogue cannot filter by: {facet}.", facet=facet_text(facet))

    def _chips(self) -> list[Chip]:
        chips = []
        if self.extent.kind is not Extent.EVERYWHERE:
            text = pair_text(tr("Extent"), self.extent.text())
            idle = "" if self.extent.box() is not None else tr("The map shows no place on Earth yet.")
            chips.append(Chip(text, lambda: self.extent.choose(Extent.EVERYWHERE), "extent", idle))
        for facet in self._chosen:
            for same in self._groups(facet):
                text = value_text(facet, same[0], self._labels)
                whole = text if facet == Facet.OPEN_DATA else pair_text(facet_text(facet), text)
                chips.append(Chip(whole, partial(self._drop, facet, same), (facet, same), self._why_not(facet)))
        if self._since:
            chips.append(Chip(pair_text(tr("Updated"), since_text(self._since)), lambda: self.set_since(""), "since"))
        return chips

    def _groups(self, facet: str) -> list[tuple[str, ...]]:
        """Give the values wanted of a facet, those together that read the same."""
        return same_values(facet, self._chosen.get(facet, ()), self._labels)

    def _drop(self, facet: str, values: tuple[str, ...]) -> None:
        self.choose(facet, values, on=False)
        self._changed()

    def _with_number(self, facet: str) -> str:
        number = len(self._groups(facet))
        return f"{facet_text(facet)} · {number}" if number else facet_text(facet)

    def _facet_tip(self, facet: str) -> str:
        """Give the name of a facet and what is wanted of it."""
        wanted = [value_text(facet, group[0], self._labels) for group in self._groups(facet)]
        return "\n".join((facet_text(facet), *wanted[:_MOST_IN_TIP], *("…" for _more in wanted[_MOST_IN_TIP:][:1])))

    def _show(self) -> None:
        for facet, button in self.buttons.items():
            self._name(button, self._with_number(facet), self._why_not(facet) or self._facet_tip(facet))
            button.setEnabled(not self._why_not(facet))
        where = self.extent.kind_text()
        self._name(self.extent_button, pair_text(tr("Extent"), where) if where else tr("Extent"), self.extent.tip())
        others = sum(len(self._groups(facet)) for facet in self._chosen if facet not in BUTTONS) + bool(self._since)
        more = tr("More")
        self._name(self.more_button, f"{more} · {others}" if others else more, tr("More filters"))
        self.chips.show_chips(self._chips())
        self.clear_button.setVisible(self.active() > 1)
        before: QWidget = self.clear_button
        for button in self.chips.buttons():
            self.setTabOrder(before, button)
            before = button

    def _name(self, button: MenuButton, text: str, tip: str) -> None:
        button.set_words(text)
        button.setToolTip(tip_text(tip))
        button.setAccessibleName(text)

    def _say(self, text: str) -> None:
        self._note.setText(text)
        self._note.setVisible(bool(text))
        self._note_icon.setVisible(bool(text))


def since_text(key: str) -> str:
    """Give a freshness in words."""
    return {
        "": tr("Any time"),
        "week": tr("in the last week"),
        "month": tr("in the last month"),
        "year": tr("in the last year"),
        "five_years": tr("in the last 5 years"),
    }.get(key, key)
