"""Article -> Event: which reports tell of the same happening, and why."""
