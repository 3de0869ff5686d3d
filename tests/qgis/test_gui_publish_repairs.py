"""Repairs taken once are kept with the layer: each publication of it is made alike."""

from __future__ import annotations

import json

from qgis.core import QgsFeature, QgsGeometry, QgsVectorLayer

from prodige_plugin.feedback import Feedback
from prodige_plugin.gui import publish_repairs
from prodige_plugin.gui.publish_choices import CHOICES, Choices
from prodige_plugin.gui.publish_options import LayerOptions, Offer
from prodige_plugin.publishing import fingerprint
from prodige_plugin.publishing.checks import apply
from prodige_plugin.publishing.checks.repair_rows import repair_of
from prodige_plugin.publishing.prepared import prepare_layer

BOW_TIE = "POLYGON((0 0,10 10,10 0,0 10,0 0))"


def parcels() -> QgsVectorLayer:
    """A bow-tie, with a field that must be quoted."""
    layer = QgsVectorLayer("Polygon?crs=EPSG:2154&field=Nom d’été:string(20)", "Parcelles", "memory")
    feature = QgsFeature(layer.fields())
    feature.setGeometry(QgsGeometry.fromWkt(BOW_TIE))
    feature.setAttributes(["à"])
    layer.dataProvider().addFeatures([feature])
    return layer


TAKEN = [("make_valid", ""), ("rename_fields", json.dumps({"Nom d’été": "nom_d_ete"}))]


def take(layer: QgsVectorLayer, platform: str = "here") -> None:
    """Take both repairs, as the dock does."""
    choices = Choices(platform)
    for key, answer in TAKEN:
        choices.of(layer).repaired(key, answer, layer)
    choices.keep(layer)


def test_the_next_session_makes_the_same_of_the_layer(qgis_app) -> None:
    layer = parcels()
    repaired = prepare_layer(layer)
    for key, answer in TAKEN:
        apply(repaired, repair_of(key), answer)
    take(layer)
    later = prepare_layer(layer)
    Choices("here").of(layer).give_to(later, layer)
    assert later.repairs == {"make_valid"}
    assert later.renamed == {"Nom d’été": "nom_d_ete"}
    assert fingerprint.data_sum(later, Feedback()) == fingerprint.data_sum(repaired, Feedback())
    assert fingerprint.style_sum(later) == fingerprint.style_sum(repaired)
    assert fingerprint.data_sum(later, Feedback()) != fingerprint.data_sum(prepare_layer(layer), Feedback())


def test_another_platform_asks_something_else(qgis_app) -> None:
    layer = parcels()
    take(layer)
    assert Choices("elsewhere").of(layer).repairs == []


def test_a_repair_that_cannot_be_any_more_is_left_out(qgis_app) -> None:
    layer = parcels()
    prepared = prepare_layer(layer)
    publish_repairs.again(prepared, [("rename_fields", json.dumps({"Nom d’été": "a"})), ("drop_zm", "")])
    both = QgsVectorLayer("Polygon?crs=EPSG:2154&field=un:string&field=deux:string", "Deux", "memory")
    other = prepare_layer(both)
    publish_repairs.again(other, [("rename_fields", json.dumps({"un": "deux"})), ("make_valid", "")])
    assert other.renamed == {}
    assert other.repairs == {"make_valid"}


def test_what_is_no_repair_is_not_read(qgis_app) -> None:
    layer = parcels()
    strange = [["make_valid", ""], ["no such", ""], ["rename_fields", "{"], ["cast_types", "[1]"], ["drop_zm"], 3]
    layer.setCustomProperty(CHOICES, json.dumps({"platforms": {"here": {"repairs": strange}}}))
    assert Choices("here").of(layer).repairs == [("make_valid", "")]


def test_repairs_are_seen_and_given_up(qgis_app) -> None:
    layer = parcels()
    take(layer)
    chosen = Choices("here").of(layer)
    assert "2 repair(s)" in chosen.words(layer)
    options = LayerOptions(layer, chosen, Offer("here"))
    assert not options.no_repairs.isHidden()
    assert "rebuilt" in options.repairs.toolTip()
    told = []
    options.changed.connect(lambda: told.append(True))
    options.no_repairs.click()
    assert chosen.repairs == []
    assert told
    assert options._repairs_box.isHidden()


def test_a_layer_without_repairs_says_nothing_of_them(qgis_app) -> None:
    layer = parcels()
    options = LayerOptions(layer, Choices("here").of(layer), Offer("here"))
    assert options._repairs_box.isHidden()
    assert options._form.labelForField(options._repairs_box).isHidden()
