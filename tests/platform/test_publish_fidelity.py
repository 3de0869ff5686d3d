"""What QGIS Server draws of a published layer is what QGIS draws, and the receipt says so."""

from __future__ import annotations

from pathlib import Path

import pytest
from qgis.PyQt.QtGui import QImage

from prodige_plugin.feedback import Feedback
from prodige_plugin.publishing.plan import Fidelity
from tests.platform.publish_support import Seat, departements, seat, swept
from tests.qgis import style_samples as samples

__all__ = ["seat", "swept"]


@pytest.mark.parametrize(
    "make",
    [
        samples.svg,
        samples.dashes,
        lambda: samples.labelled(samples.categories()),
        lambda: samples.labelled(samples.rules()),
        samples.hatched,
    ],
    ids=["svg points", "dashed lines", "labelled categories", "labelled rules", "hatched polygons"],
)
def test_the_receipt_says_how_alike_the_pictures_are(seat: Seat, make) -> None:
    receipt = seat.publish(make())
    (found,) = receipt.fidelity
    assert found.publication == receipt.links["wms"][0]["publication"]
    assert found.score >= 0.98, found
    assert found.notes == ()
    both = QImage(found.picture)
    # both pictures side by side, with a bar between
    assert both.height() == samples.SIZE[1] and both.width() > 2 * samples.SIZE[0]


def test_a_layer_in_degrees_is_compared_with_the_axes_in_place(seat: Seat) -> None:
    receipt = seat.publish(departements())
    (found,) = receipt.fidelity
    assert found.score >= 0.98, found


def test_the_selected_features_and_fields_alone_are_compared(seat: Seat) -> None:
    layer = samples.labelled(samples.categories())
    job = seat.publisher.prepare([layer], None)
    job.layers[0].chosen = frozenset(feature.id() for feature in list(layer.getFeatures())[:3])
    job.layers[0].columns = ("nom",)
    seat.publisher.check(job, Feedback())
    plan = seat.publisher.plan(job, Feedback())
    receipt = seat.publisher.run(plan, Feedback(), journals=seat.journals)
    (found,) = receipt.fidelity
    assert found.score >= 0.98, found


def test_a_comparison_that_fails_is_a_note(seat: Seat, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_arguments: object, **_more: object) -> Fidelity:
        raise OSError("the disk is full")

    monkeypatch.setattr("prodige_plugin.publishing.fidelity.compare", broken)
    receipt = seat.publish(samples.circles())
    (found,) = receipt.fidelity
    assert found.picture == "" and "the disk is full" in found.notes[0]
    assert receipt.checks
    assert all(check["ok"] for check in receipt.checks)


def test_the_pictures_of_a_new_publication_take_the_place_of_the_old(seat: Seat) -> None:
    first = seat.publish(samples.circles()).fidelity[0]
    layer = samples.circles()
    layer.renderer().symbol().setSize(9)
    before = Path(first.picture).read_bytes()
    second = seat.publish(layer).fidelity[0]
    assert second.picture == first.picture and second.score >= 0.98
    assert Path(second.picture).read_bytes() != before
