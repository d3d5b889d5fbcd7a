"""What axe finds on the slides of a page: the accessibility of everything that is drawn."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from tests.chromium import Page

PRESENT: Final = """
async () => {
  const away = [...document.querySelectorAll(".reveal .slides section:not(.present)")].map((section) => {
    const held = document.createDocumentFragment();
    held.append(...section.childNodes);
    return [section, held];
  });
  const { violations } = await axe.run(".reveal .slides section.present");
  away.forEach(([section, held]) => section.append(held));
  return violations;
}
"""
"""Axe looks at every element of the document each time, hidden ones too, so other slides are empty meanwhile."""

Violation = tuple[int, str, list[str]]
"""The number of the slide, from 0, the rule, and the elements."""


def violations_on_slides(page: Page, node_modules: Path, slides: int) -> list[Violation]:
    """With the first slide the whole document is looked at: what is around the slides is the same for each."""
    page.wait_for("window.Reveal && Reveal.isReady()")
    page.evaluate((node_modules / "axe-core" / "axe.min.js").read_text(encoding="utf-8") + "; true")
    found: list[Violation] = []
    for number in range(slides):
        page.evaluate(f"Reveal.slide({number}, 0, 999)")  # with all that appears
        violations = page.evaluate(f"({PRESENT})()" if number else "axe.run(document).then((all) => all.violations)")
        found += [(number, each["id"], [node["html"][:120] for node in each["nodes"]]) for each in violations]
    return found
