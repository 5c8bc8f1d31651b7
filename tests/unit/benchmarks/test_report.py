from pathlib import Path

import pytest

from benchmarks.report import BEGIN, END, number, p50, p95, table, write_between_markers


def test_percentiles_of_a_hundred_values() -> None:
    values = [float(value) for value in range(101)]
    assert (p50(values), p95(values)) == (50.0, 95.0)


@pytest.mark.parametrize(
    ("value", "shown"), [(0.0512, "0.05"), (9.994, "9.99"), (12.34, "12.3"), (1601.2, "1601")]
)
def test_three_digits_that_matter(value: float, shown: str) -> None:
    assert number(value) == shown


def test_table_is_markdown() -> None:
    assert table(["a", "b"], [["c", "1"]]) == "| a | b |\n| :-- | --: |\n| c | 1 |"


def test_a_former_run_is_replaced(tmp_path: Path) -> None:
    readme = tmp_path / "README.md"
    readme.write_text(f"before\n{BEGIN}\nold\n{END}\nafter\n", encoding="utf-8")
    write_between_markers(readme, "new")
    assert readme.read_text(encoding="utf-8") == f"before\n{BEGIN}\n\nnew\n\n{END}\nafter\n"


def test_a_file_without_markers_is_left_alone(tmp_path: Path) -> None:
    readme = tmp_path / "README.md"
    readme.write_text("before", encoding="utf-8")
    with pytest.raises(ValueError, match="README"):
        write_between_markers(readme, "new")
    assert readme.read_text(encoding="utf-8") == "before"
