"""One feature of a layer beside the row of the data set that it is paired with."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Any

from . import same
from .api import SYSTEM, Feature
from .shape import same_shape


def difference(own: Feature, gid: int | None, held: Feature, tolerance: float) -> dict[str, Any] | None:
    """Give what to send for a feature that differs from its row, ``None`` for one that does not."""
    before = held.get("properties") or {}
    changed = {name: value for name, value in own["properties"].items() if not same.same_value(before.get(name), value)}
    moved = not same_shape(held.get("geometry"), own["geometry"], tolerance)
    if not changed and not moved:
        return None
    return {
        "gid": gid,
        "key": own["key"],
        "changed": changed,
        "moved": moved,
        "properties": own["properties"],
        # a change needs the geometry: one that did not move goes back as it came, to the last decimal
        "geometry": own["geometry"] if moved else held.get("geometry"),
        "before": written(held),
    }


def written(held: Feature) -> Feature:
    """Give what a client writes of a row: its geometry, and the columns that are not the platform's own."""
    properties = held.get("properties") or {}
    return {
        "properties": {name: value for name, value in properties.items() if name.lower() not in SYSTEM},
        "geometry": held.get("geometry"),
    }


def sum_of(properties: Mapping[str, object], names: Iterable[str]) -> str:
    """Sum up the columns that a layer has a field for."""
    values = [same.canonical(properties.get(name)) for name in names]
    return hashlib.blake2b(json.dumps(values, sort_keys=True).encode(), digest_size=16).hexdigest()


def size_of(row: Feature) -> int:
    """Give the bytes of a row as it travels, about."""
    return len(json.dumps(row, ensure_ascii=False).encode())
