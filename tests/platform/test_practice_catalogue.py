"""The practice platform's catalogue: anyone reads, an account writes its own records and no others."""

from __future__ import annotations

import uuid
from pathlib import Path

import pycsw
import pytest
import requests
from lxml import etree

from prodige_plugin.training import seed_records

CSW = "http://www.opengis.net/cat/csw/2.0.2"
NS = {
    "csw": CSW,
    "dc": "http://purl.org/dc/elements/1.1/",
    "gmd": "http://www.isotc211.org/2005/gmd",
    "gco": "http://www.isotc211.org/2005/gco",
    "gmx": "http://www.isotc211.org/2005/gmx",
    "ows": "http://www.opengis.net/ows",
    "xlink": "http://www.w3.org/1999/xlink",
}
SEEDS = 47


def record(identifier: str, title: str = "Un titre d'été", parent: str = "") -> bytes:
    """A small ISO 19139 record."""
    template = (
        '<gmd:MD_Metadata xmlns:gmd="{gmd}" xmlns:gco="{gco}">'
        "<gmd:fileIdentifier><gco:CharacterString/></gmd:fileIdentifier>{parent}"
        "<gmd:hierarchyLevel><gmd:MD_ScopeCode codeList='x' codeListValue='dataset'/></gmd:hierarchyLevel>"
        "<gmd:identificationInfo><gmd:MD_DataIdentification><gmd:citation><gmd:CI_Citation>"
        "<gmd:title><gco:CharacterString/></gmd:title></gmd:CI_Citation></gmd:citation>"
        "</gmd:MD_DataIdentification></gmd:identificationInfo></gmd:MD_Metadata>"
    )
    above = f"<gmd:parentIdentifier><gco:CharacterString>{parent}</gco:CharacterString></gmd:parentIdentifier>"
    root = etree.fromstring(template.format(**NS, parent=above if parent else ""))
    root.find("gmd:fileIdentifier/gco:CharacterString", NS).text = identifier
    root.find(".//gmd:title/gco:CharacterString", NS).text = title
    return etree.tostring(root, encoding="unicode").encode()


def transaction(inner: bytes) -> bytes:
    return (
        f'<csw:Transaction xmlns:csw="{CSW}" xmlns:ogc="http://www.opengis.net/ogc" service="CSW" version="2.0.2">'
    ).encode() + inner + b"</csw:Transaction>"  # fmt: skip


def insert(*records: bytes) -> bytes:
    return transaction(b"<csw:Insert>" + b"".join(records) + b"</csw:Insert>")


def update(one: bytes) -> bytes:
    return transaction(b"<csw:Update>" + one + b"</csw:Update>")


def equal(name: str, value: str) -> bytes:
    return (
        '<csw:Constraint version="1.1.0"><ogc:Filter><ogc:PropertyIsEqualTo>'
        f"<ogc:PropertyName>{name}</ogc:PropertyName><ogc:Literal>{value}</ogc:Literal>"
        "</ogc:PropertyIsEqualTo></ogc:Filter></csw:Constraint>"
    ).encode()


def delete(constraint: bytes) -> bytes:
    return transaction(b"<csw:Delete>" + constraint + b"</csw:Delete>")


def count(answer: requests.Response, word: str) -> int:
    return int(etree.fromstring(answer.content).findtext(f".//csw:total{word}", namespaces=NS))


def fetch(practice, identifier: str) -> etree._Element | None:
    answer = practice.get(
        "/csw", service="CSW", version="2.0.2", request="GetRecordById", elementsetname="full",
        outputschema=NS["gmd"], id=identifier,
    )  # fmt: skip
    return etree.fromstring(answer.content).find("gmd:MD_Metadata", NS)


