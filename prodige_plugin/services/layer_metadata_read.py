"""What QGIS's own layer metadata say, in the words of a record. No layer, no GUI: fit for any thread."""

from __future__ import annotations

import re

from qgis.core import Qgis, QgsAbstractMetadataBase, QgsCoordinateReferenceSystem, QgsLayerMetadata
from qgis.PyQt.QtCore import QCoreApplication, QDateTime, Qt

from ..errors import redact
from ..metadata import codelists
from ..metadata.codecs_groups import by_label, normal
from ..metadata.facts import Described
from ..metadata.online import OnlineResource
from ..metadata.prefill_described import licence_of, limit_of
from ..metadata.values import BoxValue, Contact, Dates, Period
from .encodings import character_set
from .layerfacts_extent import believable, box_of
from .plume import words_of

#: Name of QGIS's vocabulary for ISO topics.
TOPICS = "gmd:topicCategory"
#: What people write for a role → CI_RoleCode.
_ROLES = {
    "point of contact": "pointOfContact", "contact": "pointOfContact", "point de contact": "pointOfContact",
    "propriétaire": "owner", "gestionnaire": "custodian", "auteur": "author", "diffuseur": "publisher",
    "distributeur": "distributor", "fournisseur": "resourceProvider", "producteur": "originator",
}  # fmt: skip


def language_code(text: str) -> str:
    """Give the ISO 639-2/B code of a language as people and programs write it, ``""`` if not known."""
    said = text.strip().casefold()
    known = codelists.LANGUAGES_MEANT
    return known.get(said) or known.get(re.split(r"[-_;, ]", said)[0], "")


def topic_words(code: str) -> str:
    """Give an ISO topic as QGIS's list has it in English: ``inlandWaters`` → ``Inland Waters``."""
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", code)
    return words[:1].upper() + words[1:]


def _topic(text: str) -> str:
    """Give the code of an ISO topic from a code or a label of QGIS or of the standard, ``""`` if it is none."""
    said = normal(text)
    for code in codelists.values("MD_TopicCategoryCode"):
        words = topic_words(code)
        labels = (code, words, QCoreApplication.translate("QgsMetadataWidget", words))
        if said in {normal(label) for label in labels}:
            return code
    return by_label("MD_TopicCategoryCode").get(said, "")


def describe(metadata: QgsLayerMetadata, origin: str) -> Described:
    """Give what layer metadata say.

    :param origin: where they were found, for :attr:`.facts.Described.origin`.
    """
    words = metadata.keywords()
    themes, scopes, high, free = _keywords({name: texts for name, texts in words.items() if name != TOPICS})
    topics = {text: _topic(text) for text in metadata.categories() if text.strip()}
    own = [text.strip() for text, code in topics.items() if not code]  # a category of the person's own is a keyword
    licences = [text for text in metadata.licenses() if text.strip()]
    constraints = metadata.constraints()
    access = [one.constraint for one in constraints if one.type.casefold() == "access" and one.constraint.strip()]
    other = [one.constraint for one in constraints if one.type.casefold() != "access" and one.constraint.strip()]
    box, heights = _space(metadata)
    level = metadata.type().strip()
    return Described(
        origin=origin,
        identifier=metadata.identifier().strip(),
        parent=metadata.parentIdentifier().strip(),
        language=language_code(metadata.language()),
        level=level if level in codelists.values("MD_ScopeCode") else "",
        title=metadata.title().strip(),
        abstract=words_of(metadata.abstract()),
        topics=tuple(dict.fromkeys(code for code in topics.values() if code)),
        themes=themes,
        scopes=scopes,
        high_value=high,
        keywords=tuple(dict.fromkeys([*free, *own])),
        contacts=tuple(_contact(one) for one in metadata.contacts()),
        links=tuple(_link(one, url) for one in metadata.links() if (url := public(one.url))),
        box=box,
        heights=heights,
        period=_period(metadata),
        dates=_dates(metadata),
        crs=_system(metadata.crs()),
        licence=licence_of(licences[0]) if licences else "",
        access=limit_of(access[0]) if access else "",
        rights=tuple(dict.fromkeys(text for text in (*metadata.rights(), *other, *licences[1:]) if text.strip())),
        fees=metadata.fees().strip(),
        encoding=character_set(metadata.encoding()),
        lineage="\n".join(line for line in metadata.history() if line.strip()),
    )


