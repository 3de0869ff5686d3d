"""Publishing again: what is unchanged stays, what changed travels, what somebody else did is seen. Real servers."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from qgis.core import NULL, QgsFeature, QgsGeometry, QgsProject, QgsRectangle, QgsVectorLayer, edit

from prodige_plugin.catalogue.csw import CswClient
from prodige_plugin.errors import Cancelled, DatabaseError, PublishError
from prodige_plugin.feedback import Feedback
from prodige_plugin.metadata.record import Record
from prodige_plugin.network import Door
from prodige_plugin.platforms import publisher_for
from prodige_plugin.platforms.dashboard import dashboard
from prodige_plugin.platforms.kept_job import take_up
from prodige_plugin.platforms.product import MapRequest
from prodige_plugin.platforms.qgis_server import readback
from prodige_plugin.publishing import fidelity
from prodige_plugin.publishing.changes import Kind, PublicationState
from prodige_plugin.publishing.journal import recover
from prodige_plugin.publishing.plan import Effect, Plan, TargetKind
from prodige_plugin.publishing.plan_text import plan_text
from prodige_plugin.publishing.prepared import Update
from prodige_plugin.publishing.runner import OnFailure, PublicationFailed
from tests.platform.publish_support import WORLD, Seat, seat, served_text, squares, swept

__all__ = ["seat", "swept"]


@pytest.fixture()
def place(seat: Seat, tmp_path: Path) -> Seat:
    """A seat whose workstation remembers nothing yet."""
    return at_workstation(seat, tmp_path / "workstation")


def at_workstation(seat: Seat, folder: Path) -> Seat:
    """The same account at another computer."""

    class Elsewhere(Seat):
        @property
        def publisher(self):
            publisher = publisher_for(self.platform)
            publisher.memory = folder
            return publisher

    return Elsewhere(seat.practice, seat.platform, seat.user, seat.password, seat.journals)


@pytest.fixture()
def file(tmp_path: Path) -> Path:
    """A GeoPackage of one's own."""
    path = tmp_path / "monde.gpkg"
    shutil.copy(WORLD, path)
    return path


def departements(file: Path, style: QgsVectorLayer | None = None) -> QgsVectorLayer:
    """101 polygons; drawn as another layer is, for QGIS gives each new layer a colour by chance."""
    layer = QgsVectorLayer(f"{file}|layername=states_provinces|subset=iso_a2='FR'", "zones", "ogr")
    assert layer.isValid()
    if style is not None:
        layer.setRenderer(style.renderer().clone())
    return layer


def kinds(plan: Plan) -> list[str]:
    return [step.key.partition(":")[0] for step in plan.steps]


def cancel_at(label: str) -> Feedback:
    """A person who cancels when a step begins."""
    feedback = Feedback(lambda _fraction, sentence: feedback.cancel() if sentence == label else None)
    return feedback


def rows(seat: Seat, table: str = "zones") -> dict[int, tuple]:
    """Each row with who wrote it and where it lies: another value tells that it was written again."""
    found = seat.sql(f'SELECT *, xmin::text, ctid::text FROM "{seat.schema}".{table}')
    return {row[0]: row for row in found}


def values(seat: Seat, table: str = "zones") -> dict[int, tuple]:
    """Each row's values."""
    return {row[0]: row[:-2] for row in rows(seat, table).values()}


def change(layer: QgsVectorLayer) -> tuple[int, int, int]:
    """Change one feature, delete one, insert one; give their numbers."""
    ids = sorted(feature.id() for feature in layer.getFeatures())
    with edit(layer):
        layer.changeAttributeValue(ids[0], layer.fields().indexOf("name"), "Changé")
        layer.deleteFeature(ids[1])
        feature = QgsFeature(layer.fields())
        feature.setGeometry(QgsGeometry.fromWkt("MULTIPOLYGON(((60 -30, 61 -30, 61 -31, 60 -30)))"))
        feature.setAttribute("name", "Île nouvelle")
        feature.setAttribute("iso_a2", "FR")
        layer.addFeature(feature)
    (new,) = {feature.id() for feature in layer.getFeatures()} - set(ids)
    return ids[0], ids[1], new