def search(practice, constraint: str = "", schema: str = CSW) -> etree._Element:
    """Search with a filter (the inside of ogc:Filter), records in full."""
    if constraint:
        constraint = f'<csw:Constraint version="1.1.0"><ogc:Filter>{constraint}</ogc:Filter></csw:Constraint>'
    body = (
        f'<csw:GetRecords xmlns:csw="{CSW}" xmlns:ogc="http://www.opengis.net/ogc" '
        f'xmlns:gml="http://www.opengis.net/gml" xmlns:ows="{NS["ows"]}" xmlns:gmd="{NS["gmd"]}" '
        f'service="CSW" version="2.0.2" resultType="results" maxRecords="100" outputSchema="{schema}">'
        '<csw:Query typeNames="csw:Record">'
        f"<csw:ElementSetName>full</csw:ElementSetName>{constraint}</csw:Query></csw:GetRecords>"
    )
    return etree.fromstring(practice.csw(body.encode()).content)


def like(words: str, name: str = "csw:AnyText") -> str:
    return (
        '<ogc:PropertyIsLike wildCard="%" singleChar="_" escapeChar="\\">'
        f"<ogc:PropertyName>{name}</ogc:PropertyName><ogc:Literal>%{words}%</ogc:Literal></ogc:PropertyIsLike>"
    )


def matched(root: etree._Element) -> int:
    return int(root.find("csw:SearchResults", NS).get("numberOfRecordsMatched"))


@pytest.fixture
def fresh(practice):
    """An identifier nobody used, whose record is taken away at the end."""
    identifier = str(uuid.uuid4())
    yield identifier
    for account in (practice.producer, practice.state.account("stagiaire-01")):
        practice.csw(delete(equal("apiso:Identifier", identifier)), account)


# -- reading ---------------------------------------------------------------------------------------


def test_forty_records_and_more_are_found(practice) -> None:
    assert matched(search(practice)) >= 40


def test_words_with_accents_are_found_and_come_back_right(practice) -> None:
    root = search(practice, like("Île-de-France"))
    titles = [node.text for node in root.iter(f"{{{NS['dc']}}}title")]
    assert "Départements d'Île-de-France" in titles


def test_a_box_finds_brittany_and_not_corsica(practice) -> None:
    root = search(
        practice,
        "<ogc:BBOX><ogc:PropertyName>ows:BoundingBox</ogc:PropertyName><gml:Envelope>"
        "<gml:lowerCorner>47.5 -4.5</gml:lowerCorner><gml:upperCorner>48.5 -2.5</gml:upperCorner>"
        "</gml:Envelope></ogc:BBOX>",
    )
    titles = [node.text for node in root.iter(f"{{{NS['dc']}}}title")]
    assert "Départements de Bretagne" in titles
    assert "Départements de Corse" not in titles


def test_the_capabilities_name_the_public_address_and_no_other(practice) -> None:
    answer = practice.get("/csw", service="CSW", version="2.0.2", request="GetCapabilities")
    root = etree.fromstring(answer.content)
    addresses = {
        node.get(f"{{{NS['xlink']}}}href") for node in root.iter(f"{{{NS['ows']}}}Get", f"{{{NS['ows']}}}Post")
    }
    assert addresses == {f"{practice.url}/csw"}


def test_a_client_that_accepts_gzip_gets_the_whole_answer(practice) -> None:
    answer = requests.get(
        practice.url + "/csw?service=CSW&version=2.0.2&request=GetCapabilities",
        headers={"Accept-Encoding": "gzip, deflate"}, timeout=30,
    )  # fmt: skip
    assert etree.fromstring(answer.content).tag == f"{{{CSW}}}Capabilities"


def test_a_configuration_named_by_a_visitor_is_not_heeded(practice) -> None:
    answer = practice.get("/csw", service="CSW", version="2.0.2", request="GetCapabilities", config="/etc/passwd")
    assert etree.fromstring(answer.content).tag == f"{{{CSW}}}Capabilities"


def test_each_seed_record_is_valid_against_the_schema(practice) -> None:
    folder = Path(pycsw.__file__).parent / "plugins" / "profiles" / "apiso" / "schemas" / "ogc" / "iso" / "19139"
    entry = next(iter(sorted(folder.glob("*/gmx/gmx.xsd"))), None)
    if entry is None:
        pytest.skip("this pycsw ships no ISO 19139 schemas")
    schema = etree.XMLSchema(etree.parse(str(entry)))
    root = search(practice, schema=NS["gmd"])
    records = root.findall(".//gmd:MD_Metadata", NS)
    assert len(records) >= SEEDS
    for one in records:
        alone = etree.fromstring(etree.tostring(one))
        if not alone.findtext("gmd:metadataStandardName/gco:CharacterString", namespaces=NS):
            continue  # put there by another test
        assert schema.validate(alone), schema.error_log.last_error


