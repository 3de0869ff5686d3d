"""From the front to the parts behind it, on loopback."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException  # noqa: TID251  between servers, where QGIS is not

from ..errors import PlatformError
from ..i18n import tr
from .home import Home, read_json
from .parts.serving import KEY_HEADER


@dataclass(frozen=True)
class Reply:
    """What a part answered."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes

    @property
    def content_type(self) -> str:
        """The media type with its parameters; "" when not stated."""
        return next((value for name, value in self.headers if name.lower() == "content-type"), "")


class Gateway:
    """Sends requests to the parts; safe to use from several threads."""

    def __init__(self, home: Home, key: str) -> None:
        """:param key: the platform's key, which the parts ask for."""
        self._home = home
        self._key = key

    def call(
        self,
        part: str,
        method: str,
        target: str,
        *,
        headers: Mapping[str, str] | None = None,
        body: bytes = b"",
        timeout_s: float = 115.0,
    ) -> Reply:
        """Send one request; once more when the part was restarted meanwhile and nothing was sent.

        :param target: path and query, percent-encoded.
        :raises PlatformError: the part does not answer.
        """
        failure: Exception | None = None
        for _attempt in range(2):
            ready = read_json(self._home.part_file(part))
            if ready is None:
                break
            connection = HTTPConnection("127.0.0.1", int(ready["port"]), timeout=timeout_s)
            try:
                try:
                    connection.connect()
                except OSError as error:
                    failure = error
                    continue
                connection.request(method, target, body or None, {**(headers or {}), KEY_HEADER: self._key})
                answer = connection.getresponse()
                return Reply(answer.status, tuple(answer.getheaders()), answer.read())
            except (OSError, HTTPException) as error:
                failure = error
                break
            finally:
                connection.close()
        raise PlatformError(
            tr("The part “{part}” of the practice platform does not answer.", part=part),
            tr("It was stopped, or is being started again."),
            tr("Try again in a few seconds; “status” says how each part is."),
            detail=str(failure or ""),
        )
