"""A year of 500,000 call records read, estimated and written, in a process of its own.

.venv/bin/python benchmarks/call_records.py
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
import pandas as pd

ROOT = Path(__file__).parents[1]
CALLS = 500_000
RUNS = 3
TARGET = 10.0  # seconds
FORMS = {"ISO": "%Y-%m-%d %H:%M:%S", "with a zone": "%Y-%m-%dT%H:%M:%SZ", "US": "%m/%d/%Y %I:%M %p"}


def records(form: str) -> pd.DataFrame:
    """Calls of 2026 with office hours, two channels, and one in eight abandoned."""
    draw = np.random.default_rng(1)
    halves = np.arange(365 * 48)
    clock, day = halves % 48 / 2, halves // 48 % 7
    shape = (0.1 + np.exp(-(((clock - 13) / 4) ** 2))) * np.where(day >= 5, 0.5, 1)
    chosen = draw.choice(halves, CALLS, p=shape / shape.sum())
    seconds = chosen * 1800 + draw.integers(0, 1800, CALLS)
    starts = pd.Timestamp("2026-01-05") + pd.to_timedelta(np.sort(seconds), unit="s")
    patience, wait = draw.exponential(120, CALLS), draw.exponential(17, CALLS)
    abandoned = patience < wait
    talk = np.where(abandoned, 0, draw.lognormal(5.6, 0.8, CALLS).round())
    return pd.DataFrame(
        {
            "Call ID": np.arange(CALLS),
            "Start Time": starts.strftime(form),
            "Media Type": np.where(draw.random(CALLS) < 0.7, "Phone", "Live chat"),
            "Talk Time": talk.astype(int),
            "Wrap Up Time": np.where(abandoned, 0, 30),
            "Queue Time": np.minimum(patience, wait).round(1),
            "Abandoned": np.where(abandoned, "Yes", "No"),
        }
    )


def seconds_of(command: list[str]) -> tuple[float, float]:
    """The shortest of several fresh processes: by the clock, and of a processor."""
    times, of_processor = [], []
    for _ in range(RUNS):
        start, before = time.perf_counter(), processor_seconds()
        subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
        times.append(time.perf_counter() - start)
        of_processor.append(processor_seconds() - before)
    return min(times), min(of_processor)


def processor_seconds() -> float:
    """What all processes that ended have used."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def main() -> None:
    """Print the time for each way of writing times, beside the target and a bare reading."""
    with tempfile.TemporaryDirectory() as folder:
        file, written = Path(folder) / "calls.csv", Path(folder) / "demand.yaml"
        program = [sys.executable, "-m", "costmodel", "profile", str(file), "--force"]
        for name, form in FORMS.items():
            records(form).to_csv(file, index=False)
            reading = f"import pandas; pandas.read_csv({str(file)!r})"
            bare, _ = seconds_of([sys.executable, "-c", reading])
            took, used = seconds_of([*program, "--time-zone", "Europe/London", "-o", str(written)])
            print(
                f"{CALLS:,} calls, times {name}: {took:.1f} s (target {TARGET:.0f} s), "
                f"{used:.1f} s of a processor; pandas.read_csv alone {bare:.1f} s",
                flush=True,
            )
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"peak memory of a process: {peak:.0f} MB")


if __name__ == "__main__":
    main()
