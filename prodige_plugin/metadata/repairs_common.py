"""What the repairs of schema faults share: finding the fault again in a record, and elements by their number."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from lxml import etree

from .findings import Repair
from .schemas import Fault, faults

if TYPE_CHECKING:
    from .record import Record

#: what a repair does to the element it is about.
Edit = Callable[["Record", etree._Element], None]


def repair(fault: Fault, label: str, edit: Edit, safe: bool = True) -> Repair:
    """Give a repair that finds its fault again in the record it is given, which may have changed since."""

    def apply(record: Record) -> None:
        again = next((one for one in faults(record) if one == fault and one.node is not None), None)
        if again is not None and again.node is not None:
            edit(record, again.node)

    return Repair(label, apply, safe)


def above_of(node: etree._Element) -> etree._Element:
    """Give the element above; the root itself for the root."""
    above = node.getparent()
    return node if above is None else above


def number_of(record: Record, element: etree._Element) -> int:
    """Give the number of an element in document order; edits below it do not change it."""
    return next(number for number, one in enumerate(record.root.iter("*")) if one is element)


def numbered(record: Record, number: int) -> etree._Element:
    """Give the element of a number."""
    return next(one for count, one in enumerate(record.root.iter("*")) if count == number)
