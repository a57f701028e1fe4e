"""The command ``flexscript``: check, build, run and format a program file."""

from flexscript.cli.main import main

__all__ = ["main"]
