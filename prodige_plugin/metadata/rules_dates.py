"""Rules on dates: of the record, and of the data (see :mod:`.rules_text`)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from lxml import etree

from ..i18n import tr
from . import codelists
from .codecs import DATE, DATE_TIME, code_value
from .date_words import iso_date
from .findings import Finding, Repair
from .namespaces import NS, local
from .patch import new
from .record import every, first, parent, raw, string
from .rules_text import error

if TYPE_CHECKING:
    from .record import Record

_CITED = "gmd:identificationInfo[1]/*/gmd:citation/gmd:CI_Citation/gmd:date"
_MAINTENANCE = "gmd:identificationInfo[1]/*/gmd:resourceMaintenance/gmd:MD_MaintenanceInformation"
#: Kinds of date as they are written, beside the three of the list → the one that means the same
#: (ISO 19115-1:2014 has more kinds than ISO 19115:2003).
_KINDS = {
    "creation": "creation", "création": "creation", "created": "creation", "publication": "publication",
    "published": "publication", "released": "publication", "revision": "revision", "révision": "revision",
    "revised": "revision", "lastrevision": "revision", "lastupdate": "revision", "mise à jour": "revision",
    "dernière mise à jour": "revision",
}  # fmt: skip


def _is_french(record: Record) -> bool:
    return codelists.short(record.language or "fre") == "fr"


def _good_date(carrier: etree._Element) -> bool:
    pattern = DATE_TIME if local(carrier.tag) == "DateTime" else DATE
    return bool(pattern.fullmatch(raw(carrier)))


def _rewrite(record: Record, carrier: etree._Element) -> None:
    """Write the date of a carrier as ISO 8601, in the carrier that goes with it."""
    written = iso_date(string(carrier), _is_french(record))
    name = "DateTime" if "T" in written else "Date"
    if not written:
        return
    if local(carrier.tag) == name:
        record.set_text(carrier, written)
    else:
        record.replace(carrier, new(f"gco:{name}", written))


def metadata_date(record: Record) -> Iterator[Finding]:
    """C.7: one date of the record, well written."""
    stamps = record.find_all("gmd:dateStamp")
    carriers = record.find_all("gmd:dateStamp/*")
    if len(stamps) == 1 and len(carriers) == 1 and _good_date(carriers[0]):
        return

    def stamp(fixed: Record) -> None:
        found = fixed.find_all("gmd:dateStamp/*")
        if len(found) == 1 and iso_date(string(found[0]), _is_french(fixed)):
            _rewrite(fixed, found[0])
        else:
            fixed.touch()

    readable = len(carriers) == 1 and bool(iso_date(string(carriers[0]), _is_french(record)))
    label = tr("Write the date as year-month-day") if readable else tr("Put today's date")
    yield error(
        "metadata_date",
        tr("The date of the record is missing or badly written; it is needed to know which copy is the newest."),
        # Words that are no date would go; where nothing is stated, the record is of the day that it is written.
        Repair(label, stamp, safe=readable or not any(map(string, stamps))) if len(stamps) <= 1 else None,
        at=next(iter((*carriers, *stamps)), None),
    )


def _cited(record: Record) -> list[etree._Element]:
    return record.find_all(f"{_CITED}/gmd:CI_Date")


def _blank(date: etree._Element) -> bool:
    """Whether a ``gmd:CI_Date`` tells no date at all, whatever kind it names."""
    return not string(first(date, "gmd:date")) and not any("href" in name for name in date.attrib)


def dates(record: Record) -> Iterator[Finding]:
    """C.11: at least one date, all of them creation, publication or revision."""
    found = _cited(record)
    if not any(first(date, "gmd:date") is not None for date in found):
        yield error(
            "dates",
            tr("There is no date. Give the date of creation, of publication or of last revision of the data."),
            at=next(iter(record.find_all(_CITED)), None),
        )
        return
    for date in found:
        yield from _date_faults(record, date)


def _date_faults(record: Record, date: etree._Element) -> Iterator[Finding]:
    carriers = [item for item in every(date, "gmd:date/*") if local(item.tag) in ("Date", "DateTime")]
    if not carriers or not all(_good_date(carrier) for carrier in carriers):
        repair = None
        if _blank(date):
            repair = Repair(tr("Take the empty dates away"), _drop_blank)
        elif carriers and all(_good_date(item) or iso_date(string(item), _is_french(record)) for item in carriers):
            repair = Repair(tr("Write the dates as year-month-day"), _rewrite_all)
        yield error(
            "dates",
            tr("A date is empty or badly written. Write it year-month-day, as 2024-06-12."),
            repair,
            at=next(iter(carriers), date),
        )
    stated = code_value(first(date, "gmd:dateType"))
    kind = first(date, "gmd:dateType/gmd:CI_DateTypeCode")
    if kind is not None and kind.get("codeListValue") in codelists.values("CI_DateTypeCode"):
        return
    if stated == "nextUpdate" and not _blank(date) and _next_update_fits(record):
        repair = Repair(tr("Move it to the maintenance of the data"), _move_next_update)
    elif stated.casefold() in _KINDS:
        repair = Repair(tr("Write the kind of date as the code “{code}”", code=_KINDS[stated.casefold()]), _kinds)
    elif _blank(date):
        repair = Repair(tr("Take the empty dates away"), _drop_blank)
    else:
        repair = Repair(tr("Take this date away"), _drop_kind(stated), safe=False)
    yield error(
        "dates",
        tr("A date has the kind “{kind}”: the INSPIRE tests accept creation, publication and revision only.",
           kind=stated),
        repair,
        at=kind if kind is not None else date,
    )  # fmt: skip


def _drop_blank(record: Record) -> None:
    """Take the dates that tell nothing away; the schema wants one, so the last one stays, as missing."""
    while blank := [date for date in _cited(record) if _blank(date)]:
        prop = parent(blank[0])
        if len(prop.getparent().findall("gmd:date", NS)) > 1:  # type: ignore[union-attr]
            record.remove(prop)
        else:
            record.replace(prop, new("gmd:date", attrs={"gco:nilReason": "missing"}))


def _rewrite_all(record: Record) -> None:
    for place in range(len(_cited(record))):
        for number in range(len(_cited(record)[place].findall("gmd:date/*", NS))):
            carrier = _cited(record)[place].findall("gmd:date/*", NS)[number]
            if not _good_date(carrier):
                _rewrite(record, carrier)


def _kinds(record: Record) -> None:
    """Write the kinds of date that are known by another name as the list has them."""
    for place in range(len(_cited(record))):
        kind = _cited(record)[place].find("gmd:dateType", NS)
        known = _KINDS.get(code_value(kind).casefold(), "")
        if kind is not None and known and first(kind, f"gmd:CI_DateTypeCode[@codeListValue='{known}']") is None:
            record.replace(kind, new("gmd:dateType", codelists.code("CI_DateTypeCode", known)))


def _next_update_fits(record: Record) -> bool:
    """Whether the maintenance of the data has room for the date of the next update."""
    block = record.find(_MAINTENANCE)
    return block is not None and first(block, "gmd:dateOfNextUpdate") is None and len(_cited(record)) > 1


def _move_next_update(record: Record) -> None:
    date = next((item for item in _cited(record) if code_value(first(item, "gmd:dateType")) == "nextUpdate"), None)
    block = record.find(_MAINTENANCE)
    written = iso_date(string(first(date, "gmd:date")), _is_french(record)) if date is not None else ""
    if date is None or block is None or not written:
        return
    record.remove(parent(date))
    block = record.find(_MAINTENANCE)
    if block is not None:
        record.insert(block, new("gmd:dateOfNextUpdate", new("gco:Date", written.partition("T")[0])))


class _drop_kind:  # noqa: N801  a function with a memory
    """Takes the dates of a kind away, if another date is left."""

    def __init__(self, kind: str) -> None:
        self.kind = kind

    def __call__(self, record: Record) -> None:
        """Edit the record."""
        while len(_cited(record)) > 1:
            doomed = [date for date in _cited(record) if code_value(first(date, "gmd:dateType")) == self.kind]
            if not doomed:
                return
            record.remove(parent(doomed[0]))


def _of_kind(record: Record, kind: str) -> list[etree._Element]:
    return [date for date in _cited(record) if code_value(first(date, "gmd:dateType")) == kind]


def _one(record: Record, kind: str, key: str) -> Iterator[Finding]:
    found = _of_kind(record, kind)
    if len(found) <= 1:
        return

    def keep(fixed: Record) -> None:
        told = sorted((string(first(date, "gmd:date")) for date in _of_kind(fixed, kind)), reverse=kind == "revision")
        kept = next((text for text in told if text), "")
        while len(_of_kind(fixed, kind)) > 1:
            others = [date for date in _of_kind(fixed, kind) if string(first(date, "gmd:date")) != kept]
            fixed.remove(parent(others[0] if others else _of_kind(fixed, kind)[-1]))

    told = {string(first(date, "gmd:date")) for date in found} - {""}
    if len(told) <= 1:
        repair = Repair(tr("Keep one of the same dates"), keep)
    elif kind == "revision":
        repair = Repair(tr("Keep the latest date"), keep, safe=False)
    else:
        repair = Repair(tr("Keep the earliest date"), keep, safe=False)
    yield error(
        key,
        tr("There are several dates of the same kind; one creation and one revision date at most."),
        repair,
        at=found[1],
    )


def creation_date(record: Record) -> Iterator[Finding]:
    """C.12: one creation date at most."""
    return _one(record, "creation", "creation_date")


def revision_date(record: Record) -> Iterator[Finding]:
    """C.13: one revision date at most."""
    return _one(record, "revision", "revision_date")
