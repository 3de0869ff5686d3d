"""Buttons of dialogs in the plugin's language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from qgis.PyQt.QtWidgets import QDialogButtonBox, QWidget

import prodige_plugin
from prodige_plugin import i18n
from prodige_plugin.gui.button_box import button_box

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


def test_no_dialog_makes_its_buttons_without() -> None:
    """Qt's own words stay English where its translation is not installed."""
    made = re.compile(r"QDialogButtonBox\((?!parent\))|QMessageBox\.")
    guilty = [path.name for path in sorted(GUI.rglob("*.py")) if made.search(path.read_text(encoding="utf-8"))]
    assert guilty == []
