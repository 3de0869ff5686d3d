"""A small QGIS interface on a real main window, and small fakes of a catalogue and a publisher."""

from __future__ import annotations

import time

from qgis.core import QgsApplication, QgsProject
from qgis.gui import QgsGui, QgsMapCanvas, QgsMessageBar
from qgis.PyQt.QtCore import QCoreApplication, QEvent, QObject, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QMainWindow, QMenu, QToolBar, QWidget

from prodige_plugin.platforms.plan_publisher import PlanPublisher


def pump(until=lambda: False, seconds=20.0):
    """Let Qt run until a condition holds; whether it came to hold."""
    end = time.monotonic() + seconds
    while True:
        QCoreApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        if until():
            return True
        if time.monotonic() > end:
            return False
        time.sleep(0.002)


class FakeIface(QObject):
    """What the plugin asks of QGIS, done with real Qt parts."""

    currentLayerChanged = pyqtSignal("QgsMapLayer*")  # noqa: N815
    initializationCompleted = pyqtSignal()  # noqa: N815

    def __init__(self) -> None:
        super().__init__()
        self.window = QMainWindow()
        self.window.resize(1000, 700)
        self.canvas = QgsMapCanvas(self.window)
        self.window.setCentralWidget(self.canvas)
        self.bar = QgsMessageBar(self.window)
        self.menu = QMenu("Plugins", self.window)
        self.layer_actions: list = []
        self.locator_filters: list = []
        self.drop_handlers: list = []
        self.options_factories: list = []
        self.layer_pages: list = []
        self.active = None

    # names are QGIS's
    def mainWindow(self):  # noqa: N802
        return self.window

    def mapCanvas(self):  # noqa: N802
        return self.canvas

    def messageBar(self):  # noqa: N802
        return self.bar

    def activeLayer(self):  # noqa: N802
        return self.active

    def setActiveLayer(self, layer):  # noqa: N802
        self.active = layer
        self.currentLayerChanged.emit(layer)

    def addToolBar(self, name):  # noqa: N802
        return self.window.addToolBar(name) if isinstance(name, str) else name

    def addPluginToMenu(self, name, action):  # noqa: N802
        self._submenu(name).addAction(action)

    def removePluginMenu(self, name, action):  # noqa: N802
        menu = self._submenu(name)
        menu.removeAction(action)
        if menu.isEmpty():
            self.menu.removeAction(menu.menuAction())
            menu.deleteLater()

    def _submenu(self, name):
        for action in self.menu.actions():
            if action.menu() is not None and action.text() == name:
                return action.menu()
        return self.menu.addMenu(name)

    def addTabifiedDockWidget(self, area, dock, neighbours=(), raise_tab=False):  # noqa: N802
        self.window.addDockWidget(area, dock)

    def addDockWidget(self, area, dock):  # noqa: N802
        self.window.addDockWidget(area, dock)

    def removeDockWidget(self, dock):  # noqa: N802
        self.window.removeDockWidget(dock)

    def addCustomActionForLayerType(self, action, menu, layer_type, all_layers):  # noqa: N802
        self.layer_actions.append((action, layer_type))

    def removeCustomActionForLayerType(self, action):  # noqa: N802
        for entry in self.layer_actions:
            if entry[0] is action:
                self.layer_actions.remove(entry)
                return True
        return False

    def registerLocatorFilter(self, one):  # noqa: N802
        self.locator_filters.append(one)

    def deregisterLocatorFilter(self, one):  # noqa: N802
        self.locator_filters.remove(one)

    def registerCustomDropHandler(self, one):  # noqa: N802
        self.drop_handlers.append(one)

    def unregisterCustomDropHandler(self, one):  # noqa: N802
        self.drop_handlers.remove(one)

    def registerOptionsWidgetFactory(self, one):  # noqa: N802
        self.options_factories.append(one)

    def unregisterOptionsWidgetFactory(self, one):  # noqa: N802
        self.options_factories.remove(one)

    def registerMapLayerConfigWidgetFactory(self, one):  # noqa: N802
        self.layer_pages.append(one)

    def unregisterMapLayerConfigWidgetFactory(self, one):  # noqa: N802
        self.layer_pages.remove(one)

    def close(self):
        QgsProject.instance().clear()
        self.window.close()
        self.window.deleteLater()
        pump(seconds=0.02)


