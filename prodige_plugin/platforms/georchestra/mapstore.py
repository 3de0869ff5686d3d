"""Maps of MapStore, by the REST API of its GeoStore (XML to write, JSON or XML to read)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote
from xml.sax.saxutils import escape

from ...catalogue import json_answer as ja
from ...catalogue.saving import may_be_saved
from ...errors import HttpError, NetworkError, PublishError
from ...i18n import tr
from ...network import Door, Expect

#: Name of the attribute by which a map is known as ours.
OURS = "prodige_plugin"
_XML = "application/xml; charset=utf-8"


class MapStore:
    """One MapStore with one account."""

    def __init__(self, root: str, door: Door) -> None:
        """:param root: MapStore's root, ``https://host/mapstore``.
        :param door: has the account.
        """
        self._root = f"{root.rstrip('/')}/rest/geostore"
        self._door = door

    def answers(self) -> bool:
        """Whether MapStore is there."""
        try:
            self._door.get(f"{self._root}/extjs/search/category/MAP/*/thumbnail,details",
                           params={"start": 0, "limit": 1}, expect=Expect.JSON)  # fmt: skip
        except NetworkError:
            return False
        return True

    def find(self, name: str) -> str:
        """Give the number of the map of exactly this name, "" where there is none the account can see."""
        start = 0
        while True:
            told = ja.read(
                self._door,
                "GET",
                f"{self._root}/extjs/search/category/MAP/*{quote(name, safe='')}*/thumbnail,details",
                params={"start": start, "limit": 100},
            )
            found = ja.as_list(ja.inside(told, "results"))
            for each in found:
                if ja.text(ja.inside(each, "name")) == name:
                    return ja.text(ja.inside(each, "id"))
            start += len(found)
            if not found or start >= ja.count(ja.inside(told, "totalCount")):
                return ""

    def create(self, name: str, description: str, content: Mapping[str, Any], thumbnail: str, token: str) -> str:
        """Make a map; gives its number.

        :param token: mark of this publication, by which a map whose answer was lost is found again.
        :raises PublishError: another map has this name.
        """
        body = resource(name, description, content, thumbnail, token)
        try:
            answer = self._door.request(
                "POST",
                f"{self._root}/resources/",
                data=body,
                headers={"Content-Type": _XML, "Accept": "application/json, text/plain"},
            )
        except HttpError as error:
            if error.status == 409:
                raise self._taken(name, error) from error
            return self._lost(name, token, error)
        except NetworkError as error:
            return self._lost(name, token, error)
        number = answer.text.strip().strip('"')
        if not number.isdigit():
            raise PublishError(
                tr("MapStore did not store the map “{name}”.", name=name),
                tr("It did not give the number of the map."),
                tr("Send the details to the platform's administrator."),
                answer.text[:500],
            )
        return number

    def _lost(self, name: str, token: str, error: NetworkError) -> str:
        """Find the map that a request made whose answer did not come."""
        if may_be_saved(error):
            number = self.find(name)
            if number and self.token(number) == token:
                return number
        raise error

    @staticmethod
    def _taken(name: str, error: HttpError) -> PublishError:
        return PublishError(
            tr("MapStore has a map named “{name}” already.", name=name),
            tr("It is not a publication of yours, so it is left alone."),
            tr("Give your map another title, then publish again."),
            error.detail,
        )

    def data(self, number: str) -> str | None:
        """Give the content of a map as it is stored (JSON), ``None`` where there is none."""
        try:
            answer = self._door.get(f"{self._root}/data/{quote(number, safe='')}", headers={"Accept": "*/*"})
        except HttpError as error:
            if error.status == 404:
                return None
            raise
        return answer.text

    def change(self, number: str, content: str) -> None:
        """Change the content of a map.

        :param content: JSON.
        """
        self._door.request(
            "PUT",
            f"{self._root}/data/{quote(number, safe='')}",
            data=content.encode(),
            headers={"Content-Type": "text/plain; charset=utf-8"},
        )

    def token(self, number: str) -> str:
        """Give the mark of the publication a map was made by, "" for another's."""
        try:
            answer = self._door.get(
                f"{self._root}/resources/resource/{quote(number, safe='')}/attributes/{OURS}", headers={"Accept": "*/*"}
            )
        except HttpError as error:
            if error.status == 404:
                return ""
            raise
        return answer.text.strip()

    def share(self, number: str, shown: bool) -> None:
        """Let everybody see a map, or its owner alone."""
        rule = (
            "<SecurityRule><canRead>true</canRead><canWrite>false</canWrite>"
            "<group><groupName>everyone</groupName></group></SecurityRule>"
        )
        self._door.request(
            "POST",
            f"{self._root}/resources/resource/{quote(number, safe='')}/permissions",
            data=f"<SecurityRuleList>{rule if shown else ''}</SecurityRuleList>".encode(),
            headers={"Content-Type": _XML},
        )

    def delete(self, number: str) -> None:
        """Delete a map; harmless where it is gone."""
        try:
            self._door.delete(f"{self._root}/resources/resource/{quote(number, safe='')}")
        except HttpError as error:
            if error.status != 404:
                raise


def resource(name: str, description: str, content: Mapping[str, Any], thumbnail: str, token: str) -> bytes:
    """Give a map as the GeoStore takes it: XML, with the JSON of the map as text in it."""
    attributes = [(OURS, token)]
    if thumbnail:
        # MapStore reads addresses in attributes encoded as a whole
        attributes.append(("thumbnail", quote(thumbnail, safe="")))
    written = "".join(
        f"<attribute><name>{name_}</name><value>{escape(value)}</value><type>STRING</type></attribute>"
        for name_, value in attributes
    )
    text = json.dumps(content, ensure_ascii=False).replace("]]>", "]]]]><![CDATA[>")
    return (
        f"<Resource><description>{escape(description)}</description><metadata></metadata><name>{escape(name)}</name>"
        f"<category><name>MAP</name></category><Attributes>{written}</Attributes>"
        f"<store><data><![CDATA[{text}]]></data></store></Resource>"
    ).encode()
