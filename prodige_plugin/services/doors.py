"""Accounts stay with the host they were given for: the way to an address that a stranger's document names."""

from __future__ import annotations

from ..feedback import Feedback
from ..network import Door
from .sources import same_host


def door_to(address: str, given: str, door: Door, feedback: Feedback | None = None) -> Door:
    """Give the door for an address that a feed, a description or an answer names.

    :param given: the address that the door's account was given for.
    :return: the door itself for the same host, or where its sign-in covers the address; else one without any account.
    """
    try:
        own = same_host(given, address) or door.covers(address)
    except ValueError:
        own = False  # no address at all: the request says so
    return door if own else Door("", feedback)
