"""Answers of a catalogue, put together for the tests."""

from __future__ import annotations

GMD = (
    'xmlns:gmd="http://www.isotc211.org/2005/gmd" xmlns:gco="http://www.isotc211.org/2005/gco" '
    'xmlns:gmx="http://www.isotc211.org/2005/gmx" xmlns:xlink="http://www.w3.org/1999/xlink"'
)
CSW = 'xmlns:csw="http://www.opengis.net/cat/csw/2.0.2"'


def string(tag: str, text: str) -> str:
    return f"<gmd:{tag}><gco:CharacterString>{text}</gco:CharacterString></gmd:{tag}>"


def iso(
    identifier: str = "id-1", title: str = "Zones humides", inside: str = "", after: str = "", ns: str = GMD
) -> str:
    """A small record; ``inside`` goes into the identification, ``after`` behind it."""
    return (
        f"<gmd:MD_Metadata {ns}>{string('fileIdentifier', identifier)}"
        "<gmd:dateStamp><gco:Date>2024-01-01</gco:Date></gmd:dateStamp>"
        "<gmd:identificationInfo><gmd:MD_DataIdentification><gmd:citation><gmd:CI_Citation>"
        f"{string('title', title)}</gmd:CI_Citation></gmd:citation>{inside}</gmd:MD_DataIdentification>"
        f"</gmd:identificationInfo>{after}</gmd:MD_Metadata>"
    )


def results(records: str, matched: int = 1, returned: int | None = None, following: str | None = "0") -> bytes:
    count = records.count("</gmd:MD_Metadata>") + records.count("</csw:Record>") if returned is None else returned
    stated = "" if following is None else f' nextRecord="{following}"'
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><csw:GetRecordsResponse {CSW}><csw:SearchStatus/>'
        f'<csw:SearchResults numberOfRecordsMatched="{matched}" numberOfRecordsReturned="{count}"{stated}>'
        f"{records}</csw:SearchResults></csw:GetRecordsResponse>"
    ).encode()


def by_id(record: str, ns: str = "") -> bytes:
    return f"<csw:GetRecordByIdResponse {CSW} {ns}>{record}</csw:GetRecordByIdResponse>".encode()


def transaction(inserted: int = 0, updated: int = 0, deleted: int = 0) -> bytes:
    return (
        f"<csw:TransactionResponse {CSW}><csw:TransactionSummary><csw:totalInserted>{inserted}</csw:totalInserted>"
        f"<csw:totalUpdated>{updated}</csw:totalUpdated><csw:totalDeleted>{deleted}</csw:totalDeleted>"
        "</csw:TransactionSummary></csw:TransactionResponse>"
    ).encode()


def report(code: str, text: str, locator: str = "") -> bytes:
    return (
        f'<ows:ExceptionReport xmlns:ows="http://www.opengis.net/ows" version="1.2.0"><ows:Exception '
        f'exceptionCode="{code}" locator="{locator}"><ows:ExceptionText>{text}</ows:ExceptionText></ows:Exception>'
        "</ows:ExceptionReport>"
    ).encode()
