"""From a layer source to QGIS layers: built in a worker thread, added in the GUI thread.

A dead, secured or mistaken service ends as a :class:`~prodige_plugin.errors.LayerError` or a network
error with its sentences, never as an invalid layer in the project.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import cast

from ..errors import LayerError
from ..feedback import Feedback
from ..i18n import tr
from ..network import Door
from .adding import PLATFORM, RECORD_ID, add_built
from .built import Built, LoadOptions
from .kinds import BY_KEY
from .sources import LayerSource

__all__ = ["OPENERS", "PLATFORM", "RECORD_ID", "add_built", "build"]

Opener = Callable[[LayerSource, LoadOptions, Feedback, Door], Built]

#: :attr:`.kinds.Kind.opener` → module of this package and function; imported at first use.
OPENERS: dict[str, tuple[str, str]] = {
    "service": ("service", "build_service"),
    "tiles": ("tiles", "build_tiles"),
    "esri": ("esri", "build_esri"),
    "file": ("files", "build_file"),
    "feed": ("feeds", "build_feed"),
    "context": ("contexts", "build_context"),
    "api_data": ("api_data", "build_api_data"),
}


def build(
    source: LayerSource,
    options: LoadOptions | None = None,
    feedback: Feedback | None = None,
    door: Door | None = None,
) -> Built:
    """Open a source. Call it in a worker thread: it waits for the network.

    The layers come back in the GUI thread, ready for :func:`add_built`; what was repaired on the way is in
    :attr:`.built.Built.notes`.

    :param door: by default a door with the source's account.
    :raises ManyLayers: a person has to choose (layer of a service, file, entry of a feed); the choice comes back as
        :attr:`.built.LoadOptions.layer_name`.
    :raises LayerError: the source is none that can be loaded, or QGIS cannot open it.
    :raises NetworkError: the server did not answer, or not with what was asked.
    :raises FileError: a file cannot be written or read here.
    :raises Cancelled: the work was cancelled.
    """
    opener = BY_KEY[source.kind].opener
    if source.reason or not opener:
        raise LayerError(
            tr("“{title}” cannot be loaded by this link.", title=source.title),
            source.reason,
            tr("Try another link of the record."),
        )
    feedback = feedback or Feedback()
    feedback.check()
    built = _opener(opener)(source, options or LoadOptions(), feedback, door or Door(source.authcfg, feedback))
    built.notes = tuple(dict.fromkeys((*source.notes, *built.notes)))
    built.source = source
    return built


def _opener(key: str) -> Opener:
    """Import the function that opens a kind of link."""
    module, function = OPENERS[key]
    return cast("Opener", getattr(import_module(f"{__package__}.{module}"), function))
