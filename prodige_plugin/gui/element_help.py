"""Help on one element: a short popup beside its field, and a window with all that is known of it."""

from __future__ import annotations

from html import escape

from qgis.PyQt import sip
from qgis.PyQt.QtCore import QPoint, Qt
from qgis.PyQt.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QLabel,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from ..i18n import tr
from ..metadata.element import Element
from ..metadata.element_docs import element_html, obligation_text
from .button_box import button_box
from .element_text import language

#: How wide the popup is, in characters.
_CHARACTERS = 42


class HelpPopup(QFrame):
    """Two sentences, an example, what is asked, and the way to more; Escape or a click elsewhere closes it."""

    def __init__(self, element: Element, level: str, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._element, self._owner = element, parent
        self.text = QLabel(self)
        self.text.setTextFormat(Qt.TextFormat.RichText)
        self.text.setWordWrap(True)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
        duty = obligation_text(element.obligation(level))
        number = f" · TG {escape(element.requirement)}" if element.requirement else ""
        example = tr("Example: {example}", example=element.example) if element.example else ""
        parts = [
            f"<b>{escape(element.label)}</b> <small>({escape(duty)}{number})</small>",
            escape(element.help),
            f"<i>{escape(example)}</i>" if example else "",
            f'<a href="more">{escape(tr("…more"))}</a>',
        ]
        self.text.setText("".join(f"<p style='margin:0 0 6px 0'>{part}</p>" for part in parts if part))
        self.text.linkActivated.connect(self._more)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 6, 8, 4)
        layout.addWidget(self.text)
        wide = self.fontMetrics().averageCharWidth() * _CHARACTERS
        self.text.setFixedSize(wide, self.text.heightForWidth(wide))
        self.setAccessibleName(tr("Help on {element}", element=element.label))
        self.setAccessibleDescription(element.help)

    def show_beside(self, widget: QWidget) -> None:
        """Show it under a widget, wholly on the screen."""
        self.adjustSize()
        place = widget.mapToGlobal(QPoint(widget.width() - self.width(), widget.height()))
        screen = widget.screen().availableGeometry()
        left = min(max(place.x(), screen.left()), screen.right() - self.width())
        above = widget.mapToGlobal(QPoint(0, 0)).y() - self.height()
        top = place.y() if place.y() + self.height() <= screen.bottom() else max(screen.top(), above)
        self.move(left, top)
        self.show()
        self.text.setFocus()

    def _more(self, _link: str) -> None:
        element, owner = self._element, self._owner
        self.close()
        show_page(element, owner)


_open: QDialog | None = None


def show_page(element: Element, parent: QWidget | None) -> QDialog:
    """Open the window on an element, or show this element in the one that is open."""
    global _open  # noqa: PLW0603  one window at a time
    if _open is None or sip.isdeleted(_open):
        dialog = QDialog(parent.window() if parent is not None else None)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        browser = QTextBrowser(dialog)
        browser.setObjectName("page")
        browser.setOpenExternalLinks(True)
        buttons = button_box(dialog, QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(dialog.close)
        layout = QVBoxLayout(dialog)
        layout.addWidget(browser)
        layout.addWidget(buttons)
        dialog.resize(520, 460)
        if parent is not None:  # it goes with the form it was asked from, at unload too
            parent.destroyed.connect(dialog.close)
        _open = dialog
    _open.setWindowTitle(tr("Help on {element}", element=element.label))
    page = _open.findChild(QTextBrowser, "page")
    if page is not None:
        page.setHtml(element_html(element, language()))
    _open.show()
    _open.raise_()
    return _open


