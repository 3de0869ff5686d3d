"""Plans of earlier sessions: rebuilt from their journals to be undone, or made again to go on."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ...feedback import Feedback
from ...publishing.journal import Progress
from ...publishing.plan import Plan, Step
from ..model import Platform
from ..product import Dataset
from .attach import ATTACHED, Attached, attach_plan
from .context import Context
from .deposit_steps import Forget, Pack, Send, Settle, Withdraw
from .push_steps import Check, Delete, Insert, Leave, PushStep, ReadBack, Update
from .record_steps import SaveRecord

if TYPE_CHECKING:
    from ..kept_job import Taken

_PUSHES: dict[str, type[PushStep]] = {
    "check": Check,
    "update": Update,
    "insert": Insert,
    "delete": Delete,
    "leave": Leave,
    "read": ReadBack,
}


def plan_of(platform: Platform, progress: Progress) -> Plan:
    """Rebuild a plan from its journal: enough of it to be undone."""
    context = Context(platform)
    found = (_step(context, progress, key) for key in progress.steps)
    steps = tuple(step for step in found if step is not None)
    return Plan(progress.plan_key, progress.title, progress.platform, steps)


def _step(context: Context, progress: Progress, key: str) -> Step | None:
    """Rebuild one step; ``None`` for one that leaves nothing to undo."""
    kind, _colon, name = key.partition(":")
    label = progress.labels.get(key, key)
    if kind in _PUSHES:
        return _PUSHES[kind](context, name, label, label)
    if kind == "record":
        return SaveRecord(context, name, label)
    if kind == "pack":
        return Pack(context, name, label)
    if kind == "send":
        return Send(context, name, "", label)
    if kind == "settle":
        return Settle(context, _names(progress, "pack"), bool(_names(progress, "send")))
    if kind == "withdraw":
        return Withdraw(context, name, "", label)
    if kind == "forget":
        return Forget(context, name)
    if kind == ATTACHED:
        return Attached(context, next(iter(_names(progress, "record")), ""))
    return None


def _names(progress: Progress, kind: str) -> tuple[str, ...]:
    """Give what the steps of a kind are about."""
    return tuple(key.partition(":")[2] for key in progress.steps if key.startswith(f"{kind}:"))


def attach_again(platform: Platform, taken: Taken, progress: Progress, feedback: Feedback) -> Plan | None:
    """Make the plan again by which a data set was being attached; ``None`` for a journal of something else.

    :raises PlatformError: as :func:`~.attach.attach_plan`.
    """
    if taken.publication is None or ATTACHED not in progress.steps:
        return None
    (uuid,) = _names(progress, "record")
    plan = attach_plan(platform, taken.publication, Dataset(uuid, ""), feedback)
    return replace(plan, key=progress.plan_key)
