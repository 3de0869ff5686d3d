"""What a deposit package is of, and what is in it: parts, and the manifest that names them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path

from ..errors import FileError, PublishError
from ..i18n import tr

FORMAT = "prodige_plugin deposit"
VERSION = 1
MANIFEST = "manifest.json"
#: Roles of parts.
DATA, RECORD, CATALOGUE, STYLE, THUMBNAIL, CONTEXT, CHECKS, SUMMARY = (
    "data", "record", "feature_catalogue", "style", "thumbnail", "context", "checks", "summary",
)  # fmt: skip
_PIECE = 1024**2


@dataclass(frozen=True)
class Part:
    """One file of a package."""

    #: path inside the archive: ASCII, slashes, no blank.
    name: str
    #: one of the roles above.
    role: str
    #: its bytes, or the file that holds them.
    source: bytes | Path = field(repr=False)
    #: the standard it follows, as a person reads it ("OGC GeoPackage 1.3").
    standard: str = ""
    media_type: str = "application/octet-stream"

    @property
    def size(self) -> int:
        """Its size in bytes.

        :raises FileError: the file is not there any more.
        """
        if isinstance(self.source, bytes):
            return len(self.source)
        try:
            return self.source.stat().st_size
        except OSError as error:
            raise unreadable(self.source, error) from error

    def pieces(self) -> Iterator[bytes]:
        """Give its bytes, piece by piece.

        :raises FileError: the file cannot be read.
        """
        if isinstance(self.source, bytes):
            yield self.source
            return
        try:
            with self.source.open("rb") as file:
                while piece := file.read(_PIECE):
                    yield piece
        except OSError as error:
            raise unreadable(self.source, error) from error


@dataclass(frozen=True)
class About:
    """What a package is of."""

    #: "dataset" or "map".
    kind: str
    title: str
    #: table (or map) to be created.
    table: str
    #: identifier of the record of the data set to be.
    record_id: str
    #: ISO 8601 date and time, UTC; the archive's files bear it too.
    when: str
    abstract: str = ""
    #: authority code ("EPSG:2154"), "" for a plain table.
    crs: str = ""
    #: number of features, -1 for none to count.
    count: int = -1
    #: "MultiPolygon", "" for a plain table.
    geometry: str = ""
    #: names of the fields.
    fields: tuple[str, ...] = ()
    #: extent in degrees, WGS 84, longitude first: west, south, east, north.
    box: tuple[float, float, float, float] | None = None
    organisation: str = ""
    email: str = ""
    #: key of the platform it is meant for, and its name.
    platform: str = ""
    platform_name: str = ""
    #: what tells this layer from any other of the same name.
    source: str = ""
    plugin_version: str = ""
    #: tables that a map shows.
    tables: tuple[str, ...] = ()
    #: sentences that whoever creates the data set should read.
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Entry:
    """One file as the manifest describes it."""

    name: str
    role: str
    size: int
    sha256: str
    standard: str = ""
    media_type: str = ""


@dataclass(frozen=True)
class Manifest:
    """What ``manifest.json`` says."""

    about: About
    entries: tuple[Entry, ...]
    #: SHA-256 over the contents without what changes with the day: two packages of the same data have the same one.
    content: str

    def to_bytes(self) -> bytes:
        """Give the file."""
        return (
            json.dumps(
                {
                    "format": FORMAT,
                    "version": VERSION,
                    **_about_json(self.about),
                    "content": self.content,
                    "files": [asdict(entry) for entry in self.entries],
                },
                ensure_ascii=False,
                indent=2,
            )
            + "\n"
        ).encode()

    @classmethod
    def parse(cls, data: bytes) -> Manifest:
        """Read the file.

        :raises PublishError: it is no manifest of a deposit package.
        """
        try:
            given = json.loads(data)
            if given["format"] != FORMAT:
                raise ValueError(str(given["format"])[:80])
            known = {name: given[name] for name in About.__dataclass_fields__ if name in given}
            for name in ("fields", "tables", "notes"):
                known[name] = tuple(str(each) for each in known.get(name) or ())
            known["box"] = tuple(float(each) for each in known["box"]) if known.get("box") else None
            entries = tuple(
                Entry(
                    name=str(one["name"]),
                    role=str(one["role"]),
                    size=int(one["size"]),
                    sha256=str(one["sha256"]),
                    standard=str(one.get("standard") or ""),
                    media_type=str(one.get("media_type") or ""),
                )
                for one in given["files"]
            )
            return cls(About(**known), entries, str(given["content"]))
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise PublishError(
                tr("This is no deposit package."),
                tr("Its manifest cannot be read."),
                tr("Make the package again."),
                detail=f"{type(error).__name__}: {error}",
            ) from error


def _about_json(about: About) -> dict[str, object]:
    """Give what the package is of, as JSON values."""
    return {name: list(value) if isinstance(value, tuple) else value for name, value in asdict(about).items()}


def unreadable(path: Path, error: OSError) -> FileError:
    """Say that a file cannot be read."""
    return FileError(
        tr("{name} cannot be read.", name=path.name),
        tr("The system said: {words}", words=error.strerror or error),
        tr("Make the deposit package again."),
        detail=str(path),
    )
