"""One request and its answer through Qt, waited for in a local event loop of the sending thread."""

from __future__ import annotations

import io
import threading
import time
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, Protocol

from qgis.core import QgsApplication, QgsAuthCertUtils
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QEventLoop, QIODevice, QTimer
from qgis.PyQt.QtNetwork import QNetworkReply, QNetworkRequest, QSslError

from ..errors import NetworkError, PluginError
from ..feedback import Feedback
from ..garbage import connecting
from . import failures
from .retry import TICK_S

if TYPE_CHECKING:
    from .adapter_qgis import Manager

#: How much Qt may hold of an answer that is not read yet, in bytes.
READ_AHEAD = 1024 * 1024

_Code = QNetworkReply.NetworkError
_Attribute = QNetworkRequest.Attribute
#: Codes that only repeat an error status: the answer is there, with its body.
_OF_STATUS = frozenset(
    {
        _Code.ContentAccessDenied,
        _Code.ContentOperationNotPermittedError,
        _Code.ContentNotFoundError,
        _Code.AuthenticationRequiredError,
        _Code.ContentConflictError,
        _Code.ContentGoneError,
        _Code.UnknownContentError,
        _Code.ProtocolInvalidOperationError,
        _Code.InternalServerError,
        _Code.OperationNotImplementedError,
        _Code.ServiceUnavailableError,
        _Code.UnknownServerError,
        _Code.ProxyAuthenticationRequiredError,
    }
)
_OF_PROXY = frozenset(
    {
        _Code.ProxyConnectionRefusedError,
        _Code.ProxyConnectionClosedError,
        _Code.ProxyNotFoundError,
        _Code.ProxyTimeoutError,
        _Code.UnknownProxyError,
    }
)
#: Codes that, where a proxy stands in the way, tell about the proxy.
_NO_WAY = frozenset({_Code.ConnectionRefusedError, _Code.UnknownNetworkError, _Code.TemporaryNetworkFailureError})


class Source(Protocol):
    """Where the bytes of a body come from."""

    def read(self, size: int, /) -> bytes:
        """Give up to ``size`` bytes, none at the end."""

    def __len__(self) -> int:
        """Give the size of the whole, in bytes."""


class _Bytes:
    """A body in memory."""

    def __init__(self, data: bytes) -> None:
        self._file = io.BytesIO(data)
        self._size = len(data)

    def read(self, size: int, /) -> bytes:
        return self._file.read(size)

    def __len__(self) -> int:
        return self._size


class UploadDevice(QIODevice):  # type: ignore[misc]  # Qt's classes have no types here
    """A body as Qt reads it: once.

    Qt sends a request again by itself when a kept-alive connection is dropped, also one that
    writes, and that could publish twice. It asks the body to go back to its beginning first: this
    one refuses.
    """

    def __init__(self, source: Source) -> None:
        super().__init__()
        self._source = source
        self._left = len(source)
        #: what went wrong while reading: an exception may not pass through Qt.
        self.error: PluginError | None = None

    def isSequential(self) -> bool:  # noqa: N802  Qt's name
        """Whether it can only be read once: yes."""
        return True

    def bytesAvailable(self) -> int:  # noqa: N802  Qt's name
        """Give how many bytes are left."""
        return int(self._left + super().bytesAvailable())

    def atEnd(self) -> bool:  # noqa: N802  Qt's name
        """Whether all was read."""
        return self.bytesAvailable() == 0

    def reset(self) -> bool:
        """Refuse to be read again; Qt then reports ``ContentReSendError``."""
        return False

    def readData(self, size: int) -> bytes | None:  # noqa: N802  Qt's name
        """Give the next piece; ``None`` tells Qt that reading failed."""
        try:
            piece = self._source.read(min(size, self._left))
        except PluginError as error:
            self.error = error
            return None
        self._left -= len(piece)
        return piece

    def writeData(self, _data: bytes) -> int:  # noqa: N802  Qt's name
        """Refuse: it is for reading."""
        return -1


