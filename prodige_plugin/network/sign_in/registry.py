"""The sign-ins of this process, shared by every door that has their account."""

from __future__ import annotations

import threading

from .base import SignIn

_lock = threading.Lock()
_by_place: dict[str, SignIn] = {}


def announce(place: str, sign_in: SignIn) -> SignIn:
    """Make a sign-in known; one that says the same keeps its session.

    :param place: what it is for (a platform's key); another one for the same place replaces it, and the session of
        the one replaced is over.
    :return: the sign-in in use from now on.
    """
    with _lock:
        held = _by_place.get(place)
        if held is not None and held.mark == sign_in.mark:
            return held
        _by_place[place] = sign_in
    if held is not None:
        held.retire()
    return sign_in


def announced(place: str) -> SignIn | None:
    """Give the sign-in of a place, if one was announced."""
    with _lock:
        return _by_place.get(place)


def find(authcfg: str, url: str = "") -> SignIn | None:
    """Give the sign-in of an account that covers an address (any address, for ``""``)."""
    if not authcfg:
        return None
    with _lock:
        known = [each for each in _by_place.values() if each.authcfg == authcfg]
    return next((each for each in known if not url or each.covers(url)), None)


def forget(place: str) -> None:
    """Let go of a place's sign-in and of its session; harmless where there is none."""
    with _lock:
        held = _by_place.pop(place, None)
    if held is not None:
        held.retire()


def end_sessions() -> None:
    """Let go of every session: accounts were changed, and the next requests sign in anew."""
    with _lock:
        held = list(_by_place.values())
    for each in held:
        each.forget()


def forget_all() -> None:
    """Let go of everything (the plugin is unloaded)."""
    with _lock:
        held = list(_by_place.values())
        _by_place.clear()
    for each in held:
        each.retire()
