"""How repeated and grouped values are read and written: dates, keywords."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields, replace
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from lxml import etree

from . import codelists, template
from .codecs import check_date, code_value, date_text, once
from .namespaces import XLINK
from .patch import New, check_text, new
from .record import every, first, parent, property_text, text_child
from .values import Dates

if TYPE_CHECKING:
    from .record import Record

_ID = "gmd:identificationInfo/*"


def merge(
    old: Sequence[object],
    wanted: Sequence[object],
    remove: Callable[[int], None],
    change: Callable[[int, int], None],
    insert: Callable[[int, int], None],
) -> None:
    """Turn one list into another with the fewest edits, from its end, so that places stay right.

    :param remove: takes away the item at a place of ``old``.
    :param change: makes the item at a place of ``old`` be one of ``wanted``.
    :param insert: puts one of ``wanted`` before a place of ``old``.
    """
    matcher = SequenceMatcher(None, old, wanted, autojunk=False)
    for kind, start, last, from_, to in reversed(matcher.get_opcodes()):
        if kind == "equal":
            continue
        common = min(last - start, to - from_)
        for place in range(last - 1, start + common - 1, -1):
            remove(place)
        for index in range(to - 1, from_ + common - 1, -1):
            insert(start + common, index)
        for offset in range(common - 1, -1, -1):
            change(start + offset, from_ + offset)


@dataclass(frozen=True)
class ReferenceDates:
    """The citation's dates (TG 2.0, C.11 to C.13): :class:`.values.Dates`; the first one of each kind."""

    citation: str = f"{_ID}/gmd:citation/gmd:CI_Citation"

    def _of(self, record: Record, kind: str) -> etree._Element | None:
        for prop in record.find_all(f"{self.citation}/gmd:date"):
            if code_value(first(prop, "gmd:CI_Date/gmd:dateType")) == kind:
                return prop
        return None

    def read(self, record: Record) -> Dates:
        """Give the three dates as written."""
        found = {}
        for field in fields(Dates):
            prop = self._of(record, field.name)
            found[field.name] = date_text(first(prop, "gmd:CI_Date/gmd:date")) if prop is not None else ""
        return Dates(**found)

    def write(self, record: Record, value: Dates) -> None:
        """Write the dates that differ; dates of other kinds stay."""
        old = self.read(record)
        for field in fields(Dates):
            if getattr(value, field.name).strip() == getattr(old, field.name):
                continue  # what is there stays, even where it is no date
            date = check_date(getattr(value, field.name))
            prop = self._of(record, field.name)
            if not date:
                self._take_away(record, prop)
            elif prop is not None:
                record.replace(prop, template.cited_date(date, field.name))
            else:
                citation = record.ensure(self.citation)
                empty = next((item for item in every(citation, "gmd:date") if item.find("*") is None), None)
                if empty is not None:
                    record.replace(empty, template.cited_date(date, field.name))
                else:
                    record.insert(citation, template.cited_date(date, field.name))

    def _take_away(self, record: Record, prop: etree._Element | None) -> None:
        if prop is None:
            return
        if len(record.find_all(f"{self.citation}/gmd:date")) > 1:
            record.remove(prop)
        else:
            record.replace(prop, new("gmd:date", attrs={"gco:nilReason": "missing"}))


@dataclass(frozen=True)
class OneDate:
    """One of the citation's dates (TG 2.0, C.12 and C.13): ``str``, ISO 8601."""

    kind: str

    def read(self, record: Record) -> str:
        """Give the date as written."""
        return str(getattr(ReferenceDates().read(record), self.kind))

    def write(self, record: Record, value: str) -> None:
        """Write the date; the others stay."""
        dates = ReferenceDates()
        dates.write(record, replace(dates.read(record), **{self.kind: value}))


_GROUPS = f"{_ID}/gmd:descriptiveKeywords/gmd:MD_Keywords"
#: The keyword that marks a high-value data set has no thesaurus, and is no free keyword (Regulation (EU) 2023/138).
HIGH_VALUE = "http://data.europa.eu/eli/reg_impl/2023/138/oj"


def href(element: etree._Element | None) -> str:
    """Give the address of an anchor in a property."""
    carrier = text_child(element)
    return carrier.get(f"{{{XLINK}}}href", "") if carrier is not None else ""


@dataclass(frozen=True)
class FreeKeywords:
    """Keywords of no thesaurus: ``tuple[str, ...]``."""

    def _keywords(self, record: Record) -> list[etree._Element]:
        return [
            keyword
            for group in record.find_all(_GROUPS)
            if first(group, "gmd:thesaurusName") is None
            for keyword in every(group, "gmd:keyword")
            if href(keyword) != HIGH_VALUE and property_text(keyword)
        ]

    def read(self, record: Record) -> tuple[str, ...]:
        """Give them in the record's order."""
        return tuple(property_text(keyword) for keyword in self._keywords(record))

    def write(self, record: Record, value: Sequence[str]) -> None:
        """Write them; the groups they are in stay, but for one left empty."""
        wanted = once((check_text(item.strip()) for item in value), self.read(record))
        write_keywords(record, lambda: self._keywords(record), property_text, wanted, characters_keyword, None)


