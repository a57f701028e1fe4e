"""The simulator: clock, random streams, objects, report and trace.

``simulate`` runs a plant and returns its ``Run``; nothing here knows the program's text
except the code of properties.
"""

from flexscript.simulation.engine import Run, simulate
from flexscript.simulation.errors import SimulationError
from flexscript.simulation.limits import RunLimits
from flexscript.simulation.report import Report
from flexscript.simulation.trace import Trace

__all__ = ["Report", "Run", "RunLimits", "SimulationError", "Trace", "simulate"]
