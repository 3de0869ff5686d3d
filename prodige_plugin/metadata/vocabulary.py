"""A list of concepts to choose from, and the search in it: by label, by what people say for it, by what it covers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from .citations import fold

#: Words that tell nothing apart, folded.
_NOISE = frozenset(
    ("a", "au", "aux", "d", "de", "des", "du", "en", "et", "l", "la", "le", "les", "of", "on", "or", "ou", "sur", "the",
     "to", "un", "une")
)  # fmt: skip
#: Shortest word that is looked for inside others, in characters.
_INSIDE = 3
#: Up to this rank whole words, or their beginnings, led to a concept; see :meth:`Finder.find`.
BY_WORD = 3


@dataclass(frozen=True)
class Entry:
    """A concept of a thesaurus, in all the languages there are."""

    uri: str
    #: short name in its list, ``""`` where it has none.
    code: str = ""
    #: language (two letters) → the thesaurus's own label.
    labels: Mapping[str, str] = field(default_factory=dict)
    #: language → what people say for it.
    words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    #: language → what it covers, in a sentence.
    about: Mapping[str, str] = field(default_factory=dict)
    #: address or code of the concept above it, ``""`` at the top.
    broader: str = ""
    #: still met in old data, and no longer to be chosen: found after the others.
    outdated: bool = False

    def label(self, language: str) -> str:
        """Give the label in a language, else in English, else in whatever there is, else the code or the address."""
        return _in(self.labels, language) or self.code or self.uri


@dataclass(frozen=True)
class Vocabulary:
    """A thesaurus: how it is cited, and its concepts."""

    #: ours ("InspireTheme") or the catalogue's ("external.theme.prodige").
    key: str
    title: str
    entries: tuple[Entry, ...] = ()
    #: address of the thesaurus, ``""`` if it has none.
    uri: str = ""
    #: of publication, ISO 8601; ``""`` if unknown.
    date: str = ""
    #: kind of keywords (MD_KeywordTypeCode): theme, place …
    kind: str = "theme"


@dataclass(frozen=True)
class Concept:
    """A concept in one language."""

    uri: str
    label: str
    code: str = ""
    #: what people say for it.
    alt: tuple[str, ...] = ()
    #: what it covers, ``""`` if nobody says.
    definition: str = ""
    #: address or code of the concept above it.
    broader: str = ""
    #: key of its thesaurus.
    thesaurus: str = ""
    #: the label in the person's language where the thesaurus itself has none; ``""`` where it has.
    translated: str = ""

    @property
    def shown(self) -> str:
        """What to show a person; a record gets the label."""
        return self.translated or self.label


@dataclass(frozen=True)
class Match:
    """A concept that was found, and why."""

    concept: Concept
    #: the other word that led to it ("hydrologie" to "Hydrographie"), ``""`` when its label did.
    why: str = ""
    #: less is better; see :meth:`Finder.find`.
    rank: int = 0


class _Term(NamedTuple):
    """A label or another word, ready to be compared."""

    text: str
    folded: str
    words: tuple[str, ...]


class _Row(NamedTuple):
    concept: Concept
    label: _Term
    others: tuple[_Term, ...]
    about: tuple[str, ...]
    #: all of the words, to see at once that a row has nothing of what is looked for.
    everything: str
    outdated: bool


class Finder:
    """The search in one vocabulary, for one language."""

    def __init__(self, vocabulary: Vocabulary, language: str) -> None:
        """:param language: two letters; words of the other languages are found too."""
        self.vocabulary = vocabulary
        self.language = language
        self._rows = tuple(_row(vocabulary.key, entry, language) for entry in vocabulary.entries)
        self._by_name = {
            name: row.concept
            for row in reversed(self._rows)
            for name in (row.label.folded, row.concept.code, row.concept.uri)
            if name
        }

    @property
    def concepts(self) -> tuple[Concept, ...]:
        """All concepts, in the thesaurus's order."""
        return tuple(row.concept for row in self._rows)

    def concept(self, name: str) -> Concept | None:
        """Give a concept by its address, its code or its label."""
        return self._by_name.get(name) or self._by_name.get(name.rstrip("/")) or self._by_name.get(fold(name))

    def find(self, words: str, limit: int = 20) -> list[Match]:
        """Find concepts by words, whatever their case, accents and plural; the last word may be unfinished.

        Best first: labels that begin so, then those with such a word, then those that people call so, then those
        that have it inside a word, then those whose sentence has it. All the words must be there. Without words
        the first concepts are given.
        """
        whole = fold(words)
        wanted = _words(whole)
        if not wanted:
            return [Match(concept) for concept in self.concepts[:limit]]
        found: list[tuple[bool, int, int, Match]] = []
        for place, row in enumerate(self._rows):
            if all(word in row.everything for word in wanted):
                match = _match(row, whole, wanted)
                if match is not None:
                    found.append((row.outdated, match.rank, place, match))
        found.sort(key=lambda each: each[:3])
        return [match for *_order, match in found[:limit]]


