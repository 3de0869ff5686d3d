"""Inside QGIS: MetaSearch's search until its list is filled, and the bare time of the same words' request, in turns."""

import statistics
import sys
import time
import urllib.request

import link
from driver import settle
from qgis.core import QgsSettings
from qgis.utils import iface, plugin_paths

for folder in plugin_paths:
    sys.path.insert(0, folder)
arguments = link.arguments()
TIMES = 5
#: what MetaSearch asks for: ten Dublin Core records.
BODY = """<?xml version="1.0" encoding="UTF-8"?>
<csw:GetRecords xmlns:csw="http://www.opengis.net/cat/csw/2.0.2" xmlns:ogc="http://www.opengis.net/ogc" service="CSW"
 version="2.0.2" resultType="results" startPosition="1" maxRecords="10"><csw:Query typeNames="csw:Record">
<csw:ElementSetName>full</csw:ElementSetName><csw:Constraint version="1.1.0"><ogc:Filter>
<ogc:PropertyIsLike wildCard="%" singleChar="_" escapeChar="\\"><ogc:PropertyName>csw:AnyText</ogc:PropertyName>
<ogc:Literal>%{words}%</ogc:Literal></ogc:PropertyIsLike></ogc:Filter></csw:Constraint></csw:Query></csw:GetRecords>"""


def bare() -> float:
    """Seconds of the request sent by the standard library, its whole answer read."""
    body = BODY.replace("{words}", arguments["words"]).encode()
    request = urllib.request.Request(arguments["csw"], body, {"Content-Type": "application/xml"})
    began = time.perf_counter()
    with urllib.request.urlopen(request) as answer:
        answer.read()
    return time.perf_counter() - began


def measure() -> dict[str, float]:
    """Search again and again, in turns with the bare request."""
    settings = QgsSettings()
    settings.setValue("/MetaSearch/bench/url", arguments["csw"])
    settings.setValue("/MetaSearch/bench/catalog-type", "OGC CSW 2.0.2")
    settings.setValue("/MetaSearch/selected", "bench")
    from MetaSearch.dialogs.maindialog import MetaSearchDialog

    dialog = MetaSearchDialog(iface)
    dialog.show()
    dialog.cmbConnectionsSearch.setCurrentText("bench")
    dialog.leKeywords.setText(arguments["words"])
    dialog.search()
    settle(0.5)
    cards, bares = [], []
    for _ in range(TIMES):
        bares.append(bare())
        began = time.perf_counter()
        dialog.search()
        dialog.treeRecords.viewport().repaint()
        cards.append(time.perf_counter() - began)
        settle(0.2)
    if not dialog.treeRecords.topLevelItemCount():
        raise RuntimeError("MetaSearch found nothing")
    return {"card_ms": statistics.median(cards) * 1000, "http_ms": statistics.median(bares) * 1000}


link.begin(measure)
