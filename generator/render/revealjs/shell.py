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
from generator.render.revealjs.styles import hex_color, pt
from generator.scene.page import Scene, Transition

if TYPE_CHECKING:
    from jinja2 import Environment

    from generator.render.revealjs.recordings import Recordings

USE: Final = "page"
"""What the Jinja environment of the page is called among those whose templates are kept."""
PX_PER_PT: Final = 96 / 72

# reveal.js's own words and numbers: https://revealjs.com/config/
_CONFIG: Final[Mapping[str, Any]] = {
    "margin": 0,
    "minScale": 0.02,
    "maxScale": 20,
    "center": False,
    "controls": False,  # the page has its own, and its own overview
    "overview": False,
    "slideNumber": False,  # the Scene has its own
    "hash": True,
    "transition": "none",
    "backgroundTransition": "none",
    "autoAnimate": False,
    "scrollActivationWidth": None,  # on a phone too a slide is a slide, with the same lines
    "pdfSeparateFragments": False,
    "pdfMaxPagesPerSlide": 1,
}

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
    jinja: Environment, scene: Scene, slides: list[str], css: str, recordings: Recordings, glyphs: Markup
) -> bytes:
    """The finished file. ``slides`` are rendered sections, ``css`` the rules that they need, ``glyphs`` drawings that
    they use."""
    program, notes, popup = _scripts()
    enters = any(page.transition in (Transition.FADE, Transition.PUSH) for page in scene.pages)
    start = _flush(jinja.get_template("start.js.j2").render(plays=recordings.any, enters=enters))
    scripts = [program, notes, start]
    out = BytesIO()
    pieces = jinja.get_template("deck.html.j2").generate(
        scene=scene,
        csp=content_security_policy([_MARK_JS, *scripts, popup], recordings.policy()),
        mark_js=_own(_MARK_JS),
        reveal_css=_own(_stylesheets()),
        deck_css=_own(_flush_rules(_deck_css(jinja, scene, plays=recordings.any))),
        css=_own(css),
        slides=map(_own, slides),
        glyphs=glyphs,
        config=_own(_config(scene)),
        scripts=[_own(script) for script in scripts],
    )
    for piece in pieces:
        # Lone surrogates are the deck stage's to report; here they must not stop a build.
        out.write(piece.encode("utf-8", "replace"))
    return out.getvalue()


def content_security_policy(scripts: list[str], more: Mapping[str, str]) -> str:
    """Nothing is fetched, sent or framed, but for the speaker view's two frames, which show this very file, and what
    ``more`` says of recordings.

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
            f"frame-src 'self' file: {more.get('frame-src', '')}".strip(),
            *(f"{name} {sources}" for name, sources in more.items() if name != "frame-src"),
            "connect-src 'none'",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def _config(scene: Scene) -> str:
    size = {"width": scene.size.width.pt * PX_PER_PT, "height": scene.size.height.pt * PX_PER_PT}
    numbers = {key: int(value) if value == int(value) else round(value, 3) for key, value in size.items()}
    told: dict[str, Any] = {"progress": not scene.theme.shows_progress, **({"rtl": True} if scene.rtl else {})}
    if scene.duration:
        told["duration"] = scene.duration  # ours: minutes
    if any(page.transition is Transition.MORPH for page in scene.pages):
        told |= {"autoAnimate": True, "autoAnimateDuration": 1.0}
    text = json.dumps(
        {**numbers, **_CONFIG, **told},
        separators=(",", ":"),
        sort_keys=True,
        ensure_ascii=False,
    )
    return text.replace("<", "\\u003c")


def _deck_css(jinja: Environment, scene: Scene, *, plays: bool) -> str:
    theme = scene.theme
    colors = {name: color.hex for name, color in theme.colors.items()}
    desk = mixed(colors["bg"], "000000", 0.4) if theme.dark else mixed(colors["bg"], colors["text"], 0.08)
    return jinja.get_template("deck.css.j2").render(
        width=pt(scene.size.width),
        height=pt(scene.size.height),
        rtl=scene.rtl,
        narrow=pt(scene.size.width - 1000),  # a window that is too narrow for a slide at its own size
        background=hex_color(colors["bg"]),
        desk=hex_color(desk),
        text=hex_color(colors["text"]),
        muted=hex_color(colors["muted"]),
        accent=hex_color(colors["accent"]),
        inverse_accent=hex_color(colors["inverse_accent"]),
        plays=plays,
        proportion=f"{scene.size.width.pt:.7g}/{scene.size.height.pt:.7g}",
        link=hex_color(theme.slots["hlink"]),
        scheme="dark" if theme.dark else "light",
    )


def mixed(one: str, other: str, share: float) -> str:
    """The colour that lies so far from the one to the other; all are six hexadecimal digits."""
    pairs = [(int(one[at : at + 2], 16), int(other[at : at + 2], 16)) for at in (0, 2, 4)]
    return "".join(f"{round(a + (b - a) * share):02X}" for a, b in pairs)


def _flush(text: str) -> str:
    """A script of the page's templates without what makes it legible there."""
    return re.sub(r"\n\s*", "\n", text)


def _flush_rules(text: str) -> str:
    """The same for rules; no string in them has these signs."""
    return re.sub(r"\s*([{};,>]|:(?= ))\s*", r"\1", text).replace(";}", "}")


@cache
def _stylesheets() -> str:
    files = manifest().reveal.files
    text = "\n".join(asset(files[name]).decode("utf-8") for name in ("reset.css", "reveal.css"))
    if "</" in text:
        raise AssetError("reveal.js's style sheet cannot stand inside a page: it holds a closing tag")
    return text


@cache
def _scripts() -> tuple[str, str, str]:
    """reveal.js, its notes plugin, and the script that the plugin writes into the speaker view's window."""
    files = manifest().reveal.files
    program, notes = (asset(files[name]).decode("utf-8") for name in ("reveal.js", "plugin/notes.js"))
    return _inside_script(program), _inside_script(notes), speaker_view_script(notes)


def _inside_script(source: str) -> str:
    """JavaScript that an HTML parser reads to its end: what looks like markup stands in strings and patterns only."""
    source = source.replace("\r\n", "\n").strip()
    return re.sub(r"<(?=!--|/?script)", r"\\x3C", source, flags=re.IGNORECASE)


def speaker_view_script(notes: str) -> str:
    """The inline script of the speaker view, as the browser will see it: the text of a template literal, unescaped."""
    found = re.findall(r"<script>(.*?)<\\/script>", notes, flags=re.DOTALL)
    if len(found) != 1 or "${" in found[0]:
        raise AssetError("this reveal.js has another speaker view than the one that the page's policy knows")
    return re.sub(
        r"\\(?:x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|(.))",
        lambda m: chr(int(m[1] or m[2], 16)) if m[1] or m[2] else {"n": "\n", "t": "\t", "r": "\r"}.get(m[3], m[3]),
        found[0],
    )


def _own(text: str) -> Markup:
    """Text that this package made or checked, to be written as it is."""
    return Markup(text)  # noqa: S704
