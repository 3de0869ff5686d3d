"""Download feeds → layers: from a service's feed to a data set's, to the best format and CRS, to the file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from .. import xmlsafe
from ..errors import LayerError, NetworkError, TooLarge
from ..feedback import Feedback
from ..i18n import tr
from ..network import Door
from ..network import content as bodies
from . import atom, checksums, choices, downloads, feed_offers, files
from .built import Built, Group, LoadOptions
from .doors import door_to
from .layers import open_layer, to_gui_thread
from .offers import ServiceLayer
from .sources import LayerSource

#: Largest feed read, in bytes; how many pages of one are read, and how many feeds lead to a file.
_LARGEST = 32 * 1024**2
_PAGES = 30
_DEPTH = 5


def build_feed(source: LayerSource, options: LoadOptions, feedback: Feedback, door: Door) -> Built:
    """Open what a feed offers, in a worker thread.

    :raises ManyFiles: it offers several data sets, and the record does not tell which one it means.
    :raises LayerError: it offers nothing that can be opened.
    :raises NetworkError: it did not come, or a file of it did not.
    """
    feedback.report(None, tr("Reading the download feed …"))
    return _follow(source.url, source, options, feedback, door, 0)


def _follow(url: str, source: LayerSource, options: LoadOptions, feedback: Feedback, door: Door, depth: int) -> Built:
    """Go on from one address: a feed, a search, or already the file."""
    feedback.check()
    if depth > _DEPTH:
        raise LayerError(
            tr("The feed leads to no file."),
            tr("It leads from feed to feed without end."),
            tr("Tell the platform's administrator."),
        )
    try:
        answer = door_to(url, source.url, door, feedback).get(
            url, headers={"Accept": "application/atom+xml, application/xml;q=0.9, */*;q=0.5"}, max_bytes=_LARGEST
        )
    except TooLarge:
        return files.open_address(url, source, options, feedback, door)
    body = answer.content
    if xmlsafe.looks_like_html(body):
        raise bodies.html_page(body, "GET", answer.url)
    if bodies.is_report(body):
        raise bodies.service_exception(body, "GET", answer.url)
    if not body.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        # the link led to the file itself
        return files.open_address(url, source, options, feedback, door)
    read = atom.parse(body, answer.url)
    if isinstance(read, atom.Search):
        return _search(read, source, options, feedback, door, depth)
    feed = _all_pages(read, answer.url, source, feedback, door)
    leading = atom.dataset_feeds(feed)
    offered = feed_offers.offers(feed)
    if leading and not offered:
        return _into(leading, source, options, feedback, door, depth)
    if offered:
        return _open(offered, feed, source, options, feedback, door)
    if any(entry.placed for entry in feed.entries):
        return _places(url, feed, source, options, feedback, door)
    if feed.search:
        return _follow(feed.search, source, options, feedback, door, depth + 1)
    raise LayerError(
        tr("The feed offers nothing to download."),
        tr("It has %n entry(ies), and none with a link to data.", n=len(feed.entries)),
        tr("Try another link of the record."),
        detail=url,
    )


def _all_pages(
    feed: atom.Feed, address: str, source: LayerSource, feedback: Feedback, door: Door
) -> atom.Feed:
    """Read the pages that follow a feed's first one (RFC 5005, section 3)."""
    entries, seen, following = list(feed.entries), {address}, feed.next
    while following and following not in seen and len(seen) < _PAGES:
        feedback.check()
        seen.add(following)
        answer = door_to(following, source.url, door, feedback).get(following, max_bytes=_LARGEST)
        page = atom.parse(answer.content, answer.url)
        if not isinstance(page, atom.Feed):
            break
        entries += page.entries
        following = page.next
    return replace(feed, entries=tuple(entries))


def _into(
    leading: Sequence[tuple[atom.Entry, str]],
    source: LayerSource,
    options: LoadOptions,
    feedback: Feedback,
    door: Door,
    depth: int,
) -> Built:
    """Go on to the feed of the data set that is meant; a choice inside it keeps the choice of the data set."""
    entry, address, rest = _pick(leading, source, options)
    titled = replace(source, title=source.title or entry.title)
    try:
        return _follow(address, titled, rest, feedback, door, depth + 1)
    except choices.ManyFiles as error:
        if rest is options:
            raise
        raise choices.inside(_name(entry), error) from error


def _pick(
    leading: Sequence[tuple[atom.Entry, str]], source: LayerSource, options: LoadOptions
) -> tuple[atom.Entry, str, LoadOptions]:
    """Give the data set of a service's feed that is meant, its feed, and the choices inside it.

    :raises ManyFiles: it cannot be told.
    """
    outer, inner = choices.split(options.layer_name)
    rest = replace(options, layer_name=inner)
    chosen = [one for one in leading if outer and _name(one[0]) == outer]
    if not chosen and len(leading) > 1:
        chosen = [one for one in leading if source.record and atom.of_record(one[0], source.record)] or [
            one for one in leading if atom.same(one[0], source.layer_name, source.title, source.description)
        ]
        rest = options
    if not chosen and len(leading) == 1:
        chosen, rest = list(leading), options
    if len(chosen) == 1:
        return *chosen[0], rest
    layers = [ServiceLayer(_name(entry), entry.title, entry.summary, entry.crs) for entry, _address in leading]
    why = tr("The feed offers %n data set(s), and the record does not tell which one it means:", n=len(leading))
    raise choices.ManyFiles(layers, why, all_of_them=False)


