"""Saving from the Metadata dock: merging by choice, records that wait, groups, mixed outcomes."""

from __future__ import annotations

import pytest
from qgis.core import QgsProject, QgsSettings, QgsVectorLayer
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QInputDialog

from prodige_plugin.catalogue.geonetwork import GeoNetworkClient
from prodige_plugin.errors import NoConnection, PlatformError
from prodige_plugin.feedback import Feedback
from prodige_plugin.gui import messages
from prodige_plugin.gui.drafts import Drafts
from prodige_plugin.gui.merge_window import MINE, THEIRS, MergeWindow, around_differences
from prodige_plugin.gui.metadata_dock import MetadataDock
from prodige_plugin.gui.metadata_session import publish
from prodige_plugin.metadata.record import Record
from prodige_plugin.network import Door
from tests.servers.geonetwork_editing import EVERYBODY, serve
from tests.servers.http import HttpServer

from .gui_fakes import FakeCatalogue, FakeHost, FakeIface, FakePlatforms, practice, pump


@pytest.fixture
def make(qgis_app, tmp_path):
    """Make docks over the same drafts, as after a restart."""
    made = []

    def dock_of(catalogue):
        iface = FakeIface()
        iface.window.show()
        dock = MetadataDock(FakeHost(iface, FakePlatforms([practice()], catalogue)), drafts=Drafts(tmp_path / "drafts"))
        dock.resize(380, 800)
        dock.show()
        made.append((dock, iface))
        return dock

    yield dock_of
    for dock, iface in made:
        dock.shutdown()
        dock.deleteLater()
        iface.close()


@pytest.fixture
def said(monkeypatch):
    """What the message bar was told."""
    told = []
    monkeypatch.setattr(messages, "show_error", lambda error, **_more: told.append(("error", str(error))))
    monkeypatch.setattr(messages, "show_success", lambda text, *_more: told.append(("success", text)))
    monkeypatch.setattr(messages, "show_note", lambda text, *_more: told.append(("note", text)))
    return told


def record(identifier="rec-1", **values):
    made = Record.new()
    for key, value in {"file_identifier": identifier, "title": "Départements", **values}.items():
        made.set(key, value)
    return made.to_bytes()


def changed(data, **values):
    made = Record.parse(data)
    for key, value in values.items():
        made.set(key, value)
    return made.to_bytes()


def shown(dock, identifier="rec-1"):
    dock.show_record(identifier, "p1")
    assert pump(lambda: dock.session is not None and dock.session.record.identifier == identifier)
    return dock.session


def title_of(data):
    return Record.parse(data).get("title")


# -- merging -----------------------------------------------------------------------------------


@pytest.fixture
def clash(make):
    catalogue = FakeCatalogue(records={"rec-1": record(lineage="Avant")})
    dock = make(catalogue)
    session = shown(dock)
    catalogue.records["rec-1"] = changed(
        catalogue.records["rec-1"], title="Le leur", lineage="La leur", abstract="A eux"
    )
    for key, value in (("title", "Le mien"), ("lineage", "La mienne"), ("topic_category", ("farming",))):
        session.set(key, value)
    dock.publish()
    assert pump(lambda: dock.conflict.isVisible())
    dock.conflict.merge.click()
    window = lambda: next(iter(dock.window().findChildren(MergeWindow)), None)  # noqa: E731
    assert pump(lambda: window() is not None and window().isVisible())
    return dock, catalogue, window()


def test_what_both_changed_is_shown_with_three_values_and_must_be_chosen(clash):
    dock, _catalogue, window = clash
    rows = [[window.table.item(row, column).text() for column in range(4)] for row in range(window.table.rowCount())]
    assert [row[1:] for row in rows] == [["Départements", "Le mien", "Le leur"], ["Avant", "La mienne", "La leur"]]
    assert not window.accept_button.isEnabled()
    assert "2" in window.state.text()
    assert dock.session.record.get("title") == "Le mien"


