"""What a safe repair may not say: a fact that the record does not hold is offered, never written unasked."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

import pytest

from prodige_plugin.metadata import Record, apply_safe_repairs, check, codelists
from prodige_plugin.metadata.citations import known, names
from prodige_plugin.metadata.codecs_resource import RESULTS, Conformity
from prodige_plugin.metadata.namespaces import NS, XLINK
from prodige_plugin.metadata.wordings import licence, limitation, on_use
from tests.unit.metadata_fragments import code, dataset, distribution, errors, found, link, repaired, text, xml
from tests.unit.test_metadata_repairs import SHARED, Case, cases, texts
from tests.unit.test_metadata_rules_quality import quality, result
from tests.unit.test_metadata_validation import need

# -- words -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    [
        "Données non soumises à la Licence Ouverte 2.0",
        "Ne pas diffuser sous Licence Ouverte version 2.0",
        "Licence IGN version 2.0, pas de licence ouverte",
        "Licence Ouverte, service WFS 2.0.0",
        "Licence Ouverte (Etalab), mise à jour 2.0 du jeu de données",
        "Données issues d'OpenStreetMap (ODbL)",
        "CC BY-NC 4.0 - Creative Commons Attribution 4.0",
        "Aucune condition d'accès ne s'applique",
        "Données libres",
        "Utilisation libre sous réserve de mentionner la source",
    ],
)
def test_a_licence_that_is_not_the_data_s_is_none(words: str) -> None:
    assert licence(words) == ""


@pytest.mark.parametrize(
    "words",
    [
        "Pas d'autre restriction d'accès public",
        "L'article L124-5-II-1 ne s'applique pas",
        "Données non soumises à l'article L311-4",
        "Ces données ne relèvent pas de l'article 13.1.d de la directive INSPIRE",
        "Pas de restriction d'accès public selon L124-5-II-1",
    ],
)
def test_an_article_that_does_not_apply_is_no_limit(words: str) -> None:
    assert limitation(words, "", True) == ""


@pytest.mark.parametrize(
    ("words", "spoken"),
    [
        ("Ressource disponible du 1/3.000.000 au 1/5.000", False),
        ("le plan cadastral décrit les limites apparentes de la propriété.", False),
        ("Précision de 5 m", False),
        ("Usage réservé aux services de l'État", True),
        ("© Région exemple", True),
        ("Mentionner la source", True),
    ],
)
def test_a_limit_of_scale_is_no_condition_of_use(words: str, spoken: bool) -> None:
    assert on_use(words) is spoken
    held = f"<gmd:MD_Constraints><gmd:useLimitation>{text(words)}</gmd:useLimitation></gmd:MD_Constraints>"
    record = dataset(f"<gmd:resourceConstraints>{held}</gmd:resourceConstraints>")
    assert errors(record, "use_conditions")[0].repair is not None
    repair = errors(record, "use_conditions")[0].repair
    assert repair is not None
    assert repair.safe is spoken


def test_no_condition_beside_a_licence_stays_in_words() -> None:
    held = "".join(
        f"<gmd:useLimitation>{text(words)}</gmd:useLimitation>"
        for words in ("Aucune condition ne s'applique", "Licence Ouverte 2.0")
    )
    legal = f"<gmd:MD_LegalConstraints>{held}</gmd:MD_LegalConstraints>"
    record = dataset(f"<gmd:resourceConstraints>{legal}</gmd:resourceConstraints>")
    fixed = repaired(record, "use_conditions")
    assert xml(fixed).count("Aucune condition ne s'applique") == 2
    assert "noConditionsApply" not in xml(fixed)
    assert "https://spdx.org/licenses/etalab-2.0" in xml(fixed)


def test_a_thesaurus_without_its_version_is_not_given_one() -> None:
    assert known("EIONET GEMET Thesaurus Concepts") is None


# -- roles, dates, places ----------------------------------------------------------------------


@pytest.mark.parametrize("role", ["author", "owner", "originator"])
def test_the_role_that_a_contact_has_is_not_changed_without_asking(role: str) -> None:
    record = Record.new()
    contacts = record.get("metadata_contact")
    party = code("CI_RoleCode", role)
    held = (
        f"<gmd:contact><gmd:CI_ResponsibleParty><gmd:organisationName>{text('DREAL')}</gmd:organisationName>"
        f"<gmd:role>{party}</gmd:role></gmd:CI_ResponsibleParty></gmd:contact>"
    )
    assert contacts == ()
    record = dataset(held)
    record = Record.parse(record.to_bytes().replace(held.encode(), b"").replace(
        b"</gmd:hierarchyLevel>", b"</gmd:hierarchyLevel>" + held.encode()))  # fmt: skip
    offered = [item.repair for item in errors(record, "metadata_contact") if item.repair is not None]
    assert [repair.safe for repair in offered] == [False]
    apply_safe_repairs(record)
    assert record.get("metadata_contact")[0].role == role


def test_a_date_stamp_in_words_is_not_replaced_by_today_s_without_asking() -> None:
    written = b"<gmd:dateStamp><gco:Date>au printemps</gco:Date></gmd:dateStamp>"
    record = Record.parse(dataset().to_bytes().replace(b"</gmd:hierarchyLevel>", b"</gmd:hierarchyLevel>" + written))
    repair = errors(record, "metadata_date")[0].repair
    assert repair is not None
    assert not repair.safe
    apply_safe_repairs(record)
    assert "au printemps" in xml(record)


@pytest.mark.parametrize(("name", "safe"), [("RGF93", False), ("WGS 84", False), ("Lambert 93", True)])
def test_a_datum_is_no_coordinate_system(name: str, safe: bool) -> None:
    held = (
        "<gmd:referenceSystemInfo><gmd:MD_ReferenceSystem><gmd:referenceSystemIdentifier><gmd:RS_Identifier>"
        f"<gmd:code>{text(name)}</gmd:code></gmd:RS_Identifier></gmd:referenceSystemIdentifier>"
        "</gmd:MD_ReferenceSystem></gmd:referenceSystemInfo>"
    )
    record = dataset(before=held)
    repair = found(record, "crs")[0].repair
    assert repair is not None
    assert repair.safe is safe


def test_a_system_in_an_element_of_the_french_profile_is_read() -> None:
    held = (
        "<gmd:referenceSystemInfo><fra:FRA_DirectReferenceSystem><gmd:referenceSystemIdentifier><gmd:RS_Identifier>"
        f"<gmd:code>{text('2154')}</gmd:code><gmd:codeSpace>{text('epsg')}</gmd:codeSpace></gmd:RS_Identifier>"
        "</gmd:referenceSystemIdentifier></fra:FRA_DirectReferenceSystem></gmd:referenceSystemInfo>"
    )
    fixed = repaired(dataset(before=held), "crs")
    assert errors(fixed, "crs") == []
    assert xml(fixed).count("FRA_Direct") == 0


# -- conformity and scope ----------------------------------------------------------------------

_AMENDMENT = "Règlement (UE) n° 1253/2013 du 21 octobre 2013 modifiant le règlement (UE) n° 1089/2010"


@pytest.mark.parametrize(
    "title",
    [
        _AMENDMENT,
        "Commission Regulation (EU) No 102/2011 amending Regulation (EU) No 1089/2010 as regards interoperability of "
        "spatial data sets and services",
        "INSPIRE Data Specification on Hydrography – Guidelines (1089/2010)",
    ],
)
def test_what_names_the_regulation_is_not_always_it(title: str) -> None:
    assert not names("1089/2010", title)
    record = dataset(after=quality(result(title, "<gmd:pass><gco:Boolean>true</gco:Boolean></gmd:pass>")))
    assert Conformity().read(record) == ""
    apply_safe_repairs(record)
    degrees = {
        each.findtext("gmd:specification/gmd:CI_Citation/gmd:title/gco:CharacterString", "", NS): "".join(
            map(str, each.find("gmd:pass", NS).itertext())  # type: ignore[union-attr]
        )
        for each in record.find_all(RESULTS)
    }
    assert degrees[title] == "true"
    assert [degree for name, degree in degrees.items() if name != title] == [""]


def test_every_official_title_is_of_its_regulation() -> None:
    for number in ("1089/2010", "976/2009"):
        assert all(names(number, title) for title in codelists.regulation(number)["titles"].values())
    assert names("1089/2010", "Règlement (UE) n° 1089/2010 modifié par le règlement n° 1253/2013")


def test_a_degree_in_other_words_is_not_thrown_away_without_asking() -> None:
    title = codelists.regulation("1089/2010")["titles"]["fre"]
    words = f"<gmd:pass>{text('conforme en partie')}</gmd:pass>"
    repair = errors(dataset(after=quality(result(title, words))), "conformity_degree")[0].repair
    assert repair is not None
    assert not repair.safe
    repaired(dataset(after=quality(result(title, "<gmd:pass/>"))), "conformity_degree")


@pytest.mark.parametrize(("level", "safe"), [("nonGeographicDataset", False), ("", True), ("Jeu de données", True)])
def test_another_scope_is_not_replaced_without_asking(level: str, safe: bool) -> None:
    title = codelists.regulation("1089/2010")["titles"]["fre"]
    repaired(dataset(after=quality(result(title), level=level)), "quality_scope", safe=safe)


# -- the real records --------------------------------------------------------------------------


def _roles(record: Record) -> Counter[str]:
    return Counter(
        (item.get("codeListValue") or "").casefold() for item in record.root.iter(f"{{{NS['gmd']}}}CI_RoleCode")
    )


def _anchors(record: Record, start: str) -> Iterator[str]:
    for item in record.root.iter("*"):
        address = item.get(f"{{{XLINK}}}href", "")
        if address.split("://")[-1].startswith(start):
            yield address


def _stated(record: Record, path: str) -> set[str]:
    found_there = (" ".join(map(str, item.itertext())) for item in record.root.iterfind(path, NS))
    return {" ".join(words.split()) for words in found_there} - {""}


def _grounds(case: Case) -> str:
    return " ".join(texts(case.before)).casefold()


def test_no_role_theme_format_or_system_is_invented() -> None:
    for case in cases():
        assert not {role for role in _roles(case.after) - _roles(case.before) if role}, case.name
        written = _grounds(case)
        labels = codelists.themes()
        for address in _anchors(case.after, "inspire.ec.europa.eu/theme/"):
            theme = labels[address.rpartition("/")[2]]
            assert any(label.casefold() in written for label in theme.values()), (case.name, address)
        path = ".//gmd:distributionFormat/gmd:MD_Format/gmd:name"
        for name in _stated(case.after, path) - _stated(case.before, path):
            assert name.casefold() in written, (case.name, name)
        for address in _anchors(case.after, "www.opengis.net/def/crs/EPSG"):
            number = address.rpartition("/")[2]
            assert number in written or (number == "2154" and "lambert" in written), (case.name, address)
        scopes = {(item.get("codeListValue") or "") for item in case.before.root.iter(f"{{{NS['gmd']}}}MD_ScopeCode")}
        kept = {item.get("codeListValue") for item in case.after.root.iter(f"{{{NS['gmd']}}}MD_ScopeCode")}
        assert scopes - {"", *kept} == set(), case.name


def test_no_extent_is_made_of_other_numbers() -> None:
    for case in cases():
        numbers = {float(number) for number in re.findall(r"-?[0-9]+(?:\.[0-9]+)?", " ".join(texts(case.before)))}
        for side in _stated(case.after, ".//gmd:EX_GeographicBoundingBox/*/gco:Decimal"):
            assert not re.fullmatch(r"-?[0-9.]+", side) or float(side) in numbers, (case.name, side)


def test_the_golden_records_are_left_alone() -> None:
    files = sorted(need(SHARED / "inspire" / "golden").glob("*.xml"))
    assert len(files) >= 3
    for path in files:
        record = Record.parse(path.read_bytes())
        assert [finding for finding in check(record) if finding.mandatory] == []
        apply_safe_repairs(record)
        assert record.to_bytes() == path.read_bytes(), path.name


def test_a_record_without_level_is_called_a_data_set_by_a_person() -> None:
    written = xml(dataset())
    level = f"<gmd:hierarchyLevel>{code('MD_ScopeCode', 'dataset')}</gmd:hierarchyLevel>"
    assert level in written
    record = Record.parse(written.replace(level, "").encode())
    fixed = repaired(record, "resource_type", safe=False)
    assert fixed.level == "dataset"
    apply_safe_repairs(record)
    assert not record.find_all("gmd:hierarchyLevel")


# -- bytes -------------------------------------------------------------------------------------

_DECLARED = '<?xml version="1.0" encoding="{}"?>'
_FRESH = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def _repaired(data: bytes) -> bytes:
    record = Record.parse(data)
    apply_safe_repairs(record)
    return record.to_bytes()


@pytest.mark.parametrize("form", ["CRLF", "BOM", "UTF-16", "comments"])
def test_the_form_of_a_file_is_that_of_its_repaired_one(form: str) -> None:
    """Line ends, encoding, mark and comments stay; else the same is written as into the plain file."""
    for case in cases()[::7]:
        data = case.before.to_bytes()
        stated = re.search(rb"""encoding=["']([\w.-]+)""", data[:100])
        whole = data.decode(stated[1].decode() if stated is not None else "utf-8").lstrip("\ufeff")
        body = re.sub(r"^\s*<\?xml[^>]*\?>", "", whole).replace("\r\n", "\n")
        body = re.sub("<!--.*?-->", "", body, flags=re.DOTALL)
        plain = _DECLARED.format("UTF-8") + body
        wanted = _repaired(plain.encode()).decode()
        if form == "CRLF":
            found_there = _repaired(plain.replace("\n", "\r\n").encode()).decode()
            assert "\n" not in found_there.replace("\r\n", ""), case.name
            found_there = found_there.replace("\r\n", "\n")
        elif form == "BOM":
            data = _repaired(b"\xef\xbb\xbf" + plain.encode())
            assert data.startswith(b"\xef\xbb\xbf<?xml")
            found_there = data.decode("utf-8-sig")
        elif form == "UTF-16":
            data = _repaired((_DECLARED.format("UTF-16") + body).encode("utf-16"))
            found_there = data.decode("utf-16").replace('"UTF-16"', '"UTF-8"', 1)
        else:
            noted = re.sub(r"(</(?:\w+:)?(?:code|keyword|date|contact)>)", r"\1<!-- & noted -->", plain)
            found_there = _repaired(noted.encode()).decode()
            found_there = found_there.replace("<!-- & noted -->", "")
        assert _FRESH.sub("U", found_there) == _FRESH.sub("U", wanted), case.name


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("https://x.fr/zones.zip", True),
        ("https://x.fr/annexes/documentation/REF_CULTURES_2023.csv", False),
        ("http://x.fr/catalogue/apps/search/?uuid=fr-120066022-ldd", False),
    ],
)
def test_a_page_about_the_data_is_not_called_a_download(address: str, said: bool) -> None:
    record = dataset(after=distribution(link(address, "WWW:DOWNLOAD-1.0-http--download")))
    apply_safe_repairs(record)
    assert ('codeListValue="download"' in xml(record)) is said
