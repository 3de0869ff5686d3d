"""The list of platforms: what the settings keep, what an organisation provides, what a file for others holds."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from qgis.core import QgsSettings

from prodige_plugin.errors import PlatformError
from prodige_plugin.platforms import credentials, provided, store
from prodige_plugin.platforms.model import TOKEN, Platform

REGION = Platform("region", "Région", "prodige", {"catalogue": "https://catalogue.x.fr/geonetwork"})


@pytest.fixture(autouse=True)
def _clean(qgis_app: object, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.delenv(provided.VARIABLE, raising=False)
    QgsSettings().remove("prodige_plugin")
    yield
    QgsSettings().remove("prodige_plugin")


def deploy(path: Path, monkeypatch: pytest.MonkeyPatch, **top: object) -> None:
    store.export_platforms([REGION], path)
    path.write_text(json.dumps({**json.loads(path.read_text()), **top}))
    monkeypatch.setenv(provided.VARIABLE, str(path))


def test_the_way_to_sign_in_is_kept() -> None:
    store.save_platform(replace(REGION, authcfg="abc1234", sign_in=TOKEN))
    (found,) = store.list_platforms()
    assert (found.sign_in, found.authcfg) == (TOKEN, "abc1234")


def test_what_older_versions_kept_still_reads() -> None:
    old = {k: v for k, v in store.as_json(REGION).items() if k != "sign_in"}
    assert store.from_json(old).sign_in == ""
    assert store.from_json({**old, "sign_in": "by magic"}).sign_in == ""


def test_a_file_for_others_holds_no_account(tmp_path: Path) -> None:
    path = tmp_path / "p.json"
    store.export_platforms([replace(REGION, authcfg="abc1234", sign_in=TOKEN)], path)
    assert "abc1234" not in path.read_text()
    assert store.import_platforms(path) == [replace(REGION, sign_in=TOKEN)]


def test_what_the_organisation_offers_is_there_and_can_be_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    deploy(tmp_path / "p.json", monkeypatch)
    assert store.list_platforms() == [REGION]
    store.save_platform(replace(REGION, name="Chez moi"))
    assert [each.name for each in store.list_platforms()] == ["Chez moi"]
    store.remove_platform("region")
    assert store.list_platforms() == []


def test_what_is_locked_keeps_its_addresses_and_takes_an_account(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    deploy(tmp_path / "p.json", monkeypatch, locked=True)
    store.save_platform(replace(REGION, endpoints={"catalogue": "https://elsewhere.fr"}, authcfg="abc1234"))
    (found,) = store.list_platforms()
    assert found.endpoints == REGION.endpoints
    assert (found.authcfg, found.provided) == ("abc1234", True)
    store.remove_platform("region")
    (found,) = store.list_platforms()
    assert found.authcfg == ""


def test_the_file_may_be_named_in_qgis_settings_and_is_read_again_when_it_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "p.json"
    store.export_platforms([REGION], path)
    QgsSettings().setValue(provided.SETTING, str(path))
    assert len(store.list_platforms()) == 1
    store.export_platforms([REGION, replace(REGION, key="other")], path)
    assert len(store.list_platforms()) == 2


@pytest.mark.parametrize("content", ["", "{}", '{"format": "prodige_plugin platforms", "platforms": [1]}', "[]"])
def test_a_damaged_file_stops_nothing_and_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: str
) -> None:
    path = tmp_path / "p.json"
    path.write_text(content)
    monkeypatch.setenv(provided.VARIABLE, str(path))
    store.save_platform(REGION)
    assert store.list_platforms() == [REGION]
    assert provided.problem() is not None


def test_a_missing_file_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(provided.VARIABLE, "/nowhere/p.json")
    assert store.list_platforms() == []
    assert provided.problem() is not None


def test_what_discovery_found_is_kept() -> None:
    store.keep_findings("region", [{"what": "CSW", "state": "found"}])
    assert store.findings("region") == [{"what": "CSW", "state": "found"}]
    assert store.findings("other") == []
    store.remove_platform("region")
    assert store.findings("region") == []


@pytest.mark.parametrize(
    ("addresses", "stays"),
    [
        ({"catalogue": "https://catalogue.region.fr/geonetwork"}, True),
        ({"catalogue": "https://data.region.fr/", "services": "https://datacarto.region.fr"}, True),
        ({"catalogue": "https://catalogue.elsewhere.fr/geonetwork"}, False),
        ({"catalogue": "https://catalogue.region.fr/geonetwork", "services": "https://evil.example/"}, False),
        ({"catalogue": "http://catalogue.region.fr/geonetwork"}, False),
        ({"catalogue": "https://catalogue.region.fr/geonetwork", "database": "host=evil.example dbname=x"}, False),
    ],
)
def test_an_account_goes_with_no_file_to_another_house(addresses: dict[str, str], stays: bool) -> None:
    own = Platform("k", "K", "prodige", {"catalogue": "https://catalogue.region.fr/geonetwork"}, authcfg="abc1234")
    assert store.account_may_stay(own, Platform("k", "K", "prodige", addresses)) is stays


@pytest.mark.parametrize(("known", "what"), [((), "No account is known"), (("abc1234",), "was not opened")])
def test_a_master_password_not_given_is_told_from_an_account_that_is_gone(
    monkeypatch: pytest.MonkeyPatch, known: tuple[str, ...], what: str
) -> None:
    class Locked:
        def loadAuthenticationConfig(self, *_asked: object) -> bool:  # noqa: N802  QGIS's name
            return False

        def configIds(self) -> list[str]:  # noqa: N802  QGIS's name
            return list(known)

    class Application:
        authManager = Locked  # noqa: N815  QGIS's name

    monkeypatch.setattr(credentials, "QgsApplication", Application)
    with pytest.raises(PlatformError, match=what) as caught:
        credentials.account("abc1234", "Région")
    assert caught.value.why and caught.value.todo
