"""The steps that publish one layer of vectors on GeoServer, each with its undo.

A step leaves in the state, before its effect, all that undoing it needs; so a later session can undo it from the
journal alone, without the layers (then ``item`` is ``None``).

What is replaced stays until the end: data go to a store of their own, ``name_<token>``, the layer is let read it, and
the store it read before is deleted by the last step. A kill at any point can so be resumed or undone; once the last
step has begun to delete, undoing completes it (:class:`~prodige_plugin.publishing.plan.Stands`): the platform then
holds what was asked.
"""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ...catalogue import json_answer as ja
from ...errors import HttpError, PlatformError, PublishError
from ...feedback import Feedback
from ...i18n import tr
from ...publishing.plan import Effect, State, Target, TargetKind, needed
from ...publishing.volume import Volume
from ..item_step import ItemStep
from .comparing import native_box
from .context import Context
from .geoserver import GeoServer, default_style, store_name
from .groups import Groups
from .items import Held, Item, server_box
from .kept import packed, unpacked
from .layer_text import before_of, feature_type
from .served_step import ServedStep
from .styles import Sent


@dataclass
class Check:
    """See that GeoServer takes the account, and that the workspace and the names are still as in the plan."""

    context: Context
    token: str
    workspace: str
    #: publication → identifier of its record, kept for resuming.
    records: dict[str, str]
    #: publication → what it replaces, ``None`` where its name must be free; kept for resuming.
    held: Mapping[str, Held | None] = field(default_factory=dict)
    #: publication → what is known of it (:mod:`.seen`), kept for resuming.
    known: Mapping[str, dict[str, object]] = field(default_factory=dict)
    key: str = "check"
    label: str = field(default_factory=lambda: tr("Check the account and the names on the platform"))
    effect: Effect = Effect.READ
    targets: tuple[str, ...] = ()
    weight: float = 1.0

    def do(self, state: State, feedback: Feedback) -> None:
        """Look."""
        feedback.check()
        state[self.key] = {
            "token": self.token,
            "workspace": self.workspace,
            "records": dict(self.records),
            "held": {name: None if held is None else held.as_state() for name, held in self.held.items()},
            "known": dict(self.known),
        }
        geoserver = self.context.geoserver(feedback)
        if self.workspace not in geoserver.workspaces():
            raise PlatformError(
                tr("Nothing can be published in the workspace “{name}”.", name=self.workspace),
                tr("Your account does not administer it, or it is not there any more."),
                tr("Choose another workspace, or ask the platform's administrator."),
            )
        there = set(geoserver.layers(self.workspace)) | set(Groups(geoserver.rest, self.workspace).names())
        names = there | set(self.context.styles(self.workspace, feedback).names())
        taken = sorted(name for name, held in self.held.items() if held is None and name in names)
        gone = sorted(name for name, held in self.held.items() if held is not None and name not in there)
        if taken or gone:
            raise PublishError(
                tr("The platform has changed since the plan was made."),
                tr("Made by somebody meanwhile: {names}.", names=", ".join(taken))
                if taken
                else tr("Deleted by somebody meanwhile: {names}.", names=", ".join(gone)),
                tr("Check again, then publish."),
            )

    def undo(self, state: State) -> None:
        """Nothing to undo."""


