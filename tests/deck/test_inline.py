"""Inline Markdown: what is markup, and what is not."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from generator.deck.inline import MAX_MARKS, has_markup, read_inline
from generator.deck.model import Inline, Script
from tests.deck.reading import bare, items, listed, read


def styled(text: str) -> str:
    """The stretches of a text, each in its style's letters."""
    shown = []
    for one in read_inline(text)[0]:
        marks = "".join(
            letter
            for letter, has in (
                ("b", one.bold),
                ("i", one.italic),
                ("c", one.code),
                ("s", one.strike),
                ("-", one.script is Script.SUB),
                ("+", one.script is Script.SUPER),
            )
            if has
        )
        target = f"→{one.link}" if one.link else ""
        shown.append(f"{marks}[{one.text}]{target}" if marks or target else one.text)
    return "".join(shown)


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("un *mot* ici", "un i[mot] ici"),
        ("un _mot_ ici", "un i[mot] ici"),
        ("**fort** et ***les deux***", "b[fort] et bi[les deux]"),
        ("`*code*` et ~~rayé~~", "c[*code*] et s[rayé]"),
        ("`$$` *un* et `$$` *deux*, `C:\\` et `x`", "c[$$] i[un] et c[$$] i[deux], c[C:\\] et c[x]"),
        ("H~2~O, x^2^, 1^er^", "H-[2]O, x+[2], 1+[er]"),
        ("a^b\\^c^", "a+[b^c]"),
        ("[texte](https://a.be/é?b=c#d)", "[texte]→https://a.be/%C3%A9?b=c#d"),
        ("[**gras** et](http://a.be) non", "b[gras]→http://a.be[ et]→http://a.be non"),
        ("[à moi](mailto:a@b.be)", "[à moi]→mailto:a@b.be"),
        ("[ici](#acteurs)", "[ici]→#acteurs"),
        ("[](https://a.be)", "[https://a.be]→https://a.be"),
        ("<https://a.be> <a@b.be>", "[https://a.be]→https://a.be [a@b.be]→mailto:a@b.be"),
        ("\\*pas\\* \\[a](b) \\~ \\`", "*pas* [a](b) ~ `"),
        ("un\ndeux *trois*", "un\ndeux i[trois]"),
        ("un\\\ndeux", "un\ndeux"),
    ],
)
def test_markup(typed: str, shown: str) -> None:
    assert styled(typed) == shown


