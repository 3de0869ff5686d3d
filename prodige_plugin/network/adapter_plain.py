"""The ordinary transport of requests, for where no QGIS runs: unit tests and command lines."""

from __future__ import annotations

import io
import threading
from collections.abc import Callable
from typing import Any, TypeVar

import requests
from requests.adapters import HTTPAdapter
from urllib3.exceptions import HTTPError, NewConnectionError, ProtocolError, ReadTimeoutError
from urllib3.exceptions import TimeoutError as AnyTimeout

from ..errors import NetworkError, PluginError
from ..feedback import Feedback
from . import failures
from .responses import build
from .retry import TICK_S

T = TypeVar("T")


class PlainAdapter(HTTPAdapter):
    """Sends by sockets of its own, with the typed errors and the cancel of the QGIS transport."""

    def __init__(self, feedback: Feedback | None, timeout_s: float) -> None:
        """:param timeout_s: the longest silence accepted, in seconds."""
        super().__init__()
        self._feedback = feedback
        self._timeout_s = timeout_s

    def send(self, request: requests.PreparedRequest, *args: Any, **kwargs: Any) -> requests.Response:
        """Send and give the answer as soon as its head is there.

        :raises NetworkError: one of its classes.
        :raises Cancelled: the work was cancelled.
        """
        method, url = request.method or "", request.url or ""
        kwargs["stream"] = True
        kwargs["timeout"] = kwargs.get("timeout") or self._timeout_s
        call = super().send
        try:
            plain = interruptible(lambda: call(request, *args, **kwargs), self._feedback)
        except requests.RequestException as error:
            raise _translate(error, method, url, self._timeout_s) from error
        raw: Any = plain.raw
        body = _Body(raw, method, url, self._feedback, self._timeout_s)
        fields = [(str(name), str(value)) for name, value in raw.headers.items()]
        return build(request, plain.status_code, plain.reason or "", fields, body, self)


class _Body(io.RawIOBase):
    """The body as it comes over the wire, failures translated."""

    def __init__(self, raw: Any, method: str, url: str, feedback: Feedback | None, timeout_s: float) -> None:
        super().__init__()
        self._raw = raw
        self._method = method
        self._url = url
        self._feedback = feedback
        self._timeout_s = timeout_s

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        try:
            piece = interruptible(lambda: self._raw.read(len(buffer), decode_content=False), self._feedback)
        except ReadTimeoutError as error:
            raise failures.timed_out(self._method, self._url, self._timeout_s, error) from error
        except (HTTPError, OSError) as error:
            raise failures.cut(self._method, self._url, error) from error
        buffer[: len(piece)] = piece
        return len(piece)

    def close(self) -> None:
        if not self.closed and not (self._feedback is not None and self._feedback.is_cancelled()):
            # After a cancel a helper thread may still be reading: it ends by itself, at the time-out.
            self._raw.close()
        super().close()


def interruptible(call: Callable[[], T], feedback: Feedback | None) -> T:
    """Make a call that may block, and leave it behind when the work is cancelled.

    :raises Cancelled: the work was cancelled while the call was waiting.
    """
    if feedback is None:
        return call()
    results: list[T] = []
    errors: list[Exception] = []
    done = threading.Event()

    def work() -> None:
        try:
            results.append(call())
        except (requests.RequestException, PluginError, HTTPError, OSError, ValueError) as error:
            errors.append(error)
        finally:
            done.set()

    threading.Thread(target=work, name="prodige-plain-transport", daemon=True).start()
    while not done.wait(TICK_S):
        feedback.check()
    if errors:
        raise errors[0]
    return results[0]


def _translate(error: requests.RequestException, method: str, url: str, timeout_s: float) -> NetworkError:
    """Find the typed error; requests wraps the cause several times."""
    causes = list(_causes(error))
    words = causes[-1] if causes else error
    names = {type(cause).__name__ for cause in causes}
    if isinstance(error, requests.exceptions.ProxyError):
        if any("407" in str(cause) for cause in causes):
            return failures.proxy_account(method, url, words)
        return failures.proxy_failed(method, url, words)
    if any("certificate required" in str(cause).lower() for cause in causes):
        return failures.wants_certificate(method, url, words)
    if isinstance(error, requests.exceptions.SSLError):
        return failures.bad_certificate(method, url, words)
    if isinstance(error, requests.Timeout) or any(isinstance(cause, AnyTimeout) for cause in causes if not _new(cause)):
        return failures.timed_out(method, url, timeout_s, words)
    if names & {"NameResolutionError", "gaierror"}:
        return failures.unknown_host(method, url, words)
    if any(_new(cause) for cause in causes):
        return failures.refused(method, url, words)
    if any(isinstance(cause, (ProtocolError, ConnectionResetError, BrokenPipeError)) for cause in causes):
        return failures.dropped(method, url, words)
    if isinstance(error, ValueError):
        return failures.bad_address(method, url, words)
    return failures.other_network(method, url, words)


def _new(cause: BaseException) -> bool:
    """Whether it says that no connection could be made (urllib3 counts it among the time-outs)."""
    return isinstance(cause, NewConnectionError)


def _causes(error: BaseException) -> list[BaseException]:
    """Follow the chain of causes, reasons and wrapped errors, each once."""
    found: list[BaseException] = []
    waiting: list[object] = [error]
    while waiting:
        one = waiting.pop(0)
        if not isinstance(one, BaseException) or one in found:
            continue
        found.append(one)
        waiting += [getattr(one, "reason", None), one.__cause__, one.__context__, *one.args]
    return found
