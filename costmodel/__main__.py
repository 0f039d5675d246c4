"""`python -m costmodel`."""

from costmodel.cli.main import run_program

run_program()
