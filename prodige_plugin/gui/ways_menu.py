"""The menu of an "Add" button: every way to load a result, how, and why one is not available."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from qgis.core import QgsCoordinateReferenceSystem
from qgis.PyQt.QtWidgets import QMenu, QWidget

from ..catalogue.model import Box, Summary
from ..i18n import tr
from ..services.built import LoadOptions
from . import icons
from .messages import copy_text, open_link
from .ways import (
    OWN_CRS,
    PROJECT_CRS,
    VIEW_ONLY,
    Way,
    crs_code,
    kind_text,
    remember,
    remembered_crs,
    usual_options,
    ways_of,
    without_area,
)

if TYPE_CHECKING:
    from ..services.sources import LayerSource

#: Asks for a way to be loaded: (source, summary, options).
Wanted = Callable[[Any, Summary, LoadOptions], object]

#: CRS offered beside the project's and the service's own: the French legal one, and those of the web.
USUAL_CRS = ("EPSG:2154", "EPSG:4326", "EPSG:3857")
#: Kinds of link whose service says what it offers.
ASKABLE = ("WFS", "WMS", "WMTS", "WCS", "OAPIF")
#: Kinds of which a part of the features can be asked for.
_BOXED = (*VIEW_ONLY, "API", "ESRI", "FILE", "ATOM")
#: Formats that feeds give, with their names; a feed without the one wanted gives its best.
_FORMATS = (("gpkg", "GeoPackage"), ("shp", "Shapefile"), ("geojson", "GeoJSON"), ("gml", "GML"), ("csv", "CSV"),
            ("tif", "GeoTIFF"))  # fmt: skip
#: Kinds that come in a CRS of one's choice.
_PROJECTED = ("WFS", "OAPIF", "WMS", "WMTS", "WCS", "ATOM", "API")

_MOST = 60


def _nothing() -> None:
    return None


def _no_name(key: str) -> str:
    return key


@dataclass
class Surroundings:
    """What a menu asks of the windows around it; the dock fills it."""

    #: the territory or box that the search is filtered by, with its name.
    area: Callable[[], tuple[str, Box] | None] = _nothing
    #: what the map shows now, in WGS 84 degrees.
    view: Callable[[], Box | None] = _nothing
    #: the name of a platform by its key.
    platform_name: Callable[[str], str] = _no_name
    #: the web page of a record, "" when there is none.
    page: Callable[[Summary], str] = lambda _summary: ""
    #: why a record cannot be edited, a sentence; "" when it can.
    no_edit: Callable[[Summary], str] = lambda _summary: ""
    #: gives a source with the account it is asked with.
    account: Callable[[Any, Summary], Any] = lambda source, _summary: source
    #: the window that windows of options belong to.
    window: Callable[[], QWidget | None] = _nothing


def fill_ways(menu: QMenu, summary: Summary, wanted: Wanted, around: Surroundings | None = None) -> None:
    """Fill a menu with all ways to load, in order, saying why one is not available."""
    around = around or Surroundings()
    menu.clear()
    menu.setToolTipsVisible(True)
    ways = ways_of(summary)
    best = next((way for way in ways if not way.source.reason), None)
    if best is not None:
        _first(menu, best, wanted)
        menu.addSeparator()
    section = ""
    for way in ways:
        if way.elsewhere and way.summary.platform != section:
            section = way.summary.platform
            menu.addSection(tr("On {platform}", platform=around.platform_name(section)))
        if way.source.reason:
            _closed(menu, way)
        else:
            _open(menu, way, wanted, around)
    _links(menu, summary, ways, around)


def _first(menu: QMenu, way: Way, wanted: Wanted) -> None:
    """Offer the best way, as the person last chose to load."""
    options = usual_options(way.source)
    action = menu.addAction(icons.theme("mActionAddLayer.svg"), _escaped(way_text(way.source, load=True)))
    font = action.font()
    font.setBold(True)
    action.setFont(font)
    menu.setDefaultAction(action)
    action.setToolTip(_tip(way.source, options))
    action.triggered.connect(lambda _checked=False: wanted(way.source, way.summary, options))


def _closed(menu: QMenu, way: Way) -> None:
    """Show a way that is not available, with its reason and what can be done with its link."""
    title = way_text(way.source)
    if not way.source.url:
        action = menu.addAction(_escaped(f"{title} – {way.source.reason}"))
        action.setEnabled(False)
        return
    sub = menu.addMenu(_escaped(title))
    sub.setToolTipsVisible(True)
    why = sub.addAction(_escaped(way.source.reason))
    why.setEnabled(False)
    _open_or_copy(sub, way.source.url)


def _open(menu: QMenu, way: Way, wanted: Wanted, around: Surroundings) -> None:
    """Show a way with all its manners; each click loads."""
    source = way.source
    usual = usual_options(source)
    sub = menu.addMenu(_escaped(way_text(source)))
    sub.setToolTipsVisible(True)

    def offer(into: QMenu, text: str, options: LoadOptions, keep: dict[str, Any] | None = None) -> Any:
        def load(_checked: bool = False) -> None:
            remember(**(keep or {}))
            wanted(source, way.summary, options)

        action = into.addAction(_escaped(text))
        action.triggered.connect(load)
        return action

    whole = without_area(usual)
    everything = offer(sub, tr("Load everything"), whole, {"view_only": False})
    everything.setToolTip(_tip(source, whole))
    if source.kind in VIEW_ONLY:
        shown = offer(sub, tr("Only what the map shows, at each move"), replace(whole, view_only=True),
                      {"view_only": True})  # fmt: skip
        for action, on in ((everything, not usual.view_only), (shown, usual.view_only)):
            action.setCheckable(True)
            action.setChecked(on)
    if source.kind in _BOXED:
        _boxes(sub, whole, around, offer)
    if source.kind in _PROJECTED:
        _systems(sub.addMenu(tr("In the coordinate system")), usual, offer)
    if source.kind == "ATOM":
        formats = sub.addMenu(tr("In the format, where it is offered"))
        for key, name in _FORMATS:
            offer(formats, name, replace(usual, format=key))
    if source.kind in ASKABLE:
        sub.addAction(tr("Choose layer, style, system…")).triggered.connect(
            lambda _checked=False: _ask(way, wanted, around)
        )
    sub.addSeparator()
    _open_or_copy(sub, source.url)


def _ask(way: Way, wanted: Wanted, around: Surroundings) -> None:
    """Open the window that asks the service what it offers."""
    from .load_dialog import LoadDialog

    LoadDialog(around.account(way.source, way.summary), way.summary, wanted, around, around.window()).show()


def _boxes(menu: QMenu, whole: LoadOptions, around: Surroundings, offer: Callable[..., Any]) -> None:
    """Offer a part once and for all: what the map shows now, the territory of the search."""
    view, area = around.view(), around.area()
    if view is not None:
        offer(menu, tr("Only within the present view, once"), replace(whole, box=view))
    if area is not None:
        name, box = area
        offer(menu, tr("Only within “{area}”", area=name), replace(whole, box=box))


def _systems(menu: QMenu, usual: LoadOptions, offer: Callable[..., Any]) -> None:
    """Offer coordinate systems; the last choice is checked and used again."""
    now, project = remembered_crs(), crs_code(PROJECT_CRS)
    choices = [(PROJECT_CRS, tr("The project's ({crs})", crs=project))] if project else []
    choices.append((OWN_CRS, tr("The layer's own")))
    known = [now] if now not in (PROJECT_CRS, OWN_CRS, *USUAL_CRS) else []
    choices += [(code, crs_text(code)) for code in (*USUAL_CRS, *known)]
    for choice, text in choices:
        action = offer(menu, text, replace(usual, crs=crs_code(choice)), {"crs": choice})
        action.setCheckable(True)
        action.setChecked(choice == now)


def _links(menu: QMenu, summary: Summary, ways: list[Way], around: Surroundings) -> None:
    """Offer the record's page and the best link, whatever can be loaded."""
    page = around.page(summary)
    url = next((way.source.url for way in ways if way.source.url), "")
    if not page and not url:
        return
    menu.addSeparator()
    if page:
        menu.addAction(tr("Open in the catalogue")).triggered.connect(lambda _checked=False: open_link(page))
    copied = page or url
    menu.addAction(tr("Copy the link")).triggered.connect(lambda _checked=False: copy_text(copied))


