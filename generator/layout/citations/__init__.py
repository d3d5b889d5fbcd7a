"""Citations and lists of works: their forms in a style and a language, and where they lead."""
