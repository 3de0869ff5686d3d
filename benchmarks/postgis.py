"""200,000 polygons into PostGIS: ours, ogr2ogr with COPY, QGIS's own export.

From a GeoPackage, which GDAL can read, and from layers that only QGIS can: in memory, joined, virtual. ogr2ogr
reads the GeoPackage each time: the same features.
"""

from __future__ import annotations

import json
import math
import os
import subprocess
import sys
import time
from pathlib import Path

import psycopg2
from psycopg2.extensions import make_dsn

from prodige_plugin.training.practice import PracticePlatform

from .report import Row, medians, row

ROOT = Path(__file__).resolve().parent.parent
COUNT = 200_000
RUNS = 3
#: How the layer comes → the least share of ogr2ogr's speed.
KINDS = {"file": 0.9, "memory": 0.45, "joined": 0.45, "virtual": 0.45}


def make_file(target: Path) -> None:
    """Write the layer: octagons in Lambert-93 with six fields, always the same."""
    from osgeo import ogr, osr

    if target.is_file():
        return
    part = target.with_suffix(".part.gpkg")
    part.unlink(missing_ok=True)
    crs = osr.SpatialReference()
    crs.ImportFromEPSG(2154)
    source = ogr.GetDriverByName("GPKG").CreateDataSource(str(part))
    layer = source.CreateLayer("parcelles", crs, ogr.wkbPolygon)
    for name, kind in (("nom", ogr.OFTString), ("commune", ogr.OFTString), ("code", ogr.OFTInteger),
                       ("surface", ogr.OFTReal), ("mesure", ogr.OFTReal), ("jour", ogr.OFTDate)):  # fmt: skip
        layer.CreateField(ogr.FieldDefn(name, kind))
    layer.StartTransaction()
    for index in range(COUNT):
        x, y = 100_000 + (index % 1000) * 1_000.0, 6_100_000 + (index // 1000) * 1_000.0
        points = ", ".join(
            f"{x + 400 * math.cos(step * math.pi / 4):.3f} {y + 400 * math.sin(step * math.pi / 4):.3f}"
            for step in (*range(8), 0)
        )
        feature = ogr.Feature(layer.GetLayerDefn())
        feature["nom"] = f"Parcelle n° {index} – été"
        feature["commune"] = f"Commune {index % 340}"
        feature["code"] = index
        feature["surface"] = index * 1.5
        feature["mesure"] = math.sin(index)
        feature["jour"] = f"20{index % 24:02d}/0{1 + index % 9}/1{index % 10}"
        feature.SetGeometry(ogr.CreateGeometryFromWkt(f"POLYGON (({points}))"))
        layer.CreateFeature(feature)
    layer.CommitTransaction()
    source = None  # closes the file
    part.replace(target)


def run(folder: Path) -> list[Row]:
    """Load the layer three times each way, in turns, into the practice platform's database."""
    file = folder / "parcelles.gpkg"
    make_file(file)
    platform = PracticePlatform(folder / "platform")
    state = platform.start()
    try:
        account = state.account("producteur")
        conninfo = state.platform.endpoints["database"]
        password = {"PGPASSWORD": account.password}
        common = {"root": str(ROOT), "file": str(file), "layer": "parcelles", "conninfo": conninfo,
                  "user": account.user, "schema": account.schema, "table": "bench_parcelles"}  # fmt: skip

        def empty() -> None:
            with psycopg2.connect(make_dsn(conninfo, user=account.user, password=account.password)) as link:
                link.cursor().execute(f'DROP TABLE IF EXISTS "{account.schema}".bench_parcelles')

        def inside(way: str, kind: str) -> dict[str, float]:
            empty()
            asked = {**common, "way": way, "kind": kind}
            line = [sys.executable, str(ROOT / "benchmarks/inside/load.py"), json.dumps(asked)]
            env = {**os.environ, **password, "QT_QPA_PLATFORM": "offscreen"}
            done = subprocess.run(line, env=env, check=True, capture_output=True, text=True)
            answer = json.loads(done.stdout.splitlines()[-1])
            if answer["count"] != COUNT:
                raise RuntimeError(f"{way}: {answer['count']} features instead of {COUNT}")
            return {"seconds": answer["seconds"]}

        def ogr2ogr() -> dict[str, float]:
            empty()
            target = f"PG:{conninfo} user={account.user} active_schema={account.schema}"
            line = ["ogr2ogr", "-f", "PostgreSQL", target, str(file), "parcelles", "--config", "PG_USE_COPY", "YES",
                    "-gt", "65536", "-nln", "bench_parcelles", "-lco", "GEOMETRY_NAME=geom"]  # fmt: skip
            began = time.perf_counter()
            subprocess.run(line, env={**os.environ, **password}, check=True)
            return {"seconds": time.perf_counter() - began}

        samples: dict[str, list[dict[str, float]]] = {"ogr2ogr": []}
        for turn in range(RUNS):
            samples["ogr2ogr"].append(ogr2ogr())
            for kind in KINDS:
                samples.setdefault(f"plugin {kind}", []).append(inside("plugin", kind))
                # QGIS's own takes half a minute each: one run of it tells enough
                if turn == 0:
                    samples[f"qgis {kind}"] = [inside("qgis", kind)]
        empty()
    finally:
        platform.stop()
    speed = {way: COUNT / medians(times)["seconds"] for way, times in samples.items()}
    rows = []
    for kind, least in KINDS.items():
        name = "postgis" if kind == "file" else f"postgis_{kind}"
        rows += [
            row(f"{name}_vs_ogr2ogr", speed[f"plugin {kind}"], speed["ogr2ogr"], "ogr2ogr with COPY", "features/s",
                f"≥ {least} ×", lambda _ours, ratio, least=least: ratio is not None and ratio >= least),
            row(f"{name}_vs_qgis_export", speed[f"plugin {kind}"], speed[f"qgis {kind}"],
                "QGIS “Export to PostgreSQL”", "features/s", "≥ 3 ×",
                lambda _ours, ratio: ratio is not None and ratio >= 3.0),
        ]  # fmt: skip
    return rows
