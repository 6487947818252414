"""A Frictionless Data Package: what describes the files of an export."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import msgspec

from onrecord.exports.table import Column, Table

_TYPES: Mapping[str, dict[str, Any]] = {
    "string": {"type": "string"},
    "integer": {"type": "integer"},
    "number": {"type": "number"},
    "boolean": {"type": "boolean"},
    "date": {"type": "date"},
    "datetime": {"type": "datetime", "format": "any"},
    "list": {"type": "string"},  # in a CSV: "a; b"
}
_MEDIA = {
    "csv": "text/csv",
    "jsonl": "application/x-ndjson",
    "parquet": "application/vnd.apache.parquet",
    "geojson": "application/geo+json",
    "json": "application/json",
    "jsonld": "application/ld+json",
}
_LICENCES = [
    {"name": "CC-BY-4.0", "path": "https://creativecommons.org/licenses/by/4.0/", "title": "GeoNames and onrecord data"}
]


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """One file of an export."""

    path: str
    data: bytes
    table: Table | None = None  # what stands in it, if it is one
    described: str = ""

    @property
    def form(self) -> str:
        """Its ending."""
        return self.path.rpartition(".")[2]


def describe(name: str, title: str, citation: str, files: Iterable[File], told: Mapping[str, Any]) -> bytes:
    """``datapackage.json``; ``told`` are further properties."""
    package = {
        "profile": "data-package",
        "name": name,
        "title": title,
        "description": citation,
        "licenses": _LICENCES,
        "sources": [{"title": "GeoNames (CC BY 4.0)", "path": "https://www.geonames.org/"}],
        **told,
        "resources": [_resource(each) for each in files],
    }
    return msgspec.json.format(msgspec.json.encode(package), indent=2) + b"\n"


def _resource(file: File) -> dict[str, Any]:
    name = file.path.replace(".", "-").replace("_", "-").lower()
    found: dict[str, Any] = {
        "name": name,
        "path": file.path,
        "description": file.described,
        "format": file.form,
        "mediatype": _MEDIA[file.form],
        "bytes": len(file.data),
        "hash": f"sha256:{hashlib.sha256(file.data).hexdigest()}",
    }
    if file.table is None or file.form != "csv":
        return found
    schema = {"fields": [_field(each) for each in file.table.columns], "missingValues": [""]}
    return {**found, "profile": "tabular-data-resource", "encoding": "utf-8", "schema": schema}


def _field(column: Column) -> dict[str, Any]:
    unit = f" Unit: {column.unit}." if column.unit else ""
    several = ' Several are "a; b".' if column.type == "list" else ""
    empty = f" Empty: {column.empty}." if column.empty else ""
    return {"name": column.name, **_TYPES[column.type], "description": f"{column.meaning}{several}{unit}{empty}"}
