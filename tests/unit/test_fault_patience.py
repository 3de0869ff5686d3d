"""The fault matrix's own clock: who waits while a request is held gives up at once, who comes later does not."""

from __future__ import annotations

import time

from tests.faults.faults import Switchboard


def test_patience_is_over_for_what_waits_while_a_request_is_held() -> None:
    board = Switchboard()
    patience = board.patience(60.0)
    began = time.monotonic()
    assert not time.monotonic() - began > patience
    gone: list[bool] = []

    def client_has_gone() -> bool:
        # asked while the request is held: another one waits beside it, and one comes after the first has given up
        beside, held = time.monotonic(), began
        gone.append(time.monotonic() - held > patience)
        gone.append(time.monotonic() - beside > patience)
        later = time.monotonic()
        gone.append(time.monotonic() - later > patience)
        return True

    board.hold(60.0, client_has_gone)
    assert gone == [True, True, False]
    assert not time.monotonic() - began > patience
    assert patience < 61.0
