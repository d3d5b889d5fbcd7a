"""Blocks of HTML: structure is kept, looks and programs are left out and told of."""

from __future__ import annotations

from textwrap import dedent

import pytest

from generator.deck.markdown.dialects.read import dialect_tree
from tests.deck.markdown.trees import shown


def body(text: str) -> str:
    """The slide of a text of Slidev below its heading."""
    tree, _ = dialect_tree("slidev", f"# A\n\n---\n\n# H\n\n{text}\n\n---\n\n# end\n", "deck.md", None)
    return shown(tree).partition("  - heading: H\n")[2].partition("  - heading: end")[0]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("<ul><li>a<ul><li>b</li></ul></li><li>c & d</li></ul>", "items:\n  - a:\n      - b\n  - c & d\n"),
        ("<ol start=3><li>a</li></ol>", "items:\n  - a\nnumbered: true\nstart: 3\n"),
        ("<p>a <b>b</b><br>c</p>", "text: a **b**⏎c\n"),
        ("<h3>a</h3>\n\nb", "text:\n  - **a**\n  - b\n"),
        ("<blockquote><p>a</p></blockquote>", "quote: a\n"),
        ("<pre><code class='language-python'>x &lt; 1\n  y</code></pre>",
         "code:\n  lang: python\n  text: x < 1⏎  y\n"),
        ("<dl><dt>a</dt><dd>b</dd></dl>", "terms:\n  - term: a\n    text: b\n"),
        ("<table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>x|y</td></tr></table>",
         "table: | a | b |⏎| --- | --- |⏎| 1 | x\\|y |\n"),
        ("<div class='flex'>\n<div>a</div>\n<div>b</div>\n</div>", "columns:\n  - text: a\n  - text: b\n"),
        ("<div style='display: grid'>\n\na\n\nb\n\n</div>", "columns:\n  - text: a\n  - text: b\n"),
        ("<div class='flex'><div style='width:30%'>a</div><div style='width:70%'>b</div></div>",
         "columns:\n  - width: 3\n    text: a\n  - width: 7\n    text: b\n"),
        ("<div class='flex flex-col'><div>a</div><div>b</div></div>", "text:\n  - a\n  - b\n"),
        ("<div class='flex'>\n<div class='grid'><p>a</p><p>b</p></div>\n<div>c</div></div>",
         "columns:\n  - text:\n      - a\n      - b\n  - text: c\n"),
        ("<div class='grid grid-cols-2'>\n<p>a</p><p>b</p><p>c</p></div>",
         "columns:\n  - text: a\n  - text: b\ntext: c\n"),
        ("<details><summary>a</summary>\n\nb\n\n</details>", "text:\n  - **a**\n  - b\n"),
        ("<v-click>\n\na\n\n</v-click>", "body:\n  - text: a\n    step: 1\n"),
        ("a\n\n<div v-click>b</div>", "body:\n  - text: a\n  - text: b\n    step: 1\n"),
        ("<style>p { color: red }</style>\n\n<script>alert(1)</script>\n\na", "text: a\n"),
        ("<iframe src='https://example.org/x' title='T'></iframe>", "text: [T](https://example.org/x)\n"),
        ("<figure><img src='a.png' alt='b'><figcaption>c</figcaption></figure>", "text: b⏎c\n"),
        ("<div>\n\n- a\n\n```js\nb\n```\n\n</div>", "items:\n  - a\ncode:\n  lang: javascript\n  text: b\n"),
        ("<div><p>never closed\n\nb", "text:\n  - never closed\n  - b\n"),
        ("</div>\n\na", "text: a\n"),
        ("R&D, a<b and <!-- c --> d", "text: R&D, a<b and d\nnotes: c\n"),
    ],
)  # fmt: skip
def test_a_block(text: str, wanted: str) -> None:
    assert dedent(body(text)) == wanted


def test_what_is_left_out_is_told_once_for_each_kind() -> None:
    text = "# H\n\n<style>a{}</style>\n\n<style>b{}</style>\n\n<script>c</script>\n"
    _, told = dialect_tree("slidev", text, "deck.md", None)
    assert [(one.code, one.span and one.span.line, str(one).partition("notice: ")[2]) for one in told] == [
        ("dialect-lost", 3, "Style block (2): left out; the theme says how things look [dialect-lost]"),
        ("dialect-lost", 7, "Script: left out [dialect-lost]"),
    ]
