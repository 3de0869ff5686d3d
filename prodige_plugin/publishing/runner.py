"""Carries a plan out: steps in order, journal before each effect, undo in reverse (promises P7, P9).

Neighbours that say so are done side by side (:mod:`.abreast`); all else waits for what comes before it.
"""

from __future__ import annotations

import enum
import time
from collections.abc import Mapping
from contextlib import ExitStack, suppress

from ..errors import Cancelled, CertificateError, HttpError, NetworkError, PluginError, ProxyError, PublishError
from ..feedback import Feedback
from ..i18n import tr
from .abreast import Shares, do_each, together
from .journal import Journal
from .plan import Plan, Stands, State, Step, goes_on, is_final


class OnFailure(enum.Enum):
    """What becomes of the steps done when one fails or the person cancels."""

    UNDO = "undo"
    KEEP = "keep"


class PublicationFailed(PublishError):
    """A publication stopped; tells apart what was undone from what was left."""

    def __init__(
        self,
        what: str,
        why: str,
        todo: str,
        detail: str,
        *,
        cause: PluginError | None = None,
        undone: tuple[str, ...] = (),
        left: tuple[str, ...] = (),
        kept: bool = False,
    ) -> None:
        """See :class:`PublishError`.

        :param cause: the failure of the step; ``None`` when the person cancelled.
        :param undone: labels of the steps undone.
        :param left: labels of the steps that could not be undone: partial success.
        :param kept: the journal is kept, the plan can be resumed.
        """
        super().__init__(what, why, todo, detail)
        self.cause = cause
        self.undone = undone
        self.left = left
        self.kept = kept


class _Recorded(State):
    """A state that is in the journal before the caller goes on."""

    def __init__(self, journal: Journal, start: Mapping[str, object] | None = None) -> None:
        super().__init__(start or {})
        self._journal = journal

    def __setitem__(self, key: str, value: object) -> None:
        self._journal.state(key, value)
        super().__setitem__(key, value)


def run(
    plan: Plan,
    journal: Journal,
    feedback: Feedback,
    on_failure: OnFailure = OnFailure.UNDO,
    took: dict[str, float] | None = None,
) -> State:
    """Do the plan's steps in order and give the state they left.

    :param took: is filled with the seconds that each step took, by its key.
    :raises Cancelled: the person cancelled, and everything was undone.
    :raises PublicationFailed: a step failed, or something could not be undone, or the journal is kept.
    """
    with journal:
        journal.start(plan)
        return _carry_out(plan, journal, feedback, on_failure, _Recorded(journal), frozenset(), took)


def resume(plan: Plan, journal: Journal, feedback: Feedback, on_failure: OnFailure = OnFailure.UNDO) -> State:
    """Go on with a plan whose journal was kept; steps done are skipped, a half done one is redone.

    :raises PublishError: the journal is another plan's; and as :func:`run`.
    """
    progress = journal.read()
    if progress.steps != tuple(step.key for step in plan.steps):
        raise PublishError(
            tr("This publication cannot be resumed."),
            tr("What is to be published is no longer the same as when it stopped."),
            tr("Undo what was begun, then publish again."),
            detail=f"{progress.steps} / {[step.key for step in plan.steps]}",
        )
    done = {key for key, status in progress.status.items() if status == "done"}
    with journal:
        state = _Recorded(journal, progress.state)
        for step in reversed(plan.steps):
            if progress.status.get(step.key) not in ("begin", "left") or goes_on(step):
                continue
            try:
                step.undo(state)
            except Stands:
                journal.step(step.key, "done")
                done.add(step.key)
            except PluginError as error:  # nothing was begun anew: it can be resumed or undone as before
                raise _kept(plan, error) from error
        return _carry_out(plan, journal, feedback, on_failure, state, frozenset(done))


def undo(
    plan: Plan, journal: Journal, feedback: Feedback | None = None
) -> tuple[tuple[str, ...], tuple[PluginError, ...]]:
    """Undo, in reverse order, every step the journal says may have begun.

    :param feedback: is told what is being undone; nobody can cancel that.
    :return: labels of the steps undone, and the failures of those that could not be; :class:`~.plan.Stands` alone
        when the publication turns out to be complete.
    """
    progress = journal.read()
    begun = [step for step in plan.steps if step.key in progress.begun]
    with journal:
        return _undo(begun, journal, _Recorded(journal, progress.state), feedback or Feedback())[:2]


