"""What was published on platforms: what this computer remembers first, then what they say, then states."""

from __future__ import annotations

from collections.abc import Callable, Container, Sequence
from typing import Any

from qgis.core import QgsProject, QgsVectorLayer
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QObject, pyqtSignal

from ..errors import PluginError
from ..feedback import Feedback
from ..i18n import tr
from ..platforms.dashboard import DashboardRow, dashboard
from ..platforms.model import Platform
from ..platforms.product import Publication
from ..publishing.changes import PublicationState
from ..publishing.prepared import PreparedLayer, prepare_layer
from .publications_model import Fresh, Shown, remembered
from .publish_choices import PLATFORM, PUBLICATION, Choices
from .rest import rest_timer
from .tasks import PRIORITY_HIGH, PRIORITY_LOW, TaskHandle, run_task


class _Listed:
    """A publisher that was asked already: states are worked out without asking the platform again."""

    def __init__(self, platform: Platform, listed: Sequence[Publication]) -> None:
        self.platform, self._listed = platform, list(listed)

    def publications(self, _feedback: Feedback) -> list[Publication]:
        """Give what was listed."""
        return self._listed


def _published_on(layer: QgsVectorLayer, platform: Platform) -> bool:
    """Whether the project knows that a layer is published on a platform."""
    return bool(layer.customProperty(PUBLICATION, "")) and layer.customProperty(PLATFORM, "") == platform.key


class PublicationsSource(QObject):
    """The publications of some platforms; each platform is asked in a task of its own."""

    #: What is known of one platform changed (its key).
    changed = pyqtSignal(str)
    #: A platform did not answer (its key, PluginError).
    failed = pyqtSignal(str, object)

    def __init__(self, publisher: Callable[[Platform], Any], parent: QObject | None = None) -> None:
        """:param publisher: gives a platform's publisher; called in worker threads."""
        super().__init__(parent)
        self._publisher = publisher
        #: platform key → its publications.
        self.found: dict[str, list[Shown]] = {}
        self._tasks: dict[str, TaskHandle] = {}
        self._waiting: list[tuple[Platform, list[Publication], list[str], list[PreparedLayer]]] = []
        self._slices = rest_timer(self, 0, self._prepare_one)

    @property
    def busy(self) -> bool:
        """Whether a platform is being asked, or compared with."""
        return bool(self._tasks or self._waiting)

    def stop(self) -> None:
        """Stop asking."""
        for task in self._tasks.values():
            task.abandon()
        self._tasks.clear()
        self._waiting.clear()
        self._slices.stop()

    def ask(self, platforms: Sequence[Platform]) -> None:
        """Ask these platforms, and forget what was known of others."""
        self.stop()
        wanted = {platform.key for platform in platforms}
        self.found = {key: shown for key, shown in self.found.items() if key in wanted}
        for platform in platforms:
            self._remember(platform)

    def _remember(self, platform: Platform) -> None:
        """Show at once what this computer remembers, then ask the platform."""

        def work(_feedback: Feedback) -> list[DashboardRow]:
            from ..platforms import store

            return [remembered(entry) for entry in store.ledger().entries(platform.key)]

        def came(rows: list[DashboardRow]) -> None:
            if platform.key not in self.found:
                self._put(platform, rows, Fresh.REMEMBERED)
            self._ask(platform)

        def failed(_error: PluginError) -> None:
            self._ask(platform)  # the platform's own memory does without ours

        self._run(platform, tr("List my publications"), work, came, failed, high=True)

    def _ask(self, platform: Platform) -> None:
        def work(feedback: Feedback) -> list[Publication]:
            return list(self._publisher(platform).publications(feedback))

        def came(listed: list[Publication]) -> None:
            known = {shown.row.publication.key: shown.row for shown in self.found.get(platform.key, ())}
            rows = []
            for publication in listed:
                before = known.get(publication.key)
                entry = before.entry if before is not None else None
                rows.append(DashboardRow(publication, PublicationState.UNKNOWN, tr("It is being compared."), entry))
            self._put(platform, rows, Fresh.LISTED)
            entries = [row.entry for row in known.values() if row.entry is not None]
            self._waiting.append((platform, listed, self._layers_of(platform, {one.layer_id for one in entries}), []))
            self._slices.start()

        def failed(error: PluginError) -> None:
            rows = [shown.row for shown in self.found.get(platform.key, ())]
            self._put(platform, rows, Fresh.OFFLINE)
            self.failed.emit(platform.key, error)

        self._run(platform, tr("List my publications"), work, came, failed, high=True)

    # -- comparing -----------------------------------------------------------------------------------

    def _layers_of(self, platform: Platform, noted: Container[str]) -> list[str]:
        """Give the ids of the project's layers that are published on a platform.

        :param noted: ids of the layers that this computer has published there: a project that was not saved since, or
            whose layer went to another platform too, does not know it.
        """
        return [
            layer.id()
            for layer in QgsProject.instance().mapLayers().values()
            if isinstance(layer, QgsVectorLayer)
            and layer.isValid()
            and (_published_on(layer, platform) or layer.id() in noted)
        ]

    def _prepare_one(self) -> None:
        """Take one layer, so that the window lives between two of them; then compare all."""
        if not self._waiting:
            return
        platform, listed, ids, prepared = self._waiting[0]
        if ids:
            layer = QgsProject.instance().mapLayer(ids.pop(0))
            if layer is not None and not sip.isdeleted(layer):
                one = prepare_layer(layer)
                if not _published_on(layer, platform):
                    one.publication = ""  # its name is another platform's
                Choices(platform.key).of(layer).give_to(one, layer)
                prepared.append(one)
        if not ids:
            self._waiting.pop(0)
            self._compare(platform, listed, prepared)
        if self._waiting:
            self._slices.start()

    def _compare(self, platform: Platform, listed: list[Publication], layers: list[PreparedLayer]) -> None:
        def work(feedback: Feedback) -> list[DashboardRow]:
            from ..platforms import store

            asked: Any = _Listed(platform, listed)
            return dashboard(asked, store.ledger(), layers, feedback)

        def failed(error: PluginError) -> None:
            self._put(platform, [shown.row for shown in self.found.get(platform.key, ())], Fresh.COMPARED)
            self.failed.emit(platform.key, error)

        self._run(
            platform, tr("Compare with what is published"), work,
            lambda rows: self._put(platform, rows, Fresh.COMPARED), failed, high=False,
        )  # fmt: skip

    def _put(self, platform: Platform, rows: Sequence[DashboardRow], fresh: Fresh) -> None:
        self.found[platform.key] = [Shown(platform.key, platform.name, row, fresh) for row in rows]
        self.changed.emit(platform.key)

    def _run(
        self, platform: Platform, title: str, work: Callable[[Feedback], Any], came: Callable[[Any], object],
        failed: Callable[[PluginError], object], *, high: bool,
    ) -> None:  # fmt: skip
        def done(found: Any) -> None:
            self._tasks.pop(platform.key, None)
            came(found)

        def went_wrong(error: PluginError) -> None:
            self._tasks.pop(platform.key, None)
            failed(error)

        def ended() -> None:
            self._tasks.pop(platform.key, None)
            self.changed.emit(platform.key)

        self._tasks[platform.key] = run_task(
            title, work, done, went_wrong, ended, owner=self, hidden=True, waits=high,
            priority=PRIORITY_HIGH if high else PRIORITY_LOW,
        )  # fmt: skip
