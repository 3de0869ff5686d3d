"""The rules find what the reference validator's tests find, and nothing else: each of its known quirks, both ways."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache

import pytest
from lxml import etree

from prodige_plugin.metadata import Record, check, codelists
from prodige_plugin.metadata.namespaces import NS
from tests.unit.metadata_fragments import code, link, text
from tests.unit.test_metadata_broken import right
from tests.unit.test_metadata_repairs import SHARED
from tests.unit.test_metadata_validation import need

_EPSG = "www.opengis.net/def/crs/EPSG/0"
_LIMITS = "inspire.ec.europa.eu/metadata-codelist/LimitationsOnPublicAccess"
_CONDITIONS = "inspire.ec.europa.eu/metadata-codelist/ConditionsApplyingToAccessAndUse"
_TITLE = codelists.regulation("1089/2010")["titles"]["fre"]
_976 = codelists.regulation("976/2009")["titles"]["fre"]
_LICENCE = '<gmx:Anchor xlink:href="https://spdx.org/licenses/etalab-2.0">'
_STATED = f'<gmx:Anchor xlink:href="http://{_LIMITS}/noLimitations">'
_VERSION = '<gmd:version gco:nilReason="unknown"/>'
_PASS = '<gmd:pass gco:nilReason="unknown"/>'
_REVISED = 'codeListValue="revision">revision<'
_OTHER = f"<gmd:accessConstraints>{code('MD_RestrictionCode', 'otherRestrictions')}</gmd:accessConstraints>"
_LANGUAGES = 'codeList="http://www.loc.gov/standards/iso639-2/"'
_DATA = "<gmd:language>\n        <gmd:LanguageCode "
_CRS = (
    '<gmx:Anchor xlink:href="http://www.opengis.net/def/crs/EPSG/0/2154">EPSG:2154 RGF93 v1 / Lambert-93</gmx:Anchor>'
)
_THEME = '<gmx:Anchor xlink:href="http://inspire.ec.europa.eu/theme/ps">Sites protégés</gmx:Anchor>'
_THEMES = ">GEMET - INSPIRE themes, version 1.0<"
_QUALITY = "<gmd:dataQualityInfo>"
_DISTRIBUTION = "</gmd:distributionFormat>"


def dated(kind: str, day: str = "2020-01-01") -> str:
    inner = (
        f"<gmd:date><gco:Date>{day}</gco:Date></gmd:date><gmd:dateType>{code('CI_DateTypeCode', kind)}</gmd:dateType>"
    )
    return f"<gmd:date><gmd:CI_Date>{inner}</gmd:CI_Date></gmd:date>"


def legal(*anchors: str, use: bool = False) -> str:
    name = "useConstraints" if use else "accessConstraints"
    limits = "".join(f"<gmd:otherConstraints>{anchor}</gmd:otherConstraints>" for anchor in anchors)
    restriction = f"<gmd:{name}>{code('MD_RestrictionCode', 'otherRestrictions')}</gmd:{name}>"
    block = f"<gmd:MD_LegalConstraints>{restriction}{limits}</gmd:MD_LegalConstraints>"
    return f"<gmd:resourceConstraints>{block}</gmd:resourceConstraints>"


def period(inside: str) -> str:
    return (
        "<gmd:temporalElement><gmd:EX_TemporalExtent><gmd:extent>"
        f'<gml:TimePeriod gml:id="t1">{inside}</gml:TimePeriod></gmd:extent></gmd:EX_TemporalExtent>'
        "</gmd:temporalElement></gmd:EX_Extent>"
    )


def block(level: str) -> str:
    scope = f"<gmd:scope><gmd:DQ_Scope><gmd:level>{code('MD_ScopeCode', level)}</gmd:level></gmd:DQ_Scope></gmd:scope>"
    return f"<gmd:dataQualityInfo><gmd:DQ_DataQuality>{scope}</gmd:DQ_DataQuality></gmd:dataQualityInfo>"


def online(*addresses: str) -> str:
    links = "".join(map(link, addresses))
    options = f"<gmd:MD_DigitalTransferOptions>{links}</gmd:MD_DigitalTransferOptions>"
    return f"{_DISTRIBUTION}<gmd:transferOptions>{options}</gmd:transferOptions>"


def instant(name: str) -> str:
    inside = "<gml:timePosition>2020-01-01</gml:timePosition>"
    return f'<gml:{name}><gml:TimeInstant gml:id="{name}">{inside}</gml:TimeInstant></gml:{name}>'


def begun(begin: str) -> str:
    return f'<gml:beginPosition>{begin}</gml:beginPosition><gml:endPosition indeterminatePosition="now"/>'


def system(scheme: str, number: str) -> str:
    return f'<gmx:Anchor xlink:href="{scheme}://{_EPSG}/{number}">EPSG:{number}</gmx:Anchor>'


_TYPED = 'codeListValue="publication">publication</gmd:CI_DateTypeCode>\n                      </gmd:dateType>'

#: requirement, the right record, what is written in place of what, whether the requirement then passes.
CASES: list[tuple[str, str, str, str, bool]] = [
    # 1: the title of the regulation
    ("1.10", "own", _TITLE, _TITLE.upper(), True),
    ("1.10", "own", _TITLE, _TITLE.replace(" DE LA COMMISSION", "\n   DE LA  COMMISSION"), True),
    ("1.10", "own", _TITLE, _TITLE.replace("N o ", "n° "), False),
    ("1.10", "own", _TITLE, _TITLE + ".", False),
    ("1.10", "own", _TITLE, codelists.regulation("1089/2010")["titles"]["ger"], True),
    # 2: two blocks, addresses with http
    ("C.17", "own", f"http://{_LIMITS}", f"https://{_LIMITS}", False),
    ("C.17", "own", f"{_LIMITS}/noLimitations", f"{_LIMITS}/INSPIRE_Directive_Article13_1h", True),
    ("C.17", "own", f"{_LIMITS}/noLimitations", f"{_LIMITS}/elsewhere", False),
    (
        "C.17",
        "own",
        "<gmd:resourceConstraints>",
        legal(_STATED + "Deux</gmx:Anchor>") + "<gmd:resourceConstraints>",
        False,
    ),
    ("C.17", "own", _STATED, f'<gmx:Anchor xlink:href="http://{_CONDITIONS}/noConditionsApply">', False),
    ("C.17", "own", "</gmd:accessConstraints>", f"</gmd:accessConstraints>{_OTHER}", False),
    ("C.18", "own", _LICENCE, f'<gmx:Anchor xlink:href="https://{_CONDITIONS}/noConditionsApply">', False),
    ("C.18", "own", _LICENCE, f'<gmx:Anchor xlink:href="http://{_CONDITIONS}/conditionsUnknown">', True),
    ("C.18", "own", "<gmd:useConstraints>", "<gmd:useConstraints><!-- a comment -->", True),
    (
        "C.18",
        "own",
        'codeListValue="otherRestrictions">otherRestrictions</gmd:MD_RestrictionCode>\n          </gmd:use',
        'codeListValue="license">license</gmd:MD_RestrictionCode>\n          </gmd:use',
        False,
    ),
    # 3: themes
    ("1.4", "own", _THEMES, ">GEMET - INSPIRE themes<", False),
    ("1.4", "own", _THEMES, ">GEMET - INSPIRE Themes, version 1.0<", False),
    ("1.4", "own", _THEME, text("Répartition de la population — démographie"), True),
    ("1.4", "own", _THEME, text("Répartition de la population - démographie"), False),
    ("1.4", "own", _THEME, text("Protected sites"), True),
    ("1.4", "own", _THEME, text("sites protégés"), False),
    # 4: dates
    ("C.11", "own", _REVISED, 'codeListValue="nextUpdate">nextUpdate<', False),
    (
        "C.11",
        "own",
        "</gmd:date>\n          <gmd:identifier>",
        f"</gmd:date>{dated('superseded')}<gmd:identifier>",
        False,
    ),
    (
        "C.11",
        "own",
        "</gmd:date>\n          <gmd:identifier>",
        f"</gmd:date>{dated('publication')}<gmd:identifier>",
        True,
    ),
    (
        "C.11",
        "own",
        "</gmd:date>\n          <gmd:identifier>",
        f"</gmd:date>{dated('creation', '2019')}<gmd:identifier>",
        True,
    ),
    ("C.11", "own", "<gco:Date>2024-06-12<", "<gco:Date>12/06/2024<", False),
    (
        "C.13",
        "own",
        "</gmd:date>\n          <gmd:identifier>",
        f"</gmd:date>{dated('revision')}<gmd:identifier>",
        False,
    ),
    (
        "C.12",
        "own",
        "</gmd:date>\n          <gmd:identifier>",
        f"</gmd:date>{dated('creation')}{dated('creation')}<gmd:identifier>",
        False,
    ),
    ("C.12", "own", "</gmd:date>\n          <gmd:identifier>", f"</gmd:date>{dated('creation')}<gmd:identifier>", True),
    # 5: period, decimals
    ("C.14", "own", "</gmd:EX_Extent>", period(begun("2020-01-01")), True),
    ("C.14", "own", "</gmd:EX_Extent>", period(begun("2020")), True),
    ("C.14", "own", "</gmd:EX_Extent>", period(begun("1er janvier 2020")), False),
    ("C.14", "own", "</gmd:EX_Extent>", period(instant("begin") + instant("end")), False),
    ("C.19", "own", ">4.65<", ">2.00<", True),
    ("C.19", "own", ">4.65<", ">2<", False),
    ("C.19", "own", ">4.65<", ">2.5<", False),
    ("C.19", "own", ">4.65<", ">-4.123456789<", True),
    (
        "C.14",
        "own",
        "</gmd:EX_Extent>",
        period('<gml:beginPosition indeterminatePosition="unknown"/><gml:endPosition>2020-05</gml:endPosition>'),
        True,
    ),
    ("C.14", "own", "</gmd:EX_Extent>", period(begun("")), False),
    # 6: languages and the record's contact
    ("C.5", "own", f'{_LANGUAGES} codeListValue="fre"', f'{_LANGUAGES} codeListValue="fra"', False),
    ("C.5", "own", _LANGUAGES, 'codeList="http://example.org/languages"', False),
    ("C.5", "own", _LANGUAGES, 'codeList="http://id.loc.gov/vocabulary/iso639-2"', True),
    ("1.6", "own", f"{_DATA}{_LANGUAGES}", f'{_DATA}codeList="http://example.org/languages"', False),
    ("1.6", "own", f'{_DATA}{_LANGUAGES} codeListValue="fre"', f'{_DATA}{_LANGUAGES} codeListValue="fr"', False),
    ("1.6", "own", f'{_DATA}{_LANGUAGES} codeListValue="fre"', f'{_DATA}{_LANGUAGES} codeListValue="zxx"', True),
    ("C.6", "own", 'codeListValue="pointOfContact"', 'codeListValue="owner"', False),
    ("C.6", "own", text("sig@exemple.fr"), text(""), False),
    # 7: one quality block, versions of formats
    ("1.9", "own", _QUALITY, block("dataset") + _QUALITY, False),
    ("1.9", "own", _QUALITY, f"<!-- one -->{_QUALITY}", True),
    ("2.6", "own", _VERSION, '<gmd:version gco:nilReason="inapplicable"/>', True),
    ("2.6", "own", _VERSION, '<gmd:version gco:nilReason="missing"/>', False),
    ("2.6", "own", _VERSION, f"<gmd:version>{text('1.3')}</gmd:version>", True),
    ("2.6", "own", _VERSION, f"<gmd:version>{text('')}</gmd:version>", False),
    ("2.6", "own", _VERSION, "", False),
    # 8: coordinate systems
    ("2.2", "own", _CRS, text("EPSG:2154"), True),
    ("2.2", "own", _CRS, text("EPSG:4258"), False),
    ("2.2", "own", _CRS, system("http", "4258"), True),
    ("2.2", "own", _CRS, system("https", "4258"), False),
    (
        "2.2",
        "own",
        f"{_CRS}\n          </gmd:code>",
        '<gmx:Anchor xlink:href="http://www.opengis.net/def/crs/EPSG/0/3035">EPSG:3035</gmx:Anchor></gmd:code>'
        f"<gmd:codeSpace>{text('EPSG')}</gmd:codeSpace>",
        False,
    ),
    # 9: degrees
    ("C.22", "own", _PASS, "<gmd:pass><gco:Boolean>false</gco:Boolean></gmd:pass>", True),
    ("C.22", "own", _PASS, '<gmd:pass gco:nilReason="missing"/>', False),
    ("C.22", "own", _PASS, "", False),
    ("C.22", "own", _PASS, '<gmd:pass gco:nilReason="unknown"><gco:Boolean/></gmd:pass>', False),
    ("C.21", "own", "<gco:Date>2010-12-08<", "<gco:Date>2010<", True),
    ("C.21", "own", _TYPED, _TYPED.replace("publication", "released"), False),
    # 10: addresses
    ("1.8", "own", _DISTRIBUTION, online("https://www.exemple.fr/zones.gpkg"), True),
    ("1.8", "own", _DISTRIBUTION, online("https://WWW.Exemple.fr/zones.gpkg"), False),
    ("1.8", "own", _DISTRIBUTION, online("http://localhost/zones.gpkg"), False),
    ("1.8", "own", _DISTRIBUTION, online("www.exemple.fr/zones.gpkg"), False),
    ("1.8", "own", _DISTRIBUTION, online("ftp://ftp.exemple.fr/zones.gpkg"), True),
    # 7 and 11: services
    ("4b", "own service", _976, _TITLE, False),
    ("4b", "own service", _976, _976.upper(), True),
    ("4b", "own service", _976, _976.replace("N o", "n°"), True),
    (
        "3.1",
        "own service",
        "<gmd:hierarchyLevelName>\n    " + text("Service"),
        "<gmd:hierarchyLevelName>\n    " + text(""),
        False,
    ),
    ("3.8", "own service", text("service"), text(""), False),
    ("3.8", "own service", _QUALITY, block("service") + _QUALITY, False),
]


@cache
def judge(requirement: str) -> Callable[[etree._Element], bool]:
    """Give the reference validator's expression for a requirement, as a judge of a record's root."""
    facts = json.loads(need(SHARED / "inspire" / "elements.json").read_text(encoding="utf-8"))
    spaces = {**NS, "re": "http://exslt.org/regular-expressions"}
    asked = [
        etree.XPath(row["check"], namespaces=spaces) for row in facts if row["req"] == requirement and row["check"]
    ]
    assert asked, requirement
    return lambda root: all(bool(one(root)) for one in asked)


@pytest.mark.parametrize(("requirement", "name", "now", "then", "passes"), CASES)
def test_the_rule_says_what_the_reference_tests_say(
    requirement: str, name: str, now: str, then: str, passes: bool
) -> None:
    written = right(name).to_bytes().decode("utf-8")
    assert now in written, now
    record = Record.parse(written.replace(now, then, 1).encode())
    failed = {finding.rule for finding in check(record) if finding.mandatory}
    assert (requirement not in failed) is passes, failed
    assert judge(requirement)(record.root) is passes
    assert failed <= {requirement, "C.1", "C.21"} | ({"C.18"} if requirement == "C.17" else set()), failed


def test_two_formats_in_one_place_are_found() -> None:
    """The schemas refuse them; the reference tests read the first one only."""
    second = f"<gmd:MD_Format><gmd:name>{text('CSV')}</gmd:name>{_VERSION}</gmd:MD_Format>"
    written = right("own").to_bytes().decode("utf-8").replace("</gmd:MD_Format>", f"</gmd:MD_Format>{second}", 1)
    assert "2.6" in {finding.rule for finding in check(Record.parse(written.encode())) if finding.mandatory}
