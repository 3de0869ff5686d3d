"""Counts, suggestions and similar records of every client, whatever a server answers: read or refused in words."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from prodige_plugin.catalogue.ckan import CkanClient
from prodige_plugin.catalogue.csw import CswClient
from prodige_plugin.catalogue.geonetwork3 import GeoNetwork3Client
from prodige_plugin.catalogue.geonetwork4 import GeoNetwork4Client
from prodige_plugin.catalogue.geoplateforme import GeoplateformeClient
from prodige_plugin.catalogue.model import Facet, Query, Summary
from prodige_plugin.catalogue.records import RecordsClient
from prodige_plugin.catalogue.similar import similar_query
from prodige_plugin.catalogue.udata import UdataClient
from prodige_plugin.errors import PluginError
from prodige_plugin.network import Answer, Door
from prodige_plugin.network.answer import Headers

words = st.one_of(
    st.text(max_size=12), st.sampled_from(["true", "a|b", "OGC:WMS", "lov2", "Sites protégés", "dataset", '"', "\\"])
)
leaves = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), words)
anything = st.recursive(
    leaves, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(words, inner, max_size=3), max_leaves=12
)
pairs = st.fixed_dictionaries(
    {}, optional=dict.fromkeys(("key", "value", "name", "display_name", "count", "doc_count", "@value"), anything)
)
counts = st.one_of(
    anything,
    st.lists(pairs, max_size=3),
    st.fixed_dictionaries({}, optional={"buckets": st.lists(pairs, max_size=3), "items": st.lists(pairs, max_size=3)}),
)
facets = st.dictionaries(st.sampled_from([str(facet) for facet in Facet]), st.lists(words, max_size=3).map(tuple))
_NAMES = (
    *("licenseObject", "cl_topic", "isOpenData", "th_prodige", "tag", "license", "license_title", "themes", "groups"),
    *("tags", "keywords", "private", "isopen", "inspiretheme", "publishedForGroup", "properties"),
)
hit = st.fixed_dictionaries({"uuid": st.just("u"), "id": st.just("u")}, optional=dict.fromkeys(_NAMES, anything))


class Given(Door):
    """A door that has one answer for everything."""

    def __init__(self, value: object) -> None:
        super().__init__()
        self.content = json.dumps(value).encode()

    def request(self, _method: str, url: str, **_options: Any) -> Answer:
        return Answer(200, Headers([]), self.content, url, None)


def tried(value: object, query: Query) -> None:
    door, url = Given(value), "https://x.example.org/geonetwork/collections/c"
    for client in (
        GeoNetwork4Client(url, door),
        GeoNetwork3Client(url, door),
        CkanClient(url, door),
        UdataClient(url, door),
        GeoplateformeClient(url, door, door),
        RecordsClient(url, door),
        CswClient(url, door),
    ):
        try:
            page = client.search(query)
        except PluginError:
            page = None
        for counted in page.facets.values() if page is not None else ():
            assert all(isinstance(name, str) and name and number > 0 for name, number in counted.items())
        for found in page.summaries if page is not None else ():
            similar_query(found)
        try:
            suggested = client.suggest("eau")
        except PluginError:
            continue
        assert len(suggested) <= 8
        assert len(set(suggested)) == len(suggested)
        assert all(isinstance(each, str) and each for each in suggested)


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(anything, facets, st.one_of(words, st.just("2024-01-01")))
def test_any_answer_to_any_filter(value: object, wanted: dict[str, tuple[str, ...]], since: str) -> None:
    tried(value, Query(facets=wanted, since=since))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(hit, max_size=2), st.dictionaries(words, counts, max_size=3), counts)
def test_answers_of_the_right_shape(found: list[dict[str, Any]], named: dict[str, Any], counted: object) -> None:
    known = {**named, **{f"{facet}.0": counted for facet in Facet}, "tags": counted, "license": counted}
    hits = {"hits": [{"_source": each, **each} for each in found], "total": counted}
    tried({"hits": hits, "aggregations": known}, Query())
    tried(
        {"metadata": found, "summary": {"@count": "2", "dimension": [{"@name": "type", "category": counted}]}}, Query()
    )
    tried({"result": {"results": found, "facets": named, "search_facets": known}}, Query())
    tried({"data": found, "facets": known}, Query())
    tried({"documents": found, "aggregations": {**known, "type": counted}}, Query())
    tried({"features": found, "facets": {**known, "type": counted}}, Query())


@settings(max_examples=100, deadline=None)
@given(st.text(), st.lists(st.text(), max_size=3), st.lists(st.text(), max_size=3))
def test_a_query_can_be_made_of_any_record(title: str, themes: list[str], keywords: list[str]) -> None:
    similar_query(Summary("x", title, themes=tuple(themes), keywords=tuple(keywords)))
