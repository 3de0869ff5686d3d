"""The list of the Publish dock: groups, options of each layer, what is chosen for the whole, many layers."""

from __future__ import annotations

import json

import pytest
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsMapThemeCollection,
    QgsPrintLayout,
    QgsProject,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QComboBox

from prodige_plugin.errors import DatabaseError
from prodige_plugin.gui.publish_choices import CHOICES, PLATFORM, PUBLICATION, Choices
from prodige_plugin.gui.publish_fields import FieldsDialog
from prodige_plugin.gui.publish_findings import RepairsDialog
from prodige_plugin.gui.publish_list import PublishList
from prodige_plugin.gui.tab_order import stops
from prodige_plugin.gui.tasks import running_tasks
from prodige_plugin.metadata.findings import Severity
from prodige_plugin.platforms.model import Capability
from prodige_plugin.platforms.product import Dataset, Visibility
from prodige_plugin.platforms.product import Place as Where
from prodige_plugin.publishing.checks import Finding, Limits, Repair
from prodige_plugin.publishing.prepared import Update

from .gui_fakes import practice, pump
from .publish_place import Place, button, layer


@pytest.fixture
def place(qgis_app, tmp_path, monkeypatch):
    """A dock on a project with groups."""
    made = Place(tmp_path, monkeypatch)
    yield made
    made.close()


# -- the tree --------------------------------------------------------------------------------------


def test_the_list_is_the_layer_tree(place):
    tree = place.dock.list.tree
    found = [(row.title, 0 if row.parent() is None else 1 + (row.parent().parent() is not None)) for row in
             tree.every()]  # fmt: skip
    assert found == [
        ("The whole map", 0), ("Eau", 0), ("Zones humides", 1), ("Cours d'eau", 1), ("Captages", 1),
        ("Captages AEP", 2), ("Communes", 0), ("Codes", 0), ("Perdue", 0), ("Ortho", 0),
    ]  # fmt: skip


def test_a_group_is_ticked_as_a_whole_and_shows_what_its_layers_have(place):
    tree = place.dock.list.tree
    eau = next(row for row in tree.every() if row.title == "Eau")
    eau.setCheckState(0, Qt.CheckState.Checked)
    assert [one.name() for one in place.dock.list.layers()] == ["Zones humides", "Cours d'eau", "Captages AEP"]
    tree.set_ticked(place.row("Captages AEP"), False)
    assert eau.checkState(0) == Qt.CheckState.PartiallyChecked
    tree.set_ticked(place.row("Captages AEP"))
    assert eau.checkState(0) == Qt.CheckState.Checked


def test_a_group_with_a_layer_that_is_lost_can_be_ticked(place):
    place.add(QgsVectorLayer("/no/such/other.gpkg", "Autre perdue", "ogr"), "Eau")
    assert pump(lambda: place.layers["Autre perdue"].id() in place.dock.list.rows)
    eau = next(row for row in place.dock.list.tree.every() if row.title == "Eau")
    eau.setCheckState(0, Qt.CheckState.Checked)
    assert "Autre perdue" not in [one.name() for one in place.dock.list.layers()]
    assert eau.checkState(0) == Qt.CheckState.Checked


def test_space_ticks_and_the_arrow_unfolds(place):
    tree = place.dock.list.tree
    row = place.row("Communes")
    tree.setCurrentItem(row)
    tree.setFocus()
    QTest.keyClick(tree, Qt.Key.Key_Space)
    assert row.ticked
    QTest.keyClick(tree, Qt.Key.Key_Right)
    assert row.panel is not None
    assert row.panel.isVisibleTo(tree)


def test_all_and_none_follow_the_filter(place):
    place.dock.list.filter.setText("eau")
    place.dock.list.every.click()
    assert [one.name() for one in place.dock.list.layers()] == ["Cours d'eau"]
    place.dock.list.filter.setText("")
    place.dock.list.every.click()
    assert "Perdue" not in [one.name() for one in place.dock.list.layers()]
    assert place.dock.list.wants_map()
    place.dock.list.none.click()
    assert not place.dock.list.layers()
    assert not place.dock.check_button.isEnabled()


def test_rasters_go_where_the_platform_takes_them_and_say_why_elsewhere(place, monkeypatch):
    place.tick("Ortho")
    monkeypatch.setattr(
        place.platforms, "capabilities",
        lambda _platform: frozenset({Capability.PUBLISH_VECTOR, Capability.UNPUBLISH}),
    )  # fmt: skip
    place.dock._platform_changed()
    assert not place.row("Ortho").tickable
    assert "Only vector layers" in place.row("Ortho").description()
    assert not place.row(PublishList.MAP).tickable
    assert "no maps" in place.row(PublishList.MAP).description()


