"""Inside QGIS: the whole loop, step by step, through the plugin's own windows."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import link
from account import connect
from driver import Driver, StepFailed, click, settle, wait_until
from osgeo import gdal, ogr
from qgis.core import (
    QgsApplication,
    QgsCategorizedSymbolRenderer,
    QgsCoordinateReferenceSystem,
    QgsFillSymbol,
    QgsMapLayer,
    QgsMapRendererParallelJob,
    QgsMapSettings,
    QgsPalLayerSettings,
    QgsProject,
    QgsRendererCategory,
    QgsTextFormat,
    QgsVectorFileWriter,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
)
from qgis.PyQt.QtCore import QSize, Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QDialog
from qgis.utils import iface, plugins

asked = link.arguments()
FOLDER = Path(asked["folder"])
TITLE = "Départements bretons – R&D <été> 2026"
ABSTRACT = (
    "Les quatre départements de la région Bretagne, tirés de la carte du monde de QGIS, "
    "pour montrer comment une couche du poste de travail est décrite, publiée puis retrouvée."
)
LINEAGE = "Extraction de la carte du monde livrée avec QGIS (Natural Earth), reprojetée en Lambert-93."
MAP_TITLE = "Carte de la Bretagne"

plugin: Any = plugins["prodige_plugin"]
project = QgsProject.instance()
made: dict[str, Any] = {}


def expect(condition: object, what: str) -> None:
    """Fail the step when what it needs is not so."""
    if not condition:
        raise StepFailed(what)


def type_text(widget: Any, text: str) -> None:
    """Replace a field's text as a person does, whatever its letters."""
    widget.setFocus()
    if hasattr(widget, "setPlainText"):
        widget.setPlainText(text)
    else:
        # QTest cannot type letters that no key has; the field is told that they were typed
        widget.setText(text)
        widget.textEdited.emit(text)


def pick(field: Any, words: str) -> None:
    """Type words into a picker of concepts and press Enter, as a person does."""
    type_text(field.line, words)
    settle(0.2)
    QTest.keyClick(field.line, Qt.Key.Key_Return)


def colours(layer: QgsMapLayer, size: int = 240) -> int:
    """Draw one layer alone, as the map does, and count its colours."""
    settings = QgsMapSettings()
    settings.setLayers([layer])
    settings.setDestinationCrs(layer.crs())
    settings.setExtent(layer.extent())
    settings.setOutputSize(QSize(size, size))
    job = QgsMapRendererParallelJob(settings)
    job.start()
    wait_until(lambda: not job.isActive(), "the layer to be drawn", 40)
    image = job.renderedImage()
    return len({image.pixel(x, y) for x in range(0, size, 4) for y in range(0, size, 4)})


def drawn() -> None:
    """Wait until the map canvas has drawn what is in the project."""
    canvas = iface.mapCanvas()
    canvas.refresh()
    settle(0.2)
    wait_until(lambda: not canvas.isDrawing(), "the map to be drawn", 40)


def search(dock: Any, words: str) -> None:
    """Type words in the Catalogue dock, press Enter, wait for the results."""
    type_text(dock.words, words)
    QTest.keyClick(dock.words, Qt.Key.Key_Return)
    settle(0.05)
    wait_until(lambda: dock.model.state.name in ("READY", "FAILED"), f"results for {words!r}", 20)
    if dock.model.error is not None and dock.model.state.name == "FAILED":
        raise StepFailed(str(dock.model.error))


def choose(dock: Any, title: str) -> Any:
    """Choose the result with this title, and give its summary."""
    for row in range(dock.model.rowCount()):
        index = dock.model.index(row, 0)
        summary = dock.model.summary(index)
        if summary.title == title:
            dock.list.setCurrentIndex(index)
            return summary
    raise StepFailed(f"{title!r} is not among the results")


def load_way(dock: Any, kind: str) -> QgsMapLayer:
    """Load the chosen result by one of the ways its sheet offers, and give the layer."""
    before = set(project.mapLayers())
    wait_until(lambda: dock.sheet._ways.actions(), "the ways to load", 5)
    ways = [one.menu() for one in dock.sheet._ways.actions() if one.menu() is not None and one.text().startswith(kind)]
    expect(ways, f"the sheet offers no {kind}: {[one.text() for one in dock.sheet._ways.actions()]}")
    ways[0].actions()[0].trigger()
    wait_until(lambda: set(project.mapLayers()) - before, f"the {kind} layer", 30)
    layer = project.mapLayer(next(iter(set(project.mapLayers()) - before)))
    expect(layer.isValid(), f"the {kind} layer is not valid")
    return layer


# -- the steps -------------------------------------------------------------------------------------


