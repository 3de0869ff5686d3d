"""Somebody else changed the record: both versions, and the person's choice (promise P6)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QFrame, QGridLayout, QPushButton, QVBoxLayout, QWidget

from ..errors import PluginError
from ..feedback import Feedback
from ..i18n import tr
from ..metadata.merge import Merge, merge
from ..metadata.record import Record
from . import messages
from .diff_window import show_differences
from .formats import date_text
from .labels import sentence
from .merge_window import MergeWindow
from .metadata_session import Differs, Session
from .tasks import PRIORITY_HIGH, run_task

if TYPE_CHECKING:
    from .metadata_dock import MetadataDock


class ConflictPanel(QFrame):
    """Says what happened; merges, compares, takes theirs or keeps mine."""

    #: Put my changes on top of theirs.
    mergeWanted = pyqtSignal()  # noqa: N815  Qt's manner
    #: Give up my changes.
    theirsWanted = pyqtSignal()  # noqa: N815
    #: Replace theirs by mine.
    mineWanted = pyqtSignal()  # noqa: N815
    #: Show both.
    compareWanted = pyqtSignal()  # noqa: N815

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.theirs: bytes | None = None
        self.text = sentence(self)
        self.merge = QPushButton(tr("&Merge…"), self)
        self.merge.setToolTip(
            tr("Puts your changes on top of theirs; you choose where both changed the same. Nothing is saved yet")
        )
        self.compare = QPushButton(tr("&Compare"), self)
        self.take = QPushButton(tr("Take &theirs"), self)
        self.take.setToolTip(tr("Gives up your changes; can be undone"))
        self.keep = QPushButton(tr("Replace by m&ine"), self)
        self.keep.setToolTip(tr("Their changes are lost"))
        grid = QGridLayout()
        grid.addWidget(self.merge, 0, 0)
        grid.addWidget(self.compare, 0, 1)
        grid.addWidget(self.take, 1, 0)
        grid.addWidget(self.keep, 1, 1)
        layout = QVBoxLayout(self)
        layout.addWidget(self.text)
        layout.addLayout(grid)
        self.merge.clicked.connect(self.mergeWanted)
        self.compare.clicked.connect(self.compareWanted)
        self.take.clicked.connect(self.theirsWanted)
        self.keep.clicked.connect(self.mineWanted)

    def ask(self, error: Differs) -> None:
        """Show the conflict."""
        self.theirs = error.theirs
        gone = error.theirs is None
        self.text.setText(
            tr("The record was deleted from the platform since you read it. Nothing was saved.")
            if gone
            else " ".join(
                (
                    tr("Somebody else changed this record on the platform since you read it. Nothing was saved."),
                    _dated(error.theirs or b""),
                )
            ).strip()
        )
        for button in (self.merge, self.compare, self.take):
            button.setVisible(not gone)
        self.keep.setText(tr("Publish it again") if gone else tr("Replace by m&ine"))
        self.show()


def _dated(theirs: bytes) -> str:
    """Say of when their version is, as far as it tells."""
    try:
        stated = str(Record.parse(theirs).get("metadata_date") or "")
    except PluginError:
        return ""
    return tr("Their version is of {date}.", date=date_text(stated[:10])) if stated else ""


class Conflicts:
    """Does what the person chose in the panel, to the dock's record."""

    def __init__(self, dock: MetadataDock, panel: ConflictPanel) -> None:
        self._dock, self._panel = dock, panel
        panel.mergeWanted.connect(self.merge)
        panel.theirsWanted.connect(self.take_theirs)
        panel.mineWanted.connect(self.keep_mine)
        panel.compareWanted.connect(self.compare)

    def merge(self) -> None:
        """Put my changes on top of theirs; what both changed is shown, to choose. Nothing is saved yet."""
        session, theirs = self._dock.session, self._panel.theirs
        if session is None or theirs is None:
            return
        base, mine = session.base, session.record.to_bytes()

        def done(found: Merge) -> None:
            if self._dock.session is not session:
                return
            if not found.conflicts:
                self._merged(session, mine, theirs, found.resolved({}), len(found.taken))
                return
            window = MergeWindow(found, self._dock.window())
            window.chosen.connect(lambda result: self._merged(session, mine, theirs, result, len(found.taken)))
            self._panel.destroyed.connect(window.close)
            window.show()

        def work(_feedback: Feedback) -> Merge:
            return merge(base, mine, theirs)

        run_task(tr("Merge two records"), work, done, owner=self._panel, hidden=True, priority=PRIORITY_HIGH)

    def _merged(self, session: Session, mine: bytes, theirs: bytes, result: bytes, taken: int) -> None:
        """Show the merged record in the form; the way back stays open."""
        if self._dock.session is not session or session.record.to_bytes() != mine:
            self._dock.head.warn(tr("The record was edited meanwhile: nothing was merged. Merge again."))
            return
        was = session.record
        session.base = theirs
        self._dock.take_record(Record.parse(result))
        self._dock.offer_undo(was, taken)
        self._panel.hide()
        messages.show_note(tr("Merged: your changes are on top of theirs. Look at it, then publish."))

    def take_theirs(self) -> None:
        """Give up my changes; can be undone."""
        session, theirs = self._dock.session, self._panel.theirs
        if session is None or theirs is None:
            return
        mine = session.record
        session.base = theirs
        self._dock.take_record(Record.parse(theirs))
        self._dock.offer_undo(mine, 1)
        self._panel.hide()

    def keep_mine(self) -> None:
        """Replace theirs by mine, knowing what is lost."""
        if self._dock.session is not None:
            self._dock.session.base = self._panel.theirs
            self._dock.publish()

    def compare(self) -> None:
        """Show both versions side by side."""
        session, theirs = self._dock.session, self._panel.theirs
        if session is not None and theirs is not None:
            show_differences(theirs, session.record.to_bytes(), self._dock, tr("On the platform now"), tr("Yours"))
