"""The Publish dock: choose, check, repair, plan, run, cancel, fail, receipt, unpublish."""

from __future__ import annotations

import copy
import time
from types import SimpleNamespace

import pytest
from qgis.core import QgsProject, QgsVectorLayer
from qgis.PyQt.QtWidgets import QApplication, QLabel, QPushButton

from prodige_plugin.errors import AccountRefused, DatabaseError
from prodige_plugin.gui import messages
from prodige_plugin.gui.drafts import Draft, Drafts
from prodige_plugin.gui.publish_dock import PublishDock
from prodige_plugin.gui.publish_job import draft_key
from prodige_plugin.gui.publish_list import PublishList
from prodige_plugin.gui.publish_model import (
    Readiness,
    by_publication,
    link_rows,
    readiness,
    readiness_text,
    step_at,
    target_tip,
)
from prodige_plugin.gui.receipt_links import LinkLine
from prodige_plugin.metadata.findings import Severity
from prodige_plugin.platforms.product import Publication
from prodige_plugin.publishing.checks import Finding, Repair
from prodige_plugin.publishing.journal import journal_for
from prodige_plugin.publishing.ledger import Ledger
from prodige_plugin.publishing.plan import Effect, Plan, Receipt, Target, TargetKind
from prodige_plugin.publishing.plan_text import plan_lines

from .gui_fakes import FakeHost, FakeIface, FakePlatforms, FakePublisher, FakeStep, practice, pump


@pytest.fixture
def place(qgis_app, tmp_path, monkeypatch):
    """A dock on a project with two layers, its publisher, its drafts."""
    monkeypatch.setattr("prodige_plugin.platforms.store.journal_folder", lambda: tmp_path / "journals")
    monkeypatch.setattr("prodige_plugin.platforms.store.ledger", lambda: Ledger(tmp_path / "ledger.sqlite"))
    iface = FakeIface()
    iface.window.show()
    QgsProject.instance().setTitle("Milieux humides")
    layers = [
        QgsVectorLayer("Polygon?crs=EPSG:2154&field=a:string", "Communes", "memory"),
        QgsVectorLayer("Point?field=a:string", "Sans CRS", "memory"),
    ]
    QgsProject.instance().addMapLayers(layers)
    publisher = FakePublisher(tmp_path / "journals")
    (tmp_path / "journals").mkdir()
    host = FakeHost(iface, FakePlatforms([practice()], publisher=publisher))
    dock = PublishDock(host, drafts=Drafts(tmp_path / "drafts"))
    dock.resize(380, 700)
    dock.show()
    pump(seconds=0.05)
    yield dock, publisher, layers
    dock.shutdown()
    dock.deleteLater()
    iface.close()


def published(key="k", title="Communes", **more):
    facts = {"kind": "layer", "when": "2024-06-12T10:00:00Z", "who": "producteur", "tables": ("t_0",), "services": (),
             "records": (), "links": {"wms": "http://127.0.0.1:9/w"}} | more  # fmt: skip
    return Publication(key, title, **facts)


def click(widget, words):
    next(button for button in widget.findChildren(QPushButton) if button.text() == words).click()


def planned(dock):
    dock.see_plan()
    assert pump(lambda: dock.stack.currentWidget() is dock.plan_view)


def test_layers_and_the_map_are_listed_and_nothing_is_ticked(place):
    dock, _publisher, layers = place
    assert set(dock.list.rows) == {layers[0].id(), layers[1].id(), PublishList.MAP}
    assert not dock.list.layers()
    assert not dock.check_button.isEnabled()
    assert dock.list.map_title.text() == "Milieux humides"


def test_ticks_stay_when_the_project_changes(place):
    dock, _publisher, layers = place
    dock.list.tick(layers[0].id())
    QgsProject.instance().addMapLayer(QgsVectorLayer("Point?crs=EPSG:4326", "Neuf", "memory"))
    assert pump(lambda: len(dock.list.rows) == 4)
    assert [layer.name() for layer in dock.list.layers()] == ["Communes"]


