"""Files that are on this computer → layers: what there is to open, which of it is meant, and how it is opened."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from qgis.core import Qgis, QgsCoordinateReferenceSystem, QgsMapLayer, QgsProviderRegistry, QgsVectorLayer, QgsWkbTypes

from ..errors import BadXml, LayerError
from ..feedback import Feedback
from ..i18n import tr
from . import archives, choices, clip, datasets, styles, tables
from .built import Built, Group, LoadOptions
from .datasets import DataSet
from .layers import open_layer, to_gui_thread
from .offers import ServiceLayer
from .sources import LayerSource

#: Formats that send GDAL elsewhere (other files, other servers) hide behind any suffix.
_SENDS_ELSEWHERE = (b"<VRTDataset", b"<OGRVRTDataSource", b"<GDAL_WMS", b"<OGRWFSDataSource", b"<WMTS", b"<OGCAPI")


@dataclass(frozen=True)
class Openable:
    """One layer that a file holds."""

    data: DataSet
    #: what tells it from the others; comes back as :attr:`.built.LoadOptions.layer_name`.
    key: str
    title: str
    provider: str
    uri: str
    #: whether it lies on the map.
    spatial: bool = True
    words: str = ""


def open_file(
    path: Path, source: LayerSource, options: LoadOptions, feedback: Feedback, *, crs: str = "", title: str = ""
) -> Built:
    """Open a file or an archive, in a worker thread.

    :param crs: authority code that a feed states for it; used where the file says nothing.
    :param title: of the layer; the source's by default.
    :raises ManyFiles: it holds several layers, and it cannot be told which one is meant.
    :raises LayerError: there is nothing in it that QGIS can open, or it is an archive that is refused.
    :raises FileError: it cannot be read or unpacked.
    """
    title = title or source.title
    folder: Path | None = None
    if archives.kind_of(path):
        folder = archives.unpack(path, path.with_name(archives.UNPACKED), feedback)
        found = datasets.find(folder)
        if not found:
            raise _nothing(path, folder)
    else:
        alone = datasets.of_file(path)
        if alone is None:
            raise _unknown(path)
        found = [replace(alone, style=datasets.style_of(path, path.parent.iterdir(), alone=False))]
    feedback.check()
    feedback.report(None, tr("Looking at what {name} holds …", name=path.name))
    projects = [data for data in found if data.family == "project"]
    openable: list[Openable] = []
    refused: list[LayerError] = []
    for data in found:
        feedback.check()
        try:
            openable += _openable(data) if data.family != "project" else []
        except LayerError as error:
            refused.append(error)
    if projects and (not openable or options.layer_name in ("", projects[0].name)):
        # a map that came with its data is how they are meant to be seen
        from .contexts import open_project

        try:
            return open_project(projects[0].path, source, options, feedback, folder)
        except (LayerError, BadXml):
            if not openable:
                raise
    if not openable:
        raise refused[0] if refused else _unknown(path)
    offered = [ServiceLayer(one.key, one.title, one.words) for one in openable]
    by_key = {one.key: one for one in openable}
    chosen = choices.pick(
        offered,
        options.layer_name,
        source.layer_name,
        source.title,
        lambda: tr("{name} holds %n layer(s):", n=len(offered), name=path.name),
        [layer for layer in offered if by_key[layer.name].spatial],
    )
    built = _open_all([by_key[layer.name] for layer in chosen], len(offered), options, feedback, crs, title)
    built.notes = (*built.notes, *(str(error) for error in refused))
    return built


def _open_all(
    chosen: list[Openable],
    of: int,
    options: LoadOptions,
    feedback: Feedback,
    crs: str,
    title: str,
) -> Built:
    """Open what was chosen; one of many that cannot be opened is a note."""
    layers: list[QgsMapLayer] = []
    notes: list[str] = []
    for number, one in enumerate(chosen):
        feedback.check()
        feedback.report(number / len(chosen), tr("Opening {name} …", name=one.title))
        name = title if len(chosen) == 1 and of == 1 and title else one.title
        try:
            layers.append(_open(one, name or one.title, options, feedback, crs, notes))
        except LayerError as error:
            if len(chosen) == 1:
                raise
            notes.append(f"{one.title}: {error}")
    if not layers:
        raise LayerError(
            tr("None of the layers could be opened."), " ".join(notes[:3]), tr("Try another link of the record.")
        )
    # tables below what lies on the map, pictures below features, as QGIS does
    order = {layer.id(): number for number, layer in enumerate(layers)}
    layers.sort(key=lambda layer: (_depth(layer), order[layer.id()]))
    for layer in layers:
        to_gui_thread(layer)
    if len(chosen) == 1:
        if of > 1 and not options.layer_name:
            notes.append(tr("The file holds %n layer(s) in all.", n=of))
        return Built(layers, None, tuple(notes))
    return Built(layers, Group(title or chosen[0].data.path.stem, list(layers)), tuple(notes))


def _open(
    one: Openable, name: str, options: LoadOptions, feedback: Feedback, crs: str, notes: list[str]
) -> QgsMapLayer:
    """Open one layer and give it CRS, encoding, area and style."""
    if one.data.path.suffix.lower() == ".shp":
        notes += _encoding(one.data.path)
    layer = open_layer(one.provider, one.uri, name, one.data.path.suffix.lstrip(".").upper())
    if one.spatial:
        notes += _crs(layer, crs, options.crs)
    if one.provider == "delimitedtext" and one.spatial:
        notes.append(
            tr("The coordinates of {name} were read as {crs}.", name=name, crs=layer.crs().authid() or tr("unknown"))
        )
    if options.box is not None:
        layer = _within(layer, one, options, feedback, notes)
    if one.data.style is not None:
        notes.append(styles.apply(layer, one.data.style))
    return layer


def _within(
    layer: QgsMapLayer, one: Openable, options: LoadOptions, feedback: Feedback, notes: list[str]
) -> QgsMapLayer:
    """Keep what touches the area asked for."""
    if not isinstance(layer, QgsVectorLayer):
        notes.append(tr("{name} is loaded whole: pictures are not cut to the area.", name=layer.name()))
        return layer
    assert options.box is not None
    path = clip.to_box(layer, options.box, one.data.path.parent, feedback)
    if path is None:
        return layer
    kept = open_layer("ogr", f"{path}|layername={layer.name()}", layer.name(), "GPKG")
    notes.append(tr("Only the %n feature(s) that touch the area were kept.", n=kept.featureCount()))
    return kept


def _crs(layer: QgsMapLayer, stated: str, wanted: str) -> list[str]:
    """Give a layer without CRS the one that the feed states, that its coordinates tell, or that is asked for."""
    if layer.crs().isValid():
        return []
    centre = layer.extent().center()
    told = "" if layer.extent().isEmpty() else (tables.crs_of_values([centre.x()], [centre.y()]) or "")
    for code, why in (
        (stated, tr("The file states no CRS; {crs} is what the feed states for it.", crs=stated)),
        (told, tr("The file states no CRS; its coordinates look like {crs}.", crs=told)),
        (wanted, tr("The file states no CRS; {crs} was assumed: check that it lies where it should.", crs=wanted)),
    ):
        crs = QgsCoordinateReferenceSystem(code)
        if code and crs.isValid():
            layer.setCrs(crs)
            return [why]
    return [tr("The file states no CRS, and it cannot be told: choose it in the layer's properties.")]


def _encoding(shp: Path) -> list[str]:
    """Say UTF-8 beside a shapefile that does not say its encoding and is in UTF-8.

    Without a word GDAL reads Windows-1252 or what the table's header states, and accents come out wrong.
    """
    dbf = next((shp.with_suffix(suffix) for suffix in (".dbf", ".DBF") if shp.with_suffix(suffix).exists()), None)
    if dbf is None or any(shp.with_suffix(suffix).exists() for suffix in (".cpg", ".CPG", ".cst")):
        return []
    try:
        with dbf.open("rb") as file:
            body = file.read(2 * 1024**2)[32:]
        text = body.decode("utf-8", "ignore" if len(body) >= 2 * 1024**2 - 32 else "strict")
        if text.isascii():
            return []
        shp.with_suffix(".cpg").write_text("UTF-8", encoding="ascii")
    except (OSError, UnicodeDecodeError):
        return []
    return [tr("{name} does not state its encoding; it was read as UTF-8.", name=shp.name)]


def _openable(data: DataSet) -> list[Openable]:
    """Give the layers that one file holds."""
    path = data.path
    check(path)
    stem = path.stem
    if data.family == "table" and path.suffix.lower() in (".csv", ".tsv", ".txt"):
        try:
            table = tables.read(path)
            if table.columns is not None and table.columns.pair:
                path = path.with_name(f"{stem}_places.csv")
                table = tables.with_places(data.path, table, path)
        except (OSError, ValueError):
            return []
        spatial = table.columns is not None
        words = tr("table with coordinates") if spatial else tr("table")
        return [Openable(data, data.name, stem, "delimitedtext", table.uri(path), spatial, words)]
    if path.suffix.lower() == ".ecw" and not _reads("ECW"):
        raise LayerError(
            tr("{name} cannot be opened.", name=path.name),
            tr("It is an ECW image, whose reader is not part of this QGIS."),
            tr("Try another format of the record, or its WMS link."),
        )
    registry = QgsProviderRegistry.instance()
    wanted = "gdal" if data.family == "raster" else "ogr"
    details = [one for one in registry.querySublayers(str(path)) if one.providerKey() == wanted]
    found = []
    for one in details:
        name = one.name() or stem
        several = len(details) > 1
        spatial = wanted == "gdal" or one.wkbType() != QgsWkbTypes.Type.NoGeometry
        # formats of text carry the name of a translation step, not of the data, in their only layer
        uri = one.uri()
        if path.suffix.lower() == ".gml":
            # a schema would be fetched past QGIS's network settings
            uri += "|option:DOWNLOAD_SCHEMA=NO"
        key = f"{data.name}|{name}|{one.wkbType()}" if several else data.name
        if several and sum(1 for other in details if other.name() == one.name()) == 1:
            key = f"{data.name}|{name}"
        found.append(Openable(data, key, name if several else stem, wanted, uri, spatial, _words(one, spatial)))
    return found


def _words(details: object, spatial: bool) -> str:
    """Say in short what a layer is."""
    from qgis.core import QgsProviderSublayerDetails

    assert isinstance(details, QgsProviderSublayerDetails)
    if details.type() == Qgis.LayerType.Raster:
        return tr("raster")
    kind = QgsWkbTypes.translatedDisplayString(details.wkbType()) if spatial else tr("table")
    count = details.featureCount()
    return f"{kind}, {tr('%n feature(s)', n=count)}" if count >= 0 else kind


def check(path: Path) -> None:
    """Refuse a file that sends GDAL elsewhere.

    :raises LayerError: it does, or it cannot be read.
    """
    if path.is_dir():
        return
    try:
        with path.open("rb") as file:
            head = file.read(4096)
    except OSError as error:
        raise LayerError(tr("{name} cannot be read.", name=path.name), str(error.strerror)) from error
    if any(mark in head for mark in _SENDS_ELSEWHERE) and b"<" in head[:64]:
        raise LayerError(
            tr("{name} was not opened.", name=path.name),
            tr("It holds no data, but tells where to read them: files here or other servers."),
            tr("Try another link of the record."),
        )


def _reads(driver: str) -> bool:
    """Whether GDAL has a driver."""
    from osgeo import gdal

    return gdal.GetDriverByName(driver) is not None


def _depth(layer: QgsMapLayer) -> int:
    """Give where a layer belongs: points over lines over areas over pictures over tables."""
    if not isinstance(layer, QgsVectorLayer):
        return 4
    return {0: 0, 1: 1, 2: 2}.get(int(layer.geometryType().value), 5)


def _unknown(path: Path) -> LayerError:
    return LayerError(
        tr("{name} cannot be opened as a layer.", name=path.name),
        tr("It is of no format that holds geographic data and that QGIS reads here."),
        tr("Open the link in the browser, or try another link of the record. The file is kept at {path}.", path=path),
    )


def _nothing(path: Path, folder: Path) -> LayerError:
    names = sorted(one.relative_to(folder).as_posix() for one in folder.rglob("*") if one.is_file())
    return LayerError(
        tr("The archive {name} holds no data that QGIS opens.", name=path.name),
        tr("It holds: {names}.", names=", ".join(names[:10]) + (" …" if len(names) > 10 else "") or "–"),
        tr("Open its folder: {path}", path=folder),
    )
