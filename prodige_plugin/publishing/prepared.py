"""What is taken of a layer or a map on the GUI thread, so that a worker can do the rest.

Taking it is cheap: XML of the style, a snapshot of the features' source (no feature is read).
Nothing of the person's project is kept or touched, so they can go on working.
"""

from __future__ import annotations

import enum
import re
import weakref
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsFeature,
    QgsFeatureRequest,
    QgsField,
    QgsFields,
    QgsMapLayer,
    QgsProviderRegistry,
    QgsRasterLayer,
    QgsReadWriteContext,
    QgsVectorLayer,
    QgsVectorLayerFeatureSource,
    QgsWkbTypes,
)
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QMetaType
from qgis.PyQt.QtXml import QDomDocument

from .volume import Volume

if TYPE_CHECKING:
    from ..metadata.prefill import LayerFacts
    from ..services.layerfacts import Source

#: Repairs that change features while they are read (see :mod:`.transform`); GDAL alone cannot make them.
CHANGING = frozenset(
    {
        "make_valid",
        "drop_empty",
        "drop_not_finite",
        "drop_duplicates",
        "promote_multi",
        "drop_zm",
        "segmentize",
        "keep_kind",
        "swap_xy",
        "fix_mojibake",
        "strip_control",
    }
)
#: OGR subsets that are a whole statement cannot be handed to GDAL as an attribute filter.
_STATEMENT = "select"
#: ogr2ogr parts the names of fields at these, and knows no way round before GDAL 3.7.
_AWKWARD = re.compile(r"[\s,\"]")
_CAST_TYPES = {"text": QMetaType.Type.QString, "integer": QMetaType.Type.Int, "double": QMetaType.Type.Double}


@dataclass(frozen=True)
class OgrSource:
    """A source that GDAL opens by itself in the worker."""

    path: str
    layer_name: str = ""
    layer_index: int = -1
    subset: str = ""
    open_options: tuple[str, ...] = ()


class Update(enum.Enum):
    """What of a layer that is published already is sent again."""

    #: what changed since the receipt: nothing, the style, the record, the features that differ, or all.
    CHANGES = "changes"
    #: everything, as the first time.
    ALL = "all"
    STYLE = "style"
    RECORD = "record"


@dataclass(kw_only=True)
class Prepared:
    """What is known alike of all layers to publish."""

    layer_id: str
    title: str
    abstract: str
    #: its own; see :meth:`published_crs`.
    crs: QgsCoordinateReferenceSystem
    #: the whole ``<maplayer>`` element as QGIS writes it in a project.
    xml: str
    facts: LayerFacts | None = None
    #: the record to publish with it (ISO 19139), or ``None`` to prefill one from the layer.
    record: bytes | None = None
    #: the record as it was read before :attr:`record` was edited; ``None`` when it is new or not known.
    record_base: bytes | None = None
    #: identifier of the record in the catalogue this layer is known to be described by, or "".
    record_id: str = ""
    #: key of the publication this layer came from or was published as, or "".
    publication: str = ""
    keywords: tuple[str, ...] = ()
    attribution: str = ""
    #: name to publish it as (a table and its service, or a store, a coverage, a file); the person may change it.
    table: str = ""
    #: authority code to publish in ("EPSG:2154"); "" publishes in the layer's own.
    target_crs: str = ""
    #: what the person chose among the repairs offered, for instance ``make_valid``.
    repairs: set[str] = field(default_factory=set)

    def published_crs(self) -> QgsCoordinateReferenceSystem:
        """The CRS it is published in: the one chosen, else its own."""
        return QgsCoordinateReferenceSystem(self.target_crs) if self.target_crs else self.crs


@dataclass(kw_only=True)
class PreparedRaster(Prepared):
    """One raster layer to publish: a file that GDAL opens."""

    #: what GDAL opens (a path, perhaps beneath ``/vsizip/``); never an address of the web.
    path: str
    width: int
    height: int
    bands: int
    #: extent in :attr:`crs`: x minimum, y minimum, x maximum, y maximum; traditional GIS order.
    extent: tuple[float, float, float, float]
    #: size of the file in bytes, -1 when it is not known without opening it.
    size: int


