"""The record of what is published, whatever the platform: prefilled, with links to its services, kept to the byte."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Sequence

from ..catalogue.model import EditableCatalogue
from ..errors import Conflict
from ..feedback import Feedback
from ..i18n import tr
from ..metadata.online import OnlineResource
from ..metadata.prefill import GENERATED, LayerFacts, prefill
from ..metadata.record import Record
from ..metadata.values import Aggregate


def record_identifier(record: bytes | None, base: bytes | None, linked: str, published: str) -> str:
    """Give the identifier of the record: one publication has one record, however often it is published.

    An edited record keeps its own; a new one takes the place of the publication's; else the one linked.

    :param record: the record to publish, ``None`` to fill one from the layer.
    :param base: what it was before it was edited; ``None`` when it is new.
    :param linked: identifier of the record that the layer is known to be described by, "" for none.
    :param published: identifier of the publication's record, "" where there is none yet.
    """
    own = Record.parse(record).identifier if record is not None else ""
    if own and base is not None:
        return own
    return published or own or linked or str(uuid.uuid4())


def described(
    title: str,
    identifier: str,
    base: bytes | None,
    held: bytes | None,
    facts: LayerFacts | None,
    resources: Sequence[OnlineResource],
    thumbnail: str,
    ours: Callable[[str], bool],
    parts: Sequence[str] = (),
) -> bytes:
    """Give the record to save: the one given, or prefilled, with the links of the services.

    Links to this same publication that are not right any more are replaced; all else is kept to the byte.

    :param base: the record to complete; ``None`` to fill one from the layer.
    :param held: what the catalogue holds now. A new record that takes its place keeps the resource
        identifier, by which portals know the data, unless a person wrote another.
    :param thumbnail: address of its image, "" for none.
    :param ours: whether an address is one of this publication's.
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
    record.remove_online_resources(lambda link: (link.url, link.protocol) not in wanted and ours(link.url))
    known = {(link.url, link.protocol) for link in record.online_resources()}
    for link in resources:
        if (link.url, link.protocol) not in known:
            record.add_online_resource(link)
    if thumbnail and (not record.thumbnail() or ours(record.thumbnail())):
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


def under(url: str, roots: Sequence[str]) -> bool:
    """Whether an address is one of some roots, or below one."""
    return any(url == root or url.startswith((root + "?", root + "/", root + "&")) for root in roots)


def changed_by_somebody(title: str, error: Conflict) -> Conflict:
    """Say which record somebody else changed, and where both are compared."""
    return Conflict(
        tr("The record of “{title}” was changed by somebody else since you read it.", title=title),
        "",
        tr(
            "Show this layer in the Metadata dock and publish its record there: both versions are put side by "
            "side. Then publish again."
        ),
        error.report(),
        theirs=error.theirs,
        base=error.base,
    )


def save(catalogue: EditableCatalogue, title: str, record: bytes, base: bytes | None, feedback: Feedback) -> None:
    """Save the record of a publication.

    :param base: what ``record`` was read from before it was edited.
    :raises Conflict: somebody else changed it since; says which record, and where both are compared.
    """
    try:
        catalogue.save(record, base, feedback)
    except Conflict as error:
        raise changed_by_somebody(title, error) from error
