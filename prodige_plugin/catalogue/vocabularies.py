"""The thesauri of a GeoNetwork 3 or 4, PRODIGE's domains among them: what there is, their concepts, a search.

Addresses (GeoNetwork's API, 3.x and 4.x): ``…/srv/fre/thesaurus?_content_type=json`` lists them,
``…/api/registries/vocabularies/{key}`` and the older ``…/srv/fre/thesaurus.download?ref={key}`` give one as
SKOS in RDF, ``…/api/registries/vocabularies/search`` searches in one. What was read is kept in a folder, with
its date, and serves when the server does not answer.
"""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any
from urllib.parse import quote

from ..errors import BadXml, HtmlInsteadOfData, HttpError, NetworkError, PluginError
from ..feedback import Feedback
from ..i18n import tr
from ..metadata.vocabulary import Concept, Entry, Vocabulary
from ..network import Door, Expect
from ..paths import write_whole
from . import json_answer as ja
from .geonetwork_address import place_of
from .skos import read_skos, two_letters

#: PRODIGE's domains and sub-domains, in GeoNetwork's naming.
PRODIGE_DOMAINS = "external.theme.prodige"
#: The most bytes of a thesaurus that is read whole; larger ones (GEMET in thirty languages) are searched on the server.
MAX_BYTES = 12 * 1024 * 1024
#: What was read serves so long without the server being asked, in seconds: a day.
FRESH_S = 24 * 3600
_TEN_LETTERS = 10


@dataclass(frozen=True)
class Listed:
    """A thesaurus of a catalogue, by name."""

    #: GeoNetwork's name: "external.theme.prodige".
    key: str
    title: str
    #: of publication, ISO 8601; ``""`` if the server does not say.
    date: str = ""
    #: kind of keywords (MD_KeywordTypeCode): theme, place …
    kind: str = "theme"


@dataclass(frozen=True)
class Reading:
    """What is known of a catalogue's thesaurus."""

    vocabulary: Vocabulary
    #: when it was read, seconds since 1970 (UTC).
    read: float
    #: why it is not newer: what the server answered; ``""`` when it is as new as can be.
    stale: str = ""


class Vocabularies:
    """The thesauri of one catalogue."""

    def __init__(self, url: str, door: Door, folder: Path | None = None) -> None:
        """Take the address; nothing is asked of the server yet.

        :param url: any address of the GeoNetwork.
        :param folder: where what was read is kept; ``None``: nowhere.
        """
        self._place = place_of(url)
        self._door = door
        self._folder = folder

    def listed(self, feedback: Feedback | None = None) -> tuple[Listed, ...]:
        """Give the thesauri there are; those kept when the server does not answer.

        :raises NetworkError: the server gives none, and none were kept.
        """
        path = self._path("list")
        kept = _load(path)
        if kept is not None and time.time() - kept[0] < FRESH_S:
            return _listed_from(kept[1])
        try:
            found = self._ask_list(feedback)
        except NetworkError:
            if kept is None:
                raise
            return _listed_from(kept[1])
        _keep(path, [asdict(one) for one in found])
        return found

    def _ask_list(self, feedback: Feedback | None) -> tuple[Listed, ...]:
        params = {"_content_type": "json"}
        try:
            answer = ja.read(self._door, "GET", f"{self._place.services}/thesaurus", params=params, feedback=feedback)
        except HttpError as error:
            if error.status not in (404, 405, 410):
                raise
            answer = ja.read(self._door, "GET", f"{self._place.api}/thesaurus", params=params, feedback=feedback)
        return tuple(_listed(answer))

    def whole(self, listed: Listed, feedback: Feedback | None = None, anew: bool = False) -> Reading:
        """Give a thesaurus with all its concepts: read within a day, else asked for, else as it was kept.

        :param anew: ask the server whatever was kept.
        :raises NetworkError: no answer, or too large to be read whole, and none was kept.
        :raises BadXml: the answer is no XML, and none was kept.
        """
        path = self._path(listed.key)
        kept = _load(path)
        old = Reading(_vocabulary_from(kept[1]), kept[0]) if kept is not None else None
        if old is not None and not anew and time.time() - old.read < FRESH_S:
            return old
        if feedback is not None:
            feedback.check()
        try:
            found = self._ask_whole(listed)
        except (NetworkError, BadXml) as error:
            if old is None:
                raise
            return replace(old, stale=error.what)
        _keep(path, _vocabulary_json(found))
        return Reading(found, time.time())

    def _ask_whole(self, listed: Listed) -> Vocabulary:
        key = quote(listed.key, safe=".")
        first: PluginError | None = None
        for url in (
            f"{self._place.api}/registries/vocabularies/{key}",
            f"{self._place.services}/thesaurus.download?ref={key}",
        ):
            try:
                answer = self._door.request("GET", url, expect=Expect.XML, max_bytes=MAX_BYTES)
                return read_skos(answer.content, listed.key, listed.title, url, listed.date, listed.kind)
            except (HttpError, HtmlInsteadOfData, BadXml) as error:  # this version has no such address
                first = first or error
        raise first or NetworkError(tr("The thesaurus cannot be read."))

    def search(
        self, listed: Listed, words: str, language: str = "fr", limit: int = 20, feedback: Feedback | None = None
    ) -> list[Concept]:
        """Ask the server for the concepts that have some words; for thesauri too large to be read whole.

        :raises NetworkError: no answer.
        """
        long = {"fr": "fre", "en": "eng"}.get(language, language)
        params: dict[str, str | int | float] = {
            "q": words.strip()[:100], "lang": long, "pLang": long, "rows": limit, "start": 0, "thesaurus": listed.key,
            "type": "CONTAINS", "sort": "DESC",
        }  # fmt: skip
        url = f"{self._place.api}/registries/vocabularies/search"
        answer = ja.read(self._door, "GET", url, params=params, feedback=feedback)
        return [concept for item in ja.as_list(answer) if (concept := _concept(ja.as_dict(item), listed.key, long))]

    def _path(self, key: str) -> Path | None:
        if self._folder is None:
            return None
        mark = hashlib.sha256(f"{self._place.base} {self._place.portal} {key}".encode()).hexdigest()[:32]
        return self._folder / f"{mark}.json"


