"""Web pages that records link to, and what a person can do there: PRODIGE's own pages first. No network."""

from __future__ import annotations

import re
from collections.abc import Callable

from ..i18n import tr

#: What an address looks like, lower case (searched) → what the page is and what to do with it.
_PAGES: tuple[tuple[re.Pattern[str], Callable[[], str]], ...] = (
    (
        re.compile(r"/panierdownloadfrontalparametrage|/panierdownload"),
        lambda: tr(
            "This is PRODIGE's download basket, a web page: open it, choose a format and a projection, "
            "then “Exécution directe”."
        ),
    ),
    (
        re.compile(r"^https?://(?:telechargement|telecarto)\.[^/]+/"),
        lambda: tr(
            "This is PRODIGE's download page: open it in the browser; the ATOM link of the record, if there is one, "
            "can be loaded from here."
        ),
    ),
    (
        re.compile(r"/geosource/consultation|/consultationwms|^https?://carto\.[^/]+/\d+/[^/?]+\.map\b"),
        lambda: tr("This is PRODIGE's map viewer, a web page: open it in the browser."),
    ),
    (
        re.compile(r"/geonetwork/|/geosource/|catalog\.search|/metadata/|getrecordbyid|resources\.get"),
        lambda: tr("This is a page or a document of a catalogue; open the link in the browser."),
    ),
    (
        re.compile(r"\.(?:pdf|docx?|odt|xlsx?|ods|pptx?|odp|txt|rtf)(?:$|[?#])"),
        lambda: tr("This is a document to read; open the link in the browser."),
    ),
    (
        re.compile(r"\.(?:png|jpe?g|gif|svg|webp)(?:$|[?#])"),
        lambda: tr("This is a picture without a place on the map; open the link in the browser."),
    ),
    (
        re.compile(r"^https?://(?:dx\.)?doi\.org/|/handle/"),
        lambda: tr("This is a lasting identifier (DOI); open the link in the browser to see where the data is today."),
    ),
)


def reason(url: str) -> str:
    """Say what a web page is and what to do there; ``""`` when nothing more is known than that it is one."""
    address = url.lower()
    return next((sentence() for pattern, sentence in _PAGES if pattern.search(address)), "")
