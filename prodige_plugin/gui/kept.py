"""A value kept in a file of the profile: read and written in worker threads, used on the GUI thread (P1)."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from pathlib import Path
from typing import Any, Generic, TypeVar

from qgis.PyQt.QtCore import QObject, pyqtSignal

from ..errors import PluginError
from ..feedback import Feedback
from ..i18n import tr
from . import kept_file, messages
from .rest import rest_timer
from .tasks import PRIORITY_LOW, TaskHandle, run_task

T = TypeVar("T")

#: How long changes rest before they are written, in ms.
WRITE_MS = 400


class KeptSignals(QObject):
    """What a kept value tells."""

    #: It was read, or changed.
    changed = pyqtSignal()


class Kept(Generic[T]):
    """A value and its file. Until the file is read the value is empty, and changes wait."""

    def __init__(
        self,
        path: Path,
        form: str,
        empty: T,
        encode: Callable[[T], Any],
        decode: Callable[[Any], T],
        parent: QObject,
        said: bool = True,
    ) -> None:
        """:param form: what the file says it is.
        :param encode: gives the value as JSON; called in a worker thread, with a value that nobody changes.
        :param decode: reads it, whatever it is; worker thread.
        :param said: tell the person of a damaged file and of a disk that refuses.
        """
        self.signals = KeptSignals(parent)
        self.ready = False
        self._path, self._form, self._value = path, form, empty
        self._encode, self._decode, self._said = encode, decode, said
        self._waiting: list[Callable[[T], T]] = []
        self._dirty = False
        self._task: TaskHandle | None = None
        self._timer = rest_timer(self.signals, WRITE_MS, self._write)
        run_task(
            tr("Read what was kept"), self._read, self._came, self._unreadable, owner=self.signals, hidden=True,
            priority=PRIORITY_LOW,
        )  # fmt: skip

    @property
    def value(self) -> T:
        """The value; it is never changed in place."""
        return self._value

    def change(self, how: Callable[[T], T]) -> None:
        """Replace the value by what ``how`` makes of it, and write it soon."""
        if not self.ready:
            self._waiting.append(how)
            return
        self._value = how(self._value)
        self._dirty = True
        self._timer.start()
        self.signals.changed.emit()

    def flush(self) -> None:
        """Write now, in this thread, what is not written yet: QGIS or the plugin goes."""
        self._timer.stop()
        if not self.ready and self._waiting:
            with contextlib.suppress(PluginError):
                self._came(self._read(Feedback()))
                self._timer.stop()
        if self._task is not None:
            # it may not even have begun
            self._task.abandon()
            self._task.wait(1000)
            self._task, self._dirty = None, True
        if self._dirty:
            self._dirty = False
            try:
                kept_file.write(self._path, self._form, self._encode(self._value))
            except PluginError as error:
                self._unwritten(error)

    def _read(self, _feedback: Feedback) -> tuple[T | None, str]:
        found = kept_file.read(self._path, self._form)
        return None if found.value is None else self._decode(found.value), found.aside

    def _came(self, found: tuple[T | None, str]) -> None:
        value, aside = found
        if value is not None:
            self._value = value
        if aside and self._said:
            messages.show_note(
                tr("A file of the plugin was damaged. It was put aside as {path}, and a new one begun.", path=aside), 20
            )
        self._begin()

    def _unreadable(self, error: PluginError) -> None:
        if self._said:
            messages.show_error(error)
        self._begin()

    def _begin(self) -> None:
        self.ready = True
        waiting, self._waiting = self._waiting, []
        for how in waiting:
            self.change(how)
        self.signals.changed.emit()

    def _write(self) -> None:
        if self._task is not None:
            return  # once it is written, what came since is
        self._dirty = False
        value, path, form, encode = self._value, self._path, self._form, self._encode

        def work(_feedback: Feedback) -> None:
            kept_file.write(path, form, encode(value))

        self._task = run_task(
            tr("Keep"), work, self._written, self._unwritten, owner=self.signals, hidden=True, priority=PRIORITY_LOW
        )

    def _written(self, _none: object = None) -> None:
        self._task = None
        if self._dirty:
            self._timer.start()

    def _unwritten(self, error: PluginError) -> None:
        if self._said:
            messages.show_error(error)
        self._written()
