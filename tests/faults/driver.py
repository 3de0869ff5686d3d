"""Puts a product through the faults: each plan, each step, each fault, each way to end it.

::

    with Bench(MyScenario(), folder) as bench:
        rows = bench.run()

Every row is ``{"product", "step", "fault", "outcome", "ok"}``; see :mod:`.matrix`.
"""

from __future__ import annotations

import enum
import json
import re
import signal
import sys
import time
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from types import TracebackType
from typing import Any

from prodige_plugin.errors import Cancelled, PluginError
from prodige_plugin.feedback import Feedback
from prodige_plugin.publishing.journal import Journal, recover
from prodige_plugin.publishing.plan import Plan, Stands
from prodige_plugin.publishing.runner import OnFailure, PublicationFailed
from tests.faults.faults import KILLED, Fault, Proxied, Request, Switchboard
from tests.faults.matrix import Row, difference
from tests.faults.nursery import Nursery
from tests.faults.postgres import PostgresProxy
from tests.faults.proxy import HttpProxy, TcpProxy
from tests.faults.scenario import Scenario

_KILLED_NAMES = frozenset(fault.value for fault in KILLED)
_IDENTIFIER = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}")


class Ending(enum.Enum):
    """What the person does about a publication that was struck."""

    UNDO = "undone at once"
    RESUME = "resumed"
    LATER = "undone later"


@dataclass(frozen=True)
class Cell:
    """One publication and what strikes it."""

    plan: str
    #: key of the step, as it was when the plan was learnt.
    step: str
    #: place of the step in the plan, from 0: keys may hold identifiers that are others the next time.
    place: int
    #: label of the step.
    label: str
    fault: Fault
    ending: Ending
    #: which request of the step, from 1; 0 for a step that asks nobody.
    rank: int
    lasting: bool = False
    #: whether that request writes, and which of those that do (or do not) it is.
    writes: bool = False
    nth: int = 0

    @property
    def may_miss(self) -> bool:
        """Whether it may not strike: how often something is read may vary. Never by default, where the first is."""
        return not self.writes and self.nth > 1

    @property
    def fault_name(self) -> str:
        """The fault as the matrix names it."""
        return self.fault.value + (", and nothing answers any more" if self.lasting else "")


class Depth(enum.Enum):
    """How much of the matrix is gone through."""

    #: every kind of step (a layer's record, a map's) and every fault, each ended in one way; the ways take turns.
    TURNS = ""
    #: every step, each ended in every way.
    ENDINGS = "endings"
    #: as well, and not only at the request that counts most but at every request of each step.
    ALL = "all"