def test_a_layer_that_cannot_be_published_says_why(place, monkeypatch):
    dock, _publisher, _layers = place
    broken = QgsVectorLayer("/no/such/file.gpkg", "Perdue", "ogr")
    QgsProject.instance().addMapLayer(broken)
    assert pump(lambda: broken.id() in dock.list.rows)
    row = dock.list.rows[broken.id()]
    assert not row.tickable
    assert "cannot be reached" in row.description()
    assert row.childCount() == 0, "there is nothing to choose for it"
    assert not dock.list.tick(broken.id())
    notes = []
    monkeypatch.setattr(messages, "show_note", notes.append)
    dock.choose_layer(broken)
    assert "“Perdue”" in notes[0]
    assert "cannot be reached" in notes[0]


def test_checks_are_shown_and_errors_keep_from_the_plan(place):
    dock, publisher, layers = place
    repair = Repair("make_valid", "Repair the geometries")
    publisher.findings = [Finding(Severity.ERROR, layers[0].id(), "2 geometries are not valid.", repair)]
    dock.list.tick(layers[0].id())
    dock.see_plan()
    row = dock.list.rows[layers[0].id()]
    assert pump(lambda: row.state == "✕ 1 error(s)")
    assert dock.stack.currentWidget() is dock.tabs
    assert "Correct the errors" in dock.note.text()
    next(b for b in row.panel.findChildren(QPushButton) if b.text() == "Repair the geometries").click()
    assert pump(lambda: row.state == "✓ ready")
    planned(dock)


def test_a_change_of_choice_forgets_the_checks(place):
    dock, _publisher, layers = place
    dock.list.tick(layers[0].id())
    dock.check()
    row = dock.list.rows[layers[0].id()]
    assert pump(lambda: row.state == "✓ ready")
    dock.list.tick(layers[1].id())
    assert row.state == ""


def test_the_plan_names_what_it_replaces_and_changes_nothing(place):
    dock, publisher, layers = place
    dock.list.tick(layers[0].id())
    planned(dock)
    text = dock.plan_view.summary.text() + dock.plan_view.lost.text.text()
    assert "t_0" in text
    assert "Replaces: record R&D <été>" in text
    assert publisher.board == []


def test_running_ends_with_a_receipt_with_links_and_marks_the_layer(place):
    dock, publisher, layers = place
    dock.list.tick(layers[0].id())
    planned(dock)
    dock.plan_view.run_button.click()
    assert pump(lambda: dock.stack.currentWidget() is dock.receipt)
    assert publisher.board == ["do load Communes", "do record", "do read back"]
    texts = " ".join(label.text() for label in dock.receipt.findChildren(QLabel))
    assert "http://127.0.0.1:9/ows/x" in texts
    assert "A warning." in texts
    assert layers[0].customProperty("prodige/record_id") == "rec-9"
    assert layers[0].customProperty("prodige/publication") == "t_0"


def test_cancel_undoes_and_says_so(place):
    dock, publisher, layers = place

    def wait(feedback):
        while True:
            feedback.check()
            time.sleep(0.002)

    publisher.work = wait
    dock.list.tick(layers[0].id())
    planned(dock)
    dock.plan_view.run_button.click()
    assert pump(lambda: "do record" in publisher.board)
    assert dock.plan_view.cancel_button.isVisible()
    assert dock.plan_view.bar.format() == "%p % · 0:00"
    assert pump(lambda: dock.plan_view.bar.format() != "%p % · 0:00"), "time goes on though nothing is told"
    dock.plan_view.cancel_button.click()
    assert pump(lambda: not dock.runner.running)
    assert publisher.board[-2:] == ["undo record", "undo load Communes"]
    assert "undone" in dock.plan_view.now.text()
    assert dock.plan_view.run_button.isVisible()
    assert not dock.plan_view._clock.isActive()


