"""A layer of the project and its record: what is to be described, and whether the two still agree."""

from __future__ import annotations

import enum
from dataclasses import dataclass, field, replace

from qgis.core import QgsMapLayer

from ..feedback import Feedback
from ..i18n import tr
from ..metadata.diff import Difference, diff
from ..metadata.prefill import LayerFacts, recompute
from ..metadata.record import Record
from ..metadata.validation import Score, check, score
from .drafts import Drafts
from .metadata_session import CatalogueOf, Subject
from .profile import contact
from .publish_job import PLATFORM, RECORD_ID, safe_source


def subject_of(layer: QgsMapLayer) -> Subject:
    """Give what is to be described when a layer is: what it knows of itself, and its record. GUI thread."""
    from ..services.layerfacts import layer_facts, source_of

    return Subject(
        layer.name(),
        safe_source(layer),
        str(layer.customProperty(RECORD_ID, "") or ""),
        str(layer.customProperty(PLATFORM, "") or ""),
        with_contact(layer_facts(layer)),
        source_of(layer),
    )


def with_contact(facts: LayerFacts) -> LayerFacts:
    """Add the person's own organisation where the layer names nobody."""
    organisation, email = contact()
    return facts if facts.organisation else replace(facts, organisation=organisation, email=email)


class Agreement(enum.Enum):
    """How a layer's record in the catalogue stands to what is here."""

    #: the layer has no record, and none was begun.
    NONE = "none"
    #: one was begun here, and is in no catalogue.
    BEGUN = "begun"
    #: the catalogue holds what is here.
    SAME = "same"
    #: a draft here differs from what the catalogue holds.
    EDITED = "edited"
    #: the layer itself is no longer as its record says.
    OUTDATED = "outdated"
    #: the catalogue no longer has it.
    GONE = "gone"
    #: its platform is not set up here.
    UNKNOWN = "unknown"

    @property
    def differs(self) -> bool:
        """Whether the catalogue says something else than what is here."""
        return self in (Agreement.EDITED, Agreement.OUTDATED, Agreement.GONE)


@dataclass(frozen=True)
class LayerRecord:
    """What is known of a layer's record."""

    agreement: Agreement
    title: str = ""
    #: what the catalogue holds, and what is here (a draft, or what the layer says now).
    there: bytes | None = None
    here: bytes | None = None
    differences: list[Difference] = field(default_factory=list)
    score: Score = field(default_factory=lambda: Score(0, 0, {}))

    def sentence(self) -> str:
        """Say it in words, with what to do."""
        count = len(self.differences)
        return {
            Agreement.NONE: tr("This layer has no record yet."),
            Agreement.BEGUN: tr("A record was begun here; it is in no catalogue yet."),
            Agreement.SAME: tr("The record in the catalogue says what is here."),
            Agreement.EDITED: tr("Different from the catalogue: your draft changes %n thing(s).", n=count),
            Agreement.OUTDATED: tr(
                "Different from the catalogue: the layer has changed since, in %n thing(s).", n=count
            ),
            Agreement.GONE: tr("The catalogue no longer has this layer's record."),
            Agreement.UNKNOWN: tr("The platform of this layer's record is not set up here."),
        }[self.agreement]


def compare(subject: Subject, drafts: Drafts, catalogue_of: CatalogueOf, feedback: Feedback) -> LayerRecord:
    """Compare a layer's record in the catalogue with the draft here, else with what the layer knows. Worker thread.

    :raises NetworkError: the catalogue cannot be asked.
    :raises BadXml: what it gave is no XML.
    """
    draft = drafts.load(subject.key)
    here = draft.record_bytes() if draft is not None else None
    if not subject.record_id:
        agreement = Agreement.NONE if here is None else Agreement.BEGUN
        return _told(agreement, None, here)
    catalogue = catalogue_of(subject.platform, feedback)
    if catalogue is None:
        return _told(Agreement.UNKNOWN, None, here)
    there: bytes | None = catalogue.fetch(subject.record_id, feedback)
    if there is None:
        return _told(Agreement.GONE, None, here)
    if here is not None:
        found = diff(there, here)
        return _told(Agreement.EDITED if found else Agreement.SAME, there, here, found)
    if subject.facts is None:
        return _told(Agreement.SAME, there, None)
    now = recompute(Record.parse(there), subject.known(feedback), only_wrong=True).to_bytes()
    found = diff(there, now)
    return _told(Agreement.OUTDATED if found else Agreement.SAME, there, now, found)


def _told(
    agreement: Agreement, there: bytes | None, here: bytes | None, found: list[Difference] | None = None
) -> LayerRecord:
    data = there if there is not None else here
    if data is None:
        return LayerRecord(agreement)
    record = Record.parse(data)
    return LayerRecord(
        agreement, str(record.get("title") or ""), there, here, found or [], score(record, check(record))
    )
