"""Facts of layers in a real PostgreSQL: comments, Plume, enumerations, encodings; and of a WFS (practice platform)."""

from __future__ import annotations

import json
import threading

import pytest
from qgis.core import QgsVectorLayer

from prodige_plugin.feedback import Feedback
from prodige_plugin.metadata.prefill import prefill
from prodige_plugin.metadata.validation import check
from prodige_plugin.services.layerfacts import Source, facts_from_sources, layer_facts, source_of
from tests.platform.cluster_fixture import Cluster, cluster
from tests.platform.publish_support import store_account
from tests.qgis.layer_samples import answer, schema_faults

__all__ = ["cluster"]
SCHEMA = '"Schéma d\'été"'
JSONLD = [
    {
        "@id": "urn:uuid:1",
        "@type": ["http://www.w3.org/ns/dcat#Dataset"],
        "http://purl.org/dc/terms/title": [{"@language": "fr", "@value": "Zones de l'été"}],
        "http://purl.org/dc/terms/description": [{"@language": "fr", "@value": "Décrites dans Plume."}],
        "http://purl.org/dc/terms/license": [{"@id": "https://spdx.org/licenses/ODbL-1.0"}],
    }
]


@pytest.fixture(scope="module")
def table(cluster: Cluster):
    comment = f"Table des zones.\n\n<METADATA>\n{json.dumps(JSONLD, ensure_ascii=False)}\n</METADATA>\n"
    doubled = comment.replace("'", "''")
    for statement in (
        f"CREATE TYPE {SCHEMA}.etat AS ENUM ('bon', 'dégradé', 'l''inconnu')",
        f'CREATE TABLE {SCHEMA}."zones d\'été" (id serial PRIMARY KEY, nom varchar(40) NOT NULL, '
        f"etat {SCHEMA}.etat, part numeric(5,2) CHECK (part BETWEEN 0 AND 100), geom geometry(Polygon, 2154))",
        f"COMMENT ON TABLE {SCHEMA}.\"zones d'été\" IS '{doubled}'",
        f"COMMENT ON COLUMN {SCHEMA}.\"zones d'été\".nom IS 'nom usuel'",
        f"INSERT INTO {SCHEMA}.\"zones d'été\" (nom, etat, geom) VALUES ('a', 'bon', "
        "ST_MakeEnvelope(600000, 6600000, 601000, 6601000, 2154))",
        f'CREATE VIEW {SCHEMA}.vue AS SELECT * FROM {SCHEMA}."zones d\'été"',
        f"COMMENT ON VIEW {SCHEMA}.vue IS 'Une vue, sans plus.'",
        f'GRANT SELECT ON {SCHEMA}."zones d\'été", {SCHEMA}.vue TO auteur',
    ):
        cluster.sql(statement)
    yield cluster
    cluster.sql(f"DROP VIEW {SCHEMA}.vue")
    cluster.sql(f'DROP TABLE {SCHEMA}."zones d\'été"')
    cluster.sql(f"DROP TYPE {SCHEMA}.etat")


def layer_of(cluster: Cluster, name: str, account: str = "") -> QgsVectorLayer:
    signed = account or f"user='auteur' password='{cluster.password}'"
    uri = f"{cluster.conninfo} {signed} key='id' srid=2154 type=Polygon table={SCHEMA}.\"{name}\" (geom)"
    layer = QgsVectorLayer(uri, name, "postgres")
    assert layer.isValid()
    return layer


def in_thread(layer: QgsVectorLayer):
    """Complete the facts as the dock does: in another thread."""
    facts, source, found = layer_facts(layer), source_of(layer), []
    worker = threading.Thread(target=lambda: found.append(facts_from_sources(facts, source, Feedback())))
    worker.start()
    worker.join(60)
    assert found
    return found[0]


