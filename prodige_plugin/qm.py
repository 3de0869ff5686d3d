"""Translations without Qt: what a command line needs of Qt's compiled files (``*.qm``).

The file is a list of blocks; that of the messages holds, one after another, the tagged parts of each
message (qtbase, qtranslator.cpp). Plural forms are those of French and English, the languages shipped.
"""

from __future__ import annotations

import os
import struct

from . import i18n, paths
from .i18n import Translator

_MAGIC = bytes.fromhex("3cb86418caef9c95cd211cbf60a1bddd")
_MESSAGES = 0x69
_END, _TRANSLATION, _OBSOLETE, _SOURCE = 1, 3, 5, 6
#: language → number of the plural form for a number.
_PLURALS = {"fr": lambda n: int(abs(n) > 1), "en": lambda n: int(n != 1)}


def wanted() -> str:
    """Give the language that the environment asks for ("fr"), "en" where it says nothing (POSIX 8.2)."""
    said = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    language = said[:2].lower()
    return language if language in _PLURALS else "en"


def install(language: str = "") -> None:
    """Let :func:`.i18n.tr` speak a language; the sentences stay English where it is not there.

    :param language: "fr" or "en"; by default what the environment asks for.
    """
    language = language if language in _PLURALS else wanted()
    try:
        data = (paths.translations() / f"prodige_plugin_{language}.qm").read_bytes()
    except OSError:
        i18n.install(None)
        return
    i18n.install(translator(read(data), language))


def translator(messages: dict[str, tuple[str, ...]], language: str) -> Translator:
    """Give what translates a sentence with some messages."""

    def translate(_context: str, text: str, n: int | None) -> str:
        forms = messages.get(text, ())
        if not forms:
            return text
        form = _PLURALS[language](n) if n is not None else 0
        return forms[min(form, len(forms) - 1)] or text

    return translate


def read(data: bytes) -> dict[str, tuple[str, ...]]:
    """Give source sentence → its translations (one, or one for each plural form); nothing for another file."""
    if not data.startswith(_MAGIC):
        return {}
    at = len(_MAGIC)
    while at + 5 <= len(data):
        tag, length = struct.unpack_from(">BI", data, at)
        at += 5
        if tag == _MESSAGES:
            return _messages(data[at : at + length])
        at += length
    return {}


def _messages(block: bytes) -> dict[str, tuple[str, ...]]:
    """Read the messages of a block, one part after another."""
    found: dict[str, tuple[str, ...]] = {}
    forms: list[str] = []
    source, at = "", 0
    while at < len(block):
        tag = block[at]
        at += 1
        if tag == _END:
            if source and any(forms):
                found[source] = tuple(forms)
            source, forms = "", []
            continue
        if tag == _OBSOLETE:
            at += 4
            continue
        (length,) = struct.unpack_from(">I", block, at)
        at += 4
        part = b"" if length == 0xFFFFFFFF else block[at : at + length]
        at += len(part)
        if tag == _TRANSLATION:
            forms.append(part.decode("utf-16-be"))
        elif tag == _SOURCE:
            source = part.rstrip(b"\0").decode("utf-8")
    return found
