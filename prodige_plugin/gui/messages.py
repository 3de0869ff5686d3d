"""The one place that shows a failure or a success (promises P3, P8, P9)."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from qgis.core import Qgis, QgsMessageLog
from qgis.gui import QgsMessageBar, QgsMessageBarItem
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QSize, Qt, QUrl
from qgis.PyQt.QtGui import QDesktopServices, QResizeEvent
from qgis.PyQt.QtWidgets import (
    QApplication,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ..errors import Cancelled, PluginError
from ..i18n import tr
from . import host_key
from .button_box import button_box

#: The tag under which QGIS's log panel lists our messages.
LOG_TAG = "PRODIGE"

#: Property of a message: the first sentence of the failure it tells of.
_WHAT = "prodige_what"
#: Property of a message: what it is about, for one that is over once that is.
_ABOUT = "prodige_about"
#: Object name of our messages, by which they are found among others.
_NAME = "prodige_message"

_bar: QgsMessageBar | None = None
_dialogs: set[QDialog] = set()


def install(bar: QgsMessageBar | None) -> None:
    """Say which message bar shows our messages; ``None`` at unload, which closes what is open (promise P10)."""
    global _bar  # QGIS has one message bar
    before, _bar = _bar, bar
    if bar is None:
        if before is not None and not sip.isdeleted(before):
            for item in before.items():
                if item.objectName() == _NAME:
                    before.popWidget(item)
        for dialog in tuple(_dialogs):
            dialog.close()


def copy_text(text: str) -> None:
    """Put ``text`` on the clipboard."""
    clipboard = QApplication.clipboard()
    if clipboard is not None:
        clipboard.setText(text)


def open_link(url: str) -> bool:
    """Open a web address in the browser, a ``mailto:`` in the mail program; anything else is refused (promise P12)."""
    address = QUrl(url)
    return address.scheme().lower() in ("http", "https", "mailto") and bool(QDesktopServices.openUrl(address))


def show_error(
    error: PluginError,
    retry: Callable[[], object] | None = None,
    action: tuple[str, Callable[[], object]] | None = None,
) -> None:
    """Show a failure: what, why and what to do, with "Details" and "Copy report".

    A :class:`Cancelled` is not shown: the person knows.

    :param retry: when given, a "Try again" button calls it.
    :param action: (label, what it calls) of a button that leads to the remedy.
    """
    if isinstance(error, Cancelled):
        return
    QgsMessageLog.logMessage(error.report(), LOG_TAG, Qgis.MessageLevel.Warning, False)
    if _bar is None or sip.isdeleted(_bar):
        return
    content = _Content(error.what, " ".join(_ended([error.why, error.todo])))
    item = _message(content)
    if action is None and (about := host_key.concerned(error)) is not None:
        # to try again as it is would fail again; once the person has chosen, this message is over
        again = retry or (lambda: None)
        action, retry = host_key.remedy(about, _bar.window(), lambda: _again(item, again)), None
    if retry is not None:
        content.add(tr("Try again")).clicked.connect(lambda: _again(item, retry))
    if action is not None:
        label, remedy = action
        # the clicked signal's own argument is not for it
        content.add(label).clicked.connect(lambda _checked=False: remedy())
    content.add(tr("Details")).clicked.connect(lambda: show_details(error))
    content.add(tr("Copy report")).clicked.connect(lambda: copy_text(error.report()))
    _forget_same(error.what)
    item.setProperty(_WHAT, error.what)
    _bar.pushWidget(item, Qgis.MessageLevel.Critical)


def show_success(text: str, links: Sequence[tuple[str, str]] = (), seconds: int = 12) -> None:
    """Show what was done, with one button per link.

    :param links: (label, http address) of what can be opened; the label is translated.
    """
    if _bar is None or sip.isdeleted(_bar):
        return
    content = _Content("", text)
    for label, url in links:
        button = content.add(label)
        button.setToolTip(url)
        button.clicked.connect(lambda _checked=False, url=url: open_link(url))
    _bar.pushWidget(_message(content), Qgis.MessageLevel.Success, seconds)


def show_note(
    text: str, seconds: int = 8, action: tuple[str, Callable[[], object]] | None = None, about: str = ""
) -> None:
    """Show a sentence that is neither a failure nor a success.

    :param seconds: how long; 0 until it is closed.
    :param action: (label, what it calls) of a button, which closes the message too.
    :param about: what it is about, for :func:`take_down`.
    """
    if _bar is None or sip.isdeleted(_bar):
        return
    content = _Content("", text)
    item = _message(content)
    if action is not None:
        label, do = action
        content.add(label).clicked.connect(lambda _checked=False: _again(item, do))
    item.setProperty(_ABOUT, about)
    _bar.pushWidget(item, Qgis.MessageLevel.Info, seconds)


def take_down(still: Collection[str]) -> None:
    """Take away the notes about something (see :func:`show_note`) that is over.

    :param still: what is not over.
    """
    if _bar is not None and not sip.isdeleted(_bar):
        for item in _bar.items():
            about = item.property(_ABOUT)
            if about and about not in still:
                _bar.popWidget(item)


def show_details(error: PluginError, parent: QWidget | None = None) -> QDialog:
    """Open a window, not modal, with the whole report."""
    dialog = QDialog(parent or (_bar.window() if _bar is not None and not sip.isdeleted(_bar) else None))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowTitle(tr("What happened"))
    text = QPlainTextEdit(error.report(), dialog)
    text.setReadOnly(True)
    text.setAccessibleName(tr("Report"))
    buttons = button_box(dialog, QDialogButtonBox.StandardButton.Close)
    copy = buttons.addButton(tr("Copy report"), QDialogButtonBox.ButtonRole.ActionRole)
    copy.clicked.connect(lambda: copy_text(error.report()))
    buttons.rejected.connect(dialog.close)
    layout = QVBoxLayout(dialog)
    layout.addWidget(text)
    layout.addWidget(buttons)
    dialog.resize(560, 320)
    _dialogs.add(dialog)
    dialog.destroyed.connect(lambda: _dialogs.discard(dialog))
    dialog.show()
    return dialog


class _Sentences(QLabel):
    """Wrapped text that is always as high as it needs; QGIS's own is one line that must be scrolled."""

    def __init__(self, what: str, more: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setWordWrap(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.setMinimumWidth(160)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        first = f"<b>{_plain(what)}</b>" if what else ""
        self.setText(" ".join(part for part in (first, _plain(more)) if part))

    def hasHeightForWidth(self) -> bool:  # noqa: N802  Qt's name
        """No: a layout that knows it asks for the height at the narrowest width, and the bar keeps that."""
        return False

    def sizeHint(self) -> QSize:  # noqa: N802  Qt's name
        """Ask for the height that the text has at this width, no more and no less."""
        return QSize(super().sizeHint().width(), self.heightForWidth(max(self.width(), self.minimumWidth())))

    def minimumSizeHint(self) -> QSize:  # noqa: N802  Qt's name
        """See :meth:`sizeHint`; the message bar looks at nothing else."""
        return QSize(self.minimumWidth(), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        """Another width may need another height."""
        super().resizeEvent(event)
        self.updateGeometry()


class _Content(QWidget):
    """What one message holds: its sentences, all of them in view, then its buttons."""

    def __init__(self, what: str, more: str) -> None:
        super().__init__()
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 2, 0, 2)
        self._line.addWidget(_Sentences(what, more, self), 1)

    def add(self, text: str) -> QPushButton:
        """Add a button."""
        button = QPushButton(text, self)
        button.setAccessibleName(text)
        self._line.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        return button


def _forget_same(what: str) -> None:
    """Take away an older message of the same failure: a second try that fails too is one failure to read."""
    if _bar is not None and not sip.isdeleted(_bar):
        for item in _bar.items():
            if item.property(_WHAT) == what:
                _bar.popWidget(item)


def _message(content: _Content) -> QgsMessageBarItem:
    """Give the message that holds, and from now on owns, ``content``."""
    item = QgsMessageBar.createMessage(content)
    item.setObjectName(_NAME)
    content.setParent(item)  # without it Python would delete what only it knows to own
    return item


def _again(item: QWidget, retry: Callable[[], object]) -> None:
    if _bar is not None and not sip.isdeleted(_bar) and not sip.isdeleted(item):
        _bar.popWidget(item)
    retry()


def _ended(sentences: Sequence[str]) -> list[str]:
    """Give the sentences there are; one that a server or the system left open is ended where another follows."""
    found = [sentence.rstrip() for sentence in sentences if sentence]
    return [one if one.endswith((".", "!", "?", "…", ":")) else f"{one}." for one in found[:-1]] + found[-1:]


def _plain(text: str) -> str:
    """Keep the message bar, which reads rich text, from reading a title as HTML."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
