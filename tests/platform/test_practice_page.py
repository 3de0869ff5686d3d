"""The practice platform's web page: served whole, from this machine alone, in two languages."""

from __future__ import annotations

import json
import re
import shutil
import subprocess

import pytest
import requests

PARTS = ("", "web/app.js", "web/texts.js", "web/style.css", "web/favicon.svg")


@pytest.mark.parametrize("name", PARTS)
def test_each_file_of_the_page_is_served_and_asks_nobody_else(practice, name) -> None:
    answer = practice.get(f"/{name}")
    assert answer.status_code == 200
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "default-src 'self'" in answer.headers["Content-Security-Policy"]
    assert re.findall(r"(?:https?:)?//(?!www\.w3\.org/2000/svg)[a-z0-9.-]+\.[a-z]{2,}", answer.text) == []


def test_the_map_library_comes_from_this_machine(practice) -> None:
    answer = practice.get("/web/ol.js")
    if answer.status_code == 404:
        pytest.skip("the map library is not installed: npm ci")
    assert answer.headers["Content-Type"].startswith("text/javascript")
    assert "ImageWMS" in answer.text


def test_both_languages_say_the_same_things(practice) -> None:
    node = shutil.which("node")
    if node is None:
        pytest.skip("needs node")
    code = practice.get("/web/texts.js").text + (
        "\nconst shape = (texts) => Object.fromEntries(Object.entries(texts).map(([key, text]) =>"
        "[key, String(text).match(/\\{\\w+\\}/g) || []]));"
        "\nconsole.log(JSON.stringify([shape(TEXTS.en), shape(TEXTS.fr)]));"
    )
    done = subprocess.run([node, "-"], input=code, capture_output=True, text=True, check=True)
    english, french = json.loads(done.stdout)
    english.pop("count"), french.pop("count")
    assert english == french
    page = practice.get("/").text + practice.get("/web/app.js").text
    used = set(re.findall(r'data-(?:text|label)="(\w+)"', page)) | set(re.findall(r"\bT\.(\w+)", page))
    assert used - {"count"} <= set(english)


def test_the_list_says_all_that_the_page_shows(practice) -> None:
    answer = practice.get("/api/projects")
    projects = {project["name"]: project for project in answer.json()["projects"]}
    layer, composed = projects["departements_bretagne"], projects["carte_administrative"]
    assert (layer["kind"], composed["kind"]) == ("layer", "map")
    assert layer["title"] == "Départements de Bretagne"
    assert "littoral très découpé" in layer["abstract"]
    assert set(layer["links"]) == {"map", "wms", "wfs", "features", "record"}
    assert len(composed["layers"]) == 4
    for address in layer["links"].values():
        assert requests.get(address, timeout=30).status_code == 200


def test_a_browser_draws_the_list(practice, tmp_path) -> None:
    browser = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if browser is None:
        pytest.skip("needs a headless browser")
    done = subprocess.run(
        [
            browser, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={tmp_path}", "--lang=fr",
            "--accept-lang=fr", "--virtual-time-budget=15000", "--dump-dom",
            practice.url + "/?map=reference/departements_bretagne",
        ],
        capture_output=True, text=True, check=True, timeout=120,
    )  # fmt: skip
    assert '<html lang="fr">' in done.stdout
    assert done.stdout.count('class="entry"') >= 49
    assert re.search(r'<h2 id="map-title">Départements de Bretagne</h2>', done.stdout)
    assert "ol-viewport" in done.stdout or "npm ci" in done.stdout
