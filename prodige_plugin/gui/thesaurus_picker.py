"""Concepts of thesauri as chips, with a line that finds them as one types."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from qgis.PyQt.QtCore import QEvent, QObject, Qt, pyqtSignal
from qgis.PyQt.QtGui import QKeyEvent
from qgis.PyQt.QtWidgets import QHBoxLayout, QLineEdit, QToolButton, QWidget

from ..i18n import tr
from ..metadata import thesauri
from ..metadata.values import Keyword
from ..metadata.vocabulary import BY_WORD, Concept, Match
from .element_text import language
from .element_widgets import ColumnField
from .filter_chips import Chip, ChipRow
from .labels import sentence
from .rest import rest_timer
from .suggestions import ROWS, Kind, Suggestion, SuggestionPopup
from .thesauri_source import ThesauriSource
from .thesaurus_list import ThesaurusList

#: How long typing rests before the server is asked, in ms.
SEARCH_MS = 350
#: The most concepts of one thesaurus among those offered for free keywords.
EACH = 3


@dataclass(frozen=True)
class Manner:
    """What a picker's values are: codes, words or keywords with their thesaurus."""

    #: gives the value for a concept that was chosen, and the one for words that were typed (``None``: not taken).
    of_concept: Callable[[Concept], Any]
    of_text: Callable[[str], Any] = lambda _text: None
    #: gives the words of a value.
    text: Callable[[Any], str] = str
    #: words that were used before, to be offered too.
    before: Callable[[], Sequence[str]] = tuple
    #: whether words are the rule: Enter takes what was typed, signs part several.
    free: bool = False


def codes(key: str) -> Manner:
    """Give the manner of a row whose values are codes of a list; a text that is no code is shown as it is."""

    def text(value: Any) -> str:
        found = thesauri.finder(key, language()).concept(str(value))
        return found.shown if found is not None and found.code == value else str(value)

    return Manner(lambda concept: concept.code or concept.label, text=text)


def words(before: Callable[[], Sequence[str]] = tuple) -> Manner:
    """Give the manner of free keywords."""
    return Manner(lambda concept: concept.label, lambda text: text, before=before, free=True)


def labels() -> Manner:
    """Give the manner of keywords of one thesaurus that are written by their label; words where it has none such."""
    return Manner(lambda concept: concept.label, lambda text: text)


def keywords(source: ThesauriSource) -> Manner:
    """Give the manner of keywords with their thesaurus and address."""

    def of_concept(concept: Concept) -> Keyword:
        found = source.vocabulary(concept.thesaurus)
        if found is None:
            return Keyword(concept.label, "", concept.uri)
        own = "" if concept.thesaurus in thesauri.KEYS else concept.thesaurus
        return Keyword(concept.label, found.title, concept.uri, own, found.uri, found.date, found.kind)

    return Manner(of_concept, text=lambda value: value.text)


