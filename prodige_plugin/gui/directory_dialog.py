"""The directory of known platforms: choose some, and they are in the list."""

from __future__ import annotations

import os
import unicodedata
from typing import Any
from urllib.parse import urlsplit

from qgis.gui import QgsFilterLineEdit
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QResizeEvent
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ..errors import FileError, PluginError
from ..i18n import tr
from ..platforms.model import Platform
from .button_box import button_box
from .endpoint_roles import product_text
from .labels import sentence

#: Below this width, in pixels, the addresses are only in the tooltips.
NARROW = 420


class DirectoryDialog(QDialog):
    """Platforms by kind, with a line to filter them; those chosen are saved on "Add"."""

    def __init__(self, platforms: Any, parent: QWidget | None = None) -> None:
        """:param platforms: the :class:`~.platform_list.PlatformList`."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Directory of platforms"))
        self._platforms = platforms
        #: what was added, first to last.
        self.added: list[Platform] = []
        self.words = QgsFilterLineEdit(self)
        self.words.setShowSearchIcon(True)
        self.words.setPlaceholderText(tr("Region, name or address…"))
        self.words.setAccessibleName(tr("Words to filter the directory by"))
        self.words.textChanged.connect(self._filter)
        self.tree = QTreeWidget(self)
        self.tree.setColumnCount(2)
        self.tree.setHeaderLabels([tr("Platform"), tr("Address")])
        self.tree.setRootIsDecorated(False)
        self.tree.setIndentation(12)
        self.tree.setUniformRowHeights(True)
        self.tree.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.tree.setAccessibleName(tr("Directory of platforms"))
        header = self.tree.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Interactive)
        self.tree.itemSelectionChanged.connect(self._selected)
        self.tree.itemActivated.connect(self._activated)
        self.note = sentence(self)
        buttons = button_box(self, QDialogButtonBox.StandardButton.Cancel)
        self.add_button = buttons.addButton(tr("&Add"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.add_button.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(self.words)
        layout.addWidget(self.tree, 1)
        layout.addWidget(self.note)
        layout.addWidget(buttons)
        self._fill()
        self.tree.setColumnWidth(1, 190)
        self.resize(600, 480)
        self._selected()
        self.words.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        """Give the names all the width where there is little."""
        self.tree.setColumnHidden(1, self.width() < NARROW)
        super().resizeEvent(event)

    def _fill(self) -> None:
        from ..platforms import directory

        try:
            entries = directory.entries()
        except FileError as error:
            self.note.setText(str(error))
            return
        self.note.setText(
            tr("Addresses seen in public documents, or usual for the product; you can change them afterwards.")
        )
        entries = (*practice_entries(), *entries)
        known = {platform.key for platform in self._platforms.all()}
        groups: dict[str, QTreeWidgetItem] = {}
        for entry in entries:
            group = groups.get(entry.kind)
            if group is None:
                group = groups[entry.kind] = QTreeWidgetItem(self.tree, [kind_text(entry.kind)])
                group.setFlags(Qt.ItemFlag.ItemIsEnabled)
                group.setFirstColumnSpanned(True)
                font = group.font(0)
                font.setBold(True)
                group.setFont(0, font)
                group.setExpanded(True)
            platform = entry.platform
            if not platform.endpoints:  # the practice platform, not started
                item = QTreeWidgetItem(group, [platform.name, tr("Not started")])
                item.setFlags(Qt.ItemFlag.NoItemFlags)
                item.setToolTip(0, start_hint())
                item.setToolTip(1, start_hint())
                continue
            url = next(iter(platform.endpoints.values()))
            item = QTreeWidgetItem(group, [platform.name, urlsplit(url).netloc])
            item.setData(0, Qt.ItemDataRole.UserRole, platform)
            item.setToolTip(0, f"{platform.name}\n{product_text(platform.product)}\n{url}")
            item.setToolTip(1, url)
            if platform.key in known:
                item.setFlags(Qt.ItemFlag.NoItemFlags)
                item.setText(1, tr("Already in your list"))
                item.setToolTip(0, tr("Already in your list"))

    def _items(self) -> list[QTreeWidgetItem]:
        """Give the items of platforms."""
        return [item for item in self._rows() if item.data(0, Qt.ItemDataRole.UserRole) is not None]

    def _rows(self) -> list[QTreeWidgetItem]:
        """Give the items below the headings, also what cannot be chosen."""
        groups = [self.tree.topLevelItem(rank) for rank in range(self.tree.topLevelItemCount())]
        return [group.child(rank) for group in groups if group is not None for rank in range(group.childCount())]

    def _filter(self) -> None:
        """Show what holds all words, accents and hyphens forgiven."""
        words = _plain(self.words.text()).split()
        for item in self._rows():
            platform = item.data(0, Qt.ItemDataRole.UserRole)
            known = f"{platform.key} {' '.join(platform.endpoints.values())}" if platform is not None else ""
            text = _plain(f"{item.text(0)} {known}")
            item.setHidden(not all(word in text for word in words))
            if item.isHidden():
                item.setSelected(False)
        for rank in range(self.tree.topLevelItemCount()):
            group = self.tree.topLevelItem(rank)
            group.setHidden(all(group.child(row).isHidden() for row in range(group.childCount())))
        left = [item for item in self._items() if not item.isHidden() and item.flags() & Qt.ItemFlag.ItemIsEnabled]
        if words and len(left) == 1:
            self.tree.setCurrentItem(left[0])

    def chosen(self) -> list[Platform]:
        """Give the platforms chosen."""
        found = [item.data(0, Qt.ItemDataRole.UserRole) for item in self.tree.selectedItems()]
        return [platform for platform in found if platform is not None]

    def _selected(self) -> None:
        number = len(self.chosen())
        self.add_button.setEnabled(number > 0)
        self.add_button.setText(tr("&Add %n platforms", n=number) if number > 1 else tr("&Add"))

    def _activated(self, item: QTreeWidgetItem) -> None:
        if item.data(0, Qt.ItemDataRole.UserRole) is not None:
            self.accept()

    def accept(self) -> None:
        """Save what was chosen, and close."""
        self.added = self.chosen()
        if not self.added:
            return
        for platform in self.added:
            self._platforms.save(platform)
        self._platforms.set_current(self.added[0].key)
        super().accept()


def practice_entries() -> tuple[Any, ...]:
    """Give the practice platform of this machine: as it runs, or without addresses where it does not.

    Nothing where this system cannot have one.
    """
    from ..platforms.directory import Entry

    name = tr("Practice platform")
    if not hasattr(os, "geteuid"):
        return ()
    from ..training.practice import PracticePlatform

    try:
        practice = PracticePlatform()
        state = practice.state() if practice.running() else None
        found = state.platform if state is not None else Platform("practice", name, "qgis_server", {})
    except (OSError, ValueError, KeyError, PluginError):
        # another person's, or a state file of another version: as good as none
        found = Platform("practice", name, "qgis_server", {})
    return (Entry(found, "practice"),)


def start_hint() -> str:
    """Say how the practice platform is started."""
    return tr(
        "Start it with “make platform”, or “python3 -m prodige_plugin.training start”, then open this list again."
    )


def kind_text(kind: str) -> str:
    """Give the heading of a kind of platforms."""
    return {
        "practice": tr("On this computer"),
        "prodige": tr("PRODIGE platforms"),
        "regional": tr("Regional catalogues"),
        "national": tr("National catalogues"),
    }.get(kind, kind)


def _plain(text: str) -> str:
    """Give text in small letters, without accents and hyphens."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    return "".join(" " if letter in "-–'’" else letter for letter in letters if not unicodedata.combining(letter))
