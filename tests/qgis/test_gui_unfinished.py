"""A publication cut short: said at the next start, and resumed, undone or forgotten in the dock."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest
from qgis.core import QgsProject, QgsVectorLayer
from qgis.gui import QgsMessageBar

from prodige_plugin.gui import messages, unfinished_notice, unfinished_panel
from prodige_plugin.gui.unfinished_panel import UnfinishedPanel
from prodige_plugin.platforms import store
from prodige_plugin.platforms.kept_job import kept
from prodige_plugin.platforms.product import Job
from prodige_plugin.publishing.journal import Journal, journal_for
from prodige_plugin.publishing.plan import Effect, Plan, Stands, Target, TargetKind
from prodige_plugin.publishing.prepared import prepare_layer
from tests.qgis.gui_fakes import FakeStep, pump


@pytest.fixture()
def journals(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "journals"
    monkeypatch.setattr(store, "journal_folder", lambda: folder)
    monkeypatch.setattr(unfinished_notice, "journals_folder", lambda: folder)
    return folder


def cut_short(folder: Path, key: str = "k1", layers: tuple[QgsVectorLayer, ...] = ()) -> Journal:
    """A journal as a crash in the first step leaves it."""
    board: list[str] = []
    targets = (Target("s.communes", TargetKind.TABLE),)
    steps = (FakeStep(board, "load", Effect.CREATE, targets), FakeStep(board, "commit", Effect.LOCAL))
    job = Job([prepare_layer(layer) for layer in layers])
    plan = Plan(key, "Communes", "p1", steps, lambda: kept(job) if layers else {})
    journal = journal_for(folder, plan)
    with journal:
        journal.start(plan)
        journal.step("load", "begin")
    return journal


class FakePublisher:
    """Notes what it is asked."""

    def __init__(self, failures: tuple = ()) -> None:
        self.asked: list[object] = []
        self.failures = failures

    def undo(self, journal: Journal):
        self.asked.append("undo")
        if not self.failures or isinstance(self.failures[0], Stands):
            journal.delete()
        return (), self.failures

    def plan_again(self, taken, journal: Journal, _feedback):
        self.asked.append(taken)
        return Plan(journal.read().plan_key, "Communes", "p1", ())


@pytest.fixture()
def said(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the message bar was asked to show."""
    found: list[str] = []
    monkeypatch.setattr(messages, "show_success", found.append)
    monkeypatch.setattr(messages, "show_error", lambda error, **_more: found.append(str(error)))
    return found


def shown(publisher: FakePublisher) -> UnfinishedPanel:
    panel = UnfinishedPanel()
    panel.look(lambda: publisher, "p1")
    assert pump(lambda: panel._task is None)
    return panel


def test_nothing_is_shown_where_nothing_was_cut(qgis_app, journals: Path) -> None:
    assert shown(FakePublisher()).isHidden()


def test_it_is_taken_up_with_the_layers_that_are_open(qgis_app, qgis_new_project, journals: Path) -> None:
    layer = QgsVectorLayer("Point?crs=EPSG:2154&field=nom:string", "Communes", "memory")
    QgsProject.instance().addMapLayer(layer)
    cut_short(journals, layers=(layer,))
    publisher = FakePublisher()
    panel = shown(publisher)
    assert not panel.isHidden()
    assert "0 of 2 steps" in panel.text.text()
    assert panel.why.isHidden()
    found: list = []
    panel.takenUp.connect(found.append)
    panel.resume_button.click()
    assert pump(lambda: bool(found))
    assert found[0].plan.key == "k1"
    (prepared,) = found[0].job.layers
    assert prepared.layer_id == layer.id()
    assert prepared.features.fields().names() == ["nom"]


def test_layers_that_are_closed_are_named(qgis_app, qgis_new_project, journals: Path) -> None:
    layer = QgsVectorLayer("Point?crs=EPSG:2154&field=nom:string", "Communes", "memory")
    cut_short(journals, layers=(layer,))
    panel = shown(FakePublisher())
    assert "“Communes”" in panel.why.text()
    # it may be that all of them are loaded already
    assert not panel.resume_button.isHidden()


