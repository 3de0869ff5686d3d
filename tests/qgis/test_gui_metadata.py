"""The Metadata dock: whose record, edits, findings, drafts, publishing, conflicts."""

from __future__ import annotations

import dataclasses
import datetime

import pytest
from qgis.core import QgsProject, QgsVectorLayer
from qgis.PyQt.QtWidgets import QPushButton, QTableWidget

from prodige_plugin.errors import Forbidden, Unauthorized
from prodige_plugin.gui import messages, metadata_dock
from prodige_plugin.gui.contact_fields import ContactsField
from prodige_plugin.gui.diff_window import DifferencesWindow
from prodige_plugin.gui.drafts import Drafts
from prodige_plugin.gui.element_widgets import ChoiceField, ChoicesField, DateField, WordsField, iso_date
from prodige_plugin.gui.form_section import section_title
from prodige_plugin.gui.group_widgets import BoxField
from prodige_plugin.gui.metadata_dock import MetadataDock
from prodige_plugin.gui.verdicts import INSPIRE, Verdicts
from prodige_plugin.metadata.diff import Difference
from prodige_plugin.metadata.elements import ELEMENTS, element
from prodige_plugin.metadata.findings import Finding, Repair, Severity
from prodige_plugin.metadata.record import Record
from prodige_plugin.metadata.values import Contact

from .gui_fakes import FakeCatalogue, FakeHost, FakeIface, FakePlatforms, practice, pump


@pytest.fixture
def place(qgis_app, tmp_path):
    """A dock, its catalogue, its drafts."""
    iface = FakeIface()
    iface.window.show()
    catalogue = FakeCatalogue()
    host = FakeHost(iface, FakePlatforms([practice()], catalogue))
    dock = MetadataDock(host, drafts=Drafts(tmp_path / "drafts"))
    dock.resize(380, 800)
    dock.show()
    yield dock, catalogue, iface
    dock.shutdown()
    dock.deleteLater()
    iface.close()


def layer(name="communes", record_id="", uri="Polygon?crs=EPSG:2154&field=insee:string(5)"):
    made = QgsVectorLayer(uri, name, "memory")
    if record_id:
        made.setCustomProperty("prodige/record_id", record_id)
        made.setCustomProperty("prodige/platform", "p1")
    QgsProject.instance().addMapLayer(made)
    return made


def opened(dock, iface, made):
    iface.setActiveLayer(made)
    assert pump(lambda: dock.session is not None), dock.page.text.text()
    dock.form.finish()
    return dock.session


def record(title="Départements", identifier="rec-1"):
    made = Record.new()
    made.set("file_identifier", identifier)
    made.set("title", title)
    return made.to_bytes()


def test_without_layer_it_says_what_to_do(place):
    dock, _catalogue, _iface = place
    assert dock.page.isVisible()
    assert dock.page.button.text() == "Open the catalogue"


def test_a_new_layer_gets_a_record_filled_from_it(place):
    dock, _catalogue, iface = place
    session = opened(dock, iface, layer('R&D <été> "x"'))
    assert session.origin == "layer"
    assert session.record.get("crs").startswith("EPSG:2154")
    assert "R&D <été>" in dock.form.rows["title"].field.value()
    assert dock.findings
    assert dock.head.bar.value() < dock.head.bar.maximum()


def test_the_form_has_every_element_of_data_once(place):
    dock, _catalogue, iface = place
    opened(dock, iface, layer())
    wanted = {element.key for element in ELEMENTS if element.obligation("dataset") and not element.part_of}
    assert set(dock.form.rows) == wanted


def test_a_layer_of_the_catalogue_gets_its_record(place):
    dock, catalogue, iface = place
    catalogue.records["rec-1"] = record()
    session = opened(dock, iface, layer(record_id="rec-1"))
    assert session.origin == "catalogue"
    assert session.base == catalogue.records["rec-1"]
    assert dock.form.rows["title"].field.value() == "Départements"


