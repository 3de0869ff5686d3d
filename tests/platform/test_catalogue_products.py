"""Platforms that are only searched, as a person uses them: set up in the window, searched, loaded.

The catalogue is a small server with the quirks of real ones; what its records link to is the practice
platform's real WFS.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from qgis.core import QgsProject, QgsVectorLayer

from prodige_plugin.catalogue.csw import CswClient
from prodige_plugin.catalogue.model import Query
from prodige_plugin.errors import BadRecord, PlatformError
from prodige_plugin.gui.catalogue_dock import CatalogueDock
from prodige_plugin.gui.catalogue_model import State
from prodige_plugin.gui.platform_dialog import PlatformDialog
from prodige_plugin.gui.platform_list import PlatformList
from prodige_plugin.network import Door
from prodige_plugin.platforms import catalogue_for, publisher_for
from prodige_plugin.platforms.model import Capability
from prodige_plugin.services.sources import layer_sources
from tests.qgis.gui_fakes import FakeHost, FakeIface, pump
from tests.servers.geonetwork import GeoNetwork
from tests.servers.http import HttpServer
from tests.servers.records import Records


@pytest.fixture
def service(practice) -> tuple[str, str]:
    """The address and the type of a real WFS with accents in its data."""
    client = CswClient(practice.state.platform.endpoints["csw"], Door())
    hits = client.search(Query("départements", page_size=50)).summaries
    hit = next(summary for summary in hits if summary.resource_identifier.endswith("departements_metropole"))
    source = next(source for source in layer_sources(hit.links) if source.kind == "WFS")
    return source.url, source.layer_name


def geonetwork(version: str):
    def start(server: HttpServer, url: str, layer: str) -> str:
        catalogue = GeoNetwork(version)
        catalogue.records = [(f"uuid-{n}", f"Départements {n}", ["Limites"], [-5, 41, 9, 51]) for n in range(30)]
        catalogue.link = (url, "OGC:WFS", layer)
        return catalogue.install(server)

    return start


def records(server: HttpServer, url: str, layer: str) -> str:
    catalogue = Records()
    root = catalogue.install(server)
    for number in range(30):
        catalogue.add(f"id-{number}", f"Départements {number}")
        catalogue.records[-1]["links"] = [{"href": url, "rel": "item", "type": "OGC:WFS", "name": layer}]
    return root


@pytest.fixture
def platforms(qgis_app) -> Iterator[PlatformList]:
    """The real list, emptied before and after."""
    platforms = PlatformList()
    before = platforms.all()
    for platform in before:
        platforms.remove(platform.key)
    yield platforms
    for platform in platforms.all():
        platforms.remove(platform.key)
    for platform in before:
        platforms.save(platform)


@pytest.mark.parametrize(
    ("product", "start"),
    [("geonetwork", geonetwork("4.2.7")), ("geonetwork", geonetwork("3.10.2")), ("records", records)],
    ids=["GeoNetwork 4", "GeoNetwork 3", "OGC API Records"],
)
def test_set_up_search_and_load(service, platforms, product: str, start: Any):
    with HttpServer() as server:
        address = start(server, *service)
        iface = FakeIface()
        iface.window.show()
        dialog = PlatformDialog(platforms, iface.window)
        dialog.product.setCurrentIndex(dialog.product.findData(product))
        assert dialog.database_account.isHidden()
        dialog.save()
        assert platforms.all() == []  # the address is missing
        dialog.name.setText("Région")
        dialog._edits["catalogue"].setText(address)
        dialog.save()
        dialog.test()
        assert pump(lambda: "✓" in dialog.results.text(), 20), dialog.results.text()
        assert "30" in dialog.results.text()
        dialog.close()
        (platform,) = platforms.all()
        assert platforms.capabilities(platform) == {Capability.SEARCH}

        dock = CatalogueDock(FakeHost(iface, platforms))
        dock.show()
        dock.words.setText("départements")
        dock.search()
        assert pump(lambda: dock.model.state is State.READY, 20), dock.model.error
        assert (dock.model.total, dock.model.rowCount()) == (30, 20)
        dock.model.fetchMore(dock.list.rootIndex())
        assert pump(lambda: dock.model.state is State.READY, 20)
        assert dock.model.rowCount() == 30
        dock._load_best(dock.model.summary(dock.model.index(0)))
        assert pump(lambda: QgsProject.instance().count() == 1, 60)
        (layer,) = QgsProject.instance().mapLayers().values()
        assert isinstance(layer, QgsVectorLayer)
        assert layer.isValid()
        assert layer.featureCount() > 50
        dock.shutdown()
        dock.deleteLater()
        iface.close()

        with pytest.raises(PlatformError):
            publisher_for(platform)
        with pytest.raises((PlatformError, BadRecord)):
            catalogue_for(platform).save(b"<x/>")
