"""The results that were seen last, for when there is no network: packed, bounded, in one file."""

from __future__ import annotations

import base64
import binascii
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from qgis.PyQt.QtCore import QObject

from ..catalogue.keeping import text, unpack
from ..catalogue.model import Summary
from ..catalogue.together import Hit, plain
from .kept import Kept

#: The most hits of one question, and in all.
MOST_OF_ONE, MOST = 60, 400


@dataclass(frozen=True)
class Answer:
    """What one question gave."""

    #: local date and time, ISO 8601 to the minute.
    when: str
    words: str
    #: keys of the platforms asked.
    platforms: tuple[str, ...]
    packed: tuple[bytes, ...]


class LastResults(QObject):
    """The last answers, the newest first."""

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        """:param folder: where the file lies; made on first use."""
        super().__init__(parent)
        empty: tuple[Answer, ...] = ()
        self._kept = Kept(
            folder / "last_results.json", "prodige_plugin results", empty, _as_values, _from_values, self, said=False
        )

    def note(self, words: str, platforms: Sequence[str], hits: Sequence[Hit]) -> None:
        """Keep what a question gave, in place of an older answer to the same words."""
        if not hits:
            return
        packed = tuple(hit.packed for hit in hits[:MOST_OF_ONE])
        answer = Answer(datetime.now().isoformat(timespec="minutes"), words, tuple(platforms), packed)

        def noted(value: tuple[Answer, ...]) -> tuple[Answer, ...]:
            asked = (plain(words), set(platforms))
            left = [one for one in value if (plain(one.words), set(one.platforms)) != asked]
            kept, count = [answer], len(packed)
            for one in left:
                count += len(one.packed)
                if count > MOST:
                    break
                kept.append(one)
            return tuple(kept)

        self._kept.change(noted)

    def find(self, words: str, platforms: Sequence[str]) -> tuple[Answer, list[Summary]] | None:
        """Give the newest answer of these platforms that has hits with all the words, and those hits.

        Reads what is packed: some hundred hits take some milliseconds; call it in a worker thread.
        """
        wanted = plain(words).split()
        for answer in self._kept.value:
            if not set(answer.platforms) & set(platforms):
                continue
            found = [summary for summary in map(_unpacked, answer.packed) if summary is not None]
            found = [one for one in found if all(word in _text_of(one) for word in wanted)]
            if found:
                return answer, found
        return None

    def flush(self) -> None:
        """Write what is not written yet."""
        self._kept.flush()


def _text_of(summary: Summary) -> str:
    return plain(" ".join((summary.title, summary.abstract, summary.organisation, *summary.keywords)))


def _unpacked(packed: bytes) -> Summary | None:
    try:
        found = unpack(packed)
    except (ValueError, zlib.error):
        return None  # damaged; the others are not
    return found if found.identifier else None


def _as_values(answers: tuple[Answer, ...]) -> list[Any]:
    return [
        {
            "when": one.when,
            "words": one.words,
            "platforms": list(one.platforms),
            "hits": [base64.b85encode(packed).decode("ascii") for packed in one.packed],
        }
        for one in answers
    ]


def _from_values(values: Any) -> tuple[Answer, ...]:
    found = []
    for value in values if isinstance(values, list) else ():
        if not isinstance(value, Mapping) or not isinstance(value.get("hits"), list):
            continue
        platforms = value.get("platforms")
        keys = tuple(key for key in platforms if isinstance(key, str)) if isinstance(platforms, list) else ()
        packed = []
        for hit in value["hits"][:MOST_OF_ONE]:
            try:
                packed.append(base64.b85decode(hit))
            except (ValueError, TypeError, binascii.Error):
                continue
        found.append(Answer(text(value.get("when")), text(value.get("words")), keys, tuple(packed)))
    return tuple(found)
