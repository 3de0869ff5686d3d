"""The journal when the disk, the folder, another window or another version are in the way."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest

from prodige_plugin.errors import PublishError
from prodige_plugin.feedback import Feedback
from prodige_plugin.publishing import journal as journal_module
from prodige_plugin.publishing import runner
from prodige_plugin.publishing.journal import Journal, journals_of, recover
from prodige_plugin.publishing.plan import Plan, State
from prodige_plugin.publishing.runner import OnFailure, PublicationFailed
from prodige_plugin.publishing.unfinished import unfinished
from tests.unit.publishing_steps import Note, World, plan_of

ROOT = Path(journal_module.__file__).parents[2]


def begun(path: Path) -> Journal:
    journal = Journal(path)
    with journal:
        journal.start(plan_of(Note("a", set()), Note("b", set())))
        journal.step("a", "begin")
        journal.state("a", {"name": "a"})
    return journal


def test_what_follows_half_a_line_is_not_damaged_by_it(tmp_path: Path) -> None:
    """A crash leaves half a line; who undoes afterwards writes behind it."""
    journal = begun(tmp_path / "j.jsonl")
    with journal.path.open("ab") as file:
        file.write(b'{"kind":"step","step":"a","sta')
    world: World = {"a"}
    undone, failures = runner.undo(plan_of(Note("a", world), Note("b", world)), journal)
    assert (undone, failures, world) == (("step a",), (), set())
    assert journal.read().outcome == "undone"


def test_half_a_first_line_is_a_publication_that_never_began(tmp_path: Path) -> None:
    (tmp_path / "j.jsonl").write_bytes(b'{"kind":"plan","ver')
    assert unfinished(tmp_path) == []
    assert not (tmp_path / "j.jsonl").exists()


def test_half_a_long_line_is_cut_at_the_last_whole_one(tmp_path: Path) -> None:
    journal = begun(tmp_path / "j.jsonl")
    whole = journal.path.read_bytes()
    with journal.path.open("ab") as file:
        file.write(b'{"kind":"state","value":"' + b"x" * 300_000)
    with journal:
        pass
    assert journal.path.read_bytes() == whole


def test_a_damaged_line_in_the_middle_is_told_and_can_be_forgotten(tmp_path: Path) -> None:
    journal = begun(tmp_path / "j.jsonl")
    journal.path.write_bytes(journal.path.read_bytes().replace(b'"status":"begin"', b'"status":'))
    (found,) = unfinished(tmp_path)
    assert found.progress is None
    assert "damaged" in str(found.error)
    assert found.platform == ""
    found.journal.give_up()
    assert journals_of(tmp_path) == []


def test_a_journal_of_a_newer_plugin_is_left_for_it(tmp_path: Path) -> None:
    journal = begun(tmp_path / "j.jsonl")
    journal.path.write_bytes(journal.path.read_bytes().replace(b'"version":2', b'"version":99'))
    (found,) = unfinished(tmp_path)
    assert "newer version" in str(found.error)
    assert "Update the plugin" in str(found.error)
    assert journal.path.exists()


def test_a_journal_of_an_older_plugin_can_be_undone(tmp_path: Path) -> None:
    journal = begun(tmp_path / "j.jsonl")
    first, *rest = journal.path.read_bytes().splitlines(keepends=True)
    entry = json.loads(first)
    entry["version"] = 1
    del entry["wish"]
    journal.path.write_bytes(json.dumps(entry).encode() + b"\n" + b"".join(rest))
    (found,) = unfinished(tmp_path)
    assert found.progress is not None
    assert found.progress.wish == {}
    assert found.progress.begun == ("a",)


def test_steps_that_are_not_known_are_not_resumed(tmp_path: Path) -> None:
    journal = begun(tmp_path / "j.jsonl")
    with pytest.raises(PublishError, match="cannot be resumed"):
        runner.resume(plan_of(Note("a", set()), Note("c", set())), journal, Feedback())
    assert journal.read().begun == ("a",), "and nothing was changed"


def test_what_it_left_is_named(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "j.jsonl")
    with journal:
        journal.start(plan_of(Note("a", set(), targets=("s.zones", "zones")), Note("b", set(), targets=("other",))))
        journal.step("a", "begin")
    (found,) = unfinished(tmp_path)
    assert found.left() == ["s.zones", "zones"]


def test_one_that_another_process_carries_out_is_left_alone(tmp_path: Path) -> None:
    """It is neither offered, nor undone, nor forgotten; once that process is killed it is."""
    path = tmp_path / "j.jsonl"
    script = textwrap.dedent(
        f"""
        import sys
        from pathlib import Path
        from prodige_plugin.feedback import Feedback
        from prodige_plugin.publishing import runner
        from prodige_plugin.publishing.journal import Journal
        from tests.unit.publishing_steps import Note, plan_of
        def wait(state, feedback):
            print("there", flush=True)
            sys.stdin.read()
        runner.run(plan_of(Note("a", set(), wait)), Journal(Path({str(path)!r})), Feedback())
        """
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    child = subprocess.Popen(
        [sys.executable, "-c", script], cwd=ROOT, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    try:
        assert child.stdout is not None
        assert child.stdout.readline() == b"there\n"
        assert unfinished(tmp_path) == []
        assert recover(tmp_path) == ([], [])
        with pytest.raises(PublishError, match="already running"):
            runner.undo(plan_of(Note("a", set())), Journal(path))
        with pytest.raises(PublishError, match="already running"):
            Journal(path).give_up()
        assert path.exists()
        child.send_signal(signal.SIGKILL)
        child.wait()
        (found,) = unfinished(tmp_path)
        assert found.progress is not None
        assert found.progress.begun == ("a",)
    finally:
        child.kill()
        child.communicate()


def test_a_journal_deleted_by_another_window_while_it_is_taken_is_made_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between opening and locking, the other window cleaned the folder: what is written must be found again."""
    path = tmp_path / "j.jsonl"
    real, times = journal_module.lock, iter((True, False, False))

    def lock(file) -> bool:
        if next(times):
            path.unlink()
        return real(file)

    monkeypatch.setattr(journal_module, "lock", lock)
    with Journal(path) as journal:
        journal.state("x", 1)
    assert Journal(path).read().state == {"x": 1}


