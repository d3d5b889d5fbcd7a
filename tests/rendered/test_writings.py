"""Texts in writings that the fonts of the themes lack, with figures, Latin words and signs among them: all viewers end
the lines alike, each in a font of its own.

LibreOffice sets space between East Asian writing and others, and takes some signs from other fonts than a browser does.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from generator.build import check
from generator.render import writer
from generator.scene.page import Scene
from tests.chromium import Chromium
from tests.rendered.checks import HEAD, Kind, overflow, parity, row
from tests.rendered.rendering import Rendered, Viewers, render_all

pytestmark = pytest.mark.rendered

PARTS = {
    "ja": (
        "2020年の出生数は84万人で|GDPは約5.5%減少し|トム・ハンクス（Tom Hanks）主演の映画が|"
        "気温は25℃から30℃まで上がり|条件x≠0のとき|COVID-19の影響により|「統計学入門」第3版の|"
        "子ども・子育て支援新制度が|A→Bの因果関係は|標本数nが大きいほど|価格は¥1,200で|"
        "図1に示すように|平均値±標準偏差を|Webサイトで公開され|第2章では|ﾃﾞｰﾀの整理と|"
        "集合A∩Bの要素は|研究者たちは"
    ).split("|"),
    "zh": (
        "2020年出生人口为1200万|GDP增长了5.5%，|卡尔·马克思（Karl Marx）认为|气温从25℃升到30℃，|"
        "当x≠0时|受COVID-19的影响|《统计学导论》第3版|A→B的因果关系|样本量n越大|价格是£20或€25|"
        "如图1所示|平均值±标准差|“显著性水平”为0.05|在Web上公布|集合A∩B的元素|研究人员们"
    ).split("|"),
    "ko": (
        "2020년 출생아 수는 27만명으로|GDP는 5.5% 감소했고|AI가 만든 그림은|기온은 25℃까지 올라|"
        "x≠0일 때|COVID-19의 영향으로|“통계학 입문” 제3판의|A→B의 인과관계는|표본 수 n이 클수록|"
        "가격은 £20입니다|그림 1과 같이|평균±표준편차를|Web에서 공개되어|집합 A∩B의 원소는|"
        "연구자들은"
    ).split("|"),
    "ar": (
        "في عام 2020|بلغ عدد السكان|انخفض الناتج GDP بنسبة 5.5%|جامعة القاهرة|جائحة (COVID-19)|"
        "على الطلاب|مقدمة في الإحصاء|المتوسط والانحراف المعياري|«مستوى الدلالة»"
    ).split("|"),
    "he": (
        "בשנת 2020|אוכלוסיית ישראל|התוצר GDP ירד ב-5.5%|האוניברסיטה העברית|מגפת (COVID-19)|"
        "הסטודנטים|מבוא לסטטיסטיקה|ממוצע וסטיית תקן|רמת מובהקות"
    ).split("|"),
    "hi": (
        "वर्ष 2020 में|भारत की जनसंख्या|सकल घरेलू उत्पाद 7.3% घटा|विश्वविद्यालय|"
        "महामारी (COVID-19)|विद्यार्थियों को|सांख्यिकी का परिचय|औसत और मानक विचलन|“महत्त्व स्तर”"
    ).split("|"),
    "th": (
        "ในปี 2020|ประชากรไทย|เศรษฐกิจหดตัว 6.1%|มหาวิทยาลัยจุฬาลงกรณ์|โรค (COVID-19)|นักศึกษาต้องอ่าน|สถิติเบื้องต้น|ค่าเฉลี่ย|ส่วนเบี่ยงเบน"
    ).split("|"),
    "ka": (
        "2020 წელს|საქართველოს მოსახლეობა|მშპ 5,5%-ით შემცირდა|თბილისის უნივერსიტეტი|"
        "პანდემია (COVID-19)|სტუდენტებმა|სტატისტიკის შესავალი|საშუალო და გადახრა"
    ).split("|"),
}
PAGES = 8


def deck(lang: str) -> str:
    chance = random.Random(lang)
    joint = "" if lang in ("ja", "zh") else " "

    def text(least: int, most: int) -> str:
        return joint.join(chance.sample(PARTS[lang], chance.randint(least, most)))

    slides = [
        {"heading": f"{number} {text(2, 3)}", "items": [text(3, 8) for _ in range(chance.randint(2, 4))]}
        if number % 3
        else {"heading": f"No. {number}", "timeline": [{"when": f"{1990 + at}", "text": text(1, 2)} for at in range(4)]}
        for number in range(PAGES)
    ]
    return json.dumps({"title": "T", "lang": lang, "theme": "faculte", "slides": slides}, ensure_ascii=False)


def scenes(folder: Path) -> Iterator[tuple[str, Scene]]:
    for lang in PARTS:
        (folder / lang).mkdir()
        (folder / lang / "deck.yaml").write_text(deck(lang), encoding="utf-8")
        yield lang, check(folder / lang).scene


@pytest.fixture(scope="module")
def rendered(soffice_path: str, chromium: Chromium, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Rendered]:
    made = dict(scenes(tmp_path_factory.mktemp("writings")))
    viewers = Viewers(soffice_path, chromium, tmp_path_factory.mktemp("writings-made"))
    return {each.name: each for each in render_all(made, viewers)}


@pytest.mark.parametrize("lang", PARTS)
def test_lines_end_alike_and_nothing_overflows(rendered: dict[str, Rendered], lang: str) -> None:
    case = rendered[lang]
    found = parity(case.scene, case.libreoffice, case.chromium)
    print(f"\n{HEAD}\n{row(lang, case.scene, found)}")
    assert found.different == ()
    assert found.lines > 40
    assert found.dy_max < 0.1
    for measured in (case.libreoffice, case.chromium):
        assert measured.strays == ()
        assert overflow(case.scene, measured) == []
    if lang in ("ja", "zh", "ko"):  # letters of other writings are not in their order when they are read from an SVG
        # the PDF sets what opens a line at its edge, without the blank half of its sign
        assert {one.kind for one in overflow(case.scene, case.pdf)} <= {Kind.LEFT}


def test_emphasis_is_seen_in_writings_of_fallback_fonts(chromium: Chromium, tmp_path: Path) -> None:
    """Of which a browser may have no bold face: it makes one."""
    dark = []
    for text in ("مقدمة في الإحصاء", "**مقدمة في الإحصاء**"):
        (tmp_path / "deck.yaml").write_text(f"title: T\nlang: ar\nslides:\n  - heading: H\n    text: '{text}'\n")
        page = tmp_path / "page.html"
        made = writer("html")(check(tmp_path).scene)
        assert isinstance(made, bytes)
        page.write_bytes(made)
        tab = chromium.open(page.as_uri())
        tab.wait_for("window.Reveal && Reveal.isReady()")
        with Image.open(BytesIO(tab.screenshot())) as shot:
            dark.append(sum(shot.convert("L").histogram()[:128]))
        tab.close()
    assert dark[1] > 1.1 * dark[0]
