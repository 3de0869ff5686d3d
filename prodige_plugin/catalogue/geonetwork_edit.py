"""Saving records in GeoNetwork (3.8 to 4.4) by its API.

A record that is there is changed through the catalogue's own editor (``POST /records/{uuid}/editor`` with the whole
XML): that keeps owner, group, privileges, attachments and history in every version, and works under the workflow, where
it changes a working copy beside the approved record. ``PUT /records`` makes new records. It overwrites only where
version 4 has no editor to offer, and then who may see the record is looked at before and put right after: version 3
would delete the record and make it anew.
"""

from __future__ import annotations

import contextlib
import json
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from urllib.parse import quote, urlencode

from ..errors import Forbidden, HttpError, NetworkError, PlatformError, PluginError
from ..feedback import Feedback
from ..i18n import tr
from ..metadata.readback import compare
from ..network import Door, Expect
from . import geonetwork3_edit, saving
from . import json_answer as ja
from .geonetwork_address import Place, place_of, record_url
from .geonetwork_api import Api, Me, complaints, in_its_words, made, refuse_page
from .read_only import iso_record
from .same import identifier as identifier_of
from .same import same

_AS_STORED = {
    "approved": "false",
    "addSchemaLocation": "true",
    "increasePopularity": "false",
    "withInfo": "false",
    "attachment": "false",
}
#: What the editor says in place of a form when it made, or has, a working copy: where to go on.
_COPY = re.compile(rb"#/metadata/(\d+)")
#: What a server says that has no editor at this address, or lets no such request through.
_NO_EDITOR = (404, 405, 501)
#: The group of everybody.
_ALL = 1

#: Group → what its members may do, as the catalogue states it.
Sharing = dict[int, dict[str, bool]]


