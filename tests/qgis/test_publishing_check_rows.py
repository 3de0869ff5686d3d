"""Every row of the table of checks fires, and does not where it should not; the table is whole."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest

from prodige_plugin.feedback import Feedback
from prodige_plugin.publishing.checks import CHECKS, REPAIRS, Limits, Target, size
from prodige_plugin.publishing.checks.look import Seen, look
from prodige_plugin.publishing.exports import FileFormat, export
from prodige_plugin.publishing.prepared import prepare_layer
from tests.qgis.check_cases import CASES, HERE, layer_of

#: Rows that need more data than a test makes; they are tried below by their sizes alone.
BY_SIZE = {"size.format"}


@pytest.mark.parametrize("check", sorted(CASES))
def test_it_fires(qgis_app, tmp_path: Path, check: str) -> None:
    findings = [finding for finding in CASES[check].bad(tmp_path) if finding.check == check]
    assert len(findings) == 1
    assert findings[0].sentence
    assert "{" not in findings[0].sentence


@pytest.mark.parametrize("check", sorted(CASES))
def test_it_does_not_fire_without_the_fault(qgis_app, tmp_path: Path, check: str) -> None:
    assert check not in [finding.check for finding in CASES[check].good(tmp_path)]


def test_every_row_has_its_cases(qgis_app) -> None:
    assert {row.id for row in CHECKS} == set(CASES) | BY_SIZE


def test_every_row_is_documented() -> None:
    ids = [row.id for row in CHECKS]
    assert len(ids) == len(set(ids))
    for row in CHECKS:
        assert re.fullmatch(r"[a-z]+\.[a-z_]+", row.id), row.id
        assert 3 < len(row.title) < 60, row.id
        assert not row.title.endswith("."), row.id
        # what it means, and what to do
        assert row.help.endswith((".", ").")), row.id
        assert len(row.help) > 60, row.id
        assert row.repair == "" or row.repair in REPAIRS, row.id


def test_every_sentence_of_the_table_goes_through_the_translator() -> None:
    from prodige_plugin import i18n

    i18n.install(lambda _context, text, _n: f"«{text}»")
    for row in CHECKS:
        assert row.title.startswith("«"), row.id
        assert row.help.startswith("«"), row.id
    for key, repair in REPAIRS.items():
        assert repair.label().startswith("«"), key
        assert repair.effect().startswith("«"), key


def test_every_repair_belongs_to_a_row() -> None:
    assert {row.repair for row in CHECKS} - {""} == set(REPAIRS)


def test_a_file_larger_than_the_format(qgis_app) -> None:
    prepared = prepare_layer(layer_of(HERE))
    limits = Limits(target=Target.SHP)
    seen = Seen(features=1, wkb_bytes=2 * 1024**3)
    assert [one.check for one in size.size_findings(prepared, seen, limits)] == ["size.format"]
    assert size.size_findings(prepared, Seen(features=1, wkb_bytes=2 * 1024**2), limits) == []


@pytest.mark.parametrize("target", [Target.GPKG, Target.GEOJSON, Target.SHP])
def test_the_estimate_is_near_what_a_file_takes(qgis_app, tmp_path: Path, target: Target) -> None:
    """Within a factor of two or so, which is what a refusal before a long upload needs."""
    formats = {Target.GPKG: FileFormat.GPKG, Target.GEOJSON: FileFormat.GEOJSON, Target.SHP: FileFormat.SHP_ZIP}
    points = [f"POINT({700000 + number}.125 {6600000 + number}.5)" for number in range(2000)]
    layer = layer_of(*points, fields=("nom", "code"), rows=tuple((f"nom {n}", f"{n:05}") for n in range(2000)))
    prepared = prepare_layer(layer)
    prepared.table = "couche"
    guess = size.estimate(prepared, look(prepared, Limits(target=target), Feedback()), target)
    made = export(prepared, tmp_path, formats[target], Feedback())
    real = made.size
    if target is Target.SHP:
        with zipfile.ZipFile(made.path) as archive:
            real = max(one.file_size for one in archive.infolist())
    assert real / 2.2 < guess < real * 2.2, (real, guess)
