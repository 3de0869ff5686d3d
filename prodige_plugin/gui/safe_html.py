"""Text from strangers made safe for a text browser (promise P12). Neither Qt nor QGIS here.

A record's abstract may hold plain text, or HTML written by a portal's editor. Only a few harmless
tags without attributes go through; images, scripts, styles and links to anything but http(s) do
not. Plain text keeps its paragraphs, and its web addresses become links.
"""

from __future__ import annotations

import re
from html import escape
from html.parser import HTMLParser
from urllib.parse import urlsplit

_KEEP = {"p", "br", "b", "strong", "i", "em", "u", "ul", "ol", "li", "sub", "sup", "blockquote"}
_DROP_WITH_TEXT = {"script", "style", "head", "title", "iframe", "object", "svg", "template"}
_VOID = {"br"}
_TAG = re.compile(r"</?(?:p|br|div|span|b|strong|i|em|u|ul|ol|li|a|h[1-6]|img|script|table)\b[^>]*>", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://[^\s<>\"']+[^\s<>\"'.,;:!?)\]]")

#: Longest text shown; the rest is reached through the XML.
MAX_CHARACTERS = 20_000


def safe_address(url: str) -> str:
    """Give the address if a person may be sent there (http, https, mailto), else the empty string."""
    url = url.strip()
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    if parts.scheme.lower() in ("http", "https") and parts.netloc and not parts.password:
        return url
    return url if parts.scheme.lower() == "mailto" and "@" in parts.path else ""


def link(url: str, text: str = "") -> str:
    """Give an HTML link, or the escaped text alone where the address is not safe."""
    address = safe_address(url)
    shown = escape(text or url)
    return f'<a href="{escape(address)}">{shown}</a>' if address else shown


def safe_html(text: str) -> str:
    """Give ``text`` (plain or HTML) as harmless HTML."""
    text = text[:MAX_CHARACTERS]
    if _TAG.search(text):
        cleaner = _Cleaner()
        cleaner.feed(text)
        cleaner.close()
        return cleaner.html()
    paragraphs = [part for part in re.split(r"\n\s*\n", text.strip()) if part.strip()]
    return "".join(f"<p>{_linked(part.strip()).replace(chr(10), '<br>')}</p>" for part in paragraphs)


def _linked(text: str) -> str:
    out, last = [], 0
    for match in _ADDRESS.finditer(text):
        out.append(escape(text[last : match.start()], quote=False))
        out.append(link(match.group()))
        last = match.end()
    out.append(escape(text[last:], quote=False))
    return "".join(out)


class _Cleaner(HTMLParser):
    """Keeps a few tags, without attributes, and closes what was left open."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._out: list[str] = []
        self._open: list[str] = []
        self._hidden = 0

    def html(self) -> str:
        return "".join(self._out) + "".join(f"</{tag}>" for tag in reversed(self._open))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _DROP_WITH_TEXT:
            self._hidden += 1
        if self._hidden:
            return
        if tag in _VOID:
            self._out.append(f"<{tag}>")
        elif tag in _KEEP:
            self._out.append(f"<{tag}>")
            self._open.append(tag)
        elif tag == "a":
            address = safe_address(dict(attrs).get("href") or "")
            if address:
                self._out.append(f'<a href="{escape(address)}">')
                self._open.append("a")
        elif tag in ("div", "tr") or re.fullmatch(r"h[1-6]", tag):
            self._out.append("<br>")

    def handle_endtag(self, tag: str) -> None:
        if tag in _DROP_WITH_TEXT:
            self._hidden = max(0, self._hidden - 1)
            return
        if self._hidden or tag not in self._open:
            return
        while self._open:
            closed = self._open.pop()
            self._out.append(f"</{closed}>")
            if closed == tag:
                break

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self._out.append(escape(data, quote=False) if "a" in self._open else _linked(data))
