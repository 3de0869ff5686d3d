"""The help that needs no network: what each dock is for, and the first steps."""

from __future__ import annotations

from html import escape

from qgis.PyQt import sip
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QDialog, QDialogButtonBox, QTextBrowser, QVBoxLayout, QWidget

from ..i18n import tr
from .button_box import button_box

_open: QDialog | None = None


def install(_nothing: None) -> None:
    """Close the window, at unload."""
    global _open  # noqa: PLW0603  one help window at a time
    if _open is not None and not sip.isdeleted(_open):
        _open.close()
    _open = None


def chapters() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Give the help as (heading, paragraphs), translated."""
    return (
        (
            tr("Find and load: the Catalogue dock"),
            (
                tr("Choose a platform, type words, and press Enter. Results follow your typing after a short pause."),
                tr(
                    "Press Enter on a result to load it by the best way, or double-click it to read its sheet. The "
                    "menu of the button lists every way, best first, and says why one is not available."
                ),
                tr("Ctrl+F goes to the search field, F5 searches again, Escape stops the search."),
            ),
        ),
        (
            tr("Describe: the Metadata dock"),
            (
                tr(
                    "It follows the active layer. The record is filled from the layer, or read from the catalogue when "
                    "the layer came from there."
                ),
                tr(
                    "What is wrong or missing is said beside each field; a repair shows before and after. Drafts stay "
                    "on this computer until you publish the record."
                ),
            ),
        ),
        (
            tr("Publish: the Publish dock"),
            (
                tr(
                    "Tick layers, and the map if you want it, then look at the plan: it names all that will be "
                    "created, replaced or deleted. Nothing else is touched."
                ),
                tr(
                    "If a step fails or you cancel, what was done is undone. The receipt holds the links to what was "
                    "published, read back from the platform."
                ),
            ),
        ),
        (
            tr("Accounts and passwords"),
            (
                tr(
                    "Passwords live in QGIS's authentication database, nowhere else. Choose or create an account in "
                    "the window “Platforms…” of the Catalogue dock."
                ),
            ),
        ),
    )


def help_html() -> str:
    """Give the help as HTML."""
    parts = [f"<h2>{escape(tr('PRODIGE in QGIS'))}</h2>"]
    for heading, paragraphs in chapters():
        parts.append(f"<h3>{escape(heading)}</h3>")
        parts.extend(f"<p>{escape(text)}</p>" for text in paragraphs)
    return "".join(parts)


def show_help(parent: QWidget | None) -> QDialog:
    """Open the help window, or bring it to the front."""
    global _open  # noqa: PLW0603  one help window at a time
    if _open is None or sip.isdeleted(_open):
        dialog = QDialog(parent)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(tr("Help on PRODIGE"))
        text = QTextBrowser(dialog)
        text.setHtml(help_html())
        buttons = button_box(dialog, QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(dialog.close)
        layout = QVBoxLayout(dialog)
        layout.addWidget(text)
        layout.addWidget(buttons)
        dialog.resize(520, 480)
        _open = dialog
    _open.show()
    _open.raise_()
    return _open
