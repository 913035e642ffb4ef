"""Measures quality and speed on the sample month; `make bench` prints the table."""
