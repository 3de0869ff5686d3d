"""A record with all safe repairs made, in a file."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from qgis.core import QgsProcessingOutputNumber, QgsProcessingParameterFileDestination

from ..feedback import Feedback
from ..i18n import tr
from .records import RecordAlgorithm


class RepairMetadata(RecordAlgorithm):
    """``prodige:repairmetadata``."""

    def name(self) -> str:
        """Give the name in scripts."""
        return "repairmetadata"

    def displayName(self) -> str:  # noqa: N802  QGIS's name
        """Give the name a person reads."""
        return tr("Repair a metadata record")

    def shortHelpString(self) -> str:  # noqa: N802  QGIS's name
        """Say what it does."""
        return tr(
            "Writes a record with every repair made that states nothing the record does not hold: no licence, limit "
            "or theme is invented, and what is not touched keeps its bytes. The record itself stays as it is."
        )

    def initAlgorithm(self, _configuration: Any = None) -> None:  # noqa: N802  QGIS's name
        """Declare what is asked for."""
        self.add_record()
        self.add_profile()
        self.addParameter(
            QgsProcessingParameterFileDestination("OUTPUT", tr("Repaired record"), tr("Metadata records (*.xml)"))
        )
        for key, label in (
            ("REPAIRED", tr("How many findings were repaired")),
            ("BEFORE", tr("How many mandatory findings there were")),
            ("AFTER", tr("How many mandatory findings there are")),
        ):
            self.addOutput(QgsProcessingOutputNumber(key, label))

    def work(self, parameters: Mapping[str, Any], context: Any, feedback: Feedback) -> dict[str, Any]:
        """Repair."""
        from ..metadata import apply_safe_repairs, check, read_record
        from ..metadata.batch_files import replace_file

        profile = self.profile(parameters, context)
        _name, data = next(self.records(parameters, context, feedback))
        record = read_record(data)
        before = sum(finding.mandatory for finding in check(record, profile))
        done = apply_safe_repairs(record, profile)
        for finding in done:
            feedback.report(None, f"{finding.rule} {finding.repair.label if finding.repair else ''}: {finding.message}")
        path = self.parameterAsFileOutput(parameters, "OUTPUT", context)
        replace_file(Path(path), record.to_bytes())
        after = sum(finding.mandatory for finding in check(record, profile))
        return {"OUTPUT": path, "REPAIRED": len(done), "BEFORE": before, "AFTER": after}
