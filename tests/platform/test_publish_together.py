"""Two producers publish under the same name at the same moment: one wins, the other is told, nothing is mixed."""

from __future__ import annotations

import threading
from contextlib import suppress
from pathlib import Path

import pytest

from prodige_plugin.errors import PluginError
from prodige_plugin.feedback import Feedback
from prodige_plugin.platforms.product import Publisher
from prodige_plugin.publishing.plan import Plan, Receipt
from prodige_plugin.publishing.prepared import Update
from prodige_plugin.publishing.runner import PublicationFailed
from tests.platform.publish_support import Seat, make_seat, seat, squares, swept
from tests.platform.test_publish_places import shared

__all__ = ["seat", "shared", "swept"]

NAME = "Zones disputées"
TABLE = "zones_disputees"


def planned(publisher: Publisher, count: int, schema: str) -> Plan:
    """A publication of so many features, planned and not begun."""
    job = publisher.prepare([squares(NAME, count)])
    job.places["schema"] = schema
    job.layers[0].update = Update.ALL  # what this computer remembers of it is the other workstation's here
    publisher.check(job, Feedback())
    return publisher.plan(job, Feedback())


def together(
    first: tuple[Publisher, Plan, Path], second: tuple[Publisher, Plan, Path], meeting: tuple[str, str]
) -> list[Receipt | PluginError]:
    """Carry two plans out in two threads that wait for each other where the steps named begin."""
    barrier = threading.Barrier(2, timeout=120)
    ends: list[Receipt | PluginError | None] = [None, None]

    def one(rank: int, publisher: Publisher, plan: Plan, journals: Path) -> None:
        label = next(step.label for step in plan.steps if step.key == meeting[rank])
        met = threading.Event()

        def listen(_fraction: float | None, words: str) -> None:
            if words == label and not met.is_set():
                met.set()
                with suppress(threading.BrokenBarrierError):
                    barrier.wait()

        feedback = Feedback(listen)
        try:
            ends[rank] = publisher.run(plan, feedback, journals=journals)
        except PluginError as error:
            ends[rank] = error
            barrier.abort()  # nobody waits for one that failed before

    threads = [threading.Thread(target=one, args=(rank, *what)) for rank, what in enumerate((first, second))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert None not in ends
    return [end for end in ends if end is not None]


def judged(seat: Seat, ends: list[Receipt | PluginError], counts: tuple[int, int], schema: str) -> PublicationFailed:
    """One has its receipt and all that is there is its; the other was told, and left nothing. Gives its failure."""
    assert sum(isinstance(end, Receipt) for end in ends) == 1, [str(end) for end in ends]
    (loser,) = [end for end in ends if isinstance(end, PublicationFailed)]
    (receipt,) = [end for end in ends if isinstance(end, Receipt)]
    assert all(check["ok"] for check in receipt.checks)
    assert loser.left == ()
    assert seat.sql(f'SELECT count(*) FROM "{schema}"."{TABLE}"') == [(counts[ends.index(receipt)],)]
    work = (
        "SELECT relname FROM pg_class JOIN pg_namespace n ON n.oid = relnamespace"
        " WHERE nspname = %s AND relkind = 'r' AND relname ~ %s"
    )
    assert seat.sql(work, schema, "^_[so][0-9a-f]{8}_") == []
    assert seat.sql(f'SELECT count(*) FROM "{schema}"._publications_kept') == [(0,)]
    (records,) = seat.sql(f'SELECT records FROM "{schema}"._publications WHERE key = %s', TABLE)
    identifier = receipt.links["record"][0]["name"]
    assert records == ([identifier],)
    assert seat.catalogue().fetch(identifier) is not None
    return loser


@pytest.mark.parametrize("new", [True, False], ids=["a new name", "a publication of the account's own"])
def test_one_account_on_two_workstations(seat: Seat, tmp_path: Path, new: bool) -> None:
    if not new:
        seat.publish(squares(NAME, 2))
    records = seat.left()["records"]
    first, second = seat.publisher, seat.publisher
    (other := tmp_path / "other").mkdir()
    ends = together(
        (first, planned(first, 3, seat.schema), seat.journals),
        (second, planned(second, 5, seat.schema), other),
        ("commit", "commit"),
    )
    loser = judged(seat, ends, (3, 5), seat.schema)
    assert f"“{NAME}” was published meanwhile as “{TABLE}”" in loser.why
    assert seat.user in loser.why
    assert "See the plan again" in loser.todo
    assert seat.left()["records"] == records + (1 if new else 0)  # type: ignore[operator]


def test_two_accounts_in_a_schema_they_share(seat: Seat, shared, tmp_path: Path) -> None:
    (folder := tmp_path / "owner").mkdir()
    owner = make_seat(seat.practice, shared.user, folder)
    mine, theirs = seat.publisher, owner.publisher
    try:
        ends = together(
            (mine, planned(mine, 3, shared.schema), seat.journals),
            (theirs, planned(theirs, 5, shared.schema), owner.journals),
            ("commit", "commit"),
        )
        loser = judged(owner, ends, (3, 5), shared.schema)
        winner = seat.user if isinstance(ends[0], Receipt) else shared.user
        assert "was published meanwhile" in loser.why
        assert winner in loser.why, "it is said who"
    finally:
        for publisher in (mine, theirs):
            for held in publisher.publications(Feedback()):
                if held.key == TABLE and held.who == publisher_name(publisher, seat, shared.user):
                    plan = publisher.unpublish_plan(held, Feedback())
                    publisher.run(plan, Feedback(), journals=folder)


def publisher_name(publisher: Publisher, seat: Seat, other: str) -> str:
    """The account a publisher uses."""
    return seat.user if publisher.platform.key == seat.platform.key else other


def test_one_unpublishes_what_the_other_publishes_again(seat: Seat, tmp_path: Path) -> None:
    seat.publish(squares(NAME, 2))
    first, second = seat.publisher, seat.publisher
    again = planned(first, 3, seat.schema)
    (held,) = [one for one in second.publications(Feedback()) if one.key == TABLE]
    second.run(second.unpublish_plan(held, Feedback()), Feedback(), journals=tmp_path)
    before = seat.left()
    with pytest.raises(PublicationFailed) as caught:
        first.run(again, Feedback(), journals=seat.journals)
    assert f"“{TABLE}” is not published any more" in caught.value.why
    after = seat.left()
    assert after.pop("journals")
    before.pop("journals")
    assert after == before


def test_what_was_published_again_is_not_unpublished_unseen(seat: Seat, tmp_path: Path) -> None:
    seat.publish(squares(NAME, 2))
    publisher = seat.publisher
    (held,) = [one for one in publisher.publications(Feedback()) if one.key == TABLE]
    plan = publisher.unpublish_plan(held, Feedback())
    seat.publish(squares(NAME, 5))
    with pytest.raises(PublicationFailed) as caught:
        publisher.run(plan, Feedback(), journals=tmp_path)
    assert "was published meanwhile" in caught.value.why
    assert seat.left()["tables"] == {TABLE: 5}
