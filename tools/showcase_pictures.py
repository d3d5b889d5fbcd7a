"""The drawings and the film of ``content/showcase``, drawn by this program from simulated samples.

``samples.svg`` has five samples of ten and their means, ``intervals.svg`` a hundred 95 % intervals, each also for dark
ground; ``means.mp4`` shows four hundred means piling up, ``means.png`` is its last picture.
"""

from __future__ import annotations

import subprocess
from collections import Counter
from pathlib import Path
from random import Random
from statistics import mean, stdev

import imageio_ffmpeg
from PIL import Image, ImageDraw, ImageFont

ROOT = Path(__file__).parent.parent
DECK = ROOT / "content" / "showcase"
FONT = ROOT / "generator" / "_assets" / "fonts"
LIGHT = {"line": "#5B6673", "dot": "#2F6DA8", "stand_out": "#C4561B", "quiet": "#B9C2CC"}
DARK = {"line": "#AEB8C4", "dot": "#7FB4E6", "stand_out": "#F19A5B", "quiet": "#566270"}
SIZE = 10
T_9 = 2.262
INTERVALS, INTERVALS_SEED = 100, 1937
MEANS, MEANS_SEED = 400, 1810


def samples(colors: dict[str, str]) -> str:
    """Five samples of ten from one population, each a row of dots with a bar at its mean; the population's mean
    crosses them all."""
    draw = Random(12)
    width, height, middle, spread = 900, 900, 450, 130
    marks = [
        f'<path d="M{middle} 30V{height - 30}" stroke="{colors["line"]}" stroke-width="4" stroke-dasharray="14 10"/>'
    ]
    for row in range(5):
        y = 110 + row * 170
        values = [draw.gauss(middle, spread) for _ in range(SIZE)]
        marks.append(f'<path d="M60 {y}H{width - 60}" stroke="{colors["quiet"]}" stroke-width="3"/>')
        marks += [f'<circle cx="{x:.0f}" cy="{y}" r="15" fill="{colors["dot"]}" fill-opacity=".75"/>' for x in values]
        at = mean(values)
        marks.append(f'<path d="M{at:.0f} {y - 46}V{y + 46}" stroke="{colors["stand_out"]}" stroke-width="12"/>')
    return svg(width, height, marks)


def intervals(colors: dict[str, str]) -> tuple[str, int]:
    """A hundred 95 % intervals from samples of ten, upright beside each other, and how many miss the mean."""
    draw = Random(INTERVALS_SEED)
    width, height = 1600, 560
    missed = 0
    marks = [f'<path d="M10 {height / 2}H{width - 10}" stroke="{colors["line"]}" stroke-width="4"/>']
    for number in range(INTERVALS):
        sample = [draw.gauss(0, 1) for _ in range(SIZE)]
        half = T_9 * stdev(sample) / SIZE**0.5
        misses = abs(mean(sample)) > half
        missed += misses
        x, y = 24 + number * (width - 48) / (INTERVALS - 1), height / 2 - mean(sample) * 155
        color = colors["stand_out" if misses else "dot"]
        top, bottom = y - half * 155, y + half * 155
        marks.append(
            f'<path d="M{x:.1f} {top:.1f}V{bottom:.1f}" stroke="{color}" stroke-width="{8 if misses else 5}"/>'
            f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{7 if misses else 5.5}" fill="{color}"/>'
        )
    return svg(width, height, marks), missed


def svg(width: int, height: int, marks: list[str]) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}">\n'
        + "\n".join(marks)
        + "\n</svg>\n"
    )


def film() -> None:
    """Waiting times are skewed; means of ten of them pile up into a bell. Slow for the first samples, then quick."""
    draw = Random(MEANS_SEED)
    every = [[draw.expovariate(1 / 5) for _ in range(SIZE)] for _ in range(MEANS)]
    frames: list[Image.Image] = []
    shown = 0.0
    while shown < MEANS:
        shown = min(MEANS, shown + max(0.125, shown / 24))
        frames.append(frame(every[: int(shown)], every[min(int(shown), MEANS - 1)]))
    frames += [frame(every, None)] * 30
    path = DECK / "films" / "means.mp4"
    width, height = frames[0].size
    command = [
        imageio_ffmpeg.get_ffmpeg_exe(), "-y", "-loglevel", "error", "-f", "rawvideo", "-pix_fmt", "rgb24",
        "-s", f"{width}x{height}", "-r", "20", "-i", "-", "-an", "-c:v", "libx264", "-profile:v", "baseline",
        "-pix_fmt", "yuv420p", "-crf", "25", "-preset", "veryslow", "-threads", "1", "-movflags", "+faststart",
        str(path),
    ]  # fmt: skip
    subprocess.run(command, input=b"".join(one.tobytes() for one in frames), check=True)
    frames[-1].quantize(64).save(DECK / "films" / "means.png", optimize=True)
    print(f"{path.relative_to(ROOT)}: {len(frames) / 20:.1f} s, {path.stat().st_size // 1000} kB")


def frame(done: list[list[float]], drawn: list[float] | None) -> Image.Image:
    """A sample above, the means so far below, both over one axis from 0 to 12 minutes."""
    width, height, twice = 960, 720, 2
    image = Image.new("RGB", (width * twice, height * twice), "#FFFFFF")
    draw = ImageDraw.Draw(image)
    left, base, top = 120, 1250, 330

    def at(value: float) -> float:
        return left + min(value, 12.4) * (width * twice - 2 * left) / 12

    draw.line([(at(5), 130), (at(5), base)], fill="#5B6673", width=4)
    draw.line([(left - 30, top), (width * twice - left + 30, top)], fill="#B9C2CC", width=5)
    draw.line([(left - 30, base), (width * twice - left + 30, base)], fill="#5B6673", width=5)
    if drawn is not None:
        for value in drawn:
            x = at(value)
            draw.ellipse([x - 17, top - 17, x + 17, top + 17], fill="#6F9CC6")
        x = at(mean(drawn))
        draw.rectangle([x - 7, top - 52, x + 7, top + 52], fill="#C4561B")
    columns: Counter[int] = Counter()
    for sample in done:
        column = round(mean(sample) * 3)
        x, y = at(column / 3), base - 16 - columns[column] * 14
        columns[column] += 1
        draw.rectangle([x - 27, y - 6, x + 27, y + 6], fill="#C4561B")
    font = ImageFont.truetype(str(FONT / "carlito-regular.ttf"), 64)
    for minutes in range(0, 13, 3):
        draw.text((at(minutes), base + 30), f"{minutes} min", fill="#333B44", font=font, anchor="ma")
    draw.text((width * twice - 80, 70), f"{len(done)} samples of 10", fill="#333B44", font=font, anchor="ra")
    return image.resize((width, height), Image.Resampling.LANCZOS)


def main() -> None:
    for folder in ("images", "films"):
        (DECK / folder).mkdir(parents=True, exist_ok=True)
    for suffix, colors in (("", LIGHT), ("-dark", DARK)):
        (DECK / "images" / f"samples{suffix}.svg").write_text(samples(colors), encoding="utf-8")
        drawing, missed = intervals(colors)
        (DECK / "images" / f"intervals{suffix}.svg").write_text(drawing, encoding="utf-8")
    print(f"{missed} of {INTERVALS} intervals miss")
    film()


if __name__ == "__main__":
    main()
