"""Online resources: a link as a metadata record states it (ISO 19115 CI_OnlineResource).

They live here and not with the services, because a record is where they are read and written;
:mod:`prodige_plugin.services` turns them into layer sources.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class OnlineResource:
    """One ``gmd:CI_OnlineResource`` (ISO 19115:2003 §B.3.2.5), as stated, nothing repaired."""

    url: str
    protocol: str = ""
    #: ``gmd:name``: by convention the layer or feature type name.
    name: str = ""
    description: str = ""
    #: ``gmd:function``: download, information, offlineAccess, order or search.
    function: str = ""
    #: ``gmd:applicationProfile``.
    application_profile: str = ""
