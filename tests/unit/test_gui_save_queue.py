"""Records that wait for the catalogue: none is lost, none overwrites, their order is kept."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from prodige_plugin.catalogue.saving import Saved
from prodige_plugin.errors import Cancelled, Conflict, Forbidden, NoConnection
from prodige_plugin.feedback import Feedback
from prodige_plugin.gui.drafts import Draft, Drafts
from prodige_plugin.gui.save_queue import CONFLICT, REFUSED, WAITING, SaveQueue, sweep
from prodige_plugin.metadata.readback import Readback
from prodige_plugin.metadata.record import Record

ROOT = Path(__file__).resolve().parents[2]


def record(identifier: str = "r-1", title: str = "Zones", **values: object) -> bytes:
    made = Record.new()
    for key, value in {"file_identifier": identifier, "title": title, **values}.items():
        made.set(key, value)
    return made.to_bytes()


def draft(identifier: str = "r-1", title: str = "Zones", platform: str = "p1", base: bytes | None = None) -> Draft:
    return Draft(identifier, title, Draft.text(record(identifier, title)), Draft.text(base), platform, identifier)


def saved(data: bytes) -> Saved:
    return Saved("x", data, Readback((), ()))


@pytest.fixture
def queue(tmp_path):
    return SaveQueue(tmp_path / "waiting")


@pytest.fixture
def drafts(tmp_path):
    return Drafts(tmp_path / "drafts")


def test_the_order_is_kept_and_a_later_version_takes_the_place_of_the_earlier(queue):
    for name in ("r-3", "r-1", "r-2"):
        queue.add(draft(name))
    queue.add(draft("r-3", "Plus tard"))
    again = SaveQueue(queue.folder)
    assert [each.key for each in again.entries()] == ["r-3", "r-1", "r-2"]
    assert again.entries()[0].draft.title == "Plus tard"
    assert len(again) == 3


def test_all_are_saved_in_order_and_forgotten_with_their_drafts(queue, drafts):
    for name in ("r-2", "r-1"):
        queue.add(draft(name), group="7")
        drafts.save(draft(name))
    seen = []

    def save(one: Draft, group: str, _feedback: Feedback) -> Saved:
        seen.append((one.key, group))
        return saved(one.record_bytes())

    done = queue.send(save, drafts, Feedback())
    assert seen == [("r-2", "7"), ("r-1", "7")]
    assert [entry.key for entry, _found in done.saved] == ["r-2", "r-1"]
    assert len(queue) == 0
    assert drafts.load("r-1") is None


def test_a_platform_that_is_away_is_asked_once_and_the_others_go_on(queue, drafts):
    queue.add(draft("a", platform="p1"))
    queue.add(draft("b", platform="p1"))
    queue.add(draft("c", platform="p2"))
    asked = []

    def save(one: Draft, _group: str, _feedback: Feedback) -> Saved:
        asked.append(one.key)
        if one.platform == "p1":
            raise NoConnection("away")
        return saved(one.record_bytes())

    done = queue.send(save, drafts, Feedback())
    assert asked == ["a", "c"]
    assert [(each.key, each.state) for each in done.left] == [("a", WAITING), ("b", WAITING)]
    assert [each.key for each in queue.entries()] == ["a", "b"]


@pytest.mark.parametrize(
    ("error", "state"), [(Conflict("changed", theirs=b"<x/>"), CONFLICT), (Forbidden("no", status=403), REFUSED)]
)
def test_a_conflict_and_a_refusal_stay_with_their_reason(queue, drafts, error, state):
    queue.add(draft())

    def save(*_given: object) -> Saved:
        raise error

    queue.send(save, drafts, Feedback())
    (left,) = queue.entries()
    assert (left.state, left.reason) == (state, str(error))


def test_what_was_edited_since_begins_from_what_was_saved(queue, drafts):
    base = record()
    queue.add(draft(title="Un", base=base))
    later = record(title="Un", lineage="Ajouté depuis")
    drafts.save(Draft("r-1", "Un", Draft.text(later), Draft.text(base), "p1", "r-1"))
    stored = record(title="Un", update_frequency="annually")
    done = queue.send(lambda *_given: saved(stored), drafts, Feedback())
    assert len(done.saved) == 1
    assert len(queue) == 0
    left = drafts.load("r-1")
    assert left is not None
    assert left.base_bytes() == stored
    now = Record.parse(left.record_bytes())
    assert (now.get("lineage"), now.get("update_frequency")) == ("Ajouté depuis", "annually")


def test_a_version_queued_while_the_earlier_one_is_saved_waits_on(queue, drafts):
    queue.add(draft(title="Un"))

    def save(one: Draft, _group: str, _feedback: Feedback) -> Saved:
        queue.add(draft(title="Deux"))
        return saved(one.record_bytes())

    queue.send(save, drafts, Feedback())
    assert [each.draft.title for each in queue.entries()] == ["Deux"]


def test_a_cancel_leaves_the_rest_waiting(queue, drafts):
    queue.add(draft("a"))
    queue.add(draft("b"))
    feedback = Feedback()

    def save(one: Draft, _group: str, _feedback: Feedback) -> Saved:
        feedback.cancel()
        return saved(one.record_bytes())

    with pytest.raises(Cancelled):
        queue.send(save, drafts, feedback)
    assert [each.key for each in queue.entries()] == ["b"]


def test_taken_off_the_list_it_stays_as_a_draft(queue, drafts):
    entry = queue.add(draft())
    queue.give_up(entry, drafts)
    assert len(queue) == 0
    kept = drafts.load("r-1")
    assert kept is not None
    assert kept.record_bytes() == entry.draft.record_bytes()


def test_a_broken_file_is_left_alone(queue):
    queue.add(draft())
    (queue.folder / "broken.json").write_text('{"draft": ')
    assert [each.key for each in queue.entries()] == ["r-1"]
    assert (queue.folder / "broken.json").exists()


def test_halves_of_files_are_swept_away_and_nothing_else(queue, drafts):
    queue.add(draft())
    drafts.save(draft())
    for folder in (queue.folder, drafts.folder):
        old, young = folder / "old.part", folder / "young.part"
        old.write_text("half")
        young.write_text("half")
        os.utime(old, (1, 1))
    assert sweep(queue.folder, drafts.folder, queue.folder / "none") == 2
    assert [path.name for path in drafts.folder.glob("*.part")] == ["young.part"]
    assert len(queue) == 1
    assert drafts.load("r-1") is not None


WRITER = """
import sys
from pathlib import Path
from prodige_plugin.gui.drafts import Draft, Drafts
from prodige_plugin.gui.save_queue import SaveQueue
home = Path(sys.argv[1])
drafts, queue = Drafts(home / "drafts"), SaveQueue(home / "waiting")
n = 0
while True:
    n += 1
    made = Draft("r-1", f"Version {n}", f"<a>{'x' * 200000}{n}</a>", "<base/>", "p1", "r-1")
    drafts.save(made)
    queue.add(made)
    print(n, flush=True)
"""


def test_a_process_that_is_killed_while_it_writes_loses_nothing(tmp_path):
    for pause in (0.0, 0.003, 0.007, 0.011, 0.017):
        running = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(tmp_path)], stdout=subprocess.PIPE, text=True, cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )  # fmt: skip
        assert running.stdout is not None
        told = int(running.stdout.readline())
        time.sleep(pause)
        running.send_signal(signal.SIGKILL)
        told = max([told, *(int(line) for line in running.stdout.read().split())])
        running.wait()
        kept, waiting = Drafts(tmp_path / "drafts").load("r-1"), SaveQueue(tmp_path / "waiting").entries()
        assert kept is not None
        assert len(waiting) == 1
        for found in (kept, waiting[0].draft):
            number = int(found.title.removeprefix("Version "))
            assert number >= told
            assert found.record == f"<a>{'x' * 200000}{number}</a>"
            assert found.base == "<base/>"
