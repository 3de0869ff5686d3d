"""A thesaurus as SKOS in RDF/XML (W3C, SKOS Reference 2009), as GeoNetwork gives it."""

from __future__ import annotations

from lxml import etree

from .. import xmlsafe
from ..metadata.vocabulary import Entry, Vocabulary

_SKOS = "{http://www.w3.org/2004/02/skos/core#}"
_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_DCT = "{http://purl.org/dc/terms/}"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_SHORT = {"fre": "fr", "fra": "fr", "eng": "en"}
#: The most concepts that are read of a thesaurus.
_MOST = 30_000


def two_letters(language: str) -> str:
    """Give a language's code of two letters for one of two or three, with or without a country."""
    plain = language.strip().lower().replace("_", "-").partition("-")[0]
    return _SHORT.get(plain, plain)


def read_skos(data: bytes, key: str, title: str = "", uri: str = "", date: str = "", kind: str = "theme") -> Vocabulary:
    """Read a thesaurus; what its scheme says of itself comes after what is given.

    :param key: the name under which it is known.
    :param uri: where it was read.
    :raises BadXml: not well-formed, or hostile.
    """
    root = xmlsafe.parse(data)
    scheme = next(
        (item for item in root.iterchildren("*") if item.tag == f"{_SKOS}ConceptScheme" or _is(item, "ConceptScheme")),
        None,
    )
    if scheme is not None:
        title = title or _texts(scheme, f"{_DC}title", f"{_DCT}title").get("fr", "") or _first(scheme, f"{_DC}title")
        date = date or _first(scheme, f"{_DCT}issued")[:10] or _first(scheme, f"{_DCT}modified")[:10]
    entries: list[Entry] = []
    above: dict[str, str] = {}
    for item in root.iterchildren("*"):
        if len(entries) >= _MOST:
            break
        address = item.get(f"{_RDF}about", "").strip()
        if not address or not (item.tag == f"{_SKOS}Concept" or _is(item, "Concept")):
            continue
        labels = _texts(item, f"{_SKOS}prefLabel")
        if not labels:
            continue
        for narrower in item.iterchildren(f"{_SKOS}narrower"):
            above.setdefault(narrower.get(f"{_RDF}resource", ""), address)
        broader = next((b.get(f"{_RDF}resource", "") for b in item.iterchildren(f"{_SKOS}broader")), "")
        words: dict[str, tuple[str, ...]] = {}
        for alt in item.iterchildren(f"{_SKOS}altLabel", f"{_SKOS}hiddenLabel"):
            language = two_letters(alt.get(_LANG, "fr"))
            if alt.text and alt.text.strip():
                words[language] = (*words.get(language, ()), alt.text.strip())
        about = _texts(item, f"{_SKOS}definition", f"{_SKOS}scopeNote")
        entries.append(Entry(address, "", labels, words, about, broader))
    known = {entry.uri for entry in entries}
    placed = tuple(
        Entry(entry.uri, "", entry.labels, entry.words, entry.about, up if up in known and up != entry.uri else "")
        for entry in entries
        for up in (entry.broader or above.get(entry.uri, ""),)
    )
    return Vocabulary(key, title or key, placed, uri, date, kind)


def _is(item: etree._Element, kind: str) -> bool:
    """Whether a description says that it is of a kind (``rdf:type``)."""
    return any(each.get(f"{_RDF}resource", "").endswith(f"#{kind}") for each in item.iterchildren(f"{_RDF}type"))


def _texts(item: etree._Element, *names: str) -> dict[str, str]:
    """Give the texts of some children by language; without one they count as French, the catalogues' own."""
    found: dict[str, str] = {}
    for child in item.iterchildren(*names):
        text = " ".join("".join(str(part) for part in child.itertext()).split())
        if text:
            found.setdefault(two_letters(child.get(_LANG, "fr")), text)
    return found


def _first(item: etree._Element, name: str) -> str:
    return next(iter(_texts(item, name).values()), "")
