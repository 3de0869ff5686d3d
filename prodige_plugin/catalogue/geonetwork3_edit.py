"""Where saving in GeoNetwork 3 (3.8 to 3.12) differs from version 4 (see :mod:`.geonetwork_edit`).

* The editor looks at ``commit`` before ``terminate`` and stops there: with both, the record is saved and the editing
  session stays open. ``terminate`` alone saves and closes.
* ``PUT /records`` with ``OVERWRITE`` deletes the record and makes a new one: rights, owner and workflow are lost. It is
  never used.
"""

from __future__ import annotations

#: How the editor is told to save and to close.
ENDING = {"terminate": "true"}
