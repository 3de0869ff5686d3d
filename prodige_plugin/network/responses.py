"""From what a transport received to the ``requests.Response`` that requests-based code reads.

Both transports hand over raw bytes as they came over the wire; urllib3 uncompresses them and
counts them against ``Content-Length``, so that a cut answer is never taken for a whole one.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from http.client import HTTPMessage
from typing import Any

import requests
from requests.adapters import BaseAdapter
from requests.cookies import extract_cookies_to_jar
from requests.structures import CaseInsensitiveDict
from requests.utils import get_encoding_from_headers
from urllib3.exceptions import DecodeError, HTTPError, IncompleteRead
from urllib3.response import HTTPResponse

from . import failures
from .stream import CHUNK

#: Hop-by-hop fields (RFC 9110, section 7.6.1): the transport has dealt with them.
_HOP_BY_HOP = frozenset({"transfer-encoding", "connection", "keep-alive"})


class _Original:
    """The few things of an ``http.client`` answer that requests (cookies) and urllib3 look at."""

    def __init__(self, fields: list[tuple[str, str]], body: io.RawIOBase) -> None:
        self.msg = HTTPMessage()
        for name, value in fields:
            self.msg.add_header(name, value)
        self._body = body

    def isclosed(self) -> bool:
        return self._body.closed

    def close(self) -> None:
        self._body.close()


def build(
    request: requests.PreparedRequest,
    status: int,
    reason: str,
    fields: list[tuple[str, str]],
    body: io.RawIOBase,
    adapter: BaseAdapter,
) -> requests.Response:
    """Put an answer together; its body is read from ``body`` when it is asked for.

    :param fields: header fields as they came; the same name may come several times.
    """
    fields = [(name, value) for name, value in fields if name.lower() not in _HOP_BY_HOP]
    original: Any = _Original(fields, body)
    raw = HTTPResponse(
        body=body,
        headers=_joined(fields),
        status=status,
        reason=reason,
        version=11,
        preload_content=False,
        decode_content=False,
        original_response=original,
        enforce_content_length=True,
        request_method=request.method,
    )
    response = requests.Response()
    response.status_code = status
    response.reason = reason
    response.headers = CaseInsensitiveDict(_joined(fields))
    response.encoding = get_encoding_from_headers(response.headers)  # type: ignore[no-untyped-call]
    response.raw = raw
    response.url = request.url or ""
    response.request = request
    response.connection = adapter  # type: ignore[attr-defined]  # as HTTPAdapter.build_response does
    extract_cookies_to_jar(response.cookies, request, raw)  # type: ignore[no-untyped-call]
    return response


def _joined(fields: list[tuple[str, str]]) -> dict[str, str]:
    """Join the values of a name that came several times (RFC 9110, section 5.2)."""
    names: dict[str, str] = {}
    values: dict[str, str] = {}
    for name, value in fields:
        key = name.lower()
        names.setdefault(key, name)
        values[key] = f"{values[key]}, {value}" if key in values else value
    return {names[key]: value for key, value in values.items()}


def pieces(response: requests.Response) -> Iterator[bytes]:
    """Give the body piece by piece, uncompressed.

    :raises CutAnswer: it stopped before its end, or its compression is broken.
    """
    request = response.request
    method, url = request.method or "", response.url
    try:
        # Small steps where it is compressed: one step may unfold a thousandfold.
        yield from response.raw.stream(CHUNK // 16 if "Content-Encoding" in response.headers else CHUNK, True)
    except IncompleteRead as error:
        raise failures.cut(method, url, f"{error.partial!r} bytes came, {error.expected} more expected") from error
    except (DecodeError, HTTPError) as error:
        raise failures.cut(method, url, error) from error


def length_of(response: requests.Response) -> int | None:
    """Give the stated length of the body in bytes, or ``None`` if it is unknown or compressed."""
    stated = response.headers.get("Content-Length", "")
    if "Content-Encoding" in response.headers or not (stated.isascii() and stated.isdigit()):
        return None
    return int(stated)
