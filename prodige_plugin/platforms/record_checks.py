"""The records a job publishes, held against the rules that must hold: said before, and kept from nobody."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from ..feedback import Feedback
from ..i18n import tr
from ..metadata import validation
from ..metadata.online import OnlineResource
from ..metadata.record import Record
from ..publishing.checks import Finding, found
from ..publishing.prepared import PreparedLayer, Update
from .described import described

if TYPE_CHECKING:
    from ..publishing.prepared import PreparedRaster
    from .product import Job, PreparedMap

#: Errors of a record that are told one by one.
_TOLD = 5
#: Stands for the services to be, which the record is given when they are there.
_SERVICES = ("OGC:WMS", "information"), ("OGC:WFS", "download")


def record_findings(job: Job, feedback: Feedback, profile: str = "inspire") -> list[Finding]:
    """Check the records that a job saves, as they will be. Worker thread.

    One that the catalogue holds already and that is not given anew is left out: it stays as it is but for its links.

    :param profile: a key of :data:`..metadata.profiles.PROFILES`.
    :raises Cancelled: the person cancelled.
    :raises BadRecord, BadXml: what is given for a record is none.
    """
    findings = []
    things: list[PreparedLayer | PreparedRaster | PreparedMap] = [*job.every_layer]
    if job.map is not None and job.map.record is not None:
        things.append(job.map)
    for thing in things:
        feedback.check()
        if _is_saved(thing, job):
            findings += _of(thing, job, profile)
    return findings


def _is_saved(thing: PreparedLayer | PreparedRaster | PreparedMap, job: Job) -> bool:
    """Whether a record is made of a thing, or given with it."""
    if isinstance(thing, PreparedLayer) and (thing.update is Update.STYLE or thing.dataset):
        return False
    name = getattr(thing, "table", "")
    return thing.record is not None or not (thing.record_id or name in job.replaced)


def _of(thing: PreparedLayer | PreparedRaster | PreparedMap, job: Job, profile: str) -> list[Finding]:
    """Check one record."""
    facts = thing.facts
    if facts is not None and thing.record is None:
        facts = facts.stated(thing.title, thing.abstract, job.organisation, job.email)
    identifier = Record.parse(thing.record).identifier if thing.record is not None else ""
    links = [
        OnlineResource(f"https://services.example.org/{protocol[-3:].lower()}", protocol, "x", thing.title, function)
        for protocol, function in _SERVICES
    ]
    data = described(
        thing.title, identifier or str(uuid.uuid4()), thing.record, None, facts, links, "", lambda _url: False
    )
    errors = [one for one in validation.check(Record.parse(data), profile) if one.mandatory]
    # two rules may say the same sentence
    lines = list(dict.fromkeys(one.message for one in errors))[:_TOLD]
    element = getattr(thing, "layer_id", "")
    if thing.record is None:
        sentence = tr(
            "Nobody has looked at the record: it is filled from the layer, and breaks %n rule(s) that must hold.",
            n=len(errors),
        )
        return [found("record.unseen", element, sentence, details=lines)]
    if errors:
        sentence = tr("The record breaks %n rule(s) that must hold.", n=len(errors))
        return [found("record.faults", element, sentence, details=lines)]
    return []