def test_unchanged_nothing_is_sent(place: Seat, file: Path) -> None:
    layer = departements(file)
    place.publish(layer)
    before, content = rows(place), place.left()
    plan = place.plan(layer)
    assert kinds(plan) == ["check", "same"]
    assert "nothing of it is sent" in plan.steps[1].label
    assert plan.targets(Effect.REPLACE) == plan.targets(Effect.CREATE) == ()
    receipt = place.publisher.run(plan, Feedback(), journals=place.journals)
    assert receipt.links["wms"][0]["publication"] == "zones"
    assert rows(place) == before
    assert place.left() == content


def test_a_new_style_alone_leaves_every_row_as_it_lies(place: Seat, file: Path) -> None:
    layer = departements(file)
    place.publish(layer)
    before = rows(place)
    project = place.left()["projects"]
    layer.renderer().symbol().setOpacity(0.4)
    plan = place.plan(layer)
    assert kinds(plan) == ["check", "project", "commit", "read", "finish"]
    receipt = place.publisher.run(plan, Feedback(), journals=place.journals)
    assert all(check["ok"] for check in receipt.checks)
    assert rows(place) == before, "no row was written, not even as it was"
    assert place.left()["projects"] != project
    # and then it is the same
    assert kinds(place.plan(layer)) == ["check", "same"]


def test_one_inserted_one_changed_one_deleted(place: Seat, file: Path) -> None:
    layer = departements(file)
    place.publish(layer)
    before = rows(place)
    changed, deleted, new = change(layer)
    comparison = place.publisher.compare(place.publisher.prepare([layer]).layers[0], Feedback())
    assert comparison is not None
    assert (comparison.inserted, comparison.changed, comparison.deleted, comparison.unchanged) == (1, 1, 1, 99)
    assert {(sample.kind, sample.key) for sample in comparison.samples} == {
        (Kind.INSERTED, str(new)),
        (Kind.CHANGED, str(changed)),
        (Kind.DELETED, str(deleted)),
    }
    for sample in comparison.samples:
        shape = QgsGeometry()
        shape.fromWkb(sample.geometry)
        assert not shape.isEmpty()
    plan = place.plan(layer)
    assert kinds(plan) == ["check", "changes", "project", "commit", "record", "read", "records", "finish"]
    (features,) = plan.steps[1].targets
    assert (features, features.kind) == (f"{place.schema}.zones", TargetKind.FEATURES)
    assert "1 new, 1 changed, 1 deleted" in plan.steps[1].label
    assert "To send: 2 feature(s), about " in plan_text(plan)
    assert rows(place) == before, "neither looking nor planning writes"
    receipt = place.publisher.run(plan, Feedback(), journals=place.journals)
    assert all(check["ok"] for check in receipt.checks)
    after = rows(place)
    assert {key for key in before if after.get(key) != before[key]} == {changed, deleted}
    assert after.keys() - before.keys() == {new}
    names = dict(place.sql(f"SELECT fid, name FROM {place.schema}.zones WHERE fid IN (%s, %s)", changed, new))
    assert names == {changed: "Changé", new: "Île nouvelle"}
    assert place.left()["kept"] == 0
    assert place.left()["tables"] == {"zones": 101}
    # the service's extent follows
    (content,) = [bytes(c) for (c,) in place.sql(f"SELECT content FROM {place.schema}.qgis_projects")]
    assert "<xmax>61" in served_text(content)
    # it is in step again: nothing, then one more change, on top of the first
    assert kinds(place.plan(layer)) == ["check", "same"]
    with edit(layer):
        layer.changeAttributeValue(new, layer.fields().indexOf("name"), "Île rebaptisée")
    assert "0 new, 1 changed, 0 deleted" in place.plan(layer).steps[1].label
    place.publish(layer)
    assert place.sql(f"SELECT name FROM {place.schema}.zones WHERE fid = %s", new) == [("Île rebaptisée",)]


