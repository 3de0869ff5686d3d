"""Run a script inside a real QGIS desktop, in a throw-away profile, on the screen or on a virtual one.

The demonstration, the end-to-end tests and the benchmarks all go through here, so that they see
the plugin as a person does: packaged, enabled in a profile, in a window.
"""

from __future__ import annotations

import configparser
import json
import os
import secrets
import shutil
import signal
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
#: Environment variables that carry the script's arguments and the path of its answer.
ARGUMENTS = "PRODIGE_DESKTOP_ARGUMENTS"
ANSWER = "PRODIGE_DESKTOP_ANSWER"
#: Core plugins are switched off unless asked for: they cost seconds and are not what is looked at.
CORE_PLUGINS = ("MetaSearch", "db_manager", "grassprovider", "processing", "OTBProvider")


class DesktopError(RuntimeError):
    """QGIS did not start, did not answer, or the script inside it failed."""


@dataclass
class Profile:
    """A QGIS profile folder, made new."""

    folder: Path
    locale: str = "fr"
    #: staged plugin folder (``…/prodige_plugin``) to install, or ``None``.
    plugin: Path | None = None
    enabled: tuple[str, ...] = ()
    #: extra ``group → key → value`` for ``QGIS3.ini``.
    settings: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    @property
    def home(self) -> Path:
        """The profile's own folder, as QGIS lays it out."""
        return self.folder / "profiles" / "formation"

    @property
    def master_password(self) -> Path:
        """The file with the master password of the profile's authentication database, so that nobody is asked."""
        return self.folder / "master-password"

    def create(self) -> None:
        """Write the profile, replacing an older one of the same folder."""
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)
        self.master_password.touch(mode=0o600)
        self.master_password.write_text(secrets.token_urlsafe(24), encoding="ascii")
        plugins = self.home / "python" / "plugins"
        plugins.mkdir(parents=True)
        ini = configparser.ConfigParser(interpolation=None)
        ini.optionxform = str  # type: ignore[method-assign,assignment]  QSettings keys keep their case
        ini["PythonPlugins"] = dict.fromkeys(CORE_PLUGINS, "false")
        if self.plugin is not None:
            shutil.copytree(self.plugin, plugins / self.plugin.name)
            ini["PythonPlugins"][self.plugin.name] = "true"
        ini["PythonPlugins"].update(dict.fromkeys(self.enabled, "true"))
        ini["locale"] = {"userLocale": self.locale, "overrideFlag": "true"}
        ini["qgis"] = {"checkVersion": "false", "showTips": "false", r"newsFeed\disabled": "true"}
        ini["core"] = {r"NewsFeed\disabled": "true"}
        ini["plugins"] = {"searchOnStart": "false"}
        for group, values in self.settings.items():
            if group not in ini:
                ini[group] = {}
            ini[group].update(values)
        target = self.home / "QGIS" / "QGIS3.ini"
        target.parent.mkdir(parents=True)
        with target.open("w", encoding="utf-8") as file:
            ini.write(file, space_around_delimiters=False)


def staged_plugin() -> Path:
    """Stage the plugin as the installable zip holds it, and give its folder."""
    from tools import package

    return Path(package.stage())


def core_plugins() -> Path:
    """Give the folder of the plugins that QGIS itself brings.

    :raises DesktopError: it is not where Debian puts it.
    """
    folder = Path("/usr/share/qgis/python/plugins")
    if not (folder / "MetaSearch").is_dir():
        raise DesktopError(f"QGIS's own plugins are not in {folder}")
    return folder


def command(profile: Profile, script: Path | None, *, screen: str = "1400x900x24") -> list[str]:
    """Give the command that opens QGIS on this profile; on a virtual screen where there is none."""
    qgis = shutil.which("qgis")
    if qgis is None:
        raise DesktopError("QGIS is not installed: run 'make setup'")
    line = [qgis, "--nologo", "--noversioncheck", "--profiles-path", str(profile.folder), "--profile", "formation"]
    if script is not None:
        line += ["--code", str(script)]
    if not os.environ.get("DISPLAY"):
        xvfb = shutil.which("xvfb-run")
        if xvfb is None:
            raise DesktopError("There is no screen, and Xvfb is not installed: run 'make setup'")
        line = [xvfb, "-a", "-s", f"-screen 0 {screen}", *line]
    return line


def environment(profile: Profile) -> dict[str, str]:
    """Give the environment QGIS runs in: its own Python, its own authentication database."""
    env = dict(os.environ)
    # A Python of another kind first on the PATH must not be taken for QGIS's own.
    env.pop("PYTHONHOME", None)
    env.pop("QT_QPA_PLATFORM", None)
    env["QGIS_AUTH_DB_DIR_PATH"] = str(profile.home)
    env["QGIS_AUTH_PASSWORD_FILE"] = str(profile.master_password)
    env["PYTHONFAULTHANDLER"] = "1"
    # what the scripts inside share: the link to this end, and the driver of the windows
    env["PYTHONPATH"] = os.pathsep.join([str(ROOT / "tools" / "inside"), str(ROOT / "tests" / "e2e")])
    return env


def run(
    profile: Profile, script: Path, arguments: Mapping[str, object], *, timeout_s: float = 170, log: Path | None = None
) -> dict[str, object]:
    """Run ``script`` inside QGIS and give what it wrote as its answer (a JSON object).

    :param timeout_s: seconds after which QGIS and all it started are ended.
    :param log: file for what QGIS printed.
    :raises DesktopError: no answer, with the end of what QGIS printed.
    """
    answer = profile.folder / "answer.json"
    answer.unlink(missing_ok=True)
    env = environment(profile)
    env[ARGUMENTS] = json.dumps(dict(arguments))
    env[ANSWER] = str(answer)
    log = log or profile.folder / "qgis.log"
    with log.open("wb") as output:
        process = subprocess.Popen(
            command(profile, script), env=env, stdout=output, stderr=subprocess.STDOUT, start_new_session=True
        )
        try:
            process.wait(timeout_s)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGTERM)
            try:
                process.wait(5)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()
    if not answer.is_file():
        tail = log.read_text(encoding="utf-8", errors="replace")[-3000:]
        raise DesktopError(f"QGIS gave no answer within {timeout_s:.0f} s (code {process.returncode}).\n{tail}")
    result: dict[str, object] = json.loads(answer.read_text(encoding="utf-8"))
    if "error" in result:
        raise DesktopError(str(result["error"]))
    return result


def main() -> int:
    """Open QGIS with the staged plugin (``python tools/desktop.py STAGED_PLUGIN``) for a look."""
    profile = Profile(ROOT / "build" / "profile", plugin=Path(sys.argv[1]).resolve())
    profile.create()
    return subprocess.call(command(profile, None), env=environment(profile))


if __name__ == "__main__":
    sys.exit(main())
