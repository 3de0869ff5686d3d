"""GeoNetwork 4: search by its Elasticsearch passage, records by its formatters.

``POST {geonetwork}/{portal}/api/search/records/_search`` takes an Elasticsearch query; the server itself
adds what the account may see, and says beside each hit what it may do with it.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from ..errors import BadRecord, HttpError, PluginError
from ..feedback import Feedback
from ..i18n import tr
from ..metadata.online import OnlineResource
from ..network import Door
from . import facets
from . import geonetwork4_query as asked
from . import json_answer as ja
from .csw import CswClient
from .geonetwork4_query import DEEPEST
from .geonetwork_address import Place, record_url
from .geonetwork_edit import Editing
from .licences import recognise, says_open
from .model import Facet, Query, ResultPage, Summary
from .read_only import iso_record

#: API's address → how many times fewer counts are asked for than at first, as long as this process lives.
_PLAINER: dict[str, int] = {}
#: whose data it is, best first (prefixes of the index's ``…OrgForResourceObject``).
_ROLES = ("owner", "publisher", "custodian", "author", "originator", "pointOfContact", "resourceProvider")
_MIDNIGHT_IN_FRANCE = re.compile(r"^(\d{4})-(\d\d)-(\d\d)T2[23]:00:00(?:\.0+)?Z$")


class GeoNetwork4Client(Editing):
    """Search, fetch and save (a :class:`~.model.FacetedCatalogue` that suggests, and finds what is similar)."""

    supported_facets = asked.SUPPORTED

    def search(self, query: Query, feedback: Feedback | None = None) -> ResultPage:
        """Give one page of hits, with one request; counts come with the first page only.

        A licence that was not met in this catalogue yet (a saved search) costs one request more, once. Where
        counting is refused, the same page is asked for with fewer counts, then without any.

        :raises NetworkError: no answer, a web page, something else than hits …
        """
        if query.start >= DEEPEST or query.page_size <= 0:
            return ResultPage(0, ())
        place = self._place.api
        if any(not facets.spellings(place, Facet.LICENCE, name) for name in query.facets.get(Facet.LICENCE, ())):
            with contextlib.suppress(HttpError):  # not countable here: the name alone is looked for
                asked.counts_of(ja.inside(self._ask(asked.licences_body(), feedback), "aggregations"), place)
        body = asked.body_of(query, place)
        for _step in range(_PLAINER.get(place, 0)):
            asked.plainer(body)
        refused = 0
        while True:
            try:
                page = page_of(self._ask(body, feedback), query, place)
            except HttpError as error:
                # a field that this version keeps as text cannot be counted, and the whole request is refused
                if error.status != 400 or not asked.plainer(body):
                    raise
                refused += 1
                continue
            if refused:
                _PLAINER[place] = _PLAINER.get(place, 0) + refused
            return page

    def suggest(self, words: str, feedback: Feedback | None = None) -> tuple[str, ...]:
        """Give a few titles that have the words, the last of which may be unfinished, with one request.

        :raises NetworkError: the catalogue cannot be asked.
        """
        if not words.strip():
            return ()
        answer = self._ask(asked.suggest_body(words.strip()[:200]), feedback)
        titles = (hit.title for hit in page_of(answer, Query()).summaries)
        return tuple(dict.fromkeys(title for title in titles if title))[: asked.SUGGESTED]

    def similar(self, summary: Summary, page_size: int = 10, feedback: Feedback | None = None) -> tuple[Summary, ...]:
        """Give the records most like one, by the words of its title, abstract and keywords.

        :raises NetworkError: the catalogue cannot be asked.
        """
        return page_of(self._ask(asked.similar_body(summary, page_size), feedback), Query()).summaries

    def fetch(self, identifier: str, feedback: Feedback | None = None) -> bytes | None:
        """Give the full record as ISO 19139, or ``None`` if there is none.

        :raises Forbidden: the record is there, and the account may not see it.
        :raises BadRecord: the server has no ISO 19139 form of it.
        """
        return fetch(self._door, self._place, identifier, feedback)

    def _ask(self, body: Mapping[str, Any], feedback: Feedback | None) -> object:
        """Send a search and give the answer."""
        url = f"{self._place.api}/search/records/_search"
        return ja.read(self._door, "POST", url, params={"bucket": "plugin"}, body=body, feedback=feedback)


def fetch(door: Door, place: Place, identifier: str, feedback: Feedback | None = None) -> bytes | None:
    """Fetch one record of a GeoNetwork 3 or 4 as it is stored, or as its CSW translates it to ISO 19139.

    :raises NetworkError: no answer, no right …
    :raises BadRecord: the server has no ISO 19139 form of it.
    """
    params = {"addSchemaLocation": "true", "increasePopularity": "false", "withInfo": "false", "attachment": "false"}
    try:
        return iso_record(door, record_url(place, identifier), identifier, params, feedback)
    except BadRecord as stored:
        # ISO 19115-3 is translated by the catalogue's CSW (outputSchema gmd), by nothing else
        try:
            found = CswClient(place.csw, door).fetch(identifier, feedback)
        except PluginError:
            raise stored from None
        if found is None:
            raise
        return found


def page_of(answer: object, query: Query, place: str = "") -> ResultPage:
    """Read an answer of ``_search``, whatever it holds.

    :param place: the catalogue's address, under which its spellings of values are remembered.
    :raises NetworkError: it holds no list of hits at all.
    """
    hits = ja.inside(answer, "hits")
    if not isinstance(hits, dict) or not isinstance(hits.get("hits"), list):
        raise ja.unreadable(tr("It holds no list of records."))
    raw = hits["hits"]
    summaries = tuple(found for hit in raw if (found := summary(hit)).identifier)
    # a number on Elasticsearch 6, an object since; absent where it was not counted
    stated = hits.get("total")
    total = max(ja.count(ja.inside(stated, "value") if isinstance(stated, dict) else stated), len(summaries))
    following = ja.following(query.start, len(raw), total)
    return ResultPage(
        total,
        summaries,
        following if following is not None and following < DEEPEST else None,
        asked.counts_of(ja.inside(answer, "aggregations"), place),
    )


def summary(hit: object) -> Summary:
    """Read one hit; whatever is missing or malformed is left empty."""
    source = ja.as_dict(ja.inside(hit, "_source"))
    keywords = ja.texts(source.get("tag"))
    licence = recognise(_licences(source.get("licenseObject")))
    return Summary(
        identifier=ja.first(source.get("uuid"), ja.inside(hit, "_id"), source.get("metadataIdentifier")),
        title=ja.line(source.get("resourceTitleObject")) or ja.line(source.get("resourceTitle")),
        abstract=ja.first(source.get("resourceAbstractObject"), source.get("resourceAbstract")),
        organisation=_organisation(source),
        date=_date(source.get("resourceDate")),
        type=ja.text(source.get("resourceType")),
        thumbnail=next((url for item in ja.as_list(source.get("overview")) if (url := _picture(item))), ""),
        box=ja.box_of_geometry(source.get("geom")) or ja.box_of_geometry(source.get("shape")),
        links=_links(source.get("link")),
        keywords=keywords,
        resource_identifier=next(
            (code for item in ja.as_list(source.get("resourceIdentifier")) if (code := _code(item))), ""
        ),
        themes=_of_thesauri(source, Facet.THEME),
        topics=ja.texts([ja.inside(item, "key") for item in ja.as_list(source.get("cl_topic"))]),
        domains=_of_thesauri(source, Facet.DOMAIN),
        licence=licence.name,
        open_data=licence.open or source.get("isOpenData") in (True, "true") or says_open(keywords),
        public=_yes_or_no(ja.inside(hit, "isPublishedToAll")),
        editable=_yes_or_no(ja.inside(hit, "edit")),
    )


def _organisation(source: Mapping[str, Any]) -> str:
    """Give whose data it is: by role where the index has it, else the first one stated."""
    contacts = [ja.as_dict(contact) for contact in ja.as_list(source.get("contactForResource"))]
    values = [source.get(f"{role}OrgForResource{end}") for role in _ROLES for end in ("Object", "")]
    values += [source.get("OrgForResourceObject"), source.get("OrgForResource")]
    values += [contact.get(name) for contact in contacts for name in ("organisationObject", "organisation")]
    return " ".join(ja.first(*values, source.get("OrgObject")).split())


def _of_thesauri(source: Mapping[str, Any], facet: Facet) -> tuple[str, ...]:
    """Give the keywords of the thesauri that hold a facet, each once."""
    fields = (field.removesuffix(".default") for field in asked.FIELDS[facet][0])
    return ja.texts([item for field in fields for item in ja.as_list(source.get(field))])


def _licences(value: object) -> list[str]:
    """Give the address and the words of each condition of use."""
    items = ja.as_list(value)
    return [text for item in items for text in (ja.text(ja.inside(item, "link")), ja.text(item)) if text]


def _yes_or_no(value: object) -> bool | None:
    """Give what a server says, as a boolean or a word; ``None`` where it says nothing."""
    if isinstance(value, bool):
        return value
    return {"true": True, "false": False, "y": True, "n": False}.get(ja.text(value).lower())


def _date(value: object) -> str:
    """Give the revision, else the publication, else the creation.

    The index keeps midnight in France as the evening before, in UTC: the day after is meant.
    """
    dates = {ja.text(ja.inside(item, "type")): ja.text(ja.inside(item, "date")) for item in ja.as_list(value)}
    found = next((dates[kind] for kind in ("revision", "publication", "creation") if dates.get(kind)), "")
    evening = _MIDNIGHT_IN_FRANCE.match(found)
    if evening is not None:
        try:
            return (date(*(int(part) for part in evening.groups())) + timedelta(days=1)).isoformat()
        except (ValueError, OverflowError):
            return found
    return re.sub(r"T0[01]:00:00(?:\.0+)?Z$", "", found)


def _picture(item: object) -> str:
    """Give the address of a picture; pictures inside the answer itself are passed over."""
    return ja.address(ja.inside(item, "url") if isinstance(item, dict) else item)


def _code(item: object) -> str:
    """Give the code of an identifier; it may stand alone."""
    return ja.text(ja.inside(item, "code") if isinstance(item, dict) else item)


def _links(value: object) -> tuple[OnlineResource, ...]:
    """Give every link once; texts are objects by language since 4.2, and plain before."""
    found: dict[OnlineResource, None] = {}
    for item in ja.as_list(value):
        link = ja.as_dict(item)
        url = ja.link(link.get("urlObject")) or ja.link(link.get("url"))
        if url:
            found[
                OnlineResource(
                    url=url,
                    protocol=ja.text(link.get("protocol")),
                    name=ja.first(link.get("nameObject"), link.get("name")),
                    description=ja.first(link.get("descriptionObject"), link.get("description")),
                    function=ja.text(link.get("function")),
                    application_profile=ja.text(link.get("applicationProfile")),
                )
            ] = None
    return tuple(found)