@dataclass(kw_only=True)
class PreparedLayer(Prepared):
    """One vector layer to publish."""

    wkb_type: QgsWkbTypes.Type
    fields: QgsFields
    #: snapshot of the features, edits, joins and computed fields included; readable in a worker.
    features: QgsVectorLayerFeatureSource
    #: how GDAL can read the very same features, or ``None`` when only QGIS can.
    ogr: OgrSource | None
    #: number of features where it is known without asking anybody, else -1.
    count: int = -1
    #: key of the data provider ("ogr", "memory", "virtual" …).
    provider: str = ""
    #: the filter set on the layer, as the provider understands it.
    subset: str = ""
    #: whether there are edits that are not saved.
    unsaved: bool = False
    #: where its data lie; may hold a password.
    source: Source | None = field(default=None, repr=False)
    #: names of fields as they are → as they are published, where they differ; :attr:`xml` bears the new ones.
    renamed: dict[str, str] = field(default_factory=dict)
    #: names of fields as they are → "text", "integer" or "double": the type they are published as.
    casts: dict[str, str] = field(default_factory=dict)
    #: :attr:`xml` as it was before fields were renamed in it; "" when none was.
    own_xml: str = field(default="", repr=False)
    #: features and bytes of the copy, as the checks saw and estimated them; not known before.
    estimated: Volume = field(default_factory=Volume)
    #: ids of the features to publish when only the selected ones are wanted; ``None`` publishes all.
    chosen: frozenset[int] | None = None
    #: names of the fields to publish, in order; ``None`` publishes all.
    columns: tuple[str, ...] | None = None
    #: what is sent of a layer that is published already.
    update: Update = Update.CHANGES
    #: field by which features are the same ones in the next publication; "" lets the source's own key decide.
    key_field: str = ""
    #: identifier of the platform's existing data set that this layer updates; "" when it is a new one.
    dataset: str = ""
    #: what requests call back, which must live as long as they do.
    _called: list[object] = field(default_factory=list, init=False, repr=False, compare=False)

    @property
    def geometryless(self) -> bool:
        """Whether it is a plain table."""
        return bool(self.wkb_type == QgsWkbTypes.Type.NoGeometry)

    @property
    def reprojected(self) -> bool:
        """Whether the geometries are published in another CRS than they are kept in."""
        return bool(self.target_crs) and not self.geometryless and self.published_crs() != self.crs

    def field_indexes(self) -> list[int]:
        """Where, in a feature's attributes, the fields to publish are; in the order they are published in.

        A chosen column that the layer has no more is left out.
        """
        if self.columns is None:
            return list(range(self.fields.count()))
        found = (self.fields.indexFromName(name) for name in self.columns)
        return [index for index in found if index >= 0]

    def chosen_fields(self) -> list[str]:
        """The fields to publish, by the names that the layer gives them."""
        return [str(self.fields.at(index).name()) for index in self.field_indexes()]

    def published_fields(self) -> QgsFields:
        """The fields to publish: the chosen ones in their order, else all."""
        kept = QgsFields()
        for index in self.field_indexes():
            kept.append(self._published_field(self.fields.at(index)))
        return kept

    def _published_field(self, own: QgsField) -> QgsField:
        """Give a field with the name and the type it is published with."""
        published = QgsField(own)
        if own.name() in self.casts:
            kind = _CAST_TYPES[self.casts[own.name()]]
            published = QgsField(own.name(), kind)
            published.setAlias(own.alias())
            published.setComment(own.comment())
        published.setName(self.renamed.get(own.name(), own.name()))
        return published

    def published_type(self) -> QgsWkbTypes.Type:
        """The kind of geometry after the repairs chosen; each target still makes its own of it."""
        kind = self.wkb_type
        if self.geometryless:
            return kind
        if "drop_zm" in self.repairs:
            kind = QgsWkbTypes.flatType(kind)
        if "segmentize" in self.repairs:
            kind = QgsWkbTypes.linearType(kind)
        if "promote_multi" in self.repairs:
            kind = QgsWkbTypes.multiType(kind)
        return kind

    @property
    def changing(self) -> bool:
        """Whether features are changed while they are read (:class:`~.transform.Transform`), names of fields aside."""
        return bool(self.repairs & CHANGING or self.casts) or (self.reprojected and "declare_crs" in self.repairs)

    def request(
        self,
        *,
        geometry: bool = True,
        in_published_crs: bool = True,
        on_transform_error: Callable[[QgsFeature], object] | None = None,
    ) -> QgsFeatureRequest:
        """How the features to publish are read from :attr:`features`: the chosen ones, the chosen fields.

        Attributes that are not chosen are not read, but keep their places in ``QgsFeature.attributes()``:
        take them by :meth:`field_indexes`.

        :param geometry: whether geometries are read at all.
        :param in_published_crs: whether they are transformed to :meth:`published_crs`.
        :param on_transform_error: called with a feature whose geometry cannot be transformed; QGIS then gives
            the feature **without** geometry, and says nothing by itself.
        """
        request = QgsFeatureRequest()
        if self.chosen is not None:
            request.setFilterFids(sorted(self.chosen))
        if self.columns is not None:
            request.setSubsetOfAttributes(self.field_indexes())
        if not geometry or self.geometryless:
            request.setFlags(request.flags() | QgsFeatureRequest.Flag.NoGeometry)
        elif in_published_crs and self.reprojected:
            request.setDestinationCrs(self.published_crs(), QgsCoordinateTransformContext())
            if on_transform_error is not None:
                # QGIS's bindings keep no reference, and call what may have been collected
                self._called.append(on_transform_error)
                request.setTransformErrorCallback(on_transform_error)
        return request

    def gdal_source(self) -> OgrSource | None:
        """How GDAL can read the features to publish, chosen fields aside; ``None`` when only QGIS can.

        What is repaired on the way is QGIS's alone. A CRS that was declared is not: GDAL is told it.
        """
        if self.chosen is not None or self.repairs & CHANGING or self.casts or self.renamed:
            return None
        if self.columns is not None and any(_AWKWARD.search(name) for name in self.columns):
            return None
        return self.ogr

    def published_count(self) -> int:
        """How many features are published, where it is known without asking anybody, else -1."""
        return self.count if self.chosen is None else len(self.chosen)


