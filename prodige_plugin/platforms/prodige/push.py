"""Writing rows by the data API, chunk by chunk: looking before repeating, and putting back what was."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from ...catalogue.saving import may_be_saved
from ...errors import Conflict, HttpError, NetworkError, PublishError
from ...feedback import Feedback
from ...i18n import tr
from . import same
from .api import KEY, DataApi, Feature, Outcome, chunks, gid_of, refusal, refused
from .compare import DELETE, INSERT, UPDATE, Comparison
from .row_difference import sum_of
from .shape import same_shape

Line = dict[str, Any]
#: Rows among which one is looked for by all it holds.
_FEW = 2000


class Push:
    """The writing of one data set."""

    def __init__(self, api: DataApi, uuid: str, title: str, found: Comparison) -> None:
        """:param found: what differs."""
        self._api, self._uuid, self._title, self._found = api, uuid, title, found
        api.told(found.doc)

    def lines(self, name: str) -> Iterator[Line]:
        """Give the rows of one of the comparison's files."""
        return self._found.lines(name)

    @property
    def expected(self) -> tuple[int, int, int]:
        """How many rows are to be changed, added, deleted."""
        changes = self._found.changes
        return changes.changed, changes.inserted, changes.deleted if self._api.doc.can_delete else 0

    @property
    def rows(self) -> int:
        """How many rows the data set holds once all was written."""
        _changed, inserted, deleted = self.expected
        return self._found.rows + inserted - deleted

    @property
    def data(self) -> str:
        """Checksum of the layer's data."""
        return self._found.data

    # -- before ------------------------------------------------------------------------------------

    def check(self, feedback: Feedback) -> None:
        """See that the rows to be written are as they were when they were compared.

        :raises Conflict: somebody changed them since.
        """
        lines = [*self._found.lines(UPDATE), *self._found.lines(DELETE)]
        before = {int(line["gid"]): line["before"] for line in lines if line["gid"] is not None}
        held = self._api.found(self._uuid, list(before), feedback) if before else {}
        wrong = [gid for gid, row in before.items() if gid not in held or not self._is(held[gid], row)]
        if self._found.changes.inserted and not wrong:
            wrong = [gid_of(row) or 0 for row in self._news(feedback)]
        if wrong:
            raise Conflict(
                tr("Somebody changed the data of “{title}” on the platform meanwhile.", title=self._title),
                tr("%n row(s) are not as they were when they were compared, for example number {gid}.", n=len(wrong),
                   gid=wrong[0]),
                tr("Nothing was written. Make the plan again: it compares anew."),
            )  # fmt: skip

    # -- changed rows -------------------------------------------------------------------------------

    def update(self, feedback: Feedback) -> None:
        """Send what changed of rows; sending it twice is harmless.

        :raises PublishError: the platform refuses a row.
        :raises NetworkError: it does not answer, or with an error, and did not do it.
        """
        done = 0
        for chunk in pieces(self._found.lines(UPDATE)):
            feedback.check()
            self._updated(chunk, feedback)
            done += len(chunk)
            feedback.report(done / max(1, self._found.changes.changed), tr("%n row(s) changed …", n=done))

    def _updated(self, chunk: Sequence[Line], feedback: Feedback) -> None:
        """Send one piece: what changed with the geometry first, the whole rows where the server fails at that."""
        todo = list(chunk)
        for whole in (False, True):
            rows = [_row(line, _wanted(line)["properties"] if whole else line["changed"]) for line in todo]
            failure = self._sent(partial(self._api.update, self._uuid, rows, self._found.crs))
            if failure is None:
                return
            held = self._api.found(self._uuid, [int(line["gid"]) for line in todo], feedback)
            todo = [line for line in todo if not self._is(held.get(int(line["gid"])), _wanted(line))]
            if not todo:
                return
            if whole or not isinstance(failure, HttpError) or failure.status < 500:
                raise failure

    def put_back(self) -> None:
        """Give rows their values of before; those that somebody else changed since are left, and said.

        :raises Conflict: some were.
        :raises NetworkError: the platform does not answer.
        """
        others = []
        for chunk in pieces(self._found.lines(UPDATE)):
            held = self._api.found(self._uuid, [int(line["gid"]) for line in chunk], Feedback())
            back = []
            for line in chunk:
                row = held.get(int(line["gid"]))
                if row is not None and self._is(row, line["before"]):
                    continue
                if row is None or not self._is(row, _wanted(line)):
                    others.append(int(line["gid"]))
                    continue
                before = line["before"]["properties"]
                changed = {name: before.get(name) for name in line["changed"]}
                back.append({**line, **line["before"], "changed": changed})
            if back:
                self._updated(back, Feedback())
        if others:
            raise Conflict(
                tr("%n row(s) of “{title}” were not put back.", n=len(others), title=self._title),
                tr("Somebody else changed or deleted them since, for example number {gid}.", gid=others[0]),
                tr("Look at them on the platform."),
            )

    # -- new rows -----------------------------------------------------------------------------------

    def insert(self, feedback: Feedback, *, again: bool) -> None:
        """Add rows.

        :param again: an earlier try may have added some: they are looked for, and not added twice.
        :raises PublishError: the platform refuses a row.
        :raises NetworkError: it does not answer, or with an error, and did not do it.
        """
        there = self._pool(self._news(feedback) if again else [])
        done = 0
        for chunk in pieces(self._found.lines(INSERT)):
            feedback.check()
            todo = [line for line in chunk if there.take(line) is None]
            if todo:
                rows = [{"type": "Feature", "properties": line["properties"], "geometry": line["geometry"]}
                        for line in todo]  # fmt: skip
                failure = self._sent(partial(self._api.insert, self._uuid, rows, self._found.crs))
                if failure is not None:
                    news = self._pool(self._news(feedback))
                    if any(news.take(line) is None for line in todo):
                        raise failure
            done += len(chunk)
            feedback.report(done / max(1, self._found.changes.inserted), tr("%n row(s) added …", n=done))

    def take_out(self) -> None:
        """Delete the rows that were added.

        :raises PublishError: there are some, and the platform deletes none.
        :raises NetworkError: it does not answer.
        """
        mine = self.added(Feedback())
        if not mine:
            return
        if not self._api.doc.can_delete:
            gids = ", ".join(str(gid_of(row)) for row in mine[:20])
            raise PublishError(
                tr("%n row(s) added to “{title}” stay there.", n=len(mine), title=self._title),
                tr("The platform's API deletes nothing. Their numbers: {numbers}", numbers=gids),
                tr("Resume the publication to complete it, or delete them on the platform."),
            )
        self._deleted(mine)

    def added(self, feedback: Feedback) -> list[Feature]:
        """Give the rows on the platform that are those to be added."""
        there = self._pool(self._news(feedback))
        found = []
        for line in self._found.lines(INSERT):
            row = there.take(line)
            if row is not None:
                found.append(row)
        return found

    # -- rows that go -------------------------------------------------------------------------------

    def delete(self, feedback: Feedback) -> None:
        """Delete rows; those that are gone already are well.

        :raises NetworkError: the platform does not answer, or with an error, and did not do it.
        """
        done = 0
        for chunk in pieces(self._found.lines(DELETE)):
            feedback.check()
            held = self._api.found(self._uuid, [int(line["gid"]) for line in chunk], feedback)
            self._deleted(list(held.values()))
            done += len(chunk)
            feedback.report(done / max(1, self._found.changes.deleted), tr("%n row(s) deleted …", n=done))

    def bring_back(self) -> None:
        """Add the rows again that were deleted; the platform gives them new numbers.

        :raises NetworkError: it does not answer.
        """
        lines = list(self._found.lines(DELETE))
        held = self._api.found(self._uuid, [int(line["gid"]) for line in lines], Feedback()) if lines else {}
        news = self._pool(self._news(Feedback()))
        gone = [line for line in lines if int(line["gid"]) not in held]
        todo = [line["before"] for line in gone if news.take(line["before"]) is None]
        for chunk in pieces(todo):
            rows = [{"type": "Feature", **before} for before in chunk]
            failure = self._sent(partial(self._api.insert, self._uuid, rows, self._found.crs))
            if failure is not None:
                there = self._pool(self._news(Feedback()))
                if any(there.take(before) is None for before in chunk):
                    raise failure

    def _deleted(self, rows: Sequence[Feature]) -> None:
        for chunk in pieces(rows):
            sent = [
                {"type": "Feature", "properties": {KEY: gid_of(row)}, "geometry": row.get("geometry")} for row in chunk
            ]
            failure = self._sent(partial(self._api.delete, self._uuid, sent, self._found.crs))
            if failure is not None and self._api.found(self._uuid, [gid_of(row) or 0 for row in chunk], Feedback()):
                raise failure

    # -- after ----------------------------------------------------------------------------------------

    def wrong(self, reading: DataApi, feedback: Feedback) -> tuple[int, int, int]:
        """Count what is not as it should be after writing: (changed, added, deleted)."""
        other = Push(reading, self._uuid, self._title, self._found)
        lines = list(self._found.lines(UPDATE))
        gone = [int(line["gid"]) for line in self._found.lines(DELETE)] if self._api.doc.can_delete else []
        gids = [int(line["gid"]) for line in lines] + gone
        held = reading.found(self._uuid, gids, feedback) if gids else {}
        changed = sum(1 for line in lines if not self._is(held.get(int(line["gid"])), _wanted(line)))
        missing = 0
        if self._found.changes.inserted:
            missing = self._found.changes.inserted - len(other.added(feedback))
        return changed, missing, sum(1 for gid in gone if gid in held)

    # -- inside -----------------------------------------------------------------------------------------

    def _sent(self, send: Callable[[], list[Outcome]]) -> NetworkError | None:
        """Send something, and give the failure of which nobody knows what it did.

        :raises PublishError: the platform refuses.
        :raises NetworkError: it surely did nothing.
        """
        try:
            outcomes = send()
        except NetworkError as error:
            if not may_be_saved(error):
                raise
            return error
        words = refusal(outcomes)
        if words is not None:
            raise refused(self._title, words)
        return None

    def _news(self, feedback: Feedback) -> list[Feature]:
        """Give the rows that were added since the comparison, by anybody."""
        return self._api.after(self._uuid, self._found.last, self._found.rows, feedback)

    def _pool(self, rows: Sequence[Feature]) -> _Pool:
        """Give rows to take from by what they hold."""
        return _Pool(rows, self._is)

    def _is(self, row: Feature | None, wanted: Mapping[str, Any]) -> bool:
        """Whether a row has the values and the geometry wanted; columns that are not named do not count."""
        if row is None:
            return False
        held = row.get("properties") or {}
        return all(
            same.same_value(held.get(name), value) for name, value in wanted["properties"].items()
        ) and same_shape(row.get("geometry"), wanted.get("geometry"), self._found.tolerance)


