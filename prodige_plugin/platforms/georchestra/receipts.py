"""What was done, as links and counts read back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from ...i18n import tr
from ...publishing.plan import Plan, Receipt, State
from ..map_pictures import fidelity_of
from ..model import Platform
from ..product import Publication
from .addresses import Addresses
from .context import Context
from .items import Held, Item, viewer_of


def receipt(plan: Plan, platform: Platform, state: State, context: Context, items: Sequence[Item]) -> Receipt:
    """Give the receipt of a plan carried out."""
    addresses = Addresses(platform)
    links: dict[str, tuple[Mapping[str, str], ...]] = {}

    def add(role: str, title: str, url: str, name: str, publication: str) -> None:
        if url:
            link = {"title": title, "url": url, "name": name, "publication": publication}
            links[role] = (*links.get(role, ()), link)

    for item in items:
        if item.drawn:
            url = addresses.ows(item.workspace, "WMS", "GetCapabilities", "1.3.0")
            add("wms", item.title, url, item.name, item.name)
            add("thumbnail", item.title, item.thumbnail(addresses, state), item.name, item.name)
        if item.layer is not None:
            url = addresses.ows(item.workspace, "WFS", "GetCapabilities", "2.0.0")
            add("wfs", item.title, url, f"{item.workspace}:{item.name}", item.name)
        if item.raster is not None:
            url = addresses.ows(item.workspace, "WCS", "GetCapabilities", "2.0.1")
            add("wcs", item.title, url, f"{item.workspace}__{item.name}", item.name)
        number = viewer_of(state, item.name)
        if number:
            add("map", item.title, addresses.viewer(number), item.name, item.name)
        if item.record_id:
            add("record", item.title, addresses.record_page(item.record_id), item.record_id, item.name)
    add("page", tr("The platform's web page"), addresses.get("portal"), platform.name, "")
    return Receipt(
        plan_key=plan.key,
        title=plan.title,
        platform=platform.key,
        when=datetime.now(UTC).isoformat(timespec="seconds"),
        links=links,
        checks=tuple(context.checks),
        warnings=tuple(dict.fromkeys(context.warnings)),
        fidelity=tuple(found for item in items if (found := fidelity_of(state, item.name)) is not None),
    )


def publication_of(addresses: Addresses, workspace: str, held: Held, shown_by: tuple[str, ...] = ()) -> Publication:
    """Give a publication as its mark on the server tells it.

    :param shown_by: titles of our maps that show it.
    """
    mark = held.mark
    links = {"wms": addresses.ows(workspace, "WMS", "GetCapabilities", "1.3.0")}
    if held.kind == "vector":
        links["wfs"] = addresses.ows(workspace, "WFS", "GetCapabilities", "2.0.0")
    if mark.viewer:
        links["map"] = addresses.viewer(mark.viewer)
    if mark.record:
        links["record"] = addresses.record_page(mark.record)
    return Publication(
        key=mark.key,
        title=mark.title,
        # marks know layers and maps only
        kind="raster" if held.kind == "raster" else mark.kind,
        when=mark.when,
        who=mark.who,
        tables=(held.store,) if held.store else (),
        services=(f"{workspace}:{mark.key}",),
        records=(mark.record,) if mark.record else (),
        links=links,
        place=workspace,
        sums=mark.sums(),
        shown_by=shown_by,
    )
