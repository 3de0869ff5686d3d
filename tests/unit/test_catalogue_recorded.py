"""Every recorded answer is read; truncated and mutated ones give results or a PluginError, never anything else."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from prodige_plugin import xmlsafe
from prodige_plugin.catalogue import summary_iso, summary_mdb
from prodige_plugin.catalogue.model import Query
from prodige_plugin.errors import PluginError
from prodige_plugin.metadata.namespaces import ROOTS
from prodige_plugin.services.sources import layer_sources

from .recorded import CLIENTS, SPECS, Recorded, as_answer, generated, recorded

#: reference files that are no answers of a catalogue's search: pattern → what they are.
OTHER = {
    "*.md": "where the files come from",
    "*.rdf": "DCAT or SKOS in RDF: no catalogue client here speaks it",
    "**/*.yaml": "description of an interface",
    "**/*openapi*.json": "description of an interface",
    "geonetwork/csw_test_requests/*": "a request, not an answer",
    "geonetwork/aggregations-response*": "counts without hits: a part of an answer",
    "geonetwork/groups*": "groups of users",
    "geonetwork/microservices/index-document*.json": "one document of an index, not an answer",
    "geonetwork/PLAN_IGN.xml": "capabilities of a tile service",
    "geonetwork/iso_fr/*dcat*": "a DCAT record",
    "datagouv/harvest_dcat/*": "a DCAT catalogue",
    "datagouv/client_fixtures/*": "another part of udata's interface than its search",
    "datagouv/expected_dcat/*": "a DCAT record",
    "ckan/dataset.json": "extras of a harvest, not a data set",
    "ckan/dkan-french-w-license.json": "one data set by package_show, with its envelope",
    "ckan/ckan_dcat_ap_dataset_series.json": "a series without resources",
    "geoplateforme/*": "interfaces of the warehouse and of geocoding",
    "geoplateforme/samples/*": "interfaces of the warehouse",
    "georchestra/*": "interfaces of publishing",
    "ogc/*capabilities*": "capabilities of a service",
    "ogc/insee-wfs*": "features of a service",
    "ogc/liste-des-jardins*": "one collection of features",
    "ogc/ogcapi_*": "collections and conformance of a features service",
    "ogc/stac-items*": "STAC items, not records",
    "prodige/api/*": "features of PRODIGE's API",
    "prodige/*.json": "lists of addresses",
}


@lru_cache(maxsize=1)
def answers() -> tuple[Recorded, ...]:
    return tuple(recorded())


def needed() -> tuple[Recorded, ...]:
    if not answers():
        pytest.skip("the recorded answers are not here")
    return answers()


def test_every_reference_file_is_an_answer_a_record_or_known_as_something_else():
    needed()
    unknown = []
    for file in sorted(path for path in SPECS.rglob("*") if path.is_file()):
        name = str(file.relative_to(SPECS))
        if as_answer(name, file.read_bytes()) is not None or _record(file.read_bytes()) is not None:
            continue
        if not any(file.relative_to(SPECS).match(pattern) for pattern in OTHER):
            unknown.append(name)
    assert unknown == []


def _record(content: bytes) -> Any:
    """Read a file as one record; ``None`` when it is none."""
    try:
        root = xmlsafe.parse(content)
    except PluginError:
        return None
    if root.tag in ROOTS:
        return summary_iso.summary(root)
    return summary_mdb.summary(root) if root.tag in summary_mdb.ROOTS else None


def test_every_recorded_answer_becomes_a_page():
    read = dict.fromkeys(CLIENTS, 0)
    for answer in needed():
        page = CLIENTS[answer.protocol](answer.content).search(Query())
        assert len(page.summaries) == answer.count, answer.name
        assert page.total >= answer.count, answer.name
        assert all(hit.identifier and hit.title for hit in page.summaries), answer.name
        read[answer.protocol] += answer.count
    assert all(read[protocol] for protocol in ("csw", "geonetwork4", "geonetwork3", "ckan", "udata")), read


def test_every_recorded_record_has_what_a_card_shows():
    needed()
    count = 0
    for file in sorted(SPECS.rglob("*.xml")):
        found = _record(file.read_bytes())
        if found is not None:
            assert found.title and found.type, file.name
            count += 1
    assert count > 10


@pytest.mark.parametrize("answer", generated(), ids=lambda answer: answer.name)
def test_generated_answers_are_read(answer):
    """The bases of the mutations below are answers themselves, or the mutations would prove little."""
    page = CLIENTS[answer.protocol](answer.content).search(Query())
    assert len(page.summaries) == answer.count
    assert all(hit.title.startswith("Zones") for hit in page.summaries)


def tried(protocol: str, content: bytes) -> None:
    """Ask everything of a client that is given these bytes, and use what comes as cards and menus do."""
    client = CLIENTS[protocol](content)
    for ask in (
        lambda: client.search(Query("zones", page_size=10)),
        lambda: client.fetch("a"),
        lambda: client.suggest("zo") if hasattr(client, "suggest") else None,
    ):
        try:
            found = ask()
        except PluginError as error:
            assert error.what and error.report()
            continue
        for hit in getattr(found, "summaries", ()):
            assert hit.identifier is not None
            for text in (hit.title, hit.abstract, hit.organisation, hit.licence, *hit.keywords, *hit.themes):
                text.encode()
            layer_sources(hit.links, hit.title)
            try:
                if hit.partial:
                    client.complete(hit)
            except PluginError as error:
                assert error.what
        for counts in getattr(found, "facets", {}).values():
            assert all(isinstance(number, int) for number in counts.values())


@lru_cache(maxsize=1)
def bases() -> tuple[Recorded, ...]:
    """Give the answers to mutate: short recorded ones (mutations of long ones hit nothing) and generated ones."""
    return (*generated(), *(answer for answer in answers() if len(answer.content) < 150_000))


def _drawn(data: st.DataObject) -> Recorded:
    known = bases()
    return known[data.draw(st.integers(0, len(known) - 1), label="answer")]


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_truncated_answers(data):
    answer = _drawn(data)
    end = data.draw(st.integers(0, len(answer.content) - 1), label="end")
    tried(answer.protocol, answer.content[:end])


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_answers_with_other_bytes_in_them(data):
    answer = _drawn(data)
    content = bytearray(answer.content)
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(content)), label="at")
        length = data.draw(st.integers(0, 40), label="length")
        content[at : at + length] = data.draw(
            st.one_of(
                st.binary(max_size=12), st.sampled_from((b"<", b"&x;", b"]]>", b'"', b"null", b"\xff", b"{", b"1e999"))
            )
        )
    tried(answer.protocol, bytes(content))


#: values put in the place of others.
STRANGE = (None, True, -1, 10**30, 1e308, "", "\ud800", "http://[", "a" * 3000, [], {}, [[]], [None], {"default": None})


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_json_with_other_values_in_it(data):
    known = [answer for answer in bases() if answer.protocol != "csw"]
    answer = known[data.draw(st.integers(0, len(known) - 1), label="answer")]
    value = json.loads(answer.content)
    places = list(_places(value))
    for _ in range(data.draw(st.integers(1, 5))):
        holder, key = places[data.draw(st.integers(0, len(places) - 1), label="place")]
        if isinstance(holder, dict) and data.draw(st.booleans(), label="take out"):
            holder.pop(key, None)
        else:
            holder[key] = data.draw(st.sampled_from(STRANGE))
    tried(answer.protocol, json.dumps(value).encode())


def _places(value: Any) -> Any:
    """Give every place of a JSON value: what holds it, and its key there."""
    waiting = [value]
    while waiting:
        holder = waiting.pop()
        items = list(holder.items()) if isinstance(holder, dict) else list(enumerate(holder))
        for key, inner in items:
            yield holder, key
            if isinstance(inner, dict | list):
                waiting.append(inner)


@pytest.mark.parametrize("protocol", CLIENTS)
@settings(max_examples=60, deadline=None)
@given(content=st.binary(max_size=200))
def test_anything_at_all(protocol, content):
    tried(protocol, content)


@pytest.mark.parametrize("asked", list(CLIENTS))
def test_the_answer_of_another_protocol(asked):
    """People paste the address of one thing for another's."""
    for answer in generated():
        tried(asked, answer.content)
