"""The checks in sum: how many of what, which are shown, all safe repairs at once, and a report to keep."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from qgis.core import QgsProject
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QListWidget,
    QMenu,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ..errors import PublishError
from ..feedback import Feedback
from ..i18n import tr
from ..publishing import checks
from ..publishing.checks.model import Level
from . import messages
from .button_box import button_box
from .element_widgets import calm, told
from .elided_button import ElidedButton
from .flow_layout import FlowLayout
from .formats import moment_text
from .labels import sentence
from .publish_model import sum_text
from .settings import flag, set_flag
from .tasks import run_task

_EXPERT = "publish/expert"


class FindingsBar(QWidget):
    """Hidden until something was checked."""

    #: Other findings are to be shown.
    levelChanged = pyqtSignal()  # noqa: N815  Qt's manner
    #: Carry these repairs out ([finding]).
    repairsWanted = pyqtSignal(object)  # noqa: N815

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.findings: list[Any] | None = None
        #: name of the platform, for the report.
        self.platform = ""
        self.sum = sentence(self)
        self.level = told(calm(QComboBox(self)))
        self.level.addItem(tr("Essentials"), False)
        self.level.addItem(tr("All, for experts"), True)
        self.level.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.level.setAccessibleName(tr("Findings shown"))
        self.level.setToolTip(tr("Experts see the advice on details too"))
        self.level.setCurrentIndex(int(flag(_EXPERT, False)))
        self.level.activated.connect(self._level_chosen)
        self.repair = ElidedButton("", self)
        self.repair.setToolTip(tr("Shows first what is changed, and only on what is sent: your data stay as they are"))
        self.repair.clicked.connect(self._propose)
        self.save = QToolButton(self)
        self.save.setText(tr("Report"))
        self.save.setToolTip(tr("Keep what the checks found"))
        self.save.setAccessibleName(tr("Keep what the checks found"))
        self.save.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.save.setMenu(QMenu(self.save))
        for words, ending in ((tr("Save as a page (HTML)…"), "html"), (tr("Save as data (JSON)…"), "json")):
            self.save.menu().addAction(words).triggered.connect(lambda _on=False, end=ending: self._save(end))
        parts = QWidget(self)
        flow = FlowLayout(parts)
        for widget in (self.level, self.repair, self.save):
            flow.addWidget(widget)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self.sum)
        layout.addWidget(parts)
        self.hide()

    def wanted(self, finding: Any) -> bool:
        """Whether a finding is shown at the level chosen; errors always are."""
        return finding.level is not Level.EXPERT or bool(self.level.currentData())

    def show_findings(self, findings: list[Any] | None) -> None:
        """Show the sum; ``None`` hides it all."""
        self.findings = findings
        self.setVisible(bool(findings))
        if not findings:
            return
        safe = checks.safe(findings)
        shown = [finding for finding in findings if self.wanted(finding)]
        hidden = len(findings) - len(shown)
        parts = [sum_text(shown), *([tr("%n more for experts", n=hidden)] if hidden else [])]
        self.sum.setText(" · ".join(part for part in parts if part))
        self.repair.setText(tr("Repair all that is safe ({count})", count=len(safe)))
        self.repair.setVisible(bool(safe))

    def _level_chosen(self, _rank: int) -> None:
        set_flag(_EXPERT, bool(self.level.currentData()))
        self.levelChanged.emit()

    # -- repairs -------------------------------------------------------------------------------------

    def _propose(self) -> None:
        safe = checks.safe(self.findings or [])
        dialog = RepairsDialog(safe, self.window())
        dialog.accepted.connect(lambda: self.repairsWanted.emit(safe))
        dialog.open()

    # -- the report ------------------------------------------------------------------------------------

    def _save(self, ending: str) -> None:
        name = beside_project(f"{tr('checks')}.{ending}")
        wanted, _filter = QFileDialog.getSaveFileName(
            self.window(), tr("Save the report"), name, f"{ending.upper()} (*.{ending})"
        )
        if wanted:
            self.write(Path(wanted), ending)

    def write(self, path: Path, ending: str) -> None:
        """Write the report in a task.

        :param ending: ``html`` or ``json``.
        """
        findings = list(self.findings or ())

        project = QgsProject.instance()
        titles = {layer.id(): layer.name() for layer in project.mapLayers().values()}
        title = project.title() or project.baseName()
        platform, when = self.platform, datetime.now(UTC)
        said = moment_text(when.isoformat(timespec="seconds"))

        def work(_feedback: Feedback) -> None:
            if ending == "html":
                made = checks.report_html(findings, titles, title=title, platform=platform, when=when, said=said)
            else:
                made = checks.report_json(findings, titles, title=title, platform=platform, when=when)
            write_text(path, made)

        run_task(
            tr("Save the report"), work, lambda _none: messages.show_note(tr("Saved: {file}", file=str(path))),
            owner=self, hidden=True,
        )  # fmt: skip


def beside_project(name: str) -> str:
    """Give the path to propose for a file: where the project is, else in the person's own folder.

    A bare name would be put where QGIS was started from, which on Windows is its programs' folder.
    """
    return str(Path(QgsProject.instance().absolutePath() or Path.home()) / name)


def write_text(path: Path, text: str) -> None:
    """Write a file a person asked for. Worker thread.

    :raises PublishError: the disk refused it.
    """
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise PublishError(
            tr("“{file}” cannot be written.", file=str(path)),
            tr("The disk refused: {reason}", reason=error.strerror or error),
            tr("Choose another folder, or another name."),
        ) from error


class RepairsDialog(QDialog):
    """Lists what the safe repairs change, before they do."""

    def __init__(self, findings: list[Any], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Repair all that is safe"))
        self.list = QListWidget(self)
        self.list.setWordWrap(True)
        self.list.setAccessibleName(tr("What is changed"))
        for finding in findings:
            layer = QgsProject.instance().mapLayer(finding.element)
            where = layer.name() if layer is not None else tr("The whole map")
            self.list.addItem(f"{where} – {finding.repair.label}\n{finding.repair.effect or finding.sentence}")
        buttons = button_box(self, QDialogButtonBox.StandardButton.Cancel)
        self.take = buttons.addButton(tr("Repair"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(
            sentence(self, tr("This is changed on the copy that is published. Your own data stay as they are."))
        )
        layout.addWidget(self.list, 1)
        layout.addWidget(buttons)
        self.resize(480, 360)
