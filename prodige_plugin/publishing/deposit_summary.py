"""The page of a deposit package that a person reads: what it is, what is in it, what to do with it."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from ..i18n import tr
from .deposit_manifest import CATALOGUE, CHECKS, CONTEXT, DATA, RECORD, STYLE, THUMBNAIL, About, Part

_STYLE = """
body{font:15px/1.45 system-ui,sans-serif;color:#1b1b1b;background:#fff;max-width:56rem;margin:2rem auto;padding:0 1rem}
h1{font-size:1.5rem;margin:0 0 .2rem}h2{font-size:1.1rem;margin:1.8rem 0 .4rem;border-bottom:1px solid #ccc}
table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;padding:.25rem .8rem .25rem 0}
th{font-weight:600;white-space:nowrap;width:12rem}code{font-size:.9em}img{max-width:24rem;border:1px solid #ccc}
.when,small{color:#555}li{margin:.2rem 0}@media print{body{margin:0}}
"""


def summary(about: About, parts: Sequence[Part]) -> bytes:
    """Write the page, in the person's language: one file, no script, everything escaped; UTF-8."""
    rows = [
        (tr("Title"), about.title),
        (tr("Map to create") if about.kind == "map" else tr("Table to create"), about.table),
        (tr("Meant for"), about.platform_name),
        (tr("Record"), about.record_id),
        (tr("Features"), "" if about.count < 0 else f"{about.count:,}".replace(",", "\u202f")),
        (tr("Geometry"), about.geometry),
        (tr("Coordinate reference system"), about.crs),
        (tr("Fields"), ", ".join(about.fields)),
        (tr("Tables shown"), ", ".join(about.tables)),
        (tr("Organisation"), about.organisation),
        (tr("Contact"), about.email),
    ]
    lines = [
        "<!DOCTYPE html>",
        f'<html lang="{escape(tr("en"), quote=True)}"><head><meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{escape(about.title)}</title><style>{_STYLE}</style></head><body>",
        f"<h1>{escape(about.title)}</h1>",
        f'<p class="when">{escape(tr("Deposit package of {when} (UTC)", when=about.when[:16].replace("T", " ")))}</p>',
    ]
    if about.abstract:
        lines.append(f"<p>{escape(about.abstract)}</p>")
    picture = next((part.name for part in parts if part.role == THUMBNAIL), "")
    if picture:
        lines.append(f'<p><img src="{escape(picture, quote=True)}" alt="{escape(tr("Preview"), quote=True)}"></p>')
    lines.append(f"<h2>{escape(tr('What it is'))}</h2><table>")
    lines += [f"<tr><th>{escape(name)}</th><td>{escape(value)}</td></tr>" for name, value in rows if value]
    lines.append(f"</table><h2>{escape(tr('What to do'))}</h2><ol>")
    lines += [f"<li>{escape(step)}</li>" for step in _steps(about, parts)]
    lines.append("</ol>")
    if about.notes:
        lines.append(f"<h2>{escape(tr('Worth knowing'))}</h2><ul>")
        lines += [f"<li>{escape(note)}</li>" for note in about.notes]
        lines.append("</ul>")
    lines.append(f"<h2>{escape(tr('What is in it'))}</h2><table>")
    for part in sorted(parts, key=lambda one: one.name):
        told = " · ".join(word for word in (role_text(part.role), part.standard) if word)
        lines.append(f"<tr><th><code>{escape(part.name)}</code></th><td>{escape(told)}</td></tr>")
    lines.append("</table>")
    foot = tr("Sizes and checksums (SHA-256) of all files are in {name}.", name="manifest.json")
    lines.append(f"<p><small>{escape(foot)} prodige_plugin {escape(about.plugin_version)}</small></p></body></html>")
    return ("\n".join(lines) + "\n").encode()


def role_text(role: str) -> str:
    """Say what a part is."""
    return {
        DATA: tr("Data"),
        RECORD: tr("Metadata record"),
        CATALOGUE: tr("Feature catalogue: what the fields mean"),
        STYLE: tr("Style"),
        THUMBNAIL: tr("Picture"),
        CONTEXT: tr("Map: layers, groups, extent"),
        CHECKS: tr("Report of the checks"),
    }.get(role, role)


def _steps(about: About, parts: Sequence[Part]) -> list[str]:
    """Say what whoever creates the data set does, in order."""
    names = {part.role: part.name for part in parts}
    record = names.get(RECORD, "")
    if about.kind == "map":
        found = [tr("See that the tables it shows exist: {tables}.", tables=", ".join(about.tables))]
        if CONTEXT in names:
            found.append(tr("Create the map “{title}” from {file}.", title=about.title, file=names[CONTEXT]))
    else:
        data = names.get(DATA, "")
        found = [
            tr("Create the metadata record of the data set from {file}, with its identifier.", file=record),
            tr("Import {file} under the table name “{table}”.", file=data, table=about.table),
            tr("Publish it in WMS, WFS and download, as its record says."),
        ]
        if STYLE in names:
            found.append(tr("Take the default representation from the files in the folder “style”."))
    found.append(tr("Tell the producer: the plugin then finds the data set by its name and completes its record."))
    return found
