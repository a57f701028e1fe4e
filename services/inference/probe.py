"""Ask the model server beside us for a sign of life: ``python -m services.inference.probe``.

For a container's probes, which start a process each time: standard library only, and HTTP
in place of gRPC. Triton's own health pages call a model ready whose process has died, so the
question is an inference through that process.

The model does one request at a time. With ``--start`` only an answer counts; without it a
server that takes the request and does not answer in time is busy with a long program, and
that is not death. Exit status: 0 alive, 1 not, with a sentence on standard error.
"""

from __future__ import annotations

import argparse
import json
import sys
import urllib.error
import urllib.request
from collections.abc import Sequence

from services.settings import Settings

__all__ = ["main"]

ANY_ADDRESS = "0.0.0.0"  # noqa: S104 - to be recognised, not bound
QUESTION = {"PROMPT": "", "SKETCH": "", "OPTIONS": '{"probe": true}'}


def main(argv: Sequence[str] | None = None) -> int:
    """Ask once and return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m services.inference.probe")
    parser.add_argument("--start", action="store_true", help="a busy server is not enough")
    parser.add_argument("--timeout", type=float, default=4.0, metavar="S", help="default: 4")
    options = parser.parse_args(argv)
    settings = Settings.from_env()
    host = "127.0.0.1" if settings.host == ANY_ADDRESS else settings.host
    problem = ask(host, settings.triton_http_port, options.timeout, busy_is_alive=not options.start)
    if problem:
        print(problem, file=sys.stderr)  # noqa: T201 - a command
    return 1 if problem else 0


def ask(host: str, port: int, timeout_s: float, *, busy_is_alive: bool) -> str:
    """Return what is wrong with the model server at ``host:port``, empty if nothing is."""
    request = urllib.request.Request(
        f"http://{host}:{port}/v2/models/vlsm/infer",
        data=json.dumps(
            {"inputs": [_text(name, text) for name, text in QUESTION.items()]}
        ).encode(),
        headers={"Content-Type": "application/json"},
    )
    try:
        with urllib.request.urlopen(request, timeout=timeout_s):  # noqa: S310 - as above
            return ""
    except urllib.error.HTTPError as error:
        return f"The model does not answer: {error.read().decode(errors='replace')[:500]}"
    except TimeoutError:
        return "" if busy_is_alive else f"The model did not answer within {timeout_s:g} s."
    except OSError as error:
        return f"There is no model server on {host}:{port}: {error}"


def _text(name: str, text: str) -> dict[str, object]:
    return {"name": name, "shape": [1], "datatype": "BYTES", "data": [text]}


if __name__ == "__main__":
    sys.exit(main())
