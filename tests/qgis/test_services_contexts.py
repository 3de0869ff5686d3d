"""Maps behind a link, from a real HTTP server to groups of layers."""

from __future__ import annotations

import contextlib
import io
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from qgis.core import QgsLayerDefinition, QgsProject, QgsRasterLayer, QgsVectorLayer

from prodige_plugin import errors
from prodige_plugin.services import loading, projects
from prodige_plugin.services.built import Group
from tests.qgis.files_data import link, load, vector, zipped
from tests.servers.http import HttpServer

WMS = """<?xml version="1.0"?><WMS_Capabilities version="1.3.0" xmlns="http://www.opengis.net/wms"
 xmlns:xlink="http://www.w3.org/1999/xlink"><Service><Name>WMS</Name><Title>t</Title></Service><Capability><Request>
<GetCapabilities><Format>text/xml</Format>
<DCPType><HTTP><Get><OnlineResource xlink:href="{url}"/></Get></HTTP></DCPType>
</GetCapabilities><GetMap><Format>image/png</Format>
<DCPType><HTTP><Get><OnlineResource xlink:href="{url}"/></Get></HTTP>
</DCPType></GetMap></Request><Exception><Format>XML</Format></Exception><Layer><Title>all</Title><CRS>EPSG:2154</CRS>
<EX_GeographicBoundingBox><westBoundLongitude>-5</westBoundLongitude><eastBoundLongitude>9</eastBoundLongitude>
<southBoundLatitude>41</southBoundLatitude><northBoundLatitude>51</northBoundLatitude></EX_GeographicBoundingBox>
<BoundingBox CRS="EPSG:2154" minx="100000" miny="6000000" maxx="1200000" maxy="7100000"/>
<Layer><Name>communes</Name><Title>Communes</Title><Style><Name>plain</Name><Title>p</Title></Style>
<Style><Name>dark</Name><Title>d</Title></Style></Layer><Layer><Name>zones</Name><Title>Z</Title></Layer></Layer></Capability></WMS_Capabilities>"""
REQ = "http://www.opengis.net/spec/owc-geojson/1.0/req/"


@pytest.fixture
def server(qgis_new_project: None, tmp_path: Path) -> Iterator[HttpServer]:
    with HttpServer() as running:
        body = WMS.format(url=running.url("/wms?")).encode()
        running.route("/wms", lambda handler: handler.reply(200, body, "text/xml"))
        towns = vector(tmp_path / "towns.geojson", "GeoJSON", code=4326).read_bytes()
        running.route("/towns.geojson", lambda handler: handler.reply(200, towns, "application/geo+json"))
        yield running


def outline(group: Group) -> list[object]:
    """Give titles, nested as the groups are; a layer that is not ticked in brackets."""

    def of(inner: Group) -> list[object]:
        return [
            {one.title: of(one)}
            if isinstance(one, Group)
            else f"[{one.name()}]"
            if one.id() in group.hidden
            else one.name()
            for one in inner.children
        ]

    return of(group)


def context(server: HttpServer) -> dict[str, object]:
    def wms(title: str, layer: str, **more: object) -> dict[str, object]:
        href = server.url(f"/wms?service=WMS&version=1.3.0&request=GetMap&layers={layer}&styles=dark")
        offering = {"code": f"{REQ}wms", "operations": [{"code": "GetMap", "href": href}]}
        return {"type": "Feature", "properties": {"title": title, "offerings": [offering], **more}}

    towns = {"code": f"{REQ}geojson", "contents": [{"type": "application/geo+json", "href": "/towns.geojson"}]}
    inline = {
        "code": f"{REQ}geojson",
        "contents": [
            {
                "type": "FeatureCollection",
                "content": {
                    "type": "FeatureCollection",
                    "features": [
                        {"type": "Feature", "properties": {}, "geometry": {"type": "Point", "coordinates": [1, 47]}}
                    ],
                },
            }
        ],
    }
    return {
        "type": "FeatureCollection",
        "properties": {"title": "La carte"},
        "features": [
            {"type": "Feature", "properties": {"title": "Villes", "offerings": [towns], "folder": "/Thème"}},
            wms("Communes", "communes", active=False, opacity=0.5, folder="/Thème/Fond"),
            wms("Gone", "no_such_layer"),
            {"type": "Feature", "properties": {"title": "Ici", "offerings": [inline]}},
        ],
    }


