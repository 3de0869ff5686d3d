"""Without a window: publish a layer wholly, change one feature in a hundred, and publish it again.

Arguments (JSON on the command line): ``platform`` (endpoints, the database through the counting proxy), ``user``,
``password``, ``file``, ``layer``, ``memory`` (folder of what this workstation remembers), ``port`` (where the proxy
tells how many bytes passed).
"""

import json
import os
import socket
import sys
import time
from pathlib import Path

from osgeo import gdal
from qgis.core import QgsApplication, QgsAuthMethodConfig, QgsVectorLayer


def passed(port: int) -> int:
    """Bytes that passed the proxy so far, both ways."""
    with socket.create_connection(("127.0.0.1", port), timeout=30) as line:
        return int(line.makefile().readline())


def main() -> None:
    """Measure both publications, and take the layer back."""
    given = json.loads(sys.argv[1])
    sys.path.insert(0, given["root"])
    os.environ["QGIS_AUTH_DB_DIR_PATH"] = given["memory"]
    Path(given["memory"]).mkdir(parents=True, exist_ok=True)
    _application = QgsApplication([], False, given["memory"])
    QgsApplication.initQgis()
    from prodige_plugin.feedback import Feedback
    from prodige_plugin.platforms import publisher_for
    from prodige_plugin.platforms.model import Platform
    from prodige_plugin.services import crs_home

    crs_home.keep(crs_home.COMMON)
    manager = QgsApplication.authManager()
    if not manager.setMasterPassword("of the benchmark", True):
        raise RuntimeError("the authentication database has another password")
    config = QgsAuthMethodConfig("Basic")
    config.setName("bench")
    for name, value in (("username", given["user"]), ("password", given["password"]), ("realm", "")):
        config.setConfig(name, value)
    manager.storeAuthenticationConfig(config)
    publisher = publisher_for(Platform("bench", "bench", "qgis_server", given["platform"], authcfg=str(config.id())))
    publisher.memory = Path(given["memory"])
    layer = QgsVectorLayer(f"{given['file']}|layername={given['layer']}", "parcelles", "ogr")
    journals = Path(given["memory"]) / "journals"

    def publish() -> dict[str, object]:
        """Plan and carry out, as the dock does after its checks."""
        job = publisher.prepare([layer])
        began, before = time.perf_counter(), passed(given["port"])
        marks: dict[str, float] = {}
        plan = publisher.plan(job, Feedback())
        marks["plan"] = time.perf_counter() - began
        feedback = Feedback(
            lambda _part, words: marks.setdefault(words, time.perf_counter() - began) if words else None
        )
        publisher.run(plan, feedback, journals=journals)
        return {
            "seconds": time.perf_counter() - began,
            "bytes": passed(given["port"]) - before,
            "steps": [step.key for step in plan.steps],
            "marks": marks,
        }

    full = publish()
    source = gdal.OpenEx(given["file"], gdal.OF_VECTOR | gdal.OF_UPDATE)
    source.ExecuteSQL(f"UPDATE {given['layer']} SET nom = nom || ' bis', mesure = -mesure WHERE fid % 100 = 7")
    source = None  # closes the file
    again = publish()
    (publication,) = [each for each in publisher.publications(Feedback()) if each.key == "parcelles"]
    publisher.run(publisher.unpublish_plan(publication, Feedback()), Feedback(), journals=journals)
    print(json.dumps({"full": full, "again": again}))
    sys.stdout.flush()
    # QGIS's own end of the process may crash after layers were edited beneath it: all is measured by now
    os._exit(0)


main()
