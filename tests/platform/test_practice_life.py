"""The practice platform's life: it starts once, stops wholly, and gets over every crash."""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests

from prodige_plugin.errors import Cancelled, PlatformError
from prodige_plugin.feedback import Feedback
from prodige_plugin.training import processes
from prodige_plugin.training.__main__ import main
from prodige_plugin.training.health import PARTS, SUPERVISOR
from prodige_plugin.training.home import Home
from prodige_plugin.training.practice import PracticePlatform
from tests.platform.test_practice_catalogue import insert, record


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder that PostgreSQL's own account can walk through."""
    made = Path(tempfile.mkdtemp(prefix="practice-life-"))
    made.chmod(0o711)
    yield made
    shutil.rmtree(made, ignore_errors=True)


@pytest.fixture(scope="module")
def empty() -> Iterator[PracticePlatform]:
    """A platform without data; tests may stop it and start it."""
    made = Path(tempfile.mkdtemp(prefix="practice-empty-"))
    made.chmod(0o711)
    platform = PracticePlatform(made / "home")
    try:
        yield platform
    finally:
        platform.destroy()
        shutil.rmtree(made, ignore_errors=True)


def start(platform: PracticePlatform):
    return platform.start(seeds=False)


def wait_for(what, seconds: float = 60.0) -> None:
    """Wait until ``what()`` is true; a machine may be slow, so long, but not for ever."""
    deadline = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < deadline, "it did not happen"
        time.sleep(0.2)