def test_opening_and_closing_a_record_changes_no_byte(place):
    dock, catalogue, iface = place
    catalogue.records["rec-1"] = record()
    session = opened(dock, iface, layer(record_id="rec-1"))
    for key, row in dock.form.rows.items():
        session.set(key, row.field.value())
    assert session.record.to_bytes() == catalogue.records["rec-1"]


def test_edits_are_checked_and_kept_as_a_draft_that_comes_back(place):
    dock, _catalogue, iface = place
    made = layer()
    session = opened(dock, iface, made)
    before = [f for f in dock.findings if f.element == "abstract" and f.severity is Severity.ERROR]
    field = dock.form.rows["abstract"].field
    field.edit.setPlainText("Limites des communes du département, d'après le cadastre, à jour en juin 2024. " * 2)
    assert session.dirty
    assert before
    assert pump(lambda: not [f for f in dock.findings if f.element == "abstract" and f.severity is Severity.ERROR])
    dock.keep_draft()
    assert pump(lambda: session.saved)
    other = layer("autre", uri="Point?crs=EPSG:4326")
    opened(dock, iface, other)
    assert pump(lambda: dock.session is not None and dock.session.subject.layer_name == "autre")
    iface.setActiveLayer(made)
    assert pump(lambda: dock.session is not None and dock.session.origin == "draft")
    dock.form.finish()
    assert "cadastre" in dock.form.rows["abstract"].field.value()


def test_a_draft_survives_unloading(place, tmp_path):
    dock, _catalogue, iface = place
    session = opened(dock, iface, layer())
    session.set("title", "Gardé")
    dock.shutdown()
    draft = Drafts(tmp_path / "drafts").load(session.subject.key)
    assert draft is not None
    assert draft.title == "Gardé"
    dock.host.iface.currentLayerChanged.connect(dock._layer_changed)  # so that the fixture can shut it down
    QgsProject.instance().layersWillBeRemoved.connect(dock._layers_go)


def test_publishing_saves_reads_back_and_links_the_layer(place):
    dock, catalogue, iface = place
    made = layer()
    session = opened(dock, iface, made)
    session.read = opened_at = session.read - datetime.timedelta(hours=2)
    dock.publish()
    assert pump(lambda: not dock.saver.busy and session.base is not None)
    assert session.read > opened_at + datetime.timedelta(hours=1), "it was read back when it was published"
    assert made.customProperty("prodige/record_id") == session.record.identifier
    assert made.customProperty("prodige/platform") == "p1"
    assert catalogue.saved[0][1] is None
    assert session.base == catalogue.records[session.record.identifier]
    assert dock._drafts.load(session.subject.key) is None


@pytest.mark.parametrize("refusal", [Forbidden, Unauthorized])
def test_a_refusal_names_the_record_and_keeps_what_was_typed(place, monkeypatch, refusal):
    """The server's address says nothing to a person; the record, the platform and the account do."""
    dock, catalogue, iface = place
    shown = []
    monkeypatch.setattr(messages, "show_error", lambda error, retry=None: shown.append(error))
    catalogue.records["rec-1"] = record()
    session = opened(dock, iface, layer(record_id="rec-1"))
    session.set("title", "Mon titre")

    def save(*_given):
        raise refusal("127.0.0.1:80 does not allow it.", status=403)

    monkeypatch.setattr(catalogue, "save", save)
    dock.publish()
    assert pump(lambda: shown and not dock.saver.busy)
    assert "“Mon titre”" in shown[0].what
    assert practice().name in shown[0].what
    assert "draft" in shown[0].todo
    assert "127.0.0.1:80" in shown[0].report()
    assert session.dirty
    assert session.record.get("title") == "Mon titre"


