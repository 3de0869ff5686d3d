"""What would keep layers from being published, or be lost, as a table and a page."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFileDestination,
)

from ..feedback import Feedback
from ..i18n import tr
from .publishing import OfLayers

_FIELDS = ("layer", "severity", "check", "finding", "repair")


class CheckPublication(OfLayers):
    """``prodige:checkpublication``."""

    def name(self) -> str:
        """Give the name in scripts."""
        return "checkpublication"

    def displayName(self) -> str:  # noqa: N802  QGIS's name
        """Give the name a person reads."""
        return tr("Check layers before they are published")

    def shortHelpString(self) -> str:  # noqa: N802  QGIS's name
        """Say what it does."""
        return tr(
            "Looks for what would go wrong on a platform, or get lost: coordinate reference systems, geometries, "
            "names and types of fields, encodings, size, styles, secrets. Nothing is changed anywhere."
        )

    def initAlgorithm(self, _configuration: Any = None) -> None:  # noqa: N802  QGIS's name
        """Declare what is asked for."""
        self.add_layers()
        self.addParameter(
            QgsProcessingParameterFeatureSink("OUTPUT", tr("Findings"), QgsProcessing.SourceType.TypeVector)
        )
        for name, label, kind in (
            ("HTML", tr("Report to read"), tr("Pages (*.html)")),
            ("JSON", tr("Report for programs"), tr("JSON files (*.json)")),
        ):
            self.addParameter(QgsProcessingParameterFileDestination(name, label, kind, None, True, False))
        self.addOutput(QgsProcessingOutputNumber("FINDINGS", tr("How many findings")))
        self.addOutput(QgsProcessingOutputNumber("ERRORS", tr("How many keep from publishing")))

    def work(self, parameters: Mapping[str, Any], context: Any, feedback: Feedback) -> dict[str, Any]:
        """Check."""
        from ..metadata.batch_files import replace_file
        from ..publishing.checks import blocking, report_html, report_json

        publisher, job = self.taken()
        findings = publisher.check(job, feedback)
        titles = {layer.layer_id: layer.title for layer in job.every_layer}
        where = self.table(
            parameters, "OUTPUT", context, _FIELDS,
            (
                (titles.get(each.element, ""), each.severity.value, each.check, each.sentence,
                 each.repair.label if each.repair is not None else "")
                for each in findings
            ),
        )  # fmt: skip
        results: dict[str, Any] = {"OUTPUT": where, "FINDINGS": len(findings), "ERRORS": len(blocking(findings))}
        name = publisher.platform.name
        for output, report in (("HTML", report_html), ("JSON", report_json)):
            path = self.parameterAsFileOutput(parameters, output, context)
            if path:
                replace_file(Path(path), report(findings, titles, platform=name).encode())
                results[output] = path
        return results
