"""GeoServer's REST API as a way to write safely: names encoded, answers judged, errors in words.

GeoServer says little with its statuses: a name that exists is 500 with a Java message for stores, layers and styles,
409 for workspaces, 403 for styles sent whole; a coverage store that is not empty answers 401 when it is deleted; rights
that are missing are 403 or 404. So one looks before one writes, a write is sent once, and when its answer does not come
or is a failure that may have come too late, one looks again (:meth:`Rest.settle`).
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote

from ...catalogue import json_answer as ja
from ...catalogue.saving import may_be_saved
from ...errors import Forbidden, HtmlInsteadOfData, HttpError, NetworkError, PublishError, Unauthorized
from ...i18n import tr
from ...network import Answer, Door, Expect, RetryPolicy
from ...publishing.upload import send
from ...xmlsafe import looks_like_html

#: A large file that did not arrive is sent once more, and not again: a server may refuse what it reads with 500.
_ONCE_MORE = RetryPolicy(attempts=2)
#: The most bytes of one answer of the configuration.
_MOST = 32 * 1024 * 1024
_THERE = re.compile(r"already exists|is already in use|duplicate", re.IGNORECASE)
_TAGS = re.compile(r"<(?:style|script)\b.*?</(?:style|script)>|<[^>]*>", re.IGNORECASE | re.DOTALL)


class AlreadyThere(PublishError):
    """The server holds something of this name already."""


class Rest:
    """Requests to one GeoServer with one account."""

    def __init__(self, root: str, door: Door) -> None:
        """:param root: GeoServer's root, ``https://host/geoserver``.
        :param door: has the account.
        """
        self.root = root.rstrip("/")
        self.door = door

    # -- reading -----------------------------------------------------------------------------------

    def read(self, path: str, params: Mapping[str, str] | None = None, *, quiet: bool = False) -> Any:
        """Give a part of the configuration, ``None`` where there is none.

        :param path: below ``/rest``, names already encoded (:func:`way`), without ending.
        :param quiet: let the server not log that it is missing, where it knows how.
        :raises NetworkError: no answer, no right, a sign-in page.
        """
        asked = {**(params or {}), **({"quietOnNotFound": "true"} if quiet else {})}
        try:
            answer = self.door.request(
                "GET",
                # without the ending a name with a dot is taken for one with a format
                f"{self.root}/rest{path}.json",
                params=asked,
                headers={"Accept": "application/json"},
                expect=Expect.JSON,
                max_bytes=_MOST,
            )
        except HttpError as error:
            if error.status == 404:
                return None
            raise
        return ja.parse(answer.content, answer.url) if answer.content.strip() else None

    def names(self, path: str, outer: str, inner: str) -> list[str] | None:
        """Give the names of a list such as ``{"layers": {"layer": [{"name": …}]}}``; ``None`` where there is no list.

        An empty list comes as ``""``.
        """
        told = self.read(path)
        if told is None:
            return None
        return [
            name for each in ja.as_list(ja.inside(told, outer, inner)) if (name := ja.text(ja.inside(each, "name")))
        ]

    def body(self, path: str, accept: str) -> bytes | None:
        """Give something that is no JSON (the text of a style), ``None`` where there is none."""
        try:
            answer = self.door.request(
                "GET", f"{self.root}/rest{path}", headers={"Accept": accept}, expect=Expect.ANY, max_bytes=_MOST
            )
        except HttpError as error:
            if error.status == 404:
                return None
            raise
        if looks_like_html(answer.content):
            raise _page(answer)
        return answer.content

    # -- writing -----------------------------------------------------------------------------------

    def write(
        self,
        method: str,
        path: str,
        content: object = None,
        *,
        params: Mapping[str, str] | None = None,
        data: bytes | None = None,
        kind: str = "application/json",
        below: str = "/rest",
    ) -> Answer:
        """Send a change once; redirects are not followed.

        :param content: a value to send as JSON.
        :param data: in its place, bytes of media type ``kind``.
        :raises AlreadyThere: something has this name.
        :raises PublishError: the server refuses what was sent.
        :raises NetworkError: no answer, no right, a sign-in page.
        """
        body = data
        if content is not None:
            body = json.dumps(content, ensure_ascii=False).encode()
            kind = "application/json; charset=utf-8"
        headers = {"Accept": "application/json, text/plain;q=0.9, */*;q=0.5"}
        if body is not None:
            headers["Content-Type"] = kind
        try:
            answer = self.door.request(
                method, f"{self.root}{below}{path}", params=dict(params or {}), data=body, headers=headers
            )
        except HttpError as error:
            raise in_words(error) from error
        if looks_like_html(answer.content):
            raise _page(answer)
        return answer

    def put_file(
        self,
        path: str,
        file: Path,
        kind: str,
        params: Mapping[str, str],
        there: Callable[[], bool] | None = None,
        sha256: str = "",
    ) -> None:
        """Send a file, streamed; when its answer is lost or a failure, look for it before it is sent again.

        :param kind: its media type.
        :param there: whether the server holds what was sent; without, it is sent once.
        :param sha256: its checksum, where it is known.
        :raises AlreadyThere: something has this name.
        :raises PublishError: the server refuses what was sent, or takes no file of this size.
        :raises NetworkError: it did not arrive, no right, a sign-in page.
        """
        headers = {"Accept": "application/json, text/plain;q=0.9, */*;q=0.5"}
        try:
            sent = send(
                self.door, "PUT", f"{self.root}/rest{path}", file, media_type=kind, headers=headers, params=params,
                sha256=sha256, is_there=there, repeatable=False, again=_ONCE_MORE,
            )  # fmt: skip
        except HttpError as error:
            raise in_words(error) from error
        if sent.answer is not None and looks_like_html(sent.answer.content):
            raise _page(sent.answer)

    def settle(self, send: Callable[[], object], there: Callable[[], bool]) -> None:
        """Send a change, and when its answer is lost or a failure, look whether it was made all the same.

        What has the name already when the change is sent is somebody else's: one looked before.

        :param there: whether the server holds what was sent.
        :raises AlreadyThere: something else has the name.
        :raises PluginError: the failure, where it was not made.
        """
        try:
            send()
        except NetworkError as error:
            if not may_be_saved(error) or not there():
                raise

    def remove(self, path: str, params: Mapping[str, str] | None = None) -> bool:
        """Delete something; whether it was there.

        A delete whose answer was lost is looked at again: what is gone is gone.
        """
        try:
            self.write("DELETE", path, params=params)
        except HttpError as error:
            if error.status == 404:
                return False
            if not may_be_saved(error) or self.read(path) is not None:
                raise
        except NetworkError as error:
            if not may_be_saved(error) or self.read(path) is not None:
                raise
        return True

    def delete_files(self, *folder: str) -> bool:
        """Delete a folder of the data directory, which GeoServer keeps when it deletes a store; whether it is gone.

        Only a full administrator may.
        """
        try:
            self.write("DELETE", way("/resource", *folder), kind="text/plain")
        except HttpError as error:
            if error.status in (401, 403, 405):
                return False
            if error.status != 404:
                raise
        return True


def way(*names: str) -> str:
    """Give a path of names, each encoded; those that begin with ``/`` are given as they are."""
    return "".join(name if name.startswith("/") else "/" + quote(name, safe="") for name in names)


def words_of(error: HttpError) -> str:
    """Give what GeoServer itself says of an error: plain text, or the page of its container without the tags."""
    lines = error.detail.splitlines()
    told = "\n".join(lines[2:]) if len(lines) > 2 else ""
    return " ".join(_TAGS.sub(" ", told).split())[:400]


def in_words(error: HttpError) -> HttpError | PublishError:
    """Give the failure that a status of GeoServer stands for.

    A failure of the server (500 and more) stays a network failure: it may have come after the work was done.
    """
    words = words_of(error)
    if error.status == 409 or (error.status in (403, 500) and _THERE.search(words)):
        return AlreadyThere(
            tr("The server has something of this name already."),
            tr("It says: {words}", words=words or "409"),
            tr("Choose another name, then publish again."),
            error.detail,
        )
    if error.status == 401 and "coveragestores" in error.detail and "DELETE" in error.detail:
        # GeoServer answers so for a store that still has coverages, whatever the account may do
        return HttpError(
            tr("The store of images was not deleted."),
            tr("The server says that it still has coverages."),
            tr("Try again; if it happens again, send the details to the platform's administrator."),
            error.detail,
            status=403,
        )
    if not words or isinstance(error, Unauthorized):
        return error
    why = tr("GeoServer says: {words}", words=words)
    if isinstance(error, Forbidden):
        return Forbidden(error.what, why, error.todo, error.detail, status=error.status)
    if error.status == 400:
        return PublishError(
            tr("GeoServer does not accept what was sent."),
            why,
            tr("Send the details to the platform's administrator."),
            error.detail,
        )
    return HttpError(error.what, why, error.todo, error.detail, status=error.status)


def _page(answer: Answer) -> HtmlInsteadOfData:
    """Say that a web page came in place of GeoServer's answer."""
    return HtmlInsteadOfData(
        tr("A web page came in place of GeoServer's answer."),
        tr("Often this is a sign-in page: the session has ended, or the gateway wants another account."),
        tr("Sign in again, or choose another way to sign in, in the Platforms window; then try again."),
        answer.url,
    )
