"""Filters, counts, permissions, suggestions and similar records of GeoNetwork, against servers with its manners."""

from __future__ import annotations

import pytest

from prodige_plugin.catalogue import geonetwork3, geonetwork4
from prodige_plugin.catalogue.geonetwork import GeoNetworkClient
from prodige_plugin.catalogue.geonetwork3 import GeoNetwork3Client
from prodige_plugin.catalogue.geonetwork4 import GeoNetwork4Client
from prodige_plugin.catalogue.model import BOX, SINCE, Facet, Query
from prodige_plugin.catalogue.similar import similar_query
from prodige_plugin.network import Door
from tests.servers.geonetwork import GeoNetwork
from tests.servers.http import HttpServer

LO2 = "Licence Ouverte / Open Licence version 2.0 https://www.etalab.gouv.fr/licence-ouverte-open-licence"
MORE = {
    "a": {
        "resourceType": ["dataset"],
        "OrgForResourceObject": [{"default": "DREAL"}],
        "th_httpinspireeceuropaeutheme-theme": [{"default": "Sites protégés", "langfre": "Sites protégés"}],
        "cl_topic": [{"key": "environment", "default": "Environnement"}],
        "th_prodige": [{"default": "Zonages nature"}],
        "licenseObject": [
            {"default": "Pas de restriction d'accès public"},
            {"default": LO2, "langfre": LO2},
        ],
        "isOpenData": "true",
        "linkProtocol": ["OGC:WMS-1.3.0-http-get-map", "OGC:WMS-1.1.1-http-get-map", "OGC:WFS"],
        # PRODIGE states its feeds as links
        "linkUrl": ["https://catalogue.example.org/rss/atomfeed/atomdataset/a"],
        "revisionDateForResource": ["2025-05-01T00:00:00.000Z"],
    },
    "b": {
        "resourceType": ["series"],
        "OrgForResourceObject": [{"default": "DREAL"}],
        # a record in English on the same platform
        "th_httpinspireeceuropaeutheme-theme": [{"default": "Protected sites"}],
        "cl_topic": [{"key": "environment"}],
        "licenseObject": [{"default": "Licence Ouverte 2.0 (Etalab)"}],
        "isOpenData": "false",
        "linkProtocol": ["OGC:WMTS", "WWW:LINK-1.0-http--link"],
        "creationDateForResource": ["2010-01-01"],
    },
    "c": {
        "resourceType": ["dataset"],
        "OrgForResourceObject": [{"default": "Conseil départemental"}],
        "th_httpinspireeceuropaeutheme-theme": [{"default": "Hydrographie"}],
        "cl_topic": [{"key": "inlandWaters"}],
        "linkProtocol": "WWW:DOWNLOAD-1.0-http--download",
        "publicationDateForResource": "2025-01-02T00:00:00.000Z",
    },
}


@pytest.fixture
def server():
    with HttpServer() as running:
        yield running


@pytest.fixture
def catalogue() -> GeoNetwork:
    made = GeoNetwork()
    made.records = [
        ("a", "Réserves naturelles régionales", ["nature", "100% bio"], [0, 44, 1, 45]),
        ("b", "Réserves de pêche", ["nature"], [0, 44, 1, 45]),
        ("c", "Cours d'eau", ["eau"], [0, 44, 1, 45]),
    ]
    made.more = {identifier: dict(more) for identifier, more in MORE.items()}
    return made


@pytest.fixture
def client(catalogue, server) -> GeoNetwork4Client:
    return GeoNetwork4Client(catalogue.install(server), Door())


def ids(page) -> str:
    return "".join(hit.identifier for hit in page.summaries)


def test_counts_are_of_normalised_values(client):
    assert client.search(Query()).facets == {
        Facet.TYPE: {"dataset": 2, "series": 1},
        Facet.ORGANISATION: {"DREAL": 2, "Conseil départemental": 1},
        Facet.THEME: {"Sites protégés": 2, "Hydrographie": 1},
        Facet.TOPIC: {"environment": 2, "inlandWaters": 1},
        Facet.DOMAIN: {"Zonages nature": 1},
        Facet.KEYWORD: {"nature": 2, "100% bio": 1, "eau": 1},
        Facet.LICENCE: {"Licence Ouverte 2.0": 2},
        Facet.OPEN_DATA: {"yes": 1},
        Facet.SERVICE: {"ATOM": 1, "FILE": 1, "WFS": 1, "WMS": 1, "WMTS": 1},
    }


@pytest.mark.parametrize(
    ("facets", "found"),
    [
        ({"type": ("series",)}, "b"),
        ({"type": ("series", "dataset")}, "abc"),
        ({"organisation": ("DREAL",), "type": ("dataset",)}, "a"),
        ({"theme": ("Sites protégés",)}, "ab"),
        ({"topic": ("inlandWaters",)}, "c"),
        ({"domain": ("Zonages nature",)}, "a"),
        ({"keyword": ("100% bio", "eau")}, "ac"),
        ({"licence": ("Licence Ouverte 2.0",)}, "ab"),
        ({"open_data": ("yes",)}, "a"),
        ({"service": ("WMS",)}, "a"),
        ({"service": ("WMTS", "FILE")}, "bc"),
        ({"service": ("ATOM",)}, "a"),
        ({"service": ("nothing known",)}, ""),
    ],
)
@pytest.mark.parametrize("counted_before", [True, False])
def test_filters(client, facets, found, counted_before):
    if counted_before:
        client.search(Query())
    page = client.search(Query(facets=facets))
    assert (ids(page), page.total) == (found, len(found))