def listening(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def nothing_left(platform: PracticePlatform, pids) -> None:
    assert processes.of_home(platform.home) == {}
    assert [pid for pid in pids if processes.alive(pid)] == []
    # and nothing at all, ours by its module or not, names this folder on its command line
    lines = {pid: " ".join(processes.command_line(pid)) for pid in processes.all_pids()}
    assert {pid: line for pid, line in lines.items() if str(platform.home) in line} == {}


def ill(platform: PracticePlatform) -> dict[str, str]:
    return {name: part.sentence for name, part in platform.health().items() if not part.ok}


def well(platform: PracticePlatform) -> bool:
    return not ill(platform)


# -- starting and stopping -------------------------------------------------------------------------


def test_starting_twice_starts_once(empty) -> None:
    first = start(empty)
    assert set(first.pids) == {SUPERVISOR, *PARTS}
    second = start(empty)
    assert (second.url, second.pids) == (first.url, first.pids)
    assert ill(empty) == {}


def test_two_who_start_at_once_get_the_same_platform(empty) -> None:
    empty.stop()
    states = []
    threads = [threading.Thread(target=lambda: states.append(start(PracticePlatform(empty.home)))) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(states) == 3
    assert len({tuple(state.pids.items()) for state in states}) == 1


def test_stopping_leaves_nothing_and_starting_again_keeps_everything(empty) -> None:
    before = start(empty)
    ports = json.loads((empty.home / "platform.json").read_text())["ports"]
    assert all(listening(port) for port in ports.values())
    empty.stop()
    nothing_left(empty, before.pids.values())
    assert not any(listening(port) for port in ports.values())
    assert [part.ok for part in empty.health().values()] == [False] * 5
    empty.stop()  # a second time does no harm
    after = start(empty)
    assert (after.url, after.accounts) == (before.url, before.accounts)


def test_the_state_is_for_its_owner_alone_and_no_log_holds_a_password(empty) -> None:
    state = start(empty)
    for name in ("platform.json", "pg_service.conf"):
        assert (empty.home / name).stat().st_mode & 0o777 == 0o600
    assert (empty.home / "run").stat().st_mode & 0o777 == 0o700
    whole = json.loads((empty.home / "platform.json").read_text())
    secrets = [account.password for account in state.accounts]
    secrets += [whole["reader"]["password"], whole["superuser"]["password"], whole["key"]]
    logs = "".join(log.read_text(errors="replace") for log in (empty.home / "logs").iterdir())
    assert logs
    for pid in state.pids.values():
        logs += " ".join(processes.command_line(pid))
    assert [secret for secret in secrets if secret in logs] == []


def test_progress_is_told_and_cancel_leaves_nothing(folder) -> None:
    platform = PracticePlatform(folder / "home")
    said = []
    feedback = Feedback(lambda fraction, sentence: (said.append((fraction, sentence)), feedback.cancel())[0])
    with pytest.raises(Cancelled):
        platform.start(feedback, seeds=False)
    assert said
    nothing_left(platform, [])
    assert start(platform).url
    platform.destroy()
    assert not platform.home.exists()


# -- crashes ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("part", ["catalogue", "maps", "front"])
def test_a_killed_part_is_started_again_and_reported(empty, part) -> None:
    state = start(empty)
    restarts = empty.health()[part].restarts
    os.kill(state.pids[part], signal.SIGKILL)
    wait_for(lambda: empty.health()[part].ok and empty.health()[part].restarts == restarts + 1)
    assert "restarted" in empty.health()[part].sentence
    new = empty.state()
    assert new.pids[part] != state.pids[part]
    assert new.url == state.url
    told = requests.get(state.url + "/health", timeout=30).json()
    assert told["ok"]
    assert told["parts"][part]["restarts"] == restarts + 1


def test_a_part_that_is_down_is_said_with_a_sentence(empty) -> None:
    state = start(empty)
    os.kill(state.pids["maps"], signal.SIGSTOP)
    try:
        health = empty.health()["maps"]
        assert not health.ok
        assert len(health.sentence) > 10
        answer = requests.get(state.url + "/health", timeout=60)
        assert answer.status_code == 503
        assert answer.json()["parts"]["catalogue"]["ok"]
    finally:
        os.kill(state.pids["maps"], signal.SIGCONT)
    wait_for(lambda: well(empty))


def test_a_part_that_hangs_is_started_again(empty) -> None:
    state = start(empty)
    restarts = empty.health()["catalogue"].restarts
    os.kill(state.pids["catalogue"], signal.SIGSTOP)
    wait_for(lambda: empty.health()["catalogue"].restarts == restarts + 1, 120)
    wait_for(lambda: well(empty))
    assert not processes.alive(state.pids["catalogue"])


def test_a_killed_database_comes_back_and_the_services_with_it(empty) -> None:
    state = start(empty)
    account = state.account("producteur")
    import psycopg2

    def publish(name: str) -> None:
        connection = psycopg2.connect(
            state.platform.endpoints["database"], user=account.user, password=account.password
        )
        with connection, connection.cursor() as cursor:
            cursor.execute("INSERT INTO producteur.qgis_projects VALUES (%s, '{}', 'x')", (name,))
        connection.close()

    def answers(name: str) -> int:
        url = f"{state.url}/ows/producteur/{name}?SERVICE=WMS&REQUEST=GetCapabilities"
        return requests.get(url, timeout=60).status_code

    assert answers("avant") == 404
    restarts = empty.health()["database"].restarts
    os.kill(state.pids["database"], signal.SIGKILL)
    wait_for(lambda: empty.health()["database"].restarts == restarts + 1 and well(empty))
    publish("apres")
    assert answers("apres") == 403  # there, though it is no project
    assert answers("rien") == 404


def test_the_supervisor_killed_then_stop_leaves_nothing(empty) -> None:
    state = start(empty)
    os.kill(state.pids[SUPERVISOR], signal.SIGKILL)
    wait_for(lambda: not processes.alive(state.pids[SUPERVISOR]))
    assert not empty.health()[SUPERVISOR].ok
    empty.stop()
    nothing_left(empty, state.pids.values())


def test_the_supervisor_killed_then_start_gives_a_whole_platform(empty) -> None:
    state = start(empty)
    os.kill(state.pids[SUPERVISOR], signal.SIGKILL)
    again = start(empty)
    assert again.url == state.url
    assert ill(empty) == {}
    assert not set(again.pids.values()) & set(state.pids.values())


def test_a_supervisor_that_dies_while_it_is_looked_for_is_not_counted_on(empty, monkeypatch) -> None:
    state = start(empty)
    dying, real = state.pids[SUPERVISOR], processes.supervisor_of
    os.kill(dying, signal.SIGKILL)
    wait_for(lambda: not processes.alive(dying))
    # for a moment the system still lists a process that was killed
    looks = iter([dying] * 3)
    monkeypatch.setattr(processes, "supervisor_of", lambda root: next(looks, None) or real(root))
    again = start(empty)
    assert ill(empty) == {}
    assert not set(again.pids.values()) & set(state.pids.values())


def test_pids_of_others_in_a_stale_state_are_left_alone(empty) -> None:
    start(empty)
    empty.stop()
    bystander = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)", str(empty.home)])
    try:
        file = empty.home / "platform.json"
        state = json.loads(file.read_text())
        state["pids"] = dict.fromkeys(("supervisor", "database", "catalogue", "maps", "front"), bystander.pid)
        file.write_text(json.dumps(state))
        pid_file = empty.home / "pg" / "data" / "postmaster.pid"
        pid_file.write_text(f"{bystander.pid}\n/somewhere\n")
        empty.stop()
        assert bystander.poll() is None
        assert start(empty).url
        assert ill(empty) == {}
        assert bystander.poll() is None
    finally:
        bystander.kill()
        bystander.wait()


def test_a_taken_port_is_given_up_and_every_record_follows(empty) -> None:
    before = start(empty)
    body = insert(record("moved", f"Voir {before.url}/ows/producteur/x"))
    account = before.account("producteur")
    answer = requests.post(before.url + "/csw", data=body, auth=(account.user, account.password), timeout=30)
    assert b"<csw:totalInserted>1<" in answer.content
    empty.stop()
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", int(before.url.rpartition(":")[2])))
        taken.listen()
        after = start(empty)
    assert after.url != before.url
    query = "service=CSW&version=2.0.2&request=GetRecordById&elementsetname=full&id=moved"
    text = requests.get(f"{after.url}/csw?{query}", timeout=30).text
    assert f"Voir {after.url}/ows/producteur/x" in text
    assert before.url + "/" not in text
    assert after.platform.endpoints["csw"] == after.url + "/csw"


# -- what can be missing ---------------------------------------------------------------------------


def test_without_a_usable_python_a_sentence_says_what_to_install(folder, monkeypatch) -> None:
    monkeypatch.setattr(processes, "missing_modules", lambda _python: ["pycsw"])
    with pytest.raises(PlatformError) as caught:
        PracticePlatform(folder / "home").start()
    assert "pycsw" in caught.value.todo


def test_a_python_without_the_libraries_is_not_taken(folder) -> None:
    bare = folder / "venv"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(bare)], check=True)
    assert "pycsw" in processes.missing_modules(str(bare / "bin" / "python"))
    assert processes.missing_modules(sys.executable) == []


