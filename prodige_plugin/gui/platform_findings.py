"""What discovery found at a platform's addresses: a list of rows, kept with the platform."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from qgis.PyQt.QtCore import QDate, Qt
from qgis.PyQt.QtGui import QPalette
from qgis.PyQt.QtWidgets import QHeaderView, QLabel, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from ..i18n import tr
from ..platforms.discovery import Finding, State
from .formats import date_text
from .labels import sentence

_ORDER = tuple(State)


def state_text(state: State) -> str:
    """Give the words for what a try gave."""
    return {
        State.FOUND: tr("found"),
        State.CLOSED: tr("asks for an account"),
        State.ABSENT: tr("not there"),
        State.SILENT: tr("no answer"),
    }[state]


def state_mark(state: State) -> str:
    """Give the sign before the words: never alone."""
    return {State.FOUND: "✓", State.CLOSED: "!", State.ABSENT: "–", State.SILENT: "✕"}[state]


class FindingsList(QWidget):
    """Rows of what was looked for, found first; hidden while there are none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.head: QLabel = sentence(self)
        self.tree = QTreeWidget(self)
        self.tree.setColumnCount(2)
        self.tree.setHeaderHidden(True)
        self.tree.setRootIsDecorated(False)
        self.tree.setUniformRowHeights(True)
        self.tree.setAccessibleName(tr("What was found at the address"))
        self.tree.setFixedHeight(8 * self.fontMetrics().lineSpacing())
        self.tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        header = self.tree.header()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        header.setStretchLastSection(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.head)
        layout.addWidget(self.tree)
        self._findings: list[Finding] = []
        self.hide()

    def findings(self) -> list[Finding]:
        """Give the rows as they are shown."""
        return list(self._findings)

    def clear(self) -> None:
        """Show nothing."""
        self._findings = []
        self.tree.clear()
        self.hide()

    def begin(self) -> None:
        """Begin to show what comes."""
        self.clear()
        self.head.setText(tr("Looking at the address and beside it…"))
        self.show()

    def add(self, finding: Finding) -> None:
        """Show one more, in its place."""
        rank = sum(1 for each in self._findings if _ORDER.index(each.state) <= _ORDER.index(finding.state))
        self._findings.insert(rank, finding)
        item = QTreeWidgetItem([f"{state_mark(finding.state)} {finding.what}", finding.words])
        item.setToolTip(0, finding.url)
        item.setToolTip(1, f"{finding.words}\n{finding.url}")
        item.setData(0, Qt.ItemDataRole.AccessibleTextRole, f"{finding.what}: {state_text(finding.state)}")
        if finding.state in (State.ABSENT, State.SILENT):
            quiet = self.palette().brush(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text)
            item.setForeground(0, quiet)
            item.setForeground(1, quiet)
        self.tree.insertTopLevelItem(rank, item)

    def end(self, date: str = "") -> None:
        """Say how many were found, and when."""
        found = sum(1 for each in self._findings if each.state is State.FOUND)
        when = date or QDate.currentDate().toString(Qt.DateFormat.ISODate)
        self.head.setText(tr("%n thing(s) found on {date}", n=found, date=date_text(when)))
        self.setVisible(bool(self._findings))

    def show_kept(self, rows: Sequence[Mapping[str, str]]) -> None:
        """Show what was found earlier, as :meth:`to_keep` gave it."""
        self.clear()
        states = {state.value: state for state in State}
        date = ""
        for row in rows:
            date = row.get("date", date)
            state = states.get(row.get("state", ""), State.ABSENT)
            self.add(Finding(row.get("what", ""), state, row.get("url", ""), row.get("words", ""), row.get("key", "")))
        if self._findings:
            self.end(date)

    def show_of(self, key: str) -> None:
        """Show what was found at a platform's addresses earlier; nothing for ""."""
        from ..platforms import store

        self.show_kept(store.findings(key) if key else [])

    def keep(self, key: str) -> None:
        """Keep the rows with a platform."""
        from ..platforms import store

        store.keep_findings(key, self.to_keep())

    def to_keep(self) -> list[dict[str, str]]:
        """Give the rows as JSON values, with the day."""
        today = QDate.currentDate().toString(Qt.DateFormat.ISODate)
        return [
            {"what": f.what, "state": f.state.value, "url": f.url, "words": f.words, "key": f.key, "date": today}
            for f in self._findings
        ]
