"""Start-up and the main job, as multiples of bare Python's start in the same run.

.venv/bin/python benchmarks/start_up.py
"""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

from timing import best_time

ROOT = Path(__file__).parents[1]
RUNS = 15
PROGRAM = [sys.executable, "-m", "costmodel"]
PAIR = ["assumptions/inhouse.yaml", "assumptions/hybrid.yaml"]
TARGETS: dict[str, tuple[list[str], float]] = {
    "--help": ([*PROGRAM, "--help"], 20),
    "validate": ([*PROGRAM, "validate", *PAIR], 20),
    "compare, two files of 36 months": ([*PROGRAM, "compare", *PAIR], 45),
}


def start_time(command: list[str]) -> float:
    """The shortest of several fresh processes, in seconds."""

    def run() -> None:
        subprocess.run(command, cwd=ROOT, capture_output=True, check=True)

    return best_time(run, RUNS, time.perf_counter)


def main() -> None:
    """Print each command's time and its ratio to bare Python, beside the target."""
    bare = start_time([sys.executable, "-c", "pass"])
    print(f"bare Python: {1000 * bare:.1f} ms")
    for name, (command, target) in TARGETS.items():
        took = start_time(command)
        print(f"{name}: {1000 * took:.0f} ms, {took / bare:.1f} x (target {target:.0f} x)")


if __name__ == "__main__":
    main()