@pytest.mark.parametrize("number", [1, 3, 5, 6])
def test_an_update_cancelled_at_any_step_puts_each_row_back(place: Seat, file: Path, number: int) -> None:
    layer = departements(file)
    place.publish(layer)
    before, left = values(place), place.left()
    change(layer)
    plan = place.plan(layer)
    feedback = cancel_at(plan.steps[number].label)
    with pytest.raises(Cancelled):
        place.publisher.run(plan, feedback, journals=place.journals)
    assert values(place) == before
    after = place.left()
    assert [after.pop("journals"), left.pop("journals")] != [[], []]
    assert after == left
    # nobody is told that the table was changed on the platform, and the update goes through the second time
    plan = place.plan(layer)
    assert kinds(plan)[1] == "changes"
    place.publisher.run(plan, Feedback(), journals=place.journals)
    assert len(rows(place)) == 101


def test_interrupted_and_resumed_by_another_session(place: Seat, file: Path) -> None:
    layer = departements(file)
    place.publish(layer)
    _changed, _deleted, new = change(layer)
    for step in (2, 4):
        plan = place.plan(layer)
        feedback = cancel_at(plan.steps[step].label)
        with pytest.raises(PublicationFailed) as caught:
            place.publisher.run(plan, feedback, OnFailure.KEEP, place.journals)
        assert caught.value.kept
        (journal,), errors = recover(place.journals)
        assert errors == []
        publisher = place.publisher
        job = publisher.prepare([layer])
        publisher.check(job, Feedback())
        receipt = publisher.resume(publisher.plan(job, Feedback(), journal), journal, Feedback())
        assert all(check["ok"] for check in receipt.checks)
        assert place.left()["kept"] == 0
        assert place.left()["tables"] == {"zones": 101}
        assert kinds(place.plan(layer)) == ["check", "same"]
        with edit(layer):
            layer.changeAttributeValue(new, layer.fields().indexOf("name"), f"après {step}")


def test_somebody_changed_the_table(place: Seat, file: Path) -> None:
    layer = departements(file)
    place.publish(layer)
    publication = place.publisher.publications(Feedback())[0]
    assert publication.changed_there is False
    place.sql(f"UPDATE {place.schema}.zones SET name = 'autre' WHERE fid = (SELECT min(fid) FROM {place.schema}.zones)")
    publication = place.publisher.publications(Feedback())[0]
    assert publication.changed_there is True
    # a new style does not make it forgotten
    layer.renderer().symbol().setOpacity(0.4)
    job = place.publisher.prepare([layer])
    job.layers[0].update = Update.STYLE
    place.publisher.check(job, Feedback())
    place.publisher.run(place.publisher.plan(job, Feedback()), Feedback(), journals=place.journals)
    assert place.publisher.publications(Feedback())[0].changed_there is True
    plan = place.plan(layer)
    assert kinds(plan)[1] == "load"
    assert "changed on the platform" in plan.steps[1].label
    place.publisher.run(plan, Feedback(), journals=place.journals)
    assert place.sql(f"SELECT count(*) FROM {place.schema}.zones WHERE name = 'autre'") == [(0,)]
    assert place.publisher.publications(Feedback())[0].changed_there is False


def test_somebody_changes_the_table_between_plan_and_run(place: Seat, file: Path) -> None:
    layer = departements(file)
    place.publish(layer)
    change(layer)
    plan = place.plan(layer)
    place.sql(f"DELETE FROM {place.schema}.zones WHERE fid = (SELECT max(fid) FROM {place.schema}.zones)")
    before = rows(place)
    with pytest.raises(PublicationFailed) as caught:
        place.publisher.run(plan, Feedback(), journals=place.journals)
    assert isinstance(caught.value.cause, DatabaseError)
    assert "changed on the platform meanwhile" in caught.value.why
    assert rows(place) == before