def connect_platform(read: dict[str, Any]) -> None:
    """The account is in QGIS's authentication database; the platform is the current one."""
    key = connect(Path(asked["state"]), asked["user"])
    dock = plugin.open_dock("catalogue")
    expect(dock is not None, "the Catalogue dock does not open")
    platform = plugin.platforms.current()
    read["platform"] = platform.name
    read["authcfg"] = bool(platform.authcfg)
    read["capabilities"] = sorted(one.value for one in plugin.platforms.capabilities(platform))
    expect(platform.key == key, "another platform is current")


def who_publishes(read: dict[str, Any]) -> None:
    """The person says once for whom they publish; records are filled with it."""
    dock = plugin.open_dock("publish")
    type_text(dock.organisation, "Région d’exemple")
    type_text(dock.email, "sig@exemple.fr")
    dock.organisation.editingFinished.emit()
    read["organisation"], read["email"] = dock.organisation.text(), dock.email.text()


def search_catalogue(read: dict[str, Any]) -> None:
    """Words find records."""
    dock = plugin.open_dock("catalogue")
    search(dock, "départements")
    read["total"] = dock.model.total
    first = dock.model.summary(dock.model.index(0, 0))
    read["first"] = {"title": first.title, "organisation": first.organisation, "date": first.date}
    expect(dock.model.total > 0, "nothing found")


def read_sheet(read: dict[str, Any]) -> None:
    """The record sheet of a result shows its contents and its XML."""
    dock = plugin.open_dock("catalogue")
    summary = next(
        (
            one
            for one in (dock.model.summary(dock.model.index(row, 0)) for row in range(dock.model.rowCount()))
            if {"WMS", "WFS"}
            <= {part for resource in one.links for part in ("WMS", "WFS") if part in resource.protocol.upper()}
        ),
        None,
    )
    expect(summary is not None, "no result has both a WMS and a WFS")
    made["found"] = choose(dock, summary.title)
    dock.open_sheet()
    wait_until(lambda: dock.sheet._details is not None, "the full record", 15)
    read["title"] = summary.title
    read["sheet_characters"] = len(dock.sheet.text.toPlainText())
    expect(summary.title in dock.sheet.text.toPlainText(), "the sheet does not show the title")


def load_wms(read: dict[str, Any]) -> None:
    """The WMS layer of the record is drawn."""
    layer = load_way(plugin.open_dock("catalogue"), "WMS")
    read["layer"], read["crs"] = layer.name(), layer.crs().authid()
    read["record_id"] = layer.customProperty("prodige/record_id")
    read["colours"] = colours(layer)
    expect(read["colours"] > 2, "the WMS layer is drawn blank")
    expect(read["record_id"] == made["found"].identifier, "the layer does not know its record")
    iface.mapCanvas().zoomToFeatureExtent(layer.extent())
    drawn()


def load_wfs(read: dict[str, Any]) -> None:
    """The WFS layer of the record has its features."""
    layer = load_way(plugin.open_dock("catalogue"), "WFS")
    read["layer"] = layer.name()
    read["features"] = sum(1 for _ in layer.getFeatures())
    read["fields"] = [field.name() for field in layer.fields()][:6]
    expect(read["features"] > 0, "the WFS layer has no feature")
    drawn()


def local_layer(read: dict[str, Any]) -> None:
    """A GeoPackage of the workstation, styled and labelled by the person."""
    world = Path(QgsApplication.pkgDataPath()) / "resources/data/world_map.gpkg"
    file = FOLDER / "Données été.gpkg"
    gdal.VectorTranslate(
        str(file), str(world), format="GPKG", layers=["states_provinces"], dstSRS="EPSG:2154",
        layerName="départements bretons", reproject=True, geometryType="PROMOTE_TO_MULTI",
        where="iso_a2='FR' AND name IN ('Finistère', 'Morbihan', 'Ille-et-Vilaine', 'Côtes-d''Armor')",
    )  # fmt: skip
    layer = QgsVectorLayer(f"{file}|layername=départements bretons", TITLE, "ogr")
    expect(layer.isValid(), "the GeoPackage was not made")
    names = sorted(feature["name"] for feature in layer.getFeatures())
    fills = ("#8dd3c7", "#ffffb3", "#bebada", "#fb8072")
    categories = [
        QgsRendererCategory(name, QgsFillSymbol.createSimple({"color": fill, "outline_color": "#555555"}), name)
        for name, fill in zip(names, fills, strict=False)
    ]
    layer.setRenderer(QgsCategorizedSymbolRenderer("name", categories))
    labels = QgsPalLayerSettings()
    labels.fieldName, labels.enabled = "name", True
    style = QgsTextFormat()
    style.setSize(9)
    labels.setFormat(style)
    layer.setLabeling(QgsVectorLayerSimpleLabeling(labels))
    layer.setLabelsEnabled(True)
    project.addMapLayer(layer)
    iface.setActiveLayer(layer)
    project.setCrs(QgsCoordinateReferenceSystem("EPSG:2154"))
    iface.mapCanvas().setExtent(layer.extent())
    drawn()
    made["layer"], made["count"] = layer, layer.featureCount()
    read["file"], read["features"], read["names"] = file.name, layer.featureCount(), names
    expect(layer.featureCount() == 4, "the four départements are not there")


