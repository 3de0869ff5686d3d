"""A receipt of many publications: a row for each, whose addresses and checks unfold.

Hundreds of publications have thousands of widgets, and a column of them is laid out anew with each that is added:
what unfolds is built when it is unfolded.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import QWidget

from ..i18n import tr
from ..publishing.plan import Fidelity, Receipt
from . import icons
from .flow_layout import FlowLayout
from .labels import sentence
from .publish_model import Published, by_publication, role_text
from .receipt_parts import See, add_fidelity, add_file, add_publication
from .receipt_text import file_text, score_text, shown_files
from .row_panel import panel
from .row_tree import Row, RowTree

#: Files of one kind in one folder, beyond which the folder is shown in their place.
_MOST_FILES = 4
#: Warnings that are read without unfolding anything.
_MOST_WARNINGS = 5
#: Roles of addresses that give data, which a map has none of.
_DATA = frozenset({"wfs", "wcs", "ogcapi", "api", "deposit"})


class ReceiptRows(RowTree):
    """Warnings, publications, files: a row each."""

    def show_receipt(self, receipt: Receipt, see: See, deposit: Callable[[str, FlowLayout, QWidget], object]) -> None:
        """Show what was done.

        :param see: shows both pictures of a publication.
        :param deposit: adds the buttons of a deposit: its title, where they go, their parent.
        """
        self.clear()
        self.setAccessibleName(receipt.title)
        drawn: dict[str, list[Fidelity]] = defaultdict(list)
        for fidelity in receipt.fidelity:
            drawn[fidelity.publication].append(fidelity)
        if receipt.warnings:
            self._add_warnings(receipt)
        for one in by_publication(receipt):
            self.addTopLevelItem(_publication(one, drawn.pop(one.name, []), see))
        for others in drawn.values():
            for fidelity in others:
                self.addTopLevelItem(_picture(fidelity, see))
        for row in _files(receipt, deposit):
            self.addTopLevelItem(row)
        if self.topLevelItemCount():
            self.setCurrentItem(self.topLevelItem(0))

    def _add_warnings(self, receipt: Receipt) -> None:
        def build(parent: QWidget) -> QWidget:
            widget, column = panel(parent)
            # one label: as many as there are layers would take as long to lay out as what this spares
            column.insertWidget(0, sentence(widget, "\n".join(f"⚠ {warning}" for warning in receipt.warnings)))
            return widget

        words = tr("%n warning(s)", n=len(receipt.warnings))
        row = _row("", words, lambda: receipt.warnings[0], "mIconWarning.svg", build)
        self.addTopLevelItem(row)
        row.setExpanded(len(receipt.warnings) <= _MOST_WARNINGS)


def _row(key: str, title: str, describe: Callable[[], str], icon: str, build: Callable[[QWidget], QWidget]) -> Row:
    """Give a row without a tick."""

    def picture() -> QIcon:
        return icons.theme(icon)

    return Row(key, title, describe, picture, tickable=False, panel=build)


def _publication(one: Published, drawn: list[Fidelity], see: See) -> Row:
    """Give the row of one publication: where it is served, and how near it is drawn to QGIS."""

    def build(parent: QWidget) -> QWidget:
        widget, column = panel(parent)
        add_publication(one, drawn, column, widget, see)
        return widget

    def describe() -> str:
        if not one.title:  # the role is its title
            return " · ".join(dict.fromkeys(url for _role, _title, url in one.links))
        return " · ".join(dict.fromkeys(role_text(role) for role, _title, _url in one.links))

    roles = {role for role, _title, _url in one.links}
    icon = "mIconVector.svg" if roles & _DATA else "mIconQgsProjectFile.svg"
    row = _row(one.name, one.title or role_text("page"), describe, icon, build)
    bad = sum(1 for good, _words in one.checks if not good)
    if one.checks:
        # the state is never cut: that is where how near it is drawn is read
        scores = " · ".join(score_text(fidelity) for fidelity in drawn)
        row.say("✕ " + tr("%n error(s)", n=bad) if bad else f"✓ {scores}".rstrip())
    return row


def _picture(fidelity: Fidelity, see: See) -> Row:
    """Give the row of a picture that belongs to nothing else on the receipt."""

    def build(parent: QWidget) -> QWidget:
        widget, column = panel(parent)
        add_fidelity(fidelity, column, widget, see, named=True)
        return widget

    words = tr("Drawn as in QGIS: {score}", score=score_text(fidelity))
    return _row(fidelity.publication, fidelity.title, lambda: words, "mIconRaster.svg", build)


def _files(receipt: Receipt, deposit: Callable[[str, FlowLayout, QWidget], object]) -> list[Row]:
    """Give the rows of the files on this computer: one each, one for many of a kind in one folder."""
    held: dict[tuple[str, Path], list[tuple[str, Path]]] = defaultdict(list)
    for role, title, path in shown_files(receipt):
        held[role, Path(path).parent].append((title, Path(path)))
    rows = []
    for (role, folder), files in held.items():
        many = len(files) > _MOST_FILES and role != "deposit"
        shown = [(tr("%n file(s)", n=len(files)), folder)] if many else files
        rows += [_file(role, title, path, deposit) for title, path in shown]
    return rows


def _file(role: str, title: str, path: Path, deposit: Callable[[str, FlowLayout, QWidget], object]) -> Row:
    """Give the row of one file, or of a folder."""

    def build(parent: QWidget) -> QWidget:
        widget, column = panel(parent)
        flow = add_file(role, title, path, column, widget)
        if role == "deposit":
            deposit(title, flow, widget)
        return widget

    return _row("", title or path.name, lambda: file_text(role), "mActionFileOpen.svg", build)