def test_five_hundred_layers_are_listed_without_their_panels(qgis_app, tmp_path, monkeypatch):
    made = Place(tmp_path, monkeypatch, [(f"Groupe {rank % 20}", layer(f"Couche {rank}", count=0)) for rank in
                                         range(500)])  # fmt: skip
    rows = made.dock.list.rows
    assert len(rows) == 501
    assert made.dock.list.filter.isVisible()
    assert not [row for row in rows.values() if row.panel is not None], "options are built when they are unfolded"
    described = sum(row._description is not None for row in rows.values())
    assert described < 100, "only what is seen is described"
    made.dock.list.filter.setText("Couche 499")
    assert [row.title for row in rows.values() if not row.isHidden()] == ["The whole map", "Couche 499"]
    made.close()


# -- options ---------------------------------------------------------------------------------------


def test_options_reach_the_job_and_are_kept_with_the_layer(place):
    zones = place.layers["Zones humides"]
    zones.selectByIds([1, 2])
    options = place.options("Zones humides")
    options.name.setText("zh_2026")
    options.name.textEdited.emit("zh_2026")
    options.crs.setCrs(QgsCoordinateReferenceSystem("EPSG:4326"))
    options.selected.setChecked(True)
    options._fields_chosen(("nom",))
    options.key.setCurrentIndex(options.key.findData("id"))
    options.key.activated.emit(options.key.currentIndex())
    assert "2 selected" in place.row("Zones humides").description()
    assert "1 of 2 fields" in place.row("Zones humides").description()
    place.tick("Zones humides")
    one = place.plan().layers[0]
    assert (one.table, one.target_crs, one.chosen, one.columns, one.key_field) == (
        "zh_2026", "EPSG:4326", frozenset({1, 2}), ("nom",), "id",
    )  # fmt: skip
    kept = json.loads(zones.customProperty(CHOICES))
    assert kept["columns"] == ["nom"]
    again = Choices("p1").of(zones)
    assert (again.name, again.crs, again.selected_only, again.columns) == ("zh_2026", "EPSG:4326", True, ("nom",))
    assert Choices("p2").of(zones).name == "", "a name is of one platform"


def test_the_usual_choice_leaves_nothing_on_the_layer(place):
    options = place.options("Communes")
    options._fields_chosen(("nom",))
    assert place.layers["Communes"].customProperty(CHOICES)
    options._fields_chosen(None)
    assert not place.layers["Communes"].customProperty(CHOICES)


@pytest.mark.parametrize("held", ["[1,2]", "{oops", '{"platforms": 3, "columns": "a"}', '{"columns": [1], "crs": 7}'])
def test_what_a_project_holds_is_not_relied_on(qgis_app, held):
    one = layer("X")
    one.setCustomProperty(CHOICES, held)
    chosen = Choices("p1").of(one)
    assert chosen.name == ""
    assert chosen.columns in (None, ("1",))


def test_a_name_is_judged_as_one_types_and_a_right_one_is_offered(place):
    options = place.options("Communes")
    options.name.setText("Été 2026")
    options.name.textEdited.emit("Été 2026")
    assert not options.wrong.isHidden()
    assert "without accents" in options.wrong.text()
    options.better.click()
    assert options.name.text() == "ete_2026"
    assert options.wrong.isHidden()
    options.name.textEdited.emit("select")
    assert "kept for the database" in options.wrong.text()


def test_a_platform_s_own_rule_of_names_is_said(place):
    options = place.options("Communes")
    place.dock.list.learn(Limits(name_pattern="n_[a-z_]+_026", name_length=12), None)
    options.name.textEdited.emit("n_communes_026")
    assert "At most 12 characters" in options.wrong.text()
    options.name.textEdited.emit("communes")
    assert "n_[a-z_]+_026" in options.wrong.text()
    assert options.better.isHidden(), "nothing is offered that is wrong too"
    options.name.textEdited.emit("n_com_026")
    assert options.wrong.isHidden()


def test_the_selection_is_counted_and_none_selected_keeps_from_publishing(place):
    communes = place.layers["Communes"]
    options = place.options("Communes")
    assert not options.selected.isEnabled()
    communes.selectByIds([1, 2, 3])
    assert options.selected.text() == "Selected only (3)"
    options.selected.setChecked(True)
    place.tick("Communes")
    communes.removeSelection()
    place.dock.check()
    assert pump(lambda: place.dock._findings is not None)
    assert "none is selected" in place.dock._findings[0].sentence
    assert place.row("Communes").state == "✕ 1 error(s)"


