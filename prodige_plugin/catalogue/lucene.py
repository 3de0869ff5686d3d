"""What a person typed, made harmless for the query language of Lucene (Elasticsearch, Solr)."""

from __future__ import annotations

import re

from .csw_request import words

# Lucene 8 "classic query parser", section "Escaping Special Characters"; < and > cannot be escaped at all
# (Elasticsearch reference, query_string, "Reserved characters"), blanks take their place.
_SPECIAL = re.compile(r'([\\+\-=&|!(){}\[\]^"~*?:/])')
_OPERATORS = {"AND", "OR", "NOT", "TO"}


def escaped(word: str) -> str:
    """Give one word or phrase with nothing in it that the query language would understand."""
    return _SPECIAL.sub(r"\\\1", re.sub(r"[<>]", " ", word)).strip()


def query(text: str) -> str:
    """Give the query of what a person typed: all its words, and "phrases in quotes" kept whole."""
    parts = []
    for word in words(text):
        safe = escaped(word)
        if " " in safe or word in _OPERATORS:
            parts.append(f'"{safe}"')
        elif safe:
            parts.append(safe)
    return " ".join(parts)
