"""How alike two pictures of a map are, as a person would judge it.

Both are softened a little, then each point is compared with the nearest one of the other picture's nine
neighbours, so that antialiasing and shifts of one pixel count for nothing. A point's difference is the larger of the
difference in opacity and the difference in colour (CIE 1976 L*a*b*, 50 units or more count as wholly different).

Only *drawn* points count: a symbol missing on a white sheet must not drown in the white. The score is one minus the
sum of the differences over the number of points drawn in either picture. Two empty pictures are the same (1.0), an
empty one beside a full one is not (near 0.0).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.PyQt.QtGui import QImage

if TYPE_CHECKING:
    import numpy as np

    Array = np.ndarray[Any, np.dtype[np.float32]]

#: difference in L*a*b* from which two colours have nothing in common for the eye.
_APART = 50.0
#: what softening and rounding leave: differences below are none.
_NOISE = 0.06
#: opacity from which a point counts as drawn.
_SEEN = 0.04
#: D65 white, CIE 1931 2°.
_WHITE = (0.95047, 1.0, 1.08883)
_RGB_TO_XYZ = ((0.4124564, 0.3575761, 0.1804375), (0.2126729, 0.7151522, 0.0721750), (0.0193339, 0.1191920, 0.9503041))


def likeness(first: QImage, second: QImage) -> float:
    """Give 1.0 for pictures a person takes for the same, down to 0.0 when nothing is alike.

    :raises ValueError: the pictures differ in size, or one is none.
    """
    if first.isNull() or second.isNull() or first.size() != second.size():
        raise ValueError("pictures of different sizes")
    kind = QImage.Format.Format_RGBA8888
    if first.convertToFormat(kind) == second.convertToFormat(kind):
        return 1.0
    difference, drawn = _compared(first, second)
    count = float(drawn.sum())
    if count == 0:
        return 1.0
    return max(0.0, 1.0 - float(difference[drawn].sum()) / count)


def _compared(first: QImage, second: QImage) -> tuple[Array, Any]:
    """Give the difference of each point, 0 to 1, and which points are drawn in either."""
    one, other = _channels(first), _channels(second)
    if bool((one[..., 3] >= 1).all()) or bool((other[..., 3] >= 1).all()):
        # a server that knows no transparency: both on white
        one, other = _on_white(one), _on_white(other)
    drawn = _inked(one) | _inked(other)
    here, there = _soft(_measures(one)), _soft(_measures(other))
    import numpy as np

    difference = np.maximum(_nearest(here, there), _nearest(there, here))
    difference = np.clip((difference - _NOISE) / (1.0 - _NOISE), 0.0, 1.0)
    return difference, drawn


def _channels(picture: QImage) -> Array:
    """Give red, green, blue and opacity, 0 to 1, not premultiplied."""
    import numpy as np

    image = picture.convertToFormat(QImage.Format.Format_RGBA8888)
    bits = image.constBits()
    bits.setsize(image.sizeInBytes())
    rows = np.frombuffer(bytes(bits), dtype=np.uint8).reshape(image.height(), image.bytesPerLine())
    pixels = rows[:, : image.width() * 4].reshape(image.height(), image.width(), 4)
    found: Array = pixels.astype(np.float32) / 255.0
    return found


def _on_white(channels: Array) -> Array:
    import numpy as np

    opacity = channels[..., 3:4]
    colour = channels[..., :3] * opacity + (1.0 - opacity)
    return np.concatenate([colour, np.ones_like(opacity)], axis=2)


def _inked(channels: Array) -> Any:
    """Give the points where something is drawn: not transparent, or not the sheet's white."""
    if bool((channels[..., 3] >= 1).all()):
        return (1.0 - channels[..., :3]).max(axis=2) > _SEEN
    return channels[..., 3] > _SEEN


def _measures(channels: Array) -> Array:
    """Give L*, a*, b* on white, in units of :data:`_APART`, and opacity."""
    import numpy as np

    colour = _on_white(channels)[..., :3]
    linear = np.where(colour <= 0.04045, colour / 12.92, ((colour + 0.055) / 1.055) ** 2.4)
    xyz = linear @ np.array(_RGB_TO_XYZ).T / np.array(_WHITE)
    root = np.where(xyz > 216 / 24389, np.cbrt(xyz), (24389 / 27 * xyz + 16) / 116)
    light = 116 * root[..., 1] - 16
    red = 500 * (root[..., 0] - root[..., 1])
    blue = 200 * (root[..., 1] - root[..., 2])
    return np.stack([light / _APART, red / _APART, blue / _APART, channels[..., 3]], axis=2)


def _soft(measures: Array) -> Array:
    """Soften by one pixel (1-2-1 both ways)."""
    import numpy as np

    padded = np.pad(measures, ((1, 1), (1, 1), (0, 0)), mode="edge")
    rows = (padded[:-2] + 2 * padded[1:-1] + padded[2:]) / 4
    softened: Array = (rows[:, :-2] + 2 * rows[:, 1:-1] + rows[:, 2:]) / 4
    return softened


def _nearest(one: Array, other: Array) -> Array:
    """Give each point's distance to the most alike of the nine points there and around it."""
    import numpy as np

    height, width = one.shape[:2]
    padded = np.pad(other, ((1, 1), (1, 1), (0, 0)), mode="edge")
    best = np.full((height, width), np.inf)
    for down in range(3):
        for right in range(3):
            gap = one - padded[down : down + height, right : right + width]
            colour = np.sqrt((gap[..., :3] ** 2).sum(axis=2))
            best = np.minimum(best, np.maximum(colour, np.abs(gap[..., 3])))
    return np.minimum(best, 1.0)
