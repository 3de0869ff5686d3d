"""What a platform is asked before anything is published."""

from __future__ import annotations

from prodige_plugin.errors import NoConnection
from prodige_plugin.gui.publish_asking import PlatformAsking
from prodige_plugin.publishing.checks import Limits

from .gui_fakes import pump


class Away:
    """A platform whose catalogue is away."""

    def limits(self, _feedback: object) -> Limits:
        return Limits()

    def datasets(self, _words: str, _feedback: object) -> list[object]:
        raise NoConnection("The catalogue does not answer.")


def test_limits_are_learnt_though_the_catalogue_is_away_and_data_sets_can_be_looked_for_again(qgis_app) -> None:
    learnt: list[tuple[object, object]] = []
    asking = PlatformAsking()
    asking.learnt.connect(lambda limits, find: learnt.append((limits, find)))
    asking.ask(Away)
    pump(lambda: bool(learnt))
    ((limits, find),) = learnt
    assert limits == Limits()
    assert find is not None
