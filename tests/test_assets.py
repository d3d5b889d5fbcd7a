"""The asset folder is what its manifest says, and the door to it says clearly what is wrong."""

from __future__ import annotations

import hashlib
import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import uharfbuzz

import make_assets
from generator import assets
from generator.errors import AssetError

ROOT = Path(__file__).parent.parent
STYLES = ["regular", "bold", "italic", "bold-italic"]
TWINS = {
    "arimo": "Arial",
    "caladea": "Cambria",
    "carlito": "Calibri",
    "cousine": "Courier New",
    "gelasio": "Georgia",
    "tinos": "Times New Roman",
}


@pytest.fixture(autouse=True)
def own_assets(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DIAPO_ASSETS", raising=False)


def opened(data: bytes) -> Any:
    from fontTools.ttLib import TTFont

    return TTFont(io.BytesIO(data), lazy=True)


def all_faces() -> list[tuple[str, str]]:
    return [(family, style) for family in TWINS for style in STYLES]


def test_the_manifest_lists_every_file_with_its_hash() -> None:
    root = assets.asset_root()
    present = {path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file()} - {"manifest.json"}
    listed = assets.manifest().files
    assert present == set(listed)
    assert {name: hashlib.sha256(assets.asset(name)).hexdigest() for name in listed} == dict(listed)


def test_the_assets_are_those_that_the_lock_pins() -> None:
    assert assets.manifest().source == make_assets.fingerprint(ROOT), "out of date: run `make setup`"
    packages = json.loads((ROOT / "package-lock.json").read_text())["packages"]
    assert assets.manifest().reveal.version == packages["node_modules/reveal.js"]["version"]
    for key, family in assets.manifest().families.items():
        assert family.version == packages[f"node_modules/@expo-google-fonts/{key}"]["version"]


def test_each_family_stands_for_the_one_that_a_pptx_names() -> None:
    families = assets.manifest().families
    assert {key: family.stands_for for key, family in families.items()} == TWINS
    assert all(list(family.faces) == STYLES for family in families.values())


def test_reveal_and_every_licence_are_there() -> None:
    manifest = assets.manifest()
    assert set(manifest.reveal.files) == {"reveal.js", "reveal.css", "reset.css"}
    assert b"Reveal" in assets.asset(manifest.reveal.files["reveal.js"])
    licences = {name: assets.asset(name).decode() for name in manifest.licences}
    assert all("SIL Open Font License" in licences[f"licences/{family}.txt"] for family in TWINS)
    assert "Permission is hereby granted" in licences["licences/reveal.js.txt"]


def test_the_font_for_formulas_is_that_which_was_pinned_and_has_its_tables() -> None:
    known = assets.manifest().math
    assert (known.name, known.version) == make_assets.MATH[:2]
    font = opened(assets.asset(known.ttf))
    assert "MATH" in font
    assert str(font["name"].getDebugName(5)).startswith(f"Version {known.version} ")
    features = {record.FeatureTag for record in font["GSUB"].table.FeatureList.FeatureRecord}
    assert {"ssty", "dtls", "flac"} <= features
    held = {point for low, high in known.ranges for point in range(low, high + 1)}
    assert held == set(font.getBestCmap())
    assert all(ord(char) in held for char in "xαΩϝ∑∫√≤⟨⌊→ℝ𝐀𝔸𝓛 ′")
    licence = assets.asset("licences/stix-two-math.txt").decode()
    assert licence.startswith("Copyright 2001-2020 The STIX Fonts Project Authors")
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence


@pytest.mark.parametrize(("family", "style"), all_faces())
def test_a_face_has_the_metrics_and_the_style_of_its_font(family: str, style: str) -> None:
    face = assets.manifest().families[family].faces[style]
    font = opened(assets.asset(face.ttf))
    assert (face.upem, face.ascent, -face.descent) == (
        font["head"].unitsPerEm,
        font["hhea"].ascent,
        font["hhea"].descent,
    )
    assert bool(font["head"].macStyle & 1) == ("bold" in style)
    assert bool(font["head"].macStyle & 2) == ("italic" in style)
    assert "fvar" not in font


@pytest.mark.parametrize(("family", "style"), all_faces())
def test_the_pieces_hold_every_character_once_and_keep_its_width(family: str, style: str) -> None:
    face = assets.manifest().families[family].faces[style]
    whole = opened(assets.asset(face.ttf))
    names, widths = whole.getBestCmap(), whole["hmtx"]
    seen: list[int] = []
    for web in face.web:
        piece = opened(assets.asset(web.file))
        held = {point for low, high in web.ranges for point in range(low, high + 1)}
        cmap = piece.getBestCmap()
        assert set(cmap) == held
        assert {p: piece["hmtx"][cmap[p]][0] for p in held} == {p: widths[names[p]][0] for p in held}
        seen += [point for point in held if not 0x300 <= point <= 0x36F]
    assert sorted(seen) == sorted(p for p in names if p >= 0x20 and not 0x300 <= p <= 0x36F)


@pytest.mark.parametrize("family", TWINS)
def test_spaces_and_hyphens_are_in_latin_alone(family: str) -> None:
    for face in assets.manifest().families[family].faces.values():
        holders = {
            web.group
            for web in face.web
            for point in (0x20, 0xA0, 0x2D, 0x2010, 0x2011, 0x2013, 0x2019, 0x2026, 0x202F, 0x200B)
            if any(low <= point <= high for low, high in web.ranges)
        }
        assert holders == {"latin"}


@pytest.mark.parametrize("family", TWINS)
def test_a_piece_shapes_like_the_whole_font_without_ligatures(family: str) -> None:
    face = assets.manifest().families[family].faces["regular"]
    piece = opened(assets.asset(next(web.file for web in face.web if web.group == "latin")))
    piece.flavor = None
    unpacked = io.BytesIO()
    piece.save(unpacked)

    def positions(data: bytes, text: str) -> list[tuple[int, int, int]]:
        font = uharfbuzz.Font(uharfbuzz.Face(data))
        buffer = uharfbuzz.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        uharfbuzz.shape(font, buffer, {"liga": False, "clig": False})
        return [(p.x_advance, p.x_offset, p.y_offset) for p in buffer.glyph_positions or []]

    whole = assets.asset(face.ttf)
    for text in (
        "AVATAR, L'Etat To. Ty W.",
        "Définitions : efficacité «\u00a0affluent\u00a0» fi ffl",
        "e\u0301 x\u0302 A\u030a",
    ):
        assert positions(unpacked.getvalue(), text) == positions(whole, text)


def test_kerning_is_kept() -> None:
    face = assets.manifest().families["arimo"].faces["regular"]
    font = uharfbuzz.Font(uharfbuzz.Face(assets.asset(face.ttf)))

    def width(text: str) -> int:
        buffer = uharfbuzz.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        uharfbuzz.shape(font, buffer)
        return sum(position.x_advance for position in buffer.glyph_positions or [])

    assert width("AV") < width("A") + width("V")


@pytest.mark.parametrize(
    "name", ["../errors.py", "/etc/passwd", "manifest.json", "fonts", "", "fonts/../fonts/arimo-bold.ttf"]
)
def test_only_names_in_the_manifest_open(name: str) -> None:
    with pytest.raises(AssetError, match="there is no asset called"):
        assets.asset(name)


def test_a_wrong_name_gets_the_nearest_right_one() -> None:
    with pytest.raises(AssetError, match=r"did you mean fonts/arimo-bold\.ttf\?"):
        assets.asset("fonts/arimo-blod.ttf")


def test_missing_assets_say_how_to_get_them(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DIAPO_ASSETS", str(tmp_path / "none"))
    with pytest.raises(AssetError, match=r"missing.*make setup.*reinstall the wheel"):
        assets.manifest()


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"source": 1}', "null"])
def test_a_damaged_manifest_is_no_traceback(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, text: str) -> None:
    (tmp_path / "manifest.json").write_text(text)
    monkeypatch.setenv("DIAPO_ASSETS", str(tmp_path))
    with pytest.raises(AssetError, match=r"is damaged; run `make setup`"):
        assets.manifest()


def test_another_folder_can_be_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    text = (assets.asset_root() / "manifest.json").read_text()
    (tmp_path / "manifest.json").write_text(text)
    (tmp_path / "reveal").mkdir()
    (tmp_path / "reveal/reset.css").write_text("/* mine */")
    monkeypatch.setenv("DIAPO_ASSETS", str(tmp_path))
    assert assets.asset("reveal/reset.css") == b"/* mine */"
    with pytest.raises(AssetError, match=r"reveal/reveal\.js cannot be read"):
        assets.asset("reveal/reveal.js")


def test_templates_are_read_from_the_source_tree() -> None:
    assert assets.template_root() == ROOT / "templates"


def test_importing_the_door_is_cheap() -> None:
    heavy = "pptx lxml fontTools yaml jinja2 uharfbuzz markdown_it importlib.metadata"
    code = f"import sys, generator.assets; print([m for m in {heavy.split()!r} if m in sys.modules])"
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


def test_groups_claim_in_order_and_leave_no_character_out() -> None:
    groups = make_assets.group_ranges([0x0, 0xD, 0x20, 0x41, 0x42, 0x100, 0x301, 0x3B1, 0x430, 0x5D0, 0x2202])
    assert groups == {
        "latin": [[0x20, 0x20], [0x41, 0x42], [0x301, 0x301]],
        "latin-ext": [[0x100, 0x100], [0x301, 0x301]],
        "greek": [[0x301, 0x301], [0x3B1, 0x3B1]],
        "cyrillic": [[0x301, 0x301], [0x430, 0x430]],
        "hebrew": [[0x5D0, 0x5D0]],
        "symbols": [[0x2202, 0x2202]],
    }


def test_the_fingerprint_follows_the_pinned_packages_but_not_the_test_tools(tmp_path: Path) -> None:
    lock = json.loads((ROOT / "package-lock.json").read_text())

    def fingerprint() -> str:
        (tmp_path / "package-lock.json").write_text(json.dumps(lock))
        return make_assets.fingerprint(tmp_path)

    before = fingerprint()
    lock["packages"]["node_modules/axe-core"]["integrity"] = "sha512-other"
    assert fingerprint() == before
    lock["packages"]["node_modules/reveal.js"]["integrity"] = "sha512-other"
    assert fingerprint() != before


def test_an_incomplete_folder_does_not_count_as_made(tmp_path: Path) -> None:
    assert make_assets.made_from(assets.asset_root()) == assets.manifest().source
    assert make_assets.made_from(tmp_path) is None
    (tmp_path / "manifest.json").write_text(json.dumps({"source": "x", "files": {"a": ""}}))
    assert make_assets.made_from(tmp_path) is None
    (tmp_path / "a").touch()
    assert make_assets.made_from(tmp_path) == "x"
