"""The journal: on disk before the effect, readable after a crash, without secrets."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from prodige_plugin.errors import PublishError
from prodige_plugin.publishing import journal as journal_module
from prodige_plugin.publishing.journal import Journal, journal_for, recover
from tests.unit.publishing_steps import Note, plan_of


def begun(path: Path) -> Journal:
    journal = Journal(path)
    journal.start(plan_of(Note("a", set()), Note("b", set())))
    journal.step("a", "begin")
    journal.state("a", {"staging": "_s1"})
    journal.close()
    return journal


def test_what_was_written_is_read(tmp_path: Path) -> None:
    progress = begun(tmp_path / "j.jsonl").read()
    assert progress.title == "Zones <été>"
    assert progress.steps == ("a", "b")
    assert progress.begun == ("a",)
    assert progress.state == {"a": {"staging": "_s1"}}
    assert not progress.finished


def test_a_line_cut_by_a_crash_is_left_out(tmp_path: Path) -> None:
    journal = begun(tmp_path / "j.jsonl")
    with journal.path.open("ab") as file:
        file.write(b'{"kind":"step","step":"b","sta')
    assert journal.read().begun == ("a",)


def test_a_damaged_line_is_said(tmp_path: Path) -> None:
    journal = begun(tmp_path / "j.jsonl")
    with journal.path.open("ab") as file:
        file.write(b"not json\n")
    with pytest.raises(PublishError, match="journal"):
        journal.read()


def test_no_secret_is_written(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "j.jsonl")
    journal.state("x", {"uri": "host=h password='s3cret' user=u", "deep": ["https://me:s3cret@example.org/"]})
    journal.close()
    assert "s3cret" not in journal.path.read_text()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_is_said_in_words() -> None:
    journal = Journal(Path("/dev/full"))
    with pytest.raises(PublishError) as caught:
        journal.start(plan_of(Note("a", set())))
    assert "full" in caught.value.why


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(PublishError):
        Journal(tmp_path / "file" / "j.jsonl").state("a", 1)


def test_one_window_at_a_time(tmp_path: Path) -> None:
    first, second = Journal(tmp_path / "j.jsonl"), Journal(tmp_path / "j.jsonl")
    with first:
        assert second.is_held()
        with pytest.raises(PublishError, match="already running"):
            second.open()
    assert not second.is_held()


def test_recover_finds_what_never_ended(tmp_path: Path) -> None:
    unfinished = begun(tmp_path / "1.jsonl")
    ended = begun(tmp_path / "2.jsonl")
    ended.end("undone")
    ended.close()
    (tmp_path / "3.jsonl").write_bytes(b"\xff\n")
    running = begun(tmp_path / "4.jsonl")
    with running:
        found, errors = recover(tmp_path)
    assert [journal.path for journal in found] == [unfinished.path]
    assert len(errors) == 1
    assert not ended.path.exists(), "an ended journal is of no use any more"


def test_recover_where_nothing_was_ever_published(tmp_path: Path) -> None:
    assert recover(tmp_path / "none") == ([], [])


def test_the_file_name_is_safe(tmp_path: Path) -> None:
    plan = plan_of(Note("a", set()))
    object.__setattr__(plan, "key", "../../x été")
    assert journal_for(tmp_path, plan).path.parent == tmp_path


def test_a_killed_process_leaves_a_journal_that_tells(tmp_path: Path) -> None:
    path = tmp_path / "j.jsonl"
    script = textwrap.dedent(
        f"""
        import os, signal, sys
        from pathlib import Path
        from prodige_plugin.feedback import Feedback
        from prodige_plugin.publishing import runner
        from prodige_plugin.publishing.journal import Journal
        from tests.unit.publishing_steps import Note, plan_of
        die = lambda state, feedback: os.kill(os.getpid(), signal.SIGKILL)
        plan = plan_of(Note("a", set()), Note("b", set(), die), Note("c", set()))
        runner.run(plan, Journal(Path({str(path)!r})), Feedback())
        """
    )
    root = Path(journal_module.__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=root, env={**os.environ, "PYTHONPATH": str(root)}, check=False
    )
    assert done.returncode == -signal.SIGKILL
    found, errors = recover(tmp_path)
    assert errors == []
    progress = found[0].read()
    assert progress.begun == ("a", "b")
    assert progress.status == {"a": "done", "b": "begin"}
    assert progress.state["b"] == {"name": "b"}, "what undo needs is on disk before the effect"
    assert all(json.loads(line) for line in path.read_text().splitlines())
