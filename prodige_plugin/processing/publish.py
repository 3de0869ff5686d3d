"""Layers, and a map of them, published on a platform."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterString,
)

from ..feedback import Feedback
from ..i18n import tr
from .publishing import OfLayers, receipt_json, refuse_errors, said

if TYPE_CHECKING:
    from ..publishing.checks import Finding

_VISIBILITY = ("public", "restricted")


class Publish(OfLayers):
    """``prodige:publish``."""

    def name(self) -> str:
        """Give the name in scripts."""
        return "publish"

    def displayName(self) -> str:  # noqa: N802  QGIS's name
        """Give the name a person reads."""
        return tr("Publish layers and a map")

    def shortHelpString(self) -> str:  # noqa: N802  QGIS's name
        """Say what it does."""
        return tr(
            "Checks the layers, makes a plan, carries it out and reads the result back as a visitor. Of a layer that "
            "is published already only what changed is sent. A failure undoes everything, unless what was done is to "
            "be kept so that it can be resumed in the Publish dock. A dry run makes the plan and changes nothing."
        )

    def initAlgorithm(self, _configuration: Any = None) -> None:  # noqa: N802  QGIS's name
        """Declare what is asked for."""
        self.add_layers()
        self.addParameter(
            QgsProcessingParameterEnum(
                "VISIBILITY", tr("Who may see it"), [tr("Everybody"), tr("Those with the right")], defaultValue=0
            )
        )
        self.addParameter(
            QgsProcessingParameterString("ORGANISATION", tr("Organisation, for the records"), optional=True)
        )
        self.addParameter(QgsProcessingParameterString("EMAIL", tr("Its e-mail address"), optional=True))
        self.addParameter(
            QgsProcessingParameterBoolean("REPAIR", tr("Repair what is safe in what is published"), False)
        )
        self.addParameter(
            QgsProcessingParameterBoolean("LINEAGE", tr("Tell the publication in the lineage of the records"), False)
        )
        self.addParameter(QgsProcessingParameterBoolean("DRY_RUN", tr("Dry run: make the plan, change nothing"), False))
        self.addParameter(
            QgsProcessingParameterBoolean("KEEP", tr("After a failure, keep what was done to resume it"), False)
        )
        for name, label, kind in (
            ("PLAN", tr("Plan"), tr("Pages (*.html)")),
            ("OUTPUT", tr("Receipt"), tr("JSON files (*.json)")),
        ):
            self.addParameter(QgsProcessingParameterFileDestination(name, label, kind, None, True, False))
        self.addOutput(QgsProcessingOutputNumber("PUBLISHED", tr("How many layers and maps were published")))
        self.addOutput(QgsProcessingOutputString("WARNINGS", tr("What did not go as hoped")))

    def work(self, parameters: Mapping[str, Any], context: Any, feedback: Feedback) -> dict[str, Any]:
        """Check, plan, carry out."""
        from ..metadata.batch_files import replace_file
        from ..platforms.paces import timed
        from ..platforms.product import Visibility
        from ..publishing.plan_text import plan_html, plan_text
        from ..publishing.runner import OnFailure

        publisher, job = self.taken()
        job.visibility = Visibility(_VISIBILITY[self.parameterAsEnum(parameters, "VISIBILITY", context)])
        job.lineage = self.parameterAsBool(parameters, "LINEAGE", context)
        job.organisation = self.parameterAsString(parameters, "ORGANISATION", context).strip() or job.organisation
        job.email = self.parameterAsString(parameters, "EMAIL", context).strip() or job.email
        findings = publisher.check(job, feedback.part(0.0, 0.15))
        if self.parameterAsBool(parameters, "REPAIR", context):
            findings = self._repaired(findings, feedback)
        said(findings, job, feedback)
        refuse_errors(findings)
        plan = timed(publisher.plan(job, feedback.part(0.15, 0.2)))
        feedback.report(None, plan_text(plan))
        results: dict[str, Any] = {"PUBLISHED": 0, "WARNINGS": ""}
        page = self.parameterAsFileOutput(parameters, "PLAN", context)
        if page:
            replace_file(Path(page), plan_html(plan).encode())
            results["PLAN"] = page
        if self.parameterAsBool(parameters, "DRY_RUN", context):
            return results
        keep = self.parameterAsBool(parameters, "KEEP", context)
        receipt = publisher.run(plan, feedback.part(0.2, 1.0), OnFailure.KEEP if keep else OnFailure.UNDO)
        for links in receipt.links.values():
            for link in links:
                feedback.report(None, f"{link.get('title', '')}: {link.get('url', '')}")
        path = self.parameterAsFileOutput(parameters, "OUTPUT", context)
        if path:
            replace_file(Path(path), receipt_json(receipt).encode())
            results["OUTPUT"] = path
        things = len(job.every_layer) + (job.map is not None)
        return {**results, "PUBLISHED": things, "WARNINGS": "\n".join(receipt.warnings)}

    def _repaired(self, findings: list[Finding], feedback: Feedback) -> list[Finding]:
        """Carry out every safe repair on what is to be published, and check again."""
        from ..publishing.checks import repair_all

        publisher, job = self.taken()
        for sentence in repair_all({layer.layer_id: layer for layer in job.every_layer}, findings):
            feedback.report(None, sentence)
        return publisher.check(job, feedback)