def prepare_layer(layer: QgsVectorLayer, xml: str | None = None) -> PreparedLayer:
    """Take what is needed of a vector layer; on the GUI thread, in milliseconds.

    :param xml: its element, where it is known; writing it is what takes the milliseconds.
    """
    server = layer.serverProperties()
    provider = layer.dataProvider()
    features, kept = QgsVectorLayerFeatureSource(layer), None
    if provider is not None and provider.name() == "virtual":
        # its features go with the layer: whoever removes the layer meanwhile would publish an empty one
        kept = layer.clone()
        features = QgsVectorLayerFeatureSource(kept)
    known_here = provider is not None and provider.name() in ("ogr", "memory", "delimitedtext")
    prepared = PreparedLayer(
        layer_id=layer.id(),
        title=server.title() or layer.name(),
        abstract=server.abstract() or layer.metadata().abstract(),
        crs=QgsCoordinateReferenceSystem(layer.crs()),
        wkb_type=layer.wkbType(),
        fields=QgsFields(layer.fields()),
        features=features,
        xml=layer_xml(layer) if xml is None else xml,
        ogr=ogr_source(layer),
        count=layer.featureCount() if known_here else -1,
        provider="" if provider is None else provider.name(),
        subset=layer.subsetString(),
        unsaved=layer.isModified(),
        record_id=str(layer.customProperty("prodige/record_id", "") or ""),
        publication=str(layer.customProperty("prodige/publication", "") or ""),
        keywords=tuple(word.strip() for word in server.keywordList().split(",") if word.strip()),
        attribution=server.attribution(),
    )
    if kept is not None:
        # a worker may be the last to hold what was prepared, and a layer is deleted in its own thread only
        sip.transferto(kept, None)
        weakref.finalize(features, kept.deleteLater).atexit = False
    return prepared


def prepare_raster(layer: QgsRasterLayer) -> PreparedRaster:
    """Take what is needed of a raster layer; on the GUI thread, in milliseconds."""
    server, extent = layer.serverProperties(), layer.extent()
    parts = QgsProviderRegistry.instance().decodeUri("gdal", layer.source())
    path = str(parts.get("vsiPrefix") or "") + str(parts.get("path") or "") + str(parts.get("vsiSuffix") or "")
    size = Path(path).stat().st_size if not path.startswith("/vsi") and Path(path).is_file() else -1
    return PreparedRaster(
        layer_id=layer.id(),
        title=server.title() or layer.name(),
        abstract=server.abstract() or layer.metadata().abstract(),
        crs=QgsCoordinateReferenceSystem(layer.crs()),
        path=path,
        width=layer.width(),
        height=layer.height(),
        bands=layer.bandCount(),
        extent=(extent.xMinimum(), extent.yMinimum(), extent.xMaximum(), extent.yMaximum()),
        size=size,
        xml=layer_xml(layer),
        record_id=str(layer.customProperty("prodige/record_id", "") or ""),
        publication=str(layer.customProperty("prodige/publication", "") or ""),
        keywords=tuple(word.strip() for word in server.keywordList().split(",") if word.strip()),
        attribution=server.attribution(),
    )


def layer_xml(layer: QgsMapLayer) -> str:
    """Give the ``<maplayer>`` element QGIS would write in a project file, style and all."""
    document = QDomDocument()
    element = document.createElement("maplayer")
    document.appendChild(element)
    layer.writeLayerXml(element, document, QgsReadWriteContext())
    return str(document.toString(-1))


def ogr_source(layer: QgsVectorLayer) -> OgrSource | None:
    """Tell how GDAL can read exactly what the layer shows, or ``None`` when only QGIS can.

    Edits not saved, joins, computed fields, filters that are whole statements and layers that
    show one kind of geometry out of several are QGIS's alone.
    """
    provider = layer.dataProvider()
    if provider is None or provider.name() != "ogr" or layer.isModified() or layer.vectorJoins():
        return None
    fields = layer.fields()
    if any(fields.fieldOrigin(index) != QgsFields.FieldOrigin.OriginProvider for index in range(fields.count())):
        return None
    subset = layer.subsetString().strip()
    if subset.lower().startswith(_STATEMENT):
        return None
    parts = QgsProviderRegistry.instance().decodeUri("ogr", layer.source())
    path = str(parts.get("vsiPrefix") or "") + str(parts.get("path") or "") + str(parts.get("vsiSuffix") or "")
    if not path or parts.get("geometryType") or parts.get("authcfg") or path.startswith(("PG:", "/vsicurl", "http")):
        return None
    options = tuple(str(option) for option in parts.get("openOptions") or ())
    if path.lower().endswith((".shp", ".dbf")) and provider.encoding():
        options = (*options, f"ENCODING={provider.encoding()}")
    index = parts.get("layerId")
    return OgrSource(
        path=path,
        layer_name=str(parts.get("layerName") or ""),
        layer_index=int(index) if index is not None else -1,
        subset=subset,
        open_options=options,
    )
