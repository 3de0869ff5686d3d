"""MapServer: what goes between ``LAYER`` and ``END`` for this style, and the symbols the map must know.

For administrators of platforms whose maps are MapServer's (PRODIGE). Sizes are pixels; icons are PNG images of the
size they are shown at. Source: MapServer 8 map file reference (CLASS, STYLE, LABEL, SYMBOL, LAYER).
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePosixPath
from typing import Any

from ...i18n import tr
from .expressions import Unsaid
from .map_expressions import quoted
from .map_rasters import raster_lines
from .model import Drawing, Expression, Rule, Symbolizer
from .reading import Reading
from .units import number

#: geometry functions as MapServer calls them.
_TRANSFORMS = {
    "startPoint": "start",
    "endPoint": "end",
    "vertices": "vertices",
    "centroid": "centroid",
    "interiorPoint": "centroid",
}
_JOINS = {"mitre": "MITER", "bevel": "BEVEL", "round": "ROUND"}
_CAPS = {"butt": "BUTT", "square": "SQUARE", "round": "ROUND"}
_SHAPES = {
    "circle": ("ELLIPSE", "1 1"),
    "square": ("VECTOR", "0 0  0 1  1 1  1 0  0 0"),
}
#: MapServer's names of GeoServer's ways of mixing (COMPOP).
_BLENDS = {
    *("multiply", "screen", "overlay", "darken", "lighten", "color-dodge", "color-burn", "hard-light", "soft-light"),
    *("difference", "exclusion"),
}
Lines = list[str]


def write(drawing: Drawing, reading: Reading) -> tuple[str, str]:
    """Give the text for the layer, and the ``SYMBOL`` blocks for the map or its symbol set."""
    writer = _Writer(drawing, reading)
    text = writer.layer()
    return text, writer.symbols()


class _Writer:
    """Writes one layer."""

    def __init__(self, drawing: Drawing, reading: Reading) -> None:
        self._drawing = drawing
        self._reading = reading
        self._symbols: dict[str, Lines] = {}

    def layer(self) -> str:
        """Give everything that goes into the layer."""
        drawing = self._drawing
        rules = [rule for one in drawing.passes for rule in one]
        written = [f"# {drawing.title}".replace("\n", " "), "# Goes between LAYER and END."]
        if drawing.geometry == "raster":
            for rule in rules:
                for symbolizer in rule.symbolizers:
                    written += raster_lines(symbolizer, _scales(rule), self._reading)
            return "\n".join(written) + "\n"
        if len(drawing.passes) > 1:
            self._reading.losses.tell(tr("Symbols are painted feature by feature, not level by level."))
        every = drawing.overlapping or bool(drawing.labels)
        if every:
            written.append('PROCESSING "RENDERMODE=ALL_MATCHING_CLASSES"')
        if drawing.blend in _BLENDS:
            written += ["COMPOSITE", f'  COMPOP "{drawing.blend}"', "END"]
        for rule in rules:
            styles = [line for symbolizer in rule.symbolizers for line in self._style(symbolizer)]
            if styles:
                written += self._class(rule, styles, every=every)
        for rule in drawing.labels:
            for symbolizer in rule.symbolizers:
                written += self._class(rule, self._label(symbolizer), every=True)
        return "\n".join(written) + "\n"

    def symbols(self) -> str:
        """Give the symbols the styles name."""
        lines = [line for name in sorted(self._symbols) for line in self._symbols[name]]
        return "\n".join(lines) + "\n" if lines else ""

    # -- classes ---------------------------------------------------------------------------------

    def _class(self, rule: Rule, inner: Lines, *, every: bool) -> Lines:
        lines = ["CLASS"]
        if rule.name:
            lines.append(f"  NAME {quoted(rule.name)}")
        # "else" comes last, and takes what is left where one class draws each feature
        if rule.filter is not None and (every or not rule.otherwise):
            lines.append(f"  EXPRESSION {self._filter(rule.filter)}")
        lines += [f"  {line}" for line in (*_scales(rule), *inner)]
        return [*lines, "END"]

    def _filter(self, expression: Expression) -> str:
        try:
            text = self._reading.mapfile.text(expression)
        except Unsaid as unsaid:
            self._reading.losses.tell(tr("A class draws nothing: {reason}.", reason=str(unsaid)))
            return "(1 = 0)"
        return text if text.startswith("(") else f"({text})"

    def _style(self, symbolizer: Symbolizer) -> Lines:
        kind = symbolizer["kind"]
        if kind == "Mark":
            return self._mark(symbolizer)
        if kind == "Icon":
            return self._icon(symbolizer)
        if kind == "Line":
            return self._line(symbolizer)
        return self._fill(symbolizer)

    # -- symbols ---------------------------------------------------------------------------------

    def _mark(self, symbolizer: Symbolizer) -> Lines:
        shape = symbolizer["wellKnownName"]
        name = f"prodige_{shape}"
        kind, points = _SHAPES[shape]
        self._symbols[name] = [
            "SYMBOL",
            f'  NAME "{name}"',
            f"  TYPE {kind}",
            "  FILLED TRUE",
            f"  POINTS {points} END",
            "END",
        ]
        lines = [f'SYMBOL "{name}"', f"SIZE {_number(symbolizer['size'])}"]
        if symbolizer["fillOpacity"] > 0:
            lines.append(f"COLOR {_colour(symbolizer['color'], symbolizer['fillOpacity'] * symbolizer['opacity'])}")
        if "strokeColor" in symbolizer:
            opacity = symbolizer["strokeOpacity"] * symbolizer["opacity"]
            lines.append(f"OUTLINECOLOR {_colour(symbolizer['strokeColor'], opacity)}")
            lines.append(f"WIDTH {_number(symbolizer['strokeWidth'])}")
        return self._placed(symbolizer, lines)

    def _icon(self, symbolizer: Symbolizer) -> Lines:
        name = self._image(symbolizer)
        lines = [f'SYMBOL "{name}"', f"SIZE {_number(symbolizer['size'])}"]
        return self._placed(symbolizer, lines + _opacity(symbolizer))

    def _image(self, symbolizer: Symbolizer) -> str:
        """Declare an image as a symbol, and give its name."""
        name = PurePosixPath(symbolizer["image"]).stem
        self._symbols[name] = [
            "SYMBOL",
            f'  NAME "{name}"',
            "  TYPE PIXMAP",
            f'  IMAGE "{symbolizer["image"]}"',
            "END",
        ]
        return name

    def _placed(self, symbolizer: Symbolizer, lines: Lines) -> Lines:
        rotation = symbolizer.get("rotate", 0.0)
        if rotation:
            # MapServer turns counter-clockwise, QGIS clockwise
            lines.append(f"ANGLE {_number(-rotation)}")
        function = symbolizer.get("function")
        if function:
            lines.append(f'GEOMTRANSFORM "{_TRANSFORMS[function]}"')
        return _block("STYLE", lines)

    # -- lines and fills -------------------------------------------------------------------------

    @property
    def _edge(self) -> str:
        """What the colour of a line is called: on a polygon it is the outline's."""
        return "OUTLINECOLOR" if self._drawing.geometry == "polygon" else "COLOR"

    def _line(self, symbolizer: Symbolizer) -> Lines:
        offset = symbolizer.get("perpendicularOffset", 0.0)
        shift = [f"OFFSET {_number(-offset)} -99"] if offset else []
        if "graphicStroke" in symbolizer and self._drawing.geometry == "polygon":
            # MapServer fills a polygon with an image, it never walks round it
            self._reading.losses.tell(tr("Markers along the outlines of polygons are not drawn."))
            return []
        if "graphicStroke" in symbolizer:
            graphic = symbolizer["graphicStroke"][0]
            name = self._image(graphic)
            gap = graphic["size"] + symbolizer["gap"]
            # negative: the images are turned along the line
            lines = [f'SYMBOL "{name}"', f"SIZE {_number(graphic['size'])}", f"GAP {_number(-gap)}"]
            # QGIS starts with a marker, or after the offset along the line
            lines.append(f"INITIALGAP {_number(max(0.01, -symbolizer.get('dashOffset', 0.0)))}")
            return _block("STYLE", lines + shift + _opacity(symbolizer))
        lines = [
            f"{self._edge} {_colour(symbolizer['color'], symbolizer['opacity'])}",
            f"WIDTH {_number(symbolizer['width'])}",
            f"LINECAP {_CAPS[symbolizer['cap']]}",
            f"LINEJOIN {_JOINS[symbolizer['join']]}",
            *_pattern(symbolizer.get("dash")),
        ]
        return _block("STYLE", lines + shift)

    def _fill(self, symbolizer: Symbolizer) -> Lines:
        found: Lines = []
        opacity = symbolizer["opacity"]
        if symbolizer.get("color"):
            found += _block("STYLE", [f"COLOR {_colour(symbolizer['color'], symbolizer['fillOpacity'] * opacity)}"])
        if symbolizer.get("graphicFill"):
            graphic = symbolizer["graphicFill"][0]
            found += _block("STYLE", [f'SYMBOL "{self._image(graphic)}"', "COLOR 0 0 0", *_opacity(symbolizer)])
        if symbolizer.get("outlineColor"):
            shade = _colour(symbolizer["outlineColor"], symbolizer["outlineOpacity"] * opacity)
            found += _block(
                "STYLE",
                [
                    f"OUTLINECOLOR {shade}",
                    f"WIDTH {_number(symbolizer['outlineWidth'])}",
                    f"LINEJOIN {_JOINS[symbolizer['outlineJoin']]}",
                    *_pattern(symbolizer.get("outlineDash")),
                ],
            )
        return found

    # -- labels ----------------------------------------------------------------------------------

    def _label(self, symbolizer: Symbolizer) -> Lines:
        try:
            text = self._reading.mapfile.text(symbolizer["label"])
        except Unsaid as unsaid:
            self._reading.losses.tell(tr("Labels are not written: {reason}.", reason=str(unsaid)))
            return []
        label = symbolizer["label"]
        if isinstance(label, list) and label[0] == "PropertyName":
            text = f'"[{label[1]}]"'
        style = " ".join(word for word in ("bold", "italic") if symbolizer[word])
        lines = [
            f"TEXT {text}",
            f"# {symbolizer['font']} {style}".rstrip() + " in QGIS: name it when the map's FONTSET has it",
            '# FONT "…"',
            # MapServer's size is that of the letters with a resolution of 72; QGIS's pixels are the font's
            f"SIZE {_number(symbolizer['size'] * _LETTER)}",
            f"COLOR {_colour(symbolizer['color'], symbolizer['opacity'])}",
        ]
        halo = symbolizer.get("halo")
        if halo:
            lines += [f"OUTLINECOLOR {_colour(halo['color'], halo['opacity'])}"]
            lines += [f"OUTLINEWIDTH {_number(halo['size'])}"]
        self._reading.losses.tell(
            tr("Labels are written in MapServer's own font until “{font}” is in its font set.", font=symbolizer["font"])
        )
        lines += _label_place(symbolizer)
        lines += [f"PRIORITY {max(1, min(10, int(symbolizer['priority'])))}"]
        if symbolizer["overlap"]:
            lines.append("FORCE TRUE")
        if symbolizer.get("repeat"):
            lines.append(f"REPEATDISTANCE {symbolizer['repeat']}")
        if symbolizer.get("wrap"):
            lines.append(f"MAXLENGTH {max(1, round(2 * symbolizer['wrap'] / symbolizer['size']))}")
        return _block("LABEL", lines)


