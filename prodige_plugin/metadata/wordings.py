"""What a sentence of a record says in the terms of a register: limits on public access, licences.

French producers state both in words, in many forms: the CNIG's, the law's article, a sentence of
their own software. What is recognised here can be written with the register's address without
saying anything that the record did not say; what is not is left alone.

Sources: INSPIRE registry (LimitationsOnPublicAccess); Code de l'environnement, L124-4 and L124-5;
Code des relations entre le public et l'administration, L311-2 to L311-5 and D323-2-1; CNIG,
Recommandations pour les métadonnées.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from . import codelists
from .citations import without_accents
from .codecs_groups import normal

LIMITS = "LimitationsOnPublicAccess"
#: Start of the addresses of the two registers, without their protocol.
LIMITATIONS = "inspire.ec.europa.eu/metadata-codelist/LimitationsOnPublicAccess"
CONDITIONS = "inspire.ec.europa.eu/metadata-codelist/ConditionsApplyingToAccessAndUse"
#: A text longer than this says more than which licence it is.
_NAME = 120

_NO_LIMIT = re.compile(
    r"(directive 2007/2/ce \(inspire\), )?"
    r"(pas de|sans|aucune?|absence de|no) (restrictions?|limitations?)"
    r" (d'acces|a l'acces|de l'acces|to|on)( au)? ?(publi(c|que)s?|public access|public access to the data)"
    r"( selon (la directive )?inspire)?"
)
_NO_ARTICLE = "aucun des articles de la loi ne peut etre invoque pour justifier d'une restriction d'acces public"
#: The same said without a word on the public, which counts where only limits on access are spoken of.
_NO_LIMIT_AT_ALL = re.compile(
    r"(pas de|sans|aucune?|no) (restrictions?|limitations?)( d'acces| a l'acces| on access)?|no limitations apply"
)
_ARTICLE_13 = re.compile(r"13[ .(-]*1[ .)-]*\(?[ ]*([a-h])\b(?!')")
_LAW = (
    (re.compile(r"\bl ?\.? ?124 ?- ?5[ -]*ii[ -]*1"), "b"),
    (re.compile(r"\bl ?\.? ?124 ?- ?5[ -]*ii[ -]*2"), "c"),
    (re.compile(r"\bl ?\.? ?124 ?- ?5[ -]*ii[ -]*3"), "e"),
    (re.compile(r"\bl ?\.? ?124 ?- ?4[ -]*i[ -]*2"), "h"),
    (re.compile(r"\bl ?\.? ?124 ?- ?4[ -]*i[ -]*3"), "g"),
    (re.compile(r"\bl ?\.? ?311 ?- ?5[ ,-]*2°?[ -]*a\b"), "a"),
    (re.compile(r"\bl ?\.? ?311 ?- ?5[ ,-]*2°?[ -]*[bcd]\b"), "b"),
    (re.compile(r"\bl ?\.? ?311 ?- ?5[ ,-]*2°?[ -]*f\b"), "c"),
    (re.compile(r"\bl ?\.? ?311 ?- ?4\b"), "e"),
)

#: An article that is named because it does not apply.
_NOT_SUBJECT = re.compile(
    r"(\bne\b|\bn').{0,60}\bpas\b|\bnon (soumis|concern|vise)|\b(aucune?|sans|pas de|no) (restriction|limit)"
)

_OPEN_LICENCE = re.compile(r"licence ouverte|open licen[cs]e|etalab|\blov2\b")
_VERSION_2 = re.compile(r"\b(v|version|licen[cs]e|etalab|ouverte|lo)[ .()-]*2([ .]+0)?\b(?!\.?\d)|\blov2\b")
#: Other licences' versions, named as compatible ones.
_OTHERS = re.compile(r"\b(cc|odc)[ -]*by([ -]*sa)?[ -]*[0-9.]*")
_VERSION_1 = re.compile(r"\b(v|version|licen[cs]e|etalab|ouverte|lo)[ .()-]*1([ .]+0)?\b(?!\.?\d)")
#: How far after a licence's name its version is looked for, in characters.
_NEAR = 60
_OPEN_DATABASE = re.compile(r"\bodbl\b|open database licen[cs]e")
_ATTRIBUTION_4 = re.compile(r"\bcc[ -]*by[ -]*4\.0|creative commons attribution( international)? 4\.0")
#: Restrictions of a Creative Commons licence that make it another one.
_RESTRICTED = re.compile(r"(\bby[ -]*|-)(nc|nd|sa)\b|\bn[cd]\b|\bnon ?-?commercial|\bno ?-?deriv|\bshare ?-?alike")
#: A licence that is named because it is not the one, or is another data's: words before its name, in its sentence.
_DENIED = re.compile(
    r"\b(pas|ne|non|hors|sauf|sans|aucune?|not|no|except|issue?s? (de|d')|derive[ed]?s? (de|d'|from))\b[^.;:]*$"
)
_NO_CONDITION = re.compile(
    r"(aucune|pas de|sans) conditions?( ne s'appliquent?| d'acces et d'utilisation)?"
    r"|no conditions? appl(y|ies)( to access and use)?"
)
#: Words of conditions of use; a limit of scale or of accuracy has none of them.
_ON_USE = re.compile(
    r"licen[cs]|conditions?\b|\b(re-?)?utilis|\busages?\b|\buse[drs]?\b|\bfree|\bdiffus|\blibre|\bouvert|\bopen\b|\bdroit"
    r"|\bright|copyright|©|\bmention|\bcit(er|ation)|\binterdi|commercial|\breserve|\brestrict|\bcontraint|\bpaya|\bgratui"
    r"|\bcommunica|\bconfident|\bautoris|\baccord\b|\bconvention|https?:"
)
_UNKNOWN_CONDITIONS = re.compile(
    r"conditions? (d'acces et d'utilisation )?inconnues?|conditions (applying to access and use )?unknown"
)


def _plain(text: str) -> str:
    """Give a text without accents, case, double blanks, kinds of dash and quote, and full stop at its end."""
    return without_accents(normal(text).replace(" - ", "-")).strip(' .;«»"')


@cache
def _labels(codelist: str) -> dict[str, str]:
    """Give plain wording or label, French and English → value."""
    return {
        _plain(text): value
        for value in codelists.values(codelist)
        for language in ("fr", "en")
        for text in (codelists.wording(codelist, value, language), codelists.label(codelist, value, language))
    }


@cache
def _tails() -> dict[str, str]:
    return {value.casefold(): value for value in codelists.values(LIMITS)}


@lru_cache(2048)
def limitation(text: str, address: str = "", alone: bool = False) -> str:
    """Give the value of LimitationsOnPublicAccess that a constraint states, ``""`` if it states none for sure.

    :param address: that of its anchor.
    :param alone: whether it stands where only limits on access do, so that "no limitation" means them.
    """
    if LIMITATIONS.casefold() in address.casefold():
        tail = _tails().get(address.rstrip("/").rpartition("/")[2].casefold(), "")
        if tail:
            return tail
    plain = _plain(text)
    if not plain:
        return ""
    known = _labels(LIMITS).get(plain, "")
    if known or _NO_LIMIT.fullmatch(plain) or (alone and _NO_LIMIT_AT_ALL.fullmatch(plain)):
        return known or "noLimitations"
    letters: set[str] = set()
    if "inspire" in plain or "2007/2" in plain:
        letters |= set(_ARTICLE_13.findall(plain))
    if not letters:
        letters |= {letter for pattern, letter in _LAW if pattern.search(plain)}
    if _NO_ARTICLE in plain and not letters:
        return "noLimitations"
    if _NOT_SUBJECT.search(plain):
        return ""
    return f"INSPIRE_Directive_Article13_1{letters.pop()}" if len(letters) == 1 else ""


def same_address(one: str, other: str) -> bool:
    """Whether two addresses are the same but for http/https and an end slash."""
    return one.split("://", 1)[-1].rstrip("/") == other.split("://", 1)[-1].rstrip("/")


@lru_cache(2048)
def on_use(text: str) -> bool:
    """Whether a text speaks of the use of data, its conditions or rights, and not only of what they are good for."""
    return bool(_ON_USE.search(_plain(text)))


@lru_cache(2048)
def licence(text: str, address: str = "") -> str:
    """Give the value of the list Licence that a constraint names, ``""`` if none for sure.

    A version is never guessed: "Licence Ouverte" alone is none.
    """
    plain = _plain(text)
    known = _labels("Licence").get(plain, "")
    if known:
        return known
    if _NO_CONDITION.fullmatch(plain):
        return "noConditionsApply"
    if _UNKNOWN_CONDITIONS.fullmatch(plain):
        return "conditionsUnknown"
    named = set()
    ours = _OTHERS.sub("", plain)
    if _versioned(ours, _VERSION_2):
        named.add("etalab-2.0")
    if _named(plain, _OPEN_DATABASE):
        named.add("ODbL-1.0")
    if _named(plain, _ATTRIBUTION_4) and "compatible" not in plain and not _RESTRICTED.search(plain):
        named.add("CC-BY-4.0")
    if _versioned(ours, _VERSION_1) and "etalab-2.0" not in named:
        named.add("LO-1.0")
    if len(named) == 1:
        return named.pop()
    if named:
        return ""
    return next((value for value in codelists.values("Licence") if _at(value, address)), "")


def _named(plain: str, pattern: re.Pattern[str]) -> bool:
    """Whether a text names a licence as the one that applies, at each place where it does."""
    found = list(pattern.finditer(plain))
    return bool(found) and not any(_DENIED.search(plain[: one.start()]) for one in found)


def _versioned(plain: str, version: re.Pattern[str]) -> bool:
    """Whether a text names the Licence Ouverte with a version beside its name."""
    return _named(plain, _OPEN_LICENCE) and any(
        version.search(plain[one.start() : one.end() + _NEAR]) for one in _OPEN_LICENCE.finditer(plain)
    )


def _at(value: str, address: str) -> bool:
    return bool(address) and any(same_address(address, known) for known in codelists.addresses("Licence", value))


def only_licence(text: str, address: str = "") -> str:
    """Give the licence that a constraint names, if it says nothing more than its name."""
    return licence(text, address) if len(text) <= _NAME else ""
