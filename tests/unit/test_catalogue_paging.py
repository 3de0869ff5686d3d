"""Page after page: filtered wherever the server does not, counted once, and never for ever."""

from __future__ import annotations

import json

import pytest

from prodige_plugin.catalogue.cli import main
from prodige_plugin.catalogue.model import Box, Query, ResultPage, Summary
from prodige_plugin.catalogue.narrowing import NarrowedPage
from prodige_plugin.catalogue.paging import PAGE, collect
from prodige_plugin.feedback import Feedback
from tests.servers.http import Handler, HttpServer
from tests.servers.portals import Udata, reply_json

HERE = Box(0, 44, 1, 45)
THERE = Box(100, -40, 101, -39)


class Listed:
    """A catalogue that filters by nothing, of which every fifth record is here and of this year."""

    supported_facets: frozenset[str] = frozenset()

    def __init__(self, number: int) -> None:
        self.hits = [
            Summary(
                str(rank), f"Zone {rank}", box=THERE if rank % 5 else HERE, date="2020-01-01" if rank % 5 else "2026"
            )
            for rank in range(number)
        ]
        self.asked: list[Query] = []

    def search(self, query: Query, feedback: Feedback | None = None) -> ResultPage:
        self.asked.append(query)
        end = query.start + query.page_size
        return ResultPage(
            len(self.hits), tuple(self.hits[query.start : end]), end if end < len(self.hits) else None
        )

    def fetch(self, identifier: str, feedback: Feedback | None = None) -> bytes | None:
        return None


@pytest.mark.parametrize("asked", [Query(box=HERE), Query(since="2026-01-01")])
def test_what_the_server_does_not_filter_by_is_filtered_here(asked):
    catalogue = Listed(200)
    page = collect(catalogue, asked, 30)
    assert [hit.identifier for hit in page.summaries] == [str(rank) for rank in range(0, 150, 5)]
    assert isinstance(page, NarrowedPage) and page.total == 30
    assert {query.page_size for query in catalogue.asked} == {30}
    assert collect(Listed(200), asked, 1000).total == 40


def test_counts_made_here_are_of_all_pages():
    catalogue = Listed(3 * PAGE)
    catalogue.hits = [Summary(hit.identifier, hit.title, type="dataset") for hit in catalogue.hits]
    page = collect(catalogue, Query(), 2 * PAGE + 1)
    assert page.facets_of_fetched and page.facets["type"] == {"dataset": 3 * PAGE}
    assert (page.total, len(page.summaries)) == (3 * PAGE, 2 * PAGE + 1)


def test_progress_goes_on_to_the_end_while_hits_are_filtered():
    told: list[float | None] = []
    collect(Listed(200), Query(box=HERE), 40, Feedback(lambda fraction, _words: told.append(fraction)))
    assert told == sorted(told) and told[0] < 0.5 and told[-1] == 1.0


def test_a_server_that_repeats_itself_is_left():
    class Same(Listed):
        def search(self, query: Query, feedback: Feedback | None = None) -> ResultPage:
            self.asked.append(query)
            return ResultPage(10_000, tuple(self.hits[:2]), query.start + 2)

    catalogue = Same(10)
    assert len(collect(catalogue, Query(), 100).summaries) == 2
    assert len(catalogue.asked) <= 5


def test_a_record_that_cannot_be_completed_keeps_the_others(capsys):
    def answer(handler: Handler) -> None:
        if handler.seen.path == f"/api/1/datasets/{1:024x}/":
            reply_json(handler, {"message": "gone"}, 410)
        else:
            Udata()(handler)

    with HttpServer() as server:
        server.route("/", answer)
        assert main(["search", server.url("/api/1/datasets/"), "--limit", "3", "--json", "--links"]) == 0
    told = capsys.readouterr()
    assert [len(hit["links"]) > 0 and not hit["partial"] for hit in json.loads(told.out)["records"]] == [
        True, False, True,
    ]  # fmt: skip
    assert told.err.startswith("… ") and "Traceback" not in told.err


@pytest.mark.parametrize(
    ("one", "other", "meet"),
    [
        (Box(178, -20, -178, -10), Box(-179.5, -15, -179, -14), True),
        (Box(178, -20, -178, -10), Box(179, -15, 179.5, -14), True),
        (Box(178, -20, -178, -10), Box(0, -20, 170, -10), False),
        (Box(178, -20, -178, -10), Box(170, -20, -170, -10), True),
        (HERE, Box(1, 45, 2, 46), True),
        (HERE, Box(1.1, 45, 2, 46), False),
        (HERE, Box(0, 45.1, 1, 46), False),
    ],
)
def test_boxes_over_the_antimeridian_meet_what_lies_on_both_sides(one, other, meet):
    """Wallis-et-Futuna and the Pacific: a hit that is filtered here must not get lost."""
    assert one.meets(other) is meet and other.meets(one) is meet
    catalogue = Listed(1)
    catalogue.hits = [Summary("1", "Zone", box=one)]
    assert bool(collect(catalogue, Query(box=other), 5).summaries) is meet
