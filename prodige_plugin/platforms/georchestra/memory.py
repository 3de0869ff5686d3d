"""What this computer remembers of its publications on géOrchestra (see :mod:`prodige_plugin.publishing.ledger`)."""

from __future__ import annotations

import platform as machine
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from ...errors import PublishError, redact
from ...publishing.ledger import Entry
from ...publishing.plan import Plan, Receipt, State
from ..store import ledger
from .items import Item
from .steps_out import held_of


def remember(
    plan: Plan, receipt: Receipt, stamps: Mapping[str, str], items: Sequence[Item], state: State
) -> str:
    """Note what was published, or forget what was unpublished; gives a sentence where the disk refused, else "".

    :param stamps: publication → sizes and dates of the files its checksums are of.
    """
    book = ledger()
    try:
        for item in items:
            book.note(_entry(receipt, item, stamps.get(item.name, ""), state))
        gone = held_of(state)
        if gone is not None:
            workspace = str(state["hide"]["workspace"]) if isinstance(state.get("hide"), dict) else ""  # type: ignore[index]
            book.forget(plan.platform, gone.mark.key, workspace)
    except PublishError as error:
        return error.what
    return ""


def _entry(receipt: Receipt, item: Item, stamp: str, state: State) -> Entry:
    """Give what is remembered of one publication."""
    links = {
        role: found["url"]
        for role, several in receipt.links.items()
        for found in several
        if found.get("publication") == item.name
    }
    source, identifier = "", ""
    if item.layer is not None:
        source, identifier = item.layer.source.path if item.layer.source is not None else "", item.layer.layer_id
    elif item.raster is not None:
        source, identifier = item.raster.path, item.raster.layer_id
    return Entry(
        platform=receipt.platform,
        key=item.name,
        title=item.title,
        kind="raster" if item.raster is not None else item.kind,
        when=datetime.now(UTC).isoformat(timespec="seconds"),
        place=item.workspace,
        source=redact(source),
        stamp=stamp,
        layer_id=identifier,
        # as the platform's own list gives them
        sums=item.mark().sums(),
        count=item.count(state),
        services=(f"{item.workspace}:{item.name}",),
        records=(item.record_id,) if item.record_id else (),
        links=links,
        workstation=machine.node(),
    )
