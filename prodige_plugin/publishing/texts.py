"""Text that went through a wrong character set: found, and put right only where that is exact."""

from __future__ import annotations

import re

#: What a text is left alone for: characters that no file of data holds on purpose. Tab, line feed and carriage
#: return are allowed; U+0080–U+009F are controls too (Unicode 15, chapter 23), and never typed.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
#: What two to four bytes of UTF-8 become when they are read as windows-1252 or ISO 8859-1: a lead byte's character,
#: then one of the 64 a following byte can be.
_FOLLOWING = "\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
_MOJIBAKE = re.compile(f"[\xc2-\xdf][{_FOLLOWING}]|[\xe0-\xef][{_FOLLOWING}]{{2}}|[\xf0-\xf4][{_FOLLOWING}]{{3}}")
#: What stands where a byte could not be read (Unicode 15, §23.8).
REPLACEMENT = "�"
#: Times a text is read wrongly at most: a file can go through the same bad program twice.
_ROUNDS = 3
_WRONG_SETS = ("cp1252", "latin-1")
#: What may come out: letters of western and central Europe, word processors' dashes and quotes, € and ™. A right
#: text can look garbled by chance ("ÆŒ"), but what it would become is then of another script.
_PLAUSIBLE = re.compile("[\x00-\x7f\xa0-\u017f\u2010-\u203a\u20ac\u2122]*")


def looks_mojibake(text: str) -> bool:
    """Whether a text holds what UTF-8 looks like in another character set (``"Ã©"`` for ``"é"``)."""
    return not text.isascii() and _MOJIBAKE.search(text) is not None


def fix_mojibake(text: str) -> str:
    """Give the text that was meant, where reading it wrongly again gives exactly ``text``; else ``text`` as it is."""
    for _round in range(_ROUNDS):
        better = _read_again(text)
        if better is None:
            break
        text = better
    return text


def _read_again(text: str) -> str | None:
    """Undo one wrong reading; ``None`` where it cannot be undone exactly."""
    if not looks_mojibake(text):
        return None
    for wrong in _WRONG_SETS:
        try:
            meant = text.encode(wrong).decode("utf-8")
            same = meant.encode("utf-8").decode(wrong) == text
        except UnicodeError:
            continue
        if same and _PLAUSIBLE.fullmatch(meant) is not None:
            return meant
    return None


def has_control(text: str) -> bool:
    """Whether a text holds control characters other than tabs and ends of lines."""
    return not text.isprintable() and _CONTROL.search(text) is not None


def strip_control(text: str) -> str:
    """Take control characters out, tabs and ends of lines excepted."""
    return text if text.isprintable() else _CONTROL.sub("", text)
