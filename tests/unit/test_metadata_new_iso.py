"""ISO 19115-3 is told by name: it is searched and read, and not edited."""

from __future__ import annotations

from pathlib import Path

import pytest

from prodige_plugin.errors import BadRecord
from prodige_plugin.metadata import Record, read_record

SHARED = Path(__file__).resolve().parents[3] / "shared" / "specs" / "geonetwork" / "iso_fr"
MDB = "http://standards.iso.org/iso/19115/-3/mdb/{edition}"


@pytest.mark.parametrize("edition", ["1.0", "2.0"])
@pytest.mark.parametrize("envelope", ["{}", '<csw:R xmlns:csw="http://www.opengis.net/cat/csw/2.0.2">{}</csw:R>'])
def test_refused_with_a_sentence_of_its_own(edition: str, envelope: str) -> None:
    data = envelope.format(f'<mdb:MD_Metadata xmlns:mdb="{MDB.format(edition=edition)}"/>').encode()
    with pytest.raises(BadRecord) as refusal:
        read_record(data)
    assert "ISO 19115-3" in refusal.value.what
    assert "ISO 19139" in refusal.value.todo


def test_a_bare_one_is_refused_by_the_record_too() -> None:
    with pytest.raises(BadRecord, match="ISO 19115-3"):
        Record.parse(f'<m:MD_Metadata xmlns:m="{MDB.format(edition="2.0")}"/>'.encode())


@pytest.mark.parametrize("name", ["generic-dataset.iso19115-3.xml", "sextant.iso19115-3.dataset.xml"])
def test_real_ones_are_refused(name: str) -> None:
    path = SHARED / name
    if not path.exists():
        pytest.skip(f"{name} is not on this machine")
    with pytest.raises(BadRecord, match="ISO 19115-3"):
        read_record(path.read_bytes())
