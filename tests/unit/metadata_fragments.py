"""Small records around a fragment, and what the checks say of them, for the tests of rules."""

from __future__ import annotations

from prodige_plugin.metadata.findings import Finding, Severity
from prodige_plugin.metadata.record import Record
from prodige_plugin.metadata.validation import check

_NAMESPACES = (
    'xmlns:gmd="http://www.isotc211.org/2005/gmd" xmlns:gco="http://www.isotc211.org/2005/gco" '
    'xmlns:gmx="http://www.isotc211.org/2005/gmx" xmlns:srv="http://www.isotc211.org/2005/srv" '
    'xmlns:gml="http://www.opengis.net/gml/3.2" xmlns:xlink="http://www.w3.org/1999/xlink" '
    'xmlns:fra="http://www.cnig.gouv.fr/2005/fra"'
)
IDENTIFIER = "5f0e6a52-1d2c-4f3a-8b47-0c9d8e7f6a51"


def text(content: str) -> str:
    return f"<gco:CharacterString>{content}</gco:CharacterString>"


def code(name: str, value: str) -> str:
    return f'<gmd:{name} codeList="#{name}" codeListValue="{value}"/>'


def dataset(inside: str = "", before: str = "", after: str = "", level: str = "dataset") -> Record:
    """A record of data.

    :param inside: what ``MD_DataIdentification`` holds after the abstract.
    :param before: what stands before ``gmd:identificationInfo``, ``after`` what stands after it.
    """
    return Record.parse(
        f"""<?xml version="1.0" encoding="UTF-8"?>
<gmd:MD_Metadata {_NAMESPACES}>
  <gmd:fileIdentifier>{text(IDENTIFIER)}</gmd:fileIdentifier>
  <gmd:language>{code("LanguageCode", "fre")}</gmd:language>
  <gmd:hierarchyLevel>{code("MD_ScopeCode", level)}</gmd:hierarchyLevel>
  {before}
  <gmd:identificationInfo>
    <gmd:MD_DataIdentification>
      <gmd:citation>
        <gmd:CI_Citation>
          <gmd:title>{text("Zones humides du Trièves")}</gmd:title>
        </gmd:CI_Citation>
      </gmd:citation>
      <gmd:abstract>{text("Contours levés sur le terrain.")}</gmd:abstract>
      {inside}
    </gmd:MD_DataIdentification>
  </gmd:identificationInfo>
  {after}
</gmd:MD_Metadata>
""".encode()
    )


def service(inside: str = "", after: str = "") -> Record:
    """A record of a service; ``inside`` is what ``SV_ServiceIdentification`` holds after the abstract."""
    return Record.parse(
        f"""<?xml version="1.0" encoding="UTF-8"?>
<gmd:MD_Metadata {_NAMESPACES}>
  <gmd:fileIdentifier>{text(IDENTIFIER)}</gmd:fileIdentifier>
  <gmd:language>{code("LanguageCode", "fre")}</gmd:language>
  <gmd:hierarchyLevel>{code("MD_ScopeCode", "service")}</gmd:hierarchyLevel>
  <gmd:identificationInfo>
    <srv:SV_ServiceIdentification>
      <gmd:abstract>{text("Cartes de la région.")}</gmd:abstract>
      {inside}
    </srv:SV_ServiceIdentification>
  </gmd:identificationInfo>
  {after}
</gmd:MD_Metadata>
""".encode()
    )


def keywords(*words: str, thesaurus: str = "", kind: str = "theme") -> str:
    """A ``gmd:descriptiveKeywords``; a word that begins with ``<`` is written as it is."""
    listed = "".join(f"<gmd:keyword>{word if word.startswith('<') else text(word)}</gmd:keyword>" for word in words)
    return (
        f"<gmd:descriptiveKeywords><gmd:MD_Keywords>{listed}"
        f"<gmd:type>{code('MD_KeywordTypeCode', kind)}</gmd:type>{thesaurus}"
        "</gmd:MD_Keywords></gmd:descriptiveKeywords>"
    )


def thesaurus(title: str = "", date: str = "", kind: str = "publication", beside: str = "") -> str:
    """A ``gmd:thesaurusName``; without title or date, it lacks them."""
    titled = f"<gmd:title>{text(title)}</gmd:title>" if title else ""
    typed = f"<gmd:dateType>{code('CI_DateTypeCode', kind)}</gmd:dateType>" if kind else ""
    dated = f"<gmd:date><gmd:CI_Date><gmd:date><gco:Date>{date}</gco:Date></gmd:date>{typed}</gmd:CI_Date></gmd:date>"
    inside = f"{titled}{dated if date else ''}{beside}"
    return f"<gmd:thesaurusName><gmd:CI_Citation>{inside}</gmd:CI_Citation></gmd:thesaurusName>"


def link(url: str, protocol: str = "", name: str = "", function: str = "") -> str:
    """A ``gmd:onLine``."""
    parts = [f"<gmd:linkage><gmd:URL>{url}</gmd:URL></gmd:linkage>"]
    parts += [f"<gmd:protocol>{text(protocol)}</gmd:protocol>"] if protocol else []
    parts += [f"<gmd:name>{text(name)}</gmd:name>"] if name else []
    parts += [f"<gmd:function>{code('CI_OnLineFunctionCode', function)}</gmd:function>"] if function else []
    return f"<gmd:onLine><gmd:CI_OnlineResource>{''.join(parts)}</gmd:CI_OnlineResource></gmd:onLine>"


def distribution(*links: str, formats: str = "") -> str:
    """A ``gmd:distributionInfo``."""
    options = (
        f"<gmd:transferOptions><gmd:MD_DigitalTransferOptions>{''.join(links)}</gmd:MD_DigitalTransferOptions>"
        "</gmd:transferOptions>"
    )
    inside = f"{formats}{options if links else ''}"
    return f"<gmd:distributionInfo><gmd:MD_Distribution>{inside}</gmd:MD_Distribution></gmd:distributionInfo>"


def found(record: Record, element: str) -> list[Finding]:
    """What the checks find at an element, advice included."""
    return [finding for finding in check(record) if finding.element == element]


def errors(record: Record, element: str) -> list[Finding]:
    """What fails at an element."""
    return [finding for finding in found(record, element) if finding.severity is Severity.ERROR]


def repaired(record: Record, element: str, *, safe: bool = True, severity: Severity = Severity.ERROR) -> Record:
    """Carry out the first repair at an element; it must be there, do away with its finding, and be (un)safe."""
    before = found(record, element)
    finding = next(item for item in before if item.severity is severity and item.repair is not None)
    assert finding.repair is not None
    assert finding.repair.safe is safe
    assert finding.line > 1 or finding.place
    original = record.to_bytes()
    fixed = finding.repair.apply(record)
    assert record.to_bytes() == original
    assert found(fixed, element).count(finding) < before.count(finding)
    Record.parse(fixed.to_bytes())
    return fixed


def xml(record: Record) -> str:
    """The record's XML as text."""
    return record.to_bytes().decode("utf-8")