class Bench:
    """A product, its proxies, and what was seen."""

    def __init__(self, scenario: Scenario, folder: Path) -> None:
        """:param folder: for journals; emptied by whoever made it."""
        self.scenario = scenario
        self.board = Switchboard(self._step_now)
        self.rows: list[Row] = []
        #: of QGIS, for all the processes: one workstation, and nobody else's.
        self.profile = folder / "profile"
        self._folder = folder
        self._journals = folder / "none"
        self._runs = 0
        self._proxies: list[Proxied] = []
        self._through: dict[str, str] = {}

    def __enter__(self) -> Bench:
        """Start the servers and the proxies."""
        self.scenario.setup()
        self._nursery = Nursery(type(self.scenario).__module__)
        for role, server in self.scenario.servers().items():
            if isinstance(server, str):
                web = HttpProxy(role, server, self.board)
                self._proxies.append(web)
                self._through[role] = web.url
                continue
            if callable(server):
                proxy = server(role, self.board)
            else:
                kind, host, port = server
                proxy = (PostgresProxy if kind == "postgres" else TcpProxy)(role, (host, port), self.board)
            self._proxies.append(proxy)
            self._through[role] = f"127.0.0.1:{proxy.port}"
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _t: TracebackType | None) -> None:
        self.board.lift()
        for proxy in self._proxies:
            proxy.close()
        self._nursery.close()
        self.scenario.close()

    # -- all of it ---------------------------------------------------------------------------------

    def run(self, plans: Iterable[str] = (), depth: Depth = Depth.TURNS) -> list[Row]:
        """Go through all cells of the plans named (all when none is)."""
        for plan in plans or self.scenario.plans:
            self.scenario.arrange(plan)
            cells = list(self.cells(plan, depth))
            before = self.scenario.held()
            for cell in cells:
                began = time.monotonic()
                row, back = self._judged(cell, before)
                self.rows.append(row)
                if not back:
                    self.scenario.arrange(plan)
                    before = self.scenario.held()
                self._said(row, time.monotonic() - began)
        return self.rows

    def cells(self, plan: str, depth: Depth = Depth.TURNS) -> Iterator[Cell]:
        """Give the cells of a plan; it is carried out once to learn what each step asks of the servers."""
        steps, asked = self._recorded(plan)
        self.scenario.arrange(plan)
        kinds: dict[str, list[list[Cell]]] = {}
        for number, (step, label) in enumerate(steps):
            requests = [request for request in asked if request.step == str(number)]
            every = depth is Depth.ALL
            # one round for each request, or one in which each fault has its own
            for rank in (range(1, len(requests) + 1) if every else [0]) if requests else [0]:
                cells = list(self._of_request(plan, step, number, label, rank, requests))
                kinds.setdefault(step.partition(":")[0], []).append(cells)
        for number, steps_of_kind in enumerate(kinds.values()):
            if depth is Depth.TURNS:
                yield from _in_turn(steps_of_kind, number)
            else:
                yield from (cell for cells in steps_of_kind for cell in cells)

    def _of_request(
        self, plan: str, step: str, place: int, label: str, rank: int, requests: list[Request]
    ) -> Iterator[Cell]:
        """:param rank: the request that is struck; 0 where each fault has its own, or none that can be told."""
        chosen = {fault: rank or (self.scenario.struck(step, fault, requests) if requests else 0) for fault in Fault}
        for fault in Fault:
            struck = requests[chosen[fault] - 1] if chosen[fault] else None
            proxy = next((p for p in self._proxies if struck is not None and p.door == struck.door), None)
            if struck is None and fault not in (Fault.CANCEL, Fault.KILLED_BEFORE):
                continue
            if (proxy is not None and fault not in proxy.faults) or not self.scenario.expected(step, fault):
                continue
            writes, nth = _counted(requests, chosen[fault])
            for ending in Ending:
                if fault in KILLED and ending is Ending.UNDO:
                    continue
                yield Cell(plan, step, place, label, fault, ending, chosen[fault], False, writes, nth)
        last = chosen[Fault.CUT_AFTER]
        if last and self.scenario.expected(step, Fault.CUT_AFTER):
            writes, nth = _counted(requests, last)
            yield Cell(plan, step, place, label, Fault.CUT_AFTER, Ending.LATER, last, True, writes, nth)

    # -- one cell ----------------------------------------------------------------------------------

    def _judged(self, cell: Cell, before: object) -> tuple[Row, bool]:
        """Go through one cell; give its row, and whether the platform is as it was before."""
        try:
            words = self._one(cell)
        except PluginError as error:
            words = f"failed: {error.what} {error.why} [{error.detail}]"
        except AssertionError as error:
            words = f"failed: {error}"
        finally:
            self.board.lift()
        after = self.scenario.held()
        back = after == before
        wrong = self.scenario.differs(cell.plan, before, after)
        left = [path.name for path in self._journals.glob("*")]
        forward = words.startswith(("resumed", "done"))
        if not wrong if forward else back and words.startswith("undone"):
            row = self._row(cell, words, True)
        else:
            row = self._row(cell, f"{words}; {wrong if forward else difference(before, after)}", False)
        if left:
            row = self._row(cell, f"{row.outcome}; journal left: {left}", False)
        if not row.ok:
            self.scenario.tell(self._folder, lambda text: sys.stderr.write(f"{text}\n"))
        return row, back

    def _said(self, row: Row, seconds: float) -> None:
        """Note a row at once, and what it cost: what an hour's run found is not lost when it is ended."""
        with (self._folder / "rows.jsonl").open("a", encoding="utf-8") as file:
            file.write(json.dumps({**asdict(row), "seconds": round(seconds, 2)}, ensure_ascii=False) + "\n")

    def _row(self, cell: Cell, outcome: str, ok: bool) -> Row:
        name = _IDENTIFIER.sub("…", cell.step)
        step = f"{cell.plan} / {name}" + (f" #{cell.rank}" if cell.rank else "")
        return Row(self.scenario.product, step, cell.fault_name, outcome, ok)

    def _one(self, cell: Cell) -> str:
        """Publish, be struck, and end it; say how it ended."""
        self._new_journals()
        if cell.fault in KILLED:
            return self._killed(cell)
        words = self._struck(cell)
        self.board.lift()
        if words:
            if list(self._journals.glob("*")):
                for journal in recover(self._journals)[0]:  # what could not be undone while nothing answered
                    words = self._undo_here(journal)
            return words
        journals, errors = recover(self._journals)
        assert not errors, errors
        if not journals:
            return "undone, nothing was begun"
        (journal,) = journals
        if cell.ending is Ending.RESUME:
            publisher, feedback = self.scenario.publisher(self._through), Feedback()
            plan = self.scenario.again(cell.plan, publisher, journal, feedback)
            publisher.resume(plan, journal, feedback)
            return "resumed"
        return self._undo_here(journal)

    def _struck(self, cell: Cell) -> str:
        """Publish and be struck; "" when the publication is kept, to be ended by :meth:`_one`."""
        feedback = Feedback(
            lambda _fraction, words: feedback.cancel() if not cell.rank and words == cell.label else None
        )
        publisher = self.scenario.publisher(self._through)
        plan = self.scenario.plan(cell.plan, publisher, feedback)
        if cell.rank:
            self.board.arm(
                cell.fault, str(cell.place), cell.nth, feedback.cancel, lasting=cell.lasting, writes=cell.writes
            )
        how = OnFailure.UNDO if cell.ending is Ending.UNDO else OnFailure.KEEP
        try:
            publisher.run(plan, feedback, how, self._journals)
        except Cancelled:
            return "undone"
        except PublicationFailed as error:
            if error.kept:
                return ""
            return "undone" if not error.left else "undone, the rest later"
        finally:
            assert not cell.rank or self.board.tripped.is_set() or cell.may_miss, "the fault did not strike"
        return "done all the same"

    def _undo_here(self, journal: Journal) -> str:
        """Undo from the journal alone, as a later session does."""
        failures = self.scenario.publisher(self._through).undo(journal)[1]
        if any(isinstance(failure, Stands) for failure in failures):
            return "done: it turned out to be complete"
        if failures:
            raise failures[0]
        return "undone later"

    # -- in processes of their own -----------------------------------------------------------------

    def _killed(self, cell: Cell) -> str:
        """Publish in a process that is killed, and end it in another one."""
        child = self._nursery.child()
        if cell.rank:
            self.board.arm(cell.fault, str(cell.place), cell.nth, child.kill, writes=cell.writes)
        ended = child.run(self._order(cell, "run"))
        if cell.may_miss and not self.board.tripped.is_set() and ended.answer == "ok":
            return "done, it asked less this time"
        assert ended.code == -signal.SIGKILL, f"not killed: {ended.answer}"
        assert not cell.rank or self.board.tripped.is_set(), "killed for the time it took"
        self.board.lift()
        self.board.drain()
        action = "resume" if cell.ending is Ending.RESUME else "undo"
        answer = self._nursery.child().run(self._order(cell, action)).answer
        if answer == "stands":
            return "done: it turned out to be complete, said a new process"
        if answer != "ok":
            return f"failed: {answer}"
        return f"{cell.ending.value} by a new process"

    def _order(self, cell: Cell, action: str) -> dict[str, Any]:
        kind = type(self.scenario)
        return {
            "module": kind.__module__,
            "class": kind.__qualname__,
            "data": self.scenario.child(),
            "through": self._through,
            "plan": cell.plan,
            "journals": str(self._journals),
            "profile": str(self.profile),
            "action": action,
            "kill_at": cell.label if action == "run" and not cell.rank else "",
        }

    # -- what happens in a plan ----------------------------------------------------------------------

    def _recorded(self, plan: str) -> tuple[list[tuple[str, str]], list[Request]]:
        """Carry a plan out without any fault; give its steps, and what they asked."""
        self._new_journals()
        publisher, feedback = self.scenario.publisher(self._through), Feedback()
        made: Plan = self.scenario.plan(plan, publisher, feedback)
        before = self.scenario.held()
        self.board.requests.clear()
        publisher.run(made, feedback, OnFailure.UNDO, self._journals)
        wrong = self.scenario.differs(plan, before, self.scenario.held())
        assert not wrong, f"{plan}, without any fault: {wrong}"
        return [(step.key, step.label) for step in made.steps], list(self.board.requests)

    def _new_journals(self) -> None:
        self._runs += 1
        self._journals = self._folder / f"journals-{self._runs}"
        self._journals.mkdir()

    def _step_now(self) -> str:
        """Tell which step is under way, by its place, from the journal: it is written before the step begins."""
        for path in self._journals.glob("*.jsonl"):
            try:
                lines = path.read_bytes().split(b"\n")[:-1]
            except FileNotFoundError:
                continue  # the plan has ended at this very moment
            for line in reversed(lines):
                if line.startswith(b'{"kind":"step"'):
                    entry = json.loads(line)
                    keys = [step["key"] for step in json.loads(lines[0])["steps"]]
                    return str(keys.index(entry["step"])) if entry["status"] == "begin" else ""
        return ""


