"""Builds the zip that QGIS installs, and checks it as QGIS's plugin repository would.

    tools/package.py            build/prodige_plugin-VERSION.zip, checked
    tools/package.py --stage    only build/stage/prodige_plugin, the folder as QGIS unpacks it

The zip is reproducible: the same tree gives the same bytes (sorted names, one date, one mode).
"""

from __future__ import annotations

import argparse
import ast
import configparser
import importlib.metadata
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tools import i18n, schemas  # noqa: E402  the checkout is put on the path first

NAME = "prodige_plugin"
BUILD = ROOT / "build"
#: files beside the package that go inside the plugin's folder.
BESIDE = ("metadata.txt", "LICENSE", "README.md", "CHANGELOG.md")
#: the practice web page's map library (OpenLayers, BSD-2-Clause): below node_modules → in the vendor folder.
VENDORED = {"ol/dist/ol.js": "ol.js", "ol/ol.css": "ol.css", "ol/LICENSE.md": "ol-LICENSE.md"}
VENDOR_FOLDER = "resources/training/web/vendor"
#: Python packages that the plugin carries below a name of its own, so that no other plugin's copy is meant:
#: name → parts of it that are left out. The set-up pins their versions.
CARRIED = {"bridgestyle": ("arcgis", "style2style.py")}
CARRIED_FOLDER = "vendor"
#: remarks added to carried files for the plugin repository's security check: file → line → the line with its remark.
#: bridgestyle reads again the XML it has written one line above, and nobody else's.
REMARKS = {
    "bridgestyle/sld/fromgeostyler.py": {
        "    dom = minidom.parseString(sldstring)\n": ("    dom = minidom.parseString(sldstring)  # nosec B318\n"),
    },
}
#: the plugin repository's limit, in bytes.
LARGEST = 25 * 1024 * 1024
#: a zip holds no time zone and starts in 1980: one date for all files.
DATE = (1980, 1, 1, 0, 0, 0)
UNWANTED_FOLDERS = {"__pycache__", "__MACOSX"}
UNWANTED_SUFFIXES = {".pyc", ".pyo", ".so", ".dll", ".exe", ".dylib", ".ts", ".map", ".orig", ".rej"}
REQUIRED_KEYS = (
    *("name", "qgisMinimumVersion", "description", "about", "version", "author", "email"),
    *("homepage", "tracker", "repository", "icon", "license"),
)
REQUIRED_FILES = ("__init__.py", "metadata.txt", "LICENSE")


def read_metadata(text: str) -> dict[str, str]:
    """Read metadata.txt as the plugin repository does (with ``%`` interpolation).

    :raises configparser.Error: if it cannot be read.
    """
    parser = configparser.ConfigParser()
    parser.optionxform = str  # type: ignore[assignment,method-assign]  the keys' case is checked
    parser.read_string(text)
    return dict(parser["general"].items())


def version() -> str:
    """Give the plugin's version, from metadata.txt."""
    return read_metadata((ROOT / "metadata.txt").read_text(encoding="utf-8"))["version"]


# -- the folder --------------------------------------------------------------------------------


def _wanted(path: PurePosixPath) -> bool:
    return (
        not any(part in UNWANTED_FOLDERS or part.startswith(".") for part in path.parts)
        and path.suffix not in UNWANTED_SUFFIXES
    )


def _copy_tree(source: Path, target: Path) -> None:
    for path in sorted(source.rglob("*")):
        relative = path.relative_to(source)
        if path.is_file() and _wanted(PurePosixPath(relative.as_posix())):
            (target / relative).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target / relative)


def stage(folder: Path = BUILD / "stage") -> Path:
    """Make the plugin's folder as an installed QGIS has it, and give its path.

    :param folder: where ``prodige_plugin/`` is made anew.
    """
    target = folder / NAME
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    _copy_tree(ROOT / NAME, target)
    for name in BESIDE:
        if (ROOT / name).exists():
            shutil.copyfile(ROOT / name, target / name)
    schemas.arrange()
    _copy_tree(ROOT / "resources", target / "resources")
    for source, name in VENDORED.items():
        if (ROOT / "node_modules" / source).exists():
            (target / VENDOR_FOLDER).mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / "node_modules" / source, target / VENDOR_FOLDER / name)
    for name, left_out in CARRIED.items():
        _carry(name, left_out, target / CARRIED_FOLDER)
    i18n.compile_all(out=target / "i18n")
    return target


