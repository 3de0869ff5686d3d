"""Rules on what the statements on quality are about, and on lineage (see :mod:`.rules_text`)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from lxml import etree

from ..i18n import tr
from . import template
from .findings import Finding, Repair
from .namespaces import NS
from .patch import new
from .reading import children, every, first, parent, property_text, raw, string
from .rules_resource import level_of
from .rules_text import error, has_text

if TYPE_CHECKING:
    from .record import Record

_BLOCKS = "gmd:dataQualityInfo/gmd:DQ_DataQuality"
_LINEAGE = f"{_BLOCKS}/gmd:lineage/gmd:LI_Lineage"


# -- 1.9 ---------------------------------------------------------------------------------------


def quality_scope(record: Record) -> Iterator[Finding]:
    """1.9: one quality block, with its scope."""
    blocks = record.find_all(_BLOCKS)
    levels = record.find_all(f"{_BLOCKS}/gmd:scope/gmd:DQ_Scope/gmd:level/gmd:MD_ScopeCode")
    allowed = ("service",) if record.level == "service" else ("dataset", "series")
    if not any(level.get("codeListValue") in allowed for level in levels):

        def scope(fixed: Record) -> None:
            block = fixed.ensure(_BLOCKS)
            present = first(block, "gmd:scope")
            if present is None:
                fixed.insert(block, template.scope(fixed.level))
            else:
                fixed.replace(present, template.scope(fixed.level))

        repairable = record.level in ("dataset", "series", "service")
        # Another scope that is stated goes: somebody must agree.
        safe = not any(other_scope(record, level) for level in levels)
        yield error(
            "quality_scope",
            tr("It is not said what the statements on quality are about (data set, series or service)."),
            Repair(tr("Say what they are about"), scope, safe=safe) if repairable else None,
            at=levels[0] if levels else None,
        )
    if len(blocks) > 1:
        yield error(
            "quality_scope",
            tr("There are several blocks on quality; INSPIRE reads one only. Merge them."),
            merge_repair(record),
            at=blocks[1],
        )


def other_scope(record: Record, level: etree._Element) -> bool:
    """Whether a ``gmd:MD_ScopeCode`` names something else than what the record describes."""
    return bool(level.get("codeListValue") or string(level)) and level_of(parent(level)) != record.level


def merge_repair(record: Record) -> Repair | None:
    """Give the repair that makes one quality block of several; it is safe where they are about the same thing."""
    blocks = record.find_all(_BLOCKS)
    if len(blocks) < 2:
        return None
    scopes = {_scope(block) for block in blocks if _scope(block)}
    statements = record.find_all(f"{_LINEAGE}/gmd:statement")
    plain = len(statements) < 2 or not any(first(item, "gmd:PT_FreeText") is not None for item in statements)
    return Repair(tr("Make one block of them"), _merge, safe=len(scopes) < 2 and plain)


def _scope(block: etree._Element) -> str:
    """Give what a block says it is about, to compare: codes and words."""
    scope = first(block, "gmd:scope")
    if scope is None:
        return ""
    codes = [item.get("codeListValue", "") for item in scope.iter("*")]
    words = [raw(item) for item in every(scope, "gmd:DQ_Scope/gmd:extent")]
    words += [raw(item) for item in every(scope, "gmd:DQ_Scope/gmd:levelDescription")]
    return " ".join(" ".join([*codes, *words]).split())


def _merge(record: Record) -> None:
    """Move reports, sources, steps and statements of the further blocks into the first, byte for byte."""
    while len(record.find_all(_BLOCKS)) > 1:
        kept, other = record.find_all(_BLOCKS)[:2]
        report = first(other, "gmd:report")
        lineage = first(other, "gmd:lineage")
        mine = first(kept, "gmd:lineage")
        if report is not None:
            record.move(report, kept)
        elif lineage is None:
            holder = parent(other)
            record.remove(holder if len(children(holder)) == 1 else other)
        elif not raw(lineage).strip():
            record.remove(lineage)
        elif mine is None:
            record.move(lineage, kept)
        elif first(mine, "gmd:LI_Lineage") is None:
            record.remove(mine)
        else:
            _merge_lineage(record, mine, lineage)


def _merge_lineage(record: Record, mine: etree._Element, other: etree._Element) -> None:
    """Carry out one step of moving what another lineage holds into the first one's."""
    kept = first(mine, "gmd:LI_Lineage")
    inner = first(other, "gmd:LI_Lineage")
    part = next(iter(children(inner)), None)
    if kept is None or part is None:
        record.remove(other)
        return
    present = first(kept, "gmd:statement")
    if str(part.tag) != f"{{{NS['gmd']}}}statement" or present is None:
        record.move(part, kept)
        return
    before, more = property_text(present), property_text(part)
    carrier = first(present, "gco:CharacterString")
    if more and more not in before and carrier is not None:
        text = f"{before}\n\n{more}" if before else more
        place = list(record.root.iter("*")).index(part)
        record.set_text(carrier, text)
        record.remove(list(record.root.iter("*"))[place])
    elif more and more not in before:
        record.replace(present, new("gmd:statement", new("gco:CharacterString", f"{before}\n\n{more}".strip())))
    else:
        record.remove(part)


# -- 1.11 --------------------------------------------------------------------------------------


def lineage(record: Record) -> Iterator[Finding]:
    """1.11: how the data were made; the tests look for it in services too."""
    found = record.find_all(f"{_LINEAGE}/gmd:statement")
    if len(found) == 1 and has_text(found[0]):
        return
    told = _told(record)
    filled = [item for item in found if has_text(item)]
    repair = None
    if not filled and told:
        repair = Repair(tr("Put together what is said of the steps and sources"), _tell)
    elif len(filled) == 1:
        repair = Repair(tr("Take the empty one away"), _drop_empty)
    elif len(found) > 1:
        repair = merge_repair(record)
    yield error(
        "lineage",
        tr("It is not said how the data were made: name the sources, the method, the quality reached."),
        repair,
        at=found[0] if found else None,
    )


def _told(record: Record) -> str:
    """Give what the steps and sources of the lineage say in words."""
    steps = record.find_all(f"{_LINEAGE}/gmd:processStep/*/gmd:description")
    sources = record.find_all(f"{_LINEAGE}/gmd:source/*/gmd:description")
    texts = [property_text(item) for item in (*steps, *sources)]
    return "\n".join(dict.fromkeys(text for text in texts if text))


def _tell(record: Record) -> None:
    text = _told(record)
    _drop_empty(record)
    block = record.find(_LINEAGE)
    if block is not None and text:
        record.set_property(block, "gmd:statement", text)


def _drop_empty(record: Record) -> None:
    """Take away the statements without a word."""
    path = f"{_LINEAGE}/gmd:statement"
    while empty := [item for item in record.find_all(path) if not has_text(item)]:
        record.remove(empty[0])