def edited_meanwhile(dock, catalogue, iface):
    catalogue.records["rec-1"] = record()
    session = opened(dock, iface, layer(record_id="rec-1"))
    theirs = Record.parse(catalogue.records["rec-1"])
    theirs.set("abstract", "Leur résumé")
    catalogue.records["rec-1"] = theirs.to_bytes()
    session.set("title", "Mon titre")
    dock.publish()
    assert pump(lambda: dock.conflict.isVisible())
    assert catalogue.saved == []
    return session


def test_a_conflict_is_shown_and_nothing_is_written_and_merging_keeps_both(place):
    dock, catalogue, iface = place
    session = edited_meanwhile(dock, catalogue, iface)
    dock.conflict.merge.click()
    assert pump(lambda: not dock.conflict.isVisible())
    assert session.record.get("title") == "Mon titre"
    assert session.record.get("abstract") == "Leur résumé"
    dock.publish()
    assert pump(lambda: catalogue.saved)
    held = Record.parse(catalogue.records["rec-1"])
    assert (held.get("title"), held.get("abstract")) == ("Mon titre", "Leur résumé")


def test_taking_theirs_can_be_undone(place):
    dock, catalogue, iface = place
    session = edited_meanwhile(dock, catalogue, iface)
    dock.conflict.take.click()
    assert session.record.get("title") == "Départements"
    dock.head.undo.click()
    assert session.record.get("title") == "Mon titre"


def test_keeping_mine_replaces_theirs(place):
    dock, catalogue, iface = place
    edited_meanwhile(dock, catalogue, iface)
    dock.conflict.keep.click()
    assert pump(lambda: catalogue.saved)
    assert Record.parse(catalogue.records["rec-1"]).get("abstract") == ""


def test_both_versions_can_be_compared(place):
    dock, catalogue, iface = place
    edited_meanwhile(dock, catalogue, iface)
    dock.conflict.compare.click()
    found = lambda: [t for t in dock.window().findChildren(QTableWidget) if t.rowCount()]  # noqa: E731
    assert pump(found)
    table = found()[0]
    texts = {table.item(row, column).text() for row in range(table.rowCount()) for column in range(3)}
    assert {"Mon titre", "Départements", "Leur résumé"} <= texts


def test_a_repair_shows_before_and_after_then_applies(place, monkeypatch):
    dock, _catalogue, iface = place
    finding = Finding(Severity.WARNING, "title", "Too plain.", Repair("Improve", lambda rec: rec.set("title", "Après")))
    found = lambda rec: Verdicts({INSPIRE: [finding] if rec.get("title") != "Après" else []})  # noqa: E731
    monkeypatch.setattr(metadata_dock, "examine", found)
    session = opened(dock, iface, layer("avant"))
    row = dock.form.rows["title"]._rows[0]
    row.preview()
    texts = [label.text() for label in row._preview.findChildren(type(dock.head.title))]
    assert any("avant" in text.lower() for text in texts)
    assert any("Après" in text for text in texts)
    assert session.record.get("title") != "Après"
    next(button for button in row._preview.findChildren(QPushButton) if button.text() == "Apply").click()
    assert session.record.get("title") == "Après"
    assert dock.form.rows["title"].field.value() == "Après"
    assert pump(lambda: dock.findings == [])


def test_the_safe_repairs_are_shown_before_they_are_made_and_can_be_undone(place):
    dock, _catalogue, iface = place
    session = opened(dock, iface, layer("zones"))
    record = session.record.copy()
    record.remove(record.find("gmd:dataQualityInfo"))
    dock.take_record(record)
    assert pump(lambda: any(finding.element == "conformity" for finding in dock.findings))
    before = session.record.to_bytes()
    assert dock.head.fix.isEnabled()
    dock.head.fix.click()
    window = dock.window().findChildren(DifferencesWindow)[-1]
    assert pump(lambda: window.take is not None and window.take.isEnabled())
    assert session.record.to_bytes() == before
    assert window.table.rowCount() > 0
    assert "+ " in window.xml.toPlainText() and "1089/2010" in window.xml.toPlainText()
    window.take.click()
    assert session.record.get("conformity_1089") == "unknown"
    assert pump(lambda: not any(finding.element == "conformity" for finding in dock.findings))
    dock.head.undo.click()
    assert session.record.to_bytes() == before


