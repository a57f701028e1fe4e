"""FlexSimCommand: ``flexsim.exe MODEL /maintenance nogui_runscript /scriptpath FILE``.

The command is started as a list of arguments, never through a shell, and ended with all of its
output read when its time is over. FlexSim has no documented exit codes: the script says itself
that it came to its end, by a file that it writes.
"""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from pathlib import Path

__all__ = ["FlexSimCommand", "FlexSimError"]

#: Of what the command prints, the end is shown in messages.
_SHOWN_OUTPUT = 2000


class FlexSimError(RuntimeError):
    """FlexSim could not be started or asked, did not answer in time, or answered with a failure."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FlexSimCommand:
    """An installed FlexSim.

    ``arguments`` is how it is started: its path, or a program and that path. ``timeout`` is in
    seconds of the wall clock. ``evaluation`` runs without a licence, within FlexSim's limits.
    """

    arguments: tuple[str, ...]
    timeout: float = 600.0
    evaluation: bool = False

    def run_script(self, model: Path | None, script: Path) -> str:
        """Run a FlexScript file in a model (or a new one) without windows; return the output.

        Raises:
            FlexSimError: the command cannot be started, takes too long, or fails.
        """
        modes = "nogui_runscript" + ("_evaluationlicense" if self.evaluation else "")
        line = [*self.arguments, *([str(model)] if model else [])]
        line += ["/maintenance", modes, "/scriptpath", str(script)]
        try:
            done = subprocess.run(
                line,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                timeout=self.timeout,
                check=False,
            )
        except subprocess.TimeoutExpired as error:
            raise FlexSimError(
                f"FlexSim did not come to an end within {self.timeout:g} s and was stopped."
            ) from error
        except OSError as error:
            raise FlexSimError(
                f"FlexSim cannot be started as {line[0]!r}: {error.strerror}."
            ) from error
        output = done.stdout.decode("utf-8", "replace")
        if done.returncode != 0:
            shown = output[-_SHOWN_OUTPUT:].strip()
            raise FlexSimError(f"FlexSim ended with the code {done.returncode}. {shown}")
        return output