#: points to the pixel that MapServer's default font is measured in.
_LETTER = 0.75
#: which corner of the text stands at the point → where MapServer says the text stands.
_POSITIONS = {
    (0.0, 0.0): "UR",
    (0.5, 0.0): "UC",
    (1.0, 0.0): "UL",
    (0.0, 0.5): "CR",
    (0.5, 0.5): "CC",
    (1.0, 0.5): "CL",
    (0.0, 1.0): "LR",
    (0.5, 1.0): "LC",
    (1.0, 1.0): "LL",
}


def _label_place(symbolizer: Symbolizer) -> Lines:
    if symbolizer["placement"] == "line":
        offset = symbolizer["perpendicularOffset"]
        position = "CC" if not offset else "UC" if offset > 0 else "LC"
        return [f"ANGLE {'FOLLOW' if symbolizer['follow'] else 'AUTO'}", f"POSITION {position}"]
    x, y = symbolizer["offset"]
    lines = [f"POSITION {_POSITIONS.get(tuple(symbolizer['anchor']), 'CC')}"]
    if x or y:
        lines.append(f"OFFSET {_number(x)} {_number(-y)}")
    if symbolizer.get("rotate"):
        lines.append(f"ANGLE {_number(-symbolizer['rotate'])}")
    return lines


def _block(name: str, lines: Iterable[str]) -> Lines:
    return [name, *(f"  {line}" for line in lines), "END"]


def _scales(rule: Rule) -> Lines:
    lines = []
    if rule.min_scale > 0:
        lines.append(f"MINSCALEDENOM {_number(rule.min_scale)}")
    if rule.max_scale > 0:
        lines.append(f"MAXSCALEDENOM {_number(rule.max_scale)}")
    return lines


def _pattern(dash: list[float] | None) -> Lines:
    return ["PATTERN " + " ".join(_number(one) for one in dash) + " END"] if dash else []


def _opacity(symbolizer: Symbolizer) -> Lines:
    percent = round(symbolizer["opacity"] * 100)
    return [f"OPACITY {percent}"] if percent < 100 else []


def _colour(shade: str, opacity: float) -> str:
    """Give a colour as MapServer reads it, with its opacity as two more digits where it is not whole."""
    alpha = round(opacity * 255)
    return f'"{shade}"' if alpha >= 255 else f'"{shade}{max(0, alpha):02x}"'


def _number(value: Any) -> str:
    return f"{number(value):g}" if abs(value) < 100_000 else f"{value:.0f}"
