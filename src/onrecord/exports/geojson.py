"""Rows as GeoJSON."""

from __future__ import annotations

from typing import Any, BinaryIO

import msgspec

from onrecord.query.rows import Rows


def write_geojson(rows: Rows[Any], file: BinaryIO) -> None:
    """A FeatureCollection (RFC 7946): one feature a row, a point in WGS84, or geometry null where there is no place."""
    features = [_feature(row) for row in rows.dicts()]
    file.write(msgspec.json.encode({"type": "FeatureCollection", "features": features}) + b"\n")


def _feature(row: dict[str, Any]) -> dict[str, Any]:
    at = (row.pop("longitude", None), row.pop("latitude", None))
    point = {"type": "Point", "coordinates": at} if None not in at else None
    known = {"id": row["id"]} if "id" in row else {}
    return {"type": "Feature", **known, "geometry": point, "properties": row}
