"""The step that ends a publication: what it replaced is deleted."""

from __future__ import annotations

from dataclasses import dataclass, field

from ...catalogue import json_answer as ja
from ...feedback import Feedback
from ...i18n import tr
from ...publishing.plan import Effect, Stands, State, Target, TargetKind
from .context import FINISH, Context
from .coverages import Coverages


@dataclass(frozen=True)
class Replaced:
    """Data that a publication replaced."""

    workspace: str
    #: name of the publication.
    name: str
    #: the store to delete; of an image the one the new file came in, which is given the old file before.
    store: str
    #: of an image: where its old file is on the server. "" for vectors.
    url: str = ""


@dataclass
class Finish:
    """Delete the data that were replaced; what was published stands from here on."""

    context: Context
    replaced: tuple[Replaced, ...]
    key: str = FINISH
    label: str = field(default_factory=lambda: tr("Delete the data that were replaced"))
    effect: Effect = Effect.DELETE
    weight: float = 0.5
    #: nothing can be put back any more once this was begun.
    final: bool = True

    @property
    def targets(self) -> tuple[str, ...]:
        """The stores."""
        return tuple(Target(each.store, TargetKind.STORE) for each in self.replaced)

    def do(self, state: State, feedback: Feedback) -> None:
        """Delete them."""
        feedback.check()
        replaced = [self._placed(each, state) for each in self.replaced]
        state[self.key] = {"begun": True, "replaced": [dict(each.__dict__) for each in replaced]}
        self._delete(replaced)

    def undo(self, state: State) -> None:
        """Complete it: what was there before is no longer whole.

        :raises Stands: it was begun.
        """
        left = state.get(self.key)
        if isinstance(left, dict) and left.get("begun"):
            self._delete([Replaced(**each) for each in ja.as_list(left.get("replaced"))])
            raise Stands

    @staticmethod
    def _placed(replaced: Replaced, state: State) -> Replaced:
        """Give where the old file of an image is, which the step that replaced it noted."""
        for key, left in state.items():
            if key.startswith("coverage:") and isinstance(left, dict) and left.get("came_in") == replaced.store:
                return Replaced(replaced.workspace, replaced.name, replaced.store, str(left["url"]))
        return replaced

    def _delete(self, replaced: list[Replaced]) -> None:
        geoserver = self.context.geoserver()
        for each in replaced:
            if each.url:
                coverages = Coverages(geoserver.rest, each.workspace)
                if coverages.store(each.store) is not None:
                    # it must not take the new file with it
                    coverages.point_at(each.store, each.url)
                whole = coverages.delete_store(each.store, each.name, each.url)
            else:
                whole = geoserver.delete_store(each.workspace, each.store, each.name)
            if not whole:
                self.context.warnings.append(
                    tr("The file of the replaced data of the store “{store}” stays on the server: only the platform's "
                       "administrator can delete it.", store=each.store)
                )  # fmt: skip