def _carry(name: str, left_out: tuple[str, ...], folder: Path) -> None:
    """Copy a Python package out of the environment, with its licence; the licence's absence is an error.

    :raises FileNotFoundError: the package is not installed (``make setup``), or has no licence.
    """
    try:
        distribution = importlib.metadata.distribution(name)
    except importlib.metadata.PackageNotFoundError as error:
        raise FileNotFoundError(f"{name} is not installed: run make setup") from error
    wanted = f"{name}=={distribution.version}"
    if wanted not in (ROOT / "requirements-dev.txt").read_text(encoding="utf-8").splitlines():
        raise FileNotFoundError(f"{wanted} is installed, which requirements-dev.txt does not pin: run make setup")
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "__init__.py").write_text('"""Libraries of others, each with its licence beside it."""\n', "utf-8")
    licence = None
    for file in sorted(distribution.files or ()):
        path = PurePosixPath(file.as_posix())
        if path.parts[0] == name and path.suffix == ".py" and not _left_out(path, name, left_out):
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_text(_remarked(path.as_posix(), Path(str(file.locate()))), "utf-8")
        elif path.name.upper().startswith("LICENSE"):
            licence = Path(str(file.locate()))
    if licence is None:
        raise FileNotFoundError(f"the licence of {name}")
    shutil.copyfile(licence, folder / name / f"LICENSE{licence.suffix}")


def _remarked(name: str, source: Path) -> str:
    """Give a carried file's text, with the remarks it needs."""
    text = source.read_text(encoding="utf-8")
    for line, remarked in REMARKS.get(name, {}).items():
        if text.count(line) != 1:
            raise ValueError(f"{name} has changed: look at its remarks in tools/package.py")
        text = text.replace(line, remarked)
    return text


def _left_out(path: PurePosixPath, name: str, left_out: tuple[str, ...]) -> bool:
    inside = path.relative_to(name).as_posix()
    return any(inside == one or inside.startswith(f"{one}/") for one in left_out)


# -- the zip -----------------------------------------------------------------------------------


