"""The XML schemas: the same verdicts as the reference sets, faults named, and repaired without loss."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from lxml import etree

from prodige_plugin.errors import PluginError
from prodige_plugin.metadata import (
    Record,
    apply_safe_repairs,
    check,
    read_record,
    rules_schema,
    schema_process,
    schemas,
)
from prodige_plugin.metadata.namespaces import GMI, NS
from prodige_plugin.metadata.repairs_schema import repair_of
from prodige_plugin.metadata.schema_check import gml_of, refusals
from prodige_plugin.metadata.schema_words import Kind
from prodige_plugin.metadata.schemas import Fault
from tools.schemas import SETS, STAMP, TARGET, arrange

SHARED = Path(__file__).resolve().parents[3] / "shared"
ID = "gmd:identificationInfo/*/"


def need(path: Path) -> Path:
    if not path.exists():
        pytest.skip(f"{path.name} is not on this machine")
    return path


@pytest.fixture(scope="module", autouse=True)
def arranged() -> None:
    """The set-up arranges the schemas; a checkout without it has none."""
    if not schemas.available():
        arrange()
        schemas.available.cache_clear()


@pytest.fixture
def golden() -> bytes:
    """A record that passes everything, a line for each element so that lines tell something."""
    data = need(SHARED / "inspire" / "golden" / "dataset_fr.xml").read_text(encoding="utf-8")
    return re.sub(r">(?=<gmd:)", ">\n", data).encode()


def only(record: Record) -> Fault:
    found = schemas.faults(record)
    assert len(found) == 1, [fault.message for fault in found]
    return found[0]


def swapped(data: bytes, old: str, new: str) -> Record:
    """Give a record with one piece of text replaced."""
    text = data.decode()
    assert text.count(old) >= 1, old
    return read_record(text.replace(old, new, 1).encode())


def cut(data: bytes, pattern: str, new: str = "") -> Record:
    text, times = re.subn(pattern, new, data.decode(), count=1, flags=re.DOTALL)
    assert times == 1, pattern
    return read_record(text.encode())


# -- verdicts ----------------------------------------------------------------------------------


def test_a_new_record_and_the_golden_ones_are_judged() -> None:
    assert {fault.element for fault in schemas.faults(Record.new())} <= {"gmd:MD_DataIdentification", "gmd:keyword"}
    for path in sorted(need(SHARED / "inspire" / "golden").glob("*.xml")):
        record = read_record(path.read_bytes())
        assert schemas.faults(record) == [], path.name
        assert schemas.valid(record)


def test_every_real_record_gets_the_verdict_of_the_reference_schemas() -> None:
    sets = need(SHARED / "xsd")
    reference = {
        uri: etree.XMLSchema(etree.parse(sets / path))
        for uri, path in (
            ("http://www.opengis.net/gml/3.2", "iso19139-20070417/apiso/apiso.xsd"),
            ("http://www.opengis.net/gml", "iso19139-20060504/wrapper.xsd"),
        )
    }
    judged = 0
    for path in sorted(need(SHARED / "records").rglob("*.xml")):
        try:
            record = read_record(path.read_bytes())
        except PluginError:
            continue
        if record.root.tag.startswith(f"{{{GMI}}}"):
            continue  # the reference sets know no record of imagery
        wanted = reference[gml_of(record.root)].validate(record.root)
        found = schemas.faults(record)
        assert (not found) == wanted, f"{path.name}: {[fault.message for fault in found][:3]}"
        assert schemas.valid(record) == wanted
        assert all(fault.line and fault.message and fault.node is not None for fault in found), path.name
        judged += 1
    assert judged > 200


def test_records_of_imagery_are_judged_by_what_they_extend() -> None:
    data = Record.new().to_bytes().replace(b"gmd:MD_Metadata", b"gmi:MI_Metadata")
    data = data.replace(b"<gmi:MI_Metadata", f'<gmi:MI_Metadata xmlns:gmi="{GMI}"'.encode(), 1)
    plain = {fault.message for fault in schemas.faults(Record.new())}
    assert {fault.message for fault in schemas.faults(read_record(data))} == plain


def test_both_kinds_of_gml_in_one_record_fail(golden: bytes) -> None:
    record = cut(
        golden,
        r"<gml:TimePeriod ([^>]*)>(.*?)</gml:TimePeriod>",
        r'<old:TimePeriod xmlns:old="http://www.opengis.net/gml" old:id="a1"/>',
    )
    record = swapped(
        record.to_bytes(),
        "<gmd:EX_TemporalExtent>",
        '<gmd:EX_TemporalExtent><gmd:extent><gml:TimePeriod gml:id="a2"><gml:beginPosition>2019</gml:beginPosition>'
        "<gml:endPosition>2020</gml:endPosition></gml:TimePeriod></gmd:extent></gmd:EX_TemporalExtent>"
        "</gmd:temporalElement><gmd:temporalElement><gmd:EX_TemporalExtent>",
    )
    assert gml_of(record.root) == "http://www.opengis.net/gml/3.2"
    assert not schemas.valid(record)


def test_eight_threads_get_their_own_answers(golden: bytes) -> None:
    broken = swapped(golden, "<gmd:abstract>", "<gmd:summary/><gmd:abstract>")
    whole = read_record(golden)

    def judge(number: int) -> list[str]:
        return [fault.element for fault in schemas.faults(broken if number % 2 else whole)]

    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(judge, range(200)))
    assert found[0::2] == [[]] * 100
    assert found[1::2] == [["gmd:summary"]] * 100


def test_the_schemas_reach_nothing_outside_their_folder() -> None:
    for path in TARGET.rglob("*.xsd"):
        for node in etree.parse(path).iter("{http://www.w3.org/2001/XMLSchema}import"):
            location = node.get("schemaLocation")
            assert location is None or (path.parent / location).resolve().is_relative_to(TARGET), path
    assert "MIT" in (TARGET / "pycsw-LICENSE.txt").read_text(encoding="utf-8")


# -- words and places --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("change", "kind", "element", "words"),
    [
        (lambda d: swapped(d, "<gmd:abstract>", "<gmd:summary/><gmd:abstract>"), Kind.UNEXPECTED, "gmd:summary",
         "gmd:MD_DataIdentification may not hold gmd:summary here"),
        (lambda d: cut(d, r"<gmd:dateStamp>.*?</gmd:dateStamp>"), Kind.UNEXPECTED, "",
         "gmd:MD_Metadata lacks gmd:dateStamp"),
        (lambda d: cut(d, r"<gmd:role>.*?</gmd:role>"), Kind.MISSING, "gmd:CI_ResponsibleParty", "lacks gmd:role"),
        (lambda d: cut(d, r"(<gmd:westBoundLongitude>\s*<gco:Decimal>)[^<]*", r"\g<1>4,5"), Kind.VALUE, "gco:Decimal",
         "gco:Decimal: “4,5” is not a decimal number"),
        (lambda d: cut(d, r"(<gmd:westBoundLongitude>\s*<gco:Decimal>)[^<]*", r"\g<1>"), Kind.VALUE, "gco:Decimal",
         "gco:Decimal is empty; it must hold a decimal number"),
        (lambda d: cut(d, r"(<gmd:MD_TopicCategoryCode>)[^<]*", r"\g<1>maps"), Kind.LIST, "gmd:MD_TopicCategoryCode",
         "“maps” is not one of farming"),
        (lambda d: swapped(d, "<gmd:dateStamp>", '<gmd:dateStamp when="now">'), Kind.ATTRIBUTE, "gmd:dateStamp",
         "gmd:dateStamp may not have the attribute when"),
        (lambda d: cut(d, r'(<gmd:CI_RoleCode [^>]*)codeListValue="[^"]*"', r"\g<1>"), Kind.NO_ATTRIBUTE,
         "gmd:CI_RoleCode", "gmd:CI_RoleCode lacks the attribute codeListValue"),
        (lambda d: swapped(d, "<gmd:dateStamp>", "<gmd:dateStamp>of today"), Kind.TEXT, "gmd:dateStamp",
         "it holds text of its own: “of today”"),
        (lambda d: cut(d, r"<gmd:abstract>.*?</gmd:abstract>", r"\g<0>\g<0>"), Kind.UNEXPECTED, "gmd:abstract",
         "may hold gmd:abstract once only"),
    ],
)  # fmt: skip
def test_a_fault_is_named_with_its_line(
    golden: bytes, change: Callable[[bytes], Record], kind: Kind, element: str, words: str
) -> None:
    record = change(golden)
    fault = only(record)
    assert fault.kind is kind
    assert words in fault.message
    assert not element or fault.element == element
    assert fault.node is not None
    assert fault.line == fault.node.sourceline
    found = [finding for finding in check(record) if finding.rule == "C.1"]
    assert [(one.message, one.line, one.place) for one in found] == [(fault.message, fault.line, fault.place)]
    assert record.find(fault.place) is fault.node


def test_order_is_told_with_both_elements(golden: bytes) -> None:
    record = read_record(golden)
    contact, stamp = record.root.find("gmd:contact", NS), record.root.find("gmd:dateStamp", NS)
    assert contact is not None and stamp is not None
    record.move(stamp, record.root, after=record.root.find("gmd:fileIdentifier", NS))
    assert "gmd:dateStamp" in only(record).message
    assert "stands before" in only(record).message or "stands after" in only(record).message


def test_what_libxml2_passes_over_is_found_too(golden: bytes) -> None:
    text = golden.decode()
    text = re.sub(r"<gmd:contact>.*?</gmd:contact>", "", text, count=1, flags=re.DOTALL)
    text = re.sub(r"(<gmd:westBoundLongitude>\s*<gco:Decimal>)[^<]*", r"\1west", text)
    text = re.sub(r"<gmd:abstract>.*?</gmd:abstract>", "", text, flags=re.DOTALL)
    found = schemas.faults(read_record(text.encode()))
    assert [fault.kind for fault in found] == [Kind.UNEXPECTED, Kind.UNEXPECTED, Kind.VALUE]
    assert "lacks gmd:contact" in found[0].message
    assert "lacks gmd:abstract" in found[1].message
    assert "“west”" in found[2].message


# -- repairs -----------------------------------------------------------------------------------


def repaired(record: Record) -> Record:
    fault = only(record)
    repair = repair_of(fault)
    assert repair is not None and repair.safe, fault.message
    result = repair.apply(record)
    assert schemas.faults(result) == []
    return result


@pytest.mark.parametrize(
    ("change", "wanted"),
    [
        (lambda d: cut(d, r"(<gmd:westBoundLongitude>\s*<gco:Decimal>)[^<]*", r"\g<1>4,5"), "<gco:Decimal>4.5<"),
        (lambda d: cut(d, r"(<gmd:westBoundLongitude>\s*<gco:Decimal>)[^<]*", r"\g<1>"),
         '<gmd:westBoundLongitude gco:nilReason="missing"'),
        (lambda d: cut(d, r"(<gmd:MD_TopicCategoryCode>)([^<]*)", "\\g<1>\n  \\g<2> "), "<gmd:MD_TopicCategoryCode>"),
        (lambda d: cut(d, r"<gmd:explanation>.*?</gmd:explanation>"), '<gmd:explanation gco:nilReason="missing"/>'),
        (lambda d: cut(d, r"<gmd:pass.*?(?:</gmd:pass>|/>)", "<gmd:pass><gco:Boolean/></gmd:pass>"),
         '<gmd:pass gco:nilReason="unknown"'),
        (lambda d: cut(d, r'(<gmd:CI_RoleCode [^>]*)codeListValue="([^"]*)">[^<]*', r"\g<1>>\g<2>"), "codeListValue="),
        (lambda d: cut(d, r'(<gmd:CI_RoleCode )codeList="[^"]*"', r"\g<1>"), "#CI_RoleCode"),
        (lambda d: cut(d, r'gml:id="[^"]*"'), 'gml:id="id-'),
        (lambda d: cut(d, r'gml:id="[^"]*"', 'gml:id="1 2"'), 'gml:id="id-'),
        (lambda d: cut(d, r"<gml:endPosition.*?(?:</gml:endPosition>|/>)"), 'indeterminatePosition="unknown"'),
        (lambda d: cut(d, r"<gco:Date>([^<]*)</gco:Date>", r"<gco:Date>\g<1>T10:00:00</gco:Date>"),
         "T10:00:00</gco:DateTime>"),
        (lambda d: cut(d, r"<gmd:EX_Extent", r'\g<0> gco:isoType="gmd:EX_Extent"'), "<gmd:EX_Extent>"),
        (lambda d: cut(d, r"<gmd:URL>([^<]*)<", r"<gmd:URL>\g<1>[a b]<"), "%5Ba%20b%5D"),
        (lambda d: cut(d, r"<gmd:abstract>.*?</gmd:abstract>", r"\g<0>\g<0>"), "<gmd:abstract>"),
        (lambda d: cut(d, r"<gmd:abstract>(.*?)</gmd:abstract>",
                       r"<gmd:abstract>\g<1><gmd:PT_FreeText><gmd:textGroup><gmd:LocalisedCharacterString>a"
                       r"</gmd:LocalisedCharacterString></gmd:textGroup></gmd:PT_FreeText></gmd:abstract>"),
         'xsi:type="gmd:PT_FreeText_PropertyType"'),
        (lambda d: cut(d, r"(<gmd:organisationName>.*?</gmd:organisationName>)"
                          r"(\s*<gmd:contactInfo>.*?</gmd:contactInfo>)", r"\g<2>\g<1>"), "<gmd:organisationName>"),
    ],
)  # fmt: skip
def test_a_safe_repair_makes_the_record_valid(golden: bytes, change: Callable[[bytes], Record], wanted: str) -> None:
    assert wanted in repaired(change(golden)).to_bytes().decode()


@pytest.mark.parametrize("line_ends", ["", "\n", "\r\n"])
def test_reordering_keeps_the_bytes_of_each_child(golden: bytes, line_ends: str) -> None:
    record = read_record(re.sub(r">(?=<gmd:)", f">{line_ends}", golden.decode()).encode())
    for name in ("gmd:fileIdentifier", "gmd:dateStamp", "gmd:language", "gmd:contact"):
        node = record.root.find(name, NS)
        assert node is not None
        record.move(node, record.root, after=record.root[-1])
    assert not schemas.valid(record)
    before = sorted(etree.tostring(child, with_tail=False) for child in record.root)
    size = len(record.to_bytes())
    assert [finding.rule for finding in apply_safe_repairs(record)] == ["C.1"]
    assert schemas.valid(record)
    assert sorted(etree.tostring(child, with_tail=False) for child in record.root) == before
    assert len(record.to_bytes()) == size


def test_keywords_without_a_keyword_and_dates_without_a_date_go(golden: bytes) -> None:
    hollow = (
        "<gmd:descriptiveKeywords><gmd:MD_Keywords><gmd:type>"
        "<gmd:MD_KeywordTypeCode codeList='#' codeListValue='theme'/></gmd:type>"
        "</gmd:MD_Keywords></gmd:descriptiveKeywords>"
    )
    text = golden.decode()
    changed = text.replace("<gmd:descriptiveKeywords>", hollow + "<gmd:descriptiveKeywords>", 1)
    assert b"".join(repaired(read_record(changed.encode())).to_bytes().split()) == b"".join(golden.split())
    kind = "<gmd:dateType><gmd:CI_DateTypeCode codeList='#' codeListValue='creation'/></gmd:dateType>"
    date = f"<gmd:date><gmd:CI_Date>{kind}"
    first = text.index("<gmd:date>")
    changed = text[:first] + date + "</gmd:CI_Date></gmd:date>" + text[first:]
    assert b"<gmd:CI_Date><gmd:dateType>" not in repaired(read_record(changed.encode())).to_bytes()


def test_what_says_something_is_not_taken_away_unasked(golden: bytes) -> None:
    record = swapped(golden, "<gmd:abstract>", "<gmd:summary>gossip</gmd:summary><gmd:abstract>")
    repair = repair_of(only(record))
    assert repair is not None and not repair.safe
    assert b"gossip" not in repair.apply(record).to_bytes()
    assert apply_safe_repairs(record) == []


def test_an_identifier_that_is_pointed_at_stays(golden: bytes) -> None:
    record = cut(golden, r'gml:id="[^"]*"', 'gml:id="1a"')
    record = swapped(record.to_bytes(), "<gmd:dateStamp>", '<gmd:dateStamp xlink:href="#1a">')
    wrong = next(fault for fault in schemas.faults(record) if fault.element == "gml:TimePeriod")
    assert repair_of(wrong) is None


def test_safe_repairs_never_take_validity_away() -> None:
    for path in sorted(need(SHARED / "records").rglob("*.xml"))[::7]:
        try:
            record = read_record(path.read_bytes())
        except PluginError:
            continue
        before = schemas.faults(record)
        for fault in before:
            repair = repair_of(fault)
            if repair is None or not repair.safe:
                continue
            after = schemas.faults(repair.apply(record))
            if after.count(fault) < before.count(fault):
                assert len(after) <= len(before), f"{path.name}: {fault.message}"


# -- without the schemas -----------------------------------------------------------------------


def test_the_own_table_serves_where_the_schemas_are_absent(golden: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rules_schema.schemas, "available", lambda: False)
    record = swapped(golden, "<gmd:abstract>", "<gmd:summary/><gmd:abstract>")
    found = [finding for finding in check(record) if finding.rule == "C.1"]
    assert [finding.message for finding in found if finding.mandatory] == [
        "gmd:summary may not stand in gmd:MD_DataIdentification."
    ]
    assert found[0].line > 1
    (only_said,) = [finding for finding in check(read_record(golden)) if finding.rule == "C.1"]
    assert not only_said.mandatory
    assert "are not on this computer" in only_said.message


# -- arranging ---------------------------------------------------------------------------------


def test_they_are_arranged_once_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "schemas"
    assert arrange(folder)
    assert not arrange(folder)
    assert sorted(path.relative_to(folder) for path in folder.rglob("*")) == sorted(
        path.relative_to(TARGET) for path in TARGET.rglob("*")
    )
    (folder / STAMP).write_text("of another day", encoding="utf-8")
    monkeypatch.setitem(SETS, "iso19139-2006", {"no/such/folder": ""})
    with pytest.raises(SystemExit, match="holds no schemas"):
        arrange(folder)
    assert (folder / "iso19139-2007" / "record.xsd").is_file()
    assert [path.name for path in tmp_path.iterdir()] == ["schemas"]


def test_schemas_survive_the_cleaning_up_of_libxml2_by_others() -> None:
    """SpatiaLite frees libxml2's built-in types at each file it closes; in a process of its own, since it may crash."""
    code = (
        "import ctypes, os\n"
        "from prodige_plugin.metadata import Record, schemas\n"
        "names = ('libxml2.so.2', 'libxml2.so.16')\n"
        "record = Record.new()\n"
        "def loaded(name):\n"
        "    try:\n"
        "        return ctypes.CDLL(name, mode=os.RTLD_NOLOAD | os.RTLD_NOW)\n"
        "    except OSError:\n"
        "        return None\n"
        "first = [fault.message for fault in schemas.faults(record)]\n"
        "shared = [library for library in map(loaded, names) if library is not None]\n"
        "for _round in range(30):\n"
        "    for library in shared:\n"
        "        library.xmlCleanupParser()\n"
        "    held = [bytearray(64) for _ in range(_round * 7)]\n"
        "    assert [fault.message for fault in schemas.faults(Record.new())] == first\n"
        "print('shared' if shared else 'own', len(first))\n"
    )
    root = Path(__file__).resolve().parents[2]
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=120, cwd=root)
    assert done.returncode == 0, done.stderr
    assert done.stdout.split()[0] in ("shared", "own")


