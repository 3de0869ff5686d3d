"""Print layouts of a published map: they read fields under the names they are published with, and tell no path."""

from __future__ import annotations

import pytest
from lxml import etree
from qgis.core import (
    QgsFeature,
    QgsField,
    QgsGeometry,
    QgsLayout,
    QgsLayoutFrame,
    QgsLayoutItemAttributeTable,
    QgsLayoutItemHtml,
    QgsLayoutItemLabel,
    QgsLayoutItemLegend,
    QgsLayoutItemManualTable,
    QgsLayoutItemMap,
    QgsLayoutItemPicture,
    QgsLayoutObject,
    QgsLayoutTableColumn,
    QgsPrintLayout,
    QgsProject,
    QgsProperty,
    QgsReport,
    QgsReportSectionFieldGroup,
    QgsTableCell,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QMetaType
from qgis.PyQt.QtXml import QDomDocument

from prodige_plugin.publishing.layouts import follow, point

RENAMED = {"Été d’ici": "ete_d_ici", "N": "numero"}


def layer_with(*names: str) -> QgsVectorLayer:
    """A layer of one point, in memory."""
    layer = QgsVectorLayer("Point?crs=EPSG:4326", "zones", "memory")
    kinds = (QMetaType.Type.QString, QMetaType.Type.Int)
    layer.dataProvider().addAttributes([QgsField(name, kind) for name, kind in zip(names, kinds, strict=True)])
    layer.updateFields()
    feature = QgsFeature(layer.fields())
    feature.setAttributes(["lundi", 4])
    feature.setGeometry(QgsGeometry.fromWkt("POINT(2 48)"))
    layer.dataProvider().addFeature(feature)
    return layer


def column(attribute: str) -> QgsLayoutTableColumn:
    found = QgsLayoutTableColumn("titre")
    found.setAttribute(attribute)
    return found


def made(project: QgsProject, layer: QgsVectorLayer) -> QgsPrintLayout:
    """A layout that reads the layer's fields in every place there is."""
    layout = QgsPrintLayout(project)
    layout.initializeDefaults()
    layout.setName("A4")
    atlas = layout.atlas()
    atlas.setCoverageLayer(layer)
    atlas.setEnabled(True)
    atlas.setPageNameExpression('"Été d’ici"')
    atlas.setSortFeatures(True)
    atlas.setSortExpression("N")
    atlas.setFilterFeatures(True)
    atlas.setFilterExpression('"N" > 1')
    atlas.setFilenameExpression("'feuille_' || \"N\"")
    label = QgsLayoutItemLabel(layout)
    label.setId("étiquette")
    label.setText('N est [% "N" %], été : [% upper("Été d’ici") %]')
    label.dataDefinedProperties().setProperty(
        QgsLayoutObject.DataDefinedProperty.PositionX, QgsProperty.fromExpression('"N" * 2')
    )
    label.dataDefinedProperties().setProperty(QgsLayoutObject.DataDefinedProperty.PositionY, QgsProperty.fromField("N"))
    layout.addLayoutItem(label)
    picture = QgsLayoutItemPicture(layout)
    picture.dataDefinedProperties().setProperty(
        QgsLayoutObject.DataDefinedProperty.PictureSource, QgsProperty.fromExpression("\"Été d’ici\" || '.png'")
    )
    layout.addLayoutItem(picture)
    table = QgsLayoutItemAttributeTable.create(layout)
    table.setVectorLayer(layer)
    table.setColumns([column("Été d’ici"), column('"N" + 1')])
    table.setSortColumns([column("N")])
    table.setFilterFeatures(True)
    table.setFeatureFilter('"N" > 3')
    layout.addMultiFrame(table)
    table.addFrame(QgsLayoutFrame(layout, table))
    page = QgsLayoutItemHtml(layout)
    page.setContentMode(QgsLayoutItemHtml.ContentMode.ManualHtml)
    page.setHtml('<b>N</b> [% "N" %]')
    page.setEvaluateExpressions(True)
    layout.addMultiFrame(page)
    page.addFrame(QgsLayoutFrame(layout, page))
    cells = QgsLayoutItemManualTable.create(layout)
    cell = QgsTableCell()
    cell.setContent(QgsProperty.fromExpression('"Été d’ici"'))
    cells.setTableContents([[cell]])
    layout.addMultiFrame(cells)
    cells.addFrame(QgsLayoutFrame(layout, cells))
    shown = QgsLayoutItemMap(layout)
    shown.setLayers([layer])
    shown.setKeepLayerSet(True)
    layout.addLayoutItem(shown)
    legend = QgsLayoutItemLegend(layout)
    legend.setAutoUpdateModel(False)
    legend.model().rootGroup().addLayer(layer)
    layout.addLayoutItem(legend)
    project.layoutManager().addLayout(layout)
    return layout


def written(project: QgsProject) -> str:
    document = QDomDocument()
    document.appendChild(project.layoutManager().writeXml(document))
    return str(document.toString(-1))


def read(xml: str, layer: QgsVectorLayer) -> QgsPrintLayout:
    """Let QGIS read layouts in a project with another layer in the place of the one they were made with."""
    document = QDomDocument()
    assert document.setContent(xml)[0]
    project = QgsProject.instance()
    project.clear()
    project.addMapLayer(layer)
    assert project.layoutManager().readXml(document.documentElement(), document)
    layout = project.layoutManager().layoutByName("A4")
    assert layout is not None
    return layout


@pytest.fixture()
def layouts(qgis_app, qgis_new_project) -> tuple[QgsVectorLayer, str]:
    """A layer of the project, and its layouts as QGIS writes them."""
    layer = layer_with("Été d’ici", "N")
    project = QgsProject.instance()
    project.addMapLayer(layer)
    made(project, layer)
    return layer, written(project)


def test_a_layout_reads_the_fields_under_their_new_names(layouts: tuple[QgsVectorLayer, str]) -> None:
    layer, xml = layouts
    identifier = layer.id()
    followed, lost = follow(xml, {identifier: RENAMED})
    assert lost == ()
    published = layer_with("ete_d_ici", "numero")
    assert published.setId(identifier)
    layout = read(followed, published)
    atlas = layout.atlas()
    assert atlas.updateFeatures() == 1, "the filter is the new field's"
    assert atlas.nameForPage(0) == "lundi"
    assert atlas.sortExpression() == "numero"
    assert atlas.beginRender()
    assert atlas.seekTo(0)
    assert atlas.currentFilename() == "feuille_4"
    (label,) = [item for item in layout.items() if isinstance(item, QgsLayoutItemLabel)]
    assert label.currentText() == "N est 4, été : LUNDI"
    kept = label.dataDefinedProperties()
    context = layout.createExpressionContext()
    assert kept.value(QgsLayoutObject.DataDefinedProperty.PositionX, context) == 8
    assert kept.value(QgsLayoutObject.DataDefinedProperty.PositionY, context) == 4
    (picture,) = [item for item in layout.items() if isinstance(item, QgsLayoutItemPicture)]
    source = picture.dataDefinedProperties().value(QgsLayoutObject.DataDefinedProperty.PictureSource, context)
    assert source == "lundi.png"
    (table,) = [item for item in layout.multiFrames() if isinstance(item, QgsLayoutItemAttributeTable)]
    assert [each.attribute() for each in table.columns()] == ["ete_d_ici", '"numero" + 1']
    assert [each.attribute() for each in table.sortColumns()] == ["numero"]
    assert table.featureFilter() == '"numero" > 3'
    (page,) = [item for item in layout.multiFrames() if isinstance(item, QgsLayoutItemHtml)]
    assert page.html() == '<b>N</b> [% "numero" %]'
    (cells,) = [item for item in layout.multiFrames() if isinstance(item, QgsLayoutItemManualTable)]
    assert cells.tableContents()[0][0].content().expressionString() == '"ete_d_ici"'


def test_without_renamed_fields_nothing_changes(layouts: tuple[QgsVectorLayer, str]) -> None:
    layer, xml = layouts
    assert follow(xml, {layer.id(): {}}) == (xml, ())
    assert follow("", {layer.id(): RENAMED}) == ("", ())


def test_a_report_is_grouped_by_the_new_name(qgis_app, qgis_new_project) -> None:
    layer = layer_with("Été d’ici", "N")
    project = QgsProject.instance()
    project.addMapLayer(layer)
    report = QgsReport(project)
    report.setName("Rapport")
    section = QgsReportSectionFieldGroup(report)
    section.setLayer(layer)
    section.setField("Été d’ici")
    body = QgsLayout(project)
    body.initializeDefaults()
    label = QgsLayoutItemLabel(body)
    label.setText('[% "N" %]')
    body.addLayoutItem(label)
    section.setBody(body)
    section.setBodyEnabled(True)
    report.appendChild(section)
    project.layoutManager().addLayout(report)
    followed, lost = follow(written(project), {layer.id(): RENAMED})
    assert lost == ()
    root = etree.fromstring(followed)
    assert [node.get("field") for node in root.iter("Section") if node.get("field")] == ["ete_d_ici"]
    assert [node.get("labelText") for node in root.iter("LayoutItem") if node.get("labelText")] == ['[% "numero" %]']


ATLAS = '<Atlas enabled="1" coverageLayer="a"/>'
TWO = {"a": {"Nom": "nom_2"}, "b": {"Population": "pop"}}


@pytest.mark.parametrize(
    ("item", "words"),
    [
        ("<LayoutItem labelText=\"[% attribute(@atlas_feature, 'Nom') %]\"/>", "attribute(@atlas_feature, 'Nom')"),
        ("<LayoutItem labelText=\"[% aggregate('b', 'sum', Population) %]\"/>", "aggregate('b', 'sum', Population)"),
        ('<LayoutMultiFrame source="2" relationId="r" vectorLayer="a"><displayColumns>'
         '<column attribute="Population"/></displayColumns></LayoutMultiFrame>', "Population"),
    ],
)  # fmt: skip
def test_what_cannot_be_followed_is_told_and_stays(item: str, words: str) -> None:
    xml = f'<Layouts><Layout name="A4">{item}{ATLAS}</Layout></Layouts>'
    followed, lost = follow(xml, TWO)
    assert lost == (f"A4: {words}",)
    assert etree.tostring(etree.fromstring(followed), method="c14n") == etree.tostring(
        etree.fromstring(xml), method="c14n"
    )


@pytest.mark.parametrize(
    "item",
    [
        '<LayoutItem labelText="Population de Nom"/>',
        '<LayoutItem labelText="[% @layout_name %]"/>',
        "<LayoutItem labelText=\"[% aggregate('b', 'count', 1) %]\"/>",
    ],
)
def test_what_names_no_renamed_field_is_left_alone(item: str) -> None:
    assert follow(f'<Layouts><Layout name="A4">{item}{ATLAS}</Layout></Layouts>', TWO)[1] == ()


def test_no_source_of_this_computer_is_published(layouts: tuple[QgsVectorLayer, str]) -> None:
    layer, xml = layouts
    root = etree.fromstring(xml)
    own = [value for node in root.iter(etree.Element) for value in node.attrib.values() if "uid=" in value]
    assert len(own) >= 4, "an atlas, a table, a map, a legend"
    point(root, {layer.id(): ("postgres", 'service=\'carto\' table="s"."zones"')})
    text = etree.tostring(root, encoding="unicode")
    left = [node.tag for node in etree.fromstring(text).iter() if any("uid=" in each for each in node.attrib.values())]
    assert left == []
    assert text.count("carto") == len(own)
    point(root, {})
    assert "carto" not in etree.tostring(root, encoding="unicode")
