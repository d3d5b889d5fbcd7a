"""The page around the slides: head, Content-Security-Policy, styles, scripts."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from markupsafe import Markup

from generator.assets import asset, manifest, template_root
from generator.compiled import compiled_templates
from generator.errors import AssetError
from generator.render.revealjs.commands import COMMANDS, by_key, key_name
from generator.render.revealjs.styles import PX_PER_PT, hex_color, pt
from generator.scene.page import Scene, Transition

if TYPE_CHECKING:
    from jinja2 import Environment

    from generator.render.revealjs.recordings import Recordings

USE: Final = "page"
"""What the Jinja environment of the page is called among those whose templates are kept."""

# reveal.js's own words and numbers: https://revealjs.com/config/
_CONFIG: Final[Mapping[str, Any]] = {
    "margin": 0,
    "minScale": 0.02,
    "maxScale": 20,
    "center": False,
    "controls": False,  # the page has all of these itself
    "overview": False,
    "keyboard": False,
    "help": False,
    "jumpToSlide": False,
    "slideNumber": False,  # the Scene has its own
    "hash": True,
    "transition": "none",
    "backgroundTransition": "none",
    "autoAnimate": False,
    "scrollActivationWidth": None,  # on a phone too a slide is a slide, with the same lines
    "pdfSeparateFragments": False,
    "pdfMaxPagesPerSlide": 1,
}

_SAID: Final = frozenset(
    "slide notes previous next speaker slides jump not_found black white pen laser commands timer start pause reset "
    "upcoming end larger smaller no_notes planned on_time ahead behind blocked gone step".split()
)
"""The words that the page's script says; all others are in its elements."""
_MARK_JS: Final = 'document.documentElement.classList.add("js");'


@cache
def environment() -> Environment:
    """Jinja for the page's templates: everything is escaped that is not marked as the program's own."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    return Environment(
        loader=FileSystemLoader(template_root() / "revealjs"),
        autoescape=True,
        undefined=StrictUndefined,
        bytecode_cache=compiled_templates(USE),
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )


def shell(
    jinja: Environment,
    scene: Scene,
    slides: list[str],
    css: str,
    recordings: Recordings,
    glyphs: Markup,
    *,
    fed: int = 0,
) -> bytes:
    """The finished file. ``slides`` are rendered sections, ``css`` the rules that they need, ``glyphs`` drawings that
    they use. ``fed``: the page takes other slides from the one that frames it (``fed.py``), and has this version."""
    enters = bool(fed) or any(page.transition in (Transition.FADE, Transition.PUSH) for page in scene.pages)
    plays = bool(fed) or recordings.any
    start = jinja.get_template("start.js.j2").render(plays=plays, enters=enters, fed=bool(fed))
    scripts = [_program(), _flush(start)]
    out = BytesIO()
    pieces = jinja.get_template("deck.html.j2").generate(
        scene=scene,
        csp=content_security_policy([_MARK_JS, *scripts], recordings.policy()),
        mark_js=_own(_MARK_JS),
        reveal_css=_own(_stylesheets()),
        deck_css=_own(deck_css(jinja, scene, plays=plays, fed=bool(fed))),
        css=_own(css),
        slides=map(_own, slides),
        glyphs=glyphs,
        config=_own(_config(scene, fed=bool(fed))),
        told=_own(_told(scene, fed)),
        commands_told=[
            (one.name, [key_name(key, scene.words, rtl=scene.rtl) for key in one.keys[:4]])
            for one in COMMANDS
            if one.told
        ],
        scripts=[_own(script) for script in scripts],
    )
    for piece in pieces:
        # Lone surrogates are the deck stage's to report; here they must not stop a build.
        out.write(piece.encode("utf-8", "replace"))
    return out.getvalue()


def content_security_policy(scripts: list[str], more: Mapping[str, str]) -> str:
    """Nothing is fetched, sent or framed, but for what ``more`` says of recordings.

    ``scripts`` are the only ones that may run, by their hashes. Styles may stand in attributes: reveal.js writes
    some, and with no address to fetch from a style can tell nobody anything.
    """
    hashes = " ".join(f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'" for script in scripts)
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src {hashes}",
            "style-src 'unsafe-inline'",
            "img-src data:",
            "font-src data:",
            *(f"{name} {sources}" for name, sources in more.items()),
            "connect-src 'none'",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def _config(scene: Scene, *, fed: bool = False) -> str:
    size = {"width": scene.size.width.pt * PX_PER_PT, "height": scene.size.height.pt * PX_PER_PT}
    numbers = {key: int(value) if value == int(value) else round(value, 3) for key, value in size.items()}
    told: dict[str, Any] = {"progress": not scene.theme.shows_progress, **({"rtl": True} if scene.rtl else {})}
    if fed or any(page.transition is Transition.MORPH for page in scene.pages):
        told |= {"autoAnimate": True, "autoAnimateDuration": 1.0}
    return _data({**numbers, **_CONFIG, **told})


def _told(scene: Scene, fed: int = 0) -> str:
    """What the page's own script has to know: its words, its keys, and how many minutes the lecture takes."""
    return _data(
        {
            "words": {name: word for name, word in scene.words.items() if name in _SAID},
            "keys": by_key(),
            "duration": scene.duration or 0,
            "accent": hex_color(scene.theme.colors["accent"].hex),
            **({"version": fed} if fed else {}),
        }
    )


