"""Simulations of the samples: draws against single runs, pairs, partial results, reproduction."""

import re
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
from scipy import stats

from costmodel.analysis.run import ScenarioFile, run
from costmodel.analysis.simulation.model import open_model
from costmodel.analysis.simulation.result import SimulatedOutput, Simulation
from costmodel.analysis.simulation.simulate import Design, simulate
from costmodel.assumptions.problems import AssumptionsError
from costmodel.assumptions.reading import Amount
from costmodel.kernel.expression import Expr
from costmodel.kernel.number_rules import NUMBERS, Surroundings

Floats = npt.NDArray[np.float64]
SAMPLES = Path(__file__).parent / "samples"
# Given headcount, so that nothing is sized and a thousand draws take no time.
SMALL = (
    "teams.inhouse.headcount=18..20..25",
    "platform.seat=$50..$100..$150 / month",
    "telephony.minute=$0.02 / min",
)


def small(*overrides: str, draws: int = 1024, seed: int = 0, **options: object) -> Simulation:
    file = ScenarioFile(SAMPLES / "seed_sample.yaml", (*SMALL, *overrides))
    return simulate([file], Design(draws, seed), **options)  # type: ignore[arg-type]


def output(result: Simulation, name: str, scope: str = "seed_sample") -> SimulatedOutput:
    return next(each for each in result.outputs if (each.scope, each.name) == (scope, name))


def test_each_draw_is_a_run_with_its_inputs() -> None:
    """Single runs of the files, given the inputs of a draw as plain text."""
    files = [SAMPLES / "inhouse.yaml", SAMPLES / "hybrid.yaml"]
    result = simulate([ScenarioFile(file) for file in files], Design(4))
    table = result.table
    for draw in (0, 3):
        for file in files:
            scope = file.stem
            inputs = open_model([ScenarioFile(file)]).inputs
            settings = []
            for path, each in inputs.items():
                value = float(table[f"{scope}.{path}"][draw])
                settings.append(f"{path}={value_text(value, each.amount)}")
            once = run(ScenarioFile(file, tuple(settings)))
            for name in ("run_rate_cost", "npv", "total_cost"):
                found = float(table[f"{scope}.{name}"][draw])
                assert found == pytest.approx(once.value(name), rel=1e-9)


def value_text(value: float, amount: Amount) -> str:
    """A value as a file would have it, in the words of the range it comes from."""
    *_, behind = amount.text.rpartition("..")
    words = re.sub(r"^[$0-9_.]+", "", behind)
    scaled = 100 * value if "%" in words or "points" in words else value
    return f"{'$' if '$' in behind else ''}{scaled:.17g}{words}"


def test_a_sum_of_two_inputs_has_the_mean_and_spread_of_a_sum() -> None:
    result = small()
    found = output(result, "run_rate_cost")
    fte = stats.beta(1 + 4 * 2 / 7, 1 + 4 * 5 / 7, 18, 7)
    seat = stats.beta(3, 3, 50, 100)
    fixed = 24_000 + 60_000
    mean = fte.mean() * (50_000 + 12 * seat.mean()) + fixed
    square = (fte.var() + fte.mean() ** 2) * (144 * seat.var() + (50_000 + 12 * seat.mean()) ** 2)
    assert abs(found.spread.mean.value - mean) <= 2 * found.spread.mean.error < 1e-3 * mean
    assert found.spread.deviation == pytest.approx(np.sqrt(square - (mean - fixed) ** 2), rel=0.01)
    assert found.typical == pytest.approx(1_108_000)


def test_the_same_seed_has_the_same_bits_and_seed_0_is_one() -> None:
    first, again, other = (small(draws=100, seed=seed) for seed in (0, 0, 1))
    for name, column in first.table.items():
        np.testing.assert_array_equal(column, again.table[name])
    name = "seed_sample.run_rate_cost"
    assert (first.table[name] != other.table[name]).all()


def test_one_more_uncertain_input_moves_no_other_draw() -> None:
    before = small(draws=64).table
    after = small("costs.training_management_qa.amount=50_000..60_000..90_000 $ / year", draws=64)
    for name, column in before.items():
        if "inhouse" in name or "seat" in name:
            np.testing.assert_array_equal(after.table[name], column)


def test_shared_inputs_are_drawn_once_for_both() -> None:
    files = [ScenarioFile(SAMPLES / f"{name}.yaml") for name in ("inhouse", "hybrid")]
    model = open_model(files)
    values = model.values(model.shares(8, 0, "sobol"))
    np.testing.assert_array_equal(
        values["inhouse", "demand.contacts"], values["hybrid", "demand.contacts"]
    )
    assert ("hybrid", "teams.inhouse.shrinkage") not in values


def test_more_draws_begin_with_the_same() -> None:
    few, many = small(draws=96).table, small(draws=256).table
    for name, column in few.items():
        np.testing.assert_array_equal(many[name][:96], column)


