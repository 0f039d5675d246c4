"""Write the reference pages anew from the declarations: `python docs/reference/make.py`."""

from __future__ import annotations

import ast
import re
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from costmodel.analysis.catalog import quantities
from costmodel.analysis.compare import open_comparison
from costmodel.analysis.run import ScenarioFile, open_scenarios
from costmodel.analysis.study import trace_study, with_study
from costmodel.assumptions.amounts import AmountKind
from costmodel.assumptions.format.scenario import Scenario
from costmodel.assumptions.kinds import ChoiceKind, FlagKind
from costmodel.assumptions.named_amounts import NamedAmountsKind
from costmodel.assumptions.named_values import ByNameKind, ListKind, ShortFormKind
from costmodel.assumptions.sections import Declared, EachKind, Kind, SectionKind, declarations
from costmodel.kernel.words import words

if TYPE_CHECKING:
    from costmodel.analysis.catalog import Entry
    from costmodel.kernel.quantity import Graph

FOLDER = Path(__file__).parent
ROOT = FOLDER.parents[1]
SAVED = re.compile(r"<!-- save as (?P<name>[\w.]+\.yaml) -->\n```\w+\n(?P<text>.*?)```", re.DOTALL)
# Pages whose files stand alone; those of others build on what a command writes.
EXAMPLES = ("staffing", "automation", "benefits", "how-to", "uncertainty")
MARKS = {"%": " (%)", "points": " (points)", "once": ", once"}
MODEL = ("costmodel/model/", "costmodel/assumptions/")
SEVERITIES = {"error": "error", "warn": "warning"}


def _cell(text: str) -> str:
    """A text as a cell of a table."""
    return " ".join(text.split()).replace("|", "\\|")


def _code(text: str) -> str:
    return f"`{_cell(text)}`" if text else ""


def _table(heads: list[str], rows: list[list[str]]) -> str:
    lines = [heads, ["---"] * len(heads), *rows]
    return "".join(f"| {' | '.join(cells)} |\n" for cells in lines)


def _inner(kind: Kind) -> tuple[type, str] | None:
    """The section below a key, and what its path takes on; None for a value."""
    if isinstance(kind, (SectionKind, ShortFormKind)):
        return kind.section, ""
    if isinstance(kind, EachKind):
        return kind.section, ".X"
    if isinstance(kind, ListKind):
        return kind.section, ".N"
    return _inner(kind.kind) if isinstance(kind, ByNameKind) else None


def _value(kind: Kind) -> str:
    """The unit of an amount, or what a value may be."""
    if isinstance(kind, AmountKind):
        return kind.unit + MARKS.get(kind.mark, "")
    if isinstance(kind, ChoiceKind):
        return " or ".join(f"`{choice}`" for choice in kind.choices)
    if isinstance(kind, FlagKind):
        return "`true` or `false`"
    if isinstance(kind, NamedAmountsKind):
        return f"{_value(kind.kind)}, by name"
    if _inner(kind):
        return "section" if isinstance(kind, SectionKind) else "section or value"
    about = re.match(r".+?(?=\. |\.?$)", str(type(kind).__doc__), re.MULTILINE)
    return _cell(about[0] if about else "")


def _default(declared: Declared) -> str:
    if declared.required:
        return "required"
    known = isinstance(declared.default, (str, int)) and not isinstance(declared.default, bool)
    return _code(str(declared.default)) if known else ""


def _row(path: str, key: str, declared: Declared) -> list[str]:
    kind = declared.kind
    inner = _inner(kind)
    if inner:
        target = f"{path}.{key}{inner[1]}".lstrip(".")
        meaning = (inner[0].__doc__ or "").split("\n")[0]
        return [_code(key), _cell(meaning), f"below: `{target}`", _default(declared), ""]
    said = kind.kind if isinstance(kind, (NamedAmountsKind, ByNameKind)) else kind
    label, example = str(getattr(said, "label", "")), _code(str(getattr(kind, "example", "")))
    return [_code(key), _cell(label), _value(kind), _default(declared), example]


def _sections(section: type, path: str) -> list[str]:
    """The table of a section, and those of the sections below it."""
    declared = declarations(section)
    about = (section.__doc__ or "").split("\n")[0]
    heads = ["key", "meaning", "unit or form", "default", "example"]
    rows = [_row(path, key, each) for key, each in declared.items()]
    title = f"## `{path}`" if path else "## The file"
    found = [f"{title}\n\n{about}\n\n{_table(heads, rows)}"]
    for key, each in declared.items():
        inner = _inner(each.kind)
        if inner:
            found += _sections(inner[0], f"{path}.{key}{inner[1]}".lstrip("."))
    return found


def keys() -> str:
    """The page of all keys."""
    head = (
        "# Every key of an assumption file\n\n"
        "Written by `make.py` from the declarations that read files. `X` is a name of your own, "
        "`N` a number from 1. `money` is the file's currency; a number may have a range, a ramp "
        "and a source ([uncertainty](../uncertainty.md)). `extends` names the files a file builds "
        "on, `like` in a section the path of one it is like.\n"
    )
    return "\n".join([head, *_sections(Scenario, "")])


