"""Somebody else changed the record: both versions, and the person's choice (promise P6)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QFrame, QGridLayout, QPushButton, QVBoxLayout, QWidget

from ..i18n import tr
from ..metadata.record import Record
from . import messages
from .diff_window import show_differences
from .labels import sentence
from .metadata_session import Differs, merge

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
        self.merge = QPushButton(tr("&Merge"), self)
        self.merge.setToolTip(tr("Puts your changes on top of theirs; nothing is saved until you publish again"))
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
            else tr("Somebody else changed this record on the platform since you read it. Nothing was saved.")
        )
        for button in (self.merge, self.compare, self.take):
            button.setVisible(not gone)
        self.keep.setText(tr("Publish it again") if gone else tr("Replace by m&ine"))
        self.show()


class Conflicts:
    """Does what the person chose in the panel, to the dock's record."""

    def __init__(self, dock: MetadataDock, panel: ConflictPanel) -> None:
        self._dock, self._panel = dock, panel
        panel.mergeWanted.connect(self.merge)
        panel.theirsWanted.connect(self.take_theirs)
        panel.mineWanted.connect(self.keep_mine)
        panel.compareWanted.connect(self.compare)

    def merge(self) -> None:
        """Put my changes on top of theirs; nothing is saved yet."""
        session, theirs = self._dock.session, self._panel.theirs
        if session is None or theirs is None:
            return
        record, both = merge(session.base, session.record, theirs)
        session.base = theirs
        self._dock.take_record(record)
        self._panel.hide()
        rows = self._dock.form.rows
        names = ", ".join(rows[key].element.label for key in both if key in rows)
        messages.show_note(
            tr("Merged. Both of you changed: {names}; yours was kept. Look at it, then publish.", names=names)
            if both
            else tr("Merged: your changes are on top of theirs. Look at it, then publish.")
        )

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
