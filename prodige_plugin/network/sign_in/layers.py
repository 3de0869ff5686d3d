"""A session's cookies for QGIS's own requests: layers of a platform behind a sign-in page draw with them.

QGIS's network managers, one a thread, keep their cookies in step with the main thread's manager, and new ones begin
with its cookies (``QgsNetworkAccessManager::syncCookies``): what is put there reaches the providers' threads. Cookies
stay in memory; Qt sends each only to the host it is for.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from qgis.core import QgsNetworkAccessManager
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QByteArray, QCoreApplication, QObject, Qt, QThread, QUrl, pyqtSignal, pyqtSlot
from qgis.PyQt.QtNetwork import QNetworkCookie

#: Carriers on their way, in the order they set off: Python keeps no other reference to them.
_under_way: dict[_Carrier, None] = {}


class _Carrier(QObject):  # type: ignore[misc]  # Qt's classes have no types here
    """Takes cookies to the main thread. Qt owns it: Python might delete it in the wrong thread."""

    _go = pyqtSignal()

    def __init__(self, given: Sequence[Any], taken: Sequence[Any]) -> None:
        super().__init__()
        sip.transferto(self, None)
        self._given, self._taken = list(given), list(taken)
        self._go.connect(self.arrive, Qt.ConnectionType.QueuedConnection)

    def leave(self) -> None:
        """Set off, from any thread."""
        _under_way[self] = None
        self.moveToThread(QCoreApplication.instance().thread())
        self._go.emit()

    @pyqtSlot()  # type: ignore[untyped-decorator]
    def arrive(self) -> None:
        """Put the cookies into the main manager's jar. Main thread."""
        jar = QgsNetworkAccessManager.instance().cookieJar()
        for cookie in self._taken:
            held = _qt(cookie)
            # as the jar keeps it: told apart by its domain, which Qt writes itself
            held.normalize(_origin(cookie))
            jar.deleteCookie(held)
        for cookie in self._given:
            jar.setCookiesFromUrl([_qt(cookie)], _origin(cookie))
        _under_way.pop(self, None)
        self.deleteLater()


def share(given: Sequence[Any], taken: Sequence[Any] = ()) -> None:
    """Give cookies (``http.cookiejar.Cookie``) to QGIS's requests, and take others back. Any thread."""
    carrier = _Carrier(given, taken)
    here = QThread.currentThread()
    if here != QCoreApplication.instance().thread():
        carrier.leave()
        return
    for earlier in list(_under_way):
        if earlier.thread() == here:  # what was given before must not come after what is taken now
            QCoreApplication.sendPostedEvents(earlier, 0)
    carrier.arrive()


def _qt(cookie: Any) -> QNetworkCookie:
    """Write a cookie as Qt has it; without an end, so that it goes with QGIS."""
    made = QNetworkCookie(QByteArray(cookie.name.encode()), QByteArray((cookie.value or "").encode()))
    if cookie.domain_specified:
        # with a domain stated, Qt gives the cookie to all hosts below it; without one, to its own host alone
        made.setDomain(cookie.domain)
    made.setPath(cookie.path or "/")
    made.setSecure(bool(cookie.secure))
    made.setHttpOnly(True)
    return made


def _origin(cookie: Any) -> QUrl:
    """Give an address that may set the cookie."""
    url = QUrl()
    url.setScheme("https" if cookie.secure else "http")
    # Python writes the name of a host without dots with ".local" (RFC 2965)
    host = cookie.domain.lstrip(".")
    url.setHost(host.removesuffix(".local") if not cookie.domain_specified and host.count(".") == 1 else host)
    url.setPath(cookie.path or "/")
    return url
