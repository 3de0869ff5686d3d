"""What is looked at before a layer or a map is published: declared checks, findings, repairs, reports.

The table :data:`CHECKS` has one row per check. :func:`check_layer`, :func:`check_raster` and
:func:`check_layouts` give findings against a platform's :class:`Limits`; :func:`apply` and
:func:`repair_all` repair what is to be published (never the person's data), and
:mod:`~prodige_plugin.publishing.transform` carries that out feature by feature.

Names are fetched when they are first used: windows import the model alone, which is light.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from .model import Check, Finding, Level, Limits, Repair, Target

if TYPE_CHECKING:
    from .maps import check_layouts, check_relations
    from .raster import check_raster
    from .repair_rows import REPAIRS
    from .repairs import apply, blocking, repair_all, safe
    from .report import report_html, report_json
    from .size import whole_findings
    from .style import loss_findings
    from .table import CHECKS, found
    from .vector import check_layer

__all__ = [
    "CHECKS",
    "REPAIRS",
    "Check",
    "Finding",
    "Level",
    "Limits",
    "Repair",
    "Target",
    "apply",
    "blocking",
    "check_layer",
    "check_layouts",
    "check_raster",
    "check_relations",
    "found",
    "loss_findings",
    "repair_all",
    "report_html",
    "report_json",
    "safe",
    "whole_findings",
]

_WHERE = {
    "CHECKS": "table",
    "REPAIRS": "repair_rows",
    "apply": "repairs",
    "blocking": "repairs",
    "check_layer": "vector",
    "check_layouts": "maps",
    "check_raster": "raster",
    "check_relations": "maps",
    "found": "table",
    "loss_findings": "style",
    "repair_all": "repairs",
    "report_html": "report",
    "report_json": "report",
    "safe": "repairs",
    "whole_findings": "size",
}


def __getattr__(name: str) -> object:
    """Fetch a public name from its module at first use (PEP 562)."""
    if name not in _WHERE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f".{_WHERE[name]}", __name__), name)
