"""The script that FlexSim runs: the program, then a run, then the figures as a JSON file.

The run takes event after event until the clock has reached the time: it may end with the first
event behind it, and the result says when. Figures are read by documented members only
(``stats.input``, ``stats.content.average``, the ports of every object), so that what FlexSim made
of the program can be compared with what the program says.
"""

from __future__ import annotations

from flexscript.plant.model import Plant

__all__ = ["RESULT_SCHEMA", "script_of"]

RESULT_SCHEMA = "twinwright.flexsim/1"


def script_of(program: str, plant: Plant, *, until: float, result_file: str) -> str:
    """Return the FlexScript text; it writes ``result_file``, a path on FlexSim's machine."""
    names = ", ".join(_quoted(thing.name) for thing in plant.objects)
    return "\n".join(
        [
            "{",
            program.rstrip("\n"),
            "}",
            "resetmodel(1);",
            f"while (Model.time < {until!r} && eventqty() > 0) {{ step(); }}",
            "updatestates();",
            f"Array names = [{names}];",
            f'string text = "{{\\"schema\\": \\"{RESULT_SCHEMA}\\", \\"time\\": " + Model.time;',
            'text = text + ", \\"objects\\": [";',
            "for (int i = 1; i <= names.length; i++) {",
            "    Object thing = Model.find(names[i]);",
            '    text = text + (i > 1 ? "," : "") + "{\\"found\\": " + (thing ? 1 : 0);',
            "    if (thing) {",
            '        text = text + ", \\"input\\": " + thing.stats.input.value;',
            '        text = text + ", \\"output\\": " + thing.stats.output.value;',
            '        text = text + ", \\"content\\": " + thing.stats.content.average;',
            '        text = text + ", \\"staytime\\": " + thing.stats.staytime.average;',
            '        text = text + ", \\"inputs\\": " + thing.inObjects.length;',
            '        text = text + ", \\"outputs\\": " + thing.outObjects.length;',
            '        text = text + ", \\"centers\\": " + thing.centerObjects.length;',
            "    }",
            '    text = text + "}";',
            "}",
            f'fileopen({_quoted(result_file)}, "w");',
            'fpt(text + "]}");',
            "fileclose();",
            "",
        ]
    )


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'
