"""The flags that commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal, TypeAlias

import typer

Format: TypeAlias = Literal["table", "md", "csv", "json"]
SUFFIXES: dict[str, Format] = {".md": "md", ".csv": "csv", ".json": "json", ".txt": "table"}

File = Annotated[Path, typer.Argument(help="Assumption file (YAML).", show_default=False)]
Files = Annotated[
    list[Path], typer.Argument(help="Assumption files; the first is the baseline.")
]
Set = Annotated[
    list[str],
    typer.Option("--set", help="Override a value: --set demand.channels.voice.aht=5min."),
]
Month = Annotated[
    int | None,
    typer.Option("--month", help="Month of the run rate, from 1; the last one by default."),
]
FormatOption = Annotated[
    Format | None,
    typer.Option("--format", help="How to write the result; by default as -o says, or a table."),
]
Output = Annotated[
    Path | None, typer.Option("-o", "--output", help="Write to a file; its suffix is the format.")
]
Force = Annotated[bool, typer.Option("--force", help="Overwrite the output file.")]
Strict = Annotated[bool, typer.Option("--strict", help="Fail when there are warnings.")]
Quiet = Annotated[bool, typer.Option("-q", "--quiet", help="Only the result, no warnings.")]
NoColor = Annotated[bool, typer.Option("--no-color", help="No colors, as NO_COLOR=1.")]
FailIf = Annotated[
    list[str],
    typer.Option("--fail-if", help='Exit 3 when a result meets this: "payback_months > 18".'),
]
