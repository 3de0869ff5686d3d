"""A client of PRODIGE 5's data API: ``{catalogue}/api/data/{uuid}``, GeoJSON both ways.

What real clients learnt of it: a refusal may come with the status 200 and ``"check": false``; a change without the
geometry is answered by 500; conditions are read as they are written, without escapes; ``limit`` has no cap, and pages
without an order may overlap; some columns are the platform's own.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlencode

from ...errors import HttpError, NetworkError, PublishError
from ...feedback import Feedback
from ...i18n import tr
from ...network import Door, Expect
from .api_doc import ApiDoc, read_doc

#: Columns that PRODIGE keeps itself: never written.
SYSTEM = frozenset({"gid", "_edit_datemaj", "_userid_modification", "dirty", "maj_don"})
#: PRODIGE's own key.
KEY = "gid"
#: Rows asked for at once.
PAGE = 2000
#: Rows sent at once, and bytes: small enough that a server answers before its patience ends.
CHUNK = 200
CHUNK_BYTES = 1024**2
_LARGEST = 512 * 1024**2
#: Up to so many rows are looked up one by one, more are found by reading all.
SINGLE = 25
#: How many rows somebody else may have deleted before the new ones are looked for among all.
_SLACK = 200
#: The longest silence accepted, in seconds: a page is written before anything of it is sent.
PATIENCE_S = 120.0

Feature = dict[str, Any]


@dataclass(frozen=True)
class Page:
    """Some rows of a data set."""

    features: tuple[Feature, ...]
    #: the member ``crs`` as stated, ``None`` where there is none.
    crs: Mapping[str, Any] | None


@dataclass(frozen=True)
class Outcome:
    """What the API says of one row that was sent."""

    check: bool
    message: str = ""
    gid: int | None = None


class NoData(NetworkError):
    """The API answered, and gave no data: it refuses with the status 200 too."""


class DataApi:
    """The data API of one platform, through one door."""

    def __init__(self, root: str, door: Door) -> None:
        """:param root: ``{catalogue}/api``."""
        self.root = root.rstrip("/")
        self._door = door
        self._doc: ApiDoc | None = None

    @property
    def doc(self) -> ApiDoc:
        """What the API says of itself; read once."""
        if self._doc is None:
            self._doc = read_doc(self._door, self.root)
        return self._doc

    def told(self, doc: ApiDoc) -> None:
        """Take what is known of the API already."""
        self._doc = doc

    def address(self, uuid: str) -> str:
        """Give the address of a data set."""
        return f"{self.root}/data/{quote(uuid, safe='')}"

    # -- reading ---------------------------------------------------------------------------------

    def page(self, uuid: str, limit: int, offset: int = 0, where: str = "", srs: str = "") -> Page:
        """Give some rows in the order of the key.

        :param where: a condition as the API reads it (``eq(gid,5)``); values hold neither comma nor bracket.
        :param srs: CRS wanted ("EPSG:4326"); "" takes the data set's own.
        :raises NoData: the answer holds none.
        :raises NetworkError: no answer.
        """
        params: dict[str, str | int] = {"limit": limit, "sort_by": f"{KEY}:asc"}
        if offset:
            params["offset"] = offset
        if srs:
            params["srs"] = srs
        query = urlencode(params, safe=":") + (f"&_where={where}" if where else "")
        answer = self._door.request(
            "GET",
            f"{self.address(uuid)}?{query}",
            headers={"Accept": "application/geo+json, application/json"},
            expect=Expect.JSON,
            max_bytes=_LARGEST,
        )
        given = answer.json()
        features = given.get("features") if isinstance(given, dict) else None
        if not isinstance(features, list):
            raise self._no_data(given, answer.text)
        crs = given.get("crs")
        return Page(tuple(one for one in features if isinstance(one, dict)), crs if isinstance(crs, dict) else None)

    def rows(self, uuid: str, feedback: Feedback, start: int = 0) -> Iterator[Page]:
        """Give all rows, page by page, in the order of the key; each row once.

        :param start: rows passed over.
        """
        offset, last = start, None
        while True:
            feedback.check()
            page = self.page(uuid, PAGE, offset)
            fresh = tuple(one for one in page.features if last is None or (gid_of(one) or 0) > last)
            if not fresh:
                # nothing more, or a server that passes nothing over and gives the same page again
                if last is None:
                    yield page
                return
            yield Page(fresh, page.crs)
            gids = [gid for one in fresh if (gid := gid_of(one)) is not None]
            last = max(gids) if gids else None
            offset += len(page.features)
            if len(page.features) != PAGE or last is None:
                return

    def found(self, uuid: str, gids: Sequence[int], feedback: Feedback) -> dict[int, Feature]:
        """Give rows by their keys; those that are not there are left out."""
        wanted = set(gids)
        if len(wanted) > SINGLE:
            return {
                gid: one for page in self.rows(uuid, feedback) for one in page.features
                if (gid := gid_of(one)) is not None and gid in wanted
            }  # fmt: skip
        found = {}
        for gid in sorted(wanted):
            feedback.check()
            for one in self.page(uuid, 2, where=f"eq({KEY},{gid})").features:
                if gid_of(one) == gid:
                    found[gid] = one
        return found

    def after(self, uuid: str, last: int, rows: int, feedback: Feedback) -> list[Feature]:
        """Give the rows whose key is greater than one: those added since.

        :param rows: how many there were then; where fewer are left before the new ones, all are read.
        """
        for start in (max(0, rows - _SLACK), 0):
            found, whole = [], not start
            for page in self.rows(uuid, feedback, start):
                gids = [gid_of(one) or 0 for one in page.features]
                whole = whole or (bool(gids) and gids[0] <= last)
                found += [one for one, gid in zip(page.features, gids, strict=True) if gid > last]
            if whole:
                return found
        return []

    # -- writing ---------------------------------------------------------------------------------

    def insert(self, uuid: str, features: Sequence[Feature], crs: Mapping[str, Any] | None) -> list[Outcome]:
        """Add rows: GeoJSON features without :data:`SYSTEM` columns, with their geometry.

        :raises NetworkError: no answer, or an error; what it did is not known.
        """
        return self._write("POST", self.address(uuid), features, crs)

    def update(self, uuid: str, features: Sequence[Feature], crs: Mapping[str, Any] | None) -> list[Outcome]:
        """Change rows by :data:`KEY`, which each feature states beside what changes and the geometry.

        :raises NetworkError: no answer, or an error; what it did is not known.
        """
        inner = not self.doc.read or "PATCH" in self.doc.inner
        return self._write("PATCH", self.address(uuid) + (f"/{KEY}" if inner else ""), features, crs)

    def delete(self, uuid: str, features: Sequence[Feature], crs: Mapping[str, Any] | None) -> list[Outcome]:
        """Delete rows, as the API's description says; harmless for those that are gone.

        :raises PublishError: the API offers no deletion.
        :raises NetworkError: no answer, or an error; what it did is not known.
        """
        way = self.doc.delete
        if not way:
            raise PublishError(
                tr("The platform deletes no rows."),
                tr("The description of its API offers no deletion."),
                tr("Delete them on the platform itself."),
            )
        if way != "value":
            return self._write("DELETE", self.address(uuid) + (f"/{KEY}" if way == "field" else ""), features, crs)
        told = []
        for one in features:
            try:
                answer = self._door.request("DELETE", f"{self.address(uuid)}/{gid_of(one)}", expect=Expect.ANY)
                told += _outcomes(answer.content) or [Outcome(True)]
            except HttpError as error:
                if error.status not in (404, 410):
                    raise
                told.append(Outcome(True))
        return told

    def _write(
        self, method: str, url: str, features: Sequence[Feature], crs: Mapping[str, Any] | None
    ) -> list[Outcome]:
        body: dict[str, Any] = {"type": "FeatureCollection", "name": "sql_statement"}
        if crs is not None:
            body["crs"] = crs
        body["features"] = list(features)
        data = json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode()
        headers = {"Content-Type": "application/json", "Accept": "application/json"}
        answer = self._door.request(method, url, data=data, headers=headers, expect=Expect.ANY, max_bytes=_LARGEST)
        return _outcomes(answer.content)

    def _no_data(self, given: object, text: str) -> NoData:
        refusal = next((one for one in _told(given) if not one.check), None)
        return NoData(
            tr("The platform did not give the data."),
            tr("It says: {words}", words=refusal.message) if refusal is not None else tr("Its answer is no GeoJSON."),
            tr("Check that your account may read this data set."),
            detail=text[:600],
        )


def gid_of(feature: Mapping[str, Any]) -> int | None:
    """Give PRODIGE's key of a row."""
    properties = feature.get("properties")
    value = properties.get(KEY) if isinstance(properties, dict) else None
    if isinstance(value, bool):
        return None
    try:
        return int(value) if value is not None else None
    except (TypeError, ValueError):
        return None