def test_another_workstation_knows_the_same_and_sends_the_rest_wholly(place: Seat, file: Path, tmp_path: Path) -> None:
    layer = departements(file)
    place.publish(layer)
    other = at_workstation(place, tmp_path / "other workstation")
    copy = tmp_path / "copie.gpkg"
    shutil.copy(file, copy)
    theirs = departements(copy, layer)
    assert kinds(other.plan(theirs)) == ["check", "same"]
    change(theirs)
    comparison = other.publisher.compare(other.publisher.prepare([theirs]).layers[0], Feedback())
    assert comparison is not None
    assert "does not know which features" in comparison.why
    plan = other.plan(theirs)
    assert kinds(plan)[1] == "load"
    assert "does not know which features were published" in plan.steps[1].label
    other.publisher.run(plan, Feedback(), journals=place.journals)
    # now that one knows them, and the first one does not any more
    with edit(theirs):
        theirs.deleteFeature(min(feature.id() for feature in theirs.getFeatures()))
    assert kinds(other.plan(theirs))[1] == "changes"
    assert kinds(place.plan(theirs))[1] == "load"


def test_a_layer_only_qgis_reads_keeps_the_keys_of_what_did_not_change(place: Seat) -> None:
    layer = squares("zones", 20)
    place.publish(layer)
    before = rows(place)
    assert sorted(before) == list(range(1, 21))
    ids = [feature.id() for feature in layer.getFeatures()]
    with edit(layer):
        layer.changeAttributeValue(ids[4], 1, "changé")
        layer.deleteFeature(ids[7])
    place.publish(layer)
    after = rows(place)
    assert {key for key in before if after.get(key) != before[key]} == {5, 8}
    assert after.keys() - before.keys() == {21}
    # by a key, the one that changed stays itself
    job = place.publisher.prepare([layer])
    job.layers[0].key_field = "Numéro"
    place.publisher.check(job, Feedback())
    assert kinds(place.publisher.plan(job, Feedback()))[1] == "load", "another way of recognising features"
    place.publisher.run(place.publisher.plan(job, Feedback()), Feedback(), journals=place.journals)
    before = rows(place)
    with edit(layer):
        layer.changeAttributeValue(ids[2], 1, "changé aussi")
    job = place.publisher.prepare([layer])
    job.layers[0].key_field = "Numéro"
    place.publisher.check(job, Feedback())
    place.publisher.run(place.publisher.plan(job, Feedback()), Feedback(), journals=place.journals)
    after = rows(place)
    assert after.keys() == before.keys()
    assert len([key for key in before if after[key] != before[key]]) == 1
    # who adds a row by hand gets a free number
    place.sql(f"INSERT INTO {place.schema}.zones (nom) VALUES (%s)", "à la main")


def test_a_key_that_is_twice_is_a_finding_and_all_is_sent(place: Seat) -> None:
    layer = squares("zones", 6)
    with edit(layer):
        layer.changeAttributeValue(next(layer.getFeatures()).id(), 0, NULL)
    for turn in range(2):
        job = place.publisher.prepare([layer])
        job.layers[0].key_field = "Numéro"
        findings = place.publisher.check(job, Feedback())
        assert [f for f in findings if "cannot tell features apart" in f.sentence]
        plan = place.publisher.plan(job, Feedback())
        assert kinds(plan)[1] == "load", turn
        place.publisher.run(plan, Feedback(), journals=place.journals)
        with edit(layer):
            layer.changeAttributeValue(next(layer.getFeatures()).id(), 1, f"tour {turn}")
    job = place.publisher.prepare([layer])
    job.layers[0].key_field = "Numéro"
    place.publisher.check(job, Feedback())
    plan = place.publisher.plan(job, Feedback())
    assert kinds(plan)[1] == "load"
    assert "several times the same" in plan.steps[1].label


def test_other_fields_are_another_table(place: Seat, file: Path) -> None:
    layer = departements(file)
    place.publish(layer)
    job = place.publisher.prepare([layer])
    job.layers[0].columns = ("name", "iso_a2")
    place.publisher.check(job, Feedback())
    plan = place.publisher.plan(job, Feedback())
    assert kinds(plan)[1] == "load"
    assert "its fields" in plan.steps[1].label


