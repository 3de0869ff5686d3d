"""The catalogue part: pycsw 2.6.2 on SQLite, behind the front.

pycsw's own ``wsgi.py`` is not used: it announces a wrong length when the client accepts gzip,
reads its configuration from the query string and prints each path.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from ... import xmlsafe
from ..home import Home
from .serving import (
    WRITES_HEADER,
    Environ,
    StartResponse,
    WsgiApp,
    announce,
    arguments,
    end_with_parent,
    only_for_front,
    serve_until_term,
    server,
)

PART = "catalogue"
_WRITES_ENVIRON = "HTTP_" + WRITES_HEADER.upper().replace("-", "_")


def database_url(home: Home) -> str:
    """Give SQLAlchemy's address of the catalogue's SQLite file."""
    return f"sqlite:///{home.catalogue / 'records.sqlite'}"


def settings(home: Home, public_url: str) -> dict[str, dict[str, str]]:
    """Give pycsw's configuration.

    ``loglevel`` is not set: without ``logfile`` it makes every answer an error.
    """
    return {
        "server": {
            "home": "",
            "url": f"{public_url}/csw",
            "mimetype": "application/xml; charset=UTF-8",
            "encoding": "UTF-8",
            "language": "fr-FR",
            "maxrecords": "100",
            "profiles": "apiso",
            "domainquerytype": "list",
            "domaincounts": "false",
        },
        "manager": {"transactions": "true", "allowed_ips": "127.0.0.1"},
        "repository": {"database": database_url(home), "table": "records"},
        "metadata:main": {
            "identification_title": "Catalogue de la plateforme d’école PRODIGE",
            "identification_abstract": "Jeux de données d'exercice, décrits selon INSPIRE.",
            "identification_keywords": "catalogue,exercice,INSPIRE,CSW",
            "identification_keywords_type": "theme",
            "identification_fees": "None",
            "identification_accessconstraints": "None",
            "provider_name": "Plateforme d’école PRODIGE",
            "provider_url": public_url,
            "contact_name": "Formation",
            "contact_position": "",
            "contact_address": "",
            "contact_city": "",
            "contact_stateorprovince": "",
            "contact_postalcode": "",
            "contact_country": "France",
            "contact_phone": "",
            "contact_fax": "",
            "contact_email": "formation@exemple.fr",
            "contact_url": public_url,
            "contact_hours": "",
            "contact_instructions": "",
            "contact_role": "pointOfContact",
        },
        "metadata:inspire": {
            "enabled": "true",
            "languages_supported": "fre,eng",
            "default_language": "fre",
            "date": "2026-01-01",
            "gemet_keywords": "Unités administratives",
            "conformity_service": "notEvaluated",
            "contact_name": "Plateforme d’école PRODIGE",
            "contact_email": "formation@exemple.fr",
            "temp_extent": "2026-01-01/2026-12-31",
        },
    }


def create_database(home: Home) -> None:
    """Create the empty catalogue if there is none yet; two processes may do so at once."""
    file = home.catalogue / "records.sqlite"
    if file.exists():
        return
    from pycsw.core import admin

    draft = home.catalogue / f"records.{os.getpid()}.draft"
    draft.unlink(missing_ok=True)
    admin.setup_db(f"sqlite:///{draft}", "records", "", create_plpythonu_functions=False)
    with contextlib.suppress(FileExistsError):
        file.hardlink_to(draft)  # unlike a rename, it never replaces what the other one made
    draft.unlink()


def insert_records(home: Home, records: Mapping[str, bytes]) -> None:
    """Put records into the catalogue without its service, replacing those of the same identifier.

    :param records: identifier → ISO 19139.
    """
    from lxml import etree
    from pycsw.core import config, metadata, repository, util

    context = config.StaticContext()
    store = repository.Repository(database_url(home), context, table="records")
    try:
        for identifier, xml in records.items():
            store.session.query(store.dataset).filter_by(identifier=identifier).delete()
            for record in metadata.parse_record(context, etree.fromstring(xml, xmlsafe.parser()), store):
                store.insert(record, "local", util.get_today_and_now())
    finally:
        store.session.close()


def application(configuration: dict[str, dict[str, str]]) -> WsgiApp:
    """Give the WSGI application; the database is there."""
    import pycsw
    from pycsw import server as pycsw_server

    from .catalogue_table import map_once

    map_once(configuration["repository"]["database"], configuration["repository"]["table"])

    class Catalogue(pycsw_server.Csw):  # type: ignore[misc]  # pycsw has no types
        """pycsw that writes only when the front saw an account, however it understood the request."""

        def _test_manager(self) -> None:
            """Called by pycsw before each Transaction and Harvest; refuses by an exception."""
            if _WRITES_ENVIRON not in self.environ or self.kvp.get("request") != "Transaction":
                raise RuntimeError("not allowed here")
            super()._test_manager()

    root = str(Path(pycsw.__file__).resolve().parent.parent)

    def app(environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        environ["local.app_root"] = root
        environ.pop("HTTP_ACCEPT_ENCODING", None)
        environ.pop("HTTP_X_FORWARDED_FOR", None)
        # pycsw finds out itself what the body is.
        csw = Catalogue(configuration, environ)
        status, contents = csw.dispatch_wsgi()
        body: bytes = contents if isinstance(contents, bytes) else str(contents).encode()
        _release(csw)
        content_type = csw.contenttype
        if isinstance(content_type, bytes):
            content_type = content_type.decode("ascii")
        start_response(status, [("Content-Type", str(content_type)), ("Content-Length", str(len(body)))])
        return [body]

    return app


def _release(csw: Any) -> None:
    """Close the database session of one request; pycsw leaves that to chance."""
    repository = getattr(csw, "repository", None)
    if repository is not None:
        repository.session.close()


def main() -> None:
    """Serve the catalogue until ended."""
    home = arguments("Catalogue of the practice platform")
    state = home.read_state()
    end_with_parent()
    os.chdir(home.catalogue)
    create_database(home)
    bound = server(only_for_front(application(settings(home, state["url"])), state["key"]), threads=3)
    announce(home, PART, int(bound.effective_port))
    serve_until_term(bound)


if __name__ == "__main__":
    main()
