"""A real pycsw over PostgreSQL with some thousand records: paging, sorting, boxes, words, time outs, cancelling."""

from __future__ import annotations

import shutil
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree

from prodige_plugin.catalogue.csw import CswClient
from prodige_plugin.catalogue.csw_request import BoxAxis
from prodige_plugin.catalogue.model import Box, Facet, Query, Sort
from prodige_plugin.errors import Cancelled, Timeout
from prodige_plugin.feedback import Feedback
from prodige_plugin.network import Door
from tests.servers.bulk_catalogue import BulkCatalogue, values
from tests.servers.bulk_records import BulkRecord, records
from tests.servers.http import HttpServer

COUNT = 2_000


@pytest.fixture(scope="module")
def stored() -> list[BulkRecord]:
    """What the catalogue holds."""
    return list(records(COUNT))


@pytest.fixture(scope="module")
def catalogue() -> Iterator[BulkCatalogue]:
    """The catalogue, built for these tests and deleted after them."""
    if BulkCatalogue.missing():
        pytest.skip(BulkCatalogue.missing())
    folder = Path(tempfile.mkdtemp(prefix="bulk-"))
    folder.chmod(0o711)
    made = BulkCatalogue(folder / "home", COUNT)
    try:
        yield made
    finally:
        made.destroy()
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="module")
def address(catalogue) -> str:
    return catalogue.start()


@pytest.fixture
def client(address, qgis_app) -> CswClient:
    return CswClient(address, Door())


def everything(client: CswClient, query: Query) -> list:
    """Follow the pages to the end."""
    found: list = []
    start: int | None = 0
    while start is not None:
        page = client.search(Query(query.words, query.box, query.facets, query.since, query.sort, start, 100))
        found += page.summaries
        start = page.next_start
        assert page.total >= len(found)
    return found


@pytest.mark.parametrize("sort", list(Sort))
def test_paging_meets_every_record_once(client, stored, sort):
    """Many records have the same title and many the same date: the order among those must hold from page to page."""
    found = [hit.identifier for hit in everything(client, Query(sort=sort))]
    assert len(found) == len(set(found)) == COUNT
    assert set(found) == {one.identifier for one in stored}


def test_records_come_in_order(client, stored):
    dates = [hit.date for hit in client.search(Query(sort=Sort.DATE, page_size=100)).summaries]
    assert dates == sorted(dates, reverse=True)
    assert dates[0] == max(one.revised for one in stored)
    titles = [hit.title for hit in client.search(Query(sort=Sort.TITLE, start=300, page_size=100)).summaries]
    assert [title for title in titles if title.isascii()] == sorted(title for title in titles if title.isascii())


@pytest.mark.parametrize("axis", [BoxAxis.EPSG_LAT_LON, BoxAxis.CRS84_LON_LAT])
@pytest.mark.parametrize("box", [Box(4, 45, 4.4, 45.3), Box(-4.5, 42.4, -4.0, 43.4), Box(-6, 41, 10, 52)])
def test_a_box_finds_what_meets_it(address, stored, qgis_app, axis, box):
    found = {hit.identifier for hit in everything(CswClient(address, Door(), axis=axis), Query(box=box))}
    expected = {
        one.identifier
        for one in stored
        if one.box[0] <= box.east and one.box[2] >= box.west and one.box[1] <= box.north and one.box[3] >= box.south
    }
    assert found == expected and found


@pytest.mark.parametrize("words", ["zones humides", "Îlots chaleur", "cyclables Savoie", '"Sites classés"'])
def test_words_find_the_records_that_have_them(client, stored, words):
    found = {hit.identifier for hit in everything(client, Query(words))}
    wanted = [word.lower() for word in words.strip('"').split()]
    expected = {
        one.identifier for one in stored if all(word in f"{one.title} {one.abstract}".lower() for word in wanted)
    }
    assert expected and expected <= found


def test_words_box_and_facet_together(client, stored):
    box = Box(0, 43, 4, 47)
    query = Query("inventaire", box, {Facet.TOPIC: ("biota",)})
    found = everything(client, query)
    assert {hit.identifier for hit in found} == {
        one.identifier
        for one in stored
        if one.topic == "biota"
        and one.box[0] <= box.east
        and one.box[2] >= box.west
        and one.box[1] <= box.north
        and one.box[3] >= box.south
    }
    assert found and all(hit.topics == ("biota",) for hit in found)


def test_what_a_card_shows_is_what_is_stored(client, stored):
    by_identifier = {one.identifier: one for one in stored}
    for hit in client.search(Query(page_size=50)).summaries:
        one = by_identifier[hit.identifier]
        assert (hit.title, hit.abstract, hit.organisation) == (one.title, one.abstract, one.organisation)
        assert (hit.date, hit.topics, hit.box) == (one.revised, (one.topic,), Box(*_degrees(one)))
        assert hit.licence == "Licence Ouverte 2.0" and hit.open_data and len(hit.themes) == 1
        assert {link.protocol.rsplit("/", 1)[-1] for link in hit.links} >= {"wms", "wfs"}


def _degrees(one: BulkRecord) -> tuple[float, float, float, float]:
    west, south, east, north = one.box
    return west, south, east, north


def test_a_page_after_the_end_is_empty(client):
    page = client.search(Query(start=COUNT + 500))
    assert page.summaries == () and page.next_start is None


def test_the_whole_record_is_fetched(client, stored):
    one = stored[7]
    fetched = client.fetch(one.identifier)
    assert fetched is not None
    assert etree.fromstring(fetched).findtext(".//{*}fileIdentifier/{*}CharacterString") == one.identifier


def test_a_server_too_slow_is_said_so(qgis_app):
    with HttpServer() as server, pytest.raises(Timeout):
        CswClient(server.url("/hold"), Door(timeout_s=0.3)).search(Query("inventaire"))


def test_a_search_that_is_cancelled_ends_at_once(address, qgis_app):
    feedback = Feedback()
    client = CswClient(address, Door(feedback=feedback))
    threading.Timer(0.02, feedback.cancel).start()
    with pytest.raises(Cancelled):
        for start in range(0, COUNT, 20):
            client.search(Query("inventaire", start=start), feedback)
            time.sleep(0.001)
    assert CswClient(address, Door()).search(Query(page_size=1)).total == COUNT


def test_the_rows_are_those_pycsw_itself_would_write(catalogue, address, stored, tmp_path):
    """COPY goes round pycsw's reader: the columns that searches look at must hold the same."""
    from pycsw.core import admin, config, metadata, repository

    database = f"sqlite:///{tmp_path / 'one.sqlite'}"
    admin.setup_db(database, "records", "", create_plpythonu_functions=False)
    context = config.StaticContext()
    store = repository.Repository(database, context, table="records")
    (row,) = metadata.parse_record(context, etree.fromstring(stored[3].xml), store)
    ours = values(stored[3])
    for name in ("identifier", "typename", "schema", "type", "title", "abstract", "keywords", "topicategory",
                 "organization", "date", "date_creation", "date_revision", "date_modified", "crs"):  # fmt: skip
        assert getattr(row, name) == ours[name], name
    assert set(ours["anytext"].split()) <= set(row.anytext.split()) | set(ours["abstract"].split())
    store.session.close()
