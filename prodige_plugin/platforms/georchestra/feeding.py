"""The other way to publish on géOrchestra: the datafeeder, for accounts that have no right on GeoServer."""

from __future__ import annotations

import enum
from collections.abc import Sequence

from ...errors import PlatformError
from ...i18n import tr
from ...metadata.findings import Severity
from ...publishing.checks import Finding
from ...publishing.names import table_name
from ...publishing.plan import Step
from ..product import Job, Place
from .context import Context
from .items import Item
from .naming import no_workspace
from .rights import Rights
from .steps_feed import CompleteRecord, Feed, PublishFed, ReadFed

#: Features that weigh as much as one step without any.
_FEATURES_A_UNIT = 2000


class Way(enum.Enum):
    """How data come to the platform."""

    GEOSERVER = "geoserver"
    DATAFEEDER = "datafeeder"


def way_of(job: Job, rights: Rights) -> Way:
    """Give the way chosen; where none is, GeoServer with the rights for it, else the datafeeder.

    :raises PlatformError: the account has neither, or not the one chosen; or the datafeeder cannot do it.
    """
    chosen = job.places.get("way", "")
    if chosen == Way.GEOSERVER.value or (not chosen and rights.workspaces) or not rights.datafeeder:
        if not rights.workspaces:
            raise no_workspace(rights)
        return Way.GEOSERVER
    if job.rasters or job.map is not None:
        raise PlatformError(
            tr("Images and maps cannot be published by the datafeeder."),
            rights.refusal or tr("Your account administers no workspace of GeoServer."),
            tr("Publish layers of vectors alone, or ask the platform's administrator for a workspace."),
        )
    return Way.DATAFEEDER


def ways(rights: Rights) -> list[Place]:
    """Give both ways, where the platform has a datafeeder for the account."""
    if not rights.datafeeder:
        return []
    return [
        Place(Way.GEOSERVER.value, tr("GeoServer, with style and update in place"), "way",
              writable=bool(rights.workspaces), why="" if rights.workspaces else rights.refusal),
        Place(Way.DATAFEEDER.value, tr("Datafeeder {version}", version=rights.datafeeder), "way"),
    ]  # fmt: skip


def feeding_findings(rights: Rights) -> list[Finding]:
    """Say why the datafeeder is used, and what it leaves out."""
    why = "" if rights.workspaces else rights.refusal or tr("Your account administers no workspace of GeoServer.")
    sentences = [
        tr("The datafeeder publishes the layers: this account may not by GeoServer itself. {why}", why=why)
        if why
        else tr("The datafeeder publishes the layers."),
        tr("Styles are not sent: the datafeeder gives each layer a plain one, and may give it another name."),
    ]
    if rights.datafeeder == 1:
        sentences.append(
            tr("Once the datafeeder has published a layer, only the platform's administrator can take it back.")
        )
    return [Finding(Severity.WARNING if number else Severity.INFO, "", each) for number, each in enumerate(sentences)]


def name_for_feeding(job: Job) -> None:
    """Give layers names that differ; which of them are free the datafeeder alone knows."""
    used: set[str] = set()
    job.replaced = set()
    for layer in job.layers:
        if not layer.table or layer.table in used:
            layer.table = table_name(layer.title, used)
        used.add(layer.table)


def feeding_steps(context: Context, version: int, items: Sequence[Item]) -> list[Step]:
    """Give the steps that publish by the datafeeder, in order: all is read before any of it is published."""
    steps: list[Step] = []
    for item in items:
        assert item.layer is not None
        weight = 3.0 + max(item.layer.count, 0) / _FEATURES_A_UNIT
        label = tr("Send {title} to the datafeeder", title=item.title)
        steps.append(Feed(context, item.name, label, weight=weight, item=item, version=version))
    for item in items:
        label = tr("Let the datafeeder publish {title}", title=item.title)
        steps.append(PublishFed(context, item.name, label, item=item))
    for item in items:
        label = tr("Complete the record of {title}", title=item.title)
        steps.append(CompleteRecord(context, item.name, label, item=item))
    for item in items:
        steps.append(ReadFed(context, item.name, tr("Read {title} back as a visitor", title=item.title), item=item))
    return steps
