"""QR codes as they are typed, and what is said where something is wrong with them."""

from __future__ import annotations

import pytest

from generator.course import load_for_course
from generator.deck.load import parse_deck
from generator.deck.model import QrCode
from tests.deck.test_kinds import block, errors


def code(text: str) -> QrCode:
    found = block(text)
    assert isinstance(found, QrCode)
    return found


def test_a_code_is_a_text_or_has_keys() -> None:
    assert code("qr: https://example.org/a_b_c*d*").text.plain == "https://example.org/a_b_c*d*"
    found = code("qr: {text: mailto:a@example.org, label: Écrivez-**moi**, id: moi, caption: C, source: S}")
    assert (found.text.plain, found.label and found.label.plain) == ("mailto:a@example.org", "Écrivez-moi")
    assert (found.caption and found.caption.plain, found.source and found.source.plain) == ("C", "S")
    assert code("qr: 12").text.plain == "12"


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("https://example.org/é", "https://example.org/%C3%A9"),
        ("https://éa.example/", "https://xn--a-9fa.example/"),
        ("mailto:a@example.org", "mailto:a@example.org"),
        ("javascript:alert(1)", None),
        ("file:///etc/passwd", None),
        ('"#actors"', None),
        ("WIFI:S:salle;;", None),
    ],
)
def test_only_addresses_of_the_web_and_of_mail_lead_somewhere(text: str, address: str | None) -> None:
    assert code(f"qr: {text}").address == address


def test_a_code_needs_its_text() -> None:
    assert [one.code for one in errors("qr: {label: a}")] == ["missing-key"]
    assert [one.code for one in errors("qr: {text: ' '}")] == ["missing-key"]
    assert [one.code for one in errors(f"qr: {'x' * 3000}")] == ["too-long"]


def test_what_is_nearly_an_address_is_told() -> None:
    source = "title: T\nslides:\n  - heading: H\n    qr: www.example.org/a\n"
    _, (found,) = parse_deck(source)
    assert (found.code, found.severity) == ("qr-address", "notice")
    assert "https://www.example.org/a" in str(found)


def test_a_course_fills_in_variables_and_says_another_address(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("deck")
    (folder / "courses").mkdir()
    (folder / "deck.yaml").write_text(
        "title: T\nslides:\n  - id: a\n    heading: H\n    qr: https://example.org/{{ course.group }}\n"
        "  - id: b\n    heading: I\n    qr: {text: https://example.org/b, label: '{{ course.group }}'}\n"
    )
    (folder / "courses" / "soir.yaml").write_text(
        "course: {group: g2}\nslides:\n  b:\n    qr: {text: https://example.org/soir}\n"
    )
    deck = load_for_course(folder, "soir")[0].deck
    first, second = (one.fields["qr"] for one in deck.slides)
    assert isinstance(first, QrCode)
    assert isinstance(second, QrCode)
    assert first.address == "https://example.org/g2"
    assert second.address == "https://example.org/soir"
