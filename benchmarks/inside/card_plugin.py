"""Inside QGIS: from the search to the first card painted, and the bare time of the same request, in turns."""

import statistics
import sys
import time
import urllib.request

import link
from driver import settle, wait_until
from qgis.PyQt.QtCore import QEvent, QObject
from qgis.utils import plugins

arguments = link.arguments()
TIMES = 9


class FirstPaint(QObject):
    """Notes when cards of a new answer are painted for the first time."""

    def __init__(self, dock) -> None:
        super().__init__(dock)
        self._model, self._came, self.at = dock.model, False, 0.0
        dock.model.modelReset.connect(self._reset)
        dock.list.viewport().installEventFilter(self)

    def wait(self) -> None:
        """Begin to wait for the next one."""
        self._came, self.at = False, 0.0

    def _reset(self) -> None:
        self._came = self._model.rowCount() > 0

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        """See paints; they go on as ever."""
        if event.type() == QEvent.Type.Paint and self._came and not self.at:
            self.at = time.perf_counter()
        return False


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
        paint.wait()
        began = time.perf_counter()
        dock.search()
        wait_until(lambda: paint.at, "a card", 30)
        cards.append(paint.at - began)
        settle(0.2)
    return {"card_ms": statistics.median(cards) * 1000, "http_ms": statistics.median(bares) * 1000}


sys.path.insert(0, arguments["root"])
link.begin(measure)
