"""Features that come page by page as GeoJSON, written to one file as they come. No QGIS, no network of its own."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

from ..errors import LayerError
from ..feedback import Feedback
from ..i18n import tr
from .offers import authority_code
from .tables import crs_of_values

#: Gives one page: (offset, limit) → the parsed answer.
Ask = Callable[[int, int], object]


@dataclass
class Collected:
    """What was written."""

    count: int = 0
    #: authority code: stated by the server, or told by the coordinates; "" when neither.
    crs: str = ""
    #: features that came twice and were left out the second time.
    twice: int = 0
    spatial: bool = False
    _seen: set[bytes] = field(default_factory=set, repr=False)


def collect(ask: Ask, path: Path, name: str, feedback: Feedback, *, limit: int, crs: str = "") -> Collected:
    """Ask for page after page until there is no more, and write one GeoJSON.

    A server may give more than the limit (then it gave all), or ignore the offset (then nothing new comes).

    :param crs: the CRS that was asked for, believed when neither the answer nor the coordinates tell another one.
    :raises LayerError: an answer holds no features; the server's words are in the error.
    :raises OSError: the file cannot be written.
    :raises Cancelled: the work was cancelled.
    """
    done = Collected()
    body = path.with_name(f"{path.name}.features")
    try:
        with body.open("w", encoding="utf-8") as file:
            offset = 0
            while True:
                feedback.check()
                page = ask(offset, limit)
                features = features_of(page)
                if not offset:
                    done.crs = _crs(page, features, crs)
                new = _write(features, file, done)
                feedback.report(None, tr("%n feature(s) received …", n=done.count))
                offset += len(features)
                if len(features) != limit or not new:
                    break
        with path.open("w", encoding="utf-8") as whole, body.open(encoding="utf-8") as features_file:
            head: dict[str, object] = {"type": "FeatureCollection", "name": name}
            if done.crs:
                head["crs"] = {"type": "name", "properties": {"name": _urn(done.crs)}}
            whole.write(json.dumps(head, ensure_ascii=False)[:-1] + ', "features": [\n')
            while piece := features_file.read(1024 * 1024):
                whole.write(piece)
            whole.write("\n]}\n")
    finally:
        body.unlink(missing_ok=True)
    return done


def features_of(page: object) -> list[Mapping[str, Any]]:
    """Give the features of an answer.

    :raises LayerError: it is something else, often a refusal with the status 200.
    """
    if isinstance(page, Mapping) and isinstance(page.get("features"), list):
        return [one for one in page["features"] if isinstance(one, Mapping)]
    raise LayerError(
        tr("The platform did not give the data."),
        tr("It says: {words}", words=_words(page)) if _words(page) else tr("Its answer holds no features."),
        tr("Sign in with an account that may read them, or try another link of the record."),
        detail=json.dumps(page, ensure_ascii=False)[:600],
    )


def _words(page: object) -> str:
    """Find the server's own words: ``[{"check": false, "msg": …}]``, ``{"message": …}``."""
    one = page[0] if isinstance(page, list) and page else page
    if isinstance(one, Mapping):
        for key in ("msg", "message", "detail", "error", "title"):
            if isinstance(one.get(key), str):
                return str(one[key])[:300]
    return ""


def _write(features: list[Mapping[str, Any]], file: IO[str], done: Collected) -> bool:
    """Write the features that have not come yet; whether there were any."""
    new = False
    for feature in features:
        mark = _mark(feature)
        if mark in done._seen:
            done.twice += 1
            continue
        done._seen.add(mark)
        file.write((",\n" if done.count else "") + json.dumps(feature, ensure_ascii=False, separators=(",", ":")))
        done.count += 1
        done.spatial = done.spatial or feature.get("geometry") is not None
        new = True
    return new


def _mark(feature: Mapping[str, Any]) -> bytes:
    """Recognise a feature by its ``gid`` or identifier, else by all of it."""
    properties = feature.get("properties")
    gid = properties.get("gid") if isinstance(properties, Mapping) else None
    if isinstance(gid, int | str):
        return f"gid {gid}".encode()
    if isinstance(feature.get("id"), int | str):
        return f"id {feature['id']}".encode()
    return hashlib.sha256(json.dumps(feature, sort_keys=True).encode()).digest()


def _crs(page: object, features: list[Mapping[str, Any]], asked: str) -> str:
    """Tell the CRS of the answer: its ``crs`` member (GeoJSON 2008, section 3), else its coordinates."""
    stated = page.get("crs") if isinstance(page, Mapping) else None
    name = (
        stated["properties"].get("name")
        if isinstance(stated, Mapping) and isinstance(stated.get("properties"), Mapping)
        else None
    )
    if isinstance(name, str) and name.strip():
        return authority_code(name)
    points = [point for feature in features[:200] for point in [_first(feature.get("geometry"))] if point]
    if not points:
        return ""
    told = crs_of_values([x for x, _y in points], [y for _x, y in points])
    if asked and asked not in ("EPSG:4326", "CRS:84") and told != "EPSG:4326":
        return asked
    return told or asked


def _first(geometry: object) -> tuple[float, float] | None:
    """Give the first position of a geometry."""
    inner = geometry.get("coordinates") if isinstance(geometry, Mapping) else None
    while isinstance(inner, list) and inner and isinstance(inner[0], list):
        inner = inner[0]
    if isinstance(inner, list) and len(inner) >= 2 and all(isinstance(one, int | float) for one in inner[:2]):
        return float(inner[0]), float(inner[1])
    return None


def _urn(code: str) -> str:
    """Give a CRS as GeoJSON writers do."""
    if code == "CRS:84":
        return "urn:ogc:def:crs:OGC:1.3:CRS84"
    authority, _colon, number = code.partition(":")
    return f"urn:ogc:def:crs:{authority}::{number}" if number else code
