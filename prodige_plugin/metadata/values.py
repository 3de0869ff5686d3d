"""The values of a record's elements that are more than a text."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Contact:
    """A responsible party (ISO 19115:2003 CI_ResponsibleParty): who, how to write to them, in what role."""

    organisation: str = ""
    email: str = ""
    #: a value of CI_RoleCode: owner, custodian, pointOfContact …
    role: str = "pointOfContact"
    name: str = ""
    phone: str = ""
    #: function or unit of the person (``gmd:positionName``).
    position: str = ""
    #: street and number; one ``gmd:deliveryPoint`` per line.
    address: str = ""
    postal_code: str = ""
    city: str = ""
    country: str = ""
    #: address of the organisation's site (``gmd:contactInfo/*/gmd:onlineResource``).
    website: str = ""
    #: address of an image; French catalogues keep it in ``gmd:contactInstructions/gmx:FileName/@src``.
    logo: str = ""


@dataclass(frozen=True)
class Dates:
    """The three reference dates of a citation, ISO 8601 (``YYYY``, ``YYYY-MM``, ``YYYY-MM-DD`` or with time)."""

    creation: str = ""
    publication: str = ""
    revision: str = ""


@dataclass(frozen=True)
class Period:
    """A temporal extent: two ISO 8601 dates; ``end`` may be "now" or "unknown", ``begin`` "unknown"."""

    begin: str = ""
    end: str = ""


@dataclass(frozen=True)
class Thumbnail:
    """A preview image (ISO 19115:2003 MD_BrowseGraphic)."""

    url: str = ""
    description: str = ""


@dataclass(frozen=True)
class ConformityResult:
    """A statement of conformity to a specification (ISO 19115:2003 DQ_ConformanceResult)."""

    title: str = ""
    #: date of the specification, ISO 8601, and which date it is (CI_DateTypeCode).
    date: str = ""
    kind: str = "publication"
    #: true, false or unknown (not evaluated).
    degree: str = "unknown"
    explanation: str = ""


@dataclass(frozen=True)
class CoupledData:
    """Data that a service operates on (ISO 19119 ``srv:operatesOn``)."""

    #: identifier of the data's record (``uuidref``).
    identifier: str = ""
    #: address of that record's XML, with ``#`` and the id of its identification.
    href: str = ""
    title: str = ""


@dataclass(frozen=True)
class CoupledResource:
    """Which layer of a service shows which data (ISO 19119 ``srv:SV_CoupledResource``)."""

    identifier: str = ""
    #: name of the layer or feature type in the service.
    layer: str = ""
    operation: str = "GetMap"


@dataclass(frozen=True)
class Aggregate:
    """A tie to other data (ISO 19115:2003 MD_AggregateInformation)."""

    identifier: str = ""
    #: a value of DS_AssociationTypeCode: largerWorkCitation, crossReference …
    association: str = "crossReference"
    #: a value of DS_InitiativeTypeCode, may be empty.
    initiative: str = ""


@dataclass(frozen=True)
class Operation:
    """An operation of a service (ISO 19119 ``srv:SV_OperationMetadata``)."""

    name: str = ""
    url: str = ""
    #: a value of DCPList.
    platform: str = "WebServices"


@dataclass(frozen=True)
class Measure:
    """A measured quality (ISO 19115:2003 DQ_QuantitativeResult)."""

    name: str = ""
    value: str = ""
    #: symbol or name of the unit, ``""`` for a number without unit.
    unit: str = ""


@dataclass(frozen=True)
class FeatureCatalogue:
    """The catalogue of the feature types of the data (ISO 19110), by reference or by citation."""

    #: identifier of its record (``uuidref``) and the address of that record's XML.
    identifier: str = ""
    href: str = ""
    title: str = ""
    #: date of the citation, ISO 8601, and which date it is (CI_DateTypeCode).
    date: str = ""
    kind: str = "publication"


@dataclass(frozen=True)
class Translation:
    """A text in another language of a record (ISO 19139 PT_FreeText)."""

    #: ISO 639-2 code, as the record's ``gmd:locale`` states it.
    language: str = ""
    text: str = ""


@dataclass(frozen=True)
class Keyword:
    """A keyword of a thesaurus, as stated."""

    text: str = ""
    #: title of the thesaurus.
    thesaurus: str = ""
    #: address of the concept, ``""`` where the record gives none.
    href: str = ""
    #: how the thesaurus is cited in a record that does not cite it yet: GeoNetwork's name of it
    #: ("external.theme.…"), its address, the day of its publication, the kind of its keywords (a value of
    #: MD_KeywordTypeCode). They tell no keywords apart.
    key: str = field(default="", compare=False)
    address: str = field(default="", compare=False)
    date: str = field(default="", compare=False)
    topic: str = field(default="theme", compare=False)


#: West, south, east, north in degrees (CRS84 axis order, longitude then latitude).
BoxValue = tuple[float, float, float, float]
