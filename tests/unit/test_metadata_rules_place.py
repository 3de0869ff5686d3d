"""Extent, period, coordinate systems, scale and kind of data are repaired from what the record says."""

from __future__ import annotations

import pytest

from prodige_plugin.metadata.findings import Severity
from prodige_plugin.metadata.lambert import box_in_degrees, degrees_of
from prodige_plugin.metadata.record import Record
from tests.unit.metadata_fragments import code, dataset, distribution, errors, found, repaired, service, text, xml

_SIDES = ("westBoundLongitude", "eastBoundLongitude", "southBoundLatitude", "northBoundLatitude")


def box(*sides: str, carrier: str = "gco:Decimal") -> str:
    """A ``gmd:extent`` with west, east, south, north."""
    inside = "".join(
        f"<gmd:{name}><{carrier}>{side}</{carrier}></gmd:{name}>" for name, side in zip(_SIDES, sides, strict=True)
    )
    return (
        "<gmd:extent><gmd:EX_Extent><gmd:geographicElement><gmd:EX_GeographicBoundingBox>"
        f"{inside}</gmd:EX_GeographicBoundingBox></gmd:geographicElement></gmd:EX_Extent></gmd:extent>"
    )


def test_decimals_are_added() -> None:
    fixed = repaired(dataset(box("4", "5.5", "44.123456", "45.")), "bounding_box")
    assert fixed.get("bounding_box") == (4.0, 44.123456, 5.5, 45.0)
    assert errors(fixed, "bounding_box") == []
    assert "<gco:Decimal>44.123456</gco:Decimal>" in xml(fixed)
    assert "<gco:Decimal>4.00</gco:Decimal>" in xml(fixed)


@pytest.mark.parametrize(
    "record",
    [
        dataset(box("4,65", "5,83", "44,12", "45,34")),
        dataset(box("4.65", "5.83", "44.12", "45.34", carrier="gco:CharacterString")),
        dataset(box("4.65°E", "5.83 E", "44.12 N", "45.34°")),
    ],
)
def test_sides_in_other_forms(record: Record) -> None:
    fixed = repaired(record, "bounding_box")
    assert errors(fixed, "bounding_box") == []
    assert fixed.get("bounding_box") == (4.65, 44.12, 5.83, 45.34)


def test_west_and_south_by_letters() -> None:
    fixed = repaired(dataset(box("5,10 O", "0.98 W", "47.2", "48.9")), "bounding_box")
    assert fixed.get("bounding_box") == (-5.1, 47.2, -0.98, 48.9)


def test_an_extent_that_is_upside_down_is_turned() -> None:
    fixed = repaired(dataset(box("4.65", "5.83", "45.34", "44.12")), "bounding_box", safe=False)
    assert fixed.get("bounding_box") == (4.65, 44.12, 5.83, 45.34)


@pytest.mark.parametrize(
    ("systems", "safe"),
    [((), False), (("EPSG:2154",), True), (("EPSG:3857",), False), (("EPSG:2154", "EPSG:3857"), False)],
)
def test_an_extent_in_metres_of_lambert_93(systems: tuple[str, ...], safe: bool) -> None:
    """The numbers could be Web Mercator's too: it is safe where the record states Lambert-93 alone."""
    stated = "".join(system(f"<gmd:code>{text(name)}</gmd:code>") for name in systems)
    record = dataset(box("558918.2", "564184.85", "6750022.55", "6757165.51"), before=stated)
    fixed = repaired(record, "bounding_box", safe=safe)
    assert errors(fixed, "bounding_box") == []
    west, south, east, north = fixed.get("bounding_box")
    assert (west, south) == pytest.approx((1.1117, 47.8354), abs=2e-4)
    assert (east, north) == pytest.approx((1.1844, 47.9008), abs=2e-4)


def test_the_extent_of_a_service_is_advice() -> None:
    there = box("4", "5,5", "44", "45").replace("gmd:extent>", "srv:extent>")
    record = service(there)
    assert errors(record, "bounding_box") == []
    fixed = repaired(record, "bounding_box", severity=Severity.WARNING)
    assert fixed.get("bounding_box") == (4.0, 44.0, 5.5, 45.0)
    assert found(fixed, "bounding_box") == []


def test_other_metres_are_not_guessed() -> None:
    (finding,) = errors(dataset(box("1650000", "1660000", "3150000", "3160000")), "bounding_box")
    assert finding.repair is None


