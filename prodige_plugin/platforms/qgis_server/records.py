"""The record of what is published: links to its services, thumbnail, both ways."""

from __future__ import annotations

from collections.abc import Sequence

from ...catalogue.model import EditableCatalogue
from ...errors import Conflict
from ...feedback import Feedback
from ...i18n import tr
from ...metadata.online import OnlineResource
from ...metadata.prefill import GENERATED, LayerFacts, prefill
from ...metadata.record import Record
from ...metadata.values import Aggregate
from .addresses import Addresses

#: Protocol strings French catalogues use (GeoNetwork's list), with the role of the link.
_WMS = "OGC:WMS"
_WFS = "OGC:WFS"
_FEATURES = "OGC API Features"
_PAGE = "WWW:LINK-1.0-http--link"


def links(addresses: Addresses, project: str, name: str, title: str, *, drawn: bool = True) -> list[OnlineResource]:
    """Give the online resources of a published project.

    :param name: layer name in the services.
    :param drawn: whether it has a geometry, thus a WMS.
    """
    found = []
    if drawn:
        url = addresses.ows(project, "WMS", "GetCapabilities", "1.3.0")
        found.append(OnlineResource(url, _WMS, name, f"{title} (WMS)", "information"))
    url = addresses.ows(project, "WFS", "GetCapabilities", "1.1.0")
    found.append(OnlineResource(url, _WFS, name, f"{title} (WFS)", "download"))
    if addresses.features(project):
        found.append(
            OnlineResource(addresses.features(project), _FEATURES, name, f"{title} (OGC API Features)", "download")
        )
    if addresses.map_page(project):
        found.append(OnlineResource(addresses.map_page(project), _PAGE, name, title, "information"))
    return found


def described(
    addresses: Addresses,
    project: str,
    title: str,
    identifier: str,
    base: bytes | None,
    held: bytes | None,
    facts: LayerFacts | None,
    resources: list[OnlineResource],
    thumbnail: str,
    parts: Sequence[str] = (),
) -> bytes:
    """Give the record to save: the one given, or prefilled, with the links of the service.

    Links to this same project that are not right any more are replaced; all else is kept to the byte.

    :param base: the record to complete; ``None`` to fill one from the layer.
    :param held: what the catalogue holds now. A new record that takes its place keeps the resource
        identifier, by which portals know the data, unless a person wrote another.
    :param parts: identifiers of the records of a map's layers: the map's record is tied to them, and a new one is a
        series.
    """
    record = Record.parse(base) if base is not None else None
    if record is None:
        record = prefill(facts) if facts is not None else Record.new()
    if facts is None and not record.get("title"):
        record.set("title", title)
    if record.identifier != identifier:
        record.set("file_identifier", identifier)
    if held is not None and str(record.get("resource_identifier") or GENERATED).startswith(GENERATED):
        kept = Record.parse(held).get("resource_identifier")
        if kept:
            record.set("resource_identifier", kept)
    if parts:
        if base is None and held is None:
            record.set("resource_type", "series")
        _tie(record, parts)
    wanted = {(link.url, link.protocol) for link in resources}
    roots = tuple(root for root in (addresses.service(project), addresses.features(project)) if root)
    record.remove_online_resources(lambda link: (link.url, link.protocol) not in wanted and _under(link.url, roots))
    known = {(link.url, link.protocol) for link in record.online_resources()}
    for link in resources:
        if (link.url, link.protocol) not in known:
            record.add_online_resource(link)
    if thumbnail and (not record.thumbnail() or _under(record.thumbnail(), roots)):
        record.set_thumbnail(thumbnail)
    return record.to_bytes()


def _tie(record: Record, parts: Sequence[str]) -> None:
    """Tie a map's record to those of its layers (ISO 19115:2003, MD_AggregateInformation); other ties are kept."""
    stated = record.get("aggregates")
    ties = tuple(tie for tie in stated if isinstance(tie, Aggregate)) if isinstance(stated, tuple) else ()
    known = {tie.identifier for tie in ties}
    new = tuple(Aggregate(part, "crossReference", "collection") for part in parts if part not in known)
    if new:
        record.set("aggregates", (*ties, *new))


def _under(url: str, roots: tuple[str, ...]) -> bool:
    """Whether an address is one of this project's."""
    return any(url == root or url.startswith((root + "?", root + "/", root + "&")) for root in roots)


def save(catalogue: EditableCatalogue, title: str, record: bytes, base: bytes | None, feedback: Feedback) -> None:
    """Save the record of a publication.

    :param base: what ``record`` was read from before it was edited.
    :raises Conflict: somebody else changed it since; says which record, and where both are compared.
    """
    try:
        catalogue.save(record, base, feedback)
    except Conflict as error:
        raise Conflict(
            tr("The record of “{title}” was changed by somebody else since you read it.", title=title),
            "",
            tr(
                "Show this layer in the Metadata dock and publish its record there: both versions are put side by "
                "side. Then publish again."
            ),
            error.report(),
            theirs=error.theirs,
            base=error.base,
        ) from error
