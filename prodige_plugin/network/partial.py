"""A file that comes in several requests: what has come stays, and the next request asks for the rest only.

Source: RFC 9110, section 14 (range requests) and section 13.1.5 (If-Range).
"""

from __future__ import annotations

import contextlib
import json
import re
from pathlib import Path

from . import failures
from .answer import Headers

_CONTENT_RANGE = re.compile(r"^\s*bytes\s+(\d+)-\d+/(?:\d+|\*)\s*$", re.IGNORECASE)


class Partial:
    """What has come of a file so far, and of which version of it.

    Beside the file stands a small one with the validators of that version (``ETag``, ``Last-Modified``); without
    them nothing is ever joined, since the server's file may have changed in between.
    """

    def __init__(self, path: Path) -> None:
        """:param path: where the bytes go; the name usually ends in ``.part``."""
        self.path = path
        self._mark = path.with_name(f"{path.name}.json")

    def size(self) -> int:
        """Give how many bytes have come."""
        with contextlib.suppress(OSError):
            return self.path.stat().st_size
        return 0

    def fields(self) -> dict[str, str]:
        """Give the header fields that ask for what is missing; for all of it where nothing can be joined."""
        # a range counts the bytes of the file, so the file must come as it is
        fields = {"Accept-Encoding": "identity"}
        validator, size = self._validator(), self.size()
        if validator and size:
            # from the last byte on that has come: where all has, there is still something to send
            fields |= {"Range": f"bytes={size - 1}-", "If-Range": validator}
        return fields

    def begin(self, status: int, headers: Headers, method: str, url: str) -> int:
        """Take note of the head of an answer and give the place in the file where its body goes, in bytes.

        :raises CutAnswer: the server sends another part than the one that is missing.
        """
        validator = _stated_validator(headers)
        if status == 206:
            stated, known = _CONTENT_RANGE.match(headers.get("Content-Range", "")), self._validator()
            # some servers do not hear If-Range; a part says what it is a part of (section 15.3.7)
            comparable = bool(validator and known) and validator.startswith('"') == known.startswith('"')
            other = comparable and validator != known
            if stated is None or int(stated[1]) > self.size() or other:
                self.discard()
                raise failures.cut(method, url, f"Content-Range: {headers.get('Content-Range', '')}")
            return int(stated[1])
        self.discard()
        if validator and "Content-Encoding" not in headers:
            try:
                self._mark.write_text(json.dumps({"validator": validator}), encoding="utf-8")
            except OSError as error:
                raise failures.file_failed(self._mark, error) from error
        return 0

    def discard(self) -> None:
        """Forget what has come."""
        for path in (self.path, self._mark):
            with contextlib.suppress(OSError):
                path.unlink(missing_ok=True)

    def finish(self, path: Path) -> None:
        """Give the whole file its name.

        :raises FileError: it cannot be renamed.
        """
        try:
            self.path.replace(path)
        except OSError as error:
            raise failures.file_failed(path, error) from error
        self.discard()

    def _validator(self) -> str:
        """Give what the server said to recognise the version by; "" where nothing is known."""
        try:
            known = json.loads(self._mark.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return ""
        value = known.get("validator") if isinstance(known, dict) else None
        return value if isinstance(value, str) and value.isascii() and value.isprintable() else ""


def _stated_validator(headers: Headers) -> str:
    """Give what an answer says to recognise the version by: its strong ``ETag``, else its ``Last-Modified``."""
    etag = headers.get("ETag", "").strip()
    # a weak validator does not promise the same bytes (section 13.1.5)
    return etag if etag.startswith('"') else headers.get("Last-Modified", "").strip()
