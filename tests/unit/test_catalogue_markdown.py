"""Markdown of portals as plain text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prodige_plugin.catalogue.markdown import plain


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("## Un **jeu** de données", "Un jeu de données"),
        ("- un\n- deux\n\n* trois", "• un\n• deux\n\n• trois"),
        ("Voir [la page](https://x.example.org/a_b).", "Voir la page (https://x.example.org/a_b)."),
        ("[https://x.example.org](https://x.example.org)", "https://x.example.org"),
        ("n\\_zone 2 * 3 * 4 n_zone_s #1", "n_zone 2 * 3 * 4 n_zone_s #1"),
        ("[x](javascript:alert)", "[x](javascript:alert)"),
        ("<p>HTML</p>", "<p>HTML</p>"),
        ("", ""),
    ],
)
def test_signs_go_and_words_stay(written: str, read: str) -> None:
    assert plain(written) == read


@given(st.text(alphabet="[]()*#-\\ \nah:/", max_size=200))
def test_any_text(text: str) -> None:
    assert len(plain(text)) <= len(text) + text.count("[") * 3
