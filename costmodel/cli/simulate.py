"""`costmodel simulate`: how likely results are, given what is uncertain."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from costmodel.cli import options
from costmodel.cli.exits import UsageError
from costmodel.cli.output import placed, refuse_overwriting, say
from costmodel.cli.progress import progress
from costmodel.cli.warn import say_warnings

if TYPE_CHECKING:
    from collections.abc import Mapping

    from costmodel.analysis.simulation.simulate import Design
    from costmodel.cli.output import Goal
    from costmodel.sampling.draws import Floats

TABLES = (".csv", ".parquet")
sampling = options.together(
    click.option(
        "--draws",
        type=click.IntRange(min=2),
        help="How many draws; by default 4,096, or as many as --until needs.",
    ),
    click.option(
        "--seed", type=click.IntRange(min=0), default=0, show_default=True, help="Of all draws."
    ),
    click.option(
        "--plain-random", is_flag=True, help="Draw plain random numbers, not quasi-random ones."
    ),
)


@click.command("simulate", short_help="Show how likely results are.")
@options.files
@sampling
@click.option(
    "--until",
    metavar="TOLERANCE",
    help='Double the draws until the mean of the leading result is as sure, such as "0.5%".',
)
@click.option(
    "--result",
    "names",
    multiple=True,
    metavar="NAME",
    help="Show a further result, such as service_level; repeatable.",
)
@click.option(
    "--save-draws",
    type=click.Path(path_type=Path),
    help="Write every draw's inputs and results to this file (.csv, or .parquet with pyarrow).",
)
@options.drawing
def simulate_command(  # noqa: PLR0913 - a command has as many arguments as flags
    *,
    files: tuple[Path, ...],
    draws: int | None,
    seed: int,
    plain_random: bool,
    until: str | None,
    names: tuple[str, ...],
    save_draws: Path | None,
    overrides: tuple[str, ...],
    month: int | None,
    goal: Goal,
    strict: bool,
    quiet: bool,
) -> None:
    """Simulate scenarios at the same draws of what is uncertain, each compared with the first.

    Example: costmodel simulate inhouse.yaml hybrid.yaml --until 0.5% --seed 7
    """
    from costmodel.analysis.run import ScenarioFile
    from costmodel.analysis.simulation.simulate import simulate
    from costmodel.charts.histogram import simulate_chart
    from costmodel.reports import simulate_report as report

    if save_draws is not None:
        _check_table(save_draws, force=goal.force)
        if goal.path is not None and goal.path.resolve() == save_draws.resolve():
            raise UsageError(f"--save-draws and --output would both write {save_draws}")
    design = _design(draws, seed, until, plain_random=plain_random)
    named = [ScenarioFile(file, overrides) for file in files]
    with progress("draws", quiet=quiet) as told:
        result = simulate(named, design, month=month, names=names, progress=told)
    if save_draws is not None:
        _save(result.table, save_draws)
    goal.show(
        data=lambda: report.simulate_data(result),
        csv=lambda: report.simulate_csv(result),
        document=lambda: report.simulate_document(result),
        chart=lambda: simulate_chart(result),
    )
    if result.partial:
        say(f"interrupted: the result is that of {result.draws:,} of {result.asked:,} draws")
    say_warnings(result.warnings, quiet=quiet, strict=strict)


def _design(draws: int | None, seed: int, until: str | None, *, plain_random: bool) -> Design:
    from costmodel.analysis.simulation.simulate import MOST, USUAL, Design

    method = "random" if plain_random else "sobol"
    tolerance = None if until is None else _tolerance(until)
    usual = USUAL if tolerance is None else MOST
    return Design(draws or usual, seed, method, tolerance)  # type: ignore[arg-type]


def _tolerance(text: str) -> float:
    """A share such as `0.5%`; raises `UsageError`."""
    from costmodel.assumptions.notation import NotationError, read_value

    try:
        written = read_value(text)
    except NotationError as problem:
        raise UsageError(f"--until {text}: {problem}") from None
    if written.mark != "%" or not 0 < written.value < 1:
        raise UsageError(f"--until {text}: write a share such as 0.5%")
    return written.value


def _check_table(path: Path, *, force: bool) -> None:
    if path.suffix.lower() not in TABLES:
        raise UsageError(f"--save-draws writes {' and '.join(TABLES)}, not {path}")
    refuse_overwriting(path, force=force)
    if path.suffix.lower() == ".parquet":
        from importlib.util import find_spec

        if find_spec("pyarrow") is None:
            raise UsageError("--save-draws to .parquet needs pyarrow: pip install pyarrow")


def _save(table: Mapping[str, Floats], path: Path) -> None:
    """Write the draws, a row each, numbered from 1."""
    import pandas as pd

    frame = pd.DataFrame(dict(table))
    frame.index = pd.RangeIndex(1, len(frame) + 1, name="draw")
    with placed(path) as temporary:
        if path.suffix.lower() == ".csv":
            frame.to_csv(temporary, lineterminator="\n")
        else:
            frame.to_parquet(temporary)
    say(f"wrote {path}")
