"""Taking layers and a map from the person's project, on the GUI thread, without touching it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from types import MappingProxyType
from urllib.parse import unquote

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsLayerTreeLayer,
    QgsMapLayer,
    QgsProject,
    QgsRasterLayer,
    QgsReadWriteContext,
    QgsVectorLayer,
)
from qgis.PyQt.QtXml import QDomDocument

from ..i18n import tr
from ..metadata.findings import Severity
from ..publishing.checks import Finding, found
from ..publishing.layer_xml import has_secret
from ..publishing.prepared import PreparedLayer, PreparedRaster, layer_xml, prepare_layer, prepare_raster
from ..publishing.relations import relations_xml
from ..publishing.server_project import MapDressing
from ..services.layerfacts import layer_facts, source_of
from .product import Job, MapRequest, PreparedMap

#: Providers of web layers that a published map may show as they are.
_WEB = frozenset({"wms", "WFS", "OAPIF", "arcgismapserver", "arcgisfeatureserver", "vectortile", "xyzvectortiles"})
#: What was taken of layers before they are prepared together (:func:`taken_before`).
_taken: ContextVar[Mapping[str, PreparedLayer | PreparedRaster]] = ContextVar(
    "taken", default=MappingProxyType({})
)


def prepare(layers: Sequence[QgsMapLayer], request: MapRequest | None, own: str, *, rasters: bool = False) -> Job:
    """Take what is needed of layers and map; those layers of the map that must be published come along.

    :param own: beginning of the addresses of the platform's own services.
    :param rasters: whether the platform takes rasters.
    """
    prepared: list[PreparedLayer] = []
    images: list[PreparedRaster] = []
    refused: list[tuple[str, str]] = []
    for layer in wanted_layers(layers, request):
        reason = why_not(layer, rasters=rasters)
        if reason:
            refused.append((layer.name(), reason))
            continue
        one = _taken.get().get(layer.id()) or take(layer)
        if isinstance(one, PreparedRaster):
            images.append(one)
        else:
            prepared.append(one)
    job = Job(prepared, rasters=images, refused=tuple(refused))
    for facts in [*(one.facts for one in prepared), *(image.facts for image in images)]:
        if facts is not None and not job.organisation:
            job.organisation, job.email = facts.organisation, facts.email
    if request is not None:
        job.map = _prepare_map(request, [*prepared, *images], own, rasters)
    return job


def wanted_layers(layers: Sequence[QgsMapLayer], request: MapRequest | None) -> list[QgsMapLayer]:
    """Give the layers chosen, and those of the map that must be published with it."""
    wanted = list(layers)
    if request is not None:
        known = {layer.id() for layer in wanted}
        wanted += [layer for layer in _shown_layers(request) if _is_local(layer) and layer.id() not in known]
    return wanted


def take(layer: QgsMapLayer) -> PreparedLayer | PreparedRaster:
    """Take what is needed of one layer that can be published; a few milliseconds of the GUI thread."""
    if isinstance(layer, QgsRasterLayer):
        image = prepare_raster(layer)
        image.facts = layer_facts(layer)
        return image
    assert isinstance(layer, QgsVectorLayer)
    one = prepare_layer(layer)
    one.facts, one.source = layer_facts(layer), source_of(layer)
    return one


@contextmanager
def taken_before(taken: Mapping[str, PreparedLayer | PreparedRaster]) -> Iterator[None]:
    """Let :func:`prepare` use what was taken of layers already, one by one, so that the window lived in between.

    :param taken: layer id → what :func:`take` gave; each is for one job.
    """
    token = _taken.set(taken)
    try:
        yield
    finally:
        _taken.reset(token)


def why_not(layer: QgsMapLayer, *, rasters: bool = False) -> str:
    """Tell why a layer cannot be published, in a sentence; "" when it can.

    :param rasters: whether the platform takes rasters.
    """
    if not layer.isValid():
        return tr("Its source cannot be reached.")
    if rasters and isinstance(layer, QgsRasterLayer):
        if layer.dataProvider() is not None and layer.dataProvider().name() == "gdal":
            return ""
        return tr("It is a service of the web; only rasters in files can be published.")
    if not isinstance(layer, QgsVectorLayer):
        return tr("Only vector layers can be published on this platform.")
    return ""


def job_findings(job: Job) -> list[Finding]:
    """Give what preparing already found: layers refused, parts of the map left out, names replaced."""
    severity = Severity.ERROR if not job.layers and not job.rasters else Severity.WARNING
    findings = [
        found("job.refused", "", tr("{title}: {why}", title=title, why=why), severity=severity)
        for title, why in job.refused
    ]
    if job.map is not None:
        findings += [
            found("map.left_out", "", tr("The published map will not show “{title}”: {why}", title=title, why=why))
            for title, why in job.map.left_out
        ]
    things: list[PreparedLayer | PreparedRaster] = [*job.layers, *job.rasters]
    return findings + [_replaces(thing) for thing in things if thing.table in job.replaced]


def _replaces(layer: PreparedLayer | PreparedRaster) -> Finding:
    """Say that a layer replaces a publication; with more weight when it was never published as that one."""
    if layer.publication == layer.table:
        sentence = tr("It replaces your publication “{name}”.", name=layer.table)
        return found("name.replaces", layer.layer_id, sentence, severity=Severity.INFO, repair=False)
    sentence = tr("It replaces your publication “{name}”, which may be of another layer.", name=layer.table)
    return found("name.replaces", layer.layer_id, sentence)


def _shown_layers(request: MapRequest) -> Iterator[QgsMapLayer]:
    """Give the layers the map is to show, in the order of the layer tree, the top one first."""
    for node in request.project.layerTreeRoot().findLayers():
        assert isinstance(node, QgsLayerTreeLayer)
        if node.layer() is not None and (request.layer_ids is None or node.layer().id() in request.layer_ids):
            yield node.layer()


def _is_local(layer: QgsMapLayer) -> bool:
    """Whether the map can only show a layer if it is published with it."""
    return isinstance(layer, QgsVectorLayer) and layer.isValid() and layer.dataProvider().name() not in _WEB


def _prepare_map(
    request: MapRequest, prepared: Sequence[PreparedLayer | PreparedRaster], own: str, rasters: bool
) -> PreparedMap:
    """Take the map's tree, layouts, themes and web layers as XML."""
    project = request.project
    published = {layer.layer_id for layer in prepared}
    web: dict[str, str] = {}
    left_out: list[tuple[str, str]] = []
    order: list[str] = []
    for layer in _shown_layers(request):
        if layer.id() in published:
            order.append(layer.id())
        else:
            reason = _why_left_out(layer, own, rasters)
            if reason:
                left_out.append((layer.name(), reason))
            else:
                web[layer.id()] = layer_xml(layer)
    crs = request.crs if request.crs is not None else project.crs()
    extent = request.extent
    background = project.backgroundColor()
    dressing = MapDressing(
        tree_xml=_tree_xml(project),
        layouts_xml=_layouts_xml(project),
        themes_xml=_themes_xml(project),
        relations_xml=relations_xml(project),
        variables={
            str(name): str(value)
            for name, value in project.customVariables().items()
            if not has_secret(f"{name}={value}")
        },
        labeling=project.labelingEngineSettings(),
        background=background.name() if background.isValid() else "",
        crs=QgsCoordinateReferenceSystem(crs),
        extent=None
        if extent is None or extent.isEmpty()
        else (extent.xMinimum(), extent.yMinimum(), extent.xMaximum(), extent.yMaximum()),
        scales=tuple(project.viewSettings().mapScales()) if project.viewSettings().useProjectScales() else (),
        web_layers=web,
    )
    return PreparedMap(
        title=request.title,
        abstract=request.abstract or project.metadata().abstract(),
        keywords=request.keywords,
        name=request.name,
        dressing=dressing,
        layer_ids=tuple(order),
        left_out=tuple(left_out),
        record=request.record,
        facts=next((layer.facts for layer in prepared if layer.layer_id in order), None),
    )


