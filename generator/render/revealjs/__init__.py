"""Scene -> one self-contained reveal.js page."""

from __future__ import annotations

from generator.scene.page import Scene


def render_html(scene: Scene) -> bytes:
    """The Scene as one UTF-8 HTML file: program, styles, fonts and pictures inside, no address is ever asked for.

    The same Scene gives the same bytes. Raises AssetError if reveal.js or a font is missing from the installation and
    ContentError if a picture can no longer be read.
    """
    from generator.render.revealjs.emoji import emoji_face, emoji_of
    from generator.render.revealjs.fonts import UsedText, font_faces
    from generator.render.revealjs.pictures import Pictures
    from generator.render.revealjs.shell import environment, shell
    from generator.render.revealjs.slides import SlideBuilder
    from generator.render.revealjs.styles import StyleSheet

    jinja = environment()
    emoji = emoji_of(scene)
    styles, used, pictures = StyleSheet(scene.theme, emoji=bool(emoji)), UsedText(scene.theme), Pictures(scene)
    builder = SlideBuilder(scene, styles, used, pictures)
    render = jinja.get_template("slide.html.j2").render
    slides = [render(slide=builder.slide(page)) for page in scene.pages]
    # Only now is it known which styles, letters and pictures the slides need.
    css = "".join((font_faces(used), emoji_face(emoji), styles.css(), builder.formulas.css(), pictures.css()))
    return shell(jinja, scene, slides, css, builder.anchors, builder.formulas.definitions())
