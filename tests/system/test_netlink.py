from __future__ import annotations

import struct

from hypothesis import given
from hypothesis import strategies as st

from ebbtide.system.netlink import attributes, messages


def packed(values: dict[int, bytes]) -> bytes:
    data = b""
    for kind, value in values.items():
        data += struct.pack("=HH", 4 + len(value), kind) + value
        data += b"\0" * (-len(data) % 4)
    return data


@given(st.dictionaries(st.integers(0, 0x3FFF), st.binary(max_size=40)))
def test_attributes_come_back(values: dict[int, bytes]) -> None:
    assert attributes(packed(values)) == values


@given(st.dictionaries(st.integers(0, 99), st.binary(max_size=40)), st.integers(0, 60))
def test_what_is_cut_off_is_left_out(values: dict[int, bytes], kept: int) -> None:
    found = attributes(packed(values)[:kept])
    assert found.items() <= values.items()


@given(st.binary(max_size=200))
def test_any_bytes_come_to_an_end(data: bytes) -> None:
    assert len(attributes(data)) <= len(data) / 4
    assert len(list(messages(data))) <= len(data) / 16


@given(st.lists(st.tuples(st.integers(0, 99), st.integers(0, 99), st.binary(max_size=40))))
def test_messages_come_back(sent: list[tuple[int, int, bytes]]) -> None:
    data = b""
    for kind, number, body in sent:
        data += struct.pack("=IHHII", 16 + len(body), kind, 0, number, 0) + body
        data += b"\0" * (-len(data) % 4)
    assert list(messages(data)) == sent