def test_lambert_93_as_proj_reads_it() -> None:
    assert degrees_of(700000, 6600000) == pytest.approx((3.0, 46.5), abs=1e-9)
    assert degrees_of(558918.202055365, 6750022.55686838) == pytest.approx(
        (1.1139819580623, 47.8354332732569), abs=1e-9
    )
    west, south, east, north = box_in_degrees(700000, 6600000, 700100, 6600100)
    assert (west, south) == pytest.approx((3.0, 46.5), abs=3e-5)
    assert east == pytest.approx(3.0013, abs=1e-4)
    assert north == pytest.approx(46.5009, abs=1e-4)


def test_an_empty_box_beside_a_full_one_goes_away() -> None:
    record = dataset(box("4.65", "5.83", "44.12", "45.34") + box("", "", "", ""))
    fixed = repaired(record, "bounding_box")
    assert xml(fixed).count("<gmd:extent>") == 1
    (finding,) = errors(dataset(box("", "", "", "")), "bounding_box")
    assert finding.repair is None


def test_the_box_of_an_outline() -> None:
    outline = (
        "<gmd:extent><gmd:EX_Extent><gmd:geographicElement><gmd:EX_BoundingPolygon><gmd:polygon>"
        '<gml:Polygon gml:id="p1" srsName="{srs}"><gml:exterior><gml:LinearRing>'
        "<gml:posList>44.12 4.65 45.34 4.65 45.34 5.83 44.12 4.65</gml:posList></gml:LinearRing></gml:exterior>"
        "</gml:Polygon></gmd:polygon></gmd:EX_BoundingPolygon></gmd:geographicElement></gmd:EX_Extent></gmd:extent>"
    )
    fixed = repaired(dataset(outline.format(srs="urn:ogc:def:crs:EPSG::4326")), "bounding_box")
    assert fixed.get("bounding_box") == (4.65, 44.12, 5.83, 45.34)
    (finding,) = errors(dataset(outline.format(srs="EPSG:4326")), "bounding_box")
    assert finding.repair is None  # nobody knows which number is the longitude


# -- period ------------------------------------------------------------------------------------


def period(inside: str, name: str = "TimePeriod") -> str:
    return (
        "<gmd:extent><gmd:EX_Extent><gmd:temporalElement><gmd:EX_TemporalExtent><gmd:extent>"
        f'<gml:{name} gml:id="t1">{inside}</gml:{name}>'
        "</gmd:extent></gmd:EX_TemporalExtent></gmd:temporalElement></gmd:EX_Extent></gmd:extent>"
    )


def instant(which: str, date: str) -> str:
    return (
        f'<gml:{which}><gml:TimeInstant gml:id="i{which}"><gml:timePosition>{date}</gml:timePosition>'
        f"</gml:TimeInstant></gml:{which}>"
    )


@pytest.mark.parametrize(
    ("inside", "begin", "end"),
    [
        (instant("begin", "2019-01-01") + instant("end", "2023-12-31"), "2019-01-01", "2023-12-31"),
        ("<gml:beginPosition>01/02/2019</gml:beginPosition><gml:endPosition/>", "2019-02-01", "unknown"),
        ("<gml:beginPosition> 2019 </gml:beginPosition><gml:endPosition>maintenant</gml:endPosition>", "2019", "now"),
        ("<gml:beginPosition>2019-01-01+02:00</gml:beginPosition>", "2019-01-01", "unknown"),
        (
            "<gml:beginPosition>2019-01-01 08:30:00</gml:beginPosition><gml:endPosition>2020/05/06</gml:endPosition>",
            "2019-01-01T08:30:00",
            "2020-05-06",
        ),
    ],
)
def test_periods_in_other_forms(inside: str, begin: str, end: str) -> None:
    fixed = repaired(dataset(period(inside)), "temporal_extent")
    assert errors(fixed, "temporal_extent") == []
    value = fixed.get("temporal_extent")
    assert (value.begin, value.end) == (begin, end)
    assert 'gml:id="t1"' in xml(fixed)


def test_an_empty_period_goes_away_and_the_box_stays() -> None:
    record = dataset(period("<gml:beginPosition/>") + box("4.65", "5.83", "44.12", "45.34"))
    fixed = repaired(record, "temporal_extent")
    assert "TimePeriod" not in xml(fixed)
    assert xml(fixed).count("<gmd:extent>") == 1


def test_a_period_in_words_has_no_repair() -> None:
    (finding,) = errors(
        dataset(period("<gml:beginPosition>été 2019</gml:beginPosition><gml:endPosition/>")), "temporal_extent"
    )
    assert finding.repair is None


