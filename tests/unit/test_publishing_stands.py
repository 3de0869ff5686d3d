"""The step that ends a plan: once it was done, nothing is undone any more."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from prodige_plugin.errors import DatabaseError
from prodige_plugin.feedback import Feedback
from prodige_plugin.publishing import runner
from prodige_plugin.publishing.journal import Journal
from prodige_plugin.publishing.plan import Stands, State
from prodige_plugin.publishing.runner import OnFailure, PublicationFailed
from tests.unit.publishing_steps import Note, World, plan_of


@dataclass
class End(Note):
    """Throws away what undoing needs; may fail before or after it did, and may not know."""

    final: bool = True
    works: bool = True
    answers: bool = False
    can_look: bool = True

    def do(self, state: State, feedback: Feedback) -> None:
        state[self.key] = {"name": self.key}
        self.log.append(f"do {self.key}")
        if self.works:
            self.world.add("ended")
        if not self.answers:
            raise DatabaseError("no answer")

    def undo(self, state: State) -> None:
        self.log.append(f"undo {self.key}")
        if not self.can_look:
            raise DatabaseError("nobody answers")
        if "ended" in self.world:
            raise Stands


def test_done_though_its_answer_was_lost(tmp_path: Path) -> None:
    world: World = set()
    plan = plan_of(Note("a", world), End("end", world))
    journal = Journal(tmp_path / "j.jsonl")
    assert runner.run(plan, journal, Feedback())["a"] == {"name": "a"}
    assert world == {"a", "ended"}, "nothing was undone"
    assert journal.read().finished


def test_not_done_is_undone_with_all_the_rest(tmp_path: Path) -> None:
    world: World = set()
    with pytest.raises(PublicationFailed) as caught:
        runner.run(plan_of(Note("a", world), End("end", world, works=False)), Journal(tmp_path / "j"), Feedback())
    assert world == set()
    assert caught.value.undone == ("step end", "step a")


def test_while_it_is_not_known_all_stays_and_is_undone_later(tmp_path: Path) -> None:
    world: World = set()
    end = End("end", world, works=False, can_look=False)
    plan = plan_of(Note("a", world), end)
    journal = Journal(tmp_path / "j")
    with pytest.raises(PublicationFailed) as caught:
        runner.run(plan, journal, Feedback())
    assert world == {"a"}
    assert caught.value.left == ("step end", "step a")
    assert journal.read().begun == ("a", "end")
    assert not journal.read().finished
    end.can_look = True
    assert runner.undo(plan, journal) == (("step end", "step a"), ())
    assert world == set()


def test_a_later_session_that_undoes_is_told(tmp_path: Path) -> None:
    world: World = set()
    plan = plan_of(Note("a", world), End("end", world))
    journal = Journal(tmp_path / "j")
    with pytest.raises(PublicationFailed):
        runner.run(plan, journal, Feedback(), OnFailure.KEEP)
    undone, (failure,) = runner.undo(plan, journal)
    assert undone == ()
    assert isinstance(failure, Stands)
    assert world == {"a", "ended"}
    assert journal.read().outcome == "done"


def test_a_later_session_that_resumes_has_nothing_left_to_do(tmp_path: Path) -> None:
    world: World = set()
    plan = plan_of(Note("a", world), End("end", world))
    journal = Journal(tmp_path / "j")
    with pytest.raises(PublicationFailed):
        runner.run(plan, journal, Feedback(), OnFailure.KEEP)
    runner.resume(plan, journal, Feedback())
    assert plan.steps[0].log == ["do a", "do end", "undo end"]  # type: ignore[attr-defined]
    assert journal.read().outcome == "done"


def test_half_done_steps_are_undone_in_reverse_before_going_on(tmp_path: Path) -> None:
    """An undoing that failed by halves left several steps to undo."""
    world: World = set()
    first, second = Note("a", world, undo_fails=True), Note("b", world, undo_fails=True)
    plan = plan_of(first, second, End("end", world, works=False))
    journal = Journal(tmp_path / "j")
    with pytest.raises(PublicationFailed):
        runner.run(plan, journal, Feedback())
    first.undo_fails = second.undo_fails = False
    first.log.clear()
    end = plan.steps[2]
    assert isinstance(end, End)
    end.works = end.answers = True
    runner.resume(plan, journal, Feedback())
    assert first.log == ["undo b", "undo a", "do a", "do b", "do end"]
