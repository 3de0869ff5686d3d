"""Files of platforms: a row of two buttons that read and write them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QWidget

from ..errors import PluginError
from ..i18n import tr


class PlatformFiles(QWidget):
    """Import and export, without accounts (promise P3)."""

    #: what was done, in words.
    told = pyqtSignal(str)
    #: platforms were imported; the key of the first.
    imported = pyqtSignal(str)

    def __init__(self, platforms: Any, parent: QWidget | None = None) -> None:
        """:param platforms: the :class:`~.platform_list.PlatformList`."""
        super().__init__(parent)
        self._platforms = platforms
        take = QPushButton(tr("I&mport…"), self)
        take.setToolTip(tr("Adds the platforms of a file; accounts are yours to choose afterwards"))
        take.clicked.connect(self.choose_import)
        give = QPushButton(tr("E&xport…"), self)
        give.setToolTip(tr("Writes all platforms to a file for others, without accounts"))
        give.clicked.connect(self.choose_export)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for button in (take, give):
            button.setAutoDefault(False)
            row.addWidget(button)

    def choose_import(self) -> None:
        """Ask for a file, and add its platforms."""
        path, _filter = QFileDialog.getOpenFileName(self, tr("Import platforms"), "", tr("Platforms (*.json)"))
        if path:
            self.import_from(Path(path))

    def import_from(self, path: Path) -> None:
        """Add the platforms of a file; one that is there takes the file's addresses.

        It keeps its account where they are of the same house, for the account to go nowhere else.
        """
        from ..platforms import store

        try:
            found = store.import_platforms(path)
            for platform in found:
                own = self._platforms.by_key(platform.key)
                if own is not None and store.account_may_stay(own, platform):
                    accounts = {"authcfg": own.authcfg, "database_authcfg": own.database_authcfg}
                    platform = replace(platform, **accounts)  # noqa: PLW2901  the one that is kept
                self._platforms.save(platform)
        except PluginError as error:
            self.told.emit(f"✕ {error}")
            return
        self.imported.emit(found[0].key if found else "")
        self.told.emit(tr("%n platform(s) imported; choose an account where one is needed.", n=len(found)))

    def choose_export(self) -> None:
        """Ask for a file, and write all platforms to it."""
        path, _filter = QFileDialog.getSaveFileName(
            self, tr("Export platforms"), "prodige_platforms.json", tr("Platforms (*.json)")
        )
        if path:
            self.export_to(Path(path))

    def export_to(self, path: Path) -> None:
        """Write all platforms to a file, without accounts."""
        from ..platforms import store

        try:
            store.export_platforms(self._platforms.all(), path)
        except PluginError as error:
            self.told.emit(f"✕ {error}")
            return
        self.told.emit(tr("Written to {path}, without accounts.", path=path))
