"""A catalogue that udata keeps (data.gouv.fr): search by its API v2, one data set by its API v1.

The search gives data sets without their resources (a link to them stands in their place), so a summary is
:attr:`~.model.Summary.partial` until it is completed. It has no search by place.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote, urlsplit, urlunsplit

from ..errors import PluginError
from ..feedback import Feedback
from ..i18n import tr
from ..metadata.online import OnlineResource
from ..network import Door
from . import json_answer as js
from .entries import EntryCatalogue
from .markdown import plain
from .model import Query, ResultPage, Sort, Summary
from .resource_links import resource_link, web_address

#: facet of the answer → parameter that filters by it, where they differ.
_PARAMETERS = {"organization_id_with_name": "organization", "topics": "topic", "last_update": "last_update_range"}
_FIELD = re.compile(r"[a-z_]+")
#: parameters of the search that are no filters.
_OWN = {"q", "page", "page_size", "sort"}
#: only what a card and a sheet show (udata's field mask); whole answers are ten times as large.
_FIELDS = (
    "id,title,slug,description,created_at,last_modified,last_update,tags,resources,organization{name,logo_thumbnail},"
    "owner{first_name,last_name},spatial,harvest,page"
)


class UdataClient(EntryCatalogue):
    """Search the data sets of a udata."""

    def __init__(self, url: str, door: Door) -> None:
        """Take the address; nothing is asked of the server yet.

        :param url: the address of the portal or of its API.
        :param door: the only way to the network.
        """
        self._base = base(url)
        self._door = door

    def search(self, query: Query, feedback: Feedback | None = None) -> ResultPage:
        """Give one page of data sets, with one request; titles in order are not offered, relevance is given.

        :raises NetworkError: no answer, a web page, an answer that cannot be read …
        :raises PluginError: a search by place, or a filter that udata does not have.
        """
        url = f"{self._base}/api/2/datasets/search/"
        answer = js.read(
            self._door,
            "GET",
            url,
            params=parameters(query),
            headers={"X-Fields": f"data{{{_FIELDS}}},total,next_page,facets"},
            feedback=feedback,
        )
        if not isinstance(js.inside(answer, "data"), list):
            raise js.unreadable(tr("It is not an answer of udata's search."), url)
        found = [js.as_dict(item) for item in answer["data"]]
        skipped = query.start % query.page_size
        summaries = tuple(item for item in map(read_summary, found[skipped:]) if item.identifier)
        returned = max(0, len(found) - skipped)
        total = max(js.count(answer.get("total")), query.start + returned if returned else 0)
        return ResultPage(total, summaries, js.following(query.start, returned, total), facets(answer))

    def fetch(self, identifier: str, feedback: Feedback | None = None) -> bytes | None:  # noqa: ARG002
        """Give ``None``: udata keeps no metadata records, of harvested data sets either."""
        return None

    def complete(self, summary: Summary, feedback: Feedback | None = None) -> Summary:
        """Give the summary with the resources, with one request.

        :raises NetworkError: the catalogue cannot be asked, or has no such data set any more.
        """
        if not summary.partial:
            return summary
        where = f"{self._base}/api/1/datasets/{quote(summary.identifier, safe='')}/"
        whole = read_summary(js.as_dict(js.read(self._door, "GET", where, feedback=feedback)))
        if whole.identifier != summary.identifier or whole.partial:
            raise js.unreadable(tr("It is not the data set that was asked for."), where)
        return whole


def base(url: str) -> str:
    """Give the address of the portal: without the API's path, the language and the pages."""
    parts = urlsplit(url.strip())
    path = re.sub(r"/(?:api(?:/\d+)?|(?:[a-z]{2}/)?datasets)(?:/.*)?$", "", parts.path.rstrip("/"))
    path = re.sub(r"/(?:fr|en|es)$", "", path)
    return urlunsplit((parts.scheme, parts.netloc, path, "", ""))


