"""What a row of the element table is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from . import codelists, guideline
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
    #: how a form shows it: one of :data:`WIDGETS`.
    widget: str = ""
    #: name of its list in ``codelists.json``, ``""`` if it has none.
    codelist: str = ""
    codec: Codec | None = None
    rule: Callable[[Record], Iterator[Finding]] | None = None
    #: part of the form, one of :func:`sections`.
    section: str = ""
    #: obligation for series, where it is not the data sets'.
    series: str | None = None
    #: key of the row in whose field a form shows this one, ``""`` when it has a field of its own.
    part_of: str = ""
    #: whether a form keeps it behind "more fields" although it may be asked for: another row says it more simply.
    aside: bool = False

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
    def guideline(self) -> str:
        """Address of what the INSPIRE guideline says on it, ``""`` where it says nothing."""
        return guideline.address(self.requirement)

    @property
    def editable(self) -> bool:
        """Whether its value can be written; what is only stated can be read."""
        return self.codec is not None and self.widget not in ("", "status")

    def choices(self, language: str = "en") -> tuple[tuple[str, str], ...]:
        """Give the (value, label) pairs to choose from; empty for free values."""
        return codelists.choices(self.codelist, language) if self.codelist else ()

    def obligation(self, level: str) -> str:
        """Give the obligation for a resource type (MD_ScopeCode): M, C, O or ``""``."""
        if level == "service":
            return self.service
        return self.series if level == "series" and self.series is not None else self.data

    def first(self, level: str) -> bool:
        """Whether a form shows it at once for a resource type, and not behind "more fields"."""
        return not self.aside and (self.obligation(level) == "M" or self.key in _FIRST)


#: Kinds of fields; "status" shows what the record states, to be read only.
WIDGETS = (
    "line", "text", "choice", "multichoice", "date", "dates", "period", "contact", "box", "keywords", "crs", "flag",
    "items", "translations", "status",
)  # fmt: skip
#: Rows that nobody has to fill and yet most records have: a form shows them at once.
_FIRST = (
    "keywords", "update_frequency", "scale", "links", "thumbnails", "temporal_extent", "operates_on", "conformity_976",
)  # fmt: skip


def sections() -> tuple[str, ...]:
    """Give the parts of the form, in order."""
    return ("identification", "contacts", "keywords", "extent", "quality", "constraints", "distribution", "record")
