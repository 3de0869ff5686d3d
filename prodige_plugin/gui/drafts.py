"""Drafts of records on this computer: work that is not published yet survives a crash (promise P9).

One file per layer or record, written beside its place and moved into it, so that a cut never
leaves half a draft. Neither Qt nor QGIS here; the folder is the caller's to give.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from ..errors import PluginError
from ..i18n import tr
from ..paths import write_whole


@dataclass(frozen=True)
class Draft:
    """A record as edited, and the record as it was read from the catalogue."""

    #: what it belongs to: see :func:`key_of`.
    key: str
    title: str
    record: str
    #: the catalogue's record the edits began from; "" when the record is new.
    base: str = ""
    platform: str = ""
    record_id: str = ""
    #: ISO 8601 date and time, UTC.
    saved: str = ""

    @classmethod
    def text(cls, data: bytes | None) -> str:
        """Give a record as a draft holds it; bytes of any encoding come back from it as they were."""
        return "" if data is None else data.decode("utf-8", "surrogateescape")

    def record_bytes(self) -> bytes:
        """Give the record as edited."""
        return self.record.encode("utf-8", "surrogateescape")

    def base_bytes(self) -> bytes | None:
        """Give the record as it was read; ``None`` when the record is new."""
        return self.base.encode("utf-8", "surrogateescape") or None


def key_of(record_id: str, layer_source: str, layer_name: str = "") -> str:
    """Give the name a draft is kept under: the record's identifier, else what the layer reads."""
    return record_id if record_id else f"layer:{layer_name}:{layer_source}"


class Drafts:
    """The drafts in a folder."""

    def __init__(self, folder: Path) -> None:
        """:param folder: made on first use."""
        self.folder = folder

    def _path(self, key: str) -> Path:
        return self.folder / f"{hashlib.sha256(key.encode()).hexdigest()[:32]}.json"

    def save(self, draft: Draft) -> Draft:
        """Write a draft, wholly or not at all; gives it back with its time.

        :raises PluginError: the disk refused.
        """
        stamped = Draft(**{**asdict(draft), "saved": datetime.now(UTC).isoformat(timespec="seconds")})
        path = self._path(draft.key)
        try:
            # escaped: a record that is not in UTF-8 has characters that no file takes as they are
            write_whole(path, json.dumps(asdict(stamped)))
        except OSError as error:
            raise PluginError(
                tr("The draft could not be saved."),
                tr("The disk refused: {reason}", reason=error.strerror or error),
                tr("Free some space, then save again; nothing of what you typed is lost while the dock is open."),
                detail=str(path),
            ) from error
        return stamped

    def load(self, key: str) -> Draft | None:
        """Give the draft of a key, ``None`` when there is none or it cannot be read."""
        path = self._path(key)
        try:
            found = json.loads(path.read_text(encoding="utf-8"))
            draft = Draft(**found)
        except (OSError, ValueError, TypeError):
            return None
        return draft if draft.key == key else None

    def all(self) -> list[Draft]:
        """Give the drafts there are, the last one first; those that cannot be read are left out."""
        found: list[Draft] = []
        for path in self.folder.glob("*.json"):
            try:
                found.append(Draft(**json.loads(path.read_text(encoding="utf-8"))))
            except (OSError, ValueError, TypeError):
                continue
        return sorted(found, key=lambda draft: draft.saved, reverse=True)

    def drop(self, key: str) -> None:
        """Forget a draft; harmless when there is none."""
        self._path(key).unlink(missing_ok=True)
