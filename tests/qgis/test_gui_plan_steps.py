"""The steps of a plan of hundreds of layers: shown as they go on, and measured once."""

from __future__ import annotations

import pytest
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QApplication

from prodige_plugin.gui import plan_steps
from prodige_plugin.gui.plan_view import PlanView
from prodige_plugin.publishing.plan import Effect, Plan
from tests.qgis.gui_fakes import FakeStep


@pytest.fixture
def steps(qgis_app):
    steps = plan_steps.StepsList()
    steps.resize(300, 400)
    made = tuple(FakeStep([], f"couche {n}", Effect.CREATE) for n in range(900))
    steps.steps.show_plan(Plan("k", "Tout", "p", made))
    steps.show()
    yield steps
    steps.hide()
    steps.deleteLater()


def laid_out(steps: plan_steps.StepsList) -> None:
    """Let the list lay out all its steps, which it does in lots."""
    last = steps.steps.index(steps.steps.rowCount() - 1)
    while not steps.visualRect(last).isValid():
        QApplication.processEvents()
    QApplication.processEvents()


def test_steps_are_measured_once_and_not_as_each_goes_on(steps: plan_steps.StepsList, monkeypatch) -> None:
    laid_out(steps)
    measured: list[str] = []
    box = plan_steps._Delegate._box

    def counting(self, option, text):
        measured.append(text)
        return box(self, option, text)

    monkeypatch.setattr(plan_steps._Delegate, "_box", counting)
    for rank in range(0, 900, 90):
        for inside in (0.0, 0.5):
            measured.clear()
            steps.go_to(rank, inside)
            QApplication.processEvents()
            # what is painted is measured, and no more
            assert len(measured) < 100


def test_the_step_under_way_is_in_sight_marked_and_told(steps: plan_steps.StepsList) -> None:
    laid_out(steps)
    steps.go_to(700, 0.5)
    QApplication.processEvents()
    index = steps.steps.index(700)
    assert steps.viewport().rect().intersects(steps.visualRect(index))
    told = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert "50" in told
    assert steps.steps.mark(699)[0] == "✓"
    before = steps.grab().toImage()
    steps.go_to(700, 1.0)
    QApplication.processEvents()
    assert steps.grab().toImage() != before


def test_undoing_is_told_after_cancel_and_nothing_else_is(qgis_app) -> None:
    """Three hundred layers were undone in silence, for minutes."""
    view = PlanView()
    view.show_plan(Plan("k", "Tout", "p", (FakeStep([], "couche 1", Effect.CREATE),)), "Publish")
    said: list[str] = []
    view.started()
    view._said.say = said.append
    view.progress(0.1, "Load couche 1")
    view.cancel_button.click()
    said.clear()
    view.progress(0.2, "Load couche 1 still")
    view.progress(None, "12 steps to undo: couche 1")
    assert [words for words in said if "12 steps" in words]
    assert not [words for words in said if "still" in words]
    view.stopped("Cancelled.", False)
    view.deleteLater()
