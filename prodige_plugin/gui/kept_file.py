"""One JSON file of a person's own: read tolerantly, written wholly or not at all. No Qt here.

A file that cannot be read is renamed, never overwritten: what somebody kept is not lost with it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from ..errors import FileError
from ..i18n import tr
from ..paths import write_whole

#: A file larger than this, in bytes, is none of ours.
MAX_BYTES = 32 * 1024 * 1024


@dataclass(frozen=True)
class Contents:
    """What a file holds."""

    #: the JSON value written under "contents"; ``None`` where there is none.
    value: Any = None
    #: where a damaged file was put aside; "" when nothing was wrong.
    aside: str = ""


def read(path: Path, form: str) -> Contents:
    """Read a file; one that is damaged, or something else, is renamed and told of.

    :param form: what the file says it is.
    :raises FileError: the disk refused.
    """
    try:
        if path.stat().st_size <= MAX_BYTES:
            found = json.loads(path.read_text(encoding="utf-8"))
            if isinstance(found, Mapping) and found.get("format") == form and "contents" in found:
                return Contents(found["contents"])
    except FileNotFoundError:
        return Contents()
    except (ValueError, RecursionError):  # no JSON, no UTF-8, or nested without end
        pass
    except OSError as error:
        raise _refused(path, error) from error
    aside = path.with_name(f"{path.stem}.damaged-{datetime.now():%Y%m%d-%H%M%S}{path.suffix}")
    try:
        path.replace(aside)
    except OSError as error:
        raise _refused(path, error) from error
    return Contents(None, str(aside))


def write(path: Path, form: str, value: Any) -> None:
    """Write a file beside its place and move it into it; only the person may read it.

    :raises FileError: the disk refused.
    """
    try:
        # escaped: a catalogue may send characters that no file takes as they are
        write_whole(path, json.dumps({"format": form, "version": 1, "contents": value}))
    except OSError as error:
        raise _refused(path, error) from error


def _refused(path: Path, error: OSError) -> FileError:
    return FileError(
        tr("The file {path} cannot be used.", path=path),
        tr("The disk refused: {reason}", reason=error.strerror or error),
        tr("See that there is space left and that the folder may be written to."),
    )
