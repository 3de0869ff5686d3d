"""Reading back as those for whom it is published: services draw, counts agree, the record is found (promise P8)."""

from __future__ import annotations

import time
from collections.abc import Callable

from ...errors import Forbidden, HttpError, PluginError, PublishError, ServiceException, Unauthorized
from ...feedback import Feedback
from ...i18n import tr
from ...network import Door, Expect
from ...publishing.plan import State
from ..qgis_server.readback import count_colours
from .comparing import compare_item
from .context import Context
from .items import Item

_SIZE = (400, 300)
#: Waits between looks, in seconds: the services of a GeoServer in several parts learn of a change a little later.
_WAITS = (0.2, 0.5, 1.0, 2.0)
#: Service → its version, and the element of its capabilities that names a layer.
_NAMES = {
    "WMS": ("1.3.0", "{http://www.opengis.net/wms}Name"),
    "WFS": ("2.0.0", "{http://www.opengis.net/wfs/2.0}Name"),
}


def read_back(context: Context, item: Item, state: State, feedback: Feedback) -> None:
    """Ask each service and the catalogue for what was published.

    A map that comes out blank is a warning (its layers may be drawn at other scales only), and so is what the
    workspace's own rules hide from visitors; all else that is not as it should be is a failure.

    :raises PublishError: a layer is not announced, a count differs, the record is not found.
    :raises NetworkError: a service does not answer.
    """
    door, seen = seeing(context, item, feedback)
    feedback.report(0.3)
    if item.drawn:
        _drawn(context, item, door, state)
    feedback.report(0.5)
    if item.layer is not None:
        counted(context, item, door, item.count(state), feedback)
    feedback.report(0.8)
    if item.record_id:
        found_record(context, item, seen, feedback)
    feedback.report(0.9)
    if item.kind == "layer":
        compare_item(context, item, door, state, feedback)


def seeing(context: Context, item: Item, feedback: Feedback) -> tuple[Door, bool]:
    """Give the way by which it can be seen, and whether those see it for whom it is published."""
    door = context.reader(feedback)
    name = tr("layers announced by WMS") if item.drawn else tr("layers announced by WFS")
    found: list[str] = []

    def announced() -> bool:
        nonlocal found
        found = announced_names(context, item, door)
        return item.name in found

    if eventually(announced, feedback):
        context.note(item.name, name, [item.name], [item.name], True)
        return door, True
    if not context.restricted:
        with_account = context.account(feedback)
        if item.name in announced_names(context, item, with_account):
            context.note(item.name, name, [item.name], [], False)
            context.warnings.append(
                tr("“{title}” is published, and visitors do not see it: the rules of the workspace “{workspace}” "
                   "keep its layers for accounts. The platform's administrator can change them.",
                   title=item.title, workspace=item.workspace)
            )  # fmt: skip
            return with_account, False
    judge(context, item.name, item.title, name, [item.name], [])
    raise AssertionError  # judge raises


def announced_names(context: Context, item: Item, door: Door) -> list[str]:
    """Give the names that the service announces, without the workspace; none where the account may not see it."""
    return names_in(context, item.workspace, "WMS" if item.drawn else "WFS", door)


def names_in(context: Context, workspace: str, kind: str, door: Door) -> list[str]:
    """Give the names that a workspace's service announces, without the workspace.

    :param kind: "WMS" or "WFS".
    """
    version, tag = _NAMES[kind]
    try:
        answer = door.get(context.addresses.ows(workspace, kind, "GetCapabilities", version), expect=Expect.XML)
    except (Unauthorized, Forbidden, ServiceException):
        return []
    except HttpError as error:
        if error.status == 404:
            return []  # a workspace without any layer yet has no service of its own
        raise
    return [(node.text or "").rpartition(":")[2] for node in answer.xml().iter(tag)]


