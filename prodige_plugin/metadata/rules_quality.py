"""Rules on conformity (see :mod:`.rules_text`); those on scope and lineage are in :mod:`.rules_lineage`."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from lxml import etree

from ..i18n import tr
from . import codelists, template
from .citations import names
from .codecs_resource import RESULTS, Conformity
from .findings import Finding, Repair
from .namespaces import NS
from .reading import every, first, property_text, raw
from .rules_text import error

if TYPE_CHECKING:
    from .record import Record

_TITLE = "gmd:specification/gmd:CI_Citation/gmd:title"
@cache
def _official(number: str) -> frozenset[str]:
    """Give the official titles of a regulation, as the tests compare them: without case and repeated blanks."""
    return frozenset(" ".join(title.casefold().split()) for title in codelists.regulation(number)["titles"].values())


def _title(result: etree._Element) -> str:
    return property_text(first(result, _TITLE))


def conformity_1089(record: Record) -> Iterator[Finding]:
    """1.10: conformity to Regulation 1089/2010, whose title is written to the letter."""
    results = record.find_all(RESULTS)
    titles = [_title(result) for result in results]
    if any(" ".join(title.casefold().split()) in _official("1089/2010") for title in titles if "1089/2010" in title):
        return
    near = [result for result, title in zip(results, titles, strict=True) if names("1089/2010", title)]
    label = tr("Write the official title") if near else tr("State that conformity was not evaluated")
    yield error(
        "conformity_1089",
        tr(
            "Conformity to the European regulation on interoperability (1089/2010) is not stated, or its title is not "
            "the official one, to the letter."
        ),
        Repair(label, _name_1089 if near else _state_1089),
        at=near[0] if near else None,
    )


def _state_1089(record: Record) -> None:
    Conformity("1089/2010").write(record, "unknown")


def _name_1089(record: Record) -> None:
    write_title(record, "1089/2010")


def write_title(record: Record, number: str) -> None:
    """Write the official title of a regulation, in the record's language, where it is cited in another spelling."""
    titles = codelists.regulation(number)["titles"]
    title = titles.get(record.language) or titles["fre"]
    result = next((item for item in record.find_all(RESULTS) if names(number, _title(item))), None)
    citation = first(result, "gmd:specification/gmd:CI_Citation") if result is not None else None
    if citation is not None:
        record.set_property(citation, "gmd:title", title)


def conformity(record: Record) -> Iterator[Finding]:
    """C.20: at least one statement of conformity."""
    if not record.find_all(RESULTS):

        def state(fixed: Record) -> None:
            Conformity(_number(fixed)).write(fixed, "unknown")

        yield error(
            "conformity",
            tr("Conformity is not stated. Say at least that it was not evaluated."),
            Repair(tr("State that conformity was not evaluated"), state),
        )


def _number(record: Record) -> str:
    """Give the number of the regulation that C.21 and C.22 look at."""
    return "976/2009" if record.level == "service" else "1089/2010"


def _looked_at(record: Record) -> list[etree._Element]:
    """Give the results that C.21 and C.22 look at."""
    if record.level not in ("dataset", "service"):
        return []
    number = _number(record)
    return [result for result in record.find_all(RESULTS) if number in _title(result)]


def conformity_specification(record: Record) -> Iterator[Finding]:
    """C.21: the specification has a date."""
    for result in _looked_at(record):
        if not _dated(result):
            yield error(
                "conformity_specification",
                tr("The regulation cited for conformity has no date of publication."),
                Repair(tr("Write the date of publication"), _date_regulation)
                if names(_number(record), _title(result))
                else None,
                at=result,
            )


def _dated(result: etree._Element) -> bool:
    path = "gmd:specification/gmd:CI_Citation/gmd:date/gmd:CI_Date/gmd:dateType/gmd:CI_DateTypeCode"
    kinds = {kind.get("codeListValue") for kind in every(result, path)}
    return bool(kinds & set(codelists.values("CI_DateTypeCode")))


def _date_regulation(record: Record) -> None:
    published = template.cited_date(str(codelists.regulation(_number(record))["published"]), "publication")
    for place in range(len(_looked_at(record))):
        result = _looked_at(record)[place]
        citation = first(result, "gmd:specification/gmd:CI_Citation")
        if citation is None or _dated(result) or not names(_number(record), _title(result)):
            continue
        date = first(citation, "gmd:date")
        if date is None:
            record.insert(citation, published)
        else:
            record.replace(date, published)


def conformity_degree(record: Record) -> Iterator[Finding]:
    """C.22: yes, no, or not evaluated with a nilReason."""
    for result in _looked_at(record):
        if _degree(result):
            continue
        stated = _stated_degree(result)
        label = tr("Write “not evaluated”") if stated == "unknown" else tr("Write the degree as INSPIRE reads it")
        yield error(
            "conformity_degree",
            tr("The degree of conformity is empty: it is yes, no, or “not evaluated”."),
            # Words that are no degree would go.
            Repair(label, _write_degrees, safe=stated != "unknown" or not _words(result)),
            at=result,
        )


def _degree(result: etree._Element) -> bool:
    """Whether the degree is written as the tests read it."""
    stated = first(result, "gmd:pass")
    if stated is None:
        return False
    value = first(stated, "gco:Boolean")
    if value is not None:
        return raw(value) in ("true", "false")
    return stated.get(f"{{{NS['gco']}}}nilReason") == "unknown"


def _stated_degree(result: etree._Element) -> str:
    """Give the degree that is stated, in another form or not at all: true, false or unknown."""
    text = _words(result).casefold()
    return {"true": "true", "1": "true", "false": "false", "0": "false"}.get(text, "unknown")


def _words(result: etree._Element) -> str:
    stated = first(result, "gmd:pass")
    return raw(stated).strip() if stated is not None else ""


def _write_degrees(record: Record) -> None:
    for place in range(len(_looked_at(record))):
        result = _looked_at(record)[place]
        if _degree(result):
            continue
        item = template.passed(_stated_degree(result))
        present = first(result, "gmd:pass")
        if present is None:
            record.insert(result, item)
        else:
            record.replace(present, item)
