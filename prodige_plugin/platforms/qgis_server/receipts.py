"""What was done, as links and counts read back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime

from ...i18n import tr
from ...publishing.plan import Plan, Receipt, State
from ...publishing.registry import Row
from ..map_pictures import fidelity_of
from ..model import Platform
from ..store import receipts_folder
from .addresses import Addresses
from .context import CHECKS
from .contexts import write_context
from .steps import ReadBack
from .update_steps import Unchanged


def receipt(plan: Plan, platform: Platform, state: State) -> Receipt:
    """Give the receipt of a plan carried out."""
    reads = [step for step in plan.steps if isinstance(step, ReadBack | Unchanged)]
    # the steps say in which schema all this is
    addresses = reads[0].context.addresses if reads else Addresses(platform)
    links: dict[str, tuple[Mapping[str, str], ...]] = {}

    def add(role: str, title: str, url: str, name: str, publication: str) -> None:
        if url:
            link = {"title": title, "url": url, "name": name, "publication": publication}
            links[role] = (*links.get(role, ()), link)

    warnings: list[str] = []
    files: list[Mapping[str, str]] = []
    unwritten: list[str] = []
    when = datetime.now(UTC).isoformat(timespec="seconds")
    for step in reads:
        if step.item is None:
            continue
        item = step.item
        # the steps of one plan share their context
        warnings = list(step.context.warnings)
        names = item.layer_names(state)
        if names:
            add("wms", item.title, addresses.ows(item.name, "WMS", "GetCapabilities", "1.3.0"), names, item.name)
            add("thumbnail", item.title, item.thumbnail(addresses, state), names, item.name)
        if item.kind == "layer":
            add("wfs", item.title, addresses.ows(item.name, "WFS", "GetCapabilities", "1.1.0"), item.name, item.name)
            add("ogcapi", item.title, addresses.features(item.name), item.name, item.name)
        add("map", item.title, addresses.map_page(item.name), item.name, item.name)
        try:
            path = write_context(item, addresses, state, when, receipts_folder() / plan.key)
        except OSError as error:
            unwritten.append(tr("The map's description for other viewers could not be written: {error}", error=error))
        else:
            if path is not None:
                files.append({"role": "context", "title": item.title, "path": str(path)})
        if item.record_id:
            add("record", item.title, addresses.record(item.record_id), item.record_id, item.name)
    if addresses.get("portal"):
        add("page", tr("The platform's web page"), addresses.get("portal"), platform.name, "")
    return Receipt(
        plan_key=plan.key,
        title=plan.title,
        platform=platform.key,
        when=when,
        links=links,
        checks=_checks(plan, state),
        warnings=(*warnings, *unwritten),
        files=tuple(files),
        fidelity=tuple(found for step in reads if (found := fidelity_of(state, step.name)) is not None),
    )


def _checks(plan: Plan, state: State) -> tuple[Mapping[str, object], ...]:
    """Give what was read back, by earlier sessions too, where the plan was gone on with."""
    found: list[Mapping[str, object]] = []
    for step in plan.steps:
        left = state.get(step.key)
        if isinstance(left, dict):
            found += left.get(CHECKS, ())
    return tuple(found)


def links_of(addresses: Addresses, row: Row) -> dict[str, str]:
    """Give the addresses of a publication from the registry."""
    found = {}
    for project in row.projects[:1]:
        found["wms"] = addresses.ows(project, "WMS", "GetCapabilities", "1.3.0")
        if row.kind == "layer":
            found["wfs"] = addresses.ows(project, "WFS", "GetCapabilities", "1.1.0")
            found["ogcapi"] = addresses.features(project)
        found["map"] = addresses.map_page(project)
    for identifier in row.records[:1]:
        found["record"] = addresses.record(identifier)
    return {role: url for role, url in found.items() if url}
