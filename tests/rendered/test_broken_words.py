"""Words that are broken at soft hyphens and at joints: the same lines in all outputs, and nothing runs out."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.deck import load_deck
from generator.layout import lay_out
from tests.chromium import Chromium
from tests.rendered.checks import overflow, parity
from tests.rendered.rendering import Viewers, render_all

pytestmark = pytest.mark.rendered

LAW = "Rind|fleisch|etikettierungs|über|wachungs|auf|gaben|über|tragungs|gesetz"
SHIP = "Donau|dampf|schiff|fahrts|gesell|schafts|kapitän"
ADDRESS = "https://data.example.org/archive/2024/statistics/exercises/wages-by-age-and-region/download.csv?part=2"
PATH = "C:\\Users\\student\\Documents\\statistics\\exercises\\regression\\data\\wages-2024\\clean\\wages-by-age.csv"
DECK = f"""title: Words
lang: de
slides:
  - heading: Das Grund|stücks|verkehrs|genehmigungs|zuständig|keits|über|tragungs|verordnungs|wesen
    columns:
      - heading: Recht
        items: [{LAW} und {SHIP}, "**{SHIP}**"]
      - heading: Netz
        items:
          - {ADDRESS}
          - siehe [{ADDRESS}]({ADDRESS}) oder {PATH}
      - heading: Sonst
        items: ["[{LAW}](https://example.org)", {"x" * 50}]
  - heading: Breit
    items:
      - Der {SHIP} las das {LAW}, der {SHIP} aber auch {ADDRESS} und danach noch das {LAW}.
      - Es steht in {PATH} und in {ADDRESS}.
  - statement: Das {LAW} und der {SHIP} sind lang.
""".replace("|", "\u00ad")


def test_they_break_alike(tmp_path: Path, soffice_path: str, chromium: Chromium) -> None:
    (tmp_path / "deck.yaml").write_text(DECK, encoding="utf-8")
    scene, _ = lay_out(load_deck(tmp_path)[0])
    [shown] = render_all({"words": scene}, Viewers(soffice_path, chromium, tmp_path))
    for measured in (shown.libreoffice, shown.chromium, shown.pdf):
        assert overflow(scene, measured) == []
    for other in (shown.libreoffice, shown.pdf):
        figures = parity(scene, shown.chromium, other)
        assert figures.equal_paragraphs == figures.paragraphs, figures.different
