"""Symbols drawn as images: what no style language can say in words travels as an icon or a tile.

QGIS itself draws them, so SVG parameters, fonts, gradients and effects of markers come out as they are on screen.
Icons are square and have the symbol's point in their middle, so that neither the meaning of "size" (height, or the
longer side) nor that of "anchor" differs between servers.
"""

from __future__ import annotations

import hashlib
import math
import re
from collections.abc import Callable
from dataclasses import dataclass

from qgis.core import Qgis, QgsFillSymbol, QgsLineSymbol, QgsMarkerSymbol, QgsRenderContext, QgsSymbol
from qgis.PyQt.QtCore import QBuffer, QByteArray, QIODevice, QPointF, QRectF, QSize, Qt
from qgis.PyQt.QtGui import QImage, QPainter, QPolygonF
from qgis.PyQt.QtSvg import QSvgGenerator

from .model import PIXELS_A_MM

_LARGEST = 512
_MARGIN = 1.0
#: side of a tile in the direction in which nothing changes.
_PLAIN = 8


@dataclass(frozen=True)
class Icon:
    """A square image with the symbol's point in its middle."""

    name: str
    data: bytes
    #: side in pixels of 0.28 mm.
    size: float


def icon(symbol: QgsMarkerSymbol, stem: str, *, vector: bool) -> Icon | None:
    """Draw a marker symbol, or give ``None`` when nothing of it is to be seen.

    :param stem: what the file's name starts with.
    :param vector: as SVG; else as PNG.
    """
    side = _side(symbol)
    if side <= 0:
        return None
    # servers that shrink images do it roughly: pixels are drawn at the size they are shown
    data = _svg(symbol, side) if vector else _png(symbol, side)
    return Icon(_name(stem, data, "svg" if vector else "png"), data, float(side))


def _side(symbol: QgsMarkerSymbol) -> int:
    """Side of the square that holds the symbol, in whole pixels, even."""
    image = _blank(1)
    painter = QPainter(image)
    context = _context(painter)
    symbol.startRender(context)
    box = symbol.bounds(QPointF(0, 0), context)
    symbol.stopRender(context)
    painter.end()
    if box.isEmpty():
        return 0
    reach = max(abs(box.left()), abs(box.right()), abs(box.top()), abs(box.bottom())) + _MARGIN
    return int(min(_LARGEST, 2 * math.ceil(reach)))


def _context(painter: QPainter, *, vector: bool = False) -> QgsRenderContext:
    context = QgsRenderContext.fromQPainter(painter)
    context.setScaleFactor(PIXELS_A_MM)
    context.setFlag(Qgis.RenderContextFlag.Antialiasing, True)
    context.setFlag(Qgis.RenderContextFlag.HighQualityImageTransforms, True)
    context.setFlag(Qgis.RenderContextFlag.ForceVectorOutput, vector)
    # images beside the symbol must be there now: what is drawn is kept
    context.setFlag(Qgis.RenderContextFlag.RenderBlocking, True)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, True)
    return context


def _blank(side: int) -> QImage:
    image = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    return image


def _draw(symbol: QgsMarkerSymbol, middle: float, context: QgsRenderContext) -> None:
    symbol.startRender(context)
    symbol.renderPoint(QPointF(middle, middle), None, context)
    symbol.stopRender(context)


def _png(symbol: QgsMarkerSymbol, side: int) -> bytes:
    image = _blank(side)
    painter = QPainter(image)
    _draw(symbol, side / 2, _context(painter))
    painter.end()
    return png_bytes(image)


def _svg(symbol: QgsMarkerSymbol, side: int) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setSize(QSize(side, side))
    generator.setViewBox(QRectF(0, 0, side, side))
    generator.setTitle("")
    generator.setDescription("")
    painter = QPainter(generator)
    _draw(symbol, side / 2, _context(painter, vector=True))
    painter.end()
    buffer.close()
    text = bytes(buffer.data()).decode("utf-8")
    # Qt writes its size in millimetres of its own resolution; ours are pixels
    text = re.sub(r'<svg width="[^"]*" height="[^"]*"', f'<svg width="{side}px" height="{side}px"', text, count=1)
    return text.encode("utf-8")


