"""What a record is checked against: INSPIRE, open data portals, PRODIGE, GeoNetwork.

A profile is a list of rules; a rule belongs to an element of the table, so that a form shows what
it finds at that element's field. The rules of INSPIRE stand in the element table itself; each
other profile has a module of its own, imported when it is first asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

from ..i18n import tr
from .findings import Finding

if TYPE_CHECKING:
    from .record import Record


@dataclass(frozen=True)
class Rule:
    """One rule of a profile."""

    #: as findings name it: "C.17" (TG 2.0), "GN.M9", "OD.1" …
    rule: str
    #: key of the element of the table at which its findings are shown.
    element: str
    check: Callable[[Record], Iterator[Finding]]
    #: whether it is asked of data (sets and series), and of services.
    data: bool = True
    service: bool = True

    def applies(self, level: str) -> bool:
        """Whether the rule is asked of a resource type (MD_ScopeCode)."""
        return self.service if level == "service" else self.data


@dataclass(frozen=True)
class Profile:
    """A set of rules with a name."""

    key: str
    #: its name and what it is for, translated when asked.
    label: Callable[[], str]
    about: Callable[[], str]
    #: module of this package that holds its ``RULES``; ``""`` for the element table.
    module: str

    def rules(self) -> tuple[Rule, ...]:
        """Give its rules, in the order of the form."""
        return _rules(self.module)


PROFILES: dict[str, Profile] = {
    profile.key: profile
    for profile in (
        Profile(
            "inspire", lambda: tr("INSPIRE"),
            lambda: tr("The tests of the European reference validator (TG 2.0) and the ISO schemas."), "",
        ),
        Profile(
            "opendata", lambda: tr("Open data"),
            lambda: tr("What data.gouv.fr shows when it harvests the catalogue: licence, files, identifier."),
            "profile_opendata",
        ),
        Profile(
            "prodige", lambda: tr("PRODIGE"),
            lambda: tr("The conventions of PRODIGE's platforms: domains, names of links and tables."),
            "profile_prodige",
        ),
        Profile(
            "geonetwork", lambda: tr("GeoNetwork"),
            lambda: tr("The ISO and GeoNetwork rules that GeoNetwork runs when it validates a record."),
            "profile_geonetwork",
        ),
    )
}  # fmt: skip


@cache
def _rules(module: str) -> tuple[Rule, ...]:
    if module:
        rules: tuple[Rule, ...] = import_module(f"{__package__}.{module}").RULES
        return rules
    from .elements import ELEMENTS

    return tuple(
        Rule(row.requirement, row.key, row.rule, bool(row.data), bool(row.service))
        for row in ELEMENTS
        if row.rule is not None
    )
