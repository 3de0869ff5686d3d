"""Where the parts of a card are, and what its small tags say; painting is in :mod:`.card_delegate`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from qgis.PyQt.QtCore import QRect
from qgis.PyQt.QtGui import QFont, QFontMetrics

from ..catalogue.model import Summary
from ..i18n import tr
from .sheet_html import type_text

PAD = 7
#: Smallest side of the picture, in pixels; it grows with the font.
PICTURE = 56
#: Lines that title and abstract share; then organisation and date, tags, services.
SHARED_LINES = 2
LINES = SHARED_LINES + 3
_GAP = 4
#: Narrowest room in which a tag is still drawn, cut, in pixels.
_LEAST = 40

#: Keys of the parts that can be clicked; ``KIND`` is followed by the name of a service.
STAR, ADD, WAYS, MORE, KIND = "star", "add", "ways", "more", "kind:"


@dataclass(frozen=True)
class Part:
    """Something on a card that can be clicked."""

    key: str
    rect: QRect
    text: str = ""


@dataclass(frozen=True)
class Tag:
    """A small frame with a word."""

    rect: QRect
    text: str
    #: it warns.
    loud: bool = False


@dataclass(frozen=True)
class Places:
    """Where everything on one card is."""

    picture: QRect
    #: title, abstract and byline.
    text: QRect
    tags: tuple[Tag, ...]
    #: the words after the tags, and where; the platforms.
    where: tuple[QRect, str]
    services: tuple[Part, ...]
    #: all that can be clicked, in the order of the arrow keys.
    parts: tuple[Part, ...]
    #: where "no service" is written when there is none.
    nothing: QRect
    line: int

    def part(self, key: str) -> Part | None:
        """Give a part by its key."""
        return next((part for part in self.parts if part.key == key), None)


def small(font: QFont) -> QFont:
    """Give the font of tags and services."""
    found = QFont(font)
    if font.pointSizeF() > 0:
        found.setPointSizeF(max(6.5, font.pointSizeF() * 0.85))
    return found


def card_height(font: QFont) -> int:
    """Give the height of every card, in pixels."""
    line = QFontMetrics(font).lineSpacing()
    return max(picture_side(font), LINES * line + 16) + 2 * PAD


def picture_side(font: QFont) -> int:
    """Give the side of the picture, in pixels."""
    return max(PICTURE, round(3.6 * QFontMetrics(font).lineSpacing()))


def places(
    card: QRect,
    font: QFont,
    summary: Summary,
    services: Sequence[str],
    *,
    loadable: bool,
    where: str,
) -> Places:
    """Lay a card out.

    :param card: the card's rectangle.
    :param services: names of what it can be loaded from, best first.
    :param loadable: whether there is an "Add" button.
    :param where: what to say of the platforms that have it.
    """
    line = QFontMetrics(font).lineSpacing()
    inner = card.adjusted(PAD, PAD, -PAD, -PAD)
    side = picture_side(font)
    picture = QRect(inner.left(), inner.top() + 1, side, side)
    text = inner.adjusted(side + PAD, 0, 0, 0)
    metrics = QFontMetrics(small(font))
    row = metrics.height() + 3
    star = Part(STAR, QRect(text.right() - line - 1, text.top() - 2, line + 4, line + 4))
    bottom = QRect(text.left(), inner.bottom() - row - 1, inner.right() - text.left(), row + 2)
    tags_row = QRect(text.left(), bottom.top() - row - 4, bottom.width(), row)
    right = bottom.right()
    ends: list[Part] = []
    if loadable:
        arrow = QRect(right - line, bottom.top(), line + 1, bottom.height())
        wide = metrics.horizontalAdvance(tr("Add")) + 16
        ends = [Part(ADD, QRect(arrow.left() - wide, arrow.top(), wide, arrow.height()), tr("Add")), Part(WAYS, arrow)]
        right = ends[0].rect.left() - 6
    buttons = _services(QRect(bottom.left(), bottom.top(), right - bottom.left(), bottom.height()), services, metrics)
    tags, end = _tags(tags_row, tags_of(summary), metrics)
    rest = QRect(end, tags_row.top(), tags_row.right() - end, tags_row.height())
    return Places(
        picture,
        text,
        tags,
        (rest, where),
        buttons,
        (star, *buttons, *ends),
        QRect(bottom.left(), bottom.top(), right - bottom.left(), bottom.height()),
        line,
    )


def tags_of(summary: Summary) -> list[tuple[str, bool]]:
    """Give the words of a result's tags, and whether each warns."""
    found = []
    if summary.public is False:
        found.append((tr("not public"), True))
    if summary.type and summary.type != "dataset":
        found.append((type_text(summary.type), False))
    if summary.licence or summary.open_data:
        found.append((summary.licence or tr("Open data"), False))
    if summary.themes:
        found.append(("INSPIRE", False))
    return found


def where_text(names: Sequence[str]) -> str:
    """Say on which platforms a result is.

    :param names: their names, the one it comes from first; none where only one platform was asked.
    """
    if len(names) < 2:
        return names[0] if names else ""
    return tr("{platform}, also on {others}", platform=names[0], others=", ".join(names[1:]))


def _services(area: QRect, names: Sequence[str], metrics: QFontMetrics) -> tuple[Part, ...]:
    """Place as many services as there is room for; "+2" stands for the others."""
    found: list[Part] = []
    x = area.left()
    for rank, name in enumerate(names):
        wide = metrics.horizontalAdvance(name) + 10
        left = len(names) - rank
        more = metrics.horizontalAdvance(f"+{left - 1}") + 10 + _GAP if left > 1 else 0
        if x + wide + more > area.right() and x + wide > area.right() - more:
            rest = f"+{left}"
            wide = metrics.horizontalAdvance(rest) + 10
            if x + wide <= area.right():
                found.append(Part(MORE, QRect(x, area.top(), wide, area.height()), rest))
            break
        found.append(Part(KIND + name, QRect(x, area.top(), wide, area.height()), name))
        x += wide + _GAP
    return tuple(found)


def _tags(row: QRect, words: Sequence[tuple[str, bool]], metrics: QFontMetrics) -> tuple[tuple[Tag, ...], int]:
    """Place the tags; where the row ends for them."""
    found: list[Tag] = []
    x = row.left()
    for text, loud in words:
        wide = min(metrics.horizontalAdvance(text) + 10, row.right() - x)
        if wide < min(_LEAST, metrics.horizontalAdvance(text) + 10):
            break
        found.append(Tag(QRect(x, row.top(), wide, row.height()), text, loud))
        x += wide + _GAP
    return tuple(found), x + (2 if found else 0)
