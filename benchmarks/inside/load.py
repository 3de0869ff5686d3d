"""Without a window: seconds one way of loading a layer into PostGIS takes.

Arguments (JSON on the command line): ``way`` ("plugin" or "qgis"), ``kind`` ("file", "memory", "joined" or
"virtual": how the layer comes), ``file``, ``layer``, ``table``, ``conninfo``, ``user``, ``schema``; the password
comes in the environment (``PGPASSWORD``).
"""

import json
import os
import sys
import time

from qgis.core import (
    QgsApplication,
    QgsDataSourceUri,
    QgsFeature,
    QgsFeatureRequest,
    QgsField,
    QgsProject,
    QgsVectorLayer,
    QgsVectorLayerExporter,
    QgsVectorLayerJoinInfo,
)
from qgis.PyQt.QtCore import QMetaType, QUrl


def layer_of(kind: str, source: QgsVectorLayer) -> QgsVectorLayer:
    """Give the layer as a person would have it in a project."""
    project = QgsProject.instance()
    if kind == "memory":
        return source.materialize(QgsFeatureRequest())
    if kind == "joined":
        table = QgsVectorLayer("None", "communes", "memory")
        kinds = (("nom_commune", QMetaType.Type.QString), ("habitants", QMetaType.Type.Int))
        table.dataProvider().addAttributes([QgsField(name, of) for name, of in kinds])
        table.updateFields()
        rows = []
        for number in range(340):
            row = QgsFeature(table.fields())
            row.setAttributes([f"Commune {number}", number * 100])
            rows.append(row)
        table.dataProvider().addFeatures(rows)
        project.addMapLayers([source, table])
        join = QgsVectorLayerJoinInfo()
        join.setJoinLayer(table)
        join.setTargetFieldName("commune")
        join.setJoinFieldName("nom_commune")
        join.setUsingMemoryCache(True)
        source.addJoin(join)
        return source
    if kind == "virtual":
        project.addMapLayer(source)
        query = bytes(QUrl.toPercentEncoding('SELECT *, "surface" * 2 AS deux FROM parcelles')).decode("ascii")
        uri = f"?query={query}&geometry=geometry:3:2154&uid=fid"
        return QgsVectorLayer(uri, "virtual", "virtual")
    return source


arguments = json.loads(sys.argv[1])
sys.path.insert(0, arguments["root"])
application = QgsApplication([], False)
application.initQgis()
layer = QgsVectorLayer(f"{arguments['file']}|layername={arguments['layer']}", arguments["layer"], "ogr")
if not layer.isValid():
    sys.exit("the layer cannot be read")
layer = layer_of(arguments.get("kind", "file"), layer)
if not layer.isValid():
    sys.exit("the layer cannot be made")
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
