"""What the Publish dock shows, worked out without a window: states, plan in words, progress by step."""

from __future__ import annotations

import enum
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ..i18n import tr
from ..metadata.findings import Severity
from ..publishing.plan import Plan, Receipt, Target
from ..publishing.plan_text import target_text
from .formats import number_text, pair_text


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


def sum_text(findings: Sequence[Any]) -> str:
    """Give how many errors, warnings and remarks there are."""
    count = Counter(finding.severity for finding in findings)
    parts = []
    if count[Severity.ERROR]:
        parts.append("✕ " + tr("%n error(s)", n=count[Severity.ERROR]))
    if count[Severity.WARNING]:
        parts.append("⚠ " + tr("%n warning(s)", n=count[Severity.WARNING]))
    if count[Severity.INFO]:
        parts.append(tr("%n remark(s)", n=count[Severity.INFO]))
    return " · ".join(parts)


def target_tip(targets: Iterable[str]) -> str:
    """Give what a name does not say (a record's identifier), for a tooltip."""
    return "\n".join(
        pair_text(target_text(target), target.exact)
        for target in targets
        if isinstance(target, Target) and target.exact != target
    )


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
_ROLES = ("map", "wms", "wfs", "wcs", "ogcapi", "record", "page", "thumbnail")


def role_text(role: str) -> str:
    """Give the name of a link's role."""
    return {
        "map": tr("Map page"),
        "wms": "WMS",
        "wfs": "WFS",
        "wcs": "WCS",
        "ogcapi": "OGC API",
        "record": tr("Record"),
        "page": tr("Platform"),
        "api": tr("Data API"),
        "deposit": tr("Deposit package"),
        "thumbnail": tr("Preview"),
    }.get(role, role)


def _rank(role: str) -> int:
    return _ROLES.index(role) if role in _ROLES else len(_ROLES)


def link_rows(links: Mapping[str, Any]) -> list[tuple[str, str, str]]:
    """Give (role, title, address) of a receipt's links, in the order they are shown."""
    rows = []
    for role in sorted(links, key=_rank):
        held = links[role]
        entries = [{"title": "", "url": held}] if isinstance(held, str) else held
        rows += [(role, str(entry.get("title", "")), str(entry["url"])) for entry in entries if entry.get("url")]
    return rows


@dataclass
class Published:
    """One publication of a receipt: its links and what was read back of it."""

    #: "" for what is of no publication (the platform's own page).
    title: str = ""
    #: (role, title, address), in the order they are shown.
    links: list[tuple[str, str, str]] = field(default_factory=list)
    #: (as expected, in words).
    checks: list[tuple[bool, str]] = field(default_factory=list)
    #: its name on the platform, "" for what is of no publication.
    name: str = ""


def by_publication(receipt: Receipt) -> list[Published]:
    """Give a receipt by what was published, in order; what is of no publication comes last.

    A link to a file on this computer that is among the receipt's files is told there, and there alone.
    """
    files = {Path(str(one["path"])).as_uri() for one in receipt.files if one.get("path")}
    found: dict[str, Published] = {}
    for role in sorted(receipt.links, key=_rank):
        for link in receipt.links[role]:
            key = str(link.get("publication", ""))
            one = found.setdefault(key, Published(str(link.get("title", "")) if key else "", name=key))
            if link.get("url") and link["url"] not in files:
                one.links.append((role, str(link.get("title", "")), str(link["url"])))
    for check in receipt.checks:
        one = found.setdefault(str(check.get("publication", "")), Published())
        one.checks.append((bool(check.get("ok")), _check_text(check)))
    general = found.pop("", None)
    return [*found.values(), *([general] if general is not None else [])]


def _check_text(check: Mapping[str, object]) -> str:
    """Give one thing read back in words, with its count where it has one."""
    name, expected, found = str(check.get("name", "")), check.get("expected"), check.get("found")
    if not check.get("ok") and expected is not None:
        return tr("{name}: {expected} expected, {found} found", name=name, expected=expected, found=found)
    if isinstance(found, int) and not isinstance(found, bool):
        return pair_text(name, number_text(found))
    return name


def record_ids(receipt: Receipt) -> dict[str, str]:
    """Give the identifier of the record of each publication, by the publication's name."""
    return {str(link.get("publication", "")): str(link["name"]) for link in receipt.links.get("record", ())}
