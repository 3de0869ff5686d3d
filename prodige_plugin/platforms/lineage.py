"""What the record's lineage tells of a publication: one sentence, never twice."""

from __future__ import annotations

import re

from ..i18n import tr
from ..metadata.record import Record

_LATER = "\x00"


def sentence(platform: str, source: str, when: str, count: int) -> str:
    """Give the sentence on one publication.

    :param platform: name of the platform.
    :param source: name of the file; "" where there is none.
    :param when: ISO 8601 date, or date and time, of which the date is told.
    :param count: features published.
    """
    return _told(platform, source, when[:10], str(count))


def with_sentence(data: bytes, platform: str, source: str, when: str, count: int) -> bytes:
    """Give a record (ISO 19139) whose lineage ends with the sentence, in the place of the one of the time before.

    All else of the lineage is kept. A platform has one sentence, however often it was published there.
    """
    record = Record.parse(data)
    lineage = str(record.get("lineage") or "")
    for pattern in (_pattern(platform, with_file=True), _pattern(platform, with_file=False)):
        lineage = pattern.sub("", lineage)
    parts = [part for part in (lineage.strip(), sentence(platform, source, when, count)) if part]
    record.set("lineage", "\n".join(parts))
    return record.to_bytes()


def _told(platform: str, source: str, when: str, count: str) -> str:
    """Fill the sentence."""
    if source:
        return tr(
            "Published on “{platform}” on {date} from the file {file}, {count} features.",
            platform=platform,
            date=when,
            file=source,
            count=count,
        )
    return tr("Published on “{platform}” on {date}, {count} features.", platform=platform, date=when, count=count)


def _pattern(platform: str, *, with_file: bool) -> re.Pattern[str]:
    """Find the sentence of any publication on a platform, in the language in use."""
    text = re.escape(_told(platform, _LATER if with_file else "", _LATER, _LATER))
    return re.compile(r"\s*" + text.replace(re.escape(_LATER), r"[^\n]*?"))
