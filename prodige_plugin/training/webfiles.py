"""Where the files of the web page are, the vendored library's included."""

from __future__ import annotations

from pathlib import Path

from ..paths import PACKAGE, resource

#: Our own files.
_OWN = {"index.html", "app.js", "texts.js", "style.css", "favicon.svg"}
#: The map library: name in the page → path below node_modules.
_VENDORED = {"ol.js": "ol/dist/ol.js", "ol.css": "ol/ol.css"}


def web_file(name: str) -> Path | None:
    """Give the file behind a name that the page may ask for; ``None`` for any other.

    Only names written here are served: no path of a visitor ever reaches the file system.
    """
    if name in _OWN:
        try:
            return resource("training", "web", name)
        except FileNotFoundError:
            return None
    if name in _VENDORED:
        try:
            return resource("training", "web", "vendor", name)
        except FileNotFoundError:
            installed = PACKAGE.parent / "node_modules" / _VENDORED[name]
            return installed if installed.exists() else None
    return None