def take_proposal() -> None:
    """Read what the safe repairs would change, and take it."""

    def offered() -> Any:
        shown = [window for window in iface.mainWindow().findChildren(QDialog) if hasattr(window, "take")]
        return next((w for w in shown if w.isVisible() and w.take is not None and w.take.isEnabled()), None)

    wait_until(offered, "the differences that the repairs make", 10)
    click(offered().take)


def describe(read: dict[str, Any]) -> None:
    """The record of the active layer is filled from it, completed, checked, kept as a draft."""
    dock = plugin.open_dock("metadata")
    dock.show_layer(made["layer"])
    wait_until(lambda: dock.session is not None, "the record of the layer", 20)
    dock.form.finish()
    record = dock.session.record
    read["prefilled"] = {key: str(record.get(key))[:80] for key in ("title", "bbox", "crs") if key in dock.form.rows}
    read["findings_before"] = len(dock.findings)
    rows = dock.form.rows
    type_text(rows["title"].field.edit, TITLE)
    type_text(rows["abstract"].field.edit, ABSTRACT)
    type_text(rows["lineage"].field.edit, LINEAGE)
    for word in ("département", "Bretagne", "limite administrative"):
        pick(rows["keywords"].field, word)
    pick(rows["topic_category"].field, "limites")
    pick(rows["inspire_themes"].field, "unités administratives")
    expect(rows["topic_category"].field.value() == ("boundaries",), "the topic category was not picked")
    expect(rows["inspire_themes"].field.value() == ("au",), "the theme was not picked")
    expect(len(rows["keywords"].field.value()) == 3, "the keywords were not taken")
    type_text(rows["scale"].field.edit, "1000000")
    settle(0.7)
    wait_until(lambda: dock._checking is None, "the record to be checked", 10)
    if dock.head.fix.isVisible() and dock.head.fix.isEnabled():
        click(dock.head.fix)
        take_proposal()
        settle(0.7)
        wait_until(lambda: dock._checking is None, "the repairs to be checked", 10)
    read["findings_after"] = len(dock.findings)
    read["left"] = [finding.message for finding in dock.findings][:8]
    click(dock.head.save)
    wait_until(lambda: dock.session.saved, "the draft to be kept", 10)
    read["draft"] = dock.session.saved
    expect(str(dock.session.record.get("title")) == TITLE, "the title is not in the record")
    errors = [finding.message for finding in dock.findings if finding.severity.name == "ERROR"]
    # the services, and so the links, come with the publication
    expect(len(errors) <= 1, f"errors are left: {errors}")


def check_before(read: dict[str, Any]) -> None:
    """The layer and the map are chosen and checked."""
    dock = plugin.open_dock("publish")
    project.setTitle(MAP_TITLE)
    dock.choose_layer(made["layer"])
    settle(0.3)
    expect(dock.list.tick(dock.list.MAP), "the map cannot be chosen")
    type_text(dock.list.map_title, MAP_TITLE)
    settle(0.3)
    click(dock.check_button)
    wait_until(lambda: dock._task is None and dock._findings is not None, "the checks", 30)
    read["findings"] = [f"{finding.severity.name}: {finding.sentence}" for finding in dock._findings]
    expect(not any(line.startswith("ERROR") for line in read["findings"]), f"errors: {read['findings']}")


def show_plan(read: dict[str, Any]) -> None:
    """The plan says by name what will be done; nothing is done yet."""
    dock = plugin.open_dock("publish")
    click(dock.plan_button)
    wait_until(lambda: dock.stack.currentWidget() is dock.plan_view, "the plan", 30)
    plan = dock.plan_view.plan
    read["title"] = plan.title
    read["steps"] = [{"label": s.label, "effect": s.effect.value, "targets": list(s.targets)} for s in plan.steps]


def publish(read: dict[str, Any]) -> None:
    """The plan is carried out, and read back as an anonymous visitor."""
    dock = plugin.open_dock("publish")
    click(dock.plan_view.run_button)
    wait_until(lambda: not dock.runner.running, "the publication", 90)
    expect(dock.stack.currentWidget() is dock.receipt, "there is no receipt")
    receipt = dock.receipt.receipt
    made["receipt"] = receipt
    read["links"] = {role: [dict(one) for one in links] for role, links in receipt.links.items()}
    read["checks"] = [dict(one) for one in receipt.checks]
    read["warnings"] = list(receipt.warnings)
    expect(receipt.checks and all(one["ok"] for one in receipt.checks), "something read back is not as published")
    expect({"wms", "wfs", "record", "map"} <= set(receipt.links), f"links missing: {sorted(receipt.links)}")


