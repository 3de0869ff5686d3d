"""What a check is, what it says, what can be done about it, and what a platform asks."""

from __future__ import annotations

import enum
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from ...metadata.findings import Severity
from ..names import MAX_TABLE

#: Box of the whole world in CRS84: west, south, east, north, in degrees.
Box = tuple[float, float, float, float]


class Level(enum.Enum):
    """Whom a check is for."""

    #: everybody who publishes.
    BEGINNER = "beginner"
    #: those who want to know what each server and each format makes of their data.
    EXPERT = "expert"


class Target(enum.Enum):
    """What the data are copied to."""

    POSTGIS = "postgis"
    GPKG = "gpkg"
    SHP = "shp"
    GEOJSON = "geojson"
    #: the data interface of PRODIGE 5: GeoJSON into a table that is there already.
    PRODIGE_API = "prodige_api"


class Words(NamedTuple):
    """What a row says to a person, translated."""

    title: str
    #: two sentences on what it means, and what to do.
    help: str


@dataclass(frozen=True)
class Check:
    """One row of the table of checks."""

    #: stable name, as reports and other programs know it ("crs.missing").
    id: str
    severity: Severity
    level: Level
    #: key of :data:`.repairs.REPAIRS`, "" where nothing can be done with a button.
    repair: str
    words: Callable[[], Words]

    @property
    def title(self) -> str:
        """What it is about, in a few words."""
        return self.words().title

    @property
    def help(self) -> str:
        """What it means and what to do."""
        return self.words().help


@dataclass(frozen=True)
class Repair:
    """What can be done about a finding, on the copy that is published."""

    #: key of :data:`.repairs.REPAIRS`; see :func:`.repairs.apply`.
    key: str
    label: str
    #: whether it needs an answer (a CRS, a name).
    asks: bool = False
    #: the answer that seems right, "" when there is none.
    proposal: str = ""
    #: whether it loses nothing a reader could miss, so that it may be done without asking.
    safe: bool = False
    #: sentence: what it changes in what is published.
    effect: str = ""


@dataclass(frozen=True)
class Finding:
    """One thing a check found about a layer or a map."""

    severity: Severity
    #: id of the layer, "" for the map or the whole.
    element: str
    sentence: str
    repair: Repair | None = None
    #: id of the row of the table of checks; "" for a remark of a platform's own.
    check: str = ""
    #: how many features it is about, 0 where it is not about features.
    count: int = 0
    #: ids of some of these features, as the person's own layer has them.
    features: tuple[int, ...] = ()
    #: where one sees it: x minimum, y minimum, x maximum, y maximum in the layer's CRS, traditional GIS order.
    place: Box | None = None
    #: one line for each field, file or reason that is meant.
    details: tuple[str, ...] = ()

    @property
    def level(self) -> Level:
        """Whom it is for; what keeps from publishing is for everybody."""
        from .table import BY_ID

        row = BY_ID.get(self.check)
        return Level.BEGINNER if row is None or self.severity is Severity.ERROR else row.level

    @property
    def title(self) -> str:
        """What it is about, in a few words; "" for a remark of a platform's own."""
        from .table import BY_ID

        row = BY_ID.get(self.check)
        return "" if row is None else row.title

    @property
    def help(self) -> str:
        """What it means and what to do; "" for a remark of a platform's own."""
        from .table import BY_ID

        row = BY_ID.get(self.check)
        return "" if row is None else row.help


@dataclass(frozen=True)
class Limits:
    """What a platform asks of what is published on it."""

    target: Target = Target.POSTGIS
    #: authority codes it can store and serve; ``None`` when any EPSG code will do.
    crs: frozenset[str] | None = None
    #: what a table's name must match as a whole (a regular expression), and the most characters it has.
    name_pattern: str = "[a-z][a-z0-9_]*"
    name_length: int = MAX_TABLE
    #: whether names follow the COVADIS habit (``n_theme_s_026``), which experts are then told about.
    covadis: bool = False
    #: what a field's name must match as a whole; "" keeps names to the letter.
    field_pattern: str = ""
    #: most bytes of a field's name; 0 for the target's own limit.
    field_length: int = 0
    #: most characters of a text; 0 for the target's own limit.
    text_length: int = 0
    #: bytes that are free for the account; ``None`` when not known.
    quota: int | None = None
    #: most bytes of one file sent; ``None`` when not known.
    upload: int | None = None
    #: whether a published map keeps the relations of its project.
    relations: bool = False
    #: what the platform covers: west, south, east, north in degrees; ``None`` when it does not say.
    territory: Box | None = None

    @property
    def field_bytes(self) -> int:
        """Most bytes of a field's name: the platform's, else the target's own."""
        return self.field_length or _FIELD_BYTES.get(self.target, 0)

    @property
    def text_bytes(self) -> int:
        """Most bytes (dBASE) or characters of a text; 0 for no limit."""
        return self.text_length or (DBF_TEXT if self.target is Target.SHP else 0)


#: Longest text of a dBASE field, in bytes (GDAL manual, ESRI Shapefile driver).
DBF_TEXT = 254
#: Longest name of a dBASE field, in bytes.
DBF_NAME = 10
#: PostgreSQL cuts names at 63 bytes (manual, §4.1.1).
_FIELD_BYTES = {Target.POSTGIS: 63, Target.PRODIGE_API: 63, Target.SHP: DBF_NAME}
#: Most fields: PostgreSQL (manual, appendix K, less the key and the geometry), SQLite (its limits page), dBASE.
MOST_FIELDS = {Target.POSTGIS: 1598, Target.PRODIGE_API: 1598, Target.GPKG: 1998, Target.SHP: 255}
#: Largest file a format can be: each of a shapefile's (ESRI 1998, GDAL manual).
MOST_BYTES = {Target.SHP: 2 * 1024**3 - 1}
