"""The values of a record's elements as lines of text, for sheets and comparisons."""

from __future__ import annotations

from typing import Any

from ..catalogue.model import Box
from ..i18n import tr
from ..metadata.element import Element
from ..metadata.values import Contact, Dates, Period
from .formats import box_text, date_text, pair_text, words_locale


def language() -> str:
    """Give the two-letter code of the user's language, for the labels of code lists."""
    return words_locale().name()[:2]


def label_of(element: Element) -> str:
    """Give the element's name, translated."""
    return element.label


def value_lines(element: Element, value: Any) -> tuple[str, ...]:
    """Give a value as people read it, one line per part; nothing for an empty value."""
    if not value:
        return ()
    labels = dict(element.choices(language())) if element.codelist else {}
    if isinstance(value, Dates):
        parts = ((tr("Creation"), value.creation), (tr("Publication"), value.publication),
                 (tr("Last revision"), value.revision))  # fmt: skip
        return tuple(pair_text(label, date_text(date)) for label, date in parts if date)
    if isinstance(value, Period):
        if not value.begin and not value.end:
            return ()
        return (tr("from {begin} to {end}", begin=date_text(value.begin) or "…", end=date_text(value.end) or "…"),)
    if isinstance(value, tuple) and value and isinstance(value[0], Contact):
        return tuple(_contact(contact, labels) for contact in value)
    if value is True:
        return (tr("Yes"),)
    if element.widget == "items":
        return tuple(_item(element, item) for item in value)
    if element.widget == "translations":
        names = dict(element.choices(language()))
        return tuple(pair_text(names.get(item.language, item.language), item.text) for item in value)
    if element.widget == "status" and not element.codelist:
        return tuple(str(line) for line in value)
    if element.widget == "box" and len(value) == 4:
        return (box_text(Box(*value)),)
    if element.widget == "date":
        return (date_text(str(value)),)
    if isinstance(value, tuple | list):
        return (" · ".join(labels.get(str(each), str(each)) for each in value),)
    return (labels.get(str(value), str(value)),)


def _item(element: Element, item: Any) -> str:
    """Give an item of a list (a link, an image, a statement of conformity …) on one line."""
    from .item_specs import spec_of

    return " – ".join(part for part in spec_of(element).lines(item) if part)


def _contact(contact: Contact, labels: dict[str, str]) -> str:
    who = " – ".join(part for part in (contact.organisation, contact.name) if part)
    role = labels.get(contact.role, contact.role)
    mail = f", {contact.email}" if contact.email else ""
    return f"{who}{mail} ({role})" if role else f"{who}{mail}"
