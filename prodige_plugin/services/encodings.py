"""Names of character encodings: what files and drivers say, and ISO 19115's MD_CharacterSetCode."""

from __future__ import annotations

import codecs
import re

#: Python's name of a codec → MD_CharacterSetCode. Windows-1252 has no code of its own: it is Latin-1 and more.
_CODES = {
    "utf-8": "utf8",
    "utf-8-sig": "utf8",
    "utf-16": "utf16",
    "utf-16-le": "utf16",
    "utf-16-be": "utf16",
    "ascii": "usAscii",
    "cp1252": "8859part1",
    "cp1250": "8859part2",
    "cp1251": "8859part5",
    "cp1253": "8859part7",
    "cp1254": "8859part9",
    "shift_jis": "shiftJIS",
    "cp932": "shiftJIS",
    "euc_jp": "eucJP",
    "euc_kr": "eucKR",
    "big5": "big5",
    "gb2312": "GB2312",
}
_SPOKEN = {"utf8": "UTF-8", "utf16": "UTF-16", "utf7": "UTF-7", "usAscii": "US-ASCII", "GB2312": "GB2312"}
#: Language driver of a dBASE file (byte 29 of its header) → encoding, of those met in Europe.
_DRIVERS = {0x01: "cp437", 0x02: "cp850", 0x03: "cp1252", 0x57: "cp1252", 0x58: "cp1252", 0x64: "cp852", 0xC8: "cp1250"}
#: PostgreSQL's names that Python does not know.
_POSTGRES = {"LATIN9": "iso8859-15", "SQL_ASCII": "", "WIN1252": "cp1252"}


def character_set(name: str) -> str:
    """Give the MD_CharacterSetCode of an encoding, ``""`` for one that has none or is not known."""
    wanted = name.strip().strip("\x00").upper()
    wanted = _POSTGRES.get(wanted, wanted)
    # a .cpg file may hold a bare number, or ArcGIS's own "ANSI 1252"
    latin = re.fullmatch(r"(?:ISO)?[ _-]?8859[ _-]?(\d{1,2})", wanted)
    if latin:
        wanted = f"iso8859-{latin[1]}"
    number = re.fullmatch(r"(?:ANSI|OEM|CP|WINDOWS)?[ -]?(\d{3,5})", wanted)
    if number:
        wanted = "utf-8" if number[1] == "65001" else f"cp{number[1]}"
    try:
        known = codecs.lookup(wanted).name if wanted else ""
    except LookupError:
        return ""
    part = re.fullmatch(r"iso8859-(\d+)", known)
    return f"8859part{part[1]}" if part else _CODES.get(known, "")


def driver_encoding(header: bytes) -> str:
    """Give the encoding that the header of a dBASE file states, ``""`` for none."""
    return _DRIVERS.get(header[29], "") if len(header) > 29 else ""


def spoken(code: str) -> str:
    """Give the usual name of an MD_CharacterSetCode: ``utf8`` → ``UTF-8``."""
    part = re.fullmatch(r"8859part(\d+)", code)
    return f"ISO-8859-{part[1]}" if part else _SPOKEN.get(code, code)
