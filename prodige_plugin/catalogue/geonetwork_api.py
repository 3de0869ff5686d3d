"""GeoNetwork's API as a person who is signed in uses it: who one is, its token, its errors (versions 3.8 to 4.4).

A request that changes something carries the cookie ``XSRF-TOKEN`` and the same value as a header. The server may
change it with any answer, and gateways set another one of the same name for another path.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ..errors import Forbidden, HtmlInsteadOfData, HttpError, NetworkError, Unauthorized
from ..feedback import Feedback
from ..i18n import tr
from ..network import Answer, Door, Expect
from . import json_answer as ja
from .geonetwork_address import Place
from .saving import Group

TOKEN, HEADER = "XSRF-TOKEN", "X-XSRF-TOKEN"
#: Profiles that may change nothing.
_READERS = ("", "Guest", "RegisteredUser", "Monitor")
_ABOUT_TOKEN = re.compile(rb"csrf|xsrf", re.IGNORECASE)


@dataclass(frozen=True)
class Me:
    """Who the catalogue takes us for."""

    username: str
    #: Administrator, UserAdmin, Reviewer, Editor …
    profile: str
    #: identifiers of the groups in which one is an editor.
    groups: tuple[str, ...]

    @property
    def administrator(self) -> bool:
        """Whether all groups are open."""
        return self.profile == "Administrator"


class Api:
    """Requests to one GeoNetwork with one account."""

    def __init__(self, place: Place, door: Door) -> None:
        """:param door: keeps the session (JSESSIONID) and the token from one request to the next."""
        self.place, self.door = place, door

    def read(self, path: str, params: Mapping[str, str] | None = None, feedback: Feedback | None = None) -> Any:
        """Ask for JSON below ``/api``; ``None`` where nothing came (204)."""
        if feedback is not None:
            feedback.check()
        answer = self.door.request(
            "GET",
            f"{self.place.api}{path}",
            params=dict(params or {}),
            headers={"Accept": "application/json"},
            expect=Expect.JSON,
        )
        return ja.parse(answer.content, answer.url) if answer.content.strip() else None

    def version(self, feedback: Feedback | None = None) -> tuple[int, int]:
        """Give the version as (major, minor); (4, 0) where the catalogue does not tell.

        :raises NetworkError: it does not answer.
        """
        try:
            told = self.read("/site", feedback=feedback)
        except (HttpError, HtmlInsteadOfData) as error:
            if isinstance(error, HttpError) and error.status not in (401, 403, 404, 405):
                raise
            return 4, 0
        found = re.match(r"(\d+)\.(\d+)", ja.text(ja.inside(told, "system/platform/version")))
        return (int(found[1]), int(found[2])) if found else (4, 0)

    def me(self, feedback: Feedback | None = None) -> Me:
        """Give who we are, before anything is changed.

        :raises Unauthorized: the catalogue takes us for a visitor, or refuses the account.
        :raises Forbidden: the account may only read.
        """
        told = self.read("/me", feedback=feedback)
        username, profile = ja.text(ja.inside(told, "username")), ja.text(ja.inside(told, "profile"))
        if not username:
            raise Unauthorized(
                tr("The catalogue takes you for a visitor; nothing was saved."),
                tr("No account is chosen for this platform, or its gateway keeps the account from the catalogue."),
                tr("Choose the account, or another way to sign in, in the Platforms window."),
                f"GET {self.place.api}/me",
            )
        groups = ja.texts(ja.inside(told, "groupsWithEditor"))
        if profile in _READERS and not groups:
            raise Forbidden(
                tr("Your account “{user}” may not change records of this catalogue.", user=username),
                tr("Its profile is “{profile}”: it may only read.", profile=profile or "–"),
                tr("Ask the catalogue's administrator to make you an editor of a group."),
                f"GET {self.place.api}/me",
            )
        return Me(username, profile, groups)

    def groups(self, me: Me, feedback: Feedback | None = None) -> tuple[Group, ...]:
        """Give the groups in which a record may be made, by label."""
        told = self.read("/groups", None if me.administrator else {"profile": "Editor"}, feedback)
        labels = {
            ja.text(ja.inside(each, "id")): ja.first(ja.inside(each, "label", "fre"), ja.inside(each, "label"),
                                                     ja.inside(each, "name"))
            for each in ja.as_list(told)
        }  # fmt: skip
        # 1, 0 and -1 are everybody, the intranet and guests: no record belongs to them
        known = [key for key in (labels if me.administrator else me.groups) if key not in ("1", "0", "-1", "")]
        return tuple(sorted((Group(key, labels.get(key) or key) for key in known), key=lambda each: each.label.lower()))

    def change(
        self,
        method: str,
        path: str,
        *,
        params: Mapping[str, str] | None = None,
        data: bytes | None = None,
        kind: str = "application/json",
        accept: str = "application/json",
        expect: Expect = Expect.ANY,
    ) -> Answer:
        """Send something that changes the catalogue, with the token; once more only where the token was refused.

        :raises Forbidden: no right, in the catalogue's own words where it gives some.
        :raises NetworkError: it failed, or nobody knows.
        """
        url = f"{self.place.api}{path}"
        token = self.door.cookie(TOKEN, url)
        while True:
            headers = {"Accept": accept, "Content-Type": kind, **({HEADER: token} if token else {})}
            try:
                return self.door.request(
                    method, url, params=dict(params or {}), data=data or b"", headers=headers, expect=expect
                )
            except Forbidden as error:
                # what is refused for its token was not looked at: it may be sent again, with the one given since
                fresh = self.door.cookie(TOKEN, url)
                if not fresh or fresh == token or not _for_token(error):
                    raise in_its_words(error) from error
                token = fresh
            except HttpError as error:
                raise in_its_words(error) from error


def _for_token(error: Forbidden) -> bool:
    """Whether a 403 may be about the token: it says so, or comes as a page and not as the API's own JSON."""
    body = error.detail.encode()
    return bool(_ABOUT_TOKEN.search(body)) or b'"code"' not in body


