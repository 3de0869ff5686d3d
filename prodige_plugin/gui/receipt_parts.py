"""The parts of a receipt as widgets: one publication's addresses and checks, its pictures, files on this computer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from qgis.PyQt.QtCore import Qt, QUrl
from qgis.PyQt.QtGui import QDesktopServices
from qgis.PyQt.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from ..i18n import tr
from ..publishing.plan import Fidelity
from . import icons, messages
from .flow_layout import FlowLayout
from .formats import pair_text
from .labels import ElidedLabel, sentence
from .publish_model import Published
from .receipt_links import LinkLine
from .receipt_text import file_text, score_text

#: Shows both pictures.
See = Callable[[Fidelity], object]


def add_publication(
    one: Published, drawn: Sequence[Fidelity], column: QVBoxLayout, page: QWidget, see: See, place: int = 0
) -> None:
    """Show one publication: its addresses, how it is drawn, what was read back of it.

    :param drawn: how near its pictures are to QGIS's own.
    :param place: where in the column.
    """
    inside = QVBoxLayout()
    inside.setSpacing(column.spacing())
    if one.links:
        inside.addWidget(LinkLine(one.title, one.links, page))
    for fidelity in drawn:
        add_fidelity(fidelity, inside, page, see, named=False)
    if one.checks:
        inside.addWidget(sentence(page, tr("Read back as a visitor")))
    for good, words in one.checks:
        line = sentence(page, f"{'✓' if good else '✕'} {words}")
        line.setIndent(12)
        inside.addWidget(line)
    column.insertLayout(place, inside)


def add_fidelity(fidelity: Fidelity, column: QVBoxLayout, page: QWidget, see: See, *, named: bool) -> None:
    """Say how near the platform's picture is to QGIS's own, with the two of them to look at."""
    words = tr("Drawn as in QGIS: {score}", score=score_text(fidelity))
    text = sentence(page, pair_text(fidelity.title, words) if named else words)
    line = QHBoxLayout()
    line.addWidget(text, 1)
    if fidelity.picture:
        button = QPushButton(tr("See"), page)
        button.setToolTip(tr("Both pictures side by side"))
        button.setAccessibleName(tr("See both pictures of {title}", title=fidelity.title))
        button.clicked.connect(lambda: see(fidelity))
        line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
    column.addLayout(line)
    for note in fidelity.notes:
        label = sentence(page, note)
        label.setIndent(12)
        column.addWidget(label)


def add_file(role: str, title: str, path: Path, column: QVBoxLayout, page: QWidget) -> FlowLayout:
    """Show a file, or a folder of them: what it is, where, and a button for its folder.

    :return: where more buttons can be added.
    """
    column.addWidget(sentence(page, pair_text(file_text(role), title or path.name), bold=role == "deposit"))
    where = ElidedLabel(str(path), page, soft=True)
    where.setAccessibleName(str(path))
    folder, copy = QPushButton(tr("Open the folder"), page), QToolButton(page)
    folder.clicked.connect(lambda: open_folder(path))
    copy.setIcon(icons.theme("mActionEditCopy.svg"))
    copy.setAutoRaise(True)
    copy.setToolTip(tr("Copy the path"))
    copy.setAccessibleName(tr("Copy the path of {title}", title=title or path.name))
    copy.clicked.connect(lambda: messages.copy_text(str(path)))
    line = QHBoxLayout()
    line.addWidget(where, 1)
    line.addWidget(copy)
    column.addLayout(line)
    bar = QWidget(page)
    flow = FlowLayout(bar)
    flow.addWidget(folder)
    column.addWidget(bar)
    return flow


def open_folder(path: Path) -> bool:
    """Show a file's folder in the system's file manager; whether that was begun."""
    folder = path if path.is_dir() else path.parent
    return folder.is_dir() and bool(QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))))
