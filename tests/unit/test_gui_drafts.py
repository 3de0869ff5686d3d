"""Drafts of records on disk: whatever the encoding, the same bytes come back."""

from __future__ import annotations

from pathlib import Path

import pytest

from prodige_plugin.gui.drafts import Draft, Drafts

RECORDS = [
    '<a>R&amp;D &lt;été&gt; "x" 😀</a>'.encode(),
    '<?xml version="1.0" encoding="ISO-8859-1"?><a>été</a>'.encode("iso-8859-1"),
    "﻿<a>\r\n</a>".encode("utf-16"),
]


@pytest.mark.parametrize("record", RECORDS)
def test_the_same_bytes_come_back(tmp_path: Path, record: bytes) -> None:
    drafts = Drafts(tmp_path / "drafts")
    drafts.save(Draft("layer:x", "été", Draft.text(record), Draft.text(record[::-1])))
    found = drafts.load("layer:x")
    assert found is not None
    assert found.record_bytes() == record
    assert found.base_bytes() == record[::-1]
    assert found.saved


def test_a_new_record_has_no_base(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path)
    drafts.save(Draft("k", "t", "<a/>"))
    found = drafts.load("k")
    assert found is not None
    assert found.base_bytes() is None


def test_another_key_is_another_draft(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path)
    drafts.save(Draft("k", "t", "<a/>"))
    assert drafts.load("other") is None
    drafts.drop("k")
    assert drafts.load("k") is None
    drafts.drop("k")


def test_a_damaged_draft_is_none(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path)
    drafts.save(Draft("k", "t", "<a/>"))
    next(tmp_path.iterdir()).write_text('{"key": "k", "rec', encoding="utf-8")
    assert drafts.load("k") is None
