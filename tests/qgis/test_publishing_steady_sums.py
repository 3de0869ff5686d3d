"""Checksums of what QGIS writes in another order each time it runs: attributes, symbols within options."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from html import escape

import pytest
from lxml import etree

from prodige_plugin.publishing.fingerprint import drawn, settled

SYMBOL = (
    '<symbol type="line" name="symbol"><layer id="{one}" class="SimpleLine" pass="0"/></symbol>',
    '<symbol name="symbol" type="line"><layer class="SimpleLine" pass="0" id="{another}"/></symbol>',
)
#: In a QGIS of its own, whose hashes are its own: a layer with labels, a layer tree.
SCRIPT = """
import json, sys
from qgis.core import QgsPalLayerSettings, QgsProject, QgsVectorLayer, QgsVectorLayerSimpleLabeling
from qgis.testing import start_app
start_app()
from prodige_plugin.platforms.preparing import _tree_xml
from prodige_plugin.publishing.fingerprint import settled, style_sum
from prodige_plugin.publishing.prepared import prepare_layer
layer = QgsVectorLayer("Polygon?crs=EPSG:2154&field=nom:string", "Zones", "memory")
layer.setId("zones")
labels = QgsPalLayerSettings()
labels.fieldName, labels.enabled = "nom", True
layer.setLabeling(QgsVectorLayerSimpleLabeling(labels))
layer.setLabelsEnabled(True)
from qgis.PyQt.QtGui import QColor
layer.renderer().symbol().setColor(QColor("#6a8f3c"))
QgsProject.instance().addMapLayer(layer)
tree = settled(_tree_xml(QgsProject.instance()))
print("SUMS" + json.dumps([style_sum(prepare_layer(layer)), "zones" in tree]))
"""


def maplayer(symbol: str) -> str:
    option = f'<Option name="lineSymbol" value="{escape(symbol)}"/>'
    return f'<maplayer type="vector"><labeling>{option}</labeling></maplayer>'


def test_a_symbol_within_an_option_counts_by_what_it_says() -> None:
    one, other = (etree.tostring(drawn(maplayer(symbol)), method="c14n") for symbol in SYMBOL)
    assert one == other
    changed = maplayer(SYMBOL[0].replace('pass="0"', 'pass="1"'))
    assert etree.tostring(drawn(changed), method="c14n") != one


@pytest.mark.parametrize("value", ["<b", "< 5", "<a><b></a>"])
def test_what_only_begins_as_xml_is_left_as_it_is(value: str) -> None:
    (option,) = drawn(maplayer(value)).iter("Option")
    assert option.get("value") == value


def test_trees_and_layouts_count_by_what_they_say() -> None:
    assert settled('<a x="1" y="2"/>') == settled('<a y="2" x="1"></a>')
    assert settled('<a x="1"/>') != settled('<a x="2"/>')
    assert settled("") == ""


def test_the_layers_of_a_theme_count_in_any_order() -> None:
    theme = '<visibility-presets><visibility-preset name="Été">{}</visibility-preset></visibility-presets>'
    first, second = '<layer id="a" visible="1"/>', '<layer id="b"><node id="x"/><node id="y"/></layer>'
    turned = second.replace('<node id="x"/><node id="y"/>', '<node id="y"/><node id="x"/>')
    assert settled(theme.format(first + second)) == settled(theme.format(turned + first))
    assert settled(theme.format(first + second)) != settled(theme.format(first))
    # the order of a tree is that of drawing
    tree = "<layer-tree-group>{}</layer-tree-group>"
    assert settled(tree.format(first + second)) != settled(tree.format(second + first))


def test_a_labelled_layer_has_the_same_sum_in_every_session() -> None:
    """Each layer with labels was said to be changed, and its style sent again, after QGIS was started anew."""
    found = []
    for seed in ("1", "2"):
        env = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_HASH_SEED": seed, "PYTHONHASHSEED": seed}
        done = subprocess.run([sys.executable, "-c", SCRIPT], env=env, capture_output=True, text=True, timeout=120)
        (line,) = [one for one in done.stdout.splitlines() if one.startswith("SUMS")] or [done.stderr]
        found.append(json.loads(line.removeprefix("SUMS")))
    assert found[0] == found[1]
    assert found[0][1]
