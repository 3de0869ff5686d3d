"""The rule on INSPIRE themes (TG 2.0, 1.4; see :mod:`.rules_text`)."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from lxml import etree

from ..i18n import tr
from . import codelists, template
from .citations import INSPIRE_THEMES, fold, is_inspire_themes, is_themes_address
from .codecs_groups import href
from .findings import Finding, Repair
from .patch import New, new
from .reading import children, every, first, property_text, text_child
from .rules_keywords import NAMES, TITLE, cite, groups
from .rules_text import error, warning

if TYPE_CHECKING:
    from .record import Record

_ID = "gmd:identificationInfo[1]/*"


@cache
def _labels() -> frozenset[str]:
    return frozenset(label for every in codelists.themes().values() for label in every.values())


@cache
def _folded() -> dict[str, tuple[str, str]]:
    """Give folded label → (code, the register's label), in every language."""
    return {fold(label): (code, label) for code, every in codelists.themes().items() for label in every.values()}


#: ISO 639-2 codes of languages of the register whose first two letters are not their ISO 639-1 code.
_SHORT = {
    "bul": "bg", "cze": "cs", "ces": "cs", "ger": "de", "deu": "de", "gre": "el", "ell": "el", "spa": "es", "est": "et",
    "dut": "nl", "nld": "nl", "lav": "lv", "lit": "lt", "mlt": "mt", "pol": "pl", "por": "pt", "rum": "ro", "ron": "ro",
    "slo": "sk", "slk": "sk", "slv": "sl", "swe": "sv",
}  # fmt: skip


@cache
def _plain(language: str) -> dict[str, tuple[str, str]]:
    """Give folded label → (code, label) in the languages that a record of a language may use: its own, fr, en."""
    own = _SHORT.get(language, language[:2])
    return {
        fold(every[each]): (code, every[each])
        for code, every in codelists.themes().items()
        for each in ("en", own, "fr")
        if each in every
    }


#: What French catalogues write for a theme, beside the register's label.
_ALSO = {
    "noms geographiques": "gn",
    "couverture terrestre": "lc",
    "occupation des sols": "lc",
    "occupation du sol": "lc",
}


def _theme(keyword: etree._Element, language: str, close: bool) -> tuple[str, str] | None:
    """Give the theme that a keyword states: (code, the register's label in the language it is written in).

    :param close: whether a label with a slip of the pen counts too; in a group of themes it does.
    """
    address = href(keyword)
    tail = address.rstrip("/").rpartition("/")[2]
    if is_themes_address(address) and tail in codelists.themes():
        text = property_text(keyword)
        return tail, text if text in _labels() else codelists.label("InspireTheme", tail, language)
    text = fold(property_text(keyword))
    if not close:
        return _plain(language).get(text)
    found = _plain(language).get(text) or _folded().get(text)
    if found is not None or not text:
        return found
    if text in _ALSO:
        return _ALSO[text], codelists.label("InspireTheme", _ALSO[text], language)
    if text in codelists.themes():
        return text, codelists.label("InspireTheme", text, language)
    similar = _similar(text)
    return _folded()[similar] if similar else None


@lru_cache(1024)
def _similar(text: str) -> str:
    """Give the folded label that a text is but for a slip of the pen, ``""`` if it is none."""
    return next(iter(get_close_matches(text, _folded(), n=1, cutoff=0.9)), "")


def _of_themes(group: etree._Element) -> bool:
    """Whether a group says, in whatever words, that it is of the INSPIRE themes."""
    title = first(group, TITLE)
    if title is None:
        return False
    if is_themes_address(href(title)) or is_inspire_themes(property_text(title)):
        return True
    return any(is_inspire_themes(property_text(code)) for code in every(group, NAMES))


def inspire_themes(record: Record) -> Iterator[Finding]:
    """1.4: at least one INSPIRE theme, title and labels to the letter."""
    present = record.find_all(f"{_ID}/gmd:descriptiveKeywords/gmd:MD_Keywords")
    exact = [
        group for group in present if any(item.text == INSPIRE_THEMES.title for item in every(group, f"{TITLE}/*"))
    ]
    right = [group for group in exact if any(item.text in _labels() for item in every(group, "gmd:keyword/*"))]
    if exact and len(right) == len(exact):
        yield from _inexact_labels(record, exact)
        return
    near = [group for group in present if _of_themes(group)]
    language = record.language
    stated = any(_theme(keyword, language, True) for group in near for keyword in every(group, "gmd:keyword"))
    if near and stated:
        wrong = next(group for group in near if group not in right)
        yield error(
            "inspire_themes",
            tr(
                "The INSPIRE themes, or the name of their thesaurus, are not written as in the European register, so "
                "that they are not recognised."
            ),
            Repair(tr("Write the themes as the register has them"), _rewrite_themes),
            at=wrong,
        )
        return
    elsewhere = [] if near else _stated_elsewhere(record)
    if elsewhere:
        names = ", ".join(label for _code, label in elsewhere)
        yield error(
            "inspire_themes",
            tr(
                "The keywords “{names}” are INSPIRE themes, but do not stand among them: say that they are from the "
                "thesaurus of the themes.",
                names=names,
            ),
            # A word that is the label of a theme too ("Sol", "Bâtiments") need not be meant as one.
            Repair(tr("State them as INSPIRE themes too"), _state_themes, safe=_addressed(record)),
        )
        return
    yield error(
        "inspire_themes",
        tr("No INSPIRE theme is chosen. European portals sort data by these 34 themes; choose the nearest one."),
        at=near[0] if near else None,
    )


def _inexact_labels(record: Record, exact: list[etree._Element]) -> Iterator[Finding]:
    """Give a warning for a theme beside right ones that is not written to the letter."""
    language = record.language
    for group in exact:
        for keyword in every(group, "gmd:keyword"):
            theme = _theme(keyword, language, True)
            if theme is not None and property_text(keyword) not in _labels():
                yield warning(
                    "inspire_themes",
                    tr("The theme “{name}” is not written as in the European register.", name=property_text(keyword)),
                    Repair(tr("Write the themes as the register has them"), _rewrite_themes),
                    at=keyword,
                )


def _stated_elsewhere(record: Record) -> list[tuple[str, str]]:
    """Give the themes that keywords of other groups, or of none, state by an exact label or an address."""
    found: dict[str, str] = {}
    for group in groups(record):
        for keyword in every(group, "gmd:keyword"):
            theme = _theme(keyword, record.language, False)
            if theme is not None:
                found.setdefault(*theme)
    return list(found.items())


def _addressed(record: Record) -> bool:
    """Whether all the themes that stand elsewhere are named by their addresses."""
    return all(
        is_themes_address(href(keyword))
        for group in groups(record)
        for keyword in every(group, "gmd:keyword")
        if _theme(keyword, record.language, False) is not None
    )


def _rewrite_themes(record: Record) -> None:
    """Write, in the groups of themes, the title, its date and each label to the letter; all else stays."""
    count = len(groups(record))
    for place in range(count):
        if not _of_themes(groups(record)[place]):
            continue
        cite(record, place, INSPIRE_THEMES)
        for index in range(len(every(groups(record)[place], "gmd:keyword"))):
            keyword = every(groups(record)[place], "gmd:keyword")[index]
            theme = _theme(keyword, record.language, True)
            if theme is None or any(item.text in _labels() for item in children(keyword)):
                continue
            carrier = text_child(keyword)
            if carrier is not None and first(keyword, "gmd:PT_FreeText") is not None:
                record.set_text(carrier, theme[1])
            else:
                record.replace(keyword, _theme_keyword(*theme))


def _theme_keyword(code: str, label: str) -> New:
    return new("gmd:keyword", template.anchor(label, codelists.uri("InspireTheme", code)))


def _state_themes(record: Record) -> None:
    """Add a group with the themes that other keywords state."""
    keywords = [_theme_keyword(*theme) for theme in _stated_elsewhere(record)]
    named = template.thesaurus(INSPIRE_THEMES.title, INSPIRE_THEMES.href, INSPIRE_THEMES.date)
    if keywords:
        record.insert(record.ensure("gmd:identificationInfo/*"), template.keyword_group(keywords, named))