def test_each_seed_record_has_no_error_by_the_inspire_rules(practice) -> None:
    from prodige_plugin.metadata.findings import Severity
    from prodige_plugin.metadata.record import Record
    from prodige_plugin.metadata.validation import check

    root = search(practice, like("données d'exercice"), schema=NS["gmd"])
    records = root.findall(".//gmd:MD_Metadata", NS)
    assert len(records) >= SEEDS
    wrong = {
        finding.message
        for one in records
        for finding in check(Record.parse(etree.tostring(etree.fromstring(etree.tostring(one)))))
        if finding.severity is Severity.ERROR
    }
    assert wrong == set()


# -- writing ---------------------------------------------------------------------------------------


def test_a_visitor_cannot_insert(practice, fresh) -> None:
    answer = practice.csw(insert(record(fresh)))
    assert answer.status_code == 401
    assert answer.headers["WWW-Authenticate"].startswith("Basic ")
    assert fetch(practice, fresh) is None


def test_a_wrong_password_cannot_insert(practice, fresh) -> None:
    answer = requests.post(practice.url + "/csw", data=insert(record(fresh)), auth=("producteur", "faux"), timeout=30)
    assert answer.status_code == 401
    assert fetch(practice, fresh) is None


@pytest.mark.parametrize("authorization", ["Basic", "Basic !!!", "Basic dGVzdA==", "Bearer x", "Basic OnB3", "\xe9"])
def test_a_strange_authorization_header_is_an_unknown_account(practice, fresh, authorization) -> None:
    answer = requests.post(
        practice.url + "/csw", data=insert(record(fresh)), timeout=30,
        headers={"Authorization": authorization.encode("latin-1"), "Content-Type": "application/xml"},
    )  # fmt: skip
    assert answer.status_code == 401


def test_the_producer_inserts_updates_and_deletes(practice, fresh) -> None:
    title = 'R&D <été> "x"'
    assert count(practice.csw(insert(record(fresh, title)), practice.producer), "Inserted") == 1
    assert fetch(practice, fresh).findtext(".//gmd:title/gco:CharacterString", namespaces=NS) == title
    assert count(practice.csw(update(record(fresh, "Plus tard")), practice.producer), "Updated") == 1
    assert fetch(practice, fresh).findtext(".//gmd:title/gco:CharacterString", namespaces=NS) == "Plus tard"
    answer = practice.csw(delete(equal("apiso:Identifier", fresh)), practice.producer)
    assert count(answer, "Deleted") == 1
    assert fetch(practice, fresh) is None


def test_a_deleted_identifier_can_be_taken_by_somebody_else(practice, fresh) -> None:
    trainee = practice.state.account("stagiaire-01")
    practice.csw(insert(record(fresh)), practice.producer)
    practice.csw(delete(equal("apiso:Identifier", fresh)), practice.producer)
    assert count(practice.csw(insert(record(fresh)), trainee), "Inserted") == 1


@pytest.mark.parametrize("how", ["update", "delete", "insert", "property"])
def test_the_record_of_another_account_is_left_alone(practice, how) -> None:
    seed = seed_records.identifier("regions_metropole")
    before = etree.tostring(fetch(practice, seed), method="c14n")
    body = {
        "update": update(record(seed, "Volé")),
        "delete": delete(equal("apiso:Identifier", seed)),
        "insert": insert(record(seed, "Volé")),
        "property": transaction(
            b"<csw:Update><csw:RecordProperty><csw:Name>apiso:Title</csw:Name><csw:Value>Vol</csw:Value>"
            b"</csw:RecordProperty>" + equal("apiso:Identifier", seed) + b"</csw:Update>"
        ),
    }[how]
    answer = practice.csw(body, practice.producer)
    assert answer.status_code == 403
    assert b"administrateur" in answer.content
    assert etree.tostring(fetch(practice, seed), method="c14n") == before


