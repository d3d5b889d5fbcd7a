"""A deck of code of many kinds: languages, numbers, bands, outputs, long lines, many lines, other scripts."""

from __future__ import annotations

import textwrap
from pathlib import Path

from generator.deck.load import parse_deck
from generator.deck.model import Deck

SNIPPETS = {
    "python": '''\
@dataclass(frozen=True)
class Cost:
    """What a programme costs."""
    name: str
    euros: float = 0.0

    def shown(self, digits: int = 2) -> str:
        # rounded as accountants do
        return f"{self.name}: {self.euros:.{digits}f} €"


if __name__ == "__main__":
    print(total([Cost("staff", 120.5), Cost('rooms', 30)]))''',
    "c": """\
#include <stdio.h>

int main(int argc, char **argv) {
    for (int i = 0; i < argc; i++)
        printf("%d: %s\\n", i, argv[i]); /* all of them */
    return 0;
}""",
    "sql": """\
SELECT city, SUM(cost) AS total
  FROM costs -- all of them
 WHERE cost > 0 AND city <> 'Lyon'
 GROUP BY city
HAVING COUNT(*) >= 10;""",
    "js": """\
const sum = (a) => a.reduce((x, y) => x + y, 0);
if (sum([1, 2]) !== 3 && true) {
  throw new Error(`wrong: ${sum([])} <= >= == => ->`);
}""",
    "html": """\
<p class="lead" lang="fr">Bonjour &amp; <b>merci</b></p>
<!-- the end -->""",
    "yaml": "- name: a\n  items: [1, 2]\n\n- name: b  # second",
    "text": "no language: é è ç œ — “quoted”\n    \u2500\u2500 tree \u2502 box\n  αβγ",
}
LONG = "value = compute(first_argument, second_argument, third_argument)  # " + "a comment " * 9


def _block(lang: str, text: str, more: str = "") -> str:
    return f"code:\n  lang: {lang}\n{textwrap.indent(more, '  ')}  text: |\n{textwrap.indent(text, '    ')}\n"


def source() -> str:
    slides = [f"heading: In {lang}\n{_block(lang, text)}" for lang, text in SNIPPETS.items()]
    python, many = SNIPPETS["python"], "\n".join(f"const v{n} = f({n}); // {n}" for n in range(60))
    slides += [
        "heading: Numbers\n" + _block("python", python, 'numbers: true\nhighlight: "2, 7-9"\ntitle: cost.py\n'),
        "heading: Output\n" + _block("python", "print('  a')", "output: |\n  42\n    a\ncaption: Below\n"),
        "heading: Long\n" + _block("python", f"x = 1\n{LONG}\ny = 2", 'numbers: true\nhighlight: "2"\n'),
        "heading: Many\n" + _block("js", many, "numbers: true\n"),
        "heading: Beside\ncolumns:\n  - heading: One\n"
        + textwrap.indent(_block("c", "int a = 1;\n  a++;"), "    ")
        + "  - heading: Two\n"
        + textwrap.indent(_block("c", "int b = 2;\nb--;", "numbers: true\n"), "    "),
    ]  # fmt: skip
    indented = "".join("  - " + textwrap.indent(slide.rstrip("\n"), "    ").lstrip() + "\n" for slide in slides)
    return f"title: Code\nlang: en\nslides:\n{indented}"


def code_deck() -> Deck:
    return parse_deck(source(), folder=Path())[0]
