"""The memory that 10,000 results take when a person scrolls through all of them, pictures included."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

from tools import desktop

from .pages import PagesServer
from .report import Row, row

ROOT = Path(__file__).resolve().parent.parent
COUNT = 10_000


def run(folder: Path) -> list[Row]:
    """Scroll once; memory does not vary between runs as times do."""
    profile = desktop.Profile(folder / "profile-plugin", plugin=desktop.staged_plugin())
    profile.create()
    with PagesServer(COUNT + 2_000, _picture(320)) as address:
        arguments = {"csw": address, "count": COUNT}
        answer = desktop.run(profile, ROOT / "benchmarks/inside/scroll_plugin.py", arguments, timeout_s=240)
    if int(str(answer["rows"])) < COUNT:
        raise RuntimeError(f"only {answer['rows']} results came")
    return [
        row("scrolled_10000_mb", float(str(answer["mb"])), None, "–", "MB", "≤ 60 MB", lambda value, _r: value <= 60),
        row("scrolling_gap_ms", float(str(answer["gap_ms"])), None, "–", "ms", "for information", lambda _v, _r: True),
    ]


def _picture(side: int) -> bytes:
    """Give a PNG of ``side`` × ``side`` pixels that does not shrink to nothing."""
    lines = b"".join(b"\0" + bytes((x * y * 7 + x) & 0xFF for x in range(side * 3)) for y in range(side))

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(lines, 1)) + chunk(b"IEND", b"")
