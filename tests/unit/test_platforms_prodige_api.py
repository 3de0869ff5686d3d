"""What the description of PRODIGE's API says, how its values are compared, and what its client sends."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from prodige_plugin.errors import NetworkError
from prodige_plugin.feedback import Feedback
from prodige_plugin.network import Door
from prodige_plugin.platforms.prodige import same
from prodige_plugin.platforms.prodige.api import CHUNK, DataApi, chunks, refusal
from prodige_plugin.platforms.prodige.api_doc import ApiDoc, parse
from tests.servers.http import HttpServer
from tests.servers.prodige_api import ProdigeApi, Table

SPECS = Path(__file__).resolve().parents[3] / "shared" / "specs" / "prodige" / "api"
UUID = "e4e022e0-bb65-4a1f-9d5f-0f6f4d1c2b3a"


@pytest.fixture
def server() -> Iterator[HttpServer]:
    with HttpServer() as running:
        yield running


def api_at(server: HttpServer, prodige: ProdigeApi, rows: int = 0) -> DataApi:
    prodige.install(server)
    table = prodige.table(UUID, Table(("nom",)))
    for number in range(rows):
        table.add({"nom": f"n{number}"}, {"type": "MultiPoint", "coordinates": [[float(number), 1.0]]})
    return DataApi(server.url("/api"), Door())


def test_the_description_is_read_from_json_and_from_a_page(server: HttpServer) -> None:
    prodige = ProdigeApi()
    api = api_at(server, prodige)
    assert api.doc.read and api.doc.can_insert and api.doc.can_update and not api.doc.can_delete
    assert "sort_by" in api.doc.parameters
    for way in ("value", "field", "body"):
        prodige.deletes = way
        assert DataApi(server.url("/api"), Door()).doc.delete == way
    page = Door().get(server.url("/api/doc")).content
    assert parse(page).read
    for nothing in (b"", b"<html>", b"[]", b'{"paths": {}}', b'{"paths": {"/api/users": {"get": {}}}}'):
        assert not parse(nothing).read
    told = parse(page)
    assert ApiDoc.from_json(json.loads(json.dumps(told.as_json()))).delete == told.delete


def test_where_nothing_is_said_what_clients_do_is_possible() -> None:
    assert ApiDoc().can_insert and ApiDoc().can_update and not ApiDoc().can_delete


def test_pages_come_once_and_in_order(server: HttpServer, monkeypatch: pytest.MonkeyPatch) -> None:
    from prodige_plugin.platforms.prodige import api as module

    monkeypatch.setattr(module, "PAGE", 4)
    api = api_at(server, ProdigeApi(), rows=10)
    gids = [one["properties"]["gid"] for page in api.rows(UUID, Feedback()) for one in page.features]
    assert gids == list(range(1, 11))
    assert [one["properties"]["gid"] for one in api.after(UUID, 8, 10, Feedback())] == [9, 10]
    assert sorted(api.found(UUID, [2, 99], Feedback())) == [2]
    assert sorted(api.found(UUID, list(range(1, 60)), Feedback())) == list(range(1, 11))


def test_a_refusal_with_status_200_is_no_data(server: HttpServer) -> None:
    server.route("/api/data/x", lambda handler: handler.reply(200, b'[{"check": false, "msg": "Non"}]',
                                                              "application/json"))  # fmt: skip
    with pytest.raises(NetworkError, match="Non"):
        DataApi(server.url("/api"), Door()).page("x", 1)


def test_rows_are_sent_in_pieces_of_bounded_size() -> None:
    rows = [{"properties": {"n": number}} for number in range(CHUNK * 2 + 1)]
    assert [len(piece) for piece in chunks(rows)] == [CHUNK, CHUNK, 1]
    large = [{"properties": {"text": "x" * 600_000}} for _number in range(3)]
    assert [len(piece) for piece in chunks(large)] == [1, 1, 1]
    assert list(chunks([])) == []


@pytest.mark.skipif(not SPECS.is_dir(), reason="the recorded shapes of PRODIGE's API are not here")
def test_the_fake_answers_as_the_recorded_shapes(server: HttpServer) -> None:
    api = api_at(server, ProdigeApi(), rows=1)
    answers = json.loads((SPECS / "api_write_responses.json").read_text(encoding="utf-8"))
    shape = json.loads((SPECS / "api_data_feature_collection_shape.json").read_text(encoding="utf-8"))
    whole = Door().get(f"{api.address(UUID)}?limit=1").json()
    assert set(whole) == {name for name in shape if not name.startswith("_")}
    assert set(whole["crs"]) == set(shape["crs"])
    assert "gid" in whole["features"][0]["properties"] and "gid" in shape["features"][0]["properties"]
    from prodige_plugin.platforms.prodige.api import _told

    assert refusal(_told(answers["post_ok"])) is None
    assert _told(answers["post_ok"])[0].gid == answers["post_ok"][0]["gid"]
    assert refusal(_told(answers["patch_ok"])) is None
    assert "autorisée" in (refusal(_told(answers["post_refused"])) or "")


@pytest.mark.parametrize(
    ("theirs", "ours", "expected"),
    [
        (None, "", True),
        ("", None, True),
        (0, None, False),
        (0, "", False),
        (1.0, 1, True),
        ("12.50", 12.5, True),
        ("12,5", 12.5, False),
        (0.1 + 0.2, 0.3, True),
        (True, "t", True),
        (True, False, False),
        ("2024-01-01", "2024-01-01", True),
        ("2024-01-01T10:00:00+01:00", "2024-01-01T10:00:00.000", True),
        ("2024-01-01 10:00:00", "2024-01-01T10:00:00.000", True),
        ("2024-01-01T10:00:00+01:00", "2024-01-01T09:00:00Z", True),
        ("2024-01-01T10:00:00", "2024-01-01T10:00:01", False),
        ('["a", "b"]', ["a", "b"], True),
        ("007", "7", False),
        ("a", "a ", False),
    ],
)
def test_values_are_compared_as_they_are_meant(theirs: object, ours: object, expected: bool) -> None:
    assert same.same_value(theirs, ours) is expected
    assert same.same_value(ours, theirs) is expected


def test_geometries_are_compared_by_places() -> None:
    one = {"type": "MultiPoint", "coordinates": [[4.85, 45.76]]}
    assert same.same_geometry(one, {"type": "MultiPoint", "coordinates": [[4.850000001, 45.76]]}, same.DEGREES)
    assert not same.same_geometry(one, {"type": "MultiPoint", "coordinates": [[4.8501, 45.76]]}, same.DEGREES)
    assert not same.same_geometry(one, {"type": "Point", "coordinates": [4.85, 45.76]}, same.DEGREES)
    assert not same.same_geometry(one, {"type": "MultiPoint", "coordinates": [[4.85, 45.76, 3.0]]}, same.DEGREES)
    assert same.same_geometry(None, None, same.DEGREES)
    assert not same.same_geometry(None, one, same.DEGREES)


def test_keys_are_the_same_from_both_sides() -> None:
    assert same.key_text(5) == same.key_text(5.0) == same.key_text("5") == "5"
    assert same.key_text(None) is None and same.key_text("") is None


def test_the_name_of_the_key_may_be_written_in_the_path_itself() -> None:
    body: dict[str, object] = {"requestBody": {}}
    paths = {
        "/api/data/{uuid}": {"get": {}, "post": body},
        "/api/data/{uuid}/gid": {"patch": body, "delete": body},
    }
    told = parse(json.dumps({"openapi": "3.0.0", "paths": paths}).encode())
    assert (told.can_insert, told.can_update, told.delete) == (True, True, "field")
    assert told.inner == {"PATCH", "DELETE"}
