"""Publishing without a window, on the practice platform: check, plan, publish, list, unpublish, undo."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from qgis.core import QgsCoordinateReferenceSystem, QgsProject, QgsVectorLayer

from prodige_plugin.errors import PublishError
from prodige_plugin.feedback import Feedback
from prodige_plugin.platforms import store
from prodige_plugin.platforms.qgis_server.record_steps import SaveRecord
from prodige_plugin.publishing.runner import OnFailure, PublicationFailed
from tests.platform.publish_support import Seat, departements, seat, squares, swept
from tests.platform.test_processing import provider, rows, run

__all__ = ["provider", "seat", "swept"]


@pytest.fixture
def project(seat: Seat, provider, tmp_path, monkeypatch) -> Iterator[QgsProject]:
    """A project with two layers, and the platform among those set up."""
    monkeypatch.setattr(store, "list_platforms", lambda: [seat.platform])
    monkeypatch.setattr(store, "journal_folder", lambda: tmp_path / "journals")
    monkeypatch.setattr("prodige_plugin.platforms.plan_publisher.journal_folder", lambda: tmp_path / "journals")
    project = QgsProject.instance()
    project.addMapLayers([departements("Départements"), squares("Carrés été")])
    yield project
    project.clear()


def asked(seat: Seat, project: QgsProject, **more: object) -> dict[str, object]:
    return {"LAYERS": list(project.mapLayers()), "PLATFORM": seat.platform.name, **more}


def test_layers_and_a_map_are_published_listed_and_taken_back(seat: Seat, project: QgsProject, tmp_path: Path) -> None:
    before = seat.left()
    page, receipt = tmp_path / "plan.html", tmp_path / "recu.json"
    outputs, ok, log = run(
        "publish", asked(seat, project, MAP="Carte d'été", PLAN=str(page), OUTPUT=str(receipt)), project
    )
    assert ok, log
    assert outputs["PUBLISHED"] == 3
    assert "carte_d_ete" in page.read_text(encoding="utf-8")
    told = json.loads(receipt.read_text(encoding="utf-8"))
    assert {link["publication"] for link in told["links"]["wms"]} == {"departements", "carres_ete", "carte_d_ete"}
    assert all(check["ok"] for check in told["checks"])
    outputs, ok, log = run("listpublications", {"PLATFORM": seat.platform.key, "OUTPUT": str(tmp_path / "l.gpkg")})
    assert ok, log
    kinds = {row["key"]: row["kind"] for row in rows(outputs["OUTPUT"])}
    assert kinds == {"departements": "layer", "carres_ete": "layer", "carte_d_ete": "map"}
    for key in ("carte_d_ete", "departements", "carres_ete"):
        parameters = {"PLATFORM": seat.platform.key, "PUBLICATION": key, "DRY_RUN": True}
        outputs, ok, log = run("unpublish", parameters)
        assert ok, log
        assert key in outputs["PLAN"]
        _outputs, ok, log = run("unpublish", {**parameters, "DRY_RUN": False})
        assert ok, log
    assert seat.left() == before


def test_a_dry_run_changes_nothing(seat: Seat, project: QgsProject) -> None:
    before = seat.left()
    outputs, ok, log = run("publish", asked(seat, project, DRY_RUN=True), project)
    assert ok, log
    assert outputs["PUBLISHED"] == 0
    assert f"{seat.schema}.departements" in log
    assert seat.left() == before


def test_errors_keep_from_publishing_and_are_in_the_report(seat: Seat, project: QgsProject, tmp_path: Path) -> None:
    nowhere = QgsVectorLayer("Point", "Sans système", "memory")
    nowhere.setCrs(QgsCoordinateReferenceSystem())
    project.addMapLayer(nowhere)
    parameters = asked(seat, project)
    table, page, data = (str(tmp_path / name) for name in ("f.gpkg", "f.html", "f.json"))
    outputs, ok, log = run("checkpublication", {**parameters, "OUTPUT": table, "HTML": page, "JSON": data}, project)
    assert ok, log
    assert outputs["ERRORS"] >= 1
    found = [row for row in rows(table) if row["severity"] == "error"]
    assert {row["layer"] for row in found} == {"Sans système"}
    assert all(row["check"] for row in found)
    assert "Sans système" in Path(page).read_text(encoding="utf-8")
    assert json.loads(Path(data).read_text(encoding="utf-8"))
    before = seat.left()
    _outputs, ok, log = run("publish", parameters, project)
    assert not ok
    assert "Sans système" in log
    assert seat.left() == before


def test_a_name_is_for_one_layer(seat: Seat, project: QgsProject) -> None:
    _outputs, ok, log = run("publish", asked(seat, project, NAME="un_nom"), project)
    assert not ok
    assert "one layer alone" in log


def test_what_was_interrupted_is_named_and_undone(seat: Seat, project: QgsProject, monkeypatch) -> None:
    before = seat.left()

    def fails(*_arguments: object) -> None:
        raise PublishError("The catalogue fell over.")

    with monkeypatch.context() as patched:
        patched.setattr(SaveRecord, "do", fails)
        job = seat.publisher.prepare(list(project.mapLayers().values()))
        seat.publisher.check(job, Feedback())
        with pytest.raises(PublicationFailed):
            seat.publisher.run(seat.publisher.plan(job, Feedback()), Feedback(), OnFailure.KEEP)
    assert seat.left() != before
    outputs, ok, log = run("interrupted", {"PLATFORM": seat.platform.key})
    assert ok, log
    assert outputs == {"INTERRUPTED": 1, "LEFT": 1}
    outputs, ok, log = run("interrupted", {"PLATFORM": seat.platform.key, "UNDO": True})
    assert ok, log
    assert outputs == {"INTERRUPTED": 1, "LEFT": 0}
    assert seat.left() == before
