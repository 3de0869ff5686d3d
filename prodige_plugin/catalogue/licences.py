"""Recognise a licence in what records and portals say: an address, an identifier or words.

The names are the same whatever the source and the language, so that they can be counted together.
"Open" follows the Open Definition 2.1 (opendefinition.org): reuse by anybody, for any purpose.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from ..metadata import codelists


class Licence(NamedTuple):
    """What was recognised; ``Licence("", False)`` when nothing was."""

    name: str
    open: bool


NONE = Licence("", False)

#: identifiers of the portals (udata, CKAN, SPDX), folded, and what they mean.
_IDENTIFIERS = {
    "lov1": "Licence Ouverte 1.0",
    "lov2": "Licence Ouverte 2.0",
    "fr lo": "Licence Ouverte",
    "lo ol": "Licence Ouverte",
    "odc odbl": "ODbL 1.0",
    "odbl": "ODbL 1.0",
    "odc by": "ODC-BY 1.0",
    "odc pddl": "PDDL 1.0",
    "pddl": "PDDL 1.0",
    "cc zero": "CC0 1.0",
    "uk ogl": "Open Government Licence",
}
#: words that may stand between the licence's name and its version.
_FILLER = r"(?: (?:licen[cs]e|ouverte|open|etalab|version|v|de|d|par|fr|pdf))*"
_NAME = r"(?:licen[cs]e ouverte|open licen[cs]e|licen[cs]e etalab|\betalab)"
_VERSIONED = re.compile(rf"{_NAME}{_FILLER} ?v?([12])(?:\.\d)?(?![\d.])")
_DATED = re.compile(rf"{_NAME}{_FILLER} (?:d )?avril 2017|uploads 2018 11 open licence\b")
_FIRST = re.compile(r"uploads 2014 05 licence ouverte")
_BARE = re.compile(r"licen[cs]e ouverte|\bopen licen[cs]e\b|licen[cs]e(?: \w+)? etalab|etalab (?:open )?licen[cs]e")
_COMMONS = re.compile(
    r"\b(?:cc|creative ?commons(?: org)?)(?: (?:licen[cs]es?|cc|de type))* ?(?:by|attribution|paternite)\b"
    r"(?P<more>(?: (?:nc|nd|sa|non ?commercial|pas d utilisation commerciale|utilisation non commerciale"
    r"|no ?deriv\w*|pas de modifications?|pas d oeuvres? derivees?|share ?alike|share alike"
    r"|partage (?:a l identique|dans les memes conditions|des conditions initiales a l identique)"
    r"|international|generic|unported|france|licen[cs]e|version|v))*)"
    r"(?: ?v?(?P<version>[1-4](?:\.\d)?)(?![\d.]))?"
)
#: (pattern in folded words, name); the first that is met counts.
_OTHERS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), name)
    for pattern, name in (
        (r"\bodbl\b|open data(?:base)? commons open database licen[cs]e|open database licen[cs]e", "ODbL 1.0"),
        (r"\bcc ?0\b|\bcc zero\b|publicdomain zero|creative commons zero", "CC0 1.0"),
        (r"\bpddl\b|public domain dedication and licen[cs]e", "PDDL 1.0"),
        (r"publicdomain mark|public domain mark", "Public Domain Mark 1.0"),
        (r"\bodc by\b|opendatacommons org licenses by\b|open data commons attribution", "ODC-BY 1.0"),
        (r"open government licen[cs]e|\bogl\b", "Open Government Licence"),
    )
)
#: what follows speaks of other licences; what goes before says that it is not this one.
_ASIDE = re.compile(r"\bcompatible\b.*", re.DOTALL)
_DENIED = re.compile(
    r"\b(?:pas|sans|hors|not|non)(?: (?:sous|en|de|la|une|an|under|diffusee?s?|publiee?s?)){0,3} "
    r"(?:licen[cs]e ouverte|open licen[cs]e|open ?data|donnees ouvertes)"
)
_OPEN_WORDS = re.compile(r"^(?:open ?data|donnees? (?:\w+ )?ouvertes?|donnees ouvertes.*|opendata .*)$")
#: how a name begins → words of the texts that state it.
_WORDS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Licence Ouverte", ("licence ouverte", "open licence", "etalab", "Licence_Ouverte", "licence-ouverte")),
    ("ODbL", ("odbl", "open database licen")),
    ("CC0", ("CC0", "publicdomain/zero", "CC zero")),
    ("CC ", ("creativecommons.org/licenses", "CC BY", "CC-BY", "creative commons")),
    ("PDDL", ("pddl", "public domain dedication")),
    ("ODC-BY", ("odc-by", "opendatacommons.org/licenses/by", "open data commons attribution")),
    ("Public Domain Mark", ("publicdomain/mark", "public domain mark")),
    ("Open Government", ("open government licen",)),
)
#: the longest text looked at; a whole contract has its name at its top.
_LONGEST = 2000


def recognise(texts: Iterable[str]) -> Licence:
    """Give the licence that texts state (addresses, identifiers, sentences), the most precise of all first met.

    A text that only says "open data" gives no name, and ``open``.

    >>> recognise(["Licence Ouverte / Open Licence version 2.0"])
    Licence(name='Licence Ouverte 2.0', open=True)
    """
    vague = NONE
    for text in texts:
        found = _one(text[:_LONGEST]) if text else NONE
        # "Licence Ouverte" beside the address of its version 2.0
        if found.name and found.name != "Licence Ouverte":
            return found
        vague = found if found.name or (found.open and not vague.name) else vague
    return vague


def says_open(keywords: Iterable[str]) -> bool:
    """Whether a keyword declares open data ("données ouvertes", "open data")."""
    return any(_OPEN_WORDS.match(folded(word)) for word in keywords if len(word) < 80)


def words_of(name: str) -> tuple[str, ...]:
    """Give words of which a text that states a licence has one, whatever its version: for a search among words."""
    return next((words for start, words in _WORDS if name.startswith(start)), (name,))


def identifiers(name: str) -> tuple[str, ...]:
    """Give the identifiers that portals may have for a licence of this name: ``cc-by-4.0``, ``lov2`` …"""
    known = [key.replace(" ", "-") for key, each in _IDENTIFIERS.items() if each == name]
    slug = folded(name).replace(" ", "-")
    return tuple(dict.fromkeys((*known, slug, re.sub(r"-\d\.\d$", "", slug))))


def open_identifiers() -> tuple[str, ...]:
    """Give the identifiers that portals have for open licences."""
    more = ("cc-by", "cc-by-sa", "cc-by-4.0", "cc-by-sa-4.0", "other-open", "other-pd", "other-at")
    return (*(key.replace(" ", "-") for key in _IDENTIFIERS), *more)


@lru_cache(maxsize=4096)
def folded(text: str) -> str:
    """Give the text in lower case, without accents, with one blank for all that is no letter or figure.

    The point of a version ("2.0") stays.
    """
    plain = "".join(c for c in unicodedata.normalize("NFKD", text.lower()) if not unicodedata.combining(c))
    plain = plain.replace("œ", "oe")
    return re.sub(r"(?:[^a-z0-9.]|(?<!\d)\.|\.(?!\d))+", " ", plain).strip()


@lru_cache(maxsize=4096)
def _one(text: str) -> Licence:
    """Recognise the licence of one text; catalogues repeat a handful of texts for ever."""
    words = _DENIED.sub(" ", folded(text))
    if words in _IDENTIFIERS:
        return Licence(_IDENTIFIERS[words], True)
    if _OPEN_WORDS.match(words):
        return Licence("", True)
    whole, words = words, _ASIDE.sub("", words)
    # the address of the text may follow what it is compatible with
    version = _VERSIONED.search(whole if _BARE.search(words) else words)
    if version is not None:
        return Licence(f"Licence Ouverte {version[1]}.0", True)
    if _DATED.search(words):
        return Licence("Licence Ouverte 2.0", True)
    if _FIRST.search(words):
        return Licence("Licence Ouverte 1.0", True)
    if any(address in words for address in _addresses()):
        return Licence("Licence Ouverte 2.0", True)
    for pattern, name in _OTHERS:
        if pattern.search(words):
            return Licence(name, True)
    commons = _COMMONS.search(words)
    if commons is not None:
        return _creative_commons(commons["more"], commons["version"] or "")
    return Licence("Licence Ouverte", True) if _BARE.search(words) else NONE


@lru_cache(maxsize=1)
def _addresses() -> tuple[str, ...]:
    """Give the addresses under which the editor's table knows the Licence Ouverte 2.0, folded."""
    known = codelists.addresses("Licence", "etalab-2.0")
    return tuple(folded(address).removeprefix("https ").removeprefix("http ") for address in known)


def _creative_commons(conditions: str, version: str) -> Licence:
    """Give the name of a Creative Commons licence with attribution, and whether it is open."""
    commercial = re.search(r"\bnc\b|commercial", conditions) is None
    derived = re.search(r"\bnd\b|deriv|modification", conditions) is None
    alike = re.search(r"\bsa\b|alike|partage", conditions) is not None
    parts = ["BY", *([] if commercial else ["NC"]), *([] if derived else ["ND"]), *(["SA"] if alike else [])]
    number = f"{version}.0" if version and "." not in version else version
    return Licence(" ".join(filter(None, ("CC", "-".join(parts), number))), commercial and derived)