@dataclass(frozen=True)
class Thesaurus:
    """Keywords of one thesaurus, written with anchors: ``tuple[str, ...]`` of codes of its list.

    A keyword of the thesaurus that is not in the list is given as its text.
    """

    codelist: str
    #: title, address and publication date (ISO 8601) of the thesaurus.
    title: str
    href: str
    date: str
    #: recognises the thesaurus by its title, blanks and case set aside; the address always counts.
    recognise: Callable[[str], bool]

    def groups(self, record: Record) -> list[etree._Element]:
        """Give the record's groups of this thesaurus."""
        found = []
        for group in record.find_all(_GROUPS):
            title = first(group, "gmd:thesaurusName/gmd:CI_Citation/gmd:title")
            if title is not None and (href(title) == self.href or self.recognise(normal(property_text(title)))):
                found.append(group)
        return found

    def keywords(self, record: Record) -> list[etree._Element]:
        """Give the record's keywords of this thesaurus."""
        found = [keyword for group in self.groups(record) for keyword in every(group, "gmd:keyword")]
        return [keyword for keyword in found if self.value(keyword)]

    def value(self, keyword: etree._Element) -> str:
        """Give the code of a keyword by its address, else by its label in any language, else its text."""
        known = codelists.values(self.codelist)
        tail = href(keyword).rstrip("/").rpartition("/")[2]
        if tail in known:
            return tail
        text = property_text(keyword)
        return by_label(self.codelist).get(normal(text), text)

    def read(self, record: Record) -> tuple[str, ...]:
        """Give the codes in the record's order."""
        return tuple(self.value(keyword) for keyword in self.keywords(record))

    def write(self, record: Record, value: Sequence[str]) -> None:
        """Write the codes, in the thesaurus's own group."""
        wanted = once(value, self.read(record))
        named = template.thesaurus(self.title, self.href, self.date)

        def build(code: str) -> New:
            return self.keyword(code, record.language)

        write_keywords(
            record, lambda: self.keywords(record), self.value, wanted, build, named, lambda: self.groups(record)
        )

    def keyword(self, code: str, language: str) -> New:
        """Give a ``gmd:keyword`` for a code of the list, or for a text that is none."""
        if code not in codelists.values(self.codelist):
            return characters_keyword(code)
        text = codelists.label(self.codelist, code, language)
        return new("gmd:keyword", template.anchor(text, codelists.uri(self.codelist, code)))


def characters_keyword(text: str) -> New:
    """Give a ``gmd:keyword`` with a text."""
    return new("gmd:keyword", new("gco:CharacterString", text))


def normal(text: str) -> str:
    """Give a text without regard to case, blanks, kind of dash or of apostrophe."""
    text = text.casefold().replace("’", "'").replace("—", "-").replace("–", "-")
    return " ".join(text.replace("-", " - ").split())


def by_label(codelist: str) -> dict[str, str]:
    """Give normalised label (any language known) → code."""
    if codelist == "InspireTheme":
        every = {code: tuple(labels.values()) for code, labels in codelists.themes().items()}
    else:
        every = {
            code: (codelists.label(codelist, code, "fr"), codelists.label(codelist, code, "en"))
            for code in codelists.values(codelist)
        }
    return {normal(label): code for code, labels in every.items() for label in labels}


def write_keywords(
    record: Record,
    present: Callable[[], list[etree._Element]],
    value_of: Callable[[etree._Element], str],
    wanted: Sequence[str],
    build: Callable[[str], New],
    named: New | None,
    homes: Callable[[], list[etree._Element]] = list,
) -> None:
    """Make a record's keywords be the wanted ones, keyword by keyword.

    :param named: the thesaurus of a group that is made, if none of ``homes`` is there.
    :param homes: the groups of the thesaurus that the record has, whatever is in them.
    """

    def remove(place: int) -> None:
        keyword = present()[place]
        group = parent(keyword)
        alone = len(every(group, "gmd:keyword")) == 1
        record.remove(parent(group) if alone else keyword)

    def change(place: int, index: int) -> None:
        record.replace(present()[place], build(wanted[index]))

    def insert(place: int, index: int) -> None:
        keywords = present()
        if place:
            record.insert(parent(keywords[place - 1]), build(wanted[index]), keywords[place - 1])
        elif keywords:
            record.insert_before(keywords[0], build(wanted[index]))
        elif homes():
            record.insert(homes()[0], build(wanted[index]))
        else:
            group = template.keyword_group([build(wanted[index])], named)
            record.insert(record.ensure(_ID), group)

    merge([value_of(keyword) for keyword in present()], wanted, remove, change, insert)
