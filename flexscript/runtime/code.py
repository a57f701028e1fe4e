"""Property code: compiled once, evaluated for every item of a run."""

from __future__ import annotations

from flexscript.runtime.host import CodeError, CodeHost, PortKind

__all__ = ["CodeError", "CodeHost", "CompiledCode", "PortKind", "compile_code"]


class CompiledCode:
    """Code of one property, ready to be evaluated many times."""

    #: The value when the code is a plain number, else ``None``.
    constant: float | None
    #: (name, complete FlexSim arguments) when the code is one distribution with literal
    #: arguments and the stream of ``current``, so that a run may draw without evaluating.
    draw: tuple[str, tuple[float, ...]] | None
    #: Sentences about how short forms such as ``exponential(10)`` were read.
    notes: tuple[str, ...]

    def call(self, host: CodeHost, current: object, item: object, *params: object) -> object:
        """Evaluate with ``param(1)`` = item and ``param(2)``... = params; raise CodeError."""
        raise NotImplementedError


def compile_code(source: str) -> CompiledCode:
    """Compile a property body or a bare expression; raise FlexScriptSyntaxError."""
    raise NotImplementedError
