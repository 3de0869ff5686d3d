"""Which platform a dock works with: a combo box fed by the shared list."""

from __future__ import annotations

from typing import Any

from qgis.PyQt.QtCore import QSignalBlocker
from qgis.PyQt.QtWidgets import QComboBox, QWidget

from ..i18n import tr
from ..platforms.model import Platform


class PlatformChooser(QComboBox):
    """Shows the current platform; choosing another one changes it for every dock."""

    def __init__(self, platforms: Any, parent: QWidget | None = None) -> None:
        """:param platforms: the :class:`~.platform_list.PlatformList`."""
        super().__init__(parent)
        self._platforms = platforms
        self.setAccessibleName(tr("Platform"))
        self.setToolTip(tr("The platform to work with"))
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(10)
        self.fill()
        platforms.changed.connect(self.fill)
        platforms.currentChanged.connect(self.fill)
        self.activated.connect(self._chosen)

    def fill(self) -> None:
        """Read the list again."""
        with QSignalBlocker(self):
            self.clear()
            current = self._platforms.current()
            for platform in self._platforms.all():
                self.addItem(platform.name, platform.key)
                if current is not None and platform.key == current.key:
                    self.setCurrentIndex(self.count() - 1)
        self.setEnabled(self.count() > 0)
        if not self.count():
            self.addItem(tr("No platform yet"), "")

    def platform(self) -> Platform | None:
        """Give the platform shown."""
        found: Platform | None = self._platforms.by_key(self.currentData() or "")
        return found

    def _chosen(self, _rank: int) -> None:
        key = self.currentData()
        if key:
            self._platforms.set_current(key)
