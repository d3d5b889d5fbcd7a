"""What axe finds on the slides of a page: the accessibility of everything that is drawn."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from tests.chromium import Page

OPTIONS: Final = "{ resultTypes: ['violations'] }"
"""Of what passes axe would tell every element as well, which takes a tenth of the time."""
TAKE_AWAY: Final = """
(() => {
  globalThis.held = new Map([...document.querySelectorAll(".reveal .slides section, dialog")].map((one) => {
    const content = document.createDocumentFragment();
    content.append(...one.childNodes);
    return [one, content];
  }));
})()
"""
TWICE: Final = """
(() => {
  const ids = [...document.querySelectorAll("[id]")].map((one) => one.id);
  const twice = ids.filter((id, at) => ids.indexOf(id) !== at);
  return twice.length ? [{ id: "duplicate-id", nodes: twice.map((id) => ({ html: id })) }] : [];
})()
"""
"""What axe could see of a whole document only."""
PRESENT: Final = """
(async () => {
  const fill = (section) => section && section.append(held.get(section));
  fill(Reveal.getSlide(NUMBER));
  Reveal.slide(NUMBER, 0, 999);
  const present = Reveal.getCurrentSlide();
  fill(present);
  const { violations } = await axe.run(NUMBER ? present : document, OPTIONS);
  for (const [one, content] of held) content.append(...one.childNodes);
  return violations;
})()
"""
"""Axe looks at every element of the document each time, hidden ones too: other slides and dialogs are empty
meanwhile."""
PUT_BACK: Final = "held.forEach((content, one) => one.append(content))"

Violation = tuple[int, str, list[str]]
"""The number of the slide, from 0, the rule, and the elements."""


def violations_on_slides(page: Page, node_modules: Path, slides: int) -> list[Violation]:
    """With the first slide the whole document is looked at: what is around the slides is the same for each."""
    page.wait_for("window.Reveal && Reveal.isReady()")
    page.evaluate((node_modules / "axe-core" / "axe.min.js").read_text(encoding="utf-8") + "; true")
    found = _told(0, page.evaluate(TWICE))
    page.evaluate(TAKE_AWAY)
    for number in range(slides):
        script = PRESENT.replace("NUMBER", str(number)).replace("OPTIONS", OPTIONS)
        found += _told(number, page.evaluate(script))
    page.evaluate(PUT_BACK)
    return found


def _told(number: int, violations: list[dict[str, Any]]) -> list[Violation]:
    return [(number, each["id"], [node["html"][:120] for node in each["nodes"]]) for each in violations]
