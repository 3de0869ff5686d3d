"""The only door to the network (promise P2).

Inside QGIS every request goes through QGIS's own network manager: its proxy, certificates,
accounts (``authcfg``), time-out and network logger. Where no QGIS runs the same door uses the
ordinary transport of requests, with the same errors and the same behaviour.
"""

from __future__ import annotations

import base64
import contextlib
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from ..feedback import Feedback
from . import content, failures
from .answer import Answer, Expect, Headers
from .partial import Partial
from .retry import RetryPolicy
from .stream import FileBody, FilePart, Sink, to_file, to_memory, to_part

if TYPE_CHECKING:
    import requests
    from requests.adapters import BaseAdapter

    from .session import DoorSession

#: The plugin's option for the longest silence accepted, and its usual value, in seconds.
TIMEOUT_SETTING = "prodige_plugin/timeout"
USUAL_TIMEOUT_S = 30.0
#: The most bytes an answer may have in memory when the caller names no limit of its own.
IN_MEMORY = 64 * 1024 * 1024
#: The most bytes of an error's body that are read.
ERROR_BODY = 64 * 1024

Params = Mapping[str, str | int | float] | Sequence[tuple[str, str | int | float]]


class Door:
    """Sends requests and gives answers; one door serves one platform account and one piece of work.

    A door may be made in one thread and used in another; one request at a time. In a ``with`` block its
    connections are kept from one request to the next: worth it for several requests to one server. The
    block stands in the thread that sends.
    """

    def __init__(
        self,
        authcfg: str = "",
        feedback: Feedback | None = None,
        *,
        timeout_s: float | None = None,
        retry: RetryPolicy | None = None,
    ) -> None:
        """Make a door; nothing is opened yet.

        :param authcfg: id of an account in QGIS's authentication database; it goes to every host that
            is asked through this door, and not to where a redirect leads.
        :param feedback: hears progress of files that are sent or received, and cancels within 0.1 s.
        :param timeout_s: the longest silence accepted, in seconds; by default what the plugin's options say.
            Inside QGIS its own setting counts too, and the shorter of the two wins.
        :param retry: how patient to be with busy servers.
        """
        self._authcfg = authcfg
        self._feedback = feedback
        self._timeout_s = usual_timeout_s() if timeout_s is None else timeout_s
        self._retry = retry or RetryPolicy()
        self._session: DoorSession | None = None
        self._keep = False

    def covers(self, url: str) -> bool:
        """Whether the account is one that signs in on a platform, and the address is one of that platform's."""
        from .sign_in import find

        return bool(self._authcfg) and find(self._authcfg, url) is not None

    def cookie(self, name: str, url: str) -> str:
        """Give the value of the cookie that goes with a request to an address; "" if none of this name does.

        It is a secret: for a header of the same server, and for nothing else.
        """
        from .cookies import value_of
        from .sign_in import find

        held = find(self._authcfg, url) if self._authcfg else None
        # the cookies of a platform's session go before those of the door
        jars = [held.jar()] if held is not None and hasattr(held, "jar") else []
        return value_of([*jars, self.session.cookies], name, url)

    @property
    def session(self) -> DoorSession:
        """The underlying session, for libraries that want one; it raises the same typed errors
        when there is no answer, and leaves the statuses and the bodies to the library.
        """
        if self._session is None:
            self._session = _open_session(self._authcfg, self._feedback, self._timeout_s, self._retry)
            self._session.keep_connections(self._keep)
        return self._session

    def request(
        self,
        method: str,
        url: str,
        *,
        params: Params | None = None,
        data: bytes | str | Path | FilePart | None = None,
        headers: Mapping[str, str] | None = None,
        expect: Expect = Expect.ANY,
        to: Path | None = None,
        partial: Partial | None = None,
        max_bytes: int | None = None,
        basic: tuple[str, str] | None = None,
        safe: bool = False,
        patient: bool = False,
        accept: frozenset[int] = frozenset(),
    ) -> Answer:
        """Send a request and give its answer.

        GET and HEAD follow up to ten redirects; nothing else follows any. GET, HEAD and OPTIONS are
        sent again after a dropped connection and after 429/503; nothing else is, unless ``safe``.

        :param data: the body; a ``Path`` (or a part of a file) is streamed from the disk.
        :param expect: what the answer must be.
        :param to: stream the answer to this file, which is replaced only when all has come.
        :param partial: in place of ``to``: stream into this part file, and ask only for what is missing in it. What
            came stays there when the answer is cut; the caller looks at it and gives it its name.
        :param max_bytes: the most bytes accepted, uncompressed; by default :data:`IN_MEMORY` in memory
            and no limit in a file.
        :param basic: user and password for HTTP Basic (RFC 7617), sent at once, in place of ``authcfg``.
        :param safe: this request changes nothing although its method could (a CSW GetRecords by POST).
        :param patient: also send it again where the server turned it away unread: after 429 (RFC 6585, section 4), and
            after 503 with ``Retry-After``.
        :param accept: statuses that are answers too, besides 2xx.
        :raises NetworkError: one of its classes; a status that is not 2xx is one too.
        :raises FileError: the file to send or to write cannot be used.
        :raises Cancelled: the work was cancelled.
        """
        import requests

        from .marks import marks_of
        from .session import from_requests

        method = method.upper()
        if self._feedback is not None:
            self._feedback.check()
        all_headers = {**(partial.fields() if partial is not None else {}), **(headers or {})}
        if basic is not None:
            all_headers["Authorization"] = _basic(basic)
        if data is not None and not any(name.lower() == "content-type" for name in all_headers):
            all_headers["Content-Type"] = "application/octet-stream"
        session = self.session
        with _body(data, self._feedback) as body:
            try:
                query = list(params.items()) if isinstance(params, Mapping) else params
                prepared = session.prepare_request(
                    requests.Request(method, url, params=query, data=body, headers=all_headers)
                )
                marks = marks_of(prepared)
                marks.safe, marks.patient = safe, patient
                settings = session.merge_environment_settings(prepared.url or "", {}, True, None, None)
                response = session.send(prepared, allow_redirects=True, **settings)
            except requests.RequestException as error:
                raise from_requests(error, method, url) from error
            try:
                return self._receive(response, expect, to, partial, max_bytes, accept)
            finally:
                response.close()

    def get(self, url: str, **options: object) -> Answer:
        """GET; the options are those of :meth:`request`."""
        return self.request("GET", url, **options)  # type: ignore[arg-type]

    def post(self, url: str, data: bytes | str | Path | FilePart | None = None, **options: object) -> Answer:
        """POST; the options are those of :meth:`request`."""
        return self.request("POST", url, data=data, **options)  # type: ignore[arg-type]

    def put(self, url: str, data: bytes | str | Path | FilePart | None = None, **options: object) -> Answer:
        """PUT; the options are those of :meth:`request`."""
        return self.request("PUT", url, data=data, **options)  # type: ignore[arg-type]

    def patch(self, url: str, data: bytes | str | Path | FilePart | None = None, **options: object) -> Answer:
        """PATCH; the options are those of :meth:`request`."""
        return self.request("PATCH", url, data=data, **options)  # type: ignore[arg-type]

    def delete(self, url: str, **options: object) -> Answer:
        """DELETE; the options are those of :meth:`request`."""
        return self.request("DELETE", url, **options)  # type: ignore[arg-type]

    def close(self) -> None:
        """Let the connections go; the door opens again when it is used again."""
        if self._session is not None:
            self._session.close()
            self._session = None

    def __enter__(self) -> Door:
        """Keep connections, and give the door itself."""
        self._keep = True
        if self._session is not None:
            self._session.keep_connections(True)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _t: TracebackType | None) -> None:
        """Close it."""
        self._keep = False
        self.close()

    def _receive(
        self,
        response: requests.Response,
        expect: Expect,
        to: Path | None,
        partial: Partial | None,
        max_bytes: int | None,
        accept: frozenset[int],
    ) -> Answer:
        """Read the body, judge the answer."""
        from .responses import length_of, pieces

        method, url = response.request.method or "", failures.bare_url(response.url)
        headers = Headers(response.headers.items())
        if not 200 <= response.status_code < 300 and response.status_code not in accept:
            body = _beginning(response)
            if response.status_code not in (401, 403, 407) and content.is_report(body):
                raise content.service_exception(body, method, url, response.status_code)
            raise failures.from_status(response.status_code, method, url, headers, body)
        content_type = headers.get("Content-Type", "").partition(";")[0].strip().lower()
        limit = max_bytes if max_bytes is not None or to is not None or partial is not None else IN_MEMORY
        sink = Sink(method, url, limit)
        length = None if method == "HEAD" else length_of(response)
        if partial is not None:
            offset = partial.begin(response.status_code, headers, method, url)
            came = pieces(response)
            # judging waits for the first bytes, which a cut would then lose
            if expect is not Expect.ANY and offset == 0:
                came = _judged(came, expect, content_type, method, url)
            to_part(came, partial, offset, sink, length, self._feedback)
            return Answer(response.status_code, headers, b"", url, partial.path)
        if to is not None:
            judged = _judged(pieces(response), expect, content_type, method, url)
            to_file(judged, to, sink, length, self._feedback)
            return Answer(response.status_code, headers, b"", url, to)
        whole = to_memory(pieces(response), sink, length)
        content.check(expect, content_type, whole, method, url)
        return Answer(response.status_code, headers, whole, url)


