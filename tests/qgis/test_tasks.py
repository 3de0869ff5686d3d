"""Long work: one outcome, on the GUI thread, never lost."""

from __future__ import annotations

import gc
import threading
import time

import pytest
from qgis.core import QgsApplication, QgsTask
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QCoreApplication, QEvent, QObject, QThread

from prodige_plugin import garbage
from prodige_plugin.errors import Cancelled, PluginError, Timeout
from prodige_plugin.gui import tasks
from prodige_plugin.gui.tasks import cancel_all, run_task, running_tasks


@pytest.fixture(autouse=True)
def no_task_left(qgis_app):
    yield
    cancel_all(2000)
    pump(lambda: not running_tasks())
    assert not running_tasks()


def pump(until, seconds=5.0):
    end = time.monotonic() + seconds
    while time.monotonic() < end and not until():
        QCoreApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        time.sleep(0.002)
    return until()


class Outcomes:
    def __init__(self):
        self.calls = []

    def done(self, value):
        self.calls.append(("done", value, QThread.currentThread()))

    def error(self, error):
        self.calls.append(("error", error, QThread.currentThread()))

    def cancelled(self):
        self.calls.append(("cancelled", None, QThread.currentThread()))

    def kinds(self):
        return [kind for kind, _value, _thread in self.calls]


def start(outcomes, work, **more):
    return run_task("t", work, outcomes.done, outcomes.error, outcomes.cancelled, **more)


def test_result_comes_on_the_gui_thread_and_work_runs_elsewhere():
    seen, outcomes = [], Outcomes()

    def work(_feedback):
        seen.append(threading.get_ident())
        return {"typed": 1}

    handle = start(outcomes, work)
    assert pump(lambda: outcomes.calls)
    assert outcomes.calls[0][:2] == ("done", {"typed": 1})
    assert outcomes.calls[0][2] is QgsApplication.instance().thread()
    assert seen[0] != threading.get_ident()
    assert not handle.running


def test_plugin_error_passes_as_it_is_and_once():
    outcomes, raised = Outcomes(), Timeout("slow", "why", "todo")

    def work(_feedback):
        raise raised

    start(outcomes, work)
    assert pump(lambda: outcomes.calls)
    pump(lambda: False, 0.1)
    assert outcomes.kinds() == ["error"]
    assert outcomes.calls[0][1] is raised


def test_any_other_exception_becomes_a_plugin_error_with_traceback_and_no_secret():
    outcomes = Outcomes()

    def work(_feedback):
        raise KeyError("password=hunter2")

    start(outcomes, work)
    assert pump(lambda: outcomes.calls)
    error = outcomes.calls[0][1]
    assert type(error) is PluginError
    assert "KeyError" in error.why
    assert "test_tasks.py" in error.detail
    assert "hunter2" not in error.report()


def test_cancel_of_running_work_calls_cancelled_only():
    outcomes, begun = Outcomes(), threading.Event()

    def work(feedback):
        begun.set()
        while True:
            feedback.check()
            time.sleep(0.002)

    handle = start(outcomes, work)
    assert pump(begun.is_set)
    handle.cancel()
    assert pump(lambda: outcomes.calls)
    pump(lambda: False, 0.1)
    assert outcomes.kinds() == ["cancelled"]
    handle.cancel()  # harmless afterwards


def test_cancelled_work_that_ends_well_is_still_cancelled():
    outcomes, begun, go = Outcomes(), threading.Event(), threading.Event()

    def work(_feedback):
        begun.set()
        go.wait(5)
        return 1

    handle = start(outcomes, work)
    assert pump(begun.is_set)
    handle.cancel()
    go.set()
    assert pump(lambda: outcomes.calls)
    assert outcomes.kinds() == ["cancelled"]


