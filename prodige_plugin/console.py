"""What the command lines share: exit codes, and texts written to a terminal, a file or a pipe."""

from __future__ import annotations

import os
import sys
import textwrap
from collections.abc import Callable
from typing import TextIO

from . import qm
from .errors import PluginError

#: Exit codes; 2, not understood, is argparse's own.
FINE, FAILED = 0, 1
#: The most characters of a failure's technical detail that are shown.
_MOST_DETAIL = 2000


def start(main: Callable[[], int]) -> int:
    """Run a command line as a program of its own: in the language of ``--language``, or of the environment."""
    qm.install(_language(sys.argv[1:]))
    return main()


def _language(words: list[str]) -> str:
    """Give the value of ``--language``, wherever it stands: the help is translated too."""
    for word, following in zip(words, [*words, ""][1:], strict=True):
        if word == "--language":
            return following
        if word.startswith("--language="):
            return word.partition("=")[2]
    return ""


def prepare() -> None:
    """Let a terminal without accents show a question mark rather than fail."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")


def say(text: str, stream: TextIO | None = None, end: str = "\n") -> None:
    """Write one text and a line's end, at once; to the output by default."""
    target = stream or sys.stdout
    target.write(text + end)
    target.flush()


def beside(text: str) -> None:
    """Write one text and a line's end beside the answer, where it disturbs no program that reads it."""
    say(text, sys.stderr)


def answer(text: str, end: str = "\n") -> None:
    """Write the answer; a reader (``head``, ``less``) that has seen enough is no failure."""
    try:
        say(text, end=end)
    except BrokenPipeError:
        # what Python flushes at the end must not fail again
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def in_words(error: PluginError) -> str:
    """Give a failure as the person reads it; what each try met stands below."""
    lines = [str(error)]
    if error.detail:
        lines.append(textwrap.indent(error.detail[:_MOST_DETAIL], "  "))
    return "\n".join(lines)
