"""The layout of a difference by assumption."""

from collections.abc import Callable
from pathlib import Path

from tests.conftest import costmodel

SAMPLES = Path(__file__).parent / "samples"


def test_the_table_and_the_bars(golden: Callable[[str, str], None]) -> None:
    files = ("inhouse.yaml", "hybrid.yaml")
    golden("changes.txt", costmodel("compare", *files, "--by", "assumption", "-q", cwd=SAMPLES).out)


def test_data_and_rows() -> None:
    files = ("compare", "inhouse.yaml", "hybrid.yaml", "--by", "assumption", "-q", "--format")
    assert '"changes_of"' in costmodel(*files, "json", cwd=SAMPLES).out
    rows = costmodel(*files, "csv", cwd=SAMPLES).out.splitlines()
    assert rows[0] == "change,result,unit,contribution,alone"
    assert len(rows) == 1 + 2 * 3


def test_it_is_a_report_of_its_own() -> None:
    files = ("compare", "inhouse.yaml", "hybrid.yaml", "--by", "assumption")
    assert costmodel(*files, "--flip", cwd=SAMPLES).code == 2
    assert costmodel(*files, "ai_nights.yaml", cwd=SAMPLES).code == 2
