"""The difference between two XML texts, as lines."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from prodige_plugin.metadata.xml_diff import lines

OLD = b"<a>\n" + b"".join(b"  <b>%d</b>\n" % number for number in range(20)) + b"</a>\n"


def test_nothing_differs() -> None:
    assert lines(OLD, OLD) == []


def test_a_changed_line_stands_with_its_neighbours() -> None:
    found = lines(OLD, OLD.replace(b"<b>9</b>", b"<b>neuf</b>"))
    assert [line.mark for line in found] == ["…", " ", " ", " ", "-", "+", " ", " ", " ", "…"]
    assert (found[4].text, found[4].before) == ("  <b>9</b>", 11)
    assert (found[5].text, found[5].after) == ("  <b>neuf</b>", 11)


def test_the_end_is_not_said_to_be_left_out() -> None:
    assert lines(OLD, OLD + b"<!-- fin -->\n")[-1].mark == "+"


@given(st.lists(st.sampled_from("abc")), st.lists(st.sampled_from("abc")))
def test_the_lines_taken_and_added_make_one_of_the_other(old: list[str], new: list[str]) -> None:
    found = lines("\n".join(old).encode(), "\n".join(new).encode())
    taken = [line.text for line in found if line.mark == "-"]
    added = [line.text for line in found if line.mark == "+"]
    assert sorted([*new, *taken]) == sorted([*old, *added])
