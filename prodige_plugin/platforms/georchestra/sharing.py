"""Whether visitors see a record of GeoNetwork, and letting them (API of 4.x; 3.x has the sharing alone)."""

from __future__ import annotations

import json
from urllib.parse import quote

from ...catalogue import json_answer as ja
from ...catalogue.geonetwork_api import Api
from ...errors import Forbidden, HttpError
from ...i18n import tr

#: The group of everybody.
_ALL = 1
#: What a visitor may do with what is published.
_VISITOR = ("view", "download", "dynamic")
#: What a catalogue says that knows no such request.
_UNKNOWN = (400, 404, 405, 501)


class Sharing:
    """Who may see records."""

    def __init__(self, api: Api) -> None:
        """:param api: GeoNetwork with the account."""
        self._api = api

    def public(self, identifier: str) -> bool | None:
        """Whether visitors may see a record; ``None`` where there is none, or the account may not know it.

        :raises NetworkError: the catalogue does not answer.
        """
        try:
            told = self._api.read(f"{_way(identifier)}/sharing")
        except HttpError as error:
            if error.status in (403, 404):
                return None
            raise
        for each in ja.as_list(ja.inside(told, "privileges")):
            if ja.number(ja.inside(each, "group")) == _ALL:
                return ja.inside(each, "operations", "view") is True
        return False

    def publish(self, identifier: str, shown: bool = True) -> str:
        """Show a record to visitors, or hide it; gives a sentence where the catalogue did not do it, else "".

        Since 4.2.5 a reviewer's right is needed for it, and where records are reviewed first one that is not
        approved is not shown: neither is a failure of the publication.

        :raises NetworkError: the catalogue does not answer.
        """
        self._api.me()  # opens the session, and with it the token of the requests that change something
        try:
            self._change(identifier, shown)
        except Forbidden as error:
            if self.public(identifier) is shown:
                return ""
            return tr(
                "The record stays as it is in the catalogue, “{state}”: your account may not change that, a reviewer "
                "can. {why}",
                state=tr("draft") if shown else tr("published"),
                why=error.why,
            )
        if self.public(identifier) not in (shown, None):
            if not shown:
                return tr("The catalogue accepted the request, and visitors still see the record.")
            return tr(
                "The catalogue accepted the request, and visitors still do not see the record: it waits for a "
                "reviewer's approval."
            )
        return ""

    def _change(self, identifier: str, shown: bool) -> None:
        """Publish or hide by the request made for it, else by the sharing."""
        try:
            self._api.change("PUT", f"{_way(identifier)}/{'publish' if shown else 'unpublish'}", data=b"{}")
            return
        except Forbidden:
            raise
        except HttpError as error:
            if error.status not in _UNKNOWN and error.status < 500:
                raise
            if error.status >= 500 and self.public(identifier) is shown:
                return
        operations = dict.fromkeys(_VISITOR, shown)
        # "clear" would take away what the groups may do
        wanted = {"clear": False, "privileges": [{"group": _ALL, "operations": operations}]}
        self._api.change("PUT", f"{_way(identifier)}/sharing", data=json.dumps(wanted).encode("ascii"))


def _way(identifier: str) -> str:
    return f"/records/{quote(identifier, safe='')}"
