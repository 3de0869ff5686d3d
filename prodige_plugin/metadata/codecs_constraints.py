"""How the constraints of a record are read and written: limits on access, conditions of use."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import etree

from . import codelists, template
from .codecs import code_value
from .codecs_groups import href
from .patch import check_text, new
from .record import children, every, first, parent, property_text
from .wordings import LIMITATIONS, limitation, only_licence

if TYPE_CHECKING:
    from .record import Record

_ID = "gmd:identificationInfo/*"
_BLOCKS = f"{_ID}/gmd:resourceConstraints/gmd:MD_LegalConstraints"


def is_limitation(prop: etree._Element) -> bool:
    """Whether a ``gmd:otherConstraints`` speaks of limits on public access."""
    return LIMITATIONS in href(prop) or bool(limitation(property_text(prop), href(prop)))


@dataclass(frozen=True)
class Access:
    """Limits on public access (TG 2.0, C.17): ``str``, a value of LimitationsOnPublicAccess, or the text there is."""

    def block(self, record: Record) -> etree._Element | None:
        """Give the first legal constraints with an access constraint."""
        found = [block for block in record.find_all(_BLOCKS) if first(block, "gmd:accessConstraints") is not None]
        return next((block for block in found if self._limitation(block) is not None), found[0] if found else None)

    def _limitation(self, block: etree._Element) -> etree._Element | None:
        return next((prop for prop in every(block, "gmd:otherConstraints") if is_limitation(prop)), None)

    def read(self, record: Record) -> str:
        """Give the value stated by address or by wording, else the first text of the block."""
        block = self.block(record)
        if block is None:
            return ""
        stated = self._limitation(block)
        if stated is not None:
            return limitation(property_text(stated), href(stated)) or property_text(stated)
        texts = [property_text(prop) for prop in every(block, "gmd:otherConstraints")]
        return next((text for text in texts if text), "") if first(block, "gmd:useConstraints") is None else ""

    def write(self, record: Record, value: str) -> None:
        """Write the value as an anchor, in a block of its own."""
        value = check_text(value.strip())
        known = value in codelists.values("LimitationsOnPublicAccess")
        item = template.access_block(value, record.language) if known else None
        block = self.block(record)
        if block is None:
            if value:
                self._insert(record, value)
            return
        if first(block, "gmd:useConstraints") is not None or not value:
            self._take_out(record)
            if value:
                self._insert(record, value)
            return
        wanted = (
            item.children[0].children[-1]
            if item is not None
            else new("gmd:otherConstraints", new("gco:CharacterString", value))
        )
        present = self._limitation(block)
        if present is None and not known:
            present = first(block, "gmd:otherConstraints")
        if present is not None:
            record.replace(present, wanted)
        else:
            record.insert(block, wanted)
        self._restrict(record)

    def _restrict(self, record: Record) -> None:
        """Make the block's access constraint be "other restrictions", once."""
        block = self.block(record)
        codes = every(block, "gmd:accessConstraints") if block is not None else []
        if "otherRestrictions" in map(code_value, codes):
            return
        item = new("gmd:accessConstraints", codelists.code("MD_RestrictionCode", "otherRestrictions"))
        if codes:
            record.replace(codes[0], item)

    def _insert(self, record: Record, value: str) -> None:
        known = value in codelists.values("LimitationsOnPublicAccess")
        item = template.access_block(value if known else "noLimitations", record.language)
        if not known:
            legal = item.children[0]
            text = new("gmd:otherConstraints", new("gco:CharacterString", value))
            item = new(item.name, new(legal.name, legal.children[0], text))
        first = record.find(f"{_ID}/gmd:resourceConstraints")
        if first is not None:
            record.insert_before(first, item)
        else:
            record.insert(record.ensure(_ID), item)

    def _take_out(self, record: Record) -> None:
        """Take the access constraints and limits out of the block, and the block if nothing is left."""
        while True:
            block = self.block(record)
            if block is None:
                return
            doomed = first(block, "gmd:accessConstraints")
            limit = self._limitation(block)
            count = len(children(block))
            alone = count == 1 or (count == 2 and limit is not None)
            if first(block, "gmd:useConstraints") is None and alone:
                record.remove(parent(block))
                continue
            target = limit if limit is not None else doomed
            if target is None:
                return
            record.remove(target)


@dataclass(frozen=True)
class Conditions:
    """Conditions of access and use (TG 2.0, C.18): ``str``, a value of the list Licence, or a free text."""

    def _block(self, record: Record) -> etree._Element | None:
        blocks = [block for block in record.find_all(_BLOCKS) if first(block, "gmd:useConstraints") is not None]
        return next((block for block in blocks if self._stated(block)), blocks[0] if blocks else None)

    def _stated(self, block: etree._Element) -> list[etree._Element]:
        return [
            prop
            for prop in every(block, "gmd:otherConstraints")
            if not is_limitation(prop) and (property_text(prop) or href(prop))
        ]

    def read(self, record: Record) -> str:
        """Give the licence stated by address or by wording, else the first text of the block."""
        block = self._block(record)
        stated = self._stated(block) if block is not None else []
        named = (only_licence(property_text(prop), href(prop)) for prop in stated)
        known = next((value for value in named if value), "")
        return known or next((property_text(prop) or href(prop) for prop in stated), "")

    def write(self, record: Record, value: str) -> None:
        """Write the conditions in place of those there are; a licence as text and as anchor."""
        value = check_text(value.strip())
        block = self._block(record)
        if block is None:
            if value:
                record.insert(record.ensure(_ID), template.conditions_block(value, record.language))
            return
        others = ("gmd:accessConstraints", "gmd:useLimitation")
        if not value and not any(first(block, name) is not None for name in others):
            record.remove(parent(block))
            return
        while block is not None and self._stated(block):
            record.remove(self._stated(block)[0])
            block = self._block(record)
        if not value:
            return
        code = record.find("gmd:useConstraints/*", block)
        if code is None or code.get("codeListValue") != "otherRestrictions":
            item = new("gmd:useConstraints", codelists.code("MD_RestrictionCode", "otherRestrictions"))
            use = record.find("gmd:useConstraints", block)
            if use is not None:
                record.replace(use, item)
        for item in template.conditions(value, record.language):
            block = self._block(record)
            if block is not None:
                record.insert(block, item)
