"""Fixtures of the tests against real servers."""

from __future__ import annotations

from tests.platform.practice_fixture import practice

__all__ = ["practice"]
