"""The values of a record's elements that are more than a text."""

from __future__ import annotations

from dataclasses import dataclass


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


#: West, south, east, north in degrees (CRS84 axis order, longitude then latitude).
BoxValue = tuple[float, float, float, float]
