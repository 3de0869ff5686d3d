"""CKAN, udata and the Géoplateforme's search: small servers with the manners of the real ones, and recorded answers."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from prodige_plugin.catalogue import ckan, geoplateforme, udata
from prodige_plugin.catalogue.model import Box, Query, Sort
from prodige_plugin.catalogue.narrowing import page_of, unknown_filters
from prodige_plugin.errors import HttpError, NetworkError, PlatformError
from prodige_plugin.network import Door
from prodige_plugin.services.sources import layer_sources
from tests.servers.http import HttpServer
from tests.servers.portals import Ckan, Search, Udata, reply_json

from .csw_samples import iso

SPECS = Path(__file__).resolve().parents[3] / "shared/specs"
needs_specs = pytest.mark.skipif(not SPECS.is_dir(), reason="the recorded answers are not here")
BOX = Box(4.0, 44.0, 5.5, 46.0)


def recorded(name: str) -> Any:
    return json.loads((SPECS / name).read_bytes())


@pytest.fixture
def server() -> Iterator[HttpServer]:
    with HttpServer() as running:
        yield running


# -- CKAN ------------------------------------------------------------------------------------------


def test_ckan_gives_pages_facets_and_links(server: HttpServer) -> None:
    server.route("/", Ckan())
    client = ckan.CkanClient(server.url("/"), Door())
    page = client.search(Query("eau potable", box=BOX, facets={"keyword": ('la "région"', "eau")}))
    asked = server.last().query
    assert asked["ext_bbox"] == "4.000000,44.000000,5.500000,46.000000"
    assert asked["fq"] == '+tags:("la \\"région\\"" OR "eau")'
    assert asked["q"] == "eau potable" and server.count() == 1
    assert (page.total, page.next_start, len(page.summaries)) == (45, 20, 20)
    first = page.summaries[0]
    assert (first.title, first.organisation, first.keywords, first.date) == (
        "Jeu 0",
        "DREAL",
        ("Eau",),
        "2026-03-04T10:00:00.0",
    )
    assert first.box == Box(4, 44, 5, 45) and first.abstract == "Un jeu de données"
    sources = layer_sources(first.links, first.title)
    assert [(source.kind, source.layer_name) for source in sources] == [("WFS", ""), ("WMS", "communes"), ("FILE", "")]
    assert sources[2].url == "https://geo.example.org/a%20b.geojson"
    last = client.search(Query(start=40))
    assert len(last.summaries) == 5 and last.next_start is None


@pytest.mark.parametrize("given", ["", "/data", "/data/fr", "/data/api/3/action/package_search", "/data/dataset/jeu-1"])
def test_ckan_is_found_under_data_and_from_any_of_its_pages(server: HttpServer, given: str) -> None:
    server.route("/", Ckan("/data"))
    client = ckan.CkanClient(server.url(given), Door())
    assert client.search(Query()).total == 45
    before = server.count()
    client.search(Query(start=20))
    assert server.count() == before + 1


def test_ckan_words_of_solr_are_harmless(server: HttpServer) -> None:
    server.route("/", Ckan())
    assert ckan.CkanClient(server.url("/"), Door()).search(Query('titre: "eau (AND *')).total == 45


def test_ckan_where_no_ckan_is(server: HttpServer) -> None:
    server.route("/", lambda handler: handler.reply(404, b"<html>no</html>", "text/html"))
    with pytest.raises(HttpError) as caught:
        ckan.CkanClient(server.url("/a/b"), Door()).search(Query())
    assert caught.value.status == 404


def test_ckan_record_exists_only_where_it_was_harvested(server: HttpServer) -> None:
    server.route("/", Ckan())
    client = ckan.CkanClient(server.url("/"), Door())
    record = client.fetch("id-0")
    assert record is not None and b"guid-0" in record
    assert client.fetch("id-1") is None
    assert client.fetch("gone") is None
    assert not client.has_records


def test_ckan_is_not_written_to() -> None:
    with pytest.raises(PlatformError):
        ckan.CkanClient("https://x.example.org", Door()).save(b"<a/>")


def test_ckan_filter_that_is_no_field() -> None:
    assert "fq" not in ckan.parameters(Query(facets={"a:b OR x": ("y",)}))


# -- udata -----------------------------------------------------------------------------------------


def test_udata_searches_then_completes_with_the_resources(server: HttpServer) -> None:
    server.route("/", Udata())
    client = udata.UdataClient(server.url("/fr/datasets/"), Door())
    page = client.search(Query("zones humides", facets={"format": ("x",)}, sort=Sort.DATE))
    asked = server.last()
    assert asked.query["q"] == "zones humides" and "format" not in asked.query
    assert "resources" in asked.headers["x-fields"] and server.count() == 1
    assert (page.total, page.next_start) == (45, 20)
    first = page.summaries[1]
    assert first.partial and first.organisation == "DREAL" and first.box == Box(4, 44, 5, 45)
    whole = client.complete(first)
    assert not whole.partial and whole.identifier == first.identifier
    sources = layer_sources(whole.links, whole.title)
    assert (sources[0].kind, sources[0].layer_name) == ("WFS", "n_zone")
    assert [link.url for link in whole.links][-1] == "https://catalogue.example.org/1"
    assert client.complete(whole) is whole
    assert client.fetch(first.identifier) is None


def test_udata_pages_that_begin_between_two_of_the_server(server: HttpServer) -> None:
    server.route("/", Udata())
    client = udata.UdataClient(server.url("/api/1"), Door())
    page = client.search(Query(start=30, page_size=20))
    assert page.summaries[0].identifier == f"{30:024x}"
    assert (len(page.summaries), page.next_start) == (10, 40)


def test_udata_has_no_map_and_is_filtered_here(server: HttpServer) -> None:
    server.route("/", Udata())
    client = udata.UdataClient(server.url("/"), Door())
    page = page_of(client, Query("zones", box=BOX))
    assert page.summaries and all(hit.box == Box(4, 44, 5, 45) for hit in page.summaries)
    assert not page_of(client, Query("zones", box=Box(100, -40, 101, -39))).summaries
    assert "box" not in unknown_filters(client, Query()) and "box" in unknown_filters(client, Query(box=BOX))


def test_udata_leaves_out_what_is_no_filter() -> None:
    assert ("page_size", "1000") not in udata.parameters(Query(facets={"page_size": ("1000",)}))


# -- Géoplateforme ---------------------------------------------------------------------------------


def test_geoplateforme_counts_by_type_and_gives_the_service(server: HttpServer) -> None:
    server.route("/recherche/", Search())
    client = geoplateforme.GeoplateformeClient(server.url("/recherche"), Door())
    page = client.search(Query("zone", box=BOX))
    assert json.loads(server.last().body)["title"] == "zone"
    assert (page.total, page.next_start, len(page.summaries)) == (45, 20, 20)
    assert page.facets == {"service": {"WFS": 40, "WMS": 5}}
    source = layer_sources(page.summaries[0].links, page.summaries[0].title)[0]
    assert (source.kind, source.layer_name, source.url) == ("WFS", "bdtopo:zone_0", "https://data.example.org/wfs")
    assert not source.reason
    assert page.summaries[0].box == Box(4, 44, 5, 45) and page.summaries[0].organisation == "IGN"
    assert client.search(Query(start=40)).next_start is None


def test_geoplateforme_that_takes_only_points(server: HttpServer) -> None:
    server.route("/recherche/", Search(points_only=True))
    client = geoplateforme.GeoplateformeClient(server.url("/recherche/api/indexes/geoplateforme"), Door())
    assert client.search(Query(box=BOX)).total == 45
    points = json.loads(server.last().body)["shape"]
    assert (
        points["type"] == "MultiPoint" and [4.0, 44.0] in points["coordinates"] and [5.5, 46.0] in points["coordinates"]
    )
    client.search(Query(box=BOX))
    assert server.count() == 3


@pytest.mark.parametrize(("ranged", "total"), [(True, 45), (False, 21)])
def test_geoplateforme_that_counts_nothing(server: HttpServer, ranged: bool, total: int) -> None:
    server.route("/recherche/", Search(counts=False, ranged=ranged))
    client = geoplateforme.GeoplateformeClient(server.url("/recherche"), Door())
    page = client.search(Query())
    assert (page.total, page.next_start) == (total, 20)
    last = client.search(Query(start=40))
    assert (last.total, last.next_start) == (45, None)


def test_geoplateforme_record_of_another_host_is_read_without_the_account(server: HttpServer) -> None:
    search = Search()
    server.route("/recherche/", search)
    with HttpServer() as other:
        other.route("/csw", lambda handler: handler.reply(200, iso("rec-1", "Zone").encode(), "application/xml"))
        asked: list[str] = []

        class Visitor(Door):
            def request(self, method: str, url: str, **options: Any) -> Any:
                asked.append(url)
                return super().request(method, url, **options)

        client = geoplateforme.GeoplateformeClient(server.url("/recherche"), Door(), Visitor())
        assert client.fetch("x") is None
        search.metadata = other.url("/csw?REQUEST=GetRecordById&ID=rec-1")
        record = client.fetch("x")
        assert record is not None and b"rec-1" in record
        assert asked == [search.metadata]
        search.metadata = other.url("/gone")
        assert client.fetch("x") is None


# -- recorded answers ------------------------------------------------------------------------------


@needs_specs
@pytest.mark.parametrize(
    "name",
    ["ckan_dataset", "ckan_dataset_multilingual", "ckan_dcat_ap_dataset_series", "ckan_full_dataset_dcat_ap"],
)
def test_recorded_ckan_packages(name: str) -> None:
    package = recorded(f"ckan/{name}.json")
    found = ckan.summary(package)
    assert found.title == package["title"]
    assert found.identifier == (package.get("id") or package["name"])
    expected = {resource["url"] for resource in package.get("resources", []) if resource.get("url")}
    assert expected <= {link.url for link in found.links}


@needs_specs
def test_recorded_full_package_has_everything() -> None:
    found = ckan.summary(recorded("ckan/ckan_full_dataset_dcat_ap.json"))
    assert found.organisation == "Test Publisher" and found.box is not None
    assert (found.date, found.resource_identifier) == ("2024-05-05", "xx-some-dataset-id-yy")


@needs_specs
def test_recorded_dkan_answer() -> None:
    found = ckan.summary(recorded("ckan/dkan-french-w-license.json")["result"][0])
    assert found.title.startswith("Antennes régionales")
    # a spreadsheet and pages: nothing for a map
    assert {source.kind for source in layer_sources(found.links)} == {"PAGE"}


@needs_specs
def test_recorded_data_gouv_dataset() -> None:
    dataset = recorded("datagouv/client_fixtures/dataset_metadata.json")
    found = udata.read_summary(dataset)
    assert found.title == dataset["title"] and found.organisation == "data.gouv.fr" and not found.partial
    assert {resource["url"] for resource in dataset["resources"]} <= {link.url for link in found.links}


@needs_specs
def test_recorded_geoplateforme_search() -> None:
    exchanges = [
        exchange
        for exchange in recorded("geoplateforme/entrepot_doc_exchanges.json")["exchanges"]
        if "/recherche/api/indexes/geoplateforme" in exchange["url"] and "response" in exchange
    ]
    answers = [exchange["response"] for exchange in exchanges if exchange["method"] == "POST"]
    assert len(answers) == 1
    page = geoplateforme.page(answers[0], Query())
    assert (page.total, page.next_start) == (2, None)
    assert [layer_sources(each.links)[0].layer_name for each in page.summaries] == [
        "bdtopo_971:non_communication",
        "bdtopo_971:troncon_de_route",
    ]
    documents = [exchange["response"] for exchange in exchanges if exchange["url"].endswith("{document}")]
    assert geoplateforme.summary(documents[0]).date == "2023-09-18"
    # every field that a search sends is one its documentation knows
    known = exchanges[0]["request"]["_raw"]
    sent = geoplateforme.body(Query("eau", box=BOX, facets={"service": ("WFS",), "organisation": ("IGN",)}))
    assert all(f'"{name}"' in known for name in sent)


def test_a_list_where_an_answer_should_be(server: HttpServer) -> None:
    server.route("/", lambda handler: reply_json(handler, [1, 2]))
    for client in (
        ckan.CkanClient(server.url("/"), Door()),
        udata.UdataClient(server.url("/"), Door()),
        geoplateforme.GeoplateformeClient(server.url("/"), Door()),
    ):
        with pytest.raises(NetworkError):
            client.search(Query())
