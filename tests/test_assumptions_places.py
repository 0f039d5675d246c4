"""Where the numbers of a scenario stand."""

from pathlib import Path

from costmodel.assumptions.layers import read_layers
from costmodel.assumptions.loading import load_scenario
from costmodel.assumptions.places import Places
from costmodel.kernel.quantity import Graph
from tests.edited_books import write_files


def test_keys_and_files_of_inputs(tmp_path: Path) -> None:
    file = write_files(tmp_path) / "own.yaml"
    places = Places(read_layers(file, ()).tree)
    inputs = load_scenario(file, Graph()).scenario.inputs
    found = {
        path: places.of(path, inputs[path])
        for path in ("demand.growth", "teams.desk.shrinkage", "demand.callback_share")
    }
    growth, shrinkage = found["demand.growth"], found["teams.desk.shrinkage"]
    assert growth is not None
    assert (growth.keys, Path(growth.position[0]).name) == (("demand", "growth"), "base.yaml")
    assert shrinkage is not None
    assert shrinkage.keys == ("teams", "desk", "shrinkage", "value")
    high = places.beside(shrinkage, "high")
    assert high is not None
    assert high.scalar.text == "40%"
    assert places.beside(shrinkage, "p10") is None
    assert found["demand.callback_share"] is None  # a default


def test_a_text_with_two_names_has_two_keys(tmp_path: Path) -> None:
    file = write_files(tmp_path) / "base.yaml"
    text = file.read_text("utf-8").replace("growth: 6% / year", "growth: *rate")
    file.write_text(text.replace("discount_rate: 10%", "discount_rate: &rate 10% / year"), "utf-8")
    own = tmp_path / "own.yaml"
    places, inputs = (
        Places(read_layers(own, ()).tree),
        load_scenario(own, Graph()).scenario.inputs,
    )
    found = [places.of(path, inputs[path]) for path in ("discount_rate", "demand.growth")]
    assert [each and each.keys for each in found] == [("discount_rate",), ("demand", "growth")]
    assert found[0] is not None
    assert found[1] is not None
    assert found[0].position == found[1].position
