"""Layers with styles as people make them, and the pictures QGIS makes of them; for the tests of styles and fidelity."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from qgis.core import (
    Qgis,
    QgsCategorizedSymbolRenderer,
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsFillSymbol,
    QgsFontMarkerSymbolLayer,
    QgsGeometry,
    QgsGraduatedSymbolRenderer,
    QgsLinePatternFillSymbolLayer,
    QgsLineSymbol,
    QgsMapRendererCustomPainterJob,
    QgsMapSettings,
    QgsMarkerLineSymbolLayer,
    QgsMarkerSymbol,
    QgsPalLayerSettings,
    QgsPointPatternFillSymbolLayer,
    QgsRectangle,
    QgsRendererCategory,
    QgsRendererRange,
    QgsRuleBasedRenderer,
    QgsStyle,
    QgsSvgMarkerSymbolLayer,
    QgsSymbol,
    QgsSymbolLayer,
    QgsTextFormat,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
)
from qgis.PyQt.QtCore import QSize, Qt
from qgis.PyQt.QtGui import QColor, QImage, QPainter

SIZE = (400, 300)
DPI = 25.4 / 0.28
#: the symbols QGIS ships.
LIBRARY = Path("/usr/share/qgis/resources/symbology-style.xml")
SVG = "/usr/share/qgis/svg/amenity/amenity_library.svg"
#: values that break what is written without care.
NAMES = ("a", "é'x", 'b "q"', None)


def layer(kind: str, shapes: Sequence[str], title: str = "Été & <co>") -> QgsVectorLayer:
    """A memory layer in Lambert-93 with ``n`` (0, 1, 2 …), ``nom`` (:data:`NAMES`) and ``taille en m``."""
    made = QgsVectorLayer(
        f"{kind}?crs=EPSG:2154&field=n:integer&field=nom:string&field=taille en m:double", title, "memory"
    )
    features = []
    for number, shape in enumerate(shapes):
        feature = QgsFeature(made.fields())
        feature.setGeometry(QgsGeometry.fromWkt(shape))
        feature.setAttributes([number, NAMES[number % len(NAMES)], 2.0 + number])
        features.append(feature)
    assert made.dataProvider().addFeatures(features)[0]
    made.updateExtents()
    return made


def points(title: str = "Points d'été") -> QgsVectorLayer:
    return layer("Point", [f"POINT({850000 + i * 1000} {6400000 + (i * 370) % 3000})" for i in range(12)], title)


def lines(title: str = "Lignes") -> QgsVectorLayer:
    shapes = [
        f"LINESTRING({850000 + i * 1000} 6400000,{850800 + i * 1000} 6402000,{851600 + i * 1000} 6401000)"
        for i in range(6)
    ]
    return layer("LineString", shapes, title)


def polygons(title: str = "Surfaces") -> QgsVectorLayer:
    shapes = []
    for i in range(8):
        x, y = 850000 + i * 1000, 6400000
        shapes.append(
            f"POLYGON(({x} {y},{x + 800} {y + 100},{x + 900} {y + 1000},{x} {y + 1500},{x} {y}),"
            f"({x + 300} {y + 300},{x + 500} {y + 300},{x + 500} {y + 600},{x + 300} {y + 300}))"
        )
    return layer("Polygon", shapes, title)


def symbol(kind: type[QgsSymbol], *parts: QgsSymbolLayer) -> QgsSymbol:
    """A symbol of these layers; given as a list they would not be the symbol's own."""
    made = kind.createSimple({})
    made.deleteSymbolLayer(0)
    for part in parts:
        made.appendSymbolLayer(part)
    return made


def with_symbol(made: QgsVectorLayer, one: QgsSymbol) -> QgsVectorLayer:
    made.renderer().setSymbol(one)
    return made


def circles() -> QgsVectorLayer:
    return with_symbol(
        points(), QgsMarkerSymbol.createSimple({"name": "circle", "color": "red", "size": "4", "outline_width": "0.5"})
    )


def stars() -> QgsVectorLayer:
    return with_symbol(
        points(),
        QgsMarkerSymbol.createSimple({"name": "star", "color": "blue", "size": "6", "angle": "20", "offset": "2,1"}),
    )


def svg() -> QgsVectorLayer:
    marker = QgsSvgMarkerSymbolLayer(SVG, 8)
    marker.setFillColor(QColor("#cc3300"))
    return with_symbol(points(), symbol(QgsMarkerSymbol, marker))