def test_a_state_file_that_is_not_ours_is_said(folder) -> None:
    home = folder / "home"
    home.mkdir()
    (home / "platform.json").write_text("garbage")
    with pytest.raises(PlatformError) as caught:
        PracticePlatform(home).state()
    assert str(home) in str(caught.value)


def test_a_database_without_its_passwords_is_not_thrown_away(folder) -> None:
    platform = PracticePlatform(folder / "home")
    (folder / "home" / "pg" / "data").mkdir(parents=True)
    with pytest.raises(PlatformError) as caught:
        start(platform)
    assert "passwords" in caught.value.why
    assert (folder / "home" / "pg" / "data").exists()


def test_logs_are_set_aside_when_they_grow(folder) -> None:
    home = Home.at(folder / "home")
    home.create()
    for turn in range(5):
        home.log_file("maps").write_text(f"{turn}" + "x" * 3_000_000)
        home.rotate_logs()
    kept = sorted(path.name for path in home.logs.iterdir())
    assert kept == ["maps.log.1", "maps.log.2", "maps.log.3"]
    assert home.logs.joinpath("maps.log.1").read_text().startswith("4")


@pytest.mark.skipif(os.geteuid() != 0, reason="only root has another account run PostgreSQL")
def test_a_home_that_postgresql_cannot_reach_works_too(folder) -> None:
    closed = folder / "closed"
    closed.mkdir(mode=0o700)
    platform = PracticePlatform(closed / "home")
    try:
        assert start(platform).url
        cluster = (platform.home / "pg").resolve()
        assert closed not in cluster.parents
    finally:
        platform.destroy()
    assert not cluster.exists()


# -- the command line ------------------------------------------------------------------------------


def test_the_command_line_tells_and_exits_rightly(empty, capsys) -> None:
    home = ["--home", str(empty.home)]
    assert main(["start", "--empty", *home]) == 0
    assert main(["status", *home]) == 0
    assert "runs" in capsys.readouterr().out
    assert main(["health", "--json", *home]) == 0
    assert json.loads(capsys.readouterr().out)["ok"] is True
    assert main(["accounts", *home]) == 0
    assert "stagiaire-12" in capsys.readouterr().out
    assert main(["stop", *home]) == 0
    capsys.readouterr()
    assert main(["status", *home]) == 3
    assert "stopped" in capsys.readouterr().out
    assert main(["health", *home]) == 3


def test_the_command_line_in_a_process_of_its_own_returns_when_ready(empty) -> None:
    words = [sys.executable, "-m", "prodige_plugin.training", "start", "--empty", "--home", str(empty.home)]
    root = Path(__file__).resolve().parents[2]
    done = subprocess.run(words, capture_output=True, text=True, cwd=root, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    assert ill(empty) == {}
    assert empty.state().url + "/csw" in done.stdout
