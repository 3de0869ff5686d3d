"""The systems of coordinates used in France, offered as one types a place, a name or a number."""

from __future__ import annotations

from collections.abc import Callable

from qgis.PyQt.QtWidgets import QLineEdit

from ..i18n import tr
from ..metadata import thesauri
from ..metadata.vocabulary import Concept
from .element_text import language
from .suggestions import ROWS, Kind, Suggestion, SuggestionPopup


def stated(concept: Concept) -> str:
    """Give a system as records state it: code, then name."""
    return f"EPSG:{concept.code} {concept.label}"


class CrsSuggestions:
    """Offers systems under a line."""

    def __init__(self, line: QLineEdit, take: Callable[[str], object]) -> None:
        """:param take: called with the system that was chosen, as records state it."""
        self._line = line
        self.popup = SuggestionPopup(line)
        self.popup.taken.connect(lambda found: take(stated(found.what)))
        self.popup.wanted.connect(self.offer)
        line.textEdited.connect(lambda _text: self.offer())

    def offer(self) -> None:
        """Show what fits the words in the line."""
        words = self._line.text().strip()
        rows = []
        for match in thesauri.matches("CrsFrance", words, language(), ROWS):
            concept = match.concept
            text = f"{stated(concept)} – {concept.definition}" if concept.definition else stated(concept)
            about = tr("Coordinate systems used in France")
            rows.append(Suggestion(Kind.CONCEPT, text, concept, about))
        self.popup.offer([row for row in rows if stated(row.what) != words])
