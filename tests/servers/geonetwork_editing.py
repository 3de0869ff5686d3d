"""A GeoNetwork, version 3 or 4, in which records are edited: it refuses and spoils what the real ones do.

* A change needs the cookie ``XSRF-TOKEN`` and the same value as a header (else 403, a web page); the token changes
  with every answer where :attr:`Editing.rotating`, and a gateway's cookie of the same name lies at another path.
* ``/me`` is 204 for a visitor. A record made in a group where one is no editor is 403.
* The editor keeps what it does in the session (``JSESSIONID``): saving without having opened it is 400, cancelling
  brings back the record as it was. Version 3 saves and leaves the session open when told ``commit`` and ``terminate``.
* Under the workflow, to edit an approved record makes a working copy with a number of its own; the editor answers with
  a script that leads there, and saving the approved one is 403, as is ``OVERWRITE``.
* ``PUT /records`` answers 201 with errors inside. ``OVERWRITE`` deletes and makes anew in version 3, and may lose the
  sharing in version 4. The catalogue sets the date of the record, and completes it.
"""

from __future__ import annotations

import base64
import re
import threading
import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs

from lxml import etree

from tests.servers.geonetwork import GeoNetwork
from tests.servers.http import Handler, HttpServer

EVERYBODY = 1


@dataclass
class Kept:
    """One record."""

    number: int
    xml: bytes
    owner: str = "m.durand"
    group: int = 2
    #: group → operations that are allowed.
    sharing: dict[int, set[str]] = field(default_factory=lambda: {2: {"view", "editing"}})
    #: of the workflow: "" without it, "draft", "submitted", "approved".
    status: str = ""
    #: the working copy of an approved record: its number and its XML.
    copy: tuple[int, bytes] | None = None


@dataclass
class _Session:
    token: str
    #: number of what is edited → the record before, and whether the working copy was made for it.
    editing: dict[int, tuple[bytes | None, bool]] = field(default_factory=dict)


