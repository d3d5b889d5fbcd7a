"""Chemistry and quantities, as they are shown."""

from __future__ import annotations

import pytest

from generator.formulas.fault import FormulaFault
from generator.formulas.plain import plain
from generator.formulas.quantities import ARGUMENTS
from generator.formulas.read import read_formula
from generator.formulas.unit_names import PREFIXES, UNITS


def shown(tex: str) -> str:
    return plain(read_formula(tex))


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("H2O", "H₂O"),
        ("H_2O", "H₂O"),
        ("H_{2}O", "H₂O"),
        ("SO4^2-", "SO₄²⁻"),
        ("SO4^{2-}", "SO₄²⁻"),
        ("Na+", "Na⁺"),
        ("Cl-", "Cl⁻"),
        ("NH4+", "NH₄⁺"),
        ("Fe^3+", "Fe³⁺"),
        ("[Cu(NH3)4]^2+", "[Cu(NH₃)₄]²⁺"),
        ("CH3-CH2-OH", "CH₃−CH₂−OH"),
        ("CuSO4*5H2O", "CuSO₄⋅5H₂O"),
        ("2H2 + O2 -> 2H2O", "2 H₂ + O₂ ⟶ 2 H₂O"),
        ("1/2 O2", "1/2 O₂"),
        ("N2 + 3H2 <=> 2NH3", "N₂ + 3 H₂ ⇌ 2 NH₃"),
        ("A ->[chaud] B", "A →[chaud] B"),
        ("A ->[H2O][$\\Delta$] B", "A →[H₂O][Δ] B"),
        ("NaCl (s)", "NaCl (s)"),
        ("Na+ (aq) + Cl- (aq)", "Na⁺ (aq) + Cl⁻ (aq)"),
        ("^{14}_{6}C", "₆¹⁴C"),
        ("^14C", "¹⁴C"),
        ("H2C=CH2", "H₂C=CH₂"),
        ("HC#CH", "HC≡CH"),
        ("$x$ NaOH", "x NaOH"),
    ],
)
def test_chemistry(source: str, expected: str) -> None:
    assert shown(rf"\ce{{{source}}}") == expected


def test_elements_are_upright() -> None:
    assert read_formula(r"\ce{CO2}").tree == read_formula(r"\mathrm{CO}_2".replace("CO}_2", "C}\\mathrm{O}_2")).tree


@pytest.mark.parametrize(
    ("tex", "expected"),
    [
        (r"\num{12345.678}", "12 345.678"),
        (r"\num{3,5}", "3,5"),
        (r"\num{.5}", "0.5"),
        (r"\num{-2e-3}", "−2 × 10⁻³"),
        (r"\num{e5}", "10⁵"),
        (r"\num{1.23(4)}", "1.23(4)"),
        (r"\num{5 \pm 1}", "5 ± 1"),
        (r"\qty{9.81}{\metre\per\second\squared}", "9.81 m s⁻²"),
        (r"\SI{9.81}{m/s^2}", "9.81 m s⁻²"),
        (r"\qty{9.81}{m.s^{-2}}", "9.81 m s⁻²"),
        (r"\qty[per-mode=symbol]{3}{km}", "3 km"),
        (r"\unit{\kilo\gram\cubic\metre}", "kg m³"),
        (r"\si{\kilo\metre\tothe{3}}", "km³"),
        (r"\qty{20}{\celsius}", "20 °C"),
        (r"\qty{45}{\degree}", "45°"),
        (r"\qty{3}{\micro\metre}", "3 µm"),
        (r"\qty{50}{\percent}", "50 %"),
        (r"\qty{5}{\ohm}", "5 Ω"),
        (r"\ang{45}", "45°"),
        (r"\ang{12;30;15}", "12°30′15″"),
        (r"\SIrange{1}{5}{\metre}", "1–5 m"),
        (r"\numrange{1}{5}", "1–5"),
    ],
)
def test_quantities(tex: str, expected: str) -> None:
    assert shown(tex) == expected


@pytest.mark.parametrize("name", UNITS)
def test_every_unit_is_shown(name: str) -> None:
    assert shown(rf"\unit{{\{name}}}")


@pytest.mark.parametrize("name", PREFIXES)
def test_every_prefix_is_shown(name: str) -> None:
    assert shown(rf"\unit{{\{name}\metre}}") == f"{PREFIXES[name]}m"


@pytest.mark.parametrize("command", ARGUMENTS)
def test_too_few_arguments(command: str) -> None:
    with pytest.raises(FormulaFault) as raised:
        read_formula(rf"x + \{command}")
    assert (raised.value.code, raised.value.offset) == ("formula-syntax", 4)


@pytest.mark.parametrize(
    ("tex", "code", "at"),
    [
        (r"\ce{H2 ? O}", "formula-chemistry", 7),
        (r"\ce{\frac{a}{b}}", "formula-chemistry", 4),
        (r"\unit{\metre\foo}", "formula-unit", 12),
        (r"\unit{}", "formula-unit", 6),
        (r"\unit{^2}", "formula-unit", 6),
        (r"\num{abc}", "formula-syntax", 5),
        (r"\num{}", "formula-syntax", 5),
        (r"\ang{;;}", "formula-syntax", 5),
    ],
)
def test_what_cannot_be_read_is_told_at_its_place(tex: str, code: str, at: int) -> None:
    with pytest.raises(FormulaFault) as raised:
        read_formula(tex)
    assert (raised.value.code, raised.value.offset) == (code, at)
