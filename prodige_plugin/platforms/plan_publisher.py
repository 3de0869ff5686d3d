"""What every product's publisher does alike: carry a plan out, go on with it, undo it from its journal."""

from __future__ import annotations

import time
from abc import ABC, abstractmethod
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import PluginError
from ..feedback import Feedback
from ..publishing import runner
from ..publishing.journal import Journal, Progress, journal_for
from ..publishing.plan import Plan, Receipt, Stands, State, layers_needed
from ..publishing.runner import OnFailure
from . import paces
from .checking import territory
from .kept_job import missing
from .model import Platform
from .product import Attached, Dataset, Job, Place, Publication
from .store import journal_folder

if TYPE_CHECKING:
    from ..publishing.changes import Changes
    from ..publishing.checks import Limits
    from ..publishing.prepared import PreparedLayer
    from .kept_job import Taken


class PlanPublisher(ABC):
    """Half of a :class:`~.product.Publisher`; a product adds how plans and receipts are made."""

    def __init__(self, platform: Platform) -> None:
        """Take the platform; nothing is asked of it yet."""
        self.platform = platform

    # -- a product's own -------------------------------------------------------------------------

    @abstractmethod
    def plan(self, job: Job, feedback: Feedback, resumed: Journal | None = None) -> Plan:
        """Say, in order and by name, what will be done. Worker thread; changes nothing anywhere."""

    @abstractmethod
    def unpublish_plan(self, publication: Publication, feedback: Feedback, resumed: Journal | None = None) -> Plan:
        """Say by name what unpublishing deletes. Worker thread; changes nothing.

        :param resumed: the journal of an unpublication that stopped, when the plan is to go on with it.
        """

    @abstractmethod
    def plan_of(self, progress: Progress) -> Plan:
        """Rebuild a plan from its journal alone: enough of it to be undone by a later session."""

    @abstractmethod
    def receipt(self, plan: Plan, state: State) -> Receipt:
        """Say what was done, as read back."""

    def places(self, feedback: Feedback) -> list[Place]:
        """List where the account may publish; none where there is nothing to choose. Worker thread."""
        feedback.check()
        return []

    def datasets(self, words: str, feedback: Feedback) -> list[Dataset]:  # noqa: ARG002  a product's to use
        """Find existing data sets that a layer can update; none where each layer makes its own. Worker thread."""
        feedback.check()
        return []

    def compare(self, layer: PreparedLayer, feedback: Feedback) -> Changes | None:  # noqa: ARG002  a product's to use
        """Tell how a layer differs from its publication; ``None`` where the product cannot tell. Worker thread."""
        feedback.check()
        return None

    def attached(self, plan: Plan) -> Attached | None:  # noqa: ARG002  a product's to use
        """Tell which data set a plan attaches a deposit to; ``None`` where nothing is deposited."""
        return None

    def limits(self, feedback: Feedback) -> Limits:
        """Say what the platform asks of what is published; a product that knows more says more. Worker thread."""
        from ..publishing.checks import Limits

        feedback.check()
        return Limits(territory=territory(self.platform))

    # -- alike -----------------------------------------------------------------------------------

    def run(
        self,
        plan: Plan,
        feedback: Feedback,
        on_failure: OnFailure | None = None,
        journals: Path | None = None,
    ) -> Receipt:
        """Carry a plan out, read back what was done, and say it. Worker thread.

        :param journals: folder of journals; the person's profile when ``None``.
        :raises Cancelled: the person cancelled, and everything was undone.
        :raises PublicationFailed: a step failed; says what was undone, left or kept.
        """
        journal = journal_for(journals or journal_folder(), plan)
        took: dict[str, float] = {}
        since = time.monotonic()
        state = runner.run(plan, journal, feedback, on_failure or OnFailure.UNDO, took)
        paces.note(plan, took, time.monotonic() - since)
        return self._finished(plan, journal, state)

    def resume(self, plan: Plan, journal: Journal, feedback: Feedback) -> Receipt:
        """Go on with a plan whose journal was kept. Worker thread.

        :raises PublishError: the journal is another plan's; and as :meth:`run`.
        """
        # it was kept because the person asked for that: it stays so
        return self._finished(plan, journal, runner.resume(plan, journal, feedback, OnFailure.KEEP))

    def plan_again(self, taken: Taken, journal: Journal, feedback: Feedback) -> Plan:
        """Make the plan of an earlier session again, to go on with it. Worker thread; changes nothing.

        :param taken: what :func:`~.kept_job.take_up` gave of the journal.
        :raises PublishError: a layer that is still needed is not open.
        """
        if taken.job is not None:
            plan = self.plan(taken.job, feedback, journal)
        else:
            assert taken.publication is not None
            plan = self.unpublish_plan(taken.publication, feedback, journal)
        status = journal.read().status
        needed = {one for step in plan.steps if status.get(step.key) != "done" for one in layers_needed(step)}
        lacking = [layer for layer in taken.gone if layer.layer_id in needed]
        if lacking:
            raise missing(lacking)
        return replace(plan, key=journal.read().plan_key)

    def undo(
        self, journal: Journal, feedback: Feedback | None = None
    ) -> tuple[tuple[str, ...], tuple[PluginError, ...]]:
        """Undo what a journal says was begun, by an earlier session too. Worker thread.

        :param feedback: is told what is being undone.
        :return: labels of the steps undone, and the failures of those that could not be; a
            :class:`~..publishing.plan.Stands` when the publication turns out to be complete.
        """
        undone, failures = runner.undo(self.plan_of(journal.read()), journal, feedback)
        if not failures or any(isinstance(failure, Stands) for failure in failures):
            journal.delete()
        return undone, failures

    def _finished(self, plan: Plan, journal: Journal, state: State) -> Receipt:
        """Give the receipt of a plan that was carried out."""
        journal.delete()
        return self.receipt(plan, state)
