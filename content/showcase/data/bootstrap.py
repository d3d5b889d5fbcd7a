from random import Random
from statistics import mean, median, quantiles, stdev

gain = [1.2, 2.4, 1.3, 1.3, 0.0, 1.0, 1.8, 0.8, 4.6, 1.4]
draw = Random(1979)

for f in mean, median:
    again = [f(draw.choices(gain, k=10)) for _ in range(10_000)]
    low, *_, high = quantiles(again, n=40)
    print(f"{f.__name__:6} SE {stdev(again):.2f}", end=", ")
    print(f"95 %: {low:.2f} to {high:.2f}")
