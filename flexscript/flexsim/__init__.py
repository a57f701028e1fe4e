"""FlexSim: running a program in a licensed FlexSim, behind the interface of our own runtime.

The protocol sides are tested against a stand-in for the command and a local server; FlexSim
itself was never run here (docs/flexscript/flexsim.md).
"""

from flexscript.flexsim.command import FlexSimCommand, FlexSimError
from flexscript.flexsim.runner import FlexSimRun, FlexSimRunner, OwnRunner, Runner, RunResult
from flexscript.flexsim.web_server import FlexSimWebServer

__all__ = [
    "FlexSimCommand",
    "FlexSimError",
    "FlexSimRun",
    "FlexSimRunner",
    "FlexSimWebServer",
    "OwnRunner",
    "RunResult",
    "Runner",
]
