"""Collections whose pages do not follow each other, as MapServer's, and those whose do."""

from __future__ import annotations

import json
from collections.abc import Iterator
from urllib.parse import urlencode

import pytest

from prodige_plugin.metadata.online import OnlineResource
from prodige_plugin.network import Door
from prodige_plugin.services import uris
from prodige_plugin.services.item_pages import MOST, page_size
from prodige_plugin.services.sources import LayerSource, layer_sources
from tests.servers.http import Handler, HttpServer


class Items:
    """A collection of features that can be told to leave things out."""

    def __init__(self, count: int, *, turns: bool = True, links: bool = True, allowed: int = 10_000) -> None:
        self.count, self.turns, self.links, self.allowed = count, turns, links, allowed

    def __call__(self, handler: Handler) -> None:
        asked = handler.seen.query
        limit = min(int(asked.get("limit", 10)), self.allowed)
        offset = int(asked.get("offset", 0)) if self.turns else 0
        count = 0 if "bbox" in asked else self.count
        ids = range(offset, min(count, offset + limit))
        here = f"{handler.seen.path}?"
        links = [{"rel": "self", "href": here + urlencode({"limit": limit})}]
        if self.links and offset + limit < count:
            links.append({"rel": "next", "href": here + urlencode({"limit": limit, "offset": offset + limit})})
        features = [{"type": "Feature", "id": one, "geometry": None, "properties": {}} for one in ids]
        body = {"type": "FeatureCollection", "features": features, "links": links, "numberMatched": count}
        handler.reply(200, json.dumps(body).encode(), "application/geo+json")


@pytest.fixture
def server() -> Iterator[HttpServer]:
    with HttpServer() as running:
        yield running


def asked(server: HttpServer, items: object) -> tuple[int, list[str]]:
    server.route("/api/collections/zones%C3%A9/items", items)
    server.route("/api/collections/zonesé/items", items)
    return page_size(source(server), "zonesé", Door())


def source(server: HttpServer) -> LayerSource:
    return layer_sources([OnlineResource(server.url("/api/"), "OGC API Features", "zonesé")])[0]


def test_pages_that_follow_each_other_stay_as_they_are(server):
    assert asked(server, Items(5000)) == (uris.PAGE, [])
    assert server.count() == 2


def test_a_small_collection_costs_one_request(server):
    assert asked(server, Items(uris.PAGE, turns=False)) == (uris.PAGE, [])
    assert server.count() == 1


@pytest.mark.parametrize("how", [{"turns": False}, {"links": False}])
def test_all_is_asked_for_where_pages_do_not_follow(server, how):
    size, said = asked(server, Items(1234, **how))
    assert size == 1234 and "asked for at once" in said[0]
    assert f"pageSize='{size}'" in uris.oapif_uri("https://h.example/api", "zones", page_size=size)


@pytest.mark.parametrize(("count", "allowed", "size"), [(20_000, 10_000, 10_000), (90_000, 10**6, MOST)])
def test_what_cannot_come_is_said(server, count, allowed, size):
    got, said = asked(server, Items(count, turns=False, allowed=allowed))
    assert got == size and str(count) in said[0] and str(size) in said[0]


@pytest.mark.parametrize("body", [b"", b"[]", b"{}", b"null", b"<html>", b'{"numberMatched": 9999, "links": 3}'])
def test_absurd_answers_change_nothing(server, body):
    assert asked(server, lambda handler: handler.reply(200, body, "application/json")) == (uris.PAGE, [])


def test_a_failure_is_left_to_the_layer(server):
    assert asked(server, lambda handler: handler.reply(500, b"", "text/plain")) == (uris.PAGE, [])
