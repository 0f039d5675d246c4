"""The JSON Schema of assumption files, for editors, from the same declarations that read them."""

from __future__ import annotations

from costmodel.assumptions.details import NUMBERS, WORDS
from costmodel.assumptions.format.scenario import Scenario
from costmodel.assumptions.layers import EXTENDS
from costmodel.assumptions.likeness import LIKE
from costmodel.assumptions.sections import SectionKind
from costmodel.assumptions.uncertain import COURSES, DISTRIBUTIONS

_VALUE: dict[str, object] = {"type": ["string", "number"]}


def json_schema() -> dict[str, object]:
    """The schema as draft-07, which editors read.

    Nothing is required at the top, as a file that extends another may leave anything out. Values
    may be numbers where YAML 1.1 makes numbers of them; their units are left to `validate`.
    """
    section = SectionKind(Scenario).schema()
    name = {"type": "string"}
    extends = {
        "description": "The file this one builds on, or several: of two, the later one counts.",
        "anyOf": [name, {"type": "array", "items": name, "minItems": 1}],
    }
    properties = section["properties"]
    assert isinstance(properties, dict)  # noqa: S101 - a section has properties
    del properties[LIKE]  # the whole file is like none of its sections
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "costmodel assumptions",
        **section,
        "properties": {EXTENDS: {**extends, "examples": ["base.yaml"]}, **properties},
        "definitions": {"fixed_amount": _fixed_amount(), "amount": _amount()},
    }


def _fixed_amount() -> dict[str, object]:
    """A value as written, or a mapping with the value and what is known of it."""
    words: dict[str, object] = {key: {} for key in WORDS}  # YAML 1.1 makes dates of some
    mapping = {
        "type": "object",
        "properties": {
            "value": _VALUE,
            **dict.fromkeys(NUMBERS, _VALUE),
            **words,
            "dist": {"enum": list(DISTRIBUTIONS)},
            "over_months": {"type": "string", "examples": list(COURSES)},
            "chances": {"type": "string", "examples": ["25..50..25 %"]},
            "correlate": {"type": "object", "additionalProperties": _VALUE},
        },
        "additionalProperties": False,
    }
    return {"anyOf": [_VALUE, mapping]}


def _amount() -> dict[str, object]:
    """The same, or a list with an amount for each month or each year."""
    one = {"$ref": "#/definitions/fixed_amount"}
    value_list = {"type": "object", "properties": {"value": {"type": "array", "items": one}}}
    return {"anyOf": [one, {"type": "array", "items": one, "minItems": 1}, value_list]}
