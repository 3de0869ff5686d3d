"""The product “géOrchestra”: GeoNetwork and GeoServer behind one gateway (or security proxy with CAS)."""

from __future__ import annotations

from typing import Any

from ...catalogue import json_answer as ja
from ...catalogue.model import Query
from ...errors import HtmlInsteadOfData, HttpError
from ...feedback import Feedback
from ...i18n import tr
from ...network import Door, Expect
from ..model import Capability, Platform
from ..prodige import capabilities as searching
from ..prodige import catalogue
from ..product import Publisher
from ..trying import Attempt, service_answers, signed_in, try_each, who_in_geonetwork

__all__ = ["capabilities", "catalogue", "publisher", "test_connection"]


def capabilities(platform: Platform) -> frozenset[Capability]:
    """Give what the platform's addresses and account allow; what its rights allow is known once it is asked."""
    # the catalogue is the same; what PRODIGE takes besides is its own
    found = {Capability.SEARCH, Capability.SAVE_RECORD, Capability.DELETE_RECORD} & searching(platform)
    if platform.authcfg and platform.endpoints.get("services", "").strip():
        found |= {
            Capability.PUBLISH_VECTOR,
            Capability.PUBLISH_RASTER,
            Capability.PUBLISH_MAP,
            Capability.UNPUBLISH,
            Capability.RESTRICT,
        }
    return frozenset(found)


def publisher(platform: Platform) -> Publisher:
    """Give the publisher.

    :raises PlatformError: the address of its services is missing, or no account is chosen.
    """
    from .publish import GeorchestraPublisher

    return GeorchestraPublisher(platform)


def test_connection(platform: Platform, feedback: Feedback) -> list[tuple[str, bool, str]]:
    """Try each address that the platform has: (what, whether it works, sentence). Worker thread.

    :raises Cancelled: the person cancelled.
    """
    door = Door(platform.authcfg, feedback)
    address, services = (platform.endpoints.get(role, "").strip() for role in ("catalogue", "services"))

    def entries() -> str:
        page = catalogue(platform, feedback).search(Query(page_size=1), feedback)
        return tr("%n entry(ies) can be found.", n=page.total)

    attempts: list[Attempt] = [(tr("Catalogue"), entries)]
    if platform.authcfg and platform.sign_in:
        attempts.append((tr("Sign-in"), lambda: signed_in(platform, feedback)))
    if platform.authcfg and address:
        attempts.append((tr("Account"), lambda: _who(door, address)))
    if services and platform.authcfg:
        attempts.append((tr("Publishing"), lambda: _may_publish(platform, feedback)))
    if services:
        attempts.append((tr("View service (WMS)"), lambda: service_answers(door, services, "WMS")))
        attempts.append((tr("Download service (WFS)"), lambda: service_answers(door, services, "WFS")))
    return try_each(attempts, feedback)


def _who(door: Door, address: str) -> str:
    """Ask the gateway for whom it takes us, and GeoNetwork where there is no such page."""
    root = address.partition("/geonetwork")[0]
    try:
        told: Any = door.request("GET", f"{root}/whoami", expect=Expect.JSON).json()
    except (HttpError, HtmlInsteadOfData):
        return who_in_geonetwork(door, address)  # an older one, without gateway
    user = ja.inside(told, "GeorchestraUser")
    name = ja.text(ja.inside(user, "username"))
    if not name:
        return who_in_geonetwork(door, address)
    roles = ", ".join(ja.texts(ja.inside(user, "roles"))) or "–"
    organisation = ja.text(ja.inside(user, "organization")) or "–"
    return tr(
        "Signed in as {user} ({organisation}; roles: {roles}).", user=name, organisation=organisation, roles=roles
    )


def _may_publish(platform: Platform, feedback: Feedback) -> str:
    """Say where the account may publish, and by which way.

    :raises PlatformError: it may publish nowhere.
    """
    from .context import Context
    from .naming import no_workspace
    from .rights import rights

    found = rights(Context(platform), feedback)
    sentences = []
    if found.workspaces:
        sentences.append(tr("Workspaces: {names}.", names=", ".join(found.workspaces)))
        if found.version:
            sentences.append(tr("GeoServer {version}, as its administrator.", version=found.version))
        sentences.append(tr("MapStore answers.") if found.mapstore else tr("MapStore does not answer."))
    if found.groups:
        sentences.append(tr("Groups of records: {names}.", names=", ".join(each.label for each in found.groups)))
    if found.datafeeder:
        sentences.append(tr("Datafeeder, version {version}.", version=found.datafeeder))
    if not found.workspaces and not found.datafeeder:
        raise no_workspace(found)
    return " ".join(sentences)
