"""What becomes of a data set of PRODIGE 5 when its publication fails late, or is seen by the account alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from prodige_plugin.errors import Conflict, PublishError
from prodige_plugin.feedback import Feedback
from prodige_plugin.metadata.record import Record
from prodige_plugin.platforms.prodige.push_steps import ReadBack
from prodige_plugin.publishing.journal import recover
from prodige_plugin.publishing.runner import OnFailure, PublicationFailed
from tests.qgis.prodige_support import UUID, Place, prodige, same_rows, trees

pytestmark = pytest.mark.usefixtures("qgis_app")


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Place]:
    with prodige(tmp_path) as made:
        yield made


@pytest.fixture
def late(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let publications fail at their last step."""

    def fails(_self: ReadBack, _state: object, _feedback: Feedback) -> None:
        raise PublishError("stopped for the test")

    monkeypatch.setattr(ReadBack, "do", fails)


def fewer() -> list[tuple[object, str, float, str, float, float]]:
    """One row is changed, the last one gone."""
    rows = same_rows()
    return [rows[0], (2, "arbre abattu", *rows[1][2:])]


def contents(place: Place) -> list[object]:
    return sorted(place.table.held().values(), key=str)


@pytest.mark.usefixtures("late")
def test_whole_rows_are_put_back_where_parts_are_not_understood(place: Place) -> None:
    place.prodige.whole_only.add(UUID)
    before = place.table.held()
    with pytest.raises(PublicationFailed) as caught:
        place.publish(trees(fewer()))
    assert caught.value.left == ()
    assert place.table.held() == before


@pytest.mark.usefixtures("late")
@pytest.mark.parametrize("way", ["value", "field", "body"])
def test_deleted_rows_come_back_once_with_all_but_their_numbers(place: Place, way: str) -> None:
    place.prodige.deletes = way
    before = contents(place)
    plan = place.plan(trees(fewer()))
    with pytest.raises(PublicationFailed):
        place.publisher.run(plan, Feedback(), OnFailure.KEEP, journals=place.journals)
    assert len(place.table.rows) == 2
    (journal,), _errors = recover(place.journals)
    # an earlier try to undo may have ended between the row and its answer
    place.prodige.fails_after = 1
    _undone, failures = place.publisher.undo(journal)
    assert failures == ()
    assert contents(place) == before


def test_a_row_that_did_not_move_keeps_its_place_to_the_last_decimal(place: Place) -> None:
    exact = [[650100.0000004, 6860000.0000003]]
    place.table.rows[2]["geometry"]["coordinates"] = exact
    place.publish(trees([same_rows()[0], fewer()[1], same_rows()[2]]))
    assert place.table.rows[2]["properties"]["nom"] == "arbre abattu"
    assert place.table.rows[2]["geometry"]["coordinates"] == exact


@pytest.mark.usefixtures("late")
def test_what_somebody_else_wrote_in_the_record_since_stays(place: Place) -> None:
    plan = place.plan(trees(fewer()), lineage=True)
    with pytest.raises(PublicationFailed):
        place.publisher.run(plan, Feedback(), OnFailure.KEEP, journals=place.journals)
    kept = place.prodige.catalogue.kept[UUID]
    theirs = Record.parse(kept.xml)
    assert "Updated from QGIS" in theirs.get("lineage")
    theirs.set("abstract", "Ce qu’un autre a écrit.")
    kept.xml = theirs.to_bytes()
    (journal,), _errors = recover(place.journals)
    _undone, failures = place.publisher.undo(journal)
    assert failures == ()
    made = Record.parse(kept.xml)
    assert made.get("abstract") == "Ce qu’un autre a écrit."
    assert "Updated from QGIS" not in (made.get("lineage") or "")


@pytest.mark.usefixtures("late")
def test_what_both_wrote_in_the_record_is_left_and_said(place: Place) -> None:
    plan = place.plan(trees(fewer()), lineage=True)
    with pytest.raises(PublicationFailed):
        place.publisher.run(plan, Feedback(), OnFailure.KEEP, journals=place.journals)
    kept = place.prodige.catalogue.kept[UUID]
    theirs = Record.parse(kept.xml)
    theirs.set("lineage", "Une autre histoire.")
    kept.xml = theirs.to_bytes()
    (journal,), _errors = recover(place.journals)
    _undone, failures = place.publisher.undo(journal)
    assert [type(failure) for failure in failures] == [Conflict]
    assert Record.parse(kept.xml).get("lineage") == "Une autre histoire."
    assert place.table.rows[2]["properties"]["nom"] == "arbre 1", "the rows are put back all the same"


@pytest.mark.parametrize("said", ["401", "403", "404", "check", "page"])
def test_data_that_visitors_may_not_see_are_read_back_with_the_account(place: Place, said: str) -> None:
    place.prodige.open.discard(UUID)
    place.prodige.readable.add(UUID)
    place.prodige.over = said
    receipt = place.publish(trees(fewer()))
    assert any(check["name"] == "read with the account" for check in receipt.checks)


def test_an_api_that_only_reads_is_said_when_the_plan_is_made(place: Place) -> None:
    place.prodige.untold = {"patch"}
    with pytest.raises(PublishError) as caught:
        place.plan(trees(fewer()))
    assert "rows can be: add" in caught.value.why
    place.prodige.untold = {"patch", "post"}
    with pytest.raises(PublishError, match="cannot be written"):
        place.plan(trees(fewer()))
    assert place.prodige.writes == []
    # what is the same can be compared all the same
    place.plan(trees())
