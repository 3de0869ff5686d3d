"""Platforms kept in the settings and handed to others, without any secret."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from qgis.core import QgsSettings

from prodige_plugin.errors import FileError, PlatformError
from prodige_plugin.platforms import store
from prodige_plugin.platforms.model import Capability, Platform

PLATFORM = Platform(
    "École/1",
    "Plateforme d'été",
    "qgis_server",
    {"csw": "https://x.org/csw"},
    "abc1234",
    capabilities=frozenset({Capability.SEARCH}),
)


@pytest.fixture(autouse=True)
def clean(qgis_app):
    QgsSettings().remove("prodige_plugin/platforms")
    yield
    QgsSettings().remove("prodige_plugin/platforms")


def test_saved_listed_replaced_removed() -> None:
    store.save_platform(PLATFORM)
    assert store.list_platforms() == [PLATFORM]
    store.save_platform(replace(PLATFORM, name="Autre"))
    assert [platform.name for platform in store.list_platforms()] == ["Autre"]
    store.remove_platform(PLATFORM.key)
    store.remove_platform(PLATFORM.key)
    assert store.list_platforms() == []


@pytest.mark.parametrize(
    "address",
    ["https://me:pw@x.org/csw", "https://x.org/csw?token=abc", "host=h dbname=d password=pw", "host=h user=me"],
)
def test_an_address_with_an_account_is_refused_everywhere(address: str, tmp_path: Path) -> None:
    bad = replace(PLATFORM, endpoints={"csw": address})
    with pytest.raises(PlatformError):
        store.save_platform(bad)
    with pytest.raises(PlatformError):
        store.export_platforms([bad], tmp_path / "p.json")
    assert store.list_platforms() == []


def test_a_damaged_entry_does_not_hide_the_others() -> None:
    store.save_platform(PLATFORM)
    QgsSettings().setValue("prodige_plugin/platforms/bad", "{not json")
    QgsSettings().setValue("prodige_plugin/platforms/worse", '{"key": 1}')
    assert store.list_platforms() == [PLATFORM]


def test_handed_to_others_without_the_account(tmp_path: Path) -> None:
    path = tmp_path / "plates-formes d'été.json"
    store.export_platforms([PLATFORM], path)
    assert "abc1234" not in path.read_text(encoding="utf-8")
    assert store.import_platforms(path) == [replace(PLATFORM, authcfg="")]


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{}", '{"format": "other", "platforms": []}', '{"format": "prodige_plugin platforms"}', "<html/>"],
)
def test_other_files_are_refused_in_words(text: str, tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    path.write_text(text)
    with pytest.raises(PlatformError, match="does not describe platforms"):
        store.import_platforms(path)


def test_an_imported_account_is_not_believed(tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    item = {**store.as_json(PLATFORM), "authcfg": "stolen1"}
    path.write_text(json.dumps({"format": "prodige_plugin platforms", "version": 1, "platforms": [item]}))
    assert store.import_platforms(path)[0].authcfg == ""


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(FileError):
        store.import_platforms(tmp_path / "none.json")
    with pytest.raises(FileError):
        store.export_platforms([], tmp_path / "no" / "x.json")
