"""Concepts are found as one types, chosen, shown and taken away; a catalogue's own thesauri come in a task."""

from __future__ import annotations

import pytest
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QVBoxLayout, QWidget

from prodige_plugin.catalogue.vocabularies import PRODIGE_DOMAINS
from prodige_plugin.gui import thesaurus_picker
from prodige_plugin.gui.suggestions import Kind
from prodige_plugin.gui.thesauri_source import ThesauriSource
from prodige_plugin.gui.thesaurus_picker import ThesaurusPicker, codes, keywords, labels, words
from prodige_plugin.metadata import thesauri
from prodige_plugin.metadata.values import Keyword
from prodige_plugin.metadata.vocabulary import Concept
from prodige_plugin.platforms.model import Platform
from tests.servers.http import HttpServer
from tests.servers.vocabularies import Vocabularies

from .gui_fakes import pump


@pytest.fixture
def place(qgis_app, monkeypatch):
    monkeypatch.setattr(thesaurus_picker, "language", lambda: "fr")
    monkeypatch.setattr("prodige_plugin.gui.thesauri_source.language", lambda: "fr")
    window = QWidget()
    window.setLayout(QVBoxLayout())
    window.resize(420, 300)
    window.show()
    yield window
    window.close()
    window.deleteLater()
    pump(seconds=0.02)


def shown(place, picker) -> ThesaurusPicker:
    place.layout().addWidget(picker)
    place.activateWindow()
    picker.line.setFocus()
    pump(picker.line.hasFocus, 1)
    return picker


def typed(picker, text: str) -> None:
    for letter in text:
        if letter.isascii():
            QTest.keyClick(picker.line, letter)
        else:  # QTest knows the keys of ASCII only
            picker.line.insert(letter)
            picker.line.textEdited.emit(picker.line.text())


def chips(picker) -> list[str]:
    return [button.words() for button in picker.chips.buttons()]


def test_a_word_people_say_leads_to_the_theme_and_enter_takes_it(place) -> None:
    picker = shown(place, ThesaurusPicker(("InspireTheme",), codes("InspireTheme")))
    changes = []
    picker.changed.connect(lambda: changes.append(picker.value()))
    picker.set_value(("ps",))
    assert changes == [] and picker.value() == ("ps",)
    typed(picker, "hydrologie")
    offered = picker.popup.offered()
    assert offered[0].text == "hydrologie → Hydrographie"
    assert "Hydrographie" in offered[0].text and "INSPIRE" in offered[0].tip()
    QTest.keyClick(picker.line, Qt.Key.Key_Return)
    assert picker.value() == ("ps", "hy")
    assert chips(picker) == ["Sites protégés", "Hydrographie"]
    assert picker.line.text() == "" and not picker.popup.isVisible()
    assert changes == [("ps", "hy")]


def test_arrows_choose_escape_closes_and_backspace_goes_to_the_chips(place) -> None:
    picker = shown(place, ThesaurusPicker(("InspireTheme",), codes("InspireTheme")))
    picker.set_value(())
    typed(picker, "eau")
    QTest.keyClick(picker.line, Qt.Key.Key_Down)
    QTest.keyClick(picker.line, Qt.Key.Key_Down)
    second = picker.popup.chosen().what.code
    QTest.keyClick(picker.line, Qt.Key.Key_Return)
    assert picker.value() == (second,)
    typed(picker, "sol")
    assert picker.popup.isVisible()
    QTest.keyClick(picker.line, Qt.Key.Key_Escape)
    assert not picker.popup.isVisible() and picker.value() == (second,)
    picker.line.clear()
    QTest.keyClick(picker.line, Qt.Key.Key_Backspace)
    assert picker.chips.buttons()[-1].hasFocus()
    QTest.keyClick(picker.chips.buttons()[-1], Qt.Key.Key_Delete)
    assert picker.value() == ()


def test_what_the_list_does_not_know_is_kept_and_nonsense_is_not_taken(place) -> None:
    picker = shown(place, ThesaurusPicker(("InspireTheme",), codes("InspireTheme")))
    picker.set_value(("un thème inventé", "hy"))
    assert chips(picker) == ["un thème inventé", "Hydrographie"]
    typed(picker, "zzz")
    QTest.keyClick(picker.line, Qt.Key.Key_Return)
    assert picker.value() == ("un thème inventé", "hy")


def test_free_words_are_taken_with_signs_between_and_known_ones_are_offered(place) -> None:
    before = words(lambda: ("eau potable", "eau de pluie", "assainissement"))
    picker = shown(place, ThesaurusPicker(thesauri.KEYWORDS, before))
    picker.set_value(("marais",))
    typed(picker, "tourbière;")
    picker.line.setText("")
    typed(picker, "eau")
    kinds = [one.kind for one in picker.popup.offered()]
    assert kinds[:2] == [Kind.BEFORE, Kind.BEFORE] and Kind.CONCEPT in kinds
    QTest.keyClick(picker.line, Qt.Key.Key_Down)
    QTest.keyClick(picker.line, Qt.Key.Key_Return)
    typed(picker, "un mot à moi")
    QTest.keyClick(picker.line, Qt.Key.Key_Return)
    assert picker.value() == ("marais", "tourbière", "eau potable", "un mot à moi")
    picker._take_words("a, b ;\n c ; marais")
    assert picker.value()[-3:] == ("a", "b", "c")


