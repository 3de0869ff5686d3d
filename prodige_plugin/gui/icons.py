"""Icons: QGIS's own where it has one, else ours from ``resources/icons`` (follow dark themes)."""

from __future__ import annotations

from qgis.core import QgsApplication
from qgis.PyQt.QtGui import QIcon, QPalette, QPixmap
from qgis.PyQt.QtWidgets import QApplication

from ..paths import resource

#: Colour that our drawings use for lines; replaced by the palette's text colour.
_INK = b"#4a4a4a"


def theme(name: str) -> QIcon:
    """Give one of QGIS's own icons, for example ``"mActionRefresh.svg"``."""
    return QgsApplication.getThemeIcon("/" + name)


def own(name: str) -> QIcon:
    """Give one of our icons (``resources/icons/<name>.svg``), its ink in the palette's text colour."""
    return _drawn(name, QApplication.palette().color(QPalette.ColorRole.WindowText).name())


def _drawn(name: str, ink: str) -> QIcon:
    svg = resource("icons", f"{name}.svg").read_bytes().replace(_INK, ink.encode())
    icon = QIcon()
    for size in (16, 24, 32, 48, 64):
        pixmap = QPixmap()
        pixmap.loadFromData(svg.replace(b'width="24" height="24"', b'width="%d" height="%d"' % (size, size)), "svg")
        icon.addPixmap(pixmap)
    return icon
