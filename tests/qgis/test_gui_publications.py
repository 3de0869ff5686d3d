"""My publications: states, filter, order, several platforms, offline, actions, differences; and the receipt."""

from __future__ import annotations

import pytest
from qgis.core import QgsCoordinateReferenceSystem, QgsGeometry, QgsProject, QgsRectangle
from qgis.gui import QgsRubberBand
from qgis.PyQt.QtCore import QUrl
from qgis.PyQt.QtGui import QColor, QDesktopServices, QImage
from qgis.PyQt.QtWidgets import QApplication, QLabel

from prodige_plugin.errors import DatabaseError
from prodige_plugin.gui import messages
from prodige_plugin.gui.dataset_choice import DatasetChoice
from prodige_plugin.gui.fidelity_window import FidelityWindow
from prodige_plugin.gui.publications_model import Fresh, Order, Shown, ordered, state_icon, state_text
from prodige_plugin.gui.publish_choices import PLATFORM, PUBLICATION
from prodige_plugin.gui.receipt_text import receipt_html, receipt_lines, score_text
from prodige_plugin.gui.tasks import running_tasks
from prodige_plugin.platforms.capability_words import why_not
from prodige_plugin.platforms.dashboard import DashboardRow
from prodige_plugin.platforms.model import Capability, Platform
from prodige_plugin.platforms.product import Dataset
from prodige_plugin.publishing.changes import Changes, Kind, PublicationState, Sample
from prodige_plugin.publishing.fingerprint import data_sum, style_sum
from prodige_plugin.publishing.ledger import Entry
from prodige_plugin.publishing.plan import Effect, Fidelity, Plan, Receipt
from prodige_plugin.publishing.prepared import prepare_layer

from .gui_fakes import FakeStep, practice, pump
from .publish_place import Place, button, layer, published


@pytest.fixture
def place(qgis_app, tmp_path, monkeypatch):
    """A dock on a project with one layer, and its publisher."""
    made = Place(tmp_path, monkeypatch, [("", layer("Communes"))])
    yield made
    made.close()


def listed(place):
    """Open the tab and wait until every state is worked out."""
    tab = place.dock.publications
    place.dock.tabs.setCurrentWidget(tab)
    tab.refresh()
    assert pump(lambda: not tab.source.busy and not tab._fill_rest.isActive(), 30)
    return tab


def is_published(place, name="Communes", key="communes"):
    """Say that a layer is a publication; gives the checksums of what was published."""
    one = place.layers[name]
    one.setCustomProperty(PUBLICATION, key)
    one.setCustomProperty(PLATFORM, "p1")
    prepared = prepare_layer(one)
    from prodige_plugin.feedback import Feedback

    return {"data": data_sum(prepared, Feedback()), "style": style_sum(prepared)}


def row_of(tab, title):
    return next(row for row in tab.rows if row.title == title)


# -- states ----------------------------------------------------------------------------------------


def test_states_are_words_and_icons(place):
    sums = is_published(place)
    place.ledger.note(Entry("p1", "old", "Ancienne", "layer", "2020-01-01T00:00:00Z", sums={"data": "a"}))
    place.publisher.listed = [
        published("communes", "Communes", sums=sums, changed_there=False),
        published("zh", "Zones humides", sums={"data": "1"}, changed_there=True),
        published("carte", "Carte", kind="map"), published("colis", "Colis", waiting=True),
    ]  # fmt: skip
    tab = listed(place)
    assert {row.title: row.state for row in tab.rows} == {
        "Communes": "same", "Zones humides": "changed there", "Carte": "published",
        "Colis": "waiting for its deposit", "Ancienne": "gone",
    }  # fmt: skip
    assert all(row.state_icon is not None and not row.state_icon.isNull() for row in tab.rows)


def test_a_layer_that_was_edited_since_is_changed_here(place):
    sums = is_published(place)
    place.publisher.listed = [published("communes", "Communes", sums=sums, changed_there=False)]
    communes = place.layers["Communes"]
    communes.startEditing()
    communes.changeAttributeValue(1, 1, "autre")
    communes.commitChanges()
    tab = listed(place)
    assert tab.rows[0].state == "changed here"
    tab.rows[0].setExpanded(True)
    words = " ".join(label.text() for label in tab.rows[0].panel.findChildren(QLabel))
    assert "Changed on this computer" in words


