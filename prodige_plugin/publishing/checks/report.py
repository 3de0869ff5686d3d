"""What the checks found, to keep or to send: a page that needs nothing else, or JSON for other programs."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from html import escape

from ...i18n import tr
from ...metadata.findings import Severity
from .model import Finding

#: Version of what :func:`report_json` writes.
SCHEMA = "prodige-plugin/checks/1"
_ORDER = (Severity.ERROR, Severity.WARNING, Severity.INFO)
_STYLE = """
body{font:15px/1.45 system-ui,sans-serif;color:#1b1b1b;background:#fff;max-width:60rem;margin:2rem auto;padding:0 1rem}
h1{font-size:1.5rem;margin:0 0 .2rem}h2{font-size:1.1rem;margin:2rem 0 .4rem;border-bottom:1px solid #ccc}
article{border-left:.3rem solid;padding:.3rem .8rem;margin:.7rem 0;break-inside:avoid}
.error{border-color:#b00020}.warning{border-color:#a15c00}.info{border-color:#3a6ea5}
h3{font-size:1rem;margin:0}p{margin:.25rem 0}.help,.when,small{color:#555}ul{margin:.25rem 0;padding-left:1.3rem}
code{font-size:.85em;color:#555}@media print{body{margin:0}}
@media screen and (prefers-color-scheme:dark){body{color:#e6e6e6;background:#1e1e1e}h2{border-color:#555}
.help,.when,small,code{color:#b0b0b0}.error{border-color:#ff6b7d}.warning{border-color:#f0a040}.info{border-color:#7fb2e6}}
"""


def report_html(
    findings: Sequence[Finding],
    titles: Mapping[str, str] | None = None,
    *,
    title: str = "",
    platform: str = "",
    when: datetime | None = None,
    said: str = "",
) -> str:
    """Write a page of findings: one file, no script, no address, everything escaped.

    :param titles: id of a layer → its title; an id not in it is shown as it is.
    :param title: what was checked; "" for a general heading.
    :param platform: name of the platform it was checked for.
    :param when: moment of the checks; now when ``None``.
    :param said: that moment as the reader writes it; year, month and day by default.
    """
    said = said or f"{(when or datetime.now(UTC)).astimezone():%Y-%m-%d %H:%M}"
    heading = " – ".join(part for part in (tr("Checks before publishing"), title) if part)
    parts = [
        "<!DOCTYPE html>",
        f'<html lang="{escape(tr("en"), quote=True)}"><head><meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{escape(title or heading)}</title><style>{_STYLE}</style></head><body>",
        f"<h1>{escape(heading)}</h1>",
        f'<p class="when">{escape(" · ".join(part for part in (platform, said) if part))}</p>',
        f"<p>{escape(summary(findings))}</p>",
    ]
    for element in _elements(findings):
        name = (titles or {}).get(element, element) or tr("The whole")
        parts.append(f"<section><h2>{escape(name)}</h2>")
        of_it = [finding for finding in findings if finding.element == element]
        parts += [_article(one) for one in sorted(of_it, key=lambda one: _ORDER.index(one.severity))]
        parts.append("</section>")
    parts.append("</body></html>")
    return "\n".join(parts) + "\n"


def report_json(
    findings: Sequence[Finding],
    titles: Mapping[str, str] | None = None,
    *,
    title: str = "",
    platform: str = "",
    when: datetime | None = None,
) -> str:
    """Write the findings for other programs.

    An object with ``schema`` (:data:`SCHEMA`), ``title``, ``platform``, ``when`` (ISO 8601 with zone),
    ``counts`` (severity → number) and ``findings``, a list in the order of the checks. Each finding has
    ``check`` (stable id, "" for a platform's own remark), ``severity`` ("error", "warning", "info"), ``level``
    ("beginner", "expert"), ``layer`` (id, "" for the map or the whole), ``layer_title``, ``title``, ``help``,
    ``sentence``, ``count`` (features meant, 0 where it is not about features), ``features`` (some of their ids),
    ``place`` (x minimum, y minimum, x maximum, y maximum in the layer's CRS, or ``null``), ``details`` (texts) and
    ``repair`` (``key``, ``label``, ``effect``, ``safe``, ``asks``, ``proposal``, or ``null``).
    Texts are in the language of QGIS; ids, keys and codes never change.
    """
    moment = (when or datetime.now(UTC)).astimezone()
    document = {
        "schema": SCHEMA,
        "title": title,
        "platform": platform,
        "when": moment.isoformat(timespec="seconds"),
        "counts": {
            severity.value: sum(1 for finding in findings if finding.severity is severity) for severity in _ORDER
        },
        "findings": [_as_json(finding, titles or {}) for finding in findings],
    }
    return json.dumps(document, ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def summary(findings: Sequence[Finding]) -> str:
    """Say in one line how many of what there are."""
    count = {severity: sum(1 for finding in findings if finding.severity is severity) for severity in _ORDER}
    if not findings:
        return tr("Nothing was found that should be looked at.")
    return " · ".join(
        words
        for severity, words in (
            (Severity.ERROR, tr("%n error(s)", n=count[Severity.ERROR])),
            (Severity.WARNING, tr("%n warning(s)", n=count[Severity.WARNING])),
            (Severity.INFO, tr("%n remark(s)", n=count[Severity.INFO])),
        )
        if count[severity]
    )


def _severity_text(severity: Severity) -> str:
    return {Severity.ERROR: tr("Error"), Severity.WARNING: tr("Warning"), Severity.INFO: tr("Remark")}[severity]


def _elements(findings: Sequence[Finding]) -> list[str]:
    """Give the layers in the order they were checked, the map and the whole first."""
    return sorted(dict.fromkeys(finding.element for finding in findings), key=bool)


def _article(finding: Finding) -> str:
    """Write one finding."""
    head = _severity_text(finding.severity)
    head = f"{head} – {finding.title}" if finding.title else head
    lines = [f'<article class="{finding.severity.value}"><h3>{escape(head)}</h3><p>{escape(finding.sentence)}</p>']
    if finding.details:
        lines.append("<ul>" + "".join(f"<li>{escape(line)}</li>" for line in finding.details) + "</ul>")
    if finding.features:
        ids = ", ".join(str(number) for number in finding.features)
        if finding.count > len(finding.features):
            ids += ", …"
        lines.append(f"<p><small>{escape(tr('Features: {ids}', ids=ids))}</small></p>")
    if finding.help:
        lines.append(f'<p class="help">{escape(finding.help)}</p>')
    if finding.repair is not None:
        text = finding.repair.effect or finding.repair.label
        lines.append(f"<p><small>{escape(tr('Can be repaired in the copy: {text}', text=text))}</small></p>")
    if finding.check:
        lines.append(f"<code>{escape(finding.check)}</code>")
    return "".join([*lines, "</article>"])


def _as_json(finding: Finding, titles: Mapping[str, str]) -> dict[str, object]:
    """Give one finding as JSON values."""
    repair = finding.repair
    return {
        "check": finding.check,
        "severity": finding.severity.value,
        "level": finding.level.value,
        "layer": finding.element,
        "layer_title": titles.get(finding.element, ""),
        "title": finding.title,
        "help": finding.help,
        "sentence": finding.sentence,
        "count": finding.count,
        "features": list(finding.features),
        "place": None if finding.place is None else list(finding.place),
        "details": list(finding.details),
        "repair": None
        if repair is None
        else {
            "key": repair.key,
            "label": repair.label,
            "effect": repair.effect,
            "safe": repair.safe,
            "asks": repair.asks,
            "proposal": repair.proposal,
        },
    }
