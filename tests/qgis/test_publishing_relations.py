"""Relations in a published map: those of published layers stay, others are told; no source goes along."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from lxml import etree
from qgis.core import (
    QgsEditorWidgetSetup,
    QgsPolymorphicRelation,
    QgsProject,
    QgsRelation,
    QgsVectorLayer,
)

from prodige_plugin.feedback import Feedback
from prodige_plugin.platforms.checking import check_job
from prodige_plugin.platforms.preparing import prepare
from prodige_plugin.platforms.product import Job, MapRequest
from prodige_plugin.platforms.qgis_server.context import Context
from prodige_plugin.platforms.qgis_server.items import Item
from prodige_plugin.publishing.checks import Limits
from prodige_plugin.publishing.database import Database
from prodige_plugin.publishing.server_project import ServedLayer, build
from prodige_plugin.publishing.service_text import ServiceText
from prodige_plugin.publishing.vector_export import Loaded

WORLD = "/usr/share/qgis/resources/data/world_map.gpkg"
DATABASE = Database("host=h dbname=d", "auteur", "", "schema", "lecteur", "service")
LOADED = Loaded("_s", "fid", "geom", "MultiPolygon", 4326, 5, (-5.0, 41.0, 10.0, 51.0))


@pytest.fixture
def project(qgis_app, qgis_new_project) -> QgsProject:
    """Three layers, each tied to the countries; the last one is not published."""
    made = QgsProject.instance()
    layers = {}
    for name, table in (("Pays", "countries"), ("États", "states_provinces"), ("Privés", "disputed_borders")):
        layers[name] = QgsVectorLayer(f"{WORLD}|layername={table}", name, "ogr")
        made.addMapLayer(layers[name])
    states, countries = layers["États"], layers["Pays"]
    for name, source, key in (("États du pays", "États", "iso_a2"), ("Tracés privés", "Privés", "fid")):
        relation = QgsRelation()
        relation.setId(f"rel_{key}")
        relation.setName(name)
        relation.setReferencingLayer(layers[source].id())
        relation.setReferencedLayer(countries.id())
        relation.addFieldPair(key, "fid")
        made.relationManager().addRelation(relation)
    many = QgsPolymorphicRelation()
    many.setId("poly")
    many.setName("Au choix")
    many.setReferencingLayer(states.id())
    many.setReferencedLayerField("name")
    many.setReferencedLayerExpression("@layer_name")
    many.setReferencedLayerIds([countries.id()])
    many.addFieldPair("iso_a2", "fid")
    made.relationManager().addPolymorphicRelation(many)
    secret = f"{WORLD}|layername=disputed_borders|password=s3cret"
    named = {"LayerSource": secret, "LayerProviderName": "ogr", "Layer": layers["Privés"].id(), "Key": "fid"}
    states.setEditorWidgetSetup(1, QgsEditorWidgetSetup("ValueRelation", named))
    reference = {"ReferencedLayerDataSource": WORLD, "ReferencedLayerId": countries.id(), "Relation": "rel_iso_a2"}
    place = states.fields().indexFromName("iso_a2")
    states.setEditorWidgetSetup(
        place, QgsEditorWidgetSetup("RelationReference", {**reference, "ReferencedLayerProviderKey": "ogr"})
    )
    return made


def a_job(project: QgsProject) -> Job:
    ids = frozenset(layer.id() for layer in project.mapLayers().values() if layer.name() != "Privés")
    return prepare([], MapRequest("Carte", project, layer_ids=ids), "")


def lost(job: Job, *, relations: bool = True) -> tuple[str, ...]:
    found = check_job(job, set(), Limits(relations=relations), Feedback())
    return tuple(name for one in found if one.check == "map.relation" for name in one.details)


def published(job: Job, folder: Path) -> etree._Element:
    """The stored project."""
    assert job.map is not None
    items = [Item(f"t_{number}", layer.title, "", (), "", layer=layer) for number, layer in enumerate(job.layers)]
    whole = Item("carte", "Carte", "", (), "", dressing=job.map.dressing, shown=tuple(items))
    served = [
        ServedLayer(
            item.layer.layer_id, item.title, "", item.name, (), "", "", item.layer.xml, LOADED, item.name,
            item.layer.crs, materialised=False,
        )
        for item in items
        if item.layer is not None
    ]  # fmt: skip
    context = Context.__new__(Context)
    dressing = whole._dressed(context)
    path = folder / "p.qgz"
    path.write_bytes(build("p", ServiceText("P"), served, DATABASE, dressing))
    with zipfile.ZipFile(path) as archive:
        return etree.fromstring(archive.read("p.qgs"))


def test_relations_of_published_layers_stay_and_others_are_told(project: QgsProject, tmp_path: Path) -> None:
    job = a_job(project)
    root = published(job, tmp_path)
    assert [one.get("name") for one in root.iterfind("relations/relation")] == ["États du pays"]
    assert lost(job) == ("Tracés privés", "Au choix")
    assert lost(job, relations=False) == ("Tracés privés", "États du pays", "Au choix")
    read = QgsProject()
    read.read(str(tmp_path / "p.qgz"))
    (relation,) = read.relationManager().relations().values()
    names = {layer.id(): layer.name() for layer in read.mapLayers().values()}
    assert names[relation.referencingLayerId()] == "États"
    assert names[relation.referencedLayerId()] == "Pays"


def test_fields_are_named_as_they_are_published(project: QgsProject, tmp_path: Path) -> None:
    job = a_job(project)
    states = next(layer for layer in job.layers if layer.title == "États")
    states.renamed = {"iso_a2": "iso"}
    (pair,) = published(job, tmp_path).iterfind("relations/relation/fieldRef")
    assert (pair.get("referencingField"), pair.get("referencedField")) == ("iso", "fid")
    states.columns = ("name",)
    assert lost(job) == ("Tracés privés", "États du pays", "Au choix")
    assert published(job, tmp_path).findall("relations/relation") == []


def test_no_source_of_another_layer_goes_along(project: QgsProject, tmp_path: Path) -> None:
    """Forms and relations name other layers with their sources: paths of this computer, accounts."""
    root = published(a_job(project), tmp_path)
    text = etree.tostring(root, encoding="unicode")
    for told in ("s3cret", "world_map", "Tracés privés", "inbuilt:"):
        assert told not in text
    (option,) = root.iterfind("projectlayers/maplayer//Option[@name='ReferencedLayerDataSource']")
    assert "service='service'" in option.get("value", "")
    for relation in root.iterfind("projectlayers/maplayer/referencedLayers/relation"):
        assert "service='service'" in relation.get("dataSource", "")
