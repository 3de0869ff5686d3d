"""A sentence of any length in a page that has only so much room: as high as it needs, up to a share of the page."""

from __future__ import annotations

from qgis.PyQt.QtCore import QEvent, QObject, Qt
from qgis.PyQt.QtWidgets import QFrame, QScrollArea, QWidget

from .labels import sentence
from .rest import rest_timer

#: Lines that are always shown, however low the page is.
_LEAST_LINES = 3


class ScrolledSentence(QScrollArea):
    """What does not fit is scrolled, and never painted over by what stands below."""

    def __init__(self, page: QWidget, share: float, parent: QWidget | None = None) -> None:
        """:param page: whose height is shared; ``share``: the most of it that is taken, 0 to 1."""
        super().__init__(parent or page)
        self._page, self._share = page, share
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumHeight(1)
        self.text = sentence(self)
        self.text.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.setWidget(self.text)
        # not within the resizing itself: the layout would go on with the height from before
        self._rest = rest_timer(self, 0, self.fit)
        page.installEventFilter(self)
        self.installEventFilter(self)

    def say(self, words: str) -> None:
        """Show other words."""
        self.text.setText(words)
        self.setAccessibleName(words)
        self.fit()

    def fit(self) -> None:
        """Take the height that the words need at this width, and no more than the share."""
        # -1 where there are no words
        high = max(1, self.text.heightForWidth(max(100, self.width())))
        most = max(int(self._page.height() * self._share), _LEAST_LINES * self.fontMetrics().lineSpacing())
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(policy.ScrollBarAlwaysOff if high <= most else policy.ScrollBarAsNeeded)
        self.setFixedHeight(min(high, most))

    def eventFilter(self, watched: QObject | None, event: QEvent | None) -> bool:  # noqa: N802  Qt's name
        """Fit anew when the page or the width changes, and when the letters do."""
        if event is not None and event.type() in (QEvent.Type.Resize, QEvent.Type.FontChange, QEvent.Type.Show):
            self._rest.start()
        return super().eventFilter(watched, event)