@pytest.mark.parametrize("kind", ["CONTEXT", "FILE"])
def test_a_context_is_a_group_in_its_order(server: HttpServer, tmp_path: Path, kind: str) -> None:
    body = json.dumps(context(server)).encode()
    server.route("/1/62b2.geojson", lambda handler: handler.reply(200, body, "application/json"))
    built = load(link(server.url("/1/62b2.geojson"), "", kind), tmp_path / "downloads")
    assert built.group is not None
    assert built.group.title == "La carte"
    assert outline(built.group) == [{"Thème": ["Villes", {"Fond": ["[Communes]"]}]}, "Ici"]
    assert any("Gone" in note and "no_such_layer" in note for note in built.notes)
    wms = next(layer for layer in built.layers if layer.name() == "Communes")
    assert wms.opacity() == 0.5
    added = loading.add_built(built, QgsProject.instance())
    assert len(added) == 3
    root = QgsProject.instance().layerTreeRoot()
    assert [node.name() for node in root.children()] == ["La carte"]
    assert not root.findLayer(wms.id()).itemVisibilityChecked()


def test_a_map_that_names_itself_ends(server: HttpServer, tmp_path: Path) -> None:
    document = context(server)
    itself = {"code": f"{REQ}geojson", "contents": [{"type": "application/geo+json", "href": "/m.geojson"}]}
    features = [{"type": "Feature", "properties": {"title": "Again", "offerings": [itself]}}, document["features"][0]]  # type: ignore[index]
    body = json.dumps({**document, "features": features}).encode()
    server.route("/m.geojson", lambda handler: handler.reply(200, body))
    built = load(link(server.url("/m.geojson"), "M", "CONTEXT"), tmp_path / "downloads")
    assert built.group is not None
    assert outline(built.group) == [{"Thème": ["Villes"]}]
    assert any("Again" in note and "another map" in note for note in built.notes)


def test_a_map_with_nothing_alive_says_why(server: HttpServer, tmp_path: Path) -> None:
    document = context(server)
    document["features"] = document["features"][2:3]  # type: ignore[index]
    body = json.dumps(document).encode()
    server.route("/m.owc", lambda handler: handler.reply(200, body))
    with pytest.raises(errors.LayerError) as caught:
        load(link(server.url("/m.owc"), "M", "CONTEXT"), tmp_path / "downloads")
    assert "no_such_layer" in caught.value.why


def test_the_viewer_of_a_platform_is_explained(server: HttpServer, tmp_path: Path) -> None:
    with pytest.raises(errors.LayerError, match="map for the browser"):
        load(link(server.url("/1/helios.map"), "Helios", "CONTEXT"), tmp_path / "downloads")
    with pytest.raises(errors.HtmlInsteadOfData):
        load(link(server.url("/login"), "Helios", "CONTEXT"), tmp_path / "downloads")


# -- QGIS's own ----------------------------------------------------------------------------------


def project(tmp_path: Path, server: HttpServer, folder: Path) -> QgsProject:
    """A project with a service, a file beside it, a file elsewhere and code."""
    made = QgsProject()
    wms = QgsRasterLayer(
        f"authcfg=abc1234&crs=EPSG:2154&format=image/png&layers=communes&styles=dark&url={server.url('/wms?')}",
        "Communes",
        "wms",
    )
    folder.mkdir(parents=True, exist_ok=True)
    towns = QgsVectorLayer(str(vector(folder / "towns.gpkg", "GPKG")), "Villes", "ogr")
    towns.renderer().symbol().setColor(towns.renderer().symbol().color().fromRgb(9, 8, 7))
    towns.setOpacity(0.25)
    config = towns.editFormConfig()
    config.setInitCode("import os\nos.system('touch /tmp/evil')")
    towns.setEditFormConfig(config)
    secret = QgsVectorLayer(str(vector(tmp_path / "secret.gpkg", "GPKG")), "Secret", "ogr")
    made.addMapLayers([wms, towns, secret], False)
    group = made.layerTreeRoot().addGroup("Groupe")
    for layer in (towns, secret):
        group.addLayer(layer)
    made.layerTreeRoot().addLayer(wms).setItemVisibilityChecked(False)
    return made


