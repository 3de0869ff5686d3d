"""The widget for each kind of value of the element table."""

from __future__ import annotations

from collections.abc import Callable

from ..i18n import tr
from ..metadata.element import Element
from ..metadata.values import BoxValue
from .contact_fields import ContactsField
from .element_text import language
from .element_widgets import ChoiceField, ChoicesField, DateField, Field, LineField, TextField, WordsField
from .group_widgets import BoxField, DatesField, PeriodField
from .item_specs import spec_of
from .items_field import ItemsField
from .more_fields import CrsField, FlagField, StatedField, TranslationsField
from .thesauri_source import ThesauriSource
from .thesaurus_rows import picker_for

#: Gives a box for a button of the form, ``None`` when there is none.
BoxGiver = Callable[[], "BoxValue | None"]


def make_field(
    element: Element, boxes: tuple[BoxGiver, BoxGiver] | None = None, source: ThesauriSource | None = None
) -> Field:
    """Give the widget for an element's kind of value.

    :param boxes: give the layer's and the map's extent.
    :param source: the thesauri to choose from; the shipped ones alone by default.
    """
    picker = picker_for(element, source)
    if picker is not None:
        return picker
    return _MAKERS.get(element.widget, _line)(element, boxes)


_Boxes = tuple[BoxGiver, BoxGiver] | None


def _example(element: Element) -> str:
    return tr("e.g. {example}", example=element.example) if element.example else ""


def _line(element: Element, _boxes: _Boxes) -> Field:
    return LineField(_example(element))


def _translations(element: Element, _boxes: _Boxes) -> Field:
    return TranslationsField(element.choices(language()), element.key.startswith("abstract"))


_MAKERS: dict[str, Callable[[Element, _Boxes], Field]] = {
    "line": _line,
    "text": lambda element, _boxes: TextField(_example(element)),
    "choice": lambda element, _boxes: ChoiceField(element.choices(language())),
    "multichoice": lambda element, _boxes: ChoicesField(element.choices(language())),
    "date": lambda _element, _boxes: DateField(),
    "dates": lambda _element, _boxes: DatesField(),
    "period": lambda _element, _boxes: PeriodField(),
    "contact": lambda element, _boxes: ContactsField(element.choices(language())),
    "box": lambda _element, boxes: BoxField(*(boxes or (None, None))),
    "keywords": lambda _element, _boxes: WordsField(),
    "crs": lambda element, _boxes: CrsField(_example(element)),
    "flag": lambda element, _boxes: FlagField(element.label),
    "items": lambda element, _boxes: ItemsField(spec_of(element)),
    "translations": _translations,
    "status": lambda element, _boxes: StatedField(element),
}
#: The kinds of fields that can be made, to compare with the element table.
KINDS = tuple(_MAKERS)
