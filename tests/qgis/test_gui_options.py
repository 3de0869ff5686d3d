"""The plugin's page in QGIS's options: what is entered is kept, and counts."""

from __future__ import annotations

import pytest
from qgis.core import QgsSettings

from prodige_plugin.gui import profile, settings
from prodige_plugin.gui.diagnosis_window import DiagnosisWindow
from prodige_plugin.gui.options_page import OBJECT_NAME, OptionsFactory
from prodige_plugin.gui.platform_dialog import PlatformDialog
from prodige_plugin.gui.searches import Search, Searches
from prodige_plugin.gui.tasks import running_tasks
from prodige_plugin.gui.thumbnails import Thumbnails
from prodige_plugin.network.door import usual_timeout_s
from prodige_plugin.services.downloads import SETTING, folder_of_downloads

from .gui_fakes import FakeHost, FakeIface, FakePlatforms, practice, pump


@pytest.fixture
def page(qgis_app, tmp_path, monkeypatch):
    QgsSettings().remove("prodige_plugin")
    monkeypatch.setattr(profile, "profile_folder", lambda: tmp_path)
    iface = FakeIface()
    factory = OptionsFactory(FakeHost(iface, FakePlatforms([practice()])))
    made = factory.createWidget(iface.window)
    made.show()
    yield made
    made.close()
    made.deleteLater()
    iface.close()
    QgsSettings().remove("prodige_plugin")


def test_it_is_found_by_its_name(page):
    assert page.objectName() == OBJECT_NAME


def test_usual_values_are_shown_and_applying_them_changes_nothing(page, tmp_path):
    assert (page.timeout.value(), page.page_size.value(), page.history.value()) == (30, 20, 30)
    assert page.thumbnails.isChecked()
    page.apply()
    assert (settings.timeout_s(), settings.page_size(), settings.history()) == (30, 20, 30)
    assert QgsSettings().value(SETTING, None) is None


def test_what_is_entered_is_kept_and_counts(page, tmp_path):
    page.organisation.setText(" DREAL ")
    page.email.setText("sig@x.fr")
    page.folder.setFilePath(str(tmp_path / "d"))
    page.timeout.setValue(90)
    page.page_size.setValue(50)
    page.thumbnails.setChecked(False)
    page.history.setValue(0)
    assert page.isValid()
    page.apply()
    assert profile.contact() == ("DREAL", "sig@x.fr")
    assert folder_of_downloads() == tmp_path / "d"
    assert usual_timeout_s() == 90
    assert (settings.page_size(), settings.thumbnails(), settings.history()) == (50, False, 0)


def test_a_folder_without_a_place_is_refused(page):
    page.folder.setFilePath("somewhere")
    assert not page.isValid()


@pytest.mark.parametrize("value", ["abc", "-5", "100000", ""])
def test_what_an_administrator_mistyped_is_put_right(qgis_app, value):
    QgsSettings().setValue("prodige_plugin/timeout", value)
    least, _usual, most = settings.TIMEOUT_S
    assert least <= settings.timeout_s() <= most
    assert usual_timeout_s() >= 1
    QgsSettings().remove("prodige_plugin")


def test_the_other_windows_are_reached(page):
    page.show_platforms()
    page.show_diagnosis()
    top = page.window()
    assert pump(lambda: top.findChild(PlatformDialog) is not None and top.findChild(DiagnosisWindow) is not None)
    top.findChild(DiagnosisWindow).close()
    top.findChild(PlatformDialog).close()
    pump(seconds=0.05)


def test_the_history_is_cleared(page):
    page.clear_history()
    assert not page.clear.isEnabled()


def test_no_pictures_are_fetched_when_none_are_wanted(page):
    asked = []
    pictures = Thumbnails(None, lambda url, _feedback: asked.append(url) or b"")
    settings.set_thumbnails(False)
    pictures.want(["https://x.fr/a.png"])
    assert not running_tasks() and not asked
    settings.set_thumbnails(True)
    pictures.want(["https://x.fr/a.png"])
    assert pump(lambda: asked == ["https://x.fr/a.png"])
    pump(lambda: not running_tasks())


def test_the_history_is_as_long_as_wanted(page, tmp_path):
    searches = Searches(tmp_path)
    assert pump(lambda: searches._kept.ready)
    for length, expected in ((2, ["c", "b"]), (0, [])):
        settings.set_history(length)
        for words in ("a", "b", "c"):
            searches.note(Search(words=words))
        assert [one.words for one in searches.history()] == expected
