"""Rows of dialog buttons that speak the plugin's language, also where Qt's own translation is not installed."""

from __future__ import annotations

from qgis.PyQt.QtWidgets import QDialogButtonBox, QWidget

from ..i18n import tr

_Button = QDialogButtonBox.StandardButton


def button_box(parent: QWidget, *kinds: QDialogButtonBox.StandardButton) -> QDialogButtonBox:
    """Give a row with some standard buttons; their places and icons stay the system's."""
    box = QDialogButtonBox(parent)
    for kind in kinds:
        box.addButton(kind).setText(_text(kind))
    return box


def _text(kind: QDialogButtonBox.StandardButton) -> str:
    """Give the words on a standard button."""
    return {
        _Button.Ok: tr("OK"),
        _Button.Cancel: tr("Cancel"),
        _Button.Close: tr("Close"),
        _Button.Retry: tr("Try again"),
    }[kind]
