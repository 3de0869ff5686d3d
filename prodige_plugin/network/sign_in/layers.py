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

#: Carriers on their way: Python keeps no other reference to them.
_under_way: set[_Carrier] = set()


class _Carrier(QObject):  # type: ignore[misc]  # Qt's classes have no types here
    """Takes cookies to the main thread. Qt owns it: Python might delete it in the wrong thread."""

    _go = pyqtSignal()

    def __init__(self, given: Sequence[QNetworkCookie], taken: Sequence[QNetworkCookie]) -> None:
        super().__init__()
        sip.transferto(self, None)
        self._given, self._taken = list(given), list(taken)
        self._go.connect(self.arrive, Qt.ConnectionType.QueuedConnection)

    def leave(self) -> None:
        """Set off, from any thread."""
        _under_way.add(self)
        self.moveToThread(QCoreApplication.instance().thread())
        self._go.emit()

    @pyqtSlot()  # type: ignore[untyped-decorator]
    def arrive(self) -> None:
        """Put the cookies into the main manager's jar. Main thread."""
        jar = QgsNetworkAccessManager.instance().cookieJar()
        for cookie in self._taken:
            jar.deleteCookie(cookie)
        for cookie in self._given:
            jar.setCookiesFromUrl([cookie], _origin(cookie))
        _under_way.discard(self)
        self.deleteLater()


def share(given: Sequence[Any], taken: Sequence[Any] = ()) -> None:
    """Give cookies (``http.cookiejar.Cookie``) to QGIS's requests, and take others back. Any thread."""
    carrier = _Carrier([_qt(each) for each in given], [_qt(each) for each in taken])
    if QThread.currentThread() == QCoreApplication.instance().thread():
        carrier.arrive()
    else:
        carrier.leave()


def _qt(cookie: Any) -> QNetworkCookie:
    """Write a cookie as Qt has it; without an end, so that it goes with QGIS."""
    made = QNetworkCookie(QByteArray(cookie.name.encode()), QByteArray((cookie.value or "").encode()))
    made.setDomain(cookie.domain)
    made.setPath(cookie.path or "/")
    made.setSecure(bool(cookie.secure))
    made.setHttpOnly(True)
    return made


def _origin(cookie: QNetworkCookie) -> QUrl:
    """Give an address that may set the cookie."""
    url = QUrl()
    url.setScheme("https" if cookie.isSecure() else "http")
    url.setHost(cookie.domain().lstrip("."))
    url.setPath(cookie.path())
    return url