def _why_left_out(layer: QgsMapLayer, own: str, rasters: bool) -> str:
    """Tell why a layer that is not published with the map cannot be shown by it; "" when it can."""
    if layer.providerType() not in _WEB:
        return why_not(layer, rasters=rasters) or tr("It was not chosen for publication.")
    source = unquote(layer.source())
    if has_secret(source):
        return tr("Its source needs an account, which must not leave this computer.")
    if own and own in source:
        # a server that answers one request at a time would wait for itself for ever
        return tr("It comes from this same platform, whose server would have to ask itself. Add its data instead.")
    if not layer.isValid():
        # QGIS Server refuses a whole map for one layer that cannot be opened
        return tr("Its service does not answer.")
    return ""


def _tree_xml(project: QgsProject) -> str:
    """Give the layer tree as QGIS writes it."""
    document = QDomDocument()
    holder = document.createElement("holder")
    document.appendChild(holder)
    project.layerTreeRoot().writeXml(holder, QgsReadWriteContext())
    document.replaceChild(holder.firstChildElement("layer-tree-group"), holder)
    return str(document.toString(-1))


def _layouts_xml(project: QgsProject) -> str:
    """Give the print layouts as QGIS writes them."""
    document = QDomDocument()
    document.appendChild(project.layoutManager().writeXml(document))
    return str(document.toString(-1))


def _themes_xml(project: QgsProject) -> str:
    """Give the map themes as QGIS writes them."""
    document = QDomDocument()
    root = document.createElement("qgis")
    document.appendChild(root)
    project.mapThemeCollection().writeXml(document)
    themes = root.firstChildElement("visibility-presets")
    if themes.isNull():
        return ""
    document.replaceChild(themes, root)
    return str(document.toString(-1))
