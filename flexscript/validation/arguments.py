"""Arguments: what the places of a call take, and the ways in which they are mixed up.

Only what is known is judged: a variable of no known kind fits everywhere.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from flexscript.language.nodes import Expression
from flexscript.validation.context import CheckContext, Known
from flexscript.validation.kinds import NUMERIC, is_node, with_article

__all__ = ["check_argument_kinds", "check_member_value"]

# o an object or node, s a text, n a number, v a number or a vector.
_COMMANDS = {
    **dict.fromkeys(["setname", "addlabel", "getlabel", "getlabelnum", "getlabelstr"], "os"),
    **dict.fromkeys(
        ["setlabel", "setlabelnum", "setlabelstr", "dellabel", "label", "assertlabel"], "os"
    ),
    **dict.fromkeys(["setvarnum", "setvarstr", "getvarnum", "getvarstr", "getvarnode"], "os"),
    **dict.fromkeys(["setproperty", "getproperty"], "os"),
    **dict.fromkeys(["setloc", "setsize", "setrot", "setcolor"], "onnn"),
    **dict.fromkeys(["inobject", "outobject", "centerobject", "rank", "setrank"], "on"),
    **dict.fromkeys(
        ["destroyobject", "getname", "content", "nrop", "nrip", "nrcp", "up", "first", "last"], "o"
    ),
    **dict.fromkeys(
        ["xloc", "yloc", "zloc", "xsize", "ysize", "zsize", "xrot", "yrot", "zrot"], "o"
    ),
    **dict.fromkeys(
        ["getinput", "getoutput", "closeinput", "openinput", "closeoutput", "openoutput"], "o"
    ),
    **dict.fromkeys(["createinstance", "createcopy", "objectconnect", "objectdisconnect"], "oo"),
    "connect": "onon",
    "getstat": "osn",
    "isclasstype": "o",
    "senddelayedmessage": "on",
    "setitemtype": "on",
    "getitemtype": "o",
    "stopobject": "on",
    "resumeobject": "o",
}
_METHODS = {
    "find": "s",
    "getProperty": "s",
    "getVariable": "s",
    "setProperty": "s",
    "setVariable": "s",
    "stop": "n",
    "setState": "n",
    **dict.fromkeys(("setLocation", "setRotation", "setSize"), "vvv"),
}
_WANTED = {"o": "an object", "s": "a text", "n": "a number", "v": "a number or Vec3"}
_USAGES = {
    "createinstance": 'Write createinstance(library().find("?Queue"), model()).',
    "setProperty": 'Write object.setProperty("MaxContent", 10).',
    "setname": 'Write setname(object, "name").',
    "setloc": "Write setloc(object, x, y, z).",
    "setproperty": 'Write setproperty(object, "MaxContent", 10).',
    "setvarnum": 'Write setvarnum(object, "maxcontent", 10).',
}
#: Member of an object -> the kinds that it takes.
_MEMBERS: Mapping[str, tuple[str, ...]] = {
    "name": ("string",),
    "location": ("Vec3", "Array"),
    "rotation": ("Vec3", "Array"),
    "size": ("Vec3", "Array"),
    "color": ("Color", "Array"),
    "rank": NUMERIC,
}
_MEMBER_HINTS = {
    "color": "Write object.color = Color(red, green, blue), each from 0 to 1.",
    "name": 'Write object.name = "name".',
}


def check_argument_kinds(
    context: CheckContext,
    name: str,
    nodes: Sequence[Expression],
    values: Sequence[Known],
    *,
    method: bool = False,
) -> None:
    """Report arguments of a kind that their place does not take."""
    wanted = (_METHODS if method else _COMMANDS).get(name, "")
    for sign, node, value in zip(wanted, nodes, values, strict=False):
        given = _sign(value)
        if given in ("", sign) or (sign == "v" and given != "s"):
            continue
        code = "FS511" if sign == "o" else "FS503"
        what = {"o": "an object", "s": "a text", "n": "a number"}.get(given)
        message = f"'{name}' wants {_WANTED[sign]} here, not {what or with_article(value.kind)}."
        context.report(node.location, code, message, _hint(name, wanted, values))


def check_member_value(context: CheckContext, name: str, node: Expression, value: Known) -> None:
    """Report a value that a member of an object cannot take."""
    kinds = _MEMBERS.get(name)
    if kinds is None or value.kind in ("any", *kinds):
        return
    message = f"'.{name}' takes {with_article(kinds[0])}, not {with_article(value.kind)}."
    hint = _MEMBER_HINTS.get(name, f"Write object.{name} = Vec3(x, y, z).")
    context.report(node.location, "FS503", message, hint)


def _sign(value: Known) -> str:
    """Return the sign of a kind; null and what is not known have none."""
    if value.kind in ("any", "null") or (value.kind in NUMERIC and value.literal == 0):
        return ""
    if value.kind in NUMERIC:
        return "n"
    if value.kind == "string":
        return "s"
    return "o" if is_node(value.kind) else "x"


def _hint(name: str, wanted: str, values: Sequence[Known]) -> str:
    """Say so when the right kinds stand in another order."""
    if name in _USAGES:
        return _USAGES[name]
    given = [_sign(value) for value in values[: len(wanted)]]
    if sorted(given) == sorted(wanted):
        order = ", ".join(_WANTED[sign] for sign in wanted)
        return f"The order of its arguments is: {order}."
    return 'Find an object by its name with Model.find("name").' if "o" in wanted else ""
