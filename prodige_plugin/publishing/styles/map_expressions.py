"""Expressions in MapServer's words (map file reference, "Expressions")."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from ...i18n import tr
from .expressions import PROPERTY, Unsaid
from .model import Expression

_OPERATORS = {
    "And": "AND",
    "Or": "OR",
    "PropertyIsEqualTo": "=",
    "PropertyIsNotEqualTo": "!=",
    "PropertyIsLessThan": "<",
    "PropertyIsLessThanOrEqualTo": "<=",
    "PropertyIsGreaterThan": ">",
    "PropertyIsGreaterThanOrEqualTo": ">=",
    "Add": "+",
    "Sub": "-",
    "Mul": "*",
    "Div": "/",
    "pow": "^",
    "Concatenate": "+",
}
_FUNCTIONS = {"strToUpperCase": "upper", "strToLowerCase": "lower", "strCapitalize": "initcap", "strLength": "length"}


class MapExpressions:
    """Writes expressions over one layer's columns."""

    def __init__(self, numeric: AbstractSet[str]) -> None:
        """Take the names of the columns that hold numbers; the others are compared as texts."""
        self._numeric = numeric

    def text(self, expression: Expression) -> str:
        """Give an expression, in brackets where it is one.

        :raises Unsaid: MapServer has no word for a part of it.
        """
        if not isinstance(expression, list):
            return literal(expression)
        name, operands = expression[0], expression[1:]
        if name == PROPERTY:
            return f"[{operands[0]}]" if operands[0] in self._numeric else f'"[{operands[0]}]"'
        if name == "Not":
            return f"(NOT {self.text(operands[0])})"
        if name == "PropertyIsNull":
            return self._null(operands[0])
        if name == "PropertyIsLike":
            return self._like(operands)
        if name in _FUNCTIONS:
            return f"({_FUNCTIONS[name]}({self.text(operands[0])}))"
        if name == "round":
            return f"(round({self.text(operands[0])},1))"
        operator = _OPERATORS.get(name)
        if operator is None:
            raise Unsaid(tr("MapServer has no function “{name}”", name=name))
        if name == "Concatenate":
            return "(" + " + ".join(self._as_text(one) for one in operands) + ")"
        return "(" + f" {operator} ".join(self._side(one, operands) for one in operands) + ")"

    def _side(self, operand: Expression, operands: list[Expression]) -> str:
        """Give one side of a comparison; numbers beside a text column are texts, and the other way round."""
        columns = [one[1] for one in operands if isinstance(one, list) and one[0] == PROPERTY]
        if columns and not isinstance(operand, list):
            if columns[0] not in self._numeric:
                return literal(str(operand))
            if isinstance(operand, str):
                raise Unsaid(tr("the number “{name}” is compared with a text", name=columns[0]))
        return self.text(operand)

    def _as_text(self, operand: Expression) -> str:
        if isinstance(operand, list) and operand[0] == PROPERTY:
            return f'"[{operand[1]}]"'
        return literal(str(operand)) if not isinstance(operand, list) else self.text(operand)

    def _null(self, operand: Expression) -> str:
        if isinstance(operand, list) and operand[0] == PROPERTY:
            # MapServer reads NULL as the empty text
            return f'("[{operand[1]}]" = "")'
        raise Unsaid(tr("MapServer cannot ask whether a result is NULL"))

    def _like(self, operands: list[Expression]) -> str:
        """Give ``LIKE`` as a regular expression."""
        if not isinstance(operands[1], str):
            raise Unsaid(tr("MapServer has no function “{name}”", name="LIKE"))
        pattern = "".join(
            ".*" if sign == "%" else "." if sign == "_" else f"\\{sign}" if sign in r".^$*+?()[{|\\" else sign
            for sign in operands[1]
        )
        return f"({self._as_text(operands[0])} ~ {literal(f'^{pattern}$')})"


def literal(value: object) -> str:
    """Give a number as it is and anything else as a text in quotes."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return f"{value:.15g}"
    return quoted(str(value))


def quoted(text: str) -> str:
    """Give a text in the quotes it does not hold.

    A map file knows ``"`` and ``'``; a text with both keeps its double ones escaped.
    """
    text = text.replace("\n", " ").replace("\r", " ")
    if '"' not in text:
        return '"' + text.replace("\\", "\\\\") + '"'
    if "'" not in text:
        return "'" + text.replace("\\", "\\\\") + "'"
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
