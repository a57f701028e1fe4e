"""The page's own words, in one place, so that they can be read through, and one day translated.

Sentences that services make (errors, messages of a job) come ready and are not here.
"""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["t"]

_ENGLISH: Mapping[str, str] = {
    "app.title": "Twinwright",
    "app.claim": "Draw the line, say what the machines do, and watch it run.",
    "create.title": "Create",
    # The left side: what the user gives.
    "give.heading": "Your line",
    "give.starters": "Start from",
    "give.source": "Sketch",
    "give.source.draw": "Draw",
    "give.source.upload": "Upload a picture",
    "give.source.none": "Words only",
    "give.upload": "A drawing, a whiteboard photo or a floor plan (PNG or JPEG)",
    "give.upload.alt": "The uploaded sketch",
    "give.prompt": "What the machines do",
    "give.prompt.example": (
        "Parts arrive every 30 seconds, exponentially distributed. Press 1 takes 25 seconds plus "
        "5 seconds of setup. The buffer behind it holds 20 parts ..."
    ),
    "give.settings": "Run settings",
    "give.settings.hours": "Simulated time (hours)",
    "give.settings.seed": "Random seed",
    "give.settings.seed.help": "The same seed gives the same run again.",
    "give.settings.variant": "Variant of the program",
    "give.settings.variant.help": (
        "0 is the program that the model finds most likely; any other number is another attempt."
    ),
    "give.generate": "Generate the twin",
    "give.generate.help": "A twin is being made. Wait for it, or cancel it on the right.",
    # The right side: nothing yet.
    "welcome.heading": "From a sketch to a running line",
    "welcome.text": (
        "Draw your line on the left, or upload a picture of it, and say in words what the "
        "machines do. You get a simulation program in FlexScript, its figures, and a 3D scene "
        "to walk through here or in NVIDIA Omniverse."
    ),
    "welcome.examples": "Or start from one of these",
    "welcome.use": "Use this example",
    "welcome.alt": "Sketch of the example {title}",
    "missing": "This twin or job does not exist, or you may not see it.",
    # The right side: a job.
    "job.heading": "Making your twin",
    "job.leave": "You can leave or reload this page; the work goes on.",
    "job.cancel": "Cancel",
    "job.again": "Retry",
    "job.failed": "This did not work out",
    "job.refused": "There is no production line in this",
    "job.refused.help": (
        "Name the machines or places of the line, what flows through them, and how long each "
        "step takes. An example on the left shows how it can look."
    ),
    "job.cancelled": "Cancelled",
    "job.cancelled.text": "The work was stopped at your wish. What you gave is kept.",
    # The right side: a twin.
    "twin.caption": "Twin {number} · {made} · {model}",
    "twin.given": "Input",
    "twin.reuse": "Edit and try again",
    "twin.no_prompt": "There was no prompt, only a sketch.",
    "twin.sketch.alt": "The sketch that this twin was made from",
    "twin.reading": "What was read from the picture: green is sure, amber doubtful, red a guess.",
    "twin.reading.alt": "The sketch with the objects and arrows that were recognised in it",
    "twin.reading.correct": "Correct it on the board",
    "change.wish": "Change it in words: make the queue hold 20, add a second press, 8 s …",
    "twin.notes": "{count} notes: what the model assumed or left out",
    "twin.errors": (
        "The program was written but cannot run as it is: {count} in it, listed under Program. "
        "Say more precisely what was misunderstood, and generate again."
    ),
    "tab.scene": "3D scene",
    "tab.figures": "Figures",
    "tab.program": "Program",
    "tab.downloads": "Downloads",
    # Figures.
    "figures.throughput": "Throughput",
    "figures.items": "Finished",
    "figures.wip": "Work in process",
    "figures.time": "Time in system",
    "figures.bottleneck": "Bottleneck",
    "figures.run": "{time} of model time, seed {seed}, {objects} objects, {events} events",
    "figures.none": "none",
    "figures.idle": "No item reached a sink. The states below show where it stops.",
    "figures.states": "What each object did",
    "figures.states.alt": "Share of run time in each state, one bar an object",
    "figures.flow": "Work in process over time",
    "figures.flow.alt": "Number of items in the line over model time",
    "figures.table": "All objects",
    # Program.
    "program.diagnostics": "Problems in the program",
    "program.place": "line {line}, column {column}",
    # Downloads.
    "download.program": "FlexScript program",
    "download.program.text": "Opens in FlexSim's script editor, or `flexscript run program.fs`.",
    "download.usdz": "OpenUSD scene",
    "download.usdz.text": "One file for NVIDIA Omniverse, usdview and other USD tools.",
    "download.report": "Report",
    "download.report.text": "All figures as JSON (schema twinwright.report/1).",
    "download.all": "Everything",
    "download.all.text": "All files of this twin, with the trace and the scene's layers, as ZIP.",
    "download.save": "Save",
    # Sidebar.
    "recent.heading": "Recent twins",
    "recent.new": "New twin",
    "recent.none": "Twins that you make are listed here.",
    "recent.rate": "{rate} items/h",
    "recent.errors": "has errors",
    "recent.untitled": "Untitled",
    "recent.running": "in the making",
}


def t(name: str, **values: object) -> str:
    """The text of that name, with its ``{placeholders}`` filled.

    Raises:
        KeyError: there is no such text.
    """
    return _ENGLISH[name].format(**values) if values else _ENGLISH[name]