def letters() -> QgsVectorLayer:
    return with_symbol(points(), symbol(QgsMarkerSymbol, QgsFontMarkerSymbolLayer("DejaVu Sans", "é", 8)))


def dashes() -> QgsVectorLayer:
    return with_symbol(
        lines(),
        QgsLineSymbol.createSimple({"line_width": "1", "line_color": "red", "line_style": "dash", "capstyle": "flat"}),
    )


def custom_dashes() -> QgsVectorLayer:
    made = QgsLineSymbol.createSimple({"line_width": "0.8", "line_color": "#336699", "capstyle": "flat"})
    made.symbolLayer(0).setUseCustomDashPattern(True)
    made.symbolLayer(0).setCustomDashVector([5, 2, 1, 2])
    return with_symbol(lines(), made)


def beside() -> QgsVectorLayer:
    """Lines drawn two millimetres to their right."""
    return with_symbol(
        lines(),
        QgsLineSymbol.createSimple(
            {"line_width": "0.6", "line_color": "red", "offset": "2", "capstyle": "round", "joinstyle": "round"}
        ),
    )


def cased() -> QgsVectorLayer:
    """Roads: a wide dark line under a narrower pale one."""
    made = QgsLineSymbol.createSimple({"line_width": "1.6", "line_color": "#444444", "capstyle": "round"})
    upper = QgsLineSymbol.createSimple({"line_width": "1", "line_color": "#ffcc00", "capstyle": "round"})
    made.appendSymbolLayer(upper.symbolLayer(0).clone())
    return with_symbol(lines(), made)


def marked_lines() -> QgsVectorLayer:
    marks = QgsMarkerLineSymbolLayer(True, 5)
    marks.setSubSymbol(QgsMarkerSymbol.createSimple({"name": "triangle", "size": "2", "color": "black"}))
    made = QgsLineSymbol.createSimple({"line_width": "0.4", "line_color": "black", "capstyle": "flat"})
    made.appendSymbolLayer(marks)
    return with_symbol(lines(), made)


def half_clear() -> QgsVectorLayer:
    made = with_symbol(
        polygons(),
        QgsFillSymbol.createSimple({"color": "0,128,0,128", "outline_width": "1", "outline_style": "dash"}),
    )
    made.setOpacity(0.8)
    return made


def hatched() -> QgsVectorLayer:
    pattern = QgsLinePatternFillSymbolLayer()
    pattern.setLineAngle(30)
    pattern.setDistance(3)
    pattern.setLineWidth(0.4)
    pattern.setColor(QColor("#aa0000"))
    made = symbol(QgsFillSymbol, pattern)
    edge = QgsLineSymbol.createSimple({"line_width": "0.5", "line_color": "#aa0000"})
    made.appendSymbolLayer(edge.symbolLayer(0).clone())
    return with_symbol(polygons(), made)


def dotted() -> QgsVectorLayer:
    pattern = QgsPointPatternFillSymbolLayer()
    pattern.setDistanceX(4)
    pattern.setDistanceY(4)
    pattern.setDisplacementX(2)
    pattern.setSubSymbol(QgsMarkerSymbol.createSimple({"name": "circle", "size": "2", "color": "#006633"}))
    return with_symbol(polygons(), symbol(QgsFillSymbol, pattern))


def brushed() -> QgsVectorLayer:
    return with_symbol(polygons(), QgsFillSymbol.createSimple({"color": "red", "style": "f_diagonal"}))


def fill(colour: str) -> QgsFillSymbol:
    return QgsFillSymbol.createSimple({"color": colour, "outline_color": "#222222", "outline_width": "0.3"})


def categories() -> QgsVectorLayer:
    """By text, with quotes and accents, "all others" with NULL in it, half transparent."""
    made = polygons()
    made.setRenderer(
        QgsCategorizedSymbolRenderer(
            "nom",
            [
                QgsRendererCategory("a", fill("red"), "A & B"),
                QgsRendererCategory("é'x", fill("green"), "é'x"),
                QgsRendererCategory("", fill("grey"), "autres"),
            ],
        )
    )
    made.setOpacity(0.6)
    return made