@pytest.mark.parametrize(
    "typed",
    [
        "2 * 3 * 4",
        "2*3*4",
        "HAMZA_oui_x",
        "« * »",
        "* une *",
        "- tiret",
        "#titre",
        "1. un",
        "> citation",
        "~5 ou ~6",
        "x ^ y ^ z",
        "<javascript:alert(1)>",
        "&amp; &lt; &#65;",
        "[un] [deux]",
        "f(x) [note]",
        "C:\\dossier",
        "________",
        "~~~",
        "https://a.be/x_y_z",
        "a ]( b",
    ],
)
def test_what_is_no_markup_is_text(typed: str) -> None:
    assert read_inline(typed) == ((Inline(typed),), ())


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JavaScript:x",
        "data:text/html,x",
        "file:///x",
        "vbscript:x",
        "//a.be",
        "a.html",
        "https:",
        "notes.pdf",
    ],
)
def test_a_link_that_is_not_allowed_keeps_its_text(address: str) -> None:
    stretches, found = read_inline(f"un [mot]({address})")
    assert "".join(one.text for one in stretches) == "un mot"
    assert all(one.link is None for one in stretches)
    assert [(one.code, one.what) for one in found] == [("unsafe-link", address)]


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        # beside letters of scripts without spaces, and beside quotes
        ("これは**「重要」**です。", "これはb[「重要」]です。"),
        ("彼は**（たぶん）**来ます。", "彼はb[（たぶん）]来ます。"),
        ("答えは**42%。**でした。", "答えはb[42%。]でした。"),
        ("これは*強調*です。また~~取消~~です。", "これはi[強調]です。またs[取消]です。"),
        ("한국은 **「한국」**은, *한국*은", "한국은 b[「한국」]은, i[한국]은"),
        ("นี่คือ*สำคัญ*มาก", "นี่คือi[สำคัญ]มาก"),
        ("l'*homme*, l'**« école »**de, mot**«x»**mot", "l'i[homme], l'b[« école »]de, motb[«x»]mot"),
        ("*l'*ami, **qu'**il, **Achtung!**Das", "i[l']ami, b[qu']il, b[Achtung!]Das"),
        ('*«mot»*, «*mot*», "*mot*", (*mot*), *(mot)*', 'i[«mot»], «i[mot]», "i[mot]", (i[mot]), i[(mot)]'),
        # letters of formulas
        ("the *i*th and *n*th, *k*NN, *x*², 2*x* + 3*y*", "the i[i]th and i[n]th, i[k]NN, i[x]², 2i[x] + 3i[y]"),
        ("*p*-Wert, *F*(2, 45), *a*/*b*, *a*,*b*", "i[p]-Wert, i[F](2, 45), i[a]/i[b], i[a],i[b]"),
        (
            "f^(n)^(x), C~6~H~12~O~6~, NO~x~-Werte, V~in~/V~out~",
            "f+[(n)](x), C-[6]H-[12]O-[6], NO-[x]-Werte, V-[in]/V-[out]",
        ),
        # parts of words
        ("**Lehr**kraft, Lehr**kraft**, Mitglied**er**zahl", "b[Lehr]kraft, Lehrb[kraft], Mitgliedb[er]zahl"),
        ("**1**er, **20**e siècle", "b[1]er, b[20]e siècle"),
        # nested, and beside brackets
        ("**a *b* c** et *a **b** c*", "b[a ]bi[b]b[ c] et i[a ]bi[b]i[ c]"),
        ("*f*(x), **gras**(note), *a*, *b*.", "i[f](x), b[gras](note), i[a], i[b]."),
        ("~~**a**~~ **~~a~~** **`a`** **[a](https://a.be)**", "bs[a] bs[a] bc[a] b[a]→https://a.be"),
        ("__très important__ ___les deux___", "b[très important] bi[les deux]"),
        ("**https://a.be**, *https://a.be/é*.", "b[https://a.be], i[https://a.be/é]."),
        # lowered and raised
        ("CO~2~eq, SO~4~^2-^, ^14^C, Na^+^Cl^-^", "CO-[2]eq, SO-[4]+[2-], +[14]C, Na+[+]Cl+[-]"),
        ("10^-3^ e^iπ^ x^n+1^ x^(n+1)^ x~i,j~", "10+[-3] e+[iπ] x+[n+1] x+[(n+1)] x-[i,j]"),
        ("log~2~(8), f~n~(x), x~i~-y~j~", "log-[2](8), f-[n](x), x-[i]-y-[j]"),
        ("1^er^, M^me^ X, ^a^ moyenne", "1+[er], M+[me] X, +[a] moyenne"),
    ],
)
def test_marks_where_a_reader_sees_them(typed: str, shown: str) -> None:
    assert styled(typed) == shown


@pytest.mark.parametrize(
    "typed",
    [
        "20%~30%/5%~8%",
        "The share lies at 20%~30% in towns and at 5%~8% elsewhere.",
        "a^2+b^2=c^2",
        "the rule is ^a|^b.",
        "~/anna,http://x/~berta",
        "/home/~anna/data and /home/~berta/data, ~/notes.txt, ~/notes-old.txt",
        "http://example.org/~anna,http://example.org/~berta",
        "9:00~12:00/13:00~17:00, Mo~Mi/Do~Fr, 東京~大阪~京都",
        "a~b~c, (a^n)(b^n), 2^n*3^m, 2^n/2^(n-1)",
        "Alle Lehrer*innen und Schüler*innen, auch die Kolleg*innen.",
        "Die Fläche ist 5*x+3*y und der Rand 2*a+2*b.",
        "5*(x+1)*y, (a)*(b)*(c), f(x)*g(x)*h(x), 2**3 + 4**5, x**y + z**w",
        "Die Dateien liegen in C:\\_data\\*.csv und D:\\_alt\\*.csv.",
        "C:\\Program Files\\_x\\*.csv und \\\\server\\_share\\_x, src\\lib\\_x_",
        "Der Befehl sucht nach *.csv und *.txt, auch *.csv,*.txt und *.*",
        "src/*/test/*.py und src/**/test/**/x.py",
        "n_links, __init__ und __main__.py, obj.__class__.__name__",
        "f(*args, **kwargs), SELECT COUNT(*), SUM(*), char *p, *q",
        "Nom:____, Prénom:____. (___) et (___)",
        "L*a*b*, p*, q*, *** p < .001",
        "\\alpha \\% \\& \\, a \\\\ b \\{x\\} \\d+\\.\\d*",
        "https://a.be/*x*/_y_/~z~",
        'dict["key"](x), f[i](a, b), K[Fe](NH3)',
        "^_^ und -_- und *_*",
        "x_1_ok@example.org, _a_b@example.org",
    ],
)
def test_signs_that_are_text(typed: str) -> None:
    assert read_inline(typed) == ((Inline(typed),), ())


