"""Every kind of account, from QGIS's authentication database, in a process and a database of its own.

``python -m tests.servers.account_kinds_probe FOLDER SERVER TLS_SERVER`` prints what happened, as JSON. The folder
holds ``ca.pem``, ``client.pem`` and ``client-key.pem``; the TLS server wants the client's certificate.
"""

from __future__ import annotations

import json
import os
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any


def main(folder: str, server: str, tls_server: str) -> None:
    """Store one account of each kind, and ask the servers with it."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["QGIS_AUTH_DB_DIR_PATH"] = folder
    from qgis.core import QgsApplication, QgsAuthMethodConfig
    from qgis.PyQt.QtNetwork import QSslCertificate

    application = QgsApplication([], False)
    application.initQgis()
    manager = QgsApplication.authManager()
    told: dict[str, Any] = {"master": manager.setMasterPassword("master", True)}
    place = Path(folder)

    def stored(method: str, **values: str) -> str:
        config = QgsAuthMethodConfig(method)
        config.setName(method)
        config.setConfigMap(values)
        good, config = manager.storeAuthenticationConfig(config)
        assert good, method
        return str(config.id())

    manager.storeCertAuthority(QSslCertificate.fromPath(str(place / "ca.pem"))[0])
    manager.rebuildCaCertsCache()
    manager.rebuildTrustedCaCertsCache()
    pki = stored("PKI-Paths", certpath=str(place / "client.pem"), keypath=str(place / "client-key.pem"), keypass="")
    oauth2 = stored(
        "OAuth2",
        oauth2config=json.dumps(
            {
                "version": 1, "configType": 1, "grantFlow": 2, "name": "essai", "id": "",
                "requestUrl": "", "tokenUrl": f"{server}/token", "refreshTokenUrl": "", "redirectHost": "127.0.0.1",
                "redirectUrl": "", "redirectPort": 7070, "clientId": "plugin", "clientSecret": "hush", "username": "m",
                "password": "p", "scope": "", "apiKey": "", "persistToken": False, "accessMethod": 0,
                "customHeader": "", "requestTimeout": 20, "queryPairs": {}, "description": "", "objectName": "",
            }
        ),
    )  # fmt: skip
    basic = stored("Basic", username="m.durand", password="été & co", realm="")

    from prodige_plugin import platforms
    from prodige_plugin.errors import PluginError
    from prodige_plugin.feedback import Feedback
    from prodige_plugin.network import Door, sign_in
    from prodige_plugin.platforms.model import SESSION, TOKEN, Platform

    def outcome(ask: Callable[[], Any]) -> Any:
        results: list[Any] = []

        def work() -> None:
            try:
                results.append(ask())
            except PluginError as error:
                results.append(f"{type(error).__name__}\n{error.report()}")

        thread = threading.Thread(target=work)
        thread.start()
        while thread.is_alive():
            application.processEvents()
            thread.join(0.005)
        return results[0]

    told["no certificate"] = outcome(lambda: Door().get(f"{tls_server}/ok").text)
    told["certificate"] = outcome(lambda: Door(pki).get(f"{tls_server}/ok").text)
    told["oauth2"] = outcome(lambda: Door(oauth2).get(f"{server}/bearer").text)
    told["oauth2 again"] = outcome(lambda: Door(oauth2).post(f"{server}/bearer", b"x").text)
    for way in (SESSION, TOKEN):
        endpoints = {"catalogue": f"{server}/geonetwork", "features": f"{server}/api/ogc-features"}
        platform = Platform(way, way, "prodige", endpoints, basic, sign_in=way)
        told[way] = outcome(lambda p=platform: platforms.test_connection(p, Feedback()))
        held = sign_in.announced(platform.key)
        told[f"{way} user"] = held.user if held is not None else ""
        told[f"{way} data"] = outcome(
            lambda p=platform: platforms.door_for(p).get(f"{server}/api/data/mine").json()["type"]
        )
    lone = Platform("g", "g", "geonetwork", {"catalogue": f"{server}/geonetwork"}, basic)
    told["geonetwork"] = outcome(lambda: platforms.test_connection(lone, Feedback()))
    wrong = stored("Basic", username="m.durand", password="wrong-password-here", realm="")
    refused = Platform("w", "w", "prodige", {"catalogue": f"{server}/geonetwork"}, wrong, sign_in=SESSION)
    told["refused"] = outcome(lambda: platforms.test_connection(refused, Feedback()))
    told["other kind"] = outcome(
        lambda: platforms.door_for(Platform("o", "o", "prodige", refused.endpoints, pki, sign_in=SESSION)).get(
            f"{server}/api/data/mine"
        )
    )
    sys.stdout.write(json.dumps(told))
    sys.stdout.flush()
    os._exit(0)


if __name__ == "__main__":
    main(*sys.argv[1:4])
