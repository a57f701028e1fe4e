"""The checker's tables say what the runtime does: none knows a name that the other lacks."""

from __future__ import annotations

from flexscript.language.commands import COMMANDS, INVENTED_COMMANDS
from flexscript.language.members import (
    INVENTED_METHODS,
    OBJECT_MEMBERS,
    OBJECT_METHODS,
    STATIC_MEMBERS,
    STATIC_METHODS,
)
from flexscript.runtime import object_members, object_methods
from flexscript.runtime.build_library import BUILD_LIBRARY
from flexscript.runtime.code_library import CODE_LIBRARY

#: The compiler itself handles what asks for the parameters of the running code.
COMPILED = {"param", "parnode", "parqty", "parstr", "parval", "msgparam", "msgsendingobject"}


def test_commands_of_a_build_script() -> None:
    known = {name for name, signature in COMMANDS.items() if signature.build}
    assert known - COMPILED == set(BUILD_LIBRARY.commands)


def test_commands_of_property_code() -> None:
    known = {name for name, signature in COMMANDS.items() if signature.code}
    assert known - COMPILED == set(CODE_LIBRARY.commands)


def test_methods_and_members_of_objects() -> None:
    counts = {name: entry[:2] for name, entry in object_methods.OBJECT_METHODS.items()}
    assert counts == dict(OBJECT_METHODS)
    assert set(object_members.OBJECT_MEMBERS) == OBJECT_MEMBERS


def test_methods_and_members_of_classes() -> None:
    # The compiler itself handles Table.query, whose arguments wait to be evaluated.
    methods = set(BUILD_LIBRARY.static_methods) | set(CODE_LIBRARY.static_methods)
    assert set(STATIC_METHODS) - {"Table.query"} == methods
    for library in (BUILD_LIBRARY, CODE_LIBRARY):
        # Performance measures exist only to be refused.
        assert set(STATIC_MEMBERS) == set(library.static_members) - {"Model.performanceMeasures"}


def test_an_invented_name_is_not_a_real_one() -> None:
    assert not set(INVENTED_COMMANDS) & set(COMMANDS)
    assert not set(INVENTED_METHODS) & set(OBJECT_METHODS)