class _Pool:
    """Rows from which those are taken that are wanted, each once."""

    def __init__(self, rows: Sequence[Feature], same_row: Callable[[Feature, Mapping[str, Any]], bool]) -> None:
        self._rows = dict(enumerate(rows))
        self._same = same_row
        self._names: tuple[str, ...] | None = None
        self._by_sum: dict[str, list[int]] = {}

    def take(self, wanted: Mapping[str, Any]) -> Feature | None:
        """Take the row out that has the values and the geometry wanted; ``None`` where there is none."""
        if not self._rows:
            return None
        names = tuple(sorted(wanted["properties"]))
        if names != self._names:
            self._names, self._by_sum = names, {}
            for place, row in self._rows.items():
                self._by_sum.setdefault(sum_of(row.get("properties") or {}, names), []).append(place)
        likely = self._by_sum.get(sum_of(wanted["properties"], names), [])
        # values in a rare form have another sum: then all are looked at, where they are few
        others = self._rows if len(self._rows) <= _FEW else ()
        for place in (*likely, *others):
            if place in self._rows and self._same(self._rows[place], wanted):
                return self._rows.pop(place)
        return None


def _row(line: Line, properties: Mapping[str, Any]) -> Feature:
    return {"type": "Feature", "properties": {KEY: line["gid"], **properties}, "geometry": line["geometry"]}


def _wanted(line: Line) -> Line:
    """Give a row as it is to become: what is not sent stays."""
    return {"properties": {**line["before"]["properties"], **line["changed"]}, "geometry": line["geometry"]}


def pieces(lines: Iterable[Line]) -> Iterator[list[Line]]:
    """Give lines in pieces of the size that is sent at once, by their number and their bytes."""
    yield from chunks(iter(lines))
