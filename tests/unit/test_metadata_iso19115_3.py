"""ISO 19115-3 records, read as ISO 19139 would say them."""

from __future__ import annotations

from lxml import etree

from prodige_plugin.metadata.iso19115_3 import as_iso19139
from prodige_plugin.metadata.record import Record

BASE = "http://standards.iso.org/iso/19115/-3"
RECORD = f"""<mdb:MD_Metadata xmlns:mdb="{BASE}/mdb/2.0" xmlns:mcc="{BASE}/mcc/1.0" xmlns:gco="{BASE}/gco/1.0"
 xmlns:lan="{BASE}/lan/1.0" xmlns:cit="{BASE}/cit/2.0" xmlns:mri="{BASE}/mri/1.0" xmlns:mrd="{BASE}/mrd/1.0"
 xmlns:mrl="{BASE}/mrl/2.0" xmlns:mrs="{BASE}/mrs/1.0" xmlns:gcx="{BASE}/gcx/1.0"
 xmlns:xlink="http://www.w3.org/1999/xlink">
 <mdb:metadataIdentifier><mcc:MD_Identifier><mcc:code><gco:CharacterString>fiche-1</gco:CharacterString></mcc:code>
 </mcc:MD_Identifier></mdb:metadataIdentifier>
 <mdb:defaultLocale><lan:PT_Locale><lan:language><lan:LanguageCode codeListValue="fre"/></lan:language>
 </lan:PT_Locale></mdb:defaultLocale>
 <mdb:metadataScope><mdb:MD_MetadataScope><mdb:resourceScope><mcc:MD_ScopeCode codeListValue="series"/>
 </mdb:resourceScope></mdb:MD_MetadataScope></mdb:metadataScope>
 <mdb:contact><cit:CI_Responsibility><cit:role><cit:CI_RoleCode codeListValue="pointOfContact"/></cit:role>
 <cit:party><cit:CI_Organisation><cit:name><gco:CharacterString>Région Exemple</gco:CharacterString></cit:name>
 <cit:contactInfo><cit:CI_Contact><cit:phone><cit:CI_Telephone><cit:number>
 <gco:CharacterString>+33 1 23</gco:CharacterString></cit:number></cit:CI_Telephone></cit:phone>
 <cit:address><cit:CI_Address><cit:electronicMailAddress><gco:CharacterString>sig@example.org</gco:CharacterString>
 </cit:electronicMailAddress></cit:CI_Address></cit:address></cit:CI_Contact></cit:contactInfo>
 <cit:individual><cit:CI_Individual><cit:name><gco:CharacterString>A. B.</gco:CharacterString></cit:name>
 </cit:CI_Individual></cit:individual></cit:CI_Organisation></cit:party></cit:CI_Responsibility></mdb:contact>
 <mdb:dateInfo><cit:CI_Date><cit:date><gco:Date>2020-01-01</gco:Date></cit:date><cit:dateType>
 <cit:CI_DateTypeCode codeListValue="creation"/></cit:dateType></cit:CI_Date></mdb:dateInfo>
 <mdb:dateInfo><cit:CI_Date><cit:date><gco:Date>2024-06-12</gco:Date></cit:date><cit:dateType>
 <cit:CI_DateTypeCode codeListValue="revision"/></cit:dateType></cit:CI_Date></mdb:dateInfo>
 <mdb:referenceSystemInfo><mrs:MD_ReferenceSystem><mrs:referenceSystemIdentifier><mcc:MD_Identifier><mcc:code>
 <gcx:Anchor xlink:href="http://www.opengis.net/def/crs/EPSG/0/2154">EPSG:2154</gcx:Anchor></mcc:code>
 </mcc:MD_Identifier></mrs:referenceSystemIdentifier></mrs:MD_ReferenceSystem></mdb:referenceSystemInfo>
 <mdb:identificationInfo><mri:MD_DataIdentification><mri:citation><cit:CI_Citation><cit:title>
 <gco:CharacterString>Zones &amp; milieux</gco:CharacterString></cit:title></cit:CI_Citation></mri:citation>
 <mri:defaultLocale><lan:PT_Locale><lan:language><lan:LanguageCode codeListValue="fre"/></lan:language>
 </lan:PT_Locale></mri:defaultLocale></mri:MD_DataIdentification></mdb:identificationInfo>
 <mdb:distributionInfo><mrd:MD_Distribution><mrd:distributionFormat><mrd:MD_Format>
 <mrd:formatSpecificationCitation><cit:CI_Citation><cit:title><gco:CharacterString>GeoPackage</gco:CharacterString>
 </cit:title><cit:edition><gco:CharacterString>1.3</gco:CharacterString></cit:edition></cit:CI_Citation>
 </mrd:formatSpecificationCitation></mrd:MD_Format></mrd:distributionFormat><mrd:transferOptions>
 <mrd:MD_DigitalTransferOptions><mrd:onLine><cit:CI_OnlineResource><cit:linkage>
 <gco:CharacterString>https://example.org/wfs</gco:CharacterString></cit:linkage></cit:CI_OnlineResource></mrd:onLine>
 </mrd:MD_DigitalTransferOptions></mrd:transferOptions></mrd:MD_Distribution></mdb:distributionInfo>
 <mdb:resourceLineage><mrl:LI_Lineage><mrl:statement><gco:CharacterString>Levés.</gco:CharacterString>
 </mrl:statement></mrl:LI_Lineage></mdb:resourceLineage></mdb:MD_Metadata>"""


def test_what_was_reshaped_is_read_back_to_its_place() -> None:
    root = etree.fromstring(RECORD)
    before = etree.tostring(root)
    record = Record.parse(as_iso19139(root))
    assert etree.tostring(root) == before
    assert record.identifier == "fiche-1"
    assert (record.level, record.language) == ("series", "fre")
    assert record.get("title") == "Zones & milieux"
    assert record.get("resource_language") == "fre"
    assert record.get("metadata_date") == "2024-06-12"
    (contact,) = record.get("metadata_contact")
    assert (contact.organisation, contact.email) == ("Région Exemple", "sig@example.org")
    assert (contact.role, contact.name, contact.phone) == ("pointOfContact", "A. B.", "+33 1 23")
    assert "2154" in record.get("crs")
    assert record.get("format") == "GeoPackage"
    assert record.get("lineage") == "Levés."
    assert [link.url for link in record.online_resources()] == ["https://example.org/wfs"]


def test_an_empty_record_is_read_too() -> None:
    record = Record.parse(as_iso19139(etree.fromstring(f'<m:MD_Metadata xmlns:m="{BASE}/mdb/1.0"/>')))
    assert record.get("title") == "" and record.identifier == ""
