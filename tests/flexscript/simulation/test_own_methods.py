"""Copies of inherited methods: every class has its own bytecode, and nothing else changes."""

from __future__ import annotations

import pytest

from flexscript.simulation.own_methods import give_own_methods


class _Base:
    def greet(self, name: str = "you", *, mark: str = "!") -> str:
        """Greet somebody."""
        return f"{type(self).__name__}: {name}{mark}"

    def who(self) -> str:
        return "base"


class _Middle(_Base):
    def who(self) -> str:
        return f"middle of {super().who()}"


class _Last(_Middle):
    pass


def test_a_copy_works_as_the_method_that_it_was_made_from() -> None:
    give_own_methods([_Last, _Middle])

    assert _Last().greet(mark="?") == "_Last: you?"
    assert _Last().who() == "middle of base"
    assert vars(_Last)["greet"].__doc__ == "Greet somebody."


def test_every_class_gets_bytecode_of_its_own() -> None:
    give_own_methods([_Last, _Middle])

    codes = [vars(each)["greet"].__code__ for each in (_Base, _Middle, _Last)]
    assert len({id(each) for each in codes}) == 3
    assert vars(_Last)["who"].__code__ is not vars(_Middle)["who"].__code__


def test_methods_of_the_class_itself_and_special_methods_stay() -> None:
    own = vars(_Middle)["who"]

    give_own_methods([_Middle])

    assert vars(_Middle)["who"] is own
    assert "__init__" not in vars(_Middle)


@pytest.mark.parametrize("name", ["release", "send", "receive", "set_state"])
def test_the_classes_of_the_library_have_own_hot_methods(name: str) -> None:
    from flexscript.simulation.assembly import CLASSES
    from flexscript.simulation.queue import Queue

    if not hasattr(Queue.is_open, "__code__"):
        pytest.skip("compiled classes have no bytecode")
    assert all(name in vars(CLASSES[each]) for each in ("Queue", "Processor", "Source"))
