"""Links as people paste them, made into addresses: each repair says what it did. No network.

Every function here is total: whatever a record holds, there is an answer.
"""

from __future__ import annotations

import html
import re
from collections.abc import Collection
from dataclasses import dataclass, replace
from urllib.parse import parse_qsl, urlsplit, urlunsplit

from ..i18n import tr
from ..metadata.online import OnlineResource
from . import hosts
from .kinds import SERVICES, Kind, kind_of

#: A host with at least one dot, and perhaps a port and more.
_BARE_HOST = re.compile(r"^(?:www\.|[\w-]+(?:\.[\w-]+)+(?:[:/?]|$))", re.IGNORECASE)
_EMPTY = re.compile(r"^(?:[a-z]+:/*)?[-.…_\s]*$", re.IGNORECASE)
#: "[Numéro_du_département]", "{code}", "---LINK TO …", "<à compléter>".
_TEMPLATE = re.compile(r"^-+\s?|\[[^\]/]*[^\W\d_][^\]/]*\]|\{[^}]*\}|<[^>]*>")
#: Places of tiles, which a client fills.
_TILES = re.compile(
    r"\$?\{(?:[xyzsr]|-y|q|a-c|abc|ratio|bbox[^}]*|tile_?(?:matrix|row|col)(?:set)?|style|layer)\}", re.IGNORECASE
)
#: Words that begin a parameter of a service although no "?" stands before.
_OWN = r"(?:service|request|version|layers?|typenames?|map)="
#: Addresses that need none of the repairs of :func:`_written`, as most do: one look instead of ten.
_WELL_WRITTEN = re.compile(
    r"""https?://(?!.*://)[^\s<>"'«»“”`@{}\\?&]*(?:\?(?!.*&(?:amp|\#38|\#x26);)[^\s<>"'«»“”`@{}\\?]*)?\Z""",
    re.IGNORECASE,
)


def _mended() -> str:
    return tr("The beginning or the end of the address was badly written and is mended.")


_VIEWER_KEYS = re.compile(r"url|link|wms|wfs|wmts|service|source|layer|data|add|ows|owc|map", re.IGNORECASE)


@dataclass(frozen=True)
class Repaired:
    """A link after its repairs."""

    link: OnlineResource
    kind: Kind
    #: what was done, sentences.
    notes: tuple[str, ...] = ()
    #: why the address cannot be used at all, a sentence; "" when it can.
    reason: str = ""
    #: addresses to try where this one does not answer.
    others: tuple[str, ...] = ()


def repair(link: OnlineResource, own: Collection[str] | None = None) -> Repaired:
    """Make a link's address one that can be asked.

    :param own: hosts of the platform the record comes from; ``None`` when they are not known, and then an address in
        a local network is let through.
    """
    url, notes = _written(link.url)
    reason = _unusable(url, own)
    if reason:
        fixed = replace(link, url=url)
        return Repaired(fixed, _safe_kind(fixed), tuple(notes), reason)
    new = hosts.moved(url)
    others = []
    if new:
        notes.append(
            tr("The service moved from {old} to {new}.", old=urlsplit(url).hostname, new=urlsplit(new).hostname)
        )
        others.append(url)
        url = new
    fixed = link if url == link.url else replace(link, url=url)
    kind = kind_of(fixed)
    if "http" in url[len("http") :].lower() and kind_of(OnlineResource(re.split(r"[?#]", url)[0])).key == "PAGE":
        inside = _inside_viewer(fixed)
        if inside is not None and not _unusable(inside.url, own):
            fixed, kind = inside, kind_of(inside)
            others = []
            notes.append(tr("The address of the {kind} service was taken out of a viewer's address.", kind=kind.key))
    mistaken = _mislabelled(link, kind) if kind.key != "PAGE" else ""
    if mistaken:
        notes.append(mistaken)
    newer = hosts.newer_service(fixed.url)
    if newer:
        others.append(newer)
    if hosts.inner(fixed.url):
        notes.append(tr("This address answers only inside the State's own network."))
    return Repaired(fixed, kind, tuple(notes), "", tuple(others))


