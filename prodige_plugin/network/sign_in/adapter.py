"""Asks signed in: between requests and the transport, for the doors whose account has a sign-in."""

from __future__ import annotations

import io
import zlib
from typing import Any

import requests
from requests.adapters import BaseAdapter

from ...feedback import Feedback
from .. import failures
from ..marks import marks_of
from ..responses import build
from . import registry
from .forms import sign_in_form

#: How much of a page is looked at for a sign-in form, in bytes on the wire.
LOOKED_AT = 128 * 1024


class SigningAdapter(BaseAdapter):
    """Puts on each request what the sign-in gave, and signs in again, once, where that was refused."""

    def __init__(
        self, inner: BaseAdapter, authcfg: str, feedback: Feedback | None, timeout_s: float, alone: bool = False
    ) -> None:
        """:param inner: what sends; it applies the account itself where no sign-in covers the address.
        :param alone: ``inner`` knows no accounts: an address that no sign-in covers cannot be asked.
        """
        super().__init__()
        self._inner = inner
        self._authcfg = authcfg
        self._feedback = feedback
        self._timeout_s = timeout_s
        self._alone = alone

    def send(self, request: requests.PreparedRequest, *args: Any, **kwargs: Any) -> requests.Response:
        """Send, signed in where the address is covered.

        :raises SignInRefused: the account is not accepted.
        """
        url = request.url or ""
        sign_in = registry.find(self._authcfg, url)
        if sign_in is None:
            if self._alone:
                raise failures.no_account(request.method or "", url, "an authcfg needs QGIS")
            return self._inner.send(request, *args, **kwargs)
        number = sign_in.ensure(url, self._feedback, self._timeout_s)
        for again in (True, False):
            dressed = _copy(request)
            sign_in.dress(dressed)
            response = self._inner.send(dressed, *args, **kwargs)
            refused = sign_in.is_refusal(response)
            if not refused:
                response, refused = _looked_at(response, self)
            if not (refused and again and _rewound(request)):
                break
            response.close()
            sign_in.renew(number, url, self._feedback, self._timeout_s)
        sign_in.took(dressed, response)
        return response

    def keep_connections(self, keep: bool) -> None:
        """Tell the transport whether to keep connections."""
        if hasattr(self._inner, "keep_connections"):
            self._inner.keep_connections(keep)

    def close(self) -> None:
        """Close the transport."""
        self._inner.close()


def _copy(request: requests.PreparedRequest) -> requests.PreparedRequest:
    """Give the request to dress: the one requests holds is sent on elsewhere after a redirect, undressed."""
    dressed = request.copy()
    marks = marks_of(request)
    marks.signed = True
    vars(dressed)["_prodige_marks"] = marks
    return dressed


def _rewound(request: requests.PreparedRequest) -> bool:
    """Whether the body can be sent again: what was refused was not acted upon."""
    from ..session import rewind

    return rewind(request.body)


def _looked_at(response: requests.Response, adapter: BaseAdapter) -> tuple[requests.Response, bool]:
    """Look into a web page for a sign-in form; gives the answer to use, unread, and whether it is one."""
    kind = response.headers.get("Content-Type", "").lower()
    if response.status_code != 200 or "html" not in kind or response.request.method == "HEAD":
        return response, False
    raw: Any = response.raw
    wire = b""
    while len(wire) < LOOKED_AT:
        piece = raw.read(LOOKED_AT - len(wire), decode_content=False)
        if not piece:
            break
        wire += piece
    page = _unpacked(wire, response.headers.get("Content-Encoding", "")).decode("utf-8", "replace")
    form = sign_in_form(page)
    fields = [(str(name), str(value)) for name, value in raw._original_response.msg.items()]
    fresh = build(
        response.request, response.status_code, response.reason or "", fields, _Replayed(wire, raw), adapter
    )  # fmt: skip
    return fresh, form is not None


def _unpacked(wire: bytes, encoding: str) -> bytes:
    """Uncompress the beginning of a body; what cannot be is given as it is."""
    if encoding.strip().lower() not in ("gzip", "deflate", "x-gzip"):
        return wire
    try:
        return zlib.decompressobj(47).decompress(wire, 4 * LOOKED_AT)
    except zlib.error:
        return wire


class _Replayed(io.RawIOBase):
    """A body whose beginning was read already."""

    def __init__(self, head: bytes, rest: Any) -> None:
        super().__init__()
        self._head = head
        self._rest = rest

    def readable(self) -> bool:
        """Whether it can be read: yes."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Give the beginning again, then what follows."""
        if self._head:
            piece, self._head = self._head[: len(buffer)], self._head[len(buffer) :]
        else:
            piece = self._rest.read(len(buffer), decode_content=False)
        buffer[: len(piece)] = piece
        return len(piece)

    def close(self) -> None:
        """Let the answer go."""
        if not self.closed:
            self._rest.close()
        super().close()
