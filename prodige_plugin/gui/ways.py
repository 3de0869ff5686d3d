"""The ways to load a result, best first, and how the person last wanted to load."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from qgis.core import QgsProject, QgsSettings

from ..catalogue.model import Summary
from ..i18n import tr
from ..services.built import LoadOptions

if TYPE_CHECKING:
    from ..services.sources import LayerSource

#: Kinds whose features can be fetched for the map's view alone, at each move.
VIEW_ONLY = ("WFS", "OAPIF")

_CRS = "prodige_plugin/load/crs"
_VIEW_ONLY = "prodige_plugin/load/view_only"

#: Choices of :func:`remembered_crs` that are no authority code.
PROJECT_CRS, OWN_CRS = "project", "own"


@dataclass(frozen=True)
class Way:
    """One way to load a result, on the platform that states it."""

    source: LayerSource
    #: the summary that states the link: the result itself, or the same resource elsewhere.
    summary: Summary
    #: the way belongs to another platform than the result.
    elsewhere: bool = False


def kind_text(kind: str) -> str:
    """Give the name of a way to load that people know (key of :data:`~prodige_plugin.services.kinds.KINDS`)."""
    words = {
        "OAPIF": "OGC API",
        "FILE": tr("File"),
        "TILES": tr("Tiles"),
        "CONTEXT": tr("Map project"),
        "ESRI": "ArcGIS",
        "PAGE": tr("Web page"),
        "OTHER": tr("Other"),
    }
    return words.get(kind, kind)


def sources_of(summary: Summary) -> list[LayerSource]:
    """Give every way to load a result, best first, those that are not available last."""
    from ..services.sources import layer_sources
    from .own_hosts import own_hosts

    return sorted(
        layer_sources(summary.links, summary.title, hosts=own_hosts(summary), record=summary.identifier),
        key=lambda source: bool(source.reason),
    )


def best_source(summary: Summary) -> LayerSource | None:
    """Give the best way that is available, or ``None``."""
    return next((source for source in sources_of(summary) if not source.reason), None)


def best_way(summary: Summary) -> Way | None:
    """Give the best way that is available, on the result's own platform before the others."""
    return next((way for way in ways_of(summary) if not way.source.reason), None)


def ways_of(summary: Summary) -> list[Way]:
    """Give every way of a result and then those that only other platforms state, each address once."""
    found = [Way(source, summary) for source in sources_of(summary)]
    seen = {_same(way.source) for way in found}
    for other in summary.elsewhere:
        for source in sources_of(other):
            if _same(source) not in seen:
                seen.add(_same(source))
                found.append(Way(source, other, elsewhere=True))
    return found


def _same(source: LayerSource) -> tuple[str, str, str]:
    return source.kind, source.url, source.layer_name


def remembered_crs() -> str:
    """Give the last choice of CRS: :data:`PROJECT_CRS`, :data:`OWN_CRS` or an authority code."""
    return str(QgsSettings().value(_CRS, PROJECT_CRS) or PROJECT_CRS)


def remembered_view_only() -> bool:
    """Whether features were last loaded for the map's view alone."""
    return bool(QgsSettings().value(_VIEW_ONLY, False, type=bool))


def remember(crs: str | None = None, view_only: bool | None = None) -> None:
    """Keep a choice for the next time; what is ``None`` stays as it was."""
    if crs is not None:
        QgsSettings().setValue(_CRS, crs)
    if view_only is not None:
        QgsSettings().setValue(_VIEW_ONLY, view_only)


def crs_code(choice: str) -> str:
    """Give the authority code a choice of CRS stands for; "" leaves it to the service."""
    if choice == PROJECT_CRS:
        return QgsProject.instance().crs().authid()
    return "" if choice == OWN_CRS else choice


def usual_options(source: LayerSource) -> LoadOptions:
    """Give the options of a plain click on a way: as the person last chose."""
    view_only = remembered_view_only() and source.kind in VIEW_ONLY
    return LoadOptions(crs=crs_code(remembered_crs()), view_only=view_only)


def options_text(source: LayerSource, options: LoadOptions) -> str:
    """Say in words how a plain click loads, for a tooltip."""
    parts = [options.crs and tr("in {crs}", crs=options.crs), options.view_only and tr("only what the map shows")]
    words = ", ".join(part for part in parts if part)
    way = tr("Load {kind}", kind=kind_text(source.kind))
    return f"{way} ({words})" if words else way


def without_area(options: LoadOptions) -> LoadOptions:
    """Give the same options for everything there is."""
    return replace(options, view_only=False, box=None)
