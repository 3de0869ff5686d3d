"""Fixtures of the tests against real servers, and of the fault matrix."""

from __future__ import annotations

from tests.faults.trial import trial
from tests.platform.practice_fixture import practice

__all__ = ["practice", "trial"]
