"""What the publishing algorithms share: the job taken from the layers, findings and receipts as tables and files."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsMapLayer,
    QgsProcessing,
    QgsProcessingException,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFile,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterString,
)

from ..errors import PluginError, redact
from ..feedback import Feedback
from ..i18n import tr
from .algorithm import Algorithm
from .records import file_bytes

if TYPE_CHECKING:
    from ..platforms.product import Job, Publisher
    from ..publishing.checks import Finding
    from ..publishing.plan import Receipt

LAYERS, MAP, NAME, RECORD, UPDATE = "LAYERS", "MAP", "NAME", "RECORD", "UPDATE"
_UPDATES = ("changes", "all", "style", "record")


class OfLayers(Algorithm):
    """An algorithm that takes layers of the project to be published."""

    def __init__(self) -> None:
        super().__init__()
        self._publisher: Publisher | None = None
        self._job: Job | None = None

    def add_layers(self) -> None:
        """Declare what is taken, and where it goes."""
        self.addParameter(
            QgsProcessingParameterMultipleLayers(LAYERS, tr("Layers"), QgsProcessing.SourceType.TypeMapLayer)
        )
        self.add_own_platform()
        self.addParameter(
            QgsProcessingParameterString(MAP, tr("Title of the map that shows them (none: no map)"), optional=True)
        )
        self.addParameter(
            QgsProcessingParameterString(NAME, tr("Name on the platform, of a single layer"), optional=True)
        )
        self.addParameter(
            QgsProcessingParameterFile(
                RECORD, tr("Record of a single layer (XML file)"), extension="xml", optional=True
            )
        )
        words = (tr("What changed"), tr("Everything"), tr("The style only"), tr("The record only"))
        self.addParameter(
            QgsProcessingParameterEnum(
                UPDATE, tr("What of a layer already published is sent again"), list(words), defaultValue=0
            )
        )

    def prepareAlgorithm(self, parameters: Any, context: Any, feedback: Any) -> bool:  # noqa: N802  QGIS's name
        """Take what is needed of the layers, in their own thread."""
        try:
            self._publisher = self.publisher(parameters, context)
            self._job = self._taken(self._publisher, parameters, context)
        except PluginError as error:
            raise QgsProcessingException(str(error)) from error
        return super().prepareAlgorithm(parameters, context, feedback)

    def _taken(self, publisher: Publisher, parameters: Mapping[str, Any], context: Any) -> Job:
        """Make the job of what was asked."""
        from ..platforms.product import MapRequest
        from ..publishing.prepared import Update

        layers: list[QgsMapLayer] = self.parameterAsLayerList(parameters, LAYERS, context)
        title = self.parameterAsString(parameters, MAP, context).strip()
        project = context.project()
        request = None
        if title and project is not None:
            request = MapRequest(
                title, project, extent=project.viewSettings().defaultViewExtent(), crs=project.crs(),
                layer_ids=frozenset(layer.id() for layer in layers),
            )  # fmt: skip
        job = publisher.prepare(layers, request)
        name = self.parameterAsString(parameters, NAME, context).strip()
        record = self.parameterAsFile(parameters, RECORD, context)
        if (name or record) and len(job.every_layer) != 1:
            raise QgsProcessingException(tr("A name or a record can be given for one layer alone."))
        for layer in job.every_layer:
            layer.table = name
            if record:
                layer.record = file_bytes(Path(record))
        for layer in job.layers:
            layer.update = Update(_UPDATES[self.parameterAsEnum(parameters, UPDATE, context)])
        return job

    def taken(self) -> tuple[Publisher, Job]:
        """Give the publisher and the job that were prepared."""
        assert self._publisher is not None
        assert self._job is not None
        return self._publisher, self._job


def said(findings: Iterable[Finding], job: Job, feedback: Feedback) -> None:
    """Put findings into the log, each with the layer it is about."""
    titles = {layer.layer_id: layer.title for layer in job.every_layer}
    for finding in findings:
        title = titles.get(finding.element, "")
        feedback.report(None, f"{finding.severity.value}: {title}: {finding.sentence}" if title else finding.sentence)


def refuse_errors(findings: Sequence[Finding]) -> None:
    """Stop where a finding keeps from publishing.

    :raises QgsProcessingException: there is one.
    """
    from ..publishing.checks import blocking

    errors = blocking(findings)
    if errors:
        raise QgsProcessingException(
            "\n".join([tr("Nothing was published: %n error(s).", n=len(errors)), *(one.sentence for one in errors)])
        )


def receipt_json(receipt: Receipt) -> str:
    """Give a receipt as JSON: links, what was read back, warnings, fidelity."""
    return redact(json.dumps(asdict(receipt), ensure_ascii=False, indent=1))