class GeoNetworkEditor:
    """Fetches records to edit them and saves them (a :class:`~.saving.ReportingCatalogue`)."""

    def __init__(self, place: Place, door: Door) -> None:
        """Take the address; nothing is asked of the server yet.

        :param door: has the account; keeps the session.
        """
        self._place, self._door = place, door
        self._api = Api(place, door)

    def fetch(self, identifier: str, feedback: Feedback | None = None) -> bytes | None:
        """Give the record as it is edited: the working copy where there is one; ``None`` if there is no record.

        :raises BadRecord: it is not kept as ISO 19139.
        :raises Forbidden: it is there, and the account may not see it.
        """
        return iso_record(self._door, record_url(self._place, identifier), identifier, _AS_STORED, feedback)

    def groups(self, feedback: Feedback | None = None) -> tuple[saving.Group, ...]:
        """Give the groups in which a new record may be made.

        :raises NetworkError: the catalogue does not answer, or the account may not write.
        """
        return self._api.groups(self._api.me(feedback), feedback)

    def save_report(
        self, record: bytes, base: bytes | None = None, feedback: Feedback | None = None, group: str = ""
    ) -> saving.Saved:
        """Insert or update one record, read it back, and say what came of it.

        :raises ChooseGroup: a new record, and several groups to put it in.
        :raises Conflict: the catalogue holds something else than ``base``; nothing was written.
        :raises Unauthorized, Forbidden: the account may not do it.
        :raises PlatformError: the catalogue did not keep it.
        """
        body = saving.root_bytes(record)
        identifier = identifier_of(body)
        if not identifier:
            raise saving.no_identifier()
        me = self._api.me(feedback)
        theirs = self.fetch(identifier, feedback)
        if saving.check_revision(theirs, base, body) and theirs is not None:
            return saving.Saved(identifier, theirs, compare(base, body, theirs))
        if feedback is not None:
            feedback.check()
        if theirs is None:
            return self._insert(body, identifier, me, group, feedback)
        return self._update(body, identifier, theirs, me, feedback)

    def delete(self, identifier: str, feedback: Feedback | None = None) -> bool:
        """Delete one record, of which the catalogue keeps a backup; whether there was one.

        :raises PlatformError: the catalogue said it deleted the record, and still shows it.
        """
        self._api.me(feedback)
        try:
            self._api.change("DELETE", f"/records/{quote(identifier, safe='')}", params={"withBackup": "true"})
        except HttpError as error:
            if error.status == 404:
                return False
            raise
        if self.fetch(identifier) is not None:
            raise PlatformError(
                tr("The record “{identifier}” was not deleted.", identifier=identifier),
                tr("The catalogue still shows it."),
                tr("Ask the platform's administrator whether your account may delete this record."),
            )
        return True

    # -- a new record ------------------------------------------------------------------------------

    def _insert(self, body: bytes, identifier: str, me: Me, group: str, feedback: Feedback | None) -> saving.Saved:
        """Make a new record in a group."""
        owner = self._group(me, group, feedback)
        params = {"metadataType": "METADATA", "uuidProcessing": "NOTHING", "publishToAll": "false",
                  "assignToCatalog": "false", "rejectIfInvalid": "false", "transformWith": "_none_"}  # fmt: skip
        if owner is not None:
            params["group"] = owner.identifier
        named = identifier

        def send() -> Sequence[str]:
            nonlocal named
            try:
                report = self._put(body, params)
            except HttpError as error:
                if error.status == 400 and self.fetch(identifier) is not None:
                    raise saving.conflict(self.fetch(identifier), None) from error
                raise
            named = made(report) or identifier
            return complaints(report)

        found = saving.write(send, lambda: self.fetch(named), None, body, identifier, _refused)
        note = tr("It belongs to the group “{group}”, which alone sees it until it is published in the catalogue.",
                  group=owner.label if owner is not None else "–")  # fmt: skip
        return replace(_with(found, notes=(note,)), identifier=named)

    def _group(self, me: Me, group: str, feedback: Feedback | None) -> saving.Group | None:
        """Give the group of a new record: the one that is asked for, or the only one."""
        open_to_us = self._api.groups(me, feedback)
        wanted = next((each for each in open_to_us if each.identifier == group), None)
        if wanted is not None:
            return wanted
        if len(open_to_us) > 1:
            raise saving.ChooseGroup(open_to_us)
        if not open_to_us and not me.administrator:
            raise Forbidden(
                tr("Your account “{user}” cannot make records in this catalogue.", user=me.username),
                tr("It is an editor of no group, and a record belongs to a group."),
                tr("Ask the catalogue's administrator to make you an editor of a group."),
            )
        return open_to_us[0] if open_to_us else None

    def _put(self, body: bytes, params: dict[str, str]) -> Any:
        """Send a record as a whole; gives the report."""
        answer = self._api.change(
            "PUT", "/records", params=params, data=body, kind="application/xml", expect=Expect.JSON
        )
        return ja.parse(answer.content, answer.url) if answer.content.strip() else {}

    # -- a record that is there --------------------------------------------------------------------

    def _update(self, body: bytes, identifier: str, theirs: bytes, me: Me, feedback: Feedback | None) -> saving.Saved:
        """Change a record through the editor, and see that who may see it stayed the same."""
        old = self._api.version(feedback)[0] < 4
        before = self._sharing(identifier)
        overwritten = False

        def send() -> Sequence[str]:
            nonlocal overwritten
            try:
                target = self._open_editor(identifier)
            except HttpError as error:
                if error.status not in _NO_EDITOR or old:
                    raise
                overwritten = True
                return complaints(self._put(body, {"metadataType": "METADATA", "uuidProcessing": "OVERWRITE"}))
            self._store(target, body, geonetwork3_edit.ENDING if old else ENDING)
            return ()

        found = saving.write(send, lambda: self.fetch(identifier), theirs, body, identifier, _refused)
        return _with(
            found,
            warnings=self._kept_sharing(identifier, before, overwritten, me),
            notes=self._visible(identifier, found.stored),
        )

    def _open_editor(self, identifier: str) -> str:
        """Open the catalogue's editor: gives what to save under, the working copy's number where it made one.

        :raises Forbidden: no right, or not in this state of the workflow.
        """
        url = f"{self._place.api}/records/{quote(identifier, safe='')}/editor"
        params = {"currTab": "xml", "withAttributes": "false"}
        wanted = {"Accept": "application/xml, text/html;q=0.9"}
        try:
            answer = self._door.request("GET", url, params=params, headers=wanted)
        except HttpError as error:
            raise in_its_words(error) from error
        refuse_page(answer)
        copy = _COPY.search(answer.content[:2000]) if b"<script" in answer.content[:200] else None
        return copy[1].decode() if copy is not None else identifier

    def _store(self, target: str, body: bytes, ending: dict[str, str]) -> None:
        """Save the whole XML and close the editor; a refusal gives the record free again.

        After any other failure the editor is left open: to cancel it would bring back the record as it was, and it
        may have been saved.
        """
        path = f"/records/{quote(target, safe='')}/editor"
        form = urlencode({"data": body.decode("utf-8"), "template": "n"}).encode("ascii")
        try:
            answer = self._api.change(
                "POST",
                path,
                params={"tab": "xml", "withAttributes": "false", "withValidationErrors": "false", "minor": "false",
                        **ending},
                data=form,
                kind="application/x-www-form-urlencoded; charset=UTF-8",
                accept="application/xml, application/json;q=0.9",
            )  # fmt: skip
        except HttpError as error:
            if error.status < 500:
                with contextlib.suppress(NetworkError):
                    self._api.change("DELETE", path)
            raise
        refuse_page(answer)

    # -- who may see it ----------------------------------------------------------------------------

    def _sharing(self, identifier: str) -> Sharing | None:
        """Give who may do what with a record; ``None`` where the account may not know it."""
        try:
            told = self._api.read(f"/records/{quote(identifier, safe='')}/sharing")
        except NetworkError:
            return None
        found: Sharing = {}
        for each in ja.as_list(ja.inside(told, "privileges")):
            number = ja.number(ja.inside(each, "group"))
            if number is not None:
                operations = ja.as_dict(ja.inside(each, "operations"))
                found[int(number)] = {name: value for name, value in operations.items() if isinstance(value, bool)}
        return found

    def _kept_sharing(self, identifier: str, before: Sharing | None, overwritten: bool, me: Me) -> tuple[str, ...]:
        """See that the same people may see it, and put it right where the whole record was replaced."""
        if before is None:
            return ()
        after = self._sharing(identifier)
        if after is None or _granted(after) == _granted(before):
            return ()
        if overwritten:
            wanted = {group: {**dict.fromkeys(after.get(group, {}), False), **operations}
                      for group, operations in {**{one: {} for one in after}, **before}.items()}  # fmt: skip
            privileges = [{"group": group, "operations": operations} for group, operations in wanted.items()]
            data = json.dumps({"clear": False, "privileges": privileges}).encode("ascii")
            with contextlib.suppress(NetworkError):
                self._api.change("PUT", f"/records/{quote(identifier, safe='')}/sharing", data=data)
            after = self._sharing(identifier)
            if after is not None and _granted(after) == _granted(before):
                return ()
        if (
            "view" in _granted(before).get(_ALL, ())
            and after is not None
            and "view" not in _granted(after).get(_ALL, ())
        ):
            return (
                tr("The record is no longer public: the catalogue withdrew it while saving it, as some do with records "
                   "that do not pass their checks. A reviewer can publish it again."),
            )  # fmt: skip
        return (
            tr("Who may see or change the record is not the same as before; “{user}” could not put it right. Look at "
               "its sharing in the catalogue.", user=me.username),
        )  # fmt: skip

    def _visible(self, identifier: str, stored: bytes) -> tuple[str, ...]:
        """Say what others see of what was saved, as far as it is not plain."""
        approved = {**_AS_STORED, "approved": "true"}
        try:
            shown = iso_record(self._door, record_url(self._place, identifier), identifier, approved)
        except PluginError:
            return ()
        if shown is None or same(shown, stored):
            return ()
        return (tr("Your version is a working copy: everybody sees the approved one until a reviewer approves yours."),)


