"""Become the model server: ``python -m services.local.triton_server``, for a container.

Starts the same server with the same arguments as ``twinwright up`` does, but in place of
this process, so that signals and the exit status are the server's own. What watches it asks
``services.inference.probe``.
"""

from __future__ import annotations

import os
import sys

from services.local.errors import LocalError
from services.local.parts import sweep_shared_memory, triton_part
from services.local.triton_env import ensure_triton_env
from services.settings import Settings

__all__ = ["main"]


def main() -> None:
    """Replace this process with tritonserver; ends with a sentence where that cannot be."""
    settings = Settings.from_env()
    try:
        files = ensure_triton_env(settings, say=print)
    except LocalError as error:
        sys.exit(error.sentence)
    # A pod's shared memory outlives a container of it that was killed.
    sweep_shared_memory(settings)
    part = triton_part(settings, files)
    os.execve(part.argv[0], part.argv, {**os.environ, **part.env})  # noqa: S606 - no shell


if __name__ == "__main__":
    main()
