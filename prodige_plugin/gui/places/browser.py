"""The catalogues in the Browser panel: platform → domain or organisation → data set → ways to load.

The branches never ask anybody by themselves: opening one starts a task, and its children come when the
answer does. Items are made in the GUI thread only, so no Python object of ours lives in QGIS's threads.

``QgsDataItem.children()`` must not be called from Python: the wrappers it gives own the items, and delete
them (QGIS 3.40).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from qgis.core import (
    Qgis,
    QgsDataCollectionItem,
    QgsDataItem,
    QgsDataItemProvider,
    QgsErrorItem,
    QgsMimeDataUtils,
)
from qgis.PyQt import sip
from qgis.PyQt.QtGui import QIcon

from ...i18n import tr
from .. import icons
from ..host import CATALOGUE, Host
from .asking import search
from .drop import DropHandler

#: Data sets asked for at a time.
_PAGE = 40
_ROOT = "prodige_plugin:"


class BrowserProvider(QgsDataItemProvider):
    """Gives the root of our tree to every Browser panel."""

    def __init__(self, host: Host, drop: DropHandler) -> None:
        super().__init__()
        self._host, self._drop = host, drop
        self._roots: list[Root] = []

    def name(self) -> str:
        """Give the provider's name."""
        return "PRODIGE"

    def dataProviderKey(self) -> str:  # noqa: N802  QGIS's name
        """Give the name of the kind of source."""
        return "prodige_plugin"

    def capabilities(self) -> Any:
        """Say that this is found on the network, not in folders."""
        return Qgis.DataItemProviderCapability.NetworkSources

    def createDataItem(self, path: str, _parent: QgsDataItem | None) -> QgsDataItem | None:  # noqa: N802  QGIS's name
        """Give the root; nothing for folders."""
        if path:
            return None
        root = Root(self._host, self._drop)
        self._roots.append(root)
        sip.transferto(root, None)  # the panel's model deletes it
        return root

    def refresh(self) -> None:
        """Show the platforms as they are set up now."""
        for root in tuple(self._roots):
            if sip.isdeleted(root):
                self._roots.remove(root)
            else:
                root.refresh()

    def shutdown(self) -> None:
        """Forget the roots; the panel removes them with this provider."""
        self._roots.clear()


class Branch(QgsDataCollectionItem):
    """An item whose children are listed at once, or asked for in a task."""

    def __init__(self, parent: QgsDataItem | None, name: str, path: str, icon: QIcon, tip: str = "") -> None:
        super().__init__(parent, name, path, "prodige_plugin")
        self.setIcon(icon)
        if tip:
            self.setToolTip(tip)
        # children are made in the GUI thread
        self.setCapabilitiesV2(Qgis.BrowserItemCapability.Fast | Qgis.BrowserItemCapability.Collapse)
        self._task: Any = None
        self._asked = 0

    def children_now(self) -> Iterable[QgsDataItem]:
        """Give the children known already; begin asking for the others."""
        return ()

    def createChildren(self) -> list[QgsDataItem]:  # noqa: N802  QGIS's name
        """Give the children to QGIS, which deletes them."""
        made = list(self.children_now())
        for child in made:
            sip.transferto(child, None)
        return made

    def ask(self, title: str, work: Callable[[Any], Any], come: Callable[[Any], Iterable[QgsDataItem]]) -> QgsDataItem:
        """Ask in a task; give the item that says so in the meantime.

        :param come: makes the children of what the work returned, in the GUI thread.
        """
        from ..tasks import PRIORITY_HIGH, run_task

        if self._task is not None:
            self._task.abandon()
        # at a refresh QGIS keeps an item whose path it knows and deletes the new one: each has its own
        self._asked += 1
        waiting = Leaf(self, tr("Asking…"), f"{self.path()}/waiting {self._asked}", icons.theme("mIconLoading.gif"))

        def done(answer: Any) -> None:
            self._task = None
            self._replace(waiting, come(answer))

        def failed(error: Any) -> None:
            self._task = None
            self._replace(waiting, [QgsErrorItem(self, str(error), f"{self.path()}/error {self._asked}")])

        self._task = run_task(title, work, done, failed, owner=self, hidden=True, priority=PRIORITY_HIGH)
        return waiting

    def _replace(self, waiting: QgsDataItem, children: Iterable[QgsDataItem]) -> None:
        if not _belongs(waiting, self):
            return  # the branch was emptied in the meantime, or is going with the panel
        for child in children:
            self.addChildItem(child, True)
        self.deleteChildItem(waiting)


def _belongs(child: QgsDataItem, branch: QgsDataItem) -> bool:
    """Whether an item is still a child of a branch.

    QGIS takes the parent from items that it will delete; to remove such a child corrupts its list (3.40).
    """
    return not sip.isdeleted(child) and not sip.isdeleted(branch) and child.parent() is branch


