"""Deposit packages in the fault matrix: kept on this computer, sent to a real SFTP server, withdrawn, attached."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any, Self
from urllib.parse import urlsplit

from qgis.core import QgsMapLayer

from prodige_plugin.feedback import Feedback
from prodige_plugin.metadata.record import Record
from prodige_plugin.platforms import publisher_for, store
from prodige_plugin.platforms.model import SESSION, Platform
from prodige_plugin.platforms.prodige import sending
from prodige_plugin.platforms.prodige.publish import ProdigePublisher
from prodige_plugin.platforms.product import Dataset, Job, Publisher
from prodige_plugin.publishing import deposit
from prodige_plugin.publishing.plan import Plan
from tests.faults.faults import KILLED, Fault, Request
from tests.faults.prodige import canonical
from tests.faults.scenario import Scenario, Server
from tests.faults.sftp import SftpDoor
from tests.platform.publish_support import store_account
from tests.qgis.prodige_support import UUID, Place, record, same_rows, trees
from tests.servers.sftp import SftpServer

KEY, TABLE = "faults", "arbres"
LAYER_ID = "arbres_of_the_matrix"
#: How a package is sent: archive and manifest as parts, then both get their names.
_STRUCK = {
    # who signs in is refused, or has to wait outside
    Fault.UNAUTHORIZED: ("CONNECT", 1),
    Fault.BUSY: ("CONNECT", -1),
    # a file that may not be written; a disk that is full; half of a file
    Fault.FORBIDDEN: ("PUT", 0),
    Fault.FAILED: ("PUT", 1),
    Fault.CUT_MIDDLE: ("PUT", 1),
    Fault.CANCEL: ("PUT", 1),
    # a name that somebody took at this very moment
    Fault.CONFLICT: ("MOVE", -1),
    # between what is put aside and what takes its place, and between archive and manifest
    Fault.CUT_BEFORE: ("MOVE", -2),
    Fault.CUT_AFTER: ("MOVE", -2),
    Fault.KILLED_BEFORE: ("MOVE", -1),
    Fault.KILLED_AFTER: ("MOVE", -2),
}


class DepositFaults(Scenario):
    """A package of one layer; beside it, on the server, somebody else's."""

    product = "PRODIGE deposits"
    plans = ("save", "deposit", "deposit again", "withdraw", "attach")

    def __init__(
        self, platform: Platform, account: tuple[str, str], key: tuple[str, str], folder: Path, plan: str = "",
        place: Place | None = None, server: SftpServer | None = None,
    ) -> None:  # fmt: skip
        """
        :param platform: its addresses as they are without proxies; that of deposits as it is seen from the server.
        :param key: of the SFTP server: type and base64.
        :param folder: where packages stay, and what is kept aside.
        :param plan: the one under way, in another process.
        :param place: the catalogue behind it; ``None`` in another process.
        """  # fmt: skip
        self._account, self._key, self._folder, self._plan = account, key, folder, plan
        self._platform = replace(platform, key=KEY, authcfg=store_account(*account))
        self._place, self._server = place, server
        self._direct = urlsplit(platform.endpoints["catalogue"]).netloc
        #: whether something was deposited → files, and what the workstation remembers.
        self._before: dict[bool, tuple[dict[str, bytes], list[Any]]] = {}

    def child(self) -> dict[str, Any]:
        """See :meth:`Scenario.child`."""
        return {
            "endpoints": dict(self._platform.endpoints), "account": list(self._account), "key": list(self._key),
            "folder": str(self._folder), "plan": self._plan,
        }  # fmt: skip

    @classmethod
    def in_child(cls, data: dict[str, Any]) -> Self:
        """See :meth:`Scenario.in_child`."""
        platform = Platform(KEY, "Prodige", "prodige", data["endpoints"], sign_in=SESSION)
        user, password = data["account"]
        return cls(platform, (user, password), tuple(data["key"]), Path(data["folder"]), data["plan"])

    # -- through the proxies -----------------------------------------------------------------------

    def servers(self) -> Mapping[str, Server]:
        """The catalogue, and the server of deposits."""
        assert self._server is not None
        server = self._server
        return {"http": f"http://{self._direct}", "sftp": lambda role, board: SftpDoor(role, server, board)}

    def publisher(self, through: Mapping[str, str]) -> Publisher:
        """The same platform, behind the proxies; it has a folder of deposits but for what is only saved."""
        ends = {
            role: address.replace(f"http://{self._direct}", through["http"])
            for role, address in self._platform.endpoints.items()
        }
        if self._plan != "save":
            host, _colon, port = through["sftp"].partition(":")
            sending.known_hosts().trust(host, int(port), [self._key])
            ends["sftp"] = f"sftp://{through['sftp']}/deposits"
        return publisher_for(replace(self._platform, endpoints=ends))

    def layer(self, plan: str, layer_id: str) -> QgsMapLayer | None:
        """The layer, with the same id in each session; one row fewer when it is deposited again."""
        layer = trees(same_rows()[:2] if plan == "deposit again" else same_rows())
        layer.setId(layer_id)
        return layer

    def job(self, plan: str, publisher: Publisher, feedback: Feedback) -> Job:
        """The layer, to make a new data set."""
        layer = self.layer(plan, LAYER_ID)
        assert layer is not None
        job = publisher.prepare([layer])
        job.places = {"folder": str(self._folder / "out"), "domain": "Eau"}
        publisher.check(job, feedback)
        return job

    def plan(self, plan: str, publisher: Publisher, feedback: Feedback) -> Plan:
        """See :meth:`Scenario.plan`."""
        if plan not in ("withdraw", "attach"):
            return super().plan(plan, publisher, feedback)
        assert isinstance(publisher, ProdigePublisher)
        (waiting,) = publisher.pending()
        if plan == "withdraw":
            return publisher.unpublish_plan(waiting, feedback)
        return publisher.attach_plan(waiting, Dataset(UUID, waiting.title, TABLE), feedback)

    def expected(self, step: str, fault: Fault) -> bool:
        """What is the same in several plans is put through the faults in one of them."""
        if step == "begin" or step.startswith("pack:"):
            return self._plan == "save"
        # there is nothing to delete after a first deposit
        return step != "settle" or self._plan != "deposit" or fault in KILLED

    def rank(self, step: str, requests: list[Request]) -> int:
        """Not who signs in: that is kept for what follows."""
        writing = [place for place, one in enumerate(requests, 1) if one.writes and "login" not in one.what]
        return writing[-1] if writing else 1

    def struck(self, step: str, fault: Fault, requests: list[Request]) -> int:
        """What makes sense for the fault, where the step asks it."""
        method, number = _STRUCK.get(fault, ("MOVE", -1))
        found = [place for place, request in enumerate(requests, 1) if request.method == method]
        if requests[0].door != "sftp" or not -len(found) <= number < len(found):
            return self.rank(step, requests)
        return found[number]

    # -- straight to the servers -------------------------------------------------------------------

    def arrange(self, plan: str) -> None:
        """What was there before: somebody else's deposit, and the one of before where there was one."""
        assert self._place is not None
        self._plan = plan
        deposited = plan not in ("save", "deposit")
        if deposited not in self._before:
            self._first(deposited)
        files, entries = self._before[deposited]
        for path in self._files():
            path.unlink()
        for name, data in files.items():
            (self._folder / name).write_bytes(data)
        book = store.ledger()
        for entry in book.entries(KEY):
            book.forget(KEY, entry.key)
        for entry in entries:
            book.note(entry)
        with self._place.prodige.lock:
            self._place.prodige.catalogue.kept[UUID].xml = record(f"http://{self._direct}", table=TABLE)

    def _first(self, deposited: bool) -> None:
        """Make what was there before, and keep it."""
        assert self._server is not None
        for name in ("out", "earlier"):
            (self._folder / name).mkdir(parents=True, exist_ok=True)
        for path in self._files():
            path.unlink()
        for name in ("autre.zip", "autre.json"):
            (self._server.folder / name).write_bytes(b"somebody else's")
        if deposited:
            publisher = self.publisher({"http": f"http://{self._direct}", "sftp": urlsplit(self._server.url).netloc})
            job = self.job("deposit", publisher, Feedback())
            job.places["folder"] = str(self._folder / "earlier")
            publisher.run(publisher.plan(job, Feedback()), Feedback(), journals=self._folder / "journals")
        self._before[deposited] = (self._contents(), store.ledger().entries(KEY))

    def _files(self) -> Iterator[Path]:
        assert self._server is not None
        for folder in (self._folder / "out", self._folder / "earlier", self._server.folder):
            yield from (path for path in folder.iterdir() if path.is_file())

    def _contents(self) -> dict[str, bytes]:
        return {str(path.relative_to(self._folder)): path.read_bytes() for path in self._files()}

    def held(self) -> dict[str, Any]:
        """All files, here and there; what the workstation remembers, and its files of work; the records."""
        assert self._place is not None
        with self._place.prodige.lock:
            records = {name: canonical(kept.xml) for name, kept in self._place.prodige.catalogue.kept.items()}
        return {
            "files": self._contents(),
            "remembered": {entry.key: asdict(entry) for entry in store.ledger().entries(KEY)},
            "work": sorted(path.name for path in store.journal_folder().glob("*.work")),
            "records": records,
        }

    def differs(self, plan: str, before: Any, after: Any) -> str:
        """See :meth:`Scenario.differs`."""
        there = [name.removeprefix("server/deposits/") for name in after["files"] if name.startswith("server/")]
        wanted = ["autre.json", "autre.zip"]
        if plan in ("deposit", "deposit again", "attach"):
            wanted += [f"{TABLE}.json", f"{TABLE}.zip"]
        if sorted(there) != sorted(wanted):
            return f"on the server: {sorted(there)}"
        made = [name for name in after["files"] if name.startswith("out/")]
        if len(made) != (plan in ("save", "deposit", "deposit again")):
            return f"made: {made}"
        remembered = {"withdraw": [], "attach": [UUID]}.get(plan, [f"deposit:{TABLE}"])
        if list(after["remembered"]) != remembered:
            return f"remembered: {list(after['remembered'])}"
        if after["work"]:
            return f"files of work: {after['work']}"
        return self._packages_differ(plan, made, after) or self._records_differ(plan, before, after)

    def _packages_differ(self, plan: str, made: list[str], after: Any) -> str:
        """The package is whole here and there, and of the layer as it is now."""
        for name in made:
            count = deposit.verify(self._folder / name).about.count
            if count != (2 if plan == "deposit again" else 3):
                return f"{count} features"
            told = after["remembered"][f"deposit:{TABLE}"]
            if (told["count"], told["kind"], told["links"]) != (count, "layer", {"deposit": str(self._folder / name)}):
                return f"remembered: {told}"
            if plan != "save":
                sent = f"server/deposits/{TABLE}"
                if after["files"][f"{sent}.zip"] != after["files"][name]:
                    return "another package was sent"
                if deposit.verify(self._folder / name).to_bytes() != after["files"][f"{sent}.json"]:
                    return "another manifest was sent"
        return ""

    def _records_differ(self, plan: str, before: Any, after: Any) -> str:
        """The record is completed by what is attached, and only by that."""
        if plan != "attach":
            return "" if after["records"] == before["records"] else "records changed"
        assert self._place is not None
        merged = Record.parse(self._place.prodige.catalogue.kept[UUID].xml)
        if not {"Eau", "Zonages nature"} <= set(merged.get("prodige_domains") or ()):
            return f"domains: {merged.get('prodige_domains')}"
        return ""