def census(iface) -> dict[str, int]:
    """Count everything a plugin may leave behind in QGIS."""
    from qgis.PyQt.QtCore import QTimer
    from qgis.PyQt.QtWidgets import QAction, QApplication, QDockWidget, QTabBar

    window, project = iface.window, QgsProject.instance()
    # Qt keeps the tab bars of its dock areas, empty and hidden, to use them again
    bars = window.findChildren(QTabBar, options=Qt.FindChildOption.FindDirectChildrenOnly)
    return {
        "actions": len(window.findChildren(QAction)),
        "docks": len(window.findChildren(QDockWidget)),
        "toolbars": len(window.findChildren(QToolBar)),
        "timers": len(window.findChildren(QTimer)),
        "widgets": len([w for w in window.findChildren(QWidget) if w not in bars and w.parent() not in bars]),
        "tabs": sum(bar.count() for bar in bars if bar.isVisible()),
        "top": len([w for w in QApplication.topLevelWidgets() if not isinstance(w, QMenu)]),
        "menu": len(iface.menu.actions()),
        "layer_actions": len(iface.layer_actions),
        "locator_filters": len(iface.locator_filters),
        "drop_handlers": len(iface.drop_handlers),
        "options_factories": len(iface.options_factories),
        "browser": len(QgsApplication.dataItemProviderRegistry().providers()),
        "browser_menus": len(QgsGui.dataItemGuiProviderRegistry().providers()),
        "data_sources": len(QgsGui.sourceSelectProviderRegistry().providers()),
        "metadata_searches": len(QgsApplication.layerMetadataProviderRegistry().layerMetadataProviders()),
        "canvas_items": len(iface.canvas.scene().items()),
        "currentLayerChanged": iface.receivers(iface.currentLayerChanged),
        "initializationCompleted": iface.receivers(iface.initializationCompleted),
        "extentsChanged": iface.canvas.receivers(iface.canvas.extentsChanged),
        "layersAdded": project.receivers(project.layersAdded),
        "layersRemoved": project.receivers(project.layersRemoved),
        "cleared": project.receivers(project.cleared),
        "readProject": project.receivers(project.readProject),
    }


class FakePlatforms(QObject):
    """The shared list of platforms, without settings; catalogue and publisher are given."""

    changed = pyqtSignal()
    currentChanged = pyqtSignal()  # noqa: N815

    def __init__(self, platforms=(), catalogue=None, publisher=None) -> None:
        super().__init__()
        self._all = list(platforms)
        self._key = self._all[0].key if self._all else ""
        self.the_catalogue, self.the_publisher = catalogue, publisher
        self.answers: object = []

    def all(self):
        return list(self._all)

    def by_key(self, key):
        return next((p for p in self._all if p.key == key), None)

    def current(self):
        return self.by_key(self._key) or (self._all[0] if self._all else None)

    def set_current(self, key):
        self._key = key
        self.currentChanged.emit()

    def save(self, platform):
        self._all = [p for p in self._all if p.key != platform.key] + [platform]
        self.changed.emit()

    def remove(self, key):
        self._all = [p for p in self._all if p.key != key]
        self.changed.emit()

    def catalogue(self, _platform, _feedback):
        return self.the_catalogue

    def warm(self, _platform, _feedback):
        pass

    def publisher(self, _platform):
        return self.the_publisher

    def capabilities(self, _platform):
        return everything()

    def test(self, _platform, _feedback):
        if isinstance(self.answers, Exception):
            raise self.answers
        return self.answers

    def roles(self, product):
        from prodige_plugin.gui.endpoint_roles import roles_of

        return roles_of(product)


