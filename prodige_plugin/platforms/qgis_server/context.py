"""What the steps of one plan share: addresses, account, and the ways to the platform."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from ...catalogue.csw import CswClient
from ...feedback import Feedback
from ...network import Door
from ...publishing.database import Database
from ...publishing.project_skeleton import Skeletons
from ...publishing.registry import Registry
from ...publishing.snapshots import Snapshot, Snapshots
from ..model import Platform
from ..store import profile_folder
from .addresses import Addresses

#: Under which a step that read something back leaves what it found.
CHECKS = "checks"


@dataclass
class Context:
    """The platform as one plan uses it."""

    platform: Platform
    #: projects built and not yet stored: service name → ``.qgz`` bytes.
    built: dict[str, bytes] = field(default_factory=dict)
    #: what they begin as.
    skeletons: Skeletons = field(default_factory=Skeletons)
    #: what was read back, for the receipt.
    checks: list[dict[str, object]] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    #: identifiers of the records whose words services repeat, and those read and not asked for yet.
    repeated: tuple[str, ...] = ()
    _read: dict[str, bytes] = field(default_factory=dict)

    #: which features this workstation published.
    snapshots: Snapshots = field(default_factory=lambda: Snapshots(profile_folder() / "snapshots"))

    def snapshot(self, table: str, token: str) -> Path:
        """Give the file that remembers the features of one state of a table."""
        return self.snapshots.path(self.platform.key, f"{self.addresses.schema}_{table}", token)

    def known_snapshot(self, table: str, token: str) -> Snapshot | None:
        """Give which features were published in one state of a table; ``None`` when this workstation does not know."""
        return self.snapshots.known(self.platform.key, f"{self.addresses.schema}_{table}", token)

    def forget_older(self, table: str, token: str) -> None:
        """Forget the features of all states of a table but one; of all of them when ``token`` is ""."""
        self.snapshots.keep_only(self.platform.key, f"{self.addresses.schema}_{table}", token)

    @property
    def addresses(self) -> Addresses:
        """The platform's addresses."""
        return Addresses(self.platform)

    @cached_property
    def database(self) -> Database:
        """The database with the account, read at first use and kept in memory only.

        :raises PlatformError: an address or the account is missing.
        """
        from ..credentials import account

        given = account(self.platform.database_authcfg or self.platform.authcfg, self.platform.name)
        return Database(
            conninfo=self.addresses.need("database"),
            user=given.user,
            password=given.password,
            schema=self.addresses.schema,
            reader_role=self.addresses.get("reader_role"),
            pg_service=self.addresses.need("pg_service"),
        )

    @property
    def registry(self) -> Registry:
        """What the account has published."""
        return Registry(self.database)

    def anonymous(self, feedback: Feedback | None = None) -> Door:
        """A visitor's way to the network: no account."""
        return Door("", feedback)

    def catalogue(self, feedback: Feedback | None = None) -> CswClient:
        """The catalogue with the account, for writing."""
        return catalogue(self.platform, feedback)

    def repeated_record(self, identifier: str, feedback: Feedback) -> bytes | None:
        """Give a record whose words a service repeats; those for the other services come with the first.

        :raises NetworkError: the catalogue does not answer.
        """
        catalogue = self.catalogue(feedback)
        if identifier in self.repeated and len(self.repeated) > 1:
            self._read.update(catalogue.fetch_together(self.repeated, feedback))
            self.repeated = ()
        if identifier in self._read:
            # once: whoever asks again wants to know how it is by then
            return self._read.pop(identifier)
        return catalogue.fetch(identifier, feedback)

    def visited_catalogue(self, feedback: Feedback | None = None) -> CswClient:
        """The catalogue as an anonymous visitor reads it."""
        return CswClient(self.addresses.need("csw"), self.anonymous(feedback))

    def warn(self, sentence: str) -> None:
        """Say what did not go as hoped, once."""
        if sentence not in self.warnings:
            self.warnings.append(sentence)

    def note(self, publication: str, name: str, expected: object, found: object, ok: bool) -> None:
        """Note one thing read back of a publication."""
        self.checks.append({"publication": publication, "name": name, "ok": ok, "expected": expected, "found": found})


def catalogue(platform: Platform, feedback: Feedback | None = None) -> CswClient:
    """Give the platform's catalogue, with its account."""
    addresses = Addresses(platform)
    return CswClient(addresses.need("csw"), Door(platform.authcfg, feedback), addresses.get("csw_publication"))
