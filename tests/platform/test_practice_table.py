"""The catalogue part maps its table once, whatever it is asked, and answers as it did."""

from __future__ import annotations

import io
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

pytest.importorskip("pycsw")

from pycsw.core import config, repository

from prodige_plugin.catalogue import csw_request
from prodige_plugin.catalogue.csw_answer import transaction
from prodige_plugin.catalogue.saving import root_bytes
from prodige_plugin.metadata.record import Record
from prodige_plugin.training.home import Home
from prodige_plugin.training.parts import catalogue
from prodige_plugin.training.parts.serving import WRITES_HEADER

Ask = Callable[[bytes], bytes]


@pytest.fixture
def home(tmp_path: Path) -> Home:
    made = Home.at(tmp_path)
    made.catalogue.mkdir(parents=True, exist_ok=True)
    catalogue.create_database(made)
    return made


@pytest.fixture
def ask(home: Home) -> Ask:
    app = catalogue.application(catalogue.settings(home, "http://practice.example"))

    def send(body: bytes) -> bytes:
        environ = {
            "REQUEST_METHOD": "POST", "PATH_INFO": "/csw", "QUERY_STRING": "", "wsgi.input": io.BytesIO(body),
            "CONTENT_LENGTH": str(len(body)), "CONTENT_TYPE": "application/xml", "SERVER_NAME": "x",
            "SERVER_PORT": "80", "wsgi.url_scheme": "http", "REMOTE_ADDR": "127.0.0.1",
            "HTTP_" + WRITES_HEADER.upper().replace("-", "_"): "yes",
        }  # fmt: skip
        return b"".join(app(environ, lambda *_status: None))

    return send


def record(title: str) -> tuple[str, bytes]:
    made = Record.new("dataset")
    made.set("title", title)
    return made.identifier, root_bytes(made.to_bytes())


def test_requests_share_one_class_and_no_session(home: Home, ask: Ask) -> None:
    url = catalogue.database_url(home)
    ask(csw_request.get_record_by_id("x"))
    stores = [repository.Repository(url, config.StaticContext(), table="records") for _number in range(3)]
    try:
        assert len({store.dataset for store in stores}) == 1
        assert len({id(store.session) for store in stores}) == 3
    finally:
        for store in stores:
            store.session.close()


def test_another_file_has_a_class_of_its_own(home: Home, ask: Ask, tmp_path: Path) -> None:
    other = Home.at(tmp_path / "other")
    other.catalogue.mkdir(parents=True, exist_ok=True)
    catalogue.create_database(other)
    stores = [
        repository.Repository(catalogue.database_url(one), config.StaticContext(), table="records")
        for one in (home, other)
    ]
    for store in stores:
        store.session.close()
    assert stores[0].dataset is not stores[1].dataset
    assert stores[0].engine is not stores[1].engine


def test_records_are_written_changed_and_deleted_side_by_side(ask: Ask) -> None:
    made = [record(f"Titre {number}") for number in range(12)]

    def through(one: tuple[str, bytes]) -> tuple[int, int, bool, bool]:
        identifier, data = one
        inserted = transaction(ask(csw_request.transaction_with_record("Insert", data))).inserted
        changed = data.replace(b"Titre", b"Autre")
        updated = transaction(ask(csw_request.transaction_with_record("Update", changed))).updated
        held = ask(csw_request.get_record_by_id(identifier))
        return inserted, updated, identifier.encode() in held, b"Autre" in held

    with ThreadPoolExecutor(3) as pool:
        assert set(pool.map(through, made)) == {(1, 1, True, True)}
    together = ask(csw_request.get_record_by_id(*(identifier for identifier, _data in made)))
    assert together.count(b"<gmd:MD_Metadata") == 12
    assert [transaction(ask(csw_request.transaction_delete(name))).deleted for name, _data in made] == [1] * 12
    assert b"MD_Metadata" not in ask(csw_request.get_record_by_id(made[0][0]))


def test_an_insert_of_what_is_there_is_refused_and_the_next_request_goes_well(ask: Ask) -> None:
    identifier, data = record("Une fois")
    body = csw_request.transaction_with_record("Insert", data)
    assert transaction(ask(body)).inserted == 1
    assert b"ExceptionReport" in ask(body)
    assert identifier.encode() in ask(csw_request.get_record_by_id(identifier))
