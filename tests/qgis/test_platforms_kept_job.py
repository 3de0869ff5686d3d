"""What a journal keeps of a job: all but features and secrets, and read again by another session."""

from __future__ import annotations

import base64
import json
import uuid
import zlib
from dataclasses import replace
from pathlib import Path

import pytest
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsField,
    QgsProject,
    QgsRasterLayer,
    QgsRectangle,
    QgsWkbTypes,
)
from qgis.PyQt.QtCore import QMetaType

from prodige_plugin.errors import LayerError, PublishError
from prodige_plugin.feedback import Feedback
from prodige_plugin.platforms import kept_job
from prodige_plugin.platforms.kept_job import kept, kept_publication, opened, take_up
from prodige_plugin.platforms.model import Platform
from prodige_plugin.platforms.plan_publisher import PlanPublisher
from prodige_plugin.platforms.preparing import prepare
from prodige_plugin.platforms.product import Job, MapRequest, Publication, Visibility
from prodige_plugin.publishing import prepared
from prodige_plugin.publishing.codec import GoneFeatures, clean_xml, decode, encode
from prodige_plugin.publishing.journal import Journal, Progress
from prodige_plugin.publishing.plan import Effect, Plan
from prodige_plugin.publishing.prepared import Update
from tests.platform.publish_support import departements, squares
from tests.qgis.gui_fakes import FakeStep


def told(job: Job, folder: Path) -> Progress:
    """The journal of a job, written and read again."""
    journal = Journal(folder / "j.jsonl")
    with journal:
        journal.start(Plan("k", "Zones", "p", (), lambda: kept(job)))
    return journal.read()


def a_job(project: QgsProject) -> Job:
    """A file, a memory layer, a raster and a map of them, with choices."""
    memory = squares("Carrés", 4)
    memory.dataProvider().addAttributes([QgsField("liste", QMetaType.Type.QStringList)])
    memory.updateFields()
    file = departements()
    raster = QgsRasterLayer("/usr/share/qgis/resources/data/nothing.tif", "no")
    assert not raster.isValid()
    project.addMapLayers([memory, file])
    project.setCrs(QgsCoordinateReferenceSystem("EPSG:2154"))
    request = MapRequest("Carte", project, extent=QgsRectangle(1, 2, 3, 4), record=b"<r/>")
    job = prepare([memory, file], request, "http://own/", rasters=True)
    first = next(layer for layer in job.layers if layer.title == "Carrés")
    first.table, first.target_crs, first.repairs = "carres", "EPSG:4326", {"make_valid"}
    first.chosen, first.columns = frozenset({1, 2}), ("nom",)
    first.update, first.record, first.record_base = Update.STYLE, b"\xff<xml/>", b"base"
    job.visibility, job.lineage, job.places = Visibility.RESTRICTED, True, {"schema": "s"}
    return job


def comparable(value: object) -> object:
    """A job as JSON values, which can be compared."""
    return json.dumps(encode(value), sort_keys=True)


def test_everything_but_features_comes_back(qgis_app, tmp_path: Path) -> None:
    project = QgsProject()
    job = a_job(project)
    taken = take_up(told(job, tmp_path), project.mapLayer)
    assert taken.gone == ()
    assert taken.job is not None
    assert comparable(taken.job) == comparable(job)
    first = next(layer for layer in taken.job.layers if layer.table == "carres")
    assert first.wkb_type == QgsWkbTypes.Type.Polygon
    assert first.fields.at(2).type() == QMetaType.Type.QStringList
    assert first.crs.authid() == "EPSG:2154"
    assert len(list(first.features.getFeatures())) == 4
    assert taken.job.map is not None
    assert taken.job.map.dressing.extent == (1.0, 2.0, 3.0, 4.0)


