"""Looking at everything a platform needs to work, and saying it in words: for a person, and for a help desk.

Runs in a task; nothing here knows a window. The report is made by :mod:`.diagnosis_report`.
"""

from __future__ import annotations

import platform as machine
import re
import shutil
import statistics
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from urllib.parse import urlsplit, urlunsplit

from qgis.core import Qgis, QgsApplication, QgsProjUtils, QgsSettings
from qgis.PyQt.QtCore import QT_VERSION_STR, QSysInfo
from qgis.PyQt.QtNetwork import QSslSocket

from ..errors import Cancelled, PluginError
from ..feedback import Feedback
from ..i18n import tr
from ..network import Door, RetryPolicy, look
from ..paths import PACKAGE
from . import provided
from .diagnosis_report import Level, Row, clean_text
from .diagnosis_rows import address_row, host_rows
from .model import Platform
from .prodige import collections_address

#: Clocks further apart than this, in seconds, are worth a word; than that, break tokens and certificates.
CLOCK_NOTE_S, CLOCK_BAD_S = 60.0, 300.0
#: Less free space than this, in bytes, is worth a word.
LITTLE_SPACE = 1024**3
_AT_ONCE = 3
_TIMEOUT_S = 20.0
#: Parts of a template's address that stand for something else.
_TEMPLATE = re.compile(r"[{}]")


Told = Callable[[Row], object]
#: (product, endpoint role) → words
Label = Callable[[str, str], str]


def diagnose(
    platforms: Sequence[Platform], feedback: Feedback, on_row: Told | None = None, label: Label | None = None
) -> tuple[Row, ...]:
    """Look at this computer, QGIS, the network and each address of each platform. Worker thread.

    :param on_row: told each row as it comes; from several threads.
    :param label: gives the words for an endpoint role of a product; the role itself without.
    :raises Cancelled: the work was cancelled.
    """
    rows: list[Row] = []
    lock = threading.Lock()
    clocks: list[float] = []

    def tell(row: Row) -> None:
        clean = Row(row.group, row.what, row.level, clean_text(row.words), clean_text(row.detail))
        with lock:
            rows.append(clean)
        if on_row is not None:
            on_row(clean)

    for part in (_computer, _qgis, _network):
        feedback.check()
        part(tell)
    with ThreadPoolExecutor(_AT_ONCE, thread_name_prefix="prodige-diagnosis") as pool:
        waiting: set[Future[None]] = {
            pool.submit(_platform, each, feedback, tell, clocks, label or _role) for each in platforms
        }
        done_count = 0
        try:
            while waiting:
                done, waiting = wait(waiting, timeout=0.1, return_when=FIRST_COMPLETED)
                feedback.check()
                for future in done:
                    future.result()
                    done_count += 1
                    feedback.report(done_count / len(platforms))
        finally:
            for future in waiting:
                future.cancel()
    if clocks:
        tell(_clock(statistics.median(clocks)))
    order = {name: rank for rank, name in enumerate([*_groups(), *(each.name for each in platforms)])}
    return tuple(sorted(rows, key=lambda row: order.get(row.group, len(order))))


def _groups() -> tuple[str, str, str]:
    return tr("This computer"), tr("QGIS"), tr("Network")


# -- this computer and QGIS ----------------------------------------------------------------------


def _computer(tell: Told) -> None:
    from osgeo import gdal

    group = _groups()[0]
    proj = f"{QgsProjUtils.projVersionMajor()}.{QgsProjUtils.projVersionMinor()}"
    versions = {
        "QGIS": Qgis.version(),
        "Qt": QT_VERSION_STR,
        "GDAL": gdal.__version__,
        "PROJ": proj,
        "GEOS": Qgis.geosVersion(),
        "Python": machine.python_version(),
        "OpenSSL": QSslSocket.sslLibraryVersionString().removeprefix("OpenSSL "),
        "PRODIGE": plugin_version(),
    }
    words = ", ".join(f"{name} {version}" for name, version in versions.items())
    tell(Row(group, tr("Versions"), Level.GOOD, words))
    tell(Row(group, tr("System"), Level.GOOD, f"{QSysInfo.prettyProductName()} ({QSysInfo.currentCpuArchitecture()})"))
    tell(_downloads(group))


