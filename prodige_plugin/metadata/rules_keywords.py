"""Rules on keywords, their thesauri and the topic category (see :mod:`.rules_text`)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from lxml import etree

from ..i18n import tr
from . import codelists, template
from .citations import Citation, date_in, fold, known
from .codecs_groups import href, normal
from .findings import Finding, Repair
from .namespaces import NS
from .patch import new
from .reading import children, every, first, parent, property_text, raw, string
from .rules_text import error, has_text, info, warning

if TYPE_CHECKING:
    from .record import Record

_GROUPS = "gmd:identificationInfo/*/gmd:descriptiveKeywords/gmd:MD_Keywords"
_CITATION = "gmd:thesaurusName/gmd:CI_Citation"
TITLE = f"{_CITATION}/gmd:title"
NAMES = f"{_CITATION}/gmd:identifier/*/gmd:code"


def groups(record: Record) -> list[etree._Element]:
    """Give the record's groups of keywords."""
    return record.find_all(_GROUPS)


# -- C.15 and C.16, thesauri -------------------------------------------------------------------


def _dated(citation: etree._Element | None) -> bool:
    """Whether a citation has a date of a kind that the tests accept."""
    if citation is None or first(citation, "gmd:date/gmd:CI_Date/gmd:date") is None:
        return False
    kinds = {
        kind.get("codeListValue") for kind in every(citation, "gmd:date/gmd:CI_Date/gmd:dateType/gmd:CI_DateTypeCode")
    }
    return bool(kinds & set(codelists.values("CI_DateTypeCode")))


def cite(record: Record, place: int, citation: Citation, date: str = "") -> None:
    """Write title and date of the thesaurus of a group; what else its citation holds stays.

    :param date: the day to write where the citation has none; the thesaurus' own when not given.
    """
    group = groups(record)[place]
    cited = first(group, _CITATION)
    if cited is None:
        present = first(group, "gmd:thesaurusName")
        item = template.thesaurus(citation.title, citation.href, citation.date)
        if present is None:
            record.insert(group, item)
        else:
            record.replace(present, item)
        return
    title = first(group, TITLE)
    named = template.anchor(citation.title, citation.href) if citation.href else template.characters(citation.title)
    if title is None:
        record.insert(cited, new("gmd:title", named))
    elif not any(item.text == citation.title for item in children(title)):
        record.replace(title, new("gmd:title", named))
    found = first(groups(record)[place], _CITATION)
    if _dated(found) or found is None:
        return
    item = template.cited_date(date or citation.date, "publication")
    old = first(found, "gmd:date")
    if old is None:
        record.insert(found, item)
    else:
        record.replace(old, item)


def keyword_thesaurus(record: Record) -> Iterator[Finding]:
    """C.15: a thesaurus has a title and a date."""
    for place, group in enumerate(groups(record)):
        for named in every(group, "gmd:thesaurusName"):
            citation = first(named, "gmd:CI_Citation")
            if citation is not None and has_text(first(citation, "gmd:title")) and _dated(citation):
                continue
            yield error(
                "keyword_thesaurus",
                tr(
                    "The thesaurus “{title}” lacks its title or its date; with both it can be recognised.",
                    title=property_text(first(named, "gmd:CI_Citation/gmd:title")),
                ),
                _thesaurus_repair(group, place),
                at=named,
            )


def _thesaurus_repair(group: etree._Element, place: int) -> Repair | None:
    title = property_text(first(group, TITLE))
    names = [property_text(code) for code in every(group, NAMES)]
    stated = known(title, *names)
    if stated is not None:
        cited = stated

        def complete(record: Record) -> None:
            cite(record, place, cited)

        return Repair(tr("Complete it as “{title}” of {date}", title=cited.title, date=cited.date), complete)
    if not any(has_text(keyword) for keyword in every(group, "gmd:keyword")):

        def drop_group(record: Record) -> None:
            record.remove(parent(groups(record)[place]))

        return Repair(tr("Take the group away, for it holds no keyword"), drop_group)
    if not title and not any(names):

        def unname(record: Record) -> None:
            for named in every(groups(record)[place], "gmd:thesaurusName")[:1]:
                record.remove(named)

        return Repair(tr("Keep them as free keywords, since no thesaurus is named"), unname)
    date = string(first(group, f"{_CITATION}/gmd:date/gmd:CI_Date/gmd:date")) or date_in(title)
    if not title or not date:
        return None

    def publish(record: Record) -> None:
        cite(record, place, Citation(title, "", date))

    return Repair(tr("Say that {date} is the date of its publication", date=date), publish, safe=False)


def keyword_groups(record: Record) -> Iterator[Finding]:
    """C.16: one group of keywords for each thesaurus."""
    titled: dict[str, list[etree._Element]] = {}
    for group in groups(record):
        for found in every(group, TITLE):
            titled.setdefault(raw(found), []).append(group)
    for title, several in titled.items():
        if len(several) < 2:
            continue

        def merge(fixed: Record, title: str = title) -> None:
            _merge_groups(fixed, title)

        yield error(
            "keyword_groups",
            tr("The keywords of “{title}” stand in several groups; put them in one.", title=title.strip()),
            Repair(tr("Put them in one group"), merge, safe=_alike(several)),
            at=several[1],
        )