def _carry_out(
    plan: Plan,
    journal: Journal,
    feedback: Feedback,
    on_failure: OnFailure,
    state: State,
    done: frozenset[str],
    took: dict[str, float] | None = None,
) -> State:
    """Do the steps that are not done; on failure do as asked."""
    begun = [step for step in plan.steps if step.key in done]
    with ExitStack() as unexpected:
        # An error of our own making (a bug) still undoes all before it goes on its way.
        unexpected.callback(_undo, begun, journal, state, feedback)
        try:
            _do(plan, journal, feedback, state, begun, done, took)
        except PluginError as error:
            unexpected.pop_all()
            if on_failure is OnFailure.KEEP:
                raise _kept(plan, error) from error
            undone, failures, left = _undo(begun, journal, state, feedback)
            if any(isinstance(failure, Stands) for failure in failures):
                # its last step was done, though its answer was lost: nothing is left to do
                return state
            if isinstance(error, Cancelled) and not left:
                raise
            raise _failed(plan, error, undone, left, failures) from error
        unexpected.pop_all()
    journal.end("done")
    return state


def _do(
    plan: Plan,
    journal: Journal,
    feedback: Feedback,
    state: State,
    begun: list[Step],
    done: frozenset[str],
    took: dict[str, float] | None,
) -> None:
    """Do the steps not done yet, each with its share of the progress."""
    shares = Shares(feedback, {step.key: step.weight for step in plan.steps})
    for key in done:
        shares.done(key)

    def one(step: Step) -> None:
        inside = shares.of(step.key)
        inside.check()
        journal.step(step.key, "begin")
        begun.append(step)
        inside.report(0.0, step.label)
        since = time.monotonic()
        step.do(state, inside)
        if took is not None:
            took[step.key] = time.monotonic() - since
        journal.step(step.key, "done")
        inside.report(1.0, step.label)

    for group in together(step for step in plan.steps if step.key not in done):
        do_each(group, one, shares.stop)


def _undo(
    steps: list[Step], journal: Journal, state: State, feedback: Feedback
) -> tuple[tuple[str, ...], tuple[PluginError, ...], tuple[str, ...]]:
    """Undo steps in reverse; one that fails does not keep the others from being undone.

    But for a step that ends the plan (:func:`~.plan.is_final`): where it was done, or that is not known, all stays.
    Hundreds of layers take minutes: what is being undone is told, and how much is to be.
    """
    undone: list[str] = []
    left: list[str] = []
    failures: list[PluginError] = []
    stays = False

    def note(step: Step, status: str) -> None:
        # the disk may be what failed: undoing goes on without its journal
        with suppress(PublishError):
            journal.step(step.key, status)

    def one(step: Step) -> None:
        nonlocal stays
        if stays:
            left.append(step.label)
            return
        to_do = len(steps) - len(undone) - len(failures)
        feedback.report(None, tr("%n step(s) to undo: {step}", n=to_do, step=step.label))
        try:
            step.undo(state)
        except Stands as error:
            stays = True
            failures.append(error)
            note(step, "done")
        except PluginError as error:
            stays = is_final(step)
            failures.append(error)
            left.append(step.label)
            note(step, "left")
        else:
            undone.append(step.label)
            note(step, "undone")

    with ExitStack() as stack:
        # the stack calls back in reverse order, and all of them even if one raises
        for step in steps:
            stack.callback(one, step)
    if any(isinstance(failure, Stands) for failure in failures):
        outcome = "done"
    else:
        outcome = "partly_undone" if left else "undone"
    with suppress(PublishError):
        journal.end(outcome)
    return tuple(undone), tuple(failures), tuple(left)


def _kept(plan: Plan, error: PluginError) -> PublicationFailed:
    """Say that the publication stopped and can be resumed."""
    cause = None if isinstance(error, Cancelled) else error
    return PublicationFailed(
        tr("The publication of “{title}” stopped.", title=plan.title),
        " ".join(part for part in (error.what, error.why) if part),
        tr("What was done is kept: resume the publication, or undo it."),
        error.report(),
        cause=cause,
        kept=True,
    )


def _failed(
    plan: Plan, error: PluginError, undone: tuple[str, ...], left: tuple[str, ...], failures: tuple[PluginError, ...]
) -> PublicationFailed:
    """Say what failed, what was undone, and what was left."""
    cancelled = isinstance(error, Cancelled)
    why = "" if cancelled else " ".join(part for part in (error.what, error.why) if part)
    if left:
        what = (
            tr("The publication of “{title}” was cancelled, and not all of it could be undone.", title=plan.title)
            if cancelled
            else tr("The publication of “{title}” failed, and not all of it could be undone.", title=plan.title)
        )
        why += (" " if why else "") + tr("Left on the platform: {steps}.", steps="; ".join(left))
        todo = tr("Undo the rest when the platform answers again: the journal of this publication is kept.")
    else:
        what = tr("The publication of “{title}” failed; nothing of it is left on the platform.", title=plan.title)
        todo = error.todo or tr("Try again; if it happens again, send the details to the platform's administrator.")
        if isinstance(error, NetworkError) and not isinstance(error, HttpError | CertificateError | ProxyError):
            # all is undone: nobody has to look whether a request that was cut had an effect
            todo = tr("See that the platform answers again, then try again.")
    detail = "\n".join([error.report(), *(failure.report() for failure in failures)])
    return PublicationFailed(what, why, todo, detail, cause=None if cancelled else error, undone=undone, left=left)
