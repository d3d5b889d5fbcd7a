"""Signs by what they do in a formula."""

from __future__ import annotations

from typing import Final

FENCES: Final = frozenset("()[]{}|‖⌊⌋⌈⌉⟨⟩⟦⟧⟮⟯⎰⎱↑↓↕⇑⇓⇕/\\<>∣∥⌜⌝⌞⌟")
DIVIDERS: Final = frozenset("|∣‖∥/")
"""What may stand between fences and grow with them."""
ARROWS: Final = frozenset("→←↔⇒⇐⇔↦↪↩⇀↼⇁↽⇌⇋=↠↞⟶⟵⟷")
"""What grows with what stands over it."""
INTEGRALS: Final = frozenset("∫∬∭⨌∮∯∰")
LARGE: Final = INTEGRALS | frozenset("∑∏∐⋃⋂⋁⋀⨁⨂⨀⨄⨆")
"""Large operators."""
MOVING: Final = LARGE - INTEGRALS
"""Those that have their scripts beside them in running text, and under and over them on lines of their own."""
PRIMES: Final = {"′": 1, "″": 2, "‴": 3, "⁗": 4}
BRACES: Final = {"⏞": "overbrace", "⏟": "underbrace", "⎴": "overbracket", "⎵": "underbracket", "⏜": "overparen",
                 "⏝": "underparen"}  # fmt: skip
LINES: Final = frozenset("‾¯_̲̅")
INVISIBLE: Final = frozenset("\u2061\u2062\u2063\u2064\ufe00\ufe01")
RELATIONS: Final = frozenset("=<>≤≥≦≧⩽⩾≠≈≡∼≃≅∝→←↔⇒⇐⇔⟹⟸⟺⟶⟵⟷↦⟼∈∉∋⊂⊆⊄⊃⊇≪≫≔∣⊨⊢≺≻≲≳⊥∥⇌")
BINARY: Final = frozenset("+−±∓×⋅·∗∪∩∧∨∖÷⊕⊗⊖⊙∘")
