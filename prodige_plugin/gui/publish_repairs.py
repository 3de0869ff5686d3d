"""The repairs a person took for a layer: kept with its choices, so that each publication of it is made alike.

Without them the next publication would bring back what was repaired, and the layer would seem to differ from
what was published of it.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from ..errors import PluginError
from ..publishing.checks import apply
from ..publishing.checks.repair_rows import REPAIRS, repair_of

#: Key of the repair (:data:`~..publishing.checks.repair_rows.REPAIRS`), and its answer.
Taken = tuple[str, str]

#: Their answer is a JSON object of names.
_MAPPINGS = ("rename_fields", "cast_types")


def read(kept: object) -> list[Taken]:
    """Give the repairs that a layer's property holds; of a project from anywhere, what is no repair is dropped."""
    found = []
    for one in kept if isinstance(kept, list) else ():
        if isinstance(one, list) and len(one) == 2 and all(isinstance(part, str) for part in one) and _sound(*one):
            found.append((one[0], one[1]))
    return found


def _sound(key: str, answer: str) -> bool:
    if key not in REPAIRS:
        return False
    if key not in _MAPPINGS:
        return True
    try:
        names = json.loads(answer)
    except ValueError:
        return False
    return isinstance(names, dict) and all(isinstance(name, str) for name in names.values())


def again(prepared: Any, taken: Sequence[Taken]) -> None:
    """Carry the repairs out on what is taken of the layer now. GUI thread.

    One that cannot be any more, because the layer is another by now, is left out: the checks say what is needed.

    :param prepared: a ``PreparedLayer`` or ``PreparedRaster``.
    """
    for key, answer in taken:
        try:
            apply(prepared, repair_of(key), answer)
        except PluginError:
            continue


def words(taken: Sequence[Taken]) -> str:
    """Give what each repair does, one a line."""
    return "\n".join(dict.fromkeys(REPAIRS[key].effect() for key, _answer in taken))
