"""The pictures of ``content/a-tour-of-diapo``, drawn by this program: a town from above, and a row of houses."""

from __future__ import annotations

import random
from pathlib import Path

from PIL import Image, ImageDraw

OUT = Path(__file__).parent.parent / "content" / "a-tour-of-diapo" / "images"
GROUND, ROADS, RIVER = "#E4E9EC", "#FFFFFF", "#A9C7D3"
BLOCKS = ("#C9D4D9", "#B5C6CD", "#9DB6C0", "#7FA3B1")
ACCENT = "#0F5C70"


def town(size: tuple[int, int]) -> Image.Image:
    """Blocks between streets, a river across, some blocks in the accent colour."""
    draw_random = random.Random(7)
    image = Image.new("RGB", size, ROADS)
    draw = ImageDraw.Draw(image)
    step = 100
    for left in range(0, size[0], step):
        for top in range(0, size[1], step):
            cut = draw_random.randrange(8, 26)
            color = draw_random.choice(BLOCKS) if draw_random.random() > 0.08 else ACCENT
            draw.rectangle([left + cut / 2, top + cut / 2, left + step - cut, top + step - cut], fill=color)
    middle = size[1] * 0.55
    bend = [(x, middle + 140 * ((x / size[0] * 3) % 2 - 1) ** 2) for x in range(-40, size[0] + 41, 20)]
    draw.line(bend, fill=ROADS, width=120, joint="curve")
    draw.line(bend, fill=RIVER, width=84, joint="curve")
    return image


def houses(size: tuple[int, int]) -> Image.Image:
    """A row of houses by the water, one with its windows lit."""
    image = Image.new("RGB", size, GROUND)
    draw = ImageDraw.Draw(image)
    width, ground = size[0] // 4, int(size[1] * 0.78)
    for number, height in enumerate((0.34, 0.52, 0.42, 0.6)):
        left, top = number * width, int(size[1] * (0.78 - height))
        color = ACCENT if number == 1 else BLOCKS[number]
        draw.polygon([(left, top), (left + width // 2, top - width // 2), (left + width, top)], fill=color)
        draw.rectangle([left, top, left + width, ground], fill=color)
        for row in range(top + 40, ground - 60, 90):
            for column in (left + width // 4, left + width * 5 // 8):
                draw.rectangle([column - 16, row, column + 22, row + 46], fill="#F0B44C" if number == 1 else ROADS)
    draw.rectangle([0, ground, size[0], size[1]], fill=RIVER)
    return image


def main() -> None:
    OUT.mkdir(parents=True, exist_ok=True)
    town((1600, 1200)).quantize(32).save(OUT / "town.png", optimize=True)
    houses((900, 1200)).quantize(32).save(OUT / "houses.png", optimize=True)


if __name__ == "__main__":
    main()
