"""The platforms a person has set up: in QGIS's settings, and as a file to hand to others.

Only addresses and the id of an account are kept (promise P3). A file for others has no account
at all: an id means nothing on another computer.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from qgis.core import QgsApplication, QgsSettings

from ..errors import FileError, PlatformError, redact
from ..i18n import tr
from ..network.sign_in.forms import related
from . import provided
from .model import SIGN_INS, Capability, Platform

if TYPE_CHECKING:
    from ..publishing.ledger import Ledger

_GROUP = "prodige_plugin/platforms"
_FOUND = "prodige_plugin/platforms_found"
_HIDDEN = "prodige_plugin/platforms_hidden"
_FORMAT = "prodige_plugin platforms"
_VERSION = 1


def list_platforms() -> list[Platform]:
    """Give the platforms kept in the settings and those the organisation provides; what cannot be read is passed over.

    Of a platform that is provided and locked, the person's own part is the account and the way to sign in.
    """
    kept = {platform.key: platform for platform in _in_settings()}
    hidden = set(_hidden())
    for each in provided.platforms():
        own = kept.get(each.platform.key)
        if each.locked:
            kept[each.platform.key] = _locked(each.platform, own)
        elif own is None and each.platform.key not in hidden:
            kept[each.platform.key] = each.platform
    return list(kept.values())


def _in_settings() -> list[Platform]:
    settings = QgsSettings()
    settings.beginGroup(_GROUP)
    keys = settings.childKeys()
    texts = [str(settings.value(key, "")) for key in keys]
    settings.endGroup()
    found = []
    for text in texts:
        try:
            found.append(from_json(json.loads(text)))
        except (ValueError, PlatformError):
            continue
    return found


def _locked(given: Platform, own: Platform | None) -> Platform:
    """Give a provided platform with the person's account."""
    if own is None:
        return replace(given, provided=True)
    return replace(
        given,
        authcfg=own.authcfg,
        database_authcfg=own.database_authcfg,
        sign_in=own.sign_in or given.sign_in,
        provided=True,
    )


def _hidden() -> list[str]:
    """Give the keys of provided platforms that the person does not want to see."""
    return [key for key in str(QgsSettings().value(_HIDDEN, "")).split("\n") if key]


def save_platform(platform: Platform) -> None:
    """Add a platform, or replace the one with the same key.

    :raises PlatformError: an address holds a password.
    """
    refuse_secrets(platform)
    QgsSettings().setValue(f"{_GROUP}/{_settings_key(platform.key)}", json.dumps(as_json(platform), ensure_ascii=False))


def remove_platform(key: str) -> None:
    """Forget a platform; harmless when it is not there. The account stays in QGIS.

    One that the organisation provides is hidden; one it provides locked comes back without the person's account.
    """
    settings = QgsSettings()
    settings.remove(f"{_GROUP}/{_settings_key(key)}")
    settings.remove(f"{_FOUND}/{_settings_key(key)}")
    if any(each.platform.key == key for each in provided.platforms()):
        settings.setValue(_HIDDEN, "\n".join(dict.fromkeys([*_hidden(), key])))


def keep_findings(key: str, findings: Sequence[Mapping[str, str]]) -> None:
    """Keep what discovery told of a platform, as JSON values."""
    QgsSettings().setValue(f"{_FOUND}/{_settings_key(key)}", json.dumps(list(findings), ensure_ascii=False))


def findings(key: str) -> list[dict[str, str]]:
    """Give what discovery told of a platform when it was last asked; nothing for one that never was."""
    try:
        kept = json.loads(str(QgsSettings().value(f"{_FOUND}/{_settings_key(key)}", "")))
    except ValueError:
        return []
    if not isinstance(kept, list):
        return []
    return [{str(k): str(v) for k, v in each.items()} for each in kept if isinstance(each, Mapping)]


def export_platforms(platforms: Sequence[Platform], path: Path) -> None:
    """Write platforms to one JSON file, without their accounts.

    :raises PlatformError: an address holds a password.
    :raises FileError: the file cannot be written.
    """
    items = []
    for platform in platforms:
        refuse_secrets(platform)
        item = as_json(platform)
        for account in ("authcfg", "database_authcfg"):
            item.pop(account)
        items.append(item)
    text = json.dumps({"format": _FORMAT, "version": _VERSION, "platforms": items}, ensure_ascii=False, indent=2)
    try:
        path.write_text(text + "\n", encoding="utf-8")
    except OSError as error:
        raise FileError(
            tr("The file {path} cannot be written.", path=path),
            tr("The system said: {error}", error=error.strerror or error),
            tr("Choose another place."),
        ) from error


def import_platforms(path: Path) -> list[Platform]:
    """Read platforms from a file; nothing is saved, and no account comes with them.

    :raises FileError: the file cannot be read.
    :raises PlatformError: it is not a file of platforms.
    """
    return [platform for platform, _locked in read_file(path)]


