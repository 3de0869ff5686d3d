"""The vocabularies of a small GeoNetwork, as versions 3 and 4 give them."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import unquote

from tests.servers.http import Handler, HttpServer

DOMAINS = """<?xml version="1.0" encoding="UTF-8"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:skos="http://www.w3.org/2004/02/skos/core#"
  xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">
  <skos:ConceptScheme rdf:about="http://catalogue.example/domaines">
    <dc:title>Domaines</dc:title><dcterms:issued>2015-03-02 10:00:00</dcterms:issued>
  </skos:ConceptScheme>
  <skos:Concept rdf:about="http://catalogue.example/d#1">
    <skos:prefLabel xml:lang="fr">Nature, paysage, biodiversité</skos:prefLabel>
    <skos:narrower rdf:resource="http://catalogue.example/d#2"/>
  </skos:Concept>
  <skos:Concept rdf:about="http://catalogue.example/d#2">
    <skos:prefLabel xml:lang="fr">Zonages nature</skos:prefLabel>
    <skos:altLabel xml:lang="fr">ZNIEFF</skos:altLabel>
    <skos:definition xml:lang="fr">Espaces protégés et inventaires</skos:definition>
  </skos:Concept>
  <skos:Concept rdf:about="http://catalogue.example/d#3">
    <skos:prefLabel xml:lang="fr">Grand public</skos:prefLabel>
    <skos:broader rdf:resource="http://catalogue.example/nowhere"/>
  </skos:Concept>
  <rdf:Description rdf:about="http://catalogue.example/d#4">
    <rdf:type rdf:resource="http://www.w3.org/2004/02/skos/core#Concept"/>
    <skos:prefLabel xml:lang="fre">Sport</skos:prefLabel>
  </rdf:Description>
</rdf:RDF>
"""


class Vocabularies:
    """What the server has; ``version`` tells which addresses it knows."""

    def __init__(self, version: str = "4") -> None:
        self.version = version
        self.documents: dict[str, str] = {"external.theme.prodige": DOMAINS}
        self.down = False
        self.asked: list[str] = []

    def install(self, server: HttpServer, root: str = "/geonetwork") -> str:
        """Answer below a path; give its address."""
        self._api = f"{root}/srv/api/registries/vocabularies/"
        server.route(f"{root}/srv/fre/thesaurus", self._list)
        server.route(f"{root}/srv/fre/thesaurus.download", self._download)
        server.route(self._api, self._vocabulary)
        return server.url(root)

    def _list(self, handler: Handler) -> None:
        self.asked.append("list")
        items: list[dict[str, Any]] = [
            {
                "key": key, "dname": "theme", "title": "theme.prodige.rdf", "date": "2015-03-02", "activated": "y",
                "multilingualTitles": [{"lang": "en", "title": "Domains"}, {"lang": "fr", "title": "Domaines"}],
            }
            for key in self.documents
        ]  # fmt: skip
        self._json(handler, [items])

    def _download(self, handler: Handler) -> None:
        self._rdf(handler, handler.seen.query.get("ref", ""))

    def _vocabulary(self, handler: Handler) -> None:
        key = unquote(handler.seen.path[len(self._api) :])
        if key == "search":
            self._search(handler)
        elif self.version == "3-old":
            handler.reply(404, b'{"code": "resource_not_found"}', "application/json")
        else:
            self._rdf(handler, key)

    def _rdf(self, handler: Handler, key: str) -> None:
        self.asked.append(key)
        if self.down:
            handler.reply(503, b"down", "text/plain")
        elif key not in self.documents:
            handler.reply(404, b'{"code": "resource_not_found"}', "application/json")
        else:
            handler.reply(200, self.documents[key].encode(), "text/xml;charset=UTF-8")

    def _search(self, handler: Handler) -> None:
        words = handler.seen.query.get("q", "").lower()
        labels = ("Eau de surface", "Eau souterraine", "Air")
        found = [
            {
                "uri": f"http://catalogue.example/c#{rank}", "values": {"fre": label}, "definitions": {"fre": ""},
                "value": label, "thesaurusKey": handler.seen.query.get("thesaurus", ""),
            }
            for rank, label in enumerate(labels)
            if words in label.lower()
        ]  # fmt: skip
        self._json(handler, found)

    def _json(self, handler: Handler, value: object) -> None:
        if self.down:
            handler.reply(503, b"down", "text/plain")
        else:
            handler.reply(200, json.dumps(value).encode(), "application/json")
