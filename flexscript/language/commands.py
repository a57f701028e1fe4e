"""Commands: the names and argument counts of FlexSim's commands.

The table holds the commands that programs and property code use; ``build`` and ``code``
tell whether this runtime executes them in a build script and in property code. A command
that FlexSim has and neither of the two executes is known here too, so that the checker
can tell a command that exists from a name that somebody made up.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from flexscript.language.distributions import DISTRIBUTIONS

__all__ = ["COMMANDS", "INVENTED_COMMANDS", "Signature"]

_MANY = 64


@dataclass(frozen=True, slots=True)
class Signature:
    """Least and most arguments of a command, and where it works here."""

    least: int
    most: int
    build: bool = False
    code: bool = False
    result: str = "any"


def _both(least: int, most: int, result: str = "any") -> Signature:
    return Signature(least, most, build=True, code=True, result=result)


def _build(least: int, most: int, result: str = "any") -> Signature:
    return Signature(least, most, build=True, result=result)


def _code(least: int, most: int, result: str = "any") -> Signature:
    return Signature(least, most, code=True, result=result)


_NUMBERS = {
    **dict.fromkeys(("sqrt", "fabs", "ceil", "floor", "exp", "log", "log10"), 1),
    **dict.fromkeys(("sin", "cos", "tan", "asin", "acos", "atan", "trunc", "frac"), 1),
    **dict.fromkeys(("pow", "max", "min", "fmod"), 2),
}
_READERS = tuple(f"{part}{kind}" for kind in ("loc", "size", "rot") for part in "xyz")

_TABLE: dict[str, Signature] = {
    **{name: _both(count, count, "double") for name, count in _NUMBERS.items()},
    **{name: _build(1, 1, "double") for name in _READERS},
    # The counts of distributions are judged by their own rule (short forms).
    **{name: _both(0, _MANY, "double") for name in DISTRIBUTIONS},
    "Array": _both(0, 1, "Array"),
    "Color": _both(0, 4, "Color"),
    "Map": _both(0, 0, "Map"),
    "Vec3": _both(0, 3, "Vec3"),
    "addlabel": _both(2, 3),
    "applicationcommand": _build(0, _MANY),
    "buildnodeflexscript": _build(1, 1),
    "centerobject": _both(2, 2, "Object"),
    "concat": _both(1, _MANY, "string"),
    "connect": _build(4, 4),
    "constant": _code(1, 1, "double"),
    "content": _both(1, 1, "int"),
    "contextdragconnection": _build(3, 3),
    "createcopy": _build(1, 4, "Object"),
    "createinstance": _build(2, 3, "Object"),
    "days": _both(1, 1, "double"),
    "defaultdragconnection": _build(3, 3),
    "destroyobject": _build(1, 1),
    "enablecode": _build(1, 1),
    "first": _build(1, 1, "Object"),
    "getinput": _code(1, 1, "int"),
    "getlabel": _both(2, 2),
    "getlabelnum": _both(2, 2, "double"),
    "getlabelstr": _both(2, 2, "string"),
    "getname": _both(1, 1, "string"),
    "getoutput": _code(1, 1, "int"),
    "getproperty": _build(2, 3),
    "getstream": _both(1, 1),
    "getvarnode": _build(2, 2),
    "getvarnum": _build(2, 2),
    "getvarstr": _build(2, 2),
    "go": _build(0, 1),
    "hours": _both(1, 1, "double"),
    "inobject": _both(2, 2, "Object"),
    "isclasstype": _build(2, 2, "int"),
    "last": _build(1, 1, "Object"),
    "library": _build(0, 0, "node"),
    "minutes": _both(1, 1, "double"),
    "model": _build(0, 0, "node"),
    "mpt": _both(0, _MANY),
    "msg": _both(1, 3),
    "node": _both(1, 2, "node"),
    "nrcp": _both(1, 1, "int"),
    "nrip": _both(1, 1, "int"),
    "nrop": _both(1, 1, "int"),
    "numtostring": _both(1, 3, "string"),
    "objectconnect": _build(2, 2),
    "objectdisconnect": _build(2, 2),
    "objectexists": _both(1, 1, "int"),
    "outobject": _both(2, 2, "Object"),
    "ownerobject": _code(1, 1, "Object"),
    "param": _code(1, 1),
    "pd": _both(1, 1),
    "pf": _both(1, 1),
    "pr": _both(0, 0),
    "print": _both(0, _MANY),
    "pt": _both(1, 1),
    "randinit": _build(0, 4),
    "rank": _build(2, 2, "Object"),
    "repaintall": _build(0, 0),
    "reset": _build(0, 0),
    "resetmodel": _build(0, 1),
    "resetstats": _build(0, 0),
    "round": _both(1, 2, "double"),
    "runspeed": _build(1, 1),
    "seconds": _both(1, 1, "double"),
    "setcolor": _build(2, 5),
    "setlabel": _both(3, 3),
    "setlabelnum": _both(3, 3),
    "setlabelstr": _both(3, 3),
    "setloc": _build(2, 7),
    "setname": _build(2, 2),
    "setobjectshapeindex": _build(2, 2),
    "setobjecttextureindex": _build(2, 2),
    "setproperty": _build(3, 3),
    "setrank": _build(2, 2),
    "setrot": _build(2, 4),
    "setsize": _build(2, 4),
    "setvarnum": _build(3, 3),
    "setvarstr": _build(3, 3),
    "setviewtext": _build(0, _MANY),
    "skip": _build(0, 0),
    "step": _build(0, 0),
    "stop": _build(0, 1),
    "stoptime": _build(1, 2),
    "stringtonum": _both(1, 1, "double"),
    "switch_destroyonreset": _build(2, 2),
    "switch_flexscript": _build(2, 2),
    "switch_hidecontents": _build(2, 2),
    "switch_hideshape": _build(2, 2),
    "time": _both(0, 0, "double"),
    "up": _build(1, 1, "node"),
    "updatestates": _build(0, 0),
}

# FlexSim has these, but they need its windows, its process flow or a running model.
_ONLY_IN_FLEXSIM = (
    "asset beginmodelrun bundle cempirical clientreceive clientsend cmdcompile cmdsaveas "
    "closeinput closeoutput coordinate createevent createtask createemptytasksequence debugmessage "
    "dempirical destroyeventsofobject dispatchtasksequence distancetotravel "
    "editsettable empirical endreplication eventqty executefsfile executefsnode executestring "
    "exportfile fastforward freeoperators function_s get getallocatednode getcenter getcolor "
    "getdatatype getfocus getinput getitemtype getmodelunit getnodenum getnodestr getnodename "
    "getoutput getpriority getrank getsdtvalue getstat getstatenum gettablenum gettablestr "
    "gettotaltransports gettask gettransfercenter gettransferport getusertext "
    "getvarnode hasattribute hitfocus importfile inserttask isinteger listpull listpush maintree "
    "moveobject msgparam nodeadddata nodefunction nodeinsertinto nodename nodepoint nodetopath "
    "nrofports objectinfo openinput openoutput openports parname parnode parstr parval "
    "playtrace port postwindowmessage preemptobject printlist receiveitem releaseitem "
    "releaseoperators requestoperators resumeinput resumeobject resumeoutput returnbuffer "
    "runtimelimit savebyname cmdsavetree sendmessage senddelayedmessage setframe "
    "setitemtype setmodelunit setnodenum setnodestr setstat setstate settablenum settablestr "
    "setup setsdtvalue statisticaltime stopinput stopobject stopoutput strascii "
    "stringcopy stringlen stringpart stringsearch stringupper tonode tonum transfernode treenode "
    "updatelocations vectorprojectx views windowtitle"
)

#: Command name -> how it is called.
COMMANDS: Mapping[str, Signature] = MappingProxyType(
    {
        **{name: Signature(0, _MANY) for name in _ONLY_IN_FLEXSIM.split()},
        **_TABLE,
    }
)

#: Names that people and models write and FlexSim does not have, with the real way.
INVENTED_COMMANDS: Mapping[str, str] = MappingProxyType(
    {
        "addObject": 'Write Object.create("Queue").',
        "alert": "Write print(text).",
        "connectObjects": 'Write contextdragconnection(from, to, "A").',
        "connectPorts": 'Write contextdragconnection(from, to, "A").',
        "connectobjects": 'Write contextdragconnection(from, to, "A").',
        "createObject": 'Write Object.create("Queue").',
        "createobject": 'Write Object.create("Queue").',
        "createNode": 'Write Object.create("Queue").',
        "disconnectobjects": 'Write contextdragconnection(from, to, "Q").',
        "getmodeltime": "Write Model.time.",
        "getObject": 'Write Model.find("name").',
        "numtostr": "Write string.fromNum(x).",
        "printf": "Write print(a, b).",
        "resetstatistics": "Write resetstats().",
        "savemodel": "A program cannot save the model; leave the line out.",
        "savemodelprepare": "A program cannot save the model; leave the line out.",
        "scheduledowntime": "Down times are set in the MTBF/MTTR and Time Table tools.",
        "setCapacity": 'Write object.setProperty("MaxContent", 10).',
        "setInterArrivalTime": 'Write object.setProperty("InterArrivalTime", "...").',
        "setLocation": "It is a method: object.setLocation(x, y, z).",
        "setMaxContent": 'Write object.setProperty("MaxContent", 10).',
        "setPosition": "Write object.setLocation(x, y, z).",
        "setProcessTime": 'Write object.setProperty("ProcessTime", 10).',
        "setProperty": "It is a method: object.setProperty(name, value).",
        "setRotation": "It is a method: object.setRotation(x, y, z).",
        "setSetupTime": 'Write object.setProperty("SetupTime", 10).',
        "setSize": "It is a method: object.setSize(x, y, z).",
        "setlocation": "Write object.setLocation(x, y, z), or setloc(object, x, y, z).",
        "warmuptime": "Write Model.warmupTime.",
    }
)
