"""The served project keeps styles to the letter and changes nothing but sources and links."""

from __future__ import annotations

import base64
import io
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree
from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsEditorWidgetSetup,
    QgsFillSymbol,
    QgsMarkerSymbol,
    QgsPalLayerSettings,
    QgsProject,
    QgsRuleBasedLabeling,
    QgsRuleBasedRenderer,
    QgsSingleSymbolRenderer,
    QgsSvgMarkerSymbolLayer,
    QgsTextFormat,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
)

from prodige_plugin.platforms.preparing import prepare
from prodige_plugin.platforms.product import MapRequest
from prodige_plugin.publishing import layer_xml, project_skeleton
from prodige_plugin.publishing.database import Database
from prodige_plugin.publishing.prepared import prepare_layer
from prodige_plugin.publishing.project_skeleton import Skeletons
from prodige_plugin.publishing.server_project import (
    MapDressing,
    ServedLayer,
    build,
    source_uri,
)
from prodige_plugin.publishing.service_text import ServiceText
from prodige_plugin.publishing.vector_export import Loaded
from tests.platform.publish_support import served_text

WORLD = "/usr/share/qgis/resources/data/world_map.gpkg"
DATABASE = Database("host=h dbname=d", "auteur", "s3cret", 'Schéma "x" d\'été', "lecteur", "service du serveur")
LOADED = Loaded("_s1", "fid", "geom", "MultiPolygon", 4326, 5, (-5.0, 41.0, 10.0, 51.0))
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><circle cx="4" cy="4" r="4"/></svg>'


@pytest.fixture()
def styled(qgis_app) -> QgsVectorLayer:
    """A layer with rules, rule-based labels, aliases, a form, a scale range and a second style."""
    layer = QgsVectorLayer(f"{WORLD}|layername=countries", 'Pays <été> & "x"', "ogr")
    root = QgsRuleBasedRenderer.Rule(None)
    for expression, colour in (("\"NAME\" LIKE 'F%' AND 1 < 2", "#ff0000"), ("ELSE", "#00ff00")):
        rule = QgsRuleBasedRenderer.Rule(QgsFillSymbol.createSimple({"color": colour}), 1000, 50_000_000, expression)
        rule.setLabel("Règle d'été & <co>")
        root.appendChild(rule)
    layer.setRenderer(QgsRuleBasedRenderer(root))
    settings = QgsPalLayerSettings()
    settings.fieldName = "'<' || \"NAME\" || '>'"
    settings.isExpression = True
    text = QgsTextFormat()
    text.setSize(13.5)
    settings.setFormat(text)
    labels = QgsRuleBasedLabeling.Rule(None)
    labels.appendChild(QgsRuleBasedLabeling.Rule(settings, 0, 0, '"fid" > 3'))
    layer.setLabeling(QgsRuleBasedLabeling(labels))
    layer.setLabelsEnabled(True)
    layer.setFieldAlias(2, "Nom d'usage")
    layer.setEditorWidgetSetup(2, QgsEditorWidgetSetup("TextEdit", {"IsMultiline": True}))
    layer.setScaleBasedVisibility(True)
    layer.setMinimumScale(100_000_000)
    layer.setDisplayExpression('"NAME"')
    layer.styleManager().addStyleFromLayer("autre")
    return layer


def served(layer: QgsVectorLayer, **changes) -> ServedLayer:
    prepared = prepare_layer(layer)
    given = ServedLayer(
        layer_id=prepared.layer_id,
        title=prepared.title,
        abstract="Résumé & <co>",
        short_name="pays",
        keywords=("été", "a, b"),
        attribution="Qui ?",
        metadata_url="https://x.org/csw?ID=1&R=2",
        xml=prepared.xml,
        loaded=LOADED,
        table="pays",
        crs=prepared.crs,
        materialised=False,
    )
    return replace(given, **changes)


def project_xml(data: bytes) -> etree._Element:
    return etree.fromstring(served_text(data).encode())


