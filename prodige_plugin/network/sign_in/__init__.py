"""Sign-in where an account of QGIS alone is not enough: sessions, tokens, sign-in pages.

QGIS's own methods (Basic, certificates, OAuth2) need nothing of this room: the transport hands them the
``authcfg``. Some platforms want more: PRODIGE 5 gives a session cookie or a token for its API, others have
a page with a form (CAS). A :class:`SignIn` is announced for an account (:func:`announce`); from then on every
:class:`~prodige_plugin.network.Door` that has this account signs in by it, once for the whole process,
where the address asked for is one that the sign-in covers.

The password is read from QGIS's authentication database at the moment of signing in and kept nowhere.
"""

from __future__ import annotations

from .base import Credentials, SignIn, SignInRefused
from .registry import announce, announced, end_sessions, find, forget, forget_all

__all__ = [
    "Credentials",
    "SignIn",
    "SignInRefused",
    "announce",
    "announced",
    "end_sessions",
    "find",
    "forget",
    "forget_all",
]