class Editing(GeoNetwork):
    """The server's contents."""

    def __init__(self, version: str = "4.2.7") -> None:
        super().__init__(version)
        self.lock = threading.RLock()
        self.kept: dict[str, Kept] = {}
        #: name → (password, profile, groups in which it is an editor).
        self.users: dict[str, tuple[str, str, list[int]]] = {"m.durand": ("secret", "Editor", [2])}
        #: whom a gateway in front of it signs in by itself; "" for nobody: HTTP Basic is asked.
        self.signed_in = "m.durand"
        self.names = {2: "DREAL", 3: "Région"}
        self.workflow: set[int] = set()
        self.rotating = False
        self.token_refusals = 0
        #: no editor at its address (a gateway that lets nothing through).
        self.no_editor = False
        #: what errors a 201 holds inside; the record is stored only where :attr:`errors_but_stored`.
        self.errors: list[str] = []
        self.errors_but_stored = False
        self.overwrite_loses_sharing = False
        self.unpublishes = False
        #: "before" or "after": the connection of the next write is cut there.
        self.cut = ""
        self.slow_s = 0.0
        self.sign_in_page = False
        #: what the catalogue makes of a record that it stores.
        self.rewrite: Callable[[bytes], bytes] = lambda xml: xml
        #: (what, identifier) of each write that was done.
        self.written: list[tuple[str, str]] = []
        self._sessions: dict[str, _Session] = {}
        self._number = 100

    def add(self, identifier: str, xml: bytes, **about: Any) -> Kept:
        """Put a record there."""
        self._number += 1
        self.kept[identifier] = Kept(self._number, xml, **about)
        return self.kept[identifier]

    def open_editors(self) -> int:
        """Count the editing sessions that were not closed."""
        return sum(len(each.editing) for each in self._sessions.values())

    # -- one request -------------------------------------------------------------------------------

    def __call__(self, handler: Handler) -> None:
        """Answer one request."""
        seen = handler.seen
        path = seen.path.removeprefix(self._root)
        if not re.fullmatch(r"/srv/api/(me|groups|records(/.*)?)", path):
            super().__call__(handler)
            return
        with self.lock:
            self._answer(handler, path.removeprefix("/srv/api"))

    def _answer(self, handler: Handler, path: str) -> None:
        seen = handler.seen
        if self.sign_in_page:
            page = b"<html><title>CAS</title><form><input name='u'><input type='password' name='p'></form></html>"
            handler.reply(200, page, "text/html")
            return
        self._session = self._session_of(handler)
        self._user = self._user_of(handler)
        if self._user == "?":
            self._reply(handler, 401, b"", "text/plain")
            return
        if seen.method != "GET" and not self._token_fits(handler):
            self.token_refusals += 1
            page = b"<html><title>403</title>Invalid CSRF Token 'null' was found</html>"
            self._reply(handler, 403, page, "text/html")
            return
        parts = path.strip("/").split("/")
        if parts == ["me"]:
            self._me(handler)
        elif parts == ["groups"]:
            groups = [{"id": key, "name": name, "label": {"fre": name}} for key, name in self.names.items()]
            self._told(handler, 200, [{"id": 1, "name": "all", "label": {"fre": "Tous"}}, *groups])
        elif parts == ["records"] and seen.method == "PUT":
            self._write(handler, lambda: self._put(handler))
        elif len(parts) == 3 and parts[2] == "editor":
            self._editor(handler, parts[1])
        elif len(parts) == 3 and parts[2] == "sharing":
            self._sharing(handler, parts[1])
        elif parts[2:] == ["formatters", "xml"]:
            self._xml(handler, parts[1])
        elif len(parts) == 2 and seen.method == "DELETE":
            self._delete(handler, parts[1])
        else:
            self.other(handler, parts)

    def other(self, handler: Handler, parts: list[str]) -> None:
        """Answer what is none of all that."""
        self._told(handler, 404, {"message": "no such service", "code": "resource_not_found"})

    # -- session and rights ------------------------------------------------------------------------

    def _cookies(self, handler: Handler) -> list[tuple[str, str]]:
        sent = handler.seen.headers.get("cookie", "")
        return [(name.strip(), value) for part in sent.split(";") if part for name, _, value in [part.partition("=")]]

    def _session_of(self, handler: Handler) -> str:
        held = next((value for name, value in self._cookies(handler) if name == "JSESSIONID"), "")
        if held not in self._sessions:
            held = uuid.uuid4().hex
            self._sessions[held] = _Session(uuid.uuid4().hex)
        return held

    def _token_fits(self, handler: Handler) -> bool:
        sent = next((value for name, value in self._cookies(handler) if name == "XSRF-TOKEN"), None)
        given = handler.seen.headers.get("x-xsrf-token")
        return sent is not None and sent == given and sent == self._sessions[self._session].token

    def _user_of(self, handler: Handler) -> str:
        given = handler.seen.headers.get("authorization", "")
        if given.startswith("Basic "):
            name, _, password = base64.b64decode(given[6:]).decode().partition(":")
            return name if self.users.get(name, ("", "", []))[0] == password else "?"
        return self.signed_in

    def _may_edit(self, kept: Kept) -> bool:
        _password, profile, groups = self.users.get(self._user, ("", "", []))
        return profile == "Administrator" or kept.group in groups

    def _reply(self, handler: Handler, status: int, body: bytes, kind: str) -> None:
        session = self._sessions[self._session]
        if self.rotating:
            session.token = uuid.uuid4().hex
        handler.reply(
            status,
            body,
            kind,
            {
                "Set-Cookie": f"JSESSIONID={self._session}; Path={self._root}; HttpOnly",
                "set-cookie": f"XSRF-TOKEN={session.token}; Path={self._root}",
                "SET-COOKIE": "XSRF-TOKEN=of-the-gateway; Path=/",
            },
        )

    def _told(self, handler: Handler, status: int, value: object) -> None:
        import json

        self._reply(handler, status, json.dumps(value).encode(), "application/json")

    def _forbidden(self, handler: Handler, words: str) -> None:
        self._told(handler, 403, {"message": "Forbidden", "code": "forbidden", "description": words})

    def _find(self, named: str) -> tuple[str, Kept, bool] | None:
        """Give identifier, record, and whether its working copy is meant, by either of its names."""
        for identifier, kept in self.kept.items():
            if named == identifier:
                return identifier, kept, kept.copy is not None and self._may_edit(kept)
            if named == str(kept.number):
                return identifier, kept, False
            if kept.copy is not None and named == str(kept.copy[0]):
                return identifier, kept, True
        return None

    # -- reading -----------------------------------------------------------------------------------

    def _me(self, handler: Handler) -> None:
        if not self._user:
            self._reply(handler, 204, b"", "application/json")
            return
        _password, profile, groups = self.users[self._user]
        self._told(
            handler,
            200,
            {"id": "5", "profile": profile, "username": self._user, "name": "Marie", "surname": "Durand",
             "email": "m@x.fr", "organisation": "DREAL", "admin": profile == "Administrator",
             "groupsWithRegisteredUser": groups, "groupsWithEditor": groups, "groupsWithReviewer": [],
             "groupsWithUserAdmin": []},
        )  # fmt: skip

    def _xml(self, handler: Handler, named: str) -> None:
        found = self._find(named)
        if found is None:
            self._told(handler, 404, {"message": "Not found", "code": "resource_not_found"})
            return
        _identifier, kept, _copy = found
        if "view" not in kept.sharing.get(EVERYBODY, set()) and not self._may_edit(kept):
            self._forbidden(handler, "Operation not allowed.")
            return
        asks_copy = handler.seen.query.get("approved") == "false" and kept.copy is not None and self._may_edit(kept)
        self._reply(handler, 200, kept.copy[1] if asks_copy and kept.copy else kept.xml, "application/xml")

    def _sharing(self, handler: Handler, named: str) -> None:
        found = self._find(named)
        if found is None:
            self._told(handler, 404, {"message": "Not found", "code": "resource_not_found"})
            return
        kept = found[1]
        names = ("view", "download", "dynamic", "featured", "notify", "editing")
        if handler.seen.method == "PUT":
            import json

            asked = json.loads(handler.seen.body)
            if not self._may_edit(kept):
                self._forbidden(handler, "Cannot edit sharing.")
                return
            if asked.get("clear"):
                kept.sharing = {}
            for each in asked["privileges"]:
                held = kept.sharing.setdefault(each["group"], set())
                for name, yes in each["operations"].items():
                    held.add(name) if yes else held.discard(name)
            self._reply(handler, 204, b"", "application/json")
            return
        privileges = [
            {"group": group, "reserved": group < 2, "userGroup": group > 1, "userProfiles": [],
             "operations": {name: name in kept.sharing.get(group, set()) for name in names}}
            for group in (1, 0, -1, *self.names)
        ]  # fmt: skip
        self._told(handler, 200, {"owner": "5", "groupOwner": str(kept.group), "privileges": privileges})

    # -- writing -----------------------------------------------------------------------------------

    def _write(self, handler: Handler, do: Callable[[], tuple[int, object]]) -> None:
        """Do a write, and cut the connection before or after it where a test wants that."""
        time.sleep(self.slow_s)
        cut, self.cut = self.cut, ""
        if cut == "before":
            handler.drop()
            return
        status, told = do()
        if cut == "after":
            handler.drop()
        elif told is None:
            self._reply(handler, status, b"", "application/xml")
        else:
            self._told(handler, status, told)

    def _stored(self, xml: bytes) -> bytes:
        """Give a record as it is stored: the catalogue says when."""
        xml = re.sub(rb"(<gmd:dateStamp>\s*<gco:\w+>)[^<]*", rb"\g<1>2031-01-01T00:00:00Z", xml)
        return self.rewrite(xml)

    def _put(self, handler: Handler) -> tuple[int, object]:
        seen = handler.seen
        try:
            root = etree.fromstring(seen.body)
        except etree.XMLSyntaxError as error:
            return 400, {"message": str(error), "code": "parameter_invalid"}
        _password, profile, groups = self.users.get(self._user, ("", "", []))
        identifier = (root.findtext("{*}fileIdentifier/{*}CharacterString") or "").strip()
        group = seen.query.get("group", "")
        manner = seen.query.get("uuidProcessing", "NOTHING")
        kept = self.kept.get(identifier)
        if group and int(group) not in groups and profile != "Administrator":
            return 403, {"message": "Forbidden", "code": "forbidden", "description": f"No editor of group {group}"}
        if kept is not None and manner == "NOTHING":
            return 400, {"message": f"A record with UUID {identifier} already exist", "code": "parameter_invalid"}
        if kept is not None and (not self._may_edit(kept) or kept.group in self.workflow):
            words = "Metadata workflow is enabled. Use the metadata editor."
            return 403, {"message": "Forbidden", "code": "forbidden", "description": words}
        if not self.errors or self.errors_but_stored:
            if kept is None:
                kept = self.add(identifier, self._stored(seen.body), group=int(group or 2), owner=self._user,
                                sharing={int(group or 2): {"view", "editing"}})  # fmt: skip
                kept.status = "draft" if kept.group in self.workflow else ""
            else:
                kept.xml = self._stored(seen.body)
                if self.version.startswith("3"):
                    kept.number, kept.owner, kept.sharing = kept.number + 1000, self._user, {}
                elif self.overwrite_loses_sharing:
                    kept.sharing = {}
            self.written.append((manner, identifier))
        number = str(kept.number) if kept is not None else "0"
        told = {"message": f"Metadata imported with ID '{number}'", "uuid": identifier, "draft": False,
                "approved": True, "date": "2031-01-01T00:00:00"}  # fmt: skip
        errors = [{"message": words, "uuid": identifier, "draft": False, "approved": True, "date": told["date"]}
                  for words in self.errors]  # fmt: skip
        return 201, {
            "uuid": str(uuid.uuid4()), "numberOfRecords": 1, "numberOfRecordsProcessed": 1,
            "numberOfRecordsWithErrors": len(errors), "metadataInfos": {} if errors else {number: [told]},
            "errors": [], "metadataErrors": {number: errors} if errors else {}, "running": False,
            "totalTimeInSeconds": 0,
        }  # fmt: skip

    def _delete(self, handler: Handler, named: str) -> None:
        found = self._find(named)
        if found is None:
            self._told(handler, 404, {"message": "Not found", "code": "resource_not_found"})
        elif not self._may_edit(found[1]):
            self._forbidden(handler, "Operation not allowed.")
        else:
            del self.kept[found[0]]
            self._reply(handler, 204, b"", "application/json")

    # -- the editor --------------------------------------------------------------------------------

    def _editor(self, handler: Handler, named: str) -> None:
        found = self._find(named)
        if self.no_editor or found is None:
            self._told(handler, 404, {"message": "Not found", "code": "resource_not_found"})
            return
        identifier, kept, copy = found
        if not self._may_edit(kept):
            self._forbidden(handler, "You can not edit this record.")
        elif handler.seen.method == "GET":
            self._start(handler, kept, copy)
        elif handler.seen.method == "DELETE":
            self._cancel(kept, copy)
            self._reply(handler, 204, b"", "application/xml")
        else:
            self._write(handler, lambda: self._save(handler, identifier, kept, copy))

    def _start(self, handler: Handler, kept: Kept, copy: bool) -> None:
        editing = self._sessions[self._session].editing
        if kept.status == "approved" and not copy:
            fresh = kept.copy is None
            if kept.copy is None:
                self._number += 1
                kept.copy = (self._number, kept.xml)
            editing[kept.copy[0]] = (None if fresh else kept.copy[1], fresh)
            script = f'<script>window.location.hash = decodeURIComponent("#/metadata/{kept.copy[0]}?x=y%26")</script>'
            self._reply(handler, 200, script.encode(), "application/xml")
            return
        number, before = kept.copy if copy and kept.copy is not None else (kept.number, kept.xml)
        editing[number] = (before, False)
        self._reply(
            handler, 200, b"<form id='gn-editor'><textarea name='data'>...</textarea></form>", "application/xml"
        )

    def _save(self, handler: Handler, identifier: str, kept: Kept, copy: bool) -> tuple[int, object]:
        asked = handler.seen.query
        editing = self._sessions[self._session].editing
        number = kept.copy[0] if copy and kept.copy is not None else kept.number
        if number not in editing:
            return 400, {"message": "record is not in edition", "code": "parameter_invalid"}
        if kept.status == "submitted" and self.users[self._user][1] == "Editor":
            words = "Editing is allowed only in Draft state for the current profile."
            return 403, {"message": "Forbidden", "code": "forbidden", "description": words}
        form = parse_qs(handler.seen.body.decode("ascii"))
        if "template" not in form or "data" not in form:
            return 500, {"message": "no template", "code": "runtime_exception"}
        xml = self._stored(form["data"][0].encode())
        if copy and kept.copy is not None:
            kept.copy = (number, xml)
        else:
            kept.xml = xml
        self.written.append(("editor", identifier))
        if asked.get("commit") == "true" and self.version.startswith("3"):
            return 200, None
        if asked.get("terminate") == "true":
            del editing[number]
        if self.unpublishes:
            kept.sharing.pop(EVERYBODY, None)
            words = f"Record saved but as it was invalid. The public record '{identifier}' was unpublished."
            return 500, {"message": words, "code": "runtime_exception"}
        return 200, None

    def _cancel(self, kept: Kept, copy: bool) -> None:
        number = kept.copy[0] if copy and kept.copy is not None else kept.number
        before, fresh = self._sessions[self._session].editing.pop(number, (None, False))
        if fresh:
            kept.copy = None
        elif before is not None and copy:
            kept.copy = (number, before)
        elif before is not None:
            kept.xml = before


def serve(server: HttpServer, version: str = "4.2.7") -> tuple[Editing, str]:
    """Put a GeoNetwork on a server; gives it and its address."""
    made = Editing(version)
    return made, made.install(server)
