"""Hits kept as JSON and packed, and filters that a catalogue does not know."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prodige_plugin.catalogue.keeping import as_json, from_json, pack, unpack
from prodige_plugin.catalogue.model import BOX, Box, Facet, Query, ResultPage, Summary
from prodige_plugin.catalogue.narrowing import NarrowedPage, page_of
from prodige_plugin.metadata.online import OnlineResource

TEXT = st.text(max_size=20)
BOXES = st.none() | st.builds(Box, *[st.floats(-180, 180) for _side in range(4)])
LINKS = st.lists(st.builds(OnlineResource, *[TEXT for _part in range(6)]), max_size=3).map(
    lambda links: tuple(link for link in links if link.url)
)
WORDS = st.lists(TEXT, max_size=3).map(tuple)
ONE = st.builds(
    Summary, TEXT, TEXT, TEXT, TEXT, TEXT, TEXT, TEXT, BOXES, LINKS, WORDS, TEXT, WORDS, WORDS, WORDS, TEXT,
    st.booleans(), TEXT, public=st.none() | st.booleans(), editable=st.none() | st.booleans(), partial=st.booleans(),
)  # fmt: skip
SUMMARIES = st.builds(lambda one, others: replace(one, elsewhere=tuple(others)), ONE, st.lists(ONE, max_size=2))
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4),
    max_leaves=12,
)


@given(SUMMARIES)
def test_packed_hits_come_back_as_they_were(summary):
    assert unpack(pack(summary)) == summary
    assert from_json(json.loads(json.dumps(as_json(summary)))) == summary


@given(st.dictionaries(st.sampled_from([*Summary.__dataclass_fields__, "other"]), VALUES, max_size=8) | VALUES)
def test_whatever_a_file_holds_gives_a_hit(value):
    assert isinstance(from_json(value), Summary)


def test_a_packed_hit_is_small():
    links = tuple(
        OnlineResource(
            f"https://www.datara.gouv.fr/geonetwork/srv/api/records/{n}", "WWW:LINK-1.0-http--link", f"c_{n}"
        )
        for n in range(8)
    )
    summary = Summary("7f1c", "Zones humides", "Inventaire départemental des milieux humides. " * 12, links=links)
    assert len(pack(summary)) < 700


class Plain:
    """A catalogue whose server filters by nothing but words and boxes."""

    def __init__(self, summaries, supported=frozenset((BOX,))):
        self.summaries, self.supported_facets, self.starts = summaries, supported, []

    def search(self, query, feedback=None):
        self.starts.append(query.start)
        page = self.summaries[query.start : query.start + query.page_size]
        more = query.start + len(page)
        return ResultPage(len(self.summaries), tuple(page), more if more < len(self.summaries) else None)


LINES = [
    Summary(f"id-{n}", f"T {n}", organisation="DREAL" if n >= 45 else "IGN", date=f"20{n % 30:02}", box=Box(n, 0, n, 1))
    for n in range(60)
]


def test_a_filter_the_server_does_not_know_is_applied_to_what_it_gives():
    catalogue = Plain(LINES)
    page = page_of(catalogue, Query(facets={Facet.ORGANISATION: ("DREAL",)}))
    assert isinstance(page, NarrowedPage)
    assert [hit.identifier for hit in page.summaries] == [f"id-{n}" for n in range(45, 60)]
    assert catalogue.starts == [0, 20, 40]
    assert page.total == 15 and page.next_start is None
    assert page.facets[Facet.ORGANISATION] == {"DREAL": 15} and page.facets_of_fetched


def test_a_filter_the_server_knows_is_left_to_it():
    catalogue = Plain(LINES, frozenset((Facet.ORGANISATION,)))
    page = page_of(catalogue, Query(facets={Facet.ORGANISATION: ("DREAL",)}))
    assert len(page.summaries) == 20 and catalogue.starts == [0]


def test_looking_for_hits_that_remain_comes_to_an_end():
    catalogue = Plain(LINES * 20)
    page = page_of(catalogue, Query(facets={Facet.KEYWORD: ("nothing has it",)}))
    assert page.summaries == () and len(catalogue.starts) == 6
    assert page.next_start == 120  # the person may look on


@pytest.mark.parametrize(("since", "count"), [("2025-06-01", 8), ("2029-01-01", 2), ("2031-01-01", 0)])
def test_days_are_compared_as_far_as_they_are_stated(since, count):
    found = page_of(Plain(LINES), Query(since=since, page_size=60))
    assert len(found.summaries) == count + (2 if since == "2025-06-01" else 0)


def test_boxes_where_the_server_knows_none():
    page = page_of(Plain(LINES, frozenset()), Query(box=Box(3.5, 0.5, 6.5, 2), page_size=60))
    assert [hit.identifier for hit in page.summaries] == ["id-4", "id-5", "id-6"]
