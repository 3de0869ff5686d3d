"""The links of a record: what each is, whether it answers, what was repaired, and what to do with it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QPalette, QShowEvent
from qgis.PyQt.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from ..i18n import tr
from ..services.health import Health, State
from .labels import ElidedLabel, sentence
from .link_checks import LinkChecks, known
from .messages import copy_text, open_link
from .ways import Way, kind_text
from .ways_menu import way_title

#: Most links shown at once; the others after a click.
MOST = 20
#: Most links tried without being asked to.
MOST_TRIED = 12


def state_text(health: Health, trying: bool = False) -> str:
    """Give a sign and a word for the state of a link; the sign is never alone."""
    if trying:
        return "◌ " + tr("being tried…")
    return {
        State.UNKNOWN: "○ " + tr("not tried"),
        State.WORKS: "● " + tr("answers"),
        State.CLOSED: "◐ " + tr("wants an account"),
        State.DEAD: "✕ " + tr("does not answer"),
    }[health.state]


class LinkRow(QFrame):
    """One link."""

    def __init__(self, way: Way, load: Callable[[Way], object], parent: QWidget) -> None:
        """:param load: called when the link is to be loaded."""
        super().__init__(parent)
        self.way = way
        source = way.source
        title = ElidedLabel(f"{kind_text(source.kind)} – {way_title(source)}", self)
        font = title.font()
        font.setBold(True)
        title.setFont(font)
        self.state = QLabel(self)
        self.state.setTextFormat(Qt.TextFormat.PlainText)
        self.why = sentence(self)
        address = ElidedLabel(source.url, self, soft=True)
        layout = QGridLayout(self)
        layout.setContentsMargins(2, 4, 2, 6)
        layout.setVerticalSpacing(2)
        layout.setColumnStretch(0, 1)
        layout.addWidget(title, 0, 0)
        layout.addWidget(self.state, 0, 1, Qt.AlignmentFlag.AlignRight)
        layout.addWidget(address, 1, 0, 1, 2)
        rank = 2
        for text in (*getattr(source, "notes", ()), source.reason):
            if text:
                layout.addWidget(sentence(self, text), rank, 0, 1, 2)
                rank += 1
        layout.addWidget(self.why, rank, 0, 1, 2)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        self.add = self._button(buttons, tr("Add"), lambda: load(way))
        self.add.setVisible(not source.reason)
        web = source.url.lower().startswith(("http://", "https://"))
        self.open = self._button(buttons, tr("Open"), lambda: open_link(source.url))
        self.open.setEnabled(web)
        self.copy = self._button(buttons, tr("Copy"), lambda: copy_text(source.url))
        for button, what in ((self.add, tr("Load this link")), (self.open, tr("Open in the browser")),
                             (self.copy, tr("Copy the link"))):  # fmt: skip
            button.setToolTip(what)
            button.setAccessibleName(f"{what}: {way_title(source)}")
        layout.addLayout(buttons, rank + 1, 0, 1, 2)
        self.show_health(known(source))

    def _button(self, row: QHBoxLayout, text: str, slot: Callable[[], object]) -> QPushButton:
        button = QPushButton(text, self)
        button.clicked.connect(lambda _checked=False: slot())
        row.addWidget(button)
        return button

    def show_health(self, health: Health, trying: bool = False) -> None:
        """Show what is known of the link."""
        self.state.setText(state_text(health, trying))
        self.why.setText(health.why)
        self.why.setVisible(bool(health.why))


class SheetLinks(QWidget):
    """All links of a record, with their states."""

    def __init__(self, load: Callable[[Way], object], parent: QWidget | None = None) -> None:
        """:param load: called with the :class:`~.ways.Way` that is to be loaded."""
        super().__init__(parent)
        self._load = load
        self._ways: Sequence[Way] = ()
        self._filled = False
        self._name: Callable[[str], str] = lambda key: key
        self.rows: list[LinkRow] = []
        self.checks = LinkChecks(self)
        self.checks.checked.connect(self._checked)
        self.checks.finished.connect(self._finished)
        self.again = QPushButton(tr("Try all links"), self)
        self.again.setToolTip(tr("Ask each server whether the link answers"))
        self.again.clicked.connect(lambda _checked=False: self.try_links(True))
        self.nothing = sentence(self, tr("The record states no link."))
        self._area = QScrollArea(self)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.nothing)
        layout.addWidget(self._area, 1)
        layout.addWidget(self.again, 0, Qt.AlignmentFlag.AlignLeft)
        self.show_ways((), lambda source: source, self._name)

    def show_ways(
        self, ways: Sequence[Way], account: Callable[[Any], Any], platform_name: Callable[[str], str]
    ) -> None:
        """Show the links of a record.

        :param account: gives a source with the account it is asked with.
        :param platform_name: the name of a platform by its key.
        """
        self.checks.stop()
        self._ways = [Way(account(way.source), way.summary, way.elsewhere) for way in ways]
        self._name, self._filled = platform_name, False
        if self.isVisible():
            self._fill(MOST)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802  Qt's name
        """Make the rows when they are looked at for the first time; most never are."""
        super().showEvent(event)
        if not self._filled:
            self._fill(MOST)

    def _fill(self, most: int) -> None:
        self._filled = True
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 4, 0)
        layout.setSpacing(0)
        self.rows = []
        section = ""
        for way in self._ways[:most]:
            if way.elsewhere and way.summary.platform != section:
                section = way.summary.platform
                layout.addWidget(sentence(page, tr("On {platform}", platform=self._name(section)), bold=True))
            row = LinkRow(way, self._load, page)
            self.rows.append(row)
            layout.addWidget(row)
            line = QFrame(page)
            line.setFrameShape(QFrame.Shape.HLine)
            line.setFrameShadow(QFrame.Shadow.Plain)
            line.setForegroundRole(QPalette.ColorRole.Mid)
            layout.addWidget(line)
        left = len(self._ways) - most
        if left > 0:
            more = QPushButton(tr("Show %n more link(s)", n=left), page)
            more.clicked.connect(lambda _checked=False: self._fill(len(self._ways)))
            layout.addWidget(more)
        layout.addStretch(1)
        self._area.setWidget(page)
        self._area.setVisible(bool(self.rows))
        self.nothing.setVisible(not self.rows)
        self.again.setVisible(bool(self.rows))

    def try_links(self, again: bool = False) -> None:
        """Try the links in the background.

        :param again: all of them, and those whose state is known too; by default the first few not yet tried.
        """
        sources = [row.way.source for row in self.rows if row.way.source.url]
        wanted = sources if again else sources[:MOST_TRIED]
        for row in self.rows:
            if row.way.source in wanted and (again or known(row.way.source).state is State.UNKNOWN):
                row.show_health(Health(), trying=True)
        self.again.setEnabled(False)
        self.checks.want(wanted, again)

    def stop(self) -> None:
        """Try nothing more."""
        self.checks.stop()

    def dead(self) -> str:
        """Give the links that do not answer, one per line, for a letter."""
        found = ((way.source.url, known(way.source)) for way in self._ways)
        return "\n".join(f"{url} – {health.why}" for url, health in found if health.state is State.DEAD)

    def _checked(self, source: Any, health: Health) -> None:
        for row in self.rows:
            if row.way.source == source:
                row.show_health(health)

    def _finished(self) -> None:
        self.again.setEnabled(True)
        for row in self.rows:
            row.show_health(known(row.way.source))
