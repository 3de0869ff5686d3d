"""From a result to a layer in the project: built in a task, added on the GUI thread."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsProject
from qgis.PyQt.QtCore import QObject

from ..catalogue.model import Summary
from ..errors import PluginError
from ..feedback import Feedback
from ..i18n import tr
from . import messages
from .tasks import PRIORITY_HIGH, Progress, TaskHandle, run_task


def load(
    source: Any,
    summary: Summary,
    platform_key: str,
    iface: Any,
    owner: QObject,
    on_end: Any,
    on_progress: Progress | None = None,
) -> TaskHandle:
    """Load one way of one result into the current project and make it the active layer.

    :param source: a ``LayerSource`` of the services' room.
    :param on_end: called without arguments when it is over, well or not.
    """

    def work(feedback: Feedback) -> Any:
        from ..services.loading import build_layer

        return build_layer(source, feedback)

    def done(layer: Any) -> None:
        from ..services.loading import add_to_project

        on_end()
        try:
            add_to_project(layer, QgsProject.instance(), summary, platform_key)
        except PluginError as error:
            messages.show_error(error)
            return
        iface.setActiveLayer(layer)

    def failed(error: PluginError) -> None:
        on_end()
        messages.show_error(error, retry=lambda: load(source, summary, platform_key, iface, owner, on_end, on_progress))

    title = tr("Load {title}", title=summary.title or source.title)
    return run_task(title, work, done, failed, on_end, on_progress, owner, priority=PRIORITY_HIGH)
