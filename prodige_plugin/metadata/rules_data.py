"""Rules on subject, place, time and conditions (see :mod:`.rules_text`)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from lxml import etree

from ..i18n import tr
from . import codelists
from .codecs import DATE, DATE_TIME, is_date
from .codecs_groups import href
from .codecs_resource import TemporalExtent, degrees
from .findings import Finding, Repair
from .namespaces import NS, local
from .record import children, parent, property_text, raw, string
from .rules_text import error, has_text, info, warning
from .values import Period

if TYPE_CHECKING:
    from .record import Record

_ID = "gmd:identificationInfo[1]/*"
_BOXES = "gmd:identificationInfo/*/gmd:extent/gmd:EX_Extent/gmd:geographicElement/gmd:EX_GeographicBoundingBox"
_THEMES = "GEMET - INSPIRE themes, version 1.0"


def _groups(record: Record) -> list[etree._Element]:
    return record.find_all("gmd:identificationInfo/*/gmd:descriptiveKeywords/gmd:MD_Keywords")


def inspire_themes(record: Record) -> Iterator[Finding]:
    """1.4: at least one INSPIRE theme, title and labels to the letter."""
    from .elements import THEMES, codec

    exact = [
        group
        for group in record.find_all(f"{_ID}/gmd:descriptiveKeywords/gmd:MD_Keywords")
        if any(item.text == _THEMES for item in group.findall("gmd:thesaurusName/gmd:CI_Citation/gmd:title/*", NS))
    ]
    near = THEMES.groups(record)
    if not near and not exact:
        yield error(
            "inspire_themes",
            tr("No INSPIRE theme is chosen. European portals sort data by these 34 themes; choose the nearest one."),
        )
        return
    labels = {label for every in codelists.themes().values() for label in every.values()}
    wrong = [group for group in exact if not any(item.text in labels for item in group.findall("gmd:keyword/*", NS))]
    if exact and not wrong:
        return
    stated = [value for value in THEMES.read(record) if value in codelists.values("InspireTheme")]

    def rewrite(fixed: Record) -> None:
        while THEMES.groups(fixed):
            fixed.remove(parent(THEMES.groups(fixed)[0]))
        codec("inspire_themes").write(fixed, tuple(stated))

    yield error(
        "inspire_themes",
        tr(
            "The INSPIRE themes, or the name of their thesaurus, are not written as in the European register, so that "
            "they are not recognised."
        ),
        Repair(tr("Write the themes as the register has them"), rewrite) if stated else None,
    )


def keyword_thesaurus(record: Record) -> Iterator[Finding]:
    """C.15: a thesaurus has a title and a date."""
    for group in _groups(record):
        for named in group.findall("gmd:thesaurusName", NS):
            kinds = [kind.get("codeListValue") for kind in named.findall(
                "gmd:CI_Citation/gmd:date/gmd:CI_Date/gmd:dateType/gmd:CI_DateTypeCode", NS)]  # fmt: skip
            dated = named.find("gmd:CI_Citation/gmd:date/gmd:CI_Date/gmd:date", NS) is not None
            titled = has_text(named.find("gmd:CI_Citation/gmd:title", NS))
            if not titled or not dated or not set(kinds) & set(codelists.values("CI_DateTypeCode")):
                yield error(
                    "keyword_thesaurus",
                    tr(
                        "The thesaurus “{title}” lacks its title or its date; with both it can be recognised.",
                        title=property_text(named.find("gmd:CI_Citation/gmd:title", NS)),
                    ),
                )


def keyword_groups(record: Record) -> Iterator[Finding]:
    """C.16: one group of keywords for each thesaurus."""
    titles = [
        raw(title)
        for group in _groups(record)
        for title in group.findall("gmd:thesaurusName/gmd:CI_Citation/gmd:title", NS)
    ]
    for twice in sorted({title.strip() for title in titles if titles.count(title) > 1}):
        yield error(
            "keyword_groups",
            tr("The keywords of “{title}” stand in several groups; put them in one.", title=twice),
        )


def keywords(record: Record) -> Iterator[Finding]:
    """Our advice: some words of one's own help people find the data."""
    if not record.get("keywords"):
        yield info("keywords", tr("There are no free keywords. Add the words that people would type to find the data."))


