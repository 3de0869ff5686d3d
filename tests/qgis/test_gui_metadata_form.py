"""The form of a record: a field for every element that the resource type calls for, lists, translations, help."""

from __future__ import annotations

from pathlib import Path

import pytest
from qgis.core import QgsCoordinateReferenceSystem, QgsSettings
from qgis.PyQt.QtCore import QCoreApplication, Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QLineEdit, QTextBrowser

from prodige_plugin.gui import element_help, field_maker, item_specs
from prodige_plugin.gui.element_text import value_lines
from prodige_plugin.gui.items_field import ItemsField
from prodige_plugin.gui.metadata_form import MetadataForm, shown_elements
from prodige_plugin.gui.more_fields import CrsField, FlagField, StatedField, TranslationsField
from prodige_plugin.metadata.element import WIDGETS
from prodige_plugin.metadata.elements import ELEMENTS, element
from prodige_plugin.metadata.findings import Finding, Severity
from prodige_plugin.metadata.online import OnlineResource
from prodige_plugin.metadata.record import Record
from prodige_plugin.metadata.validation import check, score
from prodige_plugin.metadata.values import Thumbnail, Translation

SHARED = Path(__file__).resolve().parents[3] / "shared"
LEVELS = ("dataset", "series", "service")


@pytest.fixture
def form(qgis_app):
    """A form, 320 px wide."""
    QgsSettings().remove("prodige_plugin/metadata/more")
    made = MetadataForm((lambda: (1.0, 2.0, 3.0, 4.0), lambda: None))
    made.resize(320, 800)
    made.show()
    yield made
    made.deleteLater()
    QgsSettings().remove("prodige_plugin/metadata/more")


def described(level="dataset"):
    made = Record.new(level)
    made.set("title", "Zones humides")
    made.set("abstract", "Résumé")
    return made


def settle():
    for _turn in range(300):
        QCoreApplication.processEvents()


def test_every_row_has_a_kind_of_field():
    assert {row.widget for row in ELEMENTS} <= set(field_maker.KINDS)
    assert set(field_maker.KINDS) <= set(WIDGETS)
    for row in ELEMENTS:
        if row.widget == "items" and row.key != "other_keywords":
            assert item_specs.spec_of(row).parts


@pytest.mark.parametrize("level", LEVELS)
def test_the_form_shows_what_the_resource_type_calls_for(form, level):
    form.show_record(described(level))
    form.finish()
    wanted = {row.key for row in ELEMENTS if row.obligation(level)}
    shown = {row.key for row in ELEMENTS if row.key in form.rows or row.part_of in form.rows}
    assert wanted <= shown
    assert set(form.rows) == {row.key for row in shown_elements(level)}
    assert all(row.element.obligation(level) for row in form.rows.values())


@pytest.mark.parametrize("level", LEVELS)
def test_what_must_be_filled_stands_first_and_the_rest_behind_a_button(form, level):
    for section in {row.section for row in shown_elements(level)}:
        rows = [row for row in shown_elements(level) if row.section == section]
        duties = [row.obligation(level) == "M" and not row.aside for row in rows]
        assert duties == sorted(duties, reverse=True)
    form.show_record(described(level))
    settle()
    section = form.sections["identification"]
    assert section.more.isVisible()
    assert not section.rest.isVisible()
    section.more.click()
    settle()
    assert form.rows["purpose"].isVisible()
    assert bool(QgsSettings().value("prodige_plugin/metadata/more/identification", False, type=bool))


def test_only_what_is_to_be_seen_is_built(form):
    settle()
    form.show_record(described())
    assert "links" not in form.rows
    assert "purpose" not in form.rows
    form.sections["distribution"].button.setChecked(True)
    settle()
    assert "links" in form.rows


@pytest.mark.parametrize("level", LEVELS)
def test_it_gives_back_what_it_was_given(form, level):
    record = described(level)
    before = record.to_bytes()
    form.show_record(record)
    form.finish()
    for key, row in form.rows.items():
        record.set(key, row.field.value())
    assert record.to_bytes() == before


def test_real_records_go_through_the_form_unchanged(form):
    if not SHARED.is_dir():
        pytest.skip("the real records are not on this machine")
    form.finish()
    for path in sorted((SHARED / "records" / "fr").glob("*.xml"))[::6]:
        data = path.read_bytes()
        record = Record.parse(data)
        form.show_record(record)
        form.finish()
        for key, row in form.rows.items():
            record.set(key, row.field.value())
        assert record.to_bytes() == data, path


