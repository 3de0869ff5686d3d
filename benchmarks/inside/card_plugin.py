"""Inside QGIS: from the search to the first card painted, and the bare time of the same request, in turns."""

import statistics
import sys
import time
import urllib.request
from collections.abc import Callable

import link
from driver import settle, wait_until
from qgis.PyQt.QtCore import QEvent, QEventLoop, QObject, QTimer
from qgis.PyQt.QtWidgets import QWidget
from qgis.utils import plugins

arguments = link.arguments()
TIMES = 9


class FirstPaint(QObject):
    """Notes when cards of a new answer are painted for the first time.

    It is waited for in Qt's own loop, as QGIS itself waits: a loop in Python would compete with the search.
    """

    def __init__(self, dock: QWidget) -> None:
        super().__init__(dock)
        self._dock, self._came, self.at = dock, False, 0.0
        self._loop = QEventLoop()
        dock.model.modelReset.connect(self._reset)
        dock.model.stateChanged.connect(self._state)
        dock.list.viewport().installEventFilter(self)

    def wait(self, work: Callable[[], None]) -> float:
        """Do the work, and give the seconds from its beginning to the first paint of what it brings."""
        self._came, self.at = False, 0.0
        began = time.perf_counter()
        work()
        QTimer.singleShot(30_000, self._loop.quit)
        if not self.at:
            self._loop.exec()
        if not self.at:
            raise RuntimeError("no card came")
        return self.at - began

    def _reset(self) -> None:
        self._came = self._dock.model.rowCount() > 0

    def _state(self) -> None:
        if self._dock.model.state.name == "FAILED":
            self._loop.quit()
        elif self._came and self._dock.model.state.name == "READY":
            # a window that nobody sees is not always asked to paint
            QTimer.singleShot(0, self._dock.list.viewport().repaint)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        """See paints; they go on as ever."""
        if event.type() == QEvent.Type.Paint and self._came and not self.at:
            # after this paint
            QTimer.singleShot(0, self._painted)
        return False

    def _painted(self) -> None:
        self.at = self.at or time.perf_counter()
        self._loop.quit()


def bare(body: bytes) -> float:
    """Seconds of the same request sent by the standard library, its whole answer read."""
    request = urllib.request.Request(arguments["csw"], body, {"Content-Type": "application/xml; charset=UTF-8"})
    began = time.perf_counter()
    with urllib.request.urlopen(request) as answer:
        answer.read()
    return time.perf_counter() - began


def measure() -> dict[str, float]:
    """Search again and again, in turns with the bare request."""
    from prodige_plugin.catalogue import csw_request
    from prodige_plugin.catalogue.csw_names import SCHEMA_ISO
    from prodige_plugin.platforms.model import Platform

    plugin = plugins["prodige_plugin"]
    plugin.platforms.save(Platform("bench", "bench", "qgis_server", {"csw": arguments["csw"]}))
    plugin.platforms.set_current("bench")
    dock = plugin.open_dock("catalogue")
    dock.words.setText(arguments["words"])
    dock._typing.stop()
    dock.search()
    wait_until(lambda: dock.model.state.name == "READY" and dock.model.rowCount(), "the first results", 30)
    settle(1.0)
    body = csw_request.get_records(dock.query(), SCHEMA_ISO)
    paint = FirstPaint(dock)
    cards, bares = [], []
    for _ in range(TIMES):
        bares.append(bare(body))
        dock.thumbnails.stop()
        cards.append(paint.wait(dock.search))
        settle(0.2)
    return {"card_ms": statistics.median(cards) * 1000, "http_ms": statistics.median(bares) * 1000}


sys.path.insert(0, arguments["root"])
link.begin(measure)
