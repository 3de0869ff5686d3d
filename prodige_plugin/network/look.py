"""Looking at one server closely: its name, the way to it, its certificate, its clock (needs QGIS).

Nothing here raises for what it finds: a diagnosis wants to know how far one gets. The way is the one requests
take: QGIS's proxy settings and certificates.
"""

from __future__ import annotations

import socket
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urlsplit

from qgis.core import QgsApplication, QgsAuthCertUtils
from qgis.PyQt.QtCore import QEventLoop, QTimer, QUrl
from qgis.PyQt.QtNetwork import QNetworkProxy, QSslConfiguration, QSslError, QSslSocket

from ..errors import HttpError, PluginError
from ..feedback import Feedback
from ..garbage import connecting
from .adapter_plain import interruptible
from .adapter_qgis import Manager, proxy_for
from .door import Door
from .failures import bare_url
from .retry import TICK_S

#: The longest one step lasts, in seconds.
STEP_S = 10.0


@dataclass
class Certificate:
    """A server's certificate, and what is wrong with it."""

    subject: str = ""
    issuer: str = ""
    #: ISO 8601 dates, UTC.
    since: str = ""
    until: str = ""
    protocol: str = ""
    #: names of ``QSslError.SslError`` values, and Qt's words for them.
    errors: list[tuple[str, str]] = field(default_factory=list)
    #: the person accepted it in QGIS's options.
    accepted: bool = False


@dataclass
class Reached:
    """How far one gets to a host."""

    #: ``host:port`` of the proxy in between, "" for none.
    proxy: str = ""
    #: numbers the name stands for; empty where it is not known, or the proxy's matter.
    numbers: tuple[str, ...] = ()
    dns_s: float | None = None
    connect_s: float | None = None
    certificate: Certificate | None = None
    #: what stopped it, in the system's words; "" for nothing.
    stopped_at: str = ""
    stopped_by: str = ""


@dataclass
class Asked:
    """What one address answered."""

    #: 0 where there was no answer.
    status: int = 0
    seconds: float = 0.0
    content_type: str = ""
    server: str = ""
    #: the server's clock less ours, in seconds, half the time of the request taken off; ``None`` if it tells none.
    clock_s: float | None = None
    #: the address that answered, where it is another one.
    moved_to: str = ""
    error: PluginError | None = None


def reach(url: str, feedback: Feedback | None = None) -> Reached:
    """Go as far as the TLS handshake.

    :raises Cancelled: the work was cancelled.
    """
    parts = urlsplit(url)
    host, secure = parts.hostname or "", parts.scheme.lower() == "https"
    port = parts.port or (443 if secure else 80)
    proxy = _proxy(url)
    found = Reached(proxy=f"{proxy.hostName()}:{proxy.port()}" if proxy is not None else "")
    if proxy is None:
        begun = time.monotonic()
        try:
            told = interruptible(lambda: socket.getaddrinfo(host, port, type=socket.SOCK_STREAM), feedback)
        except OSError as error:
            found.stopped_at, found.stopped_by = "dns", str(error.strerror or error)
            return found
        except UnicodeError as error:  # no name at all: a label of it is empty, or too long
            found.stopped_at, found.stopped_by = "dns", str(error)
            return found
        found.dns_s = time.monotonic() - begun
        found.numbers = tuple(dict.fromkeys(str(each[4][0]) for each in told))
    _connect(found, host, port, secure, proxy, feedback)
    return found


def ask(url: str, door: Door) -> Asked:
    """Send one request, and note what came; the body is not read.

    :raises Cancelled: the work was cancelled.
    """
    from ..errors import Cancelled

    found = Asked()
    begun = time.monotonic()
    try:
        response = door.session.get(url, stream=True, timeout=STEP_S * 2)
    except Cancelled:
        raise
    except PluginError as error:
        found.seconds = time.monotonic() - begun
        found.error = error
        found.status = error.status if isinstance(error, HttpError) else 0
        return found
    with response:
        found.seconds = time.monotonic() - begun
        found.status = response.status_code
        found.content_type = response.headers.get("Content-Type", "").partition(";")[0].strip()
        found.server = response.headers.get("Server", "")[:60]
        found.clock_s = clock_difference_s(response.headers.get("Date", ""), found.seconds)
        there = bare_url(response.url or "")
        found.moved_to = there if there.partition("?")[0] != bare_url(url).partition("?")[0] else ""
    return found


