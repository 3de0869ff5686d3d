"""A local address in a record: of the platform itself, or somebody's leftover."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from prodige_plugin.catalogue.model import Summary
from prodige_plugin.gui.own_hosts import own_hosts
from prodige_plugin.gui.result_words import badges
from prodige_plugin.gui.ways import best_source
from prodige_plugin.metadata.online import OnlineResource
from prodige_plugin.platforms import store
from prodige_plugin.platforms.model import Platform

LINKS = (
    OnlineResource("http://localhost:8080/wfs", "OGC:WFS", "zones"),
    OnlineResource("https://h.example/wms", "OGC:WMS", "zones"),
)


@pytest.fixture
def platforms(qgis_app) -> Iterator[None]:
    made = [
        Platform("of-region", "Région", "csw", {"csw": "https://catalogue.region.example/csw"}),
        Platform("of-school", "École", "csw", {"csw": "http://127.0.0.1:8199/csw"}),
    ]
    for platform in made:
        store.save_platform(platform)
    yield
    for platform in made:
        store.remove_platform(platform.key)


def test_a_region_s_leftover_is_not_offered(platforms):
    hit = Summary("1", "Zones", links=LINKS, platform="of-region")
    assert best_source(hit).kind == "WMS"
    assert "WFS" not in badges(hit)


@pytest.mark.parametrize("platform", ["of-school", "", "unknown"])
def test_a_platform_of_this_machine_reaches_it(platforms, platform):
    hit = Summary("1", "Zones", links=LINKS, platform=platform)
    assert best_source(hit).kind == "WFS"
    assert "WFS" in badges(hit)


def test_the_settings_are_left_alone_where_no_link_is_local(platforms, monkeypatch):
    monkeypatch.setattr(store, "list_platforms", lambda: pytest.fail("asked for nothing"))
    assert own_hosts(Summary("1", "Zones", links=LINKS[1:], platform="of-region")) is None
