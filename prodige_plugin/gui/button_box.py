"""Dialog buttons and questions that speak the plugin's language, also where Qt's own translation is not installed."""

from __future__ import annotations

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QDialogButtonBox, QMessageBox, QWidget

from ..i18n import tr

_Button = QDialogButtonBox.StandardButton


def button_box(parent: QWidget, *kinds: QDialogButtonBox.StandardButton) -> QDialogButtonBox:
    """Give a row with some standard buttons; their places and icons stay the system's."""
    box = QDialogButtonBox(parent)
    for kind in kinds:
        box.addButton(kind).setText(_text(kind))
    return box


def asked(parent: QWidget, question: str, more: str, yes: str, no: str = "", *, careful: bool = False) -> bool:
    """Ask before something is done, and wait; whether the person said yes. Titles in it are never read as HTML.

    :param more: what it comes to.
    :param yes: the words on the button that does it; ``no``: those on the other, "Cancel" by default.
    :param careful: Enter does not do it: it cannot be undone, or trusts somebody.
    """
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle(parent.window().windowTitle())
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(question)
    box.setInformativeText(more)
    agreed = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
    left = box.addButton(no or tr("Cancel"), QMessageBox.ButtonRole.RejectRole)
    box.setEscapeButton(left)
    if careful:
        box.setDefaultButton(left)
    box.exec()
    return box.clickedButton() is agreed


def _text(kind: QDialogButtonBox.StandardButton) -> str:
    """Give the words on a standard button."""
    return {
        _Button.Ok: tr("OK"),
        _Button.Cancel: tr("Cancel"),
        _Button.Close: tr("Close"),
        _Button.Retry: tr("Try again"),
    }[kind]
