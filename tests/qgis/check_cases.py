"""For each row of the table of checks: something that has the fault, and the same without it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape

from osgeo import gdal, ogr, osr
from qgis.core import (
    QgsAction,
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsField,
    QgsFontMarkerSymbolLayer,
    QgsGeometry,
    QgsMarkerSymbol,
    QgsPalLayerSettings,
    QgsPointXY,
    QgsRasterLayer,
    QgsRasterMarkerSymbolLayer,
    QgsSingleSymbolRenderer,
    QgsVectorLayer,
    QgsVectorLayerJoinInfo,
    QgsVectorLayerSimpleLabeling,
)
from qgis.PyQt.QtCore import QMetaType

from prodige_plugin.feedback import Feedback
from prodige_plugin.metadata.prefill import LayerFacts, prefill
from prodige_plugin.metadata.record import Record
from prodige_plugin.platforms.preparing import job_findings
from prodige_plugin.platforms.product import Job
from prodige_plugin.platforms.record_checks import record_findings
from prodige_plugin.publishing.checks import (
    Finding,
    Limits,
    Target,
    check_layer,
    check_layouts,
    check_raster,
    check_relations,
    loss_findings,
)
from prodige_plugin.publishing.prepared import PreparedLayer, prepare_layer, prepare_raster

X, Y = 700000, 6600000
Kind = QMetaType.Type
SQUARE = f"POLYGON(({X} {Y}, {X} {Y + 9}, {X + 9} {Y + 9}, {X + 9} {Y}, {X} {Y}))"
BOW_TIE = f"POLYGON(({X} {Y}, {X + 9} {Y + 9}, {X + 9} {Y}, {X} {Y + 9}, {X} {Y}))"
ENDLESS = QgsGeometry.fromPolylineXY([QgsPointXY(X, Y), QgsPointXY(float("inf"), Y)])
HERE = f"POINT({X} {Y})"


def layer_of(
    *wkts: str | QgsGeometry, kind: str = "Point", crs: str = "EPSG:2154", fields: tuple = (), rows: tuple = ()
) -> QgsVectorLayer:
    """A memory layer: ``fields`` are names, (name, type) or fields; ``rows`` are attributes, feature by feature."""
    layer = QgsVectorLayer(f"{kind}?crs={crs}", "couche", "memory")
    if not crs:
        layer.setCrs(QgsCoordinateReferenceSystem())
    made = [
        one if isinstance(one, QgsField) else QgsField(*one) if isinstance(one, tuple) else QgsField(one, Kind.QString)
        for one in fields
    ]
    layer.dataProvider().addAttributes(made)
    layer.updateFields()
    for number, wkt in enumerate(wkts):
        feature = QgsFeature(layer.fields())
        if wkt:
            feature.setGeometry(QgsGeometry.fromWkt(wkt) if isinstance(wkt, str) else wkt)
        if number < len(rows):
            feature.setAttributes(list(rows[number]))
        assert layer.dataProvider().addFeature(feature)
    return layer


def check(
    layer: QgsVectorLayer,
    limits: Limits | None = None,
    table: str = "couche",
    taken: tuple[str, ...] = (),
    change: Callable[[PreparedLayer], None] | None = None,
) -> list[Finding]:
    prepared = prepare_layer(layer)
    prepared.table = table
    if change is not None:
        change(prepared)
    return check_layer(prepared, taken, Feedback(), limits)


def target(kind: Target, **more: object) -> Limits:
    return Limits(target=kind, **more)


@dataclass
class Case:
    """Two calls: the first gives the finding, the second does not."""

    bad: Callable[[Path], list[Finding]]
    good: Callable[[Path], list[Finding]]


def _case(bad: Callable[[Path], list[Finding]], good: Callable[[Path], list[Finding]] | None = None) -> Case:
    return Case(bad, good or (lambda _folder: check(layer_of(HERE))))


def _texts(*values: str, limits: Limits | None = None) -> list[Finding]:
    points = [f"POINT({X + number} {Y})" for number in range(len(values))]
    return check(layer_of(*points, fields=("nom",), rows=tuple((value,) for value in values)), limits)


def _numbers(kind: QMetaType.Type, value: object, limits: Limits) -> list[Finding]:
    return check(layer_of(HERE, fields=(("n", kind),), rows=((value,),)), limits)


def _joined() -> QgsVectorLayer:
    from qgis.core import QgsProject

    other = layer_of(HERE, fields=("cle", "valeur"), rows=(("a", "b"),))
    other.setName("autre")
    QgsProject.instance().addMapLayer(other)
    layer = layer_of(HERE, fields=("cle",), rows=(("a",),))
    join = QgsVectorLayerJoinInfo()
    join.setJoinLayer(other)
    join.setJoinFieldName("cle")
    join.setTargetFieldName("cle")
    join.setUsingMemoryCache(True)
    assert layer.addJoin(join)
    return layer


def _computed() -> QgsVectorLayer:
    layer = layer_of(HERE)
    layer.addExpressionField("1 + 1", QgsField("deux", Kind.Int))
    return layer


def _edited() -> QgsVectorLayer:
    layer = layer_of(HERE)
    layer.startEditing()
    layer.addFeature(QgsFeature(layer.fields()))
    return layer


def _filtered() -> QgsVectorLayer:
    layer = layer_of(HERE, fields=("nom",))
    assert layer.setSubsetString("\"nom\" = 'a'")
    return layer


def _styled(symbol_layer: object) -> QgsVectorLayer:
    layer = layer_of(HERE)
    symbol = QgsMarkerSymbol()
    symbol.changeSymbolLayer(0, symbol_layer)
    layer.setRenderer(QgsSingleSymbolRenderer(symbol))
    return layer


def labelled(expression: str, fields: tuple = ("nom",)) -> QgsVectorLayer:
    layer = layer_of(HERE, fields=fields)
    settings = QgsPalLayerSettings()
    settings.fieldName, settings.isExpression = expression, True
    layer.setLabeling(QgsVectorLayerSimpleLabeling(settings))
    layer.setLabelsEnabled(True)
    return layer


def _with_property(name: str, value: str) -> QgsVectorLayer:
    layer = layer_of(HERE)
    layer.setCustomProperty(name, value)
    return layer


def _with_xml(old: str, new: str) -> list[Finding]:
    def change(prepared: PreparedLayer) -> None:
        assert old in prepared.xml
        prepared.xml = prepared.xml.replace(old, new, 1)

    return check(layer_of(HERE), change=change)


def _form(path: str) -> QgsVectorLayer:
    layer = layer_of(HERE)
    config = layer.editFormConfig()
    config.setUiForm(path)
    layer.setEditFormConfig(config)
    return layer


def _action() -> QgsVectorLayer:
    from qgis.core import Qgis

    layer = layer_of(HERE)
    layer.actions().addAction(QgsAction(Qgis.AttributeActionType.GenericPython, "compter", "print(1)"))
    return layer


def _relation() -> QgsVectorLayer:
    from qgis.core import QgsEditorWidgetSetup

    layer = layer_of(HERE, fields=("code",))
    layer.setEditorWidgetSetup(0, QgsEditorWidgetSetup("ValueRelation", {"LayerName": "communes", "Layer": "x"}))
    return layer


def _columns(layer: QgsVectorLayer, *names: str) -> list[Finding]:
    def change(prepared: PreparedLayer) -> None:
        prepared.columns = names

    return check(layer, change=change)


def _keyed(*values: object) -> list[Finding]:
    def change(prepared: PreparedLayer) -> None:
        prepared.key_field = "cle"

    points = [f"POINT({X + number} {Y})" for number in range(len(values))]
    layer = layer_of(*points, fields=(("cle", Kind.Int),), rows=tuple((value,) for value in values))
    return check(layer, change=change)


def _chosen() -> list[Finding]:
    def change(prepared: PreparedLayer) -> None:
        prepared.chosen = frozenset({1})

    return check(layer_of(HERE, HERE), change=change)


def shapefile(folder: Path, *, declared: bool, name: str = "Hérault") -> QgsVectorLayer:
    path = folder / "a.shp"
    made = ogr.GetDriverByName("ESRI Shapefile").CreateDataSource(str(path))
    reference = osr.SpatialReference()
    reference.ImportFromEPSG(2154)
    table = made.CreateLayer("a", reference, ogr.wkbPoint, options=["ENCODING=UTF-8"])
    table.CreateField(ogr.FieldDefn("nom", ogr.OFTString))
    feature = ogr.Feature(table.GetLayerDefn())
    feature.SetField("nom", name)
    feature.SetGeometry(ogr.CreateGeometryFromWkt(HERE))
    table.CreateFeature(feature)
    feature = table = made = None
    if not declared:
        path.with_suffix(".cpg").unlink()
        table_path = path.with_suffix(".dbf")
        content = bytearray(table_path.read_bytes())
        content[29] = 0
        table_path.write_bytes(content)
    return QgsVectorLayer(str(path), "a", "ogr")


def raster(
    folder: Path,
    *,
    bands: int = 1,
    types: tuple[int, ...] = (),
    place: tuple[float, ...] | None = (X, 10, 0, Y, 0, -10),
    crs: int = 2154,
    nodata: float | None = 0,
) -> QgsRasterLayer:
    path = folder / "image.tif"
    made = gdal.GetDriverByName("GTiff").Create(str(path), 8, 8, bands, gdal.GDT_Byte)
    if place is not None:
        made.SetGeoTransform(place)
    reference = osr.SpatialReference()
    reference.ImportFromEPSG(crs)
    made.SetProjection(reference.ExportToWkt())
    if nodata is not None:
        for number in range(1, bands + 1):
            made.GetRasterBand(number).SetNoDataValue(nodata)
    made = None
    return QgsRasterLayer(str(path), "image", "gdal")


def image(folder: Path, limits: Limits | None = None, gone: bool = False, **how: object) -> list[Finding]:
    prepared = prepare_raster(raster(folder, **how))
    if gone:
        Path(prepared.path).unlink()
    return check_raster(prepared, limits or Limits(), Feedback())


_RELATION = (
    '<relations><relation name="R" id="r" referencingLayer="a" referencedLayer="b">'
    '<fieldRef referencingField="x" referencedField="y"/></relation></relations>'
)
_TIED = {"a": None, "b": ["y"]}


def _layout(item: str, renamed: Mapping[str, Mapping[str, str]] | None = None) -> list[Finding]:
    return check_layouts(f'<Layouts><Layout name="A4">{item}</Layout></Layouts>', Feedback(), renamed)


def _read(expression: str) -> list[Finding]:
    label = f'<LayoutItem type="65641" labelText="[% {escape(expression, {chr(34): "&quot;"})} %]"/>'
    return _layout(f'{label}<Atlas enabled="1" coverageLayer="a"/>', {"a": {"Été": "ete"}})


def _job(**more: object) -> list[Finding]:
    prepared = prepare_layer(layer_of(HERE))
    prepared.table = "couche"
    return job_findings(Job([prepared], **more))


def _whole_record() -> Record:
    """A record that breaks no rule."""
    facts = LayerFacts(
        title="Zones humides", abstract="Les zones humides de la région.", box=(1.0, 47.0, 3.0, 49.0),
        crs_code="EPSG:2154", representation="vector", scale_denominator=25000, modified="2024-06-12",
        format_name="GeoPackage", organisation="Région Exemple", email="sig@exemple.fr",
    )  # fmt: skip
    record = prefill(facts)
    for key, value in (
        ("topic_category", ("environment",)), ("inspire_themes", ("ps",)), ("lineage", "Levés de terrain."),
    ):  # fmt: skip
        record.set(key, value)
    return record


def _records(record: bytes | None, record_id: str = "", whole: bool = False) -> list[Finding]:
    prepared = prepare_layer(layer_of(HERE))
    prepared.table, prepared.record_id = "couche", record_id
    if record is not None:
        prepared.record = (_whole_record() if whole else Record.new()).to_bytes()
    return record_findings(Job([prepared]), Feedback())


def _map_job(left_out: tuple) -> list[Finding]:
    from prodige_plugin.platforms.product import PreparedMap

    return job_findings(Job([], map=PreparedMap("m", "", (), "m", None, (), left_out)))


_TERRITORY = (-6.0, 41.0, 10.0, 52.0)
_SHP, _JSON = target(Target.SHP), target(Target.GEOJSON)

CASES: dict[str, Case] = {
    "record.unseen": _case(lambda _f: _records(None), lambda _f: _records(None, "abc")),
    "record.faults": _case(lambda _f: _records(b"", "abc"), lambda _f: _records(b"", "abc", whole=True)),
    "job.refused": _case(lambda _f: _job(refused=(("a", "b"),)), lambda _f: _job()),
    "map.left_out": _case(lambda _f: _map_job((("a", "b"),)), lambda _f: _map_job(())),
    "name.invalid": _case(lambda _f: check(layer_of(HERE), table="Zone été")),
    "name.taken": _case(lambda _f: check(layer_of(HERE), taken=("couche",))),
    "name.replaces": _case(lambda _f: _job(replaced={"couche"}), lambda _f: _job()),
    "name.covadis": _case(
        lambda _f: check(layer_of(HERE), Limits(covadis=True)),
        lambda _f: check(layer_of(HERE), Limits(covadis=True), table="n_zone_humide_s_026"),
    ),
    "crs.missing": _case(lambda _f: check(layer_of(HERE, crs=""))),
    "crs.unknown": _case(
        lambda _f: check(layer_of(HERE), change=lambda one: setattr(one, "target_crs", "EPSG:999999"))
    ),
    "crs.no_epsg": _case(lambda _f: check(layer_of(HERE, crs="IGNF:LAMB93"))),
    "crs.not_allowed": _case(
        lambda _f: check(layer_of(HERE), Limits(crs=frozenset({"EPSG:4326"}))),
        lambda _f: check(layer_of(HERE), Limits(crs=frozenset({"EPSG:2154"}))),
    ),
    "extent.outside": _case(
        lambda _f: check(layer_of(HERE, "POINT(0 45)"), Limits(territory=(5, 43, 7, 45))),
        lambda _f: check(layer_of(HERE), Limits(territory=_TERRITORY)),
    ),
    "extent.degrees": _case(lambda _f: check(layer_of("POINT(3 46.5)"))),
    "extent.beyond": _case(lambda _f: check(layer_of(HERE, crs="EPSG:4326"))),
    "extent.swapped": _case(
        lambda _f: check(layer_of("POINT(46.5 3)", crs="EPSG:4326"), Limits(territory=_TERRITORY)),
        lambda _f: check(layer_of("POINT(3 46.5)", crs="EPSG:4326"), Limits(territory=_TERRITORY)),
    ),
    "layer.empty": _case(lambda _f: check(layer_of())),
    "size.upload": _case(
        lambda _f: check(layer_of(HERE), Limits(upload=20)), lambda _f: check(layer_of(HERE), Limits(upload=5000))
    ),
    "size.quota": _case(
        lambda _f: check(layer_of(HERE), Limits(quota=20)), lambda _f: check(layer_of(HERE), Limits(quota=5000))
    ),
    "source.joins": _case(lambda _f: check(_joined())),
    "source.virtual": _case(lambda _f: check(_computed())),
    "source.filter": _case(lambda _f: check(_filtered())),
    "source.selection": _case(lambda _f: _chosen()),
    "source.unsaved": _case(lambda _f: check(_edited())),
    "source.secret": _case(
        lambda _f: check(_with_property("note", "https://x.fr/wms?token=abcdef")),
        lambda _f: check(_with_property("note", "https://x.fr/wms?layers=abcdef")),
    ),
    "raster.unreadable": _case(lambda f: image(f, gone=True), lambda f: image(f)),
    "raster.georeference": _case(lambda f: image(f, place=None), lambda f: image(f)),
    "raster.rotated": _case(lambda f: image(f, place=(X, 10, 3, Y, 3, -10)), lambda f: image(f)),
    "raster.nodata": _case(lambda f: image(f, nodata=None), lambda f: image(f)),
    "raster.bands": _case(lambda f: image(f, bands=7), lambda f: image(f, bands=3)),
    "geometry.invalid": _case(
        lambda _f: check(layer_of(BOW_TIE, kind="Polygon")), lambda _f: check(layer_of(SQUARE, kind="Polygon"))
    ),
    "geometry.missing": _case(lambda _f: check(layer_of(HERE, ""))),
    "geometry.empty": _case(
        lambda _f: check(layer_of(SQUARE, "POLYGON EMPTY", kind="Polygon")),
        lambda _f: check(layer_of(SQUARE, kind="Polygon")),
    ),
    "geometry.not_finite": _case(
        lambda _f: check(layer_of(ENDLESS, kind="LineString")),
        lambda _f: check(layer_of(f"LINESTRING({X} {Y}, {X} 6600009)", kind="LineString")),
    ),
    "geometry.foreign": _case(
        lambda f: _collection(f, "POLYGON", ogr.wkbPolygon, HERE, SQUARE),
        lambda f: _collection(f, "POLYGON", ogr.wkbPolygon, SQUARE),
    ),
    "geometry.mixed": _case(
        lambda _f: check(layer_of(f"GEOMETRYCOLLECTION({HERE}, {SQUARE})", kind="GeometryCollection")),
        lambda _f: check(layer_of(SQUARE, kind="Polygon")),
    ),
    "geometry.multi": _case(
        lambda _f: check(layer_of(HERE, f"MULTIPOINT({X} {Y + 1})", kind="Point"), _JSON),
        lambda _f: check(layer_of(HERE), _JSON),
    ),
    "geometry.zm": _case(
        lambda _f: check(layer_of(f"POINT M({X} {Y} 5)", kind="PointM"), _JSON),
        lambda _f: check(layer_of(f"POINT M({X} {Y} 5)", kind="PointM")),
    ),
    "geometry.flat_z": _case(
        lambda _f: check(layer_of(f"POINT Z({X} {Y} 0)", f"POINT Z({X} {Y} 0)", kind="PointZ")),
        lambda _f: check(layer_of(f"POINT Z({X} {Y} 1)", f"POINT Z({X} {Y} 2)", kind="PointZ")),
    ),
    "geometry.curves": _case(
        lambda _f: check(layer_of(f"CIRCULARSTRING({X} {Y}, {X + 1} {Y + 1}, {X + 2} {Y})", kind="CircularString")),
        lambda _f: check(layer_of(f"LINESTRING({X} {Y}, {X + 1} {Y + 1})", kind="LineString")),
    ),
    "feature.duplicate": _case(lambda _f: check(layer_of(HERE, HERE))),
    "key.null": _case(lambda _f: _keyed(1, None), lambda _f: _keyed(1, 2)),
    "key.duplicate": _case(lambda _f: _keyed(1, 1), lambda _f: _keyed(1, 2)),
    "field.case": _case(lambda _f: check(layer_of(HERE, fields=("nom", "NOM")))),
    "field.invalid": _case(lambda _f: check(layer_of(HERE, fields=("ctid",)))),
    "field.rule": _case(
        lambda _f: check(layer_of(HERE, fields=("Été",)), Limits(field_pattern="[a-z][a-z0-9_]*")),
        lambda _f: check(layer_of(HERE, fields=("ete",)), Limits(field_pattern="[a-z][a-z0-9_]*")),
    ),
    "field.awkward": _case(
        lambda _f: check(layer_of(HERE, fields=("Nom Long",))), lambda _f: check(layer_of(HERE, fields=("nom",)))
    ),
    "field.short": _case(
        lambda _f: check(layer_of(HERE, fields=("population_totale",)), _SHP),
        lambda _f: check(layer_of(HERE, fields=("population",)), _SHP),
    ),
    "field.count": _case(
        lambda _f: check(layer_of(HERE, fields=tuple(f"c{n}" for n in range(256))), _SHP),
        lambda _f: check(layer_of(HERE, fields=tuple(f"c{n}" for n in range(256)))),
    ),
    "field.type": _case(
        lambda _f: check(layer_of(HERE, fields=(("b", Kind.Bool),)), _SHP),
        lambda _f: check(layer_of(HERE, fields=(("b", Kind.Bool),))),
    ),
    "value.integer": _case(
        lambda _f: _numbers(Kind.LongLong, 2**53, _JSON), lambda _f: _numbers(Kind.LongLong, 2**53 - 1, _JSON)
    ),
    "value.not_finite": _case(
        lambda _f: _numbers(Kind.Double, float("inf"), _JSON), lambda _f: _numbers(Kind.Double, 1.5, _JSON)
    ),
    "text.replacement": _case(lambda _f: _texts("H�rault"), lambda _f: _texts("Hérault")),
    "text.mojibake": _case(lambda _f: _texts("HÃ©rault"), lambda _f: _texts("Hérault")),
    "text.control": _case(lambda _f: _texts("a\x01b"), lambda _f: _texts("a\nb")),
    "text.too_long": _case(lambda _f: _texts("é" * 128, limits=_SHP), lambda _f: _texts("é" * 127, limits=_SHP)),
    "text.encoding": _case(lambda f: check(shapefile(f, declared=False)), lambda f: check(shapefile(f, declared=True))),
    "style.loss": _case(
        lambda _f: loss_findings(prepare_layer(layer_of(HERE)), ["The blend mode is not kept."]),
        lambda _f: loss_findings(prepare_layer(layer_of(HERE)), []),
    ),
    "style.image": _case(lambda _f: check(_styled(QgsRasterMarkerSymbolLayer("/nowhere/logo.png")))),
    "style.remote": _case(lambda _f: check(_styled(QgsRasterMarkerSymbolLayer("https://example.org/logo.png")))),
    "style.font": _case(lambda _f: check(_styled(QgsFontMarkerSymbolLayer("DejaVu Sans")))),
    "style.function": _case(
        lambda _f: check(labelled('ma_fonction("nom")')),
        lambda _f: check(labelled("upper(\"nom\") || 'ma_fonction(1)'")),
    ),
    "style.column": _case(
        lambda _f: _columns(labelled('"nom"', ("nom", "autre")), "autre"),
        lambda _f: _columns(labelled('"nom"', ("nom", "autre")), "nom"),
    ),
    "style.renderer": _case(lambda _f: _with_xml('type="singleSymbol"', 'type="GreinerRenderer"')),
    "form.file": _case(lambda _f: check(_form("/home/me/form.ui"))),
    "code.python": _case(lambda _f: check(_action())),
    "relation.layer": _case(lambda _f: check(_relation())),
    "map.relation": _case(
        lambda _f: check_relations(_RELATION, {"a": None}), lambda _f: check_relations(_RELATION, _TIED)
    ),
    "layout.picture": _case(
        lambda _f: _layout('<LayoutItem type="65640" file="/home/me/logo.svg"/>'),
        lambda _f: _layout('<LayoutItem type="65640" file="base64:AAAA"/>'),
    ),
    "layout.field": _case(lambda _f: _read("attribute(@feature, 'Été')"), lambda _f: _read('"Été"')),
    "layout.table": _case(
        lambda _f: _layout('<LayoutMultiFrame type="65648"/>'), lambda _f: _layout('<LayoutItem type="65641"/>')
    ),
}


def _collection(folder: Path, name: str, declared: int, *wkts: str) -> list[Finding]:
    """A GeoPackage whose table says one kind of geometry, whatever it holds."""
    path = folder / "c.gpkg"
    made = ogr.GetDriverByName("GPKG").CreateDataSource(str(path))
    reference = osr.SpatialReference()
    reference.ImportFromEPSG(2154)
    table = made.CreateLayer(name, reference, declared)
    gdal.PushErrorHandler("CPLQuietErrorHandler")
    for wkt in wkts:
        feature = ogr.Feature(table.GetLayerDefn())
        feature.SetGeometry(ogr.CreateGeometryFromWkt(wkt))
        table.CreateFeature(feature)
    gdal.PopErrorHandler()
    feature = table = made = None
    return check(QgsVectorLayer(f"{path}|layername={name}", name, "ogr"))