class FakeHost:
    """Holds the docks' contents as the plugin does."""

    def __init__(self, iface, platforms) -> None:
        self.iface, self.platforms = iface, platforms
        self.contents: dict = {}
        self.opened: list[str] = []

    def open_dock(self, key):
        self.opened.append(key)
        return self.contents.get(key)

    def warm(self, _key, ready):
        ready()

    def build(self, _key):
        from prodige_plugin.gui.catalogue_dock import CatalogueDock

        return CatalogueDock(self)

    def show_record(self, summary, platform):
        self.shown = [*getattr(self, "shown", []), (summary, platform)]

    def built(self, key):
        return self.contents.get(key)


class FakeCatalogue:
    """A catalogue of summaries in memory: word search, box, paging, delays, failures."""

    def __init__(self, summaries=(), records=None, delay=0.0) -> None:
        self.summaries, self.records, self.delay = list(summaries), dict(records or {}), delay
        self.error = None
        self.queries: list = []
        self.cancelled = 0
        self.saved: list = []

    def search(self, query, feedback=None):
        from prodige_plugin.catalogue.model import ResultPage
        from prodige_plugin.errors import Cancelled

        self.queries.append(query)
        end = time.monotonic() + self.delay
        while time.monotonic() < end:
            if feedback is not None and feedback.is_cancelled():
                self.cancelled += 1
                raise Cancelled()
            time.sleep(0.002)
        if self.error is not None:
            raise self.error
        found = [s for s in self.summaries if query.words.lower() in (s.title + s.abstract).lower()]
        page = found[query.start : query.start + query.page_size]
        more = query.start + len(page)
        return ResultPage(len(found), tuple(page), more if more < len(found) else None)

    def fetch(self, identifier, feedback=None):
        return self.records.get(identifier)

    def save(self, record, base=None, feedback=None):
        from prodige_plugin.errors import Conflict
        from prodige_plugin.metadata.record import Record

        if self.error is not None:
            raise self.error
        identifier = Record.parse(record).identifier
        if self.records.get(identifier) != base:
            raise Conflict("Somebody else changed this record.", "", "Compare.")
        self.records[identifier] = record
        self.saved.append((record, base))
        return identifier

    def delete(self, identifier, feedback=None):
        return self.records.pop(identifier, None) is not None


def practice(key="p1", name="Plateforme d'école"):
    from prodige_plugin.platforms.model import Platform

    return Platform(key, name, "qgis_server", {"csw": "http://127.0.0.1:9/csw"})


def french_summaries(count=45):
    """Long French titles and abstracts, some links, some pictures."""
    from prodige_plugin.catalogue.model import Box, Summary
    from prodige_plugin.metadata.online import OnlineResource

    titles = (
        "Zones humides de la Drôme : inventaire départemental des milieux humides de plus de mille mètres carrés",
        "Départements de France métropolitaine",
        'R&D <été> "x" – essais d\'échappement',
        "Plan de prévention des risques naturels prévisibles d'inondation de la vallée du Rhône aval",
        "Cours d'eau",
    )
    abstract = (
        "Inventaire des zones humides réalisé par le Conservatoire d'espaces naturels dans le cadre du schéma "
        "directeur d'aménagement et de gestion des eaux. <b>Mise à jour</b> annuelle."
    )
    ows = "http://127.0.0.1:9/ows/producteur/zones"
    links = (
        OnlineResource(ows + "?SERVICE=WMS&REQUEST=GetCapabilities", "OGC:WMS", "zones", "Zones humides (WMS)"),
        OnlineResource(ows + "?SERVICE=WFS&REQUEST=GetCapabilities", "OGC:WFS", "zones", "Zones humides (WFS)"),
        OnlineResource(ows + "/ogcapi", "OGC API Features", "zones", "Zones humides (OGC API)"),
    )
    return [
        Summary(
            f"id-{rank}",
            f"{titles[rank % 5]}" + (f" ({rank})" if rank >= 5 else ""),
            abstract if rank % 5 != 4 else "Court.",
            "Direction régionale de l'environnement, de l'aménagement et du logement Auvergne-Rhône-Alpes",
            ("2024-06-12", "2021", "2023-03", "2024-01-01", "")[rank % 5],
            "dataset",
            f"http://127.0.0.1:9/thumb/{rank % 3}.png" if rank % 2 == 0 else "",
            Box(4.6, 44.1, 5.8, 45.3),
            links if rank % 5 != 3 else (),
            ("zones humides", "eau", "biodiversité"),
        )
        for rank in range(count)
    ]


