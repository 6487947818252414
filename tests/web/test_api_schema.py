"""The API against its own description: requests made from it, wrong ones too; the same ones every time."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)
from tests.hand_made import capture, example

from onrecord.store.store import open_store
from onrecord.web.app import make_app

CHECKS: list[Any] = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]
EXAMPLES = 8  # of each path and method


@pytest.fixture(scope="module")
def description(tmp_path_factory: pytest.TempPathFactory) -> Any:
    folder = tmp_path_factory.mktemp("schema") / "record"
    with open_store(folder) as store:
        store.add([example(), capture("c1", "Delta Post", date(2024, 12, 2), status="denied")])
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ONRECORD_TOKEN", "token")
        patch.setenv("ONRECORD_RATE", "0")
        return schemathesis.openapi.from_asgi("/api/v1/openapi.json", make_app(folder))


@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE])
def test_what_is_answered_is_what_is_described(description: Any, mode: GenerationMode) -> None:
    operations = [each.ok() for each in description.get_all_operations()]
    assert len(operations) > 20
    for operation in operations:

        @settings(
            max_examples=EXAMPLES, derandomize=True, deadline=None, database=None,
            phases=[Phase.explicit, Phase.generate], suppress_health_check=list(HealthCheck),
        )  # fmt: skip
        @given(case=operation.as_strategy(generation_mode=mode))
        def holds(case: Any) -> None:
            case.call_and_validate(headers={"Authorization": "Bearer token"}, checks=CHECKS)

        with suppress(Unsatisfiable):  # a path without parameters can't be asked wrongly
            holds()
