"""Prints the measured figures of both sample months: `make bench`."""

import resource
import sys
from collections.abc import Mapping

from bench.sample import checking, collected_sample, extraction, grouping, nuggets, ranking
from kawaraban.workflow.demo import SAMPLES


def main() -> None:
    """Measure every stage on the sample months and print a table for each."""
    for name in SAMPLES:
        with collected_sample(name) as sample:
            sys.stdout.write(f"sample month: {name}\n")
            _print("extraction", extraction(sample))
            _print("grouping (B-cubed)", grouping(sample))
            _print("ranking", ranking(sample))
            _print("drafting: facts held in the first six items", nuggets(sample))
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
