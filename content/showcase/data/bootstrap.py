from random import Random
from statistics import mean, median, stdev

gain = [1.2, 2.4, 1.3, 1.3, 0.0, 1.0, 1.8, 0.8, 4.6, 1.4]
draw = Random(1979)

for statistic in mean, median:
    again = sorted(statistic(draw.choices(gain, k=10)) for _ in range(10_000))
    low, high = again[249], again[9749]
    print(f"{statistic.__name__:6} {statistic(gain):.2f}", end="  ")
    print(f"SE {stdev(again):.2f}  95% {low:.2f} to {high:.2f}")
