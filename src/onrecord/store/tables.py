"""The tables that segments hold: their columns and DuckDB types. ``rows.py`` fills them, ``views.sql`` reads them.

A column may be added: it is null in the rows of older segments. None may be taken away or change its meaning.
"""

from __future__ import annotations

from collections.abc import Mapping

Columns = Mapping[str, str]

_KEY = {"report": "VARCHAR", "coder": "VARCHAR"}
# name: as it stands there; known_as: by the name of its entity, which has the key ``entity`` across reports
_PARTY = "STRUCT(name VARCHAR, known_as VARCHAR, entity VARCHAR, codes VARCHAR[])[]"
_STEP = "STRUCT(name VARCHAR, entity VARCHAR, role VARCHAR, stated BOOLEAN)[]"  # outermost first
_PLACE = {
    "geonames": "BIGINT",
    "latitude": "DOUBLE",  # WGS84 degrees
    "longitude": "DOUBLE",
    "country": "VARCHAR",
    "admin1": "VARCHAR",
    "admin2": "VARCHAR",
    "feature_code": "VARCHAR",  # GeoNames: PCLI, ADM1, PPL, …
}
_NUMBER = 'STRUCT(what VARCHAR, low BIGINT, best BIGINT, high BIGINT, "start" BIGINT, "end" BIGINT)[]'

TABLES: Mapping[str, Columns] = {
    "records": {**_KEY, "line": "VARCHAR"},  # the whole wire record
    "reports": {
        **_KEY,
        "outlet": "VARCHAR",
        "url": "VARCHAR",
        "title": "VARCHAR",
        "language": "VARCHAR",
        "published": "VARCHAR",  # as on the wire: a day, or a time with its zone
        "published_on": "DATE",  # the day, in the outlet's zone
        "events": "BIGINT",
        "attributions": "BIGINT",
        "conditions": "BIGINT",
    },
    "events": {
        **_KEY,
        "id": "VARCHAR",
        "local": "VARCHAR",  # its id in the wire record
        "type": "VARCHAR",  # null: outside the codebook
        "mode": "VARCHAR",
        "contexts": "VARCHAR[]",
        "rank": "BIGINT",
        "confidence": "DOUBLE",
        "trigger": "VARCHAR",
        "start": "BIGINT",  # of the trigger, code points
        "end": "BIGINT",
        "sentence": "VARCHAR",
        "actors": _PARTY,
        "recipients": _PARTY,
        "place": "VARCHAR",
        **_PLACE,
        "place_precision": "BIGINT",
        "earliest": "DATE",
        "latest": "DATE",
        "time_precision": "BIGINT",
        "time_basis": "VARCHAR",
        "numbers": _NUMBER,
        "attribution": "VARCHAR",  # id of a row of attributions; null: the report asserts it
        "author": "VARCHAR",  # factuality for the author; null: none was given
        "factuality": "VARCHAR",  # factuality for the voice nearest the fact
        "tense": "VARCHAR",
        "basis": "VARCHAR",
        "rule": "VARCHAR",
    },
    "attributions": {
        **_KEY,
        "id": "VARCHAR",
        "local": "VARCHAR",
        "source": "VARCHAR",
        "cue": "VARCHAR",
        "content": "VARCHAR",
        "start": "BIGINT",  # of the content
        "end": "BIGINT",
        "quoting": "VARCHAR",
        "illocution": "VARCHAR",
        "nested_in": "VARCHAR",
        "rule": "VARCHAR",
        "chain": _STEP,
    },
    "conditions": {
        **_KEY,
        "id": "VARCHAR",
        "local": "VARCHAR",
        "relation": "VARCHAR",
        "subject": "VARCHAR",
        "subject_key": "VARCHAR",  # the same for the same thing, whichever report names it
        "subject_type": "VARCHAR",
        "subject_codes": "VARCHAR[]",
        "object": "VARCHAR",
        "object_key": "VARCHAR",
        **_PLACE,
        "value": "VARCHAR",
        "status": "VARCHAR",
        "tense": "VARCHAR",  # of the event that it follows from, for the voice nearest the fact; null: stated as such
        "since_earliest": "DATE",
        "since_latest": "DATE",
        "until_earliest": "DATE",
        "until_latest": "DATE",
        "evidence": "VARCHAR[]",
        "start": "BIGINT",  # of the first stretch of evidence
        "end": "BIGINT",
        "attribution": "VARCHAR",
        "from_event": "VARCHAR",
    },
    "entities": {
        **_KEY,
        "id": "VARCHAR",
        "local": "VARCHAR",
        "key": "VARCHAR",
        "name": "VARCHAR",
        "entity_type": "VARCHAR",
        "wikidata": "VARCHAR",
        "codes": "VARCHAR[]",
        "mentions": "BIGINT",
        "start": "BIGINT",  # of its first mention, code points
        "end": "BIGINT",
    },
    # Only compaction writes these: when each coding that it packed was put on record, and their order.
    "codings": {**_KEY, "number": "BIGINT", "committed_at": "TIMESTAMP"},
}
