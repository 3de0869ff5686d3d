"""QGIS expressions as the nested lists that bridgestyle writes out as OGC filters and functions.

Only what a server can say is let through; all else raises :class:`Unsaid`, so that it can be told before publishing.
Functions have the names of GeoServer's *Filter function reference*; bridgestyle's own table has names there are not
(``strToLower``, ``strSubstr``).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from qgis.core import NULL, QgsExpression, QgsExpressionNode, QgsExpressionNodeBinaryOperator
from qgis.PyQt.QtCore import QDate, QDateTime

from ...i18n import tr
from .model import Expression

PROPERTY = "PropertyName"
_Op = QgsExpressionNodeBinaryOperator.BinaryOperator
_Type = QgsExpressionNode.NodeType

_BINARY: Mapping[Any, str] = {
    _Op.boOr: "Or",
    _Op.boAnd: "And",
    _Op.boEQ: "PropertyIsEqualTo",
    _Op.boNE: "PropertyIsNotEqualTo",
    _Op.boLE: "PropertyIsLessThanOrEqualTo",
    _Op.boGE: "PropertyIsGreaterThanOrEqualTo",
    _Op.boLT: "PropertyIsLessThan",
    _Op.boGT: "PropertyIsGreaterThan",
    _Op.boLike: "PropertyIsLike",
    _Op.boPlus: "Add",
    _Op.boMinus: "Sub",
    _Op.boMul: "Mul",
    _Op.boDiv: "Div",
    _Op.boPow: "pow",
    _Op.boConcat: "Concatenate",
}
#: QGIS function → GeoServer function and the numbers of arguments it takes the same way.
_FUNCTIONS: Mapping[str, tuple[str, tuple[int, ...]]] = {
    "abs": ("abs_4", (1,)),
    "acos": ("acos", (1,)),
    "asin": ("asin", (1,)),
    "atan": ("atan", (1,)),
    "atan2": ("atan2", (2,)),
    "ceil": ("ceil", (1,)),
    "centroid": ("centroid", (1,)),
    "concat": ("Concatenate", tuple(range(1, 30))),
    "convex_hull": ("convexHull", (1,)),
    "cos": ("cos", (1,)),
    "degrees": ("toDegrees", (1,)),
    "end_point": ("endPoint", (1,)),
    "exp": ("exp", (1,)),
    "exterior_ring": ("exteriorRing", (1,)),
    "floor": ("floor", (1,)),
    "if": ("if_then_else", (3,)),
    "length": ("strLength", (1,)),
    "ln": ("log", (1,)),
    "lower": ("strToLowerCase", (1,)),
    "pi": ("pi", (0,)),
    "radians": ("toRadians", (1,)),
    "sin": ("sin", (1,)),
    "sqrt": ("sqrt", (1,)),
    "start_point": ("startPoint", (1,)),
    "tan": ("tan", (1,)),
    "title": ("strCapitalize", (1,)),
    "to_int": ("parseLong", (1,)),
    "to_real": ("parseDouble", (1,)),
    "trim": ("strTrim", (1,)),
    "upper": ("strToUpperCase", (1,)),
    "buffer": ("buffer", (2,)),
}
#: GeoServer's own numbers for so many arguments.
_MANY = {"max": {2: "max", 3: "max_3", 4: "max_4"}, "min": {2: "min", 3: "min_3", 4: "min_4"}}
_GEOMETRY = ("$geometry", "geometry")
#: what answers yes or no; a filter, and the operands of and, or and not, must be such.
_PREDICATES = {name for name in _BINARY.values() if name.startswith("PropertyIs")} | {
    *("And", "Or", "Not", "PropertyIsNull", "isNull"),
}
#: predicates within a function, where GeoServer knows functions only.
_WITHIN = {"Not": "not", "PropertyIsNull": "isNull"}


class Unsaid(Exception):
    """A server cannot say this expression; the text tells which part."""


class Expressions:
    """Turns expressions of one layer into lists."""

    def __init__(self, names: Mapping[str, str], geometry: str = "geom") -> None:
        """Take the layer's fields.

        :param names: field of QGIS → name of the published column.
        :param geometry: name of the published geometry column.
        """
        self._names = names
        self._folded = {name.casefold(): name for name in names}
        self._geometry = geometry

    def convert(self, text: str) -> Expression:
        """Give an expression as lists.

        :raises Unsaid: it is not valid, or no server can say it.
        """
        expression = QgsExpression(text)
        if not expression.isValid():
            raise Unsaid(tr("“{expression}” is not valid", expression=text))
        return self._walk(expression.rootNode())

    def predicate(self, text: str) -> Expression:
        """Give an expression that answers yes or no.

        :raises Unsaid: it is not valid, or no server can say it.
        """
        return _truth(self.convert(text))

    def column(self, name: str) -> Expression:
        """Give a field by its name in QGIS.

        :raises Unsaid: the layer has no such field, or it is not published.
        """
        known = name if name in self._names else self._folded.get(name.casefold(), "")
        if not known:
            raise Unsaid(tr("the field “{name}” is not published", name=name))
        return [PROPERTY, self._names[known]]

    def _walk(self, node: Any) -> Expression:
        walkers: Mapping[Any, Callable[[Any], Expression]] = {
            _Type.ntUnaryOperator: self._unary,
            _Type.ntBinaryOperator: self._binary,
            _Type.ntInOperator: self._in,
            _Type.ntFunction: self._function,
            _Type.ntLiteral: self._literal,
            _Type.ntColumnRef: lambda one: self.column(one.name()),
            _Type.ntCondition: self._condition,
            _Type.ntBetweenOperator: self._between,
        }
        walker = walkers.get(node.nodeType())
        if walker is None:
            raise Unsaid(tr("“{expression}” cannot be said", expression=node.dump()))
        return walker(node)

    def _literal(self, node: Any) -> Expression:
        return literal(node.value())

    def _unary(self, node: Any) -> Expression:
        operand = self._walk(node.operand())
        if node.text() == "NOT":
            return ["Not", _truth(operand)]
        return -operand if isinstance(operand, int | float) else ["Sub", 0, operand]

    def _binary(self, node: Any) -> Expression:
        operator, left, right = node.op(), node.opLeft(), node.opRight()
        if operator in (_Op.boIs, _Op.boIsNot):
            return self._is(node)
        if operator in (_Op.boILike, _Op.boNotLike, _Op.boNotILike):
            return self._like(node)
        if operator == _Op.boPlus and _texts(left, right):
            return ["Concatenate", self._walk(left), self._walk(right)]
        name = _BINARY.get(operator)
        if name is None:
            raise Unsaid(tr("the operator of “{expression}” is unknown to servers", expression=node.dump()))
        sides = self._walk(left), self._walk(right)
        if None in sides:
            # a comparison with NULL is never true in QGIS; it would be an error or a text elsewhere
            raise Unsaid(tr("“{expression}” compares with NULL", expression=node.dump()))
        if name == "PropertyIsLike":
            return [name, sides[0], sides[1]]
        return _joined(name, *(_truth(side) for side in sides) if name in ("And", "Or") else sides)

    def _is(self, node: Any) -> Expression:
        left, right = self._walk(node.opLeft()), self._walk(node.opRight())
        same = ["PropertyIsNull", left] if right is None else ["PropertyIsEqualTo", left, right]
        return same if node.op() == _Op.boIs else ["Not", same]

    def _like(self, node: Any) -> Expression:
        left, right = self._walk(node.opLeft()), self._walk(node.opRight())
        if node.op() in (_Op.boILike, _Op.boNotILike):
            if not isinstance(right, str):
                raise Unsaid(tr("“{expression}” cannot be said", expression=node.dump()))
            left, right = ["strToLowerCase", left], right.lower()
        like = ["PropertyIsLike", left, right]
        return ["Not", like] if node.op() in (_Op.boNotLike, _Op.boNotILike) else like

    def _in(self, node: Any) -> Expression:
        left = self._walk(node.node())
        tests = [["PropertyIsEqualTo", left, self._walk(one)] for one in node.list().list()]
        if not tests or any(test[2] is None for test in tests):
            raise Unsaid(tr("“{expression}” cannot be said", expression=node.dump()))
        found = _joined("Or", *tests) if len(tests) > 1 else tests[0]
        return ["Not", found] if node.isNotIn() else found

    def _between(self, node: Any) -> Expression:
        value = self._walk(node.node())
        inside = [
            "And",
            ["PropertyIsGreaterThanOrEqualTo", value, self._walk(node.lowerBound())],
            ["PropertyIsLessThanOrEqualTo", value, self._walk(node.higherBound())],
        ]
        return ["Not", inside] if node.negate() else inside

    def _condition(self, node: Any) -> Expression:
        result: Expression = self._walk(node.elseExp()) if node.elseExp() else ""
        for branch in reversed(node.conditions()):
            when = _functional(_truth(self._walk(branch.whenExp())))
            result = ["if_then_else", when, self._walk(branch.thenExp()), result]
        return result

    def _function(self, node: Any) -> Expression:
        name = QgsExpression.Functions()[node.fnIndex()].name()
        arguments = [self._walk(one) for one in node.args().list()] if node.args() else []
        arguments = [_functional(one) for one in arguments]
        if name in _GEOMETRY:
            return [PROPERTY, self._geometry]
        if name in ("to_string",) and len(arguments) == 1:
            return ["Concatenate", arguments[0], ""]
        if name == "coalesce" and arguments:
            result = arguments[-1] if arguments[-1] is not None else ""
            for one in reversed(arguments[:-1]):
                result = ["if_then_else", ["isNull", one], result, one]
            return result
        if name == "replace" and len(arguments) == 3 and isinstance(arguments[1], str):
            return ["strReplace", arguments[0], re.escape(arguments[1]), arguments[2], "true"]
        if name == "round" and len(arguments) == 1:
            return ["round", *arguments]
        if name == "substr" and len(arguments) == 3 and all(isinstance(one, int) and one > 0 for one in arguments[1:]):
            start, length = arguments[1] - 1, arguments[2]
            return ["strSubstring", arguments[0], start, start + length]
        if name in _MANY and len(arguments) in _MANY[name]:
            return [_MANY[name][len(arguments)], *arguments]
        known = _FUNCTIONS.get(name)
        if known is None or len(arguments) not in known[1] or None in arguments:
            raise Unsaid(tr("the function “{name}” is unknown to servers", name=name))
        return [known[0], *arguments]


def _truth(expression: Expression) -> Expression:
    """Give a predicate: a field that holds truths is one only when compared."""
    if isinstance(expression, list) and expression[0] in _PREDICATES:
        return expression
    return ["PropertyIsEqualTo", expression, "true"]


def _functional(expression: Expression) -> Expression:
    """Give a predicate as functions, for use within a function.

    :raises Unsaid: there is no such function.
    """
    if not isinstance(expression, list) or expression[0] not in _PREDICATES:
        return expression
    if expression[0] in ("And", "Or", "PropertyIsLike"):
        raise Unsaid(tr("conditions with “and”, “or” or “like” within a function are unknown to servers"))
    return [_WITHIN.get(expression[0], expression[0]), *(_functional(one) for one in expression[1:])]


def literal(value: object) -> Expression:
    """Give a value of QGIS as a literal; NULL is ``None``.

    :raises Unsaid: it is neither text, number, truth nor date.
    """
    if value is None or value == NULL:
        return None
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, QDate | QDateTime):
        from qgis.PyQt.QtCore import Qt

        return str(value.toString(Qt.DateFormat.ISODate))
    if isinstance(value, int | float | str):
        return value
    raise Unsaid(tr("the value “{value}” cannot be said", value=value))


def _texts(*nodes: Any) -> bool:
    """Whether one side of ``+`` is plainly a text: QGIS then joins texts."""
    return any(node.nodeType() == _Type.ntLiteral and isinstance(node.value(), str) for node in nodes)


def _joined(name: str, *operands: Expression) -> Expression:
    """Give ``[name, …]``, flat where the same operator stands within and order does not matter."""
    if name not in ("And", "Or", "Concatenate"):
        return [name, *operands]
    flat: list[Expression] = []
    for operand in operands:
        if isinstance(operand, list) and operand[0] == name:
            flat += operand[1:]
        else:
            flat.append(operand)
    return [name, *flat]


def both(first: Expression, second: Expression) -> Expression:
    """Give "first and second", where either may be ``None`` (everything)."""
    if first is None or second is None:
        return second if first is None else first
    return _joined("And", first, second)


def neither(tests: list[Expression]) -> Expression:
    """Give "none of these"."""
    return ["Not", _joined("Or", *tests) if len(tests) > 1 else tests[0]]