def test_fields_are_chosen_in_a_list(qgis_app):
    chosen = []
    dialog = FieldsDialog(layer("X"), ("nom",))
    dialog.chosen.connect(chosen.append)
    assert dialog.names() == ("nom",)
    dialog.filter.setText("id")
    button(dialog, "Select all").click()
    assert dialog.names() == ("id", "nom")
    dialog._accept()
    assert chosen == [None], "all fields is no choice"
    table = FieldsDialog(layer("X", "None"), None)
    button(table, "Select none").click()
    assert "without any field" in table.note.text()


def test_what_to_send_again_is_asked_only_of_what_is_published(place):
    assert not hasattr(place.options("Zones humides"), "update_box")
    communes = place.layers["Communes"]
    communes.setCustomProperty(PUBLICATION, "communes")
    communes.setCustomProperty(PLATFORM, "p1")
    options = place.options("Communes")
    options.update_box.setCurrentIndex(list(Update).index(Update.STYLE))
    options.update_box.activated.emit(options.update_box.currentIndex())
    place.tick("Communes")
    assert place.plan().layers[0].update is Update.STYLE


def test_the_key_is_asked_where_changes_are_pushed(place, monkeypatch):
    assert hasattr(place.options("Communes"), "key")
    monkeypatch.setattr(
        place.platforms, "capabilities", lambda _platform: frozenset({Capability.PUBLISH_VECTOR})
    )
    place.dock._platform_changed()
    assert not hasattr(place.options("Communes"), "key")


def test_an_existing_data_set_is_found_and_updated(place):
    options = place.options("Communes")
    assert not hasattr(options, "dataset"), "the platform has none"
    place.publisher.the_datasets = [Dataset("u1", "Zones", "zones"), Dataset("u2", "Communes", "com", ("id",))]
    place.dock._platform_changed()
    assert pump(lambda: hasattr(options, "dataset"))
    options.dataset.click()
    from prodige_plugin.gui.dataset_popup import DatasetPopup

    popup = options.dataset.findChild(DatasetPopup)
    assert pump(lambda: popup.tree.topLevelItemCount() == 2)
    popup.field.setText("commu")
    assert pump(lambda: popup.tree.topLevelItemCount() == 1)
    popup.entered()
    assert options.dataset.text() == "Communes"
    assert options.key.currentData() == "id", "the data set says by which field its features are known"
    place.tick("Communes")
    assert place.plan().layers[0].dataset == "u2"
    place.dock.plan_view.back_button.click()
    options.forget.click()
    assert place.plan().layers[0].dataset == ""


def test_the_map_may_show_the_ticked_layers_only(place):
    place.tick("Communes")
    place.tick(PublishList.MAP)
    place.dock.list.map_layers.setCurrentIndex(1)
    job = place.plan()
    assert job.map.layer_ids == (place.layers["Communes"].id(),)
    assert [one.title for one in job.layers] == ["Communes"]


def test_what_is_of_no_layer_stands_at_the_map_only_where_the_map_is_published(place):
    place.publisher.findings = [Finding(Severity.WARNING, "", "Styles are not sent.")]
    rows = place.dock.list.rows
    place.dock.list.tick_only([place.layers["Communes"].id()])
    place.dock.check()
    assert pump(lambda: place.dock._findings is not None and place.dock._task is None)
    assert rows[PublishList.MAP].state == ""
    assert "Styles are not sent." in place.dock.note.text()
    place.dock.list.tick(PublishList.MAP)
    place.dock.check()
    assert pump(lambda: place.dock._findings is not None and place.dock._task is None)
    assert "1" in rows[PublishList.MAP].state
    assert place.dock.note.text() == ""


def test_the_map_says_what_goes_with_it(place):
    row = place.dock.list.rows[PublishList.MAP]
    assert "theme" not in row.description()
    project = QgsProject.instance()
    project.mapThemeCollection().insert("Été", QgsMapThemeCollection.MapThemeRecord())
    layout = QgsPrintLayout(project)
    layout.setName("A4")
    project.layoutManager().addLayout(layout)
    place.dock.list.refresh()
    words = place.dock.list.rows[PublishList.MAP].description()
    assert words.endswith(" · 1 theme(s) · 1 layout(s)")
    project.mapThemeCollection().clear()
    project.layoutManager().clear()


# -- the whole -------------------------------------------------------------------------------------