def canonical(element: etree._Element, tag: str) -> list[bytes]:
    return [etree.tostring(node, method="c14n") for node in element.iterfind(tag)]


def test_style_labels_forms_come_back_identical(styled: QgsVectorLayer) -> None:
    item = served(styled)
    ours = etree.fromstring(item.xml.encode())
    stored = project_xml(build("pays", ServiceText("Pays"), [item], DATABASE)).find("projectlayers/maplayer")
    changed = {
        "datasource", "provider", "layername", "shortname", "title", "abstract", "keywordList", "attribution",
        "metadataUrls", "srs", "extent", "wgs84extent", "layerDependencies", "dataDependencies",
    }  # fmt: skip
    tags = [child.tag for child in ours if child.tag not in changed]
    assert {"renderer-v2", "labeling", "fieldConfiguration", "aliases", "map-layer-style-manager"} <= set(tags)
    for tag in tags:
        assert canonical(ours, tag) == canonical(stored, tag), tag
    kept = dict(ours.attrib)
    assert {k: v for k, v in stored.attrib.items() if k != "wkbType"} == {
        k: v for k, v in kept.items() if k != "wkbType"
    }


def test_qgis_reads_it_back_with_the_same_renderer(styled: QgsVectorLayer, tmp_path: Path) -> None:
    path = tmp_path / "p.qgz"
    path.write_bytes(build("pays", ServiceText("Pays"), [served(styled)], DATABASE))
    project = QgsProject()
    project.read(str(path))
    (layer,) = project.mapLayers().values()
    assert layer.serverProperties().shortName() == "pays"
    assert layer.serverProperties().title() == 'Pays <été> & "x"'
    assert layer.serverProperties().abstract() == "Résumé & <co>"
    assert [url.url for url in layer.serverProperties().metadataUrls()] == ["https://x.org/csw?ID=1&R=2"]
    assert project.readListEntry("WFSLayers", "")[0] == [layer.id()]
    assert project.readEntry("WMSServiceTitle", "/")[0] == "Pays"
    extent = [float(corner) for corner in project.readListEntry("WMSExtent", "")[0]]
    assert extent == [-5.0, 41.0, 10.0, 51.0]
    assert project.readListEntry("WMSCrsList", "")[0][0] == "EPSG:4326"


def test_the_source_names_the_service_and_no_account(styled: QgsVectorLayer) -> None:
    uri = source_uri(DATABASE, "pays", LOADED)
    assert "service='service du serveur'" in uri
    assert 'table="Schéma \\"x\\" d\'été"."pays" (geom)' in uri
    text = served_text(build("pays", ServiceText("Pays"), [served(styled)], DATABASE))
    for secret in ("s3cret", "auteur", "host=h", WORLD, "inbuilt:"):
        assert secret not in text


def test_materialised_joins_and_computed_fields_are_taken_out(styled: QgsVectorLayer) -> None:
    from qgis.core import QgsField
    from qgis.PyQt.QtCore import QMetaType

    styled.addExpressionField("1+1", QgsField("deux", QMetaType.Type.Int))
    kept = project_xml(build("p", ServiceText("P"), [served(styled)], DATABASE))
    gone = project_xml(build("p", ServiceText("P"), [served(styled, materialised=True)], DATABASE))
    assert {node.get("name") for node in kept.iterfind("projectlayers/maplayer/expressionfields/*")} == {"deux"}
    assert gone.findall("projectlayers/maplayer/expressionfields/*") == []


def drawn_with(image: str) -> QgsSingleSymbolRenderer:
    symbol = QgsMarkerSymbol()
    symbol.changeSymbolLayer(0, QgsSvgMarkerSymbolLayer(image))
    return QgsSingleSymbolRenderer(symbol)


