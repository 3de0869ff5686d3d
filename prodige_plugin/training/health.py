"""How each part of the practice platform is, asked of the part itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from ..errors import PlatformError
from ..i18n import tr
from .accounts import DATABASE, READER
from .gateway import Gateway
from .home import Home, read_json

DATABASE_PART = "database"
CATALOGUE = "catalogue"
MAPS = "maps"
FRONT = "front"
SUPERVISOR = "supervisor"
PARTS = (DATABASE_PART, CATALOGUE, MAPS, FRONT)


@dataclass(frozen=True)
class PartHealth:
    """How one part is."""

    ok: bool
    sentence: str
    #: how often it was started again because it had ended by itself.
    restarts: int = 0

    def as_json(self) -> dict[str, Any]:
        """Give what ``/health`` answers."""
        return {"ok": self.ok, "sentence": self.sentence, "restarts": self.restarts}


class Health:
    """Asks the parts."""

    def __init__(self, home: Home, gateway: Gateway) -> None:
        """:param gateway: the way to the parts behind the front."""
        self._home = home
        self._gateway = gateway
        self._questions: dict[str, Callable[[], str]] = {
            DATABASE_PART: self._database,
            CATALOGUE: self._catalogue,
            MAPS: self._maps,
            FRONT: self._front,
        }

    def of_all(self, but: str = "") -> dict[str, PartHealth]:
        """Give the health of each part; ``but`` is the one who asks, and so is well."""
        known = read_json(self._home.health_file) or {}
        result = {}
        for part, question in self._questions.items():
            noted = known.get(part, {})
            restarts = int(noted.get("restarts", 0))
            try:
                sentence = tr("It answers.") if part == but else question()
                ok = True
            except (PlatformError, OSError) as error:
                sentence, ok = str(noted.get("sentence") or error), False
            if ok and restarts:
                sentence += " " + tr("It was restarted %n time(s).", n=restarts)
            result[part] = PartHealth(ok, sentence, restarts)
        return result

    def _database(self) -> str:
        import psycopg2

        state = self._home.read_state()
        try:
            connection = psycopg2.connect(
                host="127.0.0.1", port=state["ports"]["database"], dbname=DATABASE, user=READER,
                password=state["reader"]["password"], sslmode="disable", connect_timeout=3,
            )  # fmt: skip
        except psycopg2.OperationalError as error:
            raise PlatformError(tr("The practice platform's database does not answer."), detail=str(error)) from error
        connection.close()
        return tr("It answers.")

    def _catalogue(self) -> str:
        query = (
            "/csw?service=CSW&version=2.0.2&request=GetRecords&typenames=csw:Record"
            "&resulttype=hits&elementsetname=brief"
        )
        reply = self._gateway.call(CATALOGUE, "GET", query, timeout_s=10)
        if reply.status != 200 or b"numberOfRecordsMatched" not in reply.body:
            raise PlatformError(tr("The catalogue answers with an error."))
        return tr("It answers.")

    def _maps(self) -> str:
        reply = self._gateway.call(MAPS, "GET", "/", timeout_s=5)
        if reply.status != 200:
            raise PlatformError(tr("QGIS Server answers with an error."))
        return tr("It answers.")

    def _front(self) -> str:
        reply = self._gateway.call(FRONT, "HEAD", "/", timeout_s=5)
        if reply.status != 200:
            raise PlatformError(tr("The web page answers with an error."))
        return tr("It answers.")