def test_places_are_offered_and_those_that_are_closed_say_why(place):
    place.publisher.the_places = [
        Where("public", "public", "schema", False, "Your account may not create tables there."),
        Where("mine", "Mon schéma", "schema"), Where("g1", "DREAL", "group"), Where("g2", "Région", "group"),
    ]  # fmt: skip
    place.dock._platform_changed()
    whole = place.dock.choose.whole
    assert pump(lambda: set(whole._boxes) == {"schema", "group"})
    assert whole._boxes["schema"].currentData() == "mine", "the first that one may write in"
    assert not whole._boxes["schema"].model().item(0).isEnabled()
    assert "may not create tables" in whole.why.text()
    whole._boxes["group"].setCurrentIndex(1)
    whole._boxes["group"].activated.emit(1)
    whole.visibility.setCurrentIndex(1)
    whole.visibility.activated.emit(1)
    whole.lineage.setChecked(True)
    assert "Mon schéma · Région · restricted" in whole.words.text()
    place.tick("Communes")
    job = place.plan()
    assert job.places == {"schema": "mine", "group": "g2"}
    assert job.visibility is Visibility.RESTRICTED
    assert job.lineage
    whole.lineage.setChecked(False)


def test_places_that_cannot_be_asked_are_said(place, monkeypatch):
    def fail(_feedback):
        raise DatabaseError("The database cannot be reached.")

    monkeypatch.setattr(place.publisher, "places", fail)
    place.dock._platform_changed()
    assert pump(lambda: not place.dock.choose.whole.why.isHidden())
    assert "The database cannot be reached." in place.dock.choose.whole.why.text()


def test_where_nothing_can_be_restricted_it_says_so(place, monkeypatch):
    monkeypatch.setattr(
        place.platforms, "capabilities", lambda _platform: frozenset({Capability.PUBLISH_VECTOR})
    )
    place.dock._platform_changed()
    whole = place.dock.choose.whole
    assert not whole.visibility.isEnabled()
    assert "is for everybody" in whole.visibility.toolTip()


# -- findings --------------------------------------------------------------------------------------


def found(place, name, severity=Severity.WARNING, repair=None, check=""):
    return Finding(severity, place.layers[name].id(), "A sentence.", repair, check)


def test_all_that_is_safe_is_repaired_after_it_was_listed(place):
    safe = Repair("make_valid", "Repair the geometries", safe=True, effect="2 geometries are rebuilt.")
    asks = Repair("rename", "Choose another name", asks=True)
    place.publisher.findings = [found(place, "Communes", Severity.ERROR, safe), found(place, "Communes", repair=asks)]
    place.tick("Communes")
    place.dock.check()
    assert pump(lambda: place.dock._findings is not None)
    bar = place.dock.choose.findings_bar
    assert bar.sum.text() == "✕ 1 error(s) · ⚠ 1 warning(s)"
    assert bar.repair.text() == "Repair all that is safe (1)"
    bar.repair.click()
    dialog = place.dock.findChild(RepairsDialog)
    assert "2 geometries are rebuilt." in dialog.list.item(0).text()
    assert "Communes" in dialog.list.item(0).text()
    dialog.take.click()
    assert pump(lambda: place.row("Communes").state == "⚠ 1 warning(s)")
    place.options("Communes")._fields_chosen(("nom",))
    place.dock.check()
    assert pump(lambda: place.row("Communes").state == "⚠ 1 warning(s)"), "what was repaired stays repaired"


def test_advice_for_experts_is_shown_to_them(place):
    from prodige_plugin.publishing.checks import CHECKS, Level

    expert = next(row.id for row in CHECKS if row.level is Level.EXPERT)
    place.publisher.findings = [found(place, "Communes", check=expert), found(place, "Communes")]
    place.tick("Communes")
    place.dock.check()
    assert pump(lambda: place.dock._findings is not None)
    from prodige_plugin.gui.publish_finding_row import PublishFindingRow

    bar = place.dock.choose.findings_bar
    bar.level.setCurrentIndex(0)
    bar.level.activated.emit(0)
    place.row("Communes").setExpanded(True)

    def shown():
        return [row for row in place.row("Communes").panel.findChildren(PublishFindingRow) if not row.isHidden()]

    assert pump(lambda: len(shown()) == 1)
    assert bar.sum.text() == "⚠ 1 warning(s) · 1 more for experts", "none is counted twice"
    bar.level.setCurrentIndex(1)
    bar.level.activated.emit(1)
    assert pump(lambda: len(shown()) == 2)
    bar.level.setCurrentIndex(0)
    bar.level.activated.emit(0)


