"""JSON-LD 1.1 as far as GeoDCAT-AP's properties go: nodes, words and addresses, without fetching any context.

A document may be expanded, compacted or flattened; all three give the same nodes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

#: Prefixes that GeoDCAT-AP 2.0 uses.
_PREFIXES = {
    "adms": "http://www.w3.org/ns/adms#",
    "cnt": "http://www.w3.org/2011/content#",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcatap": "http://data.europa.eu/r5r/",
    "dct": "http://purl.org/dc/terms/",
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "gdcat": "http://data.europa.eu/930/",
    "geodcat": "http://data.europa.eu/930/",
    "locn": "http://www.w3.org/ns/locn#",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "http://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "snum": "http://snum.scenari-community.org/Metadata/Vocabulaire/#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_SHORT = {uri: prefix for prefix, uri in reversed(_PREFIXES.items())}

Node = dict[str, list[Any]]


def nodes_of(document: Any) -> dict[str, Node]:
    """Give every node by its identifier, its properties under GeoDCAT-AP's short names."""
    nodes: dict[str, Node] = {}
    terms: dict[str, str] = {}
    for part in document if isinstance(document, list) else [document]:
        context = part.get("@context") if isinstance(part, dict) else None
        for one in context if isinstance(context, list) else [context]:
            if isinstance(one, Mapping):
                terms |= {str(key): _iri(value) for key, value in one.items()}
    _gather(document, terms, nodes, 0)
    return nodes


def _iri(definition: Any) -> str:
    return str(definition.get("@id", "")) if isinstance(definition, Mapping) else str(definition)


def _gather(value: Any, terms: Mapping[str, str], nodes: dict[str, Node], depth: int) -> Any:
    """Put a node and those inside it among the nodes; give what stands for it where it was."""
    if depth > 20:  # no real document is so deep
        return None
    if isinstance(value, list):
        return [_gather(item, terms, nodes, depth + 1) for item in value]
    if not isinstance(value, dict) or "@value" in value:
        return value
    if "@graph" in value:
        _gather(value["@graph"], terms, nodes, depth + 1)
    if "@list" in value or "@set" in value:
        return _gather(value.get("@list", value.get("@set")), terms, nodes, depth + 1)
    inside = {key: item for key, item in value.items() if key not in ("@context", "@graph")}
    if not inside:
        return None
    name = str(inside.get("@id") or f"_:inner{len(nodes)}")
    node = nodes.setdefault(name, {})
    for key, item in inside.items():
        if key == "@id":
            continue
        short = _short(key, terms)
        items = item if isinstance(item, list) else [item]
        if short == "@type":
            node.setdefault(short, []).extend(_short(str(kind), terms) for kind in items)
        else:
            node.setdefault(short, []).extend(_flat(_gather(one, terms, nodes, depth + 1) for one in items))
    return {"@id": name}


def _flat(items: Iterable[Any]) -> Iterator[Any]:
    for item in items:
        if isinstance(item, list):
            yield from item
        elif item is not None:
            yield item


def _short(name: str, terms: Mapping[str, str]) -> str:
    """Give the short name of a property or a class: ``dct:title`` for its address or for a term of the context."""
    name = "@type" if name == "type" and terms.get("type") == "@type" else terms.get(name, name)
    prefix, colon, rest = name.partition(":")
    if colon and not rest.startswith("//") and prefix in terms:
        name = terms[prefix] + rest
    elif colon and not rest.startswith("//") and prefix in _PREFIXES:
        name = _PREFIXES[prefix] + rest
    for uri, short in _SHORT.items():
        if name.startswith(uri):
            return f"{'dct' if short == 'dcterms' else 'gdcat' if short == 'geodcat' else short}:{name[len(uri) :]}"
    return name


class Graph:
    """Nodes, and what they say."""

    def __init__(self, nodes: dict[str, Node]) -> None:
        self._nodes = nodes

    def items(self, node: Node, name: str) -> list[Any]:
        """Give the values of a property."""
        return node.get(name, [])

    def follow(self, value: Any) -> Node:
        """Give the node a value stands for, an empty one for a word or an address that nothing is said of."""
        return self._nodes.get(str(value.get("@id", "")), {}) if isinstance(value, dict) else {}

    def texts(self, node: Node, *names: str) -> list[str]:
        """Give the words of properties, those in French first."""
        found: list[tuple[int, str]] = []
        for name in names:
            for value in self.items(node, name):
                text = self.word(value)
                if text:
                    tongue = str(value.get("@language", "")) if isinstance(value, dict) else ""
                    found.append((0 if tongue.startswith("fr") else 1 if not tongue else 2, text))
        return [text for _rank, text in sorted(found, key=lambda one: one[0])]

    def text(self, node: Node, *names: str) -> str:
        """Give the first words of properties, ``""`` for none."""
        return next(iter(self.texts(node, *names)), "")

    @staticmethod
    def word(value: Any) -> str:
        """Give a literal as text."""
        if isinstance(value, dict):
            return str(value.get("@value", "")).strip()
        return "" if isinstance(value, list) else str(value).strip()

    @staticmethod
    def address(value: Any) -> str:
        """Give the address that a value is, ``""`` for a literal and for an unnamed node."""
        name = str(value.get("@id", "")) if isinstance(value, dict) else ""
        return "" if name.startswith("_:") else name

    def label(self, value: Any) -> str:
        """Give what people read of a value: its words, its label, else nothing."""
        node = self.follow(value)
        if not node:
            return self.word(value)
        return self.text(
            node, "skos:prefLabel", "rdfs:label", "dct:title", "foaf:name", "vcard:fn", "vcard:organization-name"
        )
