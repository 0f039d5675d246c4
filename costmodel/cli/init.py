"""`costmodel init`: a starting pair of assumption files, copied from the shipped ones."""

from __future__ import annotations

from pathlib import Path

import click

from costmodel.cli.exits import UsageError
from costmodel.cli.output import make_folder, say, write_file


@click.command("init", short_help="Copy the shipped scenarios, to start from.")
@click.argument("folder", type=click.Path(path_type=Path), default=Path())
def init_command(*, folder: Path) -> None:
    """Copy the shipped scenarios and the schema into a folder, by default this one.

    Example: costmodel init plans
    """
    from costmodel.assumptions.schema import json_schema
    from costmodel.assumptions.shipped import shipped_files
    from costmodel.reports.data import to_json

    texts = {path.name: path.read_text(encoding="utf-8") for path in shipped_files()}
    texts["costmodel.schema.json"] = to_json(json_schema())
    taken = [name for name in texts if (folder / name).exists()]
    if taken:
        raise UsageError(f"{folder / taken[0]} exists; init overwrites nothing")
    make_folder(folder)
    for name, text in texts.items():
        write_file(folder / name, text)
    say(f"wrote {', '.join(texts)} to {folder}")
    here = "" if folder == Path() else f"{folder}/"
    say(f"next: costmodel compare {here}inhouse.yaml {here}hybrid.yaml")
