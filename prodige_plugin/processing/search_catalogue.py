"""Search a catalogue: the results as a layer of their extents."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsGeometry,
    QgsProcessing,
    QgsProcessingOutputNumber,
    QgsProcessingParameterDateTime,
    QgsProcessingParameterExtent,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
    QgsRectangle,
    QgsWkbTypes,
)

from ..feedback import Feedback
from ..i18n import tr
from .algorithm import Algorithm, text_fields, write

if TYPE_CHECKING:
    from ..catalogue.model import Summary

_FIELDS = ("identifier", "title", "abstract", "organisation", "date", "type", "licence", "services", "resource")
_WGS84 = "EPSG:4326"


class SearchCatalogue(Algorithm):
    """``prodige:searchcatalogue``."""

    def name(self) -> str:
        """Give the name in scripts."""
        return "searchcatalogue"

    def displayName(self) -> str:  # noqa: N802  QGIS's name
        """Give the name a person reads."""
        return tr("Search a catalogue")

    def shortHelpString(self) -> str:  # noqa: N802  QGIS's name
        """Say what it does."""
        return tr(
            "Searches the catalogue of a platform and gives a layer of the results: one feature per data set, "
            "with its extent, title, organisation, licence and services. The identifier leads to “Load a data set”."
        )

    def initAlgorithm(self, _configuration: Any = None) -> None:  # noqa: N802  QGIS's name
        """Declare what is asked for."""
        self.add_platform()
        self.addParameter(QgsProcessingParameterString("WORDS", tr("Words"), optional=True))
        self.addParameter(QgsProcessingParameterExtent("EXTENT", tr("Within"), optional=True))
        since = QgsProcessingParameterDateTime(
            "SINCE", tr("Updated since"), QgsProcessingParameterDateTime.Type.Date, optional=True
        )
        self.addParameter(since)
        self.addParameter(
            QgsProcessingParameterNumber(
                "LIMIT", tr("The most results"), QgsProcessingParameterNumber.Type.Integer, 100, False, 1, 10000
            )
        )
        self.addParameter(
            QgsProcessingParameterFeatureSink(
                "OUTPUT", tr("Results"), QgsProcessing.SourceType.TypeVectorPolygon, None, True
            )
        )
        self.addOutput(QgsProcessingOutputNumber("TOTAL", tr("How many data sets the catalogue has for this")))
        self.addOutput(QgsProcessingOutputNumber("COUNT", tr("How many are in the layer")))

    def work(self, parameters: Mapping[str, Any], context: Any, feedback: Feedback) -> dict[str, Any]:
        """Search."""
        from ..catalogue.model import Query
        from ..catalogue.paging import collect

        client, platform = self.catalogue(parameters, context, feedback)
        since = self.parameterAsDateTime(parameters, "SINCE", context)
        query = Query(
            words=self.parameterAsString(parameters, "WORDS", context).strip(),
            box=self.box(parameters, context),
            since=since.date().toString("yyyy-MM-dd") if since.isValid() else "",
        )
        feedback.report(None, tr("Searching {name}…", name=platform.name))
        page = collect(client, query, self.parameterAsInt(parameters, "LIMIT", context), feedback)
        outputs: dict[str, Any] = {"TOTAL": page.total, "COUNT": len(page.summaries)}
        fields = text_fields(*_FIELDS)
        wgs84 = QgsCoordinateReferenceSystem(_WGS84)
        sink, where = self.parameterAsSink(parameters, "OUTPUT", context, fields, QgsWkbTypes.Type.Polygon, wgs84)
        if sink is not None:
            write(sink, (_feature(summary, fields) for summary in page.summaries))
            outputs["OUTPUT"] = where
        for summary in page.summaries[:20]:
            feedback.report(None, f"{summary.title or summary.identifier} [{summary.identifier}]")
        return outputs


def _feature(summary: Summary, fields: Any) -> QgsFeature:
    """Give a result as a feature; one without extent has no geometry."""
    from ..services.sources import layer_sources

    sources = [source for source in layer_sources(summary.links, summary.title) if not source.reason]
    kinds = ", ".join(dict.fromkeys(source.kind for source in sources))
    feature = QgsFeature(fields)
    values = (
        summary.identifier, summary.title, summary.abstract, summary.organisation, summary.date, summary.type,
        summary.licence, kinds, summary.resource_identifier,
    )  # fmt: skip
    feature.setAttributes(list(values))
    box = summary.box
    if box is not None:
        feature.setGeometry(QgsGeometry.fromRect(QgsRectangle(box.west, box.south, box.east, box.north)))
    return feature
