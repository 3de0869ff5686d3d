"""A record is read and edited without loss (promise P5)."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from lxml import etree

from prodige_plugin.errors import BadRecord, BadXml
from prodige_plugin.metadata.elements import ELEMENTS
from prodige_plugin.metadata.record import Record
from prodige_plugin.metadata.values import Contact

REAL = Path(__file__).resolve().parents[3] / "shared" / "records"
NASTY = 'R&D <été> "x"'


def real_records() -> list[Path]:
    if not REAL.is_dir():
        pytest.skip("the real records are not on this machine")
    with (REAL / "index.csv").open(encoding="utf-8") as file:
        return [REAL / row["file"] for row in csv.DictReader(file)]


RECORD = b"""<?xml version='1.0' encoding="UTF-8" standalone='yes'?>\r
<!-- before --><?pi some="thing"?>\r
<gmd:MD_Metadata   xmlns:gmd="http://www.isotc211.org/2005/gmd"\r
    xmlns:gco='http://www.isotc211.org/2005/gco' xmlns:xlink="http://www.w3.org/1999/xlink"\r
    xmlns:own="urn:own" own:flag = 'a&amp;"b' >\r
\t<gmd:fileIdentifier ><gco:CharacterString>id-1</gco:CharacterString></gmd:fileIdentifier >\r
\t<gmd:contact xlink:href="https://example.org/contact"/>\r
\t<gmd:dateStamp><gco:Date>2020-01-01</gco:Date></gmd:dateStamp>\r
\t<gmd:identificationInfo>\r
\t\t<gmd:MD_DataIdentification>\r
\t\t\t<gmd:citation>\r
\t\t\t\t<gmd:CI_Citation>\r
\t\t\t\t\t<gmd:title><!-- kept --><gco:CharacterString><![CDATA[R&D <old>]]></gco:CharacterString></gmd:title>\r
\t\t\t\t\t<own:thing><empty></empty><empty/></own:thing>\r
\t\t\t\t</gmd:CI_Citation>\r
\t\t\t</gmd:citation>\r
\t\t\t<gmd:abstract gco:nilReason = 'missing' />\r
\t\t</gmd:MD_DataIdentification>\r
\t</gmd:identificationInfo>\r
</gmd:MD_Metadata>\r
<!-- after -->\r
"""


def outside(before: bytes, after: bytes) -> tuple[bytes, bytes]:
    """Give the part of each that is not common to both, at either end."""
    start = 0
    while start < min(len(before), len(after)) and before[start] == after[start]:
        start += 1
    end = 0
    while end < min(len(before), len(after)) - start and before[-1 - end] == after[-1 - end]:
        end += 1
    return before[start : len(before) - end], after[start : len(after) - end]


def test_unedited_gives_the_same_bytes() -> None:
    assert Record.parse(RECORD).to_bytes() == RECORD


def test_title_changes_only_its_text() -> None:
    record = Record.parse(RECORD)
    assert record.get("title") == "R&D <old>"
    record.set("title", NASTY)
    assert record.get("title") == NASTY
    assert outside(RECORD, record.to_bytes()) == (
        b"<![CDATA[R&D <old>]]>",
        'R&amp;D &lt;été&gt; "x"'.encode(),
    )
    again = Record.parse(record.to_bytes())
    assert again.get("title") == NASTY


def test_filling_a_nil_element_drops_the_reason_and_keeps_the_style() -> None:
    record = Record.parse(RECORD)
    record.set("abstract", "Texte")
    assert (
        b"\t\t\t<gmd:abstract>\r\n\t\t\t\t<gco:CharacterString>Texte</gco:CharacterString>\r\n\t\t\t</gmd:abstract>\r\n"
        in record.to_bytes()
    )
    assert record.to_bytes().count(b"nilReason") == 0


def test_same_value_changes_no_byte() -> None:
    record = Record.parse(RECORD)
    for element in ELEMENTS:
        if element.codec is not None:
            record.set(element.key, record.get(element.key))
    assert record.to_bytes() == RECORD


def test_new_elements_stand_in_schema_order_with_a_prefix_in_force() -> None:
    record = Record.parse(RECORD)
    record.set("crs", "EPSG:2154 RGF93 / Lambert-93")
    record.set("metadata_language", "fre")
    record.set("keywords", ("a", "b"))
    root = record.root
    names = [etree.QName(child).localname for child in root.iterchildren("*")]
    assert names == ["fileIdentifier", "language", "contact", "dateStamp", "referenceSystemInfo", "identificationInfo"]
    written = record.to_bytes()
    assert written.count(b'xmlns:gmx="http://www.isotc211.org/2005/gmx"') == 1
    assert b"\r\n\t<gmd:language>\r\n\t\t<gmd:LanguageCode" in written
    assert written.replace(b"\r\n", b"").count(b"\n") == 0


def test_default_namespace_is_reused() -> None:
    record = Record.parse(
        b'<MD_Metadata xmlns="http://www.isotc211.org/2005/gmd" xmlns:c="http://www.isotc211.org/2005/gco">'
        b"<dateStamp><c:Date>2020</c:Date></dateStamp></MD_Metadata>"
    )
    record.set("file_identifier", "x")
    assert b"<fileIdentifier><c:CharacterString>x</c:CharacterString></fileIdentifier><dateStamp>" in record.to_bytes()


def test_shadowed_prefix_is_not_misused() -> None:
    record = Record.parse(b'<m:MD_Metadata xmlns:m="http://www.isotc211.org/2005/gmd" xmlns:gco="urn:something-else"/>')
    record.set("file_identifier", "x")
    assert record.identifier == "x"
    assert Record.parse(record.to_bytes()).identifier == "x"


@pytest.mark.parametrize("encoding", ["iso-8859-1", "windows-1252", "us-ascii", "utf-16"])
def test_other_encodings_are_kept(encoding: str) -> None:
    text = RECORD.decode().replace("UTF-8", encoding).replace("id-1", "id-1" if encoding == "us-ascii" else "id-é")
    data = text.encode(encoding)
    record = Record.parse(data)
    assert record.to_bytes() == data
    record.set("title", "Été – 🌊")
    written = record.to_bytes()
    assert written.decode(encoding)
    assert Record.parse(written).get("title") == "Été – 🌊"
    if encoding == "iso-8859-1":
        assert b"\xc9t\xe9 &#8211; &#127754;" in written


def test_byte_order_mark_is_kept() -> None:
    data = b"\xef\xbb\xbf" + RECORD
    record = Record.parse(data)
    assert record.to_bytes() == data
    record.set("title", "x")
    assert record.to_bytes().startswith(b"\xef\xbb\xbf<?xml")
    assert record.get("title") == "x"


@pytest.mark.parametrize("text", ["a\x00b", "a\x0bb", "\ud800", "a\uffff"])
def test_characters_that_xml_forbids_are_refused(text: str) -> None:
    record = Record.parse(RECORD)
    with pytest.raises(BadRecord, match="U\\+"):
        record.set("title", text)
    assert record.to_bytes() == RECORD


@pytest.mark.parametrize("text", ["a\u00a0b", "a\tb\nc", "a\rb", "👩‍🌾", "]]>", "&amp;", "<!-- x -->"])
def test_odd_characters_survive(text: str) -> None:
    record = Record.parse(RECORD)
    record.set("title", text)
    assert Record.parse(record.to_bytes()).get("title") == text


@pytest.mark.parametrize(
    "data",
    [
        b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>",
        RECORD[:-400],
        b"<!doctype html><html><body>Sign in</body></html>",
        b"",
        b"not xml",
        b'<?xml version="1.0" encoding="no-such-encoding"?><a/>',
        "<?xml version='1.0' encoding='UTF-8'?><a>é</a>".encode("latin-1"),
        b"<a>" * 300 + b"</a>" * 300,
    ],
)
def test_hostile_or_broken_xml_is_refused(data: bytes) -> None:
    with pytest.raises(BadXml):
        Record.parse(data)


def test_other_xml_is_no_record() -> None:
    with pytest.raises(BadRecord, match="Other"):
        Record.parse(b"<Other/>")


def test_ten_megabytes() -> None:
    filling = b"<!-- " + b"x" * 1000 + b" --><gmd:credit><gco:CharacterString>y</gco:CharacterString></gmd:credit>"
    data = RECORD.replace(b"\t\t</gmd:MD_DataIdentification>", filling * 9600 + b"\t\t</gmd:MD_DataIdentification>")
    assert len(data) > 10_000_000
    record = Record.parse(data)
    record.set("title", "New")
    assert record.to_bytes() == data.replace(b"<![CDATA[R&D <old>]]>", b"New")


def test_other_languages_survive() -> None:
    locale = (
        b'<gmd:title xsi:type="gmd:PT_FreeText_PropertyType" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        b"<gco:CharacterString>Titre</gco:CharacterString><gmd:PT_FreeText><gmd:textGroup>"
        b'<gmd:LocalisedCharacterString locale="#EN">Title</gmd:LocalisedCharacterString></gmd:textGroup>'
        b"</gmd:PT_FreeText></gmd:title>"
    )
    data = RECORD.replace(
        b"<gmd:title><!-- kept --><gco:CharacterString><![CDATA[R&D <old>]]></gco:CharacterString></gmd:title>",
        locale,
    )
    record = Record.parse(data)
    assert record.get("title") == "Titre"
    record.set("title", "Nom")
    assert outside(data, record.to_bytes()) == (b"Titre", b"Nom")


def test_contacts_by_reference_survive() -> None:
    record = Record.parse(RECORD)
    assert record.get("metadata_contact") == ()
    record.set("metadata_contact", (Contact("Région", "a@b.fr"),))
    assert b'<gmd:contact xlink:href="https://example.org/contact"/>' in record.to_bytes()
    record.set("metadata_contact", ())
    assert record.to_bytes() == RECORD


def test_one_of_several_contacts_changes_alone() -> None:
    record = Record.new()
    first, second, third = (Contact(name, f"{name}@b.fr", "owner") for name in "abc")
    record.set("organisation", (first, second, third))
    before = record.to_bytes()
    record.set("organisation", (first, Contact("b", "new@b.fr", "owner"), third))
    assert outside(before, record.to_bytes()) == (b"b", b"new")
    record.set("organisation", (first, third))
    record.set("organisation", (second, first, third))
    assert record.get("organisation") == (second, first, third)


def test_duplicated_elements_do_not_break_reading() -> None:
    title = b"<gmd:abstract gco:nilReason = 'missing' />"
    twice = b"<gmd:abstract><gco:CharacterString>%s</gco:CharacterString></gmd:abstract>"
    data = RECORD.replace(title, twice % b"one" + twice % b"two")
    record = Record.parse(data)
    assert record.get("abstract") == "one"
    record.set("abstract", "new")
    assert outside(data, record.to_bytes()) == (b"one", b"new")


def test_emptying_leaves_a_valid_record() -> None:
    record = Record.new()
    record.set("title", "x")
    record.set("title", "")
    assert b'<gmd:title gco:nilReason="missing"/>' in record.to_bytes()
    record.set("update_frequency", "annually")
    record.set("update_frequency", "")
    assert b"resourceMaintenance" not in record.to_bytes()


def test_envelope_gives_the_record_with_its_namespaces() -> None:
    inner = RECORD[RECORD.index(b"<gmd:MD_Metadata") : RECORD.index(b"\r\n<!-- after")]
    without = inner.replace(b'xmlns:gmd="http://www.isotc211.org/2005/gmd"', b"").replace(
        b"xmlns:gco='http://www.isotc211.org/2005/gco'", b""
    )
    answer = (
        b'<csw:GetRecordByIdResponse xmlns:csw="http://www.opengis.net/cat/csw/2.0.2" '
        b'xmlns:gmd="http://www.isotc211.org/2005/gmd" xmlns:gco="http://www.isotc211.org/2005/gco" '
        b'xmlns:unused="urn:unused">\n  ' + without + b"\n</csw:GetRecordByIdResponse>"
    )
    record = Record.from_envelope(answer)
    assert record.get("title") == "R&D <old>"
    assert b"unused" not in record.to_bytes()
    assert record.to_bytes().endswith(without[len("<gmd:MD_Metadata") :])
    assert Record.from_envelope(RECORD).to_bytes() == RECORD


def test_empty_envelope_says_so() -> None:
    with pytest.raises(BadRecord, match="no metadata record"):
        Record.from_envelope(b'<r xmlns="http://www.opengis.net/cat/csw/2.0.2"/>')


# -- real records ------------------------------------------------------------------------------


def test_real_records_come_back_byte_for_byte() -> None:
    paths = real_records()
    for path in paths:
        data = path.read_bytes()
        assert Record.parse(data).to_bytes() == data, path
    assert len(paths) >= 200


def test_title_of_real_records_changes_alone() -> None:
    edited = 0
    for path in real_records():
        data = path.read_bytes()
        record = Record.parse(data)
        old = [(item.tag, item.text, dict(item.attrib)) for item in record.root.iter()]
        title = record.find("gmd:identificationInfo/*/gmd:citation/gmd:CI_Citation/gmd:title/*")
        if title is None or title.tag.rsplit("}", 1)[1] not in ("CharacterString", "Anchor"):
            continue
        edited += 1
        record.set("title", NASTY)
        new = [(item.tag, item.text, dict(item.attrib)) for item in record.root.iter()]
        group = record.find("gmd:identificationInfo/*/gmd:citation/gmd:CI_Citation/gmd:title")
        assert group is not None
        told_twice = [text for text in group.iter("{*}LocalisedCharacterString") if text.text == NASTY]
        changed = sum(one != other for one, other in zip(old, new, strict=True))
        assert changed == 1 + len(told_twice), path
        assert record.get("title") == NASTY
    assert edited >= 150


def test_set_get_changes_no_byte_of_real_records() -> None:
    for path in real_records():
        data = path.read_bytes()
        record = Record.parse(data)
        for element in ELEMENTS:
            if element.codec is not None:
                record.set(element.key, record.get(element.key))
        assert record.to_bytes() == data, path


def test_the_period_of_a_service_stands_in_its_own_extent() -> None:
    from prodige_plugin.metadata import schemas
    from prodige_plugin.metadata.values import Period

    record = Record.new("service")
    record.set("temporal_extent", Period("2019-01-01", "now"))
    assert record.get("temporal_extent") == Period("2019-01-01", "now")
    assert record.find("gmd:identificationInfo/*/srv:extent/gmd:EX_Extent") is not None
    assert record.find("gmd:identificationInfo/*/gmd:extent") is None
    if schemas.available():
        assert [fault for fault in schemas.faults(record) if "extent" in fault.message] == []
    record.set("temporal_extent", Period())
    assert record.find("gmd:identificationInfo/*/srv:extent") is None
