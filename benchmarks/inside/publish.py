"""Inside QGIS: publish layers in a task as the dock does, and look how long the window ever stood still.

Arguments: ``platform`` (endpoints), ``user``, ``password``, ``file``, ``layers`` (names in the file), ``memory``
(whether they are taken into memory first), ``folder`` (where to export to; "" publishes).
"""

import time
from pathlib import Path

import link
from driver import Heartbeat, settle, wait_until
from qgis.core import QgsApplication, QgsAuthMethodConfig, QgsFeatureRequest, QgsProject, QgsVectorLayer

arguments = link.arguments()


def account() -> str:
    """Store the account in QGIS's authentication database and give its id."""
    manager = QgsApplication.authManager()
    if not manager.masterPasswordIsSet() and not manager.setMasterPassword("of the benchmark", True):
        raise RuntimeError("the authentication database has another password")
    config = QgsAuthMethodConfig("Basic")
    config.setName("bench")
    config.setConfig("username", arguments["user"])
    config.setConfig("password", arguments["password"])
    config.setConfig("realm", "")
    if not manager.storeAuthenticationConfig(config)[0]:
        raise RuntimeError("the account could not be stored")
    return str(config.id())


def measure() -> dict[str, object]:
    """Publish, or export; then unpublish what was published."""
    from prodige_plugin.gui.tasks import run_task
    from prodige_plugin.platforms import publisher_for
    from prodige_plugin.platforms.model import Platform
    from prodige_plugin.publishing.exports import FileFormat, export
    from prodige_plugin.publishing.prepared import prepare_layer

    layers = []
    for name in arguments["layers"]:
        layer = QgsVectorLayer(f"{arguments['file']}|layername={name}", name, "ogr")
        if arguments["memory"]:
            layer = layer.materialize(QgsFeatureRequest())
            layer.setName(name)
        if not layer.isValid():
            raise RuntimeError(f"{name} cannot be read")
        layers.append(layer)
    # layers that nobody draws: drawing is not what is measured
    QgsProject.instance().addMapLayers(layers, False)
    done: list[object] = []
    failed: list[object] = []
    #: seconds of the checks, which a person reads before they press Publish.
    checked: list[float] = []
    if arguments["folder"]:
        prepared = [prepare_layer(layer) for layer in layers]

        def work(feedback):
            made = []
            for number, one in enumerate(prepared):
                part = feedback.part(number / len(prepared), (number + 1) / len(prepared))
                made.append(export(one, Path(arguments["folder"]), FileFormat.GPKG, part).count)
            return sum(made)

    else:
        publisher = publisher_for(
            Platform("bench", "bench", "qgis_server", arguments["platform"], authcfg=account())
        )
        job = publisher.prepare(layers)

        def work(feedback):
            began = time.perf_counter()
            findings = publisher.check(job, feedback.part(0.0, 0.1))
            checked.append(time.perf_counter() - began)
            wrong = [finding for finding in findings if finding.severity.value == "error"]
            if wrong:
                raise RuntimeError(str(wrong))
            plan = publisher.plan(job, feedback.part(0.1, 0.15))
            receipt = publisher.run(plan, feedback.part(0.15, 1.0), journals=Path(arguments["journals"]))
            return len(receipt.entries) if hasattr(receipt, "entries") else 1

    settle(1.0)
    heartbeat = Heartbeat()
    began = time.perf_counter()
    run_task("bench", work, done.append, failed.append, on_progress=lambda _f, _s: None, final=True)
    wait_until(lambda: done or failed, "the end", arguments.get("timeout_s", 600))
    seconds = time.perf_counter() - began
    gap = heartbeat.longest_ms
    if failed:
        raise RuntimeError(failed[0].report())
    if not arguments["folder"]:

        def away(feedback):
            for publication in publisher.publications(feedback):
                publisher.run(
                    publisher.unpublish_plan(publication, feedback), feedback, journals=Path(arguments["journals"])
                )

        ended: list[object] = []
        run_task("bench", away, lambda _r: ended.append(1), ended.append)
        wait_until(lambda: ended, "the clearing", 300)
    return {"seconds": seconds - sum(checked), "check_s": sum(checked), "gap_ms": gap, "result": done[0]}


link.begin(measure)
