"""Makes the plugin's table of French territories from a CSV of the same facts.

    tools/territories.py SOURCE.csv[.gz]        writes resources/territories/territories.tsv.gz

The source has the columns level (region, departement, epci, commune), code, name, parent, west, south, east,
north: degrees, longitude and latitude. The table has one row for each territory, bigger levels first and by code:

    level's first letter · code · name · parent · west · south · width · height

The box is in thousandths of a degree. A commune's parent is left out, because its code begins with it. The source
does not say in which département an EPCI lies: it is worked out from the boxes (see :func:`departement_of`).
The same source gives the same bytes.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import io
from collections import Counter
from collections.abc import Iterable
from fractions import Fraction
from pathlib import Path

TARGET = Path(__file__).resolve().parent.parent / "resources" / "territories" / "territories.tsv.gz"
LEVELS = ("region", "departement", "epci", "commune")

Box = tuple[int, int, int, int]


def read(path: Path) -> list[dict[str, str]]:
    """Read the source's rows."""
    raw = path.read_bytes()
    text = (gzip.decompress(raw) if path.suffix == ".gz" else raw).decode("utf-8")
    return list(csv.DictReader(io.StringIO(text)))


def box(row: dict[str, str]) -> Box:
    """Give west, south, east, north in thousandths of a degree."""
    west, south, east, north = (round(1000 * float(row[side])) for side in ("west", "south", "east", "north"))
    return west, south, east, north


def departement_of(outer: Box, communes: Iterable[tuple[str, Box]]) -> str:
    """Give the département in which an EPCI lies for the most part, "" where no commune is within its box.

    Its box is the union of its communes' boxes: a commune within it that reaches one of its sides is one of them,
    one that is merely within may be a neighbour's. So the sides vote, and what is within decides where they disagree.
    """
    west, south, east, north = outer
    within = [
        (parent, inner)
        for parent, inner in communes
        if west <= inner[0] and south <= inner[1] and inner[2] <= east and inner[3] <= north
    ]
    number = Counter(parent for parent, _inner in within)
    votes = dict.fromkeys(number, Fraction(0))
    for side in range(4):
        touching = [parent for parent, inner in within if inner[side] == outer[side]]
        for parent in touching:
            votes[parent] += Fraction(1, len(touching))
    return min(votes, key=lambda code: (-votes[code], -number[code], code), default="")


def table(rows: list[dict[str, str]]) -> str:
    """Write the table."""
    communes = [(row["parent"], box(row)) for row in rows if row["level"] == "commune"]
    lines = []
    for row in sorted(rows, key=lambda one: (LEVELS.index(one["level"]), one["code"])):
        west, south, east, north = box(row)
        level, parent, name = row["level"], row["parent"], " ".join(row["name"].split())
        if level == "commune":
            if not row["code"].startswith(parent):
                raise ValueError(f"commune {row['code']} is not of the département {parent}")
            parent = ""
        elif level == "epci":
            parent = departement_of((west, south, east, north), communes)
        lines.append(
            "\t".join((level[0], row["code"], name, parent, *map(str, (west, south, east - west, north - south))))
        )
    return "\n".join(lines) + "\n"


def main(arguments: list[str] | None = None) -> int:
    """Make the table."""
    parser = argparse.ArgumentParser(description="Make resources/territories/territories.tsv.gz.")
    parser.add_argument("source", type=Path)
    options = parser.parse_args(arguments)
    packed = gzip.compress(table(read(options.source)).encode("utf-8"), compresslevel=9, mtime=0)
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_bytes(packed)
    print(f"{TARGET.name}: {len(packed) // 1024} kB")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
