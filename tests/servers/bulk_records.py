"""Records for a large catalogue: ISO 19139 as a French platform writes them, always the same for the same number.

The texts come from the practice platform's own record writer; what makes one record differ from the next
(title, place, organisation, dates, box, links …) is put in place of marks, so that 100,000 are written in seconds.
"""

from __future__ import annotations

import random
import uuid
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from prodige_plugin.training import seed_records
from prodige_plugin.training.seed_data import Dataset, Extent

_FAMILY = uuid.UUID("0c1a6f0e-3c5d-5b0e-8a52-1d6f6a0a2b77")
_MARKS = ("identifier", "title", "abstract", "lineage", "organisation", "created", "revised")
_TABLE = "bulkmark"
#: what stands for the address of the server that gives the records.
PUBLIC = "http://catalogue.example"

#: (subject, theme code, theme as GEMET has it in French, topic category, keyword)
_SUBJECTS = (
    ("Zones humides", "hb", "Habitats et biotopes", "biota", "eau"),
    ("Plan local d'urbanisme", "lu", "Usage des sols", "planningCadastre", "urbanisme"),
    ("Îlots de chaleur urbains", "hh", "Santé et sécurité des personnes", "health", "climat"),
    (
        "Réseau d'assainissement",
        "us",
        "Services d'utilité publique et services publics",
        "utilitiesCommunication",
        "eau",
    ),
    ("Zones inondables de la crue centennale", "nz", "Zones à risque naturel", "geoscientificInformation", "risque"),
    ("Occupation du sol", "lc", "Occupation des terres", "imageryBaseMapsEarthCover", "occupation"),
    ("Pistes cyclables", "tn", "Réseaux de transport", "transportation", "vélo"),
    ("Bâtiments", "bu", "Bâtiments", "structure", "bâti"),
    ("Sites classés", "ps", "Sites protégés", "environment", "patrimoine"),
    ("Modèle numérique de terrain", "el", "Altitude", "elevation", "relief"),
)
_PLACES = (
    "l'Ain", "l'Allier", "l'Ardèche", "le Cantal", "la Drôme", "l'Isère", "la Loire", "la Haute-Loire",
    "le Puy-de-Dôme", "le Rhône", "la Savoie", "la Haute-Savoie", "le Finistère", "le Morbihan", "les Côtes-d'Armor",
    "l'Ille-et-Vilaine", "la Réunion", "la Gironde", "les Landes", "la Corse", "le Nord", "la Moselle", "l'Hérault",
)  # fmt: skip
_OWNERS = ("DREAL", "DDT", "Région", "Département", "Communauté de communes", "Parc naturel régional", "Syndicat mixte")


@dataclass(frozen=True)
class BulkRecord:
    """One record and what a catalogue's table says of it."""

    identifier: str
    xml: str
    title: str
    abstract: str
    organisation: str
    topic: str
    keywords: tuple[str, ...]
    #: those of them that are of no thesaurus.
    free_keywords: tuple[str, ...]
    #: dates of creation and revision, ISO 8601.
    created: str
    revised: str
    #: west, south, east, north in degrees.
    box: tuple[float, float, float, float]

    @property
    def wkt(self) -> str:
        """The box as pycsw keeps it: a polygon in degrees, longitude first."""
        west, south, east, north = self.box
        corners = ((west, south), (west, north), (east, north), (east, south), (west, south))
        return "POLYGON((" + ", ".join(f"{x:.4f} {y:.4f}" for x, y in corners) + "))"


def records(count: int, size: int = 0) -> Iterator[BulkRecord]:
    """Give ``count`` records.

    :param size: bytes each one is filled up to with process steps, as long lineages do; 0 leaves them as they are.
    """
    templates = [_template(subject) for subject in _SUBJECTS]
    chance = random.Random(20_260_101)  # the same records each time
    for number in range(count):
        index = number % len(_SUBJECTS)
        subject, _code, theme, topic, keyword = _SUBJECTS[index]
        place = chance.choice(_PLACES)
        owner = f"{chance.choice(_OWNERS)} {number % 97}"
        year = 2005 + number % 20
        # some titles come many times, as in every real catalogue
        title = subject if number % 50 == 0 else f"{subject} dans {place}, {year} (n° {number})"
        created, revised = f"{year}-0{1 + number % 9}-1{number % 10}", f"{year + 1}-0{1 + number % 7}-2{number % 9}"
        abstract = (
            f"{subject} de {place} : inventaire de {year}, tenu à jour par {owner}. Limites levées au 1/10 000, "
            "contrôlées sur photographies aériennes ; les attributs suivent le modèle national en vigueur."
        )
        west, south = round(-4.5 + chance.random() * 12, 4), round(42.5 + chance.random() * 8, 4)
        box = (west, south, round(west + 0.05 + chance.random(), 4), round(south + 0.05 + chance.random() / 2, 4))
        identifier = str(uuid.uuid5(_FAMILY, str(number)))
        xml = templates[index]
        values = (identifier, title, abstract, f"Saisie de {owner}, {year}.", owner, created, revised)
        for mark, value in zip(_MARKS, values, strict=True):
            xml = xml.replace(f"@{mark}@", value)
        for mark, degrees in zip(("1.0000", "2.0000", "3.0000", "4.0000"), box, strict=True):
            xml = xml.replace(f">{mark}<", f">{degrees:.4f}<")
        xml = xml.replace(_TABLE, f"t_{number}")
        free = (keyword, "open data", "données d'exercice")
        yield BulkRecord(
            identifier=identifier, xml=_filled(xml, size), title=title, abstract=abstract, organisation=owner,
            topic=topic, keywords=(theme, place, *free), free_keywords=free, created=created, revised=revised, box=box,
        )  # fmt: skip


def _template(subject: tuple[str, str, str, str, str]) -> str:
    """Write the record of one subject with marks in it."""
    _name, theme, label, topic, keyword = subject
    dataset = Dataset(
        table=_TABLE, title="@title@", abstract="@abstract@", lineage="@lineage@", organisation="@organisation@",
        email="contact@example.org", theme=theme, theme_label=label, keywords=(keyword, "open data"), topic=topic,
        created="@created@", revised="@revised@", scale=10_000, scope="regional", geometry="MultiPolygon", srid=2154,
        style={}, label="", sql="", attribution="",
    )  # fmt: skip
    extent = Extent((0.0, 0.0, 1.0, 1.0), (1.0, 2.0, 3.0, 4.0), 1)
    xml = seed_records.record(dataset, extent, PUBLIC, "public").decode()
    identifier = seed_records.identifier(_TABLE)
    root = etree.fromstring(xml.encode())
    return etree.tostring(root, encoding="unicode").replace(identifier, "@identifier@")


def _filled(xml: str, size: int) -> str:
    """Put process steps into the lineage until the record has about ``size`` bytes."""
    missing = size - len(xml.encode())
    if missing <= 0:
        return xml
    step = (
        "<gmd:processStep>\n<gmd:LI_ProcessStep>\n<gmd:description>\n<gco:CharacterString>Contrôle de la saisie, "
        "rapprochement avec le référentiel à grande échelle, correction des recouvrements.</gco:CharacterString>\n"
        "</gmd:description>\n<gmd:dateTime>\n<gco:DateTime>2024-01-01T00:00:00</gco:DateTime>\n</gmd:dateTime>\n"
        "</gmd:LI_ProcessStep>\n</gmd:processStep>\n"
    )
    end = "</gmd:LI_Lineage>"
    return xml.replace(end, step * (missing // len(step.encode())) + end, 1)
