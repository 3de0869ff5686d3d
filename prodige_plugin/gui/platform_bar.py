"""Which platforms are searched, and as whom: the main one, further ones as chips, and the account."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsApplication, QgsSettings
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QComboBox, QLabel, QMenu, QSizePolicy, QToolButton, QWidget

from ..i18n import tr
from ..platforms.model import Platform
from .cut_button import CutButton
from .filter_chips import CHIP_LOOKS
from .flow_layout import FlowLayout
from .formats import tip_text
from .platform_chooser import PlatformChooser

_FURTHER = "prodige_plugin/catalogue/further_platforms"
#: More at once would make the list wait for the slowest of many, and each search a burden on all of them.
MOST = 8
#: A name is cut at so many average characters on a chip, and at so many beside the account's dot.
_CHIP, _ACCOUNT = 20, 18
#: The main platform's name has room for so many average characters.
_MAIN = 24


class PlatformBar(QWidget):
    """``[DatARA ▾] [Géoplateforme ✕] [+]   ● m.durand``."""

    #: Other further platforms are searched.
    changed = pyqtSignal()
    #: The window of platforms is wanted.
    editWanted = pyqtSignal()  # noqa: N815  Qt's manner

    def __init__(self, platforms: Any, parent: QWidget | None = None) -> None:
        """:param platforms: the :class:`~.platform_list.PlatformList`."""
        super().__init__(parent)
        self._platforms = platforms
        self.chooser = PlatformChooser(platforms, self)
        self.chooser.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.chooser.setMaximumWidth(self.fontMetrics().averageCharWidth() * _MAIN)
        self.add = QToolButton(self)
        self.add.setText("+")
        self.add.setToolTip(tr("Search another platform at the same time"))
        self.add.setAccessibleName(self.add.toolTip())
        self.add.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu = QMenu(self.add)
        self.menu.aboutToShow.connect(self._fill_menu)
        self.add.setMenu(self.menu)
        # the arrow of a menu button would take more room than the sign itself: see the style sheet
        self.add.setObjectName("add")
        self.account = QLabel(self)
        self.account.setTextFormat(Qt.TextFormat.PlainText)
        self.account.setMinimumHeight(self.chooser.sizeHint().height())
        self.chips: list[CutButton] = []
        self._shown: list[str] = []
        self.setStyleSheet(CHIP_LOOKS + "QToolButton#add::menu-indicator { image: none; }")
        self._flow = FlowLayout(self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.show_platforms()

    def platform(self) -> Platform | None:
        """Give the main platform."""
        return self.chooser.platform()

    def further(self) -> list[Platform]:
        """Give the platforms searched besides the main one."""
        main = self.platform()
        kept = QgsSettings().value(_FURTHER, [])
        keys = [kept] if isinstance(kept, str) else list(kept or [])
        found = (self._platforms.by_key(key) for key in dict.fromkeys(keys))
        return [one for one in found if one is not None and (main is None or one.key != main.key)][: MOST - 1]

    def asked(self) -> list[Platform]:
        """Give the platforms that a search asks, the main one first."""
        main = self.platform()
        return [main, *self.further()] if main is not None else []

    def set_further(self, keys: list[str]) -> None:
        """Search these platforms besides the main one."""
        before = [one.key for one in self.further()]
        QgsSettings().setValue(_FURTHER, list(dict.fromkeys(keys)))
        self.show_platforms()
        if before != [one.key for one in self.further()]:
            self.changed.emit()

    def is_current(self) -> bool:
        """Whether the chips show what is searched: another window may have changed it."""
        return [platform.key for platform in self.further()] == self._shown

    def show_platforms(self) -> None:
        """Show what is searched now."""
        self._shown = [platform.key for platform in self.further()]
        while self._flow.takeAt(0) is not None:
            pass
        for chip in self.chips:
            chip.hide()
            chip.deleteLater()
        self.chips = [self._chip(platform) for platform in self.further()]
        for widget in (self.chooser, *self.chips, self.add, self.account):
            self._flow.addWidget(widget)
            widget.show()
        self.add.setVisible(len(self._platforms.all()) > 1)
        self._show_account()
        self._flow.invalidate()
        self._flow.activate()  # a widget that shows or goes does not always move the others
        self.updateGeometry()

    def _chip(self, platform: Platform) -> CutButton:
        chip = CutButton("  ✕", _CHIP, self)
        chip.setProperty("chip", True)
        chip.set_words(platform.name)
        who = account_name(platform) or tr("visitor")
        tip = tr("Do not search {platform} any more ({account})", platform=platform.name, account=who)
        chip.setToolTip(tip_text(tip))
        chip.setAccessibleName(tip)
        chip.clicked.connect(lambda: self.set_further([p.key for p in self.further() if p.key != platform.key]))
        return chip

    def _fill_menu(self) -> None:
        self.menu.clear()
        main, further = self.platform(), {platform.key for platform in self.further()}
        full = len(further) >= MOST - 1
        for platform in self._platforms.all():
            if main is not None and platform.key == main.key:
                continue
            action = self.menu.addAction(platform.name.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(platform.key in further)
            action.setEnabled(platform.key in further or not full)
            action.toggled.connect(lambda on, key=platform.key: self._toggle(key, on))
        self.menu.addSeparator()
        self.menu.addAction(tr("Platforms…")).triggered.connect(self.editWanted)

    def _toggle(self, key: str, on: bool) -> None:
        keys = [platform.key for platform in self.further()]
        self.set_further([*keys, key] if on else [one for one in keys if one != key])

    def _show_account(self) -> None:
        main = self.platform()
        self.account.setVisible(main is not None)
        if main is None:
            return
        name = account_name(main)
        who = name or tr("visitor")
        wide = self.fontMetrics().averageCharWidth() * _ACCOUNT
        self.account.setText(
            f"{'●' if name else '○'} {self.fontMetrics().elidedText(who, Qt.TextElideMode.ElideRight, wide)}"
        )
        self.account.setToolTip(
            tr("{platform} is asked with the account “{account}”.", platform=main.name, account=name)
            if name
            else tr("{platform} is asked without an account: only what is public is found.", platform=main.name)
        )
        self.account.setAccessibleName(self.account.toolTip())


def account_name(platform: Platform) -> str:
    """Give the name of the account used on a platform, "" when there is none; the secret is not read."""
    if not platform.authcfg:
        return ""
    manager = QgsApplication.authManager()
    if manager.isDisabled():
        return platform.authcfg
    found = manager.availableAuthMethodConfigs().get(platform.authcfg)
    name = (found.name() if found is not None else "") or platform.authcfg
    # accounts are often called after their platform, which stands beside it already
    return name.removeprefix(platform.name).strip(" –-:/,") or name
