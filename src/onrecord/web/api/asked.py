"""What a request asks, as a question to the record."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any, get_args

from onrecord.errors import BadQuery
from onrecord.query.query import CHOICES, Query
from onrecord.query.questions import Question, parameter_of
from onrecord.query.values import LONGEST, shortened

PAGE = 100  # rows where no limit is given
LARGEST_PAGE = 10_000


def query_of(question: Question, given: Sequence[tuple[str, str]]) -> Query:
    """The Query of a URL's parameters. Raises BadQuery for one that this question does not take, or given twice."""
    asked: dict[str, str] = {}
    for name, value in given:
        if name not in question.filters:
            known = ", ".join(question.filters)
            raise BadQuery(f"{question.name} can't be asked by {shortened(name)}; there are: {known}.")
        if name in asked:
            raise BadQuery(f"{name} is given twice: {shortened(asked[name])} and {shortened(value)}.")
        asked[name] = value
    query = Query.of({name: value for name, value in asked.items() if value})
    if query.limit is not None and query.limit > LARGEST_PAGE:
        raise BadQuery(f"A page has {LARGEST_PAGE} rows at most, got limit {query.limit}; `next` leads to the others.")
    return replace(query, limit=query.limit or PAGE)


def parameters_of(question: Question) -> list[dict[str, Any]]:
    """The parameters of a question as OpenAPI has them, made from the fields of Query."""
    return [_parameter(name, required=name in question.needs) for name in question.filters]


def _parameter(name: str, *, required: bool) -> dict[str, Any]:
    hint, help_, default = parameter_of(name)
    schema = dict(_schema(name, hint))
    if default is not None:
        schema["default"] = default
    return {"name": name, "in": "query", "required": required, "description": help_, "schema": schema}


def _schema(name: str, hint: Any) -> Mapping[str, Any]:
    kinds = (hint, *get_args(hint))
    if name == "limit":
        return {"type": "integer", "minimum": 1, "maximum": LARGEST_PAGE, "default": PAGE}
    if name in CHOICES:
        return {"type": "string", "enum": list(CHOICES[name])}
    if bool in kinds:
        return {"type": "boolean"}
    if datetime in kinds:
        return {"type": "string", "anyOf": [{"format": "date"}, {"format": "date-time"}]}
    if date in kinds:
        return {"type": "string", "format": "date"}
    if name == "country":
        return {"type": "string", "pattern": "^[A-Za-z]{3,4}$"}
    return {"type": "string", "minLength": 1, "maxLength": LONGEST}
