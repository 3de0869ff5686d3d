"""Layers of services that describe themselves: WMS, WMTS, WFS, WCS, OGC API Features."""

from __future__ import annotations

from dataclasses import replace

from qgis.core import QgsFeatureRequest, QgsMapLayer, QgsRectangle, QgsVectorLayer

from ..catalogue.model import Box
from ..errors import BadXml, LayerError, NetworkError, Unauthorized
from ..feedback import Feedback
from ..i18n import tr
from ..network import Door
from . import capabilities, clip, hosts, item_pages, server_style, uris
from .built import Built, LoadOptions
from .kinds import BY_KEY
from .layers import open_layer, to_gui_thread
from .sources import LayerSource, named, same_host

_WEB_MERCATOR = ("EPSG:3857", "EPSG:900913")


def build_service(source: LayerSource, options: LoadOptions, feedback: Feedback, door: Door) -> Built:
    """Open a layer of a service, in a worker thread.

    The service is asked first what it offers, so that the layer's name, CRS and picture format are right
    and a failure has a reason. Where it does not answer at the record's address, the others that are known are tried.

    :raises ManyLayers: the record does not tell which layer of the service it means.
    :raises LayerError: QGIS cannot open it.
    :raises NetworkError: the service did not answer, or not as one.
    """
    feedback.report(None, tr("Asking the service what it offers …"))
    stated = source
    offered, source, notes = find(source, door, feedback)
    # an account is for the host it was given for
    door = door if source.authcfg == stated.authcfg else Door("", feedback)
    wanted = options.layer_name or source.layer_name
    chosen = capabilities.choose_layer(offered.layers, wanted, source.title, source.record)
    if source.kind == "WCS" and not chosen.crs:
        chosen = capabilities.read_coverage(door, source, chosen)
    if chosen.name != wanted and wanted and not options.layer_name:
        notes.append(tr("The record says “{wanted}”; the service calls it “{name}”.", wanted=wanted, name=chosen.name))
    feedback.check()
    feedback.report(None, tr("Opening the layer …"))
    if source.kind == "OAPIF" and options.box is not None:
        # QGIS filters by place itself here: asking only for what the map shows keeps it from fetching all
        options = replace(options, view_only=True)
    page_size = uris.PAGE
    if source.kind == "OAPIF":
        page_size, said = item_pages.page_size(source, chosen.name, door)
        notes += said
        feedback.check()
    if sends_astray(source, offered):
        notes.append(
            tr("The service names an address that only its own machine reaches ({host}); it is asked at the record's.",
               host=hosts.with_port(offered.sends_to))
        )  # fmt: skip
    uri = provider_uri(source, offered, chosen, options, page_size)
    layer = open_layer(source.provider, uri, source.title or chosen.title or chosen.name, source.kind)
    feedback.check()
    crs = layer.crs().authid()
    if options.crs and crs and crs != options.crs:
        notes.append(tr("The service does not offer {wanted}; the layer is in {crs}.", wanted=options.crs, crs=crs))
    if options.box is not None and isinstance(layer, QgsVectorLayer) and not layer.isSpatial():
        notes.append(tr("It is a table without places: all of it is loaded."))
    elif options.box is not None and isinstance(layer, QgsVectorLayer):
        some = subset(layer, options.box)
        notes.append(tr("Only what touches the chosen area is loaded; the layer's filter holds it."))
        if not some:
            notes.append(tr("Nothing of it touches the chosen area: the layer is empty."))
    if isinstance(layer, QgsVectorLayer) and source.style_of[0]:
        feedback.report(None, tr("Asking for the service's style …"))
        asking = door if same_host(source.url, source.style_of[0]) else Door("", feedback)
        notes += server_style.take(layer, source, options.style, asking)
    if chosen.abstract:
        metadata = layer.metadata()
        metadata.setAbstract(chosen.abstract)
        layer.setMetadata(metadata)
    to_gui_thread(layer)
    return Built([layer], notes=tuple(notes))


def find(
    source: LayerSource, door: Door, feedback: Feedback | None = None
) -> tuple[capabilities.ServiceCapabilities, LayerSource, list[str]]:
    """Ask a service what it offers, at the record's address or where else it may be.

    :return: what it offers, the source corrected to what was found, and sentences that say what was corrected.
    :raises NetworkError: none of the addresses answered; the failure is that of the first.
    :raises BadXml: the first answer is of no such service.
    """
    first: NetworkError | BadXml | None = None
    secure = f"https{source.url[4:]}" if source.url.lower().startswith("http:") else ""
    tries = [source.url, *source.others]
    if secure and not hosts.local(source.url):
        tries.append(secure)
    for address in dict.fromkeys(tries):
        at = _at(source, address)
        try:
            # an account is for the host it was given for
            asking = door if at.authcfg == source.authcfg else Door("", feedback)
            offered = capabilities.read(asking, at)
        except Unauthorized:
            raise
        except (NetworkError, BadXml) as error:
            first = first or error
            continue
        notes = []
        if address != source.url:
            notes.append(
                tr("The service does not answer at {old}; it was found at {new}.", old=source.url, new=address)
            )
        if offered.url and offered.url != address:
            notes.append(tr("The service sends on to {new}, which is asked directly.", new=offered.url))
            at = _at(at, offered.url)
        if offered.kind != source.kind:
            notes.append(
                tr("The record says {stated}; the address is one of a {kind} service.",
                   stated=source.kind, kind=offered.kind)
            )  # fmt: skip
            at = replace(at, kind=offered.kind, provider=BY_KEY[offered.kind].provider)
        return offered, at, notes
    assert first is not None
    raise first


