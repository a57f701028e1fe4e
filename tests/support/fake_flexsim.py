"""A stand-in for flexsim.exe: takes the documented arguments and runs the script's program.

Started as a process by the tests of the adapter. It stops with code 3 on any other command line,
and does what a model named after it says: ``hang``, ``fail``, ``silent``, ``garbled``.
"""

from __future__ import annotations

import json
import re
import sys
import time
from pathlib import Path


def main(arguments: list[str]) -> int:
    model = Path(arguments.pop(0)).stem if arguments[0] != "/maintenance" else ""
    if arguments[0] != "/maintenance" or arguments[2] != "/scriptpath" or len(arguments) != 4:
        sys.stdout.write(f"unknown arguments {arguments}\n")
        return 3
    if not re.fullmatch(r"nogui_runscript(_evaluationlicense)?", arguments[1]):
        return 3
    if model == "hang":
        time.sleep(60)
    if model == "fail":
        sys.stdout.write("no licence" + "\n")
        return 1
    sys.stdout.write("FlexSim console" + "\n")
    if model != "silent":
        _run(Path(arguments[3]).read_text(encoding="utf-8"), garbled=model == "garbled")
    return 0


def _run(script: str, *, garbled: bool) -> None:
    """Take the program, the time and the file out of the script, and run it by our own simulator."""
    from flexscript import build, parse, simulate

    parse(script)
    program, rest = script.removeprefix("{\n").split("\n}\nresetmodel(1);", 1)
    found = re.search(r"Model\.time < ([0-9.e+]+)", rest)
    path = re.search(r'fileopen\("(.*)", "w"\)', rest)
    plant = build(program).plant
    assert found and path and plant
    report = simulate(plant, seed=1, until=float(found.group(1))).report
    ends = [end for each in plant.connections for end in ((each.source, each), (each.target, each))]
    rows = []
    for each in report.objects:
        mine = [link for name, link in ends if name == each.id]
        rows.append(
            {
                "found": 1,
                "input": each.input,
                "output": each.output,
                "content": each.content.average,
                "staytime": each.stay_time.average,
                "inputs": sum(link.kind == "A" and link.target == each.id for link in mine),
                "outputs": sum(link.kind == "A" and link.source == each.id for link in mine),
                "centers": sum(link.kind == "S" for link in mine),
            }
        )
    if garbled:
        rows[0]["outputs"] += 1
        rows[-1] = {"found": 0}
    text = json.dumps({"schema": "twinwright.flexsim/1", "time": report.run_time, "objects": rows})
    Path(path.group(1)).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
