"""Build hook of the wheel: the simulator is compiled where that is possible.

``TWINWRIGHT_COMPILE`` decides: ``0`` never, ``1`` always (the build fails where it cannot), unset
or empty where a C compiler is there. Without one the wheel is plain Python and does the same,
slower. An editable install is never compiled, or edits would have no effect.
"""

from __future__ import annotations

import os
import runpy
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

# The compiler must be known to work with the code: mypy's version is that of the `dev` extra.
_TOOLS = ["mypy>=2.4,<2.5", "setuptools>=80"]


class CustomBuildHook(BuildHookInterface[Any]):
    """Adds the compiled modules to a wheel and tags it for this machine."""

    def dependencies(self) -> list[str]:
        """Ask for mypy and setuptools only where they will be used."""
        return _TOOLS if self._wanted() else []

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile before the files of the wheel are collected."""
        if self.target_name != "wheel" or version == "editable" or not self._wanted():
            return
        compiler = self._compiler()
        self._scratch = tempfile.TemporaryDirectory(prefix="twinwright-")
        folder = Path(self._scratch.name)
        try:
            compiled = compiler["compile_simulator"](folder, root=Path(self.root))
        except compiler["CompileError"] as error:
            if os.environ.get("TWINWRIGHT_COMPILE") == "1":
                raise
            print(f"The simulator stays plain Python: {error}", file=sys.stderr)
            return
        for path in compiled:
            build_data["force_include"][str(path)] = path.relative_to(folder).as_posix()
        build_data["pure_python"] = False
        build_data["infer_tag"] = True

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Remove what was compiled, once it is in the wheel."""
        scratch = getattr(self, "_scratch", None)
        if scratch is not None:
            scratch.cleanup()

    def _wanted(self) -> bool:
        choice = os.environ.get("TWINWRIGHT_COMPILE", "")
        return choice == "1" or (choice != "0" and not self._compiler()["missing_tool"]())

    def _compiler(self) -> dict[str, Any]:
        # By its path: nothing of the project can be imported while it is being built.
        return runpy.run_path(str(Path(self.root) / "tools" / "compile_simulator.py"))