def test_the_record_alone(place: Seat, file: Path) -> None:
    layer = departements(file)
    receipt = place.publish(layer)
    before = rows(place)
    job = place.publisher.prepare([layer])
    job.layers[0].update = Update.RECORD
    place.publisher.check(job, Feedback())
    plan = place.publisher.plan(job, Feedback())
    assert kinds(plan) == ["check", "project", "commit", "record", "read", "records", "finish"]
    place.publisher.run(plan, Feedback(), journals=place.journals)
    assert rows(place) == before
    assert place.catalogue().fetch(receipt.links["record"][0]["name"]) is not None


def test_the_lineage_tells_the_publication_once(place: Seat, file: Path) -> None:
    layer = departements(file)
    for number in range(2):
        job = place.publisher.prepare([layer])
        job.lineage = True
        place.publisher.check(job, Feedback())
        receipt = place.publisher.run(place.publisher.plan(job, Feedback()), Feedback(), journals=place.journals)
        data = place.catalogue().fetch(receipt.links["record"][0]["name"])
        assert data is not None
        lineage = str(Record.parse(data).get("lineage"))
        assert lineage.count("monde.gpkg") == 1
        assert f"{101 - number} features" in lineage
        with edit(layer):
            layer.deleteFeature(min(feature.id() for feature in layer.getFeatures()))


def test_all_of_it_when_asked(place: Seat, file: Path) -> None:
    layer = departements(file)
    place.publish(layer)
    job = place.publisher.prepare([layer])
    job.layers[0].update = Update.ALL
    place.publisher.check(job, Feedback())
    plan = place.publisher.plan(job, Feedback())
    assert kinds(plan)[1] == "load"
    assert "you asked for all of it" in plan.steps[1].label


def test_the_dashboard_tells_how_each_publication_stands(place: Seat, file: Path, tmp_path: Path) -> None:
    layer, other = departements(file), squares("carrés")
    place.publish(layer)
    place.publish(other)
    publisher = place.publisher

    def states(*layers: QgsVectorLayer) -> dict[str, PublicationState]:
        prepared = [publisher.prepare([each]).layers[0] for each in layers]
        for each, key in zip(prepared, ("zones", "carres"), strict=False):
            each.publication = key
        found = dashboard(publisher, publisher.ledger, prepared, Feedback())
        assert all(row.why for row in found)
        return {row.publication.key: row.state for row in found}

    assert states(layer, other) == {"zones": PublicationState.SAME, "carres": PublicationState.SAME}
    # the file tells by itself; what was in memory only is not known
    assert states() == {"zones": PublicationState.SAME, "carres": PublicationState.UNKNOWN}
    found = {row.publication.key: row for row in dashboard(publisher, publisher.ledger, [], Feedback())}
    assert found["zones"].file == str(file)
    assert found["zones"].workstation
    assert len(found["zones"].checksum) == 32
    assert found["zones"].entry is not None
    assert found["zones"].entry.count == 101
    change(layer)
    with edit(other):
        other.deleteFeature(next(other.getFeatures()).id())
    assert states(layer, other) == {"zones": PublicationState.CHANGED_HERE, "carres": PublicationState.CHANGED_HERE}
    place.sql(f"DELETE FROM {place.schema}.zones WHERE fid = (SELECT max(fid) FROM {place.schema}.zones)")
    assert states(layer, other)["zones"] is PublicationState.BOTH
    # another workstation sees the file's name and no path
    elsewhere = at_workstation(place, tmp_path / "elsewhere").publisher
    (theirs,) = [
        row for row in dashboard(elsewhere, elsewhere.ledger, [], Feedback()) if row.publication.key == "zones"
    ]
    assert (theirs.file, theirs.entry) == ("monde.gpkg", None)
    # unpublished elsewhere: gone; unpublished here: forgotten
    publication = next(each for each in elsewhere.publications(Feedback()) if each.key == "zones")
    elsewhere.run(elsewhere.unpublish_plan(publication, Feedback()), Feedback(), journals=place.journals)
    assert states(layer, other)["zones"] is PublicationState.GONE
    publication = next(each for each in publisher.publications(Feedback()) if each.key == "carres")
    publisher.run(publisher.unpublish_plan(publication, Feedback()), Feedback(), journals=place.journals)
    assert states() == {"zones": PublicationState.GONE}


