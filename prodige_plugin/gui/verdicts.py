"""What every profile says of a record, worked out in a worker thread, and the chips that show it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QButtonGroup, QToolButton, QWidget

from ..i18n import tr
from ..metadata.findings import Finding, Severity
from ..metadata.profiles import PROFILES
from ..metadata.record import Record
from ..metadata.validation import Score, check, score
from . import icons
from .finding_row import severity_icon
from .flow_layout import FlowLayout

INSPIRE = "inspire"
#: The rule that asks the ISO schemas, which has a chip of its own.
SCHEMA = "C.1"


@dataclass(frozen=True)
class Verdicts:
    """What was found, by profile."""

    findings: Mapping[str, list[Finding]] = field(default_factory=dict)
    score: Score = field(default_factory=lambda: Score(0, 0, {}))

    def of(self, profile: str) -> list[Finding]:
        """Give what a profile found; "schema" is the part of INSPIRE that asks the ISO schemas."""
        if profile == "schema":
            return [finding for finding in self.findings.get(INSPIRE, []) if finding.rule == SCHEMA]
        return list(self.findings.get(profile, []))


def examine(record: Record) -> Verdicts:
    """Check a record against every profile. Worker thread."""
    findings = {key: check(record, key) for key in PROFILES}
    return Verdicts(findings, score(record, findings[INSPIRE]))


class VerdictBar(QWidget):
    """A chip for each profile and one for the schemas: ✓ or the number of errors; the chosen one's findings show."""

    #: Another profile was chosen (key).
    chosen = pyqtSignal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chips: dict[str, QToolButton] = {}
        self._group = QButtonGroup(self)
        flow = FlowLayout(self)
        for key, name, about in self._kinds():
            chip = QToolButton(self)
            chip.setText(name)
            chip.setToolTip(about)
            chip.setCheckable(True)
            chip.setAutoRaise(True)
            chip.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            chip.clicked.connect(lambda _checked=False, key=key: self.chosen.emit(key))
            self._group.addButton(chip)
            self._chips[key] = chip
            flow.addWidget(chip)
        self._chips[INSPIRE].setChecked(True)

    @staticmethod
    def _kinds() -> list[tuple[str, str, str]]:
        kinds = [(key, profile.label(), profile.about()) for key, profile in PROFILES.items()]
        schema = ("schema", tr("Schema"), tr("The structure of the XML by the ISO 19139 schemas."))
        return [kinds[0], schema, *kinds[1:]]

    def current(self) -> str:
        """Give the profile whose findings are shown."""
        return next((key for key, chip in self._chips.items() if chip.isChecked()), INSPIRE)

    def show_verdicts(self, verdicts: Verdicts) -> None:
        """Say of each profile whether the record passes."""
        for key, name, about in self._kinds():
            findings = verdicts.of(key)
            errors = sum(1 for finding in findings if finding.mandatory)
            chip = self._chips[key]
            if errors:
                chip.setText(f"{name} {errors}")
                chip.setIcon(icons.theme(severity_icon(Severity.ERROR)))
                said = tr("%n error(s)", n=errors)
            else:
                chip.setText(name)
                chip.setIcon(icons.theme(severity_icon(Severity.WARNING) if findings else "mIconSuccess.svg"))
                said = tr("%n warning(s)", n=len(findings)) if findings else tr("Passes")
            chip.setToolTip(f"{about}\n{said}")
            chip.setAccessibleName(f"{name}: {said}")
