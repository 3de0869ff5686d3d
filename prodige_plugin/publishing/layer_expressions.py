"""Where a ``<maplayer>`` element names fields: styles, labels, forms, map tips, actions; and renaming them there.

QGIS 3.40 writes a field's name plainly (a form's widget), inside an expression (a label), or inside a
template with ``[% … %]`` (a map tip). An expression is rewritten word by word, by QGIS's own grammar
(``qgsexpressionlexer.ll``), and asked afterwards which columns it reads.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from lxml import etree
from qgis.core import QgsExpression, QgsFeatureRequest

from ..errors import LayerError
from ..i18n import tr

#: What stands at a place: a name, an expression, one of the two, a text with ``[% … %]``.
_FIELD, _EXPRESSION, _EITHER, TEMPLATE = "field", "expression", "either", "template"

#: (tag, attribute) → what stands there. Of ``text-style`` it depends, see :func:`_kind`.
_ATTRIBUTES: dict[tuple[str, str], str] = {
    ("field", "name"): _FIELD,
    ("alias", "field"): _FIELD,
    ("policy", "field"): _FIELD,
    ("default", "field"): _FIELD,
    ("default", "expression"): _EXPRESSION,
    ("constraint", "field"): _FIELD,
    ("constraint", "exp"): _EXPRESSION,
    ("column", "name"): _FIELD,
    ("attributetableconfig", "sortExpression"): _EXPRESSION,
    ("attributeEditorField", "name"): _FIELD,
    ("attributeEditorContainer", "visibilityExpression"): _EXPRESSION,
    ("attributeEditorContainer", "collapsedExpression"): _EXPRESSION,
    ("conditionalstyle", "rule"): _EXPRESSION,
    ("renderer-v2", "attr"): _EITHER,
    ("renderer-v2", "labelAttributeName"): _EITHER,
    ("renderer-v2", "weight_expression"): _EITHER,
    ("rule", "filter"): _EXPRESSION,
    ("text-style", "fieldName"): _EITHER,
    ("attribute", "field"): _EITHER,
    ("LinearlyInterpolatedDiagramRenderer", "classificationField"): _FIELD,
    ("LinearlyInterpolatedDiagramRenderer", "classificationAttributeExpression"): _EXPRESSION,
    ("temporal", "startField"): _FIELD,
    ("temporal", "endField"): _FIELD,
    ("temporal", "durationField"): _FIELD,
    ("temporal", "startExpression"): _EXPRESSION,
    ("temporal", "endExpression"): _EXPRESSION,
    ("actionsetting", "action"): TEMPLATE,
}
#: (parent, tag) → what the element's text is; "" for any parent.
_TEXTS: dict[tuple[str, str], str] = {
    ("excludeAttributesWMS", "attribute"): _FIELD,
    ("excludeAttributesWFS", "attribute"): _FIELD,
    ("", "previewExpression"): _EITHER,
    ("", "orderByClause"): _EXPRESSION,
    ("", "mapTip"): TEMPLATE,
    ("", "attributeEditorHtmlElement"): TEMPLATE,
    ("", "attributeEditorTextElement"): TEMPLATE,
}
#: Names of ``Option`` whose value is an expression, wherever they stand.
_EXPRESSION_OPTIONS = frozenset({"expression", "geometryModifier", "labelExpression"})
#: Elements whose fields are another's, or that are not published.
_NOT_OURS = frozenset({"vectorjoins", "expressionfields", "referencedLayers", "referencingLayers"})

_SEGMENT = re.compile(r"\[%(.*?)%\]", re.DOTALL)
_WORDS = re.compile(
    r"""(?P<text>'(?:[^'\\]|\\.|'')*')|(?P<comment>--[^\r\n]*|/\*.*?\*/)|(?P<quoted>"(?:[^"]|"")*")
    |(?P<special>[@$]\w+)|(?P<word>[^\W\d]\w*)|(?P<number>\d+(?:\.\d*)?(?:[eE][+-]?\d+)?)""",
    re.DOTALL | re.VERBOSE,
)
#: Functions that read another layer's fields in their arguments.
_OF_OTHERS = re.compile(r"\b(aggregate|relation_aggregate|overlay_\w+|get_features?)\s*\(", re.IGNORECASE)
#: Functions that are given a field's name as text, or code as text.
_BY_TEXT = re.compile(
    r"\b(attribute|attributes|eval|eval_template|current_value|current_parent_value|represent_value|"
    r"represent_attributes|field_property|layer_property|is_attribute_valid|attribute_valid|json_to_map|map_get)\s*\(",
    re.IGNORECASE,
)
#: Words of the language (``qgsexpressionlexer.ll``), never a column without quotes.
_KEYWORDS = frozenset(
    "not and or is like ilike in null case when then else end between true false".split()  # noqa: SIM905
)


@dataclass(frozen=True)
class Place:
    """One place of the element where fields are named."""

    node: etree._Element
    #: attribute, or "" for the element's text.
    attribute: str
    kind: str

    @property
    def value(self) -> str:
        """What stands there."""
        return (self.node.get(self.attribute) if self.attribute else self.node.text) or ""

    def set(self, value: str) -> None:
        """Write there."""
        if self.attribute:
            self.node.set(self.attribute, value)
        else:
            self.node.text = value


def places(element: etree._Element) -> Iterator[Place]:
    """Give every place that names fields of the layer itself."""
    for node in _own(element):
        tag = str(node.tag)
        for attribute in node.attrib:
            kind = _ATTRIBUTES.get((tag, str(attribute)))
            if kind is not None:
                yield Place(node, str(attribute), _kind(node, kind))
        parent = node.getparent()
        above = "" if parent is None else str(parent.tag)
        text = _TEXTS.get((above, tag)) or _TEXTS.get(("", tag))
        if text is not None and node.text:
            yield Place(node, "", text)
        if tag == "Option":
            option = _option(node)
            if option is not None:
                yield option


def expressions(element: etree._Element) -> Iterator[str]:
    """Give every expression the element holds, names of fields alone excepted."""
    for place in places(element):
        if place.kind == TEMPLATE:
            yield from (found.group(1) for found in _SEGMENT.finditer(place.value))
        elif place.kind != _FIELD and place.value:
            yield place.value


def drawn_columns(element: etree._Element, names: Iterable[str]) -> set[str]:
    """Give those of ``names`` that drawing, labelling and map tips need; forms and tables do not count."""
    known = {name.lower(): name for name in names}
    found: set[str] = set()
    for place in places(element):
        if place.kind == _FIELD and place.node.tag != "Option" and place.node.tag != "temporal":
            continue
        if str(place.node.tag) in ("default", "constraint", "conditionalstyle", "attributetableconfig"):
            continue
        for column in _columns_at(place):
            if column.lower() in known:
                found.add(known[column.lower()])
    return found


def rename(element: etree._Element, renamed: Mapping[str, str]) -> None:
    """Rename fields wherever the element names them.

    :param renamed: old name → new name.
    :raises LayerError: an expression reads them in a way that cannot be followed; the element is half changed.
    """
    for place in places(element):
        value = place.value
        if place.kind == _FIELD or (place.kind == _EITHER and value in renamed):
            place.set(renamed.get(value, value))
        elif place.kind == TEMPLATE:
            place.set(in_templates(value, lambda expression: rename_in(expression, renamed)))
        elif value:
            place.set(rename_in(value, renamed))


def in_templates(text: str, change: Callable[[str], str]) -> str:
    """Change each expression of a text with ``[% … %]``."""
    return _SEGMENT.sub(lambda found: f"[%{change(found.group(1))}%]", text)


def reads_others(expression: str) -> bool:
    """Whether an expression calls a function that reads other layers' fields, or fields by their names as text."""
    return bool(_OF_OTHERS.search(expression) or _BY_TEXT.search(expression))


