"""Names and places of a job: which workspace and group it goes to, which names are free, which are its own."""

from __future__ import annotations

from collections.abc import Iterable

from ...catalogue.saving import Group
from ...errors import PlatformError
from ...i18n import tr
from ...publishing.names import table_name
from ...publishing.prepared import PreparedLayer, PreparedRaster
from ..product import Job
from .geoserver import GeoServer
from .holdings import held, taken
from .items import Held
from .rights import Rights


def workspace_of(job: Job, rights: Rights) -> str:
    """Give the workspace a job goes to: the one chosen, else that of the organisation, else the first.

    :raises PlatformError: the account administers none, or not the one that was chosen.
    """
    chosen = job.places.get("workspace", "")
    if chosen and chosen not in rights.workspaces:
        raise PlatformError(
            tr("Nothing can be published in the workspace “{name}”.", name=chosen),
            tr("Your account does not administer it."),
            tr("Choose another workspace, or ask the platform's administrator."),
        )
    if not rights.workspaces:
        raise no_workspace(rights)
    if chosen:
        return chosen
    own = rights.who.organisation.lower()
    return next((name for name in rights.workspaces if name.lower() == own), rights.workspaces[0])


def no_workspace(rights: Rights) -> PlatformError:
    """Say that the account cannot publish on GeoServer."""
    return PlatformError(
        tr("Your account administers no workspace of GeoServer."),
        rights.refusal or tr("Its roles are: {roles}.", roles=", ".join(sorted(rights.who.roles)) or "–"),
        tr("Ask the platform's administrator for a rule such as “workspace.*.a” for one of your roles."),
    )


def group_of(job: Job, groups: Iterable[Group], organisation: str) -> str:
    """Give the group of GeoNetwork that new records go to: the one chosen, else the organisation's, else the first."""
    known = list(groups)
    chosen = job.places.get("group", "")
    if any(each.identifier == chosen for each in known):
        return chosen
    named = (each.identifier for each in known if each.label.lower() == organisation.lower())
    return next(named, known[0].identifier if known else "")


def name_all(job: Job, geoserver: GeoServer, workspace: str) -> tuple[dict[str, Held], set[str]]:
    """Give layers and map their names; tell what of ours each replaces, and which names are somebody's.

    A name of ours is replaced, and said so; any other that exists is left alone, and the layer gets another one.
    """
    there = taken(geoserver, workspace)
    ours: dict[str, Held] = {}
    used: set[str] = set()
    job.replaced = set()

    def mine(name: str, kind: str) -> bool:
        if name not in there:
            return False
        found = ours.get(name) or held(geoserver, workspace, name)
        if found is None or found.kind != kind:
            return False
        ours[name] = found
        return True

    things: list[tuple[PreparedLayer | PreparedRaster, str]] = [(layer, "vector") for layer in job.layers]
    things += [(raster, "raster") for raster in job.rasters]
    for thing, kind in things:
        published = thing.publication if mine(thing.publication, kind) else ""
        wished = thing.table or published or table_name(thing.title)
        if not thing.table and (wished in used or (wished in there and not mine(wished, kind))):
            wished = table_name(thing.title, there | used)
        if mine(wished, kind):
            job.replaced.add(wished)
        used.add(wished)
        thing.table = wished
    if job.map is not None:
        wished = job.map.name or table_name(job.map.title)
        if not job.map.name and (wished in used or (wished in there and not mine(wished, "map"))):
            wished = table_name(job.map.title, there | used)
        if mine(wished, "map"):
            job.replaced.add(wished)
        job.map.name = wished
    return {name: found for name, found in ours.items() if name in job.replaced}, there
