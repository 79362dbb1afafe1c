from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ebbtide.cli.table import Column, table_lines
from ebbtide.cli.text import width_of

COLUMNS = (
    Column("No.", right=True),
    Column("Name", least=8, middle=True),
    Column("State", least=6),
    Column("Speed", right=True, spared=1),
    Column("Left", right=True, spared=2),
)
ROWS = [
    ["1", "a-long-name.iso", "Transferring", "3.2 MB/s", "14 min"],
    ["12", "b", "Paused", "", ""],
]


def test_columns_are_aligned() -> None:
    assert table_lines(COLUMNS, ROWS, None) == [
        "No.  Name             State            Speed    Left",
        "  1  a-long-name.iso  Transferring  3.2 MB/s  14 min",
        " 12  b                Paused",
    ]


def test_narrow_table_shortens_and_leaves_out() -> None:
    assert table_lines(COLUMNS, ROWS, 36) == [
        "No.  Name       State          Speed",
        "  1  a-lo….iso  Transferr…  3.2 MB/s",
        " 12  b          Paused",
    ]


def test_what_is_left_out_first() -> None:
    heading = table_lines(COLUMNS, ROWS, 36)[0]
    assert "Speed" in heading
    assert "Left" not in heading
    assert "Speed" not in table_lines(COLUMNS, ROWS, 25)[0]


def test_without_a_terminal_one_long_name_does_not_push_the_others() -> None:
    long = ["2", "n" * 300, "Waiting", "", ""]
    heading, first, second = table_lines(COLUMNS, [*ROWS[:1], long], None)
    assert len(heading) < 100
    assert len(first) < 100
    assert "n" * 300 in second
    assert "Waiting" in second


def test_no_rows_is_a_heading() -> None:
    assert table_lines(COLUMNS, [], 80) == ["No.  Name  State  Speed  Left"]


def test_colour_changes_no_column() -> None:
    def paint(cell: str, row: int, column: int) -> str:
        return f"<{cell}>" if (row, column) == (0, 2) else cell

    assert table_lines(COLUMNS, ROWS, None, paint)[1] == (
        "  1  a-long-name.iso  <Transferring>  3.2 MB/s  14 min"
    )


@given(
    st.lists(st.lists(st.text("ab東", max_size=30), min_size=5, max_size=5), max_size=4),
    st.integers(40, 120),
)
def test_tables_fit(rows: list[list[str]], width: int) -> None:
    numbered = [["1", *row[1:3], "3 MB/s", "1 s"] for row in rows]
    assert all(width_of(line) <= width for line in table_lines(COLUMNS, numbered, width))