def hatch(symbol: QgsLineSymbol, angle: float, distance: float, stem: str) -> Icon:
    """Draw one period of parallel lines: a rectangle that repeats both ways without a seam.

    Lines ``distance`` pixels apart cross the horizontal every distance / sin and the vertical every distance / cos;
    both are rounded to whole pixels, which turns the lines by less than a person sees.

    :param angle: of the lines, degrees counter-clockwise from the horizontal.
    """
    turned = math.radians(angle % 180)
    across, along = abs(math.sin(turned)), abs(math.cos(turned))
    level, upright = across * _LARGEST < distance, along * _LARGEST < distance
    width = _PLAIN if level else max(1, round(distance / across))
    height = _PLAIN if upright else max(1, round(distance / along))
    rise = 0 if level else (height if angle % 180 > 90 else -height)
    reach = max(1, math.ceil(_LARGEST / 4 / max(1, min(width, height))))

    def draw(context: QgsRenderContext) -> None:
        symbol.startRender(context)
        for number in range(-reach, reach + 2):
            if upright:
                ends = [QPointF((number + 0.5) * width, -_LARGEST), QPointF((number + 0.5) * width, _LARGEST)]
            else:
                y, run = (number + 0.5) * height, _LARGEST // width + 2
                ends = [QPointF(-run * width, y - run * rise), QPointF(run * width, y + run * rise)]
            symbol.renderPolyline(QPolygonF(ends), None, context)
        symbol.stopRender(context)

    return _tile(width, height, draw, stem)


def grid(symbol: QgsMarkerSymbol, step: tuple[float, float], shift: tuple[float, float], stem: str) -> Icon:
    """Draw one period of a symbol repeated on a grid.

    :param step: distances between columns and between rows, in pixels.
    :param shift: how far every second row, every second column, is moved, in pixels.
    """
    columns, rows = (2 if shift[1] else 1), (2 if shift[0] else 1)
    width, height = max(1, round(step[0])) * columns, max(1, round(step[1])) * rows

    def draw(context: QgsRenderContext) -> None:
        symbol.startRender(context)
        for column in range(-2, columns + 3):
            for row in range(-2, rows + 3):
                x = (column + 0.5) * width / columns + (shift[0] if row % 2 else 0.0)
                y = (row + 0.5) * height / rows + (shift[1] if column % 2 else 0.0)
                symbol.renderPoint(QPointF(x, y), None, context)
        symbol.stopRender(context)

    return _tile(width, height, draw, stem)


def row(symbol: QgsMarkerSymbol, interval: float, stem: str) -> Icon:
    """Draw one period of a symbol repeated along a line more closely than it is large."""
    width, height = max(1, round(interval)), _side(symbol)

    def draw(context: QgsRenderContext) -> None:
        symbol.startRender(context)
        reach = math.ceil(height / width) + 1
        for number in range(-reach, reach + 1):
            symbol.renderPoint(QPointF((number + 0.5) * width, height / 2), None, context)
        symbol.stopRender(context)

    return _tile(width, height, draw, stem)


def texture(symbol: QgsFillSymbol, width: int, height: int, stem: str) -> Icon:
    """Draw one period of a fill that QGIS itself repeats every ``width`` × ``height`` pixels."""

    def draw(context: QgsRenderContext) -> None:
        symbol.startRender(context)
        # by whole periods beyond the tile on all sides: outlines stay outside
        left, top, right, bottom = -4 * width, -4 * height, 5 * width, 5 * height
        corners = [(left, top), (right, top), (right, bottom), (left, bottom), (left, top)]
        symbol.renderPolygon(QPolygonF([QPointF(x, y) for x, y in corners]), None, None, context)
        symbol.stopRender(context)

    return _tile(width, height, draw, stem)


def _tile(width: int, height: int, draw: Callable[[QgsRenderContext], None], stem: str) -> Icon:
    image = QImage(min(width, _LARGEST), min(height, _LARGEST), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    draw(_context(painter))
    painter.end()
    data = png_bytes(image)
    return Icon(_name(stem, data, "png"), data, float(image.height()))


def png_bytes(image: QImage) -> bytes:
    """Give an image as PNG."""
    array = QByteArray()
    buffer = QBuffer(array)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    buffer.close()
    return bytes(array)


def one_layer(symbol: QgsSymbol, index: int) -> QgsSymbol:
    """Give a symbol of the same kind that has one of the layers alone."""
    alone = symbol.clone()
    for other in reversed(range(alone.symbolLayerCount())):
        if other != index:
            alone.deleteSymbolLayer(other)
    return alone


def _name(stem: str, data: bytes, suffix: str) -> str:
    """A file name that is safe everywhere and the same for the same picture."""
    return f"{stem}_{hashlib.sha256(data).hexdigest()[:10]}.{suffix}"
