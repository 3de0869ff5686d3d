"""``python3 -m prodige_plugin.services links``: what becomes of each link, without QGIS."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prodige_plugin.errors import PluginError
from prodige_plugin.services import cli

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"

RECORD = """<gmd:MD_Metadata xmlns:gmd="http://www.isotc211.org/2005/gmd" xmlns:gco="http://www.isotc211.org/2005/gco">
<gmd:distributionInfo><gmd:MD_Distribution><gmd:transferOptions><gmd:MD_DigitalTransferOptions>{links}
</gmd:MD_DigitalTransferOptions></gmd:transferOptions></gmd:MD_Distribution></gmd:distributionInfo></gmd:MD_Metadata>"""
LINK = """<gmd:onLine><gmd:CI_OnlineResource><gmd:linkage><gmd:URL>{url}</gmd:URL></gmd:linkage>
<gmd:protocol><gco:CharacterString>{protocol}</gco:CharacterString></gmd:protocol>
<gmd:name><gco:CharacterString>{name}</gco:CharacterString></gmd:name></gmd:CI_OnlineResource></gmd:onLine>"""


@pytest.fixture
def record(tmp_path) -> Path:
    links = [
        ("https://h.fr/wms?map=a&amp;amp;service=WMS", "OGC:WMS", "zones"),
        ("http://localhost:8080/wfs", "OGC:WFS", "zones"),
        ("https://h.fr/guide.pdf", "WWW:LINK", "Guide"),
    ]
    file = tmp_path / "fiche.xml"
    file.write_text(
        RECORD.format(links="".join(LINK.format(url=url, protocol=kind, name=name) for url, kind, name in links))
    )
    return file


def test_links_in_json(record, capsys):
    assert cli.main(["links", str(record), str(record), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert len(told) == 6
    wms, wfs, page = told[:3]
    assert {"protocol", "name", "url", "kind", "provider", "uri", "repaired", "reason", "loadable"} <= set(wms)
    assert (wms["kind"], wms["provider"], wms["loadable"], wms["reason"]) == ("WMS", "wms", True, "")
    assert "layers=zones" in wms["uri"]
    assert "twice over" in wms["repaired"][0]
    assert (wfs["kind"], wfs["loadable"]) == ("WFS", False)
    assert "localhost:8080" in wfs["reason"]
    assert (page["kind"], page["uri"]) == ("PAGE", "")


def test_links_in_a_table(record, capsys):
    assert cli.main(["links", str(record), "--platform", "http://127.0.0.1:8000/csw"]) == 0
    out = capsys.readouterr().out
    assert "+ WFS" in out
    assert "- PAGE" in out
    assert "document to read" in out


@pytest.mark.parametrize(
    ("content", "words"), [(None, "cannot be read"), (b"<a/>", "no record"), (b"<a", "XML"), (b"", "")]
)
def test_a_file_that_is_none(tmp_path, record, capsys, content, words):
    file = tmp_path / "x.xml"
    if content is not None:
        file.write_bytes(content)
    assert cli.main(["links", str(file), str(record)]) == 1
    told = capsys.readouterr()
    assert words in told.err
    assert "Traceback" not in told.err
    assert "+ WMS" in told.out  # the other file is read nevertheless


def test_wrong_words(capsys):
    assert cli.main(["links"]) == 2
    assert "usage" in capsys.readouterr().err


def test_the_command_line_needs_no_qgis(record):
    code = (
        "import sys\nfrom prodige_plugin.services import cli\n"
        f"code = cli.main(['links', '-', {str(record)!r}])\n"
        "assert not [name for name in sys.modules if name.split('.')[0] in ('qgis', 'PyQt5', 'PyQt6', 'requests')]\n"
        "sys.exit(code)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code], input=record.read_bytes(), capture_output=True, cwd=ROOT, timeout=60
    )
    assert ran.returncode == 0, ran.stderr.decode()
    assert ran.stdout.decode().count("+ WMS") == 2


def test_a_catalogue_s_answer_in_dublin_core(tmp_path, capsys):
    file = tmp_path / "answer.xml"
    file.write_text(
        "<csw:GetRecordsResponse xmlns:csw='http://www.opengis.net/cat/csw/2.0.2'"
        " xmlns:dc='http://purl.org/dc/elements/1.1/' xmlns:dct='http://purl.org/dc/terms/'><csw:SearchResults>"
        "<csw:Record><dc:identifier>1</dc:identifier><dc:title>Zones</dc:title>"
        "<dct:references scheme='OGC:WFS'>https://h.fr/wfs?typename=zones</dct:references></csw:Record>"
        "</csw:SearchResults></csw:GetRecordsResponse>"
    )
    assert cli.main(["links", str(file), "--json"]) == 0
    (told,) = json.loads(capsys.readouterr().out)
    assert (told["kind"], told["record"], told["loadable"]) == ("WFS", "Zones", True)
    assert "typename='zones'" in told["uri"]


_GOOD = RECORD.format(links=LINK.format(url="https://h.fr/wms", protocol="OGC:WMS", name="zones")).encode()


@settings(max_examples=300, deadline=None)
@given(st.integers(0, len(_GOOD)), st.binary(max_size=8), st.integers(0, 40))
def test_a_damaged_record_is_read_or_refused(place, noise, cut):
    try:
        reports = cli.links_of(_GOOD[:place] + noise + _GOOD[place + cut :])
    except PluginError as error:
        assert error.what
    else:
        assert all(report.loadable != bool(report.reason) for report in reports)


def test_every_record_there_is():
    if not SHARED.exists():
        pytest.skip("the real records are not here")
    read = 0
    for file in sorted(SHARED.glob("records/**/*.xml")):
        try:
            reports = cli.links_of(file.read_bytes(), str(file))
        except PluginError as error:
            assert error.what
            continue
        read += 1
        for report in reports:
            assert report.kind
            assert report.uri if report.loadable else report.reason
    assert read > 150