def test_final_work_tells_what_came_of_it_when_the_cancel_was_too_late():
    for ends, kind in ((lambda: 1, "done"), (lambda: 1 / 0, "error")):
        outcomes, begun, go = Outcomes(), threading.Event(), threading.Event()

        def work(_feedback, begun=begun, go=go, ends=ends):
            begun.set()
            go.wait(5)
            return ends()

        handle = start(outcomes, work, final=True)
        assert pump(begun.is_set)
        handle.cancel()
        go.set()
        assert pump(lambda outcomes=outcomes: outcomes.calls)
        assert outcomes.kinds() == [kind]


@pytest.mark.parametrize("final", [False, True])
def test_work_cancelled_before_it_starts_is_never_run(final):
    ran, outcomes = [], Outcomes()
    gate = threading.Event()
    blockers = [run_task("b", lambda f: gate.wait(5), lambda _v: None) for _ in range(40)]
    handle = start(outcomes, lambda f: ran.append(1), priority=tasks.PRIORITY_LOW, final=final)
    handle.cancel()
    gate.set()
    assert pump(lambda: outcomes.calls)
    assert outcomes.kinds() == ["cancelled"]
    assert not ran
    assert pump(lambda: not any(b.running for b in blockers))


def test_work_that_raises_cancelled_is_cancelled():
    outcomes = Outcomes()

    def work(_feedback):
        raise Cancelled()

    start(outcomes, work)
    assert pump(lambda: outcomes.calls)
    assert outcomes.kinds() == ["cancelled"]


def test_no_task_is_lost_without_references():
    results = []
    for number in range(30):
        run_task("t", lambda f, number=number: number, results.append)
        gc.collect()
    assert pump(lambda: len(results) == 30)
    assert sorted(results) == list(range(30))


def test_progress_comes_on_the_gui_thread_coalesced_and_last_sentence_stays():
    heard, outcomes = [], Outcomes()

    def work(feedback):
        for step in range(20000):
            feedback.report(step / 20000, f"step {step}")
        feedback.report(1.0)

    start(outcomes, work, on_progress=lambda f, s: heard.append((f, s, QThread.currentThread())))
    time.sleep(0.3)  # the GUI thread is busy; messages must not pile up
    assert pump(lambda: outcomes.calls)
    assert heard, "no progress at all"
    assert len(heard) < 200
    assert {thread for *_x, thread in heard} == {QgsApplication.instance().thread()}


def test_no_progress_after_the_end():
    order = []

    def work(feedback):
        feedback.report(0.5, "half")

    run_task("t", work, lambda _v: order.append("done"), on_progress=lambda f, s: order.append("progress"))
    assert pump(lambda: "done" in order)
    pump(lambda: False, 0.1)
    assert order[-1] == "done"


def test_destroyed_owner_is_not_called_and_work_is_cancelled():
    outcomes, begun, left = Outcomes(), threading.Event(), threading.Event()
    owner = QObject()

    def work(feedback):
        begun.set()
        while not feedback.is_cancelled():
            time.sleep(0.002)
        left.set()

    start(outcomes, work, owner=owner)
    assert pump(begun.is_set)
    owner.deleteLater()
    del owner
    assert pump(left.is_set)
    assert pump(lambda: not running_tasks())
    assert outcomes.calls == []


def test_long_lived_owner_keeps_no_connection_of_ended_work():
    outcomes, owner = Outcomes(), QObject()
    before = owner.receivers(owner.destroyed)
    start(outcomes, lambda f: 1, owner=owner)
    assert pump(lambda: outcomes.calls)
    assert owner.receivers(owner.destroyed) == before


def test_cancel_all_calls_nobody():
    outcomes = Outcomes()

    def work(feedback):
        while not feedback.is_cancelled():
            time.sleep(0.002)

    for _ in range(5):
        start(outcomes, work)
    cancel_all(1000)
    assert pump(lambda: not running_tasks())
    assert outcomes.calls == []


