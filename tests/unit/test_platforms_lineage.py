"""The sentence of the lineage: added once, replaced when it is published again, all else kept."""

from __future__ import annotations

from prodige_plugin.metadata.record import Record
from prodige_plugin.platforms.lineage import sentence, with_sentence


def test_one_sentence_however_often() -> None:
    record = Record.new()
    record.set("lineage", "Numérisé en 2019.\nRelu en 2020.")
    data = record.to_bytes()
    for day, count in (("2026-11-22T10:00:00+00:00", 3), ("2026-11-23", 5), ("2026-11-24", 6)):
        data = with_sentence(data, "Plateforme (école)", "zones.gpkg", day, count)
    lineage = str(Record.parse(data).get("lineage"))
    assert lineage == "Numérisé en 2019.\nRelu en 2020.\n" + sentence(
        "Plateforme (école)", "zones.gpkg", "2026-11-24", 6
    )
    # from memory now, then another platform: two platforms, two sentences
    data = with_sentence(data, "Plateforme (école)", "", "2026-11-25", 7)
    data = with_sentence(data, "Autre", "zones.gpkg", "2026-11-25", 7)
    assert str(Record.parse(data).get("lineage")).split("\n")[2:] == [
        sentence("Plateforme (école)", "", "2026-11-25", 7),
        sentence("Autre", "zones.gpkg", "2026-11-25", 7),
    ]


def test_a_record_without_lineage_gets_one() -> None:
    data = with_sentence(Record.new().to_bytes(), "P", "a.shp", "2026-11-25", 1)
    assert str(Record.parse(data).get("lineage")) == sentence("P", "a.shp", "2026-11-25", 1)
