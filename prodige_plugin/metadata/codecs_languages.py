"""How the other languages of a record are read and written (ISO 19139, PT_Locale and PT_FreeText)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import etree

from ..errors import BadRecord
from ..i18n import tr
from . import codelists
from .codecs import code_value
from .namespaces import GMD
from .parts import Twig
from .patch import check_text, new
from .record import children, every, first, parent, string
from .values import Translation

if TYPE_CHECKING:
    from .record import Record

_LOCALE = "gmd:locale/gmd:PT_Locale"
_GROUP = "gmd:PT_FreeText/gmd:textGroup/gmd:LocalisedCharacterString"


#: ISO 639-1 → ISO 639-2/B: ids of locales are mostly the two letters (``#FR``).
_TWO_LETTERS = {
    "bg": "bul", "cs": "cze", "da": "dan", "de": "ger", "el": "gre", "en": "eng", "es": "spa", "et": "est",
    "fi": "fin", "fr": "fre", "ga": "gle", "hr": "hrv", "hu": "hun", "it": "ita", "lt": "lit", "lv": "lav",
    "mt": "mlt", "nl": "dut", "pl": "pol", "pt": "por", "rm": "roh", "ro": "rum", "sk": "slo", "sl": "slv",
    "sv": "swe",
}  # fmt: skip


def locales(record: Record) -> dict[str, str]:
    """Give the languages that the record declares: id of the locale → ISO 639-2 code."""
    found = {}
    for locale in record.find_all(_LOCALE):
        language = code_value(first(locale, "gmd:languageCode")) or code_value(first(locale, "gmd:language"))
        if locale.get("id") and language:
            found[str(locale.get("id"))] = language.lower()
    return found


def _same(one: str, other: str) -> bool:
    """Whether two codes are one language: ISO 639-2 has two codes for some (fre and fra)."""
    return one == other or {one, other} in ({"fre", "fra"}, {"ger", "deu"}, {"dut", "nld"}, {"gre", "ell"})


def language_of(record: Record, text: etree._Element) -> str:
    """Give the language of a ``gmd:LocalisedCharacterString``: ISO 639-2 code, else the id of its locale."""
    name = (text.get("locale") or "").lstrip("#")
    return locales(record).get(name) or _TWO_LETTERS.get(name.lower(), name.lower())


def declare(record: Record, language: str) -> str:
    """Give the id of the record's locale for a language, declared if it was not."""
    for name, code in locales(record).items():
        if _same(code, language):
            return name
    taken = {str(element.get("id")) for element in record.root.iter("*") if element.get("id")}
    name = language.upper()
    while name in taken:
        name += "_"
    twig = Twig("gmd:PT_Locale")
    twig.attributes["id"] = name
    twig.at("gmd:languageCode").children.append(codelists.language_code(language))
    record.insert(record.root, new("gmd:locale", twig.done(record.level)))
    return name


@dataclass(frozen=True)
class OtherLanguages:
    """The other languages of a record (``gmd:locale``): ``tuple[str, ...]`` of ISO 639-2 codes."""

    def read(self, record: Record) -> tuple[str, ...]:
        """Give the languages declared, but for the record's own."""
        own = record.language
        return tuple(dict.fromkeys(code for code in locales(record).values() if not _same(code, own)))

    def write(self, record: Record, value: Sequence[str]) -> None:
        """Declare the languages that lack, and take away those that are not wanted.

        :raises BadRecord: texts of the record are in a language that is to go.
        """
        for code in self.read(record):
            if code not in value:
                self._take_away(record, code)
        for code in value:
            if code and not _same(code, record.language):
                declare(record, code)

    def _take_away(self, record: Record, language: str) -> None:
        used = {language_of(record, text) for text in record.root.iter(f"{{{GMD}}}LocalisedCharacterString")}
        if language in used:
            raise BadRecord(
                tr("The language “{language}” cannot be taken away.", language=language),
                tr("Texts of this record are translated into it."),
                tr("Delete the translations first."),
            )
        while True:
            found = [
                locale for locale in record.find_all(_LOCALE)
                if locales(record).get(str(locale.get("id"))) == language
            ]  # fmt: skip
            if not found:
                return
            record.remove(parent(found[0]))