def _written(url: str) -> tuple[str, list[str]]:
    """Mend how an address is written."""
    if _WELL_WRITTEN.match(url):
        return url, []
    notes: list[str] = []
    text = re.sub(r"^\s*(?:url|lien|link|adresse)\s*[:=]\s*(?=https?:|www\.)", "", url, flags=re.IGNORECASE).strip()
    if text != url.strip():
        notes.append(_mended())
    joined = re.sub(r"\s*[\r\n\t]\s*", "", text)
    if " " in joined and not joined.startswith("-"):
        joined = re.sub(r"^(https?:)\s+", r"\1", joined, flags=re.IGNORECASE).replace(" ", "%20")
    if joined != text:
        notes.append(tr("Blanks were taken out of the address."))
    text = joined
    if re.search(r"&(?:amp|#38|#x26);", text, re.IGNORECASE):
        for _again in range(3):
            text = re.sub(r"&(?:amp|#38|#x26);", "&", text, flags=re.IGNORECASE)
        notes.append(tr("The signs “&” of the address were written twice over; they are read as they were meant."))
    bare = text.strip("<>\"'«»“”` ")
    slashed = re.sub(r"^(https?):(?:/|\\+)(?=[^\\/])", r"\1://", bare, flags=re.IGNORECASE)
    slashed = re.sub(r"^https?://(?=https?://)", "", slashed, flags=re.IGNORECASE)
    slashed = re.sub(r"^(?:htp|htpp|htttp|hhtp|ttp)(s?)://", r"http\1://", slashed, flags=re.IGNORECASE)
    if slashed != text:
        notes.append(_mended())
    text = slashed
    if not re.match(r"^[a-z][a-z0-9+.-]*:", text, re.IGNORECASE) and _BARE_HOST.match(text):
        text = f"https://{text}"
        notes.append(tr("The address did not begin with https://, which was added."))
    # one server of several, before the address is taken apart: a colon would be that of a port
    text = re.sub(r"\{switch:([^,}]*)[^}]*\}", r"\1", text, flags=re.IGNORECASE)
    marked = _question_mark(text)
    if marked != text:
        notes.append(tr("A “?” or “&” of the address stood in the wrong place."))
    return _without_account(marked, notes), notes


def _question_mark(text: str) -> str:
    """Put the "?" before the first parameter, and "&" before the others."""
    if "?" not in text:
        return re.sub(rf"&(?={_OWN})", "?", text, count=1, flags=re.IGNORECASE)
    head, mark, query = text.partition("?")
    # a nested address has a "?" of its own
    if "://" in query or "%3a%2f%2f" in query.lower():
        return text
    query = re.sub(rf"[?&]+(?={_OWN})", "&", query, flags=re.IGNORECASE).lstrip("&") if "?" in query else query
    return head + mark + query


def _without_account(text: str, notes: list[str]) -> str:
    """Take an account out of an address: it would be stored in the project."""
    try:
        parts = urlsplit(text)
    except ValueError:
        return text
    account, mark, host = parts.netloc.rpartition("@")
    if not mark or not account or parts.scheme.lower() not in ("http", "https"):
        return text
    notes.append(tr("An account stood in the address; it is left out."))
    return urlunsplit((parts.scheme, host, *parts[2:]))


def _unusable(url: str, own: Collection[str] | None) -> str:
    """Say why an address cannot be asked, ``""`` if it can."""
    try:
        parts = urlsplit(url)
        host, _port = parts.hostname or "", parts.port
    except ValueError:
        return tr("The address of the link is badly written; it cannot be opened.")
    if _EMPTY.match(url) or _TEMPLATE.search(_TILES.sub("", url)):
        return tr("The link has no address yet, only a place to fill; tell the record's contact.")
    if parts.scheme.lower() not in ("http", "https"):
        if parts.scheme.lower() in ("ftp", "ftps", "sftp", "s3", "gs"):
            return tr("The link is on a file server ({scheme}://); fetch the file with a program for that.",
                      scheme=parts.scheme.lower())  # fmt: skip
        return tr("The address of the link cannot be opened: it does not begin with http.")
    if not host:
        return tr("The address of the link names no server that can be found from here.")
    if own is not None and hosts.hidden(url, own):
        return tr(
            "The address ({host}) is one of the server's own machine or local network, which nobody else reaches; "
            "tell the platform's administrator.",
            host=parts.netloc.rpartition("@")[2],
        )
    return ""


def _inside_viewer(link: OnlineResource) -> OnlineResource | None:
    """Give the service whose address a viewer's address holds in a parameter, if it is one."""
    parts = urlsplit(link.url)
    pairs = parse_qsl(parts.query) + parse_qsl(parts.fragment.partition("?")[2] or parts.fragment)
    for key, value in pairs:
        address = html.unescape(value.strip())
        if not re.match(r"https?://", address, re.IGNORECASE) or not _VIEWER_KEYS.search(key):
            continue
        inside = replace(link, url=address)
        if _safe_kind(inside).key in SERVICES:
            names = {name.lower(): text for name, text in pairs}
            name = next((names[word] for word in ("layername", "layers", "layer", "typename") if names.get(word)), "")
            return replace(inside, name=name if not re.match(r"https?:", name) and name else link.name)
    return None


def _mislabelled(link: OnlineResource, kind: Kind) -> str:
    """Say that the address is of another kind than the record states."""
    stated = next((key for key in ("WMTS", "WMS", "WFS", "WCS") if key in link.protocol.upper()), "")
    if not stated or stated == kind.key:
        return ""
    if kind.key in SERVICES:
        return tr("The record says {stated}; the address is one of a {kind} service.", stated=stated, kind=kind.key)
    return tr("The record says {stated}; the address is one of something else.", stated=stated)


def _safe_kind(link: OnlineResource) -> Kind:
    """Give the kind of a link whose address may not be one."""
    try:
        return kind_of(link)
    except ValueError:
        return kind_of(replace(link, url=""))
