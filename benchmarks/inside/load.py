"""Without a window: seconds one way of loading a GeoPackage layer into PostGIS takes.

Arguments (JSON on the command line): ``way`` ("plugin" or "qgis"), ``file``, ``layer``, ``table``,
``conninfo``, ``user``, ``schema``; the password comes in the environment (``PGPASSWORD``).
"""

import json
import os
import sys
import time

from qgis.core import QgsApplication, QgsDataSourceUri, QgsVectorLayer, QgsVectorLayerExporter

arguments = json.loads(sys.argv[1])
sys.path.insert(0, arguments["root"])
application = QgsApplication([], False)
application.initQgis()
layer = QgsVectorLayer(f"{arguments['file']}|layername={arguments['layer']}", arguments["layer"], "ogr")
if not layer.isValid():
    sys.exit("the layer cannot be read")
if arguments["way"] == "plugin":
    from prodige_plugin.feedback import Feedback
    from prodige_plugin.publishing.database import Database
    from prodige_plugin.publishing.prepared import prepare_layer
    from prodige_plugin.publishing.vector_export import load

    database = Database(arguments["conninfo"], arguments["user"], os.environ["PGPASSWORD"], arguments["schema"])
    began = time.perf_counter()
    count = load(prepare_layer(layer), database, arguments["table"], Feedback()).count
    seconds = time.perf_counter() - began
else:
    uri = QgsDataSourceUri(f"{arguments['conninfo']} user='{arguments['user']}' password='{os.environ['PGPASSWORD']}'")
    uri.setDataSource(arguments["schema"], arguments["table"], "geom", "", "gid")
    began = time.perf_counter()
    outcome, message = QgsVectorLayerExporter.exportLayer(layer, uri.uri(False), "postgres", layer.crs())
    seconds = time.perf_counter() - began
    if outcome != QgsVectorLayerExporter.ExportError.NoError:
        sys.exit(message)
    count = layer.featureCount()
print(json.dumps({"seconds": seconds, "count": count}))
sys.stdout.flush()
os._exit(0)
