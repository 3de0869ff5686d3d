"""Rules on access and conditions of use (see :mod:`.rules_text`)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from lxml import etree

from ..i18n import tr
from . import codelists
from .codecs_constraints import LIMITATIONS, Access, Conditions
from .codecs_groups import href
from .findings import Finding, Repair
from .namespaces import NS, XLINK
from .record import property_text, string
from .rules_text import error, info

if TYPE_CHECKING:
    from .record import Record

_CONDITIONS = "inspire.ec.europa.eu/metadata-codelist/ConditionsApplyingToAccessAndUse"
_LIMITATIONS_OF_USE = "gmd:identificationInfo/*/gmd:resourceConstraints/*/gmd:useLimitation"
_LIMITS = "LimitationsOnPublicAccess"


def access_limits(record: Record) -> Iterator[Finding]:
    """C.17: one block that says, with an http address of the register, how public access is limited."""
    blocks = record.find_all("gmd:identificationInfo/*/gmd:resourceConstraints/gmd:MD_LegalConstraints")
    secure = any(href(prop).startswith(f"https://{LIMITATIONS}") for block in blocks
                 for prop in block.findall("gmd:otherConstraints", NS))  # fmt: skip
    register = {codelists.uri(_LIMITS, value) for value in codelists.values(_LIMITS)}
    good = [block for block in blocks if _access_block(block, register)]
    if len(good) == 1 and not secure:
        return
    value = Access().read(record)
    known = value in codelists.values(_LIMITS)

    def rewrite(fixed: Record) -> None:
        Access().write(fixed, value if known else "noLimitations")

    label = tr("Write the limit as the register has it") if known else tr("Say that public access has no limitation")
    yield error(
        "access_limits",
        tr(
            "The limits on public access are not stated as INSPIRE asks: in a block of their own, with a value of the "
            "European register (an http address)."
        ),
        Repair(label, rewrite, safe=known) if len(good) < 2 else None,
    )


def _access_block(block: etree._Element, register: set[str]) -> bool:
    codes = [code.get("codeListValue") for code in block.findall("gmd:accessConstraints/gmd:MD_RestrictionCode", NS)]
    addresses = [href(prop) for prop in block.findall("gmd:otherConstraints", NS)]
    if codes.count("otherRestrictions") != 1 or not set(addresses) & register:
        return False
    return not any(address.startswith(f"http://{_CONDITIONS}") for address in addresses)


def use_conditions(record: Record) -> Iterator[Finding]:
    """C.18: one block with a licence or conditions of use."""
    blocks = record.find_all("gmd:identificationInfo/*/gmd:resourceConstraints/gmd:MD_LegalConstraints")
    secure = any(href(prop).startswith(f"https://{_CONDITIONS}") for block in blocks
                 for prop in block.findall("gmd:otherConstraints", NS))  # fmt: skip
    stated = Conditions().read(record)
    limits = (property_text(prop) for prop in record.find_all(_LIMITATIONS_OF_USE))
    value = stated or next((text for text in limits if text), "")
    if not any(_conditions_block(block) for block in blocks) or secure:

        def write(fixed: Record) -> None:
            Conditions().write(fixed, "")
            Conditions().write(fixed, value or "etalab-2.0")

        label = tr("Write the conditions as INSPIRE asks") if value else tr("Choose the Licence Ouverte 2.0")
        yield error(
            "use_conditions",
            tr("The conditions of use are not stated: without a licence nobody knows what may be done with the data."),
            Repair(label, write, safe=bool(stated)),
        )
    elif value and value not in codelists.values("Licence"):
        yield info(
            "use_conditions",
            tr(
                "The licence is a free text that open data portals do not recognise; choose one of the list if it is "
                "one of them."
            ),
        )


def _conditions_block(block: etree._Element) -> bool:
    counts = [
        sum(1 for code in block.findall(f"gmd:{name}/gmd:MD_RestrictionCode", NS)
            if code.get("codeListValue") == "otherRestrictions")
        for name in ("accessConstraints", "useConstraints")
    ]  # fmt: skip
    if 1 not in counts:
        return False
    props = block.findall("gmd:otherConstraints", NS)
    anchors = [anchor for prop in props for anchor in prop.findall("gmx:Anchor", NS)]
    if any(string(prop.find("gco:CharacterString", NS)) for prop in props):
        return True
    if any(f"http://{_CONDITIONS}" in anchor.get(f"{{{XLINK}}}href", "") for anchor in anchors):
        return True
    limited = any(LIMITATIONS in anchor.get(f"{{{XLINK}}}href", "") for anchor in anchors)
    return any(string(anchor) for anchor in anchors) and not limited