def test_offline_shows_what_this_computer_remembers_with_its_date(place):
    place.ledger.note(
        Entry("p1", "communes", "Communes", "layer", "2024-06-12T10:00:00Z", source="/data/communes.gpkg",
              sums={"data": "ab" * 32}, count=301, tables=("communes",), links={"wms": "http://127.0.0.1:9/w"})
    )  # fmt: skip
    place.publisher.listed = DatabaseError("The database cannot be reached.")
    tab = listed(place)
    row = tab.rows[0]
    assert row.state == "not reached"
    assert "communes.gpkg" in row.description()
    assert "The database cannot be reached." in tab.note.text()
    row.setExpanded(True)
    words = " ".join(label.text() for label in row.panel.findChildren(QLabel))
    assert "remembers of" in words
    assert "2024" in words
    assert "abababab" in words
    assert not button(row.panel, "Unpublish…").isEnabled()
    place.publisher.listed = [published("communes", "Communes")]
    tab.refresh_button.click()
    assert pump(lambda: not tab.source.busy and tab.rows and tab.rows[0].state != "not reached")
    assert not tab.note.isVisible()


def test_what_is_unfolded_stays_so_when_states_come(place):
    place.publisher.listed = [published("a", "A"), published("b", "B")]
    tab = listed(place)
    row_of(tab, "B").setExpanded(True)
    tab.refresh()
    assert pump(lambda: not tab.source.busy and not tab._fill_rest.isActive(), 30)
    assert row_of(tab, "B").isExpanded()
    assert not row_of(tab, "A").isExpanded()


# -- filter, order, platforms ----------------------------------------------------------------------


def test_words_find_titles_states_and_files(place):
    place.publisher.listed = [published("a", "Communes", file="c.gpkg"), published("z", "Zones", changed_there=True)]
    tab = listed(place)

    def shown(words):
        tab.filter.setText(words)
        return [row.title for row in tab.rows if not row.isHidden()]

    assert shown("zon") == ["Zones"]
    assert shown("changed there") == ["Zones"]
    assert shown("c.gpkg") == ["Communes"]
    assert shown("") == ["Communes", "Zones"]


def test_publications_stand_in_the_order_wanted():
    def one(title, when, state, platform="P"):
        return Shown("p", platform, DashboardRow(published(title, title, when=when), state, ""))

    found = [
        one("b", "2024", PublicationState.SAME), one("A", "2023", PublicationState.BOTH, "A"),
        one("c", "2025", PublicationState.CHANGED_HERE, "Z"),
    ]  # fmt: skip
    titles = {order: [shown.row.publication.title for shown in ordered(found, order)] for order in Order}
    assert titles == {
        Order.NEWEST: ["c", "b", "A"], Order.TITLE: ["A", "b", "c"], Order.STATE: ["A", "c", "b"],
        Order.PLATFORM: ["A", "b", "c"],
    }  # fmt: skip


@pytest.mark.parametrize("fresh", list(Fresh))
@pytest.mark.parametrize("state", list(PublicationState))
def test_every_state_has_words_and_an_icon_of_qgis(qgis_app, state, fresh):
    from prodige_plugin.gui import icons

    shown = Shown("p", "P", DashboardRow(published(), state, ""), fresh)
    assert state_text(shown)
    assert not icons.theme(state_icon(shown)).pixmap(16, 16).isNull()


def test_all_platforms_are_listed_together_and_one_that_fails_leaves_the_others(place, monkeypatch):
    other = practice("p2", "Autre")
    place.platforms.save(other)
    place.dock._platform_changed()

    class Broken:
        platform = other

        def publications(self, _feedback):
            raise DatabaseError("Autre does not answer.")

    monkeypatch.setattr(
        place.platforms, "publisher", lambda platform: Broken() if platform.key == "p2" else place.publisher
    )
    place.ledger.note(Entry("p2", "x", "De l'autre", "layer", "2024-01-01T00:00:00Z"))
    place.publisher.listed = [published("a", "Communes")]
    tab = place.dock.publications
    tab.source._publisher = place.platforms.publisher
    assert not tab.scope.isHidden()
    tab.scope.setCurrentIndex(1)
    listed(place)
    assert {row.title: row.state for row in tab.rows} == {"Communes": "not known", "De l'autre": "not reached"}
    assert "Autre" in row_of(tab, "De l'autre").description()
    assert tab.note.text() == "Autre does not answer."


