"""Tripwire: how many planted errors a checker finds, and how often it cries wolf. `make tripwire`."""
