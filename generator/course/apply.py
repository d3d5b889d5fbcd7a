"""One course applied to what it starts from. All its addresses mean that deck as it was, so no order matters."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec.structs import replace

from generator.course.account import Account, Deed, slide_address
from generator.course.lists import blocks_of, item_ids, lists_of, part_ids
from generator.course.model import Course, SlideChange
from generator.course.order import Beside, circle
from generator.course.same import check_same
from generator.course.slides import changed_slide
from generator.course.wording import slide_wording, text_wording
from generator.deck.items import MAX_ITEMS, MAX_LEVELS
from generator.deck.model import Deck, Slide, StepMode, Text
from generator.deck.slides import MAX_SLIDES
from generator.errors import error
from generator.spans import Span


def applied(deck: Deck, course: Course, told: Account) -> Deck:
    """The deck with a course's changes, those of its parents not included; what is wrong with them is noted."""
    known = {slide.id: slide for slide in deck.slides}
    for name, change in course.changes.items():
        if name not in known:
            _unknown(name, known, change.span, told)
    dropped, items = _drops(known, course, told)
    _refer(known, course, told)
    check_same(deck, course, told)
    slides = [
        changed_slide(slide, course.changes.get(slide.id, _NOTHING), items.get(slide.id, {}), course.name, told)
        for slide in deck.slides
    ]
    slides = list(_kept(_ordered(slides, known, course, told), dropped, known, course, told))
    _check_slides(slides, course, told)
    values = dict(course.values)
    for name, value in values.items():
        told.tell(Deed.REPLACED, name, course.name)
        before = getattr(deck, name)
        if isinstance(value, Text) and isinstance(before, Text):
            told.replace(course.name, name, text_wording(before), course.places[name])
    places = {**deck.places, **{name: span for name, span in course.places.items() if name != "slides"}}
    return replace(
        deck,
        slides=tuple(slides),
        facts={**deck.facts, **course.facts},
        files={**deck.files, **course.files},
        places=places,
        course=course.name,
        **values,
        # what shows all at once shows also that at once of which slides or parts say when it appears
        stepless=values["steps"] is StepMode.NONE if "steps" in values else deck.stepless,
    )


_NOTHING = SlideChange(Span("", 0, 0))


def _unknown(name: str, known: Mapping[str, Slide], span: Span, told: Account, address: str = "") -> None:
    told.unknown("slide with the id", name, list(known), span, address or name)


def _drops(
    slides: Mapping[str, Slide], course: Course, told: Account
) -> tuple[dict[str, Span], dict[str, dict[str, Span]]]:
    """The slides to drop, and by slide the items to drop, from ``drop:`` of the course and of the slides."""
    dropped = {name: change.span for name, change in course.changes.items() if change.drop and name in slides}
    items: dict[str, dict[str, Span]] = {}
    for address, span in course.drop:
        name, slash, item = address.partition("/")
        if name not in slides:
            _unknown(name, slides, span, told, address)
        elif not slash:
            dropped[name] = span
        elif item not in (there := [*part_ids(slides[name]), *(at for at, _ in blocks_of(slides[name]))]):
            told.unknown(f"item on slide {name} with the id", item, there, span, address)
        else:
            items.setdefault(name, {})[item] = span
    for name, span in dropped.items():
        told.replace(course.name, slide_address(name), slide_wording(slides[name]), span)
    return dropped, items


def _refer(slides: Mapping[str, Slide], course: Course, told: Account) -> None:
    """Tells what the slides say that the course names, so that it is found out when others have those ids."""
    named = [(name, change.span) for name, change in course.changes.items()]
    named += [(change.move.target, change.move.span) for change in course.changes.values() if change.move]
    named += [(address.partition("/")[0], span) for address, span in course.drop]
    for name, span in (*named, *(course.keep or ())):
        if name in slides:
            told.refer(course.name, slide_address(name), slide_wording(slides[name]), span)


