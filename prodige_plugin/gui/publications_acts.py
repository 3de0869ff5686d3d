"""What can be done with a publication without a plan: open it, add it to the map, show its record, copy its links."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from qgis.PyQt.QtCore import QObject, QUrl

from ..catalogue.model import Summary
from ..feedback import Feedback
from ..i18n import tr
from ..metadata.online import OnlineResource
from ..platforms.model import Platform
from . import messages
from .loading import Loading
from .places.loads import read_again
from .publications_model import Shown
from .publish_model import link_rows, role_text
from .receipt_parts import open_folder
from .tasks import PRIORITY_HIGH, run_task
from .ways import best_source, usual_options

#: role of a link → protocol, as a catalogue states it; the best way to load first.
_PROTOCOLS = {"wms": "OGC:WMS", "wfs": "OGC:WFS", "ogcapi": "OGC API Features"}
#: What "Open" opens, the best first.
_PAGES = ("map", "page", "wms")


class PublicationActs(QObject):
    """The actions, on the windows they need."""

    def __init__(self, host: Any, parent: QObject) -> None:
        """:param host: the plugin (:class:`~.host.Host`)."""
        super().__init__(parent)
        self._host = host

    def do(self, shown: Shown, name: str, platform: Platform) -> None:
        """Do one of ``open``, ``add``, ``folder``, ``record`` and ``copy``."""
        if name == "open":
            messages.open_link(next((shown.links[role] for role in _PAGES if shown.links.get(role)), ""))
        elif name == "copy":
            messages.copy_text(links_text(shown))
            messages.show_note(tr("The addresses of “{title}” are copied.", title=shown.row.publication.title), 4)
        elif name == "add":
            self._add(shown, platform)
        elif name == "folder":
            open_folder(Path(QUrl(shown.links["deposit"]).toLocalFile()))
        elif name == "record":
            self._show_record(shown, platform)

    def _add(self, shown: Shown, platform: Platform) -> None:
        """Load it as anybody would who found it in the catalogue."""
        summary = summary_of(shown)
        source = best_source(summary)
        if source is None:
            messages.show_note(tr("None of its addresses can be loaded as a layer."))
            return
        Loading(
            source, summary, platform.key, self._host.iface, self, lambda: None, options=usual_options(source),
            platform=platform,
        ).start()  # fmt: skip

    def _show_record(self, shown: Shown, platform: Platform) -> None:
        identifier, host = shown.row.publication.records[0], self._host

        def work(feedback: Feedback) -> Summary:
            return read_again(host, platform, identifier, feedback)

        run_task(
            tr("Read a record"), work, lambda summary: host.show_record(summary, platform), owner=self, hidden=True,
            priority=PRIORITY_HIGH,
        )  # fmt: skip

    def forget(self, shown: Shown, after: Callable[[], object]) -> None:
        """Take what is gone from the platform out of this computer's memory, in a task."""

        def work(_feedback: Feedback) -> None:
            from ..platforms import store

            publication = shown.row.publication
            store.ledger().forget(shown.platform, publication.key, publication.place)

        run_task(tr("Forget a publication"), work, lambda _none: after(), owner=self, hidden=True)


def summary_of(shown: Shown) -> Summary:
    """Give a publication as a result of a search, with the links that can be loaded."""
    publication = shown.row.publication
    name = publication.tables[0] if publication.kind != "map" and publication.tables else ""
    links = tuple(
        OnlineResource(shown.links[role], protocol, name, publication.title)
        for role, protocol in _PROTOCOLS.items()
        if shown.links.get(role)
    )
    identifier = publication.records[0] if publication.records else ""
    return Summary(identifier, publication.title, links=links, platform=shown.platform)


def links_text(shown: Shown) -> str:
    """Give all addresses of a publication, one a line, beneath its title."""
    lines = [f"{role_text(role)}: {url}" for role, _title, url in link_rows(shown.links)]
    return "\n".join([shown.row.publication.title, *lines])
