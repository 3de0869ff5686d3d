"""The "⋯" menu of the Metadata dock: what is done less often with the record shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import QAction, QDialog, QDialogButtonBox, QMenu, QVBoxLayout, QWidget

from ..feedback import Feedback
from ..i18n import tr
from ..metadata.prefill import recompute
from ..metadata.record import Record
from . import icons
from .button_box import button_box
from .diff_window import propose
from .fields_window import FieldsWindow
from .layer_copies import LayerCopies, file_of
from .layer_record import subject_of
from .xml_view import XmlView

if TYPE_CHECKING:
    from .metadata_dock import MetadataDock
    from .opendata_window import OpenDataWindow


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
            self._add(
                tr("&Copy to the layer's own metadata"),
                self.mirror,
                tr("QGIS's layer properties, its browser and its server then say what the record says"),
            ),
            self._add(
                tr("Feature catalogue of the &fields…"),
                self.fields,
                tr("What each field means (ISO 19110), as a file for the catalogue and a link in the record"),
            ),
        ]
        self._copies = LayerCopies(dock)
        self._back = self._add(
            tr("&Give the layer its former metadata back"),
            self._copies.take_back,
            tr("As they were before the record was copied to them"),
        )
        self._beside = self._add(
            tr("Write it &beside the layer's file…"),
            self.write_beside,
            tr("An XML file that goes with the data wherever they are copied"),
        )
        menu.addSeparator()
        self._of_record: list[QAction] = [
            self._add(tr("Fill from a &template…"), self.apply_template, tr("Contacts, licence, themes kept for all")),
            self._add(tr("&Save as template…"), self.save_template, tr("Keep some elements for other records")),
            self._add(
                tr("&Copy from another record…"), self.copy_from, tr("Of the catalogue, a layer, a draft or a file")
            ),
        ]
        self._add(tr("Contacts &book…"), self.contacts, tr("Organisations and persons, to be used again"))
        menu.addSeparator()
        self._add(tr("&XML of the record…"), self.show_xml, tr("The record as it would be saved"))
        self._add(
            tr("As &data.gouv.fr will show it…"), self.show_open_data,
            tr("Licence, files, APIs: what its page will say"),
        )  # fmt: skip
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
        for action in self._of_record:
            action.setEnabled(self._dock.session is not None)
        layer = self._dock.layer_shown()
        self._back.setVisible(self._copies.can_take_back(layer))
        self._beside.setEnabled(file_of(layer) is not None)

    def recompute(self) -> None:
        """Show what the layer knows otherwise than the record, and take it when the person says so."""
        session, layer = self._dock.session, self._dock.layer_shown()
        if session is None or layer is None:
            return
        data, subject = session.record.to_bytes(), subject_of(layer)

        def change() -> tuple[bytes, str]:
            facts = subject.known(Feedback())
            new = recompute(Record.parse(data), facts).to_bytes()
            same = () if new != data else (tr("The record already says what the layer knows."),)
            return new, " ".join([*same, *facts.notes])

        propose(
            data, change, self._dock, tr("What the layer knows"), tr("&Take it"),
            lambda new: self._dock.take_change(data, new, 1),
        )  # fmt: skip

    def mirror(self) -> None:
        """Copy the record to the layer's own metadata."""
        session, layer = self._dock.session, self._dock.layer_shown()
        if session is not None and layer is not None:
            self._copies.mirror(session.record, layer)

    def write_beside(self) -> None:
        """Write the record beside the layer's file."""
        session, layer = self._dock.session, self._dock.layer_shown()
        if session is not None and layer is not None:
            self._copies.write(session.record, layer)

    def fields(self) -> FieldsWindow | None:
        """Show the feature catalogue of the layer's fields."""
        session, layer = self._dock.session, self._dock.layer_shown()
        if session is None or layer is None:
            return None
        dock = self._dock

        def current() -> Record | None:
            return session.record if dock.session is session else None

        def link(record: Record) -> None:
            dock.take_change(session.record.to_bytes(), record.to_bytes(), 1)

        window = FieldsWindow(current, subject_of(layer).known, link, dock.window())
        window.show()
        return window

    def batch(self) -> None:
        """Open the table of many records."""
        from .batch_window import show_batch

        show_batch(self._dock.host)

    def apply_template(self) -> None:
        """Open the templates."""
        from .template_window import apply_template

        apply_template(self._dock)

    def save_template(self) -> None:
        """Keep elements of the record as a template."""
        from .template_store import template_store
        from .template_window import save_as_template

        if self._dock.session is not None:
            save_as_template(self._dock.session.record, template_store(), self._dock.window())

    def copy_from(self) -> None:
        """Take elements of another record."""
        from .copy_window import copy_from

        copy_from(self._dock, platforms=self._dock.host.platforms)

    def contacts(self) -> None:
        """Open the contacts book."""
        from .contacts_window import open_contacts_book

        open_contacts_book(self._dock.host, self._dock.window())

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


    def show_open_data(self) -> OpenDataWindow | None:
        """Show the record as data.gouv.fr will, following the edits."""
        from .opendata_window import OpenDataWindow

        dock = self._dock
        if dock.session is None:
            return None
        window = OpenDataWindow(lambda: dock.session.record if dock.session is not None else None, dock.window())
        window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        window.show()
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
