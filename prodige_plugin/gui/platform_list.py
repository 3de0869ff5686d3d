"""The platforms a person has set up, shared by the docks; the one seam to the platforms' room."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from typing import Any

from qgis.core import QgsApplication, QgsSettings
from qgis.PyQt.QtCore import QObject, pyqtSignal

from ..catalogue.model import EditableCatalogue
from ..errors import PlatformError
from ..feedback import Feedback
from ..platforms.model import Capability, Platform

_CURRENT = "prodige_plugin/current_platform"


class PlatformList(QObject):
    """The list, which one is current, and what can be asked of a platform."""

    #: The list changed, or one of its platforms did.
    changed = pyqtSignal()
    #: Another platform is current.
    currentChanged = pyqtSignal()  # noqa: N815  Qt's manner

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._watching = False

    def all(self) -> list[Platform]:
        """Give the platforms in the order of their names; how they sign in is known from then on."""
        from ..platforms import announce, store

        found = sorted(store.list_platforms(), key=lambda platform: platform.name.casefold())
        for platform in found:
            if platform.sign_in:
                # an address that is missing is said when the platform is asked
                with contextlib.suppress(PlatformError):
                    announce(platform)
                self._watch_accounts(platform)
        return found

    def _watch_accounts(self, platform: Platform) -> None:
        """Hear when accounts are changed in QGIS, from the first session on: until then the database may be closed."""
        from ..network.sign_in import announced

        held = announced(platform.key)
        if self._watching or held is None or not held.is_open:
            return
        self._watching = True
        manager = QgsApplication.authManager()
        manager.authDatabaseChanged.connect(self._accounts_changed)
        for storage in manager.authConfigurationStorageRegistry().readyStorages():
            storage.methodConfigChanged.connect(self._accounts_changed)

    def _accounts_changed(self) -> None:
        """Let nobody stay signed in with an account that was corrected or removed."""
        from ..network.sign_in import end_sessions

        end_sessions()

    def current(self) -> Platform | None:
        """Give the platform in use; the first one when none was chosen."""
        platforms = self.all()
        wanted = QgsSettings().value(_CURRENT, "")
        return next((p for p in platforms if p.key == wanted), platforms[0] if platforms else None)

    def set_current(self, key: str) -> None:
        """Use another platform."""
        before = self.current()
        QgsSettings().setValue(_CURRENT, key)
        after = self.current()
        if before is None or after is None or before.key != after.key:
            self.currentChanged.emit()

    def by_key(self, key: str) -> Platform | None:
        """Give one platform by its key."""
        return next((platform for platform in self.all() if platform.key == key), None)

    def save(self, platform: Platform) -> None:
        """Add a platform, or replace the one with the same key; its session ends, for the account may be changed."""
        from ..platforms import end_session, store

        store.save_platform(platform)
        end_session(platform.key)
        self.changed.emit()

    def remove(self, key: str) -> None:
        """Forget a platform; nothing happens on the platform itself."""
        from ..platforms import end_session, store

        store.remove_platform(key)
        end_session(key)
        self.changed.emit()

    def catalogue(self, platform: Platform, feedback: Feedback) -> EditableCatalogue:
        """Give the platform's catalogue client. Worker thread."""
        from ..platforms import catalogue_for

        return catalogue_for(platform, feedback)

    def warm(self, platform: Platform, feedback: Feedback) -> None:
        """Import what asking a platform takes, and ask nothing. Worker thread.

        Loading compiled libraries holds Python up; better before the first search than during it.
        """
        from ..network import Door

        with Door("", feedback) as door:
            _ = door.session
        self.catalogue(platform, feedback)

    def publisher(self, platform: Platform) -> Any:
        """Give the platform's publisher (``Publisher`` of the platforms' room)."""
        from ..platforms import publisher_for

        return publisher_for(platform)

    def capabilities(self, platform: Platform) -> frozenset[Capability]:
        """Give what can be done on a platform with the addresses and account it has."""
        from ..platforms import product_of

        return product_of(platform).capabilities(platform)

    def test(self, platform: Platform, feedback: Feedback) -> list[tuple[str, bool, str]]:
        """Try each address of a platform; (name, whether it answers, sentence). Worker thread.

        A way to sign in that was only tried does not stay.
        """
        from ..platforms import announce, end_session, store, test_connection

        try:
            return list(test_connection(platform, feedback))
        finally:
            kept = next((each for each in store.list_platforms() if each.key == platform.key), None)
            if kept is None:
                end_session(platform.key)
            else:
                with contextlib.suppress(PlatformError):
                    announce(kept)

    def discover(
        self, address: str, authcfg: str, feedback: Feedback, on_finding: Callable[[object], object] | None = None
    ) -> Any:
        """Find out what is at an address: :class:`~prodige_plugin.platforms.discovery.Discovery`. Worker thread.

        :param on_finding: told each thing looked for as it comes, in the worker thread.
        """
        from ..platforms.discovery import discover

        return discover(address, authcfg, feedback, on_finding)

    def roles(self, product: str) -> list[tuple[str, str, str]]:
        """Give the endpoints of a product as (role, label, example), most needed first."""
        from .endpoint_roles import roles_of

        return roles_of(product)
