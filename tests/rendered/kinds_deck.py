"""A deck of numbers, cards, comparisons and diagrams, alone and among other blocks, of boxes, quotations and pictures
that have a slide to themselves, and of lists that are laid out by name."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from generator.deck import load_deck
from generator.deck.model import Deck
from tests.cases.pictures import png

CARDS: Final = """
      - heading: L'État
        text: Catalyseur par ses subsides et ses appels d'offre, mais aussi régulateur et coordinateur
      - heading: Les associations
        items: [Elles mettent en œuvre les politiques publiques, Elles servent l'intérêt général]
      - {heading: Citoyens et autres, text: "Entreprises privées, élus locaux et régionaux, syndicats"}
"""
DECK: Final = f"""
title: Kinds
lang: fr
slides:
  - heading: Trois sortes d'acteurs
    cards:{CARDS}
  - heading: Avec une image et un lien
    cards:
      - heading: Le quartier
        text: Une rue sous la pluie
        image: {{file: a.png, alt: Une rue}}
        link: https://example.org
      - {{heading: La ville, text: La même en 2020, highlight: true}}
  - heading: Six limites du partenariat
    cards:
      - {{heading: Tâches, text: Un déséquilibre entre les partenaires}}
      - {{heading: Autonomie, text: Certains en perdent une part}}
      - {{heading: Lourdeur, text: Administration et réunions, highlight: true}}
      - {{heading: Mobilisation, text: Habitants et entreprises manquent}}
      - {{heading: Évaluation, text: Absente ou mal faite}}
      - {{heading: Objectifs, text: Trop peu précis}}
  - heading: Quatre sans titre
    cards:
      - text: Un peu de texte
      - text: Encore un peu de texte
      - items: [Un, Deux]
        marker: number
      - text: Un texte nettement plus long que tous les autres, pour voir
  - heading: Le partenariat en chiffres
    numbers:
      - {{value: 14, label: limites recensées, note: "dans l'analyse des composantes du partenariat (Petrella, 2004)"}}
      - {{value: 17 %, label: des premières conditions, note: énoncées par Remion}}
      - {{value: 3, label: familles d'acteurs}}
      - {{value: 1988}}
    source: Chiffres tirés du cours
  - heading: Un seul chiffre
    numbers:
      - {{value: 14 limites, label: ressortent de l'analyse, note: Déséquilibre dans les tâches et perte d'autonomie}}
  - heading: Contrat ou partenariat ?
    comparison: |
      | Contrat | Partenariat
      But | Chacun le sien | Construit ensemble
      Durée | Un objet, un terme | Long terme, qui se renouvelle avec l'accord de tous
      Confiance | Remplacée par la clause | Condition et résultat
  - heading: Trois choses
    comparison:
      heads: [Contrat, Partenariat, Réseau]
      rows:
        - {{criterion: But, cells: [Chacun le sien, Construit ensemble, Échanger]}}
        - {{criterion: Durée, cells: [Un terme, Long]}}
  - heading: Parmi d'autres blocs
    text: Quelques chiffres pour commencer, puis des cartes.
    numbers:
      - {{value: 17 %, label: vivent sous le seuil}}
      - {{value: 2 sur 3, label: sont des femmes, note: en 2024}}
    cards:
      - {{heading: Contre, text: "Ce qui est court."}}
      - {{heading: Pour, items: [Un, Deux], highlight: true}}
  - heading: Dans des colonnes
    columns:
      - heading: À gauche
        body:
          - cards: [{{heading: Une, text: Petite carte}}, {{heading: Autre, text: Petite carte aussi}}]
          - text: Et un texte.
      - heading: À droite
        body:
          - comparison: |
              | A | B
              But | Un | Deux
          - numbers: [{{value: 12, label: chiffres}}, {{value: 13, label: et plus}}]
  - heading: Une amorce
    layout: lead-cards
    items:
      - Parmi les acteurs du partenariat on peut citer :
          - L'État qui joue un rôle de catalyseur et de coordinateur
          - Les associations qui participent aux politiques publiques
  - heading: Des groupes
    layout: groups
    items:
      - Remion énonce une série de conditions :
          - une volonté et une prise de conscience de la part de tous,
          - un noyau mobilisateur,
      - Hamzaoui y ajoute :
          - des responsabilités comparables
      - Il faut accorder une importance particulière aux rapports interpersonnels
      - Il faut se donner les supports et les lieux de travailler ensemble
  - definition:
      title: Partenariat
      note: n. m., vers 1980
      text: Un processus social de construction et de partage qui s'inscrit dans des relations à long terme
      example: Une commune, une maison médicale et une école ouvrent ensemble une antenne dans le quartier.
  - heading: Pourquoi l'équité est nécessaire
    lemma: {{title: De Remion, text: "Si un partenaire peut sortir sans coût, le partage n'est pas stable."}}
    proof:
      text:
        - Soit un partenaire dont la sortie ne coûte rien. Quand le risque se réalise, il sort ; les autres en portent.
        - Ceux-ci le prévoient et n'entrent pas.
  - heading: À vous
    exercise:
      minutes: 20
      text: Choisissez un partenariat que vous connaissez. Qui y a le pouvoir, et d'où le tient-il ?
      hints: [Dressez la liste des acteurs, Notez ce que chacun apporte]
  - heading: Attention
    warning: {{title: Un contrat lie, items: [Il engage, Il se paie]}}
  - quote:
      text: Le local est l'endroit où des gens qui ne seront jamais d'accord se mettent d'accord sur un arrêt de bus.
      by: Exemple de citation
      source: Source inventée
      image: {{file: a.png, alt: Portrait}}
  - heading: Deux échelles du local
    layout: image-two
    columns:
      - {{heading: La ville, image: {{file: a.png, alt: Plan}}, caption: "Réseaux et politiques, vus de loin"}}
      - {{heading: La rue, image: {{file: a.png, alt: Rue, crop: true}}}}
  - heading: La lourdeur administrative est la première limite que citent les partenaires interrogés
    layout: assertion
    table: |
      Limite | Citée par
      Lourdeur | 62 %
      Objectifs flous | 41 %
  - heading: Références
    layout: references
    items:
      - « Le partenariat, une tendance lourde de la nouvelle gouvernance à l'ère de la mondialisation » LEVESQUE, 2011
      - « De nouvelles formes de « travail ensemble », FOURDRINIER, 9/2010
"""


DIAGRAMS: Final = """
title: Diagrams
lang: fr
slides:
  - heading: Monter un partenariat
    process:
      - {text: Constat, detail: Une prise de conscience de la part de tous}
      - {text: Noyau, detail: Quelques-uns mobilisent les autres}
      - {text: Convention, detail: "Responsabilités et moyens, par écrit"}
      - {text: Évaluation, detail: "On mesure, on corrige, on continue"}
  - heading: Neuf étapes
    process: [Observer, Décider, Agir, Évaluer, Reprendre, {text: Diffuser, highlight: true}, Former, Aider, Conclure]
  - heading: De longues étapes
    process:
      - {text: Prendre conscience de ce qui ne va pas dans la situation présente,
         detail: "De la part de tous les acteurs concernés, à commencer par ceux qui décident et par ceux qui paient"}
      - {text: Former un noyau mobilisateur autour de quelques institutions, detail: Quelques-uns mobilisent les autres}
      - {text: Évaluer ensemble, detail: "On mesure, on corrige, on continue"}
  - heading: De l'État-nation au local
    timeline:
      - {when: 1930, text: État-nation, detail: Il commence à perdre son monopole}
      - {when: 1945, text: Recentrage, detail: Territoires et collectivités reprennent place}
      - {when: 2000, text: Partenariats, detail: "Ils se multiplient : réseaux, ressources"}
  - heading: Des dates longues
    timeline:
      - {when: 4 septembre 1870, text: "La République est proclamée à Paris, après la défaite de Sedan",
         detail: Par une foule qui envahit le Palais Bourbon et que personne n'arrête}
      - {when: 18 mars 1871, text: La Commune, detail: "Deux mois d'un gouvernement que la ville se donne"}
      - {when: janvier 1875, text: Les lois constitutionnelles,
         detail: "Une voix de majorité, et un régime qui dure jusqu'en 1940"}
      - {when: 1880–1882, text: L'école gratuite et laïque}
      - {when: 1901, text: Les associations}
  - heading: Qui participe
    hierarchy:
      - Partenariat local :
          - Public :
              - Communes
              - Régions
          - Associatif :
              - Bénévoles
          - Privé
  - heading: Un arbre
    hierarchy:
      - Ministère :
          - Direction de l'action sociale :
              - Bureau 1 :
                  - Équipe
              - Bureau 2
          - Direction B
          - Direction C
          - Direction D
          - Direction E
          - Direction F
  - heading: La confiance
    cycle:
      center: Confiance
      items: [{text: Se connaître, detail: "Des lieux, des occasions"}, Convenir, Agir, Évaluer]
  - heading: Quatre façons
    matrix:
      x_title: Durée de l'engagement
      y_title: Partage des risques
      cells:
        - [{text: Coalition, detail: "Pour une cause, un temps"}, {text: Partenariat, highlight: true}]
        - [{text: Échange, detail: "Des services, au cas par cas"}, Contrat]
  - heading: Autour de l'école
    hub: {center: L'école, items: [Les familles, La ville, {text: Les clubs, detail: Le sport et la musique}]}
  - heading: Des niveaux
    pyramid: [{text: Stratégie, detail: Où aller}, Tactique, Moyens]
  - heading: Deux ensembles
    venn: {sets: [{text: L'école, detail: Le programme}, La famille], both: L'enfant et son avenir}
  - heading: Dans des colonnes
    columns:
      - heading: À gauche
        process: [Observer, Décider]
      - heading: À droite
        cycle: [Un, Deux, Trois]
"""


def diagrams_deck(folder: Path) -> Deck:
    (folder / "deck.yaml").write_text(DIAGRAMS.lstrip(), encoding="utf-8")
    return load_deck(folder)[0]


def kinds_deck(folder: Path) -> Deck:
    (folder / "a.png").write_bytes(png(320, 200))
    (folder / "deck.yaml").write_text(DECK.lstrip(), encoding="utf-8")
    return load_deck(folder)[0]
