"""What a style is taken apart into, and what it comes out as.

Between QGIS and the formats stands GeoStyler's model as bridgestyle writes it out (plain dictionaries): a style is
rules, a rule has a filter, a range of scales and symbolizers. The keys used here are bridgestyle's
(``bridgestyle.sld.fromgeostyler``); those it does not know, and that our own writers read, are listed at
:class:`Drawing`. All lengths are pixels of 0.28 mm (SLD 1.0, OGC 02-070, §11.6.1; WMS 1.3.0 §7.2.4.6.9).
"""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

#: One symbolizer of GeoStyler.
Symbolizer = dict[str, Any]
#: An expression: a literal, or ``[operator, operand, …]``.
Expression = Any

#: Pixels in a millimetre, at the 0.28 mm that OGC says a pixel measures.
PIXELS_A_MM = 1 / 0.28


class StyleFormat(enum.Enum):
    """The languages a style can be written in."""

    #: OGC Styled Layer Descriptor 1.0 with GeoServer's extensions; icons beside it.
    SLD_1_0 = "sld-1.0"
    #: Styled Layer Descriptor 1.1 with Symbology Encoding 1.1.
    SLD_1_1 = "sld-1.1"
    #: what goes between ``LAYER`` and ``END`` of a MapServer map file.
    MAPSERVER = "mapserver"


@dataclass(frozen=True)
class ExportedStyle:
    """A style written in one format, and what it could not say."""

    format: StyleFormat
    #: name of the style: letters, digits, ``_`` and ``-``.
    name: str
    text: str
    #: images the text refers to, by file name.
    icons: Mapping[str, bytes] = field(default_factory=dict)
    #: one sentence for each thing that is drawn otherwise, or not at all.
    losses: tuple[str, ...] = ()
    #: ``SYMBOL`` blocks for the map itself (MapServer); "" when none is needed.
    symbols: str = ""


@dataclass
class Losses:
    """Sentences on what is lost, each once, in the order they were met."""

    sentences: list[str] = field(default_factory=list)

    def tell(self, sentence: str) -> None:
        """Note one."""
        if sentence not in self.sentences:
            self.sentences.append(sentence)


@dataclass
class Rule:
    """One rule: what is drawn of which features at which scales."""

    name: str
    symbolizers: list[Symbolizer] = field(default_factory=list)
    #: ``None`` takes all features.
    filter: Expression = None
    #: takes what no other rule of its :attr:`level` takes; :attr:`filter` then says the same in full, where it can.
    otherwise: bool = False
    #: denominators: drawn where minimum ≤ denominator < maximum; 0 is no bound.
    min_scale: float = 0.0
    max_scale: float = 0.0


@dataclass
class Drawing:
    """A layer's style, ready to be written.

    Keys of symbolizers beyond bridgestyle's: ``dash`` (lengths), ``dashOffset``, ``gap`` (between the graphics of a
    line, edge to edge), ``outlineDash``, ``outlineJoin``, ``uom`` (``metre`` where lengths are metres on the ground),
    ``function`` (geometry drawn instead of the feature's own), ``places`` (where a marker line's markers go), and the
    texts' and rasters' own (:mod:`.labels`, :mod:`.rasters`).
    """

    name: str
    title: str
    #: rules by the order of painting: all features by the first list, then all by the next.
    passes: list[list[Rule]] = field(default_factory=list)
    #: rules of labels; drawn last.
    labels: list[Rule] = field(default_factory=list)
    icons: dict[str, bytes] = field(default_factory=dict)
    #: rules may overlap, and all that match draw.
    overlapping: bool = False
    #: how features are mixed, in GeoServer's words ("multiply"); "" is normally.
    blend: str = ""
    #: ``point``, ``line``, ``polygon``, ``raster`` or ``none``.
    geometry: str = "none"
    #: name of the published geometry column.
    column: str = "geom"
