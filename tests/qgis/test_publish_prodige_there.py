"""What is known of a data set of PRODIGE 5 after its publication: the same, changed here, changed there, gone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from qgis.core import QgsVectorLayer

from prodige_plugin.feedback import Feedback
from prodige_plugin.network import sign_in
from prodige_plugin.platforms import store
from prodige_plugin.platforms.dashboard import DashboardRow, dashboard
from prodige_plugin.platforms.prodige import there
from prodige_plugin.publishing.changes import PublicationState
from prodige_plugin.publishing.prepared import prepare_layer
from tests.qgis.prodige_support import UUID, Place, prodige, same_rows, trees

pytestmark = pytest.mark.usefixtures("qgis_app")
State = PublicationState


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Place]:
    monkeypatch.setattr(store, "profile_folder", lambda: tmp_path / "profile")
    with prodige(tmp_path) as made:
        yield made


def changed_layer() -> QgsVectorLayer:
    rows = same_rows()
    return trees([(rows[0][0], "tilleul", *rows[0][2:]), *rows[1:]])


def row(place: Place, layer: QgsVectorLayer) -> DashboardRow:
    prepared = prepare_layer(layer)
    prepared.dataset = UUID
    (found,) = dashboard(place.publisher, store.ledger(), [prepared], Feedback())
    return found


def test_the_state_is_known_right_after_a_publication(place: Place) -> None:
    """It was said not to be known."""
    layer = changed_layer()
    place.publish(layer)
    assert row(place, layer).state is State.SAME
    assert row(place, changed_layer()).state is State.SAME, "another layer of the same content"
    assert row(place, trees()).state is State.CHANGED_HERE


def test_what_somebody_changes_on_the_platform_is_seen(place: Place) -> None:
    layer = changed_layer()
    place.publish(layer)
    place.table.rows[2]["properties"]["nom"] = "orme"
    assert row(place, layer).state is State.CHANGED_THERE
    assert row(place, trees()).state is State.BOTH
    place.publish(layer)
    assert row(place, layer).state is State.SAME


@pytest.mark.parametrize("held", [3, 4])
def test_of_a_large_data_set_new_and_deleted_rows_are_seen(
    place: Place, monkeypatch: pytest.MonkeyPatch, held: int
) -> None:
    monkeypatch.setattr(there, "PAGE", 3)
    layer = trees([*same_rows(), *([(9, "neuf", 1.5, "2024-01-01", 650900.0, 6860000.0)] if held == 4 else [])])
    place.publish(layer)
    found = row(place, layer)
    assert found.state is State.UNKNOWN
    assert "does not tell" in found.why
    first = min(place.table.rows)
    gone = place.table.rows.pop(first)
    assert row(place, layer).state is State.CHANGED_THERE
    place.table.rows[first] = gone
    assert row(place, layer).state is State.UNKNOWN
    place.table.add({"nom": "de plus", "hauteur": 1.0, "plante": None}, gone["geometry"])
    assert row(place, layer).state is State.CHANGED_THERE


def test_a_platform_that_is_away_leaves_the_state_open(place: Place) -> None:
    layer = changed_layer()
    place.publish(layer)
    assert row(place, layer).state is State.SAME
    place.server.route("/api/", lambda handler: handler.reply(503, b""))
    assert row(place, layer).state is State.UNKNOWN


@pytest.mark.parametrize("public", [True, False])
def test_nobody_signs_in_to_look_at_what_is_open(place: Place, public: bool) -> None:
    if not public:
        place.prodige.open.discard(UUID)
        place.prodige.readable.add(UUID)
    layer = changed_layer()
    place.publish(layer)
    sign_in.forget_all()
    before = place.server.count("/api/login")
    assert row(place, layer).state is State.SAME
    assert (place.server.count("/api/login") > before) is not public


def test_an_account_that_is_gone_leaves_the_state_open(place: Place) -> None:
    place.prodige.open.discard(UUID)
    place.prodige.readable.add(UUID)
    layer = changed_layer()
    place.publish(layer)
    sign_in.forget_all()
    gone = replace(place, platform=replace(place.platform, authcfg="gone123"))
    assert row(gone, layer).state is State.UNKNOWN


def test_a_data_set_that_is_not_there_any_more_is_gone(place: Place) -> None:
    layer = changed_layer()
    place.publish(layer)
    place.prodige.tables.clear()
    assert row(place, layer).state is State.CHANGED_THERE, "its record is there"
    place.prodige.catalogue.kept.clear()
    assert row(place, layer).state is State.GONE
    place.server.route("/api/", lambda handler: handler.reply(404, b""))
    assert row(place, layer).state is State.GONE
