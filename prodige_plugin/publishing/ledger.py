"""What this workstation published: where, when, from which file, with which checksums. In the profile, not in projects.

One SQLite file that several QGIS windows may read and write at once: each entry is written in a
transaction of its own, so that a crash leaves the entry before or the entry after. No secret goes
in: a source is kept without its account, and every text is redacted.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path

from ..errors import PublishError, redact
from ..i18n import tr

#: How long one window waits for another one's entry to be written, in seconds.
_WAIT = 10.0
_VERSION = 1
_TABLE = """
CREATE TABLE IF NOT EXISTS entries (
    platform TEXT NOT NULL, place TEXT NOT NULL, key TEXT NOT NULL, saved TEXT NOT NULL, entry TEXT NOT NULL,
    PRIMARY KEY (platform, place, key))
"""


@dataclass(frozen=True)
class Entry:
    """One thing this workstation published, as it last did."""

    #: key of the platform.
    platform: str
    #: the publication, as the platform knows it.
    key: str
    title: str
    #: "layer", "raster" or "map".
    kind: str
    #: ISO 8601 date and time, UTC.
    when: str
    #: where on the platform it is (schema, workspace …), as the platform's publications say; "" where there is one.
    place: str = ""
    #: file or table it came from, without any account; "" for what is in memory only.
    source: str = ""
    #: size and date of the source's files when they were read (:func:`.fingerprint.stamp`); "" when they have none.
    stamp: str = ""
    #: id of the layer in the project it was published from.
    layer_id: str = ""
    #: "data", "style", "record" → checksum, hexadecimal.
    sums: dict[str, str] = field(default_factory=dict)
    #: features published, -1 where that means nothing.
    count: int = -1
    tables: tuple[str, ...] = ()
    services: tuple[str, ...] = ()
    records: tuple[str, ...] = ()
    #: role ("wms", "record" …) → address.
    links: dict[str, str] = field(default_factory=dict)
    #: name of this computer.
    workstation: str = ""
    #: what the platform held of it once it was published, in the product's own words; "" where that is not kept.
    there: str = ""


class Ledger:
    """The entries of this workstation, for all platforms."""

    def __init__(self, path: Path) -> None:
        """:param path: the file; made with its folder at the first entry."""
        self.path = path

    def note(self, entry: Entry) -> None:
        """Write an entry, in the place of the one of the same publication.

        :raises PublishError: the disk refused.
        """
        text = json.dumps(_plain(asdict(entry)), ensure_ascii=False)
        with self._open() as connection:
            connection.execute(
                "INSERT OR REPLACE INTO entries (platform, place, key, saved, entry) VALUES (?, ?, ?, ?, ?)",
                (entry.platform, entry.place, entry.key, entry.when, text),
            )

    def forget(self, platform: str, key: str, place: str = "") -> None:
        """Delete an entry; harmless when there is none.

        :raises PublishError: the disk refused.
        """
        if self.path.is_file():
            with self._open() as connection:
                connection.execute(
                    "DELETE FROM entries WHERE platform = ? AND place = ? AND key = ?", (platform, place, key)
                )

    def entry(self, platform: str, key: str, place: str = "") -> Entry | None:
        """Give what is known of one publication.

        :raises PublishError: the file cannot be read.
        """
        return next(
            (each for each in self._read("WHERE platform = ? AND place = ? AND key = ?", (platform, place, key))), None
        )

    def entries(self, platform: str = "") -> list[Entry]:
        """Give what was published, the newest first; of one platform, or of all.

        :raises PublishError: the file cannot be read.
        """
        if platform:
            return self._read("WHERE platform = ? ORDER BY saved DESC, key", (platform,))
        return self._read("ORDER BY saved DESC, platform, key", ())

    def _read(self, where: str, values: tuple[str, ...]) -> list[Entry]:
        """Give entries; those of a later version that cannot be understood are left out."""
        if not self.path.is_file():
            return []
        with self._open() as connection:
            texts = [text for (text,) in connection.execute(f"SELECT entry FROM entries {where}", values)]  # noqa: S608
        return [entry for entry in map(_entry, texts) if entry is not None]

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        """Give the file, in a transaction that ends with the block."""
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            connection = sqlite3.connect(self.path, timeout=_WAIT, isolation_level=None)
            try:
                connection.execute("PRAGMA synchronous=FULL")
                # taken before anything is read, so that two windows wait for each other instead of failing
                connection.execute("BEGIN IMMEDIATE")
                connection.execute(_TABLE)
                connection.execute(f"PRAGMA user_version={_VERSION}")
                yield connection
                connection.execute("COMMIT")
            finally:
                connection.close()
        except (sqlite3.Error, OSError) as error:
            raise PublishError(
                tr("The list of what this computer published cannot be read or written."),
                tr("The system said: {error}", error=error),
                tr("Check that your QGIS profile's folder can be written."),
                detail=str(self.path),
            ) from error


def _plain(value: object) -> object:
    """Give a value as JSON holds it, every text redacted."""
    if isinstance(value, str):
        return redact(value)
    if isinstance(value, Mapping):
        return {str(key): _plain(inner) for key, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(inner) for inner in value]
    return value


def _entry(text: str) -> Entry | None:
    """Read one entry; ``None`` when it is none."""
    try:
        value = json.loads(text)
        known = {each.name for each in fields(Entry)}
        kept = {name: inner for name, inner in value.items() if name in known}
        for name in ("tables", "services", "records"):
            kept[name] = tuple(str(each) for each in kept.get(name, ()))
        return Entry(**kept)
    except (ValueError, TypeError, AttributeError):
        return None
