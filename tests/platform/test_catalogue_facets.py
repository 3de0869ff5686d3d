"""Filters, counts and suggestions of the CSW client against the practice platform's real catalogue (pycsw).

What a filter should find is read from all the records themselves.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from prodige_plugin.catalogue import csw, facets
from prodige_plugin.catalogue.csw import CswClient
from prodige_plugin.catalogue.csw_request import BoxAxis
from prodige_plugin.catalogue.model import Box, Facet, Query, ResultPage, Summary
from prodige_plugin.catalogue.similar import similar_query
from prodige_plugin.network import Door


@pytest.fixture(scope="module")
def url(practice) -> str:
    return practice.state.platform.endpoints["csw"]


@pytest.fixture
def client(url, qgis_app) -> CswClient:
    return CswClient(url, Door())


@pytest.fixture(scope="module")
def everything(url, practice, qgis_app) -> tuple[Summary, ...]:
    page = CswClient(url, Door()).search(Query(page_size=200))
    assert page.total == len(page.summaries) >= 40
    return page.summaries


def expected(everything, test: Callable[[Summary], object]) -> set[str]:
    return {hit.identifier for hit in everything if test(hit)}


def ids(page: ResultPage) -> set[str]:
    return {hit.identifier for hit in page.summaries}


def test_counts_are_of_what_was_fetched(client, everything):
    page = client.search(Query(page_size=200))
    assert page.facets_of_fetched
    assert page.facets == facets.count(everything)
    assert {Facet.TYPE, Facet.ORGANISATION, Facet.THEME, Facet.TOPIC, Facet.KEYWORD, Facet.SERVICE} <= set(page.facets)
    assert sum(client.search(Query(page_size=5)).facets[Facet.TYPE].values()) == 5


@pytest.mark.parametrize("facet", [Facet.TYPE, Facet.ORGANISATION, Facet.THEME, Facet.TOPIC, Facet.KEYWORD])
def test_every_value_that_is_counted_filters(client, everything, facet):
    for value, number in facets.count(everything)[facet].items():
        page = client.search(Query(facets={facet: (value,)}, page_size=200))
        wanted = expected(everything, lambda hit, value=value: value in facets.values_of(hit).get(facet, ()))
        assert ids(page) == wanted, value
        assert number == len(wanted)


def test_a_keyword_is_no_part_of_another(client, everything):
    keyword = max((word for hit in everything for word in hit.keywords), key=len)
    assert client.search(Query(facets={Facet.KEYWORD: (keyword[: len(keyword) // 2],)})).total == 0


def test_any_of_several_values(client, everything):
    first, second, *_ = facets.count(everything)[Facet.TOPIC]
    page = client.search(Query(facets={Facet.TOPIC: (first, second)}, page_size=200))
    assert ids(page) == expected(everything, lambda hit: {first, second} & set(hit.topics))
    assert page.total == len(page.summaries)


def test_two_filters_of_several_values_each(client, everything):
    """pycsw ignores the second alternative; what comes back is right all the same."""
    counted = facets.count(everything)
    topics, keywords = tuple(counted[Facet.TOPIC])[:2], tuple(counted[Facet.KEYWORD])[-2:]
    page = client.search(Query(facets={Facet.TOPIC: topics, Facet.KEYWORD: keywords}, page_size=200))
    assert ids(page) == expected(
        everything, lambda hit: set(topics) & set(hit.topics) and set(keywords) & set(hit.keywords)
    )


def test_filters_words_and_box_together(client, everything):
    hit = next(hit for hit in everything if hit.box and hit.topics and hit.organisation)
    wanted = {Facet.TOPIC: hit.topics[:1], Facet.ORGANISATION: (hit.organisation,), Facet.TYPE: (hit.type,)}
    page = client.search(Query(words=f'"{hit.title}"', box=hit.box, facets=wanted, page_size=200))
    assert hit.identifier in ids(page)
    far = client.search(Query(words=f'"{hit.title}"', box=Box(-40, -40, -39, -39), facets=wanted))
    assert far.total == 0


def test_a_theme_is_found_in_either_language(client, everything):
    theme = next(iter(facets.count(everything)[Facet.THEME]))
    csw.facets._LEARNED.clear()  # a saved search, before any answer
    page = client.search(Query(facets={Facet.THEME: (theme,)}, page_size=200))
    assert ids(page) == expected(everything, lambda hit: theme in facets.values_of(hit).get(Facet.THEME, ()))


def test_services(client, everything):
    def has(kind: str) -> set[str]:
        return expected(everything, lambda hit: kind in facets.values_of(hit).get(Facet.SERVICE, ()))

    for kind in ("WMS", "WFS"):
        assert has(kind) <= ids(client.search(Query(facets={Facet.SERVICE: (kind,)}, page_size=200)))


def test_open_data(client, everything):
    page = client.search(Query(facets={Facet.OPEN_DATA: ("yes",)}, page_size=200))
    assert ids(page) == expected(everything, lambda hit: hit.open_data)


def test_licences(client, everything):
    for name in facets.count(everything)[Facet.LICENCE]:
        page = client.search(Query(facets={Facet.LICENCE: (name,)}, page_size=200))
        assert ids(page) == expected(everything, lambda hit, name=name: hit.licence == name)
    assert client.search(Query(facets={Facet.LICENCE: ("Licence Ouverte 1.0",)})).summaries == ()


def test_since(client, everything):
    assert client.search(Query(since="1990-01-01")).total == len(everything)
    assert client.search(Query(since="2999-01-01")).total == 0


def test_filters_by_get_where_post_is_refused(url, everything, qgis_app):
    client = CswClient(url, Door())
    client._by_get = True
    first, second, *_ = facets.count(everything)[Facet.TOPIC]
    page = client.search(Query(facets={Facet.TOPIC: (first, second)}, since="1990-01-01", page_size=200))
    assert ids(page) == expected(everything, lambda hit: {first, second} & set(hit.topics))


@pytest.mark.parametrize("axis", [BoxAxis.EPSG_LAT_LON, BoxAxis.CRS84_LON_LAT])
def test_the_axis_orders_that_this_server_reads(url, everything, axis, qgis_app):
    hit = next(hit for hit in everything if hit.box and hit.box.east - hit.box.west < 2)
    page = CswClient(url, Door(), axis=axis).search(Query(box=hit.box, page_size=200))
    assert hit.identifier in ids(page)
    swapped = Box(hit.box.south, hit.box.west, hit.box.north, hit.box.east)
    assert hit.identifier not in ids(CswClient(url, Door(), axis=axis).search(Query(box=swapped, page_size=200)))


def test_suggestions_are_titles(client, everything):
    title = everything[0].title
    typed = title.split()[0].upper()
    found = client.suggest(typed)
    assert found
    assert all(typed.lower() in each.lower() for each in found)
    assert client.suggest(f"{title}") == (title,)
    assert client.suggest("introuvable-à-coup-sûr") == client.suggest(" ") == ()


def test_similar_records(client, everything):
    for hit in everything[:10]:
        page = client.search(similar_query(hit))
        assert hit.identifier in ids(page), similar_query(hit)
