"""The transport of requests through QGIS's network manager: proxy, certificates, accounts, logger.

A manager of our own class of QGIS's (``QgsNetworkAccessManager``) is made in the thread that sends,
beside the one QGIS keeps for that thread. It asks the same proxy settings, the same preprocessors
and tells the same network logger; but it is ours, so that the sign-in and certificate dialogs of
QGIS can be taken off it without changing anything for the rest of QGIS: trouble becomes a typed
error instead of a modal window. Certificates that the person accepted for a server in QGIS's
options are accepted here too.
"""

from __future__ import annotations

import contextlib
import threading
from base64 import b64encode
from typing import Any

import requests
from qgis.core import QgsApplication, QgsNetworkAccessManager
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QEventLoop, QUrl
from qgis.PyQt.QtNetwork import QNetworkProxy, QNetworkProxyQuery, QNetworkRequest
from requests.adapters import BaseAdapter

from ..feedback import Feedback
from . import failures
from .exchange import Exchange, Reading
from .marks import marks_of
from .responses import build

#: Fields that Qt writes itself.
_BY_QT = frozenset({"content-length", "connection", "host", "transfer-encoding"})


class Manager:
    """QGIS's network manager for one thread, without its dialogs.

    No ``QThread`` is asked for here: PyQt tells its main thread, some time later, that the C++ object of such a
    wrapper is gone, by its address; by then Qt may have put a living reply at that address.
    """

    def __init__(self) -> None:
        self.thread = threading.current_thread()
        # An event loop gives the thread its event dispatcher, which the manager's timers need.
        QEventLoop()
        self.nam = QgsNetworkAccessManager()
        self.nam.setupDefaultProxyAndCache()
        for signal in (self.nam.authenticationRequired, self.nam.proxyAuthenticationRequired, self.nam.sslErrors):
            # TypeError: nothing was connected, which is as good.
            with contextlib.suppress(TypeError):
                signal.disconnect()
        # Qt's from here on: Python's garbage collector may come by in any thread.
        sip.transferto(self.nam, None)

    def close(self) -> None:
        """Delete it, at once where the calling thread is its own, else when its thread comes round to it."""
        if sip.isdeleted(self.nam):
            return
        if threading.current_thread() is self.thread:
            sip.delete(self.nam)
        else:
            self.nam.deleteLater()

    def __del__(self) -> None:
        """Let Qt delete it: Python may be here in any thread, and while a thread goes."""
        if not sip.isdeleted(self.nam):
            self.nam.deleteLater()


