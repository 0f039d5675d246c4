"""A draw that the model has no value for is named, with its inputs."""

from pathlib import Path

import pytest

from costmodel.analysis.run import ScenarioFile
from costmodel.analysis.simulation.drivers import drivers
from costmodel.analysis.simulation.methods import Plan
from costmodel.analysis.simulation.model import open_model
from costmodel.analysis.simulation.simulate import Design, simulate
from costmodel.assumptions.problems import AssumptionsError

RATE = "discount_rate"


@pytest.fixture(scope="module")
def plan() -> ScenarioFile:
    """A plan of 50 years; the low discount rate makes money of the last ones infinitely dear."""
    rate = "{value: 8%, low: -99.9999999999%, high: 20%, dist: discrete, chances: 0.5..50..49.5 %}"
    file = Path(__file__).parent / "samples" / "seed_sample.yaml"
    return ScenarioFile(file, (f"{RATE}={rate}", "horizon=50 years"))


@pytest.mark.parametrize("seed", range(4))
def test_the_first_bad_draw_is_named_with_its_inputs(plan: ScenarioFile, seed: int) -> None:
    model = open_model([plan])
    values = model.values(model.shares(1_024, seed, "sobol"))
    scope = model.scenarios[0].scope
    first = int((values[scope, RATE][:, 0, 0] < -0.5).argmax())
    with pytest.raises(AssumptionsError) as caught:
        simulate([plan], Design(1_024, seed))
    (problem,) = caught.value.problems
    assert problem.message.startswith(f"draw {first + 1}: `discount_factor` of `{scope}`")
    for (_, path), array in values.items():
        assert f"{path} of {scope} = {array[first, 0, 0]:.10g}" in problem.help


def test_some_first_bad_draw_lies_beyond_the_first_batch(plan: ScenarioFile) -> None:
    """The test above is of later batches, too."""
    model = open_model([plan])
    rates = (model.values(model.shares(1_024, seed, "sobol")) for seed in range(4))
    scope = model.scenarios[0].scope
    assert any((each[scope, RATE][:, 0, 0] < -0.5).argmax() > 512 for each in rates)


@pytest.mark.parametrize("method", ["tornado", "spider", "conditional", "shapley", "morris"])
def test_methods_name_the_row_and_its_inputs(plan: ScenarioFile, method: str) -> None:
    with pytest.raises(AssumptionsError, match=r"draw \d+: `discount_factor`") as caught:
        drivers([plan], Plan((method,), points=1_024))
    assert f"{RATE} of seed_sample = -1," in caught.value.problems[0].help
