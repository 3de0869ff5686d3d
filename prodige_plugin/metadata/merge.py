"""Two persons changed the same record: what one did is put on what the other left (promises P5, P6).

Three states are compared: the record as it was read (base), as it is edited here (mine) and as the catalogue holds it
now (theirs). What only one of the two touched is taken; what both touched differently is a :class:`Conflict`, and
nobody chooses but the person. The merged record is *theirs* byte for byte, with my edits spliced in.

The comparison follows the XML, so that it sees what the element table does not know; the things that only make sense
together (a contact, a date with its type, a box, a block of constraints) are one thing. Neither Qt nor QGIS here.
"""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

from ..errors import BadRecord
from ..i18n import tr
from . import merge_bytes
from .diff import Difference, Prints, key_of, prints_of, step_to, text
from .merge_pairs import REPEATED, WHOLES, Pairs, pair
from .namespaces import local
from .record import Record
from .tree import Document, Patch

#: Steps from the root that are the catalogue's own to say: never a conflict, always as they are there.
_THEIRS = {"dateStamp", "fileIdentifier"}


class Side(enum.Enum):
    """Whose version of a thing is kept."""

    MINE = "mine"
    THEIRS = "theirs"


@dataclass(frozen=True)
class Conflict:
    """One thing that both changed, each in another way."""

    #: key of the table's element, "" if it is in none.
    key: str
    #: steps from the root, without places.
    path: str
    #: its text in the three states; "" where it is not there.
    before: str
    mine: str
    theirs: str


@dataclass
class _Open:
    """A conflict, and what writes my version of it."""

    conflict: Conflict
    removal: Patch | None = None
    insertion: tuple[int, bytes] | None = None


@dataclass
class Merge:
    """What came of putting my edits on theirs."""

    theirs: bytes
    #: my edits that nobody else touched: they are in the merged record.
    taken: list[Difference] = field(default_factory=list)
    _document: Document | None = None
    _open: list[_Open] = field(default_factory=list)
    _patches: list[Patch] = field(default_factory=list)
    _insertions: list[tuple[int, bytes]] = field(default_factory=list)

    @property
    def conflicts(self) -> tuple[Conflict, ...]:
        """What both changed, in the order of the record."""
        return tuple(each.conflict for each in self._open)

    @property
    def record(self) -> Record:
        """The merged record, where a conflict is left as the catalogue has it."""
        return Record.parse(self.resolved({}))

    def resolved(self, choices: Mapping[int, Side]) -> bytes:
        """Give the merged record.

        :param choices: number of a conflict → whose version; one that is not named stays as the catalogue has it.
        :raises BadRecord: the choices contradict each other (a part is kept of a whole that is taken away).
        """
        if self._document is None:
            return self.theirs
        patches, insertions = list(self._patches), list(self._insertions)
        for number, each in enumerate(self._open):
            if choices.get(number) is Side.MINE:
                patches += [each.removal] if each.removal is not None else []
                insertions += [each.insertion] if each.insertion is not None else []
        if not patches and not insertions:
            return self.theirs
        try:
            return self._document.patched(merge_bytes.joined(patches, insertions)).to_bytes()
        except ValueError as error:
            raise BadRecord(
                tr("The two versions cannot be put together as chosen."),
                tr("Two of the choices contradict each other: one keeps a part of what the other takes away."),
                tr("Choose the same side for what belongs together."),
                detail=str(error),
            ) from error


def merge(base: bytes | None, mine: bytes, theirs: bytes) -> Merge:
    """Put my edits on what the catalogue holds now.

    :param base: the record as it was read before editing; ``None`` when it was thought to be new: then all that
        differs is a conflict.
    :raises BadXml: one of them is not XML.
    :raises BadRecord: one of them is not a record.
    """
    found = Merge(theirs)
    if mine in (theirs, base):
        return found
    worker = _Merger(base, mine, theirs, found)
    worker.run()
    return found


