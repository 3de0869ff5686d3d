"""SLD 1.0 and 1.1 as written: valid in order, filters right, nothing lost in quotes, opacity where it belongs."""

from __future__ import annotations

import re
import threading

import pytest
from lxml import etree
from qgis.core import (
    Qgis,
    QgsCategorizedSymbolRenderer,
    QgsFillSymbol,
    QgsLineSymbol,
    QgsMarkerSymbol,
    QgsProperty,
    QgsRendererCategory,
    QgsRuleBasedRenderer,
    QgsSymbolLayer,
    QgsVectorLayer,
)

from prodige_plugin.publishing.prepared import prepare_layer
from prodige_plugin.publishing.styles import ExportedStyle, StyleFormat, losses_of, style_of
from tests.qgis import style_samples as samples

SLD = "{http://www.opengis.net/sld}"
SE = "{http://www.opengis.net/se}"
OGC = "{http://www.opengis.net/ogc}"


def style(layer: QgsVectorLayer, style_format: StyleFormat = StyleFormat.SLD_1_0) -> ExportedStyle:
    return style_of(prepare_layer(layer), style_format)


def tree(layer: QgsVectorLayer, style_format: StyleFormat = StyleFormat.SLD_1_0) -> etree._Element:
    return etree.fromstring(style(layer, style_format).text.encode("utf-8"))


def with_rules(*texts: str) -> QgsVectorLayer:
    root = QgsRuleBasedRenderer.Rule(None)
    for number, text in enumerate(texts):
        symbol = QgsMarkerSymbol.createSimple({"size": str(number + 1)})
        root.appendChild(QgsRuleBasedRenderer.Rule(symbol, filterExp=text, label=f"règle {number}"))
    layer = samples.points()
    layer.setRenderer(QgsRuleBasedRenderer(root))
    return layer


def text_of(element: etree._Element | None) -> str:
    """An expression in one line."""
    if element is None:
        return ""
    name = etree.QName(element).localname
    if name in ("PropertyName", "Literal"):
        return ("@" if name == "PropertyName" else "") + (element.text or "")
    word = element.get("name") or name
    return f"{word}({','.join(text_of(child) for child in element)})"


def filters(layer: QgsVectorLayer) -> list[str]:
    return [text_of(one[0]) for one in tree(layer).iter(f"{OGC}Filter")]


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("\"nom\" = 'é''x'", "PropertyIsEqualTo(@nom,é'x)"),
        ('"taille en m" >= 2.5', "PropertyIsGreaterThanOrEqualTo(@taille en m,2.5)"),
        ('"n" = -1', "PropertyIsEqualTo(@n,-1)"),
        ('"nom" IS NULL', "PropertyIsNull(@nom)"),
        ('"nom" IS NOT NULL', "Not(PropertyIsNull(@nom))"),
        ("\"nom\" LIKE 'a%'", "PropertyIsLike(@nom,a%)"),
        ("\"nom\" ILIKE 'A_%'", "PropertyIsLike(strToLowerCase(@nom),a_%)"),
        ("\"nom\" NOT LIKE 'a%'", "Not(PropertyIsLike(@nom,a%))"),
        ('"n" IN (1, 2, 3)', "Or(PropertyIsEqualTo(@n,1),PropertyIsEqualTo(@n,2),PropertyIsEqualTo(@n,3))"),
        ('"n" NOT IN (1)', "Not(PropertyIsEqualTo(@n,1))"),
        ('"n" BETWEEN 1 AND 3', "And(PropertyIsGreaterThanOrEqualTo(@n,1),PropertyIsLessThanOrEqualTo(@n,3))"),
        ('NOT ("n" = 1)', "Not(PropertyIsEqualTo(@n,1))"),
        ('"n" + 1 > 3 AND "nom" = \'a\'', "And(PropertyIsGreaterThan(Add(@n,1),3),PropertyIsEqualTo(@nom,a))"),
        ("upper(\"nom\") = 'A'", "PropertyIsEqualTo(strToUpperCase(@nom),A)"),
        ("\"nom\" || '!' = 'a!'", "PropertyIsEqualTo(Concatenate(@nom,!),a!)"),
        ("if(\"n\" > 3, 'a', 'b') = 'a'", "PropertyIsEqualTo(if_then_else(greaterThan(@n,3),a,b),a)"),
        (
            "CASE WHEN \"n\" > 3 THEN 'x' ELSE 'y' END = 'x'",
            "PropertyIsEqualTo(if_then_else(greaterThan(@n,3),x,y),x)",
        ),
        ("coalesce(\"nom\", '?') = '?'", "PropertyIsEqualTo(if_then_else(isNull(@nom),?,@nom),?)"),
        ("substr(\"nom\", 1, 2) = 'ab'", "PropertyIsEqualTo(strSubstring(@nom,0,2),ab)"),
        ('"n"', "PropertyIsEqualTo(@n,true)"),
    ],
)
def test_filters_say_what_the_rules_say(qgis_app, expression: str, expected: str) -> None:
    layer = with_rules(expression)
    assert filters(layer) == [expected]
    assert style(layer).losses == ()


