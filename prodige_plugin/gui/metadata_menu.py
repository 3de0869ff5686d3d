"""The "⋯" menu of the Metadata dock: what is done less often with the record shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import QAction, QDialog, QDialogButtonBox, QMenu, QVBoxLayout, QWidget

from ..i18n import tr
from ..metadata.prefill import recompute
from ..metadata.record import Record
from . import icons
from .button_box import button_box
from .diff_window import propose
from .xml_view import XmlView

if TYPE_CHECKING:
    from .metadata_dock import MetadataDock


class MetadataMenu:
    """Fills a menu and does what its entries say."""

    def __init__(self, dock: MetadataDock, menu: QMenu) -> None:
        self._dock, self._menu = dock, menu
        self._of_layer: list[QAction] = [
            self._add(
                tr("&Take again what the layer knows…"),
                self.recompute,
                tr("Extent, coordinate system, kind of data, encoding, date: shows first what would change"),
                icons.theme("mActionRefresh.svg"),
            ),
        ]
        menu.addSeparator()
        self._add(tr("&XML of the record…"), self.show_xml, tr("The record as it would be saved"))
        menu.addSeparator()
        self._add(
            tr("Edit &many records together…"), self.batch, tr("A table: a row per record, a column per element"),
            icons.theme("mActionMultiEdit.svg"),
        )  # fmt: skip
        menu.aboutToShow.connect(self._refresh)

    def _add(self, text: str, slot: Callable[[], object], tip: str, icon: QIcon | None = None) -> QAction:
        action = QAction(icon or QIcon(), text, self._menu)
        action.setToolTip(tip)
        action.triggered.connect(lambda _checked=False: slot())
        self._menu.addAction(action)
        return action

    def _refresh(self) -> None:
        """Grey what needs a layer where the record has none."""
        facts = self._dock.facts()
        for action in self._of_layer:
            action.setEnabled(facts is not None)

    def recompute(self) -> None:
        """Show what the layer knows otherwise than the record, and take it when the person says so."""
        session, facts = self._dock.session, self._dock.facts()
        if session is None or facts is None:
            return
        data = session.record.to_bytes()

        def change() -> tuple[bytes, str]:
            new = recompute(Record.parse(data), facts).to_bytes()
            return new, "" if new != data else tr("The record already says what the layer knows.")

        propose(
            data, change, self._dock, tr("What the layer knows"), tr("&Take it"),
            lambda new: self._dock.take_change(data, new, 1),
        )  # fmt: skip

    def batch(self) -> None:
        """Open the table of many records."""
        from .batch_window import show_batch

        show_batch(self._dock._host)

    def show_xml(self, line: int = 0) -> XmlWindow | None:
        """Show the record's XML.

        :param line: of the XML as it is saved, from 1, to go to; 0 for the beginning.
        """
        session = self._dock.session
        if session is None:
            return None
        window = XmlWindow(session.record.to_bytes(), str(session.record.get("title") or ""), self._dock.window())
        window.show()
        window.view.go_to(line)
        return window


class XmlWindow(QDialog):
    """A record's XML in a window, bytes as they are."""

    def __init__(self, data: bytes, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("XML of the record"))
        self.view = XmlView(self)
        self.view.show_xml(data.decode("utf-8", "replace"), data, name)
        buttons = button_box(self, QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.close)
        layout = QVBoxLayout(self)
        layout.addWidget(self.view, 1)
        layout.addWidget(buttons)
        self.resize(820, 560)
