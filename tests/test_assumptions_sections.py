"""Sections: keys that are not known, missing, misspelled or in the wrong form."""

from pathlib import Path

import pytest

from costmodel.assumptions.format.scenario import Scenario
from costmodel.assumptions.sections import declarations
from costmodel.assumptions.unsound import UNSOUND, UnsoundError
from tests.assumption_files import SAMPLES, errors, load, only_error, place, under


@pytest.mark.parametrize(
    ("setting", "message", "help_text"),
    [
        ("teams.inhouse.shrinkge=30%", "unknown key `shrinkge` in `teams.inhouse`", "`shrinkage`?"),
        ("shrinkage=30%", "unknown key `shrinkage`", "known here: costmodel, name, "),
        ("demand.channels.voice.aht_min=5", "in `demand.channels.voice`", "`aht`?"),
        ("platform.seats=$1 / month", "unknown key `seats` in `platform`", "`seat`?"),
        ("teams.inhouse.pay.premium.rat=1%", "in `teams.inhouse.pay.premium`", "`rate`?"),
        (
            "teams.inhouse.zzz=null",
            "unknown key `zzz`",
            "known here: hours, time_zone, channels, ",
        ),
    ],
)
def test_unknown_keys(setting: str, message: str, help_text: str) -> None:
    problem = only_error("inhouse", setting)
    assert problem.code == "unknown-key"
    assert message in problem.message
    assert help_text in problem.help
    assert under(problem) in setting


def test_a_misspelled_key_is_not_missing_as_well(tmp_path: Path) -> None:
    text = (SAMPLES / "seed_sample.yaml").read_text()
    path = tmp_path / "plan.yaml"
    for key in ("aht", "hours", "start", "discount_rate", "minutes", "pay"):
        path.write_text(text.replace(f"{key}:", f"{key}x:", 1))
        assert only_error(str(path)).code == "unknown-key"
    path.write_text("extnds: base.yaml\n")
    helps = [each.help for each in errors(str(path)) if each.code == "unknown-key"]
    assert helps == ["did you mean `extends`?"]


@pytest.mark.parametrize(
    ("setting", "message"),
    [
        ("teams.inhouse=5", "`teams.inhouse`"),
        ("teams=5", "`teams` holds a section for each team, not a value"),
        ("teams=[inhouse]", "`teams` holds a section for each team, not a list"),
        ("demand=5", "`demand` is a section, not a value"),
        ("benefits.churn=[5]", "`benefits.churn` is a section, not a list"),
        ("costs.integration=$5", "`costs.integration` is a section, not a value"),
        ("teams.inhouse.pay=$5", "`teams.inhouse.pay` is a section, not a value"),
    ],
)
def test_values_and_lists_where_sections_belong(setting: str, message: str) -> None:
    problem = errors("inhouse", setting)[-1]
    assert problem.code == "value"
    assert message in problem.message
    assert under(problem) == setting.partition("=")[2]


@pytest.mark.parametrize("key", ["name", "growth", "currency", "min_agents", "label"])
def test_a_key_without_a_value_is_an_error_and_null_is_none(tmp_path: Path, key: str) -> None:
    for file in ("base.yaml", "inhouse.yaml"):
        lines = (SAMPLES / file).read_text().splitlines()
        emptied = [
            f"{line.partition(':')[0]}:" if line.strip().startswith(f"{key}:") else line
            for line in lines
        ]
        (tmp_path / file).write_text("\n".join(emptied) + "\n")
    found = errors(str(tmp_path / "inhouse.yaml"))
    (problem,) = [each for each in found if "has no value" in each.message]
    assert (problem.code, under(problem)) == ("missing-value", key)
    assert f"`{key}: null` to remove it" in problem.help


def test_missing_keys_stand_at_their_section() -> None:
    assert under(only_error("inhouse", "teams.inhouse.supervisors={burdened: null}")) == "burdened"
    found = errors("inhouse", "costs.extra={label: x}")
    assert [(each.message, under(each)) for each in found] == [
        ("`costs.extra.amount` is missing", "extra")
    ]


@pytest.mark.parametrize(
    ("keep", "missing", "where"),
    [
        ("inhouse.yaml", "teams", ("inhouse.yaml", 1)),
        ("base.yaml", "start", ("base.yaml", 2)),
        ("base.yaml", "horizon", ("base.yaml", 2)),
        ("base.yaml", "demand", ("base.yaml", 2)),
    ],
)
def test_a_missing_key_of_the_top_belongs_to_the_file_with_its_neighbors(
    tmp_path: Path, keep: str, missing: str, where: tuple[str, int]
) -> None:
    for file in ("base.yaml", "inhouse.yaml"):
        text = (SAMPLES / file).read_text()
        if file == keep:
            start = text.index(f"{missing}:")
            rest = text[start:].split("\n")
            after = [i for i, line in enumerate(rest) if i and line and line[0].isalpha()]
            text = text[:start] + "\n".join(rest[after[0] :])
        (tmp_path / file).write_text(text)
    problem = only_error(str(tmp_path / "inhouse.yaml"))
    assert (problem.message, place(problem)) == (f"`{missing}` is missing", where)


@pytest.mark.parametrize("name", ["Voice", "1st", "a-b", "a b", "_x", "é", "x" * 100 + "-"])
def test_names_that_cannot_be(tmp_path: Path, name: str) -> None:
    text = (SAMPLES / "seed_sample.yaml").read_text()
    path = tmp_path / "plan.yaml"
    path.write_text(text.replace("  training_management_qa:", f"  {name}:"), encoding="utf-8")
    problem = only_error(str(path))
    assert (problem.code, under(problem)) == ("name", name)
    assert "cannot be the name of a cost" in problem.message
    assert len(problem.message) < 120


def test_a_team_that_is_only_set_from_outside_is_a_slip() -> None:
    problem = only_error("inhouse", "teams.inhose.shrinkage=30%")
    assert (problem.code, problem.help) == ("unknown-name", "did you mean `inhouse`?")
    whole = "{hours: 24/7, channels: [sms], pay: {burdened: $1 / year}}"
    sms = "demand.channels.sms={share: 0%, aht: 5 min, target: 80% in 60 s}"
    load("inhouse", f"teams.inhouse2={whole}", sms)


def test_null_removes_what_a_file_below_has() -> None:
    s = load("inhouse", "benefits=null", "costs.integration=null", "demand.growth=~").scenario
    assert (s.benefits, s.costs) == (None, {})
    assert s.inputs["demand.growth"].span is None


def test_defaults_have_no_place() -> None:
    inputs = load("seed_sample").scenario.inputs
    assert (inputs["teams.inhouse.fte_hours"].value, inputs["demand.growth"].value) == (40, 0)
    assert inputs["teams.inhouse.fte_hours"].span is None


def test_every_declared_field_has_words_for_editors() -> None:
    for key, declared in declarations(Scenario).items():
        assert declared.kind.schema().get("description"), key


def test_unsound_values_cannot_be_used() -> None:
    for use in (bool, len, iter, str, hash, lambda value: value.x, lambda value: value == 1):
        with pytest.raises(UnsoundError):
            use(UNSOUND)
    with pytest.raises(UnsoundError):
        assert UNSOUND in ["a", "b"]
    assert UNSOUND is not None