def plugin_version() -> str:
    """Give the plugin's version, as ``metadata.txt`` states it; "?" if it cannot be read."""
    for place in (PACKAGE, PACKAGE.parent):
        try:
            text = (place / "metadata.txt").read_text(encoding="utf-8")
        except OSError:
            continue
        found = re.search(r"^version\s*=\s*(\S+)", text, re.MULTILINE)
        if found:
            return found[1]
    return "?"


def _downloads(group: str) -> Row:
    from ..services.downloads import folder_of_downloads

    folder = folder_of_downloads()
    what = tr("Folder of downloads")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        trial = folder / ".prodige-trial"
        trial.write_bytes(b"x")
        trial.unlink()
        free = shutil.disk_usage(folder).free
    except OSError as error:
        why = error.strerror or type(error).__name__
        return Row(group, what, Level.BAD, tr("{folder} cannot be written to: {why}.", folder=folder, why=why))
    words = tr("{folder} can be written to; {free} GB are free.", folder=folder, free=f"{free / 1e9:.1f}")
    return Row(group, what, Level.NOTE if free < LITTLE_SPACE else Level.GOOD, words)


def _qgis(tell: Told) -> None:
    group = _groups()[1]
    manager = QgsApplication.authManager()
    what = tr("Accounts (authentication database)")
    if manager.isDisabled():
        tell(Row(group, what, Level.BAD, tr("QGIS cannot use its authentication database."), manager.disabledMessage()))
    elif not manager.masterPasswordHashInDatabase():
        tell(
            Row(group, what, Level.NOTE, tr("It is empty: QGIS will ask for a master password with the first account."))
        )
    elif manager.masterPasswordIsSet():
        tell(Row(group, what, Level.GOOD, tr("It is open: the master password was given.")))
    else:
        helper = manager.passwordHelperEnabled()
        words = (
            tr("It is locked; the system's keyring has the master password and opens it when it is needed.")
            if helper
            else tr("It is locked; QGIS will ask for the master password when an account is needed.")
        )
        tell(Row(group, what, Level.GOOD if helper else Level.NOTE, words))
    file = provided.file()
    if file is not None:
        problem = provided.problem()
        found = len(provided.platforms())
        words = tr("%n platform(s) come(s) from {file}.", n=found, file=file) if problem is None else str(problem)
        level = Level.GOOD if problem is None else Level.BAD
        tell(Row(group, tr("Platforms of the organisation"), level, words, problem.detail if problem else ""))


def _network(tell: Told) -> None:
    group = _groups()[2]
    settings = QgsSettings()
    what = tr("Proxy")
    if settings.value("proxy/proxyEnabled", False, type=bool):
        place = f"{settings.value('proxy/proxyHost', '')}:{settings.value('proxy/proxyPort', '')}"
        kind = str(settings.value("proxy/proxyType", ""))
        account = bool(settings.value("proxy/proxyUser", "") or settings.value("proxy/authcfg", ""))
        words = (
            tr("{kind}, {place}, with an account.", kind=kind, place=place)
            if account
            else tr("{kind}, {place}, without an account.", kind=kind, place=place)
        )
        tell(Row(group, what, Level.GOOD, words))
        excluded = [str(each) for each in settings.value("proxy/noProxyUrls", []) or []]
        if excluded:
            tell(Row(group, tr("Addresses without the proxy"), Level.GOOD, ", ".join(excluded)))
    else:
        tell(Row(group, what, Level.GOOD, tr("None in QGIS's settings: addresses are asked directly.")))
    seconds = int(settings.value("qgis/networkAndProxy/networkTimeout", 60000)) // 1000
    tell(
        Row(
            group,
            tr("Time-out of QGIS"),
            Level.NOTE if seconds < 10 else Level.GOOD,
            tr("{seconds} s", seconds=seconds),
        )
    )
    own = QgsApplication.authManager().trustedCaCertsCache()
    if QSslSocket.supportsSsl() and own:
        tell(Row(group, tr("Certificate authorities"), Level.GOOD, tr("%n are trusted.", n=len(own))))
    else:
        tell(
            Row(group, tr("Certificate authorities"), Level.BAD, tr("None is trusted: no https address can be opened."))
        )


