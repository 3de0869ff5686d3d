"""Filters, counts and suggestions of CKAN, udata, the Géoplateforme and OGC API Records, against strict servers."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from prodige_plugin.catalogue import geoplateforme, udata
from prodige_plugin.catalogue.ckan import CkanClient
from prodige_plugin.catalogue.facets import _LEARNED
from prodige_plugin.catalogue.geoplateforme import GeoplateformeClient
from prodige_plugin.catalogue.model import BOX, SINCE, Facet, Query, ResultPage
from prodige_plugin.catalogue.records import RecordsClient
from prodige_plugin.catalogue.udata import UdataClient
from prodige_plugin.network import Door
from tests.servers.http import HttpServer
from tests.servers.portals import Ckan, Search, Udata
from tests.servers.records import Records

LO2 = "Licence Ouverte 2.0"


@pytest.fixture
def server() -> Iterator[HttpServer]:
    _LEARNED.clear()
    with HttpServer() as running:
        yield running


# -- CKAN ------------------------------------------------------------------------------------------


@pytest.fixture
def ckan(server: HttpServer) -> CkanClient:
    server.route("/", Ckan())
    return CkanClient(server.url("/"), Door())


def test_ckan_counts_in_words(ckan: CkanClient) -> None:
    assert ckan.search(Query()).facets == {
        Facet.ORGANISATION: {"Région Sud": 30, "DREAL": 15},
        Facet.DOMAIN: {"Environnement": 10},
        Facet.KEYWORD: {"eau": 45},
        Facet.SERVICE: {"FILE": 90, "WFS": 45, "WMS": 45},
        Facet.LICENCE: {"CC BY-NC": 23, LO2: 22},
        Facet.OPEN_DATA: {"yes": 22},
    }


@pytest.mark.parametrize("counted_before", [True, False])
@pytest.mark.parametrize(
    ("facets", "total"),
    [
        ({"organisation": ("Région Sud",)}, 30),
        ({"organisation": ("Région Sud", "DREAL")}, 45),
        ({"domain": ("Environnement",), "organisation": ("DREAL",)}, 4),
        ({"licence": (LO2,)}, 22),
        ({"open_data": ("yes",)}, 22),
        ({"service": ("WFS",)}, 45),
        ({"service": ("WMTS",)}, 0),
        ({"keyword": ("air",)}, 0),
        ({"theme": ("Hydrographie",)}, 45),
    ],
)
def test_ckan_filters(ckan: CkanClient, facets: dict[str, Any], total: int, counted_before: bool) -> None:
    if counted_before:
        ckan.search(Query())
    assert ckan.search(Query(facets=facets)).total == total


def test_ckan_since_and_what_is_supported(ckan: CkanClient) -> None:
    assert ckan.search(Query(since="2026-01-01")).total == 40
    assert ckan.search(Query(since="x]")).total == 45
    assert {SINCE, BOX, Facet.LICENCE} <= ckan.supported_facets
    assert Facet.THEME not in ckan.supported_facets


def test_ckan_hits(ckan: CkanClient) -> None:
    closed, opened = ckan.search(Query(page_size=2)).summaries
    assert (opened.licence, opened.open_data, opened.public) == (LO2, True, True)
    assert (closed.licence, closed.open_data) == ("CC BY-NC", False)
    assert opened.domains == ("Environnement",)


def test_ckan_suggestions(ckan: CkanClient) -> None:
    assert ckan.suggest("jeu 1")[:2] == ("Jeu 1", "Jeu 10")
    assert ckan.suggest(" ") == ()


# -- udata -----------------------------------------------------------------------------------------


@pytest.fixture
def client(server: HttpServer) -> UdataClient:
    server.route("/", Udata())
    return UdataClient(server.url("/"), Door())


def test_udata_counts_in_words(client: UdataClient) -> None:
    page = client.search(Query())
    assert page.facets == {Facet.ORGANISATION: {"DREAL": 36, "IGN": 9}, Facet.LICENCE: {LO2: 22}}
    assert client.search(Query(facets={"organisation": ("IGN",), "licence": (LO2,)})).total == 4
    assert client.search(Query(facets={"keyword": ("Eau potable",)})).total == 45
    assert client.search(Query(facets={"domain": ("x",)})).total == 45


def test_udata_looks_an_organisation_up_once(client: UdataClient, server: HttpServer) -> None:
    query = Query(facets={"organisation": ("IGN",)})
    assert client.search(query).total == 9
    assert server.count() == 2
    assert client.search(query).total == 9
    assert server.count() == 3
    assert client.search(Query(facets={"organisation": ("Nobody",)})).total == 0


def test_udata_since(client: UdataClient) -> None:
    def asked(since: str) -> list[Any]:
        parameters = udata.parameters(Query(since=since), today=date(2026, 6, 1))
        return [value for name, value in parameters if name == "last_update_range"]

    assert asked("2026-05-25") == asked("2026-05-02") == ["last_30_days"]
    assert asked("2025-06-01") == ["last_12_months"]
    assert asked("2020-06-01") == asked("never") == []
    # all were updated on 2026-01-02; the range is wider than what is asked for
    assert client.search(Query(since="2026-01-03")).summaries == ()
    assert len(client.search(Query(since="2026-01-02")).summaries) == 20


def test_udata_hits_and_suggestions(client: UdataClient) -> None:
    first, second = client.search(Query(page_size=2)).summaries
    assert (first.licence, first.open_data, first.public) == ("", False, True)
    assert (second.licence, second.open_data) == (LO2, True)
    assert client.suggest("eau") == ("eau potable",)
    assert BOX not in client.supported_facets


def test_udata_boxes_of_territories() -> None:
    def west(*zones: object) -> float | None:
        box = udata.read_summary({"id": "x", "spatial": {"zones": list(zones), "geom": None}}).box
        return box and box.west

    isere, savoie = west("fr:departement:38"), west("fr:departement:73@1860-07-01")
    assert isere is not None
    assert savoie is not None
    assert isere < savoie
    assert west("fr:departement:38", "fr:departement:73", "country:fr") == isere
    assert west({"id": "fr:commune:38185"}) == pytest.approx(5.678, abs=0.05)
    assert west("country-group:world") is west("fr:departement:99") is west(None, 3, {}) is west() is None


# -- Géoplateforme ---------------------------------------------------------------------------------


def test_geoplateforme_filters_by_its_own_words(server: HttpServer) -> None:
    server.route("/recherche/", Search())
    client = GeoplateformeClient(server.url("/recherche"), Door())
    client.search(Query(facets={"organisation": ("IGN",), "service": ("WFS",), "topic": ("oceans",)}))
    sent = json.loads(server.last().body)
    assert (sent["producers"], sent["type"]) == ("IGN", "WFS")
    # two values: the service takes one, so what comes is looked over
    page = client.search(Query(facets={"organisation": ("IGN", "BRGM"), "service": ("WMS", "WMTS")}))
    assert "producers" not in json.loads(server.last().body)
    assert page.summaries == ()
    assert client.suggest("zone") == ("Zone 0", "Zone 1", "Zone 2")
    assert client.supported_facets == {Facet.SERVICE, Facet.DOMAIN, Facet.ORGANISATION, Facet.KEYWORD, BOX}


def test_geoplateforme_types_are_kinds() -> None:
    counts = geoplateforme.facets({"type": {"WMS-VECTOR": 2, "WMS-RASTER": 3, "WMTS-TMS": 1, "?": 9}}, "place")
    assert counts == {Facet.SERVICE: {"?": 9, "WMS": 5, "WMTS": 1}}


# -- OGC API Records -------------------------------------------------------------------------------


def catalogue(server: HttpServer, **kwargs: Any) -> tuple[Records, RecordsClient]:
    made = Records()
    made.counting = bool(kwargs.get("counting"))
    made.queryables = kwargs.get("queryables", {})
    made.add("a", "Eau", keywords=["eau", "mer"], license="https://spdx.org/licenses/etalab-2.0")
    made.add("b", "Air", keywords=["air"], publisher="Atmo")
    themes = [
        {"scheme": "https://inspire.ec.europa.eu/theme", "concepts": [{"id": "ps", "title": "Sites protégés"}]},
        {"scheme": "https://x/MD_TopicCategoryCode", "concepts": [{"id": "environment"}]},
    ]
    made.add("c", "Sites", keywords="nature", themes=themes)
    return made, RecordsClient(made.install(server) + "/collections/metadata:main", Door())


def ids(page: ResultPage) -> str:
    return "".join(hit.identifier for hit in page.summaries)


def test_records_with_counts_and_queryables(server: HttpServer) -> None:
    _made, client = catalogue(server, counting=True, queryables={"keywords": "array", "type": "string", "title": "x"})
    page = client.search(Query())
    assert page.facets == {
        Facet.TYPE: {"dataset": 3},
        Facet.KEYWORD: {"air": 1, "eau": 1, "mer": 1, "nature": 1},
    }
    assert not page.facets_of_fetched
    assert client.supported_facets == {Facet.TYPE, Facet.KEYWORD, BOX}
    assert ids(client.search(Query(facets={"keyword": ("mer",)}))) == "a"
    assert server.last().query["keywords"] == "mer"
    # two values: what comes is looked over
    assert ids(client.search(Query(facets={"keyword": ("mer", "air")}))) == "ab"


def test_records_of_a_strict_server_without_either(server: HttpServer) -> None:
    _made, client = catalogue(server)
    page = client.search(Query())
    assert page.facets_of_fetched
    assert {"air": 1, "eau": 1, "mer": 1, "nature": 1}.items() <= page.facets[Facet.KEYWORD].items()
    assert page.facets[Facet.LICENCE] == {LO2: 1}
    assert client.supported_facets == {Facet.TYPE, BOX}
    before = server.count()
    client.search(Query(words="eau"))
    assert server.count() == before + 1  # what it refuses is not asked again
    assert ids(client.search(Query(facets={"keyword": ("mer",), "type": ("dataset",)}))) == "a"


def test_records_hits_and_suggestions(server: HttpServer) -> None:
    _made, client = catalogue(server)
    first, _, last = client.search(Query()).summaries
    assert (first.licence, first.open_data) == (LO2, True)
    assert (last.themes, last.topics) == (("Sites protégés",), ("environment",))
    assert client.suggest("sit") == ("Sites",)
    assert client.suggest("") == ()
