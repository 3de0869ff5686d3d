"""Descriptions of data portals, written in Markdown, as plain text with paragraphs."""

from __future__ import annotations

import re

_LINK = re.compile(r"!?\[([^\[\]\n]{0,300})\]\((https?://[^\s()]{1,1000})(?: \"[^\"\n]{0,200}\")?\)")
_HEADING = re.compile(r"(?m)^[ ]{0,3}#{1,6}[ \t]+")
_BULLET = re.compile(r"(?m)^([ \t]{0,8})[-*+][ \t]+(?=\S)")
_STRONG = re.compile(r"\*\*([^*\n]{1,500})\*\*")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|>])")


def plain(text: str) -> str:
    """Give the text without the signs of Markdown (CommonMark 0.31): headings, bullets, links and bold.

    HTML stays as it is, for whoever shows the text to judge.
    """
    text = _LINK.sub(_link, text)
    text = _HEADING.sub("", text)
    text = _BULLET.sub(r"\1• ", text)
    text = _STRONG.sub(r"\1", text)
    return _ESCAPE.sub(r"\1", text)


def _link(found: re.Match[str]) -> str:
    """Give a link as its words and its address, once where they are the same."""
    words, url = found[1].strip(), found[2]
    return url if not words or words == url else f"{words} ({url})"
