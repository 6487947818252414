"""Tables as GeoJSON."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, BinaryIO

import msgspec

from onrecord.exports.table import Table


def write_geojson(table: Table, file: BinaryIO) -> None:
    """A FeatureCollection (RFC 7946): one feature a row, a point in WGS84, or geometry null where there is no place."""
    features = [_feature(table, row) for row in table.rows]
    file.write(msgspec.json.encode({"type": "FeatureCollection", "features": features}) + b"\n")


def _feature(table: Table, row: Mapping[str, Any]) -> dict[str, Any]:
    at = [row[name] for name in table.point or ()]
    point = {"type": "Point", "coordinates": at} if at and None not in at else None
    known = {"id": row["id"]} if "id" in table.names else {}
    shown = {name: row[name] for name in table.names if name not in (table.point or ())}
    return {"type": "Feature", **known, "geometry": point, "properties": shown}
