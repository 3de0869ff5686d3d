"""The keys of the Publish dock's pages, and the keyboard that is taken from nobody."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QLineEdit

from prodige_plugin.errors import Unauthorized
from prodige_plugin.gui import messages
from prodige_plugin.gui.page_stack import take_keyboard
from prodige_plugin.publishing.runner import PublicationFailed

from .gui_fakes import pump
from .publish_place import Place, layer

pytestmark = pytest.mark.usefixtures("qgis_app")


@pytest.fixture
def place(qgis_app, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Place]:
    made = Place(tmp_path, monkeypatch, [("", layer("Communes"))])
    yield made
    made.close()


def test_escape_goes_back_and_enter_presses_the_button_that_has_the_keyboard(place: Place) -> None:
    place.tick("Communes")
    place.plan()
    view = place.dock.plan_view
    assert place.dock.window().focusWidget() is view.run_button
    QTest.keyClick(view.run_button, Qt.Key.Key_Escape)
    assert place.dock.stack.currentWidget() is place.dock.tabs
    assert place.publisher.board == []
    place.tick("Communes")
    place.plan()
    QTest.keyClick(view.run_button, Qt.Key.Key_Return)
    assert pump(lambda: place.dock.stack.currentWidget() is place.dock.receipt)
    QTest.keyClick(place.dock.receipt.done, Qt.Key.Key_Escape)
    assert place.dock.stack.currentWidget() is place.dock.tabs


def test_escape_leaves_nothing_that_is_under_way(place: Place) -> None:
    place.tick("Communes")
    place.plan()
    view = place.dock.plan_view
    view.started()
    QTest.keyClick(view.cancel_button, Qt.Key.Key_Escape)
    assert place.dock.stack.currentWidget() is view


def test_what_ends_in_the_background_takes_the_keyboard_from_nobody(place: Place) -> None:
    """A key that was meant for another window's field pressed the receipt's button."""
    place.tick("Communes")
    place.plan()
    place.dock.plan_view.run_button.setFocus()
    take_keyboard(place.dock.plan_view.back_button)
    assert place.dock.window().focusWidget() is place.dock.plan_view.back_button
    # a field of another dock, in the same window
    other = QLineEdit(place.iface.window)
    place.dock.setParent(place.iface.window)
    place.dock.show()
    other.show()
    other.setFocus()
    take_keyboard(place.dock.plan_view.run_button)
    assert place.dock.window().focusWidget() is other
    place.dock.setParent(None)


def test_a_publication_that_the_account_stopped_leads_to_where_it_is_corrected(place, monkeypatch) -> None:
    shown: list[dict[str, object]] = []
    monkeypatch.setattr(messages, "show_error", lambda _error, **more: shown.append(more))
    refused = Unauthorized("The server refuses the account.", status=401)
    place.dock.runner._failed(PublicationFailed("It stopped.", "", "", "", cause=refused))
    assert shown[0]["action"][0] == "Complete the platform…"
    place.dock.runner._failed(PublicationFailed("It stopped.", "", "", ""))
    assert shown[1] == {}
