"""The programming languages whose code is coloured: their names, the names that people give them, their files."""

from __future__ import annotations

from typing import Final

LANGUAGES: Final = {
    "bash": ("shell", "BashLexer", "sh shell zsh ksh shellscript", "sh bash zsh ksh"),
    "batch": ("shell", "BatchLexer", "bat dos winbatch", "bat cmd"),
    "c": ("c_cpp", "CLexer", "", "c h"),
    "c++": ("c_cpp", "CppLexer", "cpp cxx", "cpp cc cxx hpp hh hxx ino"),
    "c#": ("dotnet", "CSharpLexer", "csharp cs", "cs"),
    "css": ("css", "CssLexer", "", "css"),
    "scss": ("css", "ScssLexer", "sass", "scss"),
    "dart": ("javascript", "DartLexer", "", "dart"),
    "diff": ("diff", "DiffLexer", "patch udiff", "diff patch"),
    "dockerfile": ("configs", "DockerLexer", "docker", "dockerfile"),
    "elixir": ("erlang", "ElixirLexer", "ex exs", "ex exs"),
    "erlang": ("erlang", "ErlangLexer", "erl", "erl hrl"),
    "f#": ("dotnet", "FSharpLexer", "fsharp fs", "fs fsi"),
    "fortran": ("fortran", "FortranLexer", "f90", "f90 f95 f03 f"),
    "go": ("go", "GoLexer", "golang", "go"),
    "haskell": ("haskell", "HaskellLexer", "hs", "hs"),
    "html": ("html", "HtmlLexer", "xhtml", "html htm xhtml"),
    "http": ("textfmts", "HttpLexer", "", "http"),
    "ini": ("configs", "IniLexer", "cfg properties conf", "ini cfg conf properties"),
    "java": ("jvm", "JavaLexer", "", "java"),
    "javascript": ("javascript", "JavascriptLexer", "js node ecmascript jsx", "js mjs cjs jsx"),
    "json": ("data", "JsonLexer", "", "json jsonl geojson ipynb"),
    "julia": ("julia", "JuliaLexer", "jl", "jl"),
    "kotlin": ("jvm", "KotlinLexer", "kt", "kt kts"),
    "latex": ("markup", "TexLexer", "tex", "tex sty cls"),
    "lisp": ("lisp", "CommonLispLexer", "common-lisp elisp emacs-lisp cl", "lisp cl el"),
    "clojure": ("jvm", "ClojureLexer", "clj", "clj cljs"),
    "scheme": ("lisp", "SchemeLexer", "scm racket", "scm ss rkt"),
    "lua": ("scripting", "LuaLexer", "", "lua"),
    "makefile": ("make", "MakefileLexer", "make mf", "mk mak makefile"),
    "markdown": ("markup", "MarkdownLexer", "md", "md markdown"),
    "matlab": ("matlab", "MatlabLexer", "octave", "m"),
    "nix": ("nix", "NixLexer", "", "nix"),
    "ocaml": ("ml", "OcamlLexer", "ml caml", "ml mli"),
    "pascal": ("pascal", "DelphiLexer", "delphi", "pas"),
    "perl": ("perl", "PerlLexer", "pl", "pl pm"),
    "php": ("php", "PhpLexer", "", "php"),
    "powershell": ("shell", "PowerShellLexer", "ps1 pwsh posh", "ps1 psm1"),
    "prolog": ("prolog", "PrologLexer", "", "pro prolog"),
    "python": ("python", "PythonLexer", "py python3 py3 ipython", "py pyw pyi"),
    "pycon": ("python", "PythonConsoleLexer", "python-console python-repl", ""),
    "r": ("r", "SLexer", "rlang splus rstats", "r"),
    "ruby": ("ruby", "RubyLexer", "rb", "rb"),
    "rust": ("rust", "RustLexer", "rs", "rs"),
    "scala": ("jvm", "ScalaLexer", "", "scala sc"),
    "sparql": ("rdf", "SparqlLexer", "", "rq sparql"),
    "turtle": ("rdf", "TurtleLexer", "ttl", "ttl"),
    "sql": ("sql", "SqlLexer", "sqlite plsql", "sql"),
    "mysql": ("sql", "MySqlLexer", "mariadb", ""),
    "postgresql": ("sql", "PostgresLexer", "postgres psql plpgsql", "pgsql"),
    "stata": ("stata", "StataLexer", "", "do ado"),
    "sas": ("sas", "SASLexer", "", "sas"),
    "swift": ("objective", "SwiftLexer", "", "swift"),
    "toml": ("configs", "TOMLLexer", "", "toml"),
    "typescript": ("javascript", "TypeScriptLexer", "ts tsx", "ts tsx mts cts"),
    "vb": ("dotnet", "VbNetLexer", "visual-basic vba vbnet vb.net basic", "vb bas"),
    "xml": ("html", "XmlLexer", "svg xsd xsl", "xml svg xsd xsl"),
    "yaml": ("data", "YamlLexer", "yml", "yaml yml"),
    "zig": ("zig", "ZigLexer", "", "zig"),
}
"""By name: the module of Pygments and the class in it, other names, and what names of files end with."""
PLAIN: Final = frozenset({"text", "plain", "none", "txt", "console", "output", "pseudocode"})
"""Names for text without any colours."""
_BY_NAME: Final = {other: name for name, (_, _, others, _) in LANGUAGES.items() for other in (name, *others.split())}
_BY_ENDING: Final = {ending: name for name, (_, _, _, endings) in LANGUAGES.items() for ending in endings.split()}


def language_named(name: str) -> str | None:
    """The language that somebody calls so; None if it is none of them."""
    return _BY_NAME.get(name.strip().lower().replace(" ", "-"))


def language_of_file(name: str) -> str:
    """The language of a file by its name; empty if that says nothing."""
    last = name.replace("\\", "/").rpartition("/")[2].lower()
    return _BY_ENDING.get(last.rpartition(".")[2], "")


def language_names() -> list[str]:
    return [*_BY_NAME, *PLAIN]
