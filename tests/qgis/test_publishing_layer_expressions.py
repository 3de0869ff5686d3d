"""Fields renamed wherever a layer names them; what cannot be followed is refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from qgis.core import (
    QgsAttributeEditorField,
    QgsCategorizedSymbolRenderer,
    QgsDefaultValue,
    QgsExpression,
    QgsPalLayerSettings,
    QgsProperty,
    QgsRendererCategory,
    QgsRuleBasedRenderer,
    QgsSymbol,
    QgsSymbolLayer,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
)

from prodige_plugin.errors import LayerError
from prodige_plugin.publishing.checks.secrets import secrets_of, strip_secrets, without_secrets
from prodige_plugin.publishing.layer_expressions import drawn_columns, rename, rename_in, unknown_functions
from prodige_plugin.publishing.prepared import layer_xml
from prodige_plugin.xmlsafe import parser

RENAMED = {"Nom Long": "nom", "Pop": "pop", "été": "ete"}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('"Nom Long"', '"nom"'),
        ("Pop + 1", '"pop" + 1'),
        ("pop + POP", '"pop" + "pop"'),
        ("'Pop' || Pop", "'Pop' || \"pop\""),
        ("'l''Pop' || Pop -- Pop", "'l''Pop' || \"pop\" -- Pop"),
        ("été * 2", '"ete" * 2'),
        ("upper(\"Nom Long\") || /* Pop */ 'x'", "upper(\"nom\") || /* Pop */ 'x'"),
        ("case when Pop > 1 then Population else @Pop end", 'case when "pop" > 1 then Population else @Pop end'),
        ("with_variable('Pop', Pop, @Pop)", "with_variable('Pop', \"pop\", @Pop)"),
        ('sum(Pop, group_by:="Nom Long")', 'sum("pop", group_by:="nom")'),
        ("1 + 1", "1 + 1"),
        ("", ""),
    ],
)
def test_columns_are_renamed_in_expressions(qgis_app, before: str, after: str) -> None:
    assert rename_in(before, RENAMED) == after


@pytest.mark.parametrize(
    "expression",
    [
        "attribute('Pop')",
        "attribute(@feature, 'Pop')",
        "eval('Pop + 1') + Pop",
        "aggregate('communes', 'sum', \"Pop\")",
        "attributes()['Pop']",
        "Pop + (",
    ],
)
def test_what_cannot_be_followed_is_refused(qgis_app, expression: str) -> None:
    with pytest.raises(LayerError) as refused:
        rename_in(expression, RENAMED)
    assert expression in refused.value.why


@given(st.lists(st.sampled_from(["Pop", '"Pop"', "'Pop'", "autre", "1"]), min_size=1, max_size=5))
def test_every_reading_of_a_column_follows(qgis_app, parts: list[str]) -> None:
    before = " || ".join(parts)
    after = rename_in(before, {"Pop": "pop_2"})
    assert {"pop_2" if name == "Pop" else name for name in QgsExpression(before).referencedColumns()} == set(
        QgsExpression(after).referencedColumns()
    )
    assert before.count("'Pop'") == after.count("'Pop'")


def made() -> QgsVectorLayer:
    layer = QgsVectorLayer("Polygon?crs=EPSG:2154&field=Nom Long:string&field=Pop:int&field=autre:int", "x", "memory")
    layer.setMapTipTemplate('<b>[% "Nom Long" %]</b> Nom Long [%Pop%]')
    settings = QgsPalLayerSettings()
    settings.fieldName, settings.isExpression = "\"Nom Long\" || 'Nom Long'", True
    settings.setDataDefinedProperties(settings.dataDefinedProperties())
    layer.setLabeling(QgsVectorLayerSimpleLabeling(settings))
    layer.setLabelsEnabled(True)
    category = QgsRendererCategory("a", QgsSymbol.defaultSymbol(layer.geometryType()), "a")
    layer.setRenderer(QgsCategorizedSymbolRenderer("Nom Long", [category]))
    layer.setDefaultValueDefinition(1, QgsDefaultValue('length("Nom Long")'))
    layer.setConstraintExpression(1, '"Pop" > 0')
    layer.setFieldAlias(0, "Nom Long")
    layer.setDisplayExpression('"Nom Long"')
    config = layer.editFormConfig()
    config.setLayout(config.EditorLayout.TabLayout)
    config.invisibleRootContainer().clear()
    config.addTab(QgsAttributeEditorField("Nom Long", 0, None))
    layer.setEditFormConfig(config)
    return layer


def renamed(layer: QgsVectorLayer) -> QgsVectorLayer:
    """The layer as QGIS reads it back from the renamed element, over a source that has the new names."""
    element = etree.fromstring(layer_xml(layer).encode(), parser())
    rename(element, RENAMED)
    from qgis.core import QgsReadWriteContext
    from qgis.PyQt.QtXml import QDomDocument

    document = QDomDocument()
    assert document.setContent(etree.tostring(element, encoding="unicode"))[0]
    read = QgsVectorLayer("Polygon?crs=EPSG:2154&field=nom:string&field=pop:int&field=autre:int", "x", "memory")
    node = document.documentElement()
    context = QgsReadWriteContext()
    assert read.readSymbology(node, "", context)
    assert read.readStyle(node, "", context)
    return read


def test_qgis_finds_the_new_names_everywhere(qgis_app) -> None:
    read = renamed(made())
    assert read.mapTipTemplate() == '<b>[% "nom" %]</b> Nom Long [%"pop"%]'
    assert read.labeling().settings().fieldName == "\"nom\" || 'Nom Long'"
    assert read.renderer().classAttribute() == "nom"
    assert read.defaultValueDefinition(1).expression() == 'length("nom")'
    assert read.constraintExpression(1) == '"pop" > 0'
    # an alias is words for people
    assert read.attributeAlias(0) == "Nom Long"
    assert read.displayExpression() == '"nom"'
    assert read.editFormConfig().tabs()[0].name() == "nom"


def test_rules_and_properties_that_data_define_follow(qgis_app) -> None:
    layer = made()
    symbol = QgsSymbol.defaultSymbol(layer.geometryType())
    symbol.symbolLayer(0).setDataDefinedProperty(
        QgsSymbolLayer.Property.PropertyStrokeWidth, QgsProperty.fromField("Pop")
    )
    symbol.symbolLayer(0).setDataDefinedProperty(
        QgsSymbolLayer.Property.PropertyFillColor, QgsProperty.fromExpression('color_rgb("Pop", 0, 0)')
    )
    root = QgsRuleBasedRenderer.Rule(None)
    root.appendChild(QgsRuleBasedRenderer.Rule(symbol, 0, 0, '"Pop" > 3'))
    layer.setRenderer(QgsRuleBasedRenderer(root))
    read = renamed(layer)
    rule = read.renderer().rootRule().children()[0]
    assert rule.filterExpression() == '"pop" > 3'
    properties = rule.symbol().symbolLayer(0).dataDefinedProperties()
    assert properties.property(QgsSymbolLayer.Property.PropertyStrokeWidth).field() == "pop"
    assert properties.property(QgsSymbolLayer.Property.PropertyFillColor).expressionString() == 'color_rgb("pop", 0, 0)'


def test_columns_that_drawing_needs(qgis_app) -> None:
    element = etree.fromstring(layer_xml(made()).encode(), parser())
    assert drawn_columns(element, ["Nom Long", "Pop", "autre"]) == {"Nom Long", "Pop"}


def test_functions_of_ones_own(qgis_app) -> None:
    builtin = QgsExpression.BuiltinFunctions()
    assert unknown_functions("ma_fonction(1) + upper('autre(2)') + \"x (1)\"", builtin) == {"ma_fonction"}
    assert unknown_functions('"a" in (1, 2) and not (1 = 2)', builtin) == set()


# -- secrets --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("https://x.fr/wms?token=abc&layers=a", "https://x.fr/wms?token=&layers=a"),
        ("user='me' password='p@ss w' dbname=x", "user='me' password= dbname=x"),
        ("https://me:secret@x.fr/wms", "https://x.fr/wms"),
        ("https://x.fr/a?X-Amz-Signature=0af&b=1", "https://x.fr/a?X-Amz-Signature=&b=1"),
        ("https://x.fr/tiles?key=0af", "https://x.fr/tiles?key="),
        ("Authorization: Bearer abcdefghijklmnop123", "Authorization: Bearer"),
        ("key=value of a legend", "key=value of a legend"),
        ("tokens = 12, monkey=3", "tokens = 12, monkey=3"),
        ("a@b.fr", "a@b.fr"),
        ("https://x.fr/fiche?uuid=1#key", "https://x.fr/fiche?uuid=1#key"),
    ],
)
def test_secrets_go_and_the_rest_stays(text: str, clean: str) -> None:
    assert without_secrets(text) == clean


def test_secrets_are_named_by_their_place_and_taken_out(qgis_app) -> None:
    layer = made()
    layer.setCustomProperty("my/password", "hunter2")
    layer.setCustomProperty("link", "https://x.fr/?apikey=s3cr3t")
    layer.serverProperties().setAbstract("See https://joe:s3cr3t@x.fr/ for more")
    xml = layer_xml(layer)
    where = secrets_of(xml)
    assert {"my/password", "link"} <= set(where)
    assert not any("s3cr3t" in one or "hunter2" in one for one in where)
    clean = strip_secrets(xml)
    assert "s3cr3t" not in clean
    assert "hunter2" not in clean
    assert "See https://x.fr/ for more" in clean
    assert secrets_of(clean) == []


def test_a_comparison_in_an_expression_is_no_secret(qgis_app) -> None:
    layer = made()
    settings = QgsPalLayerSettings()
    settings.fieldName, settings.isExpression = "case when token = 'abc' then 1 end", True
    layer.setLabeling(QgsVectorLayerSimpleLabeling(settings))
    xml = layer_xml(layer)
    assert secrets_of(xml) == []
    assert "token = 'abc'" in strip_secrets(xml)
