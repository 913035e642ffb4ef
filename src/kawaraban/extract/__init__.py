"""Capture -> Article: clean text, a date with how it was found, a language."""