class Leaf(QgsDataItem):
    """An item without children."""

    def __init__(self, parent: QgsDataItem | None, name: str, path: str, icon: QIcon, tip: str = "") -> None:
        super().__init__(Qgis.BrowserItemType.Custom, parent, name, path, "prodige_plugin")
        self.setIcon(icon)
        self.setToolTip(tip or name)
        self.setState(Qgis.BrowserItemState.Populated)

    def createChildren(self) -> list[QgsDataItem]:  # noqa: N802  QGIS's name
        """Give none."""
        return []


class Root(Branch):
    """All platforms that are set up."""

    def __init__(self, host: Host, drop: DropHandler) -> None:
        super().__init__(None, tr("PRODIGE catalogues"), _ROOT, icons.own(CATALOGUE))
        self._host, self._drop = host, drop

    def sortKey(self) -> Any:  # noqa: N802  QGIS's name
        """Stand below QGIS's own services."""
        return "zzz prodige"

    def children_now(self) -> Iterable[QgsDataItem]:
        """Give the platforms."""
        for platform in self._host.platforms.all():
            yield PlatformItem(self, self._host, self._drop, platform)


class PlatformItem(Branch):
    """One platform: its domains, organisations and themes, and all its data sets."""

    def __init__(self, parent: QgsDataItem | None, host: Host, drop: DropHandler, platform: Any) -> None:
        super().__init__(parent, platform.name, f"{_ROOT}{platform.key}", icons.theme("mIconConnect.svg"))
        self.host, self.drop, self.platform = host, drop, platform

    def children_now(self) -> Iterable[QgsDataItem]:
        """Ask for the first page, which tells what there is."""
        from ...catalogue.model import Query

        host, platform = self.host, self.platform
        query = Query(page_size=_PAGE)
        yield self.ask(
            tr("Search the catalogue"),
            lambda feedback: search(host.platforms.catalogue(platform, feedback), platform, query, feedback),
            self._came,
        )

    def _came(self, page: Any) -> Iterable[QgsDataItem]:
        from ...catalogue.model import Facet, Query

        for rank, (facet, title) in enumerate(
            (
                (Facet.DOMAIN, tr("By domain")),
                (Facet.ORGANISATION, tr("By organisation")),
                (Facet.THEME, tr("By INSPIRE theme")),
            )
        ):
            counts = page.facets.get(facet, {})
            if len(counts) > 1:
                yield FacetItem(self, facet, title, rank, page)
        yield SearchItem(self, self, tr("All data sets"), "all", Query(page_size=_PAGE), page.total, "9")


class FacetItem(Branch):
    """The values of one facet, with their counts."""

    def __init__(self, parent: PlatformItem, facet: str, title: str, rank: int, page: Any) -> None:
        tip = tr("As far as the first results show") if page.facets_of_fetched else ""
        super().__init__(parent, title, f"{parent.path()}/{facet}", icons.theme("mIconFolder.svg"), tip)
        self.setSortKey(str(rank))
        self._place, self._facet = parent, facet
        from ..facet_words import value_text

        # counts over a few results would mislead
        self._values = [
            (value, value_text(facet, value, page.facet_labels), None if page.facets_of_fetched else count)
            for value, count in page.facets[facet].items()
        ]

    def children_now(self) -> Iterable[QgsDataItem]:
        """Give the values."""
        from ...catalogue.model import Query

        for value, label, count in self._values:
            query = Query(facets={self._facet: (value,)}, page_size=_PAGE)
            yield SearchItem(self, self._place, label, value.replace("/", "_"), query, count)


class SearchItem(Branch):
    """The data sets that answer one question, page by page."""

    def __init__(
        self, parent: Branch, place: PlatformItem, title: str, name: str, query: Any, count: int | None, key: str = ""
    ) -> None:
        from ..formats import number_text

        text = title if count is None else f"{title} ({number_text(count)})"
        super().__init__(parent, text, f"{parent.path()}/{name}", icons.theme("mIconFolder.svg"))
        self.setSortKey(key or title.casefold())
        self._place, self._query = place, query
        self._seen = False

    def children_now(self) -> Iterable[QgsDataItem]:
        """Ask for the first page."""
        self._seen = False
        yield self._page(self._query)

    def more(self, start: int) -> None:
        """Ask for the next page."""
        self.addChildItem(self._page(replace(self._query, start=start)), True)

    def _page(self, query: Any) -> QgsDataItem:
        host, platform = self._place.host, self._place.platform
        return self.ask(
            tr("Search the catalogue"),
            lambda feedback: search(host.platforms.catalogue(platform, feedback), platform, query, feedback),
            lambda page: self._came(query, page),
        )

    def _came(self, query: Any, page: Any) -> Iterable[QgsDataItem]:
        for rank, summary in enumerate(page.summaries):
            yield RecordItem(self, self._place, summary, f"{query.start + rank:06d}")
        if page.next_start is not None and (page.summaries or not self._seen):
            yield MoreItem(self, page.next_start)
        elif not page.summaries and not self._seen:
            yield Leaf(self, tr("Nothing found"), self.path() + "/none", icons.theme("mIconInfo.svg"))
        self._seen = self._seen or bool(page.summaries)