def _open_session(authcfg: str, feedback: Feedback | None, timeout_s: float, retry: RetryPolicy) -> DoorSession:
    """Choose the transport."""
    from .session import DoorSession, RetryingAdapter
    from .sign_in import find
    from .sign_in.adapter import SigningAdapter

    if qgis_runs():
        from .adapter_qgis import QgisAdapter

        sending: BaseAdapter = RetryingAdapter(QgisAdapter(authcfg, feedback, timeout_s), retry, feedback)
        if authcfg:
            sending = SigningAdapter(sending, authcfg, feedback, timeout_s)
        session = DoorSession(sending)
        # Proxy, certificates and accounts are QGIS's matter; the environment and ~/.netrc have no say.
        session.trust_env = False
        return session
    from .adapter_plain import PlainAdapter

    sending = RetryingAdapter(PlainAdapter(feedback, timeout_s), retry, feedback)
    if not authcfg:
        return DoorSession(sending)
    if find(authcfg) is None:
        raise failures.no_account("", "", "an authcfg needs QGIS")
    return DoorSession(SigningAdapter(sending, authcfg, feedback, timeout_s, alone=True))


def usual_timeout_s() -> float:
    """Give the longest silence accepted where nobody says otherwise, in seconds."""
    if not qgis_runs():
        return USUAL_TIMEOUT_S
    from qgis.core import QgsSettings

    try:
        return max(1.0, float(QgsSettings().value(TIMEOUT_SETTING, USUAL_TIMEOUT_S)))
    except (TypeError, ValueError):
        return USUAL_TIMEOUT_S