@pytest.mark.parametrize(
    "expression",
    [
        "regexp_match(\"nom\", 'a')",
        "$area > 10",
        '"n" % 2 = 0',
        '"absent" = 1',
        "@map_scale < 1000",
        '"n" = NULL',
        "day_of_week(now()) = 1",
    ],
)
def test_a_rule_that_cannot_be_said_is_told_and_left_out(qgis_app, expression: str) -> None:
    layer = with_rules(expression, '"n" = 1')
    written = style(layer)
    assert len(written.losses) == 1 and "règle 0" in written.losses[0]
    assert filters(layer) == ["PropertyIsEqualTo(@n,1)"]


def test_like_has_the_attributes_the_schema_wants(qgis_app) -> None:
    layer = with_rules("\"nom\" LIKE 'a%'")
    (like,) = tree(layer).iter(f"{OGC}PropertyIsLike")
    assert dict(like.attrib) == {"wildCard": "%", "singleChar": "_", "escape": "\\"}
    (newer,) = tree(layer, StyleFormat.SLD_1_1).iter(f"{OGC}PropertyIsLike")
    assert dict(newer.attrib) == {"wildCard": "%", "singleChar": "_", "escapeChar": "\\"}


def test_else_is_written_as_else_and_labels_do_not_take_it_away(qgis_app) -> None:
    root = tree(samples.labelled(samples.categories()))
    drawn, written = root.iter(f"{SLD}FeatureTypeStyle")
    assert [rule.find(f"{SLD}ElseFilter") is not None for rule in drawn.findall(f"{SLD}Rule")] == [False, False, True]
    assert written.find(f".//{SLD}TextSymbolizer") is not None
    assert drawn.find(f".//{SLD}TextSymbolizer") is None


def test_a_hidden_category_is_not_drawn_among_the_others(qgis_app) -> None:
    root = tree(samples.hidden_category())
    assert root.find(f".//{SLD}ElseFilter") is None
    assert [text_of(one[0]) for one in root.iter(f"{OGC}Filter")] == [
        "PropertyIsEqualTo(@nom,a)",
        "Or(PropertyIsNull(@nom),Not(Or(PropertyIsEqualTo(@nom,a),PropertyIsEqualTo(@nom,é'x))))",
    ]


def test_a_null_category_is_asked_for(qgis_app) -> None:
    layer = samples.polygons()
    layer.setRenderer(
        QgsCategorizedSymbolRenderer(
            "nom",
            [
                QgsRendererCategory(None, samples.fill("red"), "rien"),
                QgsRendererCategory(["a", 'b "q"'], samples.fill("blue"), "deux"),
            ],
        )
    )
    assert filters(layer) == ["PropertyIsNull(@nom)", 'Or(PropertyIsEqualTo(@nom,a),PropertyIsEqualTo(@nom,b "q"))']


def test_a_boundary_belongs_to_the_first_class(qgis_app) -> None:
    assert filters(samples.classes()) == [
        "And(PropertyIsGreaterThanOrEqualTo(@n,0),PropertyIsLessThanOrEqualTo(@n,3))",
        "And(PropertyIsGreaterThan(@n,3),PropertyIsLessThanOrEqualTo(@n,6))",
        "And(PropertyIsGreaterThan(@n,6),PropertyIsLessThanOrEqualTo(@n,20))",
    ]


def test_scales_of_layer_rule_and_inner_rule_meet(qgis_app) -> None:
    rule = QgsRuleBasedRenderer.Rule
    root = rule(None)
    outer = rule(QgsMarkerSymbol.createSimple({}), maximumScale=1000, minimumScale=50000, label="dehors")
    outer.appendChild(rule(QgsMarkerSymbol.createSimple({}), maximumScale=5000, minimumScale=100000, label="dedans"))
    root.appendChild(outer)
    layer = samples.points()
    layer.setRenderer(QgsRuleBasedRenderer(root))
    layer.setScaleBasedVisibility(True)
    layer.setMinimumScale(40000)
    found = [
        (rule.findtext(f"{SLD}MinScaleDenominator"), rule.findtext(f"{SLD}MaxScaleDenominator"))
        for rule in tree(layer).iter(f"{SLD}Rule")
    ]
    assert found == [("1000", "40000"), ("5000", "40000")]


