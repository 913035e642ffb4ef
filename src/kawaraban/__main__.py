"""Runs the command line as `python -m kawaraban`."""

from kawaraban.cli import main

main()
