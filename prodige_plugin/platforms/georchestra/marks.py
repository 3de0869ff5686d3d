"""The mark a publication carries on the server: by it another workstation, too, knows what this plugin made.

It is an entry of the metadata map that GeoServer keeps with each feature type, coverage and layer group.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ...catalogue import json_answer as ja

#: Name of the entry.
MARK = "prodige_plugin.publication"


@dataclass(frozen=True)
class Mark:
    """What is remembered of one publication."""

    #: name of the layer or of the group.
    key: str
    title: str
    #: "layer" or "map".
    kind: str
    #: ISO 8601 date and time, UTC.
    when: str
    who: str = ""
    #: identifier of the record; "" without.
    record: str = ""
    #: style made for it, in the same workspace; "" without.
    style: str = ""
    #: number of the map in MapStore; "" without.
    viewer: str = ""
    #: checksums of what was published: features or image, style, record; "" where not known.
    data: str = ""
    look: str = ""
    described: str = ""
    #: token of the publication that wrote it: two producers at once are told apart by it.
    run: str = ""

    def sums(self) -> dict[str, str]:
        """Give the checksums by the names all products use."""
        found = {"data": self.data, "style": self.look, "record": self.described}
        return {name: value for name, value in found.items() if value}

    def entry(self) -> dict[str, str]:
        """Give it as an entry of GeoServer's metadata map."""
        return {"@key": MARK, "$": json.dumps({key: value for key, value in self.__dict__.items() if value})}

    @classmethod
    def read(cls, value: object) -> Mark | None:
        """Read it from a feature type, a coverage or a layer group; ``None`` where there is none, or another's."""
        for entry in entries(value):
            if ja.inside(entry, "@key") != MARK:
                continue
            try:
                told: Any = json.loads(ja.text(ja.inside(entry, "$")))
            except (ValueError, RecursionError):
                return None
            known = {name: ja.text(ja.inside(told, name)) for name in cls.__dataclass_fields__}
            return cls(**known) if known["key"] else None
        return None


def entries(value: object) -> list[Any]:
    """Give the entries of a metadata map; one alone comes without a list, none as ``""``."""
    return ja.as_list(ja.inside(ja.inside(value, "metadata"), "entry")) if isinstance(value, Mapping) else []


def with_mark(value: object, mark: Mark) -> dict[str, Any]:
    """Give the metadata map of something with the mark in it, and all else as it was."""
    kept = [entry for entry in entries(value) if ja.inside(entry, "@key") != MARK]
    return {"entry": [*kept, mark.entry()]}
