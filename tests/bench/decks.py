"""The same slides as a Diapo deck and as pandoc Markdown.

``python -m tests.bench.decks FOLDER SLIDES`` writes ``FOLDER/deck.yaml`` and ``FOLDER/deck.md``. It is a process of its
own so that the measuring one stays small: Linux counts a parent's memory as the floor of its children's peak.
"""

from __future__ import annotations

import random
import re
import sys
from dataclasses import dataclass
from pathlib import Path

SEED_SLIDES = 7
SEED_DECK = Path(__file__).parents[2] / "content" / "le-partenariat"

_VOCABULARY = """
accord acteur action analyse apprentissage association autonomie avantage besoin budget cadre changement choix citoyen
collaboration collectif communauté compétence condition confiance conflit conseil contrat coopération culture débat
décision demande démarche développement dialogue différence durée échange économie éducation effet élève emploi énergie
engagement enjeu entreprise équipe espace évaluation évolution exemple expérience financement fonction formation groupe
habitant histoire idée identité information initiative institution intérêt intervention journée langage limite local
logement marché mesure méthode milieu mission modèle mouvement objectif obligation œuvre opinion organisation outil
parcours partage participation pauvreté période personne politique pouvoir pratique problème processus professionnel
programme projet public qualité quartier question rapport recherche région règle relation représentation réseau
ressource résultat réunion risque rôle santé savoir secteur sens service situation société soutien stratégie structure
système temps territoire théorie travail usager valeur ville vision volonté
"""

WORDS = tuple(_VOCABULARY.split())

LINKS = ("de la", "du", "et", "dans le", "pour une", "avec les", "sans", "par l'", "selon le", "entre les")


@dataclass(frozen=True, slots=True)
class Outline:
    """One slide: heading, items with their sub-items, notes."""

    heading: str
    items: tuple[tuple[str, tuple[str, ...]], ...]
    notes: str


def lecture(slides: int) -> list[Outline]:
    """A lecture of that many different slides, always the same one; 7 slides are those of the seed."""
    return seed() if slides == SEED_SLIDES else [_slide(number) for number in range(1, slides + 1)]


def seed() -> list[Outline]:
    from generator.deck import load_deck
    from generator.deck.model import Items

    deck, _ = load_deck(SEED_DECK)
    found = []
    for slide in deck.slides:
        items = slide.fields["items"]
        assert isinstance(items, Items)
        assert slide.heading
        rows = tuple((item.text.plain, tuple(child.text.plain for child in item.children)) for item in items.items)
        found.append(Outline(slide.heading.plain, rows, "\n\n".join(note.plain for note in slide.notes)))
    return found


def _slide(number: int) -> Outline:
    draw = random.Random(number)  # the same slide for the same number, whatever the length of the lecture

    def phrase(low: int, high: int) -> str:
        words = [draw.choice(WORDS)]
        for _ in range(draw.randint(low, high) - 1):
            words += [draw.choice(LINKS), draw.choice(WORDS)]
        text = " ".join(words).replace("l' ", "l'")
        return text[0].upper() + text[1:]

    def item() -> tuple[str, tuple[str, ...]]:
        below = tuple(phrase(2, 5) for _ in range(draw.choice((0, 0, 2, 3))))
        return phrase(3, 8) + (" :" if below else ""), below

    items = tuple(item() for _ in range(draw.randint(3, 5)))
    return Outline(f"{phrase(1, 3)} ({number})", items, f"{phrase(8, 12)}. {phrase(6, 10)}.")


def as_diapo(slides: list[Outline]) -> str:
    lines = ["title: Banc d'essai", "lang: fr", "theme: agora", "slides:"]
    for slide in slides:
        lines += [f"  - heading: {slide.heading}", "    items:"]
        for text, below in slide.items:
            lines.append(f"      - {text}")
            lines += [f"          - {child}" for child in below]
        if slide.notes:
            lines.append(f"    notes: {slide.notes}")
    return "\n".join(lines) + "\n"


def as_pandoc(slides: list[Outline]) -> str:
    lines = ["---", "title: Banc d'essai", "lang: fr", "---", ""]
    for slide in slides:
        lines += [f"# {_escaped(slide.heading)}", ""]
        for text, below in slide.items:
            lines.append(f"- {_escaped(text)}")
            lines += [f"    - {_escaped(child)}" for child in below]
        if slide.notes:
            lines += ["", "::: notes", _escaped(slide.notes), ":::"]
        lines.append("")
    return "\n".join(lines)


def _escaped(text: str) -> str:
    return re.sub(r"([\\`*_{}\[\]<>#$@~^|])", r"\\\1", text)


def main(folder: Path, slides: int) -> None:
    outlines = lecture(slides)
    folder.mkdir(parents=True, exist_ok=True)
    source = (SEED_DECK / "deck.yaml").read_text(encoding="utf-8") if slides == SEED_SLIDES else as_diapo(outlines)
    (folder / "deck.yaml").write_text(source, encoding="utf-8")
    for file in SEED_DECK.glob("*.bib") if slides == SEED_SLIDES else ():
        (folder / file.name).write_bytes(file.read_bytes())
    (folder / "deck.md").write_text(as_pandoc(outlines), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
