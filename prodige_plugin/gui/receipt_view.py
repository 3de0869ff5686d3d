"""What was published, as read back: links, checks, fidelity, files and warnings; to copy and to keep (promise P8)."""

from __future__ import annotations

from pathlib import Path

from qgis.PyQt.QtCore import Qt, QUrl, pyqtSignal
from qgis.PyQt.QtGui import QDesktopServices
from qgis.PyQt.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ..feedback import Feedback
from ..i18n import tr
from ..publishing.plan import Fidelity, Receipt
from . import icons, messages
from .flow_layout import FlowLayout
from .formats import pair_text
from .labels import ElidedLabel, sentence
from .publish_findings import beside_project, write_text
from .publish_model import by_publication, link_rows
from .receipt_links import LinkLine
from .receipt_text import file_text, heading, receipt_html, receipt_lines, score_text, shown_files
from .tasks import run_task


class ReceiptView(QWidget):
    """Shows a receipt."""

    #: The person has read it.
    left = pyqtSignal()
    #: Go on with a deposit: look for the data set made of it (its title).
    attachWanted = pyqtSignal(str)  # noqa: N815  Qt's manner

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.receipt: Receipt | None = None
        #: name of the platform.
        self._place = ""
        self.title = sentence(self, bold=True)
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.open_map = QPushButton(tr("&Open the map"), self)
        self.open_map.clicked.connect(self._open_map)
        self.copy = QPushButton(tr("&Copy all"), self)
        self.copy.setToolTip(tr("All addresses and checks, as text"))
        self.copy.clicked.connect(self._copy)
        self.save = QPushButton(tr("&Save…"), self)
        self.save.setToolTip(tr("Keeps the receipt as a page (HTML), pictures in it"))
        self.save.clicked.connect(self._save)
        self.done = QPushButton(tr("&Done"), self)
        self.done.clicked.connect(self.left)
        bar = QWidget(self)
        flow = FlowLayout(bar)
        for button in (self.open_map, self.copy, self.save, self.done):
            flow.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.title)
        layout.addWidget(self._scroll, 1)
        layout.addWidget(bar)

    def show_receipt(self, receipt: Receipt, place: str = "") -> None:
        """Show what was done.

        :param place: name of the platform, for the page and the text.
        """
        self.receipt, self._place = receipt, place
        self.title.setText(heading(receipt))
        page = QWidget(self._scroll)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 4, 0)
        column.setSpacing(4)
        for warning in receipt.warnings:
            column.addWidget(sentence(page, f"⚠ {warning}"))
        self._add_publications(receipt, column, page)
        for fidelity in receipt.fidelity:
            if not any(fidelity.publication == one.name for one in by_publication(receipt)):
                self._add_fidelity(fidelity, column, page, named=True)
        for role, title, path in shown_files(receipt):
            self._add_file(role, title, Path(path), column, page)
        column.addStretch(1)
        self._scroll.setWidget(page)
        self.open_map.setVisible("map" in receipt.links)
        self.done.setFocus()

    def _add_publications(self, receipt: Receipt, column: QVBoxLayout, page: QWidget) -> None:
        found = by_publication(receipt)
        several = sum(1 for one in found if one.title) > 1
        for rank, one in enumerate(found):
            if one.title and several:
                if rank:
                    column.addSpacing(8)  # the title is of what is below it
                column.addWidget(sentence(page, one.title, bold=True))
            if one.links:
                column.addWidget(LinkLine(one.title, one.links, page))
            for fidelity in receipt.fidelity:
                if fidelity.publication == one.name:
                    self._add_fidelity(fidelity, column, page, named=False)
            if one.checks:
                column.addWidget(sentence(page, tr("Read back as a visitor")))
            for good, words in one.checks:
                line = sentence(page, f"{'✓' if good else '✕'} {words}")
                line.setIndent(12)
                column.addWidget(line)

    def _add_fidelity(self, fidelity: Fidelity, column: QVBoxLayout, page: QWidget, *, named: bool) -> None:
        """Say how near the platform's picture is to QGIS's own, with the two of them to look at."""
        words = tr("Drawn as in QGIS: {score}", score=score_text(fidelity))
        text = sentence(page, pair_text(fidelity.title, words) if named else words)
        line = QHBoxLayout()
        line.addWidget(text, 1)
        if fidelity.picture:
            see = QPushButton(tr("See"), page)
            see.setToolTip(tr("Both pictures side by side"))
            see.setAccessibleName(tr("See both pictures of {title}", title=fidelity.title))
            see.clicked.connect(lambda: self.see(fidelity))
            line.addWidget(see, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(line)
        for note in fidelity.notes:
            label = sentence(page, note)
            label.setIndent(12)
            column.addWidget(label)

    def see(self, fidelity: Fidelity) -> None:
        """Open the window with both pictures."""
        from .fidelity_window import FidelityWindow

        FidelityWindow(fidelity, self.window()).show()

    def _add_file(self, role: str, title: str, path: Path, column: QVBoxLayout, page: QWidget) -> None:
        """Show a file on this computer: where it is, and its folder; a deposit says what comes next."""
        column.addWidget(sentence(page, pair_text(file_text(role), title or path.name), bold=role == "deposit"))
        where = ElidedLabel(str(path), page, soft=True)
        where.setAccessibleName(str(path))
        folder, copy = QPushButton(tr("Open the folder"), page), QToolButton(page)
        folder.clicked.connect(lambda: open_folder(path))
        copy.setIcon(icons.theme("mActionEditCopy.svg"))
        copy.setAutoRaise(True)
        copy.setToolTip(tr("Copy the path"))
        copy.setAccessibleName(tr("Copy the path of {title}", title=title or path.name))
        copy.clicked.connect(lambda: messages.copy_text(str(path)))
        line = QHBoxLayout()
        line.addWidget(where, 1)
        line.addWidget(copy)
        column.addLayout(line)
        bar = QWidget(page)
        flow = FlowLayout(bar)
        flow.addWidget(folder)
        if role == "deposit":
            self._add_deposit(title, flow, bar)
        column.addWidget(bar)

    def _add_deposit(self, title: str, flow: FlowLayout, bar: QWidget) -> None:
        pages = link_rows({"page": self.receipt.links["page"]}) if self.receipt and "page" in self.receipt.links else []
        if pages:
            page = QPushButton(tr("Open the platform's page"), bar)
            page.clicked.connect(lambda: messages.open_link(pages[0][2]))
            flow.addWidget(page)
        attach = QPushButton(tr("Attach…"), bar)
        attach.setToolTip(tr("Once the data set is made: finds it, and finishes record, links and checks"))
        attach.clicked.connect(lambda: self.attachWanted.emit(title))
        flow.addWidget(attach)

    # -- to keep -------------------------------------------------------------------------------------

    def _open_map(self) -> None:
        if self.receipt is not None:
            maps = [url for role, _title, url in link_rows(self.receipt.links) if role == "map"]
            if maps:
                messages.open_link(maps[-1])

    def _copy(self) -> None:
        if self.receipt is not None:
            messages.copy_text("\n".join(receipt_lines(self.receipt, self._place)))
            messages.show_note(tr("The receipt is copied."), 4)

    def _save(self) -> None:
        if self.receipt is None:
            return
        wanted, _filter = QFileDialog.getSaveFileName(
            self.window(), tr("Save the receipt"), beside_project(f"{tr('receipt')}.html"), "HTML (*.html)"
        )
        if wanted:
            self.write(Path(wanted))

    def write(self, path: Path) -> None:
        """Write the receipt as a page, in a task."""
        receipt, place = self.receipt, self._place
        if receipt is None:
            return

        def work(_feedback: Feedback) -> None:
            write_text(path, receipt_html(receipt, place))

        run_task(
            tr("Save the receipt"), work, lambda _none: messages.show_note(tr("Saved: {file}", file=str(path))),
            owner=self, hidden=True,
        )  # fmt: skip


def open_folder(path: Path) -> bool:
    """Show a file's folder in the system's file manager; whether that was begun."""
    folder = path if path.is_dir() else path.parent
    return folder.is_dir() and bool(QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))))