@pytest.fixture
def beside(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The schemas are asked in a process of their own, as in a QGIS that holds SpatiaLite."""
    monkeypatch.setattr(schemas, "needed", lambda: True)
    yield
    schema_process.stop()


def test_a_process_beside_says_the_same(beside: None) -> None:
    record = Record.new()
    assert schema_process.ask(record.to_bytes()) == refusals(record.root)
    broken = Record.new()
    broken.remove(need_one(broken, "gmd:dateStamp"))
    own = refusals(broken.root)
    assert own and schema_process.ask(broken.to_bytes()) == own
    assert [fault.words for fault in schemas.faults(broken)] == [words for _number, _line, words in own]
    (process,) = schema_process._running
    schema_process.stop()
    assert process.poll() is not None and not schema_process._running


def test_a_process_that_ended_is_started_again(beside: None) -> None:
    record = Record.new()
    first = schema_process.ask(record.to_bytes())
    schema_process._running[0].kill()
    schema_process._running[0].wait()
    assert schema_process.ask(record.to_bytes()) == first


def test_inside_qgis_its_own_python_is_taken(beside: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(schema_process.sys, "executable", "/usr/bin/qgis.bin")
    monkeypatch.setenv("PATH", "/nowhere")
    record = Record.new()
    assert schema_process.ask(record.to_bytes()) == refusals(record.root)


def test_without_the_process_the_own_table_speaks(beside: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(schema_process.sys, "executable", "/nowhere/python3")
    found = [finding for finding in check(Record.new()) if finding.rule == "C.1"]
    assert found and "table of the plugin's own" in found[-1].message


def test_plain_python_needs_no_process() -> None:
    # in a process of its own: other tests may have loaded GDAL, and SpatiaLite with it
    code = "from prodige_plugin.metadata import schema_process; raise SystemExit(schema_process.needed())"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def need_one(record: Record, path: str) -> etree._Element:
    found = record.find(path)
    assert found is not None
    return found
