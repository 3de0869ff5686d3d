"""Raster layers in MapServer: bands and scaling as processing directives, colours as classes."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from ...i18n import tr
from .map_expressions import quoted
from .model import Symbolizer
from .reading import Reading

_CHANNELS = ("redChannel", "greenChannel", "blueChannel")


def raster_lines(symbolizer: Symbolizer, scales: list[str], reading: Reading) -> list[str]:
    """Give the lines of a raster layer."""
    channels = symbolizer["channelSelection"]
    bands = [channels[name]["sourceChannelName"] for name in (*_CHANNELS, "grayChannel") if name in channels]
    lines = [*scales]
    if bands:
        lines.append(f'PROCESSING "BANDS={",".join(bands)}"')
    for number, name in enumerate(_CHANNELS, 1):
        if name in symbolizer.get("stretch", {}):
            low, high = symbolizer["stretch"][name]
            lines.append(f'PROCESSING "SCALE_{number}={low:.15g},{high:.15g}"')
    if symbolizer["opacity"] < 1:
        lines += ["COMPOSITE", f"  OPACITY {round(symbolizer['opacity'] * 100)}", "END"]
    colours = symbolizer.get("colorMap")
    if colours:
        entries = colours["colorMapEntries"]
        if any(one["opacity"] < 1 for one in entries):
            reading.losses.tell(tr("Colours of the raster that are half transparent are drawn whole, clear ones not."))
        writers = {"values": _values, "intervals": _intervals, "ramp": _ramp}
        lines += writers[colours["type"]](entries)
    return lines


def _class(name: str, expression: str, style: list[str]) -> list[str]:
    lines = ["CLASS"]
    if name:
        lines.append(f"  NAME {quoted(name)}")
    return [*lines, f"  EXPRESSION ({expression})", "  STYLE", *(f"    {one}" for one in style), "  END", "END"]


def _shade(entry: dict[str, Any]) -> str:
    return f'"{entry["color"]}"'


def _q(entry: dict[str, Any]) -> str:
    return f"{entry['quantity']:.15g}"


def _values(entries: list[dict[str, Any]]) -> list[str]:
    """Give a class for each value, with some room: MapServer sorts values that are no bytes into 65,536 buckets."""
    values = sorted(one["quantity"] for one in entries)
    gap = min((second - first for first, second in pairwise(values)), default=1.0)
    room = min(0.5, gap / 2)
    lines: list[str] = []
    for one in entries:
        if one["opacity"] > 0:
            low, high = one["quantity"] - room, one["quantity"] + room
            test = f"[pixel] >= {low:.15g} AND [pixel] < {high:.15g}"
            lines += _class(one["label"], test, [f"COLOR {_shade(one)}"])
    return lines


def _intervals(entries: list[dict[str, Any]]) -> list[str]:
    lines: list[str] = []
    before = ""
    for one in entries:
        test = f"[pixel] < {_q(one)}" if not before else f"[pixel] >= {before} AND [pixel] < {_q(one)}"
        if one["opacity"] > 0:
            lines += _class(one["label"], test, [f"COLOR {_shade(one)}"])
        before = _q(one)
    return lines


def _ramp(entries: list[dict[str, Any]]) -> list[str]:
    seen = [one for one in entries if one["opacity"] > 0]
    clipped = len(seen) < len(entries)
    lines: list[str] = []
    if seen and not clipped:
        lines += _class("", f"[pixel] < {_q(seen[0])}", [f"COLOR {_shade(seen[0])}"])
    for first, last in pairwise(seen):
        style = [f"COLORRANGE {_shade(first)} {_shade(last)}", f"DATARANGE {_q(first)} {_q(last)}"]
        lines += _class(first["label"], f"[pixel] >= {_q(first)} AND [pixel] < {_q(last)}", style)
    if seen:
        test = f"[pixel] = {_q(seen[-1])}" if clipped else f"[pixel] >= {_q(seen[-1])}"
        lines += _class(seen[-1]["label"], test, [f"COLOR {_shade(seen[-1])}"])
    return lines