def chunks(features: Sequence[Feature] | Iterator[Feature]) -> Iterator[list[Feature]]:
    """Give features in pieces of at most :data:`CHUNK` of them and about :data:`CHUNK_BYTES`."""
    piece: list[Feature] = []
    size = 0
    for one in features:
        length = len(json.dumps(one, separators=(",", ":")))
        if piece and (len(piece) >= CHUNK or size + length > CHUNK_BYTES):
            yield piece
            piece, size = [], 0
        piece.append(one)
        size += length
    if piece:
        yield piece


def refusal(outcomes: Sequence[Outcome]) -> str | None:
    """Give the words of the first refusal among some outcomes, ``None`` where there is none."""
    return next((one.message for one in outcomes if not one.check), None)


def refused(title: str, words: str) -> PublishError:
    """Say that the platform refused a row."""
    return PublishError(
        tr("The platform refused data of “{title}”.", title=title),
        tr("It says: {words}", words=words) if words else tr("It does not say why."),
        tr("Correct the layer, or ask the platform's administrator for the right to write these data."),
    )


def _outcomes(data: bytes) -> list[Outcome]:
    """Read what the API says of each row; nothing where it says nothing."""
    try:
        given = json.loads(data)
    except ValueError:
        return []
    return _told(given)


def _told(given: object) -> list[Outcome]:
    items = given if isinstance(given, list) else [given]
    told = []
    for one in items:
        if isinstance(one, dict) and "check" in one:
            gid = one.get(KEY)
            told.append(
                Outcome(
                    one["check"] in (True, "true", 1, "t"),
                    str(one.get("msg") or one.get("message") or "")[:500],
                    int(gid) if isinstance(gid, int) or (isinstance(gid, str) and gid.isdigit()) else None,
                )
            )
    return told
