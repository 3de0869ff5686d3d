"""A published record is found again by the words of its title, however many others have the same words."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from prodige_plugin.catalogue.csw_request import words
from prodige_plugin.catalogue.model import Query, ResultPage, Summary
from prodige_plugin.feedback import Feedback
from prodige_plugin.platforms.qgis_server.record_readback import _searched

TITLE = "Couche 300"


@dataclass
class Catalogue:
    """Records that all have the words of one title; and perhaps each its identifier."""

    identifiers: list[str]
    by_identifier: bool = True
    asked: list[Query] = field(default_factory=list)

    def search(self, query: Query, _feedback: Feedback) -> ResultPage:
        self.asked.append(query)
        texts = {one: f"{TITLE} {one if self.by_identifier else ''}" for one in self.identifiers}
        hits = [one for one, text in texts.items() if all(word in text for word in words(query.words))]
        end = query.start + query.page_size
        page = tuple(Summary(one, TITLE) for one in hits[query.start : end])
        return ResultPage(len(hits), page, end if end < len(hits) else None)


def search(catalogue: Catalogue, identifier: str) -> bool:
    return _searched(catalogue, TITLE, identifier, Feedback())


@pytest.fixture
def five_hundred(qgis_app) -> list[str]:
    return [f"id-{rank:03d}-x" for rank in range(500)]


def test_one_of_few_costs_one_search(five_hundred: list[str]) -> None:
    catalogue = Catalogue(five_hundred[:40])
    assert search(catalogue, "id-039-x")
    assert len(catalogue.asked) == 1


def test_one_of_five_hundred_alike_is_found(five_hundred: list[str]) -> None:
    """The three hundredth layer of a publication was said not to be found, and all of it was undone."""
    catalogue = Catalogue(five_hundred)
    assert search(catalogue, "id-499-x")
    assert len(catalogue.asked) == 2


def test_a_catalogue_that_knows_no_identifiers_among_its_words_is_paged(five_hundred: list[str]) -> None:
    catalogue = Catalogue(five_hundred, by_identifier=False)
    assert search(catalogue, "id-120-x")
    assert not search(catalogue, "id-499-x")
    assert len(catalogue.asked) <= 4 + 6


@pytest.mark.parametrize("count", [0, 40, 500])
def test_one_that_is_not_there_is_not_found(five_hundred: list[str], count: int) -> None:
    assert not search(Catalogue(five_hundred[:count]), "nobody")
