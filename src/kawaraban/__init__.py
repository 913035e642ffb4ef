"""Kawaraban: a digest desk in which every sentence is tied to words in a source."""

__version__ = "0.1.0"