def _open_or_copy(menu: QMenu, url: str) -> None:
    web = menu.addAction(tr("Open in the browser"))
    web.setEnabled(url.lower().startswith(("http://", "https://")))
    web.setToolTip(url)
    web.triggered.connect(lambda _checked=False: open_link(url))
    menu.addAction(tr("Copy the link")).triggered.connect(lambda _checked=False: copy_text(url))


def way_text(source: LayerSource, load: bool = False) -> str:
    """Give the line of a way: its kind, and the title or name that parts it from others of the kind."""
    kind, words = kind_text(source.kind), way_title(source)
    head = tr("Load {kind}", kind=kind) if load else kind
    return f"{head} – {_short(words)}" if words else head


def way_title(source: LayerSource) -> str:
    """Give what parts a way from others of its kind: what the link says, its layer, or the record's title."""
    return source.description or source.layer_name or source.title


def crs_text(code: str) -> str:
    """Give a CRS with name and code."""
    name = QgsCoordinateReferenceSystem(code).description()
    return f"{name} ({code})" if name else code


def _tip(source: LayerSource, options: LoadOptions) -> str:
    from .ways import options_text

    return "\n".join(part for part in (options_text(source, options), source.title, source.url) if part)


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _MOST else line[: _MOST - 1].rstrip() + "…"


def _escaped(text: str) -> str:
    """Keep an ampersand of a title from becoming a shortcut."""
    return text.replace("&", "&&")