def test_an_older_journal_can_only_be_undone_and_says_why(qgis_app, journals: Path) -> None:
    cut_short(journals)
    panel = shown(FakePublisher())
    assert panel.resume_button.isHidden()
    assert not panel.undo_button.isHidden()
    assert "another version" in panel.why.text()


def test_undone(qgis_app, journals: Path, said: list[str]) -> None:
    cut_short(journals)
    publisher = FakePublisher()
    panel = shown(publisher)
    panel.undo_button.click()
    assert pump(lambda: bool(said) and panel._task is None)
    assert publisher.asked == ["undo"]
    assert said == ["What the cut publication did is undone."]
    assert panel.isHidden()


def test_what_turns_out_to_be_complete_is_said(qgis_app, journals: Path, said: list[str]) -> None:
    cut_short(journals)
    panel = shown(FakePublisher((Stands(),)))
    panel.undo_button.click()
    assert pump(lambda: bool(said) and panel._task is None)
    assert "complete" in said[0]
    assert panel.isHidden()


def test_forgetting_names_what_stays(qgis_app, journals: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = cut_short(journals), cut_short(journals, "k2")
    panel = shown(FakePublisher())
    questions: list[str] = []
    answers = iter((False, True))
    monkeypatch.setattr(
        unfinished_panel, "asked", lambda _p, _q, more, _yes, **_how: questions.append(more) or next(answers)
    )
    panel.forget_button.click()
    assert first.path.exists()
    panel.forget_button.click()
    assert pump(lambda: not first.path.exists() and panel._task is None)
    assert "s.communes" in questions[0]
    assert second.path.exists(), "only the one shown"
    assert not panel.isHidden(), "the next one is shown"


def test_a_damaged_journal_can_be_forgotten_only(qgis_app, journals: Path) -> None:
    journals.mkdir()
    (journals / "x.jsonl").write_bytes(b"\xff\n")
    panel = shown(FakePublisher())
    assert "cannot be read" in panel.text.text()
    assert panel.resume_button.isHidden()
    assert panel.undo_button.isHidden()
    assert not panel.forget_button.isHidden()


def test_the_start_says_it_once_the_folder_has_a_journal(
    qgis_app, journals: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    notes: list = []
    monkeypatch.setattr(messages, "install", lambda _bar: None)
    monkeypatch.setattr(messages, "show_note", lambda text, **more: notes.append((text, more["action"])))
    opened: list[str] = []
    platforms = SimpleNamespace(by_key=lambda key: key, set_current=opened.append)
    host = SimpleNamespace(
        iface=SimpleNamespace(messageBar=lambda: None),
        platforms=platforms,
        warm=lambda _key, ready: ready(),
        open_dock=opened.append,
    )
    unfinished_notice.look(host, None)  # type: ignore[arg-type]
    cut_short(journals)
    unfinished_notice.look(host, None)  # type: ignore[arg-type]
    assert pump(lambda: bool(notes))
    assert len(notes) == 1
    assert "Communes" in notes[0][0]
    notes[0][1][1]()
    assert opened == ["p1", "publish"]


def test_what_the_start_said_goes_once_nothing_is_left_to_do(qgis_app, journals: Path) -> None:
    """It stayed after the publication was undone, and led to a dock with nothing to undo."""
    bar = QgsMessageBar()
    host = SimpleNamespace(iface=SimpleNamespace(messageBar=lambda: bar), platforms=None)
    first = cut_short(journals)
    try:
        unfinished_notice.look(host, None)  # type: ignore[arg-type]
        assert pump(lambda: bar.currentItem() is not None)
        panel = shown(FakePublisher())
        assert bar.items(), "as long as it can be resumed or undone"
        messages.show_note("Something else", 0)
        panel.undo_button.click()
        assert pump(lambda: panel._task is None and panel.isHidden())
        assert not first.path.exists()
        assert [item.property("prodige_about") or "" for item in bar.items()] == ["", ""], "other messages stay"
    finally:
        messages.install(None)
        bar.deleteLater()
