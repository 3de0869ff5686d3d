"""Rules on access and conditions of use (see :mod:`.rules_text`)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..i18n import tr
from . import codelists, constraints
from .codecs_constraints import Conditions
from .findings import Finding, Repair
from .rules_text import error, info, warning
from .wordings import CONDITIONS, LIMITATIONS

if TYPE_CHECKING:
    from .record import Record


def access_limits(record: Record) -> Iterator[Finding]:
    """C.17: one block that says, with an http address of the register, how public access is limited."""
    blocks = constraints.legal_blocks(record)
    good = [block for block in blocks if constraints.states_access(block)]
    secure = constraints.secure_anchors(record, LIMITATIONS)
    if len(good) == 1 and not secure:
        return
    values = constraints.stated_limits(record)

    def choose(fixed: Record) -> None:
        constraints.state_limits(fixed, ("noLimitations",))

    if values:
        repair = Repair(tr("Write the limit as the register has it"), constraints.restate_limits)
    else:
        repair = Repair(tr("Say that public access has no limitation"), choose, safe=False)
    spoken = [block for block in blocks if block.find("{*}accessConstraints") is not None]
    yield error(
        "access_limits",
        tr(
            "The limits on public access are not stated as INSPIRE asks: in a block of their own, with a value of the "
            "European register (an http address)."
        ),
        repair,
        at=next(iter((*secure, *good[1:], *spoken, *blocks)), None),
    )


def use_conditions(record: Record) -> Iterator[Finding]:
    """C.18: one block with a licence or conditions of use."""
    blocks = constraints.legal_blocks(record)
    secure = constraints.secure_anchors(record, CONDITIONS)
    accepted = [block for block in blocks if constraints.states_conditions(block)]
    stated = constraints.conditions_elsewhere(record)

    def choose(fixed: Record) -> None:
        Conditions().write(fixed, "etalab-2.0")

    choice = Repair(tr("Choose the Licence Ouverte 2.0"), choose, safe=False)
    if not accepted or secure:
        written = Repair(tr("Write the conditions as INSPIRE asks"), constraints.restate_conditions)
        spoken = [block for block in blocks if block.find("{*}useConstraints") is not None]
        yield error(
            "use_conditions",
            tr("The conditions of use are not stated: without a licence nobody knows what may be done with the data."),
            written if stated or secure else choice,
            at=next(iter((*secure, *spoken, *blocks)), None),
        )
    elif not stated:
        yield warning(
            "use_conditions",
            tr(
                "No conditions of use are stated: the European tests take the words on public access for them, people "
                "do not. Choose a licence."
            ),
            choice,
            at=accepted[0],
        )
    elif constraints.unnamed_licence(record):
        yield warning(
            "use_conditions",
            tr("The licence is named in words only; open data portals recognise it for sure by its address."),
            Repair(tr("Add the address of the licence"), constraints.link_licence),
            at=accepted[0],
        )
    elif Conditions().read(record) not in codelists.values("Licence"):
        yield info(
            "use_conditions",
            tr(
                "The licence is a free text that open data portals do not recognise; choose one of the list if it is "
                "one of them."
            ),
            at=accepted[0],
        )
