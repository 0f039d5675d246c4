"""The files that an import writes: they say what the book says, and otherwise what they said."""

import tempfile
from pathlib import Path

import pytest

from costmodel.assumptions.loading import Loaded, load_scenario
from costmodel.assumptions.problems import AssumptionsError
from costmodel.kernel.quantity import Graph
from costmodel.workbook.changes import Change, Review, part_of, review
from costmodel.workbook.importing import edited_beside, edited_in_place, files_beside
from costmodel.workbook.manifest import Manifest, ScenarioRecord
from costmodel.workbook.proof import PARTS
from tests.edited_books import BASE, BOUGHT, OWN, book_of, edit, write_files

ROOT = Path(__file__).parents[1]
WILD = """\
# Ways to write.
costmodel: 1
start: 2027-01
horizon: 24 months
discount_rate: &rate "10% / year"   # quoted, with a name
demand:
  contacts: {value: '7_300 / month', p10: 6000 / month, p90: 9_000 / month, dist: normal}
  channels: {email: {share: 100%, aht: 1h30, reply_within: 4 h}}
teams:
  desk:
    hours: 24/7
    channels: [email]
    max_occupancy: 80..85..90 %
    shrinkage:
      value: 30%
      low: 25%   # a comment
      high: "45%"
    pay: {burdened: $48k / year}
platform:
  seat: >-
    $50..$100..$150
    / month
costs:
  fee:
    label: A fee
    amount: [$1_000 / month, $1_100 / month]
  thing:
    label: Thing
    amount: 5 EUR / month
fx:
  EUR: {rate: $1.10, as_of: 2026-10-01, source: bank}
automation:
  bot:
    channels: [email]
    containment: 0% -> 20..25..30 % over 12 months
    price: $0.9 / resolution
"""
# Of these, parts of a whole or of a rule: a single one cannot be changed.
TOGETHER = {"shares", "value", "pay"}


def one_change(loaded: Loaded, path: str, part: str, new: float) -> Review:
    s = loaded.scenario
    amount = s.inputs[path]
    (kind,) = (each for each in PARTS if each == part)
    old = part_of(amount, kind)
    assert old is not None
    change = Change((s.scope,), path, kind, "Inputs!F9", old, new, amount.unit)
    return Review(Manifest("", (ScenarioRecord(s.scope, ()),), {}), (loaded,), (change,), ())


def other_numbers(loaded: Loaded) -> list[tuple[str, str, float]]:
    """Each number that a file has, a little changed: whole ones stay whole."""
    found: list[tuple[str, str, float]] = []
    for path, amount in loaded.scenario.inputs.items():
        if path.partition(".")[0] in ("calendar", "run_rate_month"):
            continue
        for part in PARTS:
            old = part_of(amount, part)
            if old is not None:
                step = -0.01 if part == "low" else 0.01
                new = old * (1 + step) if old else 0.01
                if old == int(old) and abs(old) < 200 and "month" in amount.unit:
                    new = old + 1
                found.append((path, part, float(f"{new:.12g}")))
    return found


def check_all(file: Path, folder: Path) -> int:
    """That each changed number comes back, both ways: `prove` has read it from copies by then."""
    loaded = load_scenario(file, Graph())
    count, refused = 0, set[tuple[str, str, str]]()
    for path, part, new in other_numbers(loaded):
        found = one_change(loaded, path, part, new)
        for way in (lambda each: edited_beside(each, folder), edited_in_place):
            try:
                count += len(way(found).texts)
            except AssumptionsError as error:
                refused |= {(path, part, problem.code) for problem in error.problems}
    assert {code for _, _, code in refused} <= TOGETHER, refused
    return count


@pytest.mark.slow
def test_every_number_of_a_sample_comes_back(tmp_path: Path) -> None:
    assert check_all(ROOT / "assumptions" / "hybrid.yaml", tmp_path) > 200


@pytest.mark.parametrize(("mark", "end"), [("", "\n"), ("\ufeff", "\r\n")])
def test_every_way_to_write_a_number(end: str, mark: str, tmp_path: Path) -> None:
    file = tmp_path / "wild.yaml"
    file.write_bytes((mark + WILD.replace("\n", end)).encode())
    assert check_all(file, tmp_path / "beside") > 40


