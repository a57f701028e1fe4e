"""``python -m flexscript`` is the command ``flexscript``."""

from __future__ import annotations

import sys

from flexscript.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
