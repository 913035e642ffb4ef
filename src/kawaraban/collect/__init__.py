"""The network: Source -> Capture."""