def test_opacities_multiply(qgis_app) -> None:
    layer = samples.half_clear()
    layer.renderer().symbol().setOpacity(0.5)
    root = tree(layer)
    (clear,) = root.xpath("//*[@name='fill-opacity']")
    assert float(clear.text) == pytest.approx(0.8 * 0.5 * 128 / 255, abs=0.002)
    (edge,) = root.xpath("//*[@name='stroke-opacity']")
    assert float(edge.text) == pytest.approx(0.4, abs=0.002)


@pytest.mark.parametrize(
    ("unit", "pixels"),
    [
        (Qgis.RenderUnit.Millimeters, 2 / 0.28),
        (Qgis.RenderUnit.Points, 2 * 25.4 / 72 / 0.28),
        (Qgis.RenderUnit.Pixels, 2.0),
        (Qgis.RenderUnit.Inches, 2 * 25.4 / 0.28),
    ],
)
def test_lengths_come_in_pixels(qgis_app, unit: Qgis.RenderUnit, pixels: float) -> None:
    layer = samples.with_symbol(samples.lines(), QgsLineSymbol.createSimple({"line_width": "2", "line_style": "dash"}))
    layer.renderer().symbol().symbolLayer(0).setWidthUnit(unit)
    (width,) = tree(layer).xpath("//*[@name='stroke-width']")
    assert float(width.text) == pytest.approx(pixels, abs=0.01)
    (dash,) = tree(layer).xpath("//*[@name='stroke-dasharray']")
    assert [float(one) for one in dash.text.split()] == pytest.approx([4 * pixels, 2 * pixels], abs=0.02)


def test_widths_on_the_ground_stay_on_the_ground(qgis_app) -> None:
    layer = samples.with_symbol(samples.lines(), QgsLineSymbol.createSimple({"line_width": "12"}))
    layer.renderer().symbol().symbolLayer(0).setWidthUnit(Qgis.RenderUnit.MetersInMapUnits)
    (line,) = tree(layer).iter(f"{SLD}LineSymbolizer")
    assert line.get("uom") == "http://www.opengeospatial.org/se/units/metre"
    assert line.xpath(".//*[@name='stroke-width']")[0].text == "12.0"
    assert style(layer).losses == ()
    assert any("1:25 000" in loss for loss in style(layer, StyleFormat.MAPSERVER).losses)


def test_a_size_that_depends_on_the_feature_is_said_in_pixels(qgis_app) -> None:
    layer = samples.circles()
    symbol = layer.renderer().symbol().symbolLayer(0)
    symbol.setDataDefinedProperty(QgsSymbolLayer.Property.PropertySize, QgsProperty.fromExpression('"n" * 2'))
    (size,) = tree(layer).iter(f"{SLD}Size")
    assert text_of(size[0]) == "Mul(3.571,Mul(@n,2))"
    assert style(layer).losses == ()
    symbol.setDataDefinedProperty(QgsSymbolLayer.Property.PropertyFillColor, QgsProperty.fromField("nom"))
    assert len(style(layer).losses) == 1
    assert len(style(layer, StyleFormat.MAPSERVER).losses) == 2


def test_symbol_levels_are_painted_one_after_the_other(qgis_app) -> None:
    layer = samples.cased()
    layer.renderer().setUsingSymbolLevels(True)
    symbol = layer.renderer().symbol()
    symbol.symbolLayer(1).setRenderingPass(1)
    passes = [
        [width.text for width in one.xpath(".//*[@name='stroke-width']")]
        for one in tree(layer).iter(f"{SLD}FeatureTypeStyle")
    ]
    assert passes == [["5.714"], ["3.571"]]


def test_icons_have_safe_names_by_which_the_text_calls_them(qgis_app) -> None:
    layer = samples.svg()
    layer.setName("Été à l'Œuvre / 1")
    written = style(layer)
    assert written.name == "Ete_a_l_uvre_1"
    assert all(re.fullmatch(r"[A-Za-z0-9_.-]+", name) for name in written.icons)
    icon = next(name for name in written.icons if name.endswith(".svg"))
    # the colour the person chose is in the image
    assert b"#cc3300" in written.icons[icon]
    assert f'xlink:href="{icon}"' in written.text
    assert written == style(layer)