def eventually(true: Callable[[], bool], feedback: Feedback) -> bool:
    """Whether something is true, now or within a few seconds."""
    for wait in (*_WAITS, None):
        if true():
            return True
        if wait is not None:
            _pause(wait, feedback)
    return False


def _pause(seconds: float, feedback: Feedback) -> None:
    """Wait, and hear a cancel meanwhile."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        feedback.check()
        time.sleep(0.05)


def _drawn(context: Context, item: Item, door: Door, state: State) -> None:
    """See that GetMap draws something."""
    box = item.box(state)
    if box is None:
        return
    answer = door.get(context.addresses.get_map(item.workspace, item.name, box, _SIZE), expect=Expect.IMAGE)
    colours = count_colours(answer.content)
    ok = colours > 1
    context.note(item.name, tr("map drawn"), tr("not blank"), tr("%n colour(s)", n=colours), ok)
    if not ok:
        context.warnings.append(
            tr("The map of “{title}” comes out blank at its full extent: check its scales.", title=item.title)
        )


def counted(context: Context, item: Item, door: Door, expected: int, feedback: Feedback) -> None:
    """See that WFS counts as many features as were sent.

    :param expected: -1 where its data were not sent this time.
    """
    if expected < 0:
        return
    url = context.addresses.ows(
        item.workspace, "WFS", "GetFeature", "2.0.0", typenames=f"{item.workspace}:{item.name}", resulttype="hits"
    )
    found = -1

    def same() -> bool:
        nonlocal found
        root = door.get(url, expect=Expect.XML).xml()
        stated = root.get("numberMatched") or root.get("numberOfFeatures") or ""
        found = int(stated) if stated.isdigit() else -1
        return found == expected

    eventually(same, feedback)
    judge(context, item.name, item.title, tr("features by WFS"), expected, found)


def found_record(context: Context, item: Item, seen: bool, feedback: Feedback) -> None:
    """See that the record is there, and that visitors can open it where it is public."""
    from ...catalogue.geonetwork import GeoNetworkClient

    held = context.catalogue(feedback).fetch(item.record_id, feedback)
    judge(context, item.name, item.title, tr("record opened"), True, held is not None)
    if context.restricted or not seen:
        return
    visitor = GeoNetworkClient(context.place.base, Door("", feedback))
    try:
        shown = visitor.fetch(item.record_id, feedback) is not None
    except (Forbidden, Unauthorized):
        shown = False
    context.note(item.name, tr("record opened by a visitor"), True, shown, shown)
    if not shown:
        sentence = tr("Visitors do not see the record of “{title}” yet.", title=item.title)
        context.warnings.append(sentence)


def judge(context: Context, key: str, title: str, name: str, expected: object, found: object) -> None:
    """Note one comparison, and stop if it fails.

    :raises PublishError: what was found is not what was expected.
    """
    ok = expected == found
    context.note(key, name, expected, found, ok)
    if not ok:
        raise PublishError(
            tr("“{title}” was published, but is not as it should be when read back.", title=title),
            tr("{check}: {expected} expected, {found} found.", check=name, expected=expected, found=found),
            tr("Try again; if it happens again, send the details to the platform's administrator."),
        )


def see_gone(context: Context, item: Item, feedback: Feedback) -> None:
    """See that visitors are not shown a publication any more.

    :raises PublishError: they are.
    """
    from ...catalogue.geonetwork import GeoNetworkClient

    door = Door("", feedback)
    gone = eventually(lambda: item.name not in announced_names(context, item, door), feedback)
    judge(context, item.name, item.title, tr("{name}: service gone", name=item.name), True, gone)
    if item.record_id:
        try:
            held = GeoNetworkClient(context.place.base, door).fetch(item.record_id, feedback)
        except PluginError as error:
            if not isinstance(error, HttpError) or error.status not in (401, 403, 404):
                raise
            held = None
        judge(context, item.name, item.title, tr("{name}: record gone", name=item.title), True, held is None)