def test_local_images_travel_inside(qgis_app, tmp_path: Path) -> None:
    svg = tmp_path / "puits été.svg"
    svg.write_bytes(SVG)
    layer = QgsVectorLayer("Point?crs=EPSG:2154", "puits", "memory")
    layer.setRenderer(drawn_with(str(svg)))
    assert layer_xml.local_images(etree.fromstring(prepare_layer(layer).xml.encode())) == [str(svg)]
    stored = served_text(build("p", ServiceText("P"), [served(layer)], DATABASE))
    assert str(tmp_path) not in stored
    assert base64.b64encode(SVG).decode() in stored


def test_images_of_qgis_itself_stay_names(qgis_app) -> None:
    layer = QgsVectorLayer("Point?crs=EPSG:2154", "puits", "memory")
    layer.setRenderer(drawn_with("gpsicons/plane.svg"))
    element = etree.fromstring(prepare_layer(layer).xml.encode())
    assert layer_xml.local_images(element) == []


def test_fonts_are_found(qgis_app) -> None:
    layer = QgsVectorLayer("Point?crs=EPSG:2154", "puits", "memory")
    settings = QgsPalLayerSettings()
    text = QgsTextFormat()
    font = text.font()
    font.setFamily("Comic Neue")
    text.setFont(font)
    settings.setFormat(text)
    layer.setLabeling(QgsVectorLayerSimpleLabeling(settings))
    assert "Comic Neue" in layer_xml.fonts(etree.fromstring(prepare_layer(layer).xml.encode()))


def test_a_map_keeps_its_tree_and_drops_what_is_not_published(styled: QgsVectorLayer) -> None:
    tree = (
        '<layer-tree-group><layer-tree-group name="G">'
        f'<layer-tree-layer id="{styled.id()}" name="x" source="/home/me"/>'
        '</layer-tree-group><layer-tree-layer id="other" name="y" source="/home/me/secret.gpkg"/>'
        f'<custom-order enabled="1"><item>other</item><item>{styled.id()}</item></custom-order></layer-tree-group>'
    )
    data = build("p", ServiceText("P"), [served(styled)], DATABASE, MapDressing(tree, extent=(0.0, 1.0, 2.0, 3.0)))
    root = project_xml(data)
    assert [node.get("id") for node in root.iter("layer-tree-layer")] == [styled.id()]
    assert [node.text for node in root.iterfind("layer-tree-group/custom-order/item")] == [styled.id()]
    assert "/home/me" not in served_text(data)
    assert root.findtext("mapcanvas/extent/ymax") == "3.0"


def test_the_scales_of_the_project_are_those_of_the_published_map(styled: QgsVectorLayer, tmp_path: Path) -> None:
    own = QgsProject()
    own.addMapLayer(styled.clone())
    own.viewSettings().setMapScales([5000.0, 25000.0])
    own.viewSettings().setUseProjectScales(True)
    job = prepare([], MapRequest("Carte", own), "")
    assert job.map is not None
    assert job.map.dressing.scales == (25000.0, 5000.0)
    (tmp_path / "p.qgz").write_bytes(build("p", ServiceText("P"), [served(styled)], DATABASE, job.map.dressing))
    read = QgsProject()
    assert read.read(str(tmp_path / "p.qgz"), QgsProject.ReadFlag.FlagDontResolveLayers)
    assert read.viewSettings().useProjectScales()
    assert read.viewSettings().mapScales() == [25000.0, 5000.0]


def told(data: bytes, path: Path) -> dict[str, object]:
    """What QGIS reads of a project's own: as a server will."""
    path.write_bytes(data)
    project = QgsProject()
    assert project.read(str(path))
    metadata = project.metadata()
    texts = ("WMSServiceTitle", "WMSServiceAbstract", "WMSContactOrganization", "WMSContactMail", "WMSFees")
    lists = ("WMSKeywordList", "WMSCrsList", "WMSExtent", "WFSLayers")
    found: dict[str, object] = {key: project.readEntry(key, "/")[0] for key in texts}
    found |= {key: project.readListEntry(key, "/")[0] for key in lists}
    (layer_id,) = found["WFSLayers"]  # type: ignore[misc]
    found |= {key: project.readListEntry(key, "Layer")[0] == [layer_id] for key in ("WMTSLayers", "WMTSPngLayers")}
    found["capabilities"] = project.readBoolEntry("WMSServiceCapabilities", "/")[0]
    found["decimals"] = project.readNumEntry("WFSLayersPrecision", f"/{layer_id}")[0]
    found["metadata"] = (project.title(), metadata.title(), metadata.abstract(), metadata.author())
    found["crs"] = project.crs().authid()
    found["trusted"] = bool(project.flags() & Qgis.ProjectFlag.TrustStoredLayerStatistics)
    return found


