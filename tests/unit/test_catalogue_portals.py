"""CKAN, udata and the Géoplateforme's search: small servers with the manners of the real ones, and recorded answers."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from prodige_plugin.catalogue import ckan, geoplateforme, udata
from prodige_plugin.catalogue.model import Box, Query, Sort
from prodige_plugin.errors import HttpError, NetworkError, PlatformError, PluginError
from prodige_plugin.network import Door
from prodige_plugin.services.sources import layer_sources
from tests.servers.http import Handler, HttpServer

from .csw_samples import iso

SPECS = Path("/work/shared/specs")
needs_specs = pytest.mark.skipif(not SPECS.is_dir(), reason="the recorded answers are not here")
BOX = Box(4.0, 44.0, 5.5, 46.0)


def reply_json(handler: Handler, value: object, status: int = 200, headers: dict[str, str] | None = None) -> None:
    handler.reply(status, json.dumps(value).encode(), "application/json", headers)


def recorded(name: str) -> Any:
    return json.loads((SPECS / name).read_bytes())


@pytest.fixture
def server() -> Iterator[HttpServer]:
    with HttpServer() as running:
        yield running


# -- CKAN ------------------------------------------------------------------------------------------

PACKAGES = [
    {
        "id": f"id-{rank}",
        "name": f"jeu-{rank}",
        "title": f"Jeu {rank}",
        "notes": "Un **jeu** de données",
        "organization": {"title": "Région"},
        "metadata_modified": "2026-03-04T10:00:00.0",
        "tags": [{"name": "eau", "display_name": "Eau"}],
        "extras": [
            {"key": "spatial", "value": '{"type":"Polygon","coordinates":[[[4,44],[5,44],[5,45],[4,45],[4,44]]]}'},
            {"key": "guid", "value": f"guid-{rank}"},
            *([{"key": "harvest_object_id", "value": "h-0"}] if rank == 0 else []),
        ],
        "resources": [
            {"url": "https://geo.example.org/wms?map=/a.map", "format": "WMS", "name": "communes"},
            {"url": "https://geo.example.org/wfs", "format": "ogc:wfs", "name": "Les communes de la région"},
            {"url": "https://geo.example.org/a b.geojson", "format": "GeoJSON", "name": "Communes"},
            {"url": "ftp://geo.example.org/x", "format": "SHP", "name": "x"},
        ],
    }
    for rank in range(45)
]


class Ckan:
    """An action API under a path; elsewhere, a page says 404, as CKAN's does."""

    def __init__(self, root: str = "") -> None:
        self.root = root

    def __call__(self, handler: Handler) -> None:
        path, asked = handler.seen.path, handler.seen.query
        if path == f"{self.root}/harvest/object/h-0":
            handler.reply(200, iso("guid-0", "Jeu 0").encode(), "application/xml; charset=utf-8")
        elif path == f"{self.root}/api/3/action/package_search":
            self.search(handler, asked)
        elif path == f"{self.root}/api/3/action/package_show":
            found = next((package for package in PACKAGES if package["id"] == asked["id"]), None)
            missing = {"success": False, "error": {"__type": "Not Found Error", "message": "Not found"}}
            reply_json(handler, {"success": True, "result": found} if found else missing, 200 if found else 404)
        else:
            handler.reply(404, b"<!DOCTYPE html><html><title>404</title></html>", "text/html; charset=utf-8")

    def search(self, handler: Handler, asked: dict[str, str]) -> None:
        unknown = set(asked) - {"q", "fq", "rows", "start", "sort", "facet.field", "facet.limit", "ext_bbox"}
        bad = unknown or ("ext_bbox" in asked and len([float(figure) for figure in asked["ext_bbox"].split(",")]) != 4)
        # Solr's parser stops at a bare colon, bracket or quote
        bare = re.sub(r"\\.", "", asked.get("q", ""))
        if bad or re.search(r"[:()\[\]{}^~!]", bare) or bare.count('"') % 2:
            error = {"__type": "Search Error", "message": "Search Query is invalid"}
            reply_json(handler, {"success": False, "error": error}, 409)
            return
        json.loads(asked["facet.field"])
        start, rows = int(asked["start"]), int(asked["rows"])
        items = [{"name": "region", "display_name": "Région", "count": 45}]
        result = {
            "count": len(PACKAGES),
            "results": PACKAGES[start : start + rows],
            "facets": {"tags": {"eau": 45}},
            "search_facets": {"organization": {"title": "organization", "items": items}},
        }
        reply_json(handler, {"help": "…", "success": True, "result": result})


