"""How lists of groups are read and written: images, links, conformity, ties to other records, operations, measures."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from lxml import etree

from ..errors import BadRecord
from ..i18n import tr
from .codecs_groups import merge
from .links import LINK_PARTS, LINKS_PATH
from .namespaces import GCO, NS, local
from .online import OnlineResource
from .parts import AttributeAt, CodeAt, ContentAt, DateAt, DegreeAt, MeasuredAt, Part, TextAt, Twig
from .patch import check_text, new
from .record import children, parent
from .values import (
    Aggregate,
    ConformityResult,
    CoupledData,
    CoupledResource,
    FeatureCatalogue,
    Measure,
    Operation,
    Thumbnail,
)

if TYPE_CHECKING:
    from .record import Record

_ID = "gmd:identificationInfo/*"
_QUALITY = "gmd:dataQualityInfo/gmd:DQ_DataQuality"


def _never(_item: object) -> bool:
    return False


@dataclass(frozen=True)
class Items:
    """A list of groups: a ``tuple`` of values of one kind, each written alone.

    A value that differs is changed in its place, field by field; what a group holds beside its parts stays.
    """

    #: path of the property that is repeated.
    path: str
    #: path of the group under the property, ``""`` when the property says all by its attributes.
    inside: str
    #: the dataclass of a value, all of whose fields are texts.
    kind: type
    parts: tuple[Part, ...]
    #: which values say nothing: such a group of a record stays as it is, such a value is not written.
    blank: Callable[[Any], bool] = _never
    #: whether the containers that the last one leaves empty go with it.
    prune: bool = False
    #: whether the schema wants one property even when there is none.
    keep: bool = False
    #: whether it stands in the identification of a service.
    service: bool = False

    def _read_one(self, group: etree._Element) -> Any:
        stated: dict[str, str] = {}
        for part in self.parts:
            stated.update(part.read(group))
        return self.kind(**stated)

    def _groups(self, record: Record) -> list[etree._Element]:
        found = []
        for prop in record.find_all(self.path):
            group = prop.find(self.inside, NS) if self.inside else prop
            if group is not None and not self.blank(self._read_one(group)):
                found.append(group)
        return found

    def _prop(self, group: etree._Element) -> etree._Element:
        return parent(group, len(self.inside.split("/"))) if self.inside else group

    def read(self, record: Record) -> tuple[Any, ...]:
        """Give the values in the record's order."""
        return tuple(self._read_one(group) for group in self._groups(record))

    def write(self, record: Record, value: Sequence[Any]) -> None:
        """Make the list be this one; values that say nothing are left out.

        :raises BadRecord: it stands in a service, and the record describes data.
        """
        if self.service:
            check_service(record)
        wanted = [self._clean(item) for item in value]
        wanted = [item for item in wanted if not self.blank(item)]
        name = self.path.rpartition("/")[2]
        above_path = self.path.rpartition("/")[0]

        def remove(place: int) -> None:
            gone = self._prop(self._groups(record)[place])
            alone = len(record.find_all(self.path)) == 1
            if self.keep and alone:
                record.replace(gone, new(name, attrs={"gco:nilReason": "missing"}))
                return
            while self.prune and parent(gone) is not record.root and len(children(parent(gone))) == 1:
                gone = parent(gone)
            record.remove(gone)

        def change(place: int, index: int) -> None:
            item = asdict(wanted[index])
            for part in self.parts:
                old = part.read(self._groups(record)[place])
                if any(old[field] != item[field] for field in part.fields):
                    element = self._groups(record)[place]
                    number = list(record.root.iter("*")).index(element)

                    def find(number: int = number) -> etree._Element:
                        return list(record.root.iter("*"))[number]

                    part.write(record, find, item)

        def insert(place: int, index: int) -> None:
            groups = self._groups(record)
            twig = Twig(name)
            group = twig.at(self.inside)
            for part in self.parts:
                part.plant(group, asdict(wanted[index]))
            item = twig.done(record.level)
            empty = [prop for prop in record.find_all(self.path) if not children(prop) and not _refers(prop)]
            if place:
                before = self._prop(groups[place - 1])
                record.insert(parent(before), item, before)
            elif groups:
                record.insert_before(self._prop(groups[0]), item)
            elif empty:
                record.replace(empty[0], item)
            else:
                record.insert(record.ensure(above_path) if above_path else record.root, item)

        merge(self.read(record), wanted, remove, change, insert)

    def _clean(self, item: Any) -> Any:
        return self.kind(**{field: check_text(text.strip()) for field, text in asdict(item).items()})


