"""Every online resource of a document: of one record, or of a catalogue's answer with several. No Qt, no network."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from .. import xmlsafe
from ..catalogue import summary_dc, summary_iso
from ..errors import BadRecord
from ..i18n import tr
from ..metadata.online import OnlineResource


def records(data: bytes) -> list[tuple[str, list[OnlineResource]]]:
    """Give title and links of each record, in the document's order.

    :param data: an ISO 19139 or Dublin Core record, or a catalogue's answer with several.
    :raises BadXml: not XML.
    :raises BadRecord: no record in it.
    """
    found = list(_records(xmlsafe.parse(data)))
    if not found:
        raise BadRecord(
            tr("There is no record in the file."),
            tr("It is XML, but neither ISO 19139 nor Dublin Core."),
            tr("Give a metadata record, or a catalogue's answer that holds some."),
        )
    return found


def _records(root: etree._Element) -> Iterator[tuple[str, list[OnlineResource]]]:
    for node in root.iter("{*}MD_Metadata", "{*}MI_Metadata"):
        links = [summary_iso.online_resource(one) for one in _resources(node)]
        yield summary_iso.summary(node).title, [link for link in links if link.url.strip()]
    for node in root.iter("{*}Record", "{*}SummaryRecord", "{*}BriefRecord"):
        hit = summary_dc.summary(node)
        yield hit.title, list(hit.links)


def _resources(record: etree._Element) -> Iterator[etree._Element]:
    """Give the online resources of a record's distribution and of its service's operations, in their order."""
    for node in record.iter("{*}CI_OnlineResource"):
        places = {etree.QName(up).localname for up in node.iterancestors()}
        if places & {"distributionInfo", "SV_OperationMetadata"} and "CI_Contact" not in places:
            yield node