def test_error_without_handler_goes_to_the_message_bar(monkeypatch):
    shown = []
    monkeypatch.setattr("prodige_plugin.gui.messages.show_error", shown.append)

    def work(_feedback):
        raise Timeout("slow")

    run_task("t", work)
    assert pump(lambda: shown)
    assert isinstance(shown[0], Timeout)


def test_work_that_waits_for_servers_holds_up_nothing_else(qgis_app):
    pool = QgsApplication.taskManager().threadPool()
    threads, free = pool.maxThreadCount(), threading.Event()
    waiting, done, ended = [], [], []

    def wait(_feedback):
        waiting.append(True)
        free.wait(10)

    for _task in range(threads + 2):
        run_task("wait", wait, ended.append, waits=True)
    assert pump(lambda: len(waiting) == threads + 2)
    run_task("work", lambda _feedback: "done", done.append)
    assert pump(lambda: done == ["done"])
    free.set()
    assert pump(lambda: len(ended) == threads + 2)
    assert pump(lambda: pool.activeThreadCount() == 0)
    assert pool.maxThreadCount() == threads


@pytest.mark.parametrize("priority", [tasks.PRIORITY_LOW, tasks.PRIORITY_USUAL, tasks.PRIORITY_HIGH])
def test_work_that_waits_for_a_thread_starts_when_one_is_released(qgis_app, priority: int):
    # a thread that idles, and a pool that is full until a thread is released
    done: list[str] = []
    run_task("Warm", lambda _feedback: "warm", done.append)
    assert pump_until(lambda: done == ["warm"])
    pool = QgsApplication.taskManager().threadPool()
    threads = pool.maxThreadCount()
    for _thread in range(threads):
        pool.reserveThread()
    run_task("Queued", lambda _feedback: "queued", done.append, priority=priority)
    for _thread in range(threads):
        pool.releaseThread()
    assert pump_until(lambda: done == ["warm", "queued"])


def pump_until(holds):
    pump(holds)
    return holds()


# -- what QgsTaskManager does not guard ------------------------------------------------------------


@pytest.fixture
def full_pool(qgis_app):
    """A pool whose threads all work; calling it sets them free."""
    free, working = threading.Event(), []

    def work(_feedback):
        working.append(True)
        free.wait(20)

    threads = QgsApplication.taskManager().threadPool().maxThreadCount()
    for _thread in range(threads):
        run_task("b", work)
    assert pump(lambda: len(working) == threads)
    yield free.set
    free.set()


@pytest.mark.parametrize("way", ["handle", "task list"])
def test_work_cancelled_in_the_queue_leaves_its_task_to_the_thread_that_takes_it(full_pool, way):
    # the manager deletes a task that ends in the queue, even while a thread is about to begin it
    ran, outcomes = [], Outcomes()
    handle = start(outcomes, lambda _feedback: ran.append(1))
    task = handle._task
    if way == "handle":
        handle.cancel()
    else:
        QgsApplication.taskManager().cancelAll()
    assert outcomes.kinds() == ["cancelled"]
    assert not handle.running
    pump(lambda: False, 0.05)
    assert not sip.isdeleted(task)
    assert task.status() == QgsTask.TaskStatus.Queued
    full_pool()
    assert pump(lambda: sip.isdeleted(task))
    assert not ran
    assert outcomes.kinds() == ["cancelled"]


def test_no_task_is_added_while_one_that_has_ended_is_in_the_managers_hands(qgis_app):
    outcomes = Outcomes()
    first = start(outcomes, lambda _feedback: 1)
    task = first._task
    assert task.left.wait(10)
    second = start(outcomes, lambda _feedback: 2)
    assert second._task not in QgsApplication.taskManager().tasks()
    assert pump(lambda: len(outcomes.calls) == 2)
    assert [value for _kind, value, _thread in outcomes.calls] == [1, 2]


def test_work_that_waits_to_be_added_can_be_cancelled(qgis_app):
    ran, outcomes = [], Outcomes()
    first = start(outcomes, lambda _feedback: 1)
    assert first._task.left.wait(10)
    second = start(outcomes, lambda _feedback: ran.append(1))
    second.cancel()
    assert outcomes.kinds() == ["cancelled"]
    assert pump(lambda: outcomes.kinds() == ["cancelled", "done"])
    assert not ran


