"""The health of the project's layers, as a table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFeatureSink,
)

from ..errors import redact
from ..feedback import Feedback
from ..i18n import tr
from .algorithm import Algorithm, Row

if TYPE_CHECKING:
    from ..services.origin import Origin

_FIELDS = ("layer", "state", "found", "advice", "kind", "address", "record", "platform")


class CheckLayers(Algorithm):
    """``prodige:checklayers``."""

    def __init__(self) -> None:
        super().__init__()
        self._origins: list[Origin] = []

    def name(self) -> str:
        """Give the name in scripts."""
        return "checklayers"

    def displayName(self) -> str:  # noqa: N802  QGIS's name
        """Give the name a person reads."""
        return tr("Check the health of the project's layers")

    def shortHelpString(self) -> str:  # noqa: N802  QGIS's name
        """Say what it does."""
        return tr(
            "Looks at every layer of the project: links that are dead, data that is newer in the catalogue than "
            "when the layer was loaded, records that vanished."
        )

    def initAlgorithm(self, _configuration: Any = None) -> None:  # noqa: N802  QGIS's name
        """Declare what is asked for."""
        self.addParameter(
            QgsProcessingParameterFeatureSink("OUTPUT", tr("State of the layers"), QgsProcessing.SourceType.TypeVector)
        )
        self.addOutput(QgsProcessingOutputNumber("LAYERS", tr("How many layers were looked at")))
        self.addOutput(QgsProcessingOutputNumber("PROBLEMS", tr("How many have a dead link or lost their record")))

    def prepareAlgorithm(self, parameters: Any, context: Any, feedback: Any) -> bool:  # noqa: N802  QGIS's name
        """Take what is needed of the project, in its own thread."""
        from ..services.origin import origin

        project = context.project()
        self._origins = [origin(layer) for layer in project.mapLayers().values()] if project is not None else []
        return super().prepareAlgorithm(parameters, context, feedback)

    def work(self, parameters: Mapping[str, Any], context: Any, feedback: Feedback) -> dict[str, Any]:
        """Look."""
        from ..platforms import catalogue_for, store
        from ..services.layer_health import State, examine

        platforms = {platform.key: platform for platform in store.list_platforms()}
        problems = 0

        def rows() -> Iterator[Row]:
            nonlocal problems
            for rank, found in enumerate(self._origins):
                feedback.report(rank / len(self._origins), found.name)
                platform = platforms.get(found.platform)
                catalogue = catalogue_for(platform, feedback) if platform is not None else None
                verdict = examine(found, catalogue, platform.name if platform is not None else "", feedback)
                problems += verdict.state in (State.DEAD, State.VANISHED)
                source = found.source
                yield (
                    found.name, verdict.state.value, " ".join(verdict.sentences), verdict.advice,
                    source.kind if source is not None else "", redact(source.url) if source is not None else found.path,
                    found.record_id, platform.name if platform is not None else found.platform,
                )  # fmt: skip

        where = self.table(parameters, "OUTPUT", context, _FIELDS, rows())
        return {"OUTPUT": where, "LAYERS": len(self._origins), "PROBLEMS": problems}