def test_choosing_by_the_keyboard_puts_the_result_into_the_form_and_it_is_published(clash):
    dock, catalogue, window = clash
    window.table.setCurrentCell(0, MINE)
    QTest.keyClick(window.table, Qt.Key.Key_Return)
    window.table.setCurrentCell(1, THEIRS)
    QTest.keyClick(window.table, Qt.Key.Key_Space)
    assert window.accept_button.isEnabled()
    window.accept_button.click()
    held = dock.session.record
    assert (held.get("title"), held.get("lineage"), held.get("abstract")) == ("Le mien", "La leur", "A eux")
    assert held.get("topic_category") == ("farming",)
    assert catalogue.saved == []
    dock.publish()
    assert pump(lambda: catalogue.saved)
    assert title_of(catalogue.records["rec-1"]) == "Le mien"


def test_all_theirs_leaves_only_what_nobody_else_touched_and_can_be_undone(clash):
    dock, _catalogue, window = clash
    window.theirs.click()
    window.accept_button.click()
    assert (dock.session.record.get("title"), dock.session.record.get("lineage")) == ("Le leur", "La leur")
    assert dock.session.record.get("topic_category") == ("farming",)
    dock.head.undo.click()
    assert dock.session.record.get("title") == "Le mien"


def test_what_was_typed_while_the_window_was_open_is_not_lost(clash):
    dock, _catalogue, window = clash
    dock.session.set("title", "Encore autre chose")
    window.mine.click()
    window.accept_button.click()
    assert dock.session.record.get("title") == "Encore autre chose"
    assert "edited meanwhile" in dock.head.note.text()


# -- waiting -----------------------------------------------------------------------------------


def away(make, said):
    catalogue = FakeCatalogue(records={"rec-1": record()})
    dock = make(catalogue)
    session = shown(dock)
    session.set("title", "Hors ligne")
    catalogue.error = NoConnection("The server cannot be found.")
    dock.publish()
    assert pump(lambda: dock.saver.queue.line.isVisible())
    return dock, catalogue, session


def test_while_the_catalogue_is_away_the_record_waits_and_one_line_says_it(make, said):
    dock, catalogue, session = away(make, said)
    assert [kind for kind, _text in said] == ["note"]
    assert "waits on this computer" in said[0][1]
    assert "1" in dock.saver.queue.line.send.text()
    assert pump(lambda: session.saved)
    assert title_of(Drafts(dock._drafts.folder).load("rec-1").record_bytes()) == "Hors ligne"
    dock.saver.queue.line.send.click()
    assert pump(lambda: len(said) == 2)
    assert "Nothing could be saved yet" in said[1][1]
    catalogue.error = None
    assert pump(lambda: dock.saver.queue.line.send.isEnabled())
    dock.saver.queue.line.send.click()
    assert pump(lambda: not dock.saver.queue.line.isVisible())
    assert title_of(catalogue.records["rec-1"]) == "Hors ligne"
    assert session.base == catalogue.records["rec-1"]
    assert dock._drafts.load("rec-1") is None
    assert said[-1][0] == "success"


def test_after_a_restart_the_waiting_records_are_offered(make, said):
    _dock, catalogue, _session = away(make, said)
    again = make(catalogue)
    assert pump(lambda: again.saver.queue.line.isVisible())
    catalogue.error = None
    again.saver.queue.line.send.click()
    assert pump(lambda: not again.saver.queue.line.isVisible())
    assert title_of(catalogue.records["rec-1"]) == "Hors ligne"


def test_a_waiting_record_never_overwrites_and_is_merged_from_the_list(make, said):
    _dock, catalogue, _session = away(make, said)
    catalogue.error = None
    catalogue.records["rec-1"] = changed(record(), abstract="Quelqu'un")
    shown_before = catalogue.records["rec-1"]
    again = make(catalogue)
    assert pump(lambda: again.saver.queue.line.isVisible())
    again.saver.queue.line.send.click()
    window = again.saver.queue.show_list()
    assert pump(lambda: window.table.rowCount() and "Somebody else" in window.table.item(0, 3).text())
    assert catalogue.records["rec-1"] == shown_before
    window.open.click()
    assert pump(lambda: again.session is not None and again.session.origin == "draft")
    assert again.session.record.get("title") == "Hors ligne"
    again.publish()
    assert pump(lambda: again.conflict.isVisible())
    again.conflict.merge.click()
    assert pump(lambda: again.session.record.get("abstract") == "Quelqu'un")
    again.publish()
    assert pump(lambda: not again.saver.queue.line.isVisible() and not again.saver.busy)
    held = Record.parse(catalogue.records["rec-1"])
    assert (held.get("title"), held.get("abstract")) == ("Hors ligne", "Quelqu'un")


