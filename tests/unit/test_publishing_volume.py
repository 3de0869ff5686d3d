"""A plan says how much it sends, layer by layer and in all."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from prodige_plugin.publishing.plan_text import plan_html, plan_lines, plan_text
from prodige_plugin.publishing.volume import Volume, human, total, volume_of, volume_text
from tests.unit.publishing_steps import Note, plan_of


@dataclass
class Sending(Note):
    """A step that sends something."""

    volume: Volume = field(default_factory=Volume)


def test_each_step_and_the_whole_say_what_travels() -> None:
    zones = Sending("a", set(), label="Load zones", volume=Volume(1200, 3_200_000))
    roads = Sending("b", set(), label="Load roads", volume=Volume(300, 800_000))
    plan = plan_of(zones, roads, Note("c", set(), label="Read back"))
    assert total(plan) == Volume(1500, 4_000_000)
    text = plan_text(plan)
    assert "To send: 1500 feature(s), about 4.0 MB" in text
    assert "1. Load zones (1200 feature(s), about 3.2 MB)" in text
    assert "3. Read back" in text
    page = plan_html(plan)
    assert "Load roads (300 feature(s), about 800 kB)" in page
    assert "To send: 1500 feature(s), about 4.0 MB" in page


def test_a_plan_that_sends_nothing_says_nothing_of_it() -> None:
    plan = plan_of(Note("a", set()))
    assert total(plan) is None
    assert not any("send" in line for line in plan_lines(plan))
    # a step that was made from a journal knows nothing
    assert total(plan_of(Sending("a", set()))) is None
    assert volume_of(Note("a", set())) is None


@pytest.mark.parametrize(
    ("volume", "words"),
    [
        (Volume(), ""),
        (Volume(5), "5 feature(s)"),
        (Volume(size=2_000_000_000), "about 2.0 GB"),
        (Volume(0, 0), "0 feature(s), about 0 B"),
    ],
)
def test_what_is_not_known_is_not_said(volume: Volume, words: str) -> None:
    assert volume_text(volume) == words


def test_the_features_that_changed_take_their_share() -> None:
    assert Volume(1000, 50_000).share(10) == Volume(10, 500)
    assert Volume(0, 0).share(0) == Volume(0)
    assert Volume().share(3) == Volume(3)


def test_sizes_are_written_for_people() -> None:
    assert [human(size) for size in (0, 999, 1500, 123_456_789)] == ["0 B", "999 B", "1.5 kB", "123 MB"]
