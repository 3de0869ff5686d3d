"""QGIS's search by layer metadata, answered by the catalogues that are set up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.core import (
    Qgis,
    QgsAbstractLayerMetadataProvider,
    QgsGeometry,
    QgsLayerMetadataProviderResult,
    QgsLayerMetadataSearchResults,
    QgsPolygon,
    QgsRectangle,
)

if TYPE_CHECKING:
    from ...catalogue.model import Query, Summary
    from ...platforms.model import Platform

#: How many results each platform gives: QGIS shows all at once and filters them itself.
_MANY = 50
#: The document type that QGIS writes in its layer metadata.
_STANDARD = "http://mrcc.com/qgis.dtd"

#: QGIS's data provider → kind of layer it makes; only these are opened by their URI alone.
_LAYER_TYPES = {
    "WFS": Qgis.LayerType.Vector,
    "OAPIF": Qgis.LayerType.Vector,
    "wms": Qgis.LayerType.Raster,
    "wcs": Qgis.LayerType.Raster,
    "arcgisfeatureserver": Qgis.LayerType.Vector,
    "arcgismapserver": Qgis.LayerType.Raster,
}


class LayerSearch(QgsAbstractLayerMetadataProvider):
    """Gives each data set once for each way that QGIS can open by itself."""

    def id(self) -> str:
        """Give the name QGIS knows this search by."""
        return "prodige_plugin"

    def search(
        self, _context: Any, words: str = "", extent: QgsRectangle | None = None, feedback: Any = None
    ) -> QgsLayerMetadataSearchResults:
        """Search every platform that is set up, one after the other. A thread of QGIS.

        :param extent: EPSG:4326, x is the longitude.
        """
        from ...catalogue.model import Box, Query
        from ...platforms import store

        box = None
        if extent is not None and not extent.isEmpty() and not extent.isNull():
            box = Box(extent.xMinimum(), extent.yMinimum(), extent.xMaximum(), extent.yMaximum())
        query = Query(words=words.strip(), box=box, page_size=_MANY)
        results = QgsLayerMetadataSearchResults()
        for platform in store.list_platforms():
            if feedback is not None and feedback.isCanceled():
                break
            found, why = _ask(platform, query, feedback)
            if why:
                results.addError(f"{platform.name}: {why}")
            for summary in found:
                for result in _results(summary, platform):
                    results.addMetadata(result)
        return results


def _ask(platform: Platform, query: Query, feedback: Any) -> tuple[tuple[Summary, ...], str]:
    """Ask one platform: what it has, or why it did not answer."""
    from ...feedback import Heeding
    from ...platforms import catalogue_for
    from .asking import answer, search

    heeding = Heeding(feedback)
    page, why = answer(lambda: search(catalogue_for(platform, heeding), platform, query, heeding))
    return (page.summaries if page is not None else ()), why


def _results(summary: Summary, platform: Platform) -> list[QgsLayerMetadataProviderResult]:
    """Give a data set as QGIS's results, one for each way; the platform's own services with its account."""
    from ...services.adding import layer_metadata
    from ...services.sources import layer_sources, named
    from ..loading import with_account
    from ..own_hosts import own_hosts

    results = []
    for stated in layer_sources(summary.links, summary.title, hosts=own_hosts(summary)):
        source = with_account(stated, platform)
        kind = _LAYER_TYPES.get(source.provider)
        if source.reason or kind is None or not source.uri or source.needs_capabilities:
            continue
        result = QgsLayerMetadataProviderResult(layer_metadata(summary))
        result.setDataProviderName(source.provider)
        result.setUri(named(source, source.layer_name) if source.authcfg else source.uri)
        result.setLayerType(kind)
        result.setGeometryType(Qgis.GeometryType.Unknown)
        result.setStandardUri(_STANDARD)
        result.setAuthid("EPSG:4326")
        box = summary.box
        if box is not None:
            shape = QgsPolygon()
            shape.fromWkt(QgsGeometry.fromRect(QgsRectangle(box.west, box.south, box.east, box.north)).asWkt())
            result.setGeographicExtent(shape)
        results.append(result)
    return results
