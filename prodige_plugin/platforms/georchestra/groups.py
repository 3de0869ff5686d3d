"""Layer groups of one workspace of GeoServer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ...catalogue import json_answer as ja
from .rest import Rest, way


class Groups:
    """The layer groups of one workspace."""

    def __init__(self, rest: Rest, workspace: str) -> None:
        """Take the workspace; nothing is asked yet."""
        self.rest, self.workspace = rest, workspace

    def _way(self, name: str) -> str:
        return way("/workspaces", self.workspace, "/layergroups", name)

    def names(self) -> list[str]:
        """Give the names of the groups."""
        return self.rest.names(way("/workspaces", self.workspace, "/layergroups"), "layerGroups", "layerGroup") or []

    def group(self, name: str) -> dict[str, Any] | None:
        """Give a group, ``None`` where there is none."""
        told = self.rest.read(self._way(name))
        return None if told is None else ja.as_dict(ja.inside(told, "layerGroup"))

    def create(self, content: Mapping[str, Any]) -> None:
        """Make a group.

        :raises AlreadyThere: there is one of this name.
        """
        name = str(content["name"])
        self.rest.settle(
            lambda: self.rest.write(
                "POST", way("/workspaces", self.workspace, "/layergroups"), {"layerGroup": content}
            ),
            lambda: self.group(name) is not None,
        )

    def change(self, name: str, content: Mapping[str, Any]) -> None:
        """Change a group; its name and its workspace stay (GeoServer refuses to change them)."""
        body = {key: value for key, value in content.items() if key not in ("name", "workspace")}
        self.rest.write("PUT", self._way(name), {"layerGroup": body})

    def delete(self, name: str) -> None:
        """Delete a group, not its layers; harmless where it is gone."""
        if self.group(name) is not None:
            self.rest.remove(self._way(name))

    def showing(self, layer: str) -> list[str]:
        """Give the names of the groups of the workspace that show a layer, itself or a group in it."""
        found = []
        for name in self.names():
            content = self.group(name) or {}
            shown = {ja.text(ja.inside(each, "name")) for each in published_in(content)}
            if shown & {layer, f"{self.workspace}:{layer}"}:
                found.append(name)
        return found


def published_in(content: Mapping[str, Any]) -> list[Any]:
    """Give what a group shows, the one drawn first (the bottom one) first; one alone comes without a list."""
    return ja.as_list(ja.inside(content, "publishables", "published"))


def group_content(
    workspace: str,
    name: str,
    title: str,
    abstract: str,
    layers: list[tuple[str, str]],
    keywords: tuple[str, ...],
) -> dict[str, Any]:
    """Give a group as it is sent.

    :param layers: (layer, style) as a map shows them, the top one first; GeoServer draws the first one first, so
        the order is turned round.
    """
    drawn = list(reversed(layers))
    return {
        "name": name,
        "mode": "NAMED",
        "title": title,
        "abstractTxt": abstract,
        "enabled": True,
        "workspace": {"name": workspace},
        "publishables": {"published": [{"@type": "layer", "name": f"{workspace}:{layer}"} for layer, _style in drawn]},
        "styles": {"style": [{"name": style, "workspace": workspace} if style else "" for _layer, style in drawn]},
        "keywords": [{"string": list(keywords)}],
    }
