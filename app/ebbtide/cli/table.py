"""Aligned tables that fit the terminal."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ebbtide.cli.text import elide_end, elide_middle, pad, width_of

_GAP = "  "
_WIDEST_PADDING = 40

Paint = Callable[[str, int, int], str]
"""Gets a finished cell, its row and its column; returns it with colour."""


class Column:
    """One column: its heading and what happens when there is too little room."""

    __slots__ = ("heading", "least", "middle", "right", "spared")

    def __init__(
        self,
        heading: str,
        *,
        right: bool = False,
        least: int = 0,
        middle: bool = False,
        spared: int = 0,
    ) -> None:
        self.heading = heading
        self.right = right
        self.least = least
        """The narrowest it may get; 0: it never shrinks."""
        self.middle = middle
        """Cut in the middle, not at the end."""
        self.spared = spared
        """Left out if need be: the highest first; 0: never."""


def table_lines(
    columns: Sequence[Column],
    rows: Sequence[Sequence[str]],
    width: int | None,
    paint: Paint | None = None,
) -> list[str]:
    """Return the heading and the rows as lines of at most `width` columns; None: no limit."""
    natural = [
        max(width_of(column.heading), *(width_of(row[at]) for row in rows), 0)
        for at, column in enumerate(columns)
    ]
    chosen = _fitting(columns, natural, width)
    widths = _shrunk(columns, natural, chosen, width)
    headings = [column.heading for column in columns]
    cut = width is not None
    lines = [_line(columns, chosen, widths, headings, cut=cut)]
    for number, row in enumerate(rows):
        lines.append(_line(columns, chosen, widths, row, paint, number, cut=cut))
    return lines


def _fitting(columns: Sequence[Column], natural: list[int], width: int | None) -> list[int]:
    """Return which columns are shown."""
    chosen = list(range(len(columns)))
    while width is not None:
        least = [min(natural[at], columns[at].least or natural[at]) for at in chosen]
        spare = [at for at in chosen if columns[at].spared]
        if not spare or sum(least) + len(_GAP) * (len(chosen) - 1) <= width:
            break
        chosen.remove(max(spare, key=lambda at: columns[at].spared))
    return chosen


def _shrunk(
    columns: Sequence[Column], natural: list[int], chosen: list[int], width: int | None
) -> list[int]:
    """Return the widths of all columns, the widest shrunk first."""
    widths = list(natural)
    if width is None:
        # Nothing is cut; but one long name shall not push everybody's other columns far away.
        for at in chosen:
            if columns[at].least:
                widths[at] = min(widths[at], _WIDEST_PADDING)
        return widths
    excess = sum(widths[at] for at in chosen) + len(_GAP) * (len(chosen) - 1) - width
    while excess > 0:
        elastic = [at for at in chosen if columns[at].least and widths[at] > columns[at].least]
        if not elastic:
            break
        widths[max(elastic, key=lambda at: widths[at])] -= 1
        excess -= 1
    return widths


def _line(
    columns: Sequence[Column],
    chosen: list[int],
    widths: list[int],
    row: Sequence[str],
    paint: Paint | None = None,
    number: int = 0,
    *,
    cut: bool,
) -> str:
    cells = []
    for at in chosen:
        column = columns[at]
        elide = elide_middle if column.middle else elide_end
        text = elide(row[at], widths[at]) if cut else row[at]
        # Spaces at the end of a line would only be copied along.
        is_last = at == chosen[-1] and not column.right
        cell = text if is_last else pad(text, widths[at], right=column.right)
        cells.append(paint(cell, number, at) if paint is not None else cell)
    return _GAP.join(cells).rstrip()