def test_the_two_that_edit_the_same_publication(place: Seat, file: Path, tmp_path: Path) -> None:
    """The second of two plans made from the same state is refused, and says by whom."""
    layer = departements(file)
    place.publish(layer)
    change(layer)
    first, second = place.plan(layer), place.plan(layer)
    place.publisher.run(first, Feedback(), journals=place.journals)
    before = rows(place)
    with pytest.raises(PublicationFailed) as caught:
        place.publisher.run(second, Feedback(), journals=place.journals)
    assert place.user in caught.value.why
    assert rows(place) == before
    assert place.left()["tables"] == {"zones": 101}


def test_nothing_of_a_place_is_written_into_the_project_file(place: Seat, file: Path) -> None:
    place.publish(departements(file))
    memory = place.publisher.memory
    assert sorted(path.suffix for path in memory.rglob("*") if path.is_file()) == [".sqlite", ".sqlite"]
    assert place.password.encode() not in b"".join(path.read_bytes() for path in memory.rglob("*") if path.is_file())
    assert replace(place.platform).endpoints == place.platform.endpoints


def test_a_record_deleted_in_the_catalogue_is_saved_again(place: Seat, file: Path) -> None:
    layer = departements(file)
    identifier = place.publish(layer).links["record"][0]["name"]
    before = rows(place)
    CswClient(
        place.platform.endpoints["csw"], Door(place.platform.authcfg), place.platform.endpoints["csw_publication"]
    ).delete(identifier)
    assert place.catalogue().fetch(identifier) is None
    for update in (Update.CHANGES, Update.STYLE, Update.RECORD):
        plan = planned(place, layer, update)
        assert kinds(plan) == ["check", "project", "commit", "record", "read", "records", "finish"], update
        (record,) = [step for step in plan.steps if step.key.startswith("record:")]
        assert "gone" in record.label
        assert record.effect is Effect.CREATE
        assert [str(target) for target in plan.targets(Effect.REPLACE)] == ["zones"], "the service stays there"
    place.publisher.run(planned(place, layer, Update.STYLE), Feedback(), journals=place.journals)
    assert rows(place) == before
    assert place.catalogue().fetch(identifier) is not None
    assert kinds(place.plan(layer)) == ["check", "same"]


def test_a_service_deleted_from_the_server_is_put_together_again(place: Seat, file: Path) -> None:
    layer = departements(file)
    place.publish(layer)
    before, content = rows(place), place.left()
    place.sql(f'DELETE FROM "{place.schema}".qgis_projects WHERE name = %s', "zones")
    for update in (Update.CHANGES, Update.STYLE, Update.RECORD):
        plan = planned(place, layer, update)
        (project,) = [step for step in plan.steps if step.key.startswith("project:")]
        assert "gone" in project.label
        assert project.effect is Effect.CREATE
    # who cancels finds it as it was: deleted
    with pytest.raises(Cancelled):
        stopped = planned(place, layer, Update.CHANGES)
        place.publisher.run(stopped, cancel_at(stopped.steps[-2].label), journals=place.journals)
    assert place.left()["projects"] == []
    place.publisher.run(planned(place, layer, Update.CHANGES), Feedback(), journals=place.journals)
    assert rows(place) == before
    assert [name for name, _content in place.left()["projects"]] == [name for name, _content in content["projects"]]


def test_a_table_that_is_gone_is_loaded_again_and_nothing_is_said_to_be_replaced(place: Seat, file: Path) -> None:
    layer = departements(file)
    place.publish(layer)
    place.sql(f'DROP TABLE "{place.schema}".zones')
    plan = planned(place, layer, Update.STYLE)
    assert kinds(plan)[1] == "load"
    assert "gone" in plan.steps[1].label
    assert plan.steps[1].effect is Effect.CREATE
    place.publisher.run(plan, Feedback(), journals=place.journals)
    assert len(rows(place)) == 101


