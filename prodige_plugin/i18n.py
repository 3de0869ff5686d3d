"""Translation of every sentence a user can read, usable with and without Qt.

The lower rooms of the house (metadata, catalogue, the plan of publishing, errors) import
neither Qt nor QGIS, and yet speak to the user. They all call :func:`tr` with a literal English
source string; the plugin installs Qt's translator at start (:func:`install`). Without it the
source string itself comes out, which is what unit tests read.

One single context (:data:`CONTEXT`) is used, so that a string means the same everywhere.
"""

from __future__ import annotations

from collections.abc import Callable

CONTEXT = "prodige_plugin"

Translator = Callable[[str, str, "int | None"], str]


def _plain(_context: str, text: str, _n: int | None) -> str:
    """Give the source string back; serves while no translator is installed."""
    return text


_translator: Translator = _plain


def install(translator: Translator | None) -> None:
    """Install Qt's translator, or with ``None`` go back to the English source strings."""
    global _translator  # noqa: PLW0603  one process-wide translator, as Qt has
    _translator = translator or _plain


def tr(text: str, /, n: int | None = None, **values: object) -> str:
    """Translate ``text`` and fill its ``{named}`` places.

    :param text: a literal English sentence (``make i18n`` collects the literals).
    :param n: the number for plural forms; the sentence then holds ``%n``.
    :param values: what the named places hold; never translated.
    """
    translated = _translator(CONTEXT, text, n)
    if n is not None:
        translated = translated.replace("%n", str(n))
    return translated.format(**values) if values else translated
