"""Where the plugin's own files are, in an installed plugin and in a checkout."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent


def resource(*parts: str) -> Path:
    """Give the path of a shipped resource, for example ``resource("icons", "plugin.svg")``.

    An installed plugin has ``resources/`` inside the package; a checkout has it beside it.

    :raises FileNotFoundError: if the resource is in neither place.
    """
    for root in (PACKAGE / "resources", PACKAGE.parent / "resources"):
        path = root.joinpath(*parts)
        if path.exists():
            return path
    raise FileNotFoundError("/".join(("resources", *parts)))


def translations() -> Path:
    """Give the folder with the compiled translations (``*.qm``)."""
    inside = PACKAGE / "i18n"
    return inside if inside.is_dir() else PACKAGE.parent / "i18n"


def write_whole(path: Path, content: str | bytes, mode: int = 0o600) -> None:
    """Write a file beside its place and move it into it: wholly or not at all.

    :param content: text, which is written in UTF-8, or bytes.
    :param mode: who may read and write it; by default the person alone.
    :raises OSError: the disk refused; what was there before is still there.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content if isinstance(content, bytes) else content.encode("utf-8"))
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).chmod(mode)
        Path(temporary).replace(path)
    except OSError:
        Path(temporary).unlink(missing_ok=True)
        raise
