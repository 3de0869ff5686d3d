"""Load the features of a data set by the identifier of its record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsFeatureRequest,
    QgsFeatureSink,
    QgsFields,
    QgsProcessing,
    QgsProcessingException,
    QgsProcessingParameterCrs,
    QgsProcessingParameterEnum,
    QgsProcessingParameterExtent,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterString,
    QgsProject,
    QgsVectorLayer,
    QgsWkbTypes,
)

from ..errors import LayerError, redact
from ..feedback import Feedback
from ..i18n import tr
from .algorithm import Algorithm, sources_of, write

if TYPE_CHECKING:
    from ..catalogue.model import Summary
    from ..platforms.model import Platform
    from ..services.sources import LayerSource

#: Kinds of link that can give features, as choices; "" is the best one.
_KINDS = ("", "WFS", "OAPIF", "API", "ATOM", "FILE", "ESRI")


class LoadData(Algorithm):
    """``prodige:loaddata``."""

    def name(self) -> str:
        """Give the name in scripts."""
        return "loaddata"

    def displayName(self) -> str:  # noqa: N802  QGIS's name
        """Give the name a person reads."""
        return tr("Load a data set of a catalogue")

    def shortHelpString(self) -> str:  # noqa: N802  QGIS's name
        """Say what it does."""
        return tr(
            "Reads a record of a catalogue, takes the best of its links that gives features (WFS, OGC API Features, "
            "download feed, file…) and writes them where you like: once for all, or only what lies within an extent. "
            "What was repaired in the link is said in the log."
        )

    def initAlgorithm(self, _configuration: Any = None) -> None:  # noqa: N802  QGIS's name
        """Declare what is asked for."""
        self.add_platform()
        self.addParameter(QgsProcessingParameterString("RECORD", tr("Identifier of the record")))
        kinds = [tr("the best one"), *_KINDS[1:]]
        self.addParameter(QgsProcessingParameterEnum("KIND", tr("Kind of link"), kinds, False, 0, True))
        self.addParameter(
            QgsProcessingParameterString("LAYER", tr("Layer, file or entry, where there are several"), optional=True)
        )
        self.addParameter(QgsProcessingParameterCrs("CRS", tr("CRS wanted, where it is offered"), optional=True))
        self.addParameter(QgsProcessingParameterExtent("EXTENT", tr("Within"), optional=True))
        self.addParameter(
            QgsProcessingParameterFeatureSink("OUTPUT", tr("Features"), QgsProcessing.SourceType.TypeVector)
        )

    def work(self, parameters: Mapping[str, Any], context: Any, feedback: Feedback) -> dict[str, Any]:
        """Load."""
        from ..platforms.reading import read_summary
        from ..services.built import LoadOptions
        from ..services.choosing import ManyLayers
        from ..services.loading import build

        client, platform = self.catalogue(parameters, context, feedback)
        feedback.report(None, tr("Reading the record…"))
        identifier = self.parameterAsString(parameters, "RECORD", context).strip()
        hit = read_summary(client, platform, identifier, feedback)
        kind = _KINDS[self.parameterAsEnum(parameters, "KIND", context)]
        crs = self.parameterAsCrs(parameters, "CRS", context)
        options = LoadOptions(
            crs=crs.authid() if crs.isValid() else "",
            layer_name=self.parameterAsString(parameters, "LAYER", context).strip(),
            box=self.box(parameters, context),
        )
        try:
            built = build(_source(hit, platform, kind), options, feedback)
        except ManyLayers as error:
            for choice in error.layers:
                feedback.report(None, f"LAYER = {choice.name}")
            raise
        for note in built.notes:
            feedback.report(None, note)
        # a download in parts comes as several layers of one shape
        vectors = [layer for layer in built.layers if isinstance(layer, QgsVectorLayer)]
        layers = [layer for layer in vectors if layer.geometryType() == vectors[0].geometryType()]
        if not layers:
            raise _no_features(hit, platform)
        left = [layer.name() for layer in built.layers if layer not in layers]
        if left:
            feedback.report(None, tr("Left out, being of another kind: {names}.", names=", ".join(left)))
        fields, shape, crs = layers[0].fields(), layers[0].wkbType(), layers[0].crs()
        flags = QgsFeatureSink.SinkFlags()
        if len(layers) > 1:
            shape = QgsWkbTypes.multiType(shape)
            # parts number their features each from 1
            flags = QgsFeatureSink.SinkFlags(QgsFeatureSink.SinkFlag.RegeneratePrimaryKey)
        sink, where = self.parameterAsSink(parameters, "OUTPUT", context, fields, shape, crs, flags)
        if sink is None:
            raise QgsProcessingException(self.invalidSinkError(parameters, "OUTPUT"))
        if len(layers) == 1:
            count = write(sink, _features(layers[0], feedback))
        else:
            count = 0
            for rank, layer in enumerate(layers):
                part = feedback.part(rank / len(layers), (rank + 1) / len(layers))
                count += write(sink, _as(_features(layer, part, crs), fields))
        feedback.report(1.0, tr("%n feature(s) written.", n=count))
        return {"OUTPUT": where}


def _source(hit: Summary, platform: Platform, kind: str) -> LayerSource:
    """Give the best link that can give features, of one kind if one was asked for.

    :raises LayerError: there is none.
    """
    sources = sources_of(hit, platform)
    good = [source for source in sources if not source.reason and source.kind in _KINDS]
    chosen = next((source for source in good if kind in ("", source.kind)), None)
    if chosen is None:
        raise _no_features(hit, platform)
    return chosen


def _no_features(hit: Summary, platform: Platform) -> LayerError:
    sources = sources_of(hit, platform)
    stated = "; ".join(f"{source.kind} {redact(source.url)} {source.reason}".strip() for source in sources)
    return LayerError(
        tr("“{title}” states no link that gives features.", title=hit.title or hit.identifier),
        tr("Its links: {links}", links=stated or tr("none")),
        tr("Load its pictures or files from the Catalogue dock, or try another kind of link."),
    )


def _as(features: Iterable[QgsFeature], fields: QgsFields) -> Iterator[QgsFeature]:
    """Give features with these fields, by name, and with multiple geometries: parts may differ in both."""
    for feature in features:
        own = {name.casefold(): number for number, name in enumerate(feature.fields().names())}
        values = feature.attributes()
        shaped = QgsFeature(fields)
        shaped.setAttributes([values[own[name]] if name in own else None for name in map(str.casefold, fields.names())])
        geometry = feature.geometry()
        geometry.convertToMultiType()
        shaped.setGeometry(geometry)
        yield shaped


def _features(
    layer: QgsVectorLayer, feedback: Feedback, crs: QgsCoordinateReferenceSystem | None = None
) -> Iterator[QgsFeature]:
    """Give the features one by one, with progress.

    :param crs: which to turn their coordinates to; ``None`` leaves them.

    :raises LayerError: the service stopped on the way: what was written is not whole.
    """
    total = layer.featureCount()
    request = QgsFeatureRequest()
    if crs is not None:
        request.setDestinationCrs(crs, QgsProject.instance().transformContext())
    # closed at once: QGIS opens a file few times at once, and a failure is kept with all that it held
    with closing(layer.getFeatures(request)) as iterator:
        for rank, feature in enumerate(iterator):
            if rank % 256 == 0:
                feedback.check()
                feedback.report(min(1.0, rank / total) if total > 0 else None)
            yield feature
        whole = iterator.isValid()
    provider = layer.dataProvider()
    if not whole or (provider is not None and provider.hasErrors()):
        raise LayerError(
            tr("“{title}” was not read to its end.", title=layer.name()),
            "; ".join(provider.errors()) if provider is not None else "",
            tr("Try again, or try another kind of link."),
        )