def test_a_waiting_record_taken_off_the_list_stays_as_a_draft(make, said):
    dock, _catalogue, _session = away(make, said)
    window = dock.saver.queue.show_list()
    assert pump(lambda: window.remove.isEnabled())
    window.remove.click()
    assert pump(lambda: not dock.saver.queue.line.isVisible())
    assert dock._drafts.load("rec-1") is not None


def test_what_is_typed_while_it_is_saved_goes_on_from_what_was_saved(make, said):
    dock, catalogue, session = away(make, said)
    catalogue.error = None
    session.set("lineage", "Ajouté depuis")
    dock.saver.queue.line.send.click()
    assert pump(lambda: not dock.saver.queue.line.isVisible())
    assert session.base == catalogue.records["rec-1"]
    assert session.record.get("lineage") == "Ajouté depuis"
    dock.publish()
    assert pump(lambda: len(catalogue.saved) == 2)
    assert Record.parse(catalogue.records["rec-1"]).get("lineage") == "Ajouté depuis"


def test_a_new_record_that_waited_is_noted_on_its_layer(make, said):
    catalogue = FakeCatalogue()
    dock = make(catalogue)
    made = QgsVectorLayer("Polygon?crs=EPSG:2154", "zones: R&D", "memory")
    QgsProject.instance().addMapLayer(made)
    dock.host.iface.setActiveLayer(made)
    assert pump(lambda: dock.session is not None)
    catalogue.error = NoConnection("away")
    dock.publish()
    assert pump(lambda: dock.saver.queue.line.isVisible() and not dock.saver.busy)
    identifier = dock.session.record.identifier
    other = QgsVectorLayer("Point?crs=EPSG:4326", "autre", "memory")
    QgsProject.instance().addMapLayer(other)
    dock.host.iface.setActiveLayer(other)
    assert pump(lambda: dock.session is not None and dock.session.subject.layer_name == "autre")
    catalogue.error = None
    dock.saver.queue.line.send.click()
    assert pump(lambda: not dock.saver.queue.line.isVisible())
    assert made.customProperty("prodige/record_id") == identifier
    assert made.customProperty("prodige/platform") == "p1"
    assert not other.customProperty("prodige/record_id")


def test_a_platform_that_takes_no_records_says_why_before_anything_is_sent(make, said, monkeypatch):
    catalogue = FakeCatalogue(records={"rec-1": record()})
    dock = make(catalogue)
    shown(dock).set("title", "Autre")
    monkeypatch.setattr(dock.host.platforms, "capabilities", lambda _platform: frozenset())
    dock.publish()
    assert said[0][0] == "error"
    assert "Choose an account" in said[0][1]
    assert not dock.saver.busy


# -- GeoNetwork --------------------------------------------------------------------------------


@pytest.fixture(params=["3.10.2", "4.2.7"])
def geonetwork(request):
    with HttpServer() as server:
        catalogue, url = serve(server, request.param)
        yield catalogue, GeoNetworkClient(url, Door())


def test_a_record_is_edited_in_geonetwork_through_qgis_s_own_network(make, said, geonetwork):
    catalogue, client = geonetwork
    catalogue.rotating = True
    kept = catalogue.add("rec-1", record(), sharing={EVERYBODY: {"view"}, 2: {"view", "editing"}})
    dock = make(client)
    session = shown(dock)
    session.set("title", "Œuvre & été + 100 %")
    dock.publish()
    assert pump(lambda: said and not dock.saver.busy)
    assert said[0][0] == "success", said
    assert title_of(kept.xml) == "Œuvre & été + 100 %"
    assert session.base == kept.xml
    assert catalogue.open_editors() == 0