def _counted(requests: list[Request], rank: int) -> tuple[bool, int]:
    """Tell of a request (from 1, 0 for none) whether it writes, and which of those that do, or do not, it is."""
    writes = bool(rank) and requests[rank - 1].writes
    return writes, sum(1 for request in requests[:rank] if request.writes == writes)


def _in_turn(steps: list[list[Cell]], start: int) -> Iterator[Cell]:
    """Give one cell of each fault; the steps of a kind take turns, and so do the ways to end it.

    What goes on is published whole and must be taken away again, which costs most: of those that may be ended in
    each way, every fourth is resumed. Processes cost as much: one kind of steps is killed before the server saw its
    request and the next one after it worked; those of each two are resumed, those of the next two undone.
    """
    left_out = _left_out(steps, start)
    names = (cell.fault_name for cells in steps for cell in cells)
    faults = dict.fromkeys(name for name in names if name not in left_out)
    for number, fault in enumerate(faults, start):
        struck = [[cell for cell in cells if cell.fault_name == fault] for cells in steps]
        turns = [cells for cells in struck if cells]
        endings = {cell.ending: cell for cell in turns[number % len(turns)]}
        if fault in _KILLED_NAMES:
            yield endings[(Ending.RESUME, Ending.LATER)[start // 2 % 2]]
            continue
        order = [Ending.RESUME, Ending.UNDO, Ending.LATER, Ending.UNDO]
        yield endings.get(order[number % len(order)], endings[Ending.LATER])


def _left_out(steps: list[list[Cell]], start: int) -> set[str]:
    """Give the faults that a kind of steps does not meet by default.

    To a step that only reads it is the same whether the server has worked, and nearly so how it refuses: two of the
    refusals, in turn. Who asks nobody can be cancelled, and killed.
    """
    if not any(cell.rank for cells in steps for cell in cells):
        return set()
    kill = (Fault.KILLED_AFTER, Fault.KILLED_BEFORE)[start % 2]
    left_out = KILLED - {kill}
    if not any(cell.writes for cells in steps for cell in cells):
        refusals = (Fault.UNAUTHORIZED, Fault.FORBIDDEN, Fault.CONFLICT, Fault.BUSY, Fault.FAILED)
        kept = {refusals[start % 5], refusals[(start + 2) % 5]}
        left_out |= {Fault.CUT_AFTER, Fault.FAILED_AFTER, *refusals} - kept
    return {fault.value for fault in left_out}
