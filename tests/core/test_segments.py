"""Sharing out a file: whatever happens, each missing byte has at most one who fetches it."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from ebbtide.core.ranges import Ranges
from ebbtide.core.segments import Assignment, Part, assign


def test_a_gap_that_nobody_fetches_goes_first() -> None:
    missing = Ranges([(0, 100), (200, 1000)])
    assert assign(missing, [Part(200, 200, 1000)], 1) == Assignment(0, 100)


def test_the_longest_gap_goes_first() -> None:
    assert assign(Ranges([(0, 10), (20, 40)]), [], 100) == Assignment(20, 40)


def test_the_largest_part_is_halved_while_speeds_are_unknown() -> None:
    running = [Part(0, 0, 100), Part(100, 100, 1000)]
    assert assign(Ranges([(0, 1000)]), running, 10) == Assignment(550, 1000, 1)


def test_the_slowest_part_is_halved() -> None:
    running = [Part(0, 0, 500, speed=1.0), Part(500, 500, 1500, speed=100.0)]
    assert assign(Ranges([(0, 1500)]), running, 10) == Assignment(250, 500, 0)


def test_bytes_on_their_way_are_not_given_to_others() -> None:
    running = [Part(written=0, position=60, end=100)]
    assert assign(Ranges([(0, 100)]), running, 10) == Assignment(80, 100, 0)


def test_small_parts_are_left_alone() -> None:
    running = [Part(0, 0, 19)]
    assert assign(Ranges([(0, 19)]), running, 10) is None


def test_nothing_is_missing() -> None:
    assert assign(Ranges(), [], 1) is None


@given(
    held=st.lists(st.tuples(st.integers(0, 5000), st.integers(1, 500)), max_size=5),
    smallest=st.integers(1, 400),
    actions=st.lists(
        st.tuples(
            st.sampled_from(["join", "move", "fail"]), st.integers(0, 7), st.integers(1, 900)
        ),
        max_size=60,
    ),
)
def test_every_byte_arrives_once(
    held: list[tuple[int, int]], smallest: int, actions: list[tuple[str, int, int]]
) -> None:
    length = 5000
    missing = Ranges([(0, length)]) - Ranges((start, start + size) for start, size in held)
    fetched = Ranges()
    running: list[Part] = []
    # However the actions go, connections that join and move to their end finish the file.
    finish = [("join", 0, 1), ("move", 0, length)] * 400
    for kind, which, amount in actions + finish:
        if kind == "join" and len(running) < 8:
            join(running, missing - fetched, smallest)
        elif running:
            index = which % len(running)
            part = running[index]
            if kind == "fail":
                del running[index]
                continue
            end = min(part.end, part.position + amount)
            assert not (Ranges([(part.position, end)]) - missing)
            assert (fetched - Ranges([(part.position, end)])) == fetched, "fetched twice"
            fetched = fetched.add(part.position, end)
            running[index] = replace(part, written=end, position=end, speed=amount)
            if end == part.end:
                del running[index]
        if not running and fetched == missing:
            break
    assert fetched == missing


def join(running: list[Part], missing: Ranges, smallest: int) -> None:
    found = assign(missing, running, smallest)
    if found is None:
        return
    assert found.start < found.end
    if found.shortened is not None:
        victim = running[found.shortened]
        assert victim.position < found.start
        assert found.end == victim.end
        assert min(found.start - victim.position, found.end - found.start) >= smallest
        running[found.shortened] = replace(victim, end=found.start)
    running.append(Part(found.start, found.start, found.end))
    pairs = sorted((part.written, part.end) for part in running)
    assert all(one[1] <= other[0] for one, other in pairwise(pairs))