def clock_difference_s(date: str, took_s: float, now: datetime | None = None) -> float | None:
    """Give how far a server's ``Date`` (RFC 9110, section 6.6.1) is ahead of this computer's clock, in seconds."""
    try:
        moment = parsedate_to_datetime(date)
    except (TypeError, ValueError):
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return (moment - (now or datetime.now(UTC))).total_seconds() + took_s / 2


def _proxy(url: str) -> QNetworkProxy | None:
    manager = Manager()
    try:
        return proxy_for(QUrl(url), manager)
    finally:
        manager.close()


def _connect(
    found: Reached, host: str, port: int, secure: bool, proxy: QNetworkProxy | None, feedback: Feedback | None
) -> None:
    """Connect, and where it is https shake hands; in a local event loop of this thread, as requests do."""
    plug = QSslSocket()
    loop = QEventLoop()
    tick = QTimer()
    tick.timeout.connect(loop.quit)
    tick.setInterval(int(TICK_S * 1000))
    errors: list[QSslError] = []
    state: dict[str, Any] = {}
    begun = time.monotonic()
    plug.setProxy(proxy if proxy is not None else QNetworkProxy(QNetworkProxy.ProxyType.NoProxy))
    configuration = QSslConfiguration(plug.sslConfiguration())
    configuration.setCaCertificates(QgsApplication.authManager().trustedCaCertsCache())
    plug.setSslConfiguration(configuration)

    def connected() -> None:
        state["connected"] = time.monotonic() - begun
        loop.quit()

    def distrusted(told: list[QSslError]) -> None:
        errors.extend(told)
        plug.ignoreSslErrors()  # nothing is sent: only what the certificate says is wanted
        loop.quit()

    with connecting():
        plug.connected.connect(connected)
        plug.sslErrors.connect(distrusted)
        plug.errorOccurred.connect(lambda _code: loop.quit())
        plug.encrypted.connect(loop.quit)
    if secure:
        plug.connectToHostEncrypted(host, port)
    else:
        plug.connectToHost(host, port)
    tick.start()
    try:
        while True:
            if feedback is not None:
                feedback.check()
            ready = plug.isEncrypted() if secure else "connected" in state
            if ready or plug.error() != QSslSocket.SocketError.UnknownSocketError:
                break
            if time.monotonic() - begun > STEP_S:
                state["late"] = True
                break
            loop.exec()
    finally:
        tick.stop()
        found.connect_s = state.get("connected")
        if secure and (plug.isEncrypted() or errors or not plug.peerCertificate().isNull()):
            found.certificate = _certificate(plug, errors, f"{host}:{port}")
        good = plug.isEncrypted() if secure else "connected" in state
        if not good:
            found.stopped_at = "tls" if secure and "connected" in state else "connect"
            found.stopped_by = "" if state.get("late") else plug.errorString()
        with connecting():
            plug.disconnect()
        plug.abort()
        plug.deleteLater()


def _certificate(plug: QSslSocket, errors: list[QSslError], place: str) -> Certificate:
    """Read the peer's certificate."""
    held = plug.peerCertificate()
    parts = QgsAuthCertUtils
    accepted = QgsApplication.authManager().sslCertCustomConfigByHost(place)
    return Certificate(
        subject=str(parts.resolvedCertName(held)),
        issuer=str(parts.resolvedCertName(held, True)),
        since=held.effectiveDate().toUTC().toString("yyyy-MM-dd"),
        until=held.expiryDate().toUTC().toString("yyyy-MM-dd"),
        protocol=_protocol(plug),
        errors=[(_name(error), error.errorString()) for error in errors],
        accepted=not accepted.isNull()
        and parts.shaHexForCert(accepted.sslCertificate()) == parts.shaHexForCert(held)
        and all(error.error() in set(accepted.sslIgnoredErrorEnums()) for error in errors),
    )


def _protocol(plug: QSslSocket) -> str:
    """Name the protocol of the connection by its cipher."""
    return str(plug.sessionCipher().protocolString())


def _name(error: QSslError) -> str:
    """Give the name of an error of ``QSslError.SslError``."""
    value = error.error()
    named = getattr(value, "name", "")
    if named:
        return str(named)
    kinds = QSslError.SslError
    return next(
        (name for name in dir(QSslError) if not name.startswith("_") and getattr(kinds, name, None) == value), ""
    )