# -- actions ---------------------------------------------------------------------------------------


def opened(place, title="Communes"):
    tab = listed(place)
    row = row_of(tab, title)
    row.setExpanded(True)
    return row.panel


def test_links_are_copied_and_the_page_is_opened(place, monkeypatch):
    went = []
    monkeypatch.setattr(QDesktopServices, "openUrl", staticmethod(lambda url: went.append(url.toString()) or True))
    place.publisher.listed = [published(links={"wms": "http://127.0.0.1:9/w", "map": "http://127.0.0.1:9/m"})]
    panel = opened(place)
    button(panel, "Copy the links").click()
    assert "WMS: http://127.0.0.1:9/w" in QApplication.clipboard().text()
    button(panel, "Open").click()
    assert went == ["http://127.0.0.1:9/m"]


def test_update_ticks_the_layer_alone_and_shows_the_plan(place):
    place.add(layer("Autre"))
    assert pump(lambda: place.layers["Autre"].id() in place.dock.list.rows)
    place.tick("Autre")
    sums = is_published(place)
    place.publisher.listed = [published("communes", "Communes", sums=sums, changed_there=False)]
    button(opened(place), "Update…").click()
    assert pump(lambda: place.dock.stack.currentWidget() is place.dock.plan_view)
    assert [one.title for one in place.publisher.jobs[-1].layers] == ["Communes"]


def test_a_layer_that_the_project_was_not_saved_with_is_known_by_what_this_computer_noted(place):
    """The project was opened again as it was before the publication: its layer was said not to be in it."""
    layer_id = place.layers["Communes"].id()
    place.ledger.note(Entry("p1", "communes", "Communes", "layer", "2024-06-12", layer_id=layer_id, sums={"data": "x"}))
    place.publisher.listed = [published("communes", "Communes", sums={"data": "x"}, changed_there=False)]
    tab = listed(place)
    (row,) = tab.rows
    assert row.shown.row.layer_id == layer_id
    assert row.shown.row.state is PublicationState.CHANGED_HERE


def test_a_layer_published_elsewhere_too_is_not_taken_by_its_name_there(place):
    one = place.layers["Communes"]
    one.setCustomProperty(PUBLICATION, "ailleurs")
    one.setCustomProperty(PLATFORM, "p2")
    place.ledger.note(Entry("p1", "communes", "Communes", "layer", "2024-06-12", layer_id=one.id()))
    place.publisher.listed = [published("communes", "Communes"), published("ailleurs", "Another one's")]
    rows = {row.title: row.shown.row.layer_id for row in listed(place).rows}
    assert rows == {"Communes": one.id(), "Another one's": ""}


def test_without_its_layer_a_publication_cannot_be_updated_and_says_why(place):
    place.publisher.listed = [published("zh", "Zones")]
    update = button(opened(place, "Zones"), "Update…")
    assert not update.isEnabled()
    assert "not in this project" in update.toolTip()


def test_what_is_gone_can_be_forgotten(place):
    place.ledger.note(Entry("p1", "old", "Ancienne", "layer", "2020-01-01T00:00:00Z"))
    place.publisher.listed = []
    panel = opened(place, "Ancienne")
    button(panel, "Forget it").click()
    assert pump(lambda: place.dock.publications.page.heading.text() == "Nothing published yet")
    assert place.ledger.entries() == []


def test_a_deposit_is_attached_to_the_data_set_made_of_it(place):
    datasets, planned = [Dataset("u1", "Communes", "communes"), Dataset("u2", "Communes 2", "c2")], []

    def attach_plan(publication, dataset, _feedback):
        planned.append((publication.title, dataset.identifier))
        return Plan("a-1", "Attach Communes", "p1", (FakeStep([], "record", Effect.REPLACE, ("r",)),))

    place.publisher.created = lambda _publication, _feedback: datasets
    place.publisher.attach_plan = attach_plan
    place.publisher.listed = [published("deposit:communes", "Communes", waiting=True)]
    panel = opened(place)
    button(panel, "Attach…").click()
    assert pump(lambda: place.iface.window.findChild(DatasetChoice) or place.dock.findChild(DatasetChoice))
    dialog = place.dock.findChild(DatasetChoice) or place.iface.window.findChild(DatasetChoice)
    dialog.list.setCurrentRow(1)
    dialog.take.click()
    assert pump(lambda: place.dock.stack.currentWidget() is place.dock.plan_view)
    assert planned == [("Communes", "u2")]
    assert place.dock.plan_view.run_button.text() == "&Go on"