def test_what_a_table_tells(table: Cluster, qgis_app) -> None:
    facts = in_thread(layer_of(table, "zones d'été"))
    assert [(one.origin, one.title) for one in facts.described] == [("plume", "Zones de l'été")]
    assert (facts.format_name, facts.encoding) == ("PostGIS", "utf8")
    assert facts.format_version.startswith("3.")
    fields = {field.name: field for field in facts.fields}
    assert fields["nom"].definition == "nom usuel"
    assert fields["nom"].mandatory
    assert fields["nom"].typed == "character varying(40)"
    assert [value.label for value in fields["etat"].values] == ["bon", "dégradé", "l'inconnu"]
    assert "100" in fields["part"].constraint
    assert fields["id"].mandatory
    assert fields["id"].unique
    assert facts.box is not None
    assert 1.6 < facts.box[0] < 1.8
    assert facts.abstract == "Table des zones."
    record = prefill(facts)
    assert b"METADATA" not in record.to_bytes()
    assert (record.get("title"), record.get("abstract")) == ("Zones de l'été", "Décrites dans Plume.")
    assert record.get("use_conditions") == "ODbL-1.0"
    record = answer(record)
    assert [finding.message for finding in check(record) if finding.mandatory] == []
    assert schema_faults(record) == []


def test_nothing_of_the_connection_is_told(table: Cluster, qgis_app) -> None:
    layer = layer_of(table, "zones d'été")
    facts = in_thread(layer)
    for text in (repr(facts), repr(source_of(layer)), prefill(facts).to_bytes().decode()):
        assert table.password not in text
        assert "auteur" not in text
        assert str(table.port) not in text


def test_the_gui_thread_asks_the_database_nothing(table: Cluster, qgis_app, monkeypatch) -> None:
    layer = layer_of(table, "zones d'été")
    asked = []
    monkeypatch.setattr(QgsVectorLayer, "extent", lambda _self: asked.append("extent"))
    assert layer_facts(layer).box is None
    assert asked == []


def test_a_view_and_its_plain_words(table: Cluster, qgis_app) -> None:
    facts = in_thread(layer_of(table, "vue"))
    assert [(one.origin, one.abstract) for one in facts.described] == [("comment", "Une vue, sans plus.")]


def test_a_query_has_no_comment(table: Cluster, qgis_app) -> None:
    uri = (
        f"{table.conninfo} user='auteur' password='{table.password}' key='id' srid=2154 type=Polygon "
        f'table="(SELECT * FROM {SCHEMA.replace(chr(34), chr(92) + chr(34))}.vue)" (geom)'
    )
    layer = QgsVectorLayer(uri, "requête", "postgres")
    assert layer.isValid()
    facts = in_thread(layer)
    assert facts.described == ()
    assert facts.box is not None


def test_an_account_of_the_authentication_database(table: Cluster, qgis_app) -> None:
    authcfg = store_account("auteur", table.password)
    layer = layer_of(table, "zones d'été", f"authcfg={authcfg}")
    assert [one.origin for one in in_thread(layer).described] == ["plume"]


def test_a_database_that_does_not_answer(table: Cluster, qgis_app) -> None:
    layer = layer_of(table, "vue")
    source = source_of(layer)
    gone = Source(source.provider, source.uri.replace(f"port={table.port}", "port=9"), "", source.name, source.schema)
    facts = facts_from_sources(layer_facts(layer), gone, Feedback())
    assert facts.described == ()
    assert len(facts.notes) == 1
    assert table.password not in facts.notes[0]


def test_a_database_is_read_when_the_record_is_opened(table: Cluster, qgis_app, tmp_path) -> None:
    from prodige_plugin.gui.drafts import Drafts
    from prodige_plugin.gui.layer_record import subject_of
    from prodige_plugin.gui.metadata_session import open_subject

    subject = subject_of(layer_of(table, "zones d'été"))
    assert subject.lacks_extent
    session = open_subject(subject, Drafts(tmp_path), lambda _key, _feedback: None, "", Feedback())
    assert not session.subject.lacks_extent
    assert session.subject.facts is not None
    assert session.subject.facts.box is not None
    assert session.record.get("title") == "Zones de l'été"
    assert table.password not in repr(session.subject)