def test_a_file_gives_its_features_though_its_layer_is_closed(qgis_app, tmp_path: Path) -> None:
    job = a_job(QgsProject())
    taken = take_up(told(job, tmp_path), lambda _layer_id: None)
    assert [layer.called for layer in taken.gone] == ["“Carrés”"]
    assert taken.job is not None
    layers = {layer.title: layer for layer in taken.job.layers}
    assert layers["Départements été"].gdal_source() is not None
    assert isinstance(layers["Carrés"].features, GoneFeatures)
    with pytest.raises(LayerError, match="Carrés"):
        layers["Carrés"].features.getFeatures(object())


def test_a_layer_that_was_changed_since_is_not_taken_for_the_same(qgis_app, tmp_path: Path) -> None:
    project = QgsProject()
    job = a_job(project)
    progress = told(job, tmp_path)
    memory = next(layer for layer in project.mapLayers().values() if layer.name() == "Carrés")
    memory.dataProvider().deleteAttributes([0])
    memory.updateFields()
    assert [layer.called for layer in take_up(progress, project.mapLayer).gone] == ["“Carrés”"]


def test_a_layer_in_memory_that_came_back_empty_is_not_taken_for_the_same(qgis_app, tmp_path: Path) -> None:
    """A project keeps such a layer without its features: what is published would be emptied."""
    project = QgsProject()
    job = a_job(project)
    progress = told(job, tmp_path)
    memory = next(layer for layer in project.mapLayers().values() if layer.name() == "Carrés")
    assert memory.dataProvider().truncate()
    assert [layer.called for layer in take_up(progress, project.mapLayer).gone] == ["“Carrés”"]


class OnlyPlans(PlanPublisher):
    """A publisher whose plan loads each layer of the job."""

    def plan(self, job, _feedback, _resumed=None) -> Plan:
        steps = []
        for layer in job.layers:
            step = FakeStep([], f"load:{layer.table}", Effect.CREATE)
            step.needs = (layer.layer_id,)  # type: ignore[attr-defined]
            steps.append(step)
        return Plan("again", "Zones", "p", tuple(steps))

    unpublish_plan = plan_of = receipt = None  # type: ignore[assignment]


def test_layers_of_one_title_are_told_apart(qgis_app, tmp_path: Path) -> None:
    """The first of two layers in memory is loaded and closed: it is the other that is still read."""
    first, second = squares("Carrés", 4), squares("Carrés", 3)
    job = prepare([first, second], None, "")
    for number, layer in enumerate(job.layers):
        layer.table = f"carres_{number}"
    publisher = OnlyPlans(Platform("p", "P", "x", {}))
    plan = replace(publisher.plan(job, Feedback()), wish=lambda: kept(job))
    journal = Journal(tmp_path / "j.jsonl")
    with journal:
        journal.start(plan)
        journal.step("load:carres_0", "done")
    open_ones = {second.id(): second}
    taken = take_up(journal.read(), open_ones.get)
    assert [layer.called for layer in taken.gone] == ["“Carrés” (carres_0)"]
    assert publisher.plan_again(taken, journal, Feedback()).key == plan.key
    taken = take_up(journal.read(), {first.id(): first}.get)
    with pytest.raises(PublishError) as caught:
        publisher.plan_again(taken, journal, Feedback())
    assert "“Carrés” (carres_1)." in caught.value.why


def test_no_secret_is_kept(qgis_app, tmp_path: Path) -> None:
    layer = squares("Carrés")
    layer.setCustomProperty("note", "password=s3cret")
    job = prepare([layer], None, "")
    (prepared,) = job.layers
    prepared.xml = prepared.xml.replace(
        "</datasource>", " dbname='x' user='me' password='s3cret'</datasource>"
    ).replace("</maplayer>", "<x uri='https://me:s3cret@example.org/'/></maplayer>")
    held = str(told(job, tmp_path).wish["job"])
    text = zlib.decompress(base64.b64decode(held)).decode()
    assert "s3cret" not in text
    back = take_up(told(job, tmp_path), lambda _id: layer).job
    assert back is not None
    from qgis.PyQt.QtXml import QDomDocument

    assert QDomDocument().setContent(back.layers[0].xml)[0], "it is still XML"