def test_a_deposit_that_is_not_made_yet_says_so(place, monkeypatch):
    notes = []
    monkeypatch.setattr(messages, "show_note", lambda text, *_more: notes.append(text))
    place.publisher.created = lambda _publication, _feedback: []
    place.publisher.listed = [published("deposit:communes", "Communes", waiting=True)]
    button(opened(place), "Attach…").click()
    assert pump(lambda: notes)
    assert "not there yet" in notes[0]


def test_the_menu_has_what_the_buttons_do(place):
    place.publisher.listed = [published()]
    tab = listed(place)
    words = [action.text().replace("&", "") for action in tab._menu(tab.rows[0]).actions()]
    assert {"Open", "Add to the map", "Update…", "Compare…", "Copy the links", "Unpublish…"} == set(words)


# -- differences -----------------------------------------------------------------------------------


def square(left):
    return bytes(QgsGeometry.fromRect(QgsRectangle(left, 6400000, left + 800, 6400800)).asWkb())


def bands(place):
    return [item for item in place.iface.canvas.scene().items() if isinstance(item, QgsRubberBand)]


def test_differences_are_counted_listed_and_drawn_until_one_leaves(place):
    place.iface.canvas.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:4326"))
    is_published(place)
    place.publisher.changes = Changes(
        inserted=1, changed=1, deleted=1, unchanged=2, style=True,
        samples=(Sample("id = 1", Kind.INSERTED, square(850000)), Sample("id = 2", Kind.CHANGED, square(851000)),
                 Sample("id = 3", Kind.DELETED, None)),
    )  # fmt: skip
    place.publisher.listed = [published("communes", "Communes")]
    button(opened(place), "Compare…").click()
    view = place.dock.differences
    assert pump(lambda: place.dock.stack.currentWidget() is view)
    assert "added: 1 · modified: 1 · deleted: 1 · unchanged: 2" in view.summary.text()
    assert "The style differs." in view.summary.text()
    assert pump(lambda: len(bands(place)) == 2)
    lines = {band.asGeometry().boundingBox().toString(2) for band in bands(place)}
    assert len(lines) == 2, "each kind is drawn by itself"
    extent = place.iface.canvas.extent()
    group = view.list.topLevelItem(0)
    view.list.setCurrentItem(group.child(0))
    assert place.iface.canvas.extent() != extent
    assert 3 < place.iface.canvas.extent().center().x() < 6, "in the map's degrees"
    view.back_button.click()
    assert place.dock.stack.currentWidget() is place.dock.tabs
    assert not bands(place)


def test_the_plan_previews_the_differences_of_a_layer_with_its_options(place):
    is_published(place)
    place.options("Communes")._fields_chosen(("nom",))
    place.publisher.changes = Changes(unchanged=5)
    place.tick("Communes")
    place.plan()
    assert place.dock.plan_view.differences.isVisibleTo(place.dock)
    place.dock.plan_view.differences.click()
    assert pump(lambda: place.dock.stack.currentWidget() is place.dock.differences)
    assert place.publisher.compared[-1].columns == ("nom",)
    assert "Nothing would be sent" in place.dock.differences.summary.text()
    place.dock.differences.back_button.click()
    assert place.dock.stack.currentWidget() is place.dock.plan_view


def test_unloading_takes_the_drawings_off_the_map(qgis_app, tmp_path, monkeypatch):
    place = Place(tmp_path, monkeypatch, [("", layer("Communes"))])
    place.dock.differences.show_changes(
        "x", Changes(inserted=1, samples=(Sample("1", Kind.INSERTED, square(850000)),)),
        QgsCoordinateReferenceSystem("EPSG:2154"),
    )  # fmt: skip
    assert pump(lambda: bands(place))
    place.dock.shutdown()
    assert not bands(place)
    place.dock.deleteLater()
    place.iface.close()


# -- the receipt -----------------------------------------------------------------------------------


def picture(tmp_path):
    image = QImage(40, 20, QImage.Format.Format_RGB32)
    image.fill(QColor("#8dd3c7"))
    path = tmp_path / "côte à côte.png"
    image.save(str(path))
    return str(path)


