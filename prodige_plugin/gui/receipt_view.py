"""What was published, as read back: links, checks, fidelity, files and warnings; to copy and to keep (promise P8)."""

from __future__ import annotations

from pathlib import Path

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QFileDialog,
    QFrame,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ..feedback import Feedback
from ..i18n import tr
from ..publishing.plan import Fidelity, Receipt
from . import messages
from .flow_layout import FlowLayout
from .labels import sentence
from .page_stack import take_keyboard
from .publish_findings import beside_project, write_text
from .publish_model import by_publication, link_rows
from .receipt_parts import add_fidelity, add_file, add_publication
from .receipt_rows import ReceiptRows
from .receipt_text import heading, receipt_html, receipt_lines, shown_files
from .tasks import run_task

#: Publications whose addresses, pictures and checks are all shown at once; of more, each unfolds.
_MOST = 4


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
        #: the publications of a receipt of many.
        self.rows = ReceiptRows(self)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self._scroll)
        self._stack.addWidget(self.rows)
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
        #: what Escape presses.
        self.back_button = self.done
        bar = QWidget(self)
        flow = FlowLayout(bar)
        for button in (self.open_map, self.copy, self.save, self.done):
            flow.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.title)
        layout.addWidget(self._stack, 1)
        layout.addWidget(bar)

    def show_receipt(self, receipt: Receipt, place: str = "") -> None:
        """Show what was done.

        :param place: name of the platform, for the page and the text.
        """
        self.receipt, self._place = receipt, place
        self.title.setText(heading(receipt))
        if len(by_publication(receipt)) > _MOST:
            self.rows.show_receipt(receipt, self.see, self._add_deposit)
            self._stack.setCurrentWidget(self.rows)
            self._scroll.setWidget(QWidget(self._scroll))
        else:
            self.rows.clear()
            self._scroll.setWidget(self._page_of(receipt))
            self._stack.setCurrentWidget(self._scroll)
        self.open_map.setVisible("map" in receipt.links)
        take_keyboard(self.done)

    def _page_of(self, receipt: Receipt) -> QWidget:
        """Give the receipt of a few publications as one page: all of it is read without a click."""
        page = QWidget(self._scroll)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 4, 0)
        column.setSpacing(4)
        for warning in receipt.warnings:
            column.addWidget(sentence(page, f"⚠ {warning}"))
        found = by_publication(receipt)
        several = sum(1 for one in found if one.title) > 1
        for rank, one in enumerate(found):
            if one.title and several:
                if rank:
                    column.addSpacing(8)  # the title is of what is below it
                column.addWidget(sentence(page, one.title, bold=True))
            drawn = [fidelity for fidelity in receipt.fidelity if fidelity.publication == one.name]
            add_publication(one, drawn, column, page, self.see, column.count())
        names = {one.name for one in found}
        for fidelity in receipt.fidelity:
            if fidelity.publication not in names:
                add_fidelity(fidelity, column, page, self.see, named=True)
        for role, title, path in shown_files(receipt):
            flow = add_file(role, title, Path(path), column, page)
            if role == "deposit":
                self._add_deposit(title, flow, page)
        column.addStretch(1)
        return page

    def see(self, fidelity: Fidelity) -> None:
        """Open the window with both pictures."""
        from .fidelity_window import FidelityWindow

        FidelityWindow(fidelity, self.window()).show()

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