def _keywords(words: dict[str, list[str]]) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Part keywords by vocabulary: INSPIRE themes, spatial scopes, high-value categories, all others."""
    lists = {"InspireTheme": [], "SpatialScope": [], "HighValueCategory": [], "": []}  # type: dict[str, list[str]]
    for vocabulary, texts in words.items():
        name = normal(vocabulary)
        kind = ""
        if "inspire themes" in name:
            kind = "InspireTheme"
        elif name in ("spatial scope", "champ géographique"):
            kind = "SpatialScope"
        elif name == "high - value dataset categories":
            kind = "HighValueCategory"
        labels = by_label(kind) if kind else {}
        for text in texts:
            code = labels.get(normal(text), "")
            lists[kind if code else ""].append(code or text.strip())
    themes, scopes, high, free = (tuple(dict.fromkeys(item for item in found if item)) for found in lists.values())
    return themes, scopes, high, free


def _contact(one: QgsAbstractMetadataBase.Contact) -> Contact:
    role = one.role.strip()
    known_roles = {normal(code): code for code in codelists.values("CI_RoleCode")}
    code = known_roles.get(normal(role)) or _ROLES.get(role.casefold()) or by_label("CI_RoleCode").get(normal(role))
    address = next(iter(one.addresses), None)
    return Contact(
        organisation=one.organization.strip(),
        email=one.email.strip(),
        role=code or "pointOfContact",
        name=one.name.strip(),
        phone=one.voice.strip(),
        position=one.position.strip(),
        address=address.address.strip() if address is not None else "",
        postal_code=address.postalCode.strip() if address is not None else "",
        city=address.city.strip() if address is not None else "",
        country=address.country.strip() if address is not None else "",
    )


def public(url: str) -> str:
    """Give an address without account, ``""`` for one that holds another secret: records are read by everybody."""
    bare = re.sub(r"(?<=://)[^/@\s]*@", "", url.strip())
    return bare if redact(bare) == bare else ""


def _link(one: QgsAbstractMetadataBase.Link, url: str) -> OnlineResource:
    described = one.description.strip()
    return OnlineResource(url, one.type.strip(), one.name.strip(), described)


def _space(metadata: QgsLayerMetadata) -> tuple[BoxValue | None, tuple[float, float] | None]:
    """Give the first spatial extent in degrees, and its heights."""
    for extent in metadata.extent().spatialExtents():
        box = box_of(extent.bounds.toRectangle(), extent.extentCrs)
        if box is None or not believable(box, extent.extentCrs):
            continue
        low, high = extent.bounds.zMinimum(), extent.bounds.zMaximum()
        # QGIS's form leaves 0 and 0 where nobody said a height
        stated = extent.bounds.is3D() and low <= high and (low, high) != (0.0, 0.0)
        return box, (low, high) if stated else None
    return None, None


def _period(metadata: QgsLayerMetadata) -> Period:
    found = next(iter(metadata.extent().temporalExtents()), None)
    if found is None:
        return Period()
    begin, end = _day(found.begin()), _day(found.end())
    return Period(begin or "unknown", end or "unknown") if begin or end else Period()


def _dates(metadata: QgsLayerMetadata) -> Dates:
    kinds = Qgis.MetadataDateType
    return Dates(*(_day(metadata.dateTime(kind)) for kind in (kinds.Created, kinds.Published, kinds.Revised)))


def _day(moment: QDateTime) -> str:
    return str(moment.date().toString(Qt.DateFormat.ISODate)) if moment.isValid() else ""


def _system(crs: QgsCoordinateReferenceSystem) -> str:
    return f"{crs.authid()} {crs.description()}".strip() if crs.isValid() else ""
