"""A record of OGC API - Records (GeoJSON, OGC 20-004 section 7.3; pycsw, pygeoapi, GeoNetwork) as a summary."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..metadata.online import OnlineResource
from . import json_answer as ja
from .licences import recognise, says_open
from .model import Summary

#: links about the record itself or the API, not about the data.
_OWN = {"self", "alternate", "collection", "root", "parent", "next", "prev", "canonical", "up", "via", "items"}
_PICTURES = {"preview", "thumbnail", "icon", "overview"}


def summary(item: object) -> Summary:
    """Read one record (its GeoJSON form, section 7.3); whatever is missing or malformed is left empty."""
    record = ja.as_dict(item)
    told = ja.as_dict(record.get("properties"))
    links = [ja.as_dict(link) for part in (record, told) for link in ja.as_list(part.get("links"))]
    # an older draft had the links to the data apart
    links += [ja.as_dict(link) for link in ja.as_list(told.get("associations"))]
    keywords = _keywords(told)
    licence = recognise(
        ja.texts(
            [told.get("license"), told.get("rights"), *(link.get("href") for link in links if _rel(link) == "license")]
        )
    )
    return Summary(
        identifier=ja.first(record.get("id"), told.get("identifier")),
        title=ja.line(told.get("title")),
        abstract=ja.text(told.get("description")),
        organisation=_organisation(told),
        date=ja.first(told.get("updated"), told.get("created"), told.get("record-updated")),
        type=ja.text(told.get("type")),
        thumbnail=next(
            (url for link in links if _rel(link) in _PICTURES and (url := ja.address(link.get("href")))), ""
        ),
        box=ja.box_of_numbers(record.get("bbox")) or ja.box_of_geometry(record.get("geometry")),
        links=_links(links),
        keywords=keywords,
        resource_identifier=next(
            (
                found
                for name in ("externalIds", "externalId")
                for other in (*ja.as_list(told.get(name)), *ja.as_list(record.get(name)))
                if (found := ja.text(other.get("value") if isinstance(other, dict) else other))
            ),
            "",
        ),
        themes=_concepts(told, "inspire"),
        topics=_concepts(told, "topiccategory", "md_topiccategorycode"),
        licence=licence.name,
        open_data=licence.open or says_open(keywords),
    )


def _concepts(told: Mapping[str, Any], *schemes: str) -> tuple[str, ...]:
    """Give the concepts of the vocabularies whose address has one of these words."""
    found = []
    for theme in ja.as_list(told.get("themes")):
        if any(word in ja.text(ja.inside(theme, "scheme")).lower() for word in schemes):
            for concept in ja.as_list(ja.inside(theme, "concepts")):
                found.append(
                    ja.first(concept.get("title"), concept.get("id")) if isinstance(concept, dict) else concept
                )
    return ja.texts(found)


def _rel(link: Mapping[str, Any]) -> str:
    """Give what a link is to the record, in lower case."""
    return ja.text(link.get("rel")).lower()


def _organisation(told: Mapping[str, Any]) -> str:
    """Give whose data it is."""
    for name in ("contacts", "providers", "contactPoint", "publisher"):
        for contact in ja.as_list(told.get(name)):
            if isinstance(contact, dict):
                found = ja.first(contact.get("organization"), contact.get("organisation"), contact.get("name"))
            else:
                found = ja.text(contact)
            if found:
                return " ".join(found.split())
    return ""


def _keywords(told: Mapping[str, Any]) -> tuple[str, ...]:
    """Give the keywords and the concepts of the themes, each once."""
    items = list(ja.as_list(told.get("keywords")))
    for theme in ja.as_list(told.get("themes")):
        for concept in ja.as_list(ja.inside(theme, "concepts")):
            items.append(ja.first(concept.get("title"), concept.get("id")) if isinstance(concept, dict) else concept)
    return ja.texts([item.get("name") if isinstance(item, dict) and "name" in item else item for item in items])


def _links(links: list[dict[str, Any]]) -> tuple[OnlineResource, ...]:
    """Give every link to the data once."""
    found: dict[OnlineResource, None] = {}
    for link in links:
        url = ja.address(link.get("href"))
        if url and _rel(link) not in _OWN | _PICTURES:
            protocol = ja.first(link.get("protocol"), link.get("type"))
            found[
                OnlineResource(
                    url=url,
                    protocol=protocol,
                    name=ja.text(link.get("name")),
                    description=ja.first(link.get("description"), link.get("title")),
                )
            ] = None
    return tuple(found)