@dataclass(frozen=True)
class Translations:
    """The translations of a text: ``tuple[Translation, ...]``; the main language is not among them."""

    path: str

    def _texts(self, record: Record) -> list[etree._Element]:
        prop = record.find(self.path)
        found = every(prop, _GROUP) if prop is not None else []
        return [
            text for text in found if string(text) and not _same(language_of(record, text), record.language)
        ]  # fmt: skip

    def read(self, record: Record) -> tuple[Translation, ...]:
        """Give them in the record's order."""
        return tuple(Translation(language_of(record, text), string(text)) for text in self._texts(record))

    def write(self, record: Record, value: Sequence[Translation]) -> None:
        """Write the translations that differ; a language used for the first time is declared.

        :raises BadRecord: there is no text to translate, or a language is given twice.
        """
        wanted = {item.language: check_text(item.text.strip()) for item in value if item.language and item.text.strip()}
        if len(wanted) != len([item for item in value if item.language and item.text.strip()]):
            raise BadRecord(tr("A language is given twice."), todo=tr("Keep one translation for each language."))
        for language in [item.language for item in self.read(record)]:
            if language not in wanted:
                self._drop(record, language)
        for language, text in wanted.items():
            present = self._find(record, language)
            if present is None:
                self._add(record, language, text)
            elif string(present) != text:
                record.set_text(present, text)

    def _find(self, record: Record, language: str) -> etree._Element | None:
        return next((text for text in self._texts(record) if language_of(record, text) == language), None)

    def _drop(self, record: Record, language: str) -> None:
        text = self._find(record, language)
        if text is None:
            return
        group = parent(text)
        free = parent(group)
        if len(children(group)) > 1:
            record.remove(text)
        elif len(children(free)) > 1:
            record.remove(group)
        else:
            record.remove(free)
            prop = record.find(self.path)
            if prop is not None:
                record.set_attribute(prop, "xsi:type", None)

    def _add(self, record: Record, language: str, text: str) -> None:
        prop = record.find(self.path)
        if prop is None or not string(prop):
            raise BadRecord(
                tr("There is no text to translate yet."),
                todo=tr("Write the text in the record's own language first."),
            )
        name = declare(record, language)
        prop = record.find(self.path)
        group = new("gmd:textGroup", new("gmd:LocalisedCharacterString", text, attrs={"locale": f"#{name}"}))
        free = first(prop, "gmd:PT_FreeText") if prop is not None else None
        if free is not None:
            record.insert(free, group)
        elif prop is not None:
            record.insert(prop, new("gmd:PT_FreeText", group))
            again = record.find(self.path)
            if again is not None:
                record.set_attribute(again, "xsi:type", _free_text_type(again))


def _free_text_type(prop: etree._Element) -> str:
    """Give the name of the type of a multilingual property, with the prefix that the record uses."""
    prefixes = [prefix for prefix, uri in prop.nsmap.items() if uri == GMD]
    prefix = "gmd" if "gmd" in prefixes else next((name for name in prefixes if name), "")
    return f"{prefix}:PT_FreeText_PropertyType" if prefix else "PT_FreeText_PropertyType"


def follow(record: Record, prop: etree._Element | None, before: str, after: str) -> None:
    """Change the copy of a text that its translations hold in the record's own language.

    Some catalogues write the main language twice, as the text and among its translations; both stay the same.
    """
    for text in every(prop, _GROUP) if prop is not None else []:
        if _same(language_of(record, text), record.language) and string(text) == before and before != after:
            record.set_text(text, after)
            return