@pytest.mark.parametrize("typed", ["$$a*b*c$$", "\\[x^2\\]", "\\begin{cases} a \\\\ b^*x^* \\end{cases}"])
def test_formulas_stay_as_typed(typed: str) -> None:
    assert read_inline(typed)[0] == (Inline(typed),)


@given(st.text(alphabet="ab1é語か .,;:!?()[]«»“”'\"-–/\\*_~^`<>$#|{}%&@=+", max_size=40))
def test_text_without_paired_marks_is_found_whole(typed: str) -> None:
    for mark in "*_~^`<":
        first = typed.find(mark)
        typed = typed[: first + 1] + typed[first + 1 :].replace(mark, "")
    gone = ("$", "](", "^[", *(f"\\{mark}" for mark in "*_~^`[]<>$#@"))
    while any(lost in typed for lost in gone):  # what is taken away may bring others together
        for lost in gone:
            typed = typed.replace(lost, "")
    assert "".join(one.text for one in read_inline(typed)[0]) == typed or not typed
    assert all(replace(one, cites=()) == Inline(one.text) for one in read_inline(typed)[0])


STYLES = {"*": "i", "_": "i", "**": "b", "***": "bi", "~~": "s", "`": "c"}
WORDS = ["mot", "l'été", "2004", "12,5", "(voir)", "«oui»", "fin.", "a", "U-Bahn", "→", "語"]
STYLED = st.tuples(
    st.sampled_from(["", "(", "«", "l'"]),
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=4),
    st.sampled_from([*STYLES]),
    st.sampled_from(["", ".", ")", "»", "-x"]),
)


@given(st.lists(STYLED, max_size=5))
def test_ordinary_markup_is_read_as_ever(parts: list[tuple[str, list[str], str, str]]) -> None:
    typed = " et ".join(f"{before}{mark}{' '.join(words)}{mark}{after}" for before, words, mark, after in parts)
    shown = " et ".join(f"{before}{STYLES[mark]}[{' '.join(words)}]{after}" for before, words, mark, after in parts)
    assert styled(typed) == shown


@given(
    st.lists(
        st.sampled_from(
            [
                "Lehrer*in",
                "5*x",
                "a^2",
                "20%~30%",
                "n_1",
                "~/x",
                "C:\\_a\\*.csv",
                "und",
                "(x)*(y)",
                "__init__",
                "f(*)",
                "2**3",
            ]
        )
    )
)
def test_words_with_signs_in_them_are_found_whole_side_by_side(words: list[str]) -> None:
    typed = " ".join(words)
    assert "".join(one.text for one in read_inline(typed)[0]) == typed


def test_too_much_markup_stays_as_typed() -> None:
    typed = "*a* " * MAX_MARKS
    assert read_inline(typed)[0] == (Inline(typed),)
    assert read_inline(typed)[1][0].code == "too-much-markup"


@pytest.mark.parametrize(
    "piece", ["[", "![", "*a ", "a**b", "`a", "[a](", "<a", "\\[", "~a~", "[a](<b", "***a_", "*" * 50]
)
def test_hostile_markup_takes_no_time(piece: str) -> None:
    begun = time.process_time()
    read_inline(piece * (20_000 // len(piece)))
    read_inline(piece * (MAX_MARKS // len(piece)))
    assert time.process_time() - begun < 2


@given(st.text(alphabet="ab 1*_`[]()~^<>\\!#:/h\n", max_size=40))
def test_no_letter_is_lost_and_the_quick_test_agrees(typed: str) -> None:
    stretches, found = read_inline(typed)
    shown = "".join(part.text for one in stretches for part in (one, *one.note))
    if not found and not any(part.link for one in stretches for part in (one, *one.note)):
        assert [c for c in shown if c.isalnum()] == [c for c in typed if c.isalnum()]
    if not has_markup(typed):
        assert shown == typed


def test_links_between_slides_are_checked() -> None:
    deck = read("title: t\nslides:\n  - heading: Un été\n  - items:\n    - voir [là](#un-ete)\n")
    assert deck.slides[0].id == "un-ete"


def test_markup_reaches_the_deck() -> None:
    [item] = listed(read(items("le **décret**")))
    assert bare(item.text) == bare(type(item.text)((Inline("le "), Inline("décret", bold=True)), item.span))
