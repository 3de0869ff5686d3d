"""French territories by name or code, for searching within one (``resources/territories``).

Accents, hyphens, apostrophes, capitals and "St"/"Saint" are forgiven. The table holds 36,000 rows: reading it takes
some tens of milliseconds, so a window calls :func:`table` in a task first; :func:`find` then takes a few.
"""

from __future__ import annotations

import gzip
import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from functools import cache

from ..errors import FileError
from ..i18n import tr
from ..paths import resource
from .model import Box

#: The levels, biggest first.
LEVELS = ("region", "departement", "epci", "commune")

#: How many names are folded at once: other threads get their turn in between.
_CHUNK = 1000

# What stands between words and has no ASCII form.
_BETWEEN = "’‘ʼ′–—‑·"
# Everything but small letters, digits and the end of a line is a space.
_WORDS = bytes(code if chr(code) in "abcdefghijklmnopqrstuvwxyz0123456789\n" else 32 for code in range(256))
# What a name may begin with and a person leaves out: kind of EPCI, article.
_LEAD = re.compile(r"^(?:(?:cc|ca|cu|metropole) )?(?:(?:de la|de l|du|des|de|d|la|le|les|l) )?")
# How a person writes what the table abbreviates, or says which level is meant.
_KINDS = (
    (re.compile(r"^(?:communaute de communes|com ?com)\b"), "cc"),
    (re.compile(r"^communaute d agglomeration\b"), "ca"),
    (re.compile(r"^communaute urbaine\b"), "cu"),
)
_LEVEL = re.compile(r"^(region|departement|commune) (?:(?:de la|de l|du|des|de|d) )?(?=.)")
# Regions as people shorten them, folded.
_SHORT = {"aura": "84", "ara": "84", "bfc": "27", "cvl": "24", "hdf": "32", "idf": "11", "paca": "93", "pdl": "52"}
_CODE = re.compile(r"\d{1,9}|2[ab]\d{0,3}")
_WITH_DEPARTEMENT = re.compile(r"^(.+) (\d\d|2[ab]|97\d)$")


@dataclass(frozen=True)
class Territory:
    """One region, département, EPCI or commune."""

    #: one of :data:`LEVELS`.
    level: str
    #: INSEE code; SIREN of an EPCI.
    code: str
    name: str
    #: code of the département (of a commune, of an EPCI) or of the region (of a département); "" for a region.
    parent: str
    parent_name: str
    box: Box
    #: another territory, of whatever level, has the same name.
    homonym: bool = False

    @property
    def label(self) -> str:
        """The name; with the département where others have the same name: "Saint-Denis (93)"."""
        return f"{self.name} ({self.parent})" if self.homonym and self.level in ("epci", "commune") else self.name


@dataclass(frozen=True)
class _Table:
    """The rows as they are in the file, and what is searched."""

    rows: tuple[str, ...]
    #: folded names, with a space before.
    names: tuple[str, ...]
    codes: tuple[str, ...]
    #: folded names that more than one row has.
    shared: frozenset[str]
    #: (first letter of the level, code) → row.
    places: dict[tuple[str, str], int]


def fold(text: str) -> str:
    """Give text in small letters and digits with one space between words, "st" and "ste" written out; lines stay."""
    return _saints(_plain(text))


def _plain(text: str) -> str:
    """Fold but for the saints. Whole columns come through here, so there is no loop and no regular expression."""
    text = text.casefold().replace("œ", "oe").replace("æ", "ae")
    for sign in _BETWEEN:
        text = text.replace(sign, " ")
    # the marks that NFKD parts from their letters are not ASCII
    words = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").translate(_WORDS)
    while b"  " in words:
        words = words.replace(b"  ", b" ")
    return words.decode("ascii").replace(" \n", "\n").replace("\n ", "\n").strip(" ")


def _saints(plain: str) -> str:
    """Write "st" and "ste" out."""
    spaced = f" {plain} ".replace("\n", " \n ")
    for short, long in ((" st ", " saint "), (" ste ", " sainte ")):
        while short in spaced:
            spaced = spaced.replace(short, long)
    return spaced.replace(" \n ", "\n").strip(" ")


@cache
def table() -> _Table:
    """Read the shipped table, once.

    :raises FileError: the file is missing or damaged.
    """
    try:
        text = gzip.decompress(resource("territories", "territories.tsv.gz").read_bytes()).decode("utf-8")
        rows = text.rstrip("\n").split("\n")
        parts = [row.split("\t", 3) for row in rows]
        folded: list[str] = []
        for start in range(0, len(parts), _CHUNK):
            lines = fold("\n".join(part[2] for part in parts[start : start + _CHUNK])).split("\n")
            folded += [" " + line for line in lines]
        places = {(part[0], part[1]): place for place, part in enumerate(parts)}
    except (OSError, EOFError, ValueError, IndexError) as error:
        raise FileError(
            tr("The table of territories cannot be read."),
            tr("A file of the plugin is missing or damaged."),
            tr("Install the plugin again; until then, draw the box on the map."),
            detail=str(error),
        ) from error
    shared = frozenset(name for name, number in Counter(folded).items() if number > 1)
    return _Table(tuple(rows), tuple(folded), tuple(part[1] for part in parts), shared, places)


