"""Reading back: what a service tells is held against what it can tell."""

from __future__ import annotations

import pytest

from prodige_plugin.platforms.qgis_server.readback import as_noted

pytestmark = pytest.mark.usefixtures("qgis_app")


@pytest.mark.parametrize(
    ("count", "noted"),
    [(0, 0), (1, 1), (1_000_000, 1_000_000), (1 << 24, 1 << 24), ((1 << 24) + 1, 1 << 24), (20_000_003, 20_000_004)],
)
def test_a_number_of_rows_is_noted_in_four_bytes(count: int, noted: int) -> None:
    assert as_noted(count) == noted
