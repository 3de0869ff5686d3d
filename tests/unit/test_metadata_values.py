"""Whatever value is set is read back, whatever the document; nothing else changes."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prodige_plugin.metadata.record import Record
from prodige_plugin.metadata.values import Contact, Dates, Period

# -- properties --------------------------------------------------------------------------------

TEXT = st.text(
    st.characters(blacklist_categories=("Cs", "Cc"), blacklist_characters="\ufffe\uffff")
    | st.sampled_from("\n\t&<>'\""),
    max_size=40,
)
NAME = st.sampled_from(["a", "gmd:b", "o:c"])


@st.composite
def fragments(draw: st.DrawFn, depth: int = 0) -> str:
    """An element written in one of the many ways XML has."""
    name = draw(NAME)
    blank = draw(st.sampled_from(["", " ", "\n", "\r\n\t"]))
    quote = draw(st.sampled_from("'\""))
    value = draw(TEXT).replace("&", "&amp;").replace("<", "&lt;").replace("'", "&apos;").replace('"', "&quot;")
    attributes = draw(st.sampled_from(["", f" x={quote}{value}{quote}", f"\n  x = {quote}>{quote}"]))
    if draw(st.booleans()):
        return f"<{name}{attributes}{blank}/>"
    parts = draw(st.lists(
        st.sampled_from(["<!-- < & -->", "<?p q?>", "<![CDATA[<&]]>", "&#233;", "é", "\r\n ", ""])
        | (fragments(depth + 1) if depth < 3 else st.just("")),
        max_size=4,
    ))  # fmt: skip
    return f"<{name}{attributes}{blank}>{''.join(parts)}</{name}{blank}>"


@settings(max_examples=150, deadline=None)
@given(st.lists(fragments(), max_size=4), st.sampled_from(["", '<?xml version="1.0"?>\r\n', "\ufeff"]), TEXT)
def test_generated_documents(parts: list[str], head: str, title: str) -> None:
    data = (
        f'{head}<gmd:MD_Metadata xmlns:gmd="http://www.isotc211.org/2005/gmd" xmlns:o="urn:o">'
        f"{''.join(parts)}</gmd:MD_Metadata>\n"
    ).encode()
    record = Record.parse(data)
    assert record.to_bytes() == data
    record.set("title", record.get("title"))
    assert record.to_bytes() == data
    record.set("title", title)
    assert record.get("title") == title.strip()
    assert Record.parse(record.to_bytes()).get("title") == title.strip()
    for part in parts:
        assert part.encode() in record.to_bytes()


WORD = st.text(st.characters(whitelist_categories=("L", "N", "P", "S")), min_size=1, max_size=12)
DATE = st.sampled_from(["", "2020", "2020-03", "2020-03-01", "2020-03-01T10:00:00Z"])
DEGREE = st.floats(-80, 80, allow_nan=False).map(lambda value: round(value, 7))
ROLE = st.sampled_from(["owner", "publisher"])
CONTACT = st.builds(Contact, WORD | st.just(""), WORD | st.just(""), ROLE, WORD, WORD)
BOX = st.tuples(DEGREE, DEGREE, DEGREE, DEGREE).map(lambda b: (b[0], min(b[1], b[3]), b[2], max(b[1], b[3])))


def unique(values: st.SearchStrategy[str]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(values, max_size=5, unique=True).map(tuple)


VALUES: dict[str, st.SearchStrategy[object]] = {
    "title": WORD,
    "abstract": WORD,
    "lineage": WORD,
    "format": WORD,
    "resource_identifier": WORD,
    "use_conditions": st.sampled_from(["etalab-2.0", "ODbL-1.0", "noConditionsApply", "Other text", ""]),
    "access_limits": st.sampled_from(["noLimitations", "INSPIRE_Directive_Article13_1d", ""]),
    "keywords": unique(WORD),
    "inspire_themes": unique(st.sampled_from(["ad", "bu", "pd", "hy", "ps"])),
    "topic_category": unique(st.sampled_from(["biota", "farming", "health"])).map(tuple),
    "dates": st.builds(Dates, DATE, DATE, DATE),
    "organisation": st.lists(CONTACT, max_size=4).map(tuple),
    "metadata_contact": st.lists(CONTACT, max_size=3).map(tuple),
    "bounding_box": BOX,
    "scale": st.integers(1, 10**7).map(str) | st.just(""),
    "crs": st.sampled_from(["EPSG:2154", "EPSG:4326 WGS 84", "local grid", ""]),
    "update_frequency": st.sampled_from(["annually", "unknown", ""]),
    "conformity_1089": st.sampled_from(["true", "false", "unknown", ""]),
    "temporal_extent": st.sampled_from([Period(), Period("2019", "now"), Period("unknown", "2020-01-01")]),
    "resource_language": st.sampled_from(["fre", "eng", "zxx"]),
    "spatial_scope": st.sampled_from([(), ("local",)]),
    "metadata_date": st.sampled_from(["2020-03-01", "2020-03-01T10:00:00Z"]),
    "resource_type": st.sampled_from(["dataset", "series"]),
}


@settings(max_examples=120, deadline=None)
@given(st.lists(st.sampled_from(sorted(VALUES)).flatmap(lambda key: VALUES[key].map(lambda v: (key, v))), max_size=6))
def test_what_is_set_is_read_back(edits: list[tuple[str, object]]) -> None:
    record = Record.new()
    state: dict[str, object] = {}
    for key, value in edits:
        record.set(key, value)
        state[key] = value
        again = Record.parse(record.to_bytes())
        for known, expected in state.items():
            if known == "topic_category":
                assert set(again.get(known)) == set(expected)  # type: ignore[arg-type]
            else:
                assert again.get(known) == expected


# -- odd structures ----------------------------------------------------------------------------


def bare(inside: str) -> Record:
    return Record.parse(
        '<gmd:MD_Metadata xmlns:gmd="http://www.isotc211.org/2005/gmd" xmlns:gco="http://www.isotc211.org/2005/gco">'
        f"{inside}</gmd:MD_Metadata>".encode()
    )


ID_COMMENT = "<gmd:identificationInfo><!-- c --></gmd:identificationInfo>"


@pytest.mark.parametrize("inside", ["", "<!-- c -->", "<gmd:identificationInfo/>", ID_COMMENT])
def test_any_element_can_be_set_where_nothing_is(inside: str) -> None:
    values = {
        "title": "T", "abstract": "A", "resource_language": "fre", "dates": Dates("2020", "2021", "2022"),
        "update_frequency": "annually", "format": "GML", "keywords": ("a",), "lineage": "L", "scale": "10",
        "organisation": (Contact("o", "e", "owner"),), "bounding_box": (1.0, 2.0, 3.0, 4.0), "crs": "EPSG:2154",
        "inspire_themes": ("ps",), "topic_category": ("biota",), "resource_identifier": "i",
        "temporal_extent": Period("2019", "now"), "access_limits": "noLimitations", "use_conditions": "etalab-2.0",
    }  # fmt: skip
    for key, value in values.items():
        record = bare(inside)
        record.set(key, value)
        assert record.get(key) == value, key
        assert inside.startswith("<gmd") or inside.encode() in record.to_bytes()
    record = bare(inside)
    for key, value in values.items():
        record.set(key, value)
    assert {key: record.get(key) for key in values} == values
    assert record.to_bytes().count(b"<gmd:language>") == 1


def test_two_parties_in_one_property() -> None:
    party = (
        "<gmd:CI_ResponsibleParty><gmd:organisationName><gco:CharacterString>{}</gco:CharacterString>"
        "</gmd:organisationName></gmd:CI_ResponsibleParty>"
    )
    record = bare(f"<gmd:contact>{party.format('a')}{party.format('b')}</gmd:contact>")
    assert [contact.organisation for contact in record.get("metadata_contact")] == ["a"]
    record.set("metadata_contact", (Contact("c", "e"), Contact("d", "f")))
    assert [contact.organisation for contact in record.get("metadata_contact")] == ["c", "d"]
    assert b">b<" in record.to_bytes()


def test_nilled_carrier_takes_a_value() -> None:
    instance = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
    record = bare(f'<gmd:dateStamp><gco:Date {instance} xsi:nil="true"/></gmd:dateStamp>')
    record.set("metadata_date", "2020-01-01")
    assert b"xsi:nil" not in record.to_bytes()
    assert record.get("metadata_date") == "2020-01-01"


def test_imagery_profile_and_french_profile_are_read() -> None:
    record = Record.parse(
        b'<gmi:MI_Metadata xmlns:gmi="http://www.isotc211.org/2005/gmi" xmlns:gmd="http://www.isotc211.org/2005/gmd" '
        b'xmlns:gco="http://www.isotc211.org/2005/gco" xmlns:fra="http://www.cnig.gouv.fr/2005/fra">'
        b'<gmd:identificationInfo><fra:FRA_DataIdentification gco:isoType="gmd:MD_DataIdentification"><gmd:citation>'
        b"<gmd:CI_Citation><gmd:title><gco:CharacterString>t</gco:CharacterString></gmd:title></gmd:CI_Citation>"
        b"</gmd:citation></fra:FRA_DataIdentification></gmd:identificationInfo></gmi:MI_Metadata>"
    )
    assert record.get("title") == "t"
    record.set("metadata_language", "fre")
    record.set("abstract", "a")
    assert record.get("abstract") == "a"
    assert b"<gmi:MI_Metadata" in record.to_bytes()
    assert record.to_bytes().index(b"<gmd:language>") < record.to_bytes().index(b"<gmd:identificationInfo>")