def test_ckan_gives_pages_facets_and_links(server: HttpServer) -> None:
    server.route("/", Ckan())
    client = ckan.CkanClient(server.url("/"), Door())
    page = client.search(Query("eau potable", box=BOX, facets={"organization": ('la "région"', "ville")}))
    asked = server.last().query
    assert asked["ext_bbox"] == "4.000000,44.000000,5.500000,46.000000"
    assert asked["fq"] == '+organization:("la \\"région\\"" OR "ville")'
    assert asked["q"] == "eau potable" and server.count() == 1
    assert (page.total, page.next_start, len(page.summaries)) == (45, 20, 20)
    assert page.facets == {"organization": {"region": 45}, "tags": {"eau": 45}}
    first = page.summaries[0]
    assert (first.title, first.organisation, first.keywords, first.date) == (
        "Jeu 0",
        "Région",
        ("Eau",),
        "2026-03-04T10:00:00.0",
    )
    assert first.box == Box(4, 44, 5, 45)
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
    with pytest.raises(PluginError):
        ckan.parameters(Query(facets={"a:b OR x": ("y",)}))


# -- udata -----------------------------------------------------------------------------------------


class Udata:
    """The v2 search gives a link in place of resources and answers 400 to orders it does not know."""

    def __call__(self, handler: Handler) -> None:
        path, asked = handler.seen.path, handler.seen.query
        if path == "/api/2/datasets/search/":
            self.search(handler, asked)
        elif path.startswith("/api/1/datasets/"):
            reply_json(handler, self.dataset(path.split("/")[4], inside=True))
        else:
            handler.reply(404, b"<html>", "text/html")

    def search(self, handler: Handler, asked: dict[str, str]) -> None:
        if asked.get("sort", "-created") not in ("-created", "-views") or set(asked) & {"bbox", "start", "rows"}:
            reply_json(handler, {"message": "Input payload validation failed"}, 400)
            return
        size, page = int(asked["page_size"]), int(asked["page"])
        ids = [f"{rank:024x}" for rank in range(45)][size * (page - 1) : size * page]
        facets = {"format_family": [{"name": "all", "count": 45}, {"name": "geographical", "count": 12}]}
        data = [self.dataset(identifier, inside=False) for identifier in ids]
        reply_json(handler, {"data": data, "total": 45, "page": page, "page_size": size, "facets": facets})

    def dataset(self, identifier: str, *, inside: bool) -> dict[str, Any]:
        resources = [
            {
                "url": "https://geo.example.org/wfs?service=WFS&request=GetCapabilities",
                "format": "wfs",
                "title": "n_zone",
            },
            {"url": "https://geo.example.org/notice.pdf", "format": "pdf", "title": "Notice", "type": "documentation"},
        ]
        link = {"rel": "subsection", "href": f"https://…/api/2/datasets/{identifier}/resources/", "total": 2}
        return {
            "id": identifier,
            "title": f"Jeu {identifier[-2:]}",
            "organization": {"name": "DREAL"},
            "tags": ["eau"],
            "last_update": "2026-01-02T03:04:05+00:00",
            "spatial": {"geom": {"type": "MultiPolygon", "coordinates": [[[[4, 44], [5, 44], [5, 45], [4, 44]]]]}},
            "harvest": {"dct_identifier": "https://x/1", "remote_url": "https://catalogue.example.org/1"},
            "resources": resources if inside else link,
        }