def hidden_category() -> QgsVectorLayer:
    """A category that is switched off: its features are not among the others either."""
    made = categories()
    renderer = made.renderer().clone()
    renderer.updateCategoryRenderState(1, False)
    made.setRenderer(renderer)
    return made


def classes() -> QgsVectorLayer:
    """Graduated; a value on a boundary belongs to the first class."""
    made = points()
    made.setRenderer(
        QgsGraduatedSymbolRenderer(
            "n",
            [
                QgsRendererRange(0, 3, QgsMarkerSymbol.createSimple({"color": "red", "size": "3"}), "0 - 3"),
                QgsRendererRange(3, 6, QgsMarkerSymbol.createSimple({"color": "green", "size": "5"}), "3 - 6"),
                QgsRendererRange(6, 20, QgsMarkerSymbol.createSimple({"color": "blue", "size": "7"}), "6 -"),
            ],
        )
    )
    return made


def rules() -> QgsVectorLayer:
    """Rules within rules, with "else" on both levels."""
    rule = QgsRuleBasedRenderer.Rule
    root = rule(None)
    large = rule(QgsMarkerSymbol.createSimple({"color": "red", "size": "6"}), filterExp='"n" > 3', label="grands")
    root.appendChild(large)
    white = QgsMarkerSymbol.createSimple({"color": "white", "size": "3"})
    large.appendChild(rule(white, filterExp='"nom" = \'a\' OR "nom" IS NULL', label="a"))
    large.appendChild(rule(QgsMarkerSymbol.createSimple({"color": "black", "size": "2"}), elseRule=True))
    root.appendChild(rule(QgsMarkerSymbol.createSimple({"color": "blue", "size": "4"}), elseRule=True, label="reste"))
    made = points()
    made.setRenderer(QgsRuleBasedRenderer(root))
    return made


def labelled(made: QgsVectorLayer, text: str = "nom", *, expression: bool = False) -> QgsVectorLayer:
    """The layer with labels over its features."""
    settings = QgsPalLayerSettings()
    settings.fieldName = text
    settings.isExpression = expression
    settings.placement = Qgis.LabelPlacement.OverPoint
    written = QgsTextFormat()
    written.setSize(11)
    written.setColor(QColor("navy"))
    buffer = written.buffer()
    buffer.setEnabled(True)
    buffer.setSize(0.8)
    buffer.setColor(QColor("white"))
    written.setBuffer(buffer)
    settings.setFormat(written)
    made.setLabeling(QgsVectorLayerSimpleLabeling(settings))
    made.setLabelsEnabled(True)
    return made


#: styles every format says, by name.
COMMON: dict[str, Callable[[], QgsVectorLayer]] = {
    one.__name__: one
    for one in (
        *(circles, stars, svg, letters, dashes, custom_dashes, beside, cased, marked_lines, half_clear, hatched),
        *(dotted, brushed, categories, hidden_category, classes, rules),
    )
}


def box_of(made: QgsVectorLayer) -> QgsRectangle:
    """What :func:`picture` shows: the layer with some room, in the picture's shape."""
    settings = QgsMapSettings()
    settings.setOutputSize(QSize(*SIZE))
    settings.setExtent(made.extent().buffered(made.extent().width() * 0.05))
    return settings.visibleExtent()


def picture(made: QgsVectorLayer, box: QgsRectangle | None = None, dpi: float = DPI) -> QImage:
    """QGIS's own picture, transparent where nothing is drawn."""
    settings = QgsMapSettings()
    settings.setLayers([made])
    settings.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:2154"))
    settings.setOutputSize(QSize(*SIZE))
    settings.setOutputDpi(dpi)
    settings.setExtent(box or box_of(made))
    settings.setBackgroundColor(QColor(0, 0, 0, 0))
    for flag in (Qgis.MapSettingsFlag.Antialiasing, Qgis.MapSettingsFlag.DrawLabeling):
        settings.setFlag(flag, True)
    image = QImage(QSize(*SIZE), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    job = QgsMapRendererCustomPainterJob(settings, painter)
    job.renderSynchronously()
    painter.end()
    return image


def library() -> list[tuple[str, QgsSymbol]]:
    """The symbols QGIS ships, by name."""
    style = QgsStyle()
    style.createMemoryDatabase()
    assert style.importXml(str(LIBRARY))
    return [(name, style.symbol(name)) for name in sorted(style.symbolNames())]
