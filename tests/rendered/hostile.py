"""Random decks that try to break the layout: half of the text is ordinary, half is what no one expects on a slide.

The same seed gives the same decks. They are YAML text, so that they go the whole way that an author's deck goes.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from random import Random

WORDS = {
    "fr": "le la un des et de pour dans avec partenariat acteurs projet local développement œuvre société qu'il "
    "l'association aujourd'hui bénévoles subsides évaluation territoire région métier équité régulation élus à où",
    "en": "the a of and to in partners project community volunteers funding evaluation quality between through "
    "everyone's self-help well-being decision public private network strength weakness learn together we",
    "de": "der die das und mit für Zusammenarbeit Gemeinde Förderung Bürgerbeteiligung über Verantwortung "
    "Qualitätssicherung möglich größer Straße sein werden Öffentlichkeitsarbeit Gesellschaft zwischen ist es",
    "nl": "de het een en van met voor samenwerking vrijwilligers gemeente overheid zo'n ontwikkeling buurtwerking "
    "geïnteresseerd ondersteuning tussen evaluatie medewerkers kwaliteit maatschappelijk wij zijn ook",
    "es": "el la un y de para con asociación voluntarios desarrollo comunidad evaluación señal niños participación "
    "pública privada entre más también qué corazón territorio año ayuda región compañía es",
}
ENDS = {"fr": [" ?", " !", " ;", " :", ".", "", "", ""], "": ["?", "!", ";", ":", ".", "", "", ""]}

EMOJI = "😀 🎉 👍🏽 👩‍👩‍👧‍👦 🇧🇪 🇫🇷 ❤️ 🏳️‍🌈 1️⃣ 👨🏿‍🚀 🧑‍🏫 ☕ ⚠️ 🫶🏾 🐈‍⬛".split()
CHINESE = "合作伙伴关系是一个社会建设和分享的过程需要长期的信任与共同目标以及公共机构和私人企业之间的协调发展"
JAPANESE = "パートナーシップは長期的な関係の中で構築され共有される社会的な過程であり信頼と協力が必要です"
KOREAN = "협력은 장기적인 관계 속에서 이루어지는 사회적 과정이며 신뢰와 공동의 목표가 필요하다"
HEBREW = "שותפות היא תהליך חברתי של בנייה ושיתוף במסגרת יחסים ארוכי טווח בין עמותות לרשויות ציבוריות"
ARABIC = "الشراكة عملية اجتماعية للبناء والمشاركة في إطار علاقات طويلة الأمد بين الجمعيات والسلطات العامة"
HINDI = "साझेदारी एक सामाजिक प्रक्रिया है जिसमें विश्वास और सहयोग की आवश्यकता होती है"
GREEK = "Η εταιρική σχέση είναι μια κοινωνική διαδικασία που απαιτεί εμπιστοσύνη και κοινούς στόχους"
RUSSIAN = "Партнёрство это общественный процесс который требует доверия сотрудничества и общих целей"
VIETNAMESE = "Quan hệ đối tác là một quá trình xã hội đòi hỏi sự tin tưởng và mục tiêu chung của mọi người"
MARKS = [chr(code) for code in (*range(0x0300, 0x0316), 0x0323, 0x0327, 0x0328, 0x0330, 0x0338, 0x034E)]
STORM = "?!…;:,.—–-()[]{}<>/\\|«»“”„'\"*_#@&%$€§°+=~^`"


@dataclass(frozen=True, slots=True)
class HostileDeck:
    name: str
    slides: tuple[str, ...]
    """YAML of each slide, all with an ``id``."""
    head: str

    def source(self, without: frozenset[int] = frozenset()) -> str:
        """The deck file, leaving out the slides with these numbers."""
        kept = (slide for number, slide in enumerate(self.slides) if number not in without)
        return self.head + "slides:\n" + "".join(kept)

    def slide_at(self, line: int, without: frozenset[int] = frozenset()) -> int | None:
        """The number of the slide that a line (from 1) of ``source(without)`` belongs to."""
        here = self.head.count("\n") + 1
        for number, slide in enumerate(self.slides):
            if number in without:
                continue
            end = here + slide.count("\n")
            if here < line <= end:
                return number
            here = end
        return None


def hostile_decks(seed: int = 2) -> tuple[HostileDeck, ...]:
    """Six decks with 432 slides, in three themes, two page formats, four languages and three smallest sizes."""
    settings: list[tuple[str, dict[str, str | int]]] = [
        ("agora-fr", {"lang": "fr", "theme": "agora"}),
        ("contraste-en", {"lang": "en", "theme": "contraste"}),
        ("nuit-de", {"lang": "de", "theme": "nuit", "footer": "Öffentlichkeitsarbeit – Förderung"}),
        ("agora-fr-22", {"lang": "fr", "theme": "agora", "min_size": 22, "author": "A. Müller"}),
        ("agora-en-4x3", {"lang": "en", "theme": "agora", "size": "4:3"}),
        ("nuit-he", {"lang": "he", "theme": "nuit"}),
    ]
    decks = []
    for number, (name, keys) in enumerate(settings):
        maker = _Maker(Random(f"{seed}/{name}"), str(keys["lang"]))
        head = {"title": maker.text(20, 60) if number else "Le Partenariat", **keys}
        lines = "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in head.items())
        slides = tuple(maker.slide(f"s{index:03}") for index in range(1, 73))
        decks.append(HostileDeck(name, slides, lines))
    return tuple(decks)


class _Maker:
    """Makes slides from one stream of random numbers."""

    def __init__(self, random: Random, lang: str) -> None:
        self.random = random
        self.lang = lang
        self.nasty: list[Callable[[int], str]] = [
            self.long_word,
            self.url,
            self.wide,
            self.emoji,
            self.marked,
            self.right_to_left,
            self.mixed,
            self.storm,
            self.quotes,
            self.figures,
            self.chains,
            self.markup,
            self.code,
            self.other_script,
            self.spaces,
            self.one_character,
        ]

    # --- texts: each gives about so many characters ------------------------------------------------------------------

    def text(self, low: int, high: int) -> str:
        """Ordinary or nasty text, or one inside the other, of ``low`` to ``high`` characters."""
        length = self.random.randint(low, high)
        draw = self.random.random()
        if draw < 0.5:
            return self.ordinary(length)
        if draw < 0.75:
            return self.random.choice(self.nasty)(length)[: 2 * high]
        half = length // 2
        parts = [self.ordinary(half), self.random.choice(self.nasty)(half)[:high]]
        self.random.shuffle(parts)
        return " ".join(parts)

    def ordinary(self, length: int) -> str:
        lang = self.random.choice(list(WORDS)) if self.lang not in WORDS or self.random.random() < 0.3 else self.lang
        bank = WORDS[lang].split()
        words: list[str] = []
        while sum(map(len, words)) + len(words) < length:
            word = self.random.choice(bank)
            draw = self.random.random()
            if draw < 0.06:
                word += ","
            elif draw < 0.08:
                word = f"« {word} »" if lang == "fr" else f"({word})"
            elif draw < 0.1:
                word += f" {self.random.randint(1, 2030)}"
            words.append(word)
        return " ".join(words).capitalize() + self.random.choice(ENDS.get(lang, ENDS[""]))

    def stretch(self, source: str, length: int) -> str:
        start = self.random.randrange(len(source))
        return (source[start:] + " " + source * (length // len(source) + 1))[:length].strip()

    def long_word(self, length: int) -> str:
        parts = (
            "donau",
            "dampf",
            "schiff",
            "fahrts",
            "gesell",
            "schafts",
            "kapitän",
            "anti",
            "consti",
            "tution",
            "elle",
        )
        return "".join(self.random.choice(parts) for _ in range(max(3, length // 6)))

    def url(self, length: int) -> str:
        path = "/".join(self.random.choice(("page", "a-b-c", "x_y", "2024", "rapport.pdf")) for _ in range(length // 8))
        return f"https://example.org/{path}?query={self.random.randint(1, 10**9)}&lang=fr#fin"

    def wide(self, length: int) -> str:
        text = self.stretch(self.random.choice((CHINESE, JAPANESE, KOREAN)), max(4, length // 2))
        marks = ("", "。", "、「" + text[:3] + "」", "（1988）", "ABC", "!?")
        return text + self.random.choice(marks) + text[: length // 4]

    def emoji(self, length: int) -> str:
        joint = self.random.choice(("", "", " "))
        return joint.join(self.random.choice(EMOJI) for _ in range(max(1, length // 3)))

    def marked(self, length: int) -> str:
        count = self.random.choice((1, 1, 2, 6))
        text = self.ordinary(length // (1 + count))
        return "".join(c + "".join(self.random.choices(MARKS, k=count)) if c.isalpha() else c for c in text)

    def right_to_left(self, length: int) -> str:
        return self.stretch(self.random.choice((HEBREW, ARABIC)), length)

    def mixed(self, length: int) -> str:
        rtl, ltr = self.right_to_left(length // 3), self.ordinary(length // 3)
        return self.random.choice((f"{ltr} {rtl} {ltr}", f"{rtl} ({ltr}) {rtl}", f"{rtl} 2024 – 12.5 % {ltr}"))

    def storm(self, length: int) -> str:
        return "".join(self.random.choice(STORM + " ") for _ in range(length)).strip() or "?"

    def quotes(self, length: int) -> str:
        inner = self.ordinary(length // 3)
        return f"« {inner} « {inner} » ... » : {inner} ! ; ?"

    def figures(self, length: int) -> str:
        parts = ("1990-2024", "12/34/56", "3,14159265358979", "1 000 000 €", "+32 (0)2 123.45.67", "n° 12", "50 %")
        return " ".join(self.random.choice(parts) for _ in range(max(1, length // 11)))

    def chains(self, length: int) -> str:
        joint = self.random.choice(("-", "/", " - ", "–", "—", " – ", "_", ".", ",", "'", "\u2010", "\u2011"))
        return joint.join(self.ordinary(6).strip(" .:;?!") for _ in range(max(2, length // 8)))

    def markup(self, length: int) -> str:
        part = self.ordinary(length // 5).strip(" .:;?!")
        return (
            f"**{part}** *{part}* ***{part}*** `{part}` ~~{part}~~ H~2~O m^2^ "
            f"[{part}](https://example.org/a?b=c&d=e) [mail](mailto:a@example.org)"
        )

    def code(self, length: int) -> str:
        parts = (
            "<script>alert(1)</script>",
            "{{ 7 * 7 }}",
            "&amp; &lt;",
            "</section>",
            "a < b > c",
            "{% raw %}",
            "\\n",
        )
        return " ".join(self.random.choice(parts) for _ in range(max(1, length // 16)))

    def other_script(self, length: int) -> str:
        return self.stretch(self.random.choice((HINDI, GREEK, RUSSIAN, VIETNAMESE)), length)

    def spaces(self, length: int) -> str:
        gaps = ("  ", "    ", "\u00a0", "\u202f", "\u2009", "\u3000", "\u200b", "\u00ad")
        return "".join(word + self.random.choice(gaps) for word in self.ordinary(length).split()).strip()

    def one_character(self, length: int) -> str:
        return self.random.choice("WMil.…•–xÉ日ש") * length

    # --- slides ------------------------------------------------------------------------------------------------------

    def slide(self, name: str) -> str:
        """One slide as an entry of the list ``slides``."""
        kinds: list[tuple[int, Callable[[], list[str]]]] = [
            (30, self.bullets),
            (6, self.sixty),
            (6, self.deep),
            (6, self.long_paragraphs),
            (6, self.many_short),
            (6, self.numbered),
            (8, self.columns),
            (8, self.quote),
            (6, self.statement),
            (5, self.section),
            (4, self.title),
            (5, self.paragraphs),
        ]
        make = self.random.choices([kind for _, kind in kinds], [weight for weight, _ in kinds])[0]
        lines = [f"id: {name}", *make()]
        if self.random.random() < 0.2:
            lines.append(f"notes: {quoted(self.text(20, 400))}")
        return f"  - {lines[0]}\n" + "".join(f"    {line}\n" for line in lines[1:])

    def heading(self) -> str:
        draw = self.random.random()
        text = self.ordinary(self.random.randint(5, 45)) if draw < 0.6 else self.text(5, 60 if draw < 0.9 else 110)
        return f"heading: {quoted(text)}"

    def items(self, count: int, low: int, high: int, deepest: int, branch: float = 0.25) -> list[str]:
        """YAML lines of a list; a tree with up to ``deepest`` levels below the first."""
        lines = []
        for _ in range(count):
            text = self.text(low, high)
            if deepest and self.random.random() < branch:
                lines += [f"- text: {quoted(text)}", "  items:"]
                below = self.items(self.random.randint(1, 3), low, high, deepest - 1, branch)
                lines += [f"    {line}" for line in below]
            elif self.random.random() < 0.03:
                lines.append(self.random.choice(('- ""', "-", '- " "')))
            else:
                lines.append(f"- {quoted(text)}")
        return lines

    def listed(self, key: str, lines: list[str]) -> list[str]:
        return [f"{key}:", *(f"  {line}" for line in lines)]

    def bullets(self) -> list[str]:
        count = self.random.randint(1, 9)
        return [self.heading(), *self.listed("items", self.items(count, 5, self.random.choice((40, 120, 250)), 2))]

    def sixty(self) -> list[str]:
        return [self.heading(), *self.listed("items", self.items(60, 1, self.random.choice((12, 40, 90)), 0))]

    def deep(self) -> list[str]:
        lines = [f"- {quoted(self.text(3, 90))}"]
        for _ in range(4):
            parent = [f"- text: {quoted(self.text(3, 60))}", "  items:"]
            lines = [*parent, *(f"    {line}" for line in lines), *self.items(1, 3, 40, 0)]
        return [self.heading(), *self.listed("items", lines)]

    def long_paragraphs(self) -> list[str]:
        return [self.heading(), *self.listed("items", self.items(self.random.randint(1, 3), 300, 1200, 0))]

    def many_short(self) -> list[str]:
        return [self.heading(), *self.listed("items", self.items(self.random.randint(15, 30), 1, 8, 1))]

    def numbered(self) -> list[str]:
        lines = self.items(self.random.randint(2, 14), 5, 80, 1)
        return [self.heading(), "numbered: true", *self.listed("items", lines)]

    def columns(self) -> list[str]:
        lines = [self.heading(), "columns:"]
        for _ in range(2):
            lines.append(f"  - heading: {quoted(self.text(3, 25))}")
            lines += [f"    {line}" for line in self.listed("items", self.items(self.random.randint(1, 4), 3, 45, 1))]
        return lines

    def quote(self) -> list[str]:
        lines = [f"quote: {quoted(self.text(10, 160))}"]
        if self.random.random() < 0.8:
            lines.append(f"by: {quoted(self.text(4, 30))}")
        if self.random.random() < 0.5:
            lines.append(f"source: {quoted(self.text(4, 40))}")
        return lines

    def statement(self) -> list[str]:
        lines = [f"statement: {quoted(self.text(5, 90))}"]
        return lines + ([f"subtitle: {quoted(self.text(5, 60))}"] if self.random.random() < 0.5 else [])

    def section(self) -> list[str]:
        lines = ["layout: section", f"heading: {quoted(self.text(3, 60))}"]
        return lines + ([f"subtitle: {quoted(self.text(5, 60))}"] if self.random.random() < 0.5 else [])

    def title(self) -> list[str]:
        lines = ["layout: title", f"heading: {quoted(self.text(3, 60))}", f"subtitle: {quoted(self.text(5, 50))}"]
        return lines + ([f"author: {quoted(self.text(5, 40))}"] if self.random.random() < 0.5 else [])

    def paragraphs(self) -> list[str]:
        return [self.heading(), *self.listed("text", self.items(self.random.randint(1, 4), 20, 200, 0))]


def quoted(text: str) -> str:
    """The text as a double-quoted YAML scalar: JSON is one."""
    return json.dumps(text, ensure_ascii=False)
