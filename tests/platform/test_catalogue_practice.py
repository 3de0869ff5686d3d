"""The CSW client against the practice platform's real catalogue (pycsw behind its front)."""

from __future__ import annotations

import uuid
from collections.abc import Iterator

import pytest
from qgis.core import QgsApplication

from prodige_plugin.catalogue.csw import CswClient
from prodige_plugin.catalogue.csw_request import BoxAxis
from prodige_plugin.catalogue.model import Box, Query, Sort
from prodige_plugin.catalogue.same import same
from prodige_plugin.errors import Conflict, HttpError, Unauthorized
from prodige_plugin.metadata.record import Record
from prodige_plugin.network import Door

from .publish_support import store_account

TITLE = 'R&D <été> "x" d\'eau'


def endpoints(practice):
    return practice.state.platform.endpoints


@pytest.fixture
def account(practice, qgis_app) -> Iterator[str]:
    """The producer's account in QGIS's authentication database."""
    identifier = store_account(practice.producer.user, practice.producer.password)
    yield identifier
    QgsApplication.authManager().removeAuthenticationConfig(identifier)


@pytest.fixture
def visitor(practice, qgis_app) -> CswClient:
    return CswClient(endpoints(practice)["csw"], Door(), endpoints(practice)["csw_publication"])


@pytest.fixture
def producer(practice, account) -> CswClient:
    return CswClient(endpoints(practice)["csw"], Door(account), endpoints(practice)["csw_publication"])


@pytest.fixture
def record() -> Record:
    made = Record.new("dataset")
    made.set("title", TITLE)
    made.set("abstract", "Un résumé d'été, avec 100 % d'accents : œuf, Noël, ça.")
    return made


@pytest.fixture
def saved(record, producer) -> Iterator[Record]:
    producer.save(record.to_bytes())
    yield record
    producer.delete(record.identifier)


def test_a_search_meets_the_seeds(visitor):
    page = visitor.search(Query(page_size=10))
    assert page.total >= 40
    assert len(page.summaries) == 10
    assert page.next_start == 10
    assert all(hit.identifier and hit.title for hit in page.summaries)


def test_paging_meets_every_record_once(visitor):
    seen: list[str] = []
    start: int | None = 0
    while start is not None:
        page = visitor.search(Query(start=start, page_size=7))
        seen += [hit.identifier for hit in page.summaries]
        start = page.next_start
    assert len(seen) == len(set(seen)) == page.total


# "œuf noël" is not among them: SQLite folds the case of ASCII letters only
@pytest.mark.parametrize("words", [TITLE, '"R&D <été>"', "d'eau", "100 %", "r&d", "œuf Noël"])
def test_what_was_saved_is_found_by_its_words(visitor, saved, words):
    found = visitor.search(Query(words, page_size=50))
    assert saved.identifier in [hit.identifier for hit in found.summaries]


@pytest.mark.parametrize("words", ["n*thing", "?", "\\", "' OR 1=1 --", "x'; drop table records", "&&&zzz"])
def test_signs_of_any_kind_find_nothing_and_break_nothing(visitor, saved, words):
    found = visitor.search(Query(words + " certainly-not-there"))
    assert found.total == 0


def test_the_box_filter_knows_longitude_from_latitude(visitor):
    everything = visitor.search(Query(page_size=100)).summaries
    boxed = [hit for hit in everything if hit.box is not None]
    assert boxed
    france = Box(-5, 42, 8, 51)
    found = {hit.identifier for hit in visitor.search(Query(box=france, page_size=100)).summaries}
    for hit in boxed:
        meets = (
            hit.box.west <= france.east
            and hit.box.east >= france.west
            and hit.box.south <= france.north
            and hit.box.north >= france.south
        )
        assert (hit.identifier in found) == meets, hit
    sea = Box(42, -5, 51, 8)  # the same figures, swapped: the Indian Ocean off Somalia
    assert {hit.identifier for hit in visitor.search(Query(box=sea, page_size=100)).summaries} != found


def test_the_crs84_way_gives_the_same(practice, visitor):
    other = CswClient(endpoints(practice)["csw"], Door(), axis=BoxAxis.CRS84_LON_LAT)
    query = Query(box=Box(-5, 42, 8, 51))
    assert other.search(query).total == visitor.search(query).total > 0


def test_titles_come_in_order(visitor):
    titles = [hit.title for hit in visitor.search(Query(sort=Sort.TITLE, page_size=100)).summaries]
    assert titles == sorted(titles)


def test_get_and_post_agree(practice, visitor):
    by_get = CswClient(endpoints(practice)["csw"], Door())
    by_get._by_get = True
    for query in (Query("d'eau R&D"), Query(box=Box(-5, 42, 8, 51)), Query()):
        assert by_get.search(query).total == visitor.search(query).total
    identifier = visitor.search(Query(page_size=1)).summaries[0].identifier
    assert by_get.fetch(identifier) == visitor.fetch(identifier)


def test_a_record_that_is_not_there(visitor):
    assert visitor.fetch(str(uuid.uuid4())) is None


def test_save_change_and_delete(visitor, producer, record):
    assert producer.save(record.to_bytes()) == record.identifier
    stored = visitor.fetch(record.identifier)
    assert same(stored, record.to_bytes())
    changed = Record.parse(stored)
    changed.set("title", "Zones d'été")
    producer.save(changed.to_bytes(), stored)
    assert Record.parse(visitor.fetch(record.identifier)).get("title") == "Zones d'été"
    assert producer.delete(record.identifier) is True
    assert visitor.fetch(record.identifier) is None
    assert producer.delete(record.identifier) is False


def test_an_edit_of_another_is_not_overwritten(visitor, producer, saved):
    base = visitor.fetch(saved.identifier)
    theirs = Record.parse(base)
    theirs.set("title", "Le leur")
    producer.save(theirs.to_bytes(), base)
    ours = Record.parse(base)
    ours.set("title", "Le nôtre")
    with pytest.raises(Conflict) as caught:
        producer.save(ours.to_bytes(), base)
    assert Record.parse(caught.value.theirs).get("title") == "Le leur"
    assert Record.parse(visitor.fetch(saved.identifier)).get("title") == "Le leur"


def test_a_record_that_is_there_is_not_inserted_again(producer, saved):
    assert producer.save(saved.to_bytes()) == saved.identifier  # the very same: an answer that was cut, tried again
    other = saved.copy()
    other.set("title", "Une autre fiche")
    with pytest.raises(Conflict, match="there already"):
        producer.save(other.to_bytes())


def test_a_visitor_does_not_write(visitor, record, saved):
    other = Record.new("dataset")
    other.set("title", "x")
    with pytest.raises((Unauthorized, HttpError)):
        visitor.save(other.to_bytes())
    assert visitor.fetch(other.identifier) is None
    with pytest.raises((Unauthorized, HttpError)):
        visitor.delete(saved.identifier)
    assert visitor.fetch(saved.identifier) is not None
