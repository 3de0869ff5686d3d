"""A part of the practice platform that hangs, or that has grown too large."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator

import pytest

from prodige_plugin.training.home import Home, write_json
from prodige_plugin.training.watching import Pulse, Renewals, resident_bytes


@pytest.fixture
def home(tmp_path) -> Home:
    made = Home.at(tmp_path / "home")
    made.create()
    return made


class Spawner:
    """Starts real processes that only wait."""

    def __init__(self) -> None:
        self.started: list[subprocess.Popen[bytes]] = []

    def __call__(self, _name: str) -> subprocess.Popen[bytes]:
        self.started.append(subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"]))
        return self.started[-1]


@pytest.fixture
def spawn() -> Iterator[Spawner]:
    spawner = Spawner()
    yield spawner
    for process in spawner.started:
        process.kill()
        process.wait()


def ready(home: Home, process: subprocess.Popen[bytes]) -> None:
    write_json(home.part_file("catalogue"), {"pid": process.pid, "port": 1})


def test_a_part_is_silent_when_its_file_is_no_longer_touched(home) -> None:
    file = home.part_file("catalogue")
    pulse = Pulse(file, 20)
    assert not pulse.silent(1000)  # not ready yet, however long it takes
    file.write_text("{}")
    os.utime(file, (1, 1))
    assert not pulse.silent(2000)
    assert not pulse.silent(2020)
    assert pulse.silent(2021)
    os.utime(file, (3, 3))
    assert not pulse.silent(2022)
    assert pulse.silent(2043)


def test_a_part_that_is_started_again_gets_its_time_anew(home) -> None:
    file = home.part_file("catalogue")
    file.write_text("{}")
    pulse = Pulse(file, 20)
    pulse.silent(0)
    assert pulse.silent(21)
    file.unlink()
    assert not pulse.silent(22)
    file.write_text("{}")
    assert not pulse.silent(100)


def test_the_memory_of_a_process_is_told(spawn) -> None:
    assert 1_000_000 < resident_bytes(os.getpid()) < 2**40
    process = spawn("x")
    process.kill()
    process.wait()
    assert resident_bytes(process.pid) == 0


def test_a_part_that_has_grown_is_replaced_when_the_new_one_is_ready(home, spawn) -> None:
    old = spawn("catalogue")
    ready(home, old)
    renewals = Renewals(home, spawn, largest={"catalogue": 1}, grace_s=30)
    renewals.look({"catalogue": old}, 0)
    [_, new] = spawn.started
    assert renewals.serving("catalogue", old, 1) is old
    renewals.look({"catalogue": old}, 10)
    assert len(spawn.started) == 2  # one successor is enough
    ready(home, new)
    assert renewals.serving("catalogue", old, 11) is new
    assert renewals.processes() == [old]
    renewals.look({}, 40)
    assert old.poll() is None  # it may finish what it was answering
    renewals.look({}, 41)
    assert old.poll() is not None
    assert new.poll() is None
    assert renewals.processes() == []


def test_a_part_within_its_limit_is_left_alone(home, spawn) -> None:
    old = spawn("catalogue")
    renewals = Renewals(home, spawn, largest={"catalogue": 2**40})
    renewals.look({"catalogue": old, "maps": old}, 0)
    assert spawn.started == [old]


def test_a_successor_that_ends_is_forgotten_and_another_one_tried(home, spawn) -> None:
    old = spawn("catalogue")
    ready(home, old)
    renewals = Renewals(home, spawn, largest={"catalogue": 1})
    renewals.look({"catalogue": old}, 0)
    spawn.started[1].kill()
    spawn.started[1].wait()
    assert renewals.serving("catalogue", old, 1) is old
    assert renewals.processes() == []
    renewals.look({"catalogue": old}, 10)
    assert len(spawn.started) == 3


def test_a_successor_ends_with_the_part_that_ended_by_itself(home, spawn) -> None:
    old = spawn("catalogue")
    renewals = Renewals(home, spawn, largest={"catalogue": 1})
    renewals.look({"catalogue": old}, 0)
    renewals.abandon("catalogue")
    assert spawn.started[1].poll() is not None
    assert renewals.processes() == []
