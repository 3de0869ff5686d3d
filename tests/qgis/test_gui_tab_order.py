"""Tab goes through the Metadata dock as one reads, whatever was built when."""

from __future__ import annotations

import itertools

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from prodige_plugin.gui.tab_order import move_focus, stops
from prodige_plugin.metadata.values import Contact

from .gui_fakes import pump
from .test_gui_metadata import layer, opened, place

__all__ = ["place"]


def test_the_stops_are_those_of_the_layouts_not_of_the_building(qgis_app):
    root = QWidget()
    last, second, first = QLineEdit(root), QLineEdit(root), QLineEdit(root)
    hidden = QLineEdit(root)
    hidden.hide()
    column, row = QVBoxLayout(root), QHBoxLayout()
    row.addWidget(first)
    row.addWidget(second)
    column.addLayout(row)
    column.addWidget(hidden)
    column.addWidget(last)
    assert list(stops(root)) == [first, second, last]
    root.deleteLater()


def test_the_dock_is_walked_through_from_top_to_bottom(place):
    dock, _catalogue, iface = place
    iface.window.activateWindow()
    session = opened(dock, iface, layer())
    session.record.set("organisation", (Contact(organisation="Région", email="a@b.fr"),))
    dock.take_record(session.record)
    assert pump(lambda: dock._checking is None)
    for section in dock.form.sections.values():
        section.button.setChecked(True)
    order = list(stops(dock))
    rows = dock.form.rows
    title, abstract = rows["title"].field.edit, rows["abstract"].field.edit
    assert order.index(title) < order.index(rows["title"].info) < order.index(abstract)
    contact = rows["organisation"].field.rows[0]
    assert order.index(rows["thumbnails"].info) < order.index(contact.organisation) < order.index(contact.email)
    assert order.index(contact.email) < order.index(rows["lineage"].field.edit) < order.index(dock.head.publish)
    assert order.index(dock.head.all) < order.index(title)
    tops = [widget.mapTo(dock.form.widget(), widget.rect().topLeft()).y() for widget in order if _in_form(dock, widget)]
    downwards = sum(1 for above, below in itertools.pairwise(tops) if below >= above - 60)
    assert downwards == len(tops) - 1


def test_tab_moves_the_focus_and_leaves_at_both_ends(place):
    dock, _catalogue, iface = place
    opened(dock, iface, layer())
    title = dock.form.rows["title"].field.edit
    QApplication.setActiveWindow(dock.window())
    title.setFocus()
    QTest.keyClick(title, Qt.Key.Key_Tab)
    assert dock.window().focusWidget() is dock.form.rows["title"].info
    QTest.keyClick(dock.form.rows["title"].info, Qt.Key.Key_Backtab)
    assert dock.window().focusWidget() is title
    order = list(stops(dock))
    order[-1].setFocus()
    assert not move_focus(dock, True), "alone in its window, Tab is Qt's own at the end"


def _in_form(dock, widget):
    return dock.form.widget().isAncestorOf(widget)
