"""Large files read where they are: only what the map shows is fetched, by GDAL's ``/vsicurl``.

QGIS gives GDAL its own proxy before it opens such a file. Accounts are another matter: they would have to stand in the
address, so what needs one is downloaded. Where GDAL does not trust a certificate that QGIS does, the file is downloaded
too.
"""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit

from ..errors import LayerError, NetworkError, redact
from ..feedback import Feedback
from ..i18n import tr
from ..network import Door
from .built import Built, LoadOptions
from .layers import open_layer, to_gui_thread
from .sources import LayerSource

#: Files from this size on are read where they are, in bytes; smaller ones are sooner here as a whole.
FROM_BYTES = 50 * 1024**2

#: the longest silence accepted when asking whether ranges are served, in seconds.
_PATIENCE_S = 10.0
_TOTAL = re.compile(r"^bytes\s+0-\d+/(\d+)$", re.IGNORECASE)
#: first bytes → QGIS's provider. A format is here when reading a part of it is cheap.
_FORMATS = (
    (b"II*\x00", "gdal"),
    (b"MM\x00*", "gdal"),
    (b"II+\x00", "gdal"),
    (b"MM\x00+", "gdal"),
    (b"fgb\x03", "ogr"),
)
_KEYS = re.compile(r"(?:^|[&_-])(?:sig|signature|key|auth|credential|expires|jwt|ticket)=", re.IGNORECASE)
_SUFFIXES = (".tif", ".tiff", ".fgb")


def build_remote(source: LayerSource, options: LoadOptions, feedback: Feedback, url: str) -> Built | None:
    """Open a file where it is; ``None`` when it is to be downloaded (small, an account, no ranges, another format …).

    :raises Cancelled: the work was cancelled.
    """
    if not may_stay(source, url):
        return None
    feedback.report(None, tr("Asking whether the file can be read where it is …"))
    try:
        # without any account: GDAL will have none either. A server that ignores the range sends too much and is left.
        answer = Door(feedback=feedback, timeout_s=_PATIENCE_S).get(
            url, headers={"Range": "bytes=0-1023", "Accept-Encoding": "identity"}, max_bytes=64 * 1024
        )
    except NetworkError:
        return None
    total = _TOTAL.match(answer.headers.get("Content-Range", "").strip())
    provider = next((provider for head, provider in _FORMATS if answer.content.startswith(head)), "")
    if answer.status != 206 or total is None or int(total[1]) < FROM_BYTES or not provider:
        return None
    name = source.title or urlsplit(url).path.rpartition("/")[2]
    try:
        layer = open_layer(provider, uri(url), name, source.kind)
    except LayerError:
        return None
    to_gui_thread(layer)
    notes = [
        tr(
            "The file ({size} MB) is read where it is; only what the map shows is fetched.",
            size=round(int(total[1]) / 1e6),
        )
    ]
    if options.box is not None:
        notes.append(tr("The area was not applied: the map shows all of it."))
    return Built([layer], None, tuple(notes))


def may_stay(source: LayerSource, url: str) -> bool:
    """Whether a file may be read where it is at all: by its suffix, and where it needs neither account nor key."""
    parts = urlsplit(url)
    # an address with a key in it would be written into the project
    secret = "@" in parts.netloc or redact(url) != url or _KEYS.search(parts.query) is not None
    return not source.authcfg and not secret and parts.path.lower().endswith(_SUFFIXES)


def uri(url: str) -> str:
    """Give GDAL's name of a file on a server, so that it asks for this file only and for nothing beside it."""
    return f"/vsicurl?list_dir=no&empty_dir=yes&url={quote(url, safe='')}"
