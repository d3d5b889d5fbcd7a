"""A theorem in its box, and its proof below it, behind its word."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from generator.deck.model import Block, Callout
from generator.layout.body.callout import box_title
from generator.layout.body.joined import SPARE, Section
from generator.layout.clicks import appearing
from generator.layout.designed.boxes import PAD, BoxSet
from generator.layout.designed.wording import Words, joined, label
from generator.layout.designed.zone import Drawn, Zone
from generator.layout.size_ladder import Setting
from generator.scene.boxes import Box, Shape

PAD_TOP, GAP = 18.0, 26.0
TEXT_SHARE: Final = 0.19
"""Of the width, where the text of the proof begins beside its word."""
UNDER_WORD = 4.0
END_MARK = 10.0
ONE_LINE: Final = 1.3
MORE, MOST_MORE = 0.1, 16.0
"""Of the room to spare, what goes to each of: above and below the claim, and between it and its proof."""
MOST_SHELF: Final = 60.0
LARGEST_CLAIM, LARGEST_PROOF = 32, 28


def draw_proof(claimed: tuple[str, Callout], proved: tuple[str, Block], zone: Zone) -> Drawn | None:
    """None where they do not fit."""
    name, proof = proved
    assert isinstance(proof, Callout)
    claim = BoxSet(claimed[1], claimed[0], zone.context, timed=False)
    text = Words(proof, name, zone.context)
    words = joined(name, Section(text.text))
    word = joined(f"{name}-title", Section(label(f"{name}-title", box_title(proof, name, zone.context), zone.context)))
    inner, left = zone.width - claim.bar - 2 * PAD, TEXT_SHARE * zone.width
    for beside in (True, False):
        start = left if beside else 0.0
        width = zone.width - start
        room = left - GAP / 2 if beside else width
        for of_claim, of_proof in _settings(claim, text, zone):
            said = claim.height(claim.said, inner, of_claim, zone.least)
            label_setting = word.sections[0].text.own(of_proof)
            of_word = word.height(room, [label_setting])
            proven = words.height(width, [of_proof])
            if said is None or of_word is None or proven is None:
                continue
            if beside and (of_word > ONE_LINE * label_setting.size or word.sections[0].text.job(room).long_words):
                continue
            over = 0.0 if beside else of_word + SPARE + UNDER_WORD
            lower = over + max(proven, of_word) + SPARE + END_MARK
            spare = zone.height - said - 2 * PAD_TOP - GAP - lower
            if spare < 0:
                continue
            more = min(MOST_MORE, MORE * spare)
            upper, gap = said + 2 * (PAD_TOP + more), GAP + more
            down = zone.shelf(upper + gap + lower, MOST_SHELF)
            frame = zone.place(0.0, down, zone.width, upper)
            claimed_at = zone.place(claim.bar + PAD, down + PAD_TOP + more, inner, said)
            top = down + upper + gap
            ground = zone.context.background
            corner = zone.place(zone.width - END_MARK, top + lower - END_MARK, END_MARK, END_MARK)
            claimed_boxes: list[Box] = [
                claim.shown(claim.said, claimed_at, of_claim, zone.least, frame),
                Shape(f"{claim.name}-bar", zone.place(0.0, down, claim.bar, upper), claim.color),
            ]
            proved_boxes: list[Box] = [
                word.box(
                    zone.place(0.0, top, room, of_word + SPARE),
                    [label_setting],
                    background=ground,
                ),
                words.box(zone.place(start, top + over, width, proven + SPARE), [of_proof], background=ground),
                Shape(f"{name}-end", corner, "text"),
            ]
            boxes = (*appearing(claimed_boxes, claimed[1].step), *appearing(proved_boxes, proof.step))
            return Drawn(boxes, f"box, {of_claim.size} and {of_proof.size} pt")
    return None


def _settings(claim: BoxSet, proof: Words, zone: Zone) -> Iterator[tuple[Setting, Setting]]:
    """Of the claim and of its proof, best first; the proof is no larger."""
    claims = [one for one, _ in claim.words.settings(zone) if one.size <= max(LARGEST_CLAIM, zone.least)]
    proofs = [one for one, _ in proof.settings(zone) if one.size <= max(LARGEST_PROOF, zone.least)]
    for of_claim in claims:
        for of_proof in proofs:
            if of_claim.size - 8 <= of_proof.size <= of_claim.size:
                yield of_claim, of_proof