def _listed(answer: object) -> Iterator[Listed]:
    """Read the list, whether the server wraps it in another list, an object or nothing."""
    heap: list[object] = [answer]
    seen: set[str] = set()
    while heap:
        item = heap.pop(0)
        if isinstance(item, list):
            heap = item + heap
        elif isinstance(item, Mapping):
            key = _text(item.get("key"))
            if key and key not in seen:
                seen.add(key)
                title = _title(item) or key.rpartition(".")[2]
                kind = _text(item.get("dname")) or (key.split(".")[1] if key.count(".") > 1 else "theme")
                yield Listed(key, title, _text(item.get("date"))[:_TEN_LETTERS], kind)
            elif not key:
                heap += [value for value in item.values() if isinstance(value, list)]


def _title(item: Mapping[str, Any]) -> str:
    """Give the French title where there are several."""
    for one in ja.as_list(item.get("multilingualTitles")):
        told = ja.as_dict(one)
        if two_letters(_text(told.get("lang"))) == "fr" and _text(told.get("title")):
            return _text(told.get("title"))
    return _text(item.get("title"))


def _text(value: object) -> str:
    """Give a value that is text, without blanks at its ends; "" for anything else."""
    return value.strip() if isinstance(value, str) else ""


def _concept(item: dict[str, Any], key: str, language: str) -> Concept | None:
    """Read one answer of the search (``value`` and ``definition`` of older versions, ``values`` of newer ones)."""
    values, definitions = ja.as_dict(item.get("values")), ja.as_dict(item.get("definitions"))
    value = item.get("value")
    plain = value if isinstance(value, str) else next((v for v in ja.as_dict(value).values() if isinstance(v, str)), "")
    label = _text(values.get(language)) or plain.strip() or _text(values.get("eng"))
    if not label:
        return None
    about = _text(definitions.get(language)) or _text(item.get("definition"))
    return Concept(_text(item.get("uri")), label, definition=about, thesaurus=key)


def _listed_from(value: object) -> tuple[Listed, ...]:
    found = []
    for item in ja.as_list(value):
        texts = {name: _text(ja.as_dict(item).get(name)) for name in ("key", "title", "date", "kind")}
        if texts["key"]:
            found.append(Listed(**texts))
    return tuple(found)


def _vocabulary_json(vocabulary: Vocabulary) -> dict[str, Any]:
    found = {name: getattr(vocabulary, name) for name in ("key", "title", "uri", "date", "kind")}
    entries = [{name: value for name, value in asdict(entry).items() if value} for entry in vocabulary.entries]
    return {**found, "entries": entries}


def _vocabulary_from(value: object) -> Vocabulary:
    read = ja.as_dict(value)
    plain = {name: _text(read.get(name)) for name in ("key", "title", "uri", "date", "kind")}
    return Vocabulary(**plain, entries=tuple(_entries(ja.as_list(read.get("entries")))))


def _entries(items: Iterable[object]) -> Iterator[Entry]:
    for item in items:
        one = ja.as_dict(item)
        labels, about = ({k: _text(v) for k, v in ja.as_dict(one.get(name)).items()} for name in ("labels", "about"))
        words = {k: tuple(_text(w) for w in ja.as_list(v)) for k, v in ja.as_dict(one.get("words")).items()}
        uri, broader = _text(one.get("uri")), _text(one.get("broader"))
        if uri:
            yield Entry(uri, "", labels, words, about, broader)


def _load(path: Path | None) -> tuple[float, object] | None:
    """Give when something was read, and what; ``None`` where nothing is kept that can be read."""
    if path is None:
        return None
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return None
    read = ja.as_dict(found).get("read")
    return (float(read), found.get("contents")) if isinstance(read, int | float) else None


def _keep(path: Path | None, value: object) -> None:
    """Keep what was read; a disk that refuses costs only that it is asked for again."""
    if path is None:
        return
    try:
        write_whole(path, json.dumps({"read": time.time(), "contents": value}))
    except OSError:
        return
