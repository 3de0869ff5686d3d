"""The page on the elements is what the element table and the French translation say."""

from __future__ import annotations

import pytest

from prodige_plugin.i18n import tr
from prodige_plugin.metadata.elements import ELEMENTS
from tools import elements


def test_the_page_is_up_to_date() -> None:
    assert elements.main(["check"]) == 0, "run tools/elements.py"


def test_the_page_is_in_french_and_leaves_the_language_as_it_was() -> None:
    text = elements.text()
    assert "### Titre" in text or "### Intitulé" in text
    assert "Jeu de données (`dataset`)" in text
    assert tr("Title") == "Title"


def test_each_element_has_its_place_once() -> None:
    text = elements.text()
    assert [text.count(f'<a id="{row.key}"></a>') for row in ELEMENTS] == [1] * len(ELEMENTS)


def test_a_stale_page_is_told(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    page = elements.ROOT / "build" / "elements-test.md"
    monkeypatch.setattr(elements, "PAGE", page)
    assert elements.main(["check"]) == 1
    assert "tools/elements.py" in capsys.readouterr().err
