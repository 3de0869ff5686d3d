"""What differs, what is sent for it, and how a publication stands."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from prodige_plugin.publishing.changes import (
    Changes,
    Kind,
    Mode,
    PublicationState,
    Reason,
    compared,
    decide,
    differs,
    state,
)

SERIES = st.dictionaries(st.integers(-50, 50), st.integers(0, 3), max_size=40)


@given(SERIES, SERIES)
def test_what_differs_turns_the_old_into_the_new(old: dict[int, int], new: dict[int, int]) -> None:
    held = dict(old)
    seen = []
    for kind, key in compared(sorted(old.items()), sorted(new.items())):
        seen.append(key)
        if kind is Kind.DELETED:
            del held[key]
        else:
            assert (key in held) == (kind is Kind.CHANGED)
            held[key] = new[key]
    assert held == new
    assert seen == sorted(set(seen))
    assert len(seen) == sum(old.get(key) != new.get(key) for key in old.keys() | new.keys())


def test_what_is_sent() -> None:
    few = Changes(inserted=1, changed=1, deleted=1, unchanged=100)
    assert decide(few, Reason.NONE, same_data=False).mode is Mode.FEATURES
    most = decide(Changes(changed=60, unchanged=40), Reason.NONE, same_data=False)
    assert (most.mode, most.reason) == (Mode.FULL, Reason.MOST)
    unknown = decide(Changes(why="…"), Reason.ELSEWHERE, same_data=False)
    assert (unknown.mode, unknown.reason) == (Mode.FULL, Reason.ELSEWHERE)
    # no list of features is needed when all data are the same
    assert decide(Changes(), Reason.ELSEWHERE, same_data=True).mode is Mode.SAME
    assert decide(Changes(style=True, record=True), Reason.NONE, same_data=True).mode is Mode.STYLE
    assert decide(Changes(record=True), Reason.NONE, same_data=True).mode is Mode.RECORD
    assert decide(Changes(unchanged=4), Reason.NONE, same_data=False).mode is Mode.SAME


def test_nothing_differs_only_if_nothing_at_all_does() -> None:
    assert Changes(unchanged=3).nothing
    assert Changes(there=False).nothing
    for other in (Changes(deleted=1), Changes(style=True), Changes(record=True), Changes(there=True), Changes(why="x")):
        assert not other.nothing


def test_how_a_publication_stands() -> None:
    assert state(exists=False, here=False, there=False) is PublicationState.GONE
    assert state(exists=True, here=False, there=False) is PublicationState.SAME
    assert state(exists=True, here=True, there=False) is PublicationState.CHANGED_HERE
    assert state(exists=True, here=True, there=None) is PublicationState.CHANGED_HERE
    assert state(exists=True, here=False, there=True) is PublicationState.CHANGED_THERE
    assert state(exists=True, here=None, there=True) is PublicationState.CHANGED_THERE
    assert state(exists=True, here=True, there=True) is PublicationState.BOTH
    assert state(exists=True, here=None, there=False) is PublicationState.UNKNOWN
    assert state(exists=True, here=False, there=None) is PublicationState.UNKNOWN


def test_checksums_are_compared_where_both_are_known() -> None:
    assert differs({"data": "a", "style": "b"}, {"data": "a", "record": "c"}) is False
    assert differs({"data": "a", "style": "b"}, {"data": "a", "style": "c"}) is True
    assert differs({"data": ""}, {"data": "a"}) is None
    assert differs({}, {}) is None