class MoreItem(Leaf):
    """Asks for the next page when it is double-clicked."""

    def __init__(self, parent: SearchItem, start: int) -> None:
        super().__init__(parent, tr("More results…"), f"{parent.path()}/more", icons.theme("mActionArrowDown.svg"))
        self.setSortKey("999999")
        self._search, self._start = parent, start

    def activate(self) -> None:
        """Ask for the next page, whose data sets take this item's place."""
        search, start = self._search, self._start
        if _belongs(self, search):
            search.more(start)
            search.deleteChildItem(self)


class RecordItem(Branch):
    """One data set, which can be dragged to the map; its children are the ways to load it."""

    def __init__(self, parent: SearchItem, place: PlatformItem, summary: Any, key: str) -> None:
        tip = "\n".join(part for part in (summary.title, summary.organisation, summary.abstract[:300]) if part)
        path = f"{parent.path()}/{summary.identifier.replace('/', '_')}"
        super().__init__(parent, summary.title or summary.identifier, path, icons.theme("mActionPropertiesWidget.svg"))
        self.setToolTip(tip)
        self.setSortKey(key)
        self.place, self.summary = place, summary

    def children_now(self) -> Iterable[QgsDataItem]:
        """Give the ways to load it; ask for the links first where the search left them out."""
        if self.summary.partial:
            host, platform, summary = self.place.host, self.place.platform, self.summary

            def work(feedback: Any) -> Any:
                catalogue = host.platforms.catalogue(platform, feedback)
                return catalogue.complete(summary, feedback)

            return [self.ask(tr("Read a record"), work, self._completed)]
        return self._ways()

    def _completed(self, summary: Any) -> Iterable[QgsDataItem]:
        self.summary = replace(summary, partial=False)
        return self._ways()

    def _ways(self) -> list[QgsDataItem]:
        from ..ways import ways_of

        found = ways_of(self.summary)
        items: list[QgsDataItem] = [WayItem(self, way, rank) for rank, way in enumerate(found)]
        return items or [Leaf(self, tr("No service is stated"), self.path() + "/none", icons.theme("mIconInfo.svg"))]

    def hasDragEnabled(self) -> bool:  # noqa: N802  QGIS's name
        """Say that it can be dragged."""
        return True

    def mimeUris(self) -> list[QgsMimeDataUtils.Uri]:  # noqa: N802  QGIS's name
        """Give what travels in a drag."""
        return [self.place.drop.parcel(self.place.platform.key, self.summary)]


class WayItem(Leaf):
    """One way to load a data set."""

    def __init__(self, parent: RecordItem, way: Any, rank: int) -> None:
        from ..ways import kind_text

        source = way.source
        parts = (kind_text(source.kind), source.layer_name or source.description)
        words = " · ".join(dict.fromkeys(part for part in parts if part))
        icon = icons.theme(_ICONS.get(source.kind, "mIconWms.svg") if not source.reason else "mIconWarning.svg")
        super().__init__(parent, words, f"{parent.path()}/{rank}", icon, source.reason or source.url)
        self.setSortKey(f"{rank:03d}")
        self.record, self.way, self.rank = parent, way, rank

    def hasDragEnabled(self) -> bool:  # noqa: N802  QGIS's name
        """Say whether it can be loaded."""
        return not self.way.source.reason

    def mimeUris(self) -> list[QgsMimeDataUtils.Uri]:  # noqa: N802  QGIS's name
        """Give what travels in a drag."""
        record = self.record
        return [record.place.drop.parcel(record.place.platform.key, record.summary, self.rank)]

    def activate(self) -> None:
        """Load it."""
        from .loads import load

        if not self.way.source.reason:
            load(self.record.place.host, self.way, self.record.place.platform)


#: Kind of link → QGIS's own icon for it.
_ICONS = {
    "WMS": "mIconWms.svg",
    "WMTS": "mIconWms.svg",
    "TMS": "mIconXyz.svg",
    "WFS": "mIconWfs.svg",
    "OAPIF": "mIconWfs.svg",
    "WCS": "mIconWcs.svg",
    "ESRI": "mIconAfs.svg",
    "FILE": "mIconVector.svg",
    "ATOM": "mIconVector.svg",
}
