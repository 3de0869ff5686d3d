"""The seeds' services: one QGIS project a data set, and a few maps, put together as any other.

The projects are built by the same code that publishes a person's layers; only the layers' looks
come from here.
"""

from __future__ import annotations

import colorsys
from collections.abc import Mapping, Sequence

from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsCoordinateReferenceSystem,
    QgsDataSourceUri,
    QgsPalLayerSettings,
    QgsRendererCategory,
    QgsSingleSymbolRenderer,
    QgsSymbol,
    QgsTextBufferSettings,
    QgsTextFormat,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
    QgsWkbTypes,
)
from qgis.PyQt.QtGui import QColor

from ..errors import PlatformError
from ..i18n import tr
from ..publishing.database import Database
from ..publishing.prepared import layer_xml
from ..publishing.server_project import ServedLayer, build
from ..publishing.service_text import ServiceText
from ..publishing.vector_export import Loaded
from .accounts import PG_SERVICE, REFERENCE
from .published import record_address
from .seed_data import Dataset, Extent, SeedMap
from .seed_records import identifier


class SeedProjects:
    """Builds the projects; needs a running QgsApplication and libpq's service file."""

    def __init__(self, datasets: Sequence[Dataset], extents: Mapping[str, Extent], database: Database, public: str):
        """:param database: the account that owns the schema ``reference``."""
        self._datasets = {dataset.table: dataset for dataset in datasets}
        self._extents = extents
        self._database = database
        self._public = public
        self._served: dict[str, ServedLayer] = {}

    def of_dataset(self, dataset: Dataset) -> bytes:
        """Give the project (.qgz) that serves one data set."""
        text = ServiceText(
            title=dataset.title,
            abstract=dataset.abstract,
            keywords=(*dataset.keywords, dataset.theme_label),
            organisation=dataset.organisation,
            email=dataset.email,
        )
        return build(dataset.table, text, [self._layer(dataset)], self._database)

    def of_map(self, seed_map: SeedMap) -> bytes:
        """Give the project (.qgz) of one map."""
        text = ServiceText(
            title=seed_map.title,
            abstract=seed_map.abstract,
            keywords=seed_map.keywords,
            organisation=seed_map.organisation,
        )
        layers = [self._layer(self._datasets[table]) for table in seed_map.layers]
        return build(seed_map.name, text, layers, self._database)

    def _layer(self, dataset: Dataset) -> ServedLayer:
        """Give one layer with its looks."""
        served = self._served.get(dataset.table)
        if served is None:
            served = self._served[dataset.table] = self._made(dataset)
        return served

    def _made(self, dataset: Dataset) -> ServedLayer:
        uri = QgsDataSourceUri()
        uri.setConnection(PG_SERVICE, "", "", "")
        uri.setDataSource(REFERENCE, dataset.table, "geom", "", "fid")
        uri.setSrid(str(dataset.srid))
        uri.setWkbType(QgsWkbTypes.parseType(dataset.geometry))
        uri.setUseEstimatedMetadata(True)
        layer = QgsVectorLayer(uri.uri(False), dataset.title, "postgres")
        if not layer.isValid():
            raise PlatformError(
                tr("The layer {title} of the practice platform cannot be read.", title=dataset.title),
                detail=layer.error().summary(),
            )
        layer.setId(f"{dataset.table}_{identifier(dataset.table).replace('-', '_')}")
        _dress(layer, dataset)
        extent = self._extents[dataset.table]
        return ServedLayer(
            layer_id=layer.id(),
            title=dataset.title,
            abstract=dataset.abstract,
            short_name=dataset.table,
            keywords=dataset.keywords,
            attribution=dataset.attribution,
            metadata_url=record_address(self._public, identifier(dataset.table)),
            xml=layer_xml(layer),
            loaded=Loaded(
                table=dataset.table, key="fid", geometry="geom", geometry_type=dataset.geometry, srid=dataset.srid,
                count=extent.count, extent=extent.own,
            ),
            table=dataset.table,
            crs=QgsCoordinateReferenceSystem(f"EPSG:{dataset.srid}"),
            materialised=False,
        )  # fmt: skip


def _dress(layer: QgsVectorLayer, dataset: Dataset) -> None:
    """Give the layer its symbols and labels."""
    style = dataset.style
    field = str(style.get("categories", ""))
    if field:
        index = layer.fields().indexOf(field)
        categories = []
        for number, value in enumerate(sorted(str(value) for value in layer.uniqueValues(index))):
            categories.append(QgsRendererCategory(value, _symbol(layer, style, _colour(number)), value))
        layer.setRenderer(QgsCategorizedSymbolRenderer(field, categories))
    else:
        layer.setRenderer(QgsSingleSymbolRenderer(_symbol(layer, style, str(style.get("fill", style["stroke"])))))
    layer.setOpacity(float(style.get("opacity", 1.0)))
    if dataset.label:
        layer.setLabeling(QgsVectorLayerSimpleLabeling(_labels(dataset.label)))
        layer.setLabelsEnabled(True)


def _symbol(layer: QgsVectorLayer, style: Mapping[str, object], colour: str) -> QgsSymbol:
    symbol = QgsSymbol.defaultSymbol(layer.geometryType())
    symbol.setColor(QColor(colour))
    part = symbol.symbolLayer(0)
    if layer.geometryType() == QgsWkbTypes.GeometryType.LineGeometry:
        symbol.setWidth(float(str(style.get("width", 0.4))))
    else:
        part.setStrokeColor(QColor(str(style["stroke"])))
        part.setStrokeWidth(float(str(style.get("width", 0.25))))
    if layer.geometryType() == QgsWkbTypes.GeometryType.PointGeometry:
        symbol.setSize(2.6)
    return symbol


def _colour(number: int) -> str:
    """Give a soft colour, far from its neighbours': the hue goes round by the golden ratio."""
    red, green, blue = colorsys.hls_to_rgb((0.55 + number * 0.618034) % 1.0, 0.72, 0.42)
    return f"#{int(red * 255):02x}{int(green * 255):02x}{int(blue * 255):02x}"


def _labels(field: str) -> QgsPalLayerSettings:
    buffer = QgsTextBufferSettings()
    buffer.setEnabled(True)
    buffer.setSize(0.7)
    buffer.setColor(QColor("#ffffff"))
    form = QgsTextFormat()
    form.setSize(8)
    form.setColor(QColor("#222222"))
    form.setBuffer(buffer)
    settings = QgsPalLayerSettings()
    settings.fieldName = field
    settings.setFormat(form)
    return settings
