"""What QGIS loads: menu, toolbar, docks, layer actions, translation, and their removal.

Nothing heavy is imported here (promise P11): each dock and each room behind it is imported when
it is first shown. :meth:`ProdigePlugin.unload` takes back everything :meth:`~ProdigePlugin.initGui`
and the docks put into QGIS (promise P10).
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from qgis.core import Qgis, QgsApplication, QgsSettings
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QCoreApplication, QLocale, QObject, Qt, QTimer, QTranslator
from qgis.PyQt.QtWidgets import QAction, QDialog, QToolBar, QWidget

from . import i18n
from .gui import icons
from .gui.host import CATALOGUE, METADATA, PUBLISH
from .gui.lazy_dock import LazyDock
from .gui.options_page import OptionsFactory
from .i18n import tr
from .paths import translations

if TYPE_CHECKING:
    from .catalogue.model import Summary
    from .platforms.model import Platform

#: Longest wait, in ms, for workers to leave at unload.
_LEAVE_MS = 1500

_LAYER_TYPES = (Qgis.LayerType.Vector, Qgis.LayerType.Raster)


class ProdigePlugin:
    """The plugin as QGIS holds it; also the :class:`~.gui.host.Host` of its windows."""

    def __init__(self, iface: Any) -> None:
        """:param iface: QGIS's ``QgisInterface``."""
        self.iface = iface
        self._translator: QTranslator | None = None
        #: QGIS's window, held as long as ours are open: sip lets go of the Python side of a widget's children with the
        #: widget's own, which nobody else keeps, and their buttons would be dead.
        self._window: Any = None
        self._root: QObject | None = None
        self._toolbar: QToolBar | None = None
        self._menu_actions: list[QAction] = []
        self._layer_actions: list[QAction] = []
        self._docks: dict[str, LazyDock] = {}
        self._platforms: Any = None
        self._places: Any = None
        self._options: Any = None
        self._provider: Any = None
        self._starting = False

    # -- what QGIS calls -----------------------------------------------------------------------

    def initProcessing(self) -> None:  # noqa: N802  QGIS's name
        """Put the algorithms into QGIS; all there is of the plugin in ``qgis_process``."""
        from .processing.provider import ProdigeProvider

        self._install_translation()
        self._provider = ProdigeProvider()
        QgsApplication.processingRegistry().addProvider(self._provider)

    def initGui(self) -> None:  # noqa: N802  QGIS's name
        """Put menu, toolbar, dock shells and layer actions into QGIS."""
        self._install_translation()
        window = self._window = self.iface.mainWindow()
        self._root = QObject(window)
        self._toolbar = self.iface.addToolBar(tr("PRODIGE"))
        self._toolbar.setObjectName("prodige_plugin_toolbar")
        self._add_dock(CATALOGUE, tr("Catalogue"), tr("Find data in the platforms' catalogues"), self._build_catalogue)
        self._add_dock(METADATA, tr("Metadata"), tr("Describe the active layer"), self._build_metadata)
        self._add_dock(PUBLISH, tr("Publish"), tr("Publish layers and the map"), self._build_publish)
        health = QAction(icons.theme("mIconSuccess.svg"), tr("Health of the layers…"), self._root)
        health.setObjectName("prodige_plugin_health")
        health.triggered.connect(self._show_health)
        self._add_to_menu(health)
        batch = QAction(icons.theme("mActionMultiEdit.svg"), tr("Edit many records…"), self._root)
        batch.setObjectName("prodige_plugin_batch")
        batch.triggered.connect(self._show_batch)
        self._add_to_menu(batch)
        guide = QAction(icons.theme("mActionHelpContents.svg"), tr("Help on PRODIGE"), self._root)
        guide.setObjectName("prodige_plugin_help")
        guide.triggered.connect(self._show_help)
        self._add_to_menu(guide)
        self._add_layer_action("metadata", tr("Describe this layer…"), self._describe_layer)
        self._add_layer_action("publish", tr("Publish this layer…"), self._publish_layer)
        self._add_layer_action("catalogue", tr("Where does this layer come from?"), self._show_origin)
        self._options = OptionsFactory(self)
        self.iface.registerOptionsWidgetFactory(self._options)
        if window.isVisible():
            self._arm_docks()
        else:  # QGIS is starting, and places the docks when it is done
            self.iface.initializationCompleted.connect(self._arm_docks)
            self._starting = True

    def unload(self) -> None:
        """Take everything out of QGIS again: windows, actions, tasks, messages, algorithms, translation."""
        if self._provider is not None:
            QgsApplication.processingRegistry().removeProvider(self._provider)
            self._provider = None
        if self.iface is None:  # qgis_process has no window
            self._remove_translation()
            return
        if f"{__package__}.gui.tasks" in sys.modules:
            from .gui.tasks import cancel_all

            cancel_all(_LEAVE_MS)
        if self._starting:
            self.iface.initializationCompleted.disconnect(self._arm_docks)
            self._starting = False
        for action in self._layer_actions:
            for _type in _LAYER_TYPES:  # QGIS removes one layer type's entry per call
                self.iface.removeCustomActionForLayerType(action)
        for action in self._menu_actions:
            self.iface.removePluginMenu(tr("PRODIGE"), action)
        if self._places is not None:
            self._places.remove()
            self._places = None
        if self._options is not None:
            self.iface.unregisterOptionsWidgetFactory(self._options)
            self._options = None
        if f"{__package__}.metadata.schema_process" in sys.modules:
            from .metadata.schema_process import stop

            stop()
        if f"{__package__}.network.sign_in" in sys.modules:
            from .network.sign_in import forget_all

            forget_all()
        for dock in self._docks.values():
            dock.shutdown()
            self.iface.removeDockWidget(dock)
            dock.deleteLater()
        if self._toolbar is not None:
            self.iface.mainWindow().removeToolBar(self._toolbar)
            self._toolbar.deleteLater()
        _forget("messages", "help_window", "health_window", "batch_window")
        self._close_windows()
        _forget("contacts_book", "template_store")  # what the windows kept as they closed is written
        if self._platforms is not None and not sip.isdeleted(self._platforms):
            self._platforms.deleteLater()
        if self._root is not None and not sip.isdeleted(self._root):
            self._root.deleteLater()  # with it, the actions
        self._docks.clear()
        self._menu_actions.clear()
        self._layer_actions.clear()
        self._platforms = self._toolbar = self._root = self._window = None
        self._remove_translation()

    def _close_windows(self) -> None:
        """Close the windows that the docks opened: they are the main window's, and would stay."""
        for window in self.iface.mainWindow().findChildren(QDialog):
            if type(window).__module__.startswith(f"{__package__}."):
                window.close()
                window.deleteLater()

    # -- what the windows ask ------------------------------------------------------------------

    @property
    def platforms(self) -> Any:
        """The list of platforms shared by the docks, built on first use."""
        if self._platforms is None:
            from .gui.platform_list import PlatformList

            self._platforms = PlatformList(self._root)
        return self._platforms

    def built(self, key: str) -> QWidget | None:
        """Give a dock's contents if they were built already."""
        dock = self._docks.get(key)
        return dock.contents if dock is not None else None

    def open_dock(self, key: str) -> QWidget | None:
        """Show a dock in front of its tabs and give its contents."""
        dock = self._docks.get(key)
        if dock is None:
            return None
        if self._starting:  # a script asks before QGIS says it is ready
            self._arm_docks()
        contents = dock.ensure()
        dock.setUserVisible(True)  # in front of its tabs
        return contents

    def warm(self, key: str, ready: Callable[[], object]) -> None:
        """Import what a dock needs in a worker thread (promise P1), then go on."""
        from .gui.tasks import PRIORITY_HIGH, run_task

        def work(_feedback: Any) -> None:
            importlib.import_module(f"{__package__}.gui.{key}_dock")
            if key == METADATA:
                from .gui.metadata_form import warm

                warm()

        run_task(tr("Open a dock"), work, lambda _none: ready(), owner=self._root, hidden=True, priority=PRIORITY_HIGH)

    def build(self, key: str) -> QWidget:
        """Build a dock's contents once more, for another place in QGIS; whoever asks shuts them down."""
        return self._built({CATALOGUE: self._build_catalogue}[key])

    def show_record(self, summary: Summary, platform: Platform) -> None:
        """Show the sheet of a record in the Catalogue dock."""
        self.warm(CATALOGUE, lambda: self._with_dock(CATALOGUE, "show_record", summary, platform))

    # -- building ------------------------------------------------------------------------------

    def _add_dock(self, key: str, title: str, tip: str, build: Any) -> None:
        window = self.iface.mainWindow()
        action = QAction(icons.own(key), title, self._root)
        action.setObjectName(f"prodige_plugin_{key}")
        action.setToolTip(tip)
        action.setStatusTip(tip)
        action.setCheckable(True)
        dock = LazyDock(
            title,
            f"prodige_plugin_dock_{key}",
            lambda: self._built(build),
            lambda ready: self.warm(key, ready),
            window,
        )
        dock.shown.connect(self._place)
        dock.setWindowIcon(action.icon())
        self.iface.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock)
        if not window.restoreDockWidget(dock):
            dock.hide()  # the person opens it; QGIS remembers from then on
        dock.setToggleVisibilityAction(action)
        self._docks[key] = dock
        if self._toolbar is not None:
            self._toolbar.addAction(action)
        self._add_to_menu(action)

    def _arm_docks(self) -> None:
        """Let the docks be built when they are seen; one that nobody ever opened stays closed."""
        if self._starting:
            self.iface.initializationCompleted.disconnect(self._arm_docks)
            self._starting = False
        for dock in self._docks.values():
            if not QgsSettings().value(_placed(dock), False, type=bool):
                dock.hide()
            dock.arm()
        self._furnish_soon()

    def _furnish_soon(self) -> None:
        """Come to QGIS's own places when the start is over: nobody waits for them (promise P11)."""
        timer = QTimer(self._root)
        timer.setSingleShot(True)
        timer.timeout.connect(self._furnish)
        timer.start(0)

    def _furnish(self) -> None:
        if self._root is None or self._places is not None:
            return
        from .gui.places import install

        self._places = install(self)
        self.initProcessing()
        from .gui.unfinished_notice import look

        look(self, self._root)

    def _place(self, dock: LazyDock) -> None:
        """The first time ever a dock is shown, put it in a tab with ours; afterwards QGIS remembers."""
        settings = QgsSettings()
        if settings.value(_placed(dock), False, type=bool):
            return
        settings.setValue(_placed(dock), True)
        window = self.iface.mainWindow()
        others = [other for other in self._docks.values() if other is not dock and other.isVisible()]
        for other in others:
            if not other.isFloating() and window.dockWidgetArea(other) == window.dockWidgetArea(dock):
                window.tabifyDockWidget(other, dock)
                dock.raise_()
                return
        window.resizeDocks([dock], [dock.sizeHint().width()], Qt.Orientation.Horizontal)

    def _add_to_menu(self, action: QAction) -> None:
        self.iface.addPluginToMenu(tr("PRODIGE"), action)
        self._menu_actions.append(action)

    def _add_layer_action(self, icon: str, text: str, slot: Any) -> None:
        action = QAction(icons.own(icon), text, self._root)
        action.setObjectName(f"prodige_plugin_layer_{icon}")
        action.triggered.connect(slot)
        for layer_type in _LAYER_TYPES:
            self.iface.addCustomActionForLayerType(action, "", layer_type, True)
        self._layer_actions.append(action)

    def _built(self, build: Any) -> QWidget:
        from .gui import crs_keeping, messages

        messages.install(self.iface.messageBar())
        if self._root is not None:
            crs_keeping.keep_in_turn(self._root)
        return build()

    def _build_catalogue(self) -> QWidget:
        from .gui.catalogue_dock import CatalogueDock

        return CatalogueDock(self)

    def _build_metadata(self) -> QWidget:
        from .gui.metadata_dock import MetadataDock

        return MetadataDock(self)

    def _build_publish(self) -> QWidget:
        from .gui.publish_dock import PublishDock

        return PublishDock(self)

    # -- actions -------------------------------------------------------------------------------

    def _describe_layer(self) -> None:
        layer = self.iface.activeLayer()
        self.warm(METADATA, lambda: self._with_dock(METADATA, "show_layer", layer))

    def _publish_layer(self) -> None:
        layer = self.iface.activeLayer()
        self.warm(PUBLISH, lambda: self._with_dock(PUBLISH, "choose_layer", layer))

    def _with_dock(self, key: str, method: str, *what: Any) -> None:
        contents = self.open_dock(key)
        if contents is not None and not any(isinstance(one, QObject) and sip.isdeleted(one) for one in what):
            getattr(contents, method)(*what)

    def _show_origin(self) -> None:
        layer = self.iface.activeLayer()
        if layer is not None:
            from .gui.layer_origin import show_origin

            show_origin(self, layer)

    def _show_health(self) -> None:
        from .gui.health_window import show_health

        show_health(self)

    def _show_batch(self) -> None:
        def ready() -> None:
            from .gui.batch_window import show_batch

            show_batch(self)

        self.warm(METADATA, ready)  # the table's fields are those of the form

    def _show_help(self) -> None:
        from .gui.help_window import show_help

        show_help(self.iface.mainWindow())

    # -- translation ---------------------------------------------------------------------------

    def _install_translation(self) -> None:
        if self._translator is not None:
            return
        settings = QgsSettings()
        override = settings.value("locale/overrideFlag", False, type=bool)
        name = settings.value("locale/userLocale", "") if override else ""
        translator = QTranslator()
        if translator.load(QLocale(name or QLocale.system().name()), "prodige_plugin", "_", str(translations())):
            QCoreApplication.installTranslator(translator)
            self._translator = translator
            i18n.install(
                lambda context, text, n: QCoreApplication.translate(context, text, None, -1 if n is None else n)
            )

    def _remove_translation(self) -> None:
        i18n.install(None)
        if self._translator is not None:
            QCoreApplication.removeTranslator(self._translator)
            self._translator = None


def _forget(*names: str) -> None:
    """Let modules of the windows take back what they hold for the whole plugin, those that were imported."""
    for name in names:
        module = sys.modules.get(f"{__package__}.gui.{name}")
        if module is not None:
            module.install(None)


def _placed(dock: LazyDock) -> str:
    """Give the setting that says whether a dock was ever shown."""
    return f"prodige_plugin/placed/{dock.objectName()}"
