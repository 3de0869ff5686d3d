"""The directory of platforms that is shipped with the plugin (``resources/platforms/directory.json``).

Addresses as they were seen in public material; each can be changed once the platform is in the list.
"""

from __future__ import annotations

import json
from dataclasses import dataclass

from ..errors import FileError
from ..i18n import tr
from ..paths import resource
from .model import Platform

#: The kinds of entries, in the order of the directory.
KINDS = ("prodige", "regional", "national")


@dataclass(frozen=True)
class Entry:
    """One platform of the directory."""

    platform: Platform
    #: one of :data:`KINDS`.
    kind: str


def entries() -> tuple[Entry, ...]:
    """Give the entries, by kind and then by name.

    :raises FileError: the file is missing or damaged.
    """
    try:
        stated = json.loads(resource("platforms", "directory.json").read_bytes())["platforms"]
        found = [
            Entry(Platform(item["key"], item["name"], item["product"], dict(item["endpoints"])), item["kind"])
            for item in stated
        ]
        return tuple(sorted(found, key=lambda entry: (KINDS.index(entry.kind), entry.platform.name.casefold())))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise FileError(
            tr("The directory of platforms cannot be read."),
            tr("A file of the plugin is missing or damaged."),
            tr("Install the plugin again; until then, add the platform by its address."),
            detail=str(error),
        ) from error