def test_a_new_name_given_to_a_finding_becomes_the_layer_s_option(place):
    repair = Repair("rename", "Choose another name", asks=True)
    place.publisher.findings = [found(place, "Communes", Severity.ERROR, repair)]
    options = place.options("Communes")
    place.tick("Communes")
    place.dock.check()
    assert pump(lambda: place.dock._findings is not None)
    place.publisher.findings = []
    place.dock._repair(place.layers["Communes"].id(), place.dock._findings[0], "communes_2")
    assert pump(lambda: place.row("Communes").state == "✓ ready")
    assert options.name.text() == "communes_2"
    assert place.plan().layers[0].table == "communes_2"


@pytest.mark.parametrize("ending", ["html", "json"])
def test_the_report_of_the_checks_is_kept(place, tmp_path, ending):
    place.publisher.findings = [found(place, "Communes")]
    place.tick("Communes")
    place.dock.check()
    assert pump(lambda: place.dock._findings is not None)
    file = tmp_path / f"report.{ending}"
    place.dock.choose.findings_bar.write(file, ending)
    assert pump(lambda: file.is_file() and not running_tasks())
    text = file.read_text(encoding="utf-8")
    assert "A sentence." in text
    assert "Communes" in text
    if ending == "json":
        json.loads(text)


def test_checks_can_be_stopped(place, monkeypatch):
    def wait(_job, feedback):
        while True:
            feedback.check()

    monkeypatch.setattr(place.publisher, "check", wait)
    place.tick("Communes")
    place.dock.check_button.click()
    assert place.dock.check_button.text() == "&Stop"
    assert not place.dock.plan_button.isEnabled()
    place.dock.check_button.click()
    assert pump(lambda: place.dock.check_button.text() == "&Check")
    assert place.dock.plan_button.isEnabled()


# -- keyboard, width -------------------------------------------------------------------------------


def test_tab_goes_from_the_tree_into_what_is_unfolded(place):
    options = place.options("Communes")
    pump(lambda: options.isVisible())
    order = list(stops(place.dock))
    tree = place.dock.list.tree
    assert order.index(tree) < order.index(options.name) < order.index(options.fields)
    assert order.index(options.fields) < order.index(place.dock.choose.whole.fold)
    assert order[-1] is place.dock.choose.whole.fold, "nothing is ticked: the buttons are off"


def test_every_field_has_a_name_and_the_dock_fits_300_pixels(place):
    place.layers["Communes"].setCustomProperty(PUBLICATION, "communes")
    place.layers["Communes"].setCustomProperty(PLATFORM, "p1")
    options = place.options("Communes")
    place.dock.choose.whole.fold.setChecked(True)
    place.dock.resize(300, 700)
    pump(lambda: options.isVisible())
    assert place.dock.minimumSizeHint().width() <= 300
    for widget in stops(place.dock):
        named = widget.accessibleName() or getattr(widget, "text", str)()
        assert named or isinstance(widget.parent(), QComboBox) or widget.toolTip(), widget
    panel = place.row("Communes").panel
    assert panel.minimumSizeHint().width() <= 280


def test_another_platform_has_its_own_names(place):
    options = place.options("Communes")
    options.name.textEdited.emit("communes_a")
    place.platforms.save(practice("p2", "Autre"))
    place.platforms.set_current("p2")
    assert place.options("Communes").name.text() == ""
    place.platforms.set_current("p1")
    assert place.options("Communes").name.text() == "communes_a"


def test_nothing_of_the_project_is_held_when_it_is_cleared(place):
    place.options("Communes")
    QgsProject.instance().clear()
    assert pump(lambda: not place.dock.list.rows)
    assert place.dock.choices.currentWidget() is place.dock.empty


def test_many_layers_are_taken_in_turns_and_can_be_stopped(qgis_app, tmp_path, monkeypatch):
    made = Place(tmp_path, monkeypatch, [("", layer(f"Couche {rank}", count=0)) for rank in range(60)])
    monkeypatch.setattr("prodige_plugin.gui.publish_taking._TURN_S", 0.0)
    turns = []
    made.dock.checker._taking.progressed.connect(turns.append)
    made.dock.list.every.click()
    made.dock.check_button.click()
    assert made.dock.check_button.text() == "&Stop"
    assert pump(lambda: turns)
    made.dock.check_button.click()
    assert made.dock.check_button.text() == "&Check"
    assert not made.publisher.jobs
    made.dock.check_button.click()
    assert pump(lambda: made.dock._findings is not None)
    assert len(made.publisher.jobs[-1].layers) == 60
    made.close()
