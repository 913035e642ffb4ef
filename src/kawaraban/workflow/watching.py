"""Tells when files change, for as long as the caller looks."""

import time
from collections.abc import Iterator, Sequence
from pathlib import Path

_PAUSE_SECONDS = 0.5


def changes(paths: Sequence[Path], pause_seconds: float = _PAUSE_SECONDS) -> Iterator[None]:
    """Yield at once, then each time a file of these, or in these folders, changes; without end."""
    seen: dict[Path, tuple[int, int]] | None = None
    while True:
        found = _state(paths)
        if found != seen:
            seen = found
            yield
        else:
            time.sleep(pause_seconds)


def _state(paths: Sequence[Path]) -> dict[Path, tuple[int, int]]:
    """Return the size and time of each file."""
    state = {}
    for path in paths:
        for one in path.rglob("*") if path.is_dir() else (path,):
            if one.is_file():
                known = one.stat()
                state[one] = (known.st_mtime_ns, known.st_size)
    return state
