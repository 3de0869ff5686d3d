"""Rules on conformity, quality and distribution (see :mod:`.rules_text`)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from lxml import etree

from ..i18n import tr
from . import codelists, template
from .codecs_resource import RESULTS, Conformity
from .findings import Finding, Repair
from .namespaces import NS
from .record import property_text, raw
from .rules_text import error, has_text

if TYPE_CHECKING:
    from .record import Record


def conformity_1089(record: Record) -> Iterator[Finding]:
    """1.10: conformity to Regulation 1089/2010, whose title is written to the letter."""
    official = {" ".join(title.casefold().split()) for title in codelists.regulation("1089/2010")["titles"].values()}
    results = [
        result for result in record.find_all(RESULTS)
        if "1089/2010" in property_text(result.find("gmd:specification/gmd:CI_Citation/gmd:title", NS))
    ]  # fmt: skip
    titles = [property_text(result.find("gmd:specification/gmd:CI_Citation/gmd:title", NS)) for result in results]
    if any(" ".join(title.casefold().split()) in official for title in titles):
        return

    def rewrite(fixed: Record) -> None:
        result = Conformity().result(fixed)
        if result is None:
            Conformity().write(fixed, "unknown")
            return
        language = fixed.language if fixed.language in codelists.regulation("1089/2010")["titles"] else "fre"
        citation = result.find("gmd:specification/gmd:CI_Citation", NS)
        if citation is None:
            return
        fixed.set_property(citation, "gmd:title", codelists.regulation("1089/2010")["titles"][language])

    label = tr("Write the official title") if results else tr("State that conformity was not evaluated")
    yield error(
        "conformity_1089",
        tr(
            "Conformity to the European regulation on interoperability (1089/2010) is not stated, or its title is not "
            "the official one, to the letter."
        ),
        Repair(label, rewrite),
    )


def conformity(record: Record) -> Iterator[Finding]:
    """C.20: at least one statement of conformity."""
    if not record.find_all(RESULTS):

        def state(fixed: Record) -> None:
            Conformity("976/2009" if fixed.level == "service" else "1089/2010").write(fixed, "unknown")

        yield error(
            "conformity",
            tr("Conformity is not stated. Say at least that it was not evaluated."),
            Repair(tr("State that conformity was not evaluated"), state),
        )


def _looked_at(record: Record) -> list[etree._Element]:
    """Give the results that C.21 and C.22 look at."""
    wanted = "976/2009" if record.level == "service" else "1089/2010"
    if record.level not in ("dataset", "service"):
        return []
    return [
        result for result in record.find_all(RESULTS)
        if wanted in property_text(result.find("gmd:specification/gmd:CI_Citation/gmd:title", NS))
    ]  # fmt: skip


def conformity_specification(record: Record) -> Iterator[Finding]:
    """C.21: the specification has a date."""
    for result in _looked_at(record):
        path = "gmd:specification/gmd:CI_Citation/gmd:date/gmd:CI_Date/gmd:dateType/gmd:CI_DateTypeCode"
        kinds = {kind.get("codeListValue") for kind in result.findall(path, NS)}
        if not kinds & set(codelists.values("CI_DateTypeCode")):
            yield error(
                "conformity_specification",
                tr("The regulation cited for conformity has no date of publication."),
                Repair(tr("Write the date of publication"), _date_regulation),
            )


def _date_regulation(record: Record) -> None:
    number = "976/2009" if record.level == "service" else "1089/2010"
    published = str(codelists.regulation(number)["published"])
    result = Conformity(number).result(record)
    citation = result.find("gmd:specification/gmd:CI_Citation", NS) if result is not None else None
    if citation is None:
        return
    date = citation.find("gmd:date", NS)
    if date is None:
        record.insert(citation, template.cited_date(published, "publication"))
    else:
        record.replace(date, template.cited_date(published, "publication"))


def conformity_degree(record: Record) -> Iterator[Finding]:
    """C.22: yes, no, or not evaluated with a nilReason."""
    for result in _looked_at(record):
        stated = result.find("gmd:pass", NS)
        value = stated.find("gco:Boolean", NS) if stated is not None else None
        if value is not None and raw(value) in ("true", "false"):
            continue
        if stated is not None and value is None and stated.get(f"{{{NS['gco']}}}nilReason") == "unknown":
            continue
        yield error(
            "conformity_degree",
            tr("The degree of conformity is empty: it is yes, no, or “not evaluated”."),
            Repair(tr("Write “not evaluated”"), _not_evaluated),
        )


def _not_evaluated(record: Record) -> None:
    number = "976/2009" if record.level == "service" else "1089/2010"
    Conformity(number).write(record, Conformity(number).read(record) or "unknown")


def quality_scope(record: Record) -> Iterator[Finding]:
    """1.9 and 3.8: one quality block, with its scope."""
    blocks = record.find_all("gmd:dataQualityInfo/gmd:DQ_DataQuality")
    levels = record.find_all("gmd:dataQualityInfo/gmd:DQ_DataQuality/gmd:scope/gmd:DQ_Scope/gmd:level/gmd:MD_ScopeCode")
    allowed = ("service",) if record.level == "service" else ("dataset", "series")
    if not any(level.get("codeListValue") in allowed for level in levels):

        def scope(fixed: Record) -> None:
            block = fixed.ensure("gmd:dataQualityInfo/gmd:DQ_DataQuality")
            present = block.find("gmd:scope", NS)
            if present is None:
                fixed.insert(block, template.scope(fixed.level))
            else:
                fixed.replace(present, template.scope(fixed.level))

        repairable = record.level in ("dataset", "series", "service")
        yield error(
            "quality_scope",
            tr("It is not said what the statements on quality are about (data set, series or service)."),
            Repair(tr("Say what they are about"), scope) if repairable else None,
        )
    if len(blocks) > 1:
        yield error("quality_scope", tr("There are several blocks on quality; INSPIRE reads one only. Merge them."))


def lineage(record: Record) -> Iterator[Finding]:
    """1.11: how the data were made."""
    found = record.find_all("gmd:dataQualityInfo/gmd:DQ_DataQuality/gmd:lineage/gmd:LI_Lineage/gmd:statement")
    if len(found) != 1 or not has_text(found[0]):
        yield error(
            "lineage", tr("It is not said how the data were made: name the sources, the method, the quality reached.")
        )
