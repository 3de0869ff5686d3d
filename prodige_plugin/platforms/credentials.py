"""Accounts, read from QGIS's authentication database at the moment of use and kept nowhere."""

from __future__ import annotations

from dataclasses import dataclass, field

from qgis.core import QgsApplication, QgsAuthMethodConfig

from ..errors import PlatformError
from ..i18n import tr


@dataclass(frozen=True)
class Account:
    """A user name and password, in memory only."""

    user: str
    password: str = field(repr=False)


def account(authcfg: str, platform_name: str) -> Account:
    """Give the account of an entry of the authentication database.

    :raises PlatformError: there is no such entry, it was not unlocked, or it is not a user name and password.
    """
    config, manager = QgsAuthMethodConfig(), QgsApplication.authManager()
    if not authcfg or not manager.loadAuthenticationConfig(authcfg, config, True):
        if authcfg and authcfg in manager.configIds():
            raise PlatformError(
                tr("The account of “{name}” was not opened.", name=platform_name),
                tr("QGIS's master password was not given, or is not the right one."),
                tr("Try again, and give the master password when QGIS asks for it."),
            )
        raise PlatformError(
            tr("No account is known for “{name}”.", name=platform_name),
            tr("QGIS's authentication database has no such entry."),
            tr("Choose an account in the platform's settings."),
        )
    if config.method() not in ("Basic", "PKI-Basic", "") or not config.config("username"):
        raise PlatformError(
            tr("The account chosen for “{name}” cannot be used here.", name=platform_name),
            tr("It is of the kind “{method}”; a user name and password are needed.", method=config.method()),
            tr("Choose an account of the kind “Basic” in the platform's settings."),
        )
    return Account(config.config("username"), config.config("password"))
