"""Cost bits, named policies, and what people write."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ebbtide.core.costs import (
    COST_STATES,
    POLICIES,
    CostState,
    accepts,
    parse_policy,
    policy_in_words,
)

# BITS' own table (BITS_COST_STATE_*, BITS_JOB_TRANSFER_POLICY_*).
BITS = {
    CostState.UNRESTRICTED: 0x1,
    CostState.CAPPED_USAGE_UNKNOWN: 0x2,
    CostState.BELOW_CAP: 0x4,
    CostState.NEAR_CAP: 0x8,
    CostState.OVER_CAP_CHARGED: 0x10,
    CostState.OVER_CAP_THROTTLED: 0x20,
    CostState.USAGE_BASED: 0x40,
    CostState.ROAMING: 0x80,
    CostState.RESERVED: 0x40000000,
    CostState.IGNORE_CONGESTION: 0x80000000,
}
# In the order of the bits: 1, 2, 4, 8, 0x10, 0x20, 0x40, 0x80.
ACCEPTED = """
always       | y y y y y y y y | 0x800000FF
not-roaming  | y y y y y y y - | 0x8000007F
no-surcharge | y y y y - y y - | 0x8000006F
standard     | y y y - - y y - | 0x80000067
unrestricted | y - - - - y - - | 0x80000021
"""


def test_the_ten_bits() -> None:
    assert {state: state.value for state in CostState} == BITS


@pytest.mark.parametrize("line", ACCEPTED.strip().splitlines())
def test_what_each_named_policy_accepts(line: str) -> None:
    name, states, value = (cell.strip() for cell in line.split("|"))
    assert POLICIES[name] == int(value, 16)
    for state, expected in zip(COST_STATES, states.split(), strict=True):
        assert accepts(POLICIES[name], state) is (expected == "y")


def test_the_table_is_complete() -> None:
    assert [line.split("|")[0].strip() for line in ACCEPTED.strip().splitlines()] == [*POLICIES]


@pytest.mark.parametrize(
    ("text", "policy"),
    [
        ("Standard", 0x80000067),
        ("no_surcharge", 0x8000006F),
        ("0x21", 0x21),
        ("33", 0x21),
        ("below-cap+near-cap", 0xC),
        ("roaming + unrestricted", 0x81),
    ],
)
def test_policies_that_people_write(text: str, policy: int) -> None:
    assert parse_policy(text) == policy


@pytest.mark.parametrize(
    "text", ["", "cheap", "0x0", "-1", "0x1ffffffff", "1e3", "reserved", "a+b"]
)
def test_what_is_no_policy(text: str) -> None:
    with pytest.raises(ValueError, match="must be"):
        parse_policy(text)


def test_a_policy_that_would_never_let_a_job_run_is_refused() -> None:
    with pytest.raises(ValueError, match="never"):
        parse_policy("0x80000000")


@given(st.integers(0, 0xFFFFFFFF).filter(lambda mask: mask & 0xFF))
def test_words_lead_back_to_the_policy(policy: int) -> None:
    assert parse_policy(policy_in_words(policy)) == policy
