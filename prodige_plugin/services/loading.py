"""From a layer source to QGIS layers: built in a worker thread, added in the GUI thread.

A dead, secured or mistaken service ends as a :class:`~prodige_plugin.errors.LayerError` or a network
error with its sentences, never as an invalid layer in the project.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from importlib import import_module
from typing import cast

from ..errors import BadXml, Forbidden, LayerError, NetworkError, Unauthorized, redact
from ..feedback import Feedback
from ..i18n import tr
from ..network import Door
from .adding import PLATFORM, RECORD_ID, add_built
from .built import Built, LoadOptions
from .doors import door_to
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
    door = door or Door(source.authcfg, feedback)
    # a service is looked for at its other addresses by its own opener, which may go on to another kind of service
    others = source.others if opener != "service" else ()
    built = _anywhere(_opener(opener), source, others, options or LoadOptions(), feedback, door)
    built.notes = tuple(dict.fromkeys((*source.notes, *built.notes)))
    built.source = source
    return built


def _anywhere(
    opener: Opener, source: LayerSource, others: Sequence[str], options: LoadOptions, feedback: Feedback, door: Door
) -> Built:
    """Open a source at the record's address, or where else it may be; the account stays with the first one's host.

    :raises PluginError: it is at none of them; the failure of the first is told.
    """
    try:
        return opener(source, options, feedback, door)
    except (Unauthorized, Forbidden):
        raise  # it is there
    except (NetworkError, BadXml):
        for address in others:
            feedback.check()
            asking = door_to(address, source.url, door, feedback)
            there = replace(source, url=address, authcfg=source.authcfg if asking is door else "")
            try:
                built = opener(there, options, feedback, asking)
            except (NetworkError, BadXml):
                continue
            moved = tr("The service does not answer at {old}; it was found at {new}.", old=source.url, new=address)
            built.notes = (redact(moved), *built.notes)
            return built
        raise


def _opener(key: str) -> Opener:
    """Import the function that opens a kind of link."""
    module, function = OPENERS[key]
    return cast("Opener", getattr(import_module(f"{__package__}.{module}"), function))
