"""A file served as good download servers serve it, with ranges and validators, or as bad ones do.

::

    file = RangedFile(body, cuts=[1000])          # the first answer stops after 1000 bytes
    server.route("/data.zip", file)
    …
    assert file.asked == ["", "bytes=1000-"]
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from email.utils import formatdate

from tests.servers.http import Handler


@dataclass
class RangedFile:
    """A route of the HTTP server of the tests."""

    body: bytes
    kind: str = "application/octet-stream"
    etag: str = '"v1"'
    #: answer with the whole file whatever range is asked.
    ignores_ranges: bool = False
    #: give the part that is asked for, whatever version ``If-Range`` names.
    deaf_to_if_range: bool = False
    #: after how many bytes of the body the first answers are cut.
    cuts: list[int] = field(default_factory=list)
    headers: dict[str, str] = field(default_factory=dict)
    #: the ``Range`` of each request, "" where none was asked.
    asked: list[str] = field(default_factory=list)
    #: how many answers said that nothing changed.
    unchanged: int = 0

    def __call__(self, handler: Handler) -> None:
        """Answer one request."""
        given = handler.seen.headers
        self.asked.append(given.get("range", ""))
        if self.etag and self.etag in given.get("if-none-match", ""):
            self.unchanged += 1
            handler.reply(304, b"", headers={"ETag": self.etag})
            return
        found = re.match(r"bytes=(\d+)-(\d*)$", given.get("range", ""))
        same = self.deaf_to_if_range or given.get("if-range", self.etag) == self.etag
        start, end = 0, len(self.body)
        partial = found is not None and same and not self.ignores_ranges
        if found is not None and partial:
            start = int(found[1])
            end = min(int(found[2]) + 1, end) if found[2] else end
            if start >= len(self.body):
                handler.reply(416, b"", headers={"Content-Range": f"bytes */{len(self.body)}"})
                return
        handler.send_response(206 if partial else 200)
        headers = {"Content-Type": self.kind, "Content-Length": str(end - start), "ETag": self.etag, **self.headers}
        if not self.etag:
            headers.pop("ETag")
        headers.setdefault("Date", formatdate(usegmt=True))
        if partial:
            headers["Content-Range"] = f"bytes {start}-{end - 1}/{len(self.body)}"
        if not self.ignores_ranges:
            headers["Accept-Ranges"] = "bytes"
        for name, value in headers.items():
            handler.send_header(name, value)
        handler.end_headers()
        if handler.command == "HEAD":
            return
        if self.cuts:
            handler.wfile.write(self.body[start : start + self.cuts.pop(0)])
            handler.drop()
            return
        handler.wfile.write(self.body[start:end])
