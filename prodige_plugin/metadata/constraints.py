"""What the constraints of a record state, and how it is put into the two blocks that INSPIRE asks for.

One block with the limits on public access, one with the conditions of use (TG 2.0, C.17 and C.18).
Records of before the guideline 2.0 have both in one block, or the conditions in
``gmd:useLimitation``. Nothing is said here that a record does not say: what it states in words is
written a second time with the register's address, and taken out of where it stood only if it is
the same statement.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from lxml import etree

from . import codelists, template
from .codecs import code_value
from .codecs_groups import href
from .namespaces import XLINK, local
from .patch import New, new
from .record import children, every, first, parent, property_text, string
from .wordings import CONDITIONS, LIMITATIONS, LIMITS, licence, limitation, on_use

if TYPE_CHECKING:
    from .record import Record

_ID = "gmd:identificationInfo/*"
_ANY = f"{_ID}/gmd:resourceConstraints/*"
_LEGAL = f"{_ID}/gmd:resourceConstraints/gmd:MD_LegalConstraints"
_OTHER = "otherRestrictions"
_HREF = f"{{{XLINK}}}href"
#: Values of the list of licences that are none.
_NO_LICENCE = ("noConditionsApply", "conditionsUnknown")
_ACCEPTED_CONDITIONS = tuple(f"http://{CONDITIONS}/{value}" for value in _NO_LICENCE)


def legal_blocks(record: Record) -> list[etree._Element]:
    """Give the legal constraints on the resource."""
    return record.find_all(_LEGAL)


@cache
def addresses() -> frozenset[str]:
    """Give the addresses of the register of limits on public access, as the tests want them."""
    return frozenset(codelists.uri(LIMITS, value) for value in codelists.values(LIMITS))


def _restricted(block: etree._Element, name: str) -> int:
    """Count the properties of a block that say "other restrictions"."""
    return sum(1 for prop in every(block, f"gmd:{name}") if code_value(prop) == _OTHER)


def _anchors(block: etree._Element) -> list[etree._Element]:
    return every(block, "gmd:otherConstraints/gmx:Anchor")


def states_access(block: etree._Element) -> bool:
    """Whether the reference tests read the limits on public access in a block (C.17)."""
    known = addresses()
    stated = [anchor.get(_HREF, "") for anchor in _anchors(block)]
    return (
        _restricted(block, "accessConstraints") == 1
        and any(address in known for address in stated)
        and all(address in known for address in stated if address.startswith(f"http://{LIMITATIONS}"))
        and not any(address in _ACCEPTED_CONDITIONS for address in stated)
    )


def states_conditions(block: etree._Element) -> bool:
    """Whether the reference tests read conditions of use in a block (C.18)."""
    if 1 not in (_restricted(block, "accessConstraints"), _restricted(block, "useConstraints")):
        return False
    if any(string(text) for text in every(block, "gmd:otherConstraints/gco:CharacterString")):
        return True
    stated = [anchor.get(_HREF, "") for anchor in _anchors(block)]
    if any(address in _ACCEPTED_CONDITIONS for address in stated):
        return True
    barred = any(address in addresses() or address.startswith(f"http://{CONDITIONS}") for address in stated)
    return not barred and any(string(anchor) for anchor in _anchors(block))


def secure_anchors(record: Record, register: str) -> list[etree._Element]:
    """Give the anchors that name a value of a register with https, which the tests refuse."""
    return [
        anchor
        for block in legal_blocks(record)
        for anchor in _anchors(block)
        if anchor.get(_HREF, "").startswith(f"https://{register}")
    ]


def unsecure(record: Record, register: str) -> None:
    """Write the anchors of a register with http."""
    while found := secure_anchors(record, register):
        record.set_attribute(found[0], "xlink:href", found[0].get(_HREF, "").replace("https://", "http://", 1))


# -- limits on public access ---------------------------------------------------------------------


def _value(prop: etree._Element) -> str:
    """Give the limit that a constraint states; where only limits on access are spoken of, fewer words are enough."""
    block = prop.getparent()
    alone = block is not None and _restricted(block, "accessConstraints") > 0 and not _uses(block)
    return limitation(property_text(prop), href(prop), alone and prop.tag.endswith("}otherConstraints"))


def _uses(block: etree._Element) -> bool:
    return first(block, "gmd:useConstraints") is not None


def _limits(record: Record) -> list[etree._Element]:
    """Give the ``gmd:otherConstraints`` of legal blocks that state a limit."""
    props = (prop for block in legal_blocks(record) for prop in every(block, "gmd:otherConstraints"))
    return [prop for prop in props if _value(prop)]


def stated_limits(record: Record) -> tuple[str, ...]:
    """Give the limits on public access that a record states anywhere in its constraints, each once.

    "No limitation" beside a limit contradicts it: then none is given.
    """
    found = [_value(prop) for prop in _limits(record)]
    if not found:
        found = [_value(prop) for prop in record.find_all(f"{_ANY}/gmd:useLimitation")]
    values = tuple(dict.fromkeys(value for value in found if value))
    return () if "noLimitations" in values and len(values) > 1 else values


def _home(record: Record) -> etree._Element | None:
    """Give a block that speaks of limits on access and of nothing else."""
    for block in legal_blocks(record):
        others = every(block, "gmd:otherConstraints")
        clean = not _uses(block) and first(block, "gmd:useLimitation") is None
        if clean and _restricted(block, "accessConstraints") == 1 and others and all(map(_value, others)):
            return block
    return None


def restate_limits(record: Record) -> None:
    """Write the limits that a record states with their addresses, in a block of their own.

    What the tests read as conditions of use is still there afterwards: conditions that stand in
    ``gmd:useLimitation`` are written in a block of their own too; where a record states none, the
    words on access, which the tests take for conditions, stay beside the anchor.
    """
    values = stated_limits(record)
    if values:
        state_limits(record, values)


def state_limits(record: Record, values: Sequence[str]) -> None:
    """Write limits (values of LimitationsOnPublicAccess) in a block of their own, in place of those stated.

    Everything else that the constraints say stays; see :func:`restate_limits`.
    """
    unsecure(record, LIMITATIONS)
    keep = not conditions_elsewhere(record)
    anchors = [_limit_anchor(value, record.language) for value in values]
    if _home(record) is None:
        code = new("gmd:accessConstraints", codelists.code("MD_RestrictionCode", _OTHER))
        item = new("gmd:resourceConstraints", new("gmd:MD_LegalConstraints", code, *anchors))
        present = record.find(_ANY)
        if present is not None:
            record.insert_before(parent(present), item)
        else:
            record.insert(record.ensure(_ID), item)
        if not keep:
            _take_out(record, 1)
    else:
        for item in anchors:
            block = _home(record)
            if block is not None and not any(href(prop) == dict(item.children[0].attributes)["xlink:href"]
                                             for prop in every(block, "gmd:otherConstraints")):  # fmt: skip
                record.insert(block, item)
        _trim(record, keep)
    if not any(map(states_conditions, legal_blocks(record))):
        restate_conditions(record)


def _limit_anchor(value: str, language: str) -> New:
    text = codelists.wording(LIMITS, value, language)
    return new("gmd:otherConstraints", template.anchor(text, codelists.uri(LIMITS, value)))


def _take_out(record: Record, skip: int) -> None:
    """Take the limits, and what said that there are some, out of all blocks but the first ``skip``."""
    while found := [prop for prop in _limits(record) if parent(prop) not in legal_blocks(record)[:skip]]:
        place = legal_blocks(record).index(parent(found[0]))
        record.remove(found[0])
        block = legal_blocks(record)[place]
        while first(block, "gmd:otherConstraints") is None and _restricted(block, "accessConstraints"):
            record.remove(next(p for p in every(block, "gmd:accessConstraints") if code_value(p) == _OTHER))
            block = legal_blocks(record)[place]
        if not children(block):
            record.remove(parent(block))


def _trim(record: Record, keep: bool) -> None:
    """Leave the anchors alone in the block of the limits, and no other block that states them."""
    while not keep:
        block = _home(record)
        props = every(block, "gmd:otherConstraints") if block is not None else []
        extra = next((prop for prop in props if href(prop) not in addresses()), None)
        if extra is None:
            break
        record.remove(extra)
    block = _home(record)
    place = legal_blocks(record).index(block) if block is not None else 0
    while doubles := [
        prop for number, other in enumerate(legal_blocks(record)) if number != place
        for prop in every(other, "gmd:otherConstraints") if href(prop) in addresses()
    ]:  # fmt: skip
        other = parent(doubles[0])
        alone = len(every(other, "gmd:otherConstraints")) == 1 and not _uses(other)
        if alone and first(other, "gmd:useLimitation") is None:
            record.remove(parent(other))
        else:
            record.remove(doubles[0])
        place = legal_blocks(record).index(found) if (found := _home(record)) is not None else 0


# -- conditions of use -----------------------------------------------------------------------------


def _conditions(record: Record) -> list[etree._Element]:
    """Give the ``gmd:otherConstraints`` of legal blocks that state something else than a limit."""
    return [
        prop
        for block in legal_blocks(record)
        for prop in every(block, "gmd:otherConstraints")
        if (property_text(prop) or href(prop)) and not _value(prop) and LIMITATIONS not in href(prop)
    ]


def _use_limitations(record: Record) -> list[etree._Element]:
    """Give the ``gmd:useLimitation`` that state conditions: those of legal blocks, else those of other constraints.

    ISO 19115 means by it also what the data are not good for ("not to be used for navigation", a scale, an accuracy):
    that is no condition of use.
    """
    for path in (_LEGAL, _ANY):
        found = record.find_all(f"{path}/gmd:useLimitation")
        stated = [
            prop for prop in found
            if on_use(property_text(prop)) and not _value(prop)
            and not local(parent(prop).tag).endswith("SecurityConstraints")
        ]  # fmt: skip
        if stated:
            return stated
    return []


def conditions_elsewhere(record: Record) -> bool:
    """Whether a record states conditions of use anywhere, in words on something else than limits on access."""
    return bool(_conditions(record) or _use_limitations(record))


def restate_conditions(record: Record) -> None:
    """Write the conditions that a record states where the tests read them; a licence that they name, as anchor too."""
    unsecure(record, CONDITIONS)
    if any(map(states_conditions, legal_blocks(record))):
        return
    stated = _conditions(record)
    if stated:
        _mark(record, parent(stated[0]))
        return
    texts = [property_text(prop) for prop in _use_limitations(record)]
    # "No condition applies" beside a licence stays in words: by its address it would contradict the licence's.
    bare = any(licence(text) not in ("", *_NO_LICENCE) for text in texts)
    items = [item for text in dict.fromkeys(texts) for item in _written(text, record.language, bare)]
    if not items:
        return
    block = next((block for block in legal_blocks(record) if _free(block)), None)
    if block is None:
        code = new("gmd:useConstraints", codelists.code("MD_RestrictionCode", _OTHER))
        item = new("gmd:resourceConstraints", new("gmd:MD_LegalConstraints", code, *items))
        record.insert(record.ensure(_ID), item)
        return
    place = legal_blocks(record).index(block)
    _mark(record, block)
    for item in items:
        record.insert(legal_blocks(record)[place], item)


def _free(block: etree._Element) -> bool:
    """Whether a block speaks of use and not of access."""
    return _uses(block) and first(block, "gmd:accessConstraints") is None


def _mark(record: Record, block: etree._Element) -> None:
    """Say in a block, once, that use has other restrictions; an empty code is filled."""
    if _restricted(block, "useConstraints") == 1:
        return
    item = new("gmd:useConstraints", codelists.code("MD_RestrictionCode", _OTHER))
    empty = next((prop for prop in every(block, "gmd:useConstraints") if not code_value(prop)), None)
    if empty is not None:
        record.replace(empty, item)
    else:
        record.insert(block, item)


def _written(text: str, language: str, bare: bool = False) -> list[New]:
    """Give the ``gmd:otherConstraints`` for a text: itself, and the anchor of the licence that it names.

    :param bare: whether "no condition applies" gets no anchor.
    """
    items = [new("gmd:otherConstraints", new("gco:CharacterString", text))]
    named = licence(text)
    if named and not (bare and named in _NO_LICENCE):
        label = codelists.wording("Licence", named, language)
        items.append(new("gmd:otherConstraints", template.anchor(label, codelists.uri("Licence", named))))
    return items


def unnamed_licence(record: Record) -> str:
    """Give the licence that the conditions name in words and nowhere by its address, ``""`` if there is none."""
    blocks = [block for block in legal_blocks(record) if states_conditions(block)]
    props = [prop for block in blocks for prop in every(block, "gmd:otherConstraints")]
    named = {licence(property_text(prop)) for prop in props if not _value(prop)} - {""}
    linked = any(licence("", href(prop)) for prop in props)
    return named.pop() if len(named) == 1 and not linked else ""


def link_licence(record: Record) -> None:
    """Add the address of the licence that the conditions name in words, after those words."""
    named = unnamed_licence(record)
    for block in legal_blocks(record):
        for prop in every(block, "gmd:otherConstraints"):
            if named and states_conditions(block) and not _value(prop) and licence(property_text(prop)) == named:
                record.insert(block, _written(property_text(prop), record.language)[1], prop)
                return
