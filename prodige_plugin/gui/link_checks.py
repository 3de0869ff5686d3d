"""The state of links: tried in the background, one after the other, and remembered for a while."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable, Iterable
from typing import Any

from qgis.PyQt.QtCore import QObject, pyqtSignal

from ..errors import PluginError
from ..feedback import Feedback
from ..i18n import tr
from ..services.health import Health, State
from .tasks import PRIORITY_LOW, TaskHandle, run_task

#: How long an answer is believed, in seconds, and how many are kept.
KEPT_S = 900.0
KEPT = 500

Check = Callable[[Any, Feedback], Health]

_known: OrderedDict[tuple[str, str, str], tuple[float, Health]] = OrderedDict()


def check_link(source: Any, feedback: Feedback) -> Health:
    """Try one link through the door. Worker thread."""
    from ..network import Door
    from ..services.health import TIMEOUT_S, check

    with Door(source.authcfg, feedback, timeout_s=TIMEOUT_S) as door:
        return check(source, door)


def known(source: Any) -> Health:
    """Give what is known of a link without asking."""
    found = _known.get(_key(source))
    return found[1] if found is not None and time.monotonic() - found[0] < KEPT_S else Health()


def forget() -> None:
    """Believe nothing of what was found before."""
    _known.clear()


class LinkChecks(QObject):
    """Tries the links of one sheet; at most one at a time, so that nobody is flooded."""

    #: A link was tried: the source and its :class:`~.health.Health`.
    checked = pyqtSignal(object, object)
    #: Nothing is left to try.
    finished = pyqtSignal()

    def __init__(self, parent: QObject | None = None, check: Check = check_link) -> None:
        super().__init__(parent)
        self._check = check
        self._wanted: list[Any] = []
        self._task: TaskHandle | None = None

    @property
    def busy(self) -> bool:
        """Whether a link is being tried."""
        return self._task is not None

    def want(self, sources: Iterable[Any], again: bool = False) -> None:
        """Try these links and no others any more.

        :param again: also those whose state is known.
        """
        self._wanted = [source for source in sources if again or known(source).state is State.UNKNOWN]
        self._next()

    def stop(self) -> None:
        """Try nothing more."""
        self._wanted = []
        if self._task is not None:
            self._task.abandon()
            self._task = None

    def _next(self) -> None:
        if self._task is not None:
            return
        if not self._wanted:
            self.finished.emit()
            return
        source, check = self._wanted.pop(0), self._check

        def came(health: Health) -> None:
            _known[_key(source)] = (time.monotonic(), health)
            _known.move_to_end(_key(source))
            while len(_known) > KEPT:
                _known.popitem(last=False)
            self.checked.emit(source, health)
            self._ended()

        self._task = run_task(
            tr("Try a link"), lambda feedback: check(source, feedback), came, self._ended, self._ended, owner=self,
            hidden=True, priority=PRIORITY_LOW,
        )  # fmt: skip

    def _ended(self, _error: PluginError | None = None) -> None:
        self._task = None
        self._next()


def _key(source: Any) -> tuple[str, str, str]:
    return source.kind, source.url, source.authcfg