def rename_in(expression: str, renamed: Mapping[str, str]) -> str:
    """Rename columns in an expression.

    :raises LayerError: it reads them in a way that cannot be followed.
    """
    lowered = {old.lower(): new for old, new in renamed.items()}
    if not any(old in expression.lower() for old in lowered):
        return expression
    parts: list[str] = []
    at, changed, spoken = 0, False, False
    for found in _WORDS.finditer(expression):
        parts.append(expression[at : found.start()])
        at = found.end()
        word = found.group()
        column = _column(found, expression)
        new = None if column is None else renamed.get(column, lowered.get(column.lower()))
        spoken |= found.lastgroup == "text" and any(old in word.lower() for old in lowered)
        changed |= new is not None
        parts.append(word if new is None else QgsExpression.quotedColumnRef(new))
    parts.append(expression[at:])
    if (changed and _OF_OTHERS.search(expression)) or (
        _BY_TEXT.search(expression) and (spoken or "attributes" in expression.lower() or "eval" in expression.lower())
    ):
        raise _cannot_follow(expression)
    result = "".join(parts)
    if changed and not _reads_the_same(expression, result, renamed):
        raise _cannot_follow(expression)
    return result


def unknown_functions(expression: str, builtin: Iterable[str]) -> set[str]:
    """Give the functions an expression calls that QGIS itself does not have."""
    known = {name.lower() for name in builtin}
    found: set[str] = set()
    for word in _WORDS.finditer(expression):
        if word.lastgroup == "word" and expression[word.end() :].lstrip().startswith("("):
            name = word.group().lower()
            if name not in known and name not in _KEYWORDS:
                found.add(word.group())
    return found


