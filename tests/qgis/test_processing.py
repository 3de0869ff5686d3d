"""The Processing algorithms where no platform is needed: parts of a download, links of files, accounts."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from qgis.core import QgsApplication, QgsProcessingContext, QgsProcessingFeedback, QgsSettings, QgsVectorLayer

from prodige_plugin.catalogue.model import Summary
from prodige_plugin.metadata.online import OnlineResource
from prodige_plugin.platforms.model import Platform
from prodige_plugin.processing.algorithm import sources_of
from prodige_plugin.processing.provider import ProdigeProvider
from prodige_plugin.services import downloads
from tests.servers.atom import AtomService, Download
from tests.servers.http import Handler, HttpServer
from tests.servers.portals import Udata
from tests.unit.csw_samples import by_id, iso, results
from tests.unit.test_services_cli import LINK, RECORD

CAPABILITIES = b'<csw:Capabilities xmlns:csw="http://www.opengis.net/cat/csw/2.0.2" version="2.0.2"/>'


@pytest.fixture(scope="module")
def provider(qgis_app) -> Iterator[ProdigeProvider]:
    provider = ProdigeProvider()
    assert QgsApplication.processingRegistry().addProvider(provider)
    yield provider
    QgsApplication.processingRegistry().removeProvider(provider)


@pytest.fixture
def server(tmp_path) -> Iterator[HttpServer]:
    QgsSettings().setValue(downloads.SETTING, str(tmp_path / "downloads"))
    with HttpServer() as running:
        yield running
    QgsSettings().remove(downloads.SETTING)


def run(name: str, parameters: dict):
    algorithm = QgsApplication.processingRegistry().createAlgorithmById(f"prodige:{name}")
    feedback = QgsProcessingFeedback(False)
    outputs, ok = algorithm.run(parameters, QgsProcessingContext(), feedback)
    return outputs, ok, feedback.textLog()


def record(*links: tuple[str, str, str], identifier: str = "one") -> str:
    written = "".join(LINK.format(url=url, protocol=protocol, name=name) for url, protocol, name in links)
    inside = RECORD.partition(">")[2].removesuffix("</gmd:MD_Metadata>").format(links=written)
    return iso(identifier, f"Zones {identifier}", after=inside)


def csw(server: HttpServer, stored: str) -> str:
    def answer(handler: Handler) -> None:
        asked = handler.seen.query.get("request", "")
        handler.reply(200, CAPABILITIES if asked == "GetCapabilities" else by_id(stored), "application/xml")

    server.route("/csw", answer)
    return server.url("/csw")


def geojson(fields: list[dict], crs: int) -> bytes:
    x = 500_000 if crs == 2154 else 0
    return json.dumps({
        "type": "FeatureCollection",
        "crs": {"type": "name", "properties": {"name": f"urn:ogc:def:crs:EPSG::{crs}"}},
        "features": [
            {
                "type": "Feature",
                "properties": values,
                "geometry": {"type": "Point", "coordinates": [x + rank, 6_600_000 + rank]},
            }
            for rank, values in enumerate(fields)
        ],
    }).encode()  # fmt: skip


def test_all_parts_of_a_download_are_written(provider, server, tmp_path):
    first = geojson([{"fid": 1, "nom": "a", "code": "1"}, {"fid": 2, "nom": "b", "code": "2"}], 2154)
    second = geojson([{"fid": 1, "code": "3", "nom": "c"}], 2154)
    service = AtomService(
        server,
        {
            "zones": [
                Download("/one.geojson", first, "geojson", rel="section", entry="e"),
                Download("/two.geojson", second, "geojson", rel="section", entry="e"),
            ]
        },
    )
    url = csw(server, record((service.service, "ATOM", "zones")))
    outputs, ok, log = run("loaddata", {"PLATFORM": url, "RECORD": "one", "OUTPUT": str(tmp_path / "all.gpkg")})
    assert ok, log
    layer = QgsVectorLayer(outputs["OUTPUT"], "all", "ogr")
    found = sorted((feature["nom"], feature["code"]) for feature in layer.getFeatures())
    assert found == [("a", "1"), ("b", "2"), ("c", "3")]
    assert layer.extent().xMinimum() == 500_000


def test_what_there_is_to_choose_from_is_in_the_log(provider, server, tmp_path):
    body = geojson([{"nom": "a"}], 2154)
    service = AtomService(
        server,
        {
            "bois": [Download("/one.geojson", body, "geojson")],
            "eaux": [Download("/two.geojson", body, "geojson")],
        },
    )
    url = csw(server, record((service.service, "ATOM", "")))
    asked = {"PLATFORM": url, "RECORD": "one", "OUTPUT": str(tmp_path / "x.gpkg")}
    _outputs, ok, log = run("loaddata", asked)
    assert not ok and "LAYER = bois" in log and "LAYER = eaux" in log
    outputs, ok, log = run("loaddata", {**asked, "LAYER": "eaux"})
    assert ok and QgsVectorLayer(outputs["OUTPUT"], "x", "ogr").featureCount() == 1, log


def test_the_links_of_a_file_with_several_records(provider, tmp_path):
    file = tmp_path / "answer.xml"
    page = ("https://h.example/guide.pdf", "WWW:LINK", "Guide")
    file.write_bytes(results(record(page) + record(page, page, identifier="two"), 2))
    asked = {"FILE": str(file), "TRY": False, "OUTPUT": str(tmp_path / "l.gpkg")}
    outputs, ok, log = run("checklinks", asked)
    assert ok, log
    rows = [feature["record"] for feature in QgsVectorLayer(outputs["OUTPUT"], "l", "ogr").getFeatures()]
    assert rows == ["Zones one", "Zones two"] and outputs["LINKS"] == 2
    file.write_text("<nothing/>")
    _outputs, ok, log = run("checklinks", {**asked, "OUTPUT": str(tmp_path / "m.gpkg")})
    assert not ok and "no record in the file" in log


def test_the_links_of_an_entry_that_is_no_record(provider, server, tmp_path):
    server.route("/", Udata())
    outputs, ok, log = run(
        "checklinks",
        {
            "PLATFORM": server.url("/fr/datasets/"),
            "RECORD": f"{1:024x}",
            "TRY": False,
            "OUTPUT": str(tmp_path / "l.gpkg"),
        },
    )
    assert ok and outputs["LINKS"] > 0, log


def test_the_platforms_account_is_for_its_own_servers():
    links = tuple(
        OnlineResource(f"https://{host}/wfs", "OGC:WFS", name)
        for host, name in (("data.region.example", "a"), ("elsewhere.example", "b"))
    )
    platform = Platform("r", "Région", "prodige", {"wfs": "https://data.region.example/wfs"}, authcfg="abc1234")
    found = {source.layer_name: source for source in sources_of(Summary("one", "Zones", links=links), platform)}
    assert (found["a"].authcfg, found["b"].authcfg, found["a"].record) == ("abc1234", "", "one")
