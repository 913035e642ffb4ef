"""Prints the measured figures: `make bench`."""

import resource
from collections.abc import Mapping

from bench.sample import checking, collected_sample, extraction, grouping, nuggets


def main() -> None:
    """Measure every stage on the sample month and print a table for each."""
    with collected_sample() as sample:
        _print("extraction", extraction(sample))
        _print("grouping (B-cubed)", grouping(sample))
        _print("drafting: facts held", nuggets(sample))
        _print("checking: planted errors found", checking(sample))
        _print("CPU seconds", sample.seconds)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak memory {peak:.0f} MB")


def _print(name: str, figures: Mapping[str, float]) -> None:
    print(name)
    for key, value in figures.items():
        print(f"  {key:28} {value:.3f}")


if __name__ == "__main__":
    main()