def test_failure_tells_and_a_second_try_works(place):
    dock, publisher, layers = place

    def fail(_feedback):
        raise DatabaseError("The database is gone.", "Killed.", "Try again.")

    publisher.work = fail
    dock.list.tick(layers[0].id())
    planned(dock)
    dock.plan_view.run_button.click()
    assert pump(lambda: not dock.runner.running)
    assert "The database is gone." in dock.plan_view.now.text()
    assert "undo load Communes" in publisher.board
    publisher.work = None
    dock.plan_view.back_button.click()
    planned(dock)
    dock.plan_view.run_button.click()
    assert pump(lambda: dock.stack.currentWidget() is dock.receipt)


def test_what_was_undone_is_planned_again_before_anything_is_done(place):
    """Steps that were carried out and undone were carried out once more, on what they had kept of the first time."""
    dock, publisher, layers = place

    def fail(_feedback):
        raise DatabaseError("No right to /a/very/long/path/of/a/file/that/has/no/blank/anywhere.zip", "Why.", "Try.")

    publisher.work = fail
    dock.list.tick(layers[0].id())
    planned(dock)
    first = dock.plan_view.plan
    dock.plan_view.run_button.click()
    assert pump(lambda: not dock.runner.running)
    assert "/\u200b" in dock.plan_view.now.text(), "a long path can be broken"
    assert dock.plan_view.run_button.text() == "Make the &plan again"
    assert not dock.plan_view.on_failure.isVisible()
    publisher.work = None
    publisher.board.clear()
    dock.plan_view.run_button.click()
    assert pump(lambda: dock.stack.currentWidget() is dock.plan_view and dock.plan_view.plan is not first)
    assert publisher.board == []
    assert dock.plan_view.run_button.text() == "&Publish"
    assert dock.plan_view.on_failure.isVisible()
    dock.plan_view.run_button.click()
    assert pump(lambda: dock.stack.currentWidget() is dock.receipt)


def test_an_unpublishing_that_was_undone_is_planned_again(place):
    dock, publisher, _layers = place
    publisher.listed = [published()]
    dock.published.unpublish(publisher.listed[0], publisher.platform)
    assert pump(lambda: dock.stack.currentWidget() is dock.plan_view)
    first = dock.plan_view.plan
    dock.plan_view.stopped("It failed.", False, True)
    dock.plan_view.run_button.click()
    assert pump(lambda: dock.stack.currentWidget() is dock.plan_view and dock.plan_view.plan is not first)
    assert publisher.board == []


def test_what_was_taken_up_and_undone_leaves_no_button_without_words(place):
    dock, publisher, layers = place
    dock.list.tick(layers[0].id())
    planned(dock)
    dock.runner.take_up(dock.plan_view.plan, publisher)
    dock.plan_view.undo_button.click()
    assert pump(lambda: not dock.runner.running)
    dock.plan_view.stopped("Undone.", False)
    shown = [one for one in dock.plan_view.findChildren(QPushButton) if one.isVisible()]
    assert all(one.text() for one in shown)
    assert dock.plan_view.back_button in shown


def test_a_layer_that_updates_a_data_set_can_be_compared_before_it_is_sent(place):
    dock, _publisher, layers = place
    dock.list.choices.of(layers[0]).dataset = "the-uuid"
    dock.list.tick(layers[0].id())
    planned(dock)
    assert dock.plan_view.differences.isVisible()


def test_a_draft_goes_with_its_layer_and_is_dropped_afterwards(place):
    dock, publisher, layers = place
    key = draft_key(layers[0])
    dock._drafts.save(Draft(key, "Communes", "<gmd:MD_Metadata/>"))
    dock.list.tick(layers[0].id())
    planned(dock)
    assert publisher.jobs[-1].layers[0].record == b"<gmd:MD_Metadata/>"
    dock.plan_view.run_button.click()
    assert pump(lambda: dock.stack.currentWidget() is dock.receipt)
    assert dock._drafts.load(key) is None


def test_an_error_of_a_layer_that_the_map_takes_along_says_how_to_go_on(place):
    dock, publisher, layers = place
    publisher.findings = [Finding(Severity.ERROR, layers[1].id(), "It has no coordinate reference system.")]
    dock.list.tick(layers[0].id())
    dock.list.tick(PublishList.MAP)
    dock.see_plan()
    assert pump(lambda: dock.note.isVisible() and "The map takes the layers" in dock.note.text())
    assert not dock.list.rows[layers[1].id()].ticked
    assert dock.list.rows[layers[1].id()].state == "✕ 1 error(s)"


