"""What is taken for the user's own traffic."""

from __future__ import annotations

from ebbtide.core.link_users import Count, UserTraffic

STEP_S = 0.025


def test_programs_that_only_knock_keep_the_link_free_for_a_small_part_of_the_time() -> None:
    users = UserTraffic()
    active = 0
    for step in range(2400):
        users.note_openings(step * STEP_S, step // 4)
        active += users.is_active
    assert 0 < active < 240


def test_headers_that_the_card_counts_are_not_the_users() -> None:
    users = UserTraffic()
    found = []
    for step in range(400):
        own = step * 125_000
        users.read(step * STEP_S, Count(int(1.09 * own), own), 5_450_000.0)
        found.append(users.is_active)
    assert any(found)
    assert not any(found[100:])
