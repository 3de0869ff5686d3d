"""What a product implements to be put through the fault matrix.

Write ``tests/faults/<product>.py`` with a subclass of :class:`Scenario`; the driver (:mod:`.driver`) does the
rest: it puts proxies before your servers, real or fake, publishes through them again and again, each time with
another fault at another step, goes on or undoes, and compares what the platform holds with what it held before
and with what was asked.

::

    class Geoserver(Scenario):
        product = "géOrchestra"
        plans = ("publish", "publish again", "unpublish")

        def setup(self) -> None:                  # start servers and fakes, make what never changes
            self.fake = ...

        def servers(self):                        # role → address of each server to put a proxy before
            return {"http": self.fake.url("")}    # or {"database": ("postgres", host, port)}

        def publisher(self, through):             # a publisher whose addresses all lead through the proxies
            return publisher_for(Platform(..., endpoints={"geoserver": through["http"] + "/geoserver"}, ...))

        def arrange(self, plan):                  # bring the platform to the state before ``plan``; be quick
            ...

        def job(self, plan, publisher, feedback): # the job to publish; for plans that publish
            return publisher.prepare([layer])

        def layer(self, plan, layer_id):          # the same layer, in a later session
            ...

        def held(self):                           # all that the platform holds, as comparable values
            return {"layers": …, "records": {id: bytes, …}, "work files": …}

        def differs(self, plan, before, after):   # "" when ``after`` is exactly what ``plan`` asks, else a sentence
            ...

Rules
-----
- ``held`` tells *everything*: tables with their rows, services with their content, styles, records, files, work
  tables and temporary files too – what a publication must not leave shows as a difference. Times that the server
  notes by itself (``updated_at``) are left out when a restored thing cannot have them back.
- ``held`` and ``arrange`` go straight to the servers, not through the proxies.
- ``arrange`` is called before the first cell of a plan, and after each cell that ended as asked. A cell that was
  undone is expected to have left what was there, which the driver compares.
- Small data: a cell is one publication, and there are some hundreds of them.
- ``child`` gives what another process needs to make the same scenario by ``in_child`` (a killed publication runs
  in a real process of its own, and so does the one that goes on with it). JSON values only; a secret of a test's
  own server may be among them. ``setup`` is not called in the other process. A product whose servers live in the
  process of the tests still listens on loopback, so the other process reaches them as well.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Self

from qgis.core import QgsMapLayer

from prodige_plugin.feedback import Feedback
from prodige_plugin.platforms.kept_job import take_up
from prodige_plugin.platforms.product import Job, Publisher
from prodige_plugin.publishing.journal import Journal
from prodige_plugin.publishing.plan import Plan
from tests.faults.faults import Fault, Proxied, Request, Switchboard

#: An address of a web server, ("tcp" | "postgres", host, port), or what makes the proxy itself for a role.
Server = str | tuple[str, str, int] | Callable[[str, Switchboard], Proxied]


class Scenario(ABC):
    """One product in the fault matrix; see the module's own text."""

    #: its name in the matrix.
    product: str
    #: what is put through the faults: names of plans, each with a state before and a state asked.
    plans: tuple[str, ...] = ("publish", "publish again", "unpublish")
    #: steps done at once. One, so that each request is known to be of the step that the journal told last.
    at_once = 1

    def setup(self) -> None:  # noqa: B027  most have nothing to do
        """Start what is needed, once."""

    def close(self) -> None:  # noqa: B027
        """Stop it."""

    @abstractmethod
    def servers(self) -> Mapping[str, Server]:
        """Give the servers to put proxies before, by role."""

    @abstractmethod
    def publisher(self, through: Mapping[str, str]) -> Publisher:
        """Give a new publisher, as another session would have it.

        :param through: role → address through its proxy: "http://127.0.0.1:port", or "127.0.0.1:port".
        """

    @abstractmethod
    def arrange(self, plan: str) -> None:
        """Bring the platform to the state before a plan."""

    @abstractmethod
    def held(self) -> object:
        """Give all that the platform holds, to compare with ``==``."""

    @abstractmethod
    def differs(self, plan: str, before: Any, after: Any) -> str:
        """Tell in a sentence what is not as the plan asked; "" when all is."""

    def job(self, plan: str, publisher: Publisher, feedback: Feedback) -> Job:
        """Give the job of a plan that publishes, prepared and checked as the dock does it."""
        raise NotImplementedError

    def plan(self, plan: str, publisher: Publisher, feedback: Feedback) -> Plan:
        """Make a plan as the dock does. Here for those that publish; override it for the others."""
        return publisher.plan(self.job(plan, publisher, feedback), feedback)

    def layer(self, plan: str, layer_id: str) -> QgsMapLayer | None:
        """Give a layer that is open when a later session goes on with a plan; ``None``: it is closed by then."""
        return None

    def again(self, plan: str, publisher: Publisher, journal: Journal, feedback: Feedback) -> Plan:
        """Make the plan of an earlier session again, as the dock does at the next start of QGIS."""
        taken = take_up(journal.read(), lambda layer_id: self.layer(plan, layer_id))
        return publisher.plan_again(taken, journal, feedback)

    # -- in another process ------------------------------------------------------------------------

    def child(self) -> dict[str, Any]:
        """Give what :meth:`in_child` needs in another process; JSON values."""
        return {}

    @classmethod
    def in_child(cls, data: dict[str, Any]) -> Self:
        """Make the scenario in another process, where QGIS runs and nothing else does."""
        return cls()

    # -- what a product may say more of ------------------------------------------------------------

    def rank(self, step: str, requests: list[Request]) -> int:
        """Tell which request of a step is struck, from 1: the last that writes, else the first."""
        writing = [number for number, request in enumerate(requests, 1) if request.writes]
        return writing[-1] if writing else 1

    def struck(self, step: str, fault: Fault, requests: list[Request]) -> int:
        """Tell which request of a step a fault strikes, where some can happen at some requests only."""
        return self.rank(step, requests)

    def expected(self, step: str, fault: Fault) -> bool:
        """Whether a fault can happen at a step at all; cells of which it says no are left out."""
        return True

    def tell(self, folder: Path, say: Callable[[str], object]) -> None:  # noqa: B027
        """Say more when a cell failed (a server's log)."""
