"""How long a plan takes is told by what earlier publications on its platform took."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import pytest

from prodige_plugin.publishing.pace import Paces, duration_text, foreseen, learn
from prodige_plugin.publishing.plan import Plan
from prodige_plugin.publishing.plan_text import plan_text
from prodige_plugin.publishing.volume import Volume
from tests.unit.publishing_steps import Note, plan_of


@dataclass
class Sending(Note):
    """A step that sends something."""

    volume: Volume = field(default_factory=Volume)


def a_plan(*sizes: int) -> Plan:
    """A check, then one load for each size."""
    loads = [Sending(f"load:{n}", set(), volume=Volume(10, size)) for n, size in enumerate(sizes)]
    return plan_of(Note("check", set()), *loads)


def known(*runs: tuple[int, ...], pace: float = 1e-6, own: float = 2.0, check: float = 1.0) -> Paces:
    """What is learnt of publications of these sizes: each load takes a time of its own and one for its bytes."""
    paces: Paces = {}
    for sizes in runs:
        plan = a_plan(*sizes)
        took = {f"load:{n}": own + pace * size for n, size in enumerate(sizes)} | {"check": check}
        learn(paces, plan, took, sum(took.values()))
    return paces


def test_what_grows_is_told_from_what_does_not() -> None:
    paces = known((1_000_000, 5_000_000), (3_000_000,))
    assert foreseen(paces, a_plan(10_000_000)) == pytest.approx(1 + 2 + 10, rel=0.01)
    assert foreseen(paces, a_plan(0, 0, 0)) == pytest.approx(1 + 3 * 2, rel=0.01)


def test_one_publication_is_enough_and_more_to_send_is_taken_to_last_longer() -> None:
    paces = known((1_000_000,))
    assert foreseen(paces, a_plan(1_000_000)) == pytest.approx(4.0)
    assert foreseen(paces, a_plan(5_000_000)) == pytest.approx(1 + 5 * 3)
    assert foreseen(paces, a_plan(100)) == pytest.approx(4.0)


def test_what_nobody_has_seen_is_not_foreseen() -> None:
    paces = known((1_000_000,))
    assert foreseen({}, a_plan(1)) is None
    assert foreseen(paces, plan_of(Note("group:x", set()))) is None
    assert foreseen(paces, a_plan(1_000_000_000)) is None, "far more than was ever sent there"
    assert foreseen(paces, plan_of()) is None


def test_steps_side_by_side_take_less_than_their_sum() -> None:
    paces: Paces = {}
    plan = a_plan(1_000_000, 1_000_000)
    learn(paces, plan, {"check": 1.0, "load:0": 4.0, "load:1": 4.0}, 5.0)
    assert foreseen(paces, plan) == pytest.approx(5.0)


def test_a_publication_that_was_not_carried_out_whole_teaches_nothing() -> None:
    paces: Paces = {}
    learn(paces, a_plan(10, 10), {"check": 1.0}, 1.0)
    assert paces == {}


def test_a_platform_that_became_slower_is_believed() -> None:
    paces = known((1_000_000,), (1_000_000,), (1_000_000,))
    for _again in range(8):
        learn(paces, a_plan(1_000_000), {"check": 10.0, "load:0": 30.0}, 40.0)
    told = foreseen(paces, a_plan(1_000_000))
    assert told is not None
    assert 35 < told <= 40


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(3, "a few seconds"), (42, "about 40 second(s)"), (400, "about 7 minute(s)"), (9000, "about 2 hour(s)")],
)
def test_a_time_is_written_no_more_exactly_than_it_is_known(seconds: float, words: str) -> None:
    assert duration_text(seconds) == words


def test_the_page_tells_it_where_it_is_known() -> None:
    plan = a_plan(1_000_000)
    assert "Time" not in plan_text(plan)
    assert "Time: about 40 second(s), as earlier publications there went" in plan_text(replace(plan, seconds=41.0))
