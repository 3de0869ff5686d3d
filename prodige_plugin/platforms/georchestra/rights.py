"""What an account may do on a géOrchestra platform: its roles, its workspaces, its groups, the datafeeder."""

from __future__ import annotations

from dataclasses import dataclass

from ...catalogue import json_answer as ja
from ...catalogue.saving import Group
from ...errors import Forbidden, HtmlInsteadOfData, HttpError, NetworkError, Unauthorized
from ...feedback import Feedback
from ...network import Expect
from .context import Context
from .mapstore import MapStore

#: Roles of géOrchestra with which the datafeeder takes data.
_IMPORTING = frozenset({"IMPORT", "SUPERUSER", "ADMINISTRATOR"})


@dataclass(frozen=True)
class Who:
    """Whom the gateway takes us for."""

    username: str = ""
    organisation: str = ""
    #: without ``ROLE_`` before them.
    roles: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Rights:
    """What the account may do."""

    who: Who
    #: workspaces of GeoServer that it administers.
    workspaces: tuple[str, ...] = ()
    #: why there are none, in GeoServer's words.
    refusal: str = ""
    #: GeoServer's version, "" where the account may not know it.
    version: str = ""
    #: whether it may change rules of access.
    administrator: bool = False
    #: groups of GeoNetwork in which it may make records.
    groups: tuple[Group, ...] = ()
    #: 0 where there is no datafeeder for it, else its major version.
    datafeeder: int = 0
    #: whether MapStore is there.
    mapstore: bool = False


def who(context: Context, feedback: Feedback) -> Who:
    """Ask the gateway for whom it takes us; where there is no gateway, GeoNetwork.

    :raises NetworkError: neither answers.
    """
    door = context.account(feedback)
    try:
        told = door.get(f"{context.addresses.root}/whoami", expect=Expect.JSON).json()
        user = ja.inside(told, "GeorchestraUser")
        name = ja.text(ja.inside(user, "username"))
        if name:
            roles = frozenset(role.removeprefix("ROLE_") for role in ja.texts(ja.inside(user, "roles")))
            return Who(name, ja.text(ja.inside(user, "organization")), roles)
    except (HttpError, HtmlInsteadOfData):
        pass  # an older platform, without gateway
    if context.addresses.geonetwork is None:
        return Who()
    answer = door.get(f"{context.place.api}/me", headers={"Accept": "application/json"})
    me = ja.parse(answer.content, answer.url) if answer.content.lstrip()[:1] == b"{" else None
    return Who(ja.text(ja.inside(me, "username")), ja.text(ja.inside(me, "organisation")))


def rights(context: Context, feedback: Feedback) -> Rights:
    """Ask each application what the account may do there.

    :raises NetworkError: the platform does not answer.
    """
    one = who(context, feedback)
    geoserver = context.geoserver(feedback)
    workspaces: tuple[str, ...] = ()
    version, refusal = "", ""
    try:
        workspaces = tuple(sorted(geoserver.workspaces()))
        version = geoserver.version()
    except (Unauthorized, Forbidden) as error:
        refusal = error.why or error.what
    return Rights(
        who=one,
        workspaces=workspaces,
        refusal=refusal,
        version=version,
        administrator=bool(version),
        groups=_groups(context, feedback),
        datafeeder=datafeeder(context, one, feedback),
        mapstore=MapStore(context.addresses.mapstore, context.account(feedback)).answers(),
    )


def _groups(context: Context, feedback: Feedback) -> tuple[Group, ...]:
    """Give the groups in which records can be made; none where the account may make none."""
    if context.addresses.geonetwork is None:
        return ()
    try:
        return context.catalogue(feedback).groups(feedback)
    except (Unauthorized, Forbidden):
        return ()


def datafeeder(context: Context, one: Who, feedback: Feedback) -> int:
    """Give the version of the datafeeder that takes data of this account; 0 for none.

    Version 2 tells its API at ``/openapi.json``; version 1 is asked for the jobs of the account.
    """
    if one.roles and not one.roles & _IMPORTING:
        return 0
    door = context.account(feedback)
    try:
        told = door.get(f"{context.addresses.datafeeder2}/openapi.json", expect=Expect.JSON).json()
        if any(path.startswith("/ingestion/staging") for path in ja.as_dict(ja.inside(told, "paths"))):
            return 2
    except NetworkError:
        pass  # not there
    try:
        door.get(f"{context.addresses.datafeeder}/upload", expect=Expect.JSON)
    except NetworkError:
        return 0
    return 1
