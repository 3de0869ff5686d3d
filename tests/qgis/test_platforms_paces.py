"""What publications took is kept in the profile, by platform, and told with the next plan."""

from __future__ import annotations

from pathlib import Path

import pytest

from prodige_plugin.feedback import Feedback
from prodige_plugin.platforms import store
from prodige_plugin.platforms.paces import note, timed
from prodige_plugin.publishing.plan import Effect, Plan
from tests.qgis.georchestra_support import Georchestra, georchestra, squares
from tests.qgis.gui_fakes import FakeStep


@pytest.fixture(autouse=True)
def profile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(store, "profile_folder", lambda: tmp_path / "profile")
    return tmp_path / "profile"


def a_plan(platform: str) -> Plan:
    steps = tuple(FakeStep([], key, Effect.CREATE) for key in ("load:a", "load:b", "commit"))
    return Plan("k", "Zones", platform, steps)


def test_each_platform_has_its_own(profile: Path) -> None:
    assert timed(a_plan("one")).seconds is None
    note(a_plan("one"), {"load:a": 10.0, "load:b": 20.0, "commit": 1.0}, 31.0)
    assert timed(a_plan("one")).seconds == pytest.approx(31.0)
    assert timed(a_plan("two")).seconds is None
    assert [file.name for file in profile.iterdir()] == ["paces.json"]


@pytest.mark.parametrize("text", ["", "[]", "{", '{"one": {"load": {"n": "x"}}}', '{"one": {"load": {"unknown": 1}}}'])
def test_a_damaged_file_tells_nothing_and_is_written_anew(profile: Path, text: str) -> None:
    profile.mkdir()
    (profile / "paces.json").write_text(text)
    assert timed(a_plan("one")).seconds is None
    note(a_plan("one"), {"load:a": 10.0, "load:b": 20.0, "commit": 1.0}, 31.0)
    assert timed(a_plan("one")).seconds is not None


def test_a_disk_that_refuses_keeps_nobody_from_publishing(profile: Path) -> None:
    profile.write_text("no folder")
    note(a_plan("one"), {"load:a": 1.0, "load:b": 1.0, "commit": 1.0}, 3.0)
    assert timed(a_plan("one")).seconds is None


def test_a_publication_teaches_the_next_one(qgis_app, tmp_path: Path) -> None:
    with georchestra(tmp_path) as place:
        _publish(place)


def _publish(place: Georchestra) -> None:
    publisher = place.publisher
    plan = place.plan(squares(), publisher=publisher)
    assert timed(plan).seconds is None
    publisher.run(plan, Feedback(), journals=place.journals)
    assert timed(plan).seconds is not None
