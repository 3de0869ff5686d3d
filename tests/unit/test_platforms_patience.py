"""A service of many layers is waited for longer than one of a few."""

from __future__ import annotations

import pytest

from prodige_plugin.errors import Cancelled, HttpError, NetworkError, Timeout
from prodige_plugin.feedback import Feedback
from prodige_plugin.platforms.qgis_server.patience import patiently


class Service:
    """Answers after some requests that it did not answer in time."""

    def __init__(self, silent: int, error: NetworkError | None = None) -> None:
        self.silent, self.error, self.asked = silent, error or Timeout("late"), 0

    def __call__(self) -> str:
        self.asked += 1
        if self.asked <= self.silent:
            raise self.error
        return "answer"


def test_a_map_of_five_hundred_layers_is_asked_until_it_is_open() -> None:
    """Its first request took longer than any answer is waited for, and five hundred layers were undone."""
    service = Service(4)
    assert patiently(service, 500, Feedback()) == "answer"
    assert service.asked == 5


def test_a_service_of_one_layer_is_asked_once() -> None:
    service = Service(1)
    with pytest.raises(Timeout):
        patiently(service, 1, Feedback())
    assert service.asked == 1


def test_patience_ends() -> None:
    service = Service(1000)
    with pytest.raises(Timeout):
        patiently(service, 500, Feedback())
    assert service.asked <= 30


def test_no_other_failure_is_asked_again() -> None:
    service = Service(1, HttpError("refused"))
    with pytest.raises(HttpError):
        patiently(service, 500, Feedback())
    assert service.asked == 1


def test_it_can_be_cancelled() -> None:
    feedback, service = Feedback(), Service(1000)
    feedback.cancel()
    with pytest.raises(Cancelled):
        patiently(service, 500, feedback)
    assert service.asked == 1
