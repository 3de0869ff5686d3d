"""Publishing from inside a QGIS window: 25 layers beside their bare transfers, and how long the window ever stands."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from pathlib import Path

import psycopg2
from psycopg2.extensions import make_dsn

from prodige_plugin.training.practice import PracticePlatform
from tools import desktop

from . import postgis
from .report import Row, row

ROOT = Path(__file__).resolve().parent.parent
LAYERS = 25
#: Polygons of each of the 25 layers.
EACH = 40_000
_GAP = "≤ 50 ms (aim 16)"


def make_layers(whole: Path, target: Path) -> list[str]:
    """Cut the polygons of the PostGIS benchmark into 25 layers of one file; give their names."""
    names = [f"lot_{number:02d}" for number in range(LAYERS)]
    if target.is_file():
        return names
    part = target.with_suffix(".part.gpkg")
    part.unlink(missing_ok=True)
    for number, name in enumerate(names):
        first = number * EACH % postgis.COUNT
        line = ["ogr2ogr", "-f", "GPKG", "-update", "-append", str(part), str(whole), "-nln", name,
                "-sql", f"SELECT * FROM parcelles WHERE code >= {first} AND code < {first + EACH}"]  # fmt: skip
        if number == 0:
            line = [word for word in line if word not in ("-update", "-append")]
        subprocess.run(line, check=True)
    part.replace(target)
    return names


def run(folder: Path) -> list[Row]:
    """Publish and export once each; the transfers one after the other, as a person would type them."""
    whole, many = folder / "parcelles.gpkg", folder / "lots.gpkg"
    postgis.make_file(whole)
    names = make_layers(whole, many)
    profile = desktop.Profile(folder / "profile-publish", plugin=desktop.staged_plugin())
    platform = PracticePlatform(folder / "platform")
    state = platform.start()
    try:
        account = state.account("producteur")
        common: dict[str, object] = {
            "platform": state.platform.endpoints, "user": account.user, "password": account.password,
            "journals": str(folder / "journals"), "timeout_s": 900,
        }  # fmt: skip

        def inside(file: Path, layers: list[str], *, memory: bool = False, export: bool = False) -> dict[str, float]:
            shutil.rmtree(folder / "journals", ignore_errors=True)
            profile.create()
            out = folder / "exported"
            asked = {**common, "file": str(file), "layers": layers, "memory": memory, "folder": str(out) * export}
            answer = desktop.run(profile, ROOT / "benchmarks/inside/publish.py", asked, timeout_s=1000)
            shutil.rmtree(out, ignore_errors=True)
            return {key: float(str(answer[key])) for key in ("seconds", "check_s", "gap_ms")}

        conninfo = state.platform.endpoints["database"]
        transfers = 0.0
        for name in names:
            target = f"PG:{conninfo} user={account.user} active_schema={account.schema}"
            line = ["ogr2ogr", "-f", "PostgreSQL", target, str(many), name, "--config", "PG_USE_COPY", "YES",
                    "-gt", "65536", "-nln", f"bench_{name}", "-lco", "GEOMETRY_NAME=geom"]  # fmt: skip
            began = time.perf_counter()
            subprocess.run(line, env={**os.environ, "PGPASSWORD": account.password}, check=True)
            transfers += time.perf_counter() - began
        with psycopg2.connect(make_dsn(conninfo, user=account.user, password=account.password)) as link:
            for name in names:
                link.cursor().execute(f'DROP TABLE IF EXISTS "{account.schema}"."bench_{name}"')
        ours = inside(many, names)
        from_file = inside(whole, ["parcelles"])
        from_memory = inside(whole, ["parcelles"], memory=True)
        exported = inside(whole, ["parcelles"], memory=True, export=True)
    finally:
        platform.stop()
    rows = [
        row("publish_25_layers_s", ours["seconds"], transfers, f"{LAYERS} × ogr2ogr with COPY", "s", "≤ 1.3 ×",
            lambda _ours, ratio: ratio is not None and ratio <= 1.3),
        row("check_25_layers_s", ours["check_s"], None, "–", "s", "for information", lambda _value, _ratio: True),
    ]  # fmt: skip
    gaps = {"publish_25_layers": ours, "publish_file": from_file, "publish_memory": from_memory, "export": exported}
    rows += [
        row(f"{name}_gap_ms", found["gap_ms"], None, "–", "ms", _GAP, lambda value, _ratio: value <= 50)
        for name, found in gaps.items()
    ]
    return rows