def _match(row: _Row, whole: str, wanted: tuple[str, ...]) -> Match | None:
    """Rank a row: 0 label is or begins with it, 1 word of it, 2 and 3 said for it, 4 and 5 inside, 6 sentence."""
    if row.label.folded.startswith(whole) or _begins(row.label.words, wanted):
        return Match(row.concept, "", 0)
    if all(_has(row.label.words, word) for word in wanted):
        return Match(row.concept, "", 1)
    said = next((term for term in row.others if term.words == wanted), None)
    if said is not None:
        return Match(row.concept, said.text, 2)
    said = next((term for term in row.others if _begins(term.words, wanted)), None) or next(
        (term for term in row.others if all(_has(term.words, word) for word in wanted)), None
    )
    if said is not None:
        return Match(row.concept, said.text, 3)
    if all(len(word) >= _INSIDE and word in row.label.folded for word in wanted):
        return Match(row.concept, "", 4)
    said = next((t for t in row.others if all(len(word) > _INSIDE and word in t.folded for word in wanted)), None)
    if said is not None:
        return Match(row.concept, said.text, 5)
    terms = (*row.label.words, *row.about, *(word for term in row.others for word in term.words))
    if all(_has(terms, word) for word in wanted):
        return Match(row.concept, "", 6)
    return None


def _begins(words: tuple[str, ...], wanted: tuple[str, ...]) -> bool:
    """Whether words begin with the wanted ones, the last of which may be unfinished."""
    last = len(wanted) - 1
    return words[:last] == wanted[:last] and len(words) > last and words[last].startswith(wanted[last])


def _has(words: Iterable[str], wanted: str) -> bool:
    return any(word.startswith(wanted) for word in words)


def _row(key: str, entry: Entry, language: str) -> _Row:
    label = entry.label(language)
    said = entry.words.get(language, ())
    elsewhere = [text for tongue, texts in entry.words.items() if tongue != language for text in texts]
    labels = [text for tongue, text in entry.labels.items() if tongue != language and tongue in ("fr", "en")]
    others = tuple(_term(text) for text in dict.fromkeys((*said, *labels, *elsewhere)) if text != label)
    about = _in(entry.about, language)
    shown = _term(label)
    words_about = _words(fold(about))
    translated = said[0] if said and entry.labels and language not in entry.labels else ""
    concept = Concept(entry.uri, label, entry.code, tuple(said), about, entry.broader, key, translated)
    blob = " ".join((shown.folded, *shown.words, *words_about, *(f"{o.folded} {' '.join(o.words)}" for o in others)))
    return _Row(concept, shown, others, words_about, blob, entry.outdated)


def _term(text: str) -> _Term:
    folded = fold(text)
    return _Term(text, folded, _words(folded))


def _words(folded: str) -> tuple[str, ...]:
    """Give the words that count, in the singular."""
    every = [word for word in (each.strip(".") for each in folded.split()) if word]
    kept = [word for word in every if word not in _NOISE] or every
    return tuple(word[:-1] if len(word) > 3 and word[-1] in "sx" else word for word in kept)


def _in(texts: Mapping[str, str], language: str) -> str:
    return texts.get(language) or texts.get("en") or next((text for text in texts.values() if text), "")
