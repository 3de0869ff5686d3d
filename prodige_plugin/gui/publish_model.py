"""What the Publish dock shows, worked out without a window: states, plan in words, progress by step."""

from __future__ import annotations

import enum
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from ..i18n import tr
from ..metadata.findings import Severity
from ..publishing.plan import Effect, Plan, Receipt


class Readiness(enum.Enum):
    """How ready a layer is."""

    UNKNOWN = "unknown"
    READY = "ready"
    WARNINGS = "warnings"
    ERRORS = "errors"


def readiness(findings: Iterable[Any] | None) -> Readiness:
    """Give the readiness that findings mean; ``None``: not checked yet."""
    if findings is None:
        return Readiness.UNKNOWN
    grave = {finding.severity for finding in findings}
    if Severity.ERROR in grave:
        return Readiness.ERRORS
    return Readiness.WARNINGS if Severity.WARNING in grave else Readiness.READY


def readiness_text(findings: Sequence[Any] | None) -> str:
    """Give the readiness in words, with a mark; colour is never the only sign."""
    state = readiness(findings)
    if state is Readiness.UNKNOWN or findings is None:
        return ""
    count = {severity: sum(1 for finding in findings if finding.severity is severity) for severity in Severity}
    if state is Readiness.ERRORS:
        return "✕ " + tr("%n error(s)", n=count[Severity.ERROR])
    if state is Readiness.WARNINGS:
        return "⚠ " + tr("%n warning(s)", n=count[Severity.WARNING])
    return "✓ " + tr("ready")


def effect_text(effect: Effect) -> str:
    """Give the word for what a step does."""
    return {
        Effect.CREATE: tr("creates"),
        Effect.REPLACE: tr("replaces"),
        Effect.DELETE: tr("deletes"),
        Effect.READ: tr("reads"),
        Effect.LOCAL: tr("on this computer"),
    }[effect]


def plan_lines(plan: Plan) -> list[str]:
    """Give what a plan creates, replaces and deletes, each by name (promise P4)."""
    lines = []
    for effect in (Effect.CREATE, Effect.REPLACE, Effect.DELETE):
        names = list(dict.fromkeys(plan.targets(effect)))
        if names:
            lines.append(tr("{effect}: {names}", effect=effect_text(effect).capitalize(), names=", ".join(names)))
    return lines or [tr("Changes nothing on the platform.")]


def is_destructive(plan: Plan) -> bool:
    """Whether a plan replaces or deletes something."""
    return bool(plan.targets(Effect.REPLACE) or plan.targets(Effect.DELETE))


def step_at(plan: Plan, fraction: float) -> tuple[int, float]:
    """Give the step a fraction of the whole (0..1) falls in, and how far in it (0..1)."""
    total = sum(step.weight for step in plan.steps) or 1.0
    before = 0.0
    for rank, step in enumerate(plan.steps):
        share = step.weight / total
        if fraction < before + share - 1e-9:
            return rank, (fraction - before) / share if share else 0.0
        before += share
    return len(plan.steps), 0.0


#: Roles of a receipt's links, in the order they are shown; others come after.
_ROLES = ("map", "wms", "wfs", "ogcapi", "record", "page", "thumbnail")


def role_text(role: str) -> str:
    """Give the name of a link's role."""
    return {
        "map": tr("Map page"),
        "wms": "WMS",
        "wfs": "WFS",
        "ogcapi": "OGC API",
        "record": tr("Record"),
        "page": tr("Platform"),
        "thumbnail": tr("Preview"),
    }.get(role, role)


def link_rows(links: Mapping[str, Any]) -> list[tuple[str, str, str]]:
    """Give (role, title, address) of a receipt's links, in the order they are shown."""
    ranked = sorted(links, key=lambda role: _ROLES.index(role) if role in _ROLES else len(_ROLES))
    rows = []
    for role in ranked:
        held = links[role]
        entries = [{"title": "", "url": held}] if isinstance(held, str) else held
        rows += [(role, str(entry.get("title", "")), str(entry["url"])) for entry in entries if entry.get("url")]
    return rows


def check_rows(receipt: Receipt) -> list[tuple[bool, str]]:
    """Give what was read back: (as expected, in words)."""
    rows = []
    for check in receipt.checks:
        good, name = bool(check.get("ok")), str(check.get("name", ""))
        expected, found = check.get("expected"), check.get("found")
        if good or expected is None:
            rows.append((good, name))
        else:
            rows.append(
                (good, tr("{name}: {expected} expected, {found} found", name=name, expected=expected, found=found))
            )
    return rows


def record_ids(receipt: Receipt) -> dict[str, str]:
    """Give the identifier of the record of each publication, by the publication's name."""
    return {str(link.get("publication", "")): str(link["name"]) for link in receipt.links.get("record", ())}