def test_repairs_proposed_for_an_older_state_are_not_made(place):
    dock, _catalogue, iface = place
    session = opened(dock, iface, layer("zones"))
    old = session.record.to_bytes()
    session.set("title", "Autre")
    dock.take_change(old, old, 1)
    assert session.record.get("title") == "Autre"
    assert "edited meanwhile" in dock.head.note.text()


def test_a_chip_for_each_profile_and_its_findings_on_wish(place):
    dock, _catalogue, iface = place
    opened(dock, iface, layer("zones"))
    bar = dock.head.verdicts
    assert bar.current() == INSPIRE
    shown = lambda: dock.head.list.count()  # noqa: E731
    assert shown() == len(dock.findings) > 5
    bar._chips["schema"].click()
    assert shown() == len([finding for finding in dock.findings if finding.rule == "C.1"])
    bar._chips[INSPIRE].click()
    assert shown() == len(dock.findings)
    assert str(sum(finding.mandatory for finding in dock.findings)) in bar._chips[INSPIRE].text()


def test_what_the_layer_knows_is_taken_again_after_it_was_shown(place):
    dock, _catalogue, iface = place
    session = opened(dock, iface, layer("zones"))
    assert "2154" in session.record.get("crs")
    session.set("crs", "EPSG:4326")
    before = session.record.to_bytes()
    dock.menu.recompute()
    window = dock.window().findChildren(DifferencesWindow)[-1]
    assert pump(lambda: window.take is not None and window.take.isEnabled())
    assert session.record.to_bytes() == before
    window.take.click()
    assert "2154" in session.record.get("crs")
    dock.menu.recompute()
    again = dock.window().findChildren(DifferencesWindow)[-1]
    assert pump(lambda: "already says" in again.note.text())
    assert not again.take.isEnabled()


def test_a_finding_shows_its_line_in_the_xml(place):
    dock, _catalogue, iface = place
    opened(dock, iface, layer("zones"))
    finding = next(finding for finding in dock.findings if finding.line > 3)
    assert finding.guideline.startswith("https://inspire-mif.github.io/")
    window = dock.menu.show_xml(finding.line)
    assert window.view.text.textCursor().blockNumber() == finding.line - 1
    assert window.view.toPlainText().encode() == dock.session.record.to_bytes()
    window.close()


def test_a_finding_in_the_list_jumps_to_its_field(place):
    dock, _catalogue, iface = place
    opened(dock, iface, layer())
    dock.activateWindow()
    assert dock.form.jump("lineage")
    assert dock.form.sections["quality"].body.isVisible()
    assert dock.form.rows["lineage"].isVisible()
    assert not dock.form.jump("no such element")


def test_failure_to_read_the_record_has_a_way_out(place):
    dock, catalogue, iface = place
    from prodige_plugin.errors import NoConnection

    def refuse(_identifier, feedback=None):
        raise NoConnection("The catalogue cannot be reached.")

    fetch, catalogue.fetch = catalogue.fetch, refuse
    iface.setActiveLayer(layer(record_id="rec-1"))
    assert pump(lambda: dock.page.heading.text() == "The catalogue cannot be reached.")
    catalogue.fetch = fetch
    catalogue.records["rec-1"] = record()
    dock.page.button.click()
    assert pump(lambda: dock.session is not None)


def test_dates_are_understood_as_people_type_them():
    assert iso_date("12/06/2024") == "2024-06-12"
    assert iso_date("1.2.2024") == "2024-02-01"
    assert iso_date("06/2024") == "2024-06"
    assert iso_date("2024") == "2024"


