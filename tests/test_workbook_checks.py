import pytest

from costmodel.analysis.compare import compare
from costmodel.analysis.run import ScenarioFile
from costmodel.workbook.heads import CHANGED, FAILS, FINE
from costmodel.workbook.inputs import CASES
from costmodel.workbook.layout import CHECKS
from costmodel.workbook.ranges import ends_of
from tests.plans import near
from tests.recalculation import Book
from tests.whole_book import rows_of, whole_book

UNITS = {  # how the ends of ranges are written
    "demand.contacts": "{:.15g} / month",
    "demand.channels.voice.aht": "{:.15g} min",
    "teams.desk.shrinkage": "{:.15%}",
    "teams.desk.pay.price": "${:.15g} / h",
    "benefits.churn.reduction": "{:.15%}",
}
PER_CENT = {"benefits.churn.reduction": " points"}


def states(book: Book) -> tuple[object, object, object]:
    return tuple(book.named(f"checks.{name}") for name in ("failed", "changed", "state"))  # type: ignore[return-value]


def test_a_fresh_book_meets_all_checks() -> None:
    written = whole_book()
    assert states(written.opened.book()) == (0, 0, FINE)
    said = rows_of(written.cells, CHECKS)
    assert len(said) > 10
    assert "Steps of the bridge add up to the change of the run rate" in said


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("own.demand.contacts", 25_000.0),
        ("own.demand.contacts.low", 19_000.0),
        ("bought.teams.desk.pay.price.high", 40.0),
        ("case", "Low"),
    ],
)
def test_a_change_is_said_on_every_sheet(name: str, value: float | str) -> None:
    written = whole_book()
    book = written.opened.book({name: value})
    assert states(book) == (0, 1, CHANGED)
    for sheet in written.cells.sheetnames:
        assert book.value(sheet, 2, 0) == CHANGED, sheet


def test_findings_are_not_said_of_other_inputs() -> None:
    written = whole_book()
    (saying,) = (
        row for row in written.cells["Summary"]["A"] if str(row.value).startswith("bought")
    )
    assert saying.value is not None
    book = written.opened.book({"own.demand.contacts": 25_000.0})
    said = book.value("Summary", saying.row - 1, 0)
    assert said == "Inputs have changed since the export: the numbers below follow them."


def test_a_target_that_searches_do_not_reach_fails_a_check() -> None:
    target = "own.demand.channels.voice.target"
    changes = {"own.demand.contacts": 2e6, f"{target}.level": 0.9999999, f"{target}.within": 0.0}
    book = whole_book().opened.book(changes)
    failed, _, state = states(book)
    assert isinstance(failed, float | int)
    assert failed >= 1
    assert state == FAILS


@pytest.mark.parametrize(
    "line", ["own.run_rate.labor", "own.total_cost", "own.npv", "bought_vs_own.npv"]
)
def test_a_number_over_a_formula_fails_a_check(line: str) -> None:
    written = whole_book()
    engine = written.opened.engine
    sheet, row, column = written.opened.names[line]
    at = written.cells.sheetnames.index(sheet), row + 1, column + 1
    book = engine.book  # type: ignore[attr-defined]
    formula = book.get_cell_formula(*at)
    value = book.get_cell_value(*at)
    try:
        book.update_cell_with_number(*at, value * 1.01)
        failed, _, state = states(written.opened.book())
        assert isinstance(failed, float | int)
        assert failed >= 1
        assert state == FAILS
    finally:
        book.set_user_input(*at, formula)
    assert states(written.opened.book()) == (0, 0, FINE)


@pytest.mark.parametrize("case", CASES)
def test_cases_are_those_of_the_engine(case: str) -> None:
    """Each case is what `--set` gives with the ends of all ranges in that case."""
    written = whole_book()
    effects = {effect.path: effect for effect in written.content.effects}
    settings: dict[str, list[str]] = {"own": [], "bought": []}
    for key, amount in written.content.amounts.items():
        ends = ends_of(amount)
        if ends is None:
            continue
        better = effects[key[1]].better
        side = {"Low": 0, "High": 1, "Optimistic": better > 0, "Pessimistic": better < 0}.get(case)
        if side is None or (case in CASES[3:] and not better):
            continue
        written_end = UNITS[key[1]].format(ends[side]).replace("%", PER_CENT.get(key[1], "%"))
        settings[key[0]].append(f"{key[1]}={written_end}")
    result = compare(
        [ScenarioFile(written.file(scope).path, tuple(found)) for scope, found in settings.items()]
    )
    book = written.opened.book({"case": case})
    for scenario in result.scenarios:
        for name in ("npv", "run_rate_cost", "paid_fte", "total_benefit"):
            assert book.named(f"{scenario.name}.{name}") == near(scenario.value(name), 1e-9)
    assert book.named("bought_vs_own.npv") == near(result.comparisons[0].value("npv"), 1e-9)
