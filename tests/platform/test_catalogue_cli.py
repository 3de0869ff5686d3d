"""The command line of the catalogues against the practice platform's real CSW, without QGIS in its process."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from tests.conftest import ROOT


def search(*words: str) -> subprocess.CompletedProcess[str]:
    """Run the command as a person does."""
    command = [sys.executable, "-m", "prodige_plugin.catalogue", "search", *words]
    return subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", timeout=120)


def found(*words: str) -> dict:
    """Run it with ``--json`` and give its answer."""
    done = search(*words, "--json")
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.mark.parametrize("address", ["/csw", "/csw?service=CSW&request=GetCapabilities", "/"])
def test_the_catalogue_is_found_and_counted(practice, address):
    answer = found(practice.url + address, "--limit", "5")
    assert answer["protocol"] == "csw"
    assert answer["total"] >= 40
    assert len(answer["records"]) == 5
    assert all(hit["identifier"] and hit["title"] for hit in answer["records"])


def test_every_record_once_over_several_pages(practice):
    answer = found(practice.url + "/csw", "--limit", "1000")
    identifiers = [hit["identifier"] for hit in answer["records"]]
    assert len(identifiers) == len(set(identifiers)) == answer["total"]


def test_words_and_box(practice):
    everything = found(practice.url + "/csw", "--limit", "100")
    title = everything["records"][0]["title"]
    named = found(practice.url + "/csw", f'"{title}"')
    assert title in [hit["title"] for hit in named["records"]]
    assert found(practice.url + "/csw", "introuvable-à-coup-sûr")["total"] == 0
    boxed = next(hit for hit in everything["records"] if hit["box"] and hit["box"]["east"] < 20)
    sides = ",".join(str(boxed["box"][side]) for side in ("west", "south", "east", "north"))
    around = found(practice.url + "/csw", "--box", sides, "--limit", "100")
    assert boxed["identifier"] in [hit["identifier"] for hit in around["records"]]
    elsewhere = found(practice.url + "/csw", "--box", "-40,-40,-39,-39", "--limit", "100")
    assert boxed["identifier"] not in [hit["identifier"] for hit in elsewhere["records"]]
    assert elsewhere["total"] < everything["total"]


def test_in_words(practice):
    done = search(practice.url + "/csw", "--limit", "3", "--sort", "title")
    assert done.returncode == 0
    assert "CSW 2.0.2" in done.stdout
    assert "3. " in done.stdout
    assert f"{practice.url}/ows/" in search(practice.url + "/csw", "--limit", "100").stdout


def test_an_address_without_catalogue_is_said_so(practice):
    done = search(practice.url + "/ows/producteur/nothing")
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert done.stdout == ""
