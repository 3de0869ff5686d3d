"""Buttons of dialogs in the plugin's language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QDialogButtonBox, QMessageBox, QWidget

import prodige_plugin
from prodige_plugin import i18n
from prodige_plugin.gui.button_box import asked, button_box

pytestmark = pytest.mark.usefixtures("qgis_app")
KINDS = QDialogButtonBox.StandardButton
GUI = Path(prodige_plugin.__file__).parent / "gui"


@pytest.fixture
def shouting() -> Iterator[None]:
    i18n.install(lambda _context, text, _n: text.upper())
    yield
    i18n.install(None)


@pytest.mark.usefixtures("shouting")
def test_each_standard_button_is_translated() -> None:
    parent = QWidget()
    box = button_box(parent, KINDS.Ok, KINDS.Cancel, KINDS.Close, KINDS.Retry)
    for kind, text in ((KINDS.Ok, "OK"), (KINDS.Cancel, "CANCEL"), (KINDS.Close, "CLOSE"), (KINDS.Retry, "TRY AGAIN")):
        assert box.button(kind).text() == text
    assert box.buttonRole(box.button(KINDS.Cancel)) == QDialogButtonBox.ButtonRole.RejectRole
    assert box.buttonRole(box.button(KINDS.Close)) == QDialogButtonBox.ButtonRole.RejectRole
    assert box.buttonRole(box.button(KINDS.Ok)) == QDialogButtonBox.ButtonRole.AcceptRole


@pytest.mark.usefixtures("shouting")
@pytest.mark.parametrize("answer", [0, 1])
def test_a_question_is_answered_and_reads_no_html(monkeypatch, answer: int) -> None:
    shown = []

    def answered(box: QMessageBox) -> None:
        shown.append((box.text(), box.textFormat(), [button.text() for button in box.buttons()]))
        roles = (QMessageBox.ButtonRole.RejectRole, QMessageBox.ButtonRole.AcceptRole)
        next(button for button in box.buttons() if box.buttonRole(button) == roles[answer]).click()

    monkeypatch.setattr(QMessageBox, "exec", answered)
    parent = QWidget()
    assert asked(parent, "Replace <img src=x>?", "More.", "Replace") is bool(answer)
    ((text, form, buttons),) = shown
    assert text == "Replace <img src=x>?" and form == Qt.TextFormat.PlainText
    assert sorted(buttons) == ["CANCEL", "Replace"]


@pytest.mark.parametrize("careful", [False, True])
def test_enter_does_not_do_what_wants_care(monkeypatch, careful: bool) -> None:
    def entered(box: QMessageBox) -> None:
        assert box.escapeButton().text() == "Cancel"
        assert (box.defaultButton() is not None and box.defaultButton().text() == "Cancel") is careful

    monkeypatch.setattr(QMessageBox, "exec", entered)
    assert not asked(QWidget(), "Trust it?", "More.", "Trust", careful=careful)


def test_no_dialog_makes_its_buttons_without() -> None:
    """Qt's own words stay English where its translation is not installed."""
    made = re.compile(r"QDialogButtonBox\((?!parent\))|QMessageBox\.")
    others = [path for path in sorted(GUI.rglob("*.py")) if path.name != "button_box.py"]
    guilty = [path.name for path in others if made.search(path.read_text(encoding="utf-8"))]
    assert guilty == []
