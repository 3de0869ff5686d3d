"""What saving a record comes to, whatever the protocol: revision check, unknown outcomes, reading back.

A write is sent once. When its answer does not come, or is a failure that may have come too late, the catalogue is read:
what it holds tells whether the record was saved (promises P6, P8).
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from ..errors import (
    BadRecord,
    CertificateError,
    Conflict,
    HtmlInsteadOfData,
    HttpError,
    NetworkError,
    NoConnection,
    PlatformError,
    PluginError,
    ProxyError,
    ServiceException,
    Timeout,
)
from ..feedback import Feedback
from ..i18n import tr
from ..metadata.diff import Difference
from ..metadata.readback import Readback, compare, holds
from ..metadata.tree import Document
from .same import same

#: What a gateway says when the server behind it is not there, or not now.
_AWAY = (429, 502, 503, 504)


@dataclass(frozen=True)
class Group:
    """A group of a catalogue that may own records."""

    identifier: str
    label: str


class ChooseGroup(PlatformError):
    """A new record must belong to one of several groups: the person chooses, then it is saved again."""

    def __init__(self, groups: Sequence[Group]) -> None:
        """:param groups: those in which the account is an editor."""
        super().__init__(
            tr("The record was not saved yet."),
            tr("Your account is an editor in several groups of the catalogue, and a new record belongs to one."),
            tr("Choose the group, then save again."),
        )
        self.groups = tuple(groups)


@dataclass(frozen=True)
class Saved:
    """A record that is in the catalogue, and was read back."""

    identifier: str
    #: as the catalogue holds it now: what the next edits begin from.
    stored: bytes = field(repr=False)
    #: what the catalogue changed, and what it did not keep.
    readback: Readback
    #: sentences on what did not go as it should: saved, but not all is well.
    warnings: tuple[str, ...] = ()
    #: sentences worth knowing where all is well.
    notes: tuple[str, ...] = ()

    @property
    def partial(self) -> bool:
        """Whether something of the saving failed: an outcome of its own (promise P9)."""
        return bool(self.warnings) or not self.readback.complete

    def sentences(self, name: Callable[[Difference], str]) -> list[str]:
        """Give what a person should know of it, the worst first.

        :param name: gives what a person calls the element of a difference.
        """
        found = []
        if self.readback.lost:
            names = ", ".join(dict.fromkeys(name(each) for each in self.readback.lost))
            found.append(tr("The catalogue did not keep %n of your changes: {names}.", n=len(self.readback.lost),
                            names=names))  # fmt: skip
        found += self.warnings
        if self.readback.changes:
            names = ", ".join(dict.fromkeys(name(each) for each in self.readback.changes))
            found.append(tr("The catalogue itself changed %n thing(s): {names}.", n=len(self.readback.changes),
                            names=names))  # fmt: skip
        return [*found, *self.notes]

    def see_kept(self, feedback: Feedback | None) -> None:
        """Say what the catalogue changed by itself.

        :raises PlatformError: it did not keep all that was edited.
        """
        if feedback is not None and self.readback.changes:
            feedback.report(None, tr("The catalogue changed parts of the record while storing it."))
        if self.readback.lost:
            raise not_stored(self.identifier, "\n".join(self.sentences(lambda each: each.key or each.path)))


class ReportingCatalogue(Protocol):
    """A catalogue that says what became of a record it was given."""

    def save_report(
        self, record: bytes, base: bytes | None = None, feedback: Feedback | None = None, group: str = ""
    ) -> Saved:
        """Insert or update one record, read it back, and say what came of it.

        :param base: the record as read before editing; ``None``: it must be new.
        :param group: identifier of the group that a new record belongs to, where the catalogue has groups.
        :raises ChooseGroup: it must be said.
        :raises Conflict: the catalogue holds something else than ``base``; nothing was written.
        """


def save_report(
    catalogue: Any, record: bytes, base: bytes | None, feedback: Feedback | None = None, group: str = ""
) -> Saved:
    """Save a record in any catalogue that takes records (see :meth:`ReportingCatalogue.save_report`)."""
    if inspect.ismethod(getattr(catalogue, "save_report", None)):
        found: Saved = catalogue.save_report(record, base, feedback, group)
        return found
    identifier = catalogue.save(record, base, feedback)
    stored = catalogue.fetch(identifier, feedback)
    return Saved(identifier, stored or record, compare(base, record, stored or record))


def fetch_for_editing(catalogue: Any, identifier: str, feedback: Feedback | None = None) -> bytes | None:
    """Give a record as it is edited: the working copy, where the catalogue keeps one beside the approved record."""
    own = getattr(catalogue, "fetch_for_editing", None)
    found: bytes | None = (own if inspect.ismethod(own) else catalogue.fetch)(identifier, feedback)
    return found


def is_away(error: PluginError) -> bool:
    """Whether a failure says that the network or the catalogue is away: trying later may help."""
    if isinstance(error, HttpError):
        return error.status in _AWAY
    if isinstance(error, (CertificateError, ServiceException, HtmlInsteadOfData)):
        return False
    return isinstance(error, NetworkError)


def may_be_saved(error: NetworkError) -> bool:
    """Whether a failure of a write leaves open what the server did with it."""
    if isinstance(error, HttpError):
        return error.status >= 500
    return not isinstance(error, (NoConnection, CertificateError, ProxyError)) or isinstance(error, Timeout)


def check_revision(theirs: bytes | None, base: bytes | None, mine: bytes) -> bool:
    """See that the catalogue holds what the edits began from.

    :return: whether it holds my record already (an earlier try whose answer did not come): nothing is left to write.
    :raises Conflict: it holds something else.
    """
    if theirs is not None and same(theirs, mine):
        return True
    if theirs is None and base is None:
        return False
    if theirs is not None and base is None and holds(None, mine, theirs):
        return True
    if theirs is not None and base is not None:
        if same(theirs, base):
            return False
        if _nothing_to_merge(base, mine, theirs):
            return True
    raise conflict(theirs, base)


def write(
    send: Callable[[], Sequence[str]],
    read: Callable[[], bytes | None],
    before: bytes | None,
    sent: bytes,
    identifier: str,
    problem: Callable[[Sequence[str]], PluginError] | None = None,
) -> Saved:
    """Write a record once, read it back whatever the answer was, and decide what came of it.

    :param send: sends it; gives the sentences of a server that says it stored the record, and complains.
    :param read: reads it back; asked in every case but a clear refusal.
    :param before: what the catalogue held.
    :param problem: gives the error for complaints of a server that stored nothing.
    :raises Conflict: somebody else changed it at the same time.
    :raises NetworkError: it is not saved, or nobody knows.
    :raises PlatformError: the catalogue says it stored the record, and did not.
    """
    failure: NetworkError | None = None
    complaints: Sequence[str] = ()
    try:
        complaints = send()
    except NetworkError as error:
        if not may_be_saved(error):
            raise
        failure = error
    if failure is not None:
        return _looked_after(failure, read, before, sent, identifier)
    try:
        stored = read()
    except NetworkError as error:
        raise _unknown(error) from error
    if stored is None or (before is not None and same(stored, before) and not same(sent, before)):
        if complaints and problem is not None:
            raise problem(complaints)
        raise not_stored(
            identifier,
            tr("It does not show it when asked for it.")
            if stored is None
            else tr("It still shows the record as it was; the account may not own it."),
        )
    return Saved(identifier, stored, compare(before, sent, stored), tuple(complaints))


def write_unread(
    send: Callable[[], Sequence[str]],
    read: Callable[[], bytes | None],
    before: bytes | None,
    sent: bytes,
    identifier: str,
) -> Saved | None:
    """Write a record once, and read it back only where the answer leaves open what came of it.

    The parameters are those of :func:`write`.

    :return: ``None`` where the server said that it wrote; the caller sees to it that it is there.
    :raises Conflict, NetworkError: see :func:`write`.
    """
    try:
        send()
    except NetworkError as error:
        if not may_be_saved(error):
            raise
        return _looked_after(error, read, before, sent, identifier)
    return None


def _looked_after(
    failure: NetworkError, read: Callable[[], bytes | None], before: bytes | None, sent: bytes, identifier: str
) -> Saved:
    """Read what the catalogue holds after a write whose answer was a failure, and decide."""
    try:
        stored = read()
    except NetworkError as error:
        raise _unknown(failure) from error
    return _after_failure(failure, before, sent, stored, identifier)


def _after_failure(
    failure: NetworkError, before: bytes | None, sent: bytes, stored: bytes | None, identifier: str
) -> Saved:
    """Decide by what the catalogue holds what became of a write whose answer was a failure."""
    if stored is None or (before is not None and same(stored, before)):
        if before is not None and stored is None:
            raise conflict(None, before) from failure
        # a server whose answer was not waited for may still be at it
        raise _unknown(failure) if _still_working(failure) else failure
    if not holds(before, sent, stored):
        raise conflict(stored, before) from failure
    if isinstance(failure, (HttpError, ServiceException)):
        # it said so itself: "saved, but invalid and no longer published" …
        words = failure.why if isinstance(failure, ServiceException) else _words(failure)
        warning = tr("The catalogue answered with an error, and holds the record all the same: {words}", words=words)
        return Saved(identifier, stored, compare(before, sent, stored), (warning,))
    note = tr("The connection was cut while it was saved; the catalogue was asked again, and has it.")
    return Saved(identifier, stored, compare(before, sent, stored), notes=(note,))


def _still_working(failure: NetworkError) -> bool:
    return isinstance(failure, Timeout) or (isinstance(failure, HttpError) and failure.status in (502, 504))


def _words(failure: HttpError) -> str:
    """Give the server's own words of an error, as far as they are kept."""
    lines = [line.strip() for line in failure.detail.splitlines() if line.strip()]
    return (lines[-1] if lines else failure.what)[:300]


