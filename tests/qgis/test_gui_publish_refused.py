"""A platform that refuses the account, or is slow: the way out is at hand, and nobody waits for it."""

from __future__ import annotations

import threading
from types import SimpleNamespace

import pytest

from prodige_plugin.errors import AccountRefused
from prodige_plugin.gui.tasks import running_tasks

from .gui_fakes import pump
from .publish_place import Place, layer


@pytest.fixture
def place(qgis_app, tmp_path, monkeypatch):
    """A dock on a project with one layer, and its publisher."""
    made = Place(tmp_path, monkeypatch, [("", layer("Communes"))])
    yield made
    made.close()


def test_an_account_that_is_refused_is_corrected_in_the_platform(place, monkeypatch) -> None:
    """Only trying again was offered, which is refused again."""
    place.publisher.listed = AccountRefused("The database refused your account.", "", "Correct it.")
    tab = place.dock.publications
    place.dock.tabs.setCurrentWidget(tab)
    assert pump(lambda: not tab.source.busy and tab.page.heading.text().startswith("The database"))
    assert tab.page.button.text() == "Complete the platform…"
    opened: list = []
    window = SimpleNamespace(show=lambda: opened.append("shown"))
    monkeypatch.setattr("prodige_plugin.gui.platform_dialog.PlatformDialog", lambda *_of: window)
    tab.page.button.click()
    assert opened == ["shown"]


def test_checks_are_stopped_at_once_though_the_platform_is_slow(place, monkeypatch) -> None:
    """The dock stayed busy until the platform had answered: a quarter of a minute."""
    came, go_on = threading.Event(), threading.Event()

    def slow(_job, _feedback) -> list:
        came.set()
        assert go_on.wait(30)
        return []

    monkeypatch.setattr(place.publisher, "check", slow)
    dock = place.dock
    try:
        place.tick("Communes")
        dock.check_button.click()
        assert pump(came.is_set)
        assert dock.check_button.text() == "&Stop"
        dock.check_button.click()
        assert dock.check_button.text() == "&Check"
        assert dock.plan_button.isEnabled()
        assert not dock.line.busy
        assert running_tasks(), "the worker leaves later, and nobody hears of it"
    finally:
        go_on.set()
    assert pump(lambda: not running_tasks())
    assert dock._findings is None
