"""Break-even: solutions put back in give what was wanted."""

import random
from collections.abc import Mapping

import pytest

from costmodel.analysis.compare import open_comparison
from costmodel.analysis.run import Opened, ScenarioFile, compute, open_scenarios
from costmodel.analysis.solving import flips, goal_of, solve
from costmodel.analysis.typical import typical_inputs
from costmodel.assumptions.problems import AssumptionsError
from costmodel.kernel.expression import Expr
from costmodel.kernel.numbers import at_typical, evaluate
from costmodel.model.returns import npv
from tests.assumption_files import SAMPLES
from tests.plans import near

SEED = ScenarioFile(SAMPLES / "seed_sample.yaml")
PAIR = [ScenarioFile(SAMPLES / f"{name}.yaml") for name in ("inhouse", "hybrid")]
GOALS = ("npv", "run_rate_cost", "total_cost", "cost_per_contact", "labor", "platform", "telephony")


def again(opened: Opened, node: Expr, changes: Mapping[tuple[str, str], float]) -> float:
    """A line's value with inputs changed, in the last month."""
    values: dict[tuple[str, str], float] = {}
    for each in opened.loaded:
        values |= typical_inputs(each.scenario)
    values |= changes
    months = opened.loaded[0].scenario.horizon
    (array,) = evaluate([node], at_typical(values), months=months)
    return float(array[0, -1, 0])


def test_the_break_even_churn_of_the_sample() -> None:
    opened = open_scenarios([SEED])
    goal = goal_of(opened, "seed_sample", "npv")
    found = solve(opened, "benefits.churn.reduction", goal, 0.0)
    (solution,) = found.searched.solutions
    assert solution.value == near(0.1108)
    assert goal[1].value == near(-608_000)


@pytest.mark.parametrize("seed", range(50))
def test_a_solution_put_back_in_gives_the_goal(seed: int) -> None:
    choose = random.Random(seed)  # noqa: S311 - a test's choice
    opened = open_scenarios([PAIR[seed % 2]])
    s = opened.loaded[0].scenario
    paths = [p for p, a in s.inputs.items() if a.low is not None and "aht" not in p]
    path, name = choose.choice(paths), choose.choice(GOALS)
    node, now = goal_of(opened, s.scope, name)
    amount = s.inputs[path]
    other = amount.value + 0.6 * ((amount.high or 0) - amount.value)
    wanted = again(opened, node, {(s.scope, path): other})
    found = solve(opened, path, (node, now), wanted)
    if wanted == near(now.value or 0.0):
        return  # the goal does not depend on this assumption
    assert found.searched.solutions
    for solution in found.searched.solutions:
        reached = again(opened, node, {(s.scope, path): solution.value})
        assert reached == near(solution.reached, 1e-9)
        assert solution.jumps or reached == near(wanted, 1e-9)


def test_there_may_be_no_solution_and_the_ends_say_why() -> None:
    opened = open_scenarios([SEED])
    goal = goal_of(opened, "seed_sample", "npv")
    found = solve(opened, "telephony.minute", goal, 1e9).searched
    assert found.solutions == ()
    assert found.at_low < 1e9
    assert found.at_high < 1e9


def test_whole_agents_make_a_flip() -> None:
    opened = open_scenarios([PAIR[0]])
    goal = goal_of(opened, "inhouse", "paid_fte")
    (solution,) = solve(opened, "demand.channels.voice.aht", goal, 60.0).searched.solutions
    assert solution.jumps
    assert solution.reached == pytest.approx(60, abs=0.5)


def test_flips_make_both_scenarios_worth_the_same() -> None:
    dear = ("automation.assistant.price=$1..$30..$90 / resolution",)
    opened, (comparison,) = open_comparison([PAIR[0], ScenarioFile(PAIR[1].path, dear)])
    worth = npv(comparison)
    scale = abs(again(opened, npv(comparison.baseline), {}))
    found = [flip for flip in flips(opened, worth) if flip.flips]
    assert "automation.assistant.price" in {flip.path for flip in found if flip.inside}
    for flip in found:
        for solution in flip.flips:
            keys = [
                (each.scenario.scope, flip.path)
                for each in opened.loaded
                if flip.path in each.scenario.inputs
            ]
            reached = again(opened, worth, dict.fromkeys(keys, solution.value))
            assert solution.jumps or abs(reached) < 1e-8 * scale


@pytest.mark.parametrize(
    ("path", "help_text"),
    [
        ("telephony.minut", "did you mean `telephony.minute`?"),
        ("automation.ivr.containment", "it has parts"),
    ],
)
def test_what_is_no_number_of_the_assumptions(path: str, help_text: str) -> None:
    opened = open_scenarios([PAIR[1]])
    goal = goal_of(opened, "hybrid", "npv")
    with pytest.raises(AssumptionsError) as caught:
        solve(opened, path, goal, 0.0)
    assert help_text in caught.value.problems[0].help


def test_what_is_no_result() -> None:
    opened = open_scenarios([SEED])
    compute(opened)
    with pytest.raises(AssumptionsError) as caught:
        goal_of(opened, "seed_sample", "npw")
    assert caught.value.problems[0].help == "did you mean `npv`?"
