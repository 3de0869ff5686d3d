"""OGC API Features whose pages do not follow each other.

MapServer 8.0 writes a link ``next`` and then leaves its ``offset`` out of account: QGIS reads the first page again and
again, and shows that alone without a word. Two small requests tell; all is then asked for as one page.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qs, quote, urljoin, urlsplit

from ..errors import NetworkError
from ..i18n import tr
from ..network import Door, Expect
from . import uris
from .doors import door_to
from .sources import LayerSource

#: The most features asked for as one page.
MOST = 50_000
_HEADERS = {"Accept": "application/geo+json, application/json;q=0.9"}
#: a few features of any shape; more is a server that knows no ``limit``.
_LARGEST = 64 * 1024**2
#: where nobody has features: an answer without any still says, in its link ``self``, the limit the server allows.
_NOWHERE = "-180,-90,-179.999,-89.999"


def page_size(source: LayerSource, collection: str, door: Door) -> tuple[int, list[str]]:
    """Tell how many features to ask for at once, and say what is unusual about it.

    :param source: of kind OAPIF; its address is the landing page.
    :param door: with the account for that address.
    :return: :data:`.uris.PAGE` where pages follow each other, or where that cannot be told.
    """
    landing, mark, query = source.url.partition("?")
    items = f"{landing.rstrip('/')}/collections/{quote(collection, safe=':')}/items{mark}{query}"
    try:
        first = _ask(door, items, {"limit": 1, "f": "json"})
        count = first.get("numberMatched")
        if not isinstance(count, int) or count <= uris.PAGE or _feature(first) is None:
            return uris.PAGE, []
        # without that link QGIS stops after the first page
        following = urljoin(items, _link(first, "next")) if _link(first, "next") else ""
        if following and _feature(_ask(door_to(following, items, door), following, {})) != _feature(first):
            return uris.PAGE, []
        size = min(count, MOST)
        nothing = _ask(door, items, {"limit": size, "bbox": _NOWHERE, "f": "json"})
        stated = parse_qs(urlsplit(_link(nothing, "self")).query)
    except (NetworkError, ValueError):
        return uris.PAGE, []  # what is wrong will be seen when the layer is opened
    allowed = stated.get("limit", [""])[0]
    size = min(size, int(allowed)) if allowed.isascii() and allowed.isdigit() and int(allowed) else size
    if size < count:
        return size, [
            tr(
                "The service gives the same features on each page: of its {count}, no more than {most} can be shown.",
                count=count,
                most=size,
            )
        ]
    return size, [tr("The service gives the same features on each page; all of them are asked for at once.")]


def _ask(door: Door, url: str, params: Mapping[str, str | int]) -> Mapping[str, Any]:
    """Ask for a page.

    :raises NetworkError: it is none.
    """
    answer = door.request(
        "GET", url, params=dict(params) or None, headers=_HEADERS, expect=Expect.JSON, max_bytes=_LARGEST
    ).json()
    return answer if isinstance(answer, Mapping) else {}


def _link(page: Mapping[str, Any], rel: str) -> str:
    """Give the address of one of a page's links, or ``""``."""
    links = page.get("links")
    stated = [one for one in links if isinstance(one, Mapping)] if isinstance(links, list) else []
    return next((str(one.get("href") or "") for one in stated if one.get("rel") == rel), "")


def _feature(page: Mapping[str, Any]) -> object:
    """Give a page's first feature, ``None`` where it has none."""
    features = page.get("features")
    return features[0] if isinstance(features, list) and features else None
