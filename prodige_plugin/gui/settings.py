"""What a person can set in QGIS's options for the plugin, with its bounds and its usual values."""

from __future__ import annotations

from qgis.core import QgsSettings

from ..network.door import TIMEOUT_SETTING, USUAL_TIMEOUT_S

_PAGE_SIZE = "prodige_plugin/catalogue/page_size"
_THUMBNAILS = "prodige_plugin/catalogue/thumbnails"
_HISTORY = "prodige_plugin/catalogue/history"

#: (least, usual, most): seconds, entries a page, searches remembered.
TIMEOUT_S = (5, int(USUAL_TIMEOUT_S), 600)
PAGE_SIZE = (10, 20, 100)
HISTORY = (0, 30, 100)


def timeout_s() -> int:
    """Give the longest silence of a server accepted, in seconds."""
    return _number(TIMEOUT_SETTING, TIMEOUT_S)


def set_timeout_s(seconds: int) -> None:
    """Set the longest silence accepted, in seconds."""
    QgsSettings().setValue(TIMEOUT_SETTING, int(seconds))


def page_size() -> int:
    """Give how many entries are asked for at once."""
    return _number(_PAGE_SIZE, PAGE_SIZE)


def set_page_size(entries: int) -> None:
    """Set how many entries are asked for at once."""
    QgsSettings().setValue(_PAGE_SIZE, int(entries))


def thumbnails() -> bool:
    """Whether pictures of entries are fetched."""
    return bool(QgsSettings().value(_THUMBNAILS, True, type=bool))


def set_thumbnails(shown: bool) -> None:
    """Set whether pictures are fetched."""
    QgsSettings().setValue(_THUMBNAILS, bool(shown))


def history() -> int:
    """Give how many searches are remembered; 0 for none."""
    return _number(_HISTORY, HISTORY)


def set_history(searches: int) -> None:
    """Set how many searches are remembered."""
    QgsSettings().setValue(_HISTORY, int(searches))


def _number(key: str, bounds: tuple[int, int, int]) -> int:
    """Read a number; what is none, or out of bounds, is brought back into them."""
    least, usual, most = bounds
    try:
        stated = int(QgsSettings().value(key, usual))
    except (TypeError, ValueError):
        return usual
    return min(most, max(least, stated))


def flag(name: str, usual: bool) -> bool:
    """Give a yes-or-no that a window remembers.

    :param name: path of the setting, below the plugin's own.
    """
    return bool(QgsSettings().value(f"prodige_plugin/{name}", usual, type=bool))


def set_flag(name: str, on: bool) -> None:
    """Remember a yes-or-no."""
    QgsSettings().setValue(f"prodige_plugin/{name}", bool(on))