def in_its_words(error: HttpError) -> HttpError:
    """Give the same failure with what the catalogue says of it (``{"message", "code", "description"}``)."""
    found = re.search(r"\{.*\}", error.detail, re.DOTALL)
    try:
        told = json.loads(found[0]) if found else None
    except (ValueError, RecursionError):
        told = None
    words = ja.first(ja.inside(told, "description"), ja.inside(told, "message"))
    if not words or words.lower() in ("forbidden", "access is denied"):
        return error
    return type(error)(error.what, tr("It says: {words}", words=words[:400]), error.todo, error.detail,
                       status=error.status)  # fmt: skip


def complaints(report: object) -> list[str]:
    """Give what a report of processing complains of, each once: it may come with 201."""
    found = [ja.inside(each, "message") for each in ja.as_list(ja.inside(report, "errors"))]
    for entries in ja.as_dict(ja.inside(report, "metadataErrors")).values():
        found += [ja.inside(each, "message") for each in ja.as_list(entries)]
    if not found and ja.count(ja.inside(report, "numberOfRecordsWithErrors")):
        return [tr("The catalogue reports an error without saying which.")]
    return [words[:400] for words in dict.fromkeys(ja.text(each) for each in found) if words]


def made(report: object) -> str:
    """Give the identifier of the record that a report says was made, "" if it names none.

    The ``uuid`` at the top of a report is the report's own.
    """
    for entries in ja.as_dict(ja.inside(report, "metadataInfos")).values():
        for each in ja.as_list(entries):
            if identifier := ja.text(ja.inside(each, "uuid")):
                return identifier
    return ""


def refuse_page(answer: Answer) -> None:
    """See that an answer of the editor is no sign-in page.

    :raises NetworkError: it is one.
    """
    from ..network.sign_in.forms import sign_in_form

    head = answer.content[:20000].lower()
    if b"<html" in head or sign_in_form(answer.text[:20000]) is not None:
        raise NetworkError(
            tr("The catalogue answered with a web page instead of its editor."),
            tr("Often this is a sign-in page: the session has ended, or the gateway wants another account."),
            tr("Sign in again, then save again; your version is kept here."),
            detail=answer.url,
        )
