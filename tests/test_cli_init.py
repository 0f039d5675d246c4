"""`costmodel init`."""

from pathlib import Path

import pytest
from click.testing import CliRunner

import costmodel as library
from costmodel.assumptions.shipped import KINDS, library_pieces, shipped_folder
from costmodel.cli.exits import UsageError
from costmodel.cli.init import init_command
from tests.conftest import costmodel
from tests.library import monthly


def init(folder: Path, *flags: str) -> None:
    ended = CliRunner().invoke(init_command, [str(folder), *flags])
    if ended.exception:
        raise ended.exception


def files(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


PAIR = {"in-house.yaml", "night-outsourced.yaml", "yours.yaml", "costmodel.schema.json"}
PIECES = {"common", "market/us", "model/hybrid", "platform/genesys-cx2", "staffing/in-house"}


def test_a_pair_and_what_it_builds_on_are_written(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "plans"
    init(folder)
    pieces = {f"library/{name}.yaml" for name in {*PIECES, "staffing/night-outsourced"}}
    assert files(folder) == PAIR | pieces
    for name in pieces:
        assert (folder / name).read_bytes() == (shipped_folder() / name).read_bytes()


def test_the_pair_is_valid_and_runs_at_once(tmp_path: Path) -> None:
    init(
        tmp_path,
        *("--model", "hybrid", "--staffing", "night-outsourced"),
        *("--market", "us", "--platform", "genesys-cx2"),
    )
    valid = costmodel("validate", "in-house.yaml", "night-outsourced.yaml", cwd=tmp_path)
    assert valid.code == 0, valid.err
    compared = costmodel("compare", "in-house.yaml", "night-outsourced.yaml", cwd=tmp_path)
    assert compared.code == 0, compared.err
    assert "Hybrid service, in-house (in_house)" in compared.out


@pytest.mark.parametrize("platform", ["intercom-expert", "salesforce-starter", "zendesk-team"])
@pytest.mark.parametrize("model", list(library_pieces("model")))
def test_platforms_price_machines_of_those_models_that_have_them(
    model: str, platform: str, tmp_path: Path
) -> None:
    init(tmp_path, "--model", model, "--platform", platform)
    costs = library.load(tmp_path / "in-house.yaml").run(month=1).lines
    without = {"one-on-one", "one-team", "personalized", "redirected"}
    assert "containment_rate.chat_assistant" in costs
    assert ("containment_rate.social_assistant" in costs) == (model not in without)


def test_a_piece_is_swapped_by_one_line(tmp_path: Path) -> None:
    init(tmp_path, "--platform", "genesys-cx2", "--platform", "five9-core")
    plan = tmp_path / "in-house.yaml"
    text = plan.read_text(encoding="utf-8")
    before = monthly(library.load(plan).run(month=1), "platform")
    plan.write_text(text.replace("genesys-cx2", "five9-core"), encoding="utf-8")
    after = monthly(library.load(plan).run(month=1), "platform")
    assert after / before == pytest.approx(159 / 115)


def test_what_is_yours_counts_before_the_library(tmp_path: Path) -> None:
    init(tmp_path)
    yours = tmp_path / "yours.yaml"
    more = "\nteams: {home: {min_agents: 40}}\n"
    yours.write_text(yours.read_text(encoding="utf-8") + more, encoding="utf-8")
    result = library.load(tmp_path / "in-house.yaml").run()
    assert result.in_run_rate_month("floor_bound.home") == 1


def test_in_house_is_compared_with_something(tmp_path: Path) -> None:
    init(tmp_path, "--staffing", "in-house")
    assert files(tmp_path) >= {"in-house.yaml", "night-outsourced.yaml"}


def test_one_file_that_is_there_stops_all(tmp_path: Path) -> None:
    (tmp_path / "library").mkdir()
    (tmp_path / "library" / "common.yaml").write_text("mine", encoding="utf-8")
    with pytest.raises(UsageError, match=r"common\.yaml exists; init overwrites nothing"):
        init(tmp_path)
    assert files(tmp_path) == {"library/common.yaml"}


@pytest.mark.parametrize(
    ("flags", "message"),
    [
        (("--model", "onlin"), "the library has no model `onlin`; did you mean `online`?"),
        (("--market", "moon"), "no market `moon`; `costmodel init --list` shows what there is"),
        (("--staffing", "nobody"), "no staffing `nobody`"),
        (("--platform", "genesys-cx2", "--platform", "genesis"), "no platform `genesis`"),
    ],
)
def test_what_the_library_has_not(tmp_path: Path, flags: tuple[str, ...], message: str) -> None:
    with pytest.raises(UsageError) as caught:
        init(tmp_path / "plans", *flags)
    assert message in str(caught.value)
    assert not (tmp_path / "plans").exists()


def test_the_list_names_every_piece_and_writes_nothing(tmp_path: Path) -> None:
    ended = costmodel("init", "--list", cwd=tmp_path)
    assert ended.code == 0
    shown = {line.split()[0] for line in ended.out.splitlines() if line.startswith(" ")}
    assert shown >= {name for kind in KINDS for name in library_pieces(kind)}
    assert not files(tmp_path)


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(UsageError, match="cannot be written"):
        init(tmp_path / "file")