def test_the_whole_list_is_a_tree_that_checks(place) -> None:
    picker = shown(place, ThesaurusPicker(("PriorityDataset",), codes("PriorityDataset")))
    picker.set_value(("Lakes-dir-2000-60",))
    popup = picker.browse()
    items = popup.items()
    assert len(items) == 152
    lakes = next(item for item in items if item.data(0, Qt.ItemDataRole.UserRole).code == "Lakes-dir-2000-60")
    assert lakes.checkState(0) == Qt.CheckState.Checked and lakes.parent() is not None
    popup.field.setText("baignade")
    left = popup.items()
    assert 0 < len(left) < 10
    left[0].setCheckState(0, Qt.CheckState.Checked)
    assert picker.value() == ("Lakes-dir-2000-60", left[0].data(0, Qt.ItemDataRole.UserRole).code)
    left[0].setCheckState(0, Qt.CheckState.Unchecked)
    assert picker.value() == ("Lakes-dir-2000-60",)
    popup.close()


def test_keywords_have_their_thesaurus_and_address(place) -> None:
    source = ThesauriSource(place)
    picker = shown(place, ThesaurusPicker(("PriorityDataset",), keywords(source), source))
    picker.set_value((Keyword("Forêt", "Ma liste", ""),))
    typed(picker, "station d'épuration")
    QTest.keyClick(picker.line, Qt.Key.Key_Return)
    found = picker.value()[1]
    assert found.thesaurus == "INSPIRE priority data set"
    assert found.href.endswith("/UrbanWasteWaterTreatmentPlants-dir-1991-271")


def platform(address: str) -> Platform:
    return Platform("p", "Essai", "prodige", {"catalogue": address})


def test_the_domains_of_the_platform_come_and_serve_without_it(place, tmp_path) -> None:
    with HttpServer() as server:
        known = Vocabularies()
        address = known.install(server)
        source = ThesauriSource(place, tmp_path)
        source.use(platform(address))
        picker = shown(place, ThesaurusPicker((PRODIGE_DOMAINS,), labels(), source))
        picker.set_value(())
        picker.source_wanted()
        assert source.busy and not picker.note.isHidden()
        assert pump(lambda: not source.busy)
        assert picker.note.isHidden() and source.name(PRODIGE_DOMAINS) == "Domaines"
        typed(picker, "znieff")
        QTest.keyClick(picker.line, Qt.Key.Key_Return)
        assert picker.value() == ("Zonages nature",)
        typed(picker, "un autre, domaine")
        QTest.keyClick(picker.line, Qt.Key.Key_Return)
        assert picker.value() == ("Zonages nature", "un autre, domaine")
        assert len(picker.browse().items()) == 4
        assert known.asked == ["list", PRODIGE_DOMAINS]
        later = ThesauriSource(place, tmp_path)
        later.use(platform(address))
        later.want()
        assert pump(lambda: not later.busy)
        assert later.finder(PRODIGE_DOMAINS) is not None and known.asked == ["list", PRODIGE_DOMAINS]


def test_a_platform_without_an_answer_is_told_and_the_shipped_ones_serve(place, tmp_path) -> None:
    source = ThesauriSource(place, tmp_path)
    source.use(platform("http://127.0.0.1:9/geonetwork"))
    picker = shown(place, ThesaurusPicker(("InspireTheme",), words(), source, remote=True))
    picker.source_wanted()
    assert pump(lambda: not source.busy, 20)
    assert source.note and picker.note.text() == source.note
    picker.source_wanted()  # at each key: a catalogue that does not answer is left alone for a while
    assert not source.busy
    assert [concept.concept.code for concept in source.find(picker.keys, "PLU", 1)] == ["lu"]
    source.use(Platform("c", "CSW", "csw", {"csw": "http://127.0.0.1:9/csw"}))
    assert not source.has_more and source.note == ""


def test_thesauri_too_large_are_searched_on_the_server(place, tmp_path, monkeypatch) -> None:
    monkeypatch.setattr("prodige_plugin.catalogue.vocabularies.MAX_BYTES", 500)
    with HttpServer() as server:
        address = Vocabularies().install(server)
        source = ThesauriSource(place, tmp_path)
        source.use(platform(address))
        source.want()
        assert pump(lambda: not source.busy)
        assert source.finder(PRODIGE_DOMAINS) is None and source.name(PRODIGE_DOMAINS) == "Domaines"
        found: list[Concept] = []
        assert source.search_large("eau", found.extend)
        assert pump(lambda: bool(found))
        assert [concept.label for concept in found] == ["Eau de surface", "Eau souterraine"]


def test_a_system_of_coordinates_is_offered_by_place_and_written_as_records_state_it(place) -> None:
    from qgis.core import QgsCoordinateReferenceSystem

    from prodige_plugin.gui.more_fields import CrsField

    field = CrsField()
    place.layout().addWidget(field)
    field.set_value("EPSG:4326 WGS 84")
    field.edit.clear()
    field.edit.setFocus()
    pump(field.edit.hasFocus, 1)
    QTest.keyClicks(field.edit, "mayotte")
    assert field.suggestions.popup.offered()[0].what.code == "4471"
    QTest.keyClick(field.edit, Qt.Key.Key_Down)
    QTest.keyClick(field.edit, Qt.Key.Key_Return)
    assert field.value() == "EPSG:4471 RGM04 / UTM zone 38S"
    for concept in thesauri.finder("CrsFrance", "fr").concepts:
        known = QgsCoordinateReferenceSystem(f"EPSG:{concept.code}")
        assert known.isValid() and known.description() == concept.label, concept
