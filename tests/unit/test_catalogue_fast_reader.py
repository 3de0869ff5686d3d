"""The fast reader of records agrees with a plain slow one, on real records and on mutilated ones; memory stays flat."""

from __future__ import annotations

import subprocess
import sys
from functools import lru_cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from prodige_plugin import xmlsafe
from prodige_plugin.catalogue import csw_answer, summary_iso, summary_mdb
from prodige_plugin.catalogue.model import Box
from prodige_plugin.errors import BadXml
from prodige_plugin.metadata.namespaces import ROOTS

from . import slow_summary
from .csw_samples import GMD, iso, results, string

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"


@lru_cache(maxsize=1)
def real_records() -> tuple[tuple[str, str], ...]:
    """Every ISO 19139 record of the reference files, alone or inside an answer: name and text."""
    found = []
    for folder in ("records", "specs"):
        for file in sorted((SHARED / folder).rglob("*.xml")):
            try:
                root = xmlsafe.parse(file.read_bytes())
            except BadXml:
                continue
            for number, node in enumerate(root.iter(*ROOTS)):
                record = etree.tostring(node, encoding="unicode", with_tail=False)
                found.append((f"{file.name}#{number}", record))
    return tuple(found)


def needed() -> tuple[tuple[str, str], ...]:
    if not real_records():
        pytest.skip("the real records are not here")
    return real_records()


def stream_only(monkeypatch) -> None:
    """Let every answer be read as a stream."""
    monkeypatch.setattr(csw_answer, "PIECE", 0)
    monkeypatch.setattr(csw_answer, "_ends", lambda _data: None)


@pytest.mark.parametrize("way", ["in one go", "in pieces", "stream"])
def test_real_records_are_read_as_the_slow_reader_reads_them(way, monkeypatch):
    if way == "in pieces":
        monkeypatch.setattr(csw_answer, "PIECE", 1)
    elif way == "stream":
        stream_only(monkeypatch)
    records = needed()
    assert len(records) > 200
    for name, record in records:
        expected = slow_summary.summary(etree.fromstring(record))
        (found,) = csw_answer.records(results(record)).summaries
        assert found == expected, name


