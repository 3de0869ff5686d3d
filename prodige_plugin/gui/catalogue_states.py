"""What the Catalogue dock says when there is nothing to list, and above the list when something is missing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from ..errors import CertificateError, Forbidden, NoConnection, PluginError, ProxyError, Unauthorized
from ..i18n import tr
from . import icons
from .catalogue_model import ResultModel, State
from .catalogue_views import View
from .formats import number_text, pair_text
from .notices import Notices
from .state_page import StatePage


@dataclass(frozen=True)
class WaysOut:
    """What the buttons of states do."""

    edit_platforms: Callable[[], object]
    show_everything: Callable[[], object]
    search_everywhere: Callable[[], object]
    show_favourites: Callable[[], object]
    search: Callable[[], object]


def is_offline(errors: list[PluginError]) -> bool:
    """Whether these failures mean that there is no network at all."""
    return bool(errors) and all(isinstance(error, NoConnection | ProxyError) for error in errors)


def fill_page(
    page: StatePage,
    model: ResultModel,
    ways: WaysOut,
    *,
    view: View,
    has_platform: bool,
    words: str,
    filters: int,
    favourites: int,
) -> None:
    """Say why the list is empty, and the way out.

    :param view: what the list would hold.
    :param filters: how many filters are active.
    :param favourites: how many favourites there are.
    """
    state = model.state
    if not has_platform:
        page.say(
            tr("Find data of your region"),
            tr("This dock searches the catalogue of a platform and loads what it finds.\n"
               "First, say which platform."),
            icons.own("catalogue"), tr("Add a platform…"), ways.edit_platforms,
        )  # fmt: skip
    elif state is State.FAILED and model.error is not None:
        _fail(page, model, ways)
    elif state is State.SEARCHING:
        page.say(tr("Searching…"), _waiting_for(model), None, tr("Cancel"), model.stop)
    elif view is View.FAVOURITES:
        page.say(
            tr("No favourites yet"), tr("The star of a result keeps it here, also for when there is no network."),
            icons.theme("mIconFavorites.svg"), tr("Back to the search"), ways.search,
        )  # fmt: skip
    elif view is View.SIMILAR:
        page.say(
            tr("Nothing similar found"), tr("The catalogue has nothing else on this subject around this place."),
            icons.own("catalogue"), tr("Back to the search"), ways.search,
        )  # fmt: skip
    elif state in (State.READY, State.ARRIVING, State.MORE):
        _nothing_found(page, ways, words, filters)
    else:
        starred = tr("%n favourite(s)", n=favourites) if favourites else ""
        page.say(
            tr("Find data of your region"),
            tr("Type words above, or look through the whole catalogue.\n"
               "Press Enter on a result to load it, Space to read its sheet."),
            icons.own("catalogue"), tr("Show everything"), ways.show_everything, starred, ways.show_favourites,
        )  # fmt: skip


def _fail(page: StatePage, model: ResultModel, ways: WaysOut) -> None:
    failures = model.failures()
    error = next(iter(failures.values()))
    if isinstance(error, Unauthorized | Forbidden):
        page.say(
            error.what, "\n".join(part for part in (error.why, error.todo) if part), icons.theme("locked.svg"),
            tr("Check the account…"), ways.edit_platforms, tr("Try again"), model.retry,
        )  # fmt: skip
        return
    page.fail(error, model.retry, icons.theme("mIconWarning.svg"))
    if len(failures) > 1:
        said = [pair_text(model.platform_name(key), str(one)) for key, one in failures.items()]
        page.heading.setText(tr("None of the platforms answered."))
        page.text.setText("\n".join(said))
        page.text.show()


def _nothing_found(page: StatePage, ways: WaysOut, words: str, filters: int) -> None:
    if filters:
        page.say(
            tr("Nothing found"), tr("Try fewer or other words, or search without the filters."),
            icons.own("catalogue"), tr("Remove the filters"), ways.search_everywhere,
        )  # fmt: skip
    else:
        page.say(
            tr("Nothing found"), tr("Try fewer or other words."), icons.own("catalogue"),
            tr("Show everything") if words else "", ways.show_everything,
        )  # fmt: skip


def _waiting_for(model: ResultModel) -> str:
    names = [model.platform_name(key) for key in model.pending()]
    return ", ".join(names) if len(names) > 1 else ""


def say_failures(notices: Notices, model: ResultModel, edit_platforms: Callable[[], object]) -> None:
    """Say above the list which platform did not answer: one line each."""
    failures = model.failures() if model.rowCount() else {}
    notices.keep_only({f"failed {key}" for key in failures}, "failed ")
    for key, error in failures.items():
        refused = isinstance(error, Unauthorized | Forbidden | CertificateError)
        notices.say(
            f"failed {key}",
            tr("{platform} did not answer: {what}", platform=model.platform_name(key), what=error.what),
            tip=str(error),
            icon=icons.theme("mIconWarning.svg"),
            button=(tr("Account…"), edit_platforms) if refused else (tr("Try again"), partial(model.retry, key)),
        )


def count_text(model: ResultModel) -> str:
    """Say how many results there are, as far as it is known."""
    if model.state is State.SEARCHING:
        return tr("Searching…")
    total = model.total
    at_least, about = model.total_is()
    if at_least:
        text = tr("%n+ record(s)", n=total)
    elif about:
        text = tr("≈ %n record(s)", n=total)
    else:
        text = tr("%n record(s)", n=total)
    return text.replace(str(total), number_text(total), 1)


def count_tip(model: ResultModel) -> str:
    """Say how many results each platform has, and which ones have not answered."""
    totals = model.totals()
    at_least, about = model.total_is()
    lines = []
    if at_least:
        lines.append(tr("At least so many: not everything has been asked yet."))
    elif about:
        lines.append(tr("About so many: what several platforms have is counted once, as it comes."))
    if len(totals) < 2 and not model.pending():
        return "".join(lines)
    lines += [pair_text(model.platform_name(key), number_text(total)) for key, total in totals.items()]
    lines += [pair_text(model.platform_name(key), tr("asked…")) for key in model.pending() if key not in totals]
    return "\n".join(lines)