def test_the_receipt_shows_fidelity_and_files_and_is_kept_as_a_page(place, tmp_path, monkeypatch):
    folders = []
    monkeypatch.setattr(QDesktopServices, "openUrl", staticmethod(lambda url: folders.append(url) or True))
    place.publisher.fidelity = (Fidelity("t_0", "Communes R&D <été>", 0.9923, picture(tmp_path), ("Hatching.",)),)
    package = tmp_path / "communes.zip"
    package.write_bytes(b"PK")
    place.publisher.files = ({"role": "deposit", "title": "Communes", "path": str(package)},)
    place.tick("Communes")
    place.plan()
    place.dock.plan_view.run_button.click()
    receipt = place.dock.receipt
    assert pump(lambda: place.dock.stack.currentWidget() is receipt)
    words = " ".join(label.text() for label in receipt.findChildren(QLabel))
    assert "Drawn as in QGIS: 99.2 %" in words
    assert "Hatching." in words
    button(receipt, "See").click()
    window = place.dock.findChild(FidelityWindow)
    assert pump(lambda: window.picture.pixmap() is not None and not window.picture.pixmap().isNull())
    window.close()
    button(receipt, "Open the folder").click()
    assert folders == [QUrl.fromLocalFile(str(tmp_path))]
    button(receipt, "Copy all").click()
    assert "99.2 %" in QApplication.clipboard().text()
    file = tmp_path / "reçu.html"
    receipt.write(file)
    assert pump(lambda: file.is_file() and not running_tasks())
    page = file.read_text(encoding="utf-8")
    assert "Communes R&amp;D &lt;été&gt;" in page
    assert "data:image/png;base64," in page
    assert "http://127.0.0.1:9/ows/x" in page


def test_nothing_is_said_to_be_perfect_that_is_not():
    assert score_text(Fidelity("a", "A", 0.99999)) == "99.9 %"
    assert score_text(Fidelity("a", "A", 1.0)) == "100.0 %"


def test_a_receipt_holds_no_link_that_is_no_web_address():
    link = {"title": "A", "url": "javascript:alert(1)", "name": "n", "publication": "a"}
    receipt = Receipt("k", "t<b>", "p", "2024-01-01", {"map": (link,)}, warnings=("<i>",))
    page = receipt_html(receipt)
    assert "href" not in page
    assert "<i>" not in page
    assert receipt_lines(receipt)[0] == "Published: t<b>"


# -- why a platform cannot -------------------------------------------------------------------------


def test_what_a_platform_lacks_is_said_with_what_would_change_it(qgis_app):
    full = Platform("q", "École", "qgis_server", {"service": "x"}, authcfg="abc")
    assert "address is missing" in why_not(full, Capability.PUBLISH_VECTOR)
    nobody = Platform("q", "École", "qgis_server", {"service": "x"})
    assert "account is missing" in why_not(nobody, Capability.PUBLISH_VECTOR)
    assert "no such function" in why_not(full, Capability.DEPOSIT)
    csw = Platform("c", "Catalogue", "csw", {"catalogue": "http://x/csw"})
    assert "It is a catalogue" in why_not(csw, Capability.PUBLISH_MAP)
    assert why_not(csw, Capability.SEARCH) == ""


@pytest.mark.parametrize("product", ["qgis_server", "georchestra", "prodige"])
def test_the_words_know_what_each_product_can(qgis_app, product):
    from prodige_plugin.gui.endpoint_roles import roles_of
    from prodige_plugin.platforms import product_of
    from prodige_plugin.platforms.capability_words import _PUBLISHING

    roles = {role: example.replace("…", "x") for role, _label, example in roles_of(product)}
    whole = Platform("p", "P", product, roles | {"sign_in": "https://x/"}, "abc", "abc", "prodige_session")
    can = product_of(whole).capabilities(whole)
    catalogue = {Capability.SEARCH, Capability.SAVE_RECORD, Capability.DELETE_RECORD}
    assert can - catalogue <= _PUBLISHING[product]
    for capability in Capability:
        assert bool(why_not(whole, capability)) == (capability not in can)


def test_a_platform_where_nothing_can_be_published_says_what_is_missing(place, monkeypatch):
    monkeypatch.setattr(place.platforms, "capabilities", lambda _platform: frozenset())
    place.dock._platform_changed()
    assert "account is missing" in place.dock.page.text.text()
    assert QgsProject.instance().mapLayers()
