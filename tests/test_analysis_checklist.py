"""The checklist of a launch: what a file gives of it and what is missing."""

import json
from pathlib import Path

from costmodel.analysis.checklist import ITEMS, Checked, checklist
from tests.conftest import costmodel
from tests.plans import CALLS, DESK, find

WHOLE = (
    "demand.spike=25%",
    "demand.profile=flat",
    "demand.events.sale={months: [november], multiplier: 2, deflected: 20%}",
    "teams.desk.shrinkage=35%",
    "telephony={trunks: {count: 2, price: $100 / month}, numbers: {count: 1, price: $2 / month}}",
    "telephony.porting=$25 once",
    "telephony.recording={retention: 12 months, size: 0.5 MB / min, price: $0.02 / GB / month}",
    "platform={seat: $100 / month, discount: 10%, implementation: {amount: $9_000 once}}",
    "compliance={pci: {yearly: $1}, gdpr: false}",
    "budget=$4M / year",
    "costs.status_page.amount=$100 / month",
    "pilot={weeks: 4}",
)


def by_item(text: str, *settings: str) -> dict[str, Checked]:
    (loaded,) = find(text, *settings).opened.loaded
    return {each.item: each for each in checklist(loaded.scenario)}


def test_the_ten_items_and_the_pilot() -> None:
    assert list(by_item(DESK)) == list(ITEMS)
    assert len(ITEMS) == 11


def test_a_small_plan_lacks_most() -> None:
    found = by_item(DESK)
    assert found["Demand"].given == ("demand.channels.X.aht", "demand.channels.X.share")
    assert found["Demand"].missing == ("demand.profile", "demand.events or demand.spike")
    assert found["Staffing"].given == ()
    assert found["Security"].given == ()


def test_what_is_given_is_not_missing() -> None:
    found = by_item(CALLS, *WHOLE)
    assert not found["Demand"].missing
    assert not found["Telephony"].missing
    assert not found["Communication"].missing
    assert found["Staffing"].missing == ("teams.X.shifts", "teams.X.on_call")
    assert found["Security"].given == ("compliance", "telephony.recording.retention")
    assert found["Cost control"].missing == ("actual",)
    assert found["Pilot"].missing == ("pilot.cost",)


def test_a_standard_that_does_not_apply_is_not_given() -> None:
    assert "compliance" in by_item(DESK, "compliance.gdpr=false")["Security"].missing


def test_the_command_shows_it_in_every_format(tmp_path: Path) -> None:
    file = tmp_path / "plan.yaml"
    file.write_text(DESK, encoding="utf-8")
    table = costmodel("run", str(file), "--checklist")
    assert table.code == 0
    assert "Checklist of plan" in table.out
    assert "0 of 11 items complete" in table.out
    data = json.loads(costmodel("run", str(file), "--checklist", "--format", "json").out)
    assert data["checklist"][0]["missing"] == ["demand.profile", "demand.events or demand.spike"]
    rows = costmodel("run", str(file), "--checklist", "--format", "csv").out.splitlines()
    assert rows[0] == "item,given,missing,elsewhere"
    assert len(rows) == 12


def test_a_checklist_is_a_report_of_its_own(tmp_path: Path) -> None:
    file = tmp_path / "plan.yaml"
    file.write_text(DESK, encoding="utf-8")
    ended = costmodel("run", str(file), "--checklist", "--calibration")
    assert ended.code == 2
    assert "--calibration and --checklist are two reports" in ended.err
