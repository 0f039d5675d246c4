"""The JSON Schema says of files what reading them says, as far as a schema can."""

import json
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
import yaml

from costmodel.assumptions.format.scenario import Scenario
from costmodel.assumptions.schema import json_schema
from costmodel.assumptions.sections import declarations

SAMPLES = sorted((Path(__file__).parent / "samples").glob("*.yaml"))
jsonschema: Any = import_module("jsonschema")  # with or without its stubs
VALIDATOR = jsonschema.Draft7Validator(json_schema())


def _read(text: str) -> Any:  # noqa: ANN401
    return yaml.safe_load(text)


def _accepts(text: str) -> bool:
    return bool(VALIDATOR.is_valid(_read(text)))


def test_the_schema_is_valid_and_plain_data() -> None:
    jsonschema.Draft7Validator.check_schema(json_schema())
    assert json.loads(json.dumps(json_schema())) == json_schema()


def test_every_key_is_in_it_with_a_description() -> None:
    properties = json_schema()["properties"]
    assert isinstance(properties, dict)
    assert set(properties) == {"extends", *declarations(Scenario)}
    assert all(each.get("description") for each in properties.values())


def test_every_reference_leads_somewhere() -> None:
    schema = json_schema()
    text = json.dumps(schema)
    assert isinstance(schema["definitions"], dict)
    for name in ("amount", "fixed_amount"):
        assert f'"#/definitions/{name}"' in text
        assert name in schema["definitions"]


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_the_samples_are_valid(path: Path) -> None:
    VALIDATOR.validate(_read(path.read_text()))


@pytest.mark.parametrize(
    "text",
    [
        "{}",
        "extends: base.yaml",
        "teams: null",
        "teams: {day: null}",
        "demand: {growth: null, contacts: [1, 2, 3]}",
        "demand: {contacts: {value: [1, 2], source: x}}",
        "demand: {contacts: [{value: 1, low: 0}, 2 / month]}",
        "demand: {profile: week.csv}",
        "demand: {profile: flat}",
        "demand: {seasonality: [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1..2..3]}",
        "demand: {channels: {voice: {aht: {value: 6 min, as_of: 2026-10-01}}}}",
        "fx: {EUR: {rate: 1.08, as_of: 2026-10-01, source: bank}}",
        "name: 2027",
        "name: NO",
        "calendar: 52 weeks",
        "costmodel: 1",
        "costmodel: '1'",
        "teams: {day: {hours: [mon-fri 08:00-18:00, sat 09:00-13:00], channels: voice}}",
    ],
)
def test_accepted(text: str) -> None:
    assert _accepts(text)


@pytest.mark.parametrize(
    "text",
    [
        "shrinkge: 1",
        "teams: {day: {shrinkge: 30%}}",
        "teams: {Day: {}}",
        "teams: [day]",
        "teams: {day: {channels: []}}",
        "demand: {contacts: {value: 5, lo: 4}}",
        "demand: {contacts: {value: 5, dist: bell}}",
        "demand: {profile: {hours: [1], days: [1]}}",
        "demand: {profile: [1]}",
        "demand: {seasonality: [1]}",
        "discount_rate: [1%, 2%]",
        "fx: {EURO: {rate: 1, as_of: x}}",
        "start: 2027-13",
        "currency: usd",
        "costmodel: 2",
        "extends: []",
        "extends: [{}]",
        "demand: 5",
    ],
)
def test_refused(text: str) -> None:
    assert not _accepts(text)
