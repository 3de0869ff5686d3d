"""Inside QGIS: connect the plugin to a practice platform with one of its accounts.

The account goes into this profile's own authentication database, whose master password comes
from the file ``master-password`` beside ``profiles/``, so that nothing is asked. (QGIS's own
``QGIS_AUTH_PASSWORD_FILE`` does nothing until a first master password was set by hand.) Only the
entry's id goes into the platform's description.
"""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

from qgis.core import QgsApplication, QgsAuthMethodConfig
from qgis.utils import plugins


def connect(state_file: Path, user: str) -> str:
    """Save the platform and its account in the plugin, make it the current one, and give its key.

    :param state_file: the practice platform's ``platform.json``.
    :raises RuntimeError: the plugin is not there, or QGIS does not store the account.
    """
    from prodige_plugin.platforms import store

    plugin = plugins.get("prodige_plugin")
    if plugin is None:
        raise RuntimeError("the plugin is not loaded")
    state = json.loads(state_file.read_text(encoding="utf-8"))
    account = next(one for one in state["accounts"] if one["user"] == user)
    manager = QgsApplication.authManager()
    if not manager.masterPasswordHashInDatabase():
        folder = Path(QgsApplication.qgisSettingsDirPath()).parents[1]
        manager.setMasterPassword((folder / "master-password").read_text(encoding="utf-8"), True)
    config = QgsAuthMethodConfig("Basic")
    config.setName(f"{state['platform']['name']} – {account['user']}")
    config.setConfig("username", account["user"])
    config.setConfig("password", account["password"])
    stored, config = manager.storeAuthenticationConfig(config)
    if not stored:
        raise RuntimeError("QGIS did not store the account")
    platform = store.from_json(state["platform"])
    endpoints = {**platform.endpoints, "data_schema": account["schema"]}
    platform = dataclasses.replace(platform, endpoints=endpoints, authcfg=config.id())
    plugin.platforms.save(platform)
    plugin.platforms.set_current(platform.key)
    return platform.key
