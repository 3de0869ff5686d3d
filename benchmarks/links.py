"""The links of real records: how many get a loader or a stated reason why not."""

from __future__ import annotations

from pathlib import Path

from lxml import etree

from prodige_plugin import xmlsafe
from prodige_plugin.catalogue import summary_iso, summary_mdb
from prodige_plugin.errors import BadXml
from prodige_plugin.metadata.namespaces import ROOTS
from prodige_plugin.services.kinds import BY_KEY
from prodige_plugin.services.sources import layer_sources

from .report import Row, row

REAL = Path(__file__).resolve().parents[2] / "shared" / "records"


def run(_folder: Path) -> list[Row]:
    """Count over every record; no row where the records are not on this machine."""
    total = answered = loadable = 0
    for file in sorted(REAL.rglob("*.xml")):
        try:
            root = xmlsafe.parse(file.read_bytes())
        except BadXml:
            continue
        for link in _links(root):
            total += 1
            sources = layer_sources((link,), "record")
            # a kind without a provider of QGIS (a map context, a feed) has its own opener
            opened = [bool(BY_KEY[source.kind].opener) and not source.reason for source in sources]
            loadable += any(opened)
            told = [bool(source.reason) for source in sources]
            answered += bool(sources) and all(map(any, zip(opened, told, strict=True)))
    if not total:
        return []
    return [
        row("links_answered_percent", 100 * answered / total, None, "–", "% of " + str(total), "100 %",
            lambda value, _ratio: value == 100),
        row("links_loadable_percent", 100 * loadable / total, None, "–", "% of " + str(total), "for information",
            lambda _value, _ratio: True),
    ]  # fmt: skip


def _links(root: etree._Element) -> list:
    """Give the links of the records of one file."""
    found = []
    for node in root.iter(*ROOTS, *summary_mdb.ROOTS):
        read = summary_iso.summary if node.tag in ROOTS else summary_mdb.summary
        found += read(node).links
    return found