def _graphs(folder: Path) -> list[Graph]:
    """What examples record: the shipped scenarios, files of the guide, and what is wide."""
    pair = [ScenarioFile(ROOT / "assumptions" / name) for name in ("inhouse.yaml", "hybrid.yaml")]
    graphs = [open_comparison(pair)[0].graph]
    files = [FOLDER / "wide.yaml", FOLDER / "wider.yaml"]
    for page in EXAMPLES:
        (folder / page).mkdir()
        for saved in SAVED.finditer((FOLDER.parent / f"{page}.md").read_text(encoding="utf-8")):
            files.append(folder / page / saved["name"])
            files[-1].write_text(saved["text"], encoding="utf-8")
    scenarios = [open_scenarios([ScenarioFile(file)]).loaded[0].scenario for file in files]
    trace_study(with_study(scenarios[0]))
    return [*graphs, *(scenario.graph for scenario in scenarios)]


def formulas() -> dict[str, str]:
    """By quantity, the formula in words of the first line that examples have of it."""
    with tempfile.TemporaryDirectory() as folder:
        graphs = _graphs(Path(folder))
    found: dict[str, str] = {}
    for graph in graphs:
        for node in graph.lines.values():
            if node is not None and node.line is not None:
                found.setdefault(node.line.quantity.name, words(node.line.expr))
    return found


def model_quantities() -> list[Entry]:
    """The quantities of the model, without the steps of its loops."""
    return [each for each in quantities() if each.place.startswith(MODEL)]


def model() -> str:
    """The page of all quantities."""
    said = formulas()
    rows = [
        [_code(each.name), _cell(each.label), each.unit, _cell(said.get(each.name, ""))]
        for each in model_quantities()
    ]
    head = (
        "# Every quantity of the model\n\n"
        "Written by `make.py` from the functions that define them. The formula is that of one line "
        "of an example, so names such as `desk` or `voice` in it are those of that example; one "
        "that no example has is left empty. `costmodel explain NAME FILE` gives yours, `costmodel "
        "list` the place in the code.\n\n"
    )
    return head + _table(["quantity", "meaning", "unit", "formula, in an example"], rows)


def _text(node: ast.expr, texts: dict[str, ast.expr]) -> str:
    """A message, with what depends on the file left open."""
    if isinstance(node, ast.Name) and node.id in texts:
        return _text(texts[node.id], {})
    if isinstance(node, ast.Constant):
        return str(node.value)
    parts = node.values if isinstance(node, ast.JoinedStr) else []
    return "".join(str(part.value) if isinstance(part, ast.Constant) else "…" for part in parts)


def _said(node: ast.AST) -> tuple[str, ast.expr, ast.expr] | None:
    """Severity, code and message of a call that notes a problem."""
    if not isinstance(node, ast.Call) or len(node.args) < len(("code", "message")):
        return None
    function, arguments = node.func, list(node.args)
    if isinstance(function, ast.Name) and function.id == "Problem":
        severity = arguments.pop(0)
        return str(getattr(severity, "value", "")), arguments[0], arguments[1]
    if isinstance(function, ast.Attribute) and function.attr in SEVERITIES:
        return SEVERITIES[function.attr], arguments[0], arguments[1]
    return None


def _assigned(function: ast.AST) -> dict[str, ast.expr]:
    """What names stand for in a function, those of tuples too."""
    found: dict[str, ast.expr] = {}
    for node in ast.walk(function):
        if isinstance(node, ast.Assign):
            for target in node.targets:
                if isinstance(target, ast.Name):
                    found[target.id] = node.value
                elif isinstance(target, ast.Tuple) and isinstance(node.value, ast.Tuple):
                    names = [ast.unparse(name) for name in target.elts]
                    found |= dict(zip(names, node.value.elts, strict=False))
    return found


def problem_rows() -> list[list[str]]:
    """Code, severity and messages of each problem that the program may find."""
    messages: dict[tuple[str, str], list[str]] = {}
    for file in sorted((ROOT / "costmodel").rglob("*.py")):
        for function in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if not isinstance(function, ast.FunctionDef):
                continue
            texts = _assigned(function)
            for severity, code, message in filter(None, map(_said, ast.walk(function))):
                if isinstance(code, ast.Constant) and severity:
                    known = messages.setdefault((str(code.value), severity), [])
                    known.append(_text(message, texts))
    return [
        [_code(code), severity, _cell("; ".join(dict.fromkeys(filter(None, said))))]
        for (code, severity), said in sorted(messages.items())
    ]


def problems() -> str:
    """The page of all problems."""
    head = (
        "# Every problem the program may find\n\n"
        "Written by `make.py` from the code; `…` stands for what is of your file. Errors stop a "
        "run, warnings and notes never change a number, `--strict` makes warnings errors. "
        "`costmodel validate` shows each with your own line and what to do.\n\n"
    )
    return head + _table(["code", "is", "messages"], problem_rows())


PAGES = {"keys.md": keys, "quantities.md": model, "problems.md": problems}

if __name__ == "__main__":
    for name, page in PAGES.items():
        (FOLDER / name).write_text(page(), encoding="utf-8")
