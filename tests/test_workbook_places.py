"""References of formulas: long lists are taken as ranges, whatever they are written in."""

from pathlib import Path

import pytest

from tests.book_changes import Written, written_book
from tests.engines import IN_MEMORY
from tests.generated_plans import WEEK
from tests.plans import DESK
from tests.recalculation import Recalculation, differences

NAME = "a_scenario_with_a_name_that_is_long"
TEN_YEARS = 120


def book(folder: Path, *swaps: tuple[str, str]) -> Written:
    text = DESK
    for old, new in swaps:
        assert old in text
        text = text.replace(old, new)
    (folder / "week.csv").write_text(",".join(map(str, WEEK)), encoding="utf-8")
    path = folder / f"{NAME}.yaml"
    path.write_text(text, encoding="utf-8")
    return written_book(folder, [path])


def contacts_by_month(folder: Path, texts: list[str]) -> Written:
    horizon = ("horizon: 12 months", f"horizon: {len(texts)} months")
    return book(folder, horizon, ("contacts: 7_300 / month", f"contacts: [{', '.join(texts)}]"))


def formulas(written: Written, part: str) -> list[str]:
    found = [cell.formula for cell in written.cells.values() if cell.formula]
    return [formula for formula in found if part in formula]


@pytest.mark.parametrize("per", ["month", "day", "year"])
def test_a_list_by_month_is_one_range_in_any_unit(tmp_path: Path, per: str) -> None:
    written = contacts_by_month(tmp_path, [f"{200 + at} / {per}" for at in range(TEN_YEARS)])
    assert formulas(written, "INDEX('Inputs")
    assert max(map(len, formulas(written, "CHOOSE('Timing'"))) < 100
    assert differences(written.path, "formualizer") == []


@pytest.mark.parametrize("engine", IN_MEMORY)
def test_items_of_a_list_are_changed_one_by_one(tmp_path: Path, engine: str) -> None:
    written = contacts_by_month(tmp_path, [f"{200 + at} / day" for at in range(5)])
    live = Recalculation(written.path, engine).book({f"{NAME}.demand.contacts.5": 999})
    assert live.named(f"{NAME}.total_contacts") == pytest.approx(999 * 365 / 12, rel=1e-12)


def test_a_list_in_several_units_is_chosen_from(tmp_path: Path) -> None:
    written = contacts_by_month(tmp_path, ["7_000 / month", "200 / day", "300 / day"])
    assert formulas(written, "CHOOSE('Timing'")
    for engine in IN_MEMORY:
        assert differences(written.path, engine) == []


@pytest.mark.parametrize("engine", IN_MEMORY)
def test_weights_of_a_week_are_summed_as_one_range(tmp_path: Path, engine: str) -> None:
    """One by one, with this name on each, they are too long for a formula."""
    written = book(tmp_path, ("demand:", "demand:\n  profile: week.csv"))
    assert any(text.startswith("SUM('Inputs") for text in formulas(written, "SUM("))
    assert differences(written.path, engine) == []
