"""Code lists: values, addresses and labels (``resources/metadata/codelists.json``, ``registers.json``)."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from ..paths import resource
from .patch import New, new

#: The catalogue of ISO 19139 code lists that the INSPIRE guideline shows (TG 2.0, annex C).
GMX_CODELISTS = "http://standards.iso.org/iso/19139/resources/gmxCodelists.xml"
LANGUAGES = "http://www.loc.gov/standards/iso639-2/"
#: How people and programs write languages, in small letters → ISO 639-2/B.
LANGUAGES_MEANT = {
    "fr": "fre", "fra": "fre", "fre": "fre", "français": "fre", "francais": "fre", "french": "fre", "fr_fr": "fre",
    "en": "eng", "eng": "eng", "english": "eng", "anglais": "eng", "de": "ger", "deu": "ger", "ger": "ger",
    "es": "spa", "spa": "spa", "it": "ita", "ita": "ita", "nl": "dut", "nld": "dut", "dut": "dut",
    "pt": "por", "por": "por",
}  # fmt: skip


@cache
def _lists() -> dict[str, Any]:
    data: dict[str, Any] = json.loads(resource("metadata", "codelists.json").read_text(encoding="utf-8"))
    return data


@cache
def _registers() -> dict[str, Any]:
    data: dict[str, Any] = json.loads(resource("metadata", "registers.json").read_text(encoding="utf-8"))
    return data


def _list(codelist: str) -> dict[str, Any]:
    """Give a list: the forms' own, else one of the larger registers, read when first asked for."""
    found: dict[str, Any] | None = _lists().get(codelist)
    return _registers()[codelist] if found is None else found


@cache
def themes() -> dict[str, dict[str, str]]:
    """Give the 34 INSPIRE themes: code → language (two letters) → the register's exact label."""
    path = resource("metadata", "inspire_themes.json")
    data: dict[str, dict[str, str]] = json.loads(path.read_text(encoding="utf-8"))
    return data


@cache
def regulation(number: str) -> dict[str, Any]:
    """Give a regulation's official titles (``titles``: ISO 639-2/B language → title) and its date (``published``).

    :param number: "1089/2010" (data) or "976/2009" (network services).
    """
    path = resource("metadata", "regulations.json")
    data: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))[number]
    return data


def short(language: str) -> str:
    """Give ``fr`` or ``en`` for a language code of two or three letters, the languages of the labels."""
    return "fr" if language.lower() in ("fr", "fre", "fra") or language.lower().startswith("fr_") else "en"


@cache
def values(codelist: str) -> tuple[str, ...]:
    """Give the values of a code list, in its order.

    :raises KeyError: no such list.
    """
    return tuple(_list(codelist)["values"])


def label(codelist: str, value: str, language: str = "en") -> str:
    """Give the label of a value, the value itself where there is none."""
    labels = _list(codelist)["values"].get(value, {})
    return str(labels.get(short(language)) or labels.get("en") or value)


def choices(codelist: str, language: str = "en") -> tuple[tuple[str, str], ...]:
    """Give (value, label) pairs, as a form shows them."""
    return tuple((value, label(codelist, value, language)) for value in values(codelist))


def uri(codelist: str, value: str = "") -> str:
    """Give the address of a list, or of a value in a register; ``""`` where it has none."""
    base = str(_list(codelist).get("uri", ""))
    own = _list(codelist)["values"].get(value, {}).get("uri", "") if value else base
    return str(own) if own or not value else f"{base.rstrip('/')}/{value}"


def broader(codelist: str, value: str) -> str:
    """Give the value above a value in a list that is a tree, ``""`` at its top."""
    return str(_list(codelist)["values"].get(value, {}).get("under", ""))


def addresses(codelist: str, value: str) -> tuple[str, ...]:
    """Give every address under which a value is known, its own first."""
    also = _list(codelist)["values"].get(value, {}).get("also", ())
    return (uri(codelist, value), *map(str, also))


def wording(codelist: str, value: str, language: str = "en") -> str:
    """Give the text to write in a record for a value (the French wording of the CNIG where there is one)."""
    entry = _list(codelist)["values"].get(value, {})
    texts = entry.get("text", {})
    return str(texts.get(short(language)) or label(codelist, value, language))


def code(codelist: str, value: str, text: str | None = None) -> New:
    """Give an ISO 19139 code list element (``gmd:CI_RoleCode`` …) to write.

    :param text: its text; the value itself when not given.
    """
    return new(
        f"gmd:{codelist}",
        value if text is None else text,
        attrs={"codeList": f"{GMX_CODELISTS}#{codelist}", "codeListValue": value},
    )


def language_code(value: str) -> New:
    """Give a ``gmd:LanguageCode`` element (ISO 639-2/B, TG 2.0 requirement C.5)."""
    text = label("Language", value, value)
    return new("gmd:LanguageCode", text, attrs={"codeList": LANGUAGES, "codeListValue": value})
