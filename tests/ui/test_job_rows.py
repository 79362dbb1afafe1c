from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from ebbtide.ui.job_rows import spans


@given(st.sets(st.integers(0, 30)))
def test_spans_cover_exactly_the_rows(rows: set[int]) -> None:
    runs = spans(sorted(rows))
    covered = [row for first, last in runs for row in range(first, last + 1)]
    assert covered == sorted(rows)
    assert all(later[0] > earlier[1] + 1 for earlier, later in pairwise(runs))
