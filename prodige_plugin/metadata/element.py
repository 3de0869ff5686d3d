"""What a row of the element table is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from . import codelists
from .codecs import Codec
from .findings import Finding

if TYPE_CHECKING:
    from .record import Record


class Words(NamedTuple):
    """What a row says to a person, translated."""

    label: str
    #: two sentences: what it is for, what to write.
    help: str = ""
    #: a value that shows how, without "for example".
    example: str = ""


@dataclass(frozen=True)
class Element:
    """One row of the INSPIRE table: what an element is called, where it is, how it is read, shown and checked."""

    #: stable English name, the ``key`` of :meth:`.record.Record.get`.
    key: str
    #: number in the INSPIRE metadata guideline (TG 2.0), ``""`` for an element of ISO 19115 alone.
    requirement: str
    #: where it is in ISO 19139, for people and for jumping; ``…`` stands for the steps above.
    path: str
    #: obligation for data sets and series, and for services: M mandatory, C conditional, O optional, "" none.
    data: str
    service: str
    cardinality: str
    #: gives the words in the language of the moment.
    words: Callable[[], Words]
    #: how a form shows it: line, text, choice, multichoice, date, dates, period, contact, box, keywords;
    #: ``""`` when it cannot be edited.
    widget: str = ""
    #: name of its list in ``codelists.json``, ``""`` if it has none.
    codelist: str = ""
    codec: Codec | None = None
    rule: Callable[[Record], Iterator[Finding]] | None = None
    #: part of the form, one of :func:`sections`.
    section: str = ""

    @property
    def label(self) -> str:
        """Its name, translated."""
        return self.words().label

    @property
    def help(self) -> str:
        """Two sentences that help to fill it, translated."""
        return self.words().help

    @property
    def example(self) -> str:
        """An example of a value, translated."""
        return self.words().example

    @property
    def editable(self) -> bool:
        """Whether a form can show it."""
        return bool(self.widget and self.codec is not None)

    def choices(self, language: str = "en") -> tuple[tuple[str, str], ...]:
        """Give the (value, label) pairs to choose from; empty for free values."""
        return codelists.choices(self.codelist, language) if self.codelist else ()

    def obligation(self, level: str) -> str:
        """Give the obligation for a resource type (MD_ScopeCode): M, C, O or ``""``."""
        return self.service if level == "service" else self.data


def sections() -> tuple[str, ...]:
    """Give the parts of the form, in order."""
    return ("identification", "contacts", "keywords", "extent", "quality", "constraints", "distribution", "record")
