"""“My publications” worked out without a window: rows of several platforms, their words, their order."""

from __future__ import annotations

import enum
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from ..i18n import tr
from ..platforms.dashboard import DashboardRow
from ..platforms.product import Publication
from ..publishing.changes import PublicationState
from ..publishing.ledger import Entry
from .formats import date_text, moment_text


class Fresh(enum.Enum):
    """Where what a row says comes from."""

    #: this workstation's memory; the platform was not asked yet.
    REMEMBERED = "remembered"
    #: the platform told that it is there; it is being compared.
    LISTED = "listed"
    #: told by the platform and compared.
    COMPARED = "compared"
    #: the platform did not answer.
    OFFLINE = "offline"


@dataclass(frozen=True)
class Shown:
    """One publication of one platform, as the list shows it."""

    #: key and name of the platform.
    platform: str
    place: str
    row: DashboardRow
    fresh: Fresh = Fresh.COMPARED

    @property
    def key(self) -> str:
        """Unique among all platforms."""
        return "/".join((self.platform, self.row.publication.place, self.row.publication.key))

    @property
    def links(self) -> dict[str, str]:
        """Its addresses: the platform's, else those this workstation remembers."""
        found = self.row.publication.links
        entry = self.row.entry
        return dict(found or (entry.links if entry is not None else {}))

    @cached_property
    def words(self) -> str:
        """What its row says, to be searched: worked out once, for hundreds of rows are searched at each key."""
        publication = self.row.publication
        return " ".join((publication.title, line_of(self, True), state_text(self), *publication.tables)).casefold()


class Order(enum.Enum):
    """In which order publications stand."""

    NEWEST = "newest"
    TITLE = "title"
    STATE = "state"
    PLATFORM = "platform"


#: What asks for something comes first.
_GRAVITY = (
    PublicationState.BOTH, PublicationState.CHANGED_THERE, PublicationState.CHANGED_HERE, PublicationState.GONE,
    PublicationState.UNKNOWN, PublicationState.SAME,
)  # fmt: skip


def state_text(shown: Shown) -> str:
    """Give the state in a word or two."""
    if shown.fresh is Fresh.OFFLINE:
        return tr("not reached")
    if shown.fresh is Fresh.REMEMBERED:
        return tr("remembered")
    if shown.fresh is Fresh.LISTED:
        return tr("comparing…")
    if shown.row.publication.waiting:
        return tr("waiting for its deposit")
    if shown.row.state is PublicationState.UNKNOWN and shown.row.publication.kind == "map":
        return tr("published")  # maps are not compared: that is all there is to know
    return {
        PublicationState.SAME: tr("same"),
        PublicationState.CHANGED_HERE: tr("changed here"),
        PublicationState.CHANGED_THERE: tr("changed there"),
        PublicationState.BOTH: tr("changed on both sides"),
        PublicationState.GONE: tr("gone"),
        PublicationState.UNKNOWN: tr("not known"),
    }[shown.row.state]


def state_icon(shown: Shown) -> str:
    """Give the name of the state's icon among QGIS's own."""
    if shown.fresh is not Fresh.COMPARED:
        return "mTaskQueued.svg" if shown.fresh is not Fresh.OFFLINE else "mActionUnlink.svg"
    if shown.row.publication.waiting:
        return "mTaskOnHold.svg"
    if shown.row.state is PublicationState.UNKNOWN and shown.row.publication.kind == "map":
        return "mIconSuccess.svg"  # it is there, as its word says
    return {
        PublicationState.SAME: "mIconSuccess.svg",
        PublicationState.CHANGED_HERE: "mActionToggleEditing.svg",
        PublicationState.CHANGED_THERE: "mIconInfo.svg",
        PublicationState.BOTH: "mIconWarning.svg",
        PublicationState.GONE: "mIconDelete.svg",
        PublicationState.UNKNOWN: "mActionHelpContents.svg",
    }[shown.row.state]


def state_why(shown: Shown) -> str:
    """Give the sentence on the state."""
    if shown.fresh is Fresh.OFFLINE:
        return tr("The platform does not answer: this is what this computer remembers of {date}.", date=_date(shown))
    if shown.fresh is Fresh.REMEMBERED:
        return tr("What this computer remembers of {date}; the platform is being asked.", date=_date(shown))
    if shown.row.publication.waiting:  # there is nothing to compare with yet
        return tr("The data set is not there yet: the platform's administrators make it of the package.")
    return shown.row.why


def _date(shown: Shown) -> str:
    entry = shown.row.entry
    return date_text(entry.when if entry is not None else shown.row.publication.when)


def kind_text(kind: str) -> str:
    """Give the word for what is published."""
    return {"layer": tr("Layer"), "raster": tr("Raster"), "map": tr("Map")}.get(kind, kind)


def publication_text(publication: Publication) -> str:
    """Give what a publication is; a deposit says so."""
    kind = kind_text(publication.kind)
    return tr("Deposit package ({kind})", kind=kind) if publication.waiting else kind


def line_of(shown: Shown, with_platform: bool) -> str:
    """Give the second line of a row: what, where, when, from which file."""
    publication = shown.row.publication
    file = Path(shown.row.file).name if shown.row.file else ""
    parts = [publication_text(publication), shown.place if with_platform else "", date_text(publication.when), file]
    return " · ".join(part for part in parts if part)


def facts_of(shown: Shown) -> list[tuple[str, str]]:
    """Give (name, value) of what is known of a publication, for what its row unfolds."""
    row, publication = shown.row, shown.row.publication
    count = row.entry.count if row.entry is not None else -1
    found = [
        (tr("Platform"), " · ".join(part for part in (shown.place, publication.place) if part)),
        (tr("Published"), " · ".join(part for part in (moment_text(publication.when), publication.who) if part)),
        (tr("From the file"), row.file),
        (tr("Computer"), row.workstation),
        (tr("Checksum"), row.checksum[:16] + "…" if len(row.checksum) > 16 else row.checksum),
        (tr("Features"), str(count) if count >= 0 else ""),
        (tr("Tables"), ", ".join(publication.tables)),
        (tr("Services"), ", ".join(publication.services)),
        (tr("Shown by"), ", ".join(publication.shown_by)),
    ]
    return [(name, value) for name, value in found if value]


def remembered(entry: Entry) -> DashboardRow:
    """Give what this workstation remembers, as a row."""
    publication = Publication(
        key=entry.key, title=entry.title, kind=entry.kind, when=entry.when, who="", tables=entry.tables,
        services=entry.services, records=entry.records, links=dict(entry.links), place=entry.place,
        sums=dict(entry.sums), workstation=entry.workstation, file=Path(entry.source).name if entry.source else "",
    )  # fmt: skip
    return DashboardRow(publication, PublicationState.UNKNOWN, "", entry)


def ordered(shown: Iterable[Shown], order: Order) -> list[Shown]:
    """Put publications in order; the newest first among equals."""
    newest = sorted(shown, key=lambda one: one.row.publication.when, reverse=True)
    if order is Order.TITLE:
        return sorted(newest, key=lambda one: one.row.publication.title.casefold())
    if order is Order.STATE:
        return sorted(newest, key=lambda one: _GRAVITY.index(one.row.state))
    if order is Order.PLATFORM:
        return sorted(newest, key=lambda one: one.place.casefold())
    return newest


def found_by(shown: Shown, words: str) -> bool:
    """Whether all words are in what a row says."""
    wanted = words.casefold().split()
    return not wanted or all(word in shown.words for word in wanted)
