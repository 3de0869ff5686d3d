"""Work beside other work: cancelled with it, and silent."""

from __future__ import annotations

import pytest

from prodige_plugin.errors import Cancelled
from prodige_plugin.feedback import Feedback, Unheard


def test_work_beside_other_work_is_cancelled_with_it_and_says_nothing() -> None:
    heard: list[float | None] = []
    whole = Feedback(lambda fraction, _sentence: heard.append(fraction))
    beside = Unheard(whole.part(0.0, 0.5)).part(0.0, 1.0)
    beside.report(0.3, "half way")
    beside.check()
    assert heard == []
    whole.cancel()
    assert beside.is_cancelled()
    with pytest.raises(Cancelled):
        beside.check()


def test_cancelling_work_beside_other_work_cancels_both() -> None:
    whole = Feedback()
    Unheard(whole).cancel()
    assert whole.is_cancelled()