@dataclass
class Load(ItemStep[Context, Item]):
    """Send the data of one layer to a store of their own, which nothing shows yet."""

    kind = "load"
    weight: float = 10.0
    #: of the plan.
    token: str = ""

    @property
    def needs(self) -> tuple[str, ...]:
        """The layer whose features it reads."""
        return () if self.item is None or self.item.layer is None else (self.item.layer.layer_id,)

    @property
    def volume(self) -> Volume:
        """The file it sends."""
        return self.item.layer.estimated if self.item is not None and self.item.layer is not None else Volume()

    @property
    def targets(self) -> tuple[str, ...]:
        """The store."""
        return (Target(store_name(self.name, self.token), TargetKind.STORE),)

    def do(self, state: State, feedback: Feedback) -> None:
        """Export to a GeoPackage in a folder of the moment, and send it."""
        from ...publishing.exports import FileFormat, export

        item = needed(self.item)
        assert item.layer is not None
        store = store_name(self.name, self.token)
        left: dict[str, object] = {"workspace": item.workspace, "store": store}
        state[self.key] = left
        with tempfile.TemporaryDirectory(prefix="prodige-publish-") as folder:
            file = export(item.layer, Path(folder), FileFormat.GPKG, feedback.part(0.0, 0.4))
            sending = feedback.part(0.4, 1.0)
            geoserver = self.context.geoserver(sending)
            geoserver.upload(item.workspace, store, file.path, file.table, file.sha256)
        if file.table not in (geoserver.available(item.workspace, store) or ()):
            raise PublishError(
                tr("“{title}” was sent, and GeoServer cannot read it.", title=item.title),
                tr("It does not show the table “{table}” of the file.", table=file.table),
                tr("Try again; if it happens again, send the details to the platform's administrator."),
                f"{item.workspace}/{store}",
            )
        state[self.key] = {**left, "table": file.table, "count": file.count, "size": file.size, "sha256": file.sha256}

    def undo(self, state: State) -> None:
        """Delete the store.

        :raises PublishError: the layer that was let read it could not be let read the old one again yet.
        """
        left, served = state.get(self.key), state.get(f"serve:{self.name}")
        if not isinstance(left, dict):
            return
        geoserver, workspace, store = self.context.geoserver(), str(left["workspace"]), str(left["store"])
        replaces = isinstance(served, dict) and not served.get("created")
        if replaces and self.name in geoserver.feature_types(workspace, store):
            # GeoServer deletes a store with the layers that read it
            words = tr("The data sent for “{name}” stay for now: its layer still reads them.", name=self.name)
            raise PublishError(words)
        geoserver.delete_store(workspace, store, self.name)


@dataclass
class Serve(ServedStep):
    """Put one layer in service, or let the layer that is there read the new data."""

    kind = "serve"
    #: whether new data were sent.
    loaded: bool = True

    def do(self, state: State, feedback: Feedback) -> None:
        """Make the feature type, or change it; where its data are not sent again only its texts change."""
        feedback.check()
        item = needed(self.item)
        geoserver = self.context.geoserver(feedback)
        sent = state.get(f"load:{self.name}")
        store, table = ("", "")
        if isinstance(sent, dict) and self.loaded:
            store, table = str(sent["store"]), str(sent["table"])
        if item.held is None:
            state[self.key] = {"workspace": item.workspace, "store": store, "created": True}
            geoserver.create_feature_type(item.workspace, store, feature_type(self.context, item, table, None))
        else:
            old = item.held.store
            before = geoserver.feature_type(item.workspace, old, self.name)
            left = state.get(self.key)
            if before is None:
                # it was let read the new store already, before a kill
                before = ja.as_dict(unpacked(ja.inside(left, "before")))
            store, table = store or old, table or str(before.get("nativeName") or item.held.table)
            state[self.key] = {
                "workspace": item.workspace, "store": store, "old": old, "created": False,
                "before": packed(before_of(before)),
            }  # fmt: skip
            content = feature_type(self.context, item, table, before)
            if store != old:
                geoserver.move_feature_type(item.workspace, (old, store), self.name, content)
            else:
                geoserver.change_feature_type(item.workspace, store, self.name, content)
        held = geoserver.feature_type(item.workspace, store, self.name)
        if held is not None and server_box(held) is None and item.drawn:
            geoserver.change_feature_type(item.workspace, store, self.name, {"enabled": True}, bounds=True)
            held = geoserver.feature_type(item.workspace, store, self.name)
        box = None if held is None else server_box(held)
        left = state.get(self.key)
        assert isinstance(left, dict)
        state[self.key] = {**left, "box": box, "native": None if held is None else native_box(held)}
        if item.held is not None:
            refreshed(self.context, geoserver, item.workspace, self.name)

    def undo(self, state: State) -> None:
        """Take it out of service, or let it read what it read before."""
        left = state.get(self.key)
        if not isinstance(left, dict):
            return
        geoserver = self.context.geoserver()
        workspace, store = str(left["workspace"]), str(left["store"])
        if left.get("created"):
            geoserver.delete_feature_type(workspace, store, self.name)
            return
        old, before = str(left["old"]), ja.as_dict(unpacked(left.get("before")))
        if store != old:
            geoserver.move_feature_type(workspace, (store, old), self.name, before)
        elif before:
            geoserver.change_feature_type(workspace, old, self.name, before)
        geoserver.truncate(workspace, self.name)


