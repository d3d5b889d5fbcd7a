"""Typography by language: what changes, what does not, and that doing it twice changes nothing more."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.layout.typography import _FRENCH, _OTHERS, _changed, _may_match, edits, set_alone, set_text

FRENCH = [
    ("Acteurs :", "Acteurs~:"),
    ("quoi ? non ! si ; oui", "quoi~? non~! si~; oui"),
    ("« non »", "«~non~»"),
    ("30 %", "30~%"),
    ("20 €", "20~€"),
    ("1 000 000 habitants", "1~000~000 habitants"),
    ("n° 9, p. 23, M. Dupont, Mme Durand, pp. 3", "n°~9, p.~23, M.~Dupont, Mme~Durand, pp.~3"),
    ("art. 5, fig. 2, § 3 ; chap. 3", "art.~5, fig.~2, §~3~; chap.~3"),
    ("l'Etat", "l’Etat"),
    ("syndicats, ...", "syndicats,~…"),
    ("mais...cela", "mais…cela"),
    ("(12:30)", "(12:30)"),
    ("https://example.org/?a=1;b", "https://example.org/?a=1;b"),
    ("pourquoi?", "pourquoi?"),
    ("«non»", "«non»"),
    ("clap. 3", "clap. 3"),
    ("....", ".…"),
    ('il dit "non"', "il dit «~non~»"),
    ('Il dit —"jamais"— et sortit.', "Il dit —«~jamais~»— et sortit."),
    ("le mot 'maison', \"le mot 'oui'\"", "le mot “maison”, «~le mot “oui”~»"),
    ("g''(x), g'(x) et f'", "g''(x), g'(x) et f'"),
    ("l'(éventuelle) fin, l'\"école\", l' ami, qu'il", "l’(éventuelle) fin, l’«~école~», l’ ami, qu’il"),
    ("c'(q), d'(x) = 5'30\"", "c'(q), d'(x) = 5'30\""),
    ("https://example.org/L'Étranger et l'été", "https://example.org/L'Étranger et l’été"),
    ("https://example.org/p/1...9, d'abord...ensuite.pdf...", "https://example.org/p/1...9, d'abord...ensuite.pdf…"),
    ("le dossier C:/cours/l'an 1/notes...v2.txt s'ouvre", "le dossier C:/cours/l'an 1/notes...v2.txt s’ouvre"),
    ("example.org/l'été n'est pas 10.1000/l'x...y", "example.org/l'été n’est pas 10.1000/l'x...y"),
    ("o'brien@example.org n'est", "o'brien@example.org n’est"),
    ("https://example.org/q?a='b' n'est", "https://example.org/q?a='b' n’est"),
    ("$f'(x)_1$ et $$y''$$", "$f'(x)_1$ et $$y''$$"),
]
ENGLISH = [
    ("really ?", "really~?"),
    ("don't", "don’t"),
    ('he said "no" ("never")', "he said “no” (“never”)"),
    ("wait ...", "wait~…"),
    ("30 %", "30~%"),
    ("see Fig. 3 (pp. 5 ff.), No. 7. 8 people", "see Fig.~3 (pp.~5 ff.), No.~7. 8 people"),
    ("§§ 5 and 6, n.º 5, §5", "§§~5 and 6, n.º~5, §5"),
    ("J. K. Rowling, e. g. this. A. is B. no", "J.~K. Rowling, e.~g. this. A. is B. no"),
    ("In 2010. 5 men, a table. 6 chairs, grundart. 7", "In 2010. 5 men, a table. 6 chairs, grundart. 7"),
    ("rock 'n roll, rock 'n' roll", "rock ’n roll, rock ’n’ roll"),
    ("'the students' books' and the dogs' day", "‘the students’ books’ and the dogs’ day"),
    ("the '90s, in '68, 'tis, 'em", "the ’90s, in ’68, ’tis, ’em"),
    ("the 1990's", "the 1990’s"),
    ('".csv" and "%d" and ("," or ".")', "“.csv” and “%d” and (“,” or “.”)"),
    (
        'print("a", \'b\') and row["k"] and class="x" and -m "no" or "so"',
        'print("a", \'b\') and row["k"] and class="x" and -m "no" or “so”',
    ),
    ("\"he said 'no'\", \"'yes' she said\"", "“he said ‘no’”, “‘yes’ she said”"),
    ('("x")-"y", "A"/"B"', "(“x”)-“y”, “A”/“B”"),
    ("'A'—'B', ('c')", "‘A’—‘B’, (‘c’)"),
    ('"Catch 22" is 6" long; "1968" and "1989"', '“Catch 22” is 6" long; “1968” and “1989”'),
    ("5'30\", 3'–4', 5'UTR, 6\"", "5'30\", 3'–4', 5'UTR, 6\""),
    ('"Once upon', "“Once upon"),
    ('a time."', "a time.”"),
    ("git's ~/it's.txt", "git’s ~/it's.txt"),
]
GERMAN = [
    ('er sagt "nein" ("nie")', "er sagt „nein“ („nie“)"),
    ("ob 'Heimat' ein Ort ist", "ob ‚Heimat‘ ein Ort ist"),
    ('meinte —"niemals"—.', "meinte —„niemals“—."),
    ("Ein Brett ist 6\" breit und 3' lang.", "Ein Brett ist 6\" breit und 3' lang."),
    ('"Das 6" breite Brett"', '„Das 6" breite Brett“'),
    ("g''(x) und wie geht's, Hans' Auto, 'ne Frage", "g''(x) und wie geht’s, Hans’ Auto, ’ne Frage"),
]
DUTCH = [
    ('hij zegt "nee"', "hij zegt “nee”"),
    ("'goedemorgen' en 's avonds 'tot ziens'", "‘goedemorgen’ en ’s avonds ‘tot ziens’"),
    ("auto's 'rood', '60 en '70", "auto’s ‘rood’, ’60 en ’70"),
    ("'t Is 'n foto's, de letter 's'", "’t Is ’n foto’s, de letter ‘s’"),
]
OTHER = [
    ("wirklich ?", "wirklich~?"),
    ("( ja )", "(~ja~)"),
    ("so ... ja", "so~… ja"),
    ("zo'n", "zo’n"),
    ('"ja"', '"ja"'),
    ("30 €", "30~€"),
]
CASES = [
    *(("fr", *case) for case in FRENCH),
    ("fr-BE", "quoi ?", "quoi~?"),
    ("FR", "quoi ?", "quoi~?"),
    *(("en", *case) for case in ENGLISH),
    *(("mt", *case) for case in OTHER),
    *(("de", *case) for case in GERMAN),
    *(("nl-BE", *case) for case in DUTCH),
    ("es", 'dice "no"', "dice “no”"),
    ("it", "'900, anni '60, 'Ndrangheta, un 'sì'", "’900, anni ’60, ’Ndrangheta, un ‘sì’"),
    ("de", "die \"Zeit\"'s, 68'er, die '68er", "die „Zeit“’s, 68’er, die ’68er"),
    ("it", "dell'\"amico\", un po' di 'ciao'", "dell’“amico”, un po’ di ‘ciao’"),
    ("sv", "\"Ja\" och 'nej'", "”Ja” och ’nej’"),
    ("pl", "\"Tak\" i 'nie'", "„Tak” i ‚nie’"),
    ("ru", "\"да\" и 'нет', д'Артаньян", "«да» и „нет“, д’Артаньян"),
    ("de-CH", "\"Ja\" und 'nein'", "«Ja» und ‹nein›"),
    ("fr-CH", "\"oui\" et 'non'", "«~oui~» et ‹~non~›"),
    ("hu", "\"igen\" 'nem'", "„igen” 'nem'"),
    ("he", "צה\"ל ז'בוטינסקי", "צה\"ל ז'בוטינסקי"),
    ("ja", "\"x\" 'y' don't", "\"x\" 'y' don’t"),
]


def typeset(text: str, lang: str) -> str:
    return set_text([(text, True)], lang)[0]


@pytest.mark.parametrize(("lang", "typed", "shown"), CASES, ids=[f"{lang} {typed}" for lang, typed, _ in CASES])
def test_what_changes(lang: str, typed: str, shown: str) -> None:
    assert typeset(typed, lang).replace("\u00a0", "~") == shown


def test_code_is_left_alone() -> None:
    assert set_text([("l'ami ", True), ("a ? b : 'c' ...", False), (" !", True)], "fr") == [
        "l’ami ",
        "a ? b : 'c' ...",
        "\u00a0!",
    ]


def test_the_paragraph_is_seen_as_a_whole() -> None:
    assert set_text([("Acteurs ", True), (":", True)], "fr") == ["Acteurs\u00a0", ":"]
    assert set_text([("l", True), ("'ami", True)], "fr") == ["l", "’ami"]


def test_a_change_over_two_pieces_is_made_once() -> None:
    assert set_text([("a.", True), ("..", True), (" b", True)], "fr") == ["a…", "", " b"]
    assert set_text([("a.", True), ("..b", True)], "fr") == ["a…", "b"]


def test_a_change_that_would_reach_into_code_is_not_made() -> None:
    assert set_text([("a..", True), (".b", False)], "fr") == ["a..", ".b"]


@pytest.mark.parametrize("text", ["12:30", "http://a.b/c?d", "a!=b", "x;y", "50%", "«a»"])
def test_no_space_is_put_where_none_was_typed(text: str) -> None:
    assert edits(text, "fr") == ()


SIGNS = st.text(st.sampled_from(" .:;?!»«%'\"°€ap M019n\u00a0…"), max_size=30)
LANGS = st.sampled_from(["fr", "en", "de", "it"])


@given(SIGNS, LANGS)
def test_twice_is_once(text: str, lang: str) -> None:
    text = " ".join(text.split(" ")).strip()
    while "  " in text:
        text = text.replace("  ", " ")
    once = typeset(text, lang)
    assert typeset(once, lang) == once or set("'\"") & set(once), "what is straight may be read otherwise then"


UNDO = str.maketrans({"\u00a0": " ", **dict.fromkeys("'\"‘’‚„“”«»", "'"), "…": "..."})


@given(st.lists(st.tuples(SIGNS, st.booleans()), max_size=6), LANGS)
def test_only_signs_and_doubled_spaces_change(pieces: list[tuple[str, bool]], lang: str) -> None:
    done = set_text(pieces, lang)
    assert len(done) == len(pieces)
    assert [new for new, (_, free) in zip(done, pieces, strict=True) if not free] == [
        t for t, free in pieces if not free
    ]

    def bare(text: str) -> str:
        return text.translate(UNDO).replace(" ", "")

    assert bare("".join(done)) == bare("".join(text for text, _ in pieces))


WORDS = "a été p. pp. M. Mme vol. n° l'an 'n' \"b\" 12 345 % : ; ! « » ... .. http://a.b/c'd ( ) a'b' é'é".split(" ")


@given(st.lists(st.sampled_from([*WORDS, "", "\u00a0"]), max_size=8).map(" ".join), st.sampled_from(["fr", "en", "de"]))
def test_the_short_way_over_a_paragraph_changes_what_the_long_one_does(text: str, lang: str) -> None:
    rules = _FRENCH if lang == "fr" else _OTHERS
    assert _may_match(text) or not rules.search(text)
    assert [set_alone(text, lang)] == [_changed(text, edits(text, lang))]
