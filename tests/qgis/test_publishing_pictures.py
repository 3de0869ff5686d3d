"""The measure of likeness puts differences in the order a person would."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from qgis.PyQt.QtCore import QPointF, Qt
from qgis.PyQt.QtGui import QColor, QImage, QPainter, QPen

from prodige_plugin.publishing.pictures import likeness

W, H = 400, 300


def picture(draw: Callable[[QPainter], None], *, smooth: bool = True, opaque: bool = False) -> QImage:
    image = QImage(W, H, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.white if opaque else Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, smooth)
    draw(painter)
    painter.end()
    return image


def map_of(
    moved: float = 0.0, colour: str = "#3388cc", symbols: int = 6, width: float = 1.5
) -> Callable[[QPainter], None]:
    """Six symbols in a zigzag and a line across."""

    def draw(painter: QPainter) -> None:
        painter.setPen(QPen(QColor("#333333"), width))
        painter.setBrush(QColor(colour))
        for number in range(symbols):
            painter.drawEllipse(QPointF(40 + 60 * number + moved, 150 + 40 * (-1) ** number), 15, 15)
        painter.drawLine(QPointF(10 + moved, 20), QPointF(390 + moved, 280))

    return draw


def nothing(_painter: QPainter) -> None:
    return None


ORIGINAL = map_of()


def test_the_same_picture_is_the_same() -> None:
    assert likeness(picture(ORIGINAL), picture(ORIGINAL)) == 1.0
    assert likeness(picture(nothing), picture(nothing)) == 1.0


@pytest.mark.parametrize(
    ("other", "least"),
    [
        (picture(map_of(1.0)), 0.98),
        (picture(map_of(0.5)), 0.98),
        (picture(ORIGINAL, smooth=False), 0.97),
        (picture(ORIGINAL, opaque=True), 0.98),
        (picture(map_of(colour="#3d8fd0")), 0.95),
    ],
    ids=["a pixel to the right", "half a pixel", "no antialiasing", "on white", "another shade"],
)
def test_what_nobody_sees_counts_for_little(other: QImage, least: float) -> None:
    assert likeness(picture(ORIGINAL), other) >= least
    # whichever is the first
    assert likeness(other, picture(ORIGINAL)) == pytest.approx(likeness(picture(ORIGINAL), other), abs=1e-6)


def test_what_everybody_sees_counts_in_order() -> None:
    original = picture(ORIGINAL)
    scores = {
        "thinner": likeness(original, picture(map_of(width=0.8))),
        "one symbol missing": likeness(original, picture(map_of(symbols=5))),
        "three symbols missing": likeness(original, picture(map_of(symbols=3))),
        "another colour": likeness(original, picture(map_of(colour="#cc3344"))),
        "no symbols": likeness(original, picture(map_of(symbols=0))),
        "blank": likeness(original, picture(nothing)),
    }
    assert list(scores.values()) == sorted(scores.values(), reverse=True)
    assert scores["one symbol missing"] < 0.9
    assert scores["another colour"] < 0.5
    assert scores["blank"] < 0.1
    assert likeness(picture(nothing), original) < 0.1


def test_a_small_symbol_missing_on_a_large_white_sheet_is_not_drowned() -> None:
    def one(painter: QPainter) -> None:
        painter.fillRect(200, 150, 6, 6, QColor("black"))

    assert likeness(picture(one), picture(nothing)) < 0.1
    assert likeness(picture(one, opaque=True), picture(nothing, opaque=True)) < 0.1


def test_white_symbols_on_nothing_are_seen() -> None:
    def white(painter: QPainter) -> None:
        painter.fillRect(100, 100, 80, 80, QColor("white"))

    assert likeness(picture(white), picture(nothing)) < 0.1


def test_opacity_is_seen() -> None:
    def shade(alpha: int) -> Callable[[QPainter], None]:
        return lambda painter: painter.fillRect(50, 50, 200, 200, QColor(255, 0, 0, alpha))

    assert likeness(picture(shade(255)), picture(shade(128))) < 0.7


def test_pictures_of_different_sizes_are_refused() -> None:
    small = picture(ORIGINAL).scaled(100, 100)
    with pytest.raises(ValueError, match="sizes"):
        likeness(picture(ORIGINAL), small)
    with pytest.raises(ValueError, match="sizes"):
        likeness(QImage(), small)
