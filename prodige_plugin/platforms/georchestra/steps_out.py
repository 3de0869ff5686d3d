"""The steps that unpublish: first what is published is hidden, and seen to be; only then is it deleted.

Up to the deletion all can be put back by showing it again. Once the deletion has begun, undoing completes it: the
platform then holds what was asked.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from ...catalogue import json_answer as ja
from ...errors import Forbidden
from ...feedback import Feedback
from ...i18n import tr
from ...publishing.plan import Effect, Stands, State, Target, TargetKind
from .context import FINISH, Context
from .coverages import Coverages
from .geoserver import default_style
from .groups import Groups
from .items import Held, Item
from .mapstore import MapStore
from .readback import see_gone


@dataclass
class Hide:
    """Take one publication out of service, keeping everything."""

    context: Context
    workspace: str
    held: Held | None
    label: str
    key: str = "hide"
    effect: Effect = Effect.DELETE
    weight: float = 1.0

    @property
    def targets(self) -> tuple[str, ...]:
        """The layer or the map."""
        if self.held is None:
            return ()
        kind = TargetKind.MAP if self.held.kind == "map" else TargetKind.SERVICE
        return (Target(f"{self.workspace}:{self.held.mark.key}", kind),)

    def do(self, state: State, feedback: Feedback) -> None:
        """Disable it, and hide its record and its map from visitors."""
        feedback.check()
        assert self.held is not None
        known = state.get(self.key)
        mark = self.held.mark
        public: object = None
        if isinstance(known, dict):
            public = known.get("public")
        elif mark.record:
            public = self.context.sharing(feedback).public(mark.record)
        state[self.key] = {"workspace": self.workspace, "held": self.held.as_state(), "public": public}
        self._show(self.held, False)
        if mark.viewer:
            MapStore(self.context.addresses.mapstore, self.context.account(feedback)).share(mark.viewer, False)
        if public is True:
            sentence = self.context.sharing(feedback).publish(mark.record, shown=False)
            if sentence:
                raise Forbidden(tr("The record is still shown to visitors."), sentence, status=403)

    def undo(self, state: State) -> None:
        """Show it again."""
        left = state.get(self.key)
        if not isinstance(left, dict):
            return
        held = Held.from_state(left.get("held"))
        if held is None:
            return
        self.workspace = str(left["workspace"])
        self._show(held, True)
        if held.mark.viewer:
            MapStore(self.context.addresses.mapstore, self.context.account()).share(held.mark.viewer, True)
        if left.get("public") is True:
            self.context.sharing().publish(held.mark.record)

    def _show(self, held: Held, shown: bool) -> None:
        """Enable or disable it."""
        geoserver, name = self.context.geoserver(), held.mark.key
        content = {"enabled": shown}
        if held.kind == "vector":
            geoserver.change_feature_type(self.workspace, held.store, name, {"name": name, **content})
        elif held.kind == "raster":
            Coverages(geoserver.rest, self.workspace).change(held.store, name, {"name": name, **content})
        else:
            Groups(geoserver.rest, self.workspace).change(name, content)


@dataclass
class SeeGone:
    """See, as an anonymous visitor, that a publication is gone."""

    context: Context
    item: Item | None
    key: str = "gone"
    label: str = field(default_factory=lambda: tr("See as a visitor that it is gone"))
    effect: Effect = Effect.READ
    targets: tuple[str, ...] = ()
    weight: float = 1.0

    def do(self, state: State, feedback: Feedback) -> None:  # noqa: ARG002  the steps' common form
        """Ask the services and the catalogue."""
        assert self.item is not None
        see_gone(self.context, self.item, feedback)

    def undo(self, state: State) -> None:
        """Nothing to undo."""


@dataclass
class Remove:
    """Delete one publication: layer, data, style, record, map; nothing of it comes back after this."""

    context: Context
    workspace: str
    held: Held | None
    label: str
    #: names of groups that show it, which lose it.
    falling: tuple[str, ...] = ()
    key: str = FINISH
    effect: Effect = Effect.DELETE
    weight: float = 2.0

    @property
    def targets(self) -> tuple[str, ...]:
        """All that falls."""
        if self.held is None:
            return ()
        mark, found = self.held.mark, []
        if self.held.store:
            found.append(Target(self.held.store, TargetKind.STORE))
        if mark.style:
            found.append(Target(mark.style, TargetKind.STYLE))
        if mark.record:
            found.append(Target(mark.title or mark.record, TargetKind.RECORD, mark.record))
        if mark.viewer:
            found.append(Target(mark.title, TargetKind.MAP, mark.viewer))
        return (*found, *(Target(group, TargetKind.MAP) for group in self.falling))

    def do(self, state: State, feedback: Feedback) -> None:
        """Delete it."""
        feedback.check()
        assert self.held is not None
        state[self.key] = {"begun": True, "workspace": self.workspace, "held": self.held.as_state()}
        self._delete(self.held)

    #: nothing can be put back any more once this was begun.
    final: bool = True

    def undo(self, state: State) -> None:
        """Complete it: what was there is no longer whole.

        :raises Stands: it was begun.
        """
        left = state.get(self.key)
        if not isinstance(left, dict) or not left.get("begun"):
            return
        held = Held.from_state(left.get("held"))
        if held is not None:
            self.workspace = str(left["workspace"])
            self._delete(held)
        raise Stands

    def _delete(self, held: Held) -> None:
        """Delete what is still there, in the order in which GeoServer lets it go."""
        geoserver, mark = self.context.geoserver(), held.mark
        if held.kind == "map":
            if mark.viewer:
                MapStore(self.context.addresses.mapstore, self.context.account()).delete(mark.viewer)
            Groups(geoserver.rest, self.workspace).delete(mark.key)
        else:
            self._delete_data(held)
        if mark.record:
            # who could hide it may delete it
            self.context.catalogue().delete(mark.record)

    def _delete_data(self, held: Held) -> None:
        """Delete a layer with its data and its style."""
        geoserver, name = self.context.geoserver(), held.mark.key
        coverages = Coverages(geoserver.rest, self.workspace)
        layer = geoserver.layer(self.workspace, name)
        used = default_style(layer) if layer is not None else {}
        if held.kind == "vector":
            if geoserver.feature_type(self.workspace, held.store, name) is not None:
                geoserver.delete_feature_type(self.workspace, held.store, name)
            whole = geoserver.delete_store(self.workspace, held.store, name)
        else:
            if coverages.coverage(held.store, name) is not None:
                coverages.delete(held.store, name)
            whole = coverages.delete_store(held.store, name)
        if not whole:
            self.context.warnings.append(
                tr("The file of the data stays on the server (data/{workspace}/{store}): only the platform's "
                   "administrator can delete it.", workspace=self.workspace, store=held.store)
            )  # fmt: skip
        styles = self.context.styles(self.workspace)
        own = held.mark.style if not used or used.get("name") == held.mark.style else ""
        if own and styles.exists(own) and not styles.delete(own):
            self.context.warnings.append(tr("The style “{name}” stays: other layers use it.", name=own))


def held_of(state: State) -> Held | None:
    """Give what a plan takes out, from its state."""
    return Held.from_state(ja.inside(state.get("hide"), "held"))
