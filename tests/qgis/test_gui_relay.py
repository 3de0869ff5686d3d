"""What a worker tells a window arrives in order, and is lost with the window."""

from __future__ import annotations

import gc
import threading

from qgis.PyQt import sip
from qgis.PyQt.QtCore import QObject, QThread

from prodige_plugin.gui.relay import Relay

from .gui_fakes import pump


class Window(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.came: list[object] = []
        self.threads: set[int] = set()

    def take(self, thing: object) -> None:
        self.came.append(thing)
        self.threads.add(int(QThread.currentThreadId()))


def test_all_arrives_in_order_on_the_windows_thread(qgis_app):
    window = Window()
    relay = Relay(window.take, window)

    def work(relay=relay) -> None:
        for number in range(200):
            relay.post(number)
        relay.close()

    thread = threading.Thread(target=work)
    del relay, work
    thread.start()
    thread.join()
    del thread  # with it, the last reference, in this thread or in that
    gc.collect()
    assert pump(lambda: len(window.came) == 200)
    assert window.came == list(range(200))
    assert window.threads == {int(QThread.currentThreadId())}


def test_nothing_happens_once_the_window_is_gone(qgis_app):
    window = Window()
    relay = Relay(window.take, window)
    sip.delete(window)
    assert pump(lambda: sip.isdeleted(relay))
    relay.post("late")
    relay.close()