def test_elements_stand_in_the_order_of_the_standard(qgis_app) -> None:
    """OGC 02-070, annex A."""
    orders = {
        "Rule": ["Name", "Title", "Filter", "ElseFilter", "MinScaleDenominator", "MaxScaleDenominator", "Symbolizer"],
        "Graphic": ["ExternalGraphic", "Mark", "Opacity", "Size", "Rotation", "Displacement"],
        "TextSymbolizer": ["Label", "Font", "LabelPlacement", "Halo", "Fill", "Priority", "VendorOption"],
        "PolygonSymbolizer": ["Geometry", "Fill", "Stroke"],
        "UserStyle": ["Name", "Title", "FeatureTypeStyle"],
    }
    layers = [make() for make in samples.COMMON.values()]
    layers += [samples.labelled(samples.rules()), samples.labelled(samples.lines())]
    for layer in layers:
        for element in tree(layer).iter():
            order = orders.get(etree.QName(element).localname)
            if order is None:
                continue
            names = [etree.QName(child).localname for child in element]
            places = [order.index("Symbolizer" if name.endswith("Symbolizer") else name) for name in names]
            assert places == sorted(places), (layer.name(), names)


def test_labels_keep_font_halo_place_and_text(qgis_app) -> None:
    layer = samples.labelled(samples.circles(), '"nom" || \' - \' || "n"', expression=True)
    (text,) = tree(layer).iter(f"{SLD}TextSymbolizer")
    assert text_of(text.find(f"{SLD}Label")[0]) == "Concatenate(@nom, - ,@n)"
    assert float(text.xpath(".//*[@name='font-size']")[0].text) == pytest.approx(11 * 25.4 / 72 / 0.28, abs=0.01)
    assert text.xpath("./*[local-name()='Fill']/*[@name='fill']")[0].text == "#000080"
    assert float(text.findtext(f"{SLD}Halo/{SLD}Radius")) == pytest.approx(0.8 / 0.28, abs=0.01)
    assert style(layer).losses == ()
    # the blanks of a text are written, those of the layout are not
    assert "> - <" in style(layer).text


def test_a_label_that_cannot_be_said_is_told(qgis_app) -> None:
    layer = samples.labelled(samples.circles(), "format_number($area, 1)", expression=True)
    written = style(layer)
    assert "TextSymbolizer" not in written.text
    assert len(written.losses) == 1 and "$area" in written.losses[0]


def test_sld_1_1_speaks_symbology_encoding(qgis_app) -> None:
    root = tree(samples.labelled(samples.half_clear()), StyleFormat.SLD_1_1)
    assert root.get("version") == "1.1.0"
    assert root.find(f".//{SE}PolygonSymbolizer/{SE}Fill/{SE}SvgParameter").get("name") == "fill"
    assert not [one for one in root.iter() if etree.QName(one).localname == "CssParameter"]
    assert root.find(f".//{SE}Rule/{SE}Description/{SE}Title") is not None


def test_a_style_is_written_in_another_thread(qgis_app) -> None:
    prepared = prepare_layer(samples.labelled(samples.svg()))
    found: list[object] = []

    def work() -> None:
        found.extend(style_of(prepared, one) for one in StyleFormat)
        found.append(losses_of(prepared, StyleFormat.SLD_1_0))

    thread = threading.Thread(target=work)
    thread.start()
    thread.join(60)
    assert len(found) == 4 and found[3] == []
    assert found[0] == style_of(prepared, StyleFormat.SLD_1_0)


def test_fields_that_are_not_published_are_not_named(qgis_app) -> None:
    prepared = prepare_layer(samples.labelled(samples.categories()))
    prepared.columns = ("n",)
    written = style_of(prepared, StyleFormat.SLD_1_0)
    assert "nom" not in written.text
    assert len(written.losses) == 2 and all("nom" in loss for loss in written.losses)


def test_a_table_without_geometry_has_an_empty_style(qgis_app) -> None:
    layer = QgsVectorLayer("NoGeometry?field=a:int", "table", "memory")
    for style_format in StyleFormat:
        assert style(layer, style_format).losses == ()


def test_a_fill_symbol_with_a_centre_marker_is_drawn_at_the_centre(qgis_app) -> None:
    from qgis.core import QgsCentroidFillSymbolLayer

    middle = QgsCentroidFillSymbolLayer()
    middle.setSubSymbol(QgsMarkerSymbol.createSimple({"name": "circle"}))
    layer = samples.with_symbol(samples.polygons(), samples.symbol(QgsFillSymbol, middle))
    (geometry,) = tree(layer).iter(f"{SLD}Geometry")
    assert text_of(geometry[0]) == "centroid(@geom)"