def test_the_outcome_is_told_when_the_manager_is_through_with_the_task(qgis_app):
    # what is begun in the owner's code would else be begun while the manager still works on the old task
    manager, seen = QgsApplication.taskManager(), []
    handle = run_task("t", lambda _feedback: 1, lambda _value: seen.append(task in manager.tasks()))
    task = handle._task
    assert pump(lambda: seen)
    assert seen == [False]


def test_work_the_manager_has_lost_is_begun_anew(full_pool):
    outcomes = Outcomes()
    handle = start(outcomes, lambda _feedback: "done")
    lost = handle._task
    QgsApplication.taskManager().threadPool().clear()  # as if its runnable was taken out by the end of another task
    full_pool()
    assert pump(lambda: outcomes.calls, 10)
    assert outcomes.calls[0][:2] == ("done", "done")
    assert pump(lambda: sip.isdeleted(lost))


def test_the_work_is_dropped_on_the_gui_thread(qgis_app):
    threads = []

    class Held:
        def __del__(self):
            threads.append(threading.get_ident())

    def begin():
        held = Held()
        return start(outcomes, lambda _feedback: held is None)

    outcomes = Outcomes()
    begin()
    assert pump(lambda: outcomes.calls)
    gc.collect()
    assert threads == [threading.get_ident()]


def test_garbage_is_collected_on_the_gui_thread_only_while_work_goes_on(qgis_app):
    # PyQt's table of slots is read by the collector while a thread that connects a signal changes it
    threads: list[int] = []

    def heard(phase, _facts):
        if phase == "start":
            threads.append(threading.get_ident())

    def work(feedback):
        while not feedback.is_cancelled():
            ring: list[object] = []
            ring.append(ring)

    outcomes = Outcomes()
    handle = start(outcomes, work)
    assert pump(lambda: handle._task.begun)
    gc.callbacks.append(heard)
    try:
        assert pump(lambda: len(threads) > 3, 30)
        handle.cancel()
        assert pump(lambda: outcomes.calls)
    finally:
        gc.callbacks.remove(heard)
    assert set(threads) == {threading.get_ident()}
    assert gc.isenabled()


def test_collection_is_left_on_at_unload_though_a_worker_does_not_leave(qgis_app):
    begun, free = threading.Event(), threading.Event()

    def work(_feedback):
        begun.set()
        free.wait(20)

    run_task("t", work)
    assert begun.wait(20)
    assert not gc.isenabled()
    cancel_all(1)
    assert gc.isenabled()
    free.set()
    assert pump(lambda: not running_tasks())
    assert gc.isenabled()


def test_garbage_waits_while_a_thread_connects_slots(qgis_app):
    begun, free = threading.Event(), threading.Event()

    def connects(_feedback):
        with garbage.connecting():
            begun.set()
            free.wait(20)

    outcomes = Outcomes()
    start(outcomes, connects)
    assert begun.wait(20)
    kept = [[] for _number in range(2 * gc.get_threshold()[0])]
    waiting = gc.get_count()[0]
    assert waiting > len(kept) / 2
    garbage.collect()
    assert gc.get_count()[0] >= waiting
    free.set()
    assert pump(lambda: outcomes.calls)


def test_an_end_that_the_manager_does_not_tell_holds_up_nothing(qgis_app, monkeypatch):
    monkeypatch.setattr(tasks._Task, "finished", lambda _task, _ok: None)
    outcomes = Outcomes()
    first = start(outcomes, lambda _feedback: 1)
    assert first._task.left.wait(20)
    start(outcomes, lambda _feedback: 2)
    assert pump(lambda: len(outcomes.calls) == 2, 20)
    assert [value for _kind, value, _thread in outcomes.calls] == [1, 2]
