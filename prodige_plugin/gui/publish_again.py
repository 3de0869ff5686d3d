"""What is done with something published already: the plan that takes it back, and how a layer differs from it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from qgis.core import QgsCoordinateReferenceSystem, QgsMapLayer, QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import QObject, pyqtSignal
from qgis.PyQt.QtWidgets import QWidget

from ..errors import PluginError
from ..feedback import Feedback
from ..i18n import tr
from ..platforms.model import Platform
from ..publishing.plan import Plan
from ..publishing.prepared import PreparedLayer, prepare_layer
from . import messages
from .dataset_choice import DatasetChoice
from .publish_choices import PLATFORM, PUBLICATION, Choices
from .tasks import PRIORITY_HIGH, TaskHandle, run_task


class PublishedWork(QObject):
    """One thing at a time, in a task."""

    #: Whether something is under way.
    busy = pyqtSignal(bool)
    #: (fraction or ``None``, sentence).
    progressed = pyqtSignal(object, str)
    #: A plan that takes a publication back (Plan, publisher).
    planned = pyqtSignal(object, object)
    #: How a layer differs (its title, Changes, CRS of the samples).
    compared = pyqtSignal(str, object, object)

    def __init__(self, publisher: Callable[[Platform], Any], parent: QWidget) -> None:
        """:param publisher: gives a platform's publisher; called in worker threads."""
        super().__init__(parent)
        self._window = parent
        self._publisher = publisher
        self.task: TaskHandle | None = None
        #: what the plan shown attaches, and the key of its platform.
        self._attaching: tuple[Any, str] | None = None
        #: makes the last plan again.
        self.again: Callable[[], object] = lambda: None

    def unpublish(self, publication: Any, platform: Platform) -> None:
        """Find out, by name, what unpublishing deletes."""

        def work(feedback: Feedback) -> tuple[Plan, Any]:
            publisher = self._publisher(platform)
            return publisher.unpublish_plan(publication, feedback), publisher

        self._attaching = None
        self.again = lambda: self.unpublish(publication, platform)
        self._run(tr("See what unpublishing deletes"), work, lambda found: self.planned.emit(*found))

    def attach(self, publication: Any, platform: Platform) -> None:
        """Look for the data sets that a deposit may have become."""

        def work(feedback: Feedback) -> tuple[Any, Platform, list[Any]]:
            return publication, platform, list(self._publisher(platform).created(publication, feedback))

        self._run(tr("Look for the data set of a deposit"), work, self._created)

    def attach_title(self, title: str, platform: Platform) -> None:
        """Do so for the deposit that was just made and has this title."""

        def work(feedback: Feedback) -> tuple[Any, Platform, list[Any]]:
            publisher = self._publisher(platform)
            waiting = next((one for one in publisher.pending() if one.title == title), None)
            found = list(publisher.created(waiting, feedback)) if waiting is not None else []
            return waiting, platform, found

        self._run(tr("Look for the data set of a deposit"), work, self._created)

    def _created(self, found: tuple[Any, Platform, list[Any]]) -> None:
        publication, platform, datasets = found
        if publication is None or not datasets:
            messages.show_note(
                tr("The data set is not there yet: the platform's administrators make it of the package.")
                + " "
                + tr("Come back to “My publications” later.")
            )
            return
        dialog = DatasetChoice(publication.title, datasets, self._window.window())
        dialog.chosen.connect(lambda dataset: self.attach_to(publication, platform, dataset))
        dialog.open()

    def attach_to(self, publication: Any, platform: Platform, dataset: Any) -> None:
        """Find out what finishing a deposit comes to, with the data set that was made of it."""

        def work(feedback: Feedback) -> tuple[Plan, Any]:
            publisher = self._publisher(platform)
            return publisher.attach_plan(publication, dataset, feedback), publisher

        self.again = lambda: self.attach_to(publication, platform, dataset)
        self._attaching = None
        self._run(tr("See what attaching does"), work, self._attached)

    def _attached(self, made: tuple[Plan, Any]) -> None:
        self.takes_up(*made)
        self.planned.emit(*made)

    def takes_up(self, plan: Plan, publisher: Any) -> None:
        """Remember what the plan shown attaches, if anything: one of an earlier session too."""
        found = publisher.attached(plan)
        self._attaching = None if found is None else (found, plan.platform)

    def carried_out(self, shown: Platform | None, updates: Callable[[QgsMapLayer, Any], object]) -> None:
        """Let the open layers of a deposit that was attached update its data set: they would be deposited once more.

        :param shown: the platform whose choices the list holds.
        :param updates: called with each layer and its data set.
        """
        attaching, self._attaching = self._attaching, None
        if attaching is None or shown is None or shown.key != attaching[1]:
            return
        found, platform = attaching
        for layer in QgsProject.instance().mapLayers().values():
            name = layer.customProperty(PUBLICATION, "")
            if name in found.tables and layer.customProperty(PLATFORM, "") == platform:
                updates(layer, found.dataset)

    def compare_layer(self, layer_id: str, platform: Platform) -> None:
        """Compare a layer of the project with its publication."""
        layer = QgsProject.instance().mapLayer(layer_id)
        if isinstance(layer, QgsVectorLayer) and layer.isValid():
            prepared = prepare_layer(layer)
            Choices(platform.key).of(layer).give_to(prepared, layer)
            self.compare(prepared, lambda: self._publisher(platform))

    def compare(self, prepared: PreparedLayer, publisher: Callable[[], Any]) -> None:
        """Compare what was taken of a layer with its publication."""
        title, crs = prepared.title, QgsCoordinateReferenceSystem(prepared.crs)

        def work(feedback: Feedback) -> Any:
            return publisher().compare(prepared, feedback)

        def done(changes: Any) -> None:
            if changes is None:
                messages.show_note(tr("“{title}” is not published there yet, or cannot be compared.", title=title))
            else:
                self.compared.emit(title, changes, crs)

        self._run(tr("Compare {title} with what is published", title=title), work, done)

    def stop(self) -> None:
        """Call nobody back."""
        if self.task is not None:
            self.task.abandon()
            self._ended()

    def _run(self, title: str, work: Callable[[Feedback], Any], came: Callable[[Any], object]) -> None:
        if self.task is not None:
            return

        def done(found: Any) -> None:
            self._ended()
            came(found)

        def failed(error: PluginError) -> None:
            self._ended()
            messages.show_error(error)

        self.busy.emit(True)
        self.task = run_task(
            title, work, done, failed, self._ended, self.progressed.emit, self, hidden=True, priority=PRIORITY_HIGH
        )

    def _ended(self) -> None:
        self.task = None
        self.busy.emit(False)