def test_the_map_goes_with_its_title(place):
    dock, publisher, _layers = place
    dock.list.tick(PublishList.MAP)
    assert dock.list.map_title.isVisible()
    dock.list.map_title.setText("Carte R&D")
    planned(dock)
    assert publisher.jobs[-1].map.title == "Carte R&D"


def test_unpublishing_names_what_is_lost_and_waits_for_a_yes(place):
    dock, publisher, _layers = place
    publisher.listed = [published()]
    dock.tabs.setCurrentIndex(1)
    assert pump(lambda: dock.publications.rows)
    dock.publications.rows[0].setExpanded(True)
    click(dock.publications.rows[0].panel, "U&npublish…")
    assert pump(lambda: dock.stack.currentWidget() is dock.plan_view)
    assert "Deletes: table t_0, record rec-9" in dock.plan_view.lost.text.text()
    assert publisher.board == []
    publisher.listed = []
    dock.plan_view.run_button.click()
    assert pump(lambda: publisher.board == ["do delete"] and dock.stack.currentWidget() is dock.tabs)
    assert pump(lambda: dock.publications.page.heading.text() == "Nothing published yet")


def test_a_refused_account_leads_to_where_it_is_corrected(place, monkeypatch):
    dock, publisher, layers = place
    shown = []
    monkeypatch.setattr(messages, "show_error", lambda error, **more: shown.append((error, more)))
    opened = []
    monkeypatch.setattr(dock, "_edit_platforms", lambda: opened.append(True))

    def refuse(*_given):
        raise AccountRefused("The database refused your account.")

    monkeypatch.setattr(publisher, "check", refuse)
    dock.list.tick(layers[0].id())
    dock.check()
    assert pump(lambda: shown)
    shown[0][1]["action"][1]()
    assert opened
    assert "retry" not in shown[0][1]


def test_publications_that_cannot_be_listed_have_a_way_out(place):
    dock, publisher, _layers = place
    publisher.listed = DatabaseError("The database cannot be reached.")
    dock.tabs.setCurrentIndex(1)
    assert pump(lambda: dock.publications.page.heading.text() == "The database cannot be reached.")
    publisher.listed = []
    dock.publications.page.button.click()
    assert pump(lambda: dock.publications.page.heading.text() == "Nothing published yet")


def test_publications_can_be_taken_back_from_an_empty_project(place):
    dock, publisher, _layers = place
    QgsProject.instance().clear()
    assert pump(lambda: dock.choices.currentWidget() is dock.empty)
    assert "add layers" in dock.empty.text.text()
    publisher.listed = []
    dock.tabs.setCurrentWidget(dock.publications)
    assert pump(lambda: dock.publications.page.heading.text() == "Nothing published yet")
    QgsProject.instance().addMapLayer(QgsVectorLayer("Point?crs=EPSG:4326", "Neuf", "memory"))
    assert pump(lambda: dock.choices.currentWidget() is dock.list)


def test_without_the_right_it_says_what_is_missing(place, monkeypatch):
    dock, _publisher, _layers = place
    monkeypatch.setattr(dock._host.platforms, "capabilities", lambda _platform: frozenset())
    dock._platform_changed()
    assert "Nothing can be published on Plateforme d'école yet" in dock.page.heading.text()
    assert dock.page.button.text() == "Complete the platform…"


def test_the_dock_fits_300_pixels(place):
    dock, _publisher, _layers = place
    assert dock.minimumSizeHint().width() <= 300


def test_progress_falls_in_the_right_step():
    plan = Plan("k", "t", "p", tuple(FakeStep([], str(rank), Effect.CREATE, (), weight) for rank, weight in
                                     enumerate((1.0, 2.0, 1.0))))  # fmt: skip
    assert step_at(plan, 0.0) == (0, 0.0)
    assert step_at(plan, 0.5) == (1, 0.5)
    assert step_at(plan, 0.75)[0] == 2
    assert step_at(plan, 1.0)[0] == 3
    assert plan_lines(plan) == ["Changes nothing on the platform."]