def test_doubling_ends_when_the_mean_is_sure_enough() -> None:
    file = ScenarioFile(SAMPLES / "seed_sample.yaml", SMALL)
    result = simulate([file], Design(65_536, tolerance=2e-4))
    assert result.relative_error <= 2e-4
    assert result.draws in {2**power for power in range(10, 17)}
    assert not result.partial
    stopped = simulate([file], Design(2_048, tolerance=1e-9))
    assert stopped.draws == 2_048
    assert stopped.relative_error > 1e-9


def test_an_interruption_gives_what_is_there() -> None:
    def interrupt(done: int, _draws: int) -> None:
        if done >= 1024:
            raise KeyboardInterrupt

    result = small(draws=4096, progress=interrupt)
    assert (result.draws, result.asked, result.partial) == (1024, 4096, True)
    whole = small(draws=1024)
    assert output(result, "run_rate_cost") == output(whole, "run_rate_cost")


def test_a_draw_without_a_finite_value_is_named_with_its_inputs(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Of a model that breaks where more than 22 people are there."""
    rule = NUMBERS["input"]

    def breaking(node: Expr, args: list[Floats], around: Surroundings) -> Floats:
        found = rule(node, args, around)
        is_headcount = "headcount" in repr(node)
        return np.where(found > 22, np.nan, found) if is_headcount else found

    people = small().table["seed_sample.teams.inhouse.headcount"]
    first = int(np.flatnonzero(people > 22)[0])
    monkeypatch.setitem(NUMBERS, "input", breaking)
    with pytest.raises(AssumptionsError, match=f"draw {first + 1}: ") as caught:
        small()
    (problem,) = caught.value.problems
    assert f"teams.inhouse.headcount of seed_sample = {people[first]:.10g}" in problem.help
    assert "has no finite value" in problem.message


def test_payback_without_a_value_counts_as_later() -> None:
    result = small("benefits.churn.reduction=4..11..14 points")
    within = next(each for each in result.chances if each.text == "payback_months <= 12")
    missing = output(result, "payback_months").spread.missing
    assert within.chance.value == pytest.approx(1 - missing)
    assert 0.01 < missing < 0.99


def test_what_is_shown_by_month_are_quantiles_of_the_months() -> None:
    result = small()
    (fan,) = result.fans
    assert (fan.name, len(fan.bands), len(fan.bands[0])) == ("running_cost", 5, 12)
    for low, high in zip(fan.bands[:-1], fan.bands[1:], strict=True):
        assert all(a <= b for a, b in zip(low, high, strict=True))
    found = output(result, "run_rate_cost").spread.quantiles[2].value
    assert 12 * fan.bands[2][-1] == pytest.approx(found, rel=1e-9)


def test_courses_decide_how_much_averages_out() -> None:
    """The mean of 12 independent months varies a twelfth as much as one draw for all."""
    spreads = {}
    for course in ("held", "AR(1) 0.0"):
        minute = "value: $2 / min, low: $1 / min, high: $3 / min"
        text = f"telephony.minute={{{minute}, over_months: {course}}}"
        file = ScenarioFile(SAMPLES / "seed_sample.yaml", (*SMALL[1:2], "platform.seat=null", text))
        result = simulate([file], Design(4096))
        spreads[course] = output(result, "total_cost").spread.deviation
    assert spreads["held"] / spreads["AR(1) 0.0"] == pytest.approx(np.sqrt(12), rel=0.05)


@pytest.mark.parametrize("course", ["yearly", "AR(1) 0.9", "random walk"])
def test_the_spread_of_36_months_is_that_of_correlated_normals(course: str) -> None:
    """A sum of normals by month, as a share of 36 times one: the sum of their covariances."""
    month = np.arange(36)
    earlier = np.minimum.outer(month, month)
    covariance = {
        "yearly": np.equal.outer(month // 12, month // 12).astype(float),
        "AR(1) 0.9": 0.9 ** np.abs(np.subtract.outer(month, month)),
        "random walk": (earlier + 1) / 36,
    }[course]
    spreads = []
    for each in ("held", course):
        minute = "value: $2 / min, low: $1 / min, high: $3 / min, dist: normal"
        text = f"telephony.minute={{{minute}, over_months: {each}}}"
        settings = ("horizon=36 months", "platform.seat=null", text)
        file = ScenarioFile(SAMPLES / "seed_sample.yaml", settings)
        found = output(simulate([file], Design(16_384)), "total_cost").spread
        spreads.append((found.mean.value, found.deviation))
    (held, deviation), (mean, moving) = spreads
    assert mean == pytest.approx(held, rel=1e-4)
    assert moving / deviation == pytest.approx(float(np.sqrt(covariance.sum()) / 36), rel=0.03)


def test_files_without_anything_uncertain_are_refused() -> None:
    plain = ("platform.seat=$100 / month", "telephony.minute=$0.02 / min")
    with pytest.raises(AssumptionsError, match="nothing is uncertain"):
        simulate([ScenarioFile(SAMPLES / "seed_sample.yaml", plain)])


def test_a_result_that_does_not_exist() -> None:
    with pytest.raises(AssumptionsError, match="no result `payback_month`"):
        small(names=("payback_month",))
