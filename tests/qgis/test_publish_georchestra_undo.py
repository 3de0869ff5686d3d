"""Undoing on géOrchestra when an undo fails itself: what the layer in service reads is never taken from under it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from prodige_plugin.errors import NetworkError, PublishError
from prodige_plugin.feedback import Feedback
from prodige_plugin.platforms.georchestra.geoserver import GeoServer
from prodige_plugin.publishing.journal import recover
from prodige_plugin.publishing.runner import PublicationFailed
from tests.faults.matrix import difference
from tests.qgis.georchestra_support import Georchestra, georchestra, squares


@pytest.fixture
def place(tmp_path: Path, qgis_new_project) -> Iterator[Georchestra]:
    with georchestra(tmp_path) as made:
        yield made


def test_new_data_stay_while_the_layer_reads_them(place: Georchestra, monkeypatch: pytest.MonkeyPatch) -> None:
    place.publish(squares())
    before = place.held()
    publisher = place.publisher
    plan = place.plan(squares(count=5), publisher=publisher)
    late = next(step for step in plan.steps if step.key.startswith("record:"))

    def fails(*_arguments: object, **_named: object) -> None:
        raise PublishError("stopped for the test")

    def lost(*_arguments: object, **_named: object) -> None:
        raise NetworkError("lost for the test")

    monkeypatch.setattr(type(late), "do", fails)
    moves = GeoServer.move_feature_type

    def moves_once(self: GeoServer, *arguments: object, **named: object) -> None:
        # to the new data; the way back is lost
        monkeypatch.setattr(GeoServer, "move_feature_type", lost)
        moves(self, *arguments, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(GeoServer, "move_feature_type", moves_once)
    with pytest.raises(PublicationFailed) as caught:
        publisher.run(plan, Feedback(), journals=place.journals)
    assert len(caught.value.left) == 2
    assert "its layer still reads them" in caught.value.detail
    monkeypatch.setattr(GeoServer, "move_feature_type", moves)
    (journal,), _errors = recover(place.journals)
    _undone, failures = place.publisher.undo(journal)
    assert failures == ()
    after = place.held()
    before.pop("files"), after.pop("files")
    assert difference(before, after) == ""