def test_fields_give_back_untouched_what_they_do_not_understand(qgis_app):
    contacts = (Contact("DREAL", "a@b.fr", "unknownRole", "Mme X", "04"),)
    for field, value in (
        (ContactsField((("owner", "Owner"),)), contacts),
        (ChoiceField((("a", "A"),)), "strange"),
        (ChoicesField((("a", "A"),)), ("strange", "a")),
        (WordsField(), ("one; two", "three")),
        (DateField(), "vers 1990"),
        (BoxField(), (1.123456789, 2.0, 3.0, 4.0)),
    ):
        field.set_value(value)
        assert field.value() == value


def test_an_edited_contact_keeps_its_name_and_phone(qgis_app):
    field = ContactsField((("owner", "Owner"),))
    contact = Contact("DREAL", "a@b.fr", "owner", "Mme X", "04")
    field.set_value((contact,))
    field.rows[0].email.setText("c@d.fr")
    field._edited()
    assert field.value() == (dataclasses.replace(contact, email="c@d.fr"),)


def test_the_box_reads_commas_and_points(qgis_app):
    field = BoxField(from_layer=lambda: (1.5, 2.0, 3.25, 4.0))
    field.set_value(None)
    next(button for button in field.findChildren(QPushButton)).click()
    assert field.value() == (1.5, 2.0, 3.25, 4.0)
    field.parts["west"].setText("1.25")
    field._edited()
    assert field.value()[0] == 1.25
    field.parts["west"].setText("")
    assert field.value() is None


def test_the_form_fits_300_pixels(place):
    dock, _catalogue, iface = place
    opened(dock, iface, layer())
    assert dock.minimumSizeHint().width() <= 300


def test_publishing_a_layer_elsewhere_makes_the_dock_read_the_new_record(place):
    dock, catalogue, iface = place
    made = layer()
    opened(dock, iface, made)
    catalogue.records["rec-7"] = record("Publiée", "rec-7")
    made.setCustomProperty("prodige/platform", "p1")
    made.setCustomProperty("prodige/record_id", "rec-7")
    assert pump(lambda: dock.session is not None and dock.session.origin == "catalogue")
    assert dock.session.record.get("title") == "Publiée"


def test_what_is_being_typed_is_offered_to_the_publication(place):
    dock, _catalogue, iface = place
    made = layer()
    session = opened(dock, iface, made)
    assert dock.live_records() == {}
    session.set("title", "Neuf")
    assert Record.parse(dock.live_records()[made.id()][0]).get("title") == "Neuf"


def test_publishing_twice_in_a_row_is_no_conflict(place):
    dock, catalogue, iface = place
    session = opened(dock, iface, layer())
    for title in ("Un", "Deux"):
        session.set("title", title)
        dock.publish()
        assert pump(lambda: not dock.saver.busy)
        assert not dock.conflict.isVisible()
    assert Record.parse(catalogue.records[session.record.identifier]).get("title") == "Deux"


def test_rows_built_after_the_record_came_hold_its_values(place):
    dock, catalogue, iface = place
    catalogue.records["rec-1"] = record()
    dock.form._clock.stop()  # the record is faster than the form
    iface.setActiveLayer(layer(record_id="rec-1"))
    assert pump(lambda: dock.session is not None)
    dock.form.finish()
    assert dock.form.rows["title"].field.value() == "Départements"
    assert any(row._rows for row in dock.form.rows.values())


def test_what_several_elements_share_is_named_by_their_part_of_the_form(qgis_app):
    window = DifferencesWindow("Before", "After")
    path = "gmd:identificationInfo/gmd:MD_DataIdentification/"
    window.show_rows(
        [
            Difference("keywords", path + "gmd:descriptiveKeywords", "hydrography", ""),
            Difference("use_conditions", path + "gmd:resourceConstraints", "", "No limitations"),
            Difference("lineage", "gmd:dataQualityInfo/gmd:DQ_DataQuality/gmd:lineage", "", "Survey"),
        ]
    )
    names = [window.table.item(row, 0).text() for row in range(3)]
    assert names == [section_title("keywords"), section_title("constraints"), element("lineage").label]
    window.deleteLater()
