"""Contacts are kept once each, found by words and initials, and come back from JSON as they were."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from prodige_plugin.metadata import contact_book as cb
from prodige_plugin.metadata.record import Record
from prodige_plugin.metadata.values import Contact

DREAL = Contact("DREAL Auvergne-Rhône-Alpes", "sig@dreal.example", "owner", phone="04 00 00 00 00")
CRAIG = Contact("Centre régional auvergnat de l'information géographique", "contact@craig.example", city="Clermont")


def test_the_same_organisation_is_kept_once_and_completed() -> None:
    joined = cb.join((DREAL,), [Contact("dreal auvergne rhone alpes", "", website="https://dreal.example"), CRAIG])
    assert (len(joined.book), joined.added, joined.completed) == (2, 1, 1)
    assert joined.book[0].website == "https://dreal.example" and joined.book[0].phone == DREAL.phone
    again = cb.join(joined.book, [DREAL, CRAIG, Contact()])
    assert again == cb.Joined(joined.book, 0, 0)


def test_two_addresses_persons_or_units_of_one_organisation_are_two() -> None:
    for other in (
        Contact(DREAL.organisation, "autre@dreal.example"),
        Contact("Autre direction", DREAL.email),
    ):
        assert not cb.same(DREAL, other)
    assert not cb.same(Contact("A", name="Mme X"), Contact("A", name="M. Y"))
    assert not cb.same(Contact("A", position="SIG"), Contact("A", position="Eau"))
    assert cb.same(Contact("", "SIG@dreal.example"), DREAL)
    assert not cb.same(Contact("A"), Contact("", "x@y.example"))


def test_a_change_takes_the_place_and_swallows_its_twins() -> None:
    book = (DREAL, CRAIG)
    renamed = Contact("DREAL AURA", DREAL.email, "owner")
    assert cb.changed(book, DREAL, renamed) == (renamed, CRAIG)
    assert cb.changed(book, None, Contact("Nouveau"))[2].organisation == "Nouveau"
    twin = Contact(DREAL.organisation, DREAL.email)
    merged = cb.changed((DREAL, CRAIG), CRAIG, twin)
    assert len(merged) == 1 and merged[0].phone == DREAL.phone


def test_contacts_are_found_by_words_accents_aside_and_by_initials() -> None:
    book = (CRAIG, DREAL)
    assert cb.find(book, "rhone") == [DREAL]
    assert cb.find(book, "DREAL") == [DREAL]
    assert cb.find(book, "craig.example") == [CRAIG]
    assert cb.find(book, "clermont centre") == [CRAIG]
    assert cb.find(book, "zzz") == []
    assert cb.find(book, "") == [CRAIG, DREAL]
    assert cb.find((Contact("Institut géographique national"),), "IGN") != []


def test_the_contacts_of_a_record_are_given_once() -> None:
    record = Record.new()
    record.set("organisation", (DREAL, CRAIG))
    record.set("metadata_contact", (Contact(DREAL.organisation, DREAL.email, "pointOfContact", name=""),))
    assert [contact.organisation for contact in cb.of_record(record)] == [DREAL.organisation, CRAIG.organisation]


_TEXT = st.text(max_size=12)


@given(st.lists(st.builds(Contact, _TEXT, _TEXT, st.sampled_from(["owner", "user"]), _TEXT, _TEXT), max_size=6))
def test_json_gives_back_the_same_book(contacts: list[Contact]) -> None:
    names = ("organisation", "email", "role", "name", "phone")
    trimmed = [Contact(*(getattr(contact, name).strip() for name in names)) for contact in contacts]
    book = cb.join((), trimmed).book
    assert cb.from_json(json.loads(json.dumps(cb.as_json(book)))) == book
    assert cb.join(book, book).book == book


def test_what_is_no_book_gives_what_can_be_read() -> None:
    assert cb.from_json({"a": 1}) == ()
    assert cb.from_json([1, None, {"organisation": 3, "email": "a@b.example"}, {"role": "owner"}]) == (
        Contact(email="a@b.example"),
    )
