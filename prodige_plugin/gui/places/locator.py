"""The locator filter: ``cat words`` finds data sets, Enter loads the one that is chosen."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsLocatorFilter, QgsLocatorResult

from ...i18n import tr
from ..host import Host

#: How many results the locator shows.
_MANY = 12
#: Fewer letters than this are not searched for.
_SHORT = 3
#: How long typing must rest, in ms: as in the dock.
_REST_MS = 300


class CatalogueFilter(QgsLocatorFilter):
    """Searches the platform in use."""

    def __init__(self, host: Host) -> None:
        super().__init__()
        self._host = host
        self._platform: Any = None
        self.setFetchResultsDelay(_REST_MS)
        # without its prefix it would send every word typed in the locator to a server
        self.setUseWithoutPrefix(False)

    def clone(self) -> CatalogueFilter:
        """Give the copy that QGIS uses for one search."""
        return CatalogueFilter(self._host)

    def name(self) -> str:
        """Give the name in the settings."""
        return "prodige_plugin_catalogue"

    def displayName(self) -> str:  # noqa: N802  QGIS's name
        """Give the name a person reads."""
        return tr("Data of the PRODIGE catalogue")

    def prefix(self) -> str:
        """Give what is typed before the words."""
        return "cat"

    def prepare(self, _words: str, _context: Any) -> list[str]:
        """Look which platform is in use. GUI thread."""
        self._platform = self._host.platforms.current()
        return []

    def fetchResults(self, words: str, _context: Any, feedback: Any) -> None:  # noqa: N802  QGIS's name
        """Search. Worker thread."""
        platform, words = self._platform, words.strip()
        if platform is None or len(words) < _SHORT:
            return
        from ...catalogue.model import Query
        from ...feedback import Heeding
        from .asking import answer, search

        heeding = Heeding(feedback)

        query = Query(words=words, page_size=_MANY)
        catalogue = self._host.platforms.catalogue
        page, why = answer(lambda: search(catalogue(platform, heeding), platform, query, heeding))
        if feedback.isCanceled():
            return
        if page is None:
            self._tell(tr("{name} did not answer", name=platform.name), why)
            return
        from ..ways import kind_text, sources_of

        for rank, summary in enumerate(page.summaries):
            if feedback.isCanceled():
                return
            result = QgsLocatorResult(self, summary.title or summary.identifier, (summary, platform))
            kinds = ", ".join(dict.fromkeys(kind_text(way.kind) for way in sources_of(summary) if not way.reason))
            result.description = " · ".join(part for part in (summary.organisation, kinds) if part)
            result.score = 1.0 - rank / (2 * _MANY)
            result.group = platform.name
            result.actions = [QgsLocatorResult.ResultAction(_SHEET, tr("Read the sheet"))]
            self.resultFetched.emit(result)

    def _tell(self, title: str, why: str) -> None:
        result = QgsLocatorResult(self, title, None)
        result.description = why
        self.resultFetched.emit(result)

    def triggerResult(self, result: QgsLocatorResult) -> None:  # noqa: N802  QGIS's name
        """Load the best way of a result, or read it when there is none. GUI thread."""
        found = _found(result)
        if found is not None:
            from .loads import load_best

            load_best(self._host, *found)

    def triggerResultFromAction(self, result: QgsLocatorResult, action: int) -> None:  # noqa: N802  QGIS's name
        """Do what was chosen in a result's menu. GUI thread."""
        found = _found(result)
        if found is not None and action == _SHEET:
            self._host.show_record(*found)


#: The action that opens the sheet.
_SHEET = 1


def _found(result: QgsLocatorResult) -> Any:
    """Give the (summary, platform) of a result."""
    data = result.userData
    return data() if callable(data) else data