def test_a_map_whose_record_is_gone_is_published_again(place: Seat, file: Path) -> None:
    layer = departements(file)
    QgsProject.instance().addMapLayer(layer)
    request = MapRequest("Carte", QgsProject.instance(), extent=QgsRectangle(layer.extent()), crs=layer.crs())
    receipt = place.publish(layer, map_request=request)
    (identifier,) = [link["name"] for link in receipt.links["record"] if link["publication"] == "carte"]
    assert kinds(place.plan(layer, map_request=request)) == ["check", "same", "same"]
    CswClient(
        place.platform.endpoints["csw"], Door(place.platform.authcfg), place.platform.endpoints["csw_publication"]
    ).delete(identifier)
    place.publish(layer, map_request=request)
    assert place.catalogue().fetch(identifier) is not None


def test_a_record_of_another_catalogue_is_new_here(place: Seat, file: Path) -> None:
    layer = departements(file)
    job = place.publisher.prepare([layer])
    record = Record.new()
    record.set("file_identifier", "aaaaaaaa-1111-4222-8333-00000000abcd")
    record.set("title", "Zones d’ailleurs")
    # as it was read elsewhere, before it was edited
    job.layers[0].record, job.layers[0].record_base = record.to_bytes(), record.to_bytes()
    job.layers[0].record_id = record.identifier
    place.publisher.check(job, Feedback())
    plan = place.publisher.plan(job, Feedback())
    assert plan.targets(Effect.REPLACE) == ()
    place.publisher.run(plan, Feedback(), journals=place.journals)
    assert place.catalogue().fetch(record.identifier) is not None


def planned(place: Seat, layer: QgsVectorLayer, update: Update) -> Plan:
    """Give the plan that sends what was asked of a layer."""
    job = place.publisher.prepare([layer])
    job.layers[0].update = update
    place.publisher.check(job, Feedback())
    return place.publisher.plan(job, Feedback())


def test_what_is_loaded_goes_on_without_its_layer_and_what_is_not_is_named(
    place: Seat, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A layer in memory is gone with the session: only a step that still reads its features cannot do without."""
    for module in (readback, fidelity):
        # so many that not all of them are drawn: where to look is asked of the features
        monkeypatch.setattr(module, "_MANY", 2)
    layer, memory = departements(file), squares("carrés", 4)
    plan = place.plan(memory, layer)
    assert kinds(plan)[:3] == ["check", "load", "load"]
    for stopped in (1, 2):
        plan = place.plan(memory, layer)
        with pytest.raises(PublicationFailed):
            place.publisher.run(plan, cancel_at(plan.steps[stopped].label), OnFailure.KEEP, place.journals)
        (journal,), _errors = recover(place.journals)
        taken = take_up(journal.read(), lambda _layer_id: None)
        assert [layer.called for layer in taken.gone] == ["“carrés”"]
        if stopped == 1:
            with pytest.raises(PublishError, match="cannot go on") as caught:
                place.publisher.plan_again(taken, journal, Feedback())
            assert "carrés" in caught.value.why
            assert "zones" not in caught.value.why
            assert place.publisher.undo(journal)[1] == ()
    receipt = place.publisher.resume(place.publisher.plan_again(taken, journal, Feedback()), journal, Feedback())
    assert all(check["ok"] for check in receipt.checks)
    assert place.left()["tables"] == {"carres": 4, "zones": 101}
    notes = {found.publication: found.notes for found in receipt.fidelity}
    assert "not open" in notes["carres"][0]
    assert "cannot go on" not in str(notes)


def test_features_beyond_thousands_are_counted_by_ogc_api_alone(
    place: Seat, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(readback, "_MANY", 2)
    layer = departements(file)
    first = place.publish(layer)
    change(layer)
    again = place.publish(layer)
    for receipt in (first, again):
        assert all(check["ok"] for check in receipt.checks)
        found = {check["name"]: check["found"] for check in receipt.checks}
        assert found["a feature by WFS"] == 1
        assert "features by WFS" not in found
        assert found["features by OGC API"] == place.left()["tables"]["zones"] == 101
