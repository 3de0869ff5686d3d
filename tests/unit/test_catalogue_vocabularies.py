"""A catalogue's thesauri: listed, read whole, searched, kept for when the server is away."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from prodige_plugin.catalogue.skos import read_skos
from prodige_plugin.catalogue.vocabularies import FRESH_S, PRODIGE_DOMAINS, Listed, Vocabularies
from prodige_plugin.errors import BadXml, HttpError, NetworkError
from prodige_plugin.metadata.vocabulary import Finder
from prodige_plugin.network import Door
from prodige_plugin.network.retry import RetryPolicy
from tests.servers.http import HttpServer
from tests.servers.vocabularies import DOMAINS
from tests.servers.vocabularies import Vocabularies as Server

SPECS = Path(__file__).resolve().parents[3] / "shared" / "specs" / "geonetwork" / "thesauri"
DOMAINS_OF = Listed(PRODIGE_DOMAINS, "Domaines", "2015-03-02")


@pytest.fixture
def server() -> Iterator[HttpServer]:
    with HttpServer() as running:
        yield running


def reader(address: str, folder: Path | None = None) -> Vocabularies:
    return Vocabularies(address, Door(timeout_s=5, retry=RetryPolicy(attempts=1)), folder)


def age(folder: Path, seconds: float) -> None:
    for path in folder.glob("*.json"):
        found = json.loads(path.read_text())
        path.write_text(json.dumps({**found, "read": found["read"] - seconds}))


@pytest.mark.parametrize("version", ["4", "3-old"])
def test_the_domains_of_prodige_are_read_from_either_version(server: HttpServer, version: str) -> None:
    address = Server(version).install(server)
    listed = reader(address + "/srv/fre/catalog.search").listed()
    assert listed == (DOMAINS_OF,)
    reading = reader(address).whole(listed[0])
    assert not reading.stale
    concepts = Finder(reading.vocabulary, "fr").concepts
    assert [concept.label for concept in concepts] == [
        "Nature, paysage, biodiversité", "Zonages nature", "Grand public", "Sport",
    ]  # fmt: skip
    assert concepts[1].broader == concepts[0].uri
    assert concepts[2].broader == ""  # what it names above it is not there
    assert concepts[1].definition == "Espaces protégés et inventaires"


def test_other_words_of_the_thesaurus_lead_to_its_concepts(server: HttpServer) -> None:
    reading = reader(Server().install(server)).whole(DOMAINS_OF)
    match = Finder(reading.vocabulary, "fr").find("znieff")[0]
    assert (match.concept.label, match.why) == ("Zonages nature", "ZNIEFF")


def test_what_was_read_serves_a_day_and_whenever_the_server_is_away(server: HttpServer, tmp_path: Path) -> None:
    known = Server()
    address = known.install(server)
    first = reader(address, tmp_path).whole(DOMAINS_OF)
    assert reader(address, tmp_path).whole(DOMAINS_OF).vocabulary == first.vocabulary
    assert known.asked == [PRODIGE_DOMAINS]
    reader(address, tmp_path).whole(DOMAINS_OF, anew=True)
    assert known.asked == [PRODIGE_DOMAINS] * 2
    reader(address, tmp_path).listed()
    age(tmp_path, FRESH_S + 60)
    known.down = True
    kept = reader(address, tmp_path).whole(DOMAINS_OF)
    assert kept.vocabulary == first.vocabulary
    assert kept.stale
    assert time.time() - kept.read > FRESH_S
    assert reader(address, tmp_path).listed() == (DOMAINS_OF,)


def test_a_server_that_is_away_and_nothing_kept_is_an_error(server: HttpServer, tmp_path: Path) -> None:
    known = Server()
    address = known.install(server)
    known.down = True
    for ask in (lambda: reader(address, tmp_path).whole(DOMAINS_OF), lambda: reader(address, tmp_path).listed()):
        with pytest.raises(HttpError):
            ask()
    with pytest.raises(NetworkError):
        reader("http://127.0.0.1:9/geonetwork", tmp_path).whole(DOMAINS_OF)


def test_a_sign_in_page_is_no_thesaurus(server: HttpServer, tmp_path: Path) -> None:
    known = Server()
    known.documents[PRODIGE_DOMAINS] = "<!doctype html><html><body>Connexion</body></html>"
    with pytest.raises((NetworkError, BadXml)):
        reader(known.install(server), tmp_path).whole(DOMAINS_OF)
    assert not list(tmp_path.iterdir())


def test_a_damaged_file_is_read_anew(server: HttpServer, tmp_path: Path) -> None:
    address = Server().install(server)
    reader(address, tmp_path).whole(DOMAINS_OF)
    for path in tmp_path.iterdir():
        path.write_text('{"read": "yesterday", "contents": [')
    assert reader(address, tmp_path).whole(DOMAINS_OF).vocabulary.entries


def test_a_large_thesaurus_is_searched_on_the_server(server: HttpServer) -> None:
    listed = Listed("external.theme.gemet", "GEMET")
    found = reader(Server().install(server)).search(listed, "eau")
    assert [concept.label for concept in found] == ["Eau de surface", "Eau souterraine"]
    assert found[0].uri == "http://catalogue.example/c#0"
    assert found[0].thesaurus == "external.theme.gemet"


def test_a_title_and_a_date_come_from_the_scheme_where_nothing_else_says_them() -> None:
    found = read_skos(DOMAINS.encode(), "k")
    assert (found.title, found.date) == ("Domaines", "2015-03-02")
    with pytest.raises(BadXml):
        read_skos(b"<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>", "k")


@pytest.mark.parametrize("name", ["httpinspireeceuropaeutheme-theme.rdf", "inspire-service-taxonomy.rdf"])
def test_real_thesauri_are_read(name: str) -> None:
    path = SPECS / "external" / "thesauri" / "theme" / name
    if not path.exists():
        pytest.skip(f"{path.name} is not on this machine")
    found = read_skos(path.read_bytes(), name)
    assert len(found.entries) >= 34 and found.title
    assert all(entry.uri and entry.labels for entry in found.entries)
