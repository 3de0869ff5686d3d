"""Answers of catalogues: good, strange and hostile ones."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prodige_plugin.catalogue import csw_answer
from prodige_plugin.catalogue.csw import next_start
from prodige_plugin.catalogue.csw_answer import RecordsAnswer
from prodige_plugin.catalogue.model import Box
from prodige_plugin.errors import BadXml

from .csw_samples import CSW, iso, results, transaction

SHARED = Path(__file__).resolve().parents[3] / "shared"
RECORDED = SHARED / "specs/ogc/inspire-getrecords-response.xml"
REAL = SHARED / "records"


def test_a_page_of_records():
    answer = csw_answer.records(results(iso("a", "Été") + iso("b", 'R&amp;D &lt;été&gt; "x"'), 12, following="3"))
    assert (answer.matched, answer.returned, answer.next_record) == (12, 2, 3)
    assert [(hit.identifier, hit.title) for hit in answer.summaries] == [("a", "Été"), ("b", 'R&D <été> "x"')]


def test_an_empty_page():
    answer = csw_answer.records(results("", 0))
    assert answer == RecordsAnswer(0, 0, 0, ())


def test_counters_that_are_missing_are_counted():
    data = f"<csw:GetRecordsResponse {CSW}><csw:SearchResults>{iso()}</csw:SearchResults></csw:GetRecordsResponse>"
    answer = csw_answer.records(data.encode())
    assert (answer.matched, answer.returned, answer.next_record) == (1, 1, None)


def test_a_record_inside_a_record_is_a_part_of_it():
    answer = csw_answer.records(results(iso("outer", after=f"<gmd:series>{iso('inner')}</gmd:series>")))
    assert [hit.identifier for hit in answer.summaries] == ["outer"]


def test_unknown_records_are_left_out():
    answer = csw_answer.records(results('<x:Thing xmlns:x="urn:x"><x:y/></x:Thing>' + iso("a"), 2))
    assert [hit.identifier for hit in answer.summaries] == ["a"]


@given(st.integers(1, 4000))
def test_a_cut_answer_is_never_a_short_page(cut):
    whole = results(iso("a") + iso("b"), 2)
    cut = min(cut, len(whole) - 1)
    with pytest.raises(BadXml):
        csw_answer.records(whole[:-cut])


def test_an_entity_bomb_is_refused():
    bomb = (
        '<?xml version="1.0"?><!DOCTYPE b [<!ENTITY a "aaaaaaaaaa"><!ENTITY c "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
        + results(iso("a", "&c;")).decode().partition("?>")[2]
    ).encode()
    with pytest.raises(BadXml, match="document type"):
        csw_answer.records(bomb)


def test_an_entity_bomb_in_utf_16_is_refused():
    text = (
        '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE b [<!ENTITY a "x">]>' + results(iso("a", "&a;")).decode()[38:]
    )
    with pytest.raises(BadXml):
        csw_answer.records(text.encode("utf-16"))


def test_a_late_document_type_is_refused():
    late = b"<?xml version='1.0'?><!--" + b"x" * 5000 + b"--><!DOCTYPE b [<!ENTITY a 'x'>]>"
    with pytest.raises(BadXml):
        csw_answer.records(late + results(iso("a", "&a;")).partition(b"?>")[2])


def test_a_local_file_is_not_read(tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("password")
    data = f'<!DOCTYPE a [<!ENTITY x SYSTEM "file://{secret}">]>' + results(iso("a", "&x;")).decode()[38:]
    with pytest.raises(BadXml) as caught:
        csw_answer.records(data.encode())
    assert "password" not in caught.value.report()


def test_depth_is_capped():
    deep = "<gmd:a>" * 5000 + "</gmd:a>" * 5000
    with pytest.raises(BadXml):
        csw_answer.records(results(iso("a", inside=deep)))


def test_a_web_page_is_said():
    with pytest.raises(BadXml, match="web page"):
        csw_answer.records(b"<!DOCTYPE html><html><body>Connexion</body></html>")


@pytest.mark.parametrize("data", [b"<a/>", b'<wfs:WFS_Capabilities xmlns:wfs="urn:w"/>'])
def test_another_service_is_said(data):
    with pytest.raises(BadXml, match="not one of a catalogue"):
        csw_answer.records(data)
    with pytest.raises(BadXml, match="not one of a catalogue"):
        csw_answer.transaction(data)


@given(st.binary(max_size=300))
def test_anything_else_is_a_bad_answer_and_nothing_worse(data):
    with pytest.raises(BadXml):
        csw_answer.records(data)


def test_counters_of_a_transaction():
    assert csw_answer.transaction(transaction(1, 2, 3)) == csw_answer.TransactionAnswer(1, 2, 3)


@pytest.mark.parametrize(
    ("start", "matched", "stated", "returned", "expected"),
    [
        (0, 100, 21, 20, 20),
        (80, 100, 0, 20, None),
        (80, 100, 101, 20, None),
        (0, 100, 21, 18, 20),  # two invalid records were dropped by the server
        (0, 100, None, 20, 20),
        (80, 100, None, 20, None),
        (500, 46, 1, 0, None),  # pycsw, after the end
        (20, 100, 21, 20, 40),  # a server that repeats itself
        (0, 100, 11, 10, 10),  # a server with a smaller page than asked
        (0, 20, None, 0, None),
    ],
)
def test_the_next_page(start, matched, stated, returned, expected):
    assert next_start(start, RecordsAnswer(matched, stated, returned, ())) == expected


@given(st.integers(0, 200), st.integers(0, 200), st.none() | st.integers(0, 300), st.integers(0, 50))
def test_paging_always_goes_forward(start, matched, stated, returned):
    following = next_start(start, RecordsAnswer(matched, stated, returned, ()))
    assert following is None or start < following < matched


def test_a_recorded_answer():
    if not RECORDED.exists():
        pytest.skip("the recorded answer is not here")
    answer = csw_answer.records(RECORDED.read_bytes())
    assert (answer.matched, answer.returned, answer.next_record) == (216, 2, 85)
    first = answer.summaries[0]
    assert first.identifier == "8dad9c98-0512-4845-a2bf-3ace1c93df6f"
    assert first.type == "service"
    assert all(hit.title and hit.organisation and hit.links for hit in answer.summaries)
    assert answer.summaries[1].box == Box(9.53357, 46.40749, 17.16639, 49.01875)


def test_every_real_record_is_read():
    files = sorted(REAL.rglob("*.xml")) if REAL.exists() else []
    if not files:
        pytest.skip("the real records are not here")
    named = 0
    for file in files:
        data = file.read_bytes()
        start = data.find(b"<gmd:MD_Metadata")
        if start < 0 or b"<!DOCTYPE" in data or b"</gmd:MD_Metadata>" not in data:
            continue
        if b"encoding=" in data[:100] and b"utf-8" not in data[:100].lower():
            continue
        record = data[start : data.rindex(b"</gmd:MD_Metadata>") + len(b"</gmd:MD_Metadata>")]
        try:
            answer = csw_answer.records(results("").replace(b"</csw:SearchResults>", record + b"</csw:SearchResults>"))
        except BadXml:
            continue  # some of them are broken on purpose
        named += bool(answer.summaries and answer.summaries[0].title)
    assert named > 100