def test_a_definition_from_the_web_names_no_file_of_this_computer(server: HttpServer, tmp_path: Path) -> None:
    made = project(tmp_path, server, tmp_path / "elsewhere")
    path = tmp_path / "a.qlr"
    assert QgsLayerDefinition.exportLayerDefinition(str(path), made.layerTreeRoot().children())[0]
    body = path.read_bytes()
    server.route("/a.qlr", lambda handler: handler.reply(200, body))
    built = load(link(server.url("/a.qlr"), "Carte", "CONTEXT"), tmp_path / "downloads")
    assert built.group is not None
    assert outline(built.group) == ["[Communes]"]
    assert "authcfg" not in built.layers[0].source()
    notes = " ".join(built.notes)
    assert "“Villes” was left out" in notes
    assert "file of another computer" in notes
    assert "without the account" in notes


@pytest.mark.parametrize("suffix", ["qgz", "qgs"])
def test_a_project_in_an_archive_opens_what_came_with_it(server: HttpServer, tmp_path: Path, suffix: str) -> None:
    folder = tmp_path / "made"
    made = project(tmp_path, server, folder / "data")
    path = folder / f"carte.{suffix}"
    assert made.write(str(path))
    parts = {one.relative_to(folder).as_posix(): one.read_bytes() for one in folder.rglob("*") if one.is_file()}
    body = zipped(parts)
    server.route("/a.zip", lambda handler: handler.reply(200, body, "application/zip"))
    built = load(link(server.url("/a.zip"), "Carte"), tmp_path / "downloads")
    assert built.group is not None
    assert outline(built.group) == [{"Groupe": ["Villes"]}, "[Communes]"]
    towns = next(layer for layer in built.layers if layer.name() == "Villes")
    assert towns.source().startswith(str(tmp_path / "downloads"))
    assert towns.renderer().symbol().color().getRgb()[:3] == (9, 8, 7)
    assert towns.opacity() == 0.25
    assert towns.editFormConfig().initCode() == ""
    assert any("“Secret” was left out" in note for note in built.notes)
    assert any("code of the map" in note for note in built.notes)


def test_a_path_out_of_the_archive_is_not_followed(server: HttpServer, tmp_path: Path) -> None:
    folder = tmp_path / "made"
    made = project(tmp_path, server, folder)
    assert made.write(str(folder / "carte.qgs"))
    text = (folder / "carte.qgs").read_text(encoding="utf-8").replace("./towns.gpkg", "../../../../../secret.gpkg")
    body = zipped({"x/carte.qgs": text.encode()})
    server.route("/a.zip", lambda handler: handler.reply(200, body, "application/zip"))
    built = load(link(server.url("/a.zip"), "Carte"), tmp_path / "downloads")
    assert built.group is not None
    assert outline(built.group) == ["[Communes]"]


def test_a_project_that_came_alone_names_no_file(server: HttpServer, tmp_path: Path) -> None:
    folder = tmp_path / "files" / "downloads"
    made = project(tmp_path, server, folder)
    assert made.write(str(folder / "carte.qgz"))
    body = (folder / "carte.qgz").read_bytes()
    server.route("/carte.qgz", lambda handler: handler.reply(200, body))
    for kind in ("FILE", "CONTEXT"):
        built = load(link(server.url("/carte.qgz"), "Carte", kind), folder)
        assert built.group is not None
        assert outline(built.group) == ["[Communes]"]


def test_a_project_damaged_in_its_middle_is_said_to_be() -> None:
    """Python's zip reader tells damage by errors of four families."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("map.qgs", "<qgis>" + "".join(f"<a b='{number}'/>" for number in range(2000)) + "</qgis>")
    good = whole.getvalue()
    for place in range(35, 400, 7):
        damaged = bytearray(good)
        damaged[place] ^= 0xFF
        with contextlib.suppress(errors.BadXml):
            projects.document_of(bytes(damaged))
    with pytest.raises(errors.BadXml, match="cannot be read"):
        projects.document_of(good[:45] + b"\xff" * 40 + good[85:])