#: How the editor is told to save and to close, in version 4.
ENDING = {"commit": "true", "terminate": "true"}


class Editing:
    """What GeoNetwork's clients share: each call makes an editor of its own."""

    def __init__(self, url: str, door: Door) -> None:
        """Take the address; nothing is asked of the server yet.

        :param url: any address of the catalogue: its root, a page of it, its API or its CSW.
        :param door: the only way to the network.
        """
        self._url, self._door = url, door
        self._place = place_of(url)

    @property
    def _editor(self) -> GeoNetworkEditor:
        return GeoNetworkEditor(self._place, self._door)

    def fetch_for_editing(self, identifier: str, feedback: Feedback | None = None) -> bytes | None:
        """Give the record as it is edited (see :meth:`GeoNetworkEditor.fetch`)."""
        return self._editor.fetch(identifier, feedback)

    def groups(self, feedback: Feedback | None = None) -> tuple[saving.Group, ...]:
        """Give the groups in which a new record may be made."""
        return self._editor.groups(feedback)

    def save_report(
        self, record: bytes, base: bytes | None = None, feedback: Feedback | None = None, group: str = ""
    ) -> saving.Saved:
        """Insert or update one record (see :meth:`GeoNetworkEditor.save_report`)."""
        return self._editor.save_report(record, base, feedback, group)

    def save(self, record: bytes, base: bytes | None = None, feedback: Feedback | None = None) -> str:
        """Insert or update one record, read it back, and give its identifier.

        :raises PlatformError: the catalogue did not keep all of it.
        """
        found = self.save_report(record, base, feedback)
        if found.readback.lost:
            raise saving.not_stored(found.identifier, "\n".join(found.sentences(lambda each: each.key or each.path)))
        return found.identifier

    def delete(self, identifier: str, feedback: Feedback | None = None) -> bool:
        """Delete one record by its identifier; whether there was one."""
        return self._editor.delete(identifier, feedback)


def _granted(sharing: Sharing) -> dict[int, frozenset[str]]:
    """Give what is allowed, group by group."""
    allowed = {group: frozenset(name for name, yes in each.items() if yes) for group, each in sharing.items()}
    return {group: names for group, names in allowed.items() if names}


def _refused(words: Sequence[str]) -> PlatformError:
    """Say that the catalogue answered "created", and refused the record inside of the answer."""
    return PlatformError(
        tr("The catalogue did not take the record."),
        tr("It says: {words}", words=" · ".join(words)[:600]),
        tr("Correct what it complains of, then save again; your version is kept here."),
        detail="\n".join(words),
    )


def _with(found: saving.Saved, *, warnings: Sequence[str] = (), notes: Sequence[str] = ()) -> saving.Saved:
    """Add sentences to an outcome."""
    return replace(found, warnings=(*found.warnings, *warnings), notes=(*found.notes, *notes))
