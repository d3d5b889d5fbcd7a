"""The version, in its one place: the build, ``diapo --version`` and the outputs read it here."""

__version__ = "0.1.0"