def test_udata_searches_then_completes_with_the_resources(server: HttpServer) -> None:
    server.route("/", Udata())
    client = udata.UdataClient(server.url("/fr/datasets/"), Door())
    page = client.search(Query("zones humides", facets={"organization_id_with_name": ("5a|DREAL",)}, sort=Sort.DATE))
    asked = server.last()
    assert asked.query["q"] == "zones humides" and asked.query["organization"] == "5a"
    assert "resources" in asked.headers["x-fields"] and server.count() == 1
    assert (page.total, page.next_start) == (45, 20)
    assert page.facets == {"format_family": {"geographical": 12}}
    first = page.summaries[0]
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


def test_udata_says_that_it_has_no_map() -> None:
    with pytest.raises(PluginError, match="within the map"):
        udata.parameters(Query(box=BOX))
    with pytest.raises(PluginError):
        udata.parameters(Query(facets={"page_size": ("1000",)}))


# -- Géoplateforme ---------------------------------------------------------------------------------


class Search:
    """The search service: only the documented fields, points in place of polygons where that is all it takes."""

    def __init__(self, *, points_only: bool = False, counts: bool = True, ranged: bool = False) -> None:
        self.points_only, self.counts, self.ranged = points_only, counts, ranged
        self.metadata = ""

    def __call__(self, handler: Handler) -> None:
        seen = handler.seen
        if seen.path.startswith("/recherche/api/indexes/geoplateforme/documents/"):
            urls = [self.metadata] if self.metadata else []
            reply_json(handler, {"id": "x", "metadata_urls": urls})
            return
        known = {"title", "shape", "aggregation", *("type", "theme", "producers", "keywords", "open")}
        sent = json.loads(seen.body)
        polygon = sent.get("shape", {}).get("type") == "Polygon"
        if seen.method != "POST" or set(sent) - known or (polygon and self.points_only):
            reply_json(handler, {"error": "bad_request", "error_description": ["…"]}, 400)
            return
        page, size = int(seen.query["page"]), int(seen.query["size"])
        documents = [self.document(rank) for rank in range(45)][size * (page - 1) : size * page]
        counts = {"type": [{"key": "WFS", "doc_count": 40}, {"key": "WMS", "doc_count": 5}]} if self.counts else {}
        ranged = {"Content-Range": f"0-{size}/45"} if self.ranged else None
        reply_json(handler, {"documents": documents, "aggregations": counts}, headers=ranged)

    def document(self, rank: int) -> dict[str, Any]:
        return {
            "id": f"doc-{rank}",
            "layer_name": f"bdtopo:zone_{rank}",
            "title": f"Zone {rank}",
            "type": "WFS",
            "url": f"https://data.example.org/wfs?service=WFS&version=2.0.0&request=DescribeFeatureType&typeNames=bdtopo:zone_{rank}",
            "producers": ["IGN"],
            "publication_date": "2026-09-18",
            "extent": {"type": "Polygon", "coordinates": [[[4, 44], [5, 44], [5, 45], [4, 45], [4, 44]]]},
        }


def test_geoplateforme_counts_by_type_and_gives_the_service(server: HttpServer) -> None:
    server.route("/recherche/", Search())
    client = geoplateforme.GeoplateformeClient(server.url("/recherche"), Door())
    page = client.search(Query("zone", box=BOX))
    assert json.loads(server.last().body)["title"] == "zone"
    assert (page.total, page.next_start, len(page.summaries)) == (45, 20, 20)
    assert page.facets == {"type": {"WFS": 40, "WMS": 5}}
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
    assert {source.kind for source in layer_sources(found.links)} == {"FILE", "PAGE"}


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
    sent = geoplateforme.body(Query("eau", box=BOX, facets={"type": ("WFS",), "producers": ("IGN",)}))
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