def test_a_plan_says_records_by_title_and_what_is_lost_by_name():
    record = Target("Communes", TargetKind.RECORD, "6ba83d9d")
    made = [Target(f"s.t{rank}", TargetKind.TABLE) for rank in range(3)]
    made += [Target("w", TargetKind.SERVICE), Target("w", TargetKind.RECORD, "x")]
    lost = (Target("s.old", TargetKind.TABLE), Target("old", TargetKind.SERVICE), record)
    steps = (FakeStep([], "a", Effect.CREATE, made), FakeStep([], "b", Effect.DELETE, lost))
    lines = plan_lines(Plan("k", "t", "p", steps))
    assert lines == [
        "Creates: 3 table(s), 1 service(s), 1 record(s)",
        "Deletes: table s.old, service old, record “Communes”",
    ]
    assert target_tip(lost) == "record “Communes”: 6ba83d9d"
    again = copy.deepcopy(record)
    assert (again, again.kind, again.exact) == (record, TargetKind.RECORD, "6ba83d9d")


def test_a_receipt_goes_by_what_was_published():
    def link(publication, url):
        return {"title": publication.upper(), "url": url, "name": "n", "publication": publication}

    links = {
        "page": ({"title": "Page", "url": "http://p", "name": "", "publication": ""},),
        "wms": (link("a", "http://a"), link("b", "http://b")),
        "map": (link("a", "http://am"),),
    }
    checks = (
        {"publication": "b", "name": "features", "ok": True, "expected": 3, "found": 3},
        {"publication": "a", "name": "features", "ok": False, "expected": 3, "found": 2},
        {"publication": "a", "name": "record", "ok": True, "expected": True, "found": True},
    )
    found = by_publication(Receipt("k", "t", "p", "", links, checks))
    assert [(one.title, [role for role, _t, _u in one.links]) for one in found] == [
        ("A", ["map", "wms"]), ("B", ["wms"]), ("", ["page"]),
    ]  # fmt: skip
    assert found[0].checks == [(False, "features: 3 expected, 2 found"), (True, "record")]
    assert found[1].checks == [(True, "features: 3")]


def test_every_link_of_a_publication_can_be_copied(qgis_app):
    line = LinkLine("Communes", [("wms", "", "http://a/wms?x=1&y=2"), ("bad", "", "file:///etc/passwd")])
    assert 'href="http://a/wms?x=1&amp;y=2"' in line.text.text()
    assert "file:" not in line.text.text()
    line.copy.menu().actions()[0].trigger()
    assert QApplication.clipboard().text() == "http://a/wms?x=1&y=2"


def test_readiness_is_the_gravest():
    found = [SimpleNamespace(severity=Severity.INFO), SimpleNamespace(severity=Severity.WARNING)]
    assert readiness(None) is Readiness.UNKNOWN
    assert readiness([]) is Readiness.READY
    assert readiness(found) is Readiness.WARNINGS
    assert readiness_text(found) == "⚠ 1 warning(s)"


def test_links_come_in_their_order_from_both_shapes():
    rows = link_rows({"zzz": "http://z", "wms": ({"title": "a", "url": "http://w"},), "map": "http://m"})
    assert [row[0] for row in rows] == ["map", "wms", "zzz"]


def test_a_publication_cut_by_a_crash_is_said_and_undone(place, tmp_path):
    dock, publisher, _layers = place
    assert not dock.unfinished.isVisible()
    plan = Plan("cut-1", "Communes", "p1", (FakeStep([], "load", Effect.CREATE, ("t_0",)),))
    with journal_for(tmp_path / "journals", plan) as journal:
        journal.start(plan)
        journal.step("load", "begin")
    dock._platform_changed()
    assert pump(dock.unfinished.isVisible)
    assert "Communes" in dock.unfinished.text.text()
    assert publisher.board == []
    dock.unfinished.undo_button.click()
    assert pump(lambda: not dock.unfinished.isVisible())
    assert publisher.board == ["undo load"]
