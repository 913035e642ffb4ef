"""The same words and sources give the same bytes, whatever order a process hashes in."""

import os
import subprocess
import sys
from pathlib import Path

EXAMPLE = Path(__file__).parents[2] / "examples" / "check"


def test_check_prints_the_same_bytes_in_every_process():
    printed = {
        subprocess.run(
            [sys.executable, "-m", "kawaraban", "check", str(EXAMPLE / "report.md"),
             "--sources", str(EXAMPLE / "sources"), "--format", "json"],
            capture_output=True, check=False, env=os.environ | {"PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2", "3")
    }  # fmt: skip
    assert len(printed) == 1
    assert b"number" in printed.pop()
