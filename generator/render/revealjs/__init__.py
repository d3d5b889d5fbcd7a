"""Scene -> one self-contained reveal.js page."""

from __future__ import annotations

from collections.abc import Mapping

from generator.scene.page import Scene


def render_html(scene: Scene) -> bytes:
    """The Scene as one UTF-8 HTML file: program, styles, fonts, pictures and recordings inside, but for recordings that
    are too large for that (``render_page``); no address is asked for before somebody clicks on it.

    The same Scene gives the same bytes. Raises AssetError if reveal.js or a font is missing from the installation and
    ContentError if a picture or a recording can no longer be read.
    """
    return _rendered(scene)[0]


def render_page(scene: Scene) -> bytes | Mapping[str, bytes]:
    """The same file, and with it the recordings that go beside it, if there are any."""
    page, beside = _rendered(scene)
    return {".html": page, **{f"/{name}": content for name, content in beside.items()}} if beside else page


def _rendered(scene: Scene) -> tuple[bytes, Mapping[str, bytes]]:
    from generator.render.revealjs.emoji import emoji_face, emoji_of
    from generator.render.revealjs.fonts import UsedText, font_faces
    from generator.render.revealjs.pictures import Pictures
    from generator.render.revealjs.recordings import Recordings
    from generator.render.revealjs.shell import environment, shell
    from generator.render.revealjs.slides import SlideBuilder
    from generator.render.revealjs.styles import StyleSheet

    jinja = environment()
    emoji = emoji_of(scene)
    styles, used, pictures = StyleSheet(scene.theme, emoji=bool(emoji)), UsedText(scene.theme), Pictures(scene)
    recordings = Recordings(scene, pictures)
    builder = SlideBuilder(scene, styles, used, recordings)
    render = jinja.get_template("slide.html.j2").render
    notes = scene.words.get("notes", "notes")
    slides = [render(slide=builder.slide(page), notes=notes) for page in scene.pages]
    # Only now is it known which styles, letters and pictures the slides need.
    css = "".join((font_faces(used), emoji_face(emoji), styles.css(), builder.formulas.css(), pictures.css()))
    return shell(jinja, scene, slides, css, recordings, builder.formulas.definitions()), recordings.beside
