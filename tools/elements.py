"""Writes docs/elements.md, the page on the elements of a record, from the element table, in French.

    tools/elements.py           write the page
    tools/elements.py check     fail when the page is not what the table and the translation say

The words come from i18n/prodige_plugin_fr.ts: run it after the translation.
"""

from __future__ import annotations

import sys
import xml.etree.ElementTree as ET
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
if str(ROOT) not in sys.path:  # run as a script
    sys.path.insert(0, str(ROOT))

from prodige_plugin import i18n  # noqa: E402
from prodige_plugin.metadata.element_docs import page  # noqa: E402

TRANSLATION = ROOT / "i18n" / "prodige_plugin_fr.ts"
PAGE = ROOT / "docs" / "elements.md"


def translations(path: Path) -> dict[str, tuple[str, ...]]:
    """Give source sentence → its translation, two forms where it has a number; without those not translated yet."""
    found = {}
    for message in ET.parse(path).getroot().iter("message"):  # noqa: S314  our own file
        translation = message.find("translation")
        if translation is None:
            continue
        forms = tuple(form.text or "" for form in translation.iter("numerusform")) or (translation.text or "",)
        if forms[0]:
            found[message.findtext("source", "")] = forms
    return found


def text() -> str:
    """Give the page."""
    known = translations(TRANSLATION)

    def translate(_context: str, source: str, n: int | None) -> str:
        forms = known.get(source, (source,))
        return forms[-1] if n is not None and n > 1 else forms[0]

    i18n.install(translate)
    try:
        return page("fr")
    finally:
        i18n.install(None)


def main(arguments: list[str]) -> int:
    """Write the page, or compare it."""
    wanted = text()
    if arguments == ["check"]:
        held = PAGE.read_text(encoding="utf-8") if PAGE.exists() else ""
        if held != wanted:
            print(f"{PAGE.relative_to(ROOT)} is not up to date: run tools/elements.py", file=sys.stderr)
            return 1
        return 0
    PAGE.write_text(wanted, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
