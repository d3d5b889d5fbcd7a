"""``p:timing``: what happens on a slide with each click, and what its recordings do."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import count
from typing import Final

from generator.render.pptx.effects import Deed, Effect, appearance, builds_of, effects_of, playing_of, shape_target
from generator.scene.boxes import Box, Clip, MediaBox, Shown

NOW: Final = '<p:stCondLst><p:cond delay="0"/></p:stCondLst>'
_SEEN: Final = {Deed.APPEAR: "visible", Deed.GO: "hidden"}
_COMMANDS: Final = {Deed.PLAY: "playFrom(0.0)", Deed.STOP: "stop"}
_FROM_SLIDE: Final = '<p:{0}CondLst><p:cond evt="{1}" delay="0"><p:tgtEl><p:sldTgt/></p:tgtEl></p:cond></p:{0}CondLst>'


def timing_xml(boxes: Sequence[tuple[int, Box]], clicks: int, pictures: Sequence[tuple[int, Shown]] = ()) -> str:
    """``p:timing`` of a slide with so many clicks; nothing where nothing happens. ``boxes``: with their shape ids.

    ``pictures``: those over the gaps of formulas that are not there all the time. Only viewers that see them are told,
    in an alternative: for PowerPoint, which sets formulas itself, those shapes are none.
    """
    found = [(number, box, list(effects_of(number, box))) for number, box in boxes]
    playing = [(number, box) for number, box in boxes if isinstance(box, MediaBox) and isinstance(box.source, Clip)]
    effects = [effect for _, _, some in found for effect in some]
    effects += [effect for number, box in playing for effect in playing_of(number, box)]
    builds = "".join(builds_of(*one) for one in found)
    if not pictures:
        return _timing(effects, clicks, builds, playing)
    from generator.render.pptx.formulas import CHOICE  # for decks that have formulas

    shown = [effect for number, when in pictures for effect in appearance(when, shape_target(number))]
    return CHOICE.format(
        _timing(effects, clicks, builds, playing), _timing([*effects, *shown], clicks, builds, playing)
    )


def _timing(effects: Sequence[Effect], clicks: int, builds: str, playing: Sequence[tuple[int, MediaBox]]) -> str:
    if not (effects or playing):
        return ""
    ids = count(1)
    root = next(ids)
    main = _main_sequence(effects, clicks, ids) if effects else ""
    rest = ""
    if playing:
        from generator.render.pptx.recordings import node_xml, toggle_xml  # for decks that have recordings

        rest = "".join(toggle_xml(number, ids) for number, _ in playing)
        rest += "".join(node_xml(number, box, ids) for number, box in playing)
    return (
        f'<p:timing><p:tnLst><p:par><p:cTn id="{root}" dur="indefinite" restart="never" nodeType="tmRoot">'
        f"<p:childTnLst>{main}{rest}</p:childTnLst></p:cTn></p:par></p:tnLst>"
        f"{f'<p:bldLst>{builds}</p:bldLst>' if builds else ''}</p:timing>"
    )


def _main_sequence(effects: Sequence[Effect], clicks: int, ids: count[int]) -> str:
    """What goes on by itself when the slide is shown, then one step for each click."""
    outer = next(ids)
    steps = ""
    if starting := [effect for effect in effects if not effect.click]:
        begins = f'<p:cond delay="indefinite"/><p:cond evt="onBegin" delay="0"><p:tn val="{outer}"/></p:cond>'
        steps = _step(begins, starting, "afterEffect", ids)
    for click in range(1, clicks + 1):
        some = [effect for effect in effects if effect.click == click]
        if not some:
            raise ValueError(f"scene: nothing happens with click {click}")
        steps += _step('<p:cond delay="indefinite"/>', some, "clickEffect", ids)
    return (
        f'<p:seq concurrent="1" nextAc="seek"><p:cTn id="{outer}" dur="indefinite" nodeType="mainSeq"><p:childTnLst>'
        f"{steps}</p:childTnLst></p:cTn>{_FROM_SLIDE.format('prev', 'onPrev')}{_FROM_SLIDE.format('next', 'onNext')}"
        "</p:seq>"
    )


def _step(begins: str, effects: Iterable[Effect], leading: str, ids: count[int]) -> str:
    """Effects that happen at once; ``leading`` says how the first of them begins."""
    first, second = next(ids), next(ids)
    inside = "".join(_effect(effect, "withEffect" if index else leading, ids) for index, effect in enumerate(effects))
    return (
        f'<p:par><p:cTn id="{first}" fill="hold"><p:stCondLst>{begins}</p:stCondLst><p:childTnLst><p:par>'
        f'<p:cTn id="{second}" fill="hold">{NOW}<p:childTnLst>{inside}</p:childTnLst></p:cTn></p:par></p:childTnLst>'
        "</p:cTn></p:par>"
    )


def _effect(effect: Effect, how: str, ids: count[int]) -> str:
    own = next(ids)
    kind, number = effect.deed.value
    group = f' grpId="{effect.group}"' if effect.built else ""
    if effect.deed in _SEEN:
        change = (
            f'<p:set><p:cBhvr><p:cTn id="{next(ids)}" dur="1" fill="hold">{NOW}</p:cTn><p:tgtEl>{effect.target}'
            "</p:tgtEl><p:attrNameLst><p:attrName>style.visibility</p:attrName></p:attrNameLst></p:cBhvr>"
            f'<p:to><p:strVal val="{_SEEN[effect.deed]}"/></p:to></p:set>'
        )
    else:
        change = command_xml(effect.target, _COMMANDS[effect.deed], ids)
    return (
        f'<p:par><p:cTn id="{own}" presetID="{number}" presetClass="{kind}" presetSubtype="0" fill="hold"{group} '
        f'nodeType="{how}">{NOW}<p:childTnLst>{change}</p:childTnLst></p:cTn></p:par>'
    )


def command_xml(target: str, command: str, ids: count[int]) -> str:
    """``p:cmd``: what a recording is told to do."""
    return (
        f'<p:cmd type="call" cmd="{command}"><p:cBhvr><p:cTn id="{next(ids)}" dur="1" fill="hold"/>'
        f"<p:tgtEl>{target}</p:tgtEl></p:cBhvr></p:cmd>"
    )
