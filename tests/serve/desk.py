"""A deck that is shown in a browser, as tests edit it and look at it."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

from generator.serve import Served
from tests.chromium import Chromium, Page

FLAGS = ("--disable-features=IsolateSandboxedIframes",)
"""The frame stays in the process of its page, so that the driver sees it; its origin is none all the same."""
MARK = "document.documentElement.marked = true"


def frame_of(page: Page) -> str:
    """The frame with the slides, once it is fed."""
    end = time.monotonic() + 30
    while time.monotonic() < end:
        for name, url in page.frames:
            fed = name in page.contexts and "/frame/" in url
            if fed and page.evaluate("!!document.querySelector('.strip [aria-current]')", name):
                return name
        page.browser.settle(0.05)
    raise AssertionError(f"the slides did not come: {page.console}")


class Desk:
    def __init__(self, folder: Path, run: Served, browser: Chromium, *, width: int = 1280, height: int = 800) -> None:
        self.folder, self.run, self.browser = folder, run, browser
        self.file = folder / "deck.yaml"
        self.page: Page = browser.open(run.start, width=width, height=height)
        self.frame = frame_of(self.page)
        self.page.evaluate(MARK)
        self.page.evaluate(MARK, self.frame)

    @property
    def preview(self) -> Any:
        return self.run.previews.shown[0].preview

    def write(self, text: str) -> None:
        """Saves the deck and waits until the page has it."""
        before = self.preview.version
        self.file.write_text(text, encoding="utf-8")
        self.wait_for_version(before + 1)

    def wait_for_version(self, version: int, seconds: float = 15.0) -> None:
        end = time.monotonic() + seconds
        shown = self.run.previews.shown[0]
        while self.preview.version < version or not shown.is_current:
            assert time.monotonic() < end, "nothing was built"
            time.sleep(0.005)
        self.caught_up()

    def caught_up(self) -> None:
        """Waits until the page shows what was built last."""
        self.page.wait_for(f"+document.body.dataset.version >= {self.preview.version}")
        self.page.wait_for(f"+document.documentElement.dataset.version >= {self.preview.version}", frame=self.frame)

    def inside(self, script: str) -> Any:
        """In the frame with the slides."""
        return self.page.evaluate(script, self.frame)

    def go(self, slide: str) -> None:
        self.inside(
            f"Reveal.slide([...document.querySelectorAll('.slides > section')].findIndex((s) => s.id === '{slide}'))"
        )

    def choose(self, name: str, value: str) -> None:
        """One of the switches."""
        self.page.evaluate(
            f"(() => {{ const field = document.querySelector('select[name={name}]'); field.value = '{value}';"
            " field.dispatchEvent(new Event('change', { bubbles: true })); })()"
        )

    @property
    def shown(self) -> str:
        return str(self.inside("Reveal.getCurrentSlide().id"))

    @property
    def ids(self) -> list[str]:
        return list(self.inside("[...document.querySelectorAll('.slides > section')].map((one) => one.id)"))

    @property
    def tiles(self) -> list[str]:
        return list(self.inside("[...document.querySelectorAll('.strip > li')].map((one) => one.dataset.slide)"))

    @property
    def stayed(self) -> bool:
        """Whether neither the page nor the frame was loaded again."""
        script = "document.documentElement.marked === true"
        return bool(self.page.evaluate(script) and self.inside(script))

    @property
    def problems(self) -> list[str]:
        return list(self.page.evaluate("[...document.querySelectorAll('.problems li')].map((one) => one.textContent)"))

    @property
    def trouble(self) -> str:
        """What is said over the slide that is shown."""
        return str(
            self.inside(
                "document.querySelector('.trouble').hidden ? '' : document.querySelector('.trouble').textContent"
            )
        )
