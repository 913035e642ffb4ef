"""Runs the command line in a test."""

import pytest

from kawaraban.cli.main import main


def run(capsys, *words):
    """Return the exit status and what the command printed on each stream."""
    with pytest.raises(SystemExit) as stop:
        main([str(word) for word in words])
    printed = capsys.readouterr()
    return stop.value.code, printed.out, printed.err
