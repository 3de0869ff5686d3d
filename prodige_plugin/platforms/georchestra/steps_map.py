"""The steps that publish one map: a layer group on GeoServer and a map of MapStore, each with its undo."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace

from ...catalogue import json_answer as ja
from ...feedback import Feedback
from ...i18n import tr
from ...publishing.plan import State, Target, TargetKind, needed
from ..item_step import ItemStep
from .context import Context
from .groups import Groups, group_content
from .items import Item, viewer_of
from .kept import packed, unpacked
from .map_config import map_config
from .mapstore import MapStore
from .marks import Mark, with_mark
from .served_step import ServedStep
from .steps import refreshed


@dataclass
class Group(ServedStep):
    """Make the layer group that shows the map, or change it."""

    kind = "group"
    served = TargetKind.MAP

    def do(self, state: State, feedback: Feedback) -> None:
        """Send it: layers in the order GeoServer draws, the bottom one first."""
        feedback.check()
        item = needed(self.item)
        geoserver = self.context.geoserver(feedback)
        groups = Groups(geoserver.rest, item.workspace)
        before = groups.group(self.name) if item.held is not None else None
        state[self.key] = {
            "workspace": item.workspace, "created": item.held is None, "before": packed(before),
            "token": item.token,
        }  # fmt: skip
        text = item.text()
        layers = [(each.name, each.name) for each in item.shown if each.drawn]
        content = group_content(item.workspace, self.name, text.title, text.abstract, layers, text.keywords)
        mark = replace(item.mark(), viewer=viewer_of(state, self.name) or item.viewer)
        content["metadata"] = with_mark(before, mark)
        if item.record_id:
            url = self.context.addresses.record_xml(item.record_id)
            link = {"type": "text/xml", "metadataType": "ISO19115:2003", "content": url}
            content["metadataLinks"] = {"metadataLink": [link]}
        if before is None:
            groups.create(content)
        else:
            box = item.box(state)
            if box is not None:
                # computed by itself for a new group only
                content["bounds"] = {"minx": box[0], "maxx": box[2], "miny": box[1], "maxy": box[3], "crs": "EPSG:4326"}
            groups.change(self.name, content)
            refreshed(self.context, geoserver, item.workspace, self.name)

    def undo(self, state: State) -> None:
        """Delete it, or make it what it was."""
        left = state.get(self.key)
        if not isinstance(left, dict):
            return
        groups = Groups(self.context.geoserver().rest, str(left["workspace"]))
        if left.get("created"):
            mark = Mark.read(groups.group(self.name))
            if mark is not None and mark.run == left.get("token"):  # not somebody else's, made at the same time
                groups.delete(self.name)
        elif unpacked(left.get("before")):
            groups.change(self.name, ja.as_dict(unpacked(left["before"])))


@dataclass
class Viewer(ItemStep[Context, Item]):
    """Make the map of MapStore by which people see it, or change it."""

    kind = "viewer"
    #: of the plan.
    token: str = ""

    @property
    def targets(self) -> tuple[str, ...]:
        """The map."""
        return (Target(self.item.title if self.item is not None else self.name, TargetKind.MAP),)

    def do(self, state: State, feedback: Feedback) -> None:
        """Send it, and let everybody see it."""
        feedback.check()
        item = needed(self.item)
        addresses = self.context.addresses
        mapstore = MapStore(addresses.mapstore, self.context.account(feedback))
        number = item.viewer
        before = mapstore.data(number) if number else None
        created = before is None
        state[self.key] = {
            "created": created, "number": "" if created else number, "before": packed(before), "token": self.token,
            "title": item.title,
        }  # fmt: skip
        content = map_config(addresses, item, item.box(state))
        if created:
            thumbnail = item.thumbnail(addresses, state)
            number = mapstore.create(item.title, item.abstract, content, thumbnail, self.token)
            left = state[self.key]
            assert isinstance(left, dict)
            state[self.key] = {**left, "number": number}
        else:
            mapstore.change(number, json.dumps(content, ensure_ascii=False))
        if not self.context.restricted:
            mapstore.share(number, True)

    def undo(self, state: State) -> None:
        """Delete it, or make it what it was."""
        left = state.get(self.key)
        if not isinstance(left, dict):
            return
        mapstore = MapStore(self.context.addresses.mapstore, self.context.account())
        number = str(left.get("number", ""))
        if left.get("created"):
            if not number:
                # its number was not noted before a kill: the map of this title, if it bears our mark
                number = mapstore.find(str(left["title"]))
                if not number or mapstore.token(number) != left.get("token"):
                    return
            mapstore.delete(number)
        elif unpacked(left.get("before")) is not None:
            mapstore.change(number, str(unpacked(left["before"])))


def viewer_missing(title: str) -> str:
    """Say that the map has no viewer."""
    return tr("“{title}” is published as a group of layers alone: MapStore does not answer.", title=title)
