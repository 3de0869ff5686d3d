"""How long the steps of publications take on a platform: learnt from those that were carried out, told of the next one.

A step takes a time of its own (answers of servers) and one that grows with what it sends. Both are fitted to what the
steps of each kind took, by least squares; older publications count less and less. Knows neither Qt nor QGIS.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ..i18n import tr
from .plan import Plan, Step
from .volume import volume_of

#: What earlier publications count for, beside the one that is learnt from.
_FADING = 0.7
#: How many times more than was ever sent in one step is still told of.
_FARTHEST = 20.0
#: Stands for whole plans: what their steps took one by one, and what they took side by side.
WHOLE = "*"


@dataclass
class Pace:
    """What steps of one kind took, summed up: x is what was sent, y are seconds."""

    n: float = 0.0
    x: float = 0.0
    y: float = 0.0
    xx: float = 0.0
    xy: float = 0.0
    #: the most that one of them sent.
    most: float = 0.0

    def learn(self, x: float, y: float) -> None:
        """Take one more into account."""
        self.n, self.x, self.y = self.n + 1, self.x + x, self.y + y
        self.xx, self.xy = self.xx + x * x, self.xy + x * y
        self.most = max(self.most, x)

    def fade(self) -> None:
        """Let what is known count less."""
        self.n, self.x, self.y = self.n * _FADING, self.x * _FADING, self.y * _FADING
        self.xx, self.xy = self.xx * _FADING, self.xy * _FADING

    def seconds(self, x: float) -> float | None:
        """Tell how long one that sends so much takes; ``None`` where too little is known."""
        if self.n <= 0 or x > self.most * _FARTHEST:
            return None
        mean_x, mean_y = self.x / self.n, self.y / self.n
        spread = self.xx / self.n - mean_x**2
        if spread > (0.1 * mean_x) ** 2:
            slope = max(0.0, (self.xy / self.n - mean_x * mean_y) / spread)
            return max(0.0, mean_y + slope * (x - mean_x))
        # all of them sent as much: what grows cannot be told from what does not, and more is taken to last longer
        return mean_y * max(1.0, x / mean_x) if mean_x > 0 else mean_y


Paces = dict[str, Pace]


def learn(paces: Paces, plan: Plan, took: Mapping[str, float], whole: float) -> None:
    """Learn from a publication that was carried out.

    :param took: step → seconds.
    :param whole: seconds of all of it.
    """
    fresh = [(*_sent(step), took[step.key]) for step in plan.steps if step.key in took]
    apart = sum(seconds for _kind, _sent_, seconds in fresh)
    if len(fresh) != len(plan.steps) or apart <= 0:
        return
    for kind in {kind for kind, _sent_, _seconds in fresh} | {WHOLE}:
        paces.setdefault(kind, Pace()).fade()
    for kind, sent, seconds in fresh:
        paces[kind].learn(sent, seconds)
    paces[WHOLE].learn(apart, whole)


def foreseen(paces: Paces, plan: Plan) -> float | None:
    """Tell how many seconds a plan takes; ``None`` where a step is of a kind that nobody has seen there."""
    whole = paces.get(WHOLE)
    if whole is None or whole.x <= 0 or not plan.steps:
        return None
    apart = 0.0
    for step in plan.steps:
        kind, sent = _sent(step)
        known = paces.get(kind)
        seconds = known.seconds(sent) if known is not None else None
        if seconds is None:
            return None
        apart += seconds
    return apart * whole.y / whole.x


def duration_text(seconds: float) -> str:
    """Write a time that is foreseen, no more exactly than it is known."""
    if seconds < 15:
        return tr("a few seconds")
    if seconds < 90:
        return tr("about %n second(s)", n=round(seconds / 10) * 10)
    if seconds < 90 * 60:
        return tr("about %n minute(s)", n=round(seconds / 60))
    return tr("about %n hour(s)", n=round(seconds / 3600))


def _sent(step: Step) -> tuple[str, float]:
    """Give the kind of a step, with what is measured of it, and how much of that it sends."""
    kind = step.key.partition(":")[0]
    volume = volume_of(step)
    if volume is not None and volume.size >= 0:
        return f"{kind} by bytes", float(volume.size)
    if volume is not None and volume.features >= 0:
        return f"{kind} by features", float(volume.features)
    return kind, 0.0
