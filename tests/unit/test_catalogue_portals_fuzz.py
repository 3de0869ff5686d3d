"""Absurd JSON of portals: results or a PluginError, never anything else; and what comes out can be shown and loaded."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from prodige_plugin.catalogue import ckan, geoplateforme, udata
from prodige_plugin.catalogue.model import Query, ResultPage
from prodige_plugin.errors import PluginError
from prodige_plugin.network import Answer, Door
from prodige_plugin.network.answer import Headers
from prodige_plugin.services.sources import layer_sources

KEYS = (
    *("result", "results", "count", "error", "message", "facets", "search_facets", "items", "name", "success"),
    *("id", "title", "title_translated", "notes", "organization", "tags", "extras", "key", "value", "spatial"),
    *("resources", "url", "format", "description", "spatial_coverage", "bbox", "geom", "type", "coordinates"),
    *("data", "total", "harvest", "remote_url", "page", "owner", "first_name", "href", "rel", "temporal_coverage"),
    *("documents", "aggregations", "buckets", "doc_count", "layer_name", "producers", "extent", "metadata_urls"),
    *("production_years", "keywords", "theme", "attribution", "harvest_object_id", "publisher", "last_update"),
)
WORDS = (
    "",
    "WMS",
    "\ud800",
    "http://[",
    "https://x.example.org/a b",
    "javascript:alert(1)",
    '{"type":"Point"',
    "NaN",
    "9" * 400,
)
scalars = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.sampled_from(WORDS), st.text(max_size=8), st.just(10**400)
)
anything = st.recursive(
    scalars,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.dictionaries(st.one_of(st.sampled_from(KEYS), st.text(max_size=3)), inner, max_size=6),
    ),
    max_leaves=30,
)
#: an entry with the right shape and the wrong contents, more likely to get far.
entries = st.dictionaries(st.sampled_from(KEYS), anything, max_size=12)


class Given(Door):
    """Answers everything with the same JSON."""

    def __init__(self, value: object) -> None:
        super().__init__()
        self.content = json.dumps(value).encode()

    def request(self, _method: str, url: str, **_options: Any) -> Answer:
        return Answer(200, Headers([("Content-Range", "0-1/x")]), self.content, url, None)


def shown(page: ResultPage) -> None:
    """Go through what cards, sheets and menus read."""
    assert page.total >= 0 and (page.next_start is None or page.next_start > 0)
    for summary in page.summaries:
        assert summary.identifier
        for part in (summary.title, summary.abstract, summary.organisation, summary.date, *summary.keywords):
            part.encode("utf-8")
        for source in layer_sources(summary.links, summary.title):
            assert source.url.startswith("http") and source.uri.isprintable()
    for counts in page.facets.values():
        assert all(number >= 0 for number in counts.values())


def tried(value: object) -> None:
    door = Given(value)
    for client in (
        ckan.CkanClient("https://x.example.org", door),
        udata.UdataClient("https://x.example.org", door),
        geoplateforme.GeoplateformeClient("https://x.example.org", door, door),
    ):
        try:
            page = client.search(Query())
            shown(page)
            client.fetch("x")
            for summary in page.summaries[:1]:
                client.complete(summary)
        except PluginError:
            pass


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(anything)
def test_any_json(value: object) -> None:
    tried(value)


@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(entries, min_size=1, max_size=2), anything, anything)
def test_answers_of_the_right_shape(found: list[dict[str, Any]], counts: object, total: object) -> None:
    for number, entry in enumerate(found):
        entry.setdefault("id", f"id-{number}")
    tried({"result": {"results": found, "count": total, "facets": counts, "search_facets": counts}})
    tried({"data": found, "total": total, "facets": counts})
    tried({"documents": found, "aggregations": counts})


def test_a_very_deep_answer() -> None:
    class Deep(Given):
        def __init__(self) -> None:
            super().__init__(None)
            self.content = b'{"result":' + b"[" * 100_000 + b"]" * 100_000 + b"}"

    for client in (
        ckan.CkanClient("https://x.example.org", Deep()),
        udata.UdataClient("https://x.example.org", Deep()),
    ):
        try:
            client.search(Query())
        except PluginError as error:
            assert error.what
        else:
            raise AssertionError("read")