def small_disk(folder: Path) -> Callable[[], None]:
    """Mount a disk of 64 KB; skip where that is not allowed."""
    done = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(folder)], capture_output=True, check=False
    )
    if done.returncode != 0:
        pytest.skip("needs the right to mount a small disk")
    return lambda: subprocess.run(["umount", "-l", str(folder)], check=True) and None


@pytest.mark.skipif(sys.platform != "linux", reason="mounts a small disk")
@pytest.mark.parametrize("how", OnFailure)
def test_a_disk_that_fills_up_in_the_middle(tmp_path: Path, how: OnFailure) -> None:
    """What undoing needs could not be written: the effect does not happen, what was done before is undone or kept."""
    disk = tmp_path / "disk"
    disk.mkdir()
    unmount = small_disk(disk)
    try:
        world: World = set()

        def fill(state: State, _feedback: Feedback) -> None:
            state["more"] = "x" * 100_000
            world.add("never")

        steps = (Note("a", world), Note("b", world, fill), Note("c", world))
        with pytest.raises(PublicationFailed) as caught:
            runner.run(plan_of(*steps), Journal(disk / "j.jsonl"), Feedback(), how)
        assert "disk of this computer is full" in caught.value.why
        assert "never" not in world
        if how is OnFailure.UNDO:
            assert world == set()
            return
        assert caught.value.kept
        runner.undo(Plan("p1", "", "", steps), Journal(disk / "j.jsonl"))
        assert world == set()
    finally:
        unmount()


@pytest.mark.skipif(sys.platform != "linux", reason="mounts a disk read only")
def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    """Nothing begins without a journal; a journal that is there is still told."""
    disk = tmp_path / "disk"
    disk.mkdir()
    unmount = small_disk(disk)
    try:
        begun(disk / "old.jsonl")
        subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
        world: World = set()
        with pytest.raises(PublishError) as caught:
            runner.run(plan_of(Note("a", world)), Journal(disk / "j.jsonl"), Feedback())
        assert "profile's folder" in caught.value.todo
        assert world == set()
        (found,) = unfinished(disk)
        assert found.progress is not None
        with pytest.raises(PublishError):
            found.journal.give_up()
    finally:
        unmount()
