"""Runs inside QGIS (``make run``): connects the plugin to the practice platform as its producer.

The account goes into this profile's own authentication database, whose master password comes
from a file of the profile, so that nothing is asked. Only the entry's id goes into the platform's
description. (QGIS's own ``QGIS_AUTH_PASSWORD_FILE`` serves only once a master password was set.)
"""

from __future__ import annotations

import dataclasses
import json
import os
from pathlib import Path

from qgis.core import QgsApplication, QgsAuthMethodConfig
from qgis.utils import iface, plugins

state = json.loads(Path(os.environ["PRODIGE_PRACTICE_STATE"]).read_text(encoding="utf-8"))
account = next(one for one in state["accounts"] if one["user"] == os.environ["PRODIGE_PRACTICE_USER"])

manager = QgsApplication.authManager()
manager.setMasterPassword(Path(os.environ["PRODIGE_PRACTICE_PASSWORD"]).read_text(encoding="utf-8"), True)
config = QgsAuthMethodConfig("Basic")
config.setName(f"{state['platform']['name']} – {account['user']}")
config.setConfig("username", account["user"])
config.setConfig("password", account["password"])
stored, config = manager.storeAuthenticationConfig(config)

plugin = plugins.get("prodige_plugin")
if plugin is None or not stored:
    iface.messageBar().pushWarning("PRODIGE", "The practice platform could not be connected; see the log messages.")
else:
    from prodige_plugin.platforms import store

    platform = store.from_json(state["platform"])
    endpoints = {**platform.endpoints, "data_schema": account["schema"]}
    platform = dataclasses.replace(platform, endpoints=endpoints, authcfg=config.id())
    plugin.platforms.save(platform)
    plugin.platforms.set_current(platform.key)
    for dock in ("catalogue", "metadata", "publish", "catalogue"):
        plugin.open_dock(dock)