def _titled(record: Record, title: str) -> list[etree._Element]:
    return [group for group in groups(record) if any(raw(item) == title for item in every(group, TITLE))]


def _alike(several: list[etree._Element]) -> bool:
    """Whether all groups of a title say the same of their thesaurus and are of one type."""
    said = {
        tuple(" ".join(raw(item).split()) + _codes(item) for item in parts)
        for group in several
        if (parts := [item for item in children(group) if not str(item.tag).endswith("}keyword")])
    }
    return len(said) < 2


def _codes(element: etree._Element) -> str:
    return " ".join(item.get("codeListValue", "") for item in element.iter("*"))


def _merge_groups(record: Record, title: str) -> None:
    """Move the keywords of a thesaurus into its first group, each once; the groups left empty go away."""
    while len(_titled(record, title)) > 1:
        kept, other = _titled(record, title)[:2]
        keyword = first(other, "gmd:keyword")
        if keyword is None:
            record.remove(parent(other))
            continue
        present = every(kept, "gmd:keyword")
        if not has_text(keyword) or any(_same(keyword, item) for item in present):
            record.remove(keyword)
        else:
            record.move(keyword, kept, present[-1] if present else None)


def _same(one: etree._Element, other: etree._Element) -> bool:
    return normal(property_text(one)) == normal(property_text(other)) and href(one) == href(other)


# -- keywords and topic ------------------------------------------------------------------------


def keywords(record: Record) -> Iterator[Finding]:
    """Our advice: some words of one's own help people find the data; none is empty, none is there twice."""
    if not record.get("keywords"):
        yield info("keywords", tr("There are no free keywords. Add the words that people would type to find the data."))
    bad = _superfluous(record)
    if bad:
        yield warning(
            "keywords",
            tr("%n keyword(s) are empty or there twice.", n=len(bad)),
            Repair(tr("Take them away"), _tidy),
            at=bad[0],
        )


def _superfluous(record: Record) -> list[etree._Element]:
    """Give the keywords that are empty, or that their group (the free ones: any free group) holds already."""
    found = []
    free: set[tuple[str, str]] = set()
    for group in groups(record):
        seen = free if first(group, "gmd:thesaurusName") is None else set()
        for keyword in every(group, "gmd:keyword"):
            value = (normal(property_text(keyword)), href(keyword))
            if not any(value) or value in seen:
                if keyword.get(f"{{{NS['xlink']}}}href") is None:
                    found.append(keyword)
            else:
                seen.add(value)
    return found


def _tidy(record: Record) -> None:
    while bad := _superfluous(record):
        group = parent(bad[0])
        alone = len(every(group, "gmd:keyword")) == 1
        record.remove(parent(group) if alone else bad[0])


@cache
def _topics() -> dict[str, str]:
    """Give folded value or label → value of MD_TopicCategoryCode."""
    name = "MD_TopicCategoryCode"
    every = {fold(codelists.label(name, value, language)): value for value in codelists.values(name) for language in
             ("fr", "en")}  # fmt: skip
    return every | {fold(value): value for value in codelists.values(name)}


def _topic(prop: etree._Element) -> str:
    """Give the value of a topic category however it is written, ``""`` if it is none."""
    for item in children(prop):
        for text in (string(item), item.get("codeListValue", "")):
            if fold(text) in _topics():
                return _topics()[fold(text)]
    return ""


def topic_category(record: Record) -> Iterator[Finding]:
    """1.7: at least one topic category of ISO 19115."""
    found = record.find_all("gmd:identificationInfo[1]/gmd:MD_DataIdentification/gmd:topicCategory")
    known_values = codelists.values("MD_TopicCategoryCode")
    codes = [(prop, first(prop, "gmd:MD_TopicCategoryCode")) for prop in found]
    wrong = [prop for prop, code in codes if code is None or raw(code) not in known_values]
    if found and not wrong:
        return
    stated = [prop for prop in found if _topic(prop)]
    meant = [prop for prop in wrong if _topic(prop) or not raw(prop).strip()]
    blanks = bool(stated) and all(code is not None and string(code) in known_values for _prop, code in codes)
    message = (
        tr("The ISO topic category has blanks around it, so that validators do not know it.")
        if blanks
        else tr("The ISO topic category is missing or unknown. Choose at least one.")
    )
    label = tr("Take the blanks away") if blanks else tr("Write the category as the list has it")
    repair = Repair(label, _write_topics) if stated and len(meant) == len(wrong) else None
    yield error("topic_category", message, repair, at=wrong[0] if wrong else None)


def _write_topics(record: Record) -> None:
    """Write each category that is stated as the list has it; the empty ones go away."""
    path = "gmd:identificationInfo/gmd:MD_DataIdentification/gmd:topicCategory"
    for place in range(len(record.find_all(path)) - 1, -1, -1):
        prop = record.find_all(path)[place]
        code = first(prop, "gmd:MD_TopicCategoryCode")
        value = _topic(prop)
        if not value:
            record.remove(prop)
        elif code is None:
            record.replace(prop, new("gmd:topicCategory", new("gmd:MD_TopicCategoryCode", value)))
        elif raw(code) != value:
            record.set_text(code, value)
