"""Styles of QGIS in the languages of servers, with a sentence for everything that is lost on the way.

:func:`style_of` and :func:`losses_of` work on what was taken of a layer, in a worker thread; nothing of the person's
project is touched.
"""

from __future__ import annotations

from .exporting import losses_of, style_of
from .model import ExportedStyle, StyleFormat

__all__ = ["ExportedStyle", "StyleFormat", "losses_of", "style_of"]
