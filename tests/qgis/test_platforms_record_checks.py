"""What is said of records before they are published: rules that they break, and that nobody has looked at them."""

from __future__ import annotations

import pytest

from prodige_plugin.feedback import Feedback
from prodige_plugin.metadata.findings import Severity
from prodige_plugin.metadata.record import Record
from prodige_plugin.platforms.preparing import take
from prodige_plugin.platforms.product import Job
from prodige_plugin.platforms.record_checks import record_findings
from prodige_plugin.publishing.prepared import Update
from tests.platform.publish_support import squares


@pytest.fixture()
def job(qgis_app, qgis_new_project) -> Job:
    """One layer nobody has described."""
    layer = take(squares("Zones"))
    layer.table = "zones"
    return Job([layer])


def test_a_record_made_of_the_layer_alone_is_said_with_what_it_lacks(job: Job) -> None:
    (finding,) = record_findings(job, Feedback())
    assert (finding.check, finding.severity, finding.element) == (
        "record.unseen", Severity.WARNING, job.layers[0].layer_id,
    )  # fmt: skip
    assert "Nobody has looked" in finding.sentence
    before = finding.sentence
    assert 1 <= len(finding.details) <= 5
    assert len(set(finding.details)) == len(finding.details), "nothing is said twice"
    # who publishes is stated with the job: that is a fault less
    job.organisation, job.email = "Région Exemple", "sig@exemple.fr"
    (finding,) = record_findings(job, Feedback())
    assert finding.sentence != before


def test_a_record_that_breaks_rules_is_said_with_their_number_and_the_first_ones(job: Job) -> None:
    job.layers[0].record = Record.new().to_bytes()
    (finding,) = record_findings(job, Feedback())
    assert finding.check == "record.faults"
    assert "rule(s) that must hold" in finding.sentence
    assert len(finding.details) == 5
    assert not any("linkage" in line.lower() for line in finding.details), "its links come with the services"


def test_what_the_catalogue_holds_and_stays_is_not_said(job: Job) -> None:
    layer = job.layers[0]
    layer.record_id = "abc"
    assert record_findings(job, Feedback()) == []
    layer.record_id = ""
    job.replaced = {"zones"}
    assert record_findings(job, Feedback()) == []
    job.replaced = set()
    layer.update = Update.STYLE
    assert record_findings(job, Feedback()) == []
