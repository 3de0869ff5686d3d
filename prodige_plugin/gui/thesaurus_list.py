"""The whole of one or several thesauri, dropped down from a button, to check and uncheck concepts."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from qgis.PyQt.QtCore import QSignalBlocker, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QTreeWidgetItem, QWidget

from ..i18n import tr
from ..metadata.vocabulary import Concept, Finder
from .formats import tip_text
from .popup_list import PopupList
from .thesauri_source import ThesauriSource

_CONCEPT = Qt.ItemDataRole.UserRole
#: The most concepts listed at once for some words.
_MOST = 300


class ThesaurusList(PopupList):
    """Concepts under their thesaurus and their broader concept; words above filter them."""

    #: A concept was checked or unchecked (Concept, bool).
    toggled = pyqtSignal(object, bool)

    def __init__(
        self, anchor: QWidget, source: ThesauriSource, keys: Sequence[str], chosen: Callable[[Concept], bool]
    ) -> None:
        """:param chosen: whether a concept is chosen already."""
        super().__init__(anchor, tr("Concepts of the thesaurus"))
        self._source, self._keys, self._chosen = source, tuple(keys), chosen
        self.tree.setColumnCount(1)
        self.tree.setIndentation(16)
        self.tree.setRootIsDecorated(True)
        self.field.setPlaceholderText(tr("Filter the list…"))
        self.field.textChanged.connect(lambda _text: self._fill())
        self.tree.itemChanged.connect(self._changed)
        self._rows = 0
        self._fill()
        if source.busy:
            self.say(tr("Reading the catalogue's thesauri…"))

    def drop_down(self) -> None:
        """Show it under its button."""
        self.drop(max(self._rows, 6))

    def items(self) -> list[QTreeWidgetItem]:
        """Give the lines of concepts, in order."""
        heap = [self.tree.topLevelItem(rank) for rank in range(self.tree.topLevelItemCount())]
        found = []
        while heap:
            item = heap.pop(0)
            if item.data(0, _CONCEPT) is not None:
                found.append(item)
            heap = [item.child(rank) for rank in range(item.childCount())] + heap
        return found

    def entered(self) -> None:
        """Check the concept that is left of a filter, and close."""
        left = [item for item in self.items() if item.flags() & Qt.ItemFlag.ItemIsUserCheckable]
        current = self.tree.currentItem()
        item = current if self.tree.hasFocus() and current is not None else left[0] if len(left) == 1 else None
        if item is not None and item.data(0, _CONCEPT) is not None and item.checkState(0) == Qt.CheckState.Unchecked:
            item.setCheckState(0, Qt.CheckState.Checked)
        self.close()

    def _fill(self) -> None:
        words = self.field.text().strip()
        finders = [finder for key in self._keys if (finder := self._source.finder(key)) is not None]
        self._rows = 0
        with QSignalBlocker(self.tree):
            self.tree.clear()
            for finder in finders:
                self._add_thesaurus(finder, words, alone=len(finders) == 1)
        first = self.tree.topLevelItem(0)
        if first is not None:
            self.tree.setCurrentItem(first)

    def _add_thesaurus(self, finder: Finder, words: str, alone: bool) -> None:
        found = finder.find(words, _MOST) if words else None
        concepts = [match.concept for match in found] if found is not None else list(finder.concepts)
        if not concepts:
            return
        why = {match.concept.uri: match.why for match in found or ()}
        root: QTreeWidgetItem | None = None
        if not alone:
            root = QTreeWidgetItem(self.tree, [self._source.name(finder.vocabulary.key)])
            root.setFlags(Qt.ItemFlag.ItemIsEnabled)
            font = root.font(0)
            font.setBold(True)
            root.setFont(0, font)
            self._rows += 1
        lines: dict[str, QTreeWidgetItem] = {}
        for concept in concepts:
            line = self._line(concept, why.get(concept.uri, ""))
            lines[concept.uri] = lines[concept.code or concept.uri] = line
        for concept in concepts:
            above = lines.get(concept.broader) if concept.broader else None
            line = lines[concept.uri]
            if above is not None and not _under(above, line):
                above.addChild(line)
            elif root is not None:
                root.addChild(line)
            else:
                self.tree.addTopLevelItem(line)
        self._rows += len(concepts)
        if root is not None:
            root.setExpanded(bool(words) or len(concepts) <= 12)
        if words:
            for line in lines.values():
                line.setExpanded(True)

    def _line(self, concept: Concept, why: str) -> QTreeWidgetItem:
        shown = concept.shown
        text = tr("{word} → {label}", word=why, label=shown) if why not in ("", shown) else shown
        line = QTreeWidgetItem([text])
        line.setData(0, _CONCEPT, concept)
        line.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
        line.setCheckState(0, Qt.CheckState.Checked if self._chosen(concept) else Qt.CheckState.Unchecked)
        said = ", ".join(concept.alt[:12])
        line.setToolTip(0, tip_text("\n".join(part for part in (concept.label, concept.definition, said) if part)))
        return line

    def _changed(self, item: QTreeWidgetItem, _column: int) -> None:
        concept = item.data(0, _CONCEPT)
        if concept is not None:
            self.toggled.emit(concept, item.checkState(0) == Qt.CheckState.Checked)


def _under(above: QTreeWidgetItem, line: QTreeWidgetItem) -> bool:
    """Whether one stands somewhere under the other: a circle of broader concepts must not be followed."""
    item: QTreeWidgetItem | None = above
    while item is not None:
        if item is line:
            return True
        item = item.parent()
    return False
