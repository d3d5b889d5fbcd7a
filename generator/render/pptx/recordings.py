"""Recordings as pictures that play: PowerPoint's own, with the file in the package (MS-PPTX 2.3.3.14 and .18)."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import count
from typing import Final

from generator.render.pptx.forms import RECTANGLE, transform
from generator.render.pptx.markup import attribute
from generator.render.pptx.media import poster_key
from generator.render.pptx.text import PartContext
from generator.scene.boxes import Clip, MediaBox, MediaKind

_MEDIA: Final = "http://schemas.microsoft.com/office/2007/relationships/media"
_POWERPOINT_2010: Final = "http://schemas.microsoft.com/office/powerpoint/2010/main"
_EXTENSION: Final = "{DAA4B4D4-6D71-4841-9C94-3DE7FCFB9230}"
_NOW: Final = '<p:stCondLst><p:cond delay="0"/></p:stCondLst>'


def recording_xml(box: MediaBox, number: int, around: PartContext) -> str:
    """``p:pic`` with the poster, which a click plays."""
    clip = box.source
    assert isinstance(clip, Clip)
    file = f"../media/{around.media[clip.sha256]}"
    kind = str(box.kind)
    linked = around.relations.add(kind, file)
    embedded = around.relations.add(_MEDIA, file)
    key, crop = (box.poster.key, box.poster.crop) if box.poster else (poster_key(box), (0.0, 0.0, 0.0, 0.0))
    poster = around.relations.add("image", f"../media/{around.media[key]}")
    sides = (f'{side}="{round(part * 100_000)}"' for side, part in zip("ltrb", crop, strict=True))
    cut = f"<a:srcRect {' '.join(sides)}/>" if any(crop) else ""
    return (
        f'<p:pic><p:nvPicPr><p:cNvPr id="{number}" name="{around.called(box.name)}" descr="{attribute(box.alt)}">'
        '<a:hlinkClick r:id="" action="ppaction://media"/></p:cNvPr><p:cNvPicPr><a:picLocks noChangeAspect="1"/>'
        f'</p:cNvPicPr><p:nvPr><a:{kind}File r:link="{linked}"/><p:extLst><p:ext uri="{_EXTENSION}">'
        f'<p14:media xmlns:p14="{_POWERPOINT_2010}" r:embed="{embedded}">{_trim(clip)}</p14:media></p:ext></p:extLst>'
        f'</p:nvPr></p:nvPicPr><p:blipFill><a:blip r:embed="{poster}"/>{cut}<a:stretch><a:fillRect/></a:stretch>'
        f"</p:blipFill><p:spPr>{transform(box.rect)}{RECTANGLE}</p:spPr></p:pic>"
    )


def _trim(clip: Clip) -> str:
    """What is left out at both ends, in milliseconds; the second can be told only where the whole length is known."""
    start = round(clip.start * 1000)
    end = round(max(0.0, clip.duration - clip.end) * 1000) if clip.end is not None and clip.duration else 0
    if not (start or end):
        return ""
    return f'<p14:trim st="{start}" end="{end}"/>'


def timing_xml(boxes: Iterable[tuple[int, MediaBox]]) -> str:
    """``p:timing`` of a slide: each recording plays or pauses by a click on it; some with the slide. ``boxes``: those
    that play, with their shape ids. Nothing where there are none."""
    found = list(boxes)
    if not found:
        return ""
    ids = count(1)
    root = next(ids)
    starting = [(number, box) for number, box in found if isinstance(box.source, Clip) and box.source.autoplay]
    main = _main_sequence(starting, ids) if starting else ""
    clicks = "".join(_toggle(number, ids) for number, _ in found)
    nodes = "".join(_node(number, box, ids) for number, box in found)
    return (
        f'<p:timing><p:tnLst><p:par><p:cTn id="{root}" dur="indefinite" restart="never" nodeType="tmRoot">'
        f"<p:childTnLst>{main}{clicks}{nodes}</p:childTnLst></p:cTn></p:par></p:tnLst></p:timing>"
    )


def _target(number: int) -> str:
    return f'<p:tgtEl><p:spTgt spid="{number}"/></p:tgtEl>'


def _node(number: int, box: MediaBox, ids: count[int]) -> str:
    """What the shape plays."""
    clip = box.source
    assert isinstance(clip, Clip)
    repeat = ' repeatCount="indefinite"' if clip.loop else ""
    mute = ' mute="1"' if clip.muted else ""
    tag = "p:video" if box.kind is MediaKind.VIDEO else "p:audio"
    return (
        f'<{tag}><p:cMediaNode vol="80000"{mute}><p:cTn id="{next(ids)}"{repeat} fill="hold" display="0">'
        f'<p:stCondLst><p:cond delay="indefinite"/></p:stCondLst></p:cTn>{_target(number)}</p:cMediaNode></{tag}>'
    )


def _command(number: int, command: str, ids: count[int]) -> str:
    return (
        f'<p:cmd type="call" cmd="{command}"><p:cBhvr><p:cTn id="{next(ids)}" dur="1" fill="hold"/>{_target(number)}'
        "</p:cBhvr></p:cmd>"
    )


def _toggle(number: int, ids: count[int]) -> str:
    """A click on the shape plays it, another one stops it."""
    outer, first, second, effect = (next(ids) for _ in range(4))
    click = f'<p:cond evt="onClick" delay="0">{_target(number)}</p:cond>'
    return (
        f'<p:seq concurrent="1" nextAc="seek"><p:cTn id="{outer}" restart="whenNotActive" fill="hold" '
        f'evtFilter="cancelBubble" nodeType="interactiveSeq"><p:stCondLst>{click}</p:stCondLst><p:endSync evt="end" '
        f'delay="0"><p:rtn val="all"/></p:endSync><p:childTnLst><p:par><p:cTn id="{first}" fill="hold">{_NOW}'
        f'<p:childTnLst><p:par><p:cTn id="{second}" fill="hold">{_NOW}<p:childTnLst><p:par><p:cTn id="{effect}" '
        f'presetID="2" presetClass="mediacall" presetSubtype="0" fill="hold" nodeType="clickEffect">{_NOW}'
        f"<p:childTnLst>{_command(number, 'togglePause', ids)}</p:childTnLst></p:cTn></p:par></p:childTnLst>"
        "</p:cTn></p:par>"
        f"</p:childTnLst></p:cTn></p:par></p:childTnLst></p:cTn><p:nextCondLst>{click}</p:nextCondLst></p:seq>"
    )


def _main_sequence(starting: list[tuple[int, MediaBox]], ids: count[int]) -> str:
    """Those that play when the slide is shown, all at once."""
    outer, first, second = (next(ids) for _ in range(3))
    effects = ""
    for index, (number, box) in enumerate(starting):
        clip = box.source
        assert isinstance(clip, Clip)
        effect = next(ids)
        how = "withEffect" if index else "afterEffect"
        effects += (
            f'<p:par><p:cTn id="{effect}" presetID="1" presetClass="mediacall" presetSubtype="0" fill="hold" '
            f'nodeType="{how}">{_NOW}<p:childTnLst>{_command(number, "playFrom(0.0)", ids)}</p:childTnLst></p:cTn>'
            "</p:par>"
        )
    begins = f'<p:cond delay="indefinite"/><p:cond evt="onBegin" delay="0"><p:tn val="{outer}"/></p:cond>'
    return (
        f'<p:seq concurrent="1" nextAc="seek"><p:cTn id="{outer}" dur="indefinite" nodeType="mainSeq"><p:childTnLst>'
        f'<p:par><p:cTn id="{first}" fill="hold"><p:stCondLst>{begins}</p:stCondLst><p:childTnLst><p:par>'
        f'<p:cTn id="{second}" fill="hold">{_NOW}<p:childTnLst>{effects}</p:childTnLst></p:cTn></p:par></p:childTnLst>'
        '</p:cTn></p:par></p:childTnLst></p:cTn><p:prevCondLst><p:cond evt="onPrev" delay="0"><p:tgtEl><p:sldTgt/>'
        '</p:tgtEl></p:cond></p:prevCondLst><p:nextCondLst><p:cond evt="onNext" delay="0"><p:tgtEl><p:sldTgt/>'
        "</p:tgtEl></p:cond></p:nextCondLst></p:seq>"
    )
