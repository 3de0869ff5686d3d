"""The record as data.gouv.fr will show it once it has harvested the catalogue: what people there will see.

Only what the record says is shown, in data.gouv.fr's order; nothing is fetched.
"""

from __future__ import annotations

from collections.abc import Sequence

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QFont
from qgis.PyQt.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from ..catalogue.model import Box
from ..i18n import tr
from ..metadata import codelists
from ..metadata.open_data import OpenDataPreview, Resource
from . import icons
from .flow_layout import FlowLayout
from .formats import box_text, date_text, tip_text, words_locale
from .labels import ElidedLabel, sentence

#: The most links, tags and characters of the abstract that are shown; the rest is counted.
_MOST_LINKS, _MOST_TAGS, _MOST_WORDS = 5, 14, 320
#: the most letters of a badge.
_MOST_BADGE = 30
_BADGE = "QLabel { border: 1px solid palette(mid); border-radius: 4px; padding: 0px 5px; }"
_FINE, _DOUBT, _WRONG = "mIconSuccess.svg", "mIconWarning.svg", "mIconCritical.svg"


class OpenDataCard(QWidget):
    """A page of data.gouv.fr in small: title, organisation, licence, files and APIs, what is known and what lacks."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Preview of the page on data.gouv.fr"))
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._page: QWidget | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_preview(self, preview: OpenDataPreview | None) -> None:
        """Show what data.gouv.fr will make of a record; ``None`` empties the card."""
        if self._page is not None:
            self._layout.removeWidget(self._page)
            self._page.hide()
            self._page.deleteLater()
            self._page = None
        if preview is not None:
            self._page = _page(preview, self)
            self._layout.addWidget(self._page)


def _page(preview: OpenDataPreview, parent: QWidget) -> QWidget:
    page = QFrame(parent)
    page.setFrameShape(QFrame.Shape.StyledPanel)
    page.setAutoFillBackground(True)
    page.setBackgroundRole(page.palette().ColorRole.Base)
    column = QVBoxLayout(page)
    column.setContentsMargins(10, 8, 10, 10)
    column.setSpacing(6)
    column.addWidget(ElidedLabel(tr("As data.gouv.fr will show it"), page, soft=True))
    if preview.lacks:
        column.addLayout(_marked(page, _WRONG, _left_out(preview)))
    column.addWidget(_title(page, preview.title or tr("Without a title")))
    column.addWidget(ElidedLabel(preview.organisation or tr("No organisation"), page, soft=True))
    column.addWidget(_kinds(preview, page))
    if preview.description:
        column.addWidget(sentence(page, _shortened(preview.description)))
    column.addLayout(_facts(preview, page))
    if preview.tags:
        column.addWidget(_tags(preview, page))
    files = [one for one in preview.resources if one.kind == "file"]
    apis = [one for one in preview.resources if one.kind == "api"]
    if not files and not apis and preview.level != "service":
        column.addLayout(_marked(page, _WRONG, tr("Neither a file nor an API will be shown.")))
    for heading, links in (
        (tr("Files"), files), (tr("APIs"), apis), (tr("Documentation and other pages"), preview.documentation),
    ):  # fmt: skip
        if links:
            _links(column, page, heading, links)
    column.addStretch(1)
    return page


def _kinds(preview: OpenDataPreview, page: QWidget) -> QWidget:
    """Give the badges that say what it is."""
    holder = QWidget(page)
    flow = FlowLayout(holder)
    flow.addWidget(_badge(holder, tr("API") if preview.level == "service" else tr("Data set")))
    if preview.high_value and preview.is_high_value:
        badge = _badge(holder, tr("High-value data"))
        language = words_locale().name()
        badge.setToolTip(", ".join(codelists.label("HighValueCategory", one, language) for one in preview.high_value))
        flow.addWidget(badge)
    return holder


def _badge(page: QWidget, text: str) -> QLabel:
    badge = QLabel(page)
    badge.setTextFormat(Qt.TextFormat.PlainText)
    badge.setText(text if len(text) <= _MOST_BADGE else text[:_MOST_BADGE] + "…")
    badge.setToolTip(tip_text(text) if len(text) > _MOST_BADGE else "")
    badge.setStyleSheet(_BADGE)
    badge.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    return badge


def _title(page: QWidget, text: str) -> QLabel:
    label = sentence(page, text, bold=True)
    font = QFont(label.font())
    font.setPointSizeF(font.pointSizeF() * 1.25)
    label.setFont(font)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def _marked(page: QWidget, icon: str, text: str) -> QHBoxLayout:
    """Give a sentence with one of QGIS's marks before it."""
    line = QHBoxLayout()
    line.setSpacing(5)
    mark = QLabel(page)
    mark.setPixmap(icons.theme(icon).pixmap(16, 16))
    words = {_FINE: tr("Good"), _DOUBT: tr("Warning"), _WRONG: tr("Error")}
    mark.setAccessibleName(words[icon])
    mark.setToolTip(words[icon])
    line.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
    line.addWidget(sentence(page, text), 1)
    return line


