"""Command line: parse arguments, call workflow, print."""

from kawaraban.cli.main import main

__all__ = ["main"]
