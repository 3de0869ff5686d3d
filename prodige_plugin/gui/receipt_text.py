"""A receipt as text to copy, and as a page to keep."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Sequence
from contextlib import suppress
from html import escape
from pathlib import Path

from ..i18n import tr
from ..publishing.plan import Fidelity, Receipt
from .formats import moment_text, number_text, pair_text, words_locale
from .publish_model import Published, by_publication, role_text
from .safe_html import safe_address

#: Pictures larger than this stay out of the page, in bytes.
_LARGEST_PICTURE = 8_000_000

_STYLE = (
    "body{font-family:sans-serif;max-width:52em;margin:2em auto;padding:0 1em;line-height:1.4}"
    "h1{font-size:1.4em}h2{font-size:1.1em;margin-top:1.6em}code{word-break:break-all}"
    "img{max-width:100%;border:1px solid #999}.bad{font-weight:bold}"
)


def file_text(role: str) -> str:
    """Give the words for a file that a publication leaves on this computer."""
    return {
        "deposit": tr("Deposit package"),
        "context": tr("Map context (OWS Context)"),
        "report": tr("Report"),
    }.get(role, role)


def score_text(fidelity: Fidelity) -> str:
    """Give how near the server's picture is to QGIS's own, as a percentage that is never rounded up to all."""
    score = fidelity.score * 100
    shown = min(score, 99.9) if score < 100 else 100.0
    return tr("{score} %", score=number_text(shown, decimals=1))


def shown_files(receipt: Receipt) -> list[tuple[str, str, str]]:
    """Give (role, title, path) of the files a publication leaves on this computer."""
    return [
        (str(one.get("role", "")), str(one.get("title", "")), str(one["path"]))
        for one in receipt.files
        if one.get("path")
    ]


def only_deposited(receipt: Receipt) -> bool:
    """Whether nothing is published yet: packages wait for the platform's administrators."""
    return "deposit" in receipt.links and set(receipt.links) <= {"deposit", "page"}


def heading(receipt: Receipt) -> str:
    """Give what the receipt is of."""
    if only_deposited(receipt):
        return tr("Deposited: {title}", title=receipt.title)
    return tr("Published: {title}", title=receipt.title)


def receipt_lines(receipt: Receipt, place: str = "") -> list[str]:
    """Give a receipt as lines of plain text.

    :param place: name of the platform.
    """
    lines = [heading(receipt), _about(receipt, place)]
    for one in by_publication(receipt):
        lines += ["", *_lines_of(one)]
    if receipt.fidelity:
        lines += ["", tr("Drawn as in QGIS")]
        lines += [f"  {pair_text(one.title, score_text(one))}" for one in receipt.fidelity]
        lines += [f"    {note}" for one in receipt.fidelity for note in one.notes]
    files = shown_files(receipt)
    if files:
        lines += ["", tr("Files on this computer")]
        lines += [f"  {pair_text(file_text(role), path)}" for role, _title, path in files]
    if receipt.warnings:
        lines += ["", *(f"⚠ {warning}" for warning in receipt.warnings)]
    return lines


def _lines_of(one: Published) -> list[str]:
    lines = [one.title] if one.title else []
    lines += [f"  {pair_text(role_text(role), url)}" for role, _title, url in one.links]
    lines += [f"  {'✓' if good else '✕'} {words}" for good, words in one.checks]
    return lines


def _about(receipt: Receipt, place: str) -> str:
    return " · ".join(part for part in (moment_text(receipt.when), place) if part)


def receipt_html(receipt: Receipt, place: str = "") -> str:
    """Give a receipt as one page that needs no other file: pictures are in it. Worker thread: it reads them.

    :param place: name of the platform.
    """
    parts = [
        f"<h1>{escape(heading(receipt))}</h1>",
        f"<p>{escape(_about(receipt, place))}</p>",
    ]
    for one in by_publication(receipt):
        parts += _part_of(one)
    if receipt.fidelity:
        parts.append(f"<h2>{escape(tr('Drawn as in QGIS'))}</h2>")
        for fidelity in receipt.fidelity:
            parts.append(f"<p>{escape(pair_text(fidelity.title, score_text(fidelity)))}</p>")
            parts += _list(fidelity.notes)
            parts += _picture(fidelity)
    files = shown_files(receipt)
    if files:
        parts.append(f"<h2>{escape(tr('Files on this computer'))}</h2>")
        parts += _list([pair_text(file_text(role), path) for role, _title, path in files])
    if receipt.warnings:
        parts.append(f"<h2>{escape(tr('Warnings'))}</h2>")
        parts += _list(receipt.warnings)
    title, language = escape(receipt.title), words_locale().bcp47Name()
    return (
        f'<!DOCTYPE html>\n<html lang="{language}"><head><meta charset="utf-8"><title>{title}</title>'
        f"<style>{_STYLE}</style></head>"
        f"<body>{''.join(parts)}</body></html>\n"
    )


def _part_of(one: Published) -> list[str]:
    parts = [f"<h2>{escape(one.title)}</h2>"] if one.title else []
    if one.links:
        rows = []
        for role, _title, url in one.links:
            address = safe_address(url)
            shown = f'<a href="{escape(address)}"><code>{escape(url)}</code></a>' if address else escape(url)
            rows.append(f"<li>{escape(role_text(role))} – {shown}</li>")
        parts.append(f"<ul>{''.join(rows)}</ul>")
    if one.checks:
        parts.append(f"<p>{escape(tr('Read back as a visitor'))}</p>")
        rows = [f"<li{'' if good else ' class=bad'}>{'✓' if good else '✕'} {escape(w)}</li>" for good, w in one.checks]
        parts.append(f"<ul>{''.join(rows)}</ul>")
    return parts


def _list(sentences: Sequence[str]) -> list[str]:
    return ["<ul>" + "".join(f"<li>{escape(one)}</li>" for one in sentences) + "</ul>"] if sentences else []


def _picture(fidelity: Fidelity) -> list[str]:
    """Put a picture into the page itself; one that is gone or too large is left out."""
    path = Path(fidelity.picture) if fidelity.picture else None
    if path is None:
        return []
    with suppress(OSError):
        if path.stat().st_size <= _LARGEST_PICTURE:
            data = b64encode(path.read_bytes()).decode("ascii")
            return [f'<p><img alt="{escape(fidelity.title)}" src="data:image/png;base64,{data}"></p>']
    return []
