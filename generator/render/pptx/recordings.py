"""Recordings as pictures that play: PowerPoint's own, with the file in the package (MS-PPTX 2.3.3.14 and .18)."""

from __future__ import annotations

from itertools import count
from typing import Final

from generator.render.pptx.effects import shape_target
from generator.render.pptx.forms import RECTANGLE, transform
from generator.render.pptx.markup import attribute
from generator.render.pptx.media import poster_key
from generator.render.pptx.text import PartContext
from generator.render.pptx.timing import NOW, command_xml
from generator.scene.boxes import Clip, MediaBox, MediaKind

_MEDIA: Final = "http://schemas.microsoft.com/office/2007/relationships/media"
_POWERPOINT_2010: Final = "http://schemas.microsoft.com/office/powerpoint/2010/main"
_EXTENSION: Final = "{DAA4B4D4-6D71-4841-9C94-3DE7FCFB9230}"


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


def node_xml(number: int, box: MediaBox, ids: count[int]) -> str:
    """What the shape plays."""
    clip = box.source
    assert isinstance(clip, Clip)
    repeat = ' repeatCount="indefinite"' if clip.loop else ""
    mute = ' mute="1"' if clip.muted else ""
    tag = "p:video" if box.kind is MediaKind.VIDEO else "p:audio"
    return (
        f'<{tag}><p:cMediaNode vol="80000"{mute}><p:cTn id="{next(ids)}"{repeat} fill="hold" display="0">'
        f'<p:stCondLst><p:cond delay="indefinite"/></p:stCondLst></p:cTn><p:tgtEl>{shape_target(number)}</p:tgtEl>'
        f"</p:cMediaNode></{tag}>"
    )


def toggle_xml(number: int, ids: count[int]) -> str:
    """A click on the shape plays it, another one stops it."""
    outer, first, second, effect = (next(ids) for _ in range(4))
    target = shape_target(number)
    click = f'<p:cond evt="onClick" delay="0"><p:tgtEl>{target}</p:tgtEl></p:cond>'
    return (
        f'<p:seq concurrent="1" nextAc="seek"><p:cTn id="{outer}" restart="whenNotActive" fill="hold" '
        f'evtFilter="cancelBubble" nodeType="interactiveSeq"><p:stCondLst>{click}</p:stCondLst><p:endSync evt="end" '
        f'delay="0"><p:rtn val="all"/></p:endSync><p:childTnLst><p:par><p:cTn id="{first}" fill="hold">{NOW}'
        f'<p:childTnLst><p:par><p:cTn id="{second}" fill="hold">{NOW}<p:childTnLst><p:par><p:cTn id="{effect}" '
        f'presetID="2" presetClass="mediacall" presetSubtype="0" fill="hold" nodeType="clickEffect">{NOW}'
        f"<p:childTnLst>{command_xml(target, 'togglePause', ids)}</p:childTnLst></p:cTn></p:par></p:childTnLst>"
        "</p:cTn></p:par>"
        f"</p:childTnLst></p:cTn></p:par></p:childTnLst></p:cTn><p:nextCondLst>{click}</p:nextCondLst></p:seq>"
    )