def test_it_fits_320_pixels(form):
    form.show_record(described())
    findings = check(described())
    form.finish()
    form.show_findings(findings, described())
    for section in form.sections.values():
        section.button.setChecked(True)
        section.more.setChecked(True)
    settle()
    wide = {key: row.minimumSizeHint().width() for key, row in form.rows.items()}
    assert max(wide.values()) <= 300, sorted(wide.items(), key=lambda each: -each[1])[:5]
    assert form.widget().minimumSizeHint().width() <= 320


def test_links_are_added_changed_moved_and_taken_away_by_keyboard(form):
    record = described()
    first = OnlineResource("https://a.example/wms", "OGC:WMS", "couche")
    record.set("links", (first,))
    form.show_record(record)
    form.changed.connect(lambda key: record.set(key, form.rows[key].field.value()))
    assert form.jump("links")
    field = form.rows["links"].field
    assert isinstance(field, ItemsField)
    QTest.keyClick(field.list, Qt.Key.Key_Insert)
    QTest.keyClicks(field.fields["url"].edit, "https://b.example/f.zip")
    field.fields["protocol"].combo.lineEdit().clear()
    QTest.keyClicks(field.fields["protocol"].combo.lineEdit(), "WWW:DOWNLOAD-1.0-http--download")
    purpose = field.fields["function"].combo
    purpose.setCurrentIndex(purpose.findData("download"))
    purpose.activated.emit(purpose.currentIndex())
    second = OnlineResource("https://b.example/f.zip", "WWW:DOWNLOAD-1.0-http--download", function="download")
    assert record.get("links") == (first, second)
    QTest.keyClick(field.list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert record.get("links") == (second, first)
    QTest.keyClick(field.list, Qt.Key.Key_Delete)
    assert record.get("links") == (first,)
    assert field.list.count() == 1


def test_an_empty_item_is_not_written(form):
    record = described()
    form.show_record(record)
    form.changed.connect(lambda key: record.set(key, form.rows[key].field.value()))
    field = form.build("thumbnails").field
    field.add()
    assert record.get("thumbnails") == ()
    QTest.keyClicks(field.fields["url"].edit, "https://a.example/x.png")
    assert record.get("thumbnails") == (Thumbnail("https://a.example/x.png"),)


def test_translations_are_written_beside_the_main_language(form):
    record = described()
    form.show_record(record)
    form.changed.connect(lambda key: record.set(key, form.rows[key].field.value()))
    field = form.build("title_translations").field
    assert isinstance(field, TranslationsField)
    field.add_button.click()
    assert field.rows[0].language.currentData() == "eng"
    QTest.keyClicks(field.rows[0].text, "Wetlands")
    assert record.get("title_translations") == (Translation("eng", "Wetlands"),)
    assert record.get("title") == "Zones humides"
    assert record.get("other_languages") == ("eng",)


def test_yes_and_no(form):
    record = described()
    form.show_record(record)
    form.changed.connect(lambda key: record.set(key, form.rows[key].field.value()))
    field = form.build("open_data").field
    assert isinstance(field, FlagField)
    field.box.click()
    assert record.get("open_data") is True
    assert record.get("keywords") == ("données ouvertes",)
    assert form.build("keywords").field.value() == ("données ouvertes",)


def test_two_fields_on_one_thing_stay_the_same(form):
    record = described()
    form.show_record(record)
    form.finish()
    for section in form.sections.values():
        section.button.setChecked(True)
        section.more.setChecked(True)
    form.changed.connect(lambda key: record.set(key, form.rows[key].field.value()))
    combo = form.rows["conformity_1089"].field.combo
    combo.setCurrentIndex(combo.findData("true"))
    combo.activated.emit(combo.currentIndex())
    assert record.get("conformity")[0].degree == "true"
    assert form.rows["conformity"].field.value()[0].degree == "true"


def test_what_is_stated_shows_a_mark_and_its_findings(form):
    record = described()
    form.show_record(record)
    form.finish()
    field = form.rows["root"].field
    assert isinstance(field, StatedField)
    form.show_findings([], record)
    assert field.text.text() == "✓ gmd:MD_Metadata"
    form.show_findings([Finding(Severity.ERROR, "root", "Wrong.")], record)
    assert field.text.text() == "gmd:MD_Metadata"


def test_findings_of_a_part_stand_at_its_whole(form):
    record = described()
    form.show_record(record)
    form.finish()
    wrong = [Finding(Severity.ERROR, "locator", "No address."), Finding(Severity.ERROR, "nothing", "x")]
    form.show_findings(wrong, record)
    assert [row.finding.message for row in form.rows["links"]._rows] == ["No address."]
    assert form.jump("locator")
    assert form.sections["distribution"].button.isChecked()
    assert not form.jump("operates_on")


def test_findings_behind_the_button_are_counted_on_it(form):
    form.show_record(described())
    form.show_findings([Finding(Severity.WARNING, "purpose", "Empty.")], described())
    assert "⚠ 1" in form.sections["identification"].more.text()
    assert form.jump("purpose")
    assert form.sections["identification"].more.isChecked()


def test_a_coordinate_system_is_taken_from_qgis(form):
    record = described()
    form.show_record(record)
    form.changed.connect(lambda key: record.set(key, form.rows[key].field.value()))
    field = form.build("crs").field
    assert isinstance(field, CrsField)
    field.take(QgsCoordinateReferenceSystem("EPSG:2154"))
    assert record.get("crs").startswith("EPSG:2154 ")


def test_help_opens_beside_the_field_and_leads_to_a_page(form):
    form.show_record(described())
    settle()
    row = form.rows["title"]
    assert row.info.focusPolicy() & Qt.FocusPolicy.TabFocus
    popup = row.show_help()
    assert element("title").help.split(".")[0] in popup.text.text()
    popup.text.linkActivated.emit("more")
    page = element_help._open
    assert page is not None
    assert "C.8" in page.findChild(QTextBrowser, "page").toPlainText()
    page.close()
    QTest.keyClick(row.field.edit, Qt.Key.Key_F1)
    settle()


@pytest.mark.parametrize("level", LEVELS)
def test_every_field_has_a_name_and_a_place_in_the_order_of_tab(form, level):
    form.show_record(described(level))
    form.finish()
    for row in form.rows.values():
        assert row.field.accessibleName()
        assert row.info.accessibleName()
        focus = row.field.focusProxy() or row.field
        assert focus.focusPolicy() != Qt.FocusPolicy.NoFocus or focus.focusProxy() is not None, row.element.key
        if isinstance(focus, QLineEdit):
            assert focus.accessibleName(), row.element.key


def test_scores_are_shown_on_the_sections(form):
    record = described()
    form.show_record(record)
    findings = check(record)
    form.show_scores(score(record, findings).sections)
    assert "/" in form.sections["identification"].ring.text()


def test_another_resource_type_has_other_fields(form):
    record = described()
    form.show_record(record)
    form.finish()
    assert "crs" in form.rows
    form.show_record(described("service"))
    form.finish()
    assert "crs" not in form.rows
    assert "service_type" in form.rows


def test_values_are_told_in_lines():
    record = described()
    record.set("links", (OnlineResource("https://a.example", "OGC:WMS", "couche"),))
    record.set("open_data", True)
    record.set("title_translations", (Translation("eng", "Wetlands"),))
    assert value_lines(element("links"), record.get("links")) == ("couche – OGC:WMS – https://a.example",)
    assert value_lines(element("open_data"), True)
    assert value_lines(element("title_translations"), record.get("title_translations"))[0].endswith("Wetlands")
    assert value_lines(element("root"), record.get("root")) == ("gmd:MD_Metadata",)
    for row in ELEMENTS:
        value_lines(row, record.get(row.key))


def test_a_jump_into_a_folded_part_scrolls_to_the_field(form):
    form.resize(320, 300)
    form.show_record(described())
    settle()
    assert not form.sections["quality"].button.isChecked()
    assert form.jump("lineage")
    QTest.qWait(200)
    row = form.rows["lineage"]
    top = row.mapTo(form.viewport(), row.rect().topLeft()).y()
    assert 0 <= top < form.viewport().height() - 20


def test_in_large_letters_the_form_still_fits_a_narrow_dock(form):
    letters = form.font()
    letters.setPointSizeF(15)
    form.setFont(letters)
    form.show_record(described())
    form.finish()
    for section in form.sections.values():
        section.button.setChecked(True)
    settle()
    room = form.viewport().width()
    assert {key: row.minimumSizeHint().width() for key, row in form.rows.items()
            if row.minimumSizeHint().width() > room - 24} == {}  # fmt: skip