def test_what_is_not_xml_is_redacted_as_text() -> None:
    assert clean_xml("< password=abc") == "< password=***"


def test_a_publication_comes_back(qgis_app, tmp_path: Path) -> None:
    publication = Publication("k", "Zones", "layer", "2026-01-01T00:00:00+00:00", "me", ("t",), ("s",), ("r",))
    journal = Journal(tmp_path / "j.jsonl")
    with journal:
        journal.start(Plan("k", "", "p", (), lambda: kept_publication(publication)))
    assert take_up(journal.read(), lambda _id: None).publication == publication


@pytest.mark.parametrize(
    "wish",
    [
        {},
        {"job": 1},
        {"job": "not base64!"},
        {"job": base64.b64encode(zlib.compress(b'{"!":"data","t":"os:system","v":{}}')).decode()},
        {"job": base64.b64encode(zlib.compress(b'{"!":"data","t":"platforms.store:save_platform","v":{}}')).decode()},
        {"job": base64.b64encode(zlib.compress(b'{"!":"data","t":"platforms.product:Job","v":{"x":1}}')).decode()},
        {"job": base64.b64encode(zlib.compress(b'{"!":"data","t":"platforms.product:Job","v":{}}')).decode()},
    ],
)
def test_what_another_version_kept_can_only_be_undone(qgis_app, wish: dict) -> None:
    with pytest.raises(PublishError, match="cannot be resumed"):
        take_up(Progress(title="Zones", wish=wish), lambda _id: None)


def test_only_data_of_ours_is_kept() -> None:
    with pytest.raises(TypeError):
        encode(object())
    with pytest.raises(TypeError):
        encode(Path("/"))
    with pytest.raises(ValueError, match="unknown kind"):
        decode({"!": "other", "v": 1})


def test_what_is_kept_is_written_in_parts(qgis_app, tmp_path: Path) -> None:
    """Hundreds of layers in one text were looked through for secrets in one go, and the window stood."""
    job = prepare([squares(f"Carrés {rank}", 1) for rank in range(12)], None, "http://own/")
    for layer in job.layers:
        # compresses badly, as many layers of many kinds do
        layer.record = bytes(range(256)) * 40 + layer.layer_id.encode() * 50
        layer.abstract = " ".join(uuid.uuid4().hex for _part in range(300))
    parts = kept(job)["job"]
    assert isinstance(parts, list)
    assert len(parts) > 2
    assert max(len(part) for part in parts) <= 32_768
    back = take_up(told(job, tmp_path), lambda _id: None).job
    assert [layer.abstract for layer in back.layers] == [layer.abstract for layer in job.layers]


def test_what_was_kept_as_one_text_is_still_read(qgis_app, tmp_path: Path) -> None:
    job = prepare([squares("Carrés", 1)], None, "http://own/")
    text = base64.b64encode(zlib.compress(json.dumps(encode(job)).encode())).decode("ascii")
    assert take_up(Progress(wish={"job": text}), lambda _id: None).job.layers[0].title == "Carrés"


def test_taking_up_reads_the_journal_once_and_writes_no_style(qgis_app, tmp_path: Path, monkeypatch) -> None:
    """Both took the window of a project of hundreds of layers seconds, each time the dock looked."""
    layers = {layer.id(): layer for layer in (squares("Un", 1), squares("Deux", 1))}
    progress = told(prepare(list(layers.values()), None, "http://own/"), tmp_path)
    job = opened(progress)
    called: list[str] = []
    monkeypatch.setattr(kept_job, "decode", lambda _value: called.append("decode"))
    monkeypatch.setattr(prepared, "layer_xml", lambda _layer: called.append("xml"))
    for open_ones in (layers, {}, layers):
        taken = take_up(progress, open_ones.get, job)
        # a layer that was closed in between is not the one that was open before
        assert len(taken.gone) == 2 - len(open_ones)
    assert [layer.xml for layer in taken.job.layers] == [layer.xml for layer in job.layers]
    assert called == []
