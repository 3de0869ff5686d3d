"""What is looked at before a layer is published: findings, some with a repair."""

from __future__ import annotations

from .model import Finding, Repair
from .vector import apply, blocking, check_layer

__all__ = ["Finding", "Repair", "apply", "blocking", "check_layer"]
