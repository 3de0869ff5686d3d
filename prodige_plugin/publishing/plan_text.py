"""A plan in words: the same page for a dry run and for the real one, in the dock, in Processing and in a file.

What is replaced or deleted is always named (promise P4); much that is created is counted above, and named by its step.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from html import escape

from ..i18n import tr
from .pace import duration_text
from .plan import Effect, Plan, Step, Target, TargetKind
from .volume import total, volume_of, volume_text

#: Up to so many names of what is created are said above the steps.
_NAMED = 4
#: One file without script or address; readable on paper.
_STYLE = (
    "body{font:15px/1.5 sans-serif;max-width:50rem;margin:2rem auto;padding:0 1rem;color:#222;background:#fff}"
    "h1{font-size:1.4rem}li{margin:.3rem 0}small{color:#555}.replace,.delete{color:#8a0013}"
)


def effect_text(effect: Effect) -> str:
    """Give the word for what a step does."""
    return {
        Effect.CREATE: tr("creates"),
        Effect.REPLACE: tr("replaces"),
        Effect.DELETE: tr("deletes"),
        Effect.READ: tr("reads"),
        Effect.LOCAL: tr("on this computer"),
    }[effect]


def target_text(target: str) -> str:
    """Give a target in words: what it is, and its name."""
    if not isinstance(target, Target):
        return target
    return {
        TargetKind.TABLE: tr("table {name}", name=target),
        TargetKind.SERVICE: tr("service {name}", name=target),
        TargetKind.RECORD: tr("record “{name}”", name=target),
        TargetKind.FEATURES: tr("features of {name}", name=target),
        TargetKind.STYLE: tr("style {name}", name=target),
        TargetKind.STORE: tr("store {name}", name=target),
        TargetKind.MAP: tr("map “{name}”", name=target),
        TargetKind.FILE: tr("file {name}", name=target),
    }[target.kind]


def plan_lines(plan: Plan) -> list[str]:
    """Give what a plan replaces and deletes, each by name (promise P4), what it creates, and how much it sends."""
    return [*made_lines(plan), *sent_lines(plan), *lost_lines(plan)]


def made_lines(plan: Plan) -> list[str]:
    """Give what a plan creates; much of it is counted here: the steps name it."""
    names = list({target_text(target): target for target in plan.targets(Effect.CREATE)})
    if len(names) > _NAMED:
        names = _counted(plan.targets(Effect.CREATE))
    if names:
        return [_effect_line(Effect.CREATE, names)]
    return [] if is_destructive(plan) else [tr("Changes nothing on the platform.")]


def lost_lines(plan: Plan) -> list[str]:
    """Give what a plan replaces and deletes, each by name, however many there are."""
    found = []
    for effect in (Effect.REPLACE, Effect.DELETE):
        names = list(dict.fromkeys(target_text(target) for target in plan.targets(effect)))
        if names:
            found.append(_effect_line(effect, names))
    return found


def sent_lines(plan: Plan) -> list[str]:
    """Give how many features and about how many bytes a plan sends in all, and how long it takes, where it is known."""
    whole = total(plan)
    lines = [] if whole is None else [tr("To send: {volume}", volume=volume_text(whole))]
    if plan.seconds is not None:
        time = duration_text(plan.seconds)
        lines.append(tr("Time: {time}, as earlier publications there went", time=time))
    return lines


def _effect_line(effect: Effect, names: Iterable[str]) -> str:
    return tr("{effect}: {names}", effect=effect_text(effect).capitalize(), names=", ".join(names))


def _counted(targets: Iterable[str]) -> list[str]:
    """Give how many there are of each kind; names for those of no kind."""
    targets = list(targets)
    kinds = Counter(target.kind for target in targets if isinstance(target, Target))
    found = [target for target in targets if not isinstance(target, Target)]
    words: dict[TargetKind, Callable[[int], str]] = {
        TargetKind.TABLE: lambda n: tr("%n table(s)", n=n),
        TargetKind.SERVICE: lambda n: tr("%n service(s)", n=n),
        TargetKind.STORE: lambda n: tr("%n store(s)", n=n),
        TargetKind.STYLE: lambda n: tr("%n style(s)", n=n),
        TargetKind.MAP: lambda n: tr("%n map(s)", n=n),
        TargetKind.RECORD: lambda n: tr("%n record(s)", n=n),
        TargetKind.FILE: lambda n: tr("%n file(s)", n=n),
    }
    found += [say(kinds[kind]) for kind, say in words.items() if kinds[kind]]
    # features are of a table that stays: which one must be said
    found += [target_text(one) for one in targets if isinstance(one, Target) and one.kind is TargetKind.FEATURES]
    return found


def is_destructive(plan: Plan) -> bool:
    """Whether a plan replaces or deletes something."""
    return bool(plan.targets(Effect.REPLACE) or plan.targets(Effect.DELETE))


def step_text(step: Step) -> str:
    """Give one step in words: what it is, how much it sends, and what it does to which things."""
    names = ", ".join(target_text(target) for target in step.targets)
    volume = volume_of(step)
    told = volume_text(volume) if volume is not None else ""
    label = tr("{step} ({volume})", step=step.label, volume=told) if told else step.label
    return tr("{step} – {effect} {names}", step=label, effect=effect_text(step.effect), names=names) if names else label


def plan_text(plan: Plan) -> str:
    """Give a plan as plain text, a line a step."""
    steps = [f"{number}. {step_text(step)}" for number, step in enumerate(plan.steps, start=1)]
    return "\n".join([plan.title, *plan_lines(plan), "", *steps])


def plan_html(plan: Plan, platform: str = "") -> str:
    """Give a plan as a page: one file, everything escaped.

    :param platform: name of the platform, shown under the title.
    """
    lines = "".join(f"<li>{escape(line)}</li>" for line in plan_lines(plan))
    steps = "".join(f'<li class="{step.effect.value}">{escape(step_text(step))}</li>' for step in plan.steps)
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(tr("en"), quote=True)}"><head><meta charset="utf-8">'
        f"<title>{escape(plan.title)}</title><style>{_STYLE}</style></head><body><h1>{escape(plan.title)}</h1>"
        f"<p><small>{escape(platform)}</small></p><ul>{lines}</ul><ol>{steps}</ol></body></html>\n"
    )
