"""Which rows of the form are picked from thesauri, and the keywords that a person used before."""

from __future__ import annotations

from qgis.core import QgsSettings

from ..catalogue.vocabularies import PRODIGE_DOMAINS
from ..i18n import tr
from ..metadata import thesauri
from ..metadata.element import Element
from .thesauri_source import ThesauriSource
from .thesaurus_picker import ThesaurusPicker, codes, keywords, labels, words

_USED = "prodige_plugin/keywords_used"
#: The most keywords that are remembered.
MOST_USED = 200
#: Lists short enough to be ticked in a menu.
_SHORT = ("SpatialScope", "MD_MaintenanceFrequencyCode", "Language")


def used_keywords() -> tuple[str, ...]:
    """Give the free keywords that were chosen before, the last one first."""
    found = QgsSettings().value(_USED, [])
    if isinstance(found, str):  # a list of one comes back as its text
        found = [found]
    return tuple(str(word) for word in found or () if str(word).strip())


def remember_keywords(chosen: tuple[str, ...]) -> None:
    """Remember free keywords."""
    known = used_keywords()
    fresh = [word for word in chosen if word not in known]
    if fresh:
        QgsSettings().setValue(_USED, [*reversed(fresh), *known][:MOST_USED])


def picker_for(element: Element, source: ThesauriSource | None = None) -> ThesaurusPicker | None:
    """Give the picker of a row; ``None`` for a row that is not picked from a thesaurus."""
    source = source or ThesauriSource()
    if element.key == "keywords":
        picker = ThesaurusPicker(
            thesauri.KEYWORDS, words(used_keywords), source, tr("A word, Enter; several with semicolons"), remote=True
        )
        picker.changed.connect(lambda: remember_keywords(picker.value()))
        return picker
    if element.key == "prodige_domains":
        return ThesaurusPicker((PRODIGE_DOMAINS,), labels(), source, tr("Type to find a domain…"))
    if element.key == "other_keywords":
        prompt = tr("Type to find in the catalogue's thesauri…")
        return ThesaurusPicker((), keywords(source), source, prompt, remote=True)
    if element.widget == "multichoice" and element.codelist in thesauri.KEYS and element.codelist not in _SHORT:
        return ThesaurusPicker((element.codelist,), codes(element.codelist), source)
    return None
