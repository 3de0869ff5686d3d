"""“My publications” as one list: what the platform remembers and what this workstation remembers, with their state.

The platform knows what any workstation published with the account; the ledger knows from which file, and keeps
what is gone from the platform since.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ..feedback import Feedback
from ..i18n import tr
from ..publishing.changes import PublicationState, differs, state
from ..publishing.ledger import Entry, Ledger
from .product import Publication, Publisher

if TYPE_CHECKING:
    from ..publishing.prepared import PreparedLayer


@dataclass(frozen=True)
class DashboardRow:
    """One publication, as a person sees it."""

    #: as the platform remembers it; for one that is gone, as this workstation does.
    publication: Publication
    state: PublicationState
    #: sentence on the state.
    why: str
    #: what this workstation remembers of it; ``None`` when another one published it.
    entry: Entry | None = None
    #: id of the layer, among those given, that is this publication; "" when none is.
    layer_id: str = ""

    @property
    def workstation(self) -> str:
        """The computer it was last published from; "" when it is not known."""
        return self.publication.workstation or (self.entry.workstation if self.entry is not None else "")

    @property
    def file(self) -> str:
        """The file it was last published from: its whole path where it is this computer's, else its name."""
        here = self.entry is not None and self.entry.sums == self.publication.sums
        return self.entry.source if here and self.entry is not None else self.publication.file

    @property
    def checksum(self) -> str:
        """Checksum of the data published; "" when it is not known."""
        known = self.publication.sums or (self.entry.sums if self.entry is not None else {})
        return known.get("data", "")


def dashboard(
    publisher: Publisher, ledger: Ledger, layers: Sequence[PreparedLayer], feedback: Feedback
) -> list[DashboardRow]:
    """List what the account or this workstation published, the newest first. Worker thread.

    A layer is read wholly only where its file changed since it was published, or has none.

    :param layers: layers open in the project, prepared; compared with what was published of them.
    :raises Cancelled: the person cancelled.
    :raises PluginError: the platform does not answer, or the ledger cannot be read.
    """
    published = publisher.publications(feedback.part(0.0, 0.3))
    entries = {(entry.place, entry.key): entry for entry in ledger.entries(publisher.platform.key)}
    by_key = {layer.publication: layer for layer in layers if layer.publication}
    # what updates a data set, or waits as a deposit, is known to the platform by another name than the layer's
    by_key |= {layer.dataset: layer for layer in layers if layer.dataset}
    by_id = {layer.layer_id: layer for layer in layers}
    keys = {publication.key for publication in published}
    rows = []
    for number, publication in enumerate(published):
        feedback.check()
        part = feedback.part(0.3 + 0.7 * number / len(published), 0.3 + 0.7 * (number + 1) / len(published))
        entry = entries.pop((publication.place, publication.key), None)
        layer = by_key.get(publication.key)
        if layer is None and entry is not None:
            layer = _noted(by_id.get(entry.layer_id), publication, keys)
        rows.append(_row(publication, entry, layer, part))
    gone = [
        DashboardRow(as_publication(entry), PublicationState.GONE, tr("It is not on the platform any more."), entry)
        for entry in entries.values()
    ]
    return sorted([*rows, *gone], key=lambda row: row.publication.when, reverse=True)


def _noted(layer: PreparedLayer | None, publication: Publication, keys: set[str]) -> PreparedLayer | None:
    """Give the layer that the ledger noted, unless it is another publication by now.

    The datafeeder gives names of its own, and a deposit is known by that of its package.
    """
    return layer if layer is not None and (publication.waiting or layer.publication not in keys) else None


def _row(
    publication: Publication, entry: Entry | None, layer: PreparedLayer | None, feedback: Feedback
) -> DashboardRow:
    """Give one publication with its state."""
    here = _changed_here(publication, entry, layer, feedback)
    found = state(exists=True, here=here, there=publication.changed_there)
    why = _why(found, publication, entry, layer, here)
    return DashboardRow(publication, found, why, entry, layer.layer_id if layer is not None else "")


def _changed_here(
    publication: Publication, entry: Entry | None, layer: PreparedLayer | None, feedback: Feedback
) -> bool | None:
    """Whether the layer, or its file, differs from what was published; ``None`` when that cannot be known."""
    from ..publishing import fingerprint

    sums = publication.sums or (entry.sums if entry is not None else {})
    if not sums or publication.kind == "map":
        return None
    mine = entry is not None and entry.sums == sums
    if layer is None:
        untouched = mine and entry is not None and fingerprint.same_files(entry.stamp, entry.source)
        return False if untouched else None
    if differs({"style": fingerprint.style_sum(layer)}, sums):
        return True
    if mine and entry is not None and entry.stamp and fingerprint.stamp(layer) == entry.stamp:
        return False
    return differs({"data": fingerprint.data_sum(layer, feedback)}, sums)


def _why(
    found: PublicationState,
    publication: Publication,
    entry: Entry | None,
    layer: PreparedLayer | None,
    here: bool | None,
) -> str:
    """Say a state in a sentence.

    :param here: whether it was changed on this computer; ``None``: not known.
    """
    if found is PublicationState.SAME:
        return tr("The same here and on the platform.")
    if found is PublicationState.CHANGED_HERE:
        return tr("Changed on this computer since it was published.")
    if found is PublicationState.CHANGED_THERE:
        return tr("Its data were changed on the platform since they were published.")
    if found is PublicationState.BOTH:
        return tr("Changed on this computer and on the platform since it was published.")
    if publication.kind == "map":
        return tr("Maps are not compared.")
    if here is False:
        return tr("The platform does not tell whether its data were changed there.")
    if not publication.sums:
        return tr("It was published without checksums; publish it again to follow its changes.")
    if layer is None and entry is None:
        return tr("It was published from another computer, and its layer is not in this project.")
    if layer is None:
        source = Path(entry.source).name if entry is not None and entry.source else ""
        return (
            tr("{file} was written or moved since; open its layer to compare.", file=source)
            if source
            else tr("Open its layer to compare.")
        )
    return tr("No checksum of its data was kept; compare it to see whether they changed.")


def as_publication(entry: Entry) -> Publication:
    """Give what this workstation remembers, in the form of the others."""
    return Publication(
        key=entry.key,
        title=entry.title,
        kind=entry.kind,
        when=entry.when,
        who="",
        tables=entry.tables,
        services=entry.services,
        records=entry.records,
        links=dict(entry.links),
        place=entry.place,
        sums=dict(entry.sums),
        workstation=entry.workstation,
        file=Path(entry.source).name if entry.source else "",
    )
