"""Said as QGIS starts: a publication was cut short (promise P7). Costs the listing of one folder when none was."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from ..i18n import tr
from .host import PUBLISH, Host
from .profile import journals_folder


def look(host: Host, owner: Any) -> None:
    """Look for publications that were cut short, and offer to see the first one.

    :param owner: the ``QObject`` whose end ends the search.
    """
    folder = journals_folder()
    if not _any(folder):
        return
    from ..feedback import Feedback
    from .tasks import PRIORITY_LOW, run_task

    def work(_feedback: Feedback) -> Any:
        from ..publishing.unfinished import unfinished

        return next((one for one in unfinished(folder) if one.progress is not None), None)

    run_task(
        tr("Look for unfinished publications"),
        work,
        lambda found: _say(host, found),
        owner=owner,
        hidden=True,
        priority=PRIORITY_LOW,
    )


def _any(folder: Path) -> bool:
    """Whether there is any journal; no module of publishing is imported for that (promise P11)."""
    try:
        with os.scandir(folder) as entries:
            return any(entry.name.endswith(".jsonl") for entry in entries)
    except OSError:
        return False


def _say(host: Host, found: Any) -> None:
    if found is None:
        return
    from . import messages

    messages.install(host.iface.messageBar())
    progress = found.progress

    def see() -> None:
        if host.platforms.by_key(progress.platform) is not None:
            host.platforms.set_current(progress.platform)
        host.warm(PUBLISH, lambda: host.open_dock(PUBLISH))

    messages.show_note(
        tr(
            "The publication “{title}” was cut short. The Publish dock offers to resume or undo it.",
            title=progress.title,
        ),
        seconds=0,
        action=(tr("See…"), see),
        about=str(found.journal.path),
    )
