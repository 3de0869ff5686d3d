"""The one place that shows failures and successes."""

from __future__ import annotations

import pytest
from qgis.gui import QgsMessageBar
from qgis.PyQt.QtWidgets import QApplication, QLabel, QPlainTextEdit, QPushButton

from prodige_plugin.errors import Cancelled, Timeout
from prodige_plugin.gui import messages

from .gui_fakes import pump


@pytest.fixture
def bar(qgis_app):
    bar = QgsMessageBar()
    messages.install(bar)
    yield bar
    messages.install(None)
    bar.deleteLater()


def sentences(bar) -> QLabel:
    """The label that holds the words of the current message."""
    return next(label for label in bar.currentItem().findChildren(QLabel) if label.wordWrap())


def buttons(bar):
    return {button.text(): button for button in bar.currentItem().findChildren(QPushButton)}


def test_error_has_its_sentences_and_two_buttons(bar):
    messages.show_error(Timeout("The server is slow.", "It did not answer.", "Try later.", detail="GET x"))
    assert sentences(bar).text() == "<b>The server is slow.</b> It did not answer. Try later."
    assert set(buttons(bar)) == {"Details", "Copy report"}


def test_copy_report_copies_without_secret(bar):
    messages.show_error(Timeout("slow", detail="http://me:hunter2@host/x"))
    buttons(bar)["Copy report"].click()
    copied = QApplication.clipboard().text()
    assert "Timeout" in copied
    assert "http://me:***@host/x" in copied


def test_details_shows_the_report_without_blocking(bar):
    error = Timeout("slow", detail="GET /x 504")
    messages.show_error(error)
    buttons(bar)["Details"].click()
    dialog = next(iter(messages._dialogs))
    assert not dialog.isModal()
    assert "GET /x 504" in dialog.findChild(QPlainTextEdit).toPlainText()


def test_cancelled_is_not_shown(bar):
    messages.show_error(Cancelled())
    assert bar.currentItem() is None


def test_retry_calls_and_leaves(bar):
    again = []
    messages.show_error(Timeout("slow"), retry=lambda: again.append(1))
    buttons(bar)["Try again"].click()
    assert again == [1]


def test_the_remedy_has_its_button(bar):
    done = []
    messages.show_error(Timeout("refused"), action=("Correct it…", lambda: done.append(1)))
    buttons(bar)["Correct it…"].click()
    assert done == [1]


def test_a_title_is_never_read_as_html(bar):
    messages.show_success("Published R&D <b>été</b>")
    assert sentences(bar).text() == "Published R&amp;D &lt;b&gt;été&lt;/b&gt;"


def test_the_same_failure_twice_is_one_message(bar):
    messages.show_error(Timeout("slow", "first"))
    messages.show_error(Timeout("other"))
    messages.show_error(Timeout("slow", "second"))
    assert sentences(bar).text() == "<b>slow</b> second"
    assert pump(lambda: len(bar.items()) == 2)


@pytest.mark.parametrize("width", [520, 900])
def test_all_sentences_are_in_view_however_narrow_the_bar_is(bar, width):
    """QGIS's own text is one line high, and what to do is said in the last sentence."""
    bar.resize(width, 40)
    bar.show()
    messages.show_error(Timeout("The server is slow. " * 3, "It did not answer. " * 4, "Try later. " * 4), retry=print)
    label = sentences(bar)
    assert pump(lambda: label.height() >= label.heightForWidth(label.width()) and bar.height() >= label.height())
    # nor is it higher than its words
    assert pump(lambda: bar.sizeHint().height() < label.heightForWidth(label.width()) + 40)


def test_success_opens_only_web_links(bar, monkeypatch):
    opened = []
    monkeypatch.setattr(messages.QDesktopServices, "openUrl", lambda url: opened.append(url.toString()) or True)
    messages.show_success("Done", [("Open map", "https://x.fr/?map=a"), ("Bad", "file:///etc/passwd")])
    buttons(bar)["Open map"].click()
    buttons(bar)["Bad"].click()
    assert opened == ["https://x.fr/?map=a"]


def test_without_a_bar_nothing_breaks(qgis_app):
    messages.install(None)
    messages.show_error(Timeout("slow"))
    messages.show_success("ok")


def test_unloading_leaves_no_message_whose_buttons_lead_nowhere(bar):
    """What stands until it is closed outlived the plugin."""
    bar.pushMessage("QGIS", "another's message")
    messages.show_error(Timeout("slow"), retry=lambda: None)
    messages.show_note("left", 0, ("See…", lambda: None))
    assert len(bar.items()) == 3
    messages.install(None)
    assert [item.title() for item in bar.items()] == ["QGIS"]


def test_what_the_system_says_ends_before_the_next_sentence_begins(bar):
    messages.show_error(Timeout("Not written.", "Permission denied", "Choose another folder."))
    assert sentences(bar).text() == "<b>Not written.</b> Permission denied. Choose another folder."