def _data(values: Mapping[str, Any]) -> str:
    """As JSON that can stand in an element."""
    text = json.dumps(values, separators=(",", ":"), sort_keys=True, ensure_ascii=False)
    return text.replace("<", "\\u003c")


def deck_css(jinja: Environment, scene: Scene, *, plays: bool, fed: bool = False) -> str:
    """The rules of a page that are not those of its slides."""
    theme = scene.theme
    colors = {name: color.hex for name, color in theme.colors.items()}
    desk = mixed(colors["bg"], "000000", 0.4) if theme.dark else mixed(colors["bg"], colors["text"], 0.08)
    text = jinja.get_template("deck.css.j2").render(
        width=pt(scene.size.width),
        height=pt(scene.size.height),
        rtl=scene.rtl,
        narrow=pt(scene.size.width - 1000),  # a window that is too narrow for a slide at its own size
        background=hex_color(colors["bg"]),
        desk=hex_color(desk),
        text=hex_color(colors["text"]),
        muted=hex_color(colors["muted"]),
        surface=hex_color(colors["surface"]),
        total=sum(not (page.hidden or page.appendix) for page in scene.pages),
        accent=hex_color(colors["accent"]),
        inverse_accent=hex_color(colors["inverse_accent"]),
        inverse=hex_color(colors["inverse_bg"]),
        plays=plays,
        proportion=f"{scene.size.width.pt:.7g}/{scene.size.height.pt:.7g}",
        link=hex_color(theme.slots["hlink"]),
        scheme="dark" if theme.dark else "light",
        fed=fed,
    )
    return _flush_rules(text)


def mixed(one: str, other: str, share: float) -> str:
    """The colour that lies so far from the one to the other; all are six hexadecimal digits."""
    pairs = [(int(one[at : at + 2], 16), int(other[at : at + 2], 16)) for at in (0, 2, 4)]
    return "".join(f"{round(a + (b - a) * share):02X}" for a, b in pairs)


def _flush(text: str) -> str:
    """A script of the page's templates without what makes it legible there."""
    return re.sub(r"\n\s*", "\n", text)


def _flush_rules(text: str) -> str:
    """The same for rules; no string in them has these signs, or two spaces."""
    text = " ".join(text.split())
    for sign in "{};,>":
        text = text.replace(f" {sign}", sign).replace(f"{sign} ", sign)
    return text.replace(" : ", ":").replace(": ", ":").replace(";}", "}")


@cache
def _stylesheets() -> str:
    files = manifest().reveal.files
    text = "\n".join(asset(files[name]).decode("utf-8") for name in ("reset.css", "reveal.css"))
    if "</" in text:
        raise AssetError("reveal.js's style sheet cannot stand inside a page: it holds a closing tag")
    return text


@cache
def _program() -> str:
    return _inside_script(asset(manifest().reveal.files["reveal.js"]).decode("utf-8"))


def _inside_script(source: str) -> str:
    """JavaScript that an HTML parser reads to its end: what looks like markup stands in strings and patterns only."""
    source = source.replace("\r\n", "\n").strip()
    return re.sub(r"<(?=!--|/?script)", r"\\x3C", source, flags=re.IGNORECASE)


def _own(text: str) -> Markup:
    """Text that this package made or checked, to be written as it is."""
    return Markup(text)  # noqa: S704