def test_projects_that_begin_as_one_say_each_its_own(styled: QgsVectorLayer, tmp_path: Path) -> None:
    """QGIS writes an empty project for all of them: nothing of one may stay in the next."""
    texts = [
        ServiceText("Été <&>", "Résumé", ("eau", "a, b"), "Région", "Moi", "moi@x.fr", "01", "Gratuit", "Aucune"),
        ServiceText("Autre"),
    ]
    crs = QgsCoordinateReferenceSystem("EPSG:2154")
    moved = replace(LOADED, extent=(8e5, 6.3e6, 9e5, 6.4e6), srid=2154)
    items = [served(styled), served(styled), served(styled, crs=crs, loaded=moved)]
    together = Skeletons()
    for item, text in zip(items, [*texts, texts[1]], strict=True):
        alone = told(build("p", text, [item], DATABASE), tmp_path / "alone.qgz")
        assert told(build("p", text, [item], DATABASE, None, together), tmp_path / "one.qgz") == alone
        assert alone["metadata"] == (text.title, text.title, text.abstract, text.organisation)
        assert alone["WMSKeywordList"] == list(text.keywords)
        assert alone["WMSFees"] == (text.fees or "None")
        assert (alone["crs"], alone["decimals"], alone["trusted"]) == (item.crs.authid(), 8, True)
        assert alone["capabilities"] is True


def test_services_of_one_kind_are_begun_by_qgis_once(styled: QgsVectorLayer, monkeypatch) -> None:
    made: list[object] = []

    def project() -> QgsProject:
        made.append(1)
        return QgsProject()

    monkeypatch.setattr(project_skeleton, "QgsProject", project)
    together = Skeletons()
    for title in ("un", "deux", "trois"):
        build("p", ServiceText(title), [served(styled)], DATABASE, None, together)
    assert len(made) == 1


def test_words_that_xml_cannot_hold_are_left_out(styled: QgsVectorLayer, tmp_path: Path) -> None:
    found = told(
        build("p", ServiceText("a\x0bb", "c\x00d", ("e\x1ff",)), [served(styled)], DATABASE), tmp_path / "p.qgz"
    )
    assert (found["WMSServiceTitle"], found["WMSServiceAbstract"], found["WMSKeywordList"]) == ("ab", "cd", ["ef"])


def test_the_workstation_stays_unknown(styled: QgsVectorLayer) -> None:
    data = build("pays", ServiceText("Pays"), [served(styled)], DATABASE)
    root = project_xml(data)
    assert root.get("saveUser") is None
    assert root.get("saveUserFull") is None
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.namelist() == ["pays.qgs"]


@pytest.mark.parametrize(
    ("source", "secret"),
    [
        ("url=https://x.org/wms&layers=a", False),
        ("url=https://x.org/wms&authcfg=abc1234", True),
        ("url=https://x.org/wms&username=a&password=b", True),
        ("url=https://me:pw@x.org/wms&layers=a", True),
        ("url=https%3A%2F%2Fme%3Apw%40x.org%2Fwms", True),
        ("url=https://x.org/wms?token=abc", True),
        ("url=https://x.org/tiles/{z}?mail=a@b.fr", False),
    ],
)
def test_secrets_in_sources(source: str, secret: bool) -> None:
    assert layer_xml.has_secret(source) is secret
