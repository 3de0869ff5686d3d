"""Hits as JSON values and as small bytes: what favourites, offline results and long lists are kept in.

A :class:`~.model.Summary` with its links takes some ten kilobytes as Python objects; packed it takes
about one. Reading is tolerant: what is missing or of another kind gets its default, so that a file
of an older or newer version, or one that somebody edited, gives what can be read of it.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from ..metadata.online import OnlineResource
from .model import Box, Summary

_PLAIN = frozenset(item.name for item in fields(Summary)) - {"box", "links", "elsewhere"}
_DEFAULTS = {item.name: item.default for item in fields(Summary)} | {"identifier": "", "title": ""}
_LINK = tuple(item.name for item in fields(OnlineResource))

#: What links have in common, for the compression of small pieces (zlib's preset dictionary, RFC 1950).
_COMMON = (
    b'{"identifier":"","title":"","abstract":"","organisation":"","date":"20","type":"dataset","thumbnail":"https://www.'
    b'","keywords":["","themes":["","topics":["environment","domains":["","licence":"Licence Ouverte 2.0",'
    b'"open_data":true,"resource_identifier":"https://www.","platform":"","box":[4.,"links":[["https://www..fr/geonetwork/srv/fre/'
    b'catalog.search#/metadata/?service=WFS&request=GetCapabilities&version=2.0.0","OGC:WFS-1.0.0-http-get-capabilities'
    b'","OGC:WMS-1.1.1-http-get-map","WWW:LINK-1.0-http--link","WWW:DOWNLOAD-1.0-http--download","","download","information'
)


def as_json(summary: Summary) -> dict[str, Any]:
    """Give a hit as JSON values; what has its default is left out."""
    found: dict[str, Any] = {}
    for name in _PLAIN:
        value = getattr(summary, name)
        if value != _DEFAULTS[name]:
            found[name] = list(value) if isinstance(value, tuple) else value
    if summary.box is not None:
        found["box"] = [summary.box.west, summary.box.south, summary.box.east, summary.box.north]
    if summary.links:
        found["links"] = [_trimmed([getattr(link, name) for name in _LINK]) for link in summary.links]
    if summary.elsewhere:
        found["elsewhere"] = [as_json(other) for other in summary.elsewhere]
    return found


def from_json(value: object) -> Summary:
    """Read a hit; what cannot be read gets its default."""
    found = value if isinstance(value, Mapping) else {}
    plain: dict[str, Any] = {}
    for name in _PLAIN:
        default, read = _DEFAULTS[name], found.get(name)
        if isinstance(default, tuple):
            plain[name] = texts(read)
        elif default is None:
            plain[name] = read if isinstance(read, bool) else None
        else:
            plain[name] = read if isinstance(read, type(default)) else default
    links, others = found.get("links"), found.get("elsewhere")
    return Summary(
        **plain,
        box=box_from(found.get("box")),
        links=tuple(_link(link) for link in links if texts(link)) if isinstance(links, list) else (),
        elsewhere=tuple(from_json(other) for other in others) if isinstance(others, list) else (),
    )


def pack(summary: Summary) -> bytes:
    """Give a hit as few bytes; :func:`unpack` gives an equal one back."""
    squeeze = zlib.compressobj(level=4, zdict=_COMMON)
    text = json.dumps(as_json(summary), ensure_ascii=False, separators=(",", ":"))
    return squeeze.compress(text.encode("utf-8", "surrogatepass")) + squeeze.flush()


def unpack(packed: bytes) -> Summary:
    """Give back what :func:`pack` was given."""
    return from_json(json.loads(zlib.decompressobj(zdict=_COMMON).decompress(packed).decode("utf-8", "surrogatepass")))


def text(value: object) -> str:
    """Give a value that is text, "" for anything else."""
    return value if isinstance(value, str) else ""


def texts(value: object) -> tuple[str, ...]:
    """Give the texts of a list; nothing for anything else."""
    return tuple(item for item in value if isinstance(item, str)) if isinstance(value, list | tuple) else ()


def box_from(value: object) -> Box | None:
    """Read west, south, east, north in degrees; ``None`` for anything else."""
    if not isinstance(value, list | tuple) or len(value) != 4:
        return None
    numbers = [float(item) for item in value if isinstance(item, int | float) and not isinstance(item, bool)]
    return Box(*numbers) if len(numbers) == 4 else None


def _link(values: object) -> OnlineResource:
    return OnlineResource(*texts(values)[: len(_LINK)])


def _trimmed(values: list[str]) -> list[str]:
    """Leave the empty texts at the end out."""
    while len(values) > 1 and not values[-1]:
        values.pop()
    return values
