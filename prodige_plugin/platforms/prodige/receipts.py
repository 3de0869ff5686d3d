"""What was done, as links, files and counts; and what this workstation remembers of it."""

from __future__ import annotations

import platform as machine
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from ...i18n import tr
from ...publishing import fingerprint
from ...publishing.ledger import Entry
from ...publishing.plan import Plan, Receipt, State
from ..dashboard import as_publication
from ..model import Platform
from ..product import Publication
from ..sign_in import api_of
from ..store import ledger
from . import records, sending
from .context import Context
from .deposit_steps import Pack, Send
from .memory import DEPOSIT, source_of, why_it_stays
from .push_steps import ReadBack


def receipt(plan: Plan, platform: Platform, state: State) -> Receipt:
    """Give the receipt of a plan carried out."""
    links: dict[str, tuple[Mapping[str, str], ...]] = {}
    # the steps of one plan share their context
    shared = next((one for step in plan.steps if isinstance(one := getattr(step, "context", None), Context)), None)
    checks: list[Mapping[str, object]] = list(shared.checks) if shared is not None else []
    warnings = list(shared.warnings) if shared is not None else []
    files: list[Mapping[str, str]] = []

    def add(role: str, title: str, url: str, name: str, publication: str) -> None:
        if url:
            link = {"title": title, "url": url, "name": name, "publication": publication}
            links[role] = (*links.get(role, ()), link)

    sent = False
    for step in plan.steps:
        if isinstance(step, ReadBack):
            add("api", step.title, f"{api_of(platform)}/data/{step.uuid}?srs=EPSG:4326", step.uuid, step.uuid)
            add("record", step.title, records.record_page(platform, step.uuid), step.uuid, step.uuid)
        elif isinstance(step, Pack):
            left = state.get(f"packed:{step.name}")
            if isinstance(left, dict):
                files.append({"role": "deposit", "title": str(left["title"]), "path": str(left["path"])})
                add("deposit", str(left["title"]), Path(str(left["path"])).as_uri(), step.name, step.name)
                warnings += [str(one) for one in left.get("warnings", ())]
        elif isinstance(step, Send):
            sent = True
            line = sending.line_of(platform)
            add("deposit", step.name, line.address.url(f"{step.name}.zip"), step.name, step.name)
    if files and not sent:
        page = platform.endpoints.get("administration", "").strip() or platform.endpoints.get("portal", "").strip()
        add("page", tr("Deposit the package here"), page, platform.name, "")
        warnings.append(tr("The package is on this computer: deposit it on the platform's page, or send it to its "
                           "administrators."))  # fmt: skip
    elif platform.endpoints.get("portal", "").strip():
        add("page", tr("The platform's web page"), platform.endpoints["portal"].strip(), platform.name, "")
    return Receipt(
        plan_key=plan.key,
        title=plan.title,
        platform=platform.key,
        when=datetime.now(UTC).isoformat(timespec="seconds"),
        links=links,
        checks=tuple(checks),
        warnings=tuple(dict.fromkeys(warnings)),
        files=tuple(files),
    )


def remember(plan: Plan, platform: Platform, state: State) -> None:
    """Note in the ledger which data sets were updated; deposits are noted by their last step.

    :raises PublishError: the disk refused.
    """
    book = ledger()
    when = datetime.now(UTC).isoformat(timespec="seconds")
    for step in plan.steps:
        if isinstance(step, ReadBack):
            left = state.get(step.key)
            seen = left if isinstance(left, dict) else {}
            sums = {"style": fingerprint.style_sum(step.layer)} if step.layer is not None else {}
            book.note(
                Entry(
                    platform=platform.key,
                    key=step.uuid,
                    title=step.title,
                    kind="layer",
                    when=when,
                    source=source_of(step.layer),
                    stamp=fingerprint.stamp(step.layer) if step.layer is not None else "",
                    layer_id=step.layer.layer_id if step.layer is not None else "",
                    sums={**sums, "data": str(seen.get("data", ""))},
                    there=str(seen.get("there", "")),
                    records=(step.uuid,),
                    links={"record": records.record_page(platform, step.uuid)},
                    workstation=machine.node(),
                )
            )


def pending(entries: Sequence[Entry]) -> list[Publication]:
    """Give the deposits whose data set was not found yet."""
    return [one for one in publications(entries) if one.key.startswith(DEPOSIT)]


def publications(entries: Sequence[Entry]) -> list[Publication]:
    """Give what this workstation published or deposited."""
    found = []
    for entry in entries:
        links = dict(entry.links)
        path = links.pop("deposit", "")
        if path:
            links["deposit"] = Path(path).as_uri()
        waiting = entry.key.startswith(DEPOSIT)
        stays = "" if waiting else " ".join(why_it_stays())
        found.append(replace(as_publication(entry), links=links, waiting=waiting, stays=stays))
    return found