def test_a_day_that_may_be_a_month_in_an_english_record_has_no_repair() -> None:
    written = xml(dataset(period("<gml:beginPosition>05/06/2014</gml:beginPosition><gml:endPosition/>")))
    repaired(Record.parse(written.encode()), "temporal_extent")
    english = written.replace(code("LanguageCode", "fre"), code("LanguageCode", "eng"), 1)
    assert errors(Record.parse(english.encode()), "temporal_extent")[0].repair is None


# -- coordinate systems ------------------------------------------------------------------------


def system(inside: str, identifier: str = "RS_Identifier") -> str:
    return (
        "<gmd:referenceSystemInfo><gmd:MD_ReferenceSystem><gmd:referenceSystemIdentifier>"
        f"<gmd:{identifier}>{inside}</gmd:{identifier}>"
        "</gmd:referenceSystemIdentifier></gmd:MD_ReferenceSystem></gmd:referenceSystemInfo>"
    )


@pytest.mark.parametrize(
    ("inside", "number"),
    [
        (f"<gmd:code>{text('RGF93 / Lambert-93 (EPSG:2154)')}</gmd:code>", "2154"),
        (f"<gmd:code>{text('Lambert 93')}</gmd:code>", "2154"),
        (f"<gmd:code>{text('RGF93 / CC45')}</gmd:code>", "3945"),
        (f"<gmd:code>{text('2975')}</gmd:code><gmd:codeSpace>{text('EPSG')}</gmd:codeSpace>", "2975"),
        (f"<gmd:code>{text('urn:ogc:def:crs:EPSG::27572')}</gmd:code>", "27572"),
    ],
)
def test_a_system_is_linked_to_its_definition(inside: str, number: str) -> None:
    fixed = repaired(dataset(before=system(inside)), "crs", severity=Severity.INFO)
    assert f'xlink:href="http://www.opengis.net/def/crs/EPSG/0/{number}"' in xml(fixed)
    assert found(fixed, "crs") == []


def test_several_systems_are_linked_at_once() -> None:
    codes = [f"<gmd:code>{text(f'RGF93 / CC{zone} (EPSG:39{zone})')}</gmd:code>" for zone in range(42, 51)]
    record = dataset(before="".join(map(system, codes)))
    (finding,) = found(record, "crs")
    assert "EPSG:3942, EPSG:3943" in finding.message
    fixed = repaired(record, "crs", severity=Severity.INFO)
    assert xml(fixed).count("http://www.opengis.net/def/crs/EPSG/0/39") == 9


def test_a_system_without_code_keeps_its_words() -> None:
    assert found(dataset(before=system(f"<gmd:code>{text('Système local du barrage')}</gmd:code>")), "crs") == []


@pytest.mark.parametrize(
    "inside",
    [
        f"<gmd:code>{text('EPSG:4258')}</gmd:code>",
        f"<gmd:code>{text('4258')}</gmd:code><gmd:codeSpace>{text('EPSG')}</gmd:codeSpace>",
        f"<gmd:code>{text('http://www.opengis.net/def/crs/EPSG/0/4258')}</gmd:code>"
        f"<gmd:codeSpace>{text('EPSG')}</gmd:codeSpace>",
        f"<gmd:code>{text('https://www.opengis.net/def/crs/EPSG/0/4258')}</gmd:code>",
    ],
)
def test_european_systems_are_named_by_their_address(inside: str) -> None:
    second = system(f"<gmd:code>{text('EPSG:2154')}</gmd:code>")
    fixed = repaired(dataset(before=second + system(inside)), "default_crs")
    assert errors(fixed, "default_crs") == []
    assert "http://www.opengis.net/def/crs/EPSG/0/4258" in xml(fixed)
    assert "codeSpace" not in xml(fixed)


def test_an_empty_system_beside_one_goes_away() -> None:
    good, empty = system(f"<gmd:code>{text('EPSG:2154')}</gmd:code>"), system(f"<gmd:code>{text('')}</gmd:code>")
    fixed = repaired(dataset(before=empty + good), "crs")
    assert xml(fixed).count("<gmd:referenceSystemInfo>") == 1
    assert errors(dataset(before=empty), "crs")[0].repair is None


def test_an_empty_code_space_goes_away() -> None:
    inside = f"<gmd:code>{text('EPSG:2154')}</gmd:code><gmd:codeSpace>{text('')}</gmd:codeSpace>"
    assert errors(repaired(dataset(before=system(inside)), "crs"), "crs") == []


