"""Several catalogues as one list: what is merged, where it goes, what is counted."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prodige_plugin.catalogue.model import Facet, Query, ResultPage, Sort, Summary
from prodige_plugin.catalogue.narrowing import NarrowedPage
from prodige_plugin.catalogue.together import Together, hits_of, resource_key
from prodige_plugin.errors import Timeout
from prodige_plugin.metadata.online import OnlineResource

WMS = OnlineResource("https://geo.example.org/wms", "OGC:WMS", "zone")


def titles(together: Together) -> list[str]:
    return [hit.summary().title for hit in together.rows]


def take(together, platform, summaries, start=0, more=None, shown=0, sort=Sort.RELEVANCE, **page):
    """Give a page to the list as a window does; gives the change."""
    query = Query(sort=sort, start=start)
    answer = ResultPage(page.pop("total", start + len(summaries)), tuple(summaries), more, **page)
    change = together.plan(platform, answer, hits_of(platform, answer, query, lambda _summary: ()), shown)
    for row, run in change.runs:
        together.insert(row, run)
    return change


def some(prefix, count, start=0):
    return [Summary(f"{prefix}-{rank}", f"{prefix} {rank}") for rank in range(start, start + count)]


def test_one_platform_is_a_plain_list():
    together = Together(["a"])
    take(together, "a", some("A", 3), more=3, total=5)
    take(together, "a", some("A", 2, 3), start=3, total=5, shown=1)
    assert titles(together) == ["A 0", "A 1", "A 2", "A 3", "A 4"]
    assert (together.total(), together.at_least(), together.about()) == (5, False, False)
    assert together.more() == []
    assert all(hit.summary().platform == "a" for hit in together.rows)


def test_what_was_shown_stays_and_the_rest_is_interleaved():
    together = Together(["a", "b"])
    take(together, "a", some("A", 4))
    change = take(together, "b", some("B", 3), shown=2)
    assert titles(together) == ["A 0", "A 1", "B 0", "B 1", "A 2", "B 2", "A 3"]
    assert sum(len(run) for _row, run in change.runs) == 3


@pytest.mark.parametrize("sort", [Sort.TITLE, Sort.DATE])
def test_a_chosen_order_holds_across_platforms_below_what_was_shown(sort):
    one = [Summary("1", "Ère", date="2024-06"), Summary("3", "mer", date="2022"), Summary("5", "Zone", date="")]
    two = [Summary("2", "Forêt", date="2023-01-01"), Summary("4", "Océan", date="2021-05-05")]
    together = Together(["a", "b"])
    take(together, "a", one, sort=sort)
    take(together, "b", two, sort=sort)
    assert [hit.identifier for hit in together.rows] == ["1", "2", "3", "4", "5"]


def test_the_same_resource_elsewhere_joins_the_row_that_is_there():
    together = Together(["a", "b", "c"])
    take(together, "a", [Summary("x", "Zones", resource_identifier="http://www.datara.fr/JDD/12/")])
    change = take(together, "b", [Summary("y", "Zones (copie)", resource_identifier="https://datara.fr/jdd/12")])
    take(together, "c", [Summary("y", "Encore")])  # the second catalogue's record, harvested
    assert change.runs == () and len(change.changed) == 1
    (row,) = together.rows
    found = row.summary()
    assert (found.title, found.platform, row.platforms) == ("Zones", "a", ("a", "b", "c"))
    assert [(other.platform, other.title) for other in found.elsewhere] == [("b", "Zones (copie)"), ("c", "Encore")]
    assert together.total() == 1


def test_a_row_without_links_shows_the_one_that_has_them():
    together = Together(["a", "b"])
    take(together, "a", [Summary("x", "Zones")])
    take(together, "b", [Summary("x", "Zones", links=(WMS,))])
    found = together.rows[0].summary()
    assert found.links == (WMS,) and found.platform == "b"
    assert [other.platform for other in found.elsewhere] == ["a"]


def test_the_platform_asked_for_first_is_shown_as_soon_as_it_has_come():
    together = Together(["main", "b"])
    take(together, "b", [Summary("y", "Copie", links=(WMS,)), Summary("z", "Seul")])
    change = take(together, "main", [Summary("y", "Zones", links=(WMS,)), Summary("n", "Nouveau")])
    (row,) = change.changed
    assert together.rows[0] is row and row.platforms == ("main", "b")
    assert (row.summary().title, row.summary().platform) == ("Zones", "main")
    assert [(other.platform, other.title) for other in row.summary().elsewhere] == [("b", "Copie")]


def test_the_platform_asked_for_first_gives_way_where_it_states_no_link():
    together = Together(["main", "b"])
    take(together, "b", [Summary("y", "Copie", links=(WMS,))])
    take(together, "main", [Summary("y", "Zones")])
    assert together.rows[0].summary().platform == "b"


def test_the_identifier_a_template_left_everywhere_merges_nothing_on_one_platform():
    same = [Summary(f"id-{rank}", f"Jeu {rank}", resource_identifier="https://exemple.fr/modele") for rank in range(3)]
    together = Together(["a", "b"])
    take(together, "a", same)
    assert len(together.rows) == 3
    other = [
        Summary(f"o-{rank}", f"Autre {rank}", resource_identifier="https://exemple.fr/modele") for rank in range(2)
    ]
    take(together, "b", other)
    assert len(together.rows) == 4  # one of them joins one row, the other stands alone


def test_a_service_is_not_the_data_set_it_serves():
    together = Together(["a", "b"])
    take(together, "a", [Summary("x", "Zones", type="dataset", resource_identifier="https://exemple.fr/jdd/1")])
    take(together, "b", [Summary("y", "Zones", type="service", resource_identifier="https://exemple.fr/jdd/1")])
    assert len(together.rows) == 2


def test_a_server_without_a_stable_order_gives_nothing_twice():
    together = Together(["a"])
    take(together, "a", some("A", 3), more=3, total=6)
    take(together, "a", [*some("A", 1, 2), *some("A", 2, 3)], start=3, more=3, total=6)
    assert titles(together) == ["A 0", "A 1", "A 2", "A 3", "A 4"]
    assert together.more() == []  # it led back to where it was


def test_a_platform_that_fails_leaves_a_number_that_is_at_least():
    together = Together(["a", "b"])
    take(together, "a", some("A", 2))
    together.failed("b", Timeout("The server did not answer."))
    assert (together.total(), together.at_least()) == (2, True)
    take(together, "b", some("B", 2))
    assert together.parts["b"].error is None
    assert (together.total(), together.at_least()) == (4, False)


def test_pages_still_to_come_make_the_number_about_right():
    together = Together(["a", "b"])
    take(together, "a", some("A", 2), more=2, total=100)
    take(together, "b", [Summary("A-0", "the same"), *some("B", 1)], more=2, total=50)
    assert together.total() == 149
    assert together.about()


def test_counts_add_up_over_pages_and_platforms():
    together = Together(["a", "b"])
    counted = {Facet.TYPE: {"dataset": 2}}
    take(together, "a", some("A", 2), more=2, facets=counted, facets_of_fetched=True)
    take(together, "a", some("A", 2, 2), start=2, facets=counted, facets_of_fetched=True)
    take(together, "b", some("B", 1), more=1, facets={Facet.TYPE: {"dataset": 40, "service": 9}})
    take(together, "b", some("B", 1, 1), start=1, facets=counted, facets_of_fetched=True)
    assert together.facets() == ({Facet.TYPE: {"dataset": 44, "service": 9}}, True, {})


def test_hits_filtered_here_count_as_far_as_they_have_come():
    together = Together(["a"])
    for start in (0, 20):
        page = NarrowedPage(2, tuple(some("A", 2, start)), start + 20)
        change = together.plan("a", page, hits_of("a", page, Query(start=start), lambda _summary: ()), 0)
        for row, run in change.runs:
            together.insert(row, run)
    assert (together.total(), together.at_least()) == (4, True)


@pytest.mark.parametrize(
    ("code", "key"),
    [("HTTPS://www.Datara.fr/a%20b/", "datara.fr/a b"), ("fr-120066022-jdd-1", "fr-120066022-jdd-1"), ("NR", ""),
     ("  ", ""), ("Non renseigné", ""), ("À compléter", "")],
)  # fmt: skip
def test_resource_identifiers_are_compared_without_what_differs_by_habit(code, key):
    assert resource_key(code) == key


PAGES = st.lists(
    st.tuples(
        st.sampled_from("abc"),
        st.lists(st.tuples(st.integers(0, 12), st.sampled_from(["", "https://r/1", "https://r/2"])), max_size=6),
        st.integers(0, 10),
    ),
    max_size=8,
)


@given(PAGES, st.sampled_from(list(Sort)))
def test_whatever_comes_nothing_shown_moves_and_nothing_is_lost(pages, sort):
    together = Together("abc", sort)
    starts = dict.fromkeys("abc", 0)
    given_hits: set[tuple[str, str]] = set()
    for platform, items, shown in pages:
        before = list(together.rows)
        summaries = [Summary(f"id-{n}", f"T {n % 5}", resource_identifier=code) for n, code in items]
        take(together, platform, summaries, start=starts[platform], shown=shown, sort=sort)
        starts[platform] += len(summaries)
        given_hits |= {(platform, summary.identifier) for summary in summaries}
        assert together.rows[: min(shown, len(before))] == before[: min(shown, len(before))]
        assert [hit for hit in together.rows if hit in before] == before
    held = set()
    for hit in together.rows:
        row = hit.summary()
        held |= {(one.platform, one.identifier) for one in (row, *row.elsewhere)}
        assert len(set(hit.platforms)) == len(hit.platforms) == 1 + len(row.elsewhere)
    assert held == given_hits
