"""What this room must know of a request and requests itself does not carry."""

from __future__ import annotations

from dataclasses import dataclass

import requests


@dataclass
class Marks:
    """Notes on one prepared request."""

    #: may be sent again although its method is not a safe one (a search by POST is a read).
    safe: bool = False
    #: may be sent again where the server turned it away unread: 429, and 503 that says when to come back.
    patient: bool = False
    #: the address the person asked for, before any redirect; "" when this is it.
    origin: str = ""
    #: a redirect led away from the host that was asked: no account may go there.
    foreign: bool = False
    #: a sign-in has put on the request what it needs: the account itself does not go with it.
    signed: bool = False


def marks_of(request: requests.PreparedRequest) -> Marks:
    """Give the notes on a request; they may be changed."""
    held = vars(request).get("_prodige_marks")
    if not isinstance(held, Marks):
        held = Marks()
        vars(request)["_prodige_marks"] = held
    return held
