"""What the clients send, held against what the servers' own documentation says (kept outside of the project)."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from prodige_plugin.catalogue import geonetwork4_query, geoplateforme
from prodige_plugin.catalogue.geonetwork4 import GeoNetwork4Client
from prodige_plugin.catalogue.geoplateforme import GeoplateformeClient
from prodige_plugin.catalogue.model import Box, Facet, Query, Sort, Summary
from prodige_plugin.network import Door
from tests.servers.geonetwork import GeoNetwork
from tests.servers.http import HttpServer, Seen
from tests.servers.openapi import Contract
from tests.servers.portals import PACKAGES, Udata, reply_json

from .csw_samples import iso

SPECS = Path(__file__).resolve().parents[3] / "shared/specs"
GN4 = SPECS / "geonetwork/gn4_openapi.yaml"
EXCHANGES = SPECS / "geoplateforme/entrepot_doc_exchanges.json"
SEARCH = "https://data.geopf.fr/recherche/api/indexes/geoplateforme"
BOX = Box(4, 44, 5.5, 46)


@pytest.fixture(scope="module")
def geonetwork_contract() -> Contract:
    if not GN4.exists():
        pytest.skip(f"{GN4} is not here")
    return Contract(GN4, "/geonetwork/srv/api")


@pytest.fixture(scope="module")
def exchanges() -> list[dict[str, Any]]:
    if not EXCHANGES.exists():
        pytest.skip(f"{EXCHANGES} is not here")
    found: Any = json.loads(EXCHANGES.read_bytes())
    return found if isinstance(found, list) else next(each for each in found.values() if isinstance(each, list))


@pytest.fixture
def server():
    with HttpServer() as running:
        yield running


def test_all_that_is_asked_of_geonetwork_4(server, geonetwork_contract):
    catalogue = GeoNetwork()
    catalogue.records = [("u-1", "Eau", ["eau"], [4, 44, 5, 45])]
    catalogue.xml = {"u-1": iso("u-1", "Eau").encode()}
    client = GeoNetwork4Client(catalogue.install(server), Door())
    for sort in Sort:
        client.search(Query("eau", box=BOX, since="2020-01-01", sort=sort))
    client.search(Query(facets=dict.fromkeys(Facet, ("x",))))
    client.suggest("ea")
    client.similar(Summary("u-1", "Eau"))
    assert client.fetch("u-1")
    assert server.count() >= 8
    assert [wrong for seen in server.requests for wrong in geonetwork_contract.complaints(seen)] == []


def test_the_judge_sees_what_is_wrong(geonetwork_contract):
    def seen(method: str, path: str, query: dict[str, str], kind: str = "") -> Seen:
        made = Seen.__new__(Seen)
        for name, value in (
            ("method", method),
            ("path", "/geonetwork/srv/api" + path),
            ("query", query),
            ("headers", {"content-type": kind}),
            ("body", b"x" if kind else b""),
        ):
            object.__setattr__(made, name, value)
        return made

    search = "/search/records/_search"
    assert geonetwork_contract.complaints(seen("GET", "/search/nothing", {}))
    assert geonetwork_contract.complaints(seen("POST", search, {"colour": "red"}, "application/json"))
    assert geonetwork_contract.complaints(seen("POST", search, {"relatedType": "nobody"}, "application/json"))
    assert geonetwork_contract.complaints(seen("POST", search, {}, "text/plain"))
    formatters = "/records/u/formatters/xml"
    assert geonetwork_contract.complaints(seen("GET", formatters, {"addSchemaLocation": "perhaps"}))
    assert not geonetwork_contract.complaints(seen("POST", search, {"bucket": "x"}, "application/json"))


def test_all_that_is_asked_of_the_geoplateforme(exchanges):
    documented = {
        name
        for each in exchanges
        if each["url"] == SEARCH and each["method"] == "POST"
        for name in re.findall(r'"(\w+)"\s*:', json.dumps(each["request"]).replace('\\"', '"'))
    }
    assert "title" in documented
    query = Query("eau", box=BOX, facets=dict.fromkeys(Facet, ("x",)))
    assert set(geoplateforme.body(query)) <= documented


def test_the_documented_answers_of_the_geoplateforme_are_read(exchanges, server):
    answers = [each["response"] for each in exchanges if each["url"] == SEARCH and "response" in each]
    for answer in answers:
        page = geoplateforme.page(answer, Query())
        assert page.summaries
        assert all(hit.title and hit.links for hit in page.summaries)
    suggested = [each["response"] for each in exchanges if each["url"] == f"{SEARCH}/suggest"]
    assert answers
    assert suggested
    for answer in suggested:
        server.route("/", lambda handler, answer=answer: reply_json(handler, answer))
        client = GeoplateformeClient(server.url("/recherche"), Door())
        assert client.suggest("bd topo")[0] in {each["source"]["title"] for each in answer}
        assert set(server.last().query) <= {"text", "fields", "size"}


# -- the answers of the fakes ------------------------------------------------------------------


def recorded(*names: str) -> list[Any]:
    paths = [SPECS / name for name in names]
    missing = [str(path) for path in paths if not path.exists()]
    if missing:
        pytest.skip(f"{', '.join(missing)} not here")
    return [json.loads(path.read_bytes()) for path in paths]


def keys(items: list[dict[str, Any]]) -> set[str]:
    return {key for item in items for key in item}


def asked(server: HttpServer, path: str, body: object = None) -> Any:
    door = Door()
    if body is None:
        return door.get(server.url(path)).json()
    sent = json.dumps(body).encode()
    return door.request("POST", server.url(path), data=sent, headers={"Content-Type": "application/json"}).json()


def test_the_fake_geonetwork_4_says_nothing_else_than_real_ones(server):
    real = recorded(
        "prodige/gn4-search-page-1.json",
        "geonetwork/alea-de-debordement.json",
        *(
            f"geonetwork/search-responses__elastic{name}.json"
            for name in ("HitsOnlyFixture", "ReuseMetadataHitsFixture")
        ),
    )
    hits = [hit for answer in real for hit in answer["hits"]["hits"]]
    catalogue = GeoNetwork()
    catalogue.records = [("u-1", "Eau", ["eau"], [4, 44, 5, 45])]
    catalogue.install(server)
    path = "/geonetwork/srv/api/search/records/_search"
    fake = asked(server, path, {**geonetwork4_query.body_of(Query()), "_source": ["*"]})
    assert set(fake) <= keys(real) | {"aggregations"}
    assert keys(fake["hits"]["hits"]) <= keys(hits)
    (source,) = (hit["_source"] for hit in fake["hits"]["hits"])
    assert set(source) <= keys([hit["_source"] for hit in hits]) | {"document"}
    links = [link for hit in hits for link in hit["_source"].get("link", [])]
    assert set(source["link"]) <= keys(links)


def test_the_fake_geonetwork_3_says_nothing_else_than_real_ones(server):
    real = recorded("prodige/gn3-q-search-page-1.json", "prodige/gn3-q-search-page-2.json")
    catalogue = GeoNetwork("3.10.2")
    catalogue.records = [("u-1", "Eau", ["eau"], [4, 44, 5, 45]), ("u-2", "Air", [], [4, 44, 5, 45])]
    catalogue.install(server)
    fake = asked(server, "/geonetwork/srv/fre/q?from=1&to=2")
    assert set(fake) <= keys(real)
    assert keys(fake["metadata"]) <= keys([hit for answer in real for hit in answer["metadata"]])


def test_the_fake_portals_say_nothing_else_than_real_ones(server):
    (package, more, dkan, dataset) = recorded(
        *("ckan/ckan_dataset.json", "ckan/ckan_full_dataset_dcat_ap.json", "ckan/dkan-french-w-license.json"),
        "datagouv/client_fixtures/dataset_metadata.json",
    )
    real = keys([package.get("result", package), more.get("result", more), *dkan["result"]])
    # what CKAN's own schema has beside (package_show of its API guide)
    assert keys(PACKAGES) <= real | {"organization", "groups", "license_id", "private"}
    server.route("/", Udata())
    (fake,) = asked(server, "/api/2/datasets/search/?page=1&page_size=1")["data"]
    assert set(fake) <= set(dataset)
