"""Translations of a record, and what is refused wholly or not at all."""

from __future__ import annotations

import pytest

from prodige_plugin.errors import BadRecord
from prodige_plugin.metadata.record import Record
from prodige_plugin.metadata.values import CoupledData, Measure, Translation

DEFAULT = (
    '<MD_Metadata xmlns="http://www.isotc211.org/2005/gmd" xmlns:c="http://www.isotc211.org/2005/gco">'
    '<language><c:CharacterString>fre</c:CharacterString></language>{locale}'
    "<identificationInfo><MD_DataIdentification><citation><CI_Citation><title>{title}</title></CI_Citation></citation>"
    "</MD_DataIdentification></identificationInfo></MD_Metadata>"
)
TITLE = "<c:CharacterString>Titre</c:CharacterString>"


def made(title: str = TITLE, locale: str = "") -> Record:
    return Record.parse(DEFAULT.format(title=title, locale=locale).encode())


def locale(name: str, language: str) -> str:
    code = f'<languageCode><LanguageCode codeList="x" codeListValue="{language}"/></languageCode>'
    return f'<locale><PT_Locale id="{name}">{code}</PT_Locale></locale>'


def free(*texts: tuple[str, str]) -> str:
    groups = "".join(
        f'<textGroup><LocalisedCharacterString locale="#{name}">{text}</LocalisedCharacterString></textGroup>'
        for name, text in texts
    )
    return f"{TITLE}<PT_FreeText>{groups}</PT_FreeText>"


def test_a_first_translation_declares_its_language_with_the_prefixes_in_force() -> None:
    record = made()
    record.set("title_translations", (Translation("eng", "Title"),))
    data = record.to_bytes()
    assert b'type="PT_FreeText_PropertyType"' in data
    assert b'<PT_Locale id="ENG">' in data
    assert record.get("title") == "Titre"
    assert record.get("other_languages") == ("eng",)
    record.set("title_translations", ())
    assert b"PT_FreeText" not in record.to_bytes()


def test_a_copy_in_the_main_language_follows_the_text() -> None:
    record = made(free(("FR", "Titre"), ("EN", "Title")), locale("FR", "fre") + locale("EN", "eng"))
    assert record.get("title_translations") == (Translation("eng", "Title"),)
    record.set("title", "Nouveau")
    assert record.to_bytes().count(b"Nouveau") == 2
    assert record.get("title_translations") == (Translation("eng", "Title"),)


def test_a_language_that_is_not_declared_is_known_by_its_letters() -> None:
    record = made(free(("DE", "Titel")))
    assert record.get("title_translations") == (Translation("ger", "Titel"),)


def test_a_language_in_use_is_not_taken_away() -> None:
    record = made(free(("EN", "Title")), locale("EN", "eng"))
    before = record.to_bytes()
    with pytest.raises(BadRecord) as refused:
        record.set("other_languages", ())
    assert refused.value.todo
    assert record.to_bytes() == before


def test_nothing_is_translated_before_it_is_written() -> None:
    record = made("")
    before = record.to_bytes()
    with pytest.raises(BadRecord):
        record.set("title_translations", (Translation("eng", "Title"),))
    with pytest.raises(BadRecord):
        made().set("title_translations", (Translation("eng", "a"), Translation("eng", "b")))
    assert record.to_bytes() == before


def test_what_is_of_services_is_not_put_into_data() -> None:
    record = made()
    before = record.to_bytes()
    for key, value in (("operates_on", (CoupledData("x"),)), ("service_type", "view")):
        with pytest.raises(BadRecord) as refused:
            record.set(key, value)
        assert refused.value.todo
    assert record.to_bytes() == before


def test_a_measured_number_says_its_type() -> None:
    record = Record.new()
    record.set("topology_measure", (Measure("m", "3", ""), Measure("n", "three", "")))
    data = record.to_bytes()
    assert b'xmlns:xs="http://www.w3.org/2001/XMLSchema" xsi:type="xs:double">3<' in data
    assert b'xsi:type="xs:string">three<' in data
