"""Where rows and captured bytes live; only `workflow` touches it."""

from kawaraban.store.rows import Failure
from kawaraban.store.store import Store, open_store

__all__ = ["Failure", "Store", "open_store"]