def qgis_runs() -> bool:
    """Whether a QGIS application runs in this process; imports nothing to find out."""
    core = sys.modules.get("qgis.core")
    return core is not None and core.QgsApplication.instance() is not None


def _basic(account: tuple[str, str]) -> str:
    """Give the header of HTTP Basic, UTF-8 (RFC 7617, section 2.1)."""
    user, password = account
    return "Basic " + base64.b64encode(f"{user}:{password}".encode()).decode("ascii")


@contextlib.contextmanager
def _body(data: bytes | str | Path | FilePart | None, feedback: Feedback | None) -> Iterator[bytes | FileBody | None]:
    """Give the body to send, and close its file afterwards."""
    if isinstance(data, (Path, FilePart)):
        with FileBody(data, feedback) as body:
            yield body
    else:
        yield data.encode() if isinstance(data, str) else data


def _beginning(response: requests.Response) -> bytes:
    """Read the beginning of an error's body; what cannot be read is left out."""
    from ..errors import NetworkError
    from .responses import pieces

    body = b""
    with contextlib.suppress(NetworkError):
        for piece in pieces(response):
            body += piece
            if len(body) >= ERROR_BODY:
                break
    return body[:ERROR_BODY]


def _judged(pieces: Iterator[bytes], expect: Expect, content_type: str, method: str, url: str) -> Iterator[bytes]:
    """Judge the beginning of a body on its way to a file, before anything of it is written."""
    head = b""
    for piece in pieces:
        head += piece
        if len(head) >= content.SNIFF:
            break
    content.check(expect, content_type, head, method, url)
    yield head
    yield from pieces