def topic_category(record: Record) -> Iterator[Finding]:
    """1.7: at least one topic category of ISO 19115."""
    found = record.find_all("gmd:identificationInfo[1]/gmd:MD_DataIdentification/gmd:topicCategory")
    codes = [code for prop in found for code in prop.findall("gmd:MD_TopicCategoryCode", NS)]
    known = codelists.values("MD_TopicCategoryCode")
    if len(codes) < len(found) or not found or not all(string(code) in known for code in codes):
        yield error("topic_category", tr("The ISO topic category is missing or unknown. Choose at least one."))
    elif not all(raw(code) in known for code in codes):

        def trim(fixed: Record) -> None:
            path = "gmd:identificationInfo/gmd:MD_DataIdentification/gmd:topicCategory/gmd:MD_TopicCategoryCode"
            for place in range(len(fixed.find_all(path))):
                code = fixed.find_all(path)[place]
                if raw(code) != string(code):
                    fixed.set_text(code, string(code))

        yield error(
            "topic_category",
            tr("The ISO topic category has blanks around it, so that validators do not know it."),
            Repair(tr("Take the blanks away"), trim),
        )


_SIDE = re.compile(r"-?[0-9]+\.[0-9]{2,}")


def bounding_box(record: Record) -> Iterator[Finding]:
    """C.19: one box at least, on the globe, with two decimals."""
    boxes = record.find_all(_BOXES)
    if not boxes and record.level != "service":
        yield error(
            "bounding_box",
            tr("The extent is missing: a search on a map cannot find these data. Take it from the layer."),
        )
    for box in boxes:
        sides = [string(box.find(f"gmd:{name}/gco:Decimal", NS)) for name in
                 ("westBoundLongitude", "southBoundLatitude", "eastBoundLongitude", "northBoundLatitude")]  # fmt: skip
        try:
            west, south, east, north = (float(side) for side in sides)
        except ValueError:
            yield error("bounding_box", tr("A side of the extent is missing or is no number."))
            continue
        if not all(-180 <= side <= 180 for side in (west, east)) or not -90 <= south <= north <= 90:
            yield error("bounding_box", tr("The extent is not on the globe, or upside down. Take it from the layer."))
            continue
        if west > east:
            yield warning(
                "bounding_box",
                tr("The west of the extent lies east of its east; that is right only across the 180th meridian."),
            )
        if not all(_SIDE.match(side) for side in sides):
            yield error(
                "bounding_box",
                tr("The extent has too few decimals: INSPIRE wants two at least (“2.00”, not “2”)."),
                Repair(tr("Write two decimals"), _pad),
            )


def _pad(record: Record) -> None:
    path = f"{_BOXES}/*/gco:Decimal"
    for place in range(len(record.find_all(path))):
        carrier = record.find_all(path)[place]
        if not _SIDE.match(string(carrier)):
            record.set_text(carrier, degrees(float(string(carrier))))


def temporal_extent(record: Record) -> Iterator[Finding]:
    """C.14: a period has a begin and an end, or says why not."""
    for extent in record.find_all(f"{_ID}/*/gmd:EX_Extent/gmd:temporalElement/gmd:EX_TemporalExtent/gmd:extent"):
        found = next((item for item in children(extent) if local(item.tag) in ("TimePeriod", "TimeInstant")), None)
        names = ("beginPosition", "endPosition") if found is not None and "Period" in found.tag else ("timePosition",)
        positions = [next(extent.iter("{*}" + name), None) for name in names]
        if not all(position is not None and _position(position) for position in positions):
            period = TemporalExtent().read(record)

            def rewrite(fixed: Record, period: Period = period) -> None:
                TemporalExtent().write(fixed, period)

            fixable = found is not None and "Period" in found.tag and _writable(period)
            yield error(
                "temporal_extent",
                tr(
                    "The period is written in a way that the INSPIRE tests do not read; it needs a first and a last "
                    "date, or “now”."
                ),
                Repair(tr("Write the period as INSPIRE reads it"), rewrite) if fixable else None,
            )


def _writable(period: Period) -> bool:
    """Whether a period as read can be written as the tests want it."""
    open_ends = ("", "now", "unknown", "before", "after")
    bounds = (period.begin, period.end)
    return any(bounds) and all(bound in open_ends or is_date(bound) for bound in bounds)