def test_a_facets_own_filter_does_not_hide_its_other_values(client):
    page = client.search(Query(facets={"type": ("series",)}))
    assert page.facets[Facet.TYPE] == {"dataset": 2, "series": 1}
    assert page.facets[Facet.ORGANISATION] == {"DREAL": 1}
    both = client.search(Query(facets={"type": ("series",), "organisation": ("Conseil départemental",)}))
    assert (both.total, both.facets[Facet.TYPE]) == (0, {"dataset": 1})
    assert both.facets[Facet.ORGANISATION] == {"DREAL": 1}


def test_since(client):
    assert ids(client.search(Query(since="2025-01-01"))) == "ac"
    assert ids(client.search(Query(since="2025-02-01"))) == "a"
    assert ids(client.search(Query(since="no day"))) == "abc"


def test_what_a_hit_states_and_what_the_account_may(client, catalogue):
    catalogue.allowed = {"a": {"edit": True, "isPublishedToAll": False}}
    one, other, _ = client.search(Query()).summaries
    assert (one.themes, one.topics, one.domains) == (("Sites protégés",), ("environment",), ("Zonages nature",))
    assert (one.licence, one.open_data) == ("Licence Ouverte 2.0", True)
    assert (one.editable, one.public) == (True, False)
    assert (other.editable, other.public) == (False, True)
    bare = geonetwork4.summary({"_source": {"uuid": "x"}})
    assert (bare.editable, bare.public, bare.open_data) == (None, None, False)


def test_suggestions_are_titles(client, server):
    assert client.suggest("rés") == ("Réserves naturelles régionales", "Réserves de pêche")
    assert client.suggest("réserves nat") == ("Réserves naturelles régionales",)
    assert client.suggest("(x* [") == ()
    asked = server.count()
    assert client.suggest("  ") == ()
    assert server.count() == asked


def test_similar_records(client):
    first = client.search(Query(words="naturelles")).summaries[0]
    assert [hit.identifier for hit in client.similar(first)] == ["b"]


def test_all_facets_are_supported(client):
    assert client.supported_facets == {*Facet, SINCE, BOX}


# -- version 3 ---------------------------------------------------------------------------------


def test_version_3_counts_and_filters(server, catalogue):
    catalogue.version = "3.10.2"
    client = GeoNetwork3Client(catalogue.install(server), Door())
    page = client.search(Query())
    assert page.facets == {
        Facet.TYPE: {"dataset": 3},
        Facet.KEYWORD: {"nature": 2, "100% bio": 1, "eau": 1},
        Facet.SERVICE: {"WMS": 3},
    }
    # decoded twice by the server: "%" and "+" must come through
    assert ids(client.search(Query(facets={"keyword": ("100% bio",)}))) == "a"
    assert ids(client.search(Query(facets={"keyword": ("eau", "nature")}))) == "abc"
    assert client.search(Query(words="50% + 50%")).total == 0
    assert client.suggest("réserves de 100%") == ()
    assert client.suggest("réserves") == ("Réserves naturelles régionales", "Réserves de pêche")
    assert Facet.LICENCE not in client.supported_facets


def test_version_3_parameters():
    params = geonetwork3.params_of(
        Query(
            facets={
                "theme": ("Sites protégés",),
                "keyword": ("a+b",),
                "domain": ("Zonages nature",),
                "service": ("WFS",),
                "topic": ("oceans",),
                "licence": ("ODbL 1.0",),
            },
            since="2025-01-01",
        )
    )
    assert params["inspiretheme"] == "Sites protégés or Protected sites"
    assert params["keyword"] == "a%2Bb or Zonages nature"
    assert params["topicCat"] == "oceans"
    assert "*WFS*" in params["protocol"].split(" or ")
    assert params["dateFrom"] == "2025-01-01"
    assert not any("ODbL" in value for value in params.values())


def test_version_3_hits():
    hit = geonetwork3.summary(
        {
            "geonet:info": {"uuid": "u", "edit": "true"},
            "inspiretheme": "Sites protégés",
            "topicCat": ["environment", "oceans"],
            "publishedForGroup": ["1", "2"],
            "legalConstraints": ["Aucun", "Licence Ouverte 2.0"],
            "keyword": "nature",
        }
    )
    assert (hit.themes, hit.topics) == (("Sites protégés",), ("environment", "oceans"))
    assert (hit.licence, hit.open_data, hit.public, hit.editable) == ("Licence Ouverte 2.0", True, True, True)
    assert geonetwork3.summary({"publishedForGroup": "2"}).public is False
    assert geonetwork3.summary({}).public is None


def test_a_geonetwork_of_any_version_has_all_of_it(server, catalogue):
    client = GeoNetworkClient(catalogue.install(server), Door())
    assert client.suggest("cours") == ("Cours d'eau",)
    assert SINCE in client.supported_facets
    first = client.search(Query(words="naturelles")).summaries[0]
    assert [hit.identifier for hit in client.similar(first)] == ["b"]
    older = GeoNetwork("3.10.2")
    older.records = catalogue.records
    client = GeoNetworkClient(older.install(server, "/older"), Door())
    hit = client.search(Query(words="naturelles")).summaries[0]
    assert Facet.LICENCE not in client.supported_facets
    assert client.suggest("cours") == ("Cours d'eau",)
    assert client.similar(hit) == ()
    assert similar_query(hit).words == "naturelles régionales"
