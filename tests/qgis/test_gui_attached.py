"""Deposits in “My publications”: what they wait for is said, and once attached their layer updates the data set."""

from __future__ import annotations

import pytest

from prodige_plugin.gui.publications_model import Shown, facts_of, state_icon, state_why
from prodige_plugin.gui.publish_choices import PLATFORM, PUBLICATION
from prodige_plugin.gui.unfinished_panel import TakenUp
from prodige_plugin.platforms.dashboard import DashboardRow
from prodige_plugin.platforms.product import Attached, Dataset
from prodige_plugin.publishing.changes import PublicationState
from prodige_plugin.publishing.plan import Effect, Plan, Receipt

from .gui_fakes import FakeStep, pump
from .publish_place import Place, layer, published


@pytest.fixture
def place(qgis_app, tmp_path, monkeypatch):
    """A dock on a project with two layers, and its publisher."""
    made = Place(tmp_path, monkeypatch, [("", layer("Communes")), ("", layer("Zones"))])
    yield made
    made.close()


def test_the_layer_of_an_attached_deposit_updates_the_data_set(place) -> None:
    """It was deposited once more when it was published again."""
    communes = place.layers["Communes"]
    communes.setCustomProperty(PUBLICATION, "communes")
    communes.setCustomProperty(PLATFORM, "p1")
    plan = Plan("a-1", "Attach Communes", "p1", (FakeStep([], "record", Effect.REPLACE, ("r",)),))
    place.publisher.attach_plan = lambda _publication, _dataset, _feedback: plan
    found = Attached(("communes",), Dataset("u1", "Communes de la Drôme", "communes"))
    place.publisher.attached = lambda one: found if one is plan else None
    dock, waiting = place.dock, published("deposit:communes", "Communes", waiting=True, tables=("communes",))
    dock.published.attach_to(waiting, place.platforms.all()[0], Dataset("u1", "Communes de la Drôme", "communes"))
    assert pump(lambda: dock.stack.currentWidget() is dock.plan_view)
    assert dock.list.choices.of(communes).dataset == ""
    dock.plan_view.run_button.click()
    assert pump(lambda: not dock.runner.running and dock.stack.currentWidget() is dock.tabs)
    chosen = dock.list.choices.of(communes)
    assert (chosen.dataset, chosen.dataset_title) == ("u1", "Communes de la Drôme")
    assert dock.list.choices.of(place.layers["Zones"]).dataset == ""


def test_the_layer_of_an_attaching_that_a_crash_cut_short_updates_the_data_set_too(place) -> None:
    communes = place.layers["Communes"]
    communes.setCustomProperty(PUBLICATION, "communes")
    communes.setCustomProperty(PLATFORM, "p1")
    plan = Plan("a-1", "Attach Communes", "p1", (FakeStep([], "record", Effect.REPLACE, ("r",)),))
    other = Plan("u-1", "Unpublish Zones", "p1", (FakeStep([], "drop", Effect.DELETE, ("z",)),))
    found = Attached(("communes",), Dataset("u1", "Communes de la Drôme", "communes"))
    place.publisher.attached = lambda one: found if one is plan else None
    place.publisher.resume = lambda one, _journal, _feedback: Receipt(one.key, one.title, one.platform, "")
    dock = place.dock
    for shown_plan, wanted in ((other, ""), (plan, "u1")):
        dock.unfinished.takenUp.emit(TakenUp(shown_plan, place.publisher, None, None))
        assert dock.stack.currentWidget() is dock.plan_view
        dock.plan_view.resumeWanted.emit()
        assert pump(lambda: not dock.runner.running and dock.stack.currentWidget() is dock.tabs)
        assert dock.list.choices.of(communes).dataset == wanted


def shown(why: str = "", **of: object) -> Shown:
    return Shown("p", "P", DashboardRow(published(**of), PublicationState.UNKNOWN, why))


def test_what_waits_is_not_said_to_be_published_without_checksums(qgis_app) -> None:
    """Publishing it again was the advice."""
    assert "administrators" in state_why(shown("It was published without checksums; …", waiting=True))
    assert state_why(shown("It was published without checksums; …")).startswith("It was")


def test_a_map_that_is_there_has_no_question_mark(qgis_app) -> None:
    assert state_icon(shown(kind="map")) == "mIconSuccess.svg"
    assert state_icon(shown()) == "mActionHelpContents.svg"


def test_the_hour_of_a_publication_is_told(qgis_app) -> None:
    assert ":07" in dict(facts_of(shown(when="2024-06-12T10:07:00Z")))["Published"]
