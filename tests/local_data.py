"""Where optional local data for evaluation may lie; tests that use it skip without it."""

import os
from pathlib import Path

LOCAL_DATA = Path(
    os.environ.get("KAWARABAN_LOCAL_DATA", Path(__file__).parents[2] / "shared" / "data")
)
