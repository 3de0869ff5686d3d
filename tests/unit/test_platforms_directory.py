"""The directory that is shipped against what is known of the platforms of France."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from prodige_plugin.services.hosts import moved

ROOT = Path(__file__).resolve().parents[2]
KNOWN = ROOT.parent / "shared" / "specs" / "prodige"
#: Catalogues that were replaced: former address → key of the entry that has the one of today.
REPLACED = {"https://wxs.ign.fr/catalogue/csw": "geoplateforme"}


def entries() -> dict[str, dict[str, Any]]:
    """Give the entries by their keys."""
    read = json.loads((ROOT / "resources" / "platforms" / "directory.json").read_text(encoding="utf-8"))
    return {entry["key"]: entry for entry in read["platforms"]}


def known(name: str) -> Any:
    if not (KNOWN / name).is_file():
        pytest.skip(f"{name} is not beside this checkout")
    return json.loads((KNOWN / name).read_text(encoding="utf-8"))


def host(url: str) -> str:
    return (urlsplit(url).hostname or "").removeprefix("www.")


def test_every_instance_of_prodige_is_there() -> None:
    there = entries()
    instances = known("instances_seen.json")["instances"]
    assert len(instances) > 10
    for instance in instances:
        entry = there.get(instance["id"])
        assert entry is not None, instance["title"]
        if instance["id"] == "ideobfc":
            continue  # no longer a PRODIGE; its catalogue of today is tested below
        assert entry["product"] == "prodige"
        stated = {
            host(url)
            for key, value in instance.items()
            if not key.startswith("former")
            for url in re.findall(r"https?://[^\s\"'\]]+", json.dumps(value))
        }
        assert {host(url) for url in entry["endpoints"].values()} & stated, instance["id"]


def test_every_catalogue_of_the_single_window_is_there() -> None:
    there = entries()
    addresses = {url.rstrip("?&") for entry in there.values() for url in entry["endpoints"].values()}
    hosts = {host(url) for url in addresses}
    for url, about in known("guichetdonnees-serveurs_csw.json").items():
        if url in REPLACED:
            assert REPLACED[url] in there
        else:
            assert url.rstrip("?&") in addresses or host(moved(url)) in hosts, about["title"]


def test_the_national_ones_are_there() -> None:
    products = {key: entry["product"] for key, entry in entries().items()}
    assert products["geoplateforme"] == "geoplateforme"
    assert products["datagouv"] == "udata"
    assert "geocatalogue" in products