def _ordered(slides: list[Slide], known: Mapping[str, Slide], course: Course, told: Account) -> Iterable[Slide]:
    """The slides of the deck and the new ones, each at its place; ``known``: the slides as they were."""
    moves = {name: change.move for name, change in course.changes.items() if change.move and name in known}
    lost = {name: move for name, move in moves.items() if move.target and move.target not in known}
    for name, move in lost.items():
        _unknown(move.target, known, move.span, told)
        del moves[name]
    for name in circle({name: move.target for name, move in moves.items() if move.target}):
        told.note(error("move-circle", "{name} cannot stand beside {target}, which moves with it", moves[name].span,
                        "Move one of the two only.", name=name, target=moves[name].target))  # fmt: skip
        del moves[name]
    before = {name: list(change.before) for name, change in course.changes.items()}
    after = {name: list(change.after) for name, change in course.changes.items()}
    ends: dict[str, list[Slide]] = {"first": [], "": [], "last": []}
    for slide in slides:
        if slide.id not in moves:
            ends[""].append(slide)
            continue
        move = moves[slide.id]
        told.tell(Deed.MOVED, slide.id, course.name)
        told.replace(course.name, slide_address(slide.id), slide_wording(known[slide.id]), move.span)
        if move.target:
            (before if move.to == "before" else after).setdefault(move.target, []).append(slide)
        else:
            ends[move.to].append(slide)
    for slide in course.new_slides():
        told.tell(Deed.ADDED, slide.id, course.name)
    beside = Beside(before, after, {id(slide) for slide in course.new_slides()})
    return (*course.prepended, *beside.all([*ends["first"], *ends[""], *ends["last"]]), *course.appended)


def _kept(
    slides: Iterable[Slide], dropped: Mapping[str, Span], known: Mapping[str, Slide], course: Course, told: Account
) -> Iterable[Slide]:
    """The slides without those that are dropped, and with ``keep:`` none of the deck's others."""
    for name, span in course.keep or ():
        if name not in known:
            _unknown(name, known, span, told)
    kept = known.keys() if course.keep is None else {name for name, _ in course.keep}
    new = {id(slide) for slide in course.new_slides()}  # they may have the id of one that goes
    for slide in slides:
        if id(slide) not in new and (slide.id in dropped or slide.id not in kept):
            told.tell(Deed.DROPPED, slide.id, course.name)
        else:
            yield slide


def _check_slides(slides: list[Slide], course: Course, told: Account) -> None:
    """Every id stands once, of the slides, and of the items of each; no list is too long or too deep."""
    if len(slides) > MAX_SLIDES:
        told.note(error("too-many", "The deck has {count} slides; the limit is {limit}", course.span,
                        "Split the deck.", count=len(slides), limit=MAX_SLIDES))  # fmt: skip
    seen: dict[str, Slide] = {}
    for slide in slides:
        if slide.id in seen:
            new = next((one for one in (slide, seen[slide.id]) if one.span.path == course.source), None)
            told.note(error("duplicate-id", "The id {id} is taken: a slide of the deck has it",
                            new.span if new else course.span, "Give the new slide another `id:`.",
                            id=slide.id))  # fmt: skip
        seen.setdefault(slide.id, slide)
        if slide.id in course.changes:
            _check_items(slide, course.changes[slide.id].span, told)


def _check_items(slide: Slide, span: Span, told: Account) -> None:
    items: set[str] = set()
    for name in item_ids(slide):
        if name in items:
            told.note(error("duplicate-id", "The id {id} is taken: an item of the slide `{slide}` has it", span,
                            "Give the new item another `id:`.", id=name, slide=slide.id))  # fmt: skip
        items.add(name)
    if len(items) > MAX_ITEMS:
        told.note(error("too-many", "A slide holds at most {limit} items", span, "Divide them among several slides.",
                        limit=MAX_ITEMS))  # fmt: skip
    levels = max((level for listed in lists_of(slide) for top in listed.items for level, _ in top.walk()), default=0)
    if levels >= MAX_LEVELS:
        told.note(error("too-deep", "Items are nested more than {limit} levels deep", span,
                        "Move them up, or make a slide of them.", limit=MAX_LEVELS))  # fmt: skip