def _clock(ahead_s: float) -> Row:
    group, what, apart = _groups()[2], tr("Clock"), abs(ahead_s)
    if apart < CLOCK_NOTE_S:
        return Row(group, what, Level.GOOD, tr("This computer's clock agrees with the servers' clocks."))
    late = ahead_s > 0
    minutes = f"{apart / 60:.0f}"
    words = (
        tr("This computer's clock is {minutes} min behind the servers'.", minutes=minutes)
        if late
        else tr("This computer's clock is {minutes} min ahead of the servers'.", minutes=minutes)
    )
    if apart >= CLOCK_BAD_S:
        words += " " + tr("Sign-in and certificates may fail: set the clock.")
    return Row(group, what, Level.BAD if apart >= CLOCK_BAD_S else Level.NOTE, words)


# -- a platform ----------------------------------------------------------------------------------


#: Roots that answer nothing themselves: what is asked in their place.
_PAGES: dict[str, Callable[[str], str]] = {
    "features": collections_address,
    "api": lambda root: f"{root.rstrip('/')}/doc",
    "services": lambda root: f"{root.rstrip('/')}/wms?service=WMS&request=GetCapabilities",
}


def addresses_of(platform: Platform) -> list[tuple[str, str]]:
    """Give (role, address) of what can be asked: of a template only the server, of a database nothing."""
    found = []
    for role, stated in platform.endpoints.items():
        try:
            parts = urlsplit(stated.strip())
            good = parts.scheme.lower() in ("http", "https") and bool(parts.hostname) and (parts.port or 1) > 0
        except ValueError:
            good = False
        if not good:
            continue
        address = urlunsplit((parts.scheme, parts.netloc, "/", "", "")) if _TEMPLATE.search(stated) else stated.strip()
        if platform.product == "prodige" and role in _PAGES:
            address = _PAGES[role](address)
        found.append((role, address))
    return found


def _role(_product: str, role: str) -> str:
    return role


def _platform(platform: Platform, feedback: Feedback, tell: Told, clocks: list[float], label: Label) -> None:
    """Look at each host, each address, and what the product's own test says."""
    from . import announce, test_connection

    asked = addresses_of(platform)
    bare = sorted({urlsplit(url).hostname or "" for _role, url in asked if _in_the_open(url)})
    if platform.authcfg and bare:
        words = tr("It travels unencrypted to {hosts}: use addresses that begin with https.", hosts=", ".join(bare))
        tell(Row(platform.name, tr("Account"), Level.NOTE, words))
    reached: dict[str, bool] = {}
    for _role, url in asked:
        parts = urlsplit(url)
        place = f"{parts.scheme}://{parts.netloc}"
        if place not in reached:
            feedback.check()
            found = look.reach(url, feedback)
            reached[place] = not found.stopped_at
            for row in host_rows(platform.name, parts.netloc.rpartition("@")[2], found):
                tell(row)
    try:
        announce(platform)
    except PluginError as error:
        tell(Row(platform.name, tr("Description"), Level.BAD, str(error), error.detail))
        return
    seen: set[str] = set()
    for role, url in asked:
        parts = urlsplit(url)
        if url in seen or not reached[f"{parts.scheme}://{parts.netloc}"]:
            continue
        seen.add(url)
        feedback.check()
        answer = look.ask(url, Door(platform.authcfg, feedback, timeout_s=_TIMEOUT_S, retry=RetryPolicy(attempts=1)))
        if answer.clock_s is not None:
            clocks.append(answer.clock_s)
        tell(address_row(platform.name, label(platform.product, role), url, answer))
    try:
        for what, good, words in test_connection(platform, feedback):
            tell(Row(platform.name, what, Level.GOOD if good else Level.BAD, words))
    except Cancelled:
        raise
    except PluginError as error:
        tell(Row(platform.name, tr("Test of the connection"), Level.BAD, str(error), error.detail))


def _in_the_open(url: str) -> bool:
    """Whether what is sent to an address can be read on the way."""
    parts = urlsplit(url)
    return parts.scheme.lower() == "http" and parts.hostname not in ("localhost", "127.0.0.1", "::1")
