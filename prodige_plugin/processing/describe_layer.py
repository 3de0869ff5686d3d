"""The record of a layer, filled from what the layer knows, in a file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterMapLayer,
    QgsProcessingParameterString,
)

from ..errors import LayerError
from ..feedback import Feedback
from ..i18n import tr
from .algorithm import Algorithm
from .records import file_bytes

if TYPE_CHECKING:
    from ..metadata.prefill import LayerFacts
    from ..services.layerfacts import Source


class DescribeLayer(Algorithm):
    """``prodige:describelayer``."""

    def __init__(self) -> None:
        super().__init__()
        self._facts: LayerFacts | None = None
        self._source: Source | None = None

    def name(self) -> str:
        """Give the name in scripts."""
        return "describelayer"

    def displayName(self) -> str:  # noqa: N802  QGIS's name
        """Give the name a person reads."""
        return tr("Describe a layer")

    def shortHelpString(self) -> str:  # noqa: N802  QGIS's name
        """Say what it does."""
        return tr(
            "Writes the INSPIRE record (ISO 19139) of a layer, filled with what the layer, its file and its database "
            "know: title, extent, coordinate system, kind of data, scale, dates, fields, format, metadata of QGIS. "
            "A record that is there already is completed; a template gives contacts, licence and the like."
        )

    def initAlgorithm(self, _configuration: Any = None) -> None:  # noqa: N802  QGIS's name
        """Declare what is asked for."""
        self.addParameter(QgsProcessingParameterMapLayer("INPUT", tr("Layer")))
        self.addParameter(
            QgsProcessingParameterFile("BASE", tr("Record to complete (XML file)"), extension="xml", optional=True)
        )
        self.addParameter(
            QgsProcessingParameterFile("TEMPLATE", tr("Record to take from what is empty"), extension="xml",
                                       optional=True)
        )  # fmt: skip
        self.addParameter(
            QgsProcessingParameterString("ORGANISATION", tr("Organisation, where nobody is named"), optional=True)
        )
        self.addParameter(QgsProcessingParameterString("EMAIL", tr("Its e-mail address"), optional=True))
        self.addParameter(QgsProcessingParameterFileDestination("OUTPUT", tr("Record"), tr("Metadata records (*.xml)")))
        self.addOutput(QgsProcessingOutputString("IDENTIFIER", tr("Identifier of the record")))
        self.addOutput(QgsProcessingOutputNumber("MANDATORY", tr("How many mandatory findings there are")))

    def prepareAlgorithm(self, parameters: Any, context: Any, feedback: Any) -> bool:  # noqa: N802  QGIS's name
        """Take what the layer knows, in its own thread."""
        from ..services.layerfacts import layer_facts, source_of

        layer = self.parameterAsLayer(parameters, "INPUT", context)
        if layer is not None:
            self._facts, self._source = layer_facts(layer), source_of(layer)
        return super().prepareAlgorithm(parameters, context, feedback)

    def work(self, parameters: Mapping[str, Any], context: Any, feedback: Feedback) -> dict[str, Any]:
        """Describe."""
        from ..metadata import check, read_record
        from ..metadata.batch import FromTemplate, batch_keys
        from ..metadata.batch_files import replace_file
        from ..metadata.prefill import prefill
        from ..services.layerfacts import facts_from_sources

        if self._facts is None or self._source is None:
            raise LayerError(tr("The layer cannot be read."), "", tr("Choose another layer."))
        facts = facts_from_sources(self._facts, self._source, feedback)
        for note in facts.notes:
            feedback.report(None, note)
        organisation = self.parameterAsString(parameters, "ORGANISATION", context).strip()
        if organisation and not facts.organisation:
            email = self.parameterAsString(parameters, "EMAIL", context).strip()
            facts = replace(facts, organisation=organisation, email=email)
        base = self.parameterAsFile(parameters, "BASE", context)
        record = prefill(facts, read_record(file_bytes(Path(base))) if base else None)
        template = self.parameterAsFile(parameters, "TEMPLATE", context)
        if template:
            held = read_record(file_bytes(Path(template)))
            FromTemplate.of_record(Path(template).name, held, batch_keys()).apply(record)
        findings = check(record)
        for finding in findings:
            if finding.mandatory:
                feedback.report(None, finding.message)
        path = self.parameterAsFileOutput(parameters, "OUTPUT", context)
        replace_file(Path(path), record.to_bytes())
        return {
            "OUTPUT": path, "IDENTIFIER": record.identifier,
            "MANDATORY": sum(finding.mandatory for finding in findings),
        }  # fmt: skip
