"""The pages on the elements, made from the element table: ``docs/elements.md`` and the help of one element.

The words come through :func:`prodige_plugin.i18n.tr`, in the language that is installed there.
``.venv/bin/python -m tools.elements`` writes the page of the documentation, in French.
"""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from ..i18n import tr
from . import codelists
from .element import Element, sections
from .elements import ELEMENTS, element

#: Longer lists are named, not written out.
_MOST_VALUES = 40


def section_titles() -> dict[str, str]:
    """Give the headings of the parts of the form, translated."""
    return {
        "identification": tr("Identification"),
        "contacts": tr("Contacts"),
        "keywords": tr("Keywords"),
        "extent": tr("Extent and dates"),
        "quality": tr("Quality"),
        "constraints": tr("Constraints"),
        "distribution": tr("Distribution"),
        "record": tr("Record"),
    }


def obligation_text(letter: str) -> str:
    """Give an obligation (M, C, O or nothing) in words."""
    return {"M": tr("mandatory"), "C": tr("if it applies"), "O": tr("optional")}.get(letter, tr("not asked"))


def how_shown(row: Element) -> str:
    """Say how a form shows a row."""
    if row.part_of:
        return tr("shown in “{element}”", element=element(row.part_of).label)
    return {
        "line": tr("a line of text"),
        "text": tr("a text"),
        "choice": tr("one value of a list"),
        "multichoice": tr("values of a list"),
        "date": tr("a date"),
        "dates": tr("dates"),
        "period": tr("two dates"),
        "contact": tr("contacts"),
        "box": tr("four coordinates"),
        "keywords": tr("words"),
        "crs": tr("a coordinate system"),
        "flag": tr("yes or no"),
        "items": tr("a list"),
        "translations": tr("a text for each language"),
    }.get(row.widget, tr("shown, to be read only"))


def facts(row: Element) -> list[tuple[str, str]]:
    """Give what is known of a row as (name, value), translated, without what is empty."""
    duties = "; ".join(
        tr("{name}: {found}", name=name, found=obligation_text(row.obligation(level)))
        for name, level in ((tr("data sets"), "dataset"), (tr("series"), "series"), (tr("services"), "service"))
    )
    requirement = tr("{number} (INSPIRE guideline TG 2.0)", number=row.requirement) if row.requirement else ""
    return [
        (name, value)
        for name, value in (
            (tr("Example"), row.example),
            (tr("Asked of"), duties),
            (tr("How many"), row.cardinality),
            (tr("Requirement"), requirement),
            (tr("In the form"), how_shown(row)),
            (tr("List of values"), row.codelist),
            (tr("In the XML"), row.path),
        )
        if value
    ]


def values_of(row: Element, language: str) -> list[tuple[str, str]]:
    """Give the values of a row's list with their labels; nothing for long lists."""
    if not row.codelist:
        return []
    found = list(codelists.choices(row.codelist, language))
    return found if len(found) <= _MOST_VALUES else []


def page(language: str, slug: Callable[[str], str] = str) -> str:
    """Give the page on all elements, in Markdown.

    :param language: two letters, of the labels of lists; the words are in the language that :func:`tr` speaks.
    :param slug: makes the anchor of an element's key.
    """
    head = tr("The elements of a record")
    about = tr(
        "This page is made from the element table of the plugin: the form, the checks, the score, the help and this "
        "page are loops over it. {count} elements, in the order of the form.",
        count=len(ELEMENTS),
    )
    lines = [f"# {head}", "", about, ""]
    titles = section_titles()
    for key in sections():
        rows = [row for row in ELEMENTS if row.section == key]
        if not rows:
            continue
        lines += [f"## {titles[key]}", ""]
        for row in rows:
            lines += [f'<a id="{slug(row.key)}"></a>', "", f"### {row.label}", "", _markdown(row.help), ""]
            lines += [
                "- " + tr("{name}: {found}", name=f"**{name}**", found=_cell(value, row)) for name, value in facts(row)
            ]
            values = values_of(row, language)
            if values:
                lines += ["", ", ".join(f"{_markdown(label)} (`{value}`)" for value, label in values)]
            lines.append("")
    return "\n".join(lines).rstrip() + "\n"


def _cell(value: str, row: Element) -> str:
    if row.guideline and row.requirement and value.startswith(f"{row.requirement} "):
        return f"[{_markdown(value)}]({row.guideline})"
    return f"`{value}`" if value in (row.path, row.codelist) or value.startswith("http") else _markdown(value)


def _markdown(text: str) -> str:
    """Write a text so that Markdown shows it letter by letter."""
    for sign in "\\`*_<>[]":
        text = text.replace(sign, f"\\{sign}")
    return text


def element_html(row: Element, language: str) -> str:
    """Give the help on one element as HTML, for the help window."""
    parts = [f"<h2>{escape(row.label)}</h2>", f"<p>{escape(row.help)}</p>", "<table cellpadding='3'>"]
    parts += [
        f"<tr><td><b>{escape(name)}</b></td><td>{escape(value).replace('/', '/&#8203;')}</td></tr>"
        for name, value in facts(row)
    ]
    parts.append("</table>")
    if row.guideline:
        words = escape(tr("What the INSPIRE guideline says (in English)"))
        parts.append(f'<p><a href="{escape(row.guideline)}">{words}</a></p>')
    values = values_of(row, language)
    if values:
        parts.append("<ul>" + "".join(f"<li>{escape(label)}</li>" for _value, label in values) + "</ul>")
    return "".join(parts)
