"""What the Catalogue remembers for a person: favourites, searches, and the last results.

All of it lies in the QGIS profile, holds no secret, and is shared by every Catalogue window.
"""

from __future__ import annotations

from qgis.PyQt.QtCore import QObject

from . import profile
from .favourites import Favourites
from .last_results import LastResults
from .searches import Searches


class Memory(QObject):
    """The three things remembered; one per list of platforms, which owns it."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        folder = profile.profile_folder()
        self.favourites = Favourites(folder, self)
        self.searches = Searches(folder, self)
        self.last = LastResults(folder, self)

    def flush(self) -> None:
        """Write what is not written yet."""
        for one in (self.favourites, self.searches, self.last):
            one.flush()


def memory_of(platforms: QObject) -> Memory:
    """Give the memory that belongs to a list of platforms; the first window that asks begins it."""
    found = platforms.findChild(Memory)
    return found if found is not None else Memory(platforms)
