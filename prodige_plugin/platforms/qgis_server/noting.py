"""Noting on this computer what was published, and what was taken away; and whether a key can tell features apart."""

from __future__ import annotations

import platform
from collections.abc import Sequence

from ...errors import PublishError
from ...feedback import Feedback
from ...i18n import tr
from ...metadata.findings import Severity
from ...publishing import snapshots
from ...publishing.checks import Finding
from ...publishing.ledger import Entry, Ledger
from ...publishing.plan import Plan, Receipt, State
from ..product import Job
from .items import Item
from .steps import ReadBack
from .taking_out import TakeOut
from .update_steps import Unchanged


def note(ledger: Ledger, plan: Plan, state: State, receipt: Receipt) -> Sequence[str]:
    """Note what a plan did; give sentences on what could not be noted: the publication stands without."""
    try:
        for step in plan.steps:
            if isinstance(step, TakeOut):
                ledger.forget(plan.platform, step.row.key, step.context.addresses.schema)
                for table in step.row.tables:
                    step.context.forget_older(table, "")
            elif isinstance(step, ReadBack | Unchanged) and step.item is not None:
                ledger.note(_entry(step.item, step.context.addresses.schema, plan, state, receipt))
    except PublishError as error:
        return [f"{error.what} {error.why}".strip()]
    return ()


def key_findings(job: Job, feedback: Feedback) -> list[Finding]:
    """Look whether the fields chosen as keys tell features apart. Worker thread; reads those layers.

    :raises Cancelled: the person cancelled.
    """
    return [
        Finding(
            Severity.WARNING,
            layer.layer_id,
            tr(
                "The field “{name}” cannot tell features apart: it is empty or several times the same. Every "
                "publication will send all of them.",
                name=layer.key_field,
            ),
        )
        for layer in job.layers
        if layer.key_field and not snapshots.unique_key(layer, feedback)
    ]


def _entry(item: Item, schema: str, plan: Plan, state: State, receipt: Receipt) -> Entry:
    """Give what is noted of one publication."""
    sums = item.details("", state).get("sums")
    source = item.source.path if item.source is not None else ""
    links = {
        role: link["url"]
        for role, found in receipt.links.items()
        for link in found
        if link.get("publication") == item.name
    }
    return Entry(
        platform=plan.platform,
        key=item.name,
        title=item.title,
        kind=item.kind,
        when=receipt.when,
        place=schema,
        source=source,
        stamp=_stamp(item, state),
        layer_id=item.layer.layer_id if item.layer is not None else "",
        sums={str(name): str(value) for name, value in sums.items()} if isinstance(sums, dict) else {},
        count=item.loaded(state).count if item.layer is not None else -1,
        tables=item.reads if item.layer is not None else (),
        services=(item.name,),
        records=(item.record_id,) if item.record_id else (),
        links=links,
        workstation=platform.node(),
    )


def _stamp(item: Item, state: State) -> str:
    """Give sizes and dates of the files that were published; "" when they may be others by now."""
    if item.layer is None:
        return ""
    for key in (f"load:{item.name}", f"changes:{item.name}"):
        left = state.get(key)
        if isinstance(left, dict):
            return str(left.get("stamp", ""))
    return item.choice.stamp