def _column(found: re.Match[str], expression: str) -> str | None:
    """Give the column a word of an expression names, or ``None``."""
    if found.lastgroup == "quoted":
        return found.group()[1:-1].replace('""', '"')
    if found.lastgroup != "word" or found.group().lower() in _KEYWORDS:
        return None
    after = expression[found.end() :].lstrip()
    return None if after.startswith(("(", ":=")) else found.group()


def _reads_the_same(before: str, after: str, renamed: Mapping[str, str]) -> bool:
    """Whether two expressions read the same columns but for their names, as QGIS understands them."""
    old, new = QgsExpression(before), QgsExpression(after)
    if old.hasParserError() or new.hasParserError():
        return False
    lowered = {name.lower(): given for name, given in renamed.items()}
    wanted = {renamed.get(name, lowered.get(name.lower(), name)) for name in old.referencedColumns()}
    return bool(wanted == set(new.referencedColumns()))


def _cannot_follow(expression: str) -> LayerError:
    return LayerError(
        tr("These fields cannot be renamed."),
        tr("This expression of the layer reads them in a way that cannot be followed: {words}", words=expression),
        tr("Change the expression, or rename the fields in the layer itself."),
    )


def _own(element: etree._Element) -> Iterator[etree._Element]:
    """Give the element's own elements, without those that speak of others' fields."""
    for child in element:
        if isinstance(child.tag, str) and child.tag not in _NOT_OURS:
            yield child
            yield from _own(child)


def _kind(node: etree._Element, kind: str) -> str:
    """Tell what an attribute holds where another one says so."""
    if node.tag == "text-style" and node.get("isExpression") in ("0", "1"):
        return _EXPRESSION if node.get("isExpression") == "1" else _FIELD
    return kind


def _option(node: etree._Element) -> Place | None:
    """Give the place an ``Option`` is: a property that data define (type 2 a field, type 3 an expression)."""
    name = node.get("name") or ""
    if not node.get("value"):
        return None
    if name in _EXPRESSION_OPTIONS:
        return Place(node, "value", _EXPRESSION)
    return Place(node, "value", _FIELD) if names_field(node) else None


def names_field(node: etree._Element) -> bool:
    """Whether an ``Option`` names the field that defines a property."""
    kind = node.find("../Option[@name='type']")
    return node.get("name") == "field" and kind is not None and kind.get("value") == "2"


def _columns_at(place: Place) -> set[str]:
    """Give the columns read at a place."""
    if place.kind == _FIELD:
        return {place.value}
    texts = [place.value]
    if place.kind == TEMPLATE:
        texts = [found.group(1) for found in _SEGMENT.finditer(place.value)]
    found = {place.value} if place.kind == _EITHER else set()
    for text in texts:
        found |= set(QgsExpression(text).referencedColumns())
    return found - {QgsFeatureRequest.ALL_ATTRIBUTES}
