"""Feature catalogues: written, read back, found in records."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from prodige_plugin.errors import BadRecord, BadXml
from prodige_plugin.metadata import feature_catalogue as fc
from prodige_plugin.metadata.facts import LayerFacts
from prodige_plugin.metadata.namespaces import NS
from prodige_plugin.metadata.record import Record
from prodige_plugin.metadata.values import Contact

RECORDS = Path(__file__).resolve().parents[3] / "shared" / "records"
FIELDS = (
    fc.Attribute("type", "String", "Nature & type", "nature du milieu", 20, mandatory=True,
                 values=(fc.ListedValue("marais <salé>", "M"), fc.ListedValue("tourbière", "T", "sol acide"))),
    fc.Attribute("part", "Real", length=10, precision=2, constraint="de 0 à 100"),
    fc.Attribute("géom"),
)  # fmt: skip
FACTS = LayerFacts("n_zones_s_041", "Zones humides", "Contours.", fields=FIELDS)


def catalogue() -> fc.Catalogue:
    record = Record.new()
    record.set("title", "Zones humides de la Drôme")
    record.set("organisation", (Contact("Région Exemple", "sig@exemple.fr", "owner"),))
    return fc.from_facts(FACTS, record)


def test_fields_come_back() -> None:
    made = catalogue()
    data = fc.build(made)
    found = fc.read(data)
    assert found.identifier == made.identifier
    assert found.producer == Contact("Région Exemple", "sig@exemple.fr", "owner")
    assert (found.language, found.version, found.date) == ("fre", "1.0", made.date)
    (kind,) = found.types
    assert (kind.name, kind.definition, kind.alias) == ("n_zones_s_041", "Contours.", "Zones humides de la Drôme")
    assert [one.name for one in kind.attributes] == ["type", "part", "géom"]
    first, second, last = kind.attributes
    assert first.values == FIELDS[0].values
    assert (first.type, first.definition, first.mandatory) == ("String(20)", "Nature & type – nature du milieu", True)
    assert (second.type, second.definition, second.mandatory) == ("Real(10,2)", "de 0 à 100", False)
    assert last == fc.Attribute("géom")
    assert fc.build(found).count(b"FC_FeatureAttribute>") == 6


def test_the_order_of_the_schema() -> None:
    """ISO/TS 19139 gmx:AbstractCT_Catalogue and ISO 19110 FC_FeatureType, FC_FeatureAttribute."""
    root = etree.fromstring(fc.build(catalogue()))
    names = [etree.QName(child).localname for child in root]
    assert names == ["name", "scope", "versionNumber", "versionDate", "language", "characterSet", "producer",
                     "featureType"]  # fmt: skip
    kind = root.find("gfc:featureType/gfc:FC_FeatureType", NS)
    assert [etree.QName(child).localname for child in kind][:6] == [
        "typeName", "definition", "isAbstract", "aliases", "featureCatalogue", "carrierOfCharacteristics",
    ]  # fmt: skip
    attribute = kind.find("gfc:carrierOfCharacteristics/gfc:FC_FeatureAttribute", NS)
    assert [etree.QName(child).localname for child in attribute] == [
        "memberName", "definition", "cardinality", "valueType", "listedValue", "listedValue",
    ]  # fmt: skip
    assert kind.find("gfc:featureCatalogue", NS).get("uuidref") == root.get("uuid")


def test_a_catalogue_needs_a_kind_of_feature() -> None:
    with pytest.raises(BadRecord, match="empty"):
        fc.build(fc.Catalogue("a", "b"))


def test_fields_are_renewed_and_words_kept() -> None:
    old = fc.read(fc.build(catalogue()))
    assert fc.renewed(old, FACTS) == old
    now = replace(FACTS, fields=(fc.Attribute("TYPE", "Integer", "autre", values=(fc.ListedValue("x", "X"),)),
                                 fc.Attribute("nouveau", "Date", definition="date de levé")))  # fmt: skip
    (kind,) = fc.renewed(old, now).types
    first, second = kind.attributes
    assert (first.name, first.type, first.definition) == ("TYPE", "Integer", "Nature & type – nature du milieu")
    assert first.values == FIELDS[0].values
    assert (second.name, second.type, second.definition) == ("nouveau", "Date", "date de levé")
    two = replace(old, types=(*old.types, fc.FeatureType("autre")))
    assert len(fc.renewed(two, replace(FACTS, layer_name="troisième")).types) == 3


@pytest.mark.parametrize("data", [b"<a/>", b"<html>", b"", b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'])
def test_what_is_no_catalogue(data: bytes) -> None:
    with pytest.raises((BadRecord, BadXml)):
        fc.read(data)


def test_a_record_points_to_its_catalogue() -> None:
    record, made = Record.new(), catalogue()
    url = f"https://x.org/csw?request=GetRecordById&id={made.identifier}"
    record.set("feature_catalogue", (fc.reference(made, url),))
    assert f'uuidref="{made.identifier}"'.encode() in record.to_bytes()
    (found,) = record.get("feature_catalogue")
    assert (found.identifier, found.href) == (made.identifier, url)
    with pytest.raises(BadRecord):
        fc.read(record.to_bytes())


def test_a_record_may_hold_its_catalogue() -> None:
    record = Record.new()
    inside = fc.embedded(catalogue())
    record.insert(record.root, fc.new("gmd:contentInfo", inside))
    found = fc.read(record.to_bytes())
    assert [one.name for one in found.types[0].attributes] == ["type", "part", "géom"]


def test_the_newer_schema_is_read() -> None:
    text = (
        '<gfc:FC_FeatureCatalogue xmlns:gfc="http://standards.iso.org/iso/19110/gfc/1.1" '
        'xmlns:cat="http://standards.iso.org/iso/19115/-3/cat/1.0" xmlns:gco="http://standards.iso.org/iso/19115/-3/gco/1.0">'
        "<cat:name><gco:CharacterString>Catalogue</gco:CharacterString></cat:name>"
        "<gfc:featureType><gfc:FC_FeatureType><gfc:typeName>routes</gfc:typeName>"
        "<gfc:carrierOfCharacteristics><gfc:FC_FeatureAttribute><gfc:memberName>nom</gfc:memberName>"
        "<gfc:cardinality><gco:CharacterString>1</gco:CharacterString></gfc:cardinality>"
        "</gfc:FC_FeatureAttribute></gfc:carrierOfCharacteristics></gfc:FC_FeatureType></gfc:featureType>"
        "</gfc:FC_FeatureCatalogue>"
    )
    found = fc.read(text.encode())
    assert (found.name, found.types[0].name, found.types[0].attributes[0].name) == ("Catalogue", "routes", "nom")


def test_real_records() -> None:
    if not RECORDS.exists():
        pytest.skip("the real records are not on this machine")
    pointing = 0
    for path in sorted(RECORDS.rglob("*.xml")):
        try:
            record = Record.from_envelope(path.read_bytes())
        except (BadRecord, BadXml):
            continue
        pointing += bool(record.get("feature_catalogue"))
    assert pointing >= 5
