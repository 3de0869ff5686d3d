"""What a publication unfolds: what is known of it, its addresses, and what can be done with it."""

from __future__ import annotations

from collections.abc import Callable

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QPushButton, QWidget

from ..i18n import tr
from ..publishing.changes import PublicationState
from .flow_layout import FlowLayout
from .formats import breakable, pair_text
from .labels import sentence
from .publications_model import Fresh, Shown, facts_of, state_why
from .publish_model import link_rows
from .receipt_links import LinkLine
from .row_panel import panel

#: (name of the action, its words, why it cannot be done: "" when it can).
Act = tuple[str, str, str]


def acts_of(shown: Shown, why_no_unpublish: str) -> list[Act]:
    """Give what can be done with a publication, the usual first; what makes no sense is left out.

    :param why_no_unpublish: why the platform lets nobody unpublish, "" when it does.
    """
    row, links = shown.row, shown.links
    gone, waiting = row.state is PublicationState.GONE, row.publication.waiting
    offline = tr("The platform does not answer.") if shown.fresh is Fresh.OFFLINE else ""
    no_layer = "" if row.layer_id else tr("Its layer is not in this project.")
    acts: list[Act] = []
    if not gone and (links.get("map") or links.get("page") or links.get("wms")):
        acts.append(("open", tr("&Open"), ""))
    if not gone and not waiting and any(links.get(role) for role in ("wms", "wfs", "ogcapi")):
        acts.append(("add", tr("&Add to the map"), ""))
    if row.publication.kind != "map" and not waiting:
        acts.append(("update", tr("Publish &again…") if gone else tr("&Update…"), no_layer or offline))
        if not gone:
            acts.append(("compare", tr("&Compare…"), no_layer or offline))
    if waiting:
        acts.append(("attach", tr("&Attach…"), offline))
    if links.get("deposit", "").startswith("file:"):
        acts.append(("folder", tr("Open the &folder"), ""))
    if row.publication.records and not gone and not waiting:
        acts.append(("record", tr("&Record"), ""))
    if links:
        acts.append(("copy", tr("Copy the &links"), ""))
    if gone:
        acts.append(("forget", tr("&Forget it"), ""))
    else:
        words = tr("Take &back…") if waiting else tr("U&npublish…")
        acts.append(("unpublish", words, why_no_unpublish or row.publication.stays or offline))
        if row.publication.stays:
            acts.append(("forget", tr("&Forget it"), ""))
    return acts


def publication_panel(
    shown: Shown, why_no_unpublish: str, act: Callable[[str], object], parent: QWidget
) -> tuple[QWidget, dict[str, QPushButton]]:
    """Give what a publication's row unfolds, and its buttons by action.

    :param act: does an action, by its name.
    """
    widget, column = panel(parent)
    why = state_why(shown)
    place = 0
    if why:
        column.insertWidget(place, sentence(widget, why))
        place += 1
    links = link_rows(shown.links)
    if links:
        column.insertWidget(place, LinkLine(shown.row.publication.title, links, widget))
        place += 1
    # one below the other and wrapped: two columns leave no room for the values in a narrow dock
    lines = [pair_text(name, value) for name, value in facts_of(shown)]
    facts = sentence(widget, "\n".join(breakable(line) for line in lines))
    facts.setAccessibleName("\n".join(lines))
    facts.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    column.insertWidget(place, facts)
    bar = QWidget(widget)
    flow = FlowLayout(bar)
    buttons = {}
    for name, words, reason in acts_of(shown, why_no_unpublish):
        button = QPushButton(words, bar)
        button.setEnabled(not reason)
        stays = name == "forget" and shown.row.publication.stays
        button.setToolTip(tr("Takes it out of this list; it stays on the platform") if stays else reason or _tip(name))
        plain = words.replace("&", "").rstrip("…")
        button.setAccessibleName(f"{plain}: {shown.row.publication.title}")
        button.clicked.connect(lambda _checked=False, name=name: act(name))
        flow.addWidget(button)
        buttons[name] = button
    column.insertWidget(place + 1, bar)
    return widget, buttons


def _tip(name: str) -> str:
    """Say what an action does."""
    return {
        "open": tr("In the browser"),
        "add": tr("As the platform serves it"),
        "update": tr("Ticks its layer and shows what would be sent"),
        "compare": tr("What differs between the layer and what is published"),
        "record": tr("Shows its record in the Catalogue"),
        "copy": tr("All its addresses, as text"),
        "unpublish": tr("Shows first, by name, what will be deleted"),
        "folder": tr("Where its package is on this computer"),
        "forget": tr("Takes it out of this list; nothing is left on the platform to delete"),
        "attach": tr("Finds the data set that was made of the package, and finishes record, links and checks"),
    }.get(name, "")
