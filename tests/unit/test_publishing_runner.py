"""The runner: order, progress, cancel at each step, undo, partial success, resume."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from pathlib import Path

import pytest

from prodige_plugin.errors import Cancelled, CutAnswer, DatabaseError, PublishError
from prodige_plugin.feedback import Feedback
from prodige_plugin.publishing import abreast, runner
from prodige_plugin.publishing.abreast import Shares
from prodige_plugin.publishing.journal import Journal
from prodige_plugin.publishing.plan import Effect, State
from prodige_plugin.publishing.runner import OnFailure, PublicationFailed
from tests.unit.publishing_steps import Note, plan_of

KEYS = ("a", "b", "c")


def journal(tmp_path: Path) -> Journal:
    return Journal(tmp_path / "j.jsonl")


def fail(state: State, feedback: Feedback) -> None:
    raise DatabaseError("The database went away.", "Because.", "Try again.")


def test_steps_run_in_order_and_leave_their_state(tmp_path: Path) -> None:
    world: set[str] = set()
    plan = plan_of(*(Note(key, world) for key in KEYS))
    state = runner.run(plan, journal(tmp_path), Feedback())
    assert world == set(KEYS)
    assert plan.steps[0].log == ["do a", "do b", "do c"]  # type: ignore[attr-defined]
    assert state["c"] == {"name": "c"}
    assert journal(tmp_path).read().finished


def test_progress_is_weighted_and_never_goes_back(tmp_path: Path) -> None:
    seen: list[float] = []
    steps = [Note("a", set(), weight=8.0), Note("b", set(), lambda s, f: f.report(0.5, "half"), weight=2.0)]
    runner.run(plan_of(*steps), journal(tmp_path), Feedback(lambda fraction, _s: seen.append(fraction or 0.0)))
    assert seen == sorted(seen)
    assert 0.9 in seen
    assert seen[-1] == 1.0


@pytest.mark.parametrize("at", KEYS)
def test_cancel_inside_each_step_undoes_everything(at: str, tmp_path: Path) -> None:
    world: set[str] = set()
    feedback = Feedback()

    def cancel(state: State, inside: Feedback) -> None:
        feedback.cancel()
        inside.check()

    plan = plan_of(*(Note(key, world, cancel if key == at else lambda s, f: None) for key in KEYS))
    with pytest.raises(Cancelled):
        runner.run(plan, journal(tmp_path), feedback)
    assert world == set()
    assert journal(tmp_path).read().outcome == "undone"


@pytest.mark.parametrize("after", KEYS[:-1])
def test_cancel_between_steps_undoes_everything(after: str, tmp_path: Path) -> None:
    world: set[str] = set()
    feedback = Feedback()
    plan = plan_of(*(Note(key, world, lambda s, f, key=key: f.cancel() if key == after else None) for key in KEYS))
    with pytest.raises(Cancelled):
        runner.run(plan, journal(tmp_path), feedback)
    assert world == set()


@pytest.mark.parametrize("at", KEYS)
def test_a_failure_at_each_step_undoes_in_reverse(at: str, tmp_path: Path) -> None:
    world: set[str] = set()
    plan = plan_of(*(Note(key, world, fail if key == at else lambda s, f: None) for key in KEYS))
    with pytest.raises(PublicationFailed) as caught:
        runner.run(plan, journal(tmp_path), Feedback())
    log = plan.steps[0].log  # type: ignore[attr-defined]
    done = [line[3:] for line in log if line.startswith("do ")]
    undone = [line[5:] for line in log if line.startswith("undo ")]
    assert undone == done[::-1]
    assert world == set()
    assert caught.value.left == ()
    assert "nothing of it is left" in caught.value.what
    assert "The database went away." in caught.value.why
    assert caught.value.todo == "Try again."
    assert isinstance(caught.value.cause, DatabaseError)


def test_what_is_undone_is_told_with_how_much_is_to_be(tmp_path: Path) -> None:
    """Undoing three hundred layers took minutes, and nothing moved."""
    told: list[tuple[float | None, str]] = []
    feedback = Feedback(lambda fraction, words: told.append((fraction, words)))

    def fail(state: State, inside: Feedback) -> None:
        raise DatabaseError("cut")

    world: set[str] = set()
    plan = plan_of(Note("a", world), Note("b", world, undo_fails=True), Note("c", world, fail))
    with pytest.raises(runner.PublicationFailed):
        runner.run(plan, journal(tmp_path), feedback)
    undoing = [words for fraction, words in told if fraction is None]
    assert [(words.split()[0], words.split()[-1]) for words in undoing] == [("3", "c"), ("2", "b"), ("1", "a")]
    told.clear()
    runner.undo(plan, journal(tmp_path), feedback)
    assert [words.split()[0] for _fraction, words in told] == ["1"]


def test_an_undo_that_fails_is_partial_success_and_does_not_stop_the_others(tmp_path: Path) -> None:
    world: set[str] = set()
    plan = plan_of(Note("a", world), Note("b", world, undo_fails=True), Note("c", world, fail))
    with pytest.raises(PublicationFailed) as caught:
        runner.run(plan, journal(tmp_path), Feedback())
    assert world == {"b"}
    assert caught.value.undone == ("step c", "step a")
    assert caught.value.left == ("step b",)
    assert "step b" in str(caught.value)
    assert "cannot undo b" in caught.value.detail
    assert journal(tmp_path).read().outcome == "partly_undone"


def test_cancel_with_an_undo_that_fails_is_not_silent(tmp_path: Path) -> None:
    plan = plan_of(Note("a", set(), undo_fails=True), Note("b", set(), lambda s, f: (f.cancel(), f.check())[1]))
    with pytest.raises(PublicationFailed) as caught:
        runner.run(plan, journal(tmp_path), Feedback())
    assert caught.value.left == ("step a",)
    assert caught.value.cause is None


def test_a_bug_in_a_step_undoes_everything_and_is_not_hidden(tmp_path: Path) -> None:
    world: set[str] = set()

    def bug(state: State, feedback: Feedback) -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        runner.run(plan_of(Note("a", world), Note("b", world, bug)), journal(tmp_path), Feedback())
    assert world == set()


def test_the_journal_is_written_before_the_effect(tmp_path: Path) -> None:
    seen = []

    def look(state: State, feedback: Feedback) -> None:
        progress = journal(tmp_path).read()
        seen.append((progress.status, progress.state))

    runner.run(plan_of(Note("a", set(), look)), journal(tmp_path), Feedback())
    assert seen == [({"a": "begin"}, {"a": {"name": "a"}})]


def test_a_journal_that_cannot_be_written_stops_before_any_effect() -> None:
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("needs /dev/full")
    world: set[str] = set()
    with pytest.raises(PublishError):
        runner.run(plan_of(Note("a", world)), Journal(full), Feedback())
    assert world == set()


def test_kept_then_resumed_skips_what_is_done_and_redoes_what_was_half_done(tmp_path: Path) -> None:
    world: set[str] = set()
    broken = [True]

    def once(state: State, feedback: Feedback) -> None:
        if broken[0]:
            fail(state, feedback)

    plan = plan_of(Note("a", world), Note("b", world, once), Note("c", world))
    with pytest.raises(PublicationFailed) as caught:
        runner.run(plan, journal(tmp_path), Feedback(), OnFailure.KEEP)
    assert caught.value.kept
    assert world == {"a", "b"}
    broken[0] = False
    state = runner.resume(plan, journal(tmp_path), Feedback())
    assert plan.steps[0].log == ["do a", "do b", "undo b", "do b", "do c"]  # type: ignore[attr-defined]
    assert state["a"] == {"name": "a"}
    assert journal(tmp_path).read().finished


def test_resume_that_fails_also_undoes_what_an_earlier_session_did(tmp_path: Path) -> None:
    world: set[str] = set()
    plan = plan_of(Note("a", world), Note("b", world, fail))
    with pytest.raises(PublicationFailed):
        runner.run(plan, journal(tmp_path), Feedback(), OnFailure.KEEP)
    with pytest.raises(PublicationFailed):
        runner.resume(plan, journal(tmp_path), Feedback())
    assert world == set()


def test_resume_while_the_platform_is_still_away_keeps_all_to_resume_again(tmp_path: Path) -> None:
    """What was half done cannot be undone now; the person must still be offered to resume or undo."""
    world: set[str] = set()
    broken = [True]

    def once(_state: State, _feedback: Feedback) -> None:
        if broken[0]:
            raise DatabaseError("gone")

    plan = plan_of(Note("a", world), Note("b", world, once), Note("c", world))
    half: Note = plan.steps[1]  # type: ignore[assignment]
    with pytest.raises(PublicationFailed):
        runner.run(plan, journal(tmp_path), Feedback(), OnFailure.KEEP)
    half.undo_fails = True
    with pytest.raises(PublicationFailed) as caught:
        runner.resume(plan, journal(tmp_path), Feedback(), OnFailure.KEEP)
    assert caught.value.kept
    half.undo_fails, broken[0] = False, False
    runner.resume(plan, journal(tmp_path), Feedback(), OnFailure.KEEP)
    assert world == {"a", "b", "c"}


def test_what_is_undone_needs_no_look_whether_it_was_done(tmp_path: Path) -> None:
    def cut(_state: State, _feedback: Feedback) -> None:
        raise CutAnswer("The answer was cut.", "", "Look whether the change was made.")

    plan = plan_of(Note("a", set()), Note("b", set(), cut))
    with pytest.raises(PublicationFailed) as caught:
        runner.run(plan, journal(tmp_path), Feedback())
    assert "nothing of it is left" in caught.value.what
    assert "then try again" in caught.value.todo
    assert "Look whether" not in str(caught.value)


def test_resume_refuses_another_plan(tmp_path: Path) -> None:
    plan = plan_of(Note("a", set()), Note("b", set(), fail))
    with pytest.raises(PublicationFailed):
        runner.run(plan, journal(tmp_path), Feedback(), OnFailure.KEEP)
    with pytest.raises(PublishError, match="cannot be resumed"):
        runner.resume(plan_of(Note("a", set()), Note("x", set())), journal(tmp_path), Feedback())


def test_undo_from_the_journal_alone_and_twice(tmp_path: Path) -> None:
    world: set[str] = set()
    plan = plan_of(Note("a", world), Note("b", world, fail), Note("c", world))
    with pytest.raises(PublicationFailed):
        runner.run(plan, journal(tmp_path), Feedback(), OnFailure.KEEP)
    undone, failures = runner.undo(plan, journal(tmp_path))
    assert (undone, failures) == (("step b", "step a"), ())
    assert world == set()
    assert runner.undo(plan, journal(tmp_path)) == ((), ())


def test_a_plan_names_what_it_touches() -> None:
    plan = plan_of(
        Note("a", set(), targets=("t1",)),
        Note("b", set(), effect=Effect.REPLACE, targets=("t2", "t3")),
        Note("c", set()),
    )
    assert plan.targets(Effect.CREATE) == ("t1",)
    assert plan.targets(Effect.REPLACE) == ("t2", "t3")
    assert plan.targets(Effect.DELETE) == ()


# -- side by side ------------------------------------------------------------------------------------


@dataclass
class Beside(Note):
    """A step that may be done beside others of its kind."""

    abreast: int = 2


def test_neighbours_of_a_kind_are_done_side_by_side(tmp_path: Path) -> None:
    world: set[str] = set()
    meeting = threading.Barrier(2, timeout=30)
    plan = plan_of(*(Beside(key, world, lambda s, f: meeting.wait() and None) for key in KEYS[:2]), Note("c", world))
    runner.run(plan, journal(tmp_path), Feedback())
    assert world == set(KEYS)
    log = plan.steps[0].log  # type: ignore[attr-defined]
    assert sorted(log[:2]) == ["do a", "do b"] and log[2:] == ["do c"]
    assert journal(tmp_path).read().finished


@pytest.mark.parametrize("allowed", [1, 2, 3])
def test_no_more_are_done_at_once_than_their_kind_allows(
    allowed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(abreast, "MOST", 2)
    now, most, lock = 0, 0, threading.Lock()

    def count(state: State, feedback: Feedback) -> None:
        nonlocal now, most
        with lock:
            now, most = now + 1, max(most, now + 1)
        threading.Event().wait(0.01)
        with lock:
            now -= 1

    steps = [Beside(f"s{number}", set(), count, abreast=allowed) for number in range(12)]
    runner.run(plan_of(*steps), journal(tmp_path), Feedback())
    assert most <= min(allowed, 2)


@pytest.mark.parametrize("cancelled", [False, True])
def test_one_that_fails_stops_those_beside_it_and_all_is_undone(cancelled: bool, tmp_path: Path) -> None:
    world: set[str] = set()
    feedback, begun = Feedback(), threading.Event()

    def wait(state: State, inside: Feedback) -> None:
        begun.set()
        while True:  # until what happened beside it stops it
            inside.check()
            threading.Event().wait(0.001)

    def trouble(state: State, inside: Feedback) -> None:
        assert begun.wait(30)
        if cancelled:
            feedback.cancel()
            inside.check()
        fail(state, inside)

    steps = [Note("first", world), Beside("waits", world, wait), Beside("fails", world, trouble)]
    plan = plan_of(*steps, *(Beside(f"never {number}", world) for number in range(5)))
    with pytest.raises(Cancelled if cancelled else PublicationFailed) as caught:
        runner.run(plan, journal(tmp_path), feedback)
    assert world == set()
    assert not [line for line in plan.steps[0].log if "never" in line]  # type: ignore[attr-defined]
    if isinstance(caught.value, PublicationFailed):
        assert isinstance(caught.value.cause, DatabaseError) and caught.value.left == ()


def test_several_that_were_under_way_are_done_again_on_resuming(tmp_path: Path) -> None:
    world: set[str] = set()
    begun = threading.Event()

    def wait(state: State, inside: Feedback) -> None:
        begun.set()
        while True:
            inside.check()
            threading.Event().wait(0.001)

    def trouble(state: State, inside: Feedback) -> None:
        assert begun.wait(30)
        fail(state, inside)

    stopped = plan_of(Note("a", world), Beside("b", world, wait), Beside("c", world, trouble))
    with pytest.raises(PublicationFailed) as caught:
        runner.run(stopped, journal(tmp_path), Feedback(), OnFailure.KEEP)
    assert caught.value.kept
    assert journal(tmp_path).read().status == {"a": "done", "b": "begin", "c": "begin"}
    plan = plan_of(Note("a", world), Beside("b", world), Beside("c", world))
    runner.resume(plan, journal(tmp_path), Feedback())
    log = plan.steps[0].log  # type: ignore[attr-defined]
    assert log[:2] == ["undo c", "undo b"] and sorted(log[2:]) == ["do b", "do c"]
    assert world == set(KEYS)


def test_progress_of_steps_side_by_side_never_goes_back(tmp_path: Path) -> None:
    seen: list[float] = []

    def slowly(state: State, inside: Feedback) -> None:
        for part in range(50):
            inside.report(part / 50)

    steps = [
        Beside(key, set(), slowly, weight=weight) for key, weight in zip("abcd", (1.0, 5.0, 2.0, 2.0), strict=True)
    ]
    runner.run(plan_of(*steps), journal(tmp_path), Feedback(lambda fraction, _s: seen.append(fraction or 0.0)))
    assert seen == sorted(seen)
    assert seen[-1] == 1.0
    assert len(seen) > 200


def test_telling_how_far_a_step_is_does_not_ask_all_the_others() -> None:
    """Of hundreds of layers there are thousands of steps, each of which tells it often."""

    class Asked(dict[str, float]):
        count = 0

        def __getitem__(self, key: str) -> float:
            self.count += 1
            return super().__getitem__(key)

    weights = Asked({f"step {rank}": 0.1 for rank in range(3000)})
    seen: list[float] = []
    shares = Shares(Feedback(lambda fraction, _s: seen.append(fraction or 0.0)), weights)
    shares.done("step 0")
    for rank in range(1, 3000):
        shares.of(f"step {rank}").report(0.5)
        shares.of(f"step {rank}").report(1.0)
    assert weights.count <= 2 * 3000
    assert seen == sorted(seen)
    assert seen[-1] == 1.0


def test_lines_of_many_threads_are_whole(tmp_path: Path) -> None:
    def writing(name: str) -> Beside:
        def write(state: State, inside: Feedback) -> None:
            for part in range(9):
                state[f"{name}.{part}"] = "é" * 500

        return Beside(name, set(), write)

    steps = [writing(str(number)) for number in range(20)]
    state = runner.run(plan_of(*steps), journal(tmp_path), Feedback())
    progress = journal(tmp_path).read()
    assert progress.state == state and len(state) == 200 and progress.finished


@dataclass
class Following(Beside):
    """A step that comes after another one of those done side by side."""

    follows: str = ""


def test_one_that_follows_another_waits_for_it_and_for_no_other(tmp_path: Path) -> None:
    world: set[str] = set()
    read_first, both = threading.Event(), threading.Event()

    def slow(state: State, inside: Feedback) -> None:
        assert both.wait(30)  # what follows the other one is done meanwhile

    def read_a(state: State, inside: Feedback) -> None:
        assert "a" in world
        read_first.set()
        both.set()

    steps = [
        Beside("a", world, abreast=3),
        Following("read a", world, read_a, abreast=3, follows="a"),
        Beside("b", world, slow, abreast=3),
        Following("read b", world, lambda s, f: None, abreast=3, follows="b"),
    ]
    plan = plan_of(*steps)
    runner.run(plan, journal(tmp_path), Feedback())
    log = plan.steps[0].log  # type: ignore[attr-defined]
    assert read_first.is_set()
    assert log.index("do a") < log.index("do read a") and log.index("do b") < log.index("do read b")


def test_what_follows_a_failed_step_is_not_begun(tmp_path: Path) -> None:
    world: set[str] = set()
    plan = plan_of(Beside("a", world, fail, abreast=3), Following("read a", world, abreast=3, follows="a"))
    with pytest.raises(PublicationFailed) as caught:
        runner.run(plan, journal(tmp_path), Feedback())
    assert isinstance(caught.value.cause, DatabaseError)
    assert plan.steps[0].log == ["do a", "undo a"]  # type: ignore[attr-defined]
