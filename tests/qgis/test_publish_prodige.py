"""Changes of a layer sent to a data set of PRODIGE 5, on a fake of its API with the quirks of the real one."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from prodige_plugin.errors import Conflict, PlatformError, PluginError, PublishError
from prodige_plugin.feedback import Feedback
from prodige_plugin.metadata.record import Record
from prodige_plugin.platforms import prodige as product
from prodige_plugin.platforms.model import Capability
from prodige_plugin.publishing.changes import Kind
from prodige_plugin.publishing.journal import recover
from prodige_plugin.publishing.runner import OnFailure, PublicationFailed
from prodige_plugin.publishing.volume import volume_of
from tests.qgis.prodige_support import TABLE, UUID, Place, prodige, same_rows, trees

pytestmark = pytest.mark.usefixtures("qgis_app")


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Place]:
    with prodige(tmp_path) as made:
        yield made


def changed() -> list[tuple[object, str, float, str, float, float]]:
    rows = same_rows()
    rows[1] = (2, "arbre abattu", *rows[1][2:])
    return [*rows[:2], (None, "arbre neuf", 9.5, "2026-02-03", 651000.0, 6861000.0)]


def kinds(plan) -> list[str]:
    return [step.key.partition(":")[0] for step in plan.steps]


def test_the_difference_is_told_before_anything_is_sent(place: Place) -> None:
    publisher = place.publisher
    job = publisher.prepare([trees(changed())])
    job.layers[0].dataset = UUID
    found = publisher.compare(job.layers[0], Feedback())
    assert found is not None
    assert (found.inserted, found.changed, found.deleted, found.unchanged) == (1, 1, 1, 1)
    assert {(one.kind, one.key) for one in found.samples} == {
        (Kind.INSERTED, ""), (Kind.CHANGED, "2"), (Kind.DELETED, "3"),
    }  # fmt: skip
    assert all(one.geometry for one in found.samples)
    assert place.prodige.writes == []


def test_the_plan_tells_how_much_travels(place: Place) -> None:
    """The page said nothing of it."""
    rows = same_rows()
    plan = place.plan(
        trees([(rows[0][0], "tilleul", *rows[0][2:]), *rows[1:], (9, "neuf", 1.5, "2024-01-01", 1.0, 2.0)])
    )
    known = {step.key.partition(":")[0]: volume for step in plan.steps if (volume := volume_of(step)) is not None}
    assert {kind: volume.features for kind, volume in known.items()} == {"update": 1, "insert": 1}
    place.publisher.run(plan, Feedback(), journals=place.journals)
    for method, kind in (("PATCH", "update"), ("POST", "insert")):
        (sent,) = [json.loads(body) for verb, _uuid, body in place.prodige.writes if verb == method]
        (row,) = sent["features"]
        assert 0.5 < known[kind].size / len(json.dumps(row)) < 1.5


def test_a_record_that_somebody_deleted_is_seen_before_anything_is_sent(place: Place) -> None:
    """The rows went, and came back when the record was not found."""
    place.prodige.catalogue.kept.clear()
    rows = same_rows()
    with pytest.raises(PlatformError, match="is not in the catalogue"):
        place.plan(trees([(rows[0][0], "tilleul", *rows[0][2:]), *rows[1:]]))
    assert place.prodige.writes == []
    plan = place.plan(trees())
    assert not any(step.key.startswith("record:") for step in plan.steps), "nothing changes: no record is saved"


def test_the_same_layer_sends_nothing(place: Place) -> None:
    before = place.table.held()
    plan = place.plan(trees())
    assert kinds(plan) == ["begin", "read"]
    receipt = place.publisher.run(plan, Feedback(), journals=place.journals)
    assert place.prodige.writes == []
    assert place.table.held() == before
    assert receipt.checks
    assert all(check["ok"] for check in receipt.checks)


def test_changed_and_new_rows_are_sent_and_read_back(place: Place) -> None:
    plan = place.plan(trees(changed()))
    assert kinds(plan) == ["begin", "check", "update", "record", "insert", "leave", "read"]
    labels = {step.key.partition(":")[0]: step.label for step in plan.steps}
    assert "cannot be undone" in labels["insert"]
    receipt = place.publisher.run(plan, Feedback(), journals=place.journals)
    rows = place.table.rows
    assert rows[2]["properties"]["nom"] == "arbre abattu"
    assert rows[4]["properties"] == {"nom": "arbre neuf", "hauteur": 9.5, "plante": "2026-02-03"}
    assert rows[4]["geometry"] == {"type": "MultiPoint", "coordinates": [[651000.0, 6861000.0]]}
    assert 3 in rows  # the platform deletes nothing
    assert any("Their numbers: 3" in warning for warning in receipt.warnings)
    assert receipt.checks
    assert all(check["ok"] for check in receipt.checks)
    # what changed, with the geometry, and nothing of the platform's own
    update = json.loads(next(body for method, _uuid, body in place.prodige.writes if method == "PATCH"))
    assert [one["properties"] for one in update["features"]] == [{"gid": 2, "nom": "arbre abattu"}]
    assert update["features"][0]["geometry"]["type"] == "MultiPoint"
    # nothing is left on this computer
    assert not list(place.journals.glob("*"))
    again = place.plan(trees(changed()))
    assert kinds(again) == ["begin", "leave", "read"]


def test_what_was_sent_stands_though_this_computer_cannot_remember_it(place: Place, monkeypatch) -> None:
    def full(*_arguments: object) -> None:
        raise PublishError("The list of what this computer published cannot be written.")

    monkeypatch.setattr("prodige_plugin.platforms.prodige.publish.remember", full)
    receipt = place.publish(trees(changed()))
    assert [words for words in receipt.warnings if "cannot be written" in words]
    assert len(place.table.rows) == 4
    assert recover(place.journals) == ([], [])


def test_rows_go_where_the_api_says_so(place: Place) -> None:
    for way in ("value", "field", "body"):
        place.prodige.deletes = way
        place.table.rows.setdefault(3, {"properties": {"nom": "x", "hauteur": None, "plante": None},
                                        "geometry": {"type": "MultiPoint", "coordinates": [[1.0, 2.0]]}})  # fmt: skip
        plan = place.plan(trees(same_rows()[:2]))
        assert "delete" in kinds(plan)
        place.publisher.run(plan, Feedback(), journals=place.journals)
        assert sorted(place.table.rows) == [1, 2]


def test_a_key_of_the_persons_own_pairs_rows(place: Place) -> None:
    rows = [(None, "arbre 0", 7.5, "2020-01-01", 650000.0, 6860000.0), *same_rows()[1:]]
    place.publish(trees(rows), key="nom")
    assert place.table.rows[1]["properties"]["hauteur"] == 7.5
    assert len(place.table.rows) == 3
    twice = [*rows, rows[0]]
    with pytest.raises(PublishError, match="more than once"):
        place.plan(trees(twice), key="nom")


def test_a_layer_in_another_crs_arrives_in_that_of_the_data(place: Place) -> None:
    from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransform, QgsPointXY, QgsProject

    transform = QgsCoordinateTransform(
        QgsCoordinateReferenceSystem("EPSG:2154"), QgsCoordinateReferenceSystem("EPSG:4326"), QgsProject.instance()
    )
    rows = []
    for gid, nom, hauteur, plante, x, y in same_rows():
        point = transform.transform(QgsPointXY(x, y))
        rows.append((gid, nom, hauteur, plante, point.x(), point.y()))
    assert kinds(place.plan(trees(rows, crs="EPSG:4326"))) == ["begin", "read"]


def test_a_refusal_with_status_200_is_a_failure_and_all_is_put_back(place: Place) -> None:
    before = place.table.held()
    place.prodige.forbidden = "arbre neuf"
    with pytest.raises(PublicationFailed) as caught:
        place.publish(trees(changed()))
    assert "n'est autorisée que" in caught.value.detail
    assert place.table.held() == before


def test_a_500_that_worked_is_not_done_twice(place: Place) -> None:
    place.prodige.fails_after = 2
    receipt = place.publish(trees(changed()))
    assert len(place.table.rows) == 4
    assert place.table.rows[2]["properties"]["nom"] == "arbre abattu"
    assert receipt.checks
    assert all(check["ok"] for check in receipt.checks)


def test_whole_rows_are_sent_where_parts_are_not_understood(place: Place) -> None:
    place.prodige.whole_only.add(UUID)
    place.publish(trees(changed()))
    assert place.table.rows[2]["properties"] == {"nom": "arbre abattu", "hauteur": 1.5, "plante": "2020-01-02"}


def test_what_somebody_changed_since_is_not_written_over(place: Place) -> None:
    plan = place.plan(trees(changed()))
    place.table.rows[2]["properties"]["nom"] = "autre main"
    before = place.table.held()
    with pytest.raises(PublicationFailed) as caught:
        place.publisher.run(plan, Feedback(), journals=place.journals)
    assert isinstance(caught.value.cause, Conflict)
    assert place.table.held() == before


def test_two_who_add_at_once_do_not_add_twice(place: Place) -> None:
    one, other = place.plan(trees(changed())), place.plan(trees(changed()))
    place.publisher.run(one, Feedback(), journals=place.journals)
    before = place.table.held()
    with pytest.raises(PublicationFailed):
        place.publisher.run(other, Feedback(), journals=place.journals)
    assert place.table.held() == before


def test_a_stopped_publication_goes_on_in_a_later_session(place: Place) -> None:
    layer = trees(changed())
    plan = place.plan(layer)
    place.prodige.forbidden = "arbre neuf"
    with pytest.raises(PublicationFailed):
        place.publisher.run(plan, Feedback(), OnFailure.KEEP, journals=place.journals)
    assert place.table.rows[2]["properties"]["nom"] == "arbre abattu"
    place.prodige.forbidden = object()
    (journal,), _errors = recover(place.journals)
    publisher = place.publisher
    job = publisher.prepare([layer])
    job.layers[0].dataset = UUID
    publisher.check(job, Feedback())
    again = publisher.plan(job, Feedback(), journal)
    publisher.resume(again, journal, Feedback())
    assert len(place.table.rows) == 4
    assert recover(place.journals) == ([], [])


def test_a_stopped_publication_is_undone_from_its_journal(place: Place) -> None:
    before, record = place.table.held(), place.prodige.catalogue.kept[UUID].xml
    place.prodige.forbidden = "arbre neuf"
    with pytest.raises(PublicationFailed):
        place.publisher.run(place.plan(trees(changed())), Feedback(), OnFailure.KEEP, journals=place.journals)
    (journal,), _errors = recover(place.journals)
    _undone, failures = place.publisher.undo(journal)
    assert failures == ()
    assert place.table.held() == before
    assert Record.parse(place.prodige.catalogue.kept[UUID].xml).get("dates") == Record.parse(record).get("dates")


def test_rows_that_were_added_and_cannot_go_are_said(place: Place) -> None:
    plan = place.plan(trees(changed()))
    read = next(step for step in plan.steps if step.key.startswith("read:"))
    original = type(read).do

    def fails(self, state, feedback):
        raise PublishError("stopped for the test")

    type(read).do = fails
    try:
        with pytest.raises(PublicationFailed) as caught:
            place.publisher.run(plan, Feedback(), journals=place.journals)
    finally:
        type(read).do = original
    assert any("Add 1 row" in label for label in caught.value.left)
    assert "Their numbers: 4" in caught.value.detail
    # the rest was undone
    assert place.table.rows[2]["properties"]["nom"] == "arbre 1"


def test_the_record_tells_the_revision_in_the_dialect_of_the_platform(place: Place) -> None:
    place.publish(trees(changed()), places={"domain": "Arbres"}, lineage=True)
    made = Record.parse(place.prodige.catalogue.kept[UUID].xml)
    assert made.get("prodige_domains") == ("Zonages nature", "Arbres")
    assert made.get("dates").revision
    assert "Updated from QGIS" in made.get("lineage")
    names = [link.name for link in made.online_resources()]
    assert names.count("API Geojson") == 1
    assert names.count("Accès au lien ATOM de téléchargement") == 1
    assert TABLE in names


def test_a_session_that_ends_is_opened_again(place: Place) -> None:
    place.prodige.lasts = 1
    place.publish(trees(changed()))
    assert len(place.table.rows) == 4
    assert place.prodige.logins >= 2


def test_no_right_is_said_and_nothing_is_left(place: Place) -> None:
    before = place.table.held()
    place.prodige.read_only.add(UUID)
    with pytest.raises(PublicationFailed):
        place.publish(trees(changed()))
    assert place.table.held() == before


def test_what_the_platform_can_do_depends_on_its_sign_in(place: Place) -> None:
    from dataclasses import replace

    assert Capability.PUSH_CHANGES in product.capabilities(place.platform)
    without = replace(place.platform, sign_in="")
    assert Capability.PUSH_CHANGES not in product.capabilities(without)
    assert Capability.DEPOSIT in product.capabilities(without)
    with pytest.raises(PluginError):
        place.publisher.__class__(without).compare(_prepared(place), Feedback())
    told = {name: sentence for name, good, sentence in product.test_connection(place.platform, Feedback()) if good}
    assert told["Writing data"] == "With the right on a data set, rows can be: change, add."


def _prepared(place: Place):
    job = place.publisher.prepare([trees()])
    job.layers[0].dataset = UUID
    return job.layers[0]