def everything():
    from prodige_plugin.platforms.model import Capability

    return frozenset(Capability)


class FakeStep:
    """A step that writes on a board what it does."""

    def __init__(self, board, key, effect, targets=(), weight=1.0, work=None) -> None:
        self.board, self.key, self.effect, self.targets, self.weight = board, key, effect, tuple(targets), weight
        self.label = f"Do {key}"
        self.work = work

    def do(self, state, feedback):
        feedback.check()
        self.board.append(f"do {self.key}")
        if self.work is not None:
            self.work(feedback)

    def undo(self, state):
        self.board.append(f"undo {self.key}")


class FakePublisher(PlanPublisher):
    """A whole publisher: prepares with the real products' functions, carries out with the real runner and journal."""

    def __init__(self, folder) -> None:
        super().__init__(practice())
        self.folder = folder
        self.board: list[str] = []
        self.findings: list = []
        self.work = None
        self.listed: list = []
        self.prepared: list = []
        self.jobs: list = []
        self.the_places: list = []
        self.the_datasets: list = []
        self.searched: list = []
        self.compared: list = []
        self.changes = None
        self.fidelity: tuple = ()
        self.files: tuple = ()

    def prepare(self, layers, map_request=None):
        from prodige_plugin.platforms.preparing import prepare

        job = prepare(layers, map_request, "http://127.0.0.1:9/ows/", rasters=True)
        for rank, layer in enumerate([*job.layers, *job.rasters]):
            layer.table = f"t_{rank}"
        self.prepared.append([layer.name() for layer in layers])
        return job

    def check(self, job, feedback):
        self.jobs.append(job)
        return [f for f in self.findings if f.repair is None or f.repair.key not in job.layers[0].repairs]

    def places(self, feedback):
        return list(self.the_places)

    def datasets(self, words, feedback):
        self.searched.append(words)
        return [one for one in self.the_datasets if words.lower() in one.title.lower()]

    def plan(self, job, feedback):
        from prodige_plugin.publishing.plan import Effect, Plan

        steps = [
            FakeStep(self.board, f"load {layer.title}", Effect.CREATE, (layer.table,), 3.0) for layer in job.layers
        ]
        steps.append(FakeStep(self.board, "record", Effect.REPLACE, ("record R&D <été>",), work=self.work))
        steps.append(FakeStep(self.board, "read back", Effect.READ))
        return Plan("plan-1", "Communes", "p1", tuple(steps))

    def run(self, plan, feedback, on_failure=None, journals=None):
        return super().run(plan, feedback, on_failure, journals or self.folder)

    def plan_of(self, progress):
        from prodige_plugin.publishing.plan import Effect, Plan

        steps = tuple(FakeStep(self.board, key, Effect.CREATE) for key in progress.steps)
        return Plan(progress.plan_key, progress.title, progress.platform, steps)

    def receipt(self, plan, state):
        from prodige_plugin.publishing.plan import Receipt

        link = {"title": "Communes", "url": "http://127.0.0.1:9/ows/x", "name": "rec-9", "publication": "t_0"}
        return Receipt(
            plan.key, plan.title, plan.platform, "2024-06-12T10:00:00+00:00",
            {"wms": (link,), "map": (link,), "record": (link,)},
            ({"name": "features", "ok": True, "expected": 3, "found": 3},), ("A warning.",), self.fidelity,
            files=self.files,
        )  # fmt: skip

    def publications(self, feedback):
        if isinstance(self.listed, Exception):
            raise self.listed
        return self.listed

    def compare(self, layer, feedback):
        self.compared.append(layer)
        return self.changes

    def unpublish_plan(self, publication, feedback):
        from prodige_plugin.publishing.plan import Effect, Plan

        return Plan("u-1", f"Unpublish {publication.title}", "p1",
                    (FakeStep(self.board, "delete", Effect.DELETE, ("table t_0", "record rec-9")),))  # fmt: skip
