"""What bytes cost on a network, and which costs a job accepts.

Cost states are BITS' own bits (BITS_COST_STATE_*): a network is in exactly one of
them, and a job runs where its policy, a set of them, has it.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum


class CostState(Enum):
    """One bit each; the values are BITS'."""

    UNRESTRICTED = 0x00000001
    """No limit, or the cost is not known."""
    CAPPED_USAGE_UNKNOWN = 0x00000002
    """A plan with a cap; how much of it is used is not known."""
    BELOW_CAP = 0x00000004
    """Less than 80 % of the cap is used."""
    NEAR_CAP = 0x00000008
    """80 to 100 % of the cap are used."""
    OVER_CAP_CHARGED = 0x00000010
    """Over the cap, and every byte costs extra."""
    OVER_CAP_THROTTLED = 0x00000020
    """Over the cap: slow, but at no extra cost."""
    USAGE_BASED = 0x00000040
    """Every byte costs."""
    ROAMING = 0x00000080
    """A foreign mobile network."""
    RESERVED = 0x40000000
    IGNORE_CONGESTION = 0x80000000
    """Run although the provider reports congestion. No network is in this state."""

    @property
    def words(self) -> str:
        """The state's name as people write it: ``below-cap``."""
        return self.name.lower().replace("_", "-")


COST_STATES: tuple[CostState, ...] = (
    CostState.UNRESTRICTED,
    CostState.CAPPED_USAGE_UNKNOWN,
    CostState.BELOW_CAP,
    CostState.NEAR_CAP,
    CostState.OVER_CAP_CHARGED,
    CostState.OVER_CAP_THROTTLED,
    CostState.USAGE_BASED,
    CostState.ROAMING,
)
"""Those that a network can be in."""

ALWAYS = 0x800000FF
NOT_ROAMING = 0x8000007F
NO_SURCHARGE = 0x8000006F
STANDARD = 0x80000067
UNRESTRICTED = 0x80000021

POLICIES: Mapping[str, int] = {
    "always": ALWAYS,
    "not-roaming": NOT_ROAMING,
    "no-surcharge": NO_SURCHARGE,
    "standard": STANDARD,
    "unrestricted": UNRESTRICTED,
}
"""BITS' named policies (BITS_JOB_TRANSFER_POLICY_*)."""

POLICY_NAMES = tuple(POLICIES)
_LARGEST = 0xFFFFFFFF
_BITS: Mapping[str, int] = {
    state.words: state.value for state in (*COST_STATES, CostState.IGNORE_CONGESTION)
}


def accepts(policy: int, state: CostState) -> bool:
    """Tell whether a policy lets a job run on a network in this state."""
    return bool(policy & state.value)


def parse_policy(text: str) -> int:
    """Return a policy: a name, a number (``0x21``) or states joined by ``+``.

    Raises:
        ValueError: it is none of these, or lets the job run nowhere.
    """
    word = text.strip().lower().replace("_", "-")
    if word in POLICIES:
        return POLICIES[word]
    mask = _number(word) if word[:1].isdigit() else _sum(word)
    if mask is None or not 0 < mask <= _LARGEST:
        known = ", ".join(dict.fromkeys((*POLICY_NAMES, *_BITS)))
        raise ValueError(f"it must be one of {known}, several joined by '+', or a number")
    if not any(accepts(mask, state) for state in COST_STATES):
        raise ValueError("it would never let the job run")
    return mask


def policy_in_words(policy: int) -> str:
    """Return a policy as people write it: `parse_policy` backwards."""
    for name, mask in POLICIES.items():
        if mask == policy:
            return name
    names = [name for name, bit in _BITS.items() if policy & bit]
    words, is_whole = "+".join(names), sum(_BITS[name] for name in names) == policy
    # One state alone may be called like a policy that has more of them.
    return words if is_whole and words not in POLICIES else f"{policy:#010x}"


def _number(word: str) -> int | None:
    try:
        return int(word, 0)
    except ValueError:
        return None


def _sum(word: str) -> int | None:
    bits = [_BITS.get(part.strip()) for part in word.split("+")]
    total = 0
    for bit in bits:
        if bit is None:
            return None
        total |= bit
    return total
