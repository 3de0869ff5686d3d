"""The product “PRODIGE” (4 and 5): catalogue, services, and the sign-in to what is not for everybody.

One instance is several hosts of one domain: ``catalogue.`` (GeoNetwork, and the API of version 5), ``datacarto.``
(WMS, WFS), ``admin.`` (OGC API Features), ``telechargement.`` or ``telecarto.`` (downloads). They differ from
instance to instance, so that each has its own address here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from ...catalogue import json_answer as ja
from ...catalogue.geonetwork_address import publication_of
from ...catalogue.model import EditableCatalogue, Query
from ...errors import NetworkError
from ...feedback import Feedback
from ...i18n import tr
from ...network import Door, Expect
from ..model import SESSION, TOKEN, Capability, Platform
from ..search_only import web_address_of
from ..sign_in import api_of
from ..trying import Attempt, anything_answers, service_answers, signed_in, try_each, who_in_geonetwork

if TYPE_CHECKING:
    from ..product import Publisher


def capabilities(platform: Platform) -> frozenset[Capability]:
    """Give what can be done once the catalogue is known.

    Search and deposit packages always; with an account, records, and with a way to sign in to the API of PRODIGE 5 the
    changes of data sets too. A deposit that waits can be taken back.
    """
    from .context import has_api

    geonetwork, csw = (platform.endpoints.get(role, "").strip() for role in ("catalogue", "csw"))
    if not geonetwork and not csw:
        return frozenset()
    found = {
        Capability.SEARCH,
        Capability.DEPOSIT,
        Capability.PUBLISH_VECTOR,
        Capability.PUBLISH_MAP,
        Capability.UNPUBLISH,
    }
    if platform.authcfg and (geonetwork or publication_of(csw)):
        found.add(Capability.SAVE_RECORD)
    if has_api(platform):
        found.add(Capability.PUSH_CHANGES)
    return frozenset(found)


def catalogue(platform: Platform, feedback: Feedback | None = None) -> EditableCatalogue:
    """Give the catalogue client: GeoNetwork's own search, CSW where only that is known or answers.

    :raises PlatformError: the platform has no address of a catalogue.
    """
    geonetwork, csw = (platform.endpoints.get(role, "").strip() for role in ("catalogue", "csw"))
    door = Door(platform.authcfg, feedback)
    if geonetwork and csw:
        from ..either import EitherCatalogue

        addresses = [web_address_of(platform, role) for role in ("catalogue", "csw")]
        return cast(EditableCatalogue, EitherCatalogue(addresses[0], addresses[1], door))
    if csw:
        from ...catalogue.csw import CswClient

        return CswClient(web_address_of(platform, "csw"), door, publication_of(csw))
    from ...catalogue.geonetwork import GeoNetworkClient

    return GeoNetworkClient(web_address_of(platform, "catalogue"), door)


def publisher(platform: Platform) -> Publisher:
    """Give the publisher."""
    from .publish import ProdigePublisher

    return ProdigePublisher(platform)


def test_connection(platform: Platform, feedback: Feedback) -> list[tuple[str, bool, str]]:
    """Try each address that the platform has: (what, whether it works, sentence). Worker thread.

    :raises Cancelled: the person cancelled.
    """
    stated = {role: address.strip() for role, address in platform.endpoints.items() if address.strip()}
    door = Door(platform.authcfg, feedback)
    attempts: list[Attempt] = [(tr("Catalogue"), lambda: _entries(platform, feedback))]
    if platform.authcfg and "catalogue" in stated:
        attempts.append((tr("Account in the catalogue"), lambda: who_in_geonetwork(door, stated["catalogue"])))
    if platform.authcfg and platform.sign_in:
        attempts.append((tr("Sign-in"), lambda: signed_in(platform, feedback)))
    if platform.sign_in in (SESSION, TOKEN) or "api" in stated:
        attempts.append((tr("API"), lambda: _api(door, api_of(platform))))
    if platform.sign_in in (SESSION, TOKEN):
        attempts.append((tr("Writing data"), lambda: _writing(platform, door)))
    if "sftp" in stated:
        from .sending import try_folder

        attempts.append((tr("Deposits (SFTP)"), lambda: try_folder(platform, feedback)))
    if "features" in stated:
        attempts.append((tr("OGC API Features"), lambda: _features(door, stated["features"])))
    if "services" in stated:
        root = stated["services"].rstrip("/")
        attempts.append((tr("View service (WMS)"), lambda: service_answers(door, f"{root}/wms", "WMS")))
        attempts.append((tr("Download service (WFS)"), lambda: service_answers(door, f"{root}/wfs", "WFS")))
    if "download" in stated:
        attempts.append((tr("Downloads"), lambda: anything_answers(door, stated["download"])))
    return try_each(attempts, feedback)


def _entries(platform: Platform, feedback: Feedback) -> str:
    """Count what can be found."""
    page = catalogue(platform, feedback).search(Query(page_size=1), feedback)
    return tr("%n entry(ies) can be found.", n=page.total)


def _api(door: Door, api: str) -> str:
    """See that version 5's API is there."""
    answer = door.request("GET", f"{api}/doc", expect=Expect.ANY, max_bytes=16 * 1024 * 1024)
    if b"prodige" not in answer.content.lower() and b"swagger" not in answer.content.lower():
        raise NetworkError(
            tr("The API does not say that it is PRODIGE's."), "", tr("Check its address in the Platforms window.")
        )
    return tr("The API answers.")


def _writing(platform: Platform, door: Door) -> str:
    """Tell what the API lets an account do with data, as its description says."""
    from .api_doc import offered, read_doc
    from .context import why_no_api

    why = why_no_api(platform)
    if why:
        raise NetworkError(tr("Data cannot be written."), why)
    return offered(read_doc(door, api_of(platform)))


def _features(door: Door, address: str) -> str:
    """Count the collections."""
    listed = door.request("GET", collections_address(address), expect=Expect.JSON).json()
    return tr("%n collection(s) can be loaded.", n=len(ja.as_list(ja.inside(listed, "collections"))))


def collections_address(address: str) -> str:
    """Give the list of collections of PRODIGE's OGC API Features, from any address of it."""
    root = address.strip().partition("?")[0].rstrip("/")
    if root.endswith("/collections.json"):
        return root
    return f"{root.removesuffix('/collections')}/collections.json"