def _position(position: etree._Element) -> bool:
    stated = position.get("indeterminatePosition")
    if stated is not None:
        return stated in ("unknown", "before", "now", "after")
    text = raw(position)
    return bool(DATE.fullmatch(text) or DATE_TIME.fullmatch(text))


def scale(record: Record) -> Iterator[Finding]:
    """1.5: a whole denominator, or a distance with its unit."""
    found = record.find_all(f"{_ID}/gmd:spatialResolution")
    if not found:
        yield info("scale", tr("Neither scale nor resolution is stated; it tells what the data are good for."))
        return
    resolution = "gmd:MD_Resolution"
    scales = record.find_all(f"{_ID}/gmd:spatialResolution/{resolution}/gmd:equivalentScale")
    distances = record.find_all(f"{_ID}/gmd:spatialResolution/{resolution}/gmd:distance")
    numbers = [string(item) for element in scales for item in element.iter("{*}Integer")]
    lengths = [string(item) for element in distances for item in element.iter("{*}Distance")]
    bad = not scales and not distances
    bad = bad or not all(re.fullmatch("[0-9]{1,40}", number) for number in numbers)
    bad = bad or not all(re.fullmatch(r"-?[0-9.]+", text) and float(text) != 0 for text in lengths)
    if bad:
        yield error("scale", tr("The scale is not a whole number, or the resolution is no distance. Correct it."))


def representation_type(record: Record) -> Iterator[Finding]:
    """2.4: vector, grid, TIN or table."""
    path = "gmd:identificationInfo[1]/gmd:MD_DataIdentification/gmd:spatialRepresentationType"
    codes = record.find_all(f"{path}/gmd:MD_SpatialRepresentationTypeCode")
    allowed = codelists.values("MD_SpatialRepresentationTypeCode")
    if not codes or any(code.get("codeListValue", "vector") not in allowed for code in codes):
        yield error("representation_type", tr("The kind of data is missing: vector, raster, TIN or table."))


def crs(record: Record) -> Iterator[Finding]:
    """2.1: the coordinate reference system."""
    path = "gmd:referenceSystemInfo/gmd:MD_ReferenceSystem/gmd:referenceSystemIdentifier/gmd:RS_Identifier"
    found = record.find_all(path)
    codes = [identifier.find("gmd:code", NS) for identifier in found]
    spaces = [space for identifier in found for space in identifier.findall("gmd:codeSpace", NS)]
    if not found or not all(has_text(code) for code in codes):
        yield error("crs", tr("The coordinate reference system is missing. Take it from the layer (EPSG:2154 …)."))
    elif not all(has_text(space) for space in spaces):
        yield error("crs", tr("The code space of the coordinate reference system is empty. Take it away."))


#: The coordinate systems of INSPIRE that are named by their address (TG 2.0, annex D.4).
_EUROPEAN = (
    "4936 4937 4258 3035 3034 3038 3039 3040 3041 3042 3043 3044 3045 3046 3047 3048 3049 3050 3051 "
    "5730 5861 5715 7409 5013 5014 5015 5621 9389 9390"
)


def default_crs(record: Record) -> Iterator[Finding]:
    """2.2: a European system is named by its exact address, without code space."""
    path = "gmd:referenceSystemInfo/gmd:MD_ReferenceSystem/gmd:referenceSystemIdentifier/gmd:RS_Identifier"
    for identifier in record.find_all(path):
        code = identifier.find("gmd:code", NS)
        texts = [string(item) for item in children(code)]
        numbers = [number for number in _EUROPEAN.split() if any(number in text for text in texts)]
        addresses = {f"http://www.opengis.net/def/crs/EPSG/0/{number}" for number in _EUROPEAN.split()}
        exact = href(code) in addresses or bool(set(texts) & addresses)
        if numbers and (not exact or identifier.find("gmd:codeSpace", NS) is not None):
            number = numbers[0]

            def rewrite(fixed: Record, number: str = number) -> None:
                from .elements import codec

                stated = str(fixed.get("crs"))
                codec("crs").write(fixed, stated if f"EPSG:{number}" in stated else f"EPSG:{number}")

            yield error(
                "default_crs",
                tr(
                    "A European coordinate system (EPSG:{number}) must be named by its address, without code space.",
                    number=number,
                ),
                Repair(tr("Write its address"), rewrite) if identifier is record.find(path) else None,
            )
