"""The health of a project's layers: dead links, newer data, records that vanished. Worker thread.

A layer is judged by what answers now: the service or file it reads, and the record it came from. What
cannot be asked is said to be unknown, never to be well.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from .. import xmlsafe
from ..catalogue.model import Catalogue, Summary
from ..catalogue.summary_iso import summary
from ..errors import Cancelled, Forbidden, NoConnection, PluginError, Unauthorized
from ..feedback import Feedback
from ..i18n import tr
from ..network import Door
from . import capabilities, health
from .choosing import ManyLayers, choose_layer
from .origin import Origin
from .sources import LayerSource, layer_sources, same_host

#: Kinds of link whose service describes itself.
_SERVICES = frozenset({"WMS", "WFS", "WMTS", "WCS", "OAPIF"})


class State(enum.Enum):
    """How a layer is, the worst first."""

    DEAD = "dead"
    VANISHED = "vanished"
    NEWER = "newer"
    UNKNOWN = "unknown"
    WELL = "well"


@dataclass(frozen=True)
class Verdict:
    """What was found of one layer."""

    origin: Origin
    state: State
    #: sentences: what was found, the worst first.
    sentences: tuple[str, ...]
    #: what to do; "" when there is nothing.
    advice: str = ""
    #: a link of today's record that can take the dead one's place.
    repair: LayerSource | None = None
    #: the record as it is today.
    record: Summary | None = None


def examine(origin: Origin, catalogue: Catalogue | None, platform_name: str, feedback: Feedback) -> Verdict:
    """Look how one layer is.

    :param catalogue: of the platform the layer came from; ``None`` when that platform is not set up here.
    :raises Cancelled: the person cancelled.
    """
    feedback.check()
    link_state, link_words = _link(origin, feedback)
    record, record_state, record_words = None, State.WELL, ""
    if origin.record_id:
        record, record_state, record_words = _record(origin, catalogue, platform_name, feedback)
    found = [(link_state, link_words), (record_state, record_words)]
    order = list(State)
    found.sort(key=lambda one: order.index(one[0]))
    state = found[0][0]
    sentences = tuple(words for _state, words in found if words)
    repair = None
    if link_state is State.DEAD and record is not None:
        repair = _another(origin, record, feedback)
    return Verdict(origin, state, sentences or (tr("All is well."),), _advice(state, repair), repair, record)


def _link(origin: Origin, feedback: Feedback) -> tuple[State, str]:
    """Try the link QGIS reads."""
    source = origin.source
    if source is None:
        if origin.path and not origin.present:
            return State.DEAD, tr("The file {path} is no longer there.", path=origin.path)
        if not origin.valid:
            return State.DEAD, tr("QGIS could not open the layer.")
        return State.WELL, ""
    host = urlsplit(source.url).hostname or source.url
    door = Door(source.authcfg, feedback, timeout_s=health.TIMEOUT_S)
    try:
        if source.kind in _SERVICES:
            offered = capabilities.read(door, source)
            if source.layer_name:
                for name in _names(source):
                    choose_layer(offered.layers, name, "")
        else:
            found = health.check(source, door)
            if found.state is not health.State.WORKS:
                state = State.DEAD if found.state is health.State.DEAD else State.UNKNOWN
                return state, tr("{host} does not answer: {why}", host=host, why=found.why)
    except Cancelled:
        raise
    except (Unauthorized, Forbidden) as error:
        return State.UNKNOWN, tr("{host} asks for another account: {why}", host=host, why=error.what)
    except NoConnection as error:
        return State.DEAD, tr("{host} does not answer: {why}", host=host, why=error.why or error.what)
    except ManyLayers:
        return State.DEAD, tr("The service no longer has the layer “{name}”.", name=source.layer_name)
    except PluginError as error:
        return State.DEAD, f"{error.what} {error.why}".strip()
    if not origin.valid:
        return State.DEAD, tr("The service answers, but QGIS could not open the layer when the project was read.")
    return State.WELL, ""


def _names(source: LayerSource) -> list[str]:
    """Give the names of layers a link asks for; a WMS layer of QGIS may join several."""
    return [name for name in source.layer_name.split(",") if name] if source.kind == "WMS" else [source.layer_name]


def _record(
    origin: Origin, catalogue: Catalogue | None, platform_name: str, feedback: Feedback
) -> tuple[Summary | None, State, str]:
    """Read the record as it is today: the record, how it is, and a sentence."""
    if catalogue is None:
        return None, State.UNKNOWN, tr("The platform it came from is not set up here.")
    try:
        data = catalogue.fetch(origin.record_id, feedback)
        found = summary(xmlsafe.parse(data)) if data is not None else None
    except Cancelled:
        raise
    except PluginError as error:
        words = tr("{name} was not able to show the record: {why}", name=platform_name, why=error.what)
        return None, State.UNKNOWN, words
    if found is None:
        if not getattr(catalogue, "has_records", True):
            return None, State.WELL, ""  # an entry without record: nothing to compare with
        return None, State.VANISHED, tr("{name} no longer shows its record.", name=platform_name)
    newer = _newer(found.date, origin.record_date or origin.loaded)
    if newer:
        words = tr("The record was revised: {date}; the layer was loaded with {old}.", date=found.date,
                   old=origin.record_date or origin.loaded)  # fmt: skip
        return found, State.NEWER, words
    return found, State.WELL, ""


def _newer(now: str, then: str) -> bool:
    """Whether an ISO 8601 date is after another, as far as both tell (a year alone is not after its own months)."""
    length = min(len(now), len(then), len("2024-06-12"))
    return length >= len("2024") and now[:length] > then[:length]


def _another(origin: Origin, record: Summary, feedback: Feedback) -> LayerSource | None:
    """Find a link in today's record that opens the same, of the same kind first, and that answers."""
    old = origin.source
    kind = old.kind if old is not None else origin.kind
    ways = [way for way in layer_sources(record.links, record.title) if not way.reason and not way.needs_capabilities]
    ways = [way for way in ways if way.kind == kind]
    for way in ways:
        if old is not None and (way.url, way.layer_name) == (old.url, old.layer_name):
            continue
        # an account is for the host it was given for, and a record may name anybody's
        known = old is not None and same_host(old.url, way.url)
        candidate = replace(way, authcfg=old.authcfg if old is not None and known else "")
        trial = replace(origin, valid=True, source=candidate)
        if _link(trial, feedback)[0] is State.WELL:
            return candidate
    return None


def _advice(state: State, repair: LayerSource | None) -> str:
    """Say what to do."""
    if repair is not None:
        return tr("Today's record states another link, which answers: repair the layer with it.")
    return {
        State.DEAD: tr("Open the record and try another of its links, or write to its contact."),
        State.VANISHED: tr("Search for its title; the data may have a new record. Note it before the link dies too."),
        State.NEWER: tr("A service shows the new data by itself; load a file again from its record."),
        State.UNKNOWN: tr("Set up the platform or its account, then check again."),
        State.WELL: "",
    }[state]
