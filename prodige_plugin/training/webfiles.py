"""Where the files of the web page are, the vendored library's included."""

from __future__ import annotations

from pathlib import Path

from ..paths import PACKAGE, resource

#: Our own files.
_OWN = {"index.html", "app.js", "texts.js", "style.css", "favicon.svg"}
#: The map library: name in the page → where npm puts it, and where the packaged plugin has it.
_VENDORED = {"ol.js": ("node_modules/ol/dist/ol.js", "training/web/vendor/ol/ol.js")}


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
        installed, packaged = _VENDORED[name]
        try:
            return resource(packaged)
        except FileNotFoundError:
            library = PACKAGE.parent / installed
            return library if library.exists() else None
    return None