def test_an_anchor_without_text_is_given_its_code() -> None:
    anchor = '<gmd:code><gmx:Anchor xlink:href="http://www.opengis.net/def/crs/EPSG/0/2056"/></gmd:code>'
    fixed = repaired(dataset(before=system(anchor)), "crs")
    assert ">EPSG:2056</gmx:Anchor>" in xml(fixed)


def test_another_identifier_is_renamed_byte_for_byte() -> None:
    inside = f"<gmd:code>{text('EPSG:2154')}</gmd:code >"
    fixed = repaired(dataset(before=system(inside, "MD_Identifier")), "crs")
    assert f"<gmd:RS_Identifier>{inside}</gmd:RS_Identifier>" in xml(fixed)


def test_a_system_named_in_the_abstract_is_only_offered() -> None:
    record = dataset(f"<gmd:supplementalInformation>{text('Projection : EPSG 2154.')}</gmd:supplementalInformation>")
    fixed = repaired(record, "crs", safe=False)
    assert fixed.get("crs") == "EPSG:2154"


# -- scale and kind ----------------------------------------------------------------------------


def scale(number: str, carrier: str = "gco:Integer") -> str:
    return (
        "<gmd:spatialResolution><gmd:MD_Resolution><gmd:equivalentScale><gmd:MD_RepresentativeFraction>"
        f"<gmd:denominator><{carrier}>{number}</{carrier}></gmd:denominator></gmd:MD_RepresentativeFraction>"
        "</gmd:equivalentScale></gmd:MD_Resolution></gmd:spatialResolution>"
    )


@pytest.mark.parametrize("written", ["25 000", "1/25000", "1:25 000", "25000.0", "25.000", "\u00a025\u202f000"])
def test_scales_in_other_forms(written: str) -> None:
    fixed = repaired(dataset(scale(written)), "scale")
    assert fixed.get("scale") == "25000"
    assert errors(fixed, "scale") == []


def test_a_distance_with_a_comma_and_an_empty_scale() -> None:
    distance = (
        "<gmd:spatialResolution><gmd:MD_Resolution><gmd:distance>"
        '<gco:Distance uom="m">0,5 m</gco:Distance></gmd:distance></gmd:MD_Resolution></gmd:spatialResolution>'
    )
    fixed = repaired(dataset(distance + scale("")), "scale")
    assert '<gco:Distance uom="m">0.5</gco:Distance>' in xml(fixed)
    assert "equivalentScale" not in xml(fixed)


def test_a_scale_and_a_distance_in_one_place() -> None:
    distance = '<gmd:distance><gco:Distance uom="m">10</gco:Distance></gmd:distance>'
    record = dataset(scale("25000").replace("</gmd:MD_Resolution>", f"{distance}</gmd:MD_Resolution>"))
    fixed = repaired(record, "scale")
    assert errors(fixed, "scale") == []
    assert xml(fixed).count("<gmd:spatialResolution>") == 2
    assert xml(fixed).count(distance) == 1


def test_a_scale_in_words_has_no_repair() -> None:
    assert errors(dataset(scale("du cadastre")), "scale")[0].repair is None


@pytest.mark.parametrize(
    "inside",
    [code("MD_SpatialRepresentationTypeCode", "Vecteur"), text("vecteur"), code("MD_Other", "vector")],
)
def test_the_kind_of_data_in_another_form(inside: str) -> None:
    record = dataset(f"<gmd:spatialRepresentationType>{inside}</gmd:spatialRepresentationType>")
    fixed = repaired(record, "representation_type")
    assert fixed.get("representation_type") == ("vector",)
    assert errors(fixed, "representation_type") == []


def named(*names: str) -> str:
    formats = "".join(
        f"<gmd:distributionFormat><gmd:MD_Format><gmd:name>{text(name)}</gmd:name></gmd:MD_Format>"
        "</gmd:distributionFormat>"
        for name in names
    )
    return distribution(formats=formats)


def test_the_kind_of_data_by_what_the_record_describes() -> None:
    geometry = "<gmd:spatialRepresentationInfo><gmd:MD_Georectified/></gmd:spatialRepresentationInfo>"
    assert repaired(dataset(before=geometry), "representation_type").get("representation_type") == ("grid",)
    fixed = repaired(dataset(after=named("ESRI Shapefile", "MapInfo TAB")), "representation_type")
    assert fixed.get("representation_type") == ("vector",)


@pytest.mark.parametrize("names", [("ESRI Shapefile", "GeoTIFF"), ("GeoPackage",), ()])
def test_formats_that_do_not_agree_tell_no_kind(names: tuple[str, ...]) -> None:
    assert errors(dataset(after=named(*names)), "representation_type")[0].repair is None