def read_file(path: Path) -> list[tuple[Platform, bool]]:
    """Read platforms from a file, each with whether the file locks it (``"locked": true``, of one or of all).

    :raises FileError: the file cannot be read.
    :raises PlatformError: it is not a file of platforms.
    """
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise FileError(
            tr("The file {path} cannot be read.", path=path),
            tr("The system said: {error}", error=error.strerror or error),
            tr("Choose another file."),
        ) from error
    except ValueError as error:
        raise _not_platforms(path, str(error)) from error
    if not isinstance(data, Mapping) or data.get("format") != _FORMAT or not isinstance(data.get("platforms"), list):
        raise _not_platforms(path, "")
    every = data.get("locked") is True
    return [
        (from_json({**item, "authcfg": "", "database_authcfg": ""}), every or item.get("locked") is True)
        if isinstance(item, Mapping)
        else (from_json(item), False)
        for item in data["platforms"]
    ]


def account_may_stay(before: Platform, after: Platform) -> bool:
    """Whether an account chosen for some addresses may be used with others that came in a file.

    Only where all of them are of the same houses and no less encrypted, and the database is the same one: whoever
    wrote the file must not be sent a password.
    """
    if any(before.endpoints.get(role, "") != after.endpoints.get(role, "") for role in ("database", "pg_service")):
        return False
    known = [_way_to(address) for address in before.endpoints.values()]
    return all(
        any(related(host, other) and (scheme == "https" or scheme == its) for its, other in known if other)
        for scheme, host in map(_way_to, after.endpoints.values())
        if host
    )


def _way_to(address: str) -> tuple[str, str]:
    """Give scheme and host of a web address; no host for what is none."""
    try:
        parts = urlsplit(address.strip())
        return parts.scheme.lower(), parts.hostname or ""
    except ValueError:
        return "", ""


def as_json(platform: Platform) -> dict[str, object]:
    """Give a platform as JSON values."""
    return {
        "key": platform.key,
        "name": platform.name,
        "product": platform.product,
        "endpoints": dict(platform.endpoints),
        "authcfg": platform.authcfg,
        "database_authcfg": platform.database_authcfg,
        "sign_in": platform.sign_in,
        "capabilities": sorted(capability.value for capability in platform.capabilities),
    }


def from_json(value: object) -> Platform:
    """Read a platform.

    :raises PlatformError: a part is missing, of another kind, or holds a password.
    """
    if not isinstance(value, Mapping) or not all(isinstance(value.get(k), str) for k in ("key", "name", "product")):
        raise _incomplete()
    endpoints = value.get("endpoints", {})
    if not isinstance(endpoints, Mapping) or not all(isinstance(address, str) for address in endpoints.values()):
        raise _incomplete()
    known = {capability.value: capability for capability in Capability}
    capabilities = value.get("capabilities", [])
    platform = Platform(
        key=str(value["key"]),
        name=str(value["name"]),
        product=str(value["product"]),
        endpoints={str(role): str(address) for role, address in endpoints.items()},
        authcfg=str(value.get("authcfg") or ""),
        database_authcfg=str(value.get("database_authcfg") or ""),
        sign_in=way if (way := str(value.get("sign_in") or "")) in SIGN_INS else "",
        capabilities=frozenset(known[name] for name in capabilities if name in known)
        if isinstance(capabilities, list)
        else frozenset(),
    )
    refuse_secrets(platform)
    return platform


def refuse_secrets(platform: Platform) -> None:
    """See that no address holds a password or a token.

    :raises PlatformError: one does.
    """
    for role, address in platform.endpoints.items():
        if redact(address) != address or "user=" in address.lower():
            raise PlatformError(
                tr("The platform “{name}” was not saved.", name=platform.name),
                tr("The address “{role}” holds an account or a password.", role=role),
                tr("Take it out of the address, and choose an account of QGIS instead."),
            )


def profile_folder() -> Path:
    """Give the plugin's own folder in the person's QGIS profile."""
    return Path(QgsApplication.qgisSettingsDirPath()) / "prodige_plugin"


def journal_folder() -> Path:
    """Give the folder of journals, in the person's QGIS profile."""
    return profile_folder() / "journals"


def ledger() -> Ledger:
    """Give the list of what this workstation published, in the person's QGIS profile."""
    from ..publishing.ledger import Ledger

    return Ledger(profile_folder() / "publications.sqlite")


def receipts_folder() -> Path:
    """Give the folder of what goes with receipts (pictures, contexts of maps), in the person's QGIS profile."""
    return journal_folder().parent / "receipts"


def _settings_key(key: str) -> str:
    """Give a key that settings take: a slash would make a group."""
    return key.replace("/", "_").replace("\\", "_")


def _incomplete() -> PlatformError:
    """Say that a description is not whole."""
    return PlatformError(
        tr("The description of a platform is incomplete."),
        tr("It needs at least a key, a name, a product and addresses."),
        tr("Ask for a complete file, or set the platform up by hand."),
    )


def _not_platforms(path: Path, detail: str) -> PlatformError:
    """Say that a file is something else."""
    return PlatformError(
        tr("The file {path} does not describe platforms.", path=path),
        tr("It is not a file written by “Export platforms”."),
        tr("Choose another file."),
        detail,
    )
