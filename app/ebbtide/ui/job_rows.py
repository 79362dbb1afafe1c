"""Which jobs the list shows, and in what order. No Qt.

Sorting and filtering are done here and not by Qt's proxy: Python sorts keys that are at
hand in a tenth of the time that Qt takes to ask Python for every row.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Any

from ebbtide.core.jobs import JobId
from ebbtide.core.ports import JobView
from ebbtide.ui.columns import SortKey, own_order
from ebbtide.ui.mirror import Choice, Group, choices_of

_MANY = 100
"""From here on looking through all rows is faster than looking for each."""


@dataclass(frozen=True, slots=True)
class Sieve:
    """What lets a job through: one choice of the rail, and every word of a search."""

    choice: Choice = Group.ALL
    words: tuple[str, ...] = ()

    def passes(self, view: JobView) -> bool:
        """Tell whether a job is to be shown."""
        if self.choice is not Group.ALL and self.choice not in choices_of(view):
            return False
        return not self.words or self._has_words(view)

    def _has_words(self, view: JobView) -> bool:
        hay = "\n".join([view.job.name, *[file.url for file in view.job.files]]).casefold()
        return all(word in hay for word in self.words)


class JobRows:
    """The shown jobs, sorted by keys that are computed once for each change of a job."""

    def __init__(self) -> None:
        self._views: list[JobView] = []
        self._places: list[Any] = []
        self._place_of: dict[JobId, Any] = {}
        self._key: SortKey = own_order

    def __len__(self) -> int:
        return len(self._views)

    def __contains__(self, job_id: JobId) -> bool:
        return job_id in self._place_of

    def __getitem__(self, row: int) -> JobView:
        return self._views[row]

    @property
    def views(self) -> list[JobView]:
        """The jobs as they lie."""
        return self._views

    @property
    def ids(self) -> AbstractSet[JobId]:
        """The jobs that are shown."""
        return self._place_of.keys()

    def row_of(self, job_id: JobId) -> int | None:
        """Return the row of a job, or None when it is not shown."""
        key = self._place_of.get(job_id)
        return None if key is None else bisect_left(self._places, key)

    def rows_of(self, jobs: Collection[JobId]) -> list[int]:
        """Return the rows of those jobs that are shown, from the top."""
        if len(jobs) > _MANY:
            wanted = set(jobs)
            return [row for row, view in enumerate(self._views) if view.job.id in wanted]
        return sorted(row for one in jobs if (row := self.row_of(one)) is not None)

    def replace(self, views: Iterable[JobView]) -> None:
        """Take over jobs as they are now, each in its row."""
        for view in views:
            if (row := self.row_of(view.job.id)) is not None:
                self._views[row] = view

    def set_key(self, key: SortKey) -> list[int] | None:
        """Sort by another key; see `order_after`."""
        self._key = key
        return self.order_after({view.job.id: view for view in self._views})

    def order_after(self, touched: Mapping[JobId, JobView]) -> list[int] | None:
        """Return the rows in the order in which they belong, or None if they lie so.

        Args:
            touched: the jobs that may belong elsewhere now.
        """
        keys = {one: self._key(view) for one, view in touched.items() if one in self._place_of}
        moved = {one: key for one, key in keys.items() if self._place_of[one] != key}
        if not moved:
            return None
        self._place_of.update(moved)
        self._places = [self._place_of[view.job.id] for view in self._views]
        return self.sorted_order()

    def sorted_order(self) -> list[int] | None:
        """Return the rows in the order of their keys, or None if they lie so."""
        order = sorted(range(len(self._places)), key=self._places.__getitem__)
        return None if order == list(range(len(order))) else order

    def arrange(self, order: list[int]) -> None:
        """Lay the rows in an order."""
        self._views = [self._views[row] for row in order]
        self._places = [self._places[row] for row in order]

    def remove(self, first: int, last: int) -> None:
        """Take away rows, both ends included."""
        for view in self._views[first : last + 1]:
            del self._place_of[view.job.id]
        del self._views[first : last + 1]
        del self._places[first : last + 1]

    def insert(self, row: int, views: list[JobView]) -> None:
        """Put jobs before a row."""
        places = [self._key(view) for view in views]
        self._views[row:row] = views
        self._places[row:row] = places
        self._place_of.update(zip((view.job.id for view in views), places, strict=True))

    def landings(self, views: Iterable[JobView]) -> list[tuple[int, list[JobView]]]:
        """Return where new jobs belong, those together that come before the same row."""
        found: list[tuple[int, list[JobView]]] = []
        for key, view in sorted(((self._key(view), view) for view in views), key=_first):
            row = bisect_left(self._places, key)
            if found and found[-1][0] == row:
                found[-1][1].append(view)
            else:
                found.append((row, [view]))
        return found


def _first(pair: tuple[Any, JobView]) -> Any:
    return pair[0]


def spans(rows: list[int]) -> list[tuple[int, int]]:
    """Return sorted numbers as runs, both ends included: 1 2 3 7 is 1-3, 7-7."""
    runs: list[tuple[int, int]] = []
    for row in rows:
        if runs and runs[-1][1] == row - 1:
            runs[-1] = (runs[-1][0], row)
        else:
            runs.append((row, row))
    return runs