class ThesaurusPicker(ColumnField):
    """Chips of what was chosen, a line to find more, a button with the whole list."""

    #: A concept was chosen that another row of the form is for (Concept).
    belongsElsewhere = pyqtSignal(object)  # noqa: N815  Qt's manner

    def __init__(
        self,
        keys: Sequence[str],
        manner: Manner,
        source: ThesauriSource | None = None,
        placeholder: str = "",
        remote: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """:param keys: the thesauri to choose from.
        :param source: where they come from; the shipped ones alone by default.
        :param remote: choose also from all the thesauri of the platform's catalogue.
        """
        super().__init__(parent)
        self._keys, self._manner, self._remote = tuple(keys), manner, remote
        self.source = source or ThesauriSource(self)
        self._values: tuple[Any, ...] = ()
        self._elsewhere: tuple[str, list[Concept]] = ("", [])
        self.chips = ChipRow(self, tr("Chosen"))
        self.line = QLineEdit(self)
        self.line.setPlaceholderText(placeholder or tr("Type to find…"))
        self.line.setClearButtonEnabled(True)
        self.line.installEventFilter(self)
        self.popup = SuggestionPopup(self.line)
        self.popup.taken.connect(self._taken)
        self.popup.wanted.connect(self._offer)
        self.all = QToolButton(self)
        self.all.setText("▾")
        self.all.setToolTip(tr("Show the whole list"))
        self.all.setAccessibleName(self.all.toolTip())
        self.all.clicked.connect(self.browse)
        self.note = sentence(self)
        self.note.hide()
        self._head = QWidget(self)
        row = QHBoxLayout(self._head)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(3)
        row.addWidget(self.line, 1)
        row.addWidget(self.all)
        self.column.addWidget(self.chips)
        self.column.addWidget(self._head)
        self.column.addWidget(self.note)
        self.setFocusProxy(self.line)
        self._rest = rest_timer(self, SEARCH_MS, self._search_elsewhere)
        self.line.textEdited.connect(self._typed)
        self.source.changed.connect(self._source_changed)

    @property
    def keys(self) -> tuple[str, ...]:
        """The thesauri that are searched now."""
        return tuple(dict.fromkeys((*self._keys, *(self.source.keys() if self._remote else ()))))

    # -- the value --

    def _show(self, value: Any) -> None:
        self._values = tuple(value or ())
        self._show_chips()

    def _read(self) -> tuple[Any, ...]:
        return self._values

    def add(self, value: Any) -> None:
        """Choose one more, once."""
        if value is not None and value not in self._values:
            self._values = (*self._values, value)
            self._show_chips()
            self._edited()

    def drop(self, value: Any) -> None:
        """Choose one no more."""
        if value in self._values:
            self._values = tuple(one for one in self._values if one != value)
            self._show_chips()
            self._edited()

    def _show_chips(self) -> None:
        self.chips.show_chips([self._chip(value) for value in self._values])

    def _chip(self, value: Any) -> Chip:
        text = self._manner.text(value)
        concept = self._concept(value, text)
        about = concept.definition if concept is not None else ""
        of = value.thesaurus if isinstance(value, Keyword) else ""
        official = concept.label if concept is not None and concept.label != text else ""
        tip = "\n".join(part for part in (text, official, of, about, tr("Click to take it away")) if part)
        return Chip(text, lambda: self.drop(value), value, tip=tip)

    def _concept(self, value: Any, text: str) -> Concept | None:
        name = value.href or text if isinstance(value, Keyword) else str(value)
        finders = (self.source.finder(key) for key in self.keys)
        return next((found for finder in finders if finder is not None and (found := finder.concept(name))), None)

    # -- finding --

    def _typed(self, text: str) -> None:
        if self._manner.free and any(sign in text for sign in ";,\n"):
            self._take_words(text)
            return
        self.source_wanted()
        self._offer()
        self._rest.start()

    def source_wanted(self) -> None:
        """Have the catalogue's thesauri read, if this picker has any of them to offer."""
        if self._remote or any(key not in thesauri.KEYS for key in self._keys):
            self.source.want()
            self._tell()

    def _offer(self) -> None:
        text = self.line.text().strip()
        self.popup.offer(self.suggestions(text) if self.line.hasFocus() or text else [])

    def suggestions(self, text: str) -> list[Suggestion]:
        """Give what is offered for some words: concepts, then words used before."""
        found = [match for match in self.source.find(self.keys, text, ROWS * 2) if not self._has(match.concept)]
        if found and found[0].rank <= BY_WORD:
            found = [match for match in found if match.rank <= BY_WORD]
        if self._elsewhere[0] == text:
            found += [Match(concept) for concept in self._elsewhere[1] if not self._has(concept)]
        if self._manner.free:
            found = _some_of_each(found)
        rows = [self._row(match) for match in found[:ROWS]]
        folded = text.casefold()
        chosen = {self._manner.text(value).casefold() for value in self._values}
        taken = {match.concept.label.casefold() for match in found} | chosen
        before = [
            Suggestion(Kind.BEFORE, word, word, tr("A keyword you used before"))
            for word in self._manner.before()
            if folded and folded in word.casefold() and word.casefold() not in taken
        ]
        return [*before[:3], *rows][:ROWS]

    def _has(self, concept: Concept) -> bool:
        return self._manner.of_concept(concept) in self._values

    def _row(self, match: Match) -> Suggestion:
        concept = match.concept
        label = concept.shown
        text = tr("{word} → {label}", word=match.why, label=label) if match.why not in ("", label) else label
        name = self.source.name(concept.thesaurus)
        if self._manner.free:
            text = tr("{concept} ({thesaurus})", concept=text, thesaurus=name)
        official = concept.label if concept.label != label else ""
        about = "\n".join(part for part in (name, official, concept.definition) if part)
        return Suggestion(Kind.CONCEPT, text, concept, about)

    def takes(self, concept: Concept) -> bool:
        """Whether this row is the one for a concept."""
        return not self._manner.free and concept.thesaurus in self.keys

    def add_concept(self, concept: Concept) -> None:
        """Choose a concept."""
        self.add(self._manner.of_concept(concept))

    def _taken(self, found: Suggestion) -> None:
        what = found.what
        self.line.clear()
        if not isinstance(what, Concept):
            self.add(self._manner.of_text(str(what)))
        elif self._manner.free and self.receivers(self.belongsElsewhere):
            self.belongsElsewhere.emit(what)
        else:
            self.add_concept(what)

    def _take_words(self, text: str) -> None:
        """Take what was typed or pasted, signs between; the concept of that very name where there is one."""
        for sign in ",\n":
            text = text.replace(sign, ";")
        for word in (part.strip() for part in text.split(";")):
            if word:
                self.add(self._manner.of_text(word))
        self.line.clear()
        self.popup.close()

    def _search_elsewhere(self) -> None:
        text = self.line.text().strip()
        if self._remote and len(text) > 2:
            self.source.search_large(text, lambda found: self._found_elsewhere(text, found))

    def _found_elsewhere(self, text: str, found: list[Concept]) -> None:
        self._elsewhere = (text, found)
        if self.line.text().strip() == text and self.line.hasFocus():
            self._offer()

    def _source_changed(self) -> None:
        self._show_chips()
        self._tell()
        if self.line.hasFocus() and self.line.text().strip():
            self._offer()

    def _tell(self) -> None:
        """Say what is the matter with the catalogue's thesauri."""
        uses = self._remote or any(key not in thesauri.KEYS for key in self._keys)
        text = (tr("Reading the catalogue's thesauri…") if self.source.busy else self.source.note) if uses else ""
        self.note.setText(text)
        self.note.setVisible(bool(text))

    def browse(self) -> ThesaurusList:
        """Show the whole list, as a tree where it is one."""
        self.source_wanted()
        popup = ThesaurusList(self._head, self.source, self.keys, self._has)
        popup.toggled.connect(self._toggled)
        popup.drop_down()
        return popup

    def _toggled(self, concept: Concept, on: bool) -> None:
        if on and self._manner.free and self.receivers(self.belongsElsewhere):
            self.belongsElsewhere.emit(concept)
            return
        value = self._manner.of_concept(concept)
        (self.add if on else self.drop)(value)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        """Enter takes the first suggestion, or the words; Backspace in an empty line goes to the last chip."""
        if watched is self.line and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key = event.key()
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.line.text().strip():
                self._entered()
                return True
            buttons = self.chips.buttons()
            if key == Qt.Key.Key_Backspace and not self.line.text() and buttons:
                buttons[-1].setFocus(Qt.FocusReason.OtherFocusReason)
                return True
        if watched is self.line and event.type() == QEvent.Type.FocusIn:
            self.source_wanted()
        return super().eventFilter(watched, event)

    def _entered(self) -> None:
        chosen = self.popup.chosen() if self.popup.isVisible() else None
        text = self.line.text().strip()
        if chosen is not None:
            self.popup.rows.clear()
            self.popup.close()
            self._taken(chosen)
        elif self._manner.free:
            self._take_words(text)
        elif offered := self.suggestions(text):
            self.popup.close()
            self._taken(offered[0])
        elif (value := self._manner.of_text(text)) is not None:
            self.line.clear()
            self.add(value)


def _some_of_each(found: Sequence[Match]) -> list[Match]:
    """Give at most a few concepts of each thesaurus: one with many like names would keep the others away."""
    kept: list[Match] = []
    for match in found:
        if sum(one.concept.thesaurus == match.concept.thesaurus for one in kept) < EACH:
            kept.append(match)
    return kept