def build_zip(staged: Path, target: Path) -> Path:
    """Zip the staged folder, reproducibly."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path in sorted(staged.rglob("*"), key=lambda one: one.as_posix()):
            if path.is_file():
                info = zipfile.ZipInfo(path.relative_to(staged.parent).as_posix(), DATE)
                info.compress_type = zipfile.ZIP_DEFLATED
                info.external_attr = 0o644 << 16
                info.create_system = 3
                archive.writestr(info, path.read_bytes())
    return target


# -- the checks --------------------------------------------------------------------------------


def _check_names(names: list[str]) -> list[str]:
    wrong = []
    tops = {PurePosixPath(name).parts[0] for name in names}
    if tops != {NAME}:
        wrong.append(f"the zip must hold one folder, {NAME}; it holds {sorted(tops)}")
    for name in names:
        path = PurePosixPath(name)
        if path.is_absolute() or ".." in path.parts or "\\" in name:
            wrong.append(f"{name}: path out of the plugin's folder")
        if not _wanted(path):
            wrong.append(f"{name}: hidden, compiled or temporary file")
    wrong += [f"{name} is missing" for name in REQUIRED_FILES if f"{NAME}/{name}" not in names]
    return wrong


def check_metadata(text: str, names: set[str]) -> list[str]:
    """Say what the plugin repository would refuse in metadata.txt.

    :param names: files of the plugin, relative to its folder.
    """
    try:
        general = read_metadata(text)
    except (configparser.Error, KeyError) as error:
        return [f"metadata.txt cannot be read: {error}"]
    wrong = [f"metadata.txt: {key} is missing" for key in REQUIRED_KEYS if not general.get(key, "").strip()]
    if wrong:
        return wrong
    if not re.fullmatch(r"\d+\.\d+(\.\d+)?([-.]?(alpha|beta|rc)\.?\d*)?", general["version"]):
        wrong.append(f"metadata.txt: version {general['version']!r} is not a version")
    for key in ("qgisMinimumVersion", "qgisMaximumVersion"):
        if key in general and not re.fullmatch(r"[34]\.\d{1,2}", general[key]):
            wrong.append(f"metadata.txt: {key} {general[key]!r} is not a QGIS version")
    if not re.fullmatch(r"[^@\s]+@[^@\s]+\.[a-z]+", general["email"]):
        wrong.append(f"metadata.txt: email {general['email']!r} is not an address")
    for key in ("homepage", "tracker", "repository"):
        link = urlsplit(general[key])
        if link.scheme != "https" or "." not in link.netloc or re.search("example|localhost", link.netloc):
            wrong.append(f"metadata.txt: {key} {general[key]!r} is not a public https link")
    if general["icon"] not in names:
        wrong.append(f"metadata.txt: icon {general['icon']} is not in the plugin")
    if re.search(r"\bplugin\b", general["name"], re.IGNORECASE):
        wrong.append("metadata.txt: the name must not say 'plugin'")
    wrong += [
        f"metadata.txt: {key} holds HTML" for key in ("description", "about") if re.search(r"<[a-z/]", general[key])
    ]
    return wrong


def _check_python(sources: dict[str, str]) -> list[str]:
    wrong = []
    for name, text in sources.items():
        try:
            tree = ast.parse(text, name, feature_version=(3, 11))
        except SyntaxError as error:
            wrong.append(f"{name}: {error}")
            continue
        if name == f"{NAME}/__init__.py" and not any(
            isinstance(node, ast.FunctionDef) and node.name == "classFactory" for node in tree.body
        ):
            wrong.append("__init__.py has no classFactory")
    return wrong


def check_zip(path: Path) -> list[str]:
    """Say everything for which the plugin repository would refuse this zip; empty means it is good."""
    if path.stat().st_size > LARGEST:
        return [f"{path.name} is larger than {LARGEST // 1024 // 1024} MB"]
    with zipfile.ZipFile(path) as archive:
        names = [name for name in archive.namelist() if not name.endswith("/")]
        wrong = _check_names(names)
        if f"{NAME}/metadata.txt" in names:
            inside = {name.removeprefix(f"{NAME}/") for name in names}
            wrong += check_metadata(archive.read(f"{NAME}/metadata.txt").decode("utf-8"), inside)
        return wrong + _check_python(
            {name: archive.read(name).decode("utf-8") for name in names if name.endswith(".py")}
        )


def check_security(staged: Path) -> list[str]:
    """Run bandit, as the plugin repository does, on the staged folder; the linter sees to its small remarks."""
    done = subprocess.run(
        [sys.executable, "-m", "bandit", "-q", "-ll", "-r", "-c", str(ROOT / "pyproject.toml"), str(staged)],
        capture_output=True,
        text=True,
        check=False,
    )
    return [done.stdout.strip() or done.stderr.strip()] if done.returncode else []


def main(arguments: list[str] | None = None) -> int:
    """Stage, zip and check."""
    parser = argparse.ArgumentParser(description="Build the plugin's zip and check it.")
    parser.add_argument("--stage", action="store_true", help="only make the folder build/stage/prodige_plugin")
    options = parser.parse_args(arguments)
    staged = stage()
    if options.stage:
        print(staged.relative_to(ROOT))
        return 0
    target = build_zip(staged, BUILD / f"{NAME}-{version()}.zip")
    wrong = check_zip(target) + check_security(staged)
    if not (staged / "resources" / "schemas" / schemas.STAMP).is_file():
        wrong.append("the XML schemas of records are missing: run make setup")
    if not (staged / VENDOR_FOLDER).is_dir():
        wrong.append("the practice web page's library is missing: run make setup")
    if wrong:
        print(*wrong, sep="\n", file=sys.stderr)
        return 1
    print(f"package: {target.relative_to(ROOT)} ({target.stat().st_size / 1024:.0f} kB), checked")
    return 0


if __name__ == "__main__":
    sys.exit(main())