def found_again(read: dict[str, Any]) -> None:
    """What was published is found by its words."""
    dock = plugin.open_dock("catalogue")
    search(dock, "Départements bretons")
    summary = choose(dock, TITLE)
    dock.open_sheet()
    wait_until(lambda: dock.sheet._details is not None, "the full record", 15)
    settle(1.0)
    read["identifier"], read["title"] = summary.identifier, summary.title
    read["links"] = [resource.protocol for resource in summary.links]


def drawn_again(read: dict[str, Any]) -> None:
    """Its WMS draws it from the platform, in the person's own style."""
    layer = load_way(plugin.open_dock("catalogue"), "WMS")
    read["layer"], read["colours"] = layer.name(), colours(layer)
    expect(read["colours"] > 4, "the published layer is drawn blank")
    for node in project.layerTreeRoot().findLayers():
        node.setItemVisibilityChecked(node.layer() is layer)
    drawn()


def downloaded(read: dict[str, Any]) -> None:
    """Its WFS gives every feature back, written to a file."""
    layer = load_way(plugin.open_dock("catalogue"), "WFS")
    file = FOLDER / "téléchargé.gpkg"
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.driverName = "GPKG"
    code, message, *_ = QgsVectorFileWriter.writeAsVectorFormatV3(layer, str(file), project.transformContext(), options)
    expect(code == QgsVectorFileWriter.WriterError.NoError, message)
    source = ogr.Open(str(file))
    read["features"] = source.GetLayer(0).GetFeatureCount()
    read["names"] = sorted(feature.GetField("name") for feature in source.GetLayer(0))
    expect(read["features"] == made["count"], f"{read['features']} features instead of {made['count']}")


def map_again(read: dict[str, Any]) -> None:
    """The published map draws as one WMS."""
    entry = made["receipt"].links["map"][0]
    read["address"] = dict(entry)
    services = [dict(one) for one in made["receipt"].links["wms"]]
    read["services"] = [one["url"] for one in services]
    expect(any(MAP_TITLE in one.get("title", "") for one in services), f"no WMS of the map among {services}")


def correct_record(read: dict[str, Any]) -> None:
    """The published record is corrected from the dock and saved over what the catalogue holds now."""
    dock = plugin.open_dock("metadata")
    dock.show_layer(made["layer"])
    wait_until(lambda: dock.session is not None, "the record of the layer", 20)
    dock.form.finish()
    read["origin"] = dock.session.origin
    type_text(dock.form.rows["abstract"].field.edit, ABSTRACT + " Corrigé après publication.")
    settle(0.6)
    wait_until(lambda: dock._checking is None, "the record to be checked", 10)
    click(dock.head.publish)
    wait_until(lambda: not dock.saver.busy, "the record to be published", 30)
    expect(not dock.session.dirty, "the record was not published")
    expect("Corrigé" in str(dock.session.record.get("abstract")), "the correction was not read back")
    read["identifier"] = dock.session.record.identifier


def my_publications(read: dict[str, Any]) -> None:
    """“My publications” lists what was published."""
    dock = plugin.open_dock("publish")
    if dock.stack.currentWidget() is dock.receipt:
        dock.receipt.left.emit()
    dock.tabs.setCurrentWidget(dock.publications)
    wait_until(lambda: dock.publications.rows, "the list of publications", 20)
    read["publications"] = [row.accessibleName() for row in dock.publications.rows]
    expect({TITLE, MAP_TITLE} <= set(read["publications"]), "not all publications are listed")


def run() -> dict[str, Any]:
    """Carry out every step; what needs a step that failed is said to have failed too."""
    window = iface.mainWindow()
    window.resize(1400, 900)
    window.move(0, 0)
    driver = Driver(FOLDER)
    for name, work in (
        ("connect", connect_platform),
        ("search", search_catalogue),
        ("record-sheet", read_sheet),
        ("load-wms", load_wms),
        ("load-wfs", load_wfs),
        ("local-layer", local_layer),
        ("who-publishes", who_publishes),
        ("describe", describe),
        ("check-before", check_before),
        ("plan", show_plan),
        ("publish", publish),
        ("found-again", found_again),
        ("drawn-again", drawn_again),
        ("downloaded", downloaded),
        ("map", map_again),
        ("correct-record", correct_record),
        ("my-publications", my_publications),
    ):
        driver.step(name, work)
    report = driver.report()
    (FOLDER / "steps.json").write_text(json.dumps(report, ensure_ascii=False, default=str), encoding="utf-8")
    return report


link.begin(run, 1500)
