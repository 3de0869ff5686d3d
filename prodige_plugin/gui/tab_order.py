"""The order of Tab in windows whose fields are built when they are seen: as one reads, not as one built.

Qt chains widgets in the order in which they were made. Where rows come later, and contacts, links
or repairs come and go, that order is none; so it is asked for at each press of Tab.
"""

from __future__ import annotations

from collections.abc import Iterator

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QComboBox,
    QGridLayout,
    QLayout,
    QLineEdit,
    QScrollArea,
    QWidget,
)

#: Widgets that are one stop, whatever they hold.
_WHOLE = (QAbstractButton, QAbstractScrollArea, QAbstractSpinBox, QComboBox, QLineEdit)


def stops(root: QWidget) -> Iterator[QWidget]:
    """Give the widgets inside ``root`` at which Tab stops, in reading order.

    The order is that of the layouts. A widget that wants another one has ``tab_parts()``, which
    gives its parts in the order wanted.
    """
    parts = getattr(root, "tab_parts", None)
    if parts is not None:
        inside = parts()
    elif isinstance(root, QScrollArea):
        inside = [root.widget()]
    elif root.layout() is not None:
        inside = list(_in_layout(root.layout()))
    else:
        inside = [child for child in root.children() if isinstance(child, QWidget)]
    for part in inside:
        if part is None or part.isHidden() or part.isWindow() or not part.isEnabled():
            continue
        scrolls = isinstance(part, QScrollArea)
        if part.focusPolicy() & Qt.FocusPolicy.TabFocus and part.focusProxy() is None and not scrolls:
            yield part
        if scrolls or not isinstance(part, _WHOLE):
            yield from stops(part)


def _in_layout(layout: QLayout) -> Iterator[QWidget]:
    """Give the widgets of a layout and of those within it; a grid's row by row."""
    places = list(range(layout.count()))
    if isinstance(layout, QGridLayout):
        places.sort(key=lambda index: layout.getItemPosition(index)[:2])
    for place in places:
        item = layout.itemAt(place)
        if item.widget() is not None:
            yield item.widget()
        elif item.layout() is not None:
            yield from _in_layout(item.layout())


def move_focus(root: QWidget, forward: bool) -> bool:
    """Give the focus to the next stop inside ``root``, or to what follows it in the window; whether there was one."""
    order = list(stops(root))
    if not order:
        return False
    now: QWidget | None = root.window().focusWidget()
    while now is not None and now not in order:
        now = now.parentWidget() if now is not root else None
    place = order.index(now) + (1 if forward else -1) if now is not None else (0 if forward else len(order) - 1)
    target = order[place] if 0 <= place < len(order) else _beyond(root, forward)
    if target is None:
        return False
    target.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
    _bring_into_view(target)
    return True


def _beyond(root: QWidget, forward: bool) -> QWidget | None:
    """Give the stop of the window that follows (or precedes) all of ``root``."""
    one: QWidget = root
    while True:
        one = one.nextInFocusChain() if forward else one.previousInFocusChain()
        if one is root:
            return None
        if (
            not root.isAncestorOf(one)
            and one.focusPolicy() & Qt.FocusPolicy.TabFocus
            and one.isVisible()
            and one.isEnabled()
            and one.window() is root.window()
        ):
            return one


def _bring_into_view(widget: QWidget) -> None:
    """Scroll the areas a widget is in so that it is seen."""
    parent = widget.parentWidget()
    while parent is not None and not parent.isWindow():
        if isinstance(parent, QScrollArea):
            parent.ensureWidgetVisible(widget)
        parent = parent.parentWidget()
