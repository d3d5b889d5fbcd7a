"""Decks written for other Markdown tools -> blocks of Diapo's own Markdown, and a report of what has no place here."""
