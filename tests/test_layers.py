"""Imports go downwards only."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "costmodel"
ARRAYS = ("erlang", "returns", "sampling", "shifts")  # maths on arrays, beside each other
# Each layer may import those below it, which stand after it here.
LAYERS = (
    *("cli", "charts", "workbook", "reports", "analysis", "records", "model", "assumptions"),
    "kernel",
    *ARRAYS,
)
ON_DRAWS = (("analysis", "sensitivity"), ("analysis", "simulation"))  # of many draws at once
ON_ARRAYS = {*((package,) for package in ARRAYS), *ON_DRAWS}
NUMBERS = (  # the reading of arrays
    "numbers.py",
    "number_rules.py",
    "queue_numbers.py",
    "equal_intervals.py",
)
MODULES = sorted(path.relative_to(ROOT) for path in PACKAGE.rglob("*.py"))


def imports(path: Path, *, with_types: bool) -> Iterator[str]:
    tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
    skipped = set()
    if not with_types:
        for node in ast.walk(tree):
            if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
                skipped |= {id(each) for each in ast.walk(node)}
    for node in ast.walk(tree):
        if id(node) in skipped:
            continue
        if isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


def layer_of(module: str) -> str | None:
    parts = module.split(".")
    return parts[1] if len(parts) > 1 and parts[0] == "costmodel" and parts[1] in LAYERS else None


@pytest.mark.parametrize("path", MODULES, ids=str)
def test_imports_go_downwards_only(path: Path) -> None:
    mine = layer_of(".".join(path.with_suffix("").parts))
    if mine is None:
        return
    for module in imports(path, with_types=False):
        other = layer_of(module)
        if other is None or other == mine:
            continue
        assert LAYERS.index(other) > LAYERS.index(mine), module
        assert mine not in ARRAYS, module


@pytest.mark.parametrize("path", [p for p in MODULES if p.parts[1] == "model"], ids=str)
def test_the_model_imports_the_kernel_and_itself_alone(path: Path) -> None:
    ours = {layer_of(module) for module in imports(path, with_types=False)}
    assert ours <= {None, "kernel", "model"}


@pytest.mark.parametrize("path", MODULES, ids=str)
def test_numpy_is_for_numbers_and_maths_on_arrays(path: Path) -> None:
    uses = any(module.split(".")[0] == "numpy" for module in imports(path, with_types=False))
    folders = path.parent.parts[1:]
    allowed = path.name in NUMBERS or folders in ON_ARRAYS
    assert allowed or not uses


def test_no_file_is_called_utils() -> None:
    assert not {path.stem for path in MODULES} & {"utils", "helpers", "common", "misc"}
