"""Facets: values that are the same whatever the catalogue, counts, and what a catalogue's own values become."""

from __future__ import annotations

from datetime import date

import pytest

from prodige_plugin.catalogue import facets
from prodige_plugin.catalogue.model import Facet, Summary
from prodige_plugin.metadata.online import OnlineResource
from prodige_plugin.services.kinds import KINDS


def hit(identifier: str, **values: object) -> Summary:
    return Summary(identifier, identifier, **values)  # type: ignore[arg-type]


def test_hits_are_counted_once_by_each_value() -> None:
    wms, wms13 = (OnlineResource("https://x/", protocol=text) for text in ("OGC:WMS", "OGC:WMS-1.3.0-http-get-map"))
    page = OnlineResource("https://x/", protocol="WWW:LINK-1.0-http--link")
    counts = facets.count(
        [
            hit("a", type="dataset", organisation="DREAL  Bretagne\n", links=(wms, wms13, page), open_data=True),
            hit("b", type="dataset", organisation="DREAL Bretagne", keywords=("eau", "eau", "air")),
            hit("c", type="series", licence="Licence Ouverte 2.0", keywords=("eau",)),
        ]
    )
    assert counts == {
        Facet.TYPE: {"dataset": 2, "series": 1},
        Facet.ORGANISATION: {"DREAL Bretagne": 2},
        Facet.KEYWORD: {"eau": 2, "air": 1},
        Facet.LICENCE: {"Licence Ouverte 2.0": 1},
        Facet.OPEN_DATA: {"yes": 1},
        Facet.SERVICE: {"WMS": 1},
    }
    assert list(counts[Facet.TYPE]) == ["dataset", "series"]


def test_the_caller_may_say_what_kind_a_link_is() -> None:
    counts = facets.count([hit("a", links=(OnlineResource("https://x/a.zip"),))], lambda _link: "FILE")
    assert counts == {Facet.SERVICE: {"FILE": 1}}


@pytest.mark.parametrize(
    "theme",
    ["Sites protégés", "Protected sites", "sites protégés ", "SITES PROTEGES", "ps",
     "http://inspire.ec.europa.eu/theme/ps", "Schutzgebiete"],
)  # fmt: skip
def test_a_theme_is_one_value_in_any_language(theme: str) -> None:
    assert facets.normalise(Facet.THEME, theme) == "Sites protégés"
    assert facets.variants(Facet.THEME, "Sites protégés") == ("Sites protégés", "Protected sites")


def test_what_no_table_knows_stays() -> None:
    assert facets.normalise(Facet.THEME, "Zonages  nature") == "Zonages nature"
    assert facets.variants(Facet.THEME, "Zonages nature") == ("Zonages nature",)
    assert facets.normalise(Facet.TOPIC, "inconnu") == "inconnu"
    assert facets.normalise(Facet.LICENCE, "Usage interne") == "Usage interne"


@pytest.mark.parametrize("topic", ["inlandWaters", "Eaux intérieures", "Inland Waters", "inlandWaters_Lakes"])
def test_topics_become_their_code(topic: str) -> None:
    assert facets.normalise(Facet.TOPIC, topic) == "inlandWaters"


def test_words_for_codes() -> None:
    assert facets.label(Facet.TOPIC, "inlandWaters", "fre") == "Eaux intérieures"
    assert facets.label(Facet.TOPIC, "inlandWaters", "en") == "Inland Waters"
    assert facets.label(Facet.THEME, "Sites protégés", "en") == "Protected sites"
    assert facets.label(Facet.KEYWORD, "eau", "en") == "eau"
    assert facets.label(Facet.TYPE, "no such type", "en") == "no such type"


@pytest.mark.parametrize(
    ("protocol", "kind"),
    [("OGC:WMS-1.3.0-http-get-map", "WMS"), ("wms", "WMS"), ("OGC:WMTS", "WMTS"), ("OGC:WFS", "WFS"),
     ("OGC API - Features", "OAPIF"), ("ogcapi-features", "OAPIF"), ("WWW:DOWNLOAD-1.0-http--download", "FILE"),
     ("ATOM", "ATOM"), ("OGC:TMS", "TILES"), ("ESRI:REST", "ESRI"), ("WWW:LINK", ""), ("", "")],
)  # fmt: skip
def test_protocols_state_kinds(protocol: str, kind: str) -> None:
    assert facets.kind_of_protocol(protocol) == kind


def test_a_vague_protocol_leaves_it_to_the_address() -> None:
    def kind(url: str, protocol: str = "WWW:LINK-1.0-http--link") -> str:
        return facets.kind_of(OnlineResource(url, protocol))

    assert kind("https://x/rss/atomfeed/atomdataset/1") == "ATOM"
    assert kind("https://x/api/data/1234") == "API"
    assert kind("https://x/a.ZIP") == "FILE"
    assert kind("https://x/page.html") == ""
    assert kind("https://x/a.zip", "OGC:WMS") == "WMS"


def test_kinds_are_those_that_links_have() -> None:
    assert set(facets.PROTOCOLS) <= {kind.key for kind in KINDS}


def test_counts_add_up() -> None:
    one, other = {"type": {"dataset": 1}}, {"type": {"dataset": 2, "series": 5}, "topic": {"oceans": 1}}
    assert facets.merge(one, other) == {"type": {"series": 5, "dataset": 3}, "topic": {"oceans": 1}}
    assert one == {"type": {"dataset": 1}}
    assert facets.merge() == {}


def test_a_catalogues_own_values_are_turned_and_turned_back() -> None:
    counts = facets.learn(
        "https://a/",
        Facet.LICENCE,
        [("lov2", "Licence Ouverte / Open Licence version 2.0", 3), ("fr-lo-2", "Licence Ouverte v2", 4), ("x", "", 0)],
    )
    assert counts == {"Licence Ouverte 2.0": 7}
    assert facets.spellings("https://a/", Facet.LICENCE, "Licence Ouverte 2.0") == ("lov2", "fr-lo-2")
    assert facets.spellings("https://b/", Facet.LICENCE, "Licence Ouverte 2.0") == ()


def test_periods_of_freshness() -> None:
    today = date(2024, 2, 29)
    assert [facets.since(period, today) for period in facets.PERIODS] == [
        "2024-02-22",
        "2024-01-30",
        "2023-02-28",
        "2019-02-28",
    ]
    assert facets.is_day("2024-02-29")
    assert not any(facets.is_day(text) for text in ("2023-02-29", "2024", "", "2024-1-1", "x'); DROP"))
