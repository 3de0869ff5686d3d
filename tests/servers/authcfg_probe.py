"""The door with QGIS's authentication database, in a process and a database of its own.

``python -m tests.servers.authcfg_probe FOLDER SERVER TLS_SERVER CERTIFICATE`` prints what happened, as JSON.
"""

from __future__ import annotations

import json
import os
import sys
import threading
from collections.abc import Callable
from typing import Any


def main(folder: str, server: str, tls_server: str, certificate: str) -> None:
    """Store an account and an accepted certificate, and ask the servers."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["QGIS_AUTH_DB_DIR_PATH"] = folder
    from qgis.core import QgsApplication, QgsAuthConfigSslServer, QgsAuthMethodConfig
    from qgis.PyQt.QtNetwork import QSslCertificate, QSslError

    application = QgsApplication([], False)
    application.initQgis()
    manager = QgsApplication.authManager()
    told: dict[str, Any] = {"disabled": manager.isDisabled(), "master": manager.setMasterPassword("master", True)}
    config = QgsAuthMethodConfig("Basic")
    config.setName("platform")
    config.setConfigMap({"username": "user", "password": "secret", "realm": ""})
    told["stored"], config = manager.storeAuthenticationConfig(config)
    authcfg = config.id()

    from prodige_plugin.errors import PluginError
    from prodige_plugin.network import Door

    def outcome(ask: Callable[[], Any]) -> str:
        results: list[str] = []

        def work() -> None:
            try:
                results.append(ask().text)
            except PluginError as error:
                results.append(f"{type(error).__name__}\n{error.report()}")

        thread = threading.Thread(target=work)
        thread.start()
        while thread.is_alive():
            application.processEvents()
            thread.join(0.005)
        return results[0]

    other = server.replace("127.0.0.1", "localhost")
    told["without"] = outcome(lambda: Door().get(f"{server}/basic"))
    told["with"] = outcome(lambda: Door(authcfg).get(f"{server}/basic"))
    told["post"] = outcome(lambda: Door(authcfg).post(f"{server}/basic", b"x"))
    told["main thread"] = Door(authcfg).get(f"{server}/basic").text
    told["basic wins"] = outcome(lambda: Door(authcfg).get(f"{server}/basic", basic=("user", "other")))
    told["same host"] = outcome(lambda: Door(authcfg).get(f"{server}/redirect?to=/echo"))
    told["other host"] = outcome(lambda: Door(authcfg).get(f"{server}/redirect?to={other}/echo"))
    told["leak"] = outcome(lambda: Door(authcfg).get(f"{server}/leak"))
    told["unknown"] = outcome(lambda: Door("zzzzzzz").get(f"{server}/ok"))

    told["certificate refused"] = outcome(lambda: Door().get(f"{tls_server}/ok"))
    accepted = QgsAuthConfigSslServer()
    accepted.setSslCertificate(QSslCertificate.fromPath(certificate)[0])
    accepted.setSslHostPort(tls_server.removeprefix("https://"))
    kinds = QSslError.SslError
    accepted.setSslIgnoredErrorEnums([kinds.SelfSignedCertificate])
    told["accepted"] = manager.storeSslCertCustomConfig(accepted)
    told["certificate accepted"] = outcome(lambda: Door().get(f"{tls_server}/ok"))

    manager.clearCachedConfig(authcfg)
    manager.clearMasterPassword()
    told["locked"] = outcome(lambda: Door(authcfg).get(f"{server}/basic"))
    sys.stdout.write(json.dumps(told))
    sys.stdout.flush()
    os._exit(0)


if __name__ == "__main__":
    main(*sys.argv[1:5])
