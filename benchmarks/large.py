"""The catalogue of 100,000 records that the benchmarks of searching use: built once, kept under ``build/``."""

from __future__ import annotations

from pathlib import Path

from tests.servers.bulk_catalogue import BulkCatalogue

COUNT = 100_000


def catalogue(folder: Path) -> BulkCatalogue:
    """Give the catalogue; the first start builds it, which takes two or three minutes."""
    return BulkCatalogue(folder / f"catalogue-{COUNT}", COUNT)
