"""Where records can be saved: by the addresses and the account that a platform has."""

from __future__ import annotations

import pytest

from prodige_plugin.catalogue.geonetwork_address import publication_of
from prodige_plugin.platforms import catalogue_for, product_of
from prodige_plugin.platforms.model import Capability, Platform

CSW = "https://c.example/geonetwork/srv/fre/csw"


def platform(product: str, authcfg: str = "abc1234", **endpoints: str) -> Platform:
    return Platform("p", "P", product, endpoints, authcfg)


@pytest.mark.parametrize(
    ("product", "endpoints"),
    [
        ("geonetwork", {"catalogue": "https://c.example/geonetwork"}),
        ("prodige", {"catalogue": "https://c.example/geonetwork"}),
        ("prodige", {"csw": CSW}),
        ("georchestra", {"catalogue": "https://c.example/geonetwork", "csw": CSW}),
        ("csw", {"catalogue": CSW + "-INSPIRE"}),
        ("csw", {"catalogue": "https://c.example/pycsw", "csw_publication": "https://c.example/pycsw-t"}),
    ],
)
def test_records_are_saved_with_an_account_and_never_without(product, endpoints):
    found = product_of(platform(product)).capabilities(platform(product, **endpoints))
    assert found == {Capability.SEARCH, Capability.SAVE_RECORD}
    visitor = platform(product, "", **endpoints)
    assert product_of(visitor).capabilities(visitor) == {Capability.SEARCH}
    assert hasattr(catalogue_for(platform(product, **endpoints)), "save_report")


@pytest.mark.parametrize("product", ["csw", "prodige"])
def test_a_csw_that_names_no_address_for_writing_is_only_read(product):
    role = "catalogue" if product == "csw" else "csw"
    found = platform(product, **{role: "https://c.example/pycsw"})
    assert product_of(found).capabilities(found) == {Capability.SEARCH}


@pytest.mark.parametrize(
    ("csw", "publication"),
    [
        (CSW, CSW + "-publication"),
        (CSW + "-RAIN", CSW + "-publication"),
        (CSW + "?service=CSW&request=GetCapabilities", CSW + "-publication"),
        ("https://c.example/geonetwork/portail/eng/csw", "https://c.example/geonetwork/portail/eng/csw-publication"),
        ("https://c.example/csw", ""),
        ("https://c.example/pycsw/csw.py", ""),
        ("", ""),
    ],
)
def test_the_address_for_writing_beside_a_geonetwork_s_csw(csw, publication):
    assert publication_of(csw) == publication