def parameters(query: Query) -> list[tuple[str, str | int | float]]:
    """Give the parameters of the search.

    :raises PluginError: a search by place, or a filter that udata does not have.
    """
    if query.box is not None:
        raise PluginError(
            tr("This catalogue cannot search within the map."),
            tr("Its search has words and filters, and no extent."),
            tr("Search everywhere, with the name of the place among the words."),
        )
    found: list[tuple[str, str | int | float]] = [
        ("page", query.start // query.page_size + 1),
        ("page_size", query.page_size),
    ]
    if words := " ".join(query.words.split()):
        found.append(("q", words))
    if query.sort is Sort.DATE:
        found.append(("sort", "-created"))
    for name, values in query.facets.items():
        if not _FIELD.fullmatch(name) or name in _OWN:
            raise PluginError(
                tr("This catalogue cannot filter by {name}.", name=name),
                tr("Its search has no such filter."),
                tr("Take this filter away, or search in another catalogue."),
            )
        # an organisation is counted as "identifier|name"
        cut = name == "organization_id_with_name"
        found += [(_PARAMETERS.get(name, name), value.partition("|")[0] if cut else value) for value in values]
    return found


def facets(answer: Mapping[str, Any]) -> dict[str, dict[str, int]]:
    """Read the counts (``{"license": [{"name": "lov2", "count": 3}, …]}``); older servers give none."""
    found = {}
    for name, items in js.as_dict(answer.get("facets")).items():
        pairs = [js.as_dict(item) for item in js.as_list(items)]
        counts = {value: js.count(pair.get("count")) for pair in pairs if (value := js.text(pair.get("name")))}
        counts.pop("all", None)  # the sum, not a value
        if counts:
            found[name] = counts
    return found


def read_summary(dataset: Mapping[str, Any]) -> Summary:
    """Read one data set, of the API v1 (with resources) or of the search (with a link to them)."""
    resources = dataset.get("resources")
    harvest = js.as_dict(dataset.get("harvest"))
    owner = js.as_dict(dataset.get("owner"))
    return Summary(
        identifier=js.text(dataset.get("id")),
        title=js.line(dataset.get("title")),
        abstract=plain(js.first(dataset.get("description"), dataset.get("description_short"))),
        organisation=js.line(js.inside(dataset.get("organization"), "name"))
        or " ".join(filter(None, (js.line(owner.get("first_name")), js.line(owner.get("last_name"))))),
        date=js.first(dataset.get("last_update"), dataset.get("last_modified"), dataset.get("created_at")),
        type="dataset",
        thumbnail=web_address(js.inside(dataset.get("organization"), "logo_thumbnail")),
        box=js.box_of_geometry(js.inside(dataset.get("spatial"), "geom")),
        links=_links(dataset),
        keywords=js.texts(dataset.get("tags")),
        resource_identifier=js.first(harvest.get("dct_identifier"), harvest.get("remote_id")),
        partial=isinstance(resources, dict) and js.count(resources.get("total", 1)) > 0,
    )


def _links(dataset: Mapping[str, Any]) -> tuple[OnlineResource, ...]:
    """Give the resources as links, each once, then the data set's own page and the harvested one."""
    found: dict[OnlineResource, None] = {}
    resources = dataset.get("resources")
    for resource in map(js.as_dict, resources if isinstance(resources, list) else ()):
        page = js.text(resource.get("type")) == "documentation"
        link = resource_link(
            js.first(resource.get("url"), resource.get("latest")),
            js.first(resource.get("format"), resource.get("mime")),
            resource.get("title"),
            resource.get("description"),
            function="information" if page else "",
        )
        if link is not None:
            found[link] = None
    pages = ((dataset.get("page"), tr("Page of the data set")), (_remote(dataset), tr("Page of the producer")))
    for stated, words in pages:
        page_url = web_address(stated)
        if page_url and all(link.url != page_url for link in found):
            found[OnlineResource(page_url, "WWW:LINK", description=words, function="information")] = None
    return tuple(found)


def _remote(dataset: Mapping[str, Any]) -> object:
    """Give the page that a data set was harvested from."""
    return js.inside(dataset.get("harvest"), "remote_url")
