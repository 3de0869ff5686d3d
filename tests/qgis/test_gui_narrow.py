"""The Publish dock with large letters in a narrow place: nothing that is read or pressed is cut."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from qgis.PyQt.QtCore import QRect
from qgis.PyQt.QtGui import QFont
from qgis.PyQt.QtWidgets import QLabel, QPushButton, QWidget

from prodige_plugin.gui.element_widgets import told
from prodige_plugin.gui.fidelity_window import FidelityWindow
from prodige_plugin.gui.flow_layout import FlowLayout
from prodige_plugin.gui.publications_model import Shown
from prodige_plugin.gui.publications_panel import publication_panel
from prodige_plugin.gui.scrolled_sentence import ScrolledSentence
from prodige_plugin.platforms.dashboard import DashboardRow
from prodige_plugin.platforms.product import Publication
from prodige_plugin.publishing.changes import PublicationState
from prodige_plugin.publishing.plan import Fidelity

from .gui_fakes import pump
from .publish_place import Place, layer

pytestmark = pytest.mark.usefixtures("qgis_app")
WIDTH = 280


@pytest.fixture
def place(qgis_app, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Place]:
    """A narrow dock in letters of 18 points."""
    made = Place(tmp_path, monkeypatch, [("", layer("Communes"))])
    made.dock.setFont(QFont(made.dock.font().family(), 18))
    made.dock.resize(WIDTH, 640)
    yield made
    made.close()


def cut(page: QWidget) -> list[str]:
    """The words of the buttons that are narrower than they want to be, though there is room."""
    found = [one for one in page.findChildren(QPushButton) if one.isVisible()]
    return [one.text() for one in found if one.width() < min(one.sizeHint().width(), page.width())]


def test_no_button_of_a_plan_is_cut_in_any_phase(place: Place) -> None:
    place.tick("Communes")
    place.plan()
    view = place.dock.plan_view
    assert pump(lambda: not cut(view)), cut(view)
    view.started()
    assert pump(lambda: not cut(view)), cut(view)
    view.stopped("It stopped.", True)
    assert view.undo_button.isVisible() and view.resume_button.isVisible()
    assert pump(lambda: not cut(view)), cut(view)
    view.stopped("It failed.", False, True)
    assert pump(lambda: not cut(view)), cut(view)


def test_no_button_under_the_list_is_cut(place: Place) -> None:
    place.dock.list.tick(place.layers["Communes"].id())
    assert pump(lambda: place.dock.plan_button.isVisible() and not cut(place.dock.choose)), cut(place.dock.choose)


def test_what_failed_is_read_whole_where_the_plan_names_what_it_would_replace(place: Place) -> None:
    place.tick("Communes")
    place.plan()
    view = place.dock.plan_view
    view.lost.say(["Replaces: " + ", ".join(f"table t_{number}" for number in range(20))])
    assert pump(lambda: view.lost.isVisible())
    view.stopped("The publication failed, nothing of it is left. " + "The platform said why. " * 4, False, True)
    assert not view.lost.isVisible()
    assert pump(lambda: view.now.height() >= view.now.heightForWidth(view.now.width()))


def test_both_tabs_stay_in_sight(place: Place) -> None:
    bar = place.dock.tabs.tabBar()
    assert pump(lambda: bar.isVisible() and bar.tabRect(1).right() <= bar.width() + 1)
    assert not bar.usesScrollButtons()
    assert bar.tabToolTip(1) == "My publications"


def test_the_last_of_each_line_fills_it() -> None:
    parent = QWidget()
    flow = FlowLayout(parent, spacing=4, fill=True)
    first, second, third = (QPushButton(words, parent) for words in ("A", "B", "C"))
    for one in (first, second, third):
        one.setFixedHeight(20)
        one.setMinimumWidth(60)
        flow.addWidget(one)
    wide = first.sizeHint().expandedTo(first.minimumSize()).width()
    flow.setGeometry(QRect(0, 0, 2 * wide + 20, 100))
    assert first.geometry().right() < second.geometry().left()
    assert second.geometry().right() == 2 * wide + 19
    assert third.geometry().top() > first.geometry().top()
    assert (third.geometry().left(), third.geometry().right()) == (0, 2 * wide + 19)


def test_what_is_known_of_a_publication_is_wrapped_and_whole() -> None:
    table = "une_table_dont_le_nom_est_bien_trop_long_pour_tenir_sur_une_ligne"
    publication = Publication("k", "Zones", "layer", "2026-01-01", "m.durand", (table,), (), ())
    parent = QWidget()
    row = DashboardRow(publication, PublicationState.UNKNOWN, "")
    panel, _buttons = publication_panel(Shown("p", "Plateforme", row), "", lambda _name: None, parent)
    (facts,) = [one for one in panel.findChildren(QLabel) if table in one.text().replace("\u200b", "")]
    assert facts.wordWrap()
    assert "\u200b" in facts.text(), "the long name can be broken"


def test_a_list_that_is_too_narrow_tells_its_choice(qgis_app) -> None:
    from qgis.PyQt.QtWidgets import QComboBox

    combo = QComboBox()
    combo.addItems(["If it fails: undo everything", "If it fails: keep and resume"])
    assert told(combo).toolTip() == "If it fails: undo everything"
    combo.setCurrentIndex(1)
    assert combo.toolTip() == "If it fails: keep and resume"


def test_the_score_is_read_in_the_window_of_both_pictures(tmp_path: Path) -> None:
    window = FidelityWindow(Fidelity("zones", "Zones", 0.4213, str(tmp_path / "gone.png")))
    assert "42.1" in window.what.text()
    window.show()
    assert pump(lambda: "not on this computer" in window.picture.text())
    window.close()


def test_no_words_take_no_room() -> None:
    page = QWidget()
    page.resize(300, 400)
    said = ScrolledSentence(page, 0.4)
    said.say("Some words that are said. " * 40)
    assert said.height() == 160
    said.say("")
    assert 0 < said.minimumHeight() < 2 * said.fontMetrics().lineSpacing()