class QgisAdapter(BaseAdapter):
    """Sends through QGIS from whatever thread calls; the answer is read in that same thread."""

    def __init__(self, authcfg: str, feedback: Feedback | None, timeout_s: float) -> None:
        """:param authcfg: id of an account in QGIS's authentication database, or "".
        :param timeout_s: the longest silence accepted, in seconds.
        """
        super().__init__()
        self._authcfg = authcfg
        self._feedback = feedback
        self._timeout_s = timeout_s
        #: whether connections are kept for the next request, until :meth:`close`.
        self.keep = False
        self._managers: list[Manager] = []

    def send(self, request: requests.PreparedRequest, *_args: Any, **options: Any) -> requests.Response:
        """Send and give the answer as soon as its head is there.

        Of requests' options only ``timeout`` is heard; certificates and proxies are QGIS's matter.

        :raises NetworkError: one of its classes.
        :raises Cancelled: the work was cancelled.
        """
        method, url = (request.method or "GET").upper(), request.url or ""
        manager = self._manager()
        qrequest = self._qt_request(request)
        proxy = proxy_for(qrequest.url(), manager)
        if proxy is not None:
            _give_account(proxy, qrequest)
        authcfg = self._authcfg
        marks = marks_of(request)
        if marks.foreign or marks.signed or "Authorization" in request.headers:
            authcfg = ""
        if authcfg:
            good, qrequest = QgsApplication.authManager().updateNetworkRequest(qrequest, authcfg)
            if not good:
                raise failures.no_account(method, url, f"authcfg {authcfg}")
        exchange = Exchange(manager, not self.keep, method, url, self._feedback, self._silence(options.get("timeout")))
        exchange.proxied = proxy is not None
        exchange.begin(qrequest, request.body, authcfg)
        exchange.wait_for_head()
        status, reason, fields = exchange.head()
        return build(request, status, reason, fields, Reading(exchange), self)

    def close(self) -> None:
        """Let go of the managers: this thread's at once, those of others when their threads come round to it."""
        managers, self._managers = self._managers, []
        for manager in managers:
            manager.close()

    def _manager(self) -> Manager:
        """Give a manager: this thread's, where connections are kept, else one for this request alone."""
        if not self.keep:
            return Manager()
        here = threading.current_thread()
        held = next((manager for manager in self._managers if manager.thread is here), None)
        if held is None:
            held = Manager()
            self._managers.append(held)
        return held

    def _silence(self, timeout: Any) -> float:
        """Give the longest silence in seconds: the caller's, else the door's, never longer than QGIS's."""
        wanted = timeout[1] if isinstance(timeout, tuple) else timeout
        seconds = float(wanted) if wanted else self._timeout_s
        in_qgis = QgsNetworkAccessManager.timeout() / 1000
        return min(seconds, in_qgis) if in_qgis > 0 else seconds

    @staticmethod
    def _qt_request(request: requests.PreparedRequest) -> QNetworkRequest:
        """Write the request as Qt wants it."""
        url = QUrl.fromEncoded((request.url or "").encode("ascii", "ignore"))
        # requests has already made a header of it; in the address it would reach the logger.
        url.setUserInfo(None)
        qrequest = QNetworkRequest(url)
        attribute = QNetworkRequest.Attribute
        qrequest.setAttribute(attribute.RedirectPolicyAttribute, QNetworkRequest.RedirectPolicy.ManualRedirectPolicy)
        # What a catalogue holds changes as we write to it: nothing from QGIS's disk cache, nothing into it.
        qrequest.setAttribute(attribute.CacheLoadControlAttribute, QNetworkRequest.CacheLoadControl.AlwaysNetwork)
        qrequest.setAttribute(attribute.CacheSaveControlAttribute, False)
        # The session keeps the cookies, and the accounts are given or not given by us alone.
        for one in (
            attribute.CookieLoadControlAttribute,
            attribute.CookieSaveControlAttribute,
            attribute.AuthenticationReuseAttribute,
        ):
            qrequest.setAttribute(one, QNetworkRequest.LoadControl.Manual)
        qrequest.setAttribute(attribute.DoNotBufferUploadDataAttribute, True)
        for name, value in request.headers.items():
            if name.lower() not in _BY_QT:
                qrequest.setRawHeader(_bytes(name), _bytes(value))
        return qrequest


def _bytes(text: str | bytes) -> bytes:
    """Give a header's name or value as it is sent."""
    return text if isinstance(text, bytes) else text.encode("latin-1", "replace")


def proxy_for(url: QUrl, manager: Manager) -> QNetworkProxy | None:
    """Give the proxy that QGIS's settings name for an address, if any."""
    factory = manager.nam.proxyFactory()
    proxies = factory.queryProxy(QNetworkProxyQuery(url)) if factory is not None else []
    direct = (QNetworkProxy.ProxyType.NoProxy, QNetworkProxy.ProxyType.DefaultProxy)
    return proxies[0] if proxies and proxies[0].type() not in direct else None


def _give_account(proxy: QNetworkProxy, qrequest: QNetworkRequest) -> None:
    """Give the proxy its account at once where Qt would wait for its 407.

    Qt answers a 407 by sending the request again, body included, and a body is never sent twice here.
    For https the account goes with CONNECT, by Qt itself, before anything of ours is sent.
    """
    by_http = proxy.type() in (QNetworkProxy.ProxyType.HttpProxy, QNetworkProxy.ProxyType.HttpCachingProxy)
    if by_http and proxy.user() and qrequest.url().scheme().lower() == "http":
        account = b64encode(f"{proxy.user()}:{proxy.password()}".encode())
        qrequest.setRawHeader(b"Proxy-Authorization", b"Basic " + account)
