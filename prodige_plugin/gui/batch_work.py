"""Reading and saving the records of a batch, one after the other. Worker thread; no widgets here."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from ..catalogue.saving import ChooseGroup, fetch_for_editing
from ..errors import AccountRefused, BadRecord, NoConnection, PlatformError, PluginError, ProxyError, Unauthorized
from ..feedback import Feedback
from ..i18n import tr
from ..metadata.batch import guarded
from ..metadata.batch_files import read_file, write_file
from ..metadata.batch_job import Entry, Job
from ..metadata.diff import Difference
from ..metadata.elements import ELEMENTS
from ..metadata.record import read_record
from .batch_rows import Facts, facts_of
from .metadata_session import publish_report

#: Gives a platform's catalogue client by the platform's key.
CatalogueOf = Callable[[str], Any]
#: Told of a row as soon as it is known (number, facts); worker thread.
Known = Callable[[int, Facts], object]
#: So many records, or those that came in so many seconds, are kept together: the disk is waited for once.
_TOGETHER, _KEEP_S = 25, 0.5
#: After one of these, the next record would fare no better.
_HOPELESS = (Unauthorized, AccountRefused, NoConnection, ProxyError)


def read_missing(job: Job, catalogue_of: CatalogueOf, known: Known, feedback: Feedback) -> None:
    """Read the records of a job that were not read yet, and tell of each; one that fails is noted, the others go on.

    :raises Cancelled: somebody asked to stop; what was read stays.
    :raises FileError: the records cannot be kept on this computer.
    """
    waiting = [entry for entry in job.entries() if not entry.read]
    clients = _Clients(catalogue_of)
    read: dict[int, tuple[bytes, Facts]] = {}
    kept = time.monotonic()

    def keep() -> None:
        nonlocal kept
        job.put_all((number, data) for number, (data, _facts) in read.items())
        for number, (_data, facts) in read.items():
            known(number, facts)
        read.clear()
        kept = time.monotonic()

    try:
        for rank, entry in enumerate(waiting):
            feedback.check()
            found = guarded(partial(_read, entry, clients, feedback))
            if isinstance(found, PluginError):
                feedback.check()
                job.troubled(entry.number, found)
            else:
                read[entry.number] = found
            if len(read) >= _TOGETHER or time.monotonic() - kept > _KEEP_S:
                keep()
            feedback.report((rank + 1) / len(waiting), entry.origin.name or entry.origin.place)
    finally:
        if read:
            keep()


def _read(entry: Entry, clients: _Clients, feedback: Feedback) -> tuple[bytes, Facts]:
    origin = entry.origin
    if origin.kind == "file":
        data = read_file(Path(origin.place))
        return data, facts_of(data)
    found = fetch_for_editing(clients.of(origin.platform), origin.place, feedback)
    if found is None:
        raise BadRecord(
            tr("The record “{name}” cannot be read.", name=origin.name or origin.place),
            tr("The catalogue keeps no metadata record of it, or shows it to other accounts only."),
            tr("Take it out of the table, or sign in with another account."),
        )
    return found, facts_of(found)


def look_again(job: Job, numbers: Iterable[int], known: Known, feedback: Feedback) -> None:
    """Tell what is in some records now.

    :raises Cancelled: somebody asked to stop.
    """
    wanted = list(numbers)
    for rank, (number, data) in enumerate(job.records(wanted)):
        feedback.check()
        feedback.report(rank / max(1, len(wanted)))
        facts = guarded(partial(facts_of, data))
        if isinstance(facts, Facts):
            known(number, facts)


@dataclass
class Saved:
    """What became of each record that was to be saved."""

    saved: list[int] = field(default_factory=list)
    failed: dict[int, PluginError] = field(default_factory=dict)
    #: those that were not tried, because nothing more could be saved or somebody asked to stop.
    left: list[int] = field(default_factory=list)
    #: why nothing more could be saved; a :class:`ChooseGroup` is a question.
    stopped: PluginError | None = None
    #: saved, but not all is well with it: what the catalogue did not keep or could not do.
    warned: dict[int, list[str]] = field(default_factory=dict)
    #: new records of layers: (layer's id, record's identifier, platform's key).
    layers: list[tuple[str, str, str]] = field(default_factory=list)


def save_all(
    job: Job, numbers: Sequence[int], catalogue_of: CatalogueOf, platform: str, known: Known, feedback: Feedback,
    group: str = "",
) -> Saved:  # fmt: skip
    """Save records to their catalogues and files; each one that is saved stays so, whatever comes after.

    :param platform: key of the platform that new records go to; ``group``: the group there, where it has groups.
    :raises FileError: what was saved cannot be noted on this computer.
    """
    report = Saved()
    clients = _Clients(catalogue_of)
    entries = {entry.number: entry for entry in job.entries()}
    for rank, number in enumerate(numbers):
        entry = entries[number]
        if feedback.is_cancelled() or report.stopped is not None:
            report.left.append(number)
            continue
        feedback.report(rank / len(numbers), tr("{done} of {all} saved", done=len(report.saved), all=len(numbers)))
        sent = job.now(number)
        done = guarded(partial(_save, job, entry, sent, clients, platform, feedback, group))
        if isinstance(done, PluginError):
            if feedback.is_cancelled():
                report.left.append(number)
            elif isinstance(done, ChooseGroup):
                report.left.append(number)
                report.stopped = done
            else:
                report.failed[number] = done
                job.troubled(number, done, getattr(done, "theirs", None))
                report.stopped = done if isinstance(done, _HOPELESS) else None
            continue
        found, said = done
        job.saved(number, found, sent)
        report.saved.append(number)
        if said:
            report.warned[number] = said
        if entry.origin.kind == "layer":
            report.layers.append((entry.origin.place, read_record(found).identifier, platform))
        facts = guarded(partial(facts_of, found))
        if isinstance(facts, Facts):
            known(number, facts)
    return report


def _save(
    job: Job, entry: Entry, sent: bytes, clients: _Clients, platform: str, feedback: Feedback, group: str
) -> tuple[bytes, list[str]]:
    """Save one record; give it as it is held now, and what is not well with it."""
    base = job.base(entry.number)
    if entry.origin.kind == "file":
        write_file(Path(entry.origin.place), sent, base)
        return sent, []
    done = publish_report(read_record(sent), base, clients.of(entry.origin.platform or platform), feedback, group)
    return done.stored, done.sentences(_name_of) if done.partial else []


def _name_of(difference: Difference) -> str:
    labels = {row.key: row.label for row in ELEMENTS}
    return labels.get(difference.key) or difference.path.rpartition("/")[2]


class _Clients:
    """One client per platform, made when it is first asked for."""

    def __init__(self, catalogue_of: CatalogueOf) -> None:
        self._catalogue_of = catalogue_of
        self._made: dict[str, Any] = {}

    def of(self, key: str) -> Any:
        """Give the client of a platform.

        :raises PlatformError: the platform is not set up here.
        """
        if key not in self._made:
            client = self._catalogue_of(key)
            if client is None:
                raise PlatformError(
                    tr("The platform of this record is not set up here."), "", tr("Add it in the Platforms window.")
                )
            self._made[key] = client
        return self._made[key]
