from __future__ import annotations

import json
import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ebbtide.host import slices
from ebbtide.host.slices import read_json

plain = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text()
values = st.recursive(
    plain, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=30
)


@given(values, st.sampled_from([None, 0, 2]))
def test_it_reads_what_the_standard_library_writes(value: Any, indent: int | None) -> None:
    assert read_json(json.dumps(value, indent=indent)) == value


@given(st.text(alphabet='{}[]",:1 e\\n', max_size=30))
def test_it_takes_and_refuses_what_the_standard_library_does(text: str) -> None:
    try:
        expected = json.loads(text)
    except ValueError:
        with pytest.raises(json.JSONDecodeError):
            read_json(text)
    else:
        found = read_json(text)
        assert found == expected or (isinstance(found, float) and math.isnan(found))


@pytest.mark.parametrize(
    "text", ["", "{", "[1", '{"a"', '{"a":', '{"a" 1}', "{1:2}", "[1,]", "1 2"]
)
def test_what_is_no_json_is_refused(text: str) -> None:
    with pytest.raises(json.JSONDecodeError):
        read_json(text)


def test_jobs_are_read_one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """Between two of them other threads get the interpreter's lock."""
    longest = 0
    decode = json.JSONDecoder().raw_decode

    def counted(text: str, at: int) -> tuple[Any, int]:
        nonlocal longest
        value, end = decode(text, at)
        longest = max(longest, end - at)
        return value, end

    monkeypatch.setattr(slices, "_decode", counted)
    jobs = [{"number": number, "name": "x" * 50} for number in range(1000)]
    assert read_json(json.dumps({"id": 1, "result": {"jobs": jobs}}))["result"]["jobs"] == jobs
    assert 50 < longest < 100
