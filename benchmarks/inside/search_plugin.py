"""Inside QGIS: searches in the Catalogue dock at several latencies, and six typed letters; longest gaps, requests."""

import urllib.request

import link
from driver import Heartbeat, settle, wait_until
from qgis.PyQt.QtTest import QTest
from qgis.utils import plugins

arguments = link.arguments()


def requests(latency: str) -> int:
    """How many requests the catalogue has had at this latency."""
    with urllib.request.urlopen(arguments["counters"][latency]) as answer:
        return int(answer.read())


def at_rest(dock: object, what: str) -> None:
    """Wait until the dock waits for nothing, typing included."""
    wait_until(
        lambda: dock.model.state.name == "READY" and not dock.model.pending() and not dock._typing.isActive(), what, 30
    )


def one_search(dock: object, heartbeat: Heartbeat, latency: str) -> tuple[float, int]:
    """Search once as a person does; the longest gap, and the requests."""
    dock.words.clear()
    dock.search()
    at_rest(dock, "the first results")
    # as by a paste: the search below is the one that is measured
    dock.words.setText(arguments["words"])
    dock._typing.stop()
    settle(1.0)
    before = requests(latency)
    heartbeat.reset()
    dock.search()
    settle(0.02)
    at_rest(dock, "the results")
    settle(0.3)
    return heartbeat.longest_ms, requests(latency) - before


def six_letters(dock: object, heartbeat: Heartbeat) -> float:
    """Type letter by letter; the longest gap."""
    dock.words.setFocus()
    heartbeat.reset()
    for letter in arguments["letters"]:
        QTest.keyClick(dock.words, letter)
        settle(0.12)
    settle(0.35)
    at_rest(dock, "the results of the letters")
    settle(0.3)
    return heartbeat.longest_ms


def measure() -> dict[str, float]:
    """Open the dock on each catalogue, search, then type."""
    from prodige_plugin.platforms.model import Platform

    plugin = plugins["prodige_plugin"]
    for latency, address in arguments["csw"].items():
        plugin.platforms.save(Platform(f"at{latency}", f"at {latency}", "qgis_server", {"csw": address}))
    found: dict[str, float] = {"found": 1, "requests": 0, "typing_requests": 0}
    heartbeat = Heartbeat()
    for latency in arguments["csw"]:
        plugin.platforms.set_current(f"at{latency}")
        dock = plugin.open_dock("catalogue")
        found[f"gap_{latency}"], sent = one_search(dock, heartbeat, latency)
        found["requests"] = max(found["requests"], sent)
        found["found"] = min(found["found"], dock.model.rowCount())
        dock.words.clear()
        settle(0.5)
        at_rest(dock, "everything")
        settle(0.5)
        before = requests(latency)
        found[f"typing_gap_{latency}"] = six_letters(dock, heartbeat)
        found["typing_requests"] = max(found["typing_requests"], requests(latency) - before)
        found["found"] = min(found["found"], dock.model.rowCount())
    return found


link.begin(measure)
