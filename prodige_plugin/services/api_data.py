"""PRODIGE's data by machine: the data API of PRODIGE 5, and the download server of PRODIGE 4.

PRODIGE 5: ``GET {catalogue}/api/data/{uuid}?srs=EPSG:4326&limit=&offset=`` gives GeoJSON, open data to everybody, other
data to those who may read them. PRODIGE 4: ``https://telecarto.{instance}/?direct=…&format=…&data=…`` answers
``{"data": "<address of a zip>"}``.
"""

from __future__ import annotations

import hashlib
import re
import shutil
import uuid
from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

from ..errors import FileError, Forbidden, HtmlInsteadOfData, HttpError, LayerError, NetworkError, Unauthorized
from ..feedback import Feedback
from ..i18n import tr
from ..network import Door, Expect
from . import downloads, feature_pages, filenames, files, opening
from .built import Built, LoadOptions
from .page_store import PageStore
from .sources import LayerSource

#: features asked for at once.
PAGE = 2000
#: the most bytes of one page; a server that has no limit gives all in one.
_LARGEST = 8 * 1024**3
#: the longest silence accepted, in seconds: the server writes a page before it sends anything.
_PATIENCE_S = 120.0
_TELECARTO = re.compile(r"[?&]direct=", re.IGNORECASE)
#: statuses by which a server says that it does not know a parameter.
_NOT_UNDERSTOOD = frozenset({400, 404, 422, 500})


def build_api_data(source: LayerSource, options: LoadOptions, feedback: Feedback, door: Door) -> Built:
    """Open data that a PRODIGE gives, in a worker thread: as anybody first, then with the platform's account.

    :raises Unauthorized: the data are not open, and there is no account, or it is refused.
    :raises LayerError: there are no data, or QGIS cannot open them.
    :raises NetworkError: no answer, or not with data.
    """
    if _TELECARTO.search(source.url):
        return _telecarto(source, options, feedback, door)
    with Door(feedback=feedback, timeout_s=_PATIENCE_S) as anybody:
        try:
            return _pages(source, options, feedback, anybody)
        except (Unauthorized, Forbidden, HtmlInsteadOfData) as error:
            if not source.authcfg:
                raise _closed(source, error) from error
    feedback.report(None, tr("Signing in …"))
    with door:
        return _pages(source, options, feedback, door)


def address(url: str, crs: str = "") -> tuple[str, str]:
    """Give the address of all data of a resource, without its paging, and the CRS that it asks for.

    :param crs: authority code wanted; only an EPSG code is asked for, else what the link states.
    """
    parts = urlsplit(url.strip())
    pairs = parse_qsl(parts.query, keep_blank_values=True)
    stated = next((value for key, value in pairs if key.lower() == "srs"), "EPSG:4326")
    wanted = crs if re.fullmatch(r"EPSG:\d+", crs) else stated
    kept = [(key, value) for key, value in pairs if key.lower() not in ("srs", "limit", "offset", "sort_by")]
    # conditions are read as they are written: commas and brackets are not to be escaped
    query = urlencode([*kept, ("srs", wanted)], safe="(),:/")
    return urlunsplit((parts.scheme, parts.netloc, parts.path, query, "")), wanted


def _pages(source: LayerSource, options: LoadOptions, feedback: Feedback, door: Door) -> Built:
    """Fetch all pages into one file, turn it into a GeoPackage, open that."""
    url, crs = address(source.url, options.crs)
    place = downloads.place_of(options.folder or downloads.folder_of_downloads(), url)
    name = filenames.safe(source.title or source.layer_name or "data", "data").removesuffix(".")
    waiting = place / f".{uuid.uuid4().hex[:8]}"
    try:
        waiting.mkdir()
        store = PageStore(waiting / f"{name}.gpkg", name, feedback)
        told = _collect(_Asking(door, url), store, waiting / "page.geojson", feedback, crs)
        if not store.count:
            raise LayerError(
                tr("“{title}” holds no feature.", title=source.title),
                tr("The platform answers, with an empty list."),
                tr("Try another link of the record."),
                detail=url,
            )
        twice = store.once()
        version = downloads.next_version(place)
        version.mkdir()
        kept = (waiting / f"{name}.gpkg").replace(version / f"{name}.gpkg")
    except OSError as error:
        raise FileError(
            tr("The data cannot be kept."),
            tr("The system said: {words}", words=error.strerror or error),
            tr("Choose another folder of downloads in the options."),
            detail=str(place),
        ) from error
    finally:
        shutil.rmtree(waiting, ignore_errors=True)
    built = opening.open_file(kept, replace(source, layer_name=""), options, feedback, crs=told, title=source.title)
    notes = [tr("%n feature(s) were fetched from the platform's data service.", n=store.count)]
    if twice:
        notes.append(tr("%n feature(s) came twice and were kept once: the data changed meanwhile.", n=twice))
    built.notes = (*notes, *built.notes)
    return built


