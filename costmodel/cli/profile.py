"""`costmodel profile`: demand from call records."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from costmodel.cli.exits import UsageError
from costmodel.cli.output import FORMATS, Goal, refuse_overwriting, say, write_file

if TYPE_CHECKING:
    from costmodel.assumptions.time_zones import TimeZone
    from costmodel.cli.options import Decorator
    from costmodel.cli.output import Format
    from costmodel.records.cleaning import Asked

UNITS = {"s": 1.0, "ms": 0.001, "min": 60.0, "h": 3600.0}
SUFFIXES = (".yaml", ".yml")


def _column(name: str, meaning: str, *, multiple: bool = False) -> Decorator:
    parameter = name.removeprefix("--") + "_columns" * multiple + "_column" * (not multiple)
    return click.option(name, parameter, metavar="COLUMN", multiple=multiple, help=meaning)


@click.command("profile", short_help="Make demand of call records: contacts, AHT, the week.")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help="Write the demand to this file (.yaml), which plans can extend.",
)
@click.option("--force", is_flag=True, help="Overwrite the output file.")
@_column("--time", "Start of a contact; twice for a date and a time of day.", multiple=True)
@_column("--duration", "Handling time; repeatable, the columns are summed.", multiple=True)
@_column("--channel", "Channel; without one all contacts are voice.")
@_column("--wait", "Time until an agent answered or the customer gave up.")
@_column("--outcome", "Whether the customer gave up.")
@click.option("--time-zone", metavar="ZONE", help="Clock of the week, such as Europe/London.")
@click.option(
    "--recorded-in",
    metavar="ZONE",
    help="Zone of times that do not say theirs, such as UTC; by default that of --time-zone.",
)
@click.option("--date-format", metavar="FORM", help="Such as '%d/%m/%Y %H:%M'.")
@click.option(
    "--unit",
    type=click.Choice(list(UNITS)),
    help="Unit of durations and waits that are plain numbers; by default as the column's name "
    "says, else seconds.",
)
@click.option("--decimal", type=click.Choice([".", ","]), help="Decimal sign of durations.")
@click.option("--delimiter", metavar="SIGN", help="Sign between cells; by default found out.")
@click.option("--encoding", metavar="NAME", help="Such as cp1252; by default UTF-8 or UTF-16.")
@click.option(
    "--gaps",
    type=click.Choice(("missing", "closed")),
    default="missing",
    help="Stretches without records: contacts that are missing and get estimated (the default), "
    "or time in which nobody asked, such as holidays.",
)
@click.option("--format", "format_", type=click.Choice(FORMATS), help="How to write the summary.")
@click.option("--no-color", is_flag=True, help="Print without colors, as NO_COLOR=1.")
def profile_command(
    *,
    file: Path,
    output: Path | None,
    force: bool,
    format_: Format | None,
    no_color: bool,
    **others: Any,  # noqa: ANN401 - what is said of the file
) -> None:
    """Read call records (CSV) and say what demand they show; -o writes it as assumptions.

    Columns are known by common names (start time, channel, talk time, wait time, abandoned); the
    options name others.

    Example: costmodel profile calls.csv --time-zone Europe/London -o demand.yaml
    """
    if output is not None:
        _check_output(output, force=force)
    asked = _asked(**others)

    from costmodel.records.demand import recorded_demand
    from costmodel.reports import records_data
    from costmodel.reports.records_report import records_document

    found = recorded_demand(file, asked)
    if output is not None:
        from costmodel.records.demand_file import demand_file

        write_file(output, demand_file(found))
    Goal(format_ or "table", no_color=no_color).show(
        data=lambda: records_data.records_data(found),
        csv=lambda: records_data.records_csv(found),
        document=lambda: records_document(found),
    )
    say(f"wrote {output}" if output else "add -o demand.yaml to write it as assumptions")


def _check_output(path: Path, *, force: bool) -> None:
    if path.suffix.lower() not in SUFFIXES:
        raise UsageError(f"{path}: the demand is written as YAML; end the name with .yaml")
    refuse_overwriting(path, force=force)


def _asked(  # noqa: PLR0913 - one for each flag
    *,
    time_columns: tuple[str, ...],
    duration_columns: tuple[str, ...],
    channel_column: str | None,
    wait_column: str | None,
    outcome_column: str | None,
    time_zone: str | None,
    recorded_in: str | None,
    date_format: str | None,
    unit: str | None,
    decimal: str | None,
    delimiter: str | None,
    encoding: str | None,
    gaps: str,
) -> Asked:
    """What the flags say of the file; raises `UsageError`."""
    zone, there = _zone(time_zone, "--time-zone"), _zone(recorded_in, "--recorded-in")
    if there is not None and zone is None:
        raise UsageError("--recorded-in needs the --time-zone whose clock the week is by")
    _check_layout(delimiter, encoding)

    from costmodel.records.cleaning import Asked
    from costmodel.records.columns import Columns
    from costmodel.records.durations import Numbers
    from costmodel.records.reading import Layout

    return Asked(
        columns=Columns(
            time_columns, duration_columns, channel_column, wait_column, outcome_column
        ),
        layout=Layout(delimiter, encoding),
        numbers=Numbers(None if unit is None else UNITS[unit], decimal),
        date_format=date_format,
        zone=zone,
        recorded_in=there,
        keeps_gaps=gaps == "closed",
    )


def _check_layout(delimiter: str | None, encoding: str | None) -> None:
    if delimiter is not None and (len(delimiter) != 1 or delimiter in '"\r\n'):
        raise UsageError("--delimiter is one sign, such as ';'")
    if encoding is not None:
        try:
            "".encode(encoding)
        except LookupError:
            raise UsageError(f"there is no encoding {encoding}") from None


def _zone(name: str | None, flag: str) -> TimeZone | None:
    from costmodel.assumptions.notation import NotationError
    from costmodel.assumptions.time_zones import time_zone

    if name is None:
        return None
    try:
        return time_zone(name)
    except NotationError as problem:
        raise UsageError(f"{flag}: {problem}; {problem.help}") from None
