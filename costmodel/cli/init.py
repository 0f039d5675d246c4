"""`costmodel init`: a starting pair of assumption files, made of pieces of the library."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from costmodel.cli.exits import UsageError
from costmodel.cli.output import make_folder, print_document, say, write_file

if TYPE_CHECKING:
    from collections.abc import Iterable

    from costmodel.assumptions.shipped import Piece

BASELINE, OTHER = "in-house", "night-outsourced"
SCHEMA = "costmodel.schema.json"


@click.command("init", short_help="Make two scenarios from the library, to start from.")
@click.argument("folder", type=click.Path(path_type=Path), default=Path())
@click.option("--model", default="hybrid", help="How customers are served; by default hybrid.")
@click.option(
    "--staffing", default=OTHER, help=f"Who works when, beside {BASELINE}; by default {OTHER}."
)
@click.option("--market", default="us", help="Where your people are; by default us.")
@click.option(
    "--platform",
    "platforms",
    multiple=True,
    default=("genesys-cx2",),
    help="What they work on; repeat it to have other price books at hand.",
)
@click.option("--list", "listing", is_flag=True, help="List what there is to choose from.")
def init_command(  # noqa: PLR0913 - a command has as many arguments as flags
    *,
    folder: Path,
    model: str,
    staffing: str,
    market: str,
    platforms: tuple[str, ...],
    listing: bool,
) -> None:
    """Write two scenarios to compare into a folder, by default this one, and overwrite nothing.

    Both serve the same customers in the same way; one is staffed in-house, the other as --staffing
    says. They build on copies of the library's files, and on yours.yaml for your own numbers.

    Example: costmodel init plans --model online --staffing follow-the-sun
    """
    if listing:
        _show_library()
        return
    staffings = (BASELINE, OTHER if staffing == BASELINE else staffing)
    # Price books name machines that some models are without: what a model leaves out counts later.
    chosen = _found("market", market), _found("platform", platforms[0]), _found("model", model)
    others = [_found("platform", name) for name in platforms[1:]]
    pair = [_found("staffing", name) for name in staffings]
    texts = {f"{piece.name}.yaml": _scenario(piece, chosen) for piece in pair}
    _write_new(folder, {**texts, **_copies([*chosen, *others, *pair])})
    places = " ".join(str(folder / f"{piece.name}.yaml") for piece in pair)
    say(f"wrote {', '.join(texts)} and what they build on to {folder}; your numbers: yours.yaml")
    say(f"next: costmodel compare {places}")


def _found(kind: str, name: str) -> Piece:
    from costmodel.assumptions.problems import did_you_mean
    from costmodel.assumptions.shipped import library_pieces

    pieces = library_pieces(kind)
    if name not in pieces:
        meant = did_you_mean(name, pieces) or "`costmodel init --list` shows what there is"
        raise UsageError(f"the library has no {kind} `{name}`; {meant}")
    return pieces[name]


def _scenario(staffing: Piece, chosen: tuple[Piece, ...]) -> str:
    """The text of a scenario that is staffed in one way."""
    names = [f"  - {_place(piece)}" for piece in (*chosen, staffing)]
    model = next(piece.name for piece in chosen if piece.kind == "model")
    return "\n".join(
        (
            f"# yaml-language-server: $schema={SCHEMA}",
            "# Each line below is one choice: change it to swap a piece. Of two files that say",
            "# something, the later one counts; what stands here counts most.",
            f"name: {model.capitalize()} service, {staffing.name}",
            "extends:",
            *names,
            "  - yours.yaml",
            "",
        )
    )


def _place(piece: Piece) -> str:
    """Where a piece is, from the folder of the scenarios."""
    return f"library/{piece.kind}/{piece.name}.yaml"


def _copies(pieces: Iterable[Piece]) -> dict[str, str]:
    """The texts of the pieces, of what they build on and of the schema, by place."""
    from costmodel.assumptions.schema import json_schema
    from costmodel.assumptions.shipped import COMMON, YOURS, library_file
    from costmodel.reports.data import to_json

    paths = {_place(piece): piece.path for piece in pieces}
    paths |= {f"library/{COMMON}": library_file(COMMON), YOURS: library_file(YOURS)}
    texts = {place: path.read_text(encoding="utf-8") for place, path in paths.items()}
    return {**texts, SCHEMA: to_json(json_schema())}


def _write_new(folder: Path, texts: dict[str, str]) -> None:
    """Write files that are not there yet; raises `UsageError`, writing none, where one is."""
    taken = [name for name in texts if (folder / name).exists()]
    if taken:
        raise UsageError(f"{folder / taken[0]} exists; init overwrites nothing")
    for place in {(folder / name).parent for name in texts}:
        make_folder(place)
    for name, text in texts.items():
        write_file(folder / name, text)


def _show_library() -> None:
    from costmodel.assumptions.shipped import KINDS, library_pieces
    from costmodel.reports.library_report import library_document

    pieces = [piece for kind in KINDS for piece in library_pieces(kind).values()]
    print_document(library_document(pieces))
