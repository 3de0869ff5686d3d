"""Steps done side by side: each waits on a server while another works (promise P9).

Only neighbours in the plan whose kind says so (:func:`.plan.abreast`): they touch different things, or one follows
the other (:func:`.plan.follows`), and are undone one by one all the same. Whoever resumes or undoes finds more than one
step begun in the journal.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import ExitStack

from ..errors import Cancelled
from ..feedback import Feedback
from .plan import Step, abreast, follows

#: Steps done at once, whatever their kind allows: a workstation is one visitor among others.
MOST = 4


class Shares:
    """How far the whole plan is, told by steps that each know how far they are."""

    def __init__(self, feedback: Feedback, weights: Mapping[str, float]) -> None:
        """:param feedback: of the whole; ``weights``: step key → share of the work, any unit."""
        self._feedback = feedback
        self._weights = weights
        self._total = sum(weights.values()) or 1.0
        self._far = dict.fromkeys(weights, 0.0)
        #: the weight done in all: hundreds of layers have thousands of steps, and each tells often how far it is.
        self._sum = 0.0
        self._open = set(weights)
        self._lock = threading.Lock()
        #: set to have the steps under way stop, though nobody cancelled.
        self.stop = threading.Event()

    def of(self, key: str) -> Feedback:
        """Give the feedback of one step."""
        return _Share(self, self._feedback, key)

    def done(self, key: str) -> None:
        """Count a step as done; nothing is said."""
        self._go_to(key, 1.0)

    def report(self, key: str, fraction: float | None, sentence: str) -> None:
        """Tell how far one step is (0..1; ``None`` for unknown); the whole never goes back."""
        with self._lock:
            if fraction is None:
                self._feedback.report(None, sentence)
                return
            self._go_to(key, fraction)
            # what is summed up bit by bit comes near the whole, and not quite to it
            self._feedback.report(min(1.0, self._sum / self._total) if self._open else 1.0, sentence)

    def _go_to(self, key: str, fraction: float) -> None:
        """Note how far one step is, where that is further than before."""
        before = self._far[key]
        self._far[key] = max(before, min(1.0, fraction))
        self._sum += self._weights[key] * (self._far[key] - before)
        if self._far[key] == 1.0:
            self._open.discard(key)


class _Share(Feedback):
    """The feedback of one step: cancelled with the whole, and when a step beside it failed."""

    def __init__(self, shares: Shares, whole: Feedback, key: str) -> None:
        super().__init__()
        self._shares, self._whole, self._key = shares, whole, key

    def report(self, fraction: float | None, sentence: str = "") -> None:
        self._shares.report(self._key, fraction, sentence)

    def cancel(self) -> None:
        self._whole.cancel()

    def is_cancelled(self) -> bool:
        return self._whole.is_cancelled() or self._shares.stop.is_set()


def together(steps: Iterable[Step]) -> Iterator[list[Step]]:
    """Give steps in the plan's order, those that may be done side by side in one list."""
    group: list[Step] = []
    for step in steps:
        if group and min(abreast(step), abreast(group[-1])) < 2:
            yield group
            group = []
        group.append(step)
    if group:
        yield group


def do_each(steps: Sequence[Step], do: Callable[[Step], None], stop: threading.Event) -> None:
    """Do steps, as many at once as their kinds allow; one alone is done in the caller's thread.

    :param do: does one step; called in several threads.
    :param stop: set when one failed: ``do`` begins no more, and those under way end as if cancelled.
    :raises PluginError: what the first that failed raised, when all that were under way have ended.
    """
    most = min(MOST, len(steps), *(abreast(step) for step in steps))
    if most < 2:
        for step in steps:
            do(step)
        return

    over = {step.key: threading.Event() for step in steps}

    def one(step: Step) -> None:
        with ExitStack() as at_the_end, ExitStack() as on_failure:
            at_the_end.callback(over[step.key].set)
            # by the thread itself: it takes the next step as soon as this one has failed
            on_failure.callback(stop.set)
            before = over.get(follows(step))
            if before is not None:
                before.wait()  # it has a thread already: they are taken in the plan's order
            do(step)
            on_failure.pop_all()

    with ThreadPoolExecutor(most, "prodige-steps") as pool:
        ended = as_completed([pool.submit(one, step) for step in steps])
        failures = [failure for each in ended if (failure := each.exception()) is not None]
    if failures:
        # those that were stopped say "cancelled": what stopped them says more
        raise next((one for one in failures if not isinstance(one, Cancelled)), failures[0])
