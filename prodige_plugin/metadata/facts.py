"""What is known of a layer without QGIS: what it is made of, and what people wrote about it somewhere."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from .feature_catalogue import Attribute
from .online import OnlineResource
from .values import BoxValue, Contact, Dates, Period


@dataclass(frozen=True)
class Described:
    """What somebody wrote about a layer in one place: QGIS's layer metadata, a ``.qmd``, a database comment.

    Every part may be empty. Codes are those of the lists of :mod:`.codelists`.
    """

    #: where it was written: "person", "layer", "server", "qmd", "plume", "comment", "geopackage", "file".
    origin: str = ""
    #: of the data, not of the record.
    identifier: str = ""
    #: identifier of the record of the series.
    parent: str = ""
    #: ISO 639-2/B.
    language: str = ""
    #: MD_ScopeCode.
    level: str = ""
    title: str = ""
    abstract: str = ""
    #: MD_TopicCategoryCode.
    topics: tuple[str, ...] = ()
    #: codes of INSPIRE themes.
    themes: tuple[str, ...] = ()
    #: codes of SpatialScope, and of HighValueCategory.
    scopes: tuple[str, ...] = ()
    high_value: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    contacts: tuple[Contact, ...] = ()
    links: tuple[OnlineResource, ...] = ()
    #: west, south, east, north in degrees (CRS84 axis order).
    box: BoxValue | None = None
    #: lowest and highest height, in metres.
    heights: tuple[float, float] | None = None
    period: Period = field(default_factory=Period)
    dates: Dates = field(default_factory=Dates)
    #: "EPSG:2154 RGF93 v1 / Lambert-93".
    crs: str = ""
    #: a value of the list Licence, or the words.
    licence: str = ""
    #: a value of LimitationsOnPublicAccess, or the words.
    access: str = ""
    #: attributions, limitations and other constraints, in words.
    rights: tuple[str, ...] = ()
    fees: str = ""
    #: MD_CharacterSetCode.
    encoding: str = ""
    lineage: str = ""
    #: MD_MaintenanceFrequencyCode.
    frequency: str = ""
    #: scale denominator, 0 for none.
    scale: int = 0


@dataclass(frozen=True)
class LayerFacts:
    """What a layer knows of itself, without QGIS (see ``services.layerfacts``)."""

    #: the name of the layer or of its table, as it is.
    layer_name: str = ""
    title: str = ""
    abstract: str = ""
    #: west, south, east, north in degrees (CRS84 axis order); west is greater than east across the 180th meridian.
    #: ``None`` when not known.
    box: BoxValue | None = None
    #: "EPSG:2154"; "" for none, and for a system of the person's own.
    crs_code: str = ""
    crs_name: str = ""
    #: polygon, line, point or none.
    geometry: str = ""
    #: MD_SpatialRepresentationTypeCode: vector, grid, tin or textTable.
    representation: str = ""
    fields: tuple[Attribute, ...] = ()
    scale_denominator: int = 0
    #: side of a pixel in metres; 0 for none.
    resolution: float = 0.0
    feature_count: int = -1
    #: ISO 8601 dates.
    created: str = ""
    modified: str = ""
    #: "GeoPackage", "PostGIS" …
    format_name: str = ""
    #: "1.3", "3.4.2"; "" when not known.
    format_version: str = ""
    #: MD_CharacterSetCode; "" when not known.
    encoding: str = ""
    keywords: tuple[str, ...] = ()
    #: ISO 639-2/B.
    language: str = "fre"
    organisation: str = ""
    email: str = ""
    #: what people wrote, the most trusted place first.
    described: tuple[Described, ...] = ()
    #: an ISO 19139 record that lies beside the data, as it is; ``None`` for none.
    side_record: bytes | None = None
    #: where that record was found, for people.
    side_place: str = ""
    #: sentences on what could not be taken, translated.
    notes: tuple[str, ...] = ()

    def stated(self, title: str = "", abstract: str = "", organisation: str = "", email: str = "") -> LayerFacts:
        """Give the facts with what a person states now, which comes before what is written elsewhere."""
        contacts = (Contact(organisation, email, "owner"),) if organisation or email else ()
        said = Described("person", title=title, abstract=abstract, contacts=contacts)
        return replace(
            self,
            title=title or self.title,
            abstract=abstract or self.abstract,
            organisation=organisation or self.organisation,
            email=email or self.email,
            described=(said, *self.described),
        )
