"""What a service says of itself follows the record of what it serves."""

from __future__ import annotations

from dataclasses import replace

from prodige_plugin.metadata.record import Record
from prodige_plugin.metadata.values import Contact
from prodige_plugin.publishing.service_text import ServiceText, of_record

GIVEN = ServiceText("Zones humides", "Résumé du projet", ("eau",), "Service SIG", "", "sig@example.fr")


def record(**values: object) -> Record:
    made = Record.new()
    for key, value in values.items():
        made.set(key, value)
    return made


def test_the_record_is_told_where_it_speaks() -> None:
    told = of_record(
        record(
            abstract="Les zones humides de plus d'un hectare.",
            keywords=("Eau", "milieu  naturel"),
            inspire_themes=("hy",),
            organisation=(
                Contact("DDT", "ddt@example.fr", "owner"),
                Contact("DREAL", "dreal@example.fr", "pointOfContact", "Mme Durand", "04 00 00 00 00"),
            ),
        ),
        GIVEN,
    )
    assert told.title == "Zones humides"
    assert told.abstract == "Les zones humides de plus d'un hectare."
    assert told.keywords == ("eau", "milieu naturel", "Hydrographie")
    assert (told.organisation, told.contact, told.email, told.phone) == (
        "DREAL", "Mme Durand", "dreal@example.fr", "04 00 00 00 00",
    )  # fmt: skip


def test_licence_and_limits_are_said_in_words() -> None:
    told = of_record(record(use_conditions="Licence du syndicat", access_limits="noLimitations"), GIVEN)
    assert told.fees == "Licence du syndicat"
    assert told.access == "Pas de restriction d'accès public"


def test_what_the_record_does_not_say_stays_as_given() -> None:
    bare = Record.parse(b'<gmd:MD_Metadata xmlns:gmd="http://www.isotc211.org/2005/gmd"/>')
    told = of_record(bare, GIVEN)
    assert told == replace(GIVEN, fees="None", access="None")