def edited(path: str, part: str, new: float, text: str = WILD) -> str:
    """The only file after a change in place."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "wild.yaml"
        file.write_bytes(text.encode())
        found = one_change(load_scenario(file, Graph()), path, part, new)
        (after,) = edited_in_place(found).texts.values()
        return after


@pytest.mark.parametrize(
    ("path", "part", "new", "before", "after"),
    [
        ("discount_rate", "value", 0.08, '"10% / year"   # quoted', '"8% / year"   # quoted'),
        ("demand.contacts", "value", 7500, "'7_300 / month'", "'7_500 / month'"),
        ("demand.contacts", "high", 10_000, "9_000", "10_000"),
        ("demand.channels.email.aht", "value", 75, "1h30", "1h15"),
        ("teams.desk.max_occupancy", "high", 0.925, "80..85..90 %", "80..85..92.5 %"),
        ("teams.desk.shrinkage", "low", 0.2, "low: 25%   # a", "low: 20%   # a"),
        ("teams.desk.shrinkage", "high", 0.5, 'high: "45%"', 'high: "50%"'),
        ("teams.desk.pay.burdened", "value", 50_500, "$48k / year", "$50.5k / year"),
        ("costs.fee.amount.2", "value", 1_150, "$1_100", "$1_150"),
        ("costs.thing.amount", "value", 6, "5 EUR / month", "6 EUR / month"),
        ("automation.bot.containment.end", "value", 0.26, "20..25..30 %", "20..26..30 %"),
        ("automation.bot.containment.over", "value", 18, "over 12 months", "over 18 months"),
    ],
)
def test_only_the_number_changes(path: str, part: str, new: float, before: str, after: str) -> None:
    text = edited(path, part, new)
    assert WILD.count(before) == 1
    assert text == WILD.replace(before, after)


def test_names_in_yaml_that_would_change_another_number() -> None:
    text = WILD.replace("demand:\n", "demand:\n  growth: *rate\n")
    with pytest.raises(AssumptionsError, match=r"`demand\.growth` would be 0\.08, not 0\.1"):
        edited("discount_rate", "value", 0.08, text)


def test_a_number_that_the_model_refuses_names_its_cell() -> None:
    with pytest.raises(AssumptionsError, match=r"Inputs!F9, teams\.desk\.shrinkage") as caught:
        edited("teams.desk.shrinkage", "value", 1.5)
    assert all(problem.span is None for problem in caught.value.problems)


def test_minimal_files_beside_a_real_book(tmp_path: Path) -> None:
    path = book_of(write_files(tmp_path), "own", "bought")
    found = review(
        edit(path, {"bought.demand.growth": 0.07, "own.teams.desk.shrinkage": 0.31}), tmp_path
    )
    target = tmp_path / "reviewed"
    texts = {file.name: text for file, text in edited_beside(found, target).texts.items()}
    comment, own = texts["own_edited.yaml"].split("\n", 1)
    assert comment.startswith("# ")
    assert own == (
        'extends: "../own.yaml"\ndemand:\n  growth: 7% / year\n'
        "teams:\n  desk:\n    shrinkage:\n      value: 31%\n"
    )
    assert texts["bought_edited.yaml"].endswith(
        '\nextends: "../bought.yaml"\ndemand:\n  growth: 7% / year\n'
    )
    target.mkdir()
    for name, text in texts.items():
        (target / name).write_text(text, "utf-8")
    inputs = load_scenario(target / "own_edited.yaml", Graph()).scenario.inputs
    assert (inputs["demand.growth"].value, inputs["teams.desk.shrinkage"].value) == (0.07, 0.31)
    assert inputs["teams.desk.shrinkage"].high == 0.4


def test_no_file_for_a_scenario_without_changes(tmp_path: Path) -> None:
    path = book_of(write_files(tmp_path), "own", "bought")
    found = review(edit(path, {"own.teams.desk.shrinkage": 0.31}), tmp_path)
    assert files_beside(found, tmp_path) == {"own": tmp_path / "own_edited.yaml"}


def test_in_place_a_shared_number_goes_where_it_stands(tmp_path: Path) -> None:
    path = book_of(write_files(tmp_path), "own", "bought")
    found = review(
        edit(path, {"own.demand.growth": 0.07, "own.teams.desk.shrinkage": 0.31}), tmp_path
    )
    assert edited_in_place(found).texts == {
        tmp_path / "base.yaml": BASE.replace("6% / year", "7% / year"),
        tmp_path / "own.yaml": OWN.replace("30%", "31%"),
    }
    assert (tmp_path / "own.yaml").read_text("utf-8") == OWN
    assert (tmp_path / "bought.yaml").read_text("utf-8") == BOUGHT


def test_defaults_become_keys(tmp_path: Path) -> None:
    path = book_of(write_files(tmp_path))
    found = review(edit(path, {"own.demand.callback_share": 0.9}), tmp_path)
    (text,) = edited_beside(found, tmp_path).texts.values()
    assert text.endswith("demand:\n  callback_share: 90%\n")
    (text,) = edited_in_place(found).texts.values()
    assert load_text(text, tmp_path).scenario.inputs["demand.callback_share"].value == 0.9
    assert "# planned" in text


def load_text(text: str, folder: Path) -> Loaded:
    (folder / "after.yaml").write_text(text, "utf-8")
    return load_scenario(folder / "after.yaml", Graph())
