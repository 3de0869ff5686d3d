"""Publishing on géOrchestra, on the fakes of its applications."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from qgis.core import QgsCoordinateTransformContext, QgsProject, QgsRectangle, QgsVectorFileWriter, QgsVectorLayer
from qgis.PyQt.QtGui import QColor

from prodige_plugin.feedback import Feedback
from prodige_plugin.metadata.record import Record
from prodige_plugin.platforms import store
from prodige_plugin.platforms.dashboard import DashboardRow, dashboard
from prodige_plugin.platforms.product import MapRequest
from prodige_plugin.platforms.store import ledger
from prodige_plugin.publishing.changes import PublicationState
from prodige_plugin.publishing.plan import Effect
from prodige_plugin.publishing.prepared import Update, prepare_layer
from tests.qgis.georchestra_support import WORKSPACE, Georchestra, georchestra, image, squares


@pytest.fixture
def place(tmp_path: Path, qgis_new_project, monkeypatch: pytest.MonkeyPatch) -> Iterator[Georchestra]:
    monkeypatch.setattr(store, "profile_folder", lambda: tmp_path / "profile")
    with georchestra(tmp_path) as made:
        yield made


def test_a_layer_is_published_read_back_and_unpublished(place: Georchestra) -> None:
    before = place.held()
    receipt = place.publish(squares())
    assert list(place.space.layers) == ["zones_humides"]
    (store,) = place.space.stores
    content = place.space.stores[store].types["zones_humides"]
    assert content["title"] == "Zones humides"
    assert content["srs"] == "EPSG:2154"
    assert place.space.layers["zones_humides"]["defaultStyle"] == {"name": "zones_humides", "workspace": WORKSPACE}
    ((identifier, kept),) = place.geonetwork.kept.items()
    assert "view" in kept.sharing[1]
    assert f"/geoserver/{WORKSPACE}/wms?".encode() in kept.xml
    assert any(identifier in link["content"] for link in content["metadataLinks"]["metadataLink"])
    assert receipt.checks
    assert all(check["ok"] for check in receipt.checks)
    assert {check["name"]: check["found"] for check in receipt.checks}["features by WFS"] == 3
    assert {"wms", "wfs", "record", "thumbnail"} <= set(receipt.links)
    place.unpublish("zones_humides")
    after = place.held()
    assert after["records"] == before["records"]
    assert after["workspaces"] == before["workspaces"]


def test_published_again_the_layer_reads_a_new_store_and_the_old_one_goes(place: Georchestra) -> None:
    place.publish(squares(count=3))
    (first,) = place.space.stores
    (record,) = place.geonetwork.kept
    receipt = place.publish(squares(count=5))
    (second,) = place.space.stores
    assert first != second
    assert list(place.geonetwork.kept) == [record]
    assert {check["name"]: check["found"] for check in receipt.checks}["features by WFS"] == 5
    # an administrator of one workspace can delete stores, not files: said, not hidden
    assert any(first in warning for warning in receipt.warnings)


def test_what_has_not_changed_is_not_sent_again(place: Georchestra) -> None:
    layer = squares()
    place.publish(layer)
    (store,) = place.space.stores
    publisher = place.publisher
    plan = place.plan(layer, publisher=publisher)
    assert [step.key.partition(":")[0] for step in plan.steps] == ["check", "serve", "record", "share", "read"]
    publisher.run(plan, Feedback(), journals=place.journals)
    assert list(place.space.stores) == [store]


def test_the_style_alone_is_sent_when_that_is_asked(place: Georchestra) -> None:
    place.publish(squares())
    (store,) = place.space.stores
    layer = squares()
    layer.renderer().symbol().setColor(QColor("#123456"))
    before = place.space.styles["zones_humides"]
    place.publish(layer, update=Update.STYLE)
    assert b"#123456" in place.space.styles["zones_humides"][1]
    assert place.space.styles["zones_humides"] != before
    assert list(place.space.stores) == [store]


def test_the_list_tells_what_changed_on_this_computer(place: Georchestra, tmp_path: Path) -> None:
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.driverName = "ESRI Shapefile"
    path, around = tmp_path / "zones.shp", QgsCoordinateTransformContext()

    def written(count: int) -> QgsVectorLayer:
        done = QgsVectorFileWriter.writeAsVectorFormatV3(squares(count=count), str(path), around, options)
        assert done[0] == QgsVectorFileWriter.WriterError.NoError, done
        layer = QgsVectorLayer(str(path), "Zones humides", "ogr")
        layer.renderer().symbol().setColor(QColor("#6a8f3c"))
        return layer

    def row(layer: QgsVectorLayer | None = None) -> DashboardRow:
        layers = [] if layer is None else [prepare_layer(layer)]
        for prepared in layers:
            prepared.publication = "zones_humides"
        (found,) = dashboard(place.publisher, ledger(), layers, Feedback())
        return found

    layer = written(3)
    place.publish(layer)
    assert row().file == str(path)
    assert "does not tell" in row().why, "the file is as it was published"
    layer = written(5)
    assert "written or moved" in row().why
    # a new style says nothing of the data that were not sent
    place.publish(layer, update=Update.STYLE)
    assert "written or moved" in row().why
    assert row(layer).state is PublicationState.CHANGED_HERE
    place.publish(layer)
    assert row(layer).state is PublicationState.UNKNOWN
    assert "does not tell" in row(layer).why


def test_what_is_written_while_it_is_published_is_a_change(place: Georchestra, tmp_path: Path) -> None:
    path = tmp_path / "relief.tif"
    publisher = place.publisher
    plan = place.plan(image(path, 40), publisher=publisher)
    image(path, 60)
    publisher.run(plan, Feedback(), journals=place.journals)
    (row,) = dashboard(publisher, ledger(), [], Feedback())
    assert "written or moved" in row.why


def test_an_image_is_published_replaced_and_unpublished(place: Georchestra, tmp_path: Path) -> None:
    before = place.held()
    receipt = place.publish(image(tmp_path / "relief.tif", 40))
    (store,) = place.space.coverage_stores
    url = place.space.coverage_stores[store].url
    assert place.space.layers["relief"]["kind"] == "raster"
    assert {check["name"] for check in receipt.checks} >= {"map drawn", "layers announced by WMS"}
    place.publish(image(tmp_path / "autre" / "relief.tif", 60))
    assert list(place.space.coverage_stores) == [store]
    assert list(place.space.layers) == ["relief"]
    assert place.space.coverage_stores[store].url != url
    grid = place.space.coverage_stores[store].types["relief"]["grid"]
    assert grid["range"]["high"] == "60 60"
    place.unpublish("relief")
    after = place.held()
    assert (after["workspaces"], after["records"]) == (before["workspaces"], before["records"])


def test_a_map_shows_the_rasters_published_with_it(place: Georchestra, tmp_path: Path) -> None:
    project = QgsProject.instance()
    zones, relief = squares(), image(tmp_path / "relief.tif", 50)
    project.addMapLayers([zones, relief])
    request = MapRequest("Carte du relief", project, extent=QgsRectangle(relief.extent()), crs=relief.crs())
    publisher = place.publisher
    job = publisher.prepare([relief], request)
    assert job.map is not None
    assert job.map.left_out == ()
    plan = place.plan(relief, map_request=request)
    replaced = [str(target) for target in plan.targets(Effect.REPLACE)]
    assert replaced == [], "nothing of it was there: its records are made, and then shown"
    place.publish(relief, map_request=request)
    (name,) = place.space.groups
    assert {each["name"] for each in place.space.groups[name]["published"]} == {"dreal:relief", "dreal:zones_humides"}
    ((_number, found),) = place.mapstore.maps.items()
    assert "dreal:relief" in str(found.data)
    kinds = {one.key: one.kind for one in place.publisher.publications(Feedback())}
    assert kinds == {"relief": "raster", "zones_humides": "layer", name: "map"}


def test_a_map_is_a_group_a_viewer_and_a_record_tied_to_those_of_its_layers(place: Georchestra, tmp_path: Path) -> None:
    project = QgsProject.instance()
    bottom, top = squares("Communes"), squares("Zones humides")
    for layer in (bottom, top):
        project.addMapLayer(layer)
    request = MapRequest("Carte des zones ]]> & co", project, extent=QgsRectangle(top.extent()), crs=top.crs())
    receipt = place.publish(map_request=request)
    (name,) = place.space.groups
    shown = [each["name"] for each in place.space.groups[name]["published"]]
    assert shown == ["dreal:communes", "dreal:zones_humides"]
    ((number, found),) = place.mapstore.maps.items()
    assert found.name == "Carte des zones ]]> & co"
    assert found.public
    assert f"/mapstore/#/viewer/{number}" in receipt.links["map"][0]["url"]
    records = {key: kept.xml for key, kept in place.geonetwork.kept.items()}
    assert len(records) == 3
    (of_map,) = [xml for xml in records.values() if b"/mapstore/#/viewer/" in xml]
    assert sum(key.encode() in of_map for key in records) == 3
    assert receipt.checks
    assert all(check["ok"] for check in receipt.checks)
    publisher = place.publisher
    (row,) = [each for each in publisher.publications(Feedback()) if each.key == name]
    said = publisher.unpublish_plan(row, Feedback()).steps[-1].label
    assert said.endswith(": its group of layers, its map in MapStore, its record")
    place.unpublish(name)
    assert place.mapstore.maps == {}
    assert place.space.groups == {}
    assert len(place.geonetwork.kept) == 2


def test_the_lineage_tells_the_publication_once(place: Georchestra) -> None:
    for count in (3, 5):
        place.publish(squares(count=count), lineage=True)
        (kept,) = place.geonetwork.kept.values()
        lineage = str(Record.parse(kept.xml).get("lineage"))
        assert lineage.count("Géo") == 1
        assert f"{count} features" in lineage
    # nothing of the data goes: nothing is told
    place.publish(squares(count=5), lineage=True)
    (kept,) = place.geonetwork.kept.values()
    assert str(Record.parse(kept.xml).get("lineage")) == lineage