def test_one_answer_with_every_real_record(monkeypatch):
    records = [record for _, record in needed()]
    answer = results("".join(records), len(records), len(records))
    monkeypatch.setattr(csw_answer, "PIECE", len(answer))
    in_one_go = csw_answer.records(answer)
    for size in (1, 100_000, len(answer) // 2, len(answer) - 1):
        monkeypatch.setattr(csw_answer, "PIECE", size)
        assert csw_answer.records(answer) == in_one_go
    stream_only(monkeypatch)
    assert csw_answer.records(answer) == in_one_go
    assert [hit.identifier for hit in in_one_go.summaries] == [
        slow_summary.summary(etree.fromstring(record)).identifier for record in records
    ]


def test_real_records_fill_the_facets():
    found = [summary_iso.summary(etree.fromstring(record)) for _, record in needed()]
    assert sum(bool(hit.themes) for hit in found) > 60
    assert sum(bool(hit.topics) for hit in found) > 100
    assert sum("Grand public" in hit.domains for hit in found) >= 5
    assert sum(hit.licence.startswith("Licence Ouverte") and hit.open_data for hit in found) > 15
    assert sum(bool(hit.resource_identifier) for hit in found) > 100


@pytest.mark.parametrize(
    "trap",
    [
        "<gmd:series><gmd:MD_Metadata/></gmd:series>",
        "<gmd:x><![CDATA[</gmd:MD_Metadata>]]></gmd:x>",
        "<!-- </gmd:MD_Metadata> -->",
        "<!-- <gmd:MD_Metadata> --> <?p </gmd:MD_Metadata> ?>",
    ],
)
def test_cuts_in_the_wrong_place_do_no_harm(trap, monkeypatch):
    records = "".join(iso(f"id-{number}", after=trap if number % 2 else "") for number in range(9))
    answer = results(records, 9, 9)
    monkeypatch.setattr(csw_answer, "PIECE", 1)
    assert [hit.identifier for hit in csw_answer.records(answer).summaries] == [f"id-{number}" for number in range(9)]


def test_records_of_two_forms_in_one_long_answer(monkeypatch):
    dublin = '<csw:Record><dc:identifier xmlns:dc="http://purl.org/dc/elements/1.1/">{}</dc:identifier></csw:Record>'
    mixed = results(iso("a") + dublin.format("b") + iso("c") + dublin.format("d"), 4, 4)
    monkeypatch.setattr(csw_answer, "PIECE", 1)
    assert [hit.identifier for hit in csw_answer.records(mixed).summaries] == ["a", "b", "c", "d"]


def test_a_long_answer_that_is_cut_short_is_refused(monkeypatch):
    monkeypatch.setattr(csw_answer, "PIECE", 1)
    whole = results("".join(iso(f"id-{number}") for number in range(9)), 9)
    for cut in range(1, len(whole) // 2, 97):
        with pytest.raises(BadXml):
            csw_answer.records(whole[:-cut])


def mutilated(data: st.DataObject, ways: tuple[str, ...]) -> str:
    """Draw a real record and take some of its elements out, empty or double or rename them."""
    records = needed()
    root = etree.fromstring(records[data.draw(st.integers(0, len(records) - 1), label="record")][1])
    nodes = list(root.iterdescendants("*"))
    for _ in range(data.draw(st.integers(1, 6)) if nodes else 0):
        node = nodes[data.draw(st.integers(0, len(nodes) - 1), label="element")]
        parent = node.getparent()
        way = data.draw(st.sampled_from(ways))
        if parent is None:
            continue
        if way == "remove":
            parent.remove(node)
        elif way == "empty":
            node.clear()
        elif way == "double":
            parent.insert(parent.index(node), etree.fromstring(etree.tostring(node, with_tail=False)))
        elif way == "rename":
            node.tag = "{urn:x}other"
        else:
            node.insert(0, etree.Comment("said by hand"))
    return etree.tostring(root, encoding="unicode")


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_records_with_gaps_are_read_as_the_slow_reader_reads_them(data):
    text = mutilated(data, ("remove", "empty"))
    found = summary_iso.summary(etree.fromstring(text))
    assert found == slow_summary.summary(etree.fromstring(text))
    assert csw_answer.records(results(text)).summaries == (found,)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_mutilated_records_are_read_all_the_same(data):
    text = mutilated(data, ("remove", "empty", "double", "rename", "comment"))
    (found,) = csw_answer.records(results(text)).summaries
    assert all(isinstance(word, str) and word for word in (*found.keywords, *found.themes, *found.domains))
    assert all(link.url for link in found.links)


def keywords(words: str, thesaurus: str = "", identifier: str = "") -> str:
    named = (
        f"<gmd:thesaurusName><gmd:CI_Citation>{thesaurus}{identifier}</gmd:CI_Citation></gmd:thesaurusName>"
        if thesaurus or identifier
        else ""
    )
    return f"<gmd:descriptiveKeywords><gmd:MD_Keywords>{words}{named}</gmd:MD_Keywords></gmd:descriptiveKeywords>"


def anchor(tag: str, text: str, address: str) -> str:
    return f'<gmd:{tag}><gmx:Anchor xlink:href="{address}">{text}</gmx:Anchor></gmd:{tag}>'


def code(value: str) -> str:
    return f"<gmd:identifier><gmd:MD_Identifier>{value}</gmd:MD_Identifier></gmd:identifier>"


@pytest.mark.parametrize(
    ("thesaurus", "identifier", "facet"),
    [
        (string("title", "GEMET - INSPIRE themes, version 1.0"), "", "themes"),
        (string("title", "Thèmes INSPIRE"), "", "themes"),
        (anchor("title", "GEMET", "http://inspire.ec.europa.eu/theme"), "", "themes"),
        ("", code(string("code", "geonetwork.thesaurus.external.theme.httpinspireeceuropaeutheme-theme")), "themes"),
        (string("title", "GEMET themes"), "", ""),
        (string("title", "INSPIRE priority data set"), "", ""),
        (string("title", "INSPIRE Service taxonomy"), "", ""),
        (string("title", "Domaines"), "", "domains"),
        (string("title", "theme.prodige.rdf"), "", "domains"),
        ("", code(anchor("code", "x", "https://h/thesaurus.download?ref=external.theme.prodige")), "domains"),
        (string("title", "Domaines skiables"), "", ""),
        ("", "", ""),
    ],
)
def test_where_keywords_belong(thesaurus, identifier, facet):
    record = iso(inside=keywords(string("keyword", "Sites\n\t protégés"), thesaurus, identifier))
    found = summary_iso.summary(etree.fromstring(record))
    assert found.keywords == ("Sites protégés",)
    assert found.themes == (("Sites protégés",) if facet == "themes" else ())
    assert found.domains == (("Sites protégés",) if facet == "domains" else ())


def test_a_keyword_that_links_to_a_theme_is_one():
    words = anchor("keyword", "Sites protégés", "http://inspire.ec.europa.eu/theme/ps") + string("keyword", "eau")
    found = summary_iso.summary(etree.fromstring(iso(inside=keywords(words))))
    assert (found.keywords, found.themes) == (("Sites protégés", "eau"), ("Sites protégés",))


def constraints(inside: str) -> str:
    return (
        "<gmd:resourceConstraints><gmd:MD_LegalConstraints>"
        f"{inside}</gmd:MD_LegalConstraints></gmd:resourceConstraints>"
    )


@pytest.mark.parametrize(
    ("inside", "licence", "is_open"),
    [
        (constraints(anchor("otherConstraints", "Licence", "https://spdx.org/licenses/etalab-2.0")), "2.0", True),
        (constraints(string("useLimitation", "Licence Ouverte version 1.0")), "1.0", True),
        (constraints(string("useLimitation", "Usage libre")) + keywords(string("keyword", "open data")), "", True),
        (constraints(string("otherConstraints", "Pas de restriction d'accès public")), "", False),
        ("", "", False),
    ],
)
def test_the_licence(inside, licence, is_open):
    found = summary_iso.summary(etree.fromstring(iso(inside=inside)))
    assert found.licence.endswith(licence) and bool(found.licence) == bool(licence)
    assert found.open_data is is_open


def test_topics_are_given_once_and_empty_ones_are_left_out():
    topics = "".join(
        f"<gmd:topicCategory><gmd:MD_TopicCategoryCode>{topic}</gmd:MD_TopicCategoryCode></gmd:topicCategory>"
        for topic in ("oceans", "", " biota ", "oceans")
    )
    assert summary_iso.summary(etree.fromstring(iso(inside=topics))).topics == ("oceans", "biota")


def test_comments_are_no_values():
    record = iso().replace("<gco:CharacterString>Zones", "<!-- title --><gco:CharacterString>Zones")
    assert summary_iso.summary(etree.fromstring(record)).title == "Zones humides"


def test_a_text_in_two_languages_is_read_in_the_record_s_own():
    record = iso().replace(
        "<gco:CharacterString>Zones humides</gco:CharacterString>",
        "<gco:CharacterString>Zones humides</gco:CharacterString><gmd:PT_FreeText><gmd:textGroup>"
        "<gmd:LocalisedCharacterString locale='#EN'>Wetlands</gmd:LocalisedCharacterString></gmd:textGroup>"
        "</gmd:PT_FreeText>",
    )
    assert summary_iso.summary(etree.fromstring(record)).title == "Zones humides"


MDB = (
    '<mdb:MD_Metadata xmlns:mdb="http://standards.iso.org/iso/19115/-3/mdb/{edition}" '
    'xmlns:mcc="http://standards.iso.org/iso/19115/-3/mcc/1.0" xmlns:mri="http://standards.iso.org/iso/19115/-3/mri/1.0"'
    ' xmlns:cit="http://standards.iso.org/iso/19115/-3/cit/{edition}" '
    'xmlns:gco="http://standards.iso.org/iso/19115/-3/gco/1.0" '
    'xmlns:gex="http://standards.iso.org/iso/19115/-3/gex/1.0" xmlns:mrd="http://standards.iso.org/iso/19115/-3/mrd/1.0">'
    "<mdb:metadataIdentifier><mcc:MD_Identifier><mcc:code><gco:CharacterString>i</gco:CharacterString></mcc:code>"
    "</mcc:MD_Identifier></mdb:metadataIdentifier><mdb:identificationInfo><mri:MD_DataIdentification><mri:citation>"
    "<cit:CI_Citation><cit:title><gco:CharacterString>Zones humides</gco:CharacterString></cit:title>"
    "</cit:CI_Citation></mri:citation><mri:extent><gex:EX_Extent><gex:geographicElement><gex:EX_GeographicBoundingBox>"
    "<gex:westBoundLongitude><gco:Decimal>1,5</gco:Decimal></gex:westBoundLongitude>"
    "<gex:eastBoundLongitude><gco:Decimal>3</gco:Decimal></gex:eastBoundLongitude>"
    "<gex:southBoundLatitude><gco:Decimal>45</gco:Decimal></gex:southBoundLatitude>"
    "<gex:northBoundLatitude><gco:Decimal>46</gco:Decimal></gex:northBoundLatitude>"
    "</gex:EX_GeographicBoundingBox></gex:geographicElement></gex:EX_Extent></mri:extent></mri:MD_DataIdentification>"
    "</mdb:identificationInfo><mdb:distributionInfo><mrd:MD_Distribution><mrd:transferOptions>"
    "<mrd:MD_DigitalTransferOptions><mrd:onLine><cit:CI_OnlineResource><cit:linkage><gco:CharacterString>https://h/wms"
    "</gco:CharacterString></cit:linkage><cit:protocol><gco:CharacterString>OGC:WMS</gco:CharacterString></cit:protocol>"
    "</cit:CI_OnlineResource></mrd:onLine></mrd:MD_DigitalTransferOptions></mrd:transferOptions></mrd:MD_Distribution>"
    "</mdb:distributionInfo></mdb:MD_Metadata>"
)


@pytest.mark.parametrize("edition", ["1.0", "2.0"])
def test_records_of_iso_19115_3_in_an_answer(edition):
    (found,) = csw_answer.records(results(MDB.format(edition=edition))).summaries
    assert (found.identifier, found.title, found.type) == ("i", "Zones humides", "dataset")
    assert found.box == Box(1.5, 45, 3, 46)
    assert [(link.url, link.protocol) for link in found.links] == [("https://h/wms", "OGC:WMS")]


def test_real_records_of_iso_19115_3():
    files = sorted((SHARED / "specs/geonetwork/iso_fr").glob("*19115-3*.xml"))
    if not files:
        pytest.skip("the reference files are not here")
    for file in files:
        found = summary_mdb.summary(xmlsafe.parse(file.read_bytes()))
        assert found.identifier and found.title and found.abstract and found.organisation and found.links, file.name
        assert found.type == "dataset" and found.box is not None and found.keywords and found.topics, file.name
        assert found.thumbnail.startswith("http") and found.date[:2] == "20", file.name


#: a process of its own, so that nothing else moves its memory; prints megabytes and the number of records.
_MEMORY = """
import resource, sys
sys.path[:0] = [{root!r}]
from prodige_plugin.catalogue import csw_answer
from tests.unit.csw_samples import iso, results
filler = "<gmd:x>" + "<gmd:y>abcdefgh</gmd:y>" * 220 + "</gmd:x>"
{way}
count = 10_000
data = results("".join(iso(f"id-{{n}}", f"Titre {{n}}", after=filler) for n in range(count)), count)
csw_answer.records(results(iso()))
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
answer = csw_answer.records(data)
print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024, len(data) / 2**20, len(answer.summaries))
"""


@pytest.mark.parametrize("way", ["", "csw_answer._ends = lambda data: None"], ids=["pieces", "stream"])
def test_ten_thousand_records_in_one_answer_take_no_memory_of_ten_thousand_trees(way):
    code = _MEMORY.format(root=str(ROOT), way=way)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    grown, size, count = map(float, done.stdout.split())
    assert count == 10_000 and size > 40
    # the whole tree takes several hundred megabytes; the summaries themselves some twenty
    assert grown < 60


def test_an_empty_identification_is_read():
    found = summary_iso.summary(etree.fromstring(f"<gmd:MD_Metadata {GMD}><gmd:identificationInfo/></gmd:MD_Metadata>"))
    assert (found.title, found.type, found.licence, found.open_data) == ("", "", "", False)
