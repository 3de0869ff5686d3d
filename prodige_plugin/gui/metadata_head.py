"""What stands above and below the form: whose record, its state, conformity, all findings, actions."""

from __future__ import annotations

from datetime import datetime

from qgis.PyQt.QtCore import QLocale, QPoint, QSize, Qt, QUrl, pyqtSignal
from qgis.PyQt.QtGui import QDesktopServices
from qgis.PyQt.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ..i18n import tr
from ..metadata.elements import ELEMENTS
from ..metadata.findings import Finding, Severity
from ..metadata.validation import Score
from . import icons
from .elided_button import ElidedButton
from .finding_row import severity_icon, severity_text
from .formats import pair_text, words_locale
from .labels import sentence
from .metadata_session import Session
from .progress_line import ProgressLine
from .verdicts import VerdictBar, Verdicts

_LINE = Qt.ItemDataRole.UserRole + 1
_GUIDELINE = Qt.ItemDataRole.UserRole + 2


class MetadataHead(QWidget):
    """The upper part; :attr:`foot` is the lower one."""

    #: Go to the field of an element (key).
    jumpWanted = pyqtSignal(str)  # noqa: N815  Qt's manner
    #: Apply the repairs that change no meaning; undo them.
    fixWanted = pyqtSignal()  # noqa: N815
    undoWanted = pyqtSignal()  # noqa: N815
    #: Show what differs from the catalogue's record.
    differencesWanted = pyqtSignal()  # noqa: N815
    #: Keep the draft; publish the record; read it again.
    saveWanted = pyqtSignal()  # noqa: N815
    publishWanted = pyqtSignal()  # noqa: N815
    reloadWanted = pyqtSignal()  # noqa: N815
    #: Show a line of the record's XML.
    lineWanted = pyqtSignal(int)  # noqa: N815
    #: Another profile was chosen.
    profileChosen = pyqtSignal(str)  # noqa: N815

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = sentence(self, bold=True)
        self.state = sentence(self)
        self.note = sentence(self)
        self.note.hide()
        self.line = ProgressLine(self)
        self.bar = QProgressBar(self)
        self.bar.setAccessibleName(tr("INSPIRE conformity"))
        self.bar.setTextVisible(True)
        self.fix = QPushButton(self)
        self.fix.setToolTip(tr("Shows first what the repairs that change no meaning would change; can be undone"))
        self.fix.clicked.connect(self.fixWanted)
        self.undo = QPushButton(tr("Undo"), self)
        self.undo.clicked.connect(self._undo)
        self.undo.hide()
        self.differences = QPushButton(tr("&Differences"), self)
        self.differences.setToolTip(tr("What differs from the record in the catalogue"))
        self.differences.clicked.connect(self.differencesWanted)
        self.verdicts = VerdictBar(self)
        self.verdicts.chosen.connect(self.profileChosen)
        self.menu = QMenu(self)
        self.menu.setToolTipsVisible(True)
        more = QToolButton(self)
        more.setText("⋯")
        more.setAutoRaise(True)
        more.setToolTip(tr("More about this record"))
        more.setAccessibleName(more.toolTip())
        more.setMenu(self.menu)
        more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.all = QToolButton(self)
        self.all.setCheckable(True)
        self.all.setAutoRaise(True)
        self.all.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.all.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.all.toggled.connect(self._fold)
        self.list = QListWidget(self)
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(tr("All findings"))
        self.list.setMaximumHeight(150)
        self.list.setIconSize(QSize(16, 16))
        self.list.hide()
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(self._finding_menu)
        self.list.itemActivated.connect(self._activated)
        self.list.itemClicked.connect(self._activated)
        reload_button = QToolButton(self)
        reload_button.setIcon(icons.theme("mActionRefresh.svg"))
        reload_button.setAutoRaise(True)
        reload_button.setToolTip(tr("Forget the draft and read the record again"))
        reload_button.setAccessibleName(reload_button.toolTip())
        reload_button.clicked.connect(self.reloadWanted)

        top, actions = QHBoxLayout(), QHBoxLayout()
        top.addWidget(self.title, 1)
        top.addWidget(reload_button, 0, Qt.AlignmentFlag.AlignTop)
        top.addWidget(more, 0, Qt.AlignmentFlag.AlignTop)
        actions.addWidget(self.all, 1)
        actions.addWidget(self.undo)
        actions.addWidget(self.differences)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(3)
        layout.addLayout(top)
        layout.addWidget(self.state)
        layout.addWidget(self.line)
        layout.addWidget(self.note)
        layout.addWidget(self.bar)
        layout.addWidget(self.verdicts)
        layout.addLayout(actions)
        layout.addWidget(self.list)
        layout.addWidget(self.fix)

        self.foot = QWidget(parent)
        self.save = ElidedButton(tr("&Save draft"), self.foot)
        self.save.setToolTip(tr("&Save draft").replace("&", ""))
        self.save.clicked.connect(self.saveWanted)
        self.publish = QPushButton(tr("&Publish the record"), self.foot)
        self.publish.clicked.connect(self.publishWanted)
        bottom = QHBoxLayout(self.foot)
        bottom.setContentsMargins(0, 0, 0, 0)
        bottom.addWidget(self.save, 1)
        bottom.addWidget(self.publish, 1)

    def show_session(self, session: Session, platform: str) -> None:
        """Say whose record this is, where it is from, and whether what is shown is kept."""
        title = str(session.record.get("title") or "")
        layer = session.subject.layer_name
        self.title.setText(f"{layer} ⇄ {title}" if layer and title and layer != title else (title or layer))
        source = {
            "catalogue": tr("{platform}, read at {time}", platform=platform, time=_time(session.read)),
            "draft": tr("draft on this computer"),
            "layer": tr("filled from the layer, not in a catalogue yet"),
        }[session.origin]
        kept = ""
        if session.dirty:
            kept = tr("changes not kept yet")
        elif session.saved:
            kept = tr("draft kept at {time}", time=_time(datetime.fromisoformat(session.saved)))
        self.state.setText(" · ".join(part for part in (source, kept) if part))
        self.save.setEnabled(session.dirty)
        self.differences.setEnabled(session.base is not None)
        self.publish.setToolTip(tr("Saves the record to {platform}", platform=platform) if platform else "")
        if session.note and not self.note.text():
            self.warn(session.note)

    def show_verdicts(self, verdicts: Verdicts) -> None:
        """Show how far the record is, what each profile says, and all that the chosen one found."""
        self.verdicts.show_verdicts(verdicts)
        self._show_findings(verdicts.of(self.verdicts.current()), verdicts.score)

    def _show_findings(self, findings: list[Finding], result: Score) -> None:
        self.bar.setMaximum(max(1, result.total))
        self.bar.setValue(result.passed)
        self.bar.setFormat(tr("INSPIRE {passed}/{total}", passed=result.passed, total=result.total))
        safe = sum(1 for finding in findings if finding.repair is not None and finding.repair.safe)
        self.fix.setText(tr("Fix what is safe ({count})", count=safe))
        self.fix.setEnabled(safe > 0)
        errors = sum(1 for finding in findings if finding.severity is Severity.ERROR)
        warnings = sum(1 for finding in findings if finding.severity is Severity.WARNING)
        words = [tr("%n error(s)", n=errors) if errors else "", tr("%n warning(s)", n=warnings) if warnings else ""]
        self.all.setText(" · ".join(word for word in words if word) or tr("Nothing to correct"))
        worst = next((s for s in Severity if any(finding.severity is s for finding in findings)), None)
        self.all.setIcon(icons.theme(severity_icon(worst) if worst is not None else "mIconSuccess.svg"))
        self.all.setEnabled(bool(findings))
        labels = {element.key: element.label for element in ELEMENTS}
        self.list.clear()
        for finding in sorted(findings, key=lambda finding: list(Severity).index(finding.severity)):
            label = labels.get(finding.element, finding.element)
            item = QListWidgetItem(icons.theme(severity_icon(finding.severity)), pair_text(label, finding.message))
            item.setData(Qt.ItemDataRole.UserRole, finding.element)
            item.setData(_LINE, finding.line)
            item.setData(_GUIDELINE, finding.guideline)
            item.setData(
                Qt.ItemDataRole.AccessibleTextRole, f"{severity_text(finding.severity)}. {label}. {finding.message}"
            )
            item.setToolTip(_source(finding))
            self.list.addItem(item)
        if not findings:
            self.all.setChecked(False)

    def warn(self, text: str) -> None:
        """Show a sentence under the state; an empty one hides it."""
        self.note.setText(text)
        self.note.setVisible(bool(text))

    def offer_undo(self, count: int) -> None:
        """Say that something was done and can be undone."""
        self.warn(tr("%n change(s) made.", n=count))
        self.undo.show()

    def set_busy(self, busy: bool) -> None:
        """Show that the record is being published; the form stays usable."""
        self.publish.setEnabled(not busy)
        if busy:
            self.line.start()
            self.undo.hide()
        else:
            self.line.stop()

    def _undo(self) -> None:
        self.undo.hide()
        self.undoWanted.emit()

    def _fold(self, is_open: bool) -> None:
        self.list.setVisible(is_open)

    def _finding_menu(self, place: QPoint) -> None:
        """Offer the places a finding is about: its field, and its line in the XML."""
        item = self.list.itemAt(place)
        if item is None:
            return
        menu = QMenu(self)
        menu.addAction(tr("Go to the &field"), lambda: self._activated(item))
        line = int(item.data(_LINE) or 0)
        shown = menu.addAction(tr("Show in the &XML (line {number})", number=line), lambda: self.lineWanted.emit(line))
        shown.setEnabled(line > 0)
        address = str(item.data(_GUIDELINE) or "")
        read = menu.addAction(tr("What the INSPIRE &guideline says…"), lambda: QDesktopServices.openUrl(QUrl(address)))
        read.setEnabled(bool(address))
        menu.exec(self.list.viewport().mapToGlobal(place))
        menu.deleteLater()

    def _activated(self, item: QListWidgetItem) -> None:
        self.jumpWanted.emit(str(item.data(Qt.ItemDataRole.UserRole)))


def _source(finding: Finding) -> str:
    """Say how grave a finding is, which rule it comes from and where it is in the XML."""
    parts = [severity_text(finding.severity)]
    if finding.rule:
        parts.append(tr("rule {name}", name=finding.rule))
    if finding.line:
        parts.append(tr("line {number}", number=finding.line))
    return " · ".join(parts)


def _time(moment: datetime) -> str:
    local = moment.astimezone()
    text: str = words_locale().toString(local.time().replace(microsecond=0), QLocale.FormatType.ShortFormat)
    return text
