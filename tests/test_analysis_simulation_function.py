"""The model as a function: the same bits as without short cuts, and as single runs."""

from pathlib import Path

import numpy as np
import pytest

from costmodel.analysis.compare import compare
from costmodel.analysis.run import ScenarioFile
from costmodel.analysis.sensitivity import shapley, sobol
from costmodel.analysis.simulation.function import ModelFunction
from costmodel.analysis.simulation.model import UncertainModel, open_model
from costmodel.kernel import number_rules
from costmodel.kernel.expression import Expr
from tests.known_functions import from_closed, quadrature

SAMPLES = Path(__file__).parent / "samples"


@pytest.fixture(scope="module")
def model() -> UncertainModel:
    return open_model([ScenarioFile(SAMPLES / f"{name}.yaml") for name in ("inhouse", "hybrid")])


def one_at_a_time(model: UncertainModel) -> np.ndarray:
    """Two rows, and each with one input of the other."""
    shares = np.random.default_rng(1).random((2, len(model.inputs)))
    rows = np.stack(
        [
            each.distribution.ppf(column)
            for each, column in zip(model.inputs.values(), shares.T, strict=True)
        ],
        axis=1,
    )
    mixed = np.repeat(rows[:1], len(model.inputs), axis=0)
    np.fill_diagonal(mixed, rows[1])
    return np.concatenate([rows, mixed])


def test_rows_that_are_sized_once_have_the_same_bits(
    model: UncertainModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    function = ModelFunction(model, model.outputs[:6])
    rows = one_at_a_time(model)
    sized: list[int] = []
    rule = number_rules.NUMBERS["agents_required"]

    def counting(
        node: Expr, args: list[np.ndarray], around: number_rules.Surroundings
    ) -> np.ndarray:
        sized.append(args[0].shape[0])
        return rule(node, args, around)

    monkeypatch.setitem(number_rules.NUMBERS, "agents_required", counting)
    found = function(rows)
    most = max(sized)
    monkeypatch.setattr(ModelFunction, "_sized", lambda _self, _rows: {})
    np.testing.assert_array_equal(found, ModelFunction(model, model.outputs[:6])(rows))
    assert most < len(rows) / 2


def test_indices_of_six_inputs_are_those_of_quadrature() -> None:
    """Over the whole model: costs, benefits and returns by month."""
    held = (
        "demand.contacts=30_000 / month",
        "demand.channels.voice.aht=6 min",
        "automation.assistant.handover_aht=1.15",
        "telephony.minute=$0.02 / min",
        "teams.day.hiring_cost=$4_500",
    )
    model = open_model([ScenarioFile(SAMPLES / "hybrid.yaml", held)])
    inputs = {path: each.distribution for path, each in model.inputs.items()}
    function = ModelFunction(model, tuple(each for each in model.outputs if each.name == "npv"))
    _, _, closed = quadrature(lambda rows: function(rows)[:, 0], inputs, 5)
    first, total, shares, _ = from_closed(closed, 6)
    found = sobol(function, inputs, n=16_384, second_order=False)
    assert found.S1[0] == pytest.approx(first, abs=0.005)
    assert found.ST[0] == pytest.approx(total, abs=0.005)
    assert shapley(function, inputs, n=1_024).Sh[0] == pytest.approx(shares, abs=0.015)


def test_a_path_with_two_distributions_takes_the_same_share_of_both() -> None:
    seat = "platform.seat={value: $100..$200..$300 / month, dist: uniform}"
    files = [
        ScenarioFile(SAMPLES / "inhouse.yaml", (seat,)),
        ScenarioFile(SAMPLES / "hybrid.yaml"),
    ]
    model = open_model(files)
    function = ModelFunction(model, model.outputs[:1])
    rows = np.array([[each.amount.value for each in model.inputs.values()]])
    rows[0, function.names.index("platform.seat")] = 250
    values = function._values(rows)
    own = model.inputs["platform.seat"].distributions["hybrid"]
    assert values["inhouse", "platform.seat"].item() == 250
    assert values["hybrid", "platform.seat"].item() == pytest.approx(float(own.ppf(0.75)))


def test_the_typical_value_of_one_is_the_typical_value_of_all() -> None:
    files = [
        ScenarioFile(SAMPLES / "inhouse.yaml", ("platform.seat=$100..$120..$300 / month",)),
        ScenarioFile(SAMPLES / "hybrid.yaml", ("platform.seat=$90..$150..$160 / month",)),
    ]
    model = open_model(files)
    function = ModelFunction(model, model.outputs)
    found = function(np.array([[each.amount.value for each in model.inputs.values()]]))[0]
    compared = compare(files)
    values = {part.name: part.value for part in compared.scenarios}
    values["hybrid_vs_inhouse"] = compared.comparisons[0].value
    expected = [values[each.scope](each.name) for each in function.outputs]
    np.testing.assert_allclose(found, np.array(expected, np.float64), rtol=1e-12)