def _name(entry: atom.Entry) -> str:
    """Give what tells an entry from the others."""
    return (entry.code or entry.identifier or entry.title).replace(choices.INSIDE, " ")


def _search(
    search: atom.Search, source: LayerSource, options: LoadOptions, feedback: Feedback, door: Door, depth: int
) -> Built:
    """Ask for the feed of the data set that is meant."""
    entries = [
        (atom.Entry(code, title, code=code, namespace=namespace), search.address(code, namespace))
        for code, namespace, title in search.datasets
    ]
    if not entries or not search.templates:
        raise LayerError(
            tr("The feed offers nothing to download."),
            tr("Its search description names no data set."),
            tr("Try another link of the record."),
        )
    return _into(entries, source, options, feedback, door, depth)


def _open(
    offered: Sequence[feed_offers.Offer],
    feed: atom.Feed,
    source: LayerSource,
    options: LoadOptions,
    feedback: Feedback,
    door: Door,
) -> Built:
    """Choose a download and open it."""
    outer, inner = choices.split(options.layer_name)
    chosen = next((offer for offer in offered if outer and offer.key == outer), None)
    notes: list[str] = []
    if chosen is None:
        inner = options.layer_name
        chosen = feed_offers.choose(offered, options.crs, options.format)
        if chosen is not None and len(offered) > 1:
            others = ", ".join(_words(offer) for offer in offered if offer is not chosen)
            notes.append(tr("Loaded: {chosen}. The feed also offers: {others}.", chosen=_words(chosen), others=others))
    if chosen is None:
        layers = [
            ServiceLayer(offer.key, offer.title, _size(offer), (offer.crs,) * bool(offer.crs)) for offer in offered
        ]
        why = tr("“{title}” offers %n download(s):", n=len(offered), title=feed.title or source.title)
        raise choices.ManyFiles(layers, why, all_of_them=False)
    # what is chosen is said with the source: the name in the record may be the data set's, not a file's
    try:
        built = _download(chosen, source, replace(options, layer_name=inner), feedback, door)
    except choices.ManyFiles as error:
        raise choices.inside(chosen.key, error) from error
    built.notes = (*notes, *built.notes)
    return built


def _download(
    offer: feed_offers.Offer, source: LayerSource, options: LoadOptions, feedback: Feedback, door: Door
) -> Built:
    """Open a download: one file, or all parts of one."""
    title = source.title or offer.title
    checksum = _checksum(offer, door_to(offer.checksum, source.url, door, feedback))
    if len(offer.hrefs) == 1:
        return files.open_address(
            offer.hrefs[0], source, options, feedback, door, crs=offer.crs, title=title, checksum=checksum
        )
    whole = Built([], Group(title))
    notes: list[str] = []
    hrefs = offer.hrefs if options.box is None else offer.within(options.box)
    if len(hrefs) < len(offer.hrefs):
        count = len(offer.hrefs)
        notes.append(tr("Of {count} parts only the %n that touch the area were fetched.", n=len(hrefs), count=count))
    for number, href in enumerate(hrefs):
        part = feedback.part(number / len(hrefs), (number + 1) / len(hrefs))
        part.report(0.0, tr("Part {number} of {count} …", number=number + 1, count=len(hrefs)))
        wanted = replace(options, layer_name=choices.ALL)
        named = f"{title} ({number + 1})"
        try:
            built = files.open_address(
                href, replace(source, title=named), wanted, part, door, crs=offer.crs, title=named
            )
        except (LayerError, NetworkError) as error:
            notes.append(tr("Part {number} could not be loaded: {why}", number=number + 1, why=error))
            continue
        whole.layers += built.layers
        notes += built.notes
    if not whole.layers:
        raise LayerError(
            tr("None of the parts could be loaded."), " ".join(notes[:2]), tr("Try another link of the record.")
        )
    assert whole.group is not None
    whole.group.children += whole.layers
    whole.notes = tuple(dict.fromkeys(notes))
    return whole


def _checksum(offer: feed_offers.Offer, door: Door) -> checksums.Checksum | None:
    """Read the checksum that stands beside a download; none where it cannot be had."""
    if not offer.checksum:
        return None
    try:
        answer = door.get(offer.checksum, max_bytes=1024**2)
    except NetworkError:
        return None
    return checksums.of_text(answer.text, offer.hrefs[0].partition("?")[0].rpartition("/")[2])


def _places(
    url: str, feed: atom.Feed, source: LayerSource, options: LoadOptions, feedback: Feedback, door: Door
) -> Built:
    """Open the entries themselves as places on the map (GeoRSS, OGC 17-002r1)."""
    folder = options.folder or downloads.folder_of_downloads()
    asking = door_to(url, source.url, door, feedback)
    got = downloads.fetch(asking, url, folder, feedback, title=f"{feed.title or 'feed'}.xml")
    layer = open_layer("ogr", str(got.path), source.title or feed.title, source.kind)
    to_gui_thread(layer)
    return Built([layer], None, got.notes)


def _words(offer: feed_offers.Offer) -> str:
    """Say in short what a download is."""
    return " ".join(part for part in (offer.format.upper(), offer.crs) if part) or offer.title


def _size(offer: feed_offers.Offer) -> str:
    """Say how large a download is."""
    return tr("{size} MB", size=f"{offer.length / 1e6:.3g}") if offer.length else ""