class Exchange:
    """Sends one request and waits, in steps short enough to hear a cancel."""

    def __init__(
        self, manager: Manager, alone: bool, method: str, url: str, feedback: Feedback | None, silence_s: float
    ) -> None:
        """:param alone: the manager serves this request only and goes with it.
        :param silence_s: the longest time without any byte either way, in seconds.
        """
        self._manager = manager
        self._alone = alone
        self.method = method
        self.url = url
        self._feedback = feedback
        self._silence_s = silence_s
        self._thread = threading.get_ident()
        self._loop = QEventLoop()
        self._reply: Any = None
        self._device: UploadDevice | None = None
        self._tick: Any = None
        self._moved_at = 0.0
        self._tls_errors: list[str] = []
        #: whether QGIS's settings name a proxy for this address.
        self.proxied = False

    def begin(self, request: QNetworkRequest, body: object, authcfg: str) -> None:
        """Hand the request to QGIS's network manager."""
        nam = self._manager.nam
        verb = self.method
        if verb in ("GET", "HEAD") and body is None:
            self._reply = nam.get(request) if verb == "GET" else nam.head(request)
        else:
            source = _source(body)
            self._device = UploadDevice(source)
            self._device.open(QIODevice.OpenModeFlag.ReadOnly | QIODevice.OpenModeFlag.Unbuffered)
            request.setHeader(QNetworkRequest.KnownHeaders.ContentLengthHeader, len(source))
            if verb in ("POST", "PUT") and not request.hasRawHeader(b"Content-Type"):
                request.setHeader(QNetworkRequest.KnownHeaders.ContentTypeHeader, "application/octet-stream")
            if verb in ("POST", "PUT"):
                self._reply = (nam.post if verb == "POST" else nam.put)(request, self._device)
            else:
                self._reply = nam.sendCustomRequest(request, verb.encode("ascii"), self._device)
        reply = self._reply
        reply.setReadBufferSize(READ_AHEAD)
        if request.url().scheme().lower() == "https":
            # Only of this one reply: QGIS's slot would open a window and hold this thread until it is closed.
            with connecting():
                reply.sslErrors.disconnect()
                reply.sslErrors.connect(self._on_tls_errors)
        if authcfg:
            QgsApplication.authManager().updateNetworkReply(reply, authcfg)
        with connecting():
            for signal in (reply.metaDataChanged, reply.readyRead, reply.uploadProgress, reply.finished):
                signal.connect(self._on_move)
        self._tick = QTimer()
        self._tick.timeout.connect(self._loop.quit)
        self._tick.setInterval(int(TICK_S * 1000))
        self._moved_at = time.monotonic()

    def wait_for_head(self) -> None:
        """Wait until status and header fields are there.

        :raises NetworkError: they do not come.
        :raises Cancelled: the work was cancelled.
        """
        self._wait(lambda: self._status() is not None or bool(self._reply.isFinished()))
        if self._status() is None:
            self._fail()

    def head(self) -> tuple[int, str, list[tuple[str, str]]]:
        """Give status, reason and header fields; a field that came several times is given several times."""
        reply = self._reply
        reason = str(reply.attribute(_Attribute.HttpReasonPhraseAttribute) or "")
        fields: list[tuple[str, str]] = []
        for name, value in reply.rawHeaderPairs():
            key = bytes(name).decode("latin-1")
            # Qt puts the values of a repeated field together, cookies line by line.
            parts = bytes(value).split(b"\n") if key.lower() == "set-cookie" else [bytes(value)]
            fields += [(key, part.decode("latin-1").strip()) for part in parts]
        return self._status() or 0, reason, fields

    def read(self, size: int) -> bytes:
        """Give the next bytes of the body, none at its end.

        :raises CutAnswer: it stopped before its end.
        :raises Cancelled: the work was cancelled.
        """
        reply = self._reply
        if reply is None:
            return b""
        if threading.get_ident() != self._thread:
            raise RuntimeError("an answer is read in the thread that sent the request")
        self._wait(lambda: reply.bytesAvailable() > 0 or bool(reply.isFinished()))
        piece = bytes(reply.read(size) or b"")
        if not piece and self._is_failure():
            self._fail()
        return piece

    def close(self) -> None:
        """Let the answer go, wherever it stands."""
        reply, self._reply = self._reply, None
        if reply is None:
            return
        # Also what PyQt would hear of its end, for the reason given at Manager.
        with connecting():
            reply.disconnect()
        if threading.get_ident() != self._thread:
            # Collected, or left behind, in another thread: Qt deletes it in its own.
            reply.deleteLater()
        else:
            self._tick.stop()
            if not reply.isFinished():
                reply.abort()
            sip.delete(reply)
        if self._alone:
            self._manager.close()

    # -- inside --------------------------------------------------------------------------------

    def _status(self) -> int | None:
        status = self._reply.attribute(_Attribute.HttpStatusCodeAttribute)
        return None if status is None else int(status)

    def _on_move(self, *_args: object) -> None:
        """Something came or went."""
        self._moved_at = time.monotonic()
        self._loop.quit()

    def _wait(self, ready: Callable[[], bool]) -> None:
        """Let Qt work until ``ready``."""
        self._moved_at = time.monotonic()
        flags = QEventLoop.ProcessEventsFlag.AllEvents
        if threading.current_thread() is threading.main_thread():
            # Only tests and command lines come here; a click in between would come back in here.
            flags = QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents
        self._tick.start()
        try:
            while not ready():
                self._look_round()
                self._loop.exec(flags)
            if self._device is not None and self._device.error is not None:
                raise self._device.error
        except PluginError:
            self.close()
            raise
        finally:
            if self._tick is not None:
                self._tick.stop()

    def _look_round(self) -> None:
        """Stop for a cancel, for a body that cannot be read, and for too long a silence."""
        if self._device is not None and self._device.error is not None:
            raise self._device.error
        if self._feedback is not None:
            self._feedback.check()
        if time.monotonic() - self._moved_at > self._silence_s:
            raise failures.timed_out(self.method, self.url, self._silence_s)

    def _on_tls_errors(self, errors: list[QSslError]) -> None:
        """Note what is wrong with the certificate; accept what the person accepted in QGIS's options."""
        reply = self._reply
        if reply is None:
            return
        self._tls_errors = [error.errorString() for error in errors]
        url = reply.url()
        place = f"{url.host()}:{url.port(443)}"
        accepted = QgsApplication.authManager().sslCertCustomConfigByHost(place)
        if accepted.isNull():
            return
        sha = QgsAuthCertUtils.shaHexForCert
        same = sha(accepted.sslCertificate()) == sha(reply.sslConfiguration().peerCertificate())
        allowed = set(accepted.sslIgnoredErrorEnums())
        if same and all(error.error() in allowed for error in errors):
            reply.ignoreSslErrors()

    def _is_failure(self) -> bool:
        """Whether the reply failed on the way: an error status with its body is an answer."""
        code = self._reply.error()
        if code == _Code.NoError:
            return False
        status = self._status()
        if code == _Code.ContentReSendError and status is not None and 300 <= status < 400:
            # Qt would send the body on, which it may not: the redirect itself is the answer
            return False
        return status is None or code not in _OF_STATUS

    def _fail(self) -> None:
        """Raise the error of the reply, and let it go."""
        error = self._error()
        self.close()
        raise error

    def _error(self) -> NetworkError:
        """Translate Qt's error (``QNetworkReply::NetworkError``)."""
        code = self._reply.error()
        words = f"{self._reply.errorString()} ({code!r} of QNetworkReply)"
        method, url = self.method, self.url
        if code == _Code.HostNotFoundError:
            return failures.unknown_host(method, url, words)
        if code in (_Code.TimeoutError, _Code.OperationCanceledError):
            # We never cancel before asking for the error: it was the timer of QGIS's manager.
            return failures.timed_out(method, url, self._silence_s, words)
        if code == _Code.SslHandshakeFailedError:
            return failures.bad_certificate(method, url, "\n".join([words, *self._tls_errors]))
        if code == _Code.ProxyAuthenticationRequiredError:
            return failures.proxy_account(method, url, words)
        if "certificate required" in words or "alert bad certificate" in words:
            # OpenSSL's own words, never translated; Qt has no code for it
            return failures.wants_certificate(method, url, words)
        if code in _OF_PROXY or (self.proxied and code in _NO_WAY):
            return failures.proxy_failed(method, url, words)
        if code in (_Code.RemoteHostClosedError, _Code.ContentReSendError):
            if self._status() is None:
                return failures.dropped(method, url, words)
            return failures.cut(method, url, words)
        if code in (_Code.ProtocolUnknownError, _Code.ProtocolInvalidOperationError):
            return failures.bad_address(method, url, words)
        if self._status() is not None:
            return failures.cut(method, url, words)
        return failures.refused(method, url, words)


def _source(body: object) -> Source:
    """Give the bytes of a body of requests: bytes, text, a file-like thing with a length, pieces, or nothing."""
    if isinstance(body, str):
        return _Bytes(body.encode())
    if isinstance(body, (bytes, bytearray)):
        return _Bytes(bytes(body))
    if body is None:
        return _Bytes(b"")
    if hasattr(body, "read") and hasattr(body, "__len__"):
        source: Source = body
        return source
    if hasattr(body, "read"):
        return _Bytes(body.read())
    pieces: Iterable[bytes] = body  # type: ignore[assignment]  # by requests' contract
    return _Bytes(b"".join(pieces))


class Reading(io.RawIOBase):
    """The body of an answer as a file."""

    def __init__(self, exchange: Exchange) -> None:
        super().__init__()
        self._exchange = exchange

    def readable(self) -> bool:
        """Whether it can be read: yes."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Read what is there, waiting for at least one byte."""
        piece = self._exchange.read(len(buffer))
        buffer[: len(piece)] = piece
        return len(piece)

    def close(self) -> None:
        """Let the answer go."""
        if not self.closed:
            self._exchange.close()
        super().close()