def _at(source: LayerSource, address: str) -> LayerSource:
    """Give a source at another address; its account does not follow to another host."""
    authcfg = source.authcfg if same_host(source.url, address) else ""
    return replace(source, url=address, authcfg=authcfg)


def provider_uri(
    source: LayerSource,
    offered: capabilities.ServiceCapabilities,
    chosen: capabilities.ServiceLayer,
    options: LoadOptions,
    page_size: int = uris.PAGE,
) -> str:
    """Give the URI for one layer of a service, in the wanted CRS if it is offered, else in its own.

    :param page_size: of an OGC API, features asked for at once.
    """
    crs = capabilities.choose_crs(chosen.crs, options.crs)
    if source.kind == "OAPIF" and crs != options.crs and chosen.crs[:1] != (crs,):
        crs = ""  # the list begins with CRS84 unless a storage CRS is stated; the provider takes it by itself
    style = options.style if options.style in chosen.styles else chosen.style
    formats = chosen.formats or offered.formats
    image = options.format if options.format in formats else capabilities.choose_format(formats)
    more: dict[str, str] = {}
    if source.kind == "WMTS":
        matrix_set, crs = choose_matrix_set(chosen, options.crs)
        more = {"matrix_set": matrix_set}
    elif source.kind == "WCS":
        tiff = next((one for one in formats if "tif" in one.lower()), "")
        image = options.format if options.format in formats else tiff
    return named(
        source, chosen.name, crs, image, style,
        view_only=options.view_only, version=offered.asked_version, dimensions=chosen.dimensions,
        page_size=page_size, stay=sends_astray(source, offered), **more,
    )  # fmt: skip


def sends_astray(source: LayerSource, offered: capabilities.ServiceCapabilities) -> bool:
    """Whether a service sends QGIS on to an address that only its own machine or network reaches."""
    return bool(offered.sends_to) and hosts.hidden(offered.sends_to, [hosts.with_port(source.url)])


def choose_matrix_set(layer: capabilities.ServiceLayer, wanted: str) -> tuple[str, str]:
    """Give the tile matrix set of a layer and its CRS: the wanted CRS, else the web's, else the first there is.

    :raises LayerError: the layer has none.
    """
    sets = layer.matrix_sets
    for crs in (wanted, *_WEB_MERCATOR):
        found = next((pair for pair in sets if crs and pair[1] == crs), None)
        if found is not None:
            return found
    if not sets:
        raise LayerError(
            tr("“{title}” cannot be opened.", title=layer.title or layer.name),
            tr("The tile service states no grid (tile matrix set) for it."),
            tr("Try another link of the record, or tell the platform's administrator."),
        )
    return sets[0]


def subset(layer: QgsVectorLayer, box: Box) -> bool:
    """Restrict features to what touches a box (CRS84), once and for all: the layer's filter, which the server applies.

    Where a CRS has latitude first, some servers (QGIS Server 3.40 is one) read a filter as longitude first although
    the request says otherwise, and find nothing; the filter is then written as they read it.

    :return: whether any feature touches it.
    :raises LayerError: the provider cannot filter.
    """
    there = clip.extent_of(box, layer.crs())
    if there is None:
        raise _no_subset(layer, layer.crs().authid())
    where = _within(there)
    if not layer.setSubsetString(where):
        raise _no_subset(layer, where)
    some = _some(layer)
    if not some and layer.providerType() == "WFS" and layer.crs().hasAxisInverted():
        turned = QgsRectangle(there.yMinimum(), there.xMinimum(), there.yMaximum(), there.xMaximum())
        layer.setSubsetString(_within(turned))
        some = _some(layer)
        if not some:
            layer.setSubsetString(where)
    return some


def _some(layer: QgsVectorLayer) -> bool:
    """Whether a layer has a feature; a number of features asked for is counted in another CRS by some servers."""
    return next(layer.getFeatures(QgsFeatureRequest().setLimit(1)), None) is not None


def _within(there: QgsRectangle) -> str:
    """Give the filter of what touches a box in the layer's CRS."""
    return f"intersects_bbox($geometry, geom_from_wkt('{there.asWktPolygon()}'))"


def _no_subset(layer: QgsMapLayer, detail: str) -> LayerError:
    """Say that a layer cannot be restricted."""
    return LayerError(
        tr("“{title}” cannot be restricted to the chosen area.", title=layer.name()),
        tr("QGIS has no filter by place for this service."),
        tr("Load it without the area, or only what the map shows."),
        detail=detail,
    )
