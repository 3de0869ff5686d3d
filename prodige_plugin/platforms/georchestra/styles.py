"""Styles of GeoServer: SLD sent with its character set, icons beside it, the previous one kept for undoing."""

from __future__ import annotations

import base64
import hashlib
import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ...catalogue import json_answer as ja
from ...errors import HttpError, NetworkError
from .rest import Rest, way

#: Version of SLD → media type. Without the character set GeoServer reads with the one of its Java.
SLD = {
    "1.0.0": "application/vnd.ogc.sld+xml; charset=utf-8",
    "1.1.0": "application/vnd.ogc.se+xml; charset=utf-8",
}


@dataclass(frozen=True)
class Sent:
    """A style as it is sent."""

    #: "1.0.0" or "1.1.0".
    version: str
    text: str
    #: name of the file in the text → its bytes.
    icons: Mapping[str, bytes]

    def renamed(self, style: str) -> Sent:
        """Give it with icons of names that no other content has: they share one folder of the workspace."""
        text, icons = self.text, {}
        for name, content in self.icons.items():
            ending = name.rpartition(".")[2]
            fresh = f"{style}_{hashlib.sha256(content).hexdigest()[:10]}.{ending}"
            text = text.replace(name, fresh)
            icons[fresh] = content
        return Sent(self.version, text, icons)


class Styles:
    """The styles of one workspace."""

    def __init__(self, rest: Rest, workspace: str) -> None:
        """Take the workspace; nothing is asked yet."""
        self.rest, self.workspace = rest, workspace

    def _way(self, name: str, ending: str = "") -> str:
        return way("/workspaces", self.workspace, "/styles", name) + ending

    def names(self) -> list[str]:
        """Give the names of the styles."""
        return self.rest.names(way("/workspaces", self.workspace, "/styles"), "styles", "style") or []

    def kept(self, name: str) -> dict[str, str] | None:
        """Give a style as it is, to put it back later: version and text in base 64; ``None`` where there is none."""
        told = self.rest.read(self._way(name))
        if told is None:
            return None
        text = self.rest.body(self._way(name, ".sld"), "application/vnd.ogc.sld+xml")
        version = ja.text(ja.inside(told, "style", "languageVersion", "version")) or "1.0.0"
        return {"version": version, "text": base64.b64encode(text or b"").decode("ascii")}

    def exists(self, name: str) -> bool:
        """Whether the workspace has such a style."""
        return self.rest.read(self._way(name)) is not None

    def put(self, name: str, style: Sent) -> None:
        """Make a style, or change its content.

        :raises PublishError: GeoServer does not accept it.
        :raises NetworkError: it did not arrive.
        """
        if not self.exists(name):
            text = f"<style><name>{name}</name><filename>{name}.sld</filename></style>"
            self.rest.settle(
                lambda: self.rest.write(
                    "POST",
                    way("/workspaces", self.workspace, "/styles"),
                    data=text.encode(),
                    kind="application/xml; charset=utf-8",
                ),
                lambda: self.exists(name),
            )
        if style.icons:
            # icons can only be sent in a zip, together with the text
            self.rest.write("PUT", self._way(name), data=_zipped(name, style), kind="application/zip")
        self._send(name, style.text.encode(), style.version)

    def put_back(self, name: str, kept: Mapping[str, Any]) -> None:
        """Put a style back as :meth:`kept` gave it."""
        self._send(name, base64.b64decode(str(kept["text"])), str(kept["version"]))

    def _send(self, name: str, text: bytes, version: str) -> None:
        """Send the text of a style to the byte, so that it can be compared and put back."""
        self.rest.write("PUT", self._way(name), params={"raw": "true"}, data=text, kind=SLD.get(version, SLD["1.0.0"]))

    def delete(self, name: str) -> bool:
        """Delete a style with its file; whether it is gone: one that other layers use is kept.

        :raises NetworkError: the server does not answer, or refuses for another reason.
        """
        try:
            self.rest.remove(self._way(name), {"purge": "true", "recurse": "false"})
        except HttpError as error:
            if error.status == 403:
                return False
            raise
        except NetworkError:
            if self.exists(name):
                raise
        return True


def _zipped(name: str, style: Sent) -> bytes:
    """Give the zip GeoServer takes: one text and its images, all at the root."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(f"{name}.sld", style.text.encode())
        for icon, content in style.icons.items():
            archive.writestr(icon, content)
    return file.getvalue()
