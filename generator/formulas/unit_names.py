"""Names of units and prefixes as siunitx has them, with their signs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

PREFIXES: Final[Mapping[str, str]] = {
    "quecto": "q", "ronto": "r", "yocto": "y", "zepto": "z", "atto": "a", "femto": "f", "pico": "p", "nano": "n",
    "micro": "µ", "milli": "m", "centi": "c", "deci": "d", "deca": "da", "deka": "da", "hecto": "h", "kilo": "k",
    "mega": "M", "giga": "G", "tera": "T", "peta": "P", "exa": "E", "zetta": "Z", "yotta": "Y", "ronna": "R",
    "quetta": "Q", "kibi": "Ki", "mebi": "Mi", "gibi": "Gi", "tebi": "Ti",
}  # fmt: skip
POWERS_BEFORE: Final[Mapping[str, int]] = {"square": 2, "cubic": 3}
POWERS_AFTER: Final[Mapping[str, int]] = {"squared": 2, "cubed": 3}
UNITS: Final[Mapping[str, str]] = {
    "ampere": "A", "candela": "cd", "kelvin": "K", "kilogram": "kg", "metre": "m", "meter": "m", "mole": "mol",
    "second": "s", "becquerel": "Bq", "degreeCelsius": "°C", "celsius": "°C", "coulomb": "C", "farad": "F",
    "gray": "Gy", "hertz": "Hz", "henry": "H", "joule": "J", "katal": "kat", "lumen": "lm", "lux": "lx",
    "newton": "N", "ohm": "Ω", "pascal": "Pa", "radian": "rad", "siemens": "S", "sievert": "Sv",
    "steradian": "sr", "tesla": "T", "volt": "V", "watt": "W", "weber": "Wb", "astronomicalunit": "au", "bel": "B",
    "dalton": "Da", "day": "d", "decibel": "dB", "degree": "°", "electronvolt": "eV", "hectare": "ha", "hour": "h",
    "litre": "L", "liter": "L", "arcminute": "′", "minute": "min", "arcsecond": "″", "neper": "Np", "tonne": "t",
    "angstrom": "Å", "bar": "bar", "atmosphere": "atm", "percent": "%", "permille": "‰", "byte": "B", "bit": "bit",
    "gram": "g", "barn": "b", "knot": "kn", "mmHg": "mmHg", "clight": "c", "year": "a", "calorie": "cal",
    "euro": "€", "molar": "M",
    "fg": "fg", "pg": "pg", "ng": "ng", "ug": "µg", "mg": "mg", "g": "g", "kg": "kg", "pm": "pm", "nm": "nm",
    "um": "µm", "mm": "mm", "cm": "cm", "dm": "dm", "m": "m", "km": "km", "as": "as", "fs": "fs", "ps": "ps",
    "ns": "ns", "us": "µs", "ms": "ms", "s": "s", "mol": "mol", "mmol": "mmol", "umol": "µmol", "kmol": "kmol",
    "pA": "pA", "nA": "nA", "uA": "µA", "mA": "mA", "A": "A", "kA": "kA", "ul": "µL", "ml": "mL", "l": "L",
    "uL": "µL", "mL": "mL", "L": "L", "hL": "hL", "mHz": "mHz", "Hz": "Hz", "kHz": "kHz", "MHz": "MHz", "GHz": "GHz",
    "THz": "THz", "mN": "mN", "N": "N", "kN": "kN", "MN": "MN", "Pa": "Pa", "hPa": "hPa", "kPa": "kPa", "MPa": "MPa",
    "GPa": "GPa", "mohm": "mΩ", "kohm": "kΩ", "Mohm": "MΩ", "pV": "pV", "uV": "µV", "mV": "mV", "V": "V", "kV": "kV",
    "W": "W", "mW": "mW", "kW": "kW", "MW": "MW", "GW": "GW", "uJ": "µJ", "mJ": "mJ", "J": "J", "kJ": "kJ", "MJ": "MJ",
    "meV": "meV", "eV": "eV", "keV": "keV", "MeV": "MeV", "GeV": "GeV", "TeV": "TeV", "kWh": "kWh", "F": "F",
    "fF": "fF", "pF": "pF", "nF": "nF", "uF": "µF", "mF": "mF", "H": "H", "mH": "mH", "uH": "µH", "C": "C", "K": "K",
    "mK": "mK", "dB": "dB", "T": "T", "mT": "mT",
}  # fmt: skip
