"""Tooltips show what strangers wrote letter by letter: nothing in them is fetched or dressed up."""

from __future__ import annotations

import pytest
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QLineEdit

from prodige_plugin.gui.batch_model import BatchModel
from prodige_plugin.gui.batch_rows import facts_of
from prodige_plugin.gui.diff_window import DifferencesWindow
from prodige_plugin.gui.fill_table import FillTable
from prodige_plugin.gui.suggestions import Kind, Suggestion, SuggestionPopup
from prodige_plugin.metadata.batch_job import Entry, Origin
from prodige_plugin.metadata.diff import diff
from prodige_plugin.metadata.org_templates import Template, plan
from prodige_plugin.metadata.record import Record

pytestmark = pytest.mark.usefixtures("qgis_app")
#: What Qt would take for HTML, and fetch.
TITLE = '<img src="http://tracker.example/x.png">'


def titled() -> Record:
    record = Record.new()
    record.set("title", TITLE)
    return record


def of_suggestions() -> str:
    popup = SuggestionPopup(QLineEdit())
    popup.offer([Suggestion(Kind.CONCEPT, TITLE)])
    return popup.rows.item(0).toolTip()


def of_many_records() -> str:
    model = BatchModel()
    model.set_entries([Entry(1, Origin("file", "a.xml"), True, False, False)])
    model.set_facts({1: facts_of(titled().to_bytes())})
    return model.data(model.index(0, model.columns.index("title") + 1), Qt.ItemDataRole.ToolTipRole)


def of_differences() -> str:
    window = DifferencesWindow("a", "b")
    window.show_rows(diff(Record.new().to_bytes(), titled().to_bytes()))
    table = window.table
    return next(table.item(row, 2).toolTip() for row in range(table.rowCount()) if table.item(row, 2).text() == TITLE)


def of_a_template() -> str:
    table = FillTable("x")
    table.show_fillings(plan(Record.new(), Template("t", {"title": TITLE})), "")
    return table.table.item(0, 2).toolTip()


@pytest.mark.parametrize("tip", [of_suggestions, of_many_records, of_differences, of_a_template])
def test_a_title_that_looks_like_html_stays_text(tip) -> None:
    said = tip()
    assert "&lt;img" in said and "<img" not in said
