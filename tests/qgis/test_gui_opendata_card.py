"""The preview card: what it says of records that data.gouv.fr takes, doubts or leaves out."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from qgis.PyQt.QtGui import QColor, QPalette
from qgis.PyQt.QtWidgets import QLabel

from prodige_plugin.gui.opendata_card import OpenDataCard
from prodige_plugin.metadata import Record, read_record
from prodige_plugin.metadata.open_data import preview

SHARED = Path(__file__).resolve().parents[3] / "shared"


def golden() -> str:
    path = SHARED / "inspire" / "golden" / "dataset_fr.xml"
    if not path.exists():
        pytest.skip(f"{path.name} is not on this machine")
    return path.read_text(encoding="utf-8")


def said(card: OpenDataCard) -> str:
    return "\n".join(label.text() for label in card.findChildren(QLabel) if label.isVisibleTo(card))


@pytest.fixture
def card(qgis_app: object) -> OpenDataCard:
    return OpenDataCard()


def test_a_good_record(card: OpenDataCard) -> None:
    record = read_record(golden().encode())
    card.show_preview(preview(record))
    text = said(card)
    assert str(record.get("title")) in text
    assert "Licence Ouverte 2.0" in text or "Open Licence 2.0" in text
    assert "Open to all" in text
    assert "inspire" in text
    assert "will leave" not in text and "Neither a file" not in text


def test_a_record_that_is_left_out(card: OpenDataCard) -> None:
    text = re.sub(r"<gmd:identifier>.*?</gmd:identifier>", "", golden(), count=1, flags=re.DOTALL)
    text = re.sub(r"<gmd:transferOptions>.*</gmd:transferOptions>", "", text, flags=re.DOTALL)
    card.show_preview(preview(read_record(text.encode())))
    assert "has no identifier" in said(card)
    assert "Neither a file nor an API" in said(card)


def test_a_record_without_a_licence(card: OpenDataCard) -> None:
    text = re.sub(r"<gmd:resourceConstraints>.*</gmd:resourceConstraints>", "", golden(), flags=re.DOTALL)
    card.show_preview(preview(read_record(text.encode())))
    assert "Licence not specified" in said(card)


def test_a_new_record_and_an_empty_card(card: OpenDataCard) -> None:
    card.show_preview(preview(Record.new()))
    assert "has no identifier" in said(card)
    assert "Without a title" in said(card)
    card.show_preview(None)
    assert said(card) == ""


def test_titles_are_never_read_as_html(card: OpenDataCard) -> None:
    text = re.sub(r"(<gmd:CI_Citation><gmd:title><gco:CharacterString>)[^<]*",
                  r"\1&lt;img src='http://h.fr/x'&gt;", golden(), count=1)  # fmt: skip
    card.show_preview(preview(read_record(text.encode())))
    assert "<img src='http://h.fr/x'>" in said(card)


def test_it_can_be_narrow_and_is_readable_on_a_dark_ground(card: OpenDataCard) -> None:
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Base, QColor("#202020"))
    palette.setColor(QPalette.ColorRole.WindowText, QColor("#f0f0f0"))
    card.setPalette(palette)
    card.show_preview(preview(read_record(golden().encode())))
    card.resize(260, 900)
    image = card.grab().toImage()
    assert card.minimumSizeHint().width() <= 260
    assert image.pixelColor(image.width() // 2, 4).lightness() < 80


def test_many_records_one_after_another_leave_one_page(card: OpenDataCard) -> None:
    from qgis.PyQt.QtCore import QCoreApplication, QEvent

    shown = preview(read_record(golden().encode()))
    for _time in range(50):
        card.show_preview(shown)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert said(card).count(shown.title) == 1
    assert len(card.findChildren(QLabel)) < 80


def test_the_window_follows_the_record(qgis_app: object) -> None:
    from prodige_plugin.gui.opendata_window import OpenDataWindow

    now: list[Record | None] = [read_record(golden().encode())]
    window = OpenDataWindow(lambda: now[0])
    assert "Bâtiments" in said(window.card)
    edited = read_record(golden().encode())
    edited.set("title", "Haies")
    now[0] = edited
    window.refresh()
    assert "Haies" in said(window.card)
    now[0] = None
    window.refresh()
    assert said(window.card) == ""
