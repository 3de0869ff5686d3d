"""Elements are moved and renamed byte for byte."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from prodige_plugin.metadata.record import Record

REAL = Path(__file__).resolve().parents[3] / "shared" / "records"
_HEAD = (
    b'<gmd:MD_Metadata xmlns:gmd="http://www.isotc211.org/2005/gmd" xmlns:gco="http://www.isotc211.org/2005/gco">\r\n'
)


def parse(inside: bytes) -> Record:
    return Record.parse(_HEAD + inside + b"</gmd:MD_Metadata>")


def test_a_moved_element_keeps_its_bytes_and_its_namespaces() -> None:
    keyword = b"<keyword ><gco:CharacterString><!-- a -->A &amp; b</gco:CharacterString ></keyword>"
    record = parse(
        b"  <gmd:MD_Keywords>\r\n    <gmd:type/>\r\n  </gmd:MD_Keywords>\r\n"
        b'  <MD_Keywords xmlns="http://www.isotc211.org/2005/gmd">' + keyword + b"</MD_Keywords>\r\n"
    )
    kept, other = record.find_all("gmd:MD_Keywords")
    record.move(other[0], kept)
    assert record.to_bytes() == _HEAD + (
        b"  <gmd:MD_Keywords>\r\n    "
        + keyword.replace(b"<keyword ", b'<keyword xmlns="http://www.isotc211.org/2005/gmd" ')
        + b"\r\n    <gmd:type/>\r\n  </gmd:MD_Keywords>\r\n"
        b'  <MD_Keywords xmlns="http://www.isotc211.org/2005/gmd"></MD_Keywords>\r\n</gmd:MD_Metadata>'
    )
    assert [etree.QName(item).localname for item in record.find_all("gmd:MD_Keywords/*")] == ["keyword", "type"]


def test_moving_into_an_empty_element_and_after_a_sibling() -> None:
    record = parse(b"<gmd:contact><gmd:a>1</gmd:a><gmd:b/></gmd:contact><gmd:locale/>")
    contact, locale = record.find_all("gmd:contact")[0], record.find_all("gmd:locale")[0]
    record.move(contact[0], locale)
    assert b"<gmd:contact><gmd:b/></gmd:contact><gmd:locale><gmd:a>1</gmd:a></gmd:locale>" in record.to_bytes()
    contact, locale = record.find_all("gmd:contact")[0], record.find_all("gmd:locale")[0]
    record.move(contact[0], locale, locale[0])
    assert b"<gmd:contact></gmd:contact><gmd:locale><gmd:a>1</gmd:a><gmd:b/></gmd:locale>" in record.to_bytes()


def test_an_element_that_is_there_already_stays() -> None:
    record = parse(b"<gmd:contact><gmd:a/><gmd:b/></gmd:contact>")
    before = record.to_bytes()
    contact = record.find_all("gmd:contact")[0]
    record.move(contact[1], contact, contact[0])
    assert record.to_bytes() == before


def test_nothing_moves_into_itself() -> None:
    record = parse(b"<gmd:contact><gmd:a/></gmd:contact>")
    contact = record.find_all("gmd:contact")[0]
    with pytest.raises(ValueError, match="into itself"):
        record.move(contact, contact[0])
    with pytest.raises(ValueError, match="into itself"):
        record.move(contact[0], contact, contact[0])


def test_a_renamed_element_keeps_what_it_holds() -> None:
    record = parse(b"<gmd:contact ><gmd:a  x='1'/> text <gmd:b>2</gmd:b ></gmd:contact >")
    record.rename(record.find_all("gmd:contact")[0], "gmd:pointOfContact")
    record.rename(record.find_all("gmd:pointOfContact/gmd:a")[0], "srv:a")
    assert (
        b"<gmd:pointOfContact ><srv:a xmlns:srv=\"http://www.isotc211.org/2005/srv\"  x='1'/> text <gmd:b>2</gmd:b >"
        b"</gmd:pointOfContact >"
    ) in record.to_bytes()


def test_real_blocks_go_to_the_end_and_back() -> None:
    """On real records, a block that is moved away and back has the same elements and texts."""
    if not REAL.exists():
        pytest.skip("shared records are not on this machine")
    moved = 0
    for path in sorted(REAL.rglob("*.xml"))[::3]:
        record = Record.parse(path.read_bytes())
        blocks = list(record.root.iterchildren("*"))
        if len(blocks) < 3:
            continue
        before = [(item.tag, item.text) for item in blocks[1].iter("*")]
        position = len(blocks) - 1
        record.move(blocks[1], record.root, blocks[-1])
        last = list(record.root.iterchildren("*"))[position]
        assert [(item.tag, item.text) for item in last.iter("*")] == before, path
        first = next(record.root.iterchildren("*"))
        record.move(last, record.root, first)
        again = list(record.root.iterchildren("*"))
        assert [item.tag for item in again] == [item.tag for item in blocks]
        assert [(item.tag, item.text) for item in again[1].iter("*")] == before
        moved += 1
    assert moved > 50