def _nothing_to_merge(base: bytes, mine: bytes, theirs: bytes) -> bool:
    """Whether all that I did is there already."""
    return not same(base, mine) and holds(base, mine, theirs)


def _unknown(failure: NetworkError) -> NetworkError:
    """Say that it is not known whether the record was saved; the class of the failure is kept."""
    told = type(failure)(
        tr("It is not known whether the record was saved."),
        tr("The catalogue's answer did not come: {what}", what=failure.what),
        tr("Your version is kept here. Save it again when the catalogue answers: it is compared first with what is "
           "there, and nothing is written twice."),
        failure.report(),
    )  # fmt: skip
    if isinstance(failure, HttpError) and isinstance(told, HttpError):
        told.status = failure.status
    return told


def conflict(theirs: bytes | None, base: bytes | None) -> Conflict:
    """Say what the server holds in place of what was expected."""
    if theirs is None:
        why = tr("Somebody deleted the record, or hid it, since it was read.")
    elif base is None:
        why = tr("A record with this identifier is there already.")
    else:
        why = tr("Somebody else changed the record since it was read.")
    return Conflict(
        tr("The record was not saved."),
        why,
        tr("Compare both versions, then choose what to keep."),
        theirs=theirs,
        base=base,
    )


def not_stored(identifier: str, why: str) -> PlatformError:
    """Say that the catalogue did not keep the record."""
    return PlatformError(
        tr("The catalogue did not store the record “{identifier}”.", identifier=identifier),
        why,
        tr("Your version is kept here; ask the platform's administrator about your rights on this record."),
    )


def no_identifier() -> BadRecord:
    """Say that a record cannot be saved without an identifier."""
    return BadRecord(
        tr("The record cannot be saved."),
        tr("It has no file identifier."),
        tr("Give it one (a new UUID), then save again."),
    )


def root_bytes(record: bytes) -> bytes:
    """Give the record's root element in UTF-8, byte for byte, without what stands before and after it.

    :raises BadXml: it is not XML.
    """
    document = Document.parse(record)
    node = document.node(document.root)
    return document.utf8[node.start : node.end]
