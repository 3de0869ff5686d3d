"""The GeoNetwork clients against a server with their quirks, recorded answers, and absurd ones."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from prodige_plugin.catalogue import geonetwork3, geonetwork4, geonetwork4_query
from prodige_plugin.catalogue import json_answer as ja
from prodige_plugin.catalogue.geonetwork3 import GeoNetwork3Client
from prodige_plugin.catalogue.geonetwork4 import GeoNetwork4Client
from prodige_plugin.catalogue.geonetwork_address import Place, place_of
from prodige_plugin.catalogue.model import Box, Query, Sort
from prodige_plugin.errors import (
    BadRecord,
    Cancelled,
    Forbidden,
    HtmlInsteadOfData,
    HttpError,
    NetworkError,
    PluginError,
)
from prodige_plugin.feedback import Feedback
from prodige_plugin.metadata.online import OnlineResource
from prodige_plugin.network import Door
from tests.servers.geonetwork import GeoNetwork
from tests.servers.http import HttpServer

from .csw_samples import iso

SPECS = Path(__file__).resolve().parents[3] / "shared/specs"
GN4 = [
    *SPECS.glob("geonetwork/*search*.json"),
    *SPECS.glob("geonetwork/*elastic*esponse*.json"),
    *SPECS.glob("geonetwork/metadata__*.json"),
    *SPECS.glob("geonetwork/alea*.json"),
    *SPECS.glob("geonetwork/eaufrance*.json"),
    *SPECS.glob("geonetwork/microservices/es_flow.json"),
    *SPECS.glob("prodige/gn4*.json"),
]
GN3 = sorted(SPECS.glob("prodige/gn3*.json"))
CLIENTS = {"4.2.7": GeoNetwork4Client, "3.10.2": GeoNetwork3Client}


@pytest.fixture
def server() -> Iterator[HttpServer]:
    with HttpServer() as running:
        yield running


@pytest.fixture(params=CLIENTS)
def both(request, server):
    """A GeoNetwork of each version, and its client."""
    catalogue = GeoNetwork(request.param)
    catalogue.records = [
        (f"uuid-{rank}", f"Zone {rank} (eau/air)", ["Eau"], [rank, 44, rank + 1, 45]) for rank in range(5)
    ]
    url = catalogue.install(server)
    return catalogue, CLIENTS[request.param](url + "/srv/fre/catalog.search#/home", Door())


def test_pages_meet_every_record_once(both):
    _catalogue, client = both
    seen, start = [], 0
    while start is not None:
        page = client.search(Query(start=start, page_size=2))
        assert page.total == 5
        seen += [hit.identifier for hit in page.summaries]
        start = page.next_start
    assert seen == [f"uuid-{rank}" for rank in range(5)]


def test_a_hit_is_read(both):
    _catalogue, client = both
    page = client.search(Query(words="zone 3"))
    (hit,) = page.summaries
    assert (hit.identifier, hit.title, hit.type) == ("uuid-3", "Zone 3 (eau/air)", "dataset")
    assert hit.box == Box(3, 44, 4, 45)
    assert hit.keywords == ("Eau",)
    assert hit.thumbnail == "https://x.example/a.png"
    assert hit.organisation == "Région"
    assert hit.links[0].protocol == "OGC:WMS"
    assert hit.links[0].name == "couche"
    assert hit.links[0].url.startswith("https://x.example/wms")
    assert page.facets["type"] == {"dataset": 1}
    assert page.next_start is None


def test_nothing_found(both):
    _catalogue, client = both
    page = client.search(Query(words="absent"))
    assert (page.total, page.summaries, page.next_start) == (0, (), None)


def test_a_box_is_longitude_first(both):
    _catalogue, client = both
    page = client.search(Query(box=Box(3.2, 44.1, 3.8, 44.9)))
    assert [hit.identifier for hit in page.summaries] == ["uuid-3"]


@pytest.mark.parametrize("words", ["(eau/air)", "zone AND", 'a"b', "x:*", "[1 TO 2]", "-a +b", "a\\", "<b> || !c ~1^2"])
def test_what_a_person_types_is_no_query_language(both, words):
    _catalogue, client = both
    client.search(Query(words=words))  # the server refuses an unescaped operator


def test_special_characters_are_found(both):
    _catalogue, client = both
    assert client.search(Query(words="(eau/air)")).total == 5


def test_records_are_fetched(both):
    catalogue, client = both
    catalogue.xml = {"uuid-1": iso("uuid-1", "Un").encode(), "other": b"<mdb xmlns='urn:x'/>"}
    catalogue.hidden = {"secret"}
    assert client.fetch("uuid-1") == iso("uuid-1", "Un").encode()
    assert client.fetch("none") is None
    with pytest.raises(Forbidden):
        client.fetch("secret")
    with pytest.raises(BadRecord):
        client.fetch("other")


def test_an_identifier_is_never_a_path(both, server):
    _catalogue, client = both
    assert client.fetch("../../me?x=1#y") is None
    assert "%2F" in next(seen.path for seen in server.requests if "formatters" in seen.path).upper()


def test_nothing_is_written_where_the_catalogue_does_not_say_who_we_are(both, server):
    _catalogue, client = both
    with pytest.raises(BadRecord):
        client.save(b"<x/>", base=None)
    with pytest.raises(HttpError):
        client.save(iso("u-9", "Eau").encode(), base=None)
    with pytest.raises(HttpError):
        client.delete("x")
    assert all(seen.method == "GET" for seen in server.requests)


def test_an_unknown_facet_is_left_out(both):
    _catalogue, client = both
    assert client.search(Query(facets={"colour": ("red",), "keyword": ("Eau",)})).total == 5
    assert "colour" not in client.supported_facets


def test_cancel_comes_before_the_request(both, server):
    feedback = Feedback()
    feedback.cancel()
    with pytest.raises(Cancelled):
        both[1].search(Query(), feedback)
    assert server.count() == 0


@pytest.mark.parametrize("client", CLIENTS.values())
@pytest.mark.parametrize(
    ("status", "body", "error"),
    [
        (200, b"<!DOCTYPE html><html><title>Connexion</title></html>", HtmlInsteadOfData),
        (200, b"[]", NetworkError),
        (200, b"[" * 100_000, NetworkError),
        (200, b'{"hits": 3}', NetworkError),
        (200, b"{", NetworkError),
        (200, b"", NetworkError),
        (400, b'{"message":"Bad Request"}', HttpError),
        (500, b"", HttpError),
    ],
)
def test_bad_answers_are_typed_errors(server, client, status, body, error):
    server.route("/", lambda handler: handler.reply(status, body, "application/json"))
    with pytest.raises(error):
        client(server.url("/geonetwork"), Door()).search(Query())


def test_no_hit_is_asked_for_beyond_the_window(server):
    catalogue = GeoNetwork()
    client = GeoNetwork4Client(catalogue.install(server), Door())
    assert client.search(Query(start=10_000)).summaries == ()
    assert server.count() == 0
    client.search(Query(start=9_990, page_size=20))
    assert catalogue.bodies[-1]["size"] == 10


def test_counts_come_with_the_first_page_only():
    assert "aggregations" in geonetwork4_query.body_of(Query(facets={"type": ()}))
    assert "aggregations" not in geonetwork4_query.body_of(Query(start=20))
    params = geonetwork3.params_of(Query(facets={"type": ("dataset", "series")}, sort=Sort.TITLE))
    assert params["type"] == "dataset or series"
    assert params["sortOrder"] == "reverse"


def test_only_what_a_card_needs_is_asked_for(server):
    catalogue = GeoNetwork()
    client = GeoNetwork4Client(catalogue.install(server), Door())
    client.search(Query())
    asked = catalogue.bodies[-1]["_source"]
    assert "overview.url" in asked
    assert not {"overview", "document", "*"} & set(asked)


def test_a_field_that_cannot_be_counted_costs_its_count_only(server):
    catalogue = GeoNetwork()
    catalogue.records = [("u", "Eau", [], [0, 44, 1, 45])]
    catalogue.uncountable = {"OrgForResourceObject.default"}
    client = GeoNetwork4Client(catalogue.install(server), Door())
    page = client.search(Query())
    assert (page.total, page.facets) == (1, {"type": {"dataset": 1}, "service": {"WMS": 1}})
    before = server.count()
    client.search(Query())
    assert server.count() == before + 1  # what it refused is not asked for again
    catalogue.uncountable |= {"resourceType"}
    page = client.search(Query())
    assert (page.total, page.facets) == (1, {})


def test_a_box_over_the_antimeridian():
    query = Query(box=Box(170, -20, -170, -10))
    assert geonetwork3.params_of(query)["geometry"].startswith("MULTIPOLYGON(((170.000000 -20.000000,180.0")
    shape = geonetwork4_query.body_of(query)["query"]["bool"]["filter"][1]["geo_shape"]["geom"]["shape"]
    assert shape["coordinates"] == [[170, -10], [-170, -20]]


def test_midnight_in_france_is_the_day_after():
    def dated(day: str) -> str:
        return geonetwork4.summary({"_source": {"resourceDate": {"type": "creation", "date": day}}}).date

    assert dated("2017-05-31T22:00:00.000Z") == "2017-06-01"
    assert dated("2023-12-31T23:00:00.000Z") == "2024-01-01"
    assert dated("2012-01-01T00:00:00.000Z") == "2012-01-01"
    assert dated("9999-12-31T23:00:00Z") == "9999-12-31T23:00:00Z"
    assert dated("2020-02-03T10:11:12Z") == "2020-02-03T10:11:12Z"


def test_whose_data_it_is():
    source = {"OrgForResourceObject": [{"default": "Aide"}], "ownerOrgForResourceObject": {"default": "Région"}}
    assert geonetwork4.summary({"_source": source}).organisation == "Région"
    old = {"contactForResource": [{"organisation": "IGN", "role": "owner"}]}
    assert geonetwork4.summary({"_source": old}).organisation == "IGN"


def test_links_of_older_versions_are_plain():
    source = {"link": [{"protocol": "OGC:WMS", "url": "https://x/wms", "name": "a"}, None, 3, {"url": ""}]}
    assert geonetwork4.summary({"_source": source}).links == (OnlineResource("https://x/wms", "OGC:WMS", "a"),)
    hit = {"link": ["a|b|https://x/?p=1|2|OGC:WMS|text/xml|1", "", "x", None]}
    assert geonetwork3.summary(hit).links == (OnlineResource("https://x/?p=1|2", "OGC:WMS", "a", "b"),)


def test_aggregations_by_name_or_in_a_list():
    path = SPECS / "geonetwork/aggregations-response__elasticAggsResponseFixture.json"
    if not path.exists():
        pytest.skip(f"{path} is not here")
    facets = {name: geonetwork4_query.buckets(each) for name, each in json.loads(path.read_bytes()).items()}
    assert facets["tag.default"]["Hungary"] == 20
    assert facets["resolutionScaleDenominator"]["10000.0"] == 291
    assert facets["availableInServices"] == {"availableInViewService": 299}


@pytest.mark.parametrize("path", GN4 or [None], ids=str)
def test_recorded_answers_of_version_4(path):
    if path is None:
        pytest.skip("no recorded answers here")
    raw = json.loads(path.read_bytes())
    if "hits" not in raw:
        pytest.skip("counts only")
    page = geonetwork4.page_of(raw, Query(page_size=50))
    assert len(page.summaries) == len(raw["hits"]["hits"])
    for hit, source in zip(page.summaries, raw["hits"]["hits"], strict=True):
        assert hit.identifier
        assert hit.title == hit.title.strip() != ""
        assert (hit.box is not None) == bool(source["_source"].get("geom"))
        assert bool(hit.links) == bool(source["_source"].get("link"))


@pytest.mark.parametrize("path", GN3 or [None], ids=str)
def test_recorded_answers_of_version_3(path):
    if path is None:
        pytest.skip("no recorded answers here")
    raw = json.loads(path.read_bytes())
    page = geonetwork3.page_of(raw, Query(page_size=len(raw["metadata"])))
    assert len(page.summaries) == len(raw["metadata"])
    assert page.next_start == len(raw["metadata"])
    for hit in page.summaries:
        assert hit.identifier
        assert hit.title
        assert hit.box is not None
        assert hit.links
        assert hit.organisation
    assert any(hit.thumbnail.startswith("https://") for hit in page.summaries)


@pytest.mark.parametrize(
    ("url", "place"),
    [
        ("https://h/geonetwork", Place("https://h/geonetwork")),
        ("https://h/geonetwork/", Place("https://h/geonetwork")),
        ("https://h/geonetwork/srv", Place("https://h/geonetwork")),
        ("https://h/geonetwork/srv/fre/catalog.search#/search?any=x", Place("https://h/geonetwork")),
        ("https://h/geonetwork/srv/api", Place("https://h/geonetwork")),
        ("https://h/geonetwork/region/fre/csw?service=CSW", Place("https://h/geonetwork", "region")),
        ("https://h/geonetwork/region/api/search", Place("https://h/geonetwork", "region")),
        ("https://h/srv/fre/q", Place("https://h")),
        ("https://h:81", Place("https://h:81")),
    ],
)
def test_any_address_of_a_catalogue_leads_to_it(url, place):
    assert place_of(url) == place


_KEYS = st.sampled_from(
    (  # the readers' own names, or almost nothing would be read
        "hits",
        "total",
        "value",
        "_source",
        "uuid",
        "link",
        "urlObject",
        "url",
        "geom",
        "coordinates",
        "tag",
        "default",
        "resourceDate",
        "date",
        "type",
        "overview",
        "resourceIdentifier",
        "code",
        "aggregations",
        "buckets",
        "key",
        "doc_count",
        "metadata",
        "summary",
        "@count",
        "dimension",
        "category",
        "@name",
        "@value",
        "geoBox",
        "image",
        "responsibleParty",
        "geonet:info",
        "title",
        "abstract",
        "contactForResource",
    )
)
_LEAVES = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=6), st.sampled_from(["1|2|3|4", "||", "NaN"])
)
_ABSURD = st.recursive(
    _LEAVES, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_KEYS, inner, max_size=5), max_leaves=25
)


@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=200)
@given(_ABSURD, _ABSURD)
def test_absurd_answers_are_read_or_refused(one, other):
    for answer in (one, {"hits": {"hits": one, "total": other}, "aggregations": {"type": other}}):
        for page_of in (geonetwork3.page_of, geonetwork4.page_of):
            try:
                page = page_of(answer, Query())
            except PluginError:
                continue
            assert page.total >= len(page.summaries)
    geonetwork3.page_of({"metadata": one, "summary": {"@count": other, "dimension": one}}, Query())
    geonetwork4.summary({"_source": one})


@pytest.mark.parametrize("path", [*GN3, *GN4[:4]] or [None], ids=str)
@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture], max_examples=15)
@given(data=st.data())
def test_cut_and_changed_answers_are_read_or_refused(path, data):
    if path is None:
        pytest.skip("no recorded answers here")
    raw = bytearray(path.read_bytes()[:60_000])
    for _change in range(data.draw(st.integers(0, 5))):
        raw[data.draw(st.integers(0, len(raw) - 1))] = data.draw(st.sampled_from(b'0[]{}",:nx\xff'))
    cut = data.draw(st.sampled_from([len(raw), len(raw) // 2, 1]))
    for page_of in (geonetwork3.page_of, geonetwork4.page_of):
        try:
            page_of(ja.parse(bytes(raw[:cut])), Query())
        except PluginError:
            continue
