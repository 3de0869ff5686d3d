"""From a result to a layer in the project: built in a task, added on the GUI thread."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from qgis.core import QgsProject
from qgis.PyQt.QtCore import QObject

from ..catalogue.model import Summary
from ..errors import PluginError
from ..feedback import Feedback
from ..i18n import tr
from . import messages
from .tasks import PRIORITY_HIGH, Progress, TaskHandle, run_task


@dataclass(frozen=True)
class Loading:
    """What is to be loaded, and where to."""

    #: a ``LayerSource`` of the services' room.
    source: Any
    summary: Summary
    platform_key: str
    iface: Any
    #: when it is destroyed, loading is cancelled.
    owner: QObject
    #: called without arguments when it is over, well or not.
    on_end: Callable[[], None]
    on_progress: Progress | None = None
    #: of features, fetch only what the map shows.
    view_only: bool = False

    def start(self, layer_name: str = "") -> TaskHandle:
        """Load, and make the new layer the active one.

        :param layer_name: the layer of the service, when the person chose it.
        """
        source, view_only = self.source, self.view_only
        crs = QgsProject.instance().crs().authid()

        def work(feedback: Feedback) -> Any:
            from ..services.loading import build_layer

            return build_layer(source, feedback, crs, layer_name=layer_name, view_only=view_only)

        title = tr("Load {title}", title=self.summary.title or source.title)
        return run_task(
            title, work, self._done, self._failed, self.on_end, self.on_progress, self.owner, priority=PRIORITY_HIGH
        )

    def _done(self, layer: Any) -> None:
        from ..services.loading import add_to_project

        self.on_end()
        try:
            added = add_to_project(layer, QgsProject.instance(), self.summary, self.platform_key)
        except PluginError as error:
            messages.show_error(error)
            return
        self.iface.setActiveLayer(added)

    def _failed(self, error: PluginError) -> None:
        from ..services.capabilities import ManyLayers

        self.on_end()
        if isinstance(error, ManyLayers) and error.layers:
            from .layer_choice import LayerChoice

            LayerChoice(self.summary.title, error.layers, self.start, self.iface.mainWindow()).show()
        else:
            messages.show_error(error, retry=self.start)
