"""A GeoNetwork 4 in which records are edited and shown to visitors (``PUT /records/{uuid}/publish`` and ``unpublish``).

Since 4.2.5 publishing needs a reviewer; where the workflow is on, a record that is not approved is refused.
"""

from __future__ import annotations

from tests.servers.geonetwork_editing import EVERYBODY, Editing
from tests.servers.http import Handler

_VISITOR = {"view", "download", "dynamic"}


class Publishing(Editing):
    """The server's contents."""

    def __init__(self, version: str = "4.2.7") -> None:
        super().__init__(version)
        #: no such request (before 4.0, or a gateway in between): the sharing alone can be changed.
        self.no_publish = False
        #: an editor may not publish.
        self.reviewers_only = False

    def other(self, handler: Handler, parts: list[str]) -> None:
        """Publish or hide one record."""
        asked = parts[2] if len(parts) == 3 and parts[0] == "records" else ""
        found = self._find(parts[1]) if asked in ("publish", "unpublish") else None
        if self.no_publish or found is None or handler.seen.method != "PUT":
            super().other(handler, parts)
            return
        _identifier, kept, _copy = found
        profile = self.users.get(self._user, ("", "", []))[1]
        if not self._may_edit(kept) or (self.reviewers_only and profile not in ("Reviewer", "Administrator")):
            self._forbidden(handler, "Only a reviewer of the group may publish a record.")
            return
        if kept.group in self.workflow and kept.status != "approved":
            self._forbidden(handler, "The record is not approved.")
            return
        if asked == "publish":
            kept.sharing.setdefault(EVERYBODY, set()).update(_VISITOR)
        else:
            kept.sharing.pop(EVERYBODY, None)
        self._reply(handler, 204, b"", "application/json")