def test_a_wide_filter_deletes_nothing_of_others(practice) -> None:
    before = matched(search(practice))
    everything = f'<csw:Constraint version="1.1.0"><ogc:Filter>{like("")}</ogc:Filter></csw:Constraint>'
    assert practice.csw(delete(everything.encode()), practice.producer).status_code == 403
    assert matched(search(practice)) == before


@pytest.mark.parametrize("inner", [b"<csw:Delete/>", b"<csw:Delete><csw:Constraint/></csw:Delete>"])
def test_a_deletion_without_a_filter_is_refused(practice, inner) -> None:
    assert practice.csw(transaction(inner), practice.producer).status_code == 400


def test_deleting_a_parent_spares_the_children_of_others(practice, fresh) -> None:
    child = str(uuid.uuid4())
    trainee = practice.state.account("stagiaire-01")
    practice.csw(insert(record(fresh)), practice.producer)
    practice.csw(insert(record(child, "Un enfant", parent=fresh)), trainee)
    try:
        assert practice.csw(delete(equal("apiso:Identifier", fresh)), practice.producer).status_code == 403
        assert fetch(practice, child) is not None
    finally:
        practice.csw(delete(equal("apiso:Identifier", child)), trainee)


def test_a_transaction_in_a_soap_envelope_needs_an_account_too(practice, fresh) -> None:
    envelope = (
        b'<s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope"><s:Body>'
        + insert(record(fresh)) + b"</s:Body></s:Envelope>"
    )  # fmt: skip
    assert practice.csw(envelope).status_code == 401
    assert fetch(practice, fresh) is None


@pytest.mark.parametrize("request_name", ["Transaction", "Harvest", "harvest", "TRANSACTION"])
def test_writing_by_key_values_needs_an_account(practice, request_name) -> None:
    answer = practice.get(
        "/csw", SERVICE="CSW", VERSION="2.0.2", REQUEST=request_name, source="http://127.0.0.1:1/x",
        resourcetype="http://www.isotc211.org/2005/gmd",
    )  # fmt: skip
    assert answer.status_code == 401


def test_harvesting_is_refused_with_an_account_too(practice) -> None:
    body = (
        f'<csw:Harvest xmlns:csw="{CSW}" service="CSW" version="2.0.2"><csw:Source>http://127.0.0.1:1/</csw:Source>'
        "<csw:ResourceType>http://www.isotc211.org/2005/gmd</csw:ResourceType></csw:Harvest>"
    )
    assert practice.csw(body.encode(), practice.producer).status_code == 403


# -- strangers -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"not xml",
        b"<csw:Transaction",
        b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><x>&b;</x>',
        b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>',
        b"<a>" * 5000 + b"</a>" * 5000,
        b"<!DOCTYPE html><html><body>sign in</body></html>",
    ],
    ids=["empty", "text", "cut", "bomb", "file", "deep", "html"],
)
def test_hostile_bodies_are_refused_and_the_catalogue_lives(practice, body) -> None:
    answer = practice.csw(body)
    assert answer.status_code == 400
    assert b"root:" not in answer.content
    assert matched(search(practice)) >= 40


def test_an_answer_is_not_sent_to_a_third_place(practice) -> None:
    body = (
        f'<csw:GetRecords xmlns:csw="{CSW}" service="CSW" version="2.0.2" resultType="results">'
        "<csw:ResponseHandler>mailto:x@exemple.fr</csw:ResponseHandler>"
        '<csw:Query typeNames="csw:Record"><csw:ElementSetName>brief</csw:ElementSetName></csw:Query></csw:GetRecords>'
    )
    assert practice.csw(body.encode()).status_code == 400


def test_a_body_that_is_too_large_is_refused(practice) -> None:
    import http.client
    import urllib.parse

    # announced only: a refusal while the body is still on its way cuts the connection
    connection = http.client.HTTPConnection(urllib.parse.urlsplit(practice.url).netloc, timeout=30)
    connection.putrequest("POST", "/csw")
    connection.putheader("Content-Length", str(17 * 1024 * 1024))
    connection.endheaders()
    assert connection.getresponse().status == 413
    connection.close()
