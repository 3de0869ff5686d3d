"""Names of fields made fit for a target: plain, short enough, and each one alone."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from ..names import RESERVED_WORDS, SYSTEM_COLUMNS
from .model import Limits, Target

_LIGATURES = str.maketrans({"œ": "oe", "Œ": "oe", "æ": "ae", "Æ": "ae", "ß": "ss", "ø": "o", "Ø": "o"})
#: Names that OGR, QGIS or PRODIGE give to columns of their own in the target.
_KEPT = {Target.PRODIGE_API: frozenset({"gid", "the_geom", "geom"}), Target.GPKG: frozenset({"geom"})}
#: Longest name where the target has no limit of its own, in characters.
_LONGEST = 63


def launder(names: Iterable[str], bad: Iterable[str], limits: Limits) -> dict[str, str]:
    """Give new names for some fields: plain, unique among all of them, within the target's length.

    :param names: all names of the table, in order; :param bad: those to change.
    :return: old name → new name, for those that change.
    """
    changed = set(bad)
    every = list(names)
    used = {name.lower() for name in every if name not in changed} | _KEPT.get(limits.target, frozenset())
    most = limits.field_bytes or _LONGEST
    result: dict[str, str] = {}
    for name in every:
        if name in changed and name not in result:
            result[name] = _unique(plain_name(name), used, most)
            used.add(result[name])
    return {old: new for old, new in result.items() if old != new}


def plain_name(name: str) -> str:
    """Give a name in lower case ASCII letters, digits and underscores: ``"Nom (été)"`` → ``"nom_ete"``."""
    folded = unicodedata.normalize("NFKD", name.translate(_LIGATURES)).encode("ascii", "ignore").decode("ascii")
    plain = re.sub(r"[^a-z0-9_]+", "_", folded.lower()).strip("_") or "champ"
    if plain[0].isdigit() or plain in RESERVED_WORDS or plain in SYSTEM_COLUMNS:
        plain = f"c_{plain}"
    return plain


def _unique(name: str, used: set[str], most: int) -> str:
    """Give ``name`` within ``most`` characters, with a number at its end where it is used."""
    candidate, number = name[:most].rstrip("_") or name[:most], 1
    while candidate.lower() in used:
        tail = f"_{number}"
        candidate = name[: most - len(tail)].rstrip("_") + tail
        number += 1
    return candidate