def find(text: str, limit: int = 20) -> list[Territory]:
    """Give the territories a person may mean, likeliest first.

    By name: the whole name, the name without its article or its kind of EPCI, its beginning, the beginning of one of
    its words, any part, all words in any order; then bigger levels first. Regions also as people shorten them ("PACA").
    A département's number after the name keeps only what lies there ("saint-denis 93"). By code: département number,
    INSEE code, an EPCI's SIREN, or the beginning of one.

    :raises FileError: the table is missing or damaged.
    """
    known, plain = table(), _plain(text.replace("\n", " "))
    if not plain or limit < 1:
        return []
    if plain in _SHORT:
        region = known.places["r", _SHORT[plain]]
        others = (place for place in _ranked(known, plain) if place != region)
        return [_territory(known, place) for place in [region, *others][:limit]]
    if _CODE.fullmatch(plain):
        return [_territory(known, place) for place in _by_code(known, plain)[:limit]]
    within = _WITH_DEPARTEMENT.match(plain)
    if within and ("d", within[2].upper()) in known.places:
        there = within[2].upper()
        found = [one for one in _ranked(known, within[1]) if _parent(known, one) == there]
        if found:
            return [_territory(known, place) for place in found[:limit]]
    return [_territory(known, place) for place in _ranked(known, plain)[:limit]]


def by_code(level: str, code: str) -> Territory | None:
    """Give one territory, ``None`` when the table has none.

    :raises FileError: the table is missing or damaged.
    """
    known = table()
    place = known.places.get((level[:1], code))
    return None if place is None else _territory(known, place)


def _by_code(known: _Table, plain: str) -> list[int]:
    code = plain.upper()
    # a département's number is meant before a region's, though the region is bigger
    wanted = (("d", code.zfill(2)), ("r", code), ("c", code), ("e", code))
    exact = [place for place in map(known.places.get, wanted) if place is not None]
    if len(code) == 1:
        return exact
    begun = [place for place, other in enumerate(known.codes) if other.startswith(code) and place not in exact]
    # communes begin with their département; that an EPCI's SIREN begins so too is chance
    return exact + sorted(begun, key=lambda place: known.rows[place][0] == "e")


def _ranked(known: _Table, plain: str) -> list[int]:
    """Give the rows that fit, best first."""
    for pattern, short in _KINDS:
        plain = pattern.sub(short, plain)
    level = ""
    if stated := _LEVEL.match(plain):
        level, plain = stated[1][0], plain[stated.end() :]
    # "st" at the end may be the beginning of Strasbourg
    texts = {_saints(plain), plain} if re.search(r"\bste?$", plain) else {_saints(plain)}
    ranks: dict[int, tuple[int, int, int, str, int]] = {}
    for wanted in texts:
        starts = [" " + word for word in wanted.split()]
        first = starts[0]
        # a letter or two are in every name: they are meant as a beginning
        sought = wanted if len(wanted) > 2 else f" {wanted}"
        for place, name in enumerate(known.names):
            if sought in name:
                rank = _rank(name, wanted)
            elif first in name and len(starts) > 1 and all(start in name for start in starts):
                rank = 5
            else:
                continue
            row = known.rows[place]
            if level and row[0] != level:
                continue
            order = (rank, "rdec".index(row[0]), len(name), name, -_size(row))
            ranks[place] = min(order, ranks.get(place, order))
    return sorted(ranks, key=ranks.__getitem__)


def _rank(name: str, wanted: str) -> int:
    """Tell how well a folded name (a space before it) fits the text it contains."""
    core = _LEAD.sub("", name[1:])
    if name[1:] == wanted:
        return 0
    if core == wanted:
        return 1
    if name.startswith(wanted, 1) or core.startswith(wanted):
        return 2
    return 3 if f" {wanted}" in name else 4


def _size(row: str) -> int:
    """Give the box's size: among homonyms the biggest is the likeliest."""
    width, height = row.rsplit("\t", 2)[1:]
    return int(width) * int(height)


def _parent(known: _Table, place: int) -> str:
    level, code, _name, parent = known.rows[place].split("\t", 4)[:4]
    if level != "c":
        return parent
    return code[:3] if code.startswith("97") else code[:2]


def _territory(known: _Table, place: int) -> Territory:
    letter, code, name, _parent_code, *figures = known.rows[place].split("\t")
    west, south, width, height = (int(figure) for figure in figures)
    parent = _parent(known, place)
    above = known.places.get(("r" if letter == "d" else "d", parent))
    return Territory(
        next(level for level in LEVELS if level[0] == letter),
        code,
        name,
        parent,
        known.rows[above].split("\t", 3)[2] if above is not None else "",
        Box(west / 1000, south / 1000, (west + width) / 1000, (south + height) / 1000),
        known.names[place] in known.shared,
    )
