"""The one ``requests.Session``: redirects only for reading, accounts only for the host that was asked."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Protocol, runtime_checkable

import requests
from requests.adapters import BaseAdapter

from ..errors import NetworkError
from ..feedback import Feedback
from .failures import ConnectionDropped, bad_address, harmless, other_network, too_many_redirects
from .marks import Marks, marks_of
from .retry import BUSY_STATUSES, SAFE_METHODS, RetryPolicy, pause
from .stream import FileBody

MAX_REDIRECTS = 10
#: Names of header fields that may hold a secret: Authorization, X-XSRF-TOKEN, X-API-KEY, X-CKAN-API-Key …
_SECRET = re.compile("auth|token|key|secret", re.IGNORECASE)


class DoorSession(requests.Session):
    """A session for one door; requests-based libraries may use it as any other session."""

    def __init__(self, adapter: BaseAdapter) -> None:
        """:param adapter: what sends: mounted for http and https, and nothing for any other scheme."""
        super().__init__()
        self.adapters.clear()
        self.mount("http://", adapter)
        self.mount("https://", adapter)
        self.max_redirects = MAX_REDIRECTS
        # Said by us rather than left to the transport, so that what comes is counted as it was sent.
        self.headers["Accept-Encoding"] = "gzip, deflate"

    def keep_connections(self, keep: bool) -> None:
        """Keep the connections of one request for the next, or not; requests' own transport always does."""
        for adapter in self.adapters.values():
            if isinstance(adapter, KeepsConnections):
                adapter.keep_connections(keep)

    def get_redirect_target(self, resp: requests.Response) -> str | None:
        """Give where a redirect leads, for GET and HEAD only: nothing else is ever sent on."""
        if resp.request.method not in {"GET", "HEAD"}:
            return None
        target: str | None = super().get_redirect_target(resp)
        return target

    def rebuild_auth(self, prepared_request: requests.PreparedRequest, response: requests.Response) -> None:
        """Take the account off a redirected request that leaves the host that was asked."""
        origin = marks_of(response.request).origin or response.request.url or ""
        foreign = bool(self.should_strip_auth(origin, prepared_request.url or ""))  # type: ignore[no-untyped-call]
        # requests copies a prepared request by its own fields: the marks are made anew.
        vars(prepared_request)["_prodige_marks"] = Marks(origin=origin, foreign=foreign)
        if foreign:
            for name in [name for name in prepared_request.headers if _SECRET.search(name)]:
                del prepared_request.headers[name]


@runtime_checkable
class KeepsConnections(Protocol):
    """An adapter of ours, that can be told whether to keep connections."""

    def keep_connections(self, keep: bool) -> None:
        """Keep the connections of one request for the next, or not."""


class RetryingAdapter(BaseAdapter):
    """Sends through another adapter, and again when that is harmless and may help."""

    def __init__(self, inner: BaseAdapter, policy: RetryPolicy, feedback: Feedback | None) -> None:
        """:param inner: the transport."""
        super().__init__()
        self._inner = inner
        self._policy = policy
        self._feedback = feedback

    def send(self, request: requests.PreparedRequest, *args: Any, **kwargs: Any) -> requests.Response:
        """Send; safe requests again after a dropped connection and 429/503, patient ones where they were turned away.

        :raises NetworkError: the last failure, when nothing helped.
        :raises Cancelled: the work was cancelled, also while waiting.
        """
        safe = request.method in SAFE_METHODS or marks_of(request).safe
        patient = marks_of(request).patient
        attempt = 0
        while True:
            attempt += 1
            if self._feedback is not None:
                self._feedback.check()
            headers: Mapping[str, str] = {}
            failure: ConnectionDropped | None = None
            may_repeat = safe
            try:
                response = self._inner.send(request, *args, **kwargs)
            except ConnectionDropped as error:
                failure = error
            else:
                unread = patient and (response.status_code == 429 or "Retry-After" in response.headers)
                may_repeat = safe or unread
                if not may_repeat or response.status_code not in BUSY_STATUSES:
                    return response
                headers = response.headers
            wait = self._policy.wait_s(attempt, headers) if may_repeat and rewind(request.body) else None
            if wait is None:
                if failure is not None:
                    raise harmless(failure) if may_repeat else failure
                return response
            if failure is None:
                response.close()
            pause(wait, self._feedback)

    def keep_connections(self, keep: bool) -> None:
        """Tell the transport whether to keep connections, if that is a matter of its own."""
        if hasattr(self._inner, "keep"):
            self._inner.keep = keep

    def close(self) -> None:
        """Close the transport."""
        self._inner.close()


def rewind(body: object) -> bool:
    """Make a body ready to be sent again; whether that is possible."""
    if isinstance(body, FileBody):
        body.rewind()
        return True
    return body is None or isinstance(body, (bytes, str))


def from_requests(error: requests.RequestException, method: str, url: str) -> NetworkError:
    """Translate what requests itself refuses, before or between the sendings."""
    if isinstance(error, requests.TooManyRedirects):
        return too_many_redirects(method, url)
    if isinstance(error, (requests.exceptions.InvalidURL, ValueError)):
        # MissingSchema, InvalidSchema, InvalidURL … are all values that cannot be an address.
        return bad_address(method, url, error)
    return other_network(method, url, error)
