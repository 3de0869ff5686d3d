"""Loading a result by one of its ways, from anywhere in QGIS."""

from __future__ import annotations

import json

from ...catalogue.model import Summary
from ...feedback import Feedback
from ...i18n import tr
from ...platforms.model import Platform
from .. import messages
from ..host import Host
from ..loading import Loading
from ..tasks import PRIORITY_HIGH, run_task
from ..ways import Way, best_way, usual_options, ways_of


def load(host: Host, way: Way, platform: Platform) -> None:
    """Load a result by one way into the project, in a task.

    :param platform: the one the result was found on.
    """
    messages.install(host.iface.messageBar())
    place = host.platforms.by_key(way.summary.platform) or platform
    Loading(
        way.source, way.summary, place.key, host.iface, host.iface.mainWindow(), lambda: None,
        options=usual_options(way.source), platform=place,
    ).start()  # fmt: skip


def load_best(host: Host, summary: Summary, platform: Platform) -> None:
    """Load the best way of a result; where there is none, show its sheet and say so."""
    best = best_way(summary)
    if best is not None:
        load(host, best, platform)
        return
    if not summary.partial:
        messages.install(host.iface.messageBar())
        messages.show_note(tr("“{title}” states no service that can be loaded.", title=summary.title))
    host.show_record(summary, platform)


def load_dropped(host: Host, text: str, summary: Summary | None) -> None:
    """Load what was dragged.

    :param text: the parcel (see :meth:`.drop.DropHandler.parcel`).
    :param summary: the result; ``None`` when it was dragged from another QGIS: the record is read again.
    """
    messages.install(host.iface.messageBar())
    try:
        parcel = json.loads(text)
        platform = host.platforms.by_key(str(parcel["platform"]))
        identifier, rank = str(parcel["record"]), int(parcel["way"])
    except (ValueError, KeyError, TypeError):
        messages.show_note(tr("What was dropped cannot be read."))
        return
    if platform is None:
        messages.show_note(tr("The platform of what was dropped is not set up here."))
    elif summary is not None:
        _load_rank(host, summary, platform, rank)
    else:
        run_task(
            tr("Read a record"), lambda feedback: read_again(host, platform, identifier, feedback),
            lambda found: _load_rank(host, found, platform, rank),
            owner=host.iface.mainWindow(), priority=PRIORITY_HIGH,
        )  # fmt: skip


def read_again(host: Host, platform: Platform, identifier: str, feedback: Feedback) -> Summary:
    """Read one record again and give its summary. Worker thread.

    :raises PluginError: the catalogue does not show it, or did not answer.
    """
    from ...platforms.reading import read_summary

    return read_summary(host.platforms.catalogue(platform, feedback), platform, identifier, feedback)


def _load_rank(host: Host, summary: Summary, platform: Platform, rank: int) -> None:
    found = ways_of(summary)
    if 0 <= rank < len(found) and not found[rank].source.reason:
        load(host, found[rank], platform)
    else:
        load_best(host, summary, platform)