class _Merger:
    """Walks the three trees together."""

    def __init__(self, base: bytes | None, mine: bytes, theirs: bytes, found: Merge) -> None:
        self._mine, self._theirs = Document.parse(mine), Document.parse(theirs)
        roots = [Record(self._mine).root, Record(self._theirs).root]
        self._base = Record.parse(base).root if base is not None else None
        if self._base is not None:
            roots.append(self._base)
        self._prints: Prints = {}
        for root in roots:
            self._prints.update(prints_of(root))
        self._places_mine = merge_bytes.Places(self._mine)
        self._places = merge_bytes.Places(self._theirs)
        self._found = found
        found._document = self._theirs

    def run(self) -> None:
        """Compare from the roots down."""
        self._children(self._base, self._mine.root, self._theirs.root, "")

    # -- comparing ---------------------------------------------------------------------------------

    def _same(self, one: etree._Element | None, other: etree._Element | None) -> bool:
        if one is None or other is None:
            return one is other
        return self._prints[one] == self._prints[other]

    def _node(self, base: etree._Element | None, mine: etree._Element, theirs: etree._Element, path: str) -> None:
        """Merge something that is there in mine and theirs, and in base where there is one."""
        if self._same(base, mine) or self._same(mine, theirs):
            return
        if self._whole(base, mine, theirs):
            replaced = (self._places.range(theirs), self._fragment(mine, theirs.getparent()))
            removal = (*replaced[0], replaced[1])
            if self._same(base, theirs):
                self._found._patches.append(removal)
                self._take(path, base, mine)
            else:
                self._conflict(path, base, mine, theirs, removal=removal)
            return
        self._children(base, mine, theirs, path)

    def _whole(self, base: etree._Element | None, mine: etree._Element, theirs: etree._Element) -> bool:
        """Whether it can only be taken as one thing."""
        states = [mine, theirs] + ([base] if base is not None else [])
        if any(next(state.iterchildren("*"), None) is None for state in states):
            return True
        return local(mine.tag) in WHOLES or _own(mine) != _own(theirs if base is None else base)

    def _children(self, base: etree._Element | None, mine: etree._Element, theirs: etree._Element, path: str) -> None:
        """Merge the parts of something that is there on both sides."""
        to_mine: Pairs = {}
        to_theirs: Pairs = {}
        if base is None:
            twins = pair(mine, theirs, self._prints)
            for one, other in twins.items():
                if not self._skipped(one, path):
                    self._node(None, one, other, step_to(path, one))
        else:
            to_mine, to_theirs = pair(base, mine, self._prints), pair(base, theirs, self._prints)
            twins = {to_mine[each]: to_theirs[each] for each in to_mine if each in to_theirs}
            self._of_base(base, to_mine, to_theirs, twins, path, theirs)
        known, old = {*twins, *to_mine.values()}, {*twins.values(), *to_theirs.values()}
        added = [each for each in theirs.iterchildren("*") if each not in old]
        for each in mine.iterchildren("*"):
            if each not in known and not self._skipped(each, path):
                self._added(each, added, theirs, twins, path)

    def _of_base(
        self,
        base: etree._Element,
        to_mine: Pairs,
        to_theirs: Pairs,
        twins: Pairs,
        path: str,
        theirs: etree._Element,
    ) -> None:
        """Merge what was there before: kept, changed or taken away, on each side."""
        for each in base.iterchildren("*"):
            here = step_to(path, each)
            one, other = to_mine.get(each), to_theirs.get(each)
            if self._skipped(each, path) or (one is None and other is None):
                continue
            if one is not None and other is not None:
                self._node(each, one, other, here)
            elif other is not None:  # I took it away
                removal = self._places.removal(other)
                if self._same(each, other):
                    self._found._patches.append(removal)
                    self._take(here, each, None)
                else:
                    self._conflict(here, each, None, other, removal=removal)
            elif one is not None and not self._same(each, one):  # they took it away, I changed it
                place = self._place(one, theirs, twins)
                self._conflict(here, each, one, None, insertion=(place, self._inserted(one, theirs)))

    def _added(
        self,
        each: etree._Element,
        added: list[etree._Element],
        theirs: etree._Element,
        twins: Pairs,
        path: str,
    ) -> None:
        """Add what only I have, unless they added the same, or another one where only one may be."""
        here = step_to(path, each)
        if any(self._same(each, other) for other in added):
            return
        rival = next((other for other in added if other.tag == each.tag), None)
        if rival is not None and local(each.tag) not in REPEATED:
            start, end = self._places.range(rival)
            self._conflict(here, None, each, rival, removal=(start, end, self._fragment(each, theirs)))
            return
        self._found._insertions.append((self._place(each, theirs, twins), self._inserted(each, theirs)))
        self._take(here, None, each)

    @staticmethod
    def _skipped(element: etree._Element, path: str) -> bool:
        return not path and local(element.tag) in _THEIRS

    # -- writing -----------------------------------------------------------------------------------

    def _fragment(self, mine: etree._Element, above: etree._Element | None) -> bytes:
        """Give the bytes of a part of mine, fit to stand below a part of theirs."""
        return merge_bytes.fragment(self._places_mine, mine, above)

    def _inserted(self, mine: etree._Element, above: etree._Element) -> bytes:
        """Give the same with the blanks before it that its new sisters have."""
        return self._places.margin(above) + self._fragment(mine, above)

    def _place(self, mine: etree._Element, theirs: etree._Element, twins: Pairs) -> int:
        """Give where a part of mine stands among theirs: after the twin of the one before it."""
        for sister in mine.itersiblings("*", preceding=True):
            if sister in twins:
                return self._places.range(twins[sister])[1]
        for sister in mine.itersiblings("*"):
            if sister in twins:
                return self._places.before(twins[sister])
        return self._places.last(theirs)

    # -- telling -----------------------------------------------------------------------------------

    def _take(self, path: str, before: etree._Element | None, mine: etree._Element | None) -> None:
        self._found.taken.append(Difference(key_of(path), path, _text(before), _text(mine)))

    def _conflict(
        self,
        path: str,
        before: etree._Element | None,
        mine: etree._Element | None,
        theirs: etree._Element | None,
        *,
        removal: Patch | None = None,
        insertion: tuple[int, bytes] | None = None,
    ) -> None:
        told = Conflict(key_of(path), path, _text(before), _text(mine), _text(theirs))
        self._found._open.append(_Open(told, removal, insertion))


def _text(element: etree._Element | None) -> str:
    return text(element) if element is not None else ""


def _own(element: etree._Element) -> list[tuple[str, str]]:
    """Give an element's attributes, to compare."""
    return sorted((str(key), str(value)) for key, value in element.attrib.items())
