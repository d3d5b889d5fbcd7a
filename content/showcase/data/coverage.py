"""How often a 95 % t interval catches the mean, for normal and for skewed data: the figures of coverage.csv."""

from random import Random
from statistics import mean, stdev

T = {5: 2.776, 10: 2.262, 20: 2.093, 50: 2.010, 100: 1.984}
TRIALS = 40_000
draw = Random(1908)
populations = {"Normal": lambda: draw.gauss(1, 1), "Skewed": lambda: draw.expovariate(1)}

print("Sample size", *populations, sep=",")
for n, t in T.items():
    shares = []
    for one in populations.values():
        caught = 0
        for _ in range(TRIALS):
            sample = [one() for _ in range(n)]
            caught += abs(mean(sample) - 1) <= t * stdev(sample) / n**0.5
        shares.append(f"{100 * caught / TRIALS:.1f}")
    print(n, *shares, sep=",")