@dataclass
class Style(ItemStep[Context, Item]):
    """Give one layer its style."""

    kind = "style"

    @property
    def targets(self) -> tuple[str, ...]:
        """The style."""
        return (Target(self.name, TargetKind.STYLE),)

    def do(self, state: State, feedback: Feedback) -> None:
        """Send SLD 1.0, or 1.1 where GeoServer refuses that; make it the layer's own."""
        item = needed(self.item)
        styles, geoserver = self.context.styles(item.workspace, feedback), self.context.geoserver(feedback)
        layer = geoserver.layer(item.workspace, self.name) or {}
        known = state.get(self.key)
        if isinstance(known, dict):
            kept, default = known.get("before"), known.get("default")
        else:
            kept, default = styles.kept(self.name), default_style(layer)
        state[self.key] = {"workspace": item.workspace, "before": kept, "default": default}
        feedback.report(0.2)
        try:
            styles.put(self.name, style_of_item(item, "1.0.0").renamed(self.name))
        except (HttpError, PublishError) as error:
            if isinstance(error, HttpError) and error.status not in (400, 500):
                raise
            # the other way to write the same style; the text is what it does not accept
            styles.put(self.name, style_of_item(item, "1.1.0").renamed(self.name))
            self.context.warnings.append(
                tr("GeoServer did not accept the style of “{title}” as SLD 1.0; it was sent as SLD 1.1.",
                   title=item.title)
            )  # fmt: skip
        feedback.report(0.7)
        own: dict[str, Any] = {"defaultStyle": {"name": self.name, "workspace": item.workspace}}
        if item.layer is not None and (item.layer.attribution or item.organisation):
            own["attribution"] = {"title": item.layer.attribution or item.organisation, "logoWidth": 0, "logoHeight": 0}
        geoserver.change_layer(item.workspace, self.name, own)
        if item.held is not None:
            refreshed(self.context, geoserver, item.workspace, self.name)

    def undo(self, state: State) -> None:
        """Give the layer back the style it had, and the style its content; delete one that was made."""
        left = state.get(self.key)
        if not isinstance(left, dict):
            return
        workspace, default, kept = str(left["workspace"]), left.get("default"), left.get("before")
        geoserver, styles = self.context.geoserver(), self.context.styles(workspace)
        if default and geoserver.layer(workspace, self.name) is not None:
            geoserver.change_layer(workspace, self.name, {"defaultStyle": default})
        if isinstance(kept, Mapping):
            styles.put_back(self.name, kept)
        elif styles.exists(self.name):
            styles.delete(self.name)
        geoserver.truncate(workspace, self.name)


def refreshed(context: Context, geoserver: GeoServer, workspace: str, name: str) -> None:
    """Throw the tiles away that show how a layer was; say it where that was not done."""
    if not geoserver.truncate(workspace, name):
        words = tr("Tiles kept of “{name}” may show for a while how it was: the server did not throw them away.",
                   name=name)  # fmt: skip
        if words not in context.warnings:
            context.warnings.append(words)


def style_of_item(item: Item, version: str) -> Sent:
    """Give the style of a layer as GeoServer takes it.

    :raises LayerError: it cannot be written as SLD.
    """
    from ...publishing.styles import StyleFormat, style_of

    format_ = StyleFormat.SLD_1_0 if version == "1.0.0" else StyleFormat.SLD_1_1
    source = item.layer if item.layer is not None else item.raster
    assert source is not None
    written = style_of(source, format_)
    return Sent(version, written.text, dict(written.icons))