def check_service(record: Record) -> None:
    """Check that what the record identifies is a service, or that it identifies nothing yet.

    :raises BadRecord: it is data.
    """
    found = record.identification()
    names = (local(str(found.tag)), local(found.get(f"{{{GCO}}}isoType") or "")) if found is not None else ()
    if found is not None and "SV_ServiceIdentification" not in names:
        raise BadRecord(
            tr("This cannot be written in this record."),
            tr("It says it is of a service, but the block that describes it is one of data."),
            tr("Correct the identification of the service first."),
        )


def _refers(prop: etree._Element) -> bool:
    return any(not str(name).endswith("nilReason") for name in prop.attrib)


def _has(*fields: str) -> Callable[[Any], bool]:
    """Give a test: whether a value lacks all of some fields."""
    return lambda item: not any(getattr(item, field) for field in fields)


THUMBNAILS = Items(
    f"{_ID}/gmd:graphicOverview",
    "gmd:MD_BrowseGraphic",
    Thumbnail,
    (TextAt("url", "gmd:fileName", keep=True), TextAt("description", "gmd:fileDescription")),
    blank=_has("url"),
)

LINKS = Items(
    LINKS_PATH,
    "gmd:CI_OnlineResource",
    OnlineResource,
    LINK_PARTS,
    blank=_has("url"),
    prune=True,
)

_SPECIFICATION = "gmd:specification/gmd:CI_Citation"
CONFORMITY = Items(
    f"{_QUALITY}/gmd:report",
    "gmd:DQ_DomainConsistency/gmd:result/gmd:DQ_ConformanceResult",
    ConformityResult,
    (
        TextAt("title", f"{_SPECIFICATION}/gmd:title", keep=True),
        DateAt(_SPECIFICATION),
        TextAt("explanation", "gmd:explanation", keep=True),
        DegreeAt(),
    ),
    blank=_has("title"),
)

OPERATES_ON = Items(
    f"{_ID}/srv:operatesOn",
    "",
    CoupledData,
    (
        AttributeAt("identifier", "uuidref"),
        AttributeAt("href", "xlink:href"),
        AttributeAt("title", "xlink:title"),
    ),
    blank=_has("identifier", "href"),
    service=True,
)

COUPLED_RESOURCES = Items(
    f"{_ID}/srv:coupledResource",
    "srv:SV_CoupledResource",
    CoupledResource,
    (
        TextAt("operation", "srv:operationName", keep=True),
        TextAt("identifier", "srv:identifier", keep=True),
        ContentAt("layer", "gco:ScopedName", up=0),
    ),
    blank=_has("identifier", "layer"),
    service=True,
)

AGGREGATES = Items(
    f"{_ID}/gmd:aggregationInfo",
    "gmd:MD_AggregateInformation",
    Aggregate,
    (
        TextAt("identifier", "gmd:aggregateDataSetIdentifier/gmd:MD_Identifier/gmd:code", keep=True),
        CodeAt("association", "gmd:associationType", "DS_AssociationTypeCode", keep=True),
        CodeAt("initiative", "gmd:initiativeType", "DS_InitiativeTypeCode"),
    ),
    blank=_has("identifier"),
)

OPERATIONS = Items(
    f"{_ID}/srv:containsOperations",
    "srv:SV_OperationMetadata",
    Operation,
    (
        TextAt("name", "srv:operationName", keep=True),
        ContentAt("url", "srv:connectPoint/gmd:CI_OnlineResource/gmd:linkage/gmd:URL", up=2),
        CodeAt("platform", "srv:DCP", "DCPList", "srv", keep=True),
    ),
    blank=_has("name", "url"),
    keep=True,
    service=True,
)

_CATALOGUE = "gmd:featureCatalogueCitation"
FEATURE_CATALOGUES = Items(
    "gmd:contentInfo",
    "gmd:MD_FeatureCatalogueDescription",
    FeatureCatalogue,
    (
        AttributeAt("identifier", "uuidref", _CATALOGUE),
        AttributeAt("href", "xlink:href", _CATALOGUE),
        TextAt("title", f"{_CATALOGUE}/gmd:CI_Citation/gmd:title", keep=True),
        DateAt(f"{_CATALOGUE}/gmd:CI_Citation"),
    ),
    blank=_has("identifier", "href", "title"),
)


def measures(report: str) -> Items:
    """Give the codec of the measures of one kind of report (``gmd:DQ_TopologicalConsistency`` …)."""
    inner = "gmd:result/gmd:DQ_QuantitativeResult"
    return Items(
        f"{_QUALITY}/gmd:report",
        f"gmd:{report}",
        Measure,
        (
            TextAt("name", "gmd:nameOfMeasure"),
            MeasuredAt(f"{inner}/gmd:value"),
            AttributeAt("unit", "xlink:href", f"{inner}/gmd:valueUnit"),
        ),
        blank=_has("value"),
    )
