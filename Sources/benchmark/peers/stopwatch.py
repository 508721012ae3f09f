"""The stopwatch of the benchmark, once more: the same samples, the same median."""

from dataclasses import dataclass
from statistics import median
from time import perf_counter


@dataclass
class Stopwatch:
    shortest_sample: float = 0.02
    sample_count: int = 11
    now: callable = perf_counter

    @staticmethod
    def quick(now=perf_counter):
        return Stopwatch(shortest_sample=0.0005, sample_count=3, now=now)

    def seconds(self, work):
        """The seconds that the work takes once: the median of samples that last long enough."""
        # The first run, in which a peer may compile, says nothing about the others.
        work()
        count = 1
        while self.sample(work, count) < self.shortest_sample:
            count *= 2
        return median(self.sample(work, count) / count for _ in range(self.sample_count))

    def sample(self, work, count):
        start = self.now()
        for _ in range(count):
            work()
        return self.now() - start
