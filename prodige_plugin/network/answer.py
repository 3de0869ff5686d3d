"""What is expected of a server, and what it answered."""

from __future__ import annotations

import enum
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..errors import NetworkError
from ..i18n import tr

if TYPE_CHECKING:
    from lxml import etree

_CHARSET = re.compile(r"charset\s*=\s*\"?([\w.:-]+)", re.IGNORECASE)


class Expect(enum.Enum):
    """What kind of answer the caller can use; anything else becomes a typed error."""

    ANY = "any"
    XML = "xml"
    JSON = "json"
    IMAGE = "image"


class Headers(Mapping[str, str]):
    """Header fields of an answer; names are compared without case (RFC 9110, section 5.1)."""

    def __init__(self, fields: Iterable[tuple[str, str]] = ()) -> None:
        """:param fields: names and values; of a name given twice the values are joined by a comma."""
        self._fields: dict[str, tuple[str, str]] = {}
        for name, value in fields:
            key = name.lower()
            before = self._fields.get(key)
            self._fields[key] = (before[0], f"{before[1]}, {value}") if before else (name, value)

    def __getitem__(self, name: str) -> str:
        """Give the value of a field."""
        return self._fields[name.lower()][1]

    def __iter__(self) -> Iterator[str]:
        """Give the names as the server wrote them."""
        return (name for name, _value in self._fields.values())

    def __len__(self) -> int:
        """Count the names."""
        return len(self._fields)

    def __repr__(self) -> str:
        """Names only: a value may be a cookie."""
        return f"Headers({', '.join(self)})"


@dataclass(frozen=True)
class Answer:
    """What a server answered, its status being 2xx."""

    status: int
    headers: Headers
    #: the body, uncompressed; empty when it was streamed to :attr:`path`.
    content: bytes = field(repr=False)
    #: the address that answered, after redirects; never holds a user name or password.
    url: str
    #: the file the body was streamed to, if one was asked.
    path: Path | None = None

    @property
    def content_type(self) -> str:
        """The media type in lower case, without parameters; empty if the server names none."""
        return self.headers.get("Content-Type", "").partition(";")[0].strip().lower()

    @property
    def text(self) -> str:
        """The body as text, by the charset the server states (UTF-8 otherwise); never fails."""
        stated = _CHARSET.search(self.headers.get("Content-Type", ""))
        try:
            return self.content.decode(stated[1] if stated else "utf-8", "replace")
        except LookupError:
            return self.content.decode("utf-8", "replace")

    def xml(self) -> etree._Element:
        """Give the root of the body parsed as XML from a stranger.

        :raises BadXml: not well-formed, cut, hostile, or too large.
        """
        from .. import xmlsafe

        return xmlsafe.parse(self.content)

    def json(self) -> Any:
        """Give the body parsed as JSON.

        :raises NetworkError: the body is not JSON.
        """
        try:
            return json.loads(self.content)
        except (ValueError, RecursionError) as error:
            raise NetworkError(
                tr("The server's answer cannot be read."),
                tr("It should be JSON and is not: {error}", error=error),
                tr("Try again; if it happens again, tell the platform's administrator."),
                detail=f"{self.url}\n{self.content[:500].decode('utf-8', 'replace')}",
            ) from error
