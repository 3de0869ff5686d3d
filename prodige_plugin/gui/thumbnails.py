"""Pictures of records, fetched after the text, through the door, a few at a time (P1, P2, P12)."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable

from qgis.PyQt.QtCore import QBuffer, QByteArray, QIODevice, QObject, QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import QImage, QImageReader

from ..errors import Cancelled, PluginError
from ..feedback import Feedback
from ..i18n import tr
from . import settings
from .tasks import PRIORITY_LOW, TaskHandle, run_task

#: Largest picture fetched, in bytes, and the longest wait for one, in seconds.
MAX_BYTES = 2 * 1024 * 1024
TIMEOUT_S = 10.0
#: Largest side kept, in pixels (a 56 px square at 200 %).
SIDE = 112
#: Most pixels decoded; a small file can hide an enormous picture.
MAX_PIXELS = 16_000_000
#: Most pictures asked for in one task (they show when all of it have come), and kept: some screens of cards. Older
#: ones are fetched again when seen again.
BATCH = 2
KEPT = 150
#: Most addresses remembered for having no picture.
MISSING = 5000

Fetch = Callable[[str, Feedback], bytes]


def fetch_picture(url: str, feedback: Feedback) -> bytes:
    """Get the bytes of one picture through the door. Worker thread."""
    from ..network import Door, Expect

    answer = Door(feedback=feedback, timeout_s=TIMEOUT_S).get(url, expect=Expect.IMAGE, max_bytes=MAX_BYTES)
    return bytes(answer.content)


def decode(content: bytes) -> QImage:
    """Decode and shrink a picture; a null image where it is none, or too large."""
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    size = reader.size()
    if size.isValid():
        if size.width() * size.height() > MAX_PIXELS:
            return QImage()
        if max(size.width(), size.height()) > SIDE:
            reader.setScaledSize(size.scaled(QSize(SIDE, SIDE), Qt.AspectRatioMode.KeepAspectRatio))
    return reader.read()


class Thumbnails(QObject):
    """Fetches each picture once; at most one task at a time."""

    #: A picture has come: its address and the picture.
    ready = pyqtSignal(str, QImage)

    def __init__(self, parent: QObject | None = None, fetch: Fetch = fetch_picture) -> None:
        super().__init__(parent)
        self._fetch = fetch
        #: ``None`` for what was asked for and has not come, or is no picture.
        self._known: OrderedDict[str, QImage | None] = OrderedDict()
        self._wanted: list[str] = []
        self._task: TaskHandle | None = None

    def want(self, urls: list[str]) -> None:
        """Ask for the pictures of the cards in view; older wishes not begun are dropped."""
        self._wanted = []
        if not settings.thumbnails():
            return
        for url in dict.fromkeys(urls):
            if not url.lower().startswith(("http://", "https://")):
                continue
            image = self._known.get(url)
            if image is not None:
                self._known.move_to_end(url)
                self.ready.emit(url, image)
            elif url not in self._known:
                self._wanted.append(url)
        self._next()

    def image(self, url: str) -> QImage | None:
        """Give a picture that has come; ``None`` where it has not, or is none."""
        return self._known.get(url)

    def stop(self) -> None:
        """Ask for nothing more."""
        self._wanted = []
        if self._task is not None:
            self._task.abandon()
            self._task = None

    def _next(self) -> None:
        if self._task is not None or not self._wanted:
            return
        batch, self._wanted = self._wanted[:BATCH], self._wanted[BATCH:]
        for url in batch:
            self._known[url] = None

        def work(feedback: Feedback) -> dict[str, QImage]:
            images = {}
            for url in batch:
                feedback.check()
                try:
                    image = decode(self._fetch(url, feedback))
                except Cancelled:
                    raise
                except PluginError:
                    continue  # a missing picture is no failure: the card keeps its drawing
                if not image.isNull():
                    images[url] = image
            return images

        self._task = run_task(
            tr("Fetch pictures"), work, self._came, self._done, owner=self, hidden=True, priority=PRIORITY_LOW
        )

    def _came(self, images: dict[str, QImage]) -> None:
        for url, image in images.items():
            self._known[url] = image
            self._known.move_to_end(url)
            self.ready.emit(url, image)
        kept = [url for url, image in self._known.items() if image is not None]
        for url in kept[:-KEPT] + list(self._known)[: len(self._known) - MISSING]:
            self._known.pop(url, None)
        self._done()

    def _done(self, _error: PluginError | None = None) -> None:
        self._task = None
        self._next()
