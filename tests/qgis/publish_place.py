"""A Publish dock on a project of groups and layers, with a fake publisher: shared by the tests of its parts."""

from __future__ import annotations

from qgis.core import QgsFeature, QgsGeometry, QgsProject, QgsRasterLayer, QgsRectangle, QgsVectorLayer
from qgis.PyQt.QtWidgets import QPushButton

from prodige_plugin.gui.drafts import Drafts
from prodige_plugin.gui.publish_dock import PublishDock
from prodige_plugin.platforms.product import Publication
from prodige_plugin.publishing.ledger import Ledger

from .gui_fakes import FakeHost, FakeIface, FakePlatforms, FakePublisher, practice, pump


def layer(name, kind="Polygon", crs="EPSG:2154", fields="field=id:integer&field=nom:string", count=5):
    """A layer in memory with squares (or nothing, for a table)."""
    made = QgsVectorLayer(f"{kind}?crs={crs}&{fields}", name, "memory")
    features = []
    for rank in range(count):
        feature = QgsFeature(made.fields())
        feature.setAttributes([rank, f"n° {rank}"])
        if kind == "Polygon":
            left = 850000 + 1000 * rank
            feature.setGeometry(QgsGeometry.fromRect(QgsRectangle(left, 6400000, left + 800, 6400800)))
        features.append(feature)
    made.dataProvider().addFeatures(features)
    made.updateExtents()
    return made


def raster(path, name="Ortho"):
    """A raster of four pixels in a file."""
    from osgeo import gdal

    source = gdal.GetDriverByName("GTiff").Create(str(path), 2, 2, 1)
    source.SetGeoTransform((850000, 10, 0, 6400000, 0, -10))
    source.SetProjection(QgsVectorLayer("Point?crs=EPSG:2154", "x", "memory").crs().toWkt())
    source.FlushCache()
    del source
    return QgsRasterLayer(str(path), name)


def published(key="k", title="Communes", **more):
    """What a platform says of a publication."""
    facts = {
        "kind": "layer", "when": "2024-06-12T10:00:00Z", "who": "producteur", "tables": ("t_0",), "services": (),
        "records": (), "links": {"wms": "http://127.0.0.1:9/w"},
    } | more  # fmt: skip
    return Publication(key, title, **facts)


def button(widget, words):
    """Find a button by its words, without mnemonics."""
    found = [one for one in widget.findChildren(QPushButton) if one.text().replace("&", "") == words]
    assert found, f"no button {words!r} among {[one.text() for one in widget.findChildren(QPushButton)]}"
    return found[0]


class Place:
    """The dock, what it publishes with, and the project's layers by name."""

    def __init__(self, tmp_path, monkeypatch, layers=None, platforms=None) -> None:
        journals = tmp_path / "journals"
        journals.mkdir()
        self.ledger = Ledger(tmp_path / "ledger.sqlite")
        monkeypatch.setattr("prodige_plugin.platforms.store.journal_folder", lambda: journals)
        monkeypatch.setattr("prodige_plugin.platforms.store.ledger", lambda: self.ledger)
        self.iface = FakeIface()
        self.iface.window.show()
        self.layers = {}
        for path, one in layers if layers is not None else usual(tmp_path):
            self.add(one, path)
        self.publisher = FakePublisher(journals)
        self.platforms = FakePlatforms(platforms or [practice()], publisher=self.publisher)
        self.host = FakeHost(self.iface, self.platforms)
        self.drafts = Drafts(tmp_path / "drafts")
        self.dock = PublishDock(self.host, drafts=self.drafts)
        self.dock.resize(380, 700)
        self.dock.show()
        pump(lambda: self.dock.asking._task is None and self.dock.choose.whole._task is None)

    def add(self, one, path=""):
        """Add a layer to the project, in the group of this path."""
        project = QgsProject.instance()
        group = project.layerTreeRoot()
        for name in filter(None, path.split("/")):
            group = group.findGroup(name) or group.addGroup(name)
        project.addMapLayer(one, False)
        group.addLayer(one)
        self.layers[one.name()] = one

    def row(self, name):
        """The row of a layer, or of the map."""
        key = self.layers[name].id() if name in self.layers else name
        return self.dock.list.rows[key]

    def options(self, name):
        """Unfold a layer's options and give them."""
        from prodige_plugin.gui.publish_options import LayerOptions

        row = self.row(name)
        row.setExpanded(True)
        return row.panel.findChild(LayerOptions)

    def tick(self, name):
        assert self.dock.list.tick(self.row(name).key)

    def plan(self):
        """See the plan, and give the job it is of."""
        self.dock.see_plan()
        assert pump(lambda: self.dock.stack.currentWidget() is self.dock.plan_view)
        return self.publisher.jobs[-1]

    def close(self):
        self.dock.shutdown()
        self.dock.deleteLater()
        self.iface.close()


def usual(tmp_path):
    """Groups within groups, a table, a layer that is lost, a raster."""
    return [
        ("Eau", layer("Zones humides")), ("Eau", layer("Cours d'eau", "LineString")),
        ("Eau/Captages", layer("Captages AEP", "Point")), ("", layer("Communes")), ("", layer("Codes", "None")),
        ("", QgsVectorLayer("/no/such/file.gpkg", "Perdue", "ogr")), ("", raster(tmp_path / "ortho.tif")),
    ]  # fmt: skip
