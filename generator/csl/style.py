"""A style taken apart: its options, its macros, what stands in a citation and in a list of works."""

from __future__ import annotations

from collections.abc import Iterable

from generator.csl.locale import Locale
from generator.csl.xml import CslError, Node, parsed


class Style:
    def __init__(self, text: str) -> None:
        """Raises CslError if it is no style."""
        self.root = root = parsed(text)
        if root.tag != "style":
            raise CslError("it does not begin with `<style>`")
        self.macros = {macro.get("name"): macro for macro in root.all("macro")}
        citation, bibliography = root.child("citation"), root.child("bibliography")
        if citation is None or citation.child("layout") is None:
            raise CslError("it has no `<citation>`")
        if bibliography is None or bibliography.child("layout") is None:
            raise CslError("it has no `<bibliography>`")
        self.citation, self.bibliography = citation, bibliography
        self.in_notes = root.get("class") == "note"
        self.numbered = self._shows_number(citation)
        self.explicit_suffix = _says(root, "year-suffix")
        """Whether the style says itself where the letter after a year stands."""
        self._locales = list(root.all("locale"))

    def locale(self, lang: str, others: Iterable[Node]) -> Locale:
        """The words of a dialect: the style's own for it, for its language and for all, then ``others``."""
        base = lang.partition("-")[0]
        own = [one for wanted in (lang, base, "") for one in self._locales if one.get("lang") == wanted]
        return Locale(lang, (*own, *others))

    def _shows_number(self, citation: Node) -> bool:
        """Whether works are cited by their numbers."""
        seen: set[str] = set()

        def shown(node: Node) -> bool:
            if node.get("variable") == "citation-number" and node.tag in ("text", "number"):
                return True
            name = node.get("macro")
            if name and name not in seen and name in self.macros:
                seen.add(name)
                if shown(self.macros[name]):
                    return True
            return any(shown(one) for one in node.children if one.tag != "sort")

        return shown(citation)


def _says(node: Node, variable: str) -> bool:
    if node.tag == "text" and node.get("variable") == variable:
        return True
    return any(_says(one, variable) for one in node.children)