def _collect(asked: _Asking, store: PageStore, page: Path, feedback: Feedback, crs: str) -> str:
    """Ask for page after page until there is no more, and give the CRS they are in.

    A server may give more than was asked for (then it gave all), or ignore the offset (then the same page comes again).
    """
    told, before, offset = "", b"", 0
    while True:
        feedback.check()
        asked(offset, PAGE, page)
        told = feature_pages.check(page, crs) if not offset else feature_pages.check(page, told)
        with page.open("rb") as file:
            mark = hashlib.file_digest(file, "sha256").digest()
        if mark == before:
            return told
        before = mark
        count = store.add(page, told)
        feedback.report(None, tr("%n feature(s) received …", n=store.count))
        offset += count
        if count != PAGE:
            return told


class _Asking:
    """Asks for pages; without an order where the server does not know the field."""

    def __init__(self, door: Door, url: str) -> None:
        self._door = door
        self._url = url
        # pages of rows in no order may overlap; "gid" is PRODIGE's own key
        self._order: dict[str, str] = {"sort_by": "gid:asc"}

    def __call__(self, offset: int, limit: int, to: Path) -> None:
        """Put a page into a file."""
        while True:
            params = {"limit": limit, **({"offset": offset} if offset else {}), **self._order}
            try:
                # the address is written out: a condition must not be escaped
                self._door.request(
                    "GET",
                    f"{self._url}&{urlencode(params, safe=':')}",
                    headers={"Accept": "application/geo+json, application/json"},
                    expect=Expect.JSON,
                    to=to,
                    max_bytes=_LARGEST,
                )
            except HttpError as error:
                if error.status in _NOT_UNDERSTOOD and self._order and not offset:
                    self._order = {}
                    continue
                raise
            return


def _closed(source: LayerSource, error: NetworkError) -> Unauthorized:
    """Say that the data are not for everybody."""
    return Unauthorized(
        tr("“{title}” is not open to everybody.", title=source.title),
        tr("The platform gives these data to its users only."),
        tr("Sign in: give the platform an account in Platforms, then load again."),
        detail=error.detail,
        status=error.status if isinstance(error, HttpError) else 0,
    )


def _telecarto(source: LayerSource, options: LoadOptions, feedback: Feedback, door: Door) -> Built:
    """Let PRODIGE 4 prepare a download, and fetch it."""
    feedback.report(None, tr("The platform prepares the download …"))
    answer = door.get(source.url, expect=Expect.JSON, max_bytes=4 * 1024**2)
    given = answer.json()
    stated = given.get("data") if isinstance(given, dict) else None
    url = urljoin(answer.url, stated.strip()) if isinstance(stated, str) and stated.strip() else ""
    if urlsplit(url).scheme.lower() not in ("http", "https"):
        words = (
            next((str(given[key]) for key in ("message", "msg", "error") if key in given), "")
            if isinstance(given, dict)
            else ""
        )
        raise LayerError(
            tr("The platform did not prepare the download."),
            tr("It says: {words}", words=words[:300]) if words else tr("Its answer names no file."),
            tr("Open the link in the browser, or try another link of the record."),
            detail=answer.text[:600],
        )
    return files.open_address(url, source, options, feedback, door)
