"""Filters of the CSW client against servers that know less than others, and records like one that is known."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from prodige_plugin.catalogue import csw
from prodige_plugin.catalogue.csw import CswClient
from prodige_plugin.catalogue.discovery import discover
from prodige_plugin.catalogue.model import Box, Facet, Query, Summary
from prodige_plugin.catalogue.similar import similar_query, title_words
from prodige_plugin.errors import ServiceException
from prodige_plugin.network import Door
from tests.servers.http import Handler, HttpServer

from .csw_samples import CSW, iso, report, results, string

XML = "application/xml"
CAPABILITIES = f'<csw:Capabilities {CSW} version="2.0.2"/>'.encode()


@pytest.fixture
def server() -> Iterator[HttpServer]:
    csw._WITHOUT_PROFILE.clear()
    with HttpServer() as running:
        yield running


def keywords(*words: str) -> str:
    inside = "".join(string("keyword", word) for word in words)
    return f"<gmd:descriptiveKeywords><gmd:MD_Keywords>{inside}</gmd:MD_Keywords></gmd:descriptiveKeywords>"


def answering(server: HttpServer, answer: Callable[[str], bytes]) -> CswClient:
    """A server that answers by the text of what is asked, and its client."""
    server.route("/csw", lambda handler: handler.reply(200, answer(handler.seen.body.decode()), XML))
    return CswClient(server.url("/csw"), Door())


def test_a_server_without_the_iso_profile_loses_those_filters_only(server: HttpServer) -> None:
    def answer(body: str) -> bytes:
        if ">apiso:" in body:
            return report("NoApplicableCode", "Invalid Filter request: Invalid PropertyName: apiso:TopicCategory")
        return results(iso(inside=keywords("eau")))

    client = answering(server, answer)
    assert {Facet.TOPIC, Facet.ORGANISATION} <= client.supported_facets
    query = Query(facets={Facet.TOPIC: ("oceans",), Facet.KEYWORD: ("eau",)})
    assert client.search(query).total == 1
    assert "dc:subject" in server.last().body.decode()
    assert not {Facet.TOPIC, Facet.ORGANISATION} & client.supported_facets
    before = server.count()
    CswClient(server.url("/csw"), Door()).search(query)  # a new client knows it
    assert server.count() == before + 1


def test_a_refusal_for_another_reason_keeps_its_words(server: HttpServer) -> None:
    client = answering(server, lambda _body: report("NoApplicableCode", "The database is down"))
    with pytest.raises(ServiceException, match="database is down"):
        client.search(Query(facets={Facet.TOPIC: ("oceans",)}))
    assert Facet.TOPIC in client.supported_facets


def test_hits_that_say_otherwise_are_left_out(server: HttpServer) -> None:
    records = iso("a", inside=keywords("eau")) + iso("b", inside=keywords("château")) + iso("c")
    client = answering(server, lambda _body: results(records, matched=3))
    page = client.search(Query(facets={Facet.KEYWORD: ("eau",)}))
    assert [hit.identifier for hit in page.summaries] == ["a"]
    assert page.total == 1  # one page was all there is
    assert page.facets[Facet.KEYWORD] == {"eau": 1}
    more = answering(server, lambda _body: results(records, matched=300, following="4"))
    page = more.search(Query(facets={Facet.KEYWORD: ("eau",)}))
    assert (page.total, page.next_start) == (300, 3)


def test_a_page_of_which_nothing_remains_is_followed_by_the_next(server: HttpServer) -> None:
    def answer(body: str) -> bytes:
        start = int(body.partition('startPosition="')[2].partition('"')[0])
        word = "eau" if start > 4 else "château"
        return results(iso(f"id-{start}", inside=keywords(word)), matched=9, following=str(start + 2))

    page = answering(server, answer).search(Query(facets={Facet.KEYWORD: ("eau",)}, page_size=2))
    assert [hit.identifier for hit in page.summaries] == ["id-5"]
    assert (page.next_start, server.count()) == (6, 3)
    server.route("/csw", lambda handler: handler.reply(200, answer('startPosition="1"'), XML))
    assert CswClient(server.url("/csw"), Door()).search(Query(facets={Facet.KEYWORD: ("eau",)})).summaries == ()
    assert server.count() == 3 + 6  # an end to it


def test_a_keyword_that_is_an_anchor_is_looked_for_among_the_words(server: HttpServer) -> None:
    def answer(body: str) -> bytes:
        return results(iso("a", inside=keywords("eau"))) if "csw:AnyText" in body else results("", matched=0)

    client = answering(server, answer)
    assert client.search(Query(facets={Facet.KEYWORD: ("eau",)})).total == 1
    assert server.count() == 2
    assert client.search(Query(facets={Facet.TYPE: ("dataset",)})).total == 0
    assert server.count() == 3


@pytest.mark.parametrize("path", ["/geonetwork/srv/fre/csw-eau", "/geonetwork/eau/fre/csw"])
def test_a_virtual_catalogue_stays_one(server: HttpServer, path: str) -> None:
    """The whole catalogue is behind /geonetwork/srv; a part of it has an address of its own."""

    def catalogue(handler: Handler) -> None:
        handler.reply(200, CAPABILITIES if handler.seen.method == "GET" else results(iso()), XML)

    server.route(path, catalogue)
    found = discover(server.url(path) + "?service=CSW&request=GetCapabilities", Door())
    assert found.protocol == "csw"
    assert found.client(Door()).search(Query()).total == 1
    assert server.last().path == path


def test_suggestions_are_distinct_titles(server: HttpServer) -> None:
    dc = 'xmlns:dc="http://purl.org/dc/elements/1.1/"'
    brief = "".join(
        f"<csw:BriefRecord {dc}><dc:identifier>{rank}</dc:identifier><dc:title>{title}</dc:title></csw:BriefRecord>"
        for rank, title in enumerate(("Zones humides", "Zones humides", "Zones de pêche"))
    )
    client = answering(server, lambda body: results(brief if "brief" in body else "", matched=3, returned=3))
    assert client.suggest("zon*") == ("Zones humides", "Zones de pêche")
    assert "*zon\\**" in server.last().body.decode()
    assert client.suggest("") == ()
    assert server.count() == 1


# -- similar records ---------------------------------------------------------------------------


def test_what_is_like_a_record() -> None:
    box = Box(4, 44, 5, 45)
    hit = Summary("a", "Les réserves naturelles de la région", box=box, themes=("Protected sites",))
    query = similar_query(hit, 7)
    assert query.facets == {Facet.THEME: ("Sites protégés",)}
    assert (query.words, query.box, query.page_size) == ("naturelles", box, 7)


def test_what_is_like_a_record_that_says_little() -> None:
    assert similar_query(Summary("a", "Zones humides")).words == "humides"
    assert similar_query(Summary("a", "Cours d'eau et plans d'eau")).words == "Cours plans"
    topic = similar_query(Summary("a", "X", topics=("inlandWaters",)))
    assert (topic.facets, topic.words) == ({Facet.TOPIC: ("inlandWaters",)}, "")
    assert similar_query(Summary("a", "B_12", keywords=("qualité de l'eau",))).words == '"qualité de l\'eau"'
    point = Summary("a", "Zones humides", box=Box(4, 44, 4, 44))
    world = Summary("a", "Zones humides", box=Box(-180, -90, 180, 90))
    assert similar_query(point).box is similar_query(world).box is None


def test_words_that_tell_the_subject() -> None:
    assert title_words("Carte des données de la commune : ÉOLIENNES éoliennes (2024)") == ["ÉOLIENNES"]
    assert title_words("") == []
