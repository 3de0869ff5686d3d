"""A write is waited for; one without an answer is looked for before it is believed not to have happened."""

from __future__ import annotations

from contextlib import suppress

import pytest

from prodige_plugin.errors import Cancelled, HttpError, Timeout
from prodige_plugin.feedback import Feedback
from prodige_plugin.platforms import sending
from prodige_plugin.platforms.sending import answered, settled, whole


def test_a_cancel_is_heard_after_the_write() -> None:
    told: list[tuple[float | None, str]] = []
    feedback = Feedback(lambda fraction, words: told.append((fraction, words)))
    write = whole(feedback)
    feedback.cancel()
    write.check()
    write.report(0.5, "half")
    assert told == [(0.5, "half")]
    with pytest.raises(Cancelled):
        feedback.check()


@pytest.mark.parametrize(
    ("error", "heard"),
    [
        (None, True),
        (HttpError("no", status=500), True),
        (HttpError("no", status=403), True),
        (HttpError("no", status=504), False),
        (Timeout("silence"), False),
    ],
)
def test_what_is_an_answer(error: Exception | None, heard: bool) -> None:
    state: dict[str, object] = {"record": {"id": "1"}}
    with suppress(HttpError, Timeout), answered(state, "record"):
        if error is not None:
            raise error
    assert state["record"] == ({"id": "1", "heard": True} if heard else {"id": "1"})


def test_without_an_answer_it_is_looked_for_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sending, "_PAUSES", (0, 0, 0))
    looks = iter((None, None, b"there"))
    assert settled({}, lambda: next(looks), None) == b"there"


def test_it_is_not_looked_for_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sending, "_PAUSES", (0, 0, 0))
    looks: list[int] = []
    assert settled({}, lambda: looks.append(1), None) is None
    assert len(looks) == 4


def test_with_an_answer_one_look_is_enough() -> None:
    looks: list[int] = []
    assert settled({"heard": True}, lambda: looks.append(1), None) is None
    assert len(looks) == 1