def test_a_cut_line_after_the_write_is_told_as_saved(make, said, geonetwork):
    catalogue, client = geonetwork
    catalogue.add("rec-1", record())
    dock = make(client)
    shown(dock).set("title", "Après la coupure")
    catalogue.cut = "after"
    dock.publish()
    assert pump(lambda: said and not dock.saver.busy)
    assert said[0][0] == "success", said
    assert "cut" in said[0][1]
    assert len(catalogue.written) == 1


def test_a_withdrawn_record_is_told_as_saved_with_a_but(make, said):
    with HttpServer() as server:
        catalogue, url = serve(server)
        catalogue.add("rec-1", record(), sharing={EVERYBODY: {"view"}})
        catalogue.unpublishes = True
        dock = make(GeoNetworkClient(url, Door()))
        shown(dock).set("title", "Invalide")
        dock.publish()
        assert pump(lambda: said and not dock.saver.busy)
    assert said[0][0] == "error"
    assert "not all went well" in said[0][1]
    assert "no longer public" in said[0][1]
    assert dock.session.base is not None
    assert title_of(dock.session.base) == "Invalide"


def test_the_group_of_a_new_record_is_asked_the_last_one_first(make, said, geonetwork):
    QgsSettings().remove("prodige_plugin/record_group")
    catalogue, client = geonetwork
    catalogue.users["m.durand"] = ("", "Editor", [2, 3])
    catalogue.add("rec-1", record())
    dock = make(client)
    session = shown(dock)
    session.base = None
    session.replace_record(Record.parse(record("rec-2")))
    dock.publish()
    dialogs = lambda: [each for each in dock.findChildren(QInputDialog) if each.isVisible()]  # noqa: E731
    assert pump(dialogs)
    (dialog,) = dialogs()
    dialog.setTextValue("Région")
    dialog.accept()
    assert pump(lambda: "rec-2" in catalogue.kept)
    assert catalogue.kept["rec-2"].group == 3
    assert pump(lambda: not dock.saver.busy)
    session.base = None
    session.replace_record(Record.parse(record("rec-3")))
    dock.publish()
    assert pump(dialogs)
    assert dialogs()[0].textValue() == "Région"
    dialogs()[0].reject()
    assert "rec-3" not in catalogue.kept
    QgsSettings().remove("prodige_plugin/record_group")


def test_a_conflict_in_geonetwork_brings_theirs_with_it(make, said, geonetwork):
    catalogue, client = geonetwork
    kept = catalogue.add("rec-1", record())
    dock = make(client)
    shown(dock).set("title", "Le mien")
    kept.xml = changed(record(), title="Le leur")
    dock.publish()
    assert pump(lambda: dock.conflict.isVisible())
    assert title_of(dock.conflict.theirs) == "Le leur"


def test_long_texts_are_shown_around_what_differs():
    same = "Inventaire des zones humides " * 20
    shown = around_differences([same + "avant" + same, same + "à moi" + same, same + "à eux" + same])
    assert [("avant" in shown[0]), ("à moi" in shown[1]), ("à eux" in shown[2])] == [True] * 3
    assert all(len(text) < 150 and text.startswith("…") and text.endswith("…") for text in shown)
    assert around_differences(["", same + "x", same + "y"])[0] == ""
    assert around_differences(["court", "bref", ""]) == ["court", "bref", ""]
    longer = around_differences([same, same + same, same])
    assert len(longer[1]) > len(longer[0])
    assert all(len(text) <= 480 for text in around_differences(["a" * 5000, "b" * 5000, "c"]))


def test_a_save_of_which_the_catalogue_kept_a_part_only_is_no_success_in_a_batch(geonetwork):
    catalogue, client = geonetwork
    catalogue.add("rec-1", record())
    catalogue.rewrite = lambda xml: xml.replace("Après".encode(), "Départements".encode())
    sent = Record.parse(changed(record(), title="Après", lineage="Gardée"))
    with pytest.raises(PlatformError, match="did not keep"):
        publish(sent, record(), client, Feedback())
