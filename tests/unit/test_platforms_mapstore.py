"""Maps of MapStore: what is sent, what is found again after a cut, what is left alone."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from prodige_plugin.errors import NetworkError, PublishError
from prodige_plugin.network import Door
from prodige_plugin.platforms.georchestra.mapstore import MapStore
from tests.servers.http import HttpServer
from tests.servers.mapstore import Map
from tests.servers.mapstore import MapStore as Fake


class Account(Door):
    """A door with a user name and a password of its own."""

    def request(self, method: str, url: str, **options: Any) -> Any:
        return super().request(method, url, basic=("agent", "secret"), **options)


@pytest.fixture
def both() -> Iterator[tuple[Fake, MapStore, str]]:
    with HttpServer() as server:
        fake = Fake({"agent": "secret"})
        root = fake.install(server)
        yield fake, MapStore(root, Account()), root


def test_texts_come_through_whole(both):
    fake, mapstore, _root = both
    content = {"version": 2, "map": {"title": "a ]]> b <c> & é"}}
    number = mapstore.create("Été & <co> ]]>", "Résumé < 2", content, "https://x.fr/wms?a=1&b=2", "0123abcd")
    found = fake.maps[int(number)]
    assert (found.name, found.description) == ("Été & <co> ]]>", "Résumé < 2")
    assert json.loads(found.data) == content
    assert found.attributes["thumbnail"] == "https%3A%2F%2Fx.fr%2Fwms%3Fa%3D1%26b%3D2"
    assert mapstore.token(number) == "0123abcd"


def test_a_map_is_its_owner_s_until_it_is_shared(both):
    fake, mapstore, root = both
    number = mapstore.create("Carte", "", {"version": 2}, "", "0123abcd")
    visitor = MapStore(root, Door())
    assert visitor.data(number) is None
    mapstore.share(number, True)
    assert visitor.data(number) == '{"version": 2}'
    mapstore.share(number, False)
    assert visitor.data(number) is None
    del fake


def test_a_map_whose_answer_was_lost_is_found_by_its_mark(both):
    fake, mapstore, _root = both
    fake.cut = "after"
    number = mapstore.create("Carte", "", {"version": 2}, "", "0123abcd")
    assert list(fake.maps) == [int(number)]


def test_a_cut_before_the_server_saw_it_is_a_failure(both):
    fake, mapstore, _root = both
    fake.cut = "before"
    with pytest.raises(NetworkError):
        mapstore.create("Carte", "", {"version": 2}, "", "0123abcd")
    assert fake.maps == {}


def test_a_name_that_is_used_is_refused(both):
    fake, mapstore, _root = both
    fake.maps[3] = Map("Carte", "", "{}", "chef", public=True)
    with pytest.raises(PublishError, match="has a map named"):
        mapstore.create("Carte", "", {"version": 2}, "", "0123abcd")
    assert mapstore.find("Carte") == "3"
    assert mapstore.token("3") == ""


def test_the_map_of_exactly_a_name_is_found_among_many(both):
    fake, mapstore, _root = both
    for number in range(1, 131):
        fake.maps[number] = Map(f"Carte {number}", "", "{}", "agent")
    fake.maps[200] = Map("Carte", "", "{}", "agent")
    assert mapstore.find("Carte") == "200"
    assert mapstore.find("Plan") == ""


def test_deleting_twice_is_harmless(both):
    fake, mapstore, _root = both
    number = mapstore.create("Carte", "", {"version": 2}, "", "0123abcd")
    mapstore.delete(number)
    mapstore.delete(number)
    assert fake.maps == {}