def _left_out(preview: OpenDataPreview) -> str:
    return {
        "identifier": tr("data.gouv.fr will leave this record out: the resource has no identifier."),
        "title": tr("data.gouv.fr will leave this record out: it has no title."),
        "type": tr("data.gouv.fr will leave this record out: it takes data sets, series and services only."),
    }[preview.lacks]


def _shortened(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _MOST_WORDS else words[:_MOST_WORDS].rsplit(" ", 1)[0] + " …"


# -- facts -------------------------------------------------------------------------------------


def _facts(preview: OpenDataPreview, page: QWidget) -> QGridLayout:
    """Give what is known, a line each, with a mark where data.gouv.fr may not see it as meant."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(10)
    grid.setVerticalSpacing(3)
    grid.setColumnStretch(1, 1)
    rows = (
        (tr("Licence"), *_licence(preview)),
        (tr("Access"), *_access(preview)),
        (tr("Update"), *_frequency(preview)),
        (tr("Last change"), date_text(preview.modified) if preview.modified else "", ""),
        (tr("Period"), *_period(preview)),
        (tr("Extent"), *_extent(preview)),
        (tr("Schema"), preview.schema, ""),
        (tr("Contact"), preview.email, ""),
        (tr("Identifier"), *_identifier(preview)),
    )
    # the names' column is as wide as its widest name, whatever the dock's width
    width = max(page.fontMetrics().horizontalAdvance(name) for name, text, _mark in rows) + 4
    for name, text, mark in rows:
        if not text:
            continue
        row = grid.rowCount()
        label = ElidedLabel(name, page, soft=True)
        label.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        label.setFixedWidth(width)
        grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
        if mark:
            grid.addLayout(_marked(page, mark, text), row, 1)
        else:
            grid.addWidget(sentence(page, text), row, 1)
    return grid


def _licence(preview: OpenDataPreview) -> tuple[str, str]:
    name = preview.licence_label(words_locale().name())
    if preview.licence_sure:
        return name, _FINE
    if name:
        return tr("{name} – named in words only, perhaps not recognised", name=name), _DOUBT
    return tr("Licence not specified"), _WRONG


def _access(preview: OpenDataPreview) -> tuple[str, str]:
    if not preview.access:
        return "", ""
    if preview.access == "noLimitations":
        return tr("Open to all"), ""
    return tr("Restricted"), _DOUBT


def _frequency(preview: OpenDataPreview) -> tuple[str, str]:
    if preview.level == "service":
        return "", ""
    return (preview.frequency_label(words_locale().name()), "") if preview.frequency else (tr("Unknown"), _DOUBT)


def _period(preview: OpenDataPreview) -> tuple[str, str]:
    begin, end = preview.temporal
    if not begin and not end:
        return "", ""
    text = " – ".join(date_text(one) if one else "?" for one in (begin, end))
    return text, "" if begin and end else _DOUBT


def _extent(preview: OpenDataPreview) -> tuple[str, str]:
    if preview.box is None:
        return ("", "") if preview.level == "service" else (tr("Not stated"), _DOUBT)
    return box_text(Box(*preview.box)), ""


def _identifier(preview: OpenDataPreview) -> tuple[str, str]:
    broken = any(letter.isspace() for letter in preview.identifier)
    shown = " ".join(preview.identifier.split())
    return (tr("{name} – with blanks, which break its address", name=shown), _WRONG) if broken else (shown, "")


# -- tags and links ----------------------------------------------------------------------------


def _tags(preview: OpenDataPreview, page: QWidget) -> QWidget:
    holder = QWidget(page)
    flow = FlowLayout(holder)
    for tag in preview.tags[:_MOST_TAGS]:
        flow.addWidget(_badge(holder, tag))
    rest = len(preview.tags) - _MOST_TAGS
    if rest > 0:
        more = QLabel(tr("and %n more", n=rest), holder)
        more.setToolTip(tip_text(", ".join(preview.tags[_MOST_TAGS:])))
        flow.addWidget(more)
    return holder


def _links(column: QVBoxLayout, page: QWidget, heading: str, links: Sequence[Resource]) -> None:
    column.addWidget(sentence(page, tr("{heading} ({number})", heading=heading, number=len(links)), bold=True))
    for link in links[:_MOST_LINKS]:
        line = QHBoxLayout()
        line.setContentsMargins(6, 0, 0, 0)
        if link.format:
            line.addWidget(_badge(page, link.format.upper()))
        title = ElidedLabel(link.title, page)
        title.setToolTip(tip_text(link.url if link.title == link.url else f"{link.title}\n{link.url}"))
        line.addWidget(title, 1)
        column.addLayout(line)
    rest = len(links) - _MOST_LINKS
    if rest > 0:
        more = QLabel(tr("and %n more", n=rest), page)
        more.setContentsMargins(6, 0, 0, 0)
        column.addWidget(more)
