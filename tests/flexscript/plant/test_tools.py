"""Tables, groups, lists and parameters are part of a plant, its program and its JSON form."""

from __future__ import annotations

from flexscript import build, emit, simulate
from flexscript.plant.serial import plant_from_json, plant_to_json

PROGRAM = """
Object Loader = Object.create("Source");
Loader.name = "Loader";
Object Press = Object.create("Processor");
Press.name = "Press";
Object Exit = Object.create("Sink");
Exit.name = "Exit";
contextdragconnection(Loader, Press, "A");
contextdragconnection(Press, Exit, "A");
Loader.setProperty("InterArrivalTime", 10);
Press.setProperty("ProcessTime", "Table(\\"Times\\")[1][\\"Press\\"] * Model.parameters.Factor");
treenode times = Tools.create("GlobalTable");
times.name = "Times";
Table("Times").setSize(2, 2);
Table("Times").setColHeader(2, "Press");
Table("Times")[1][2] = 3;
Table("Times")[2][1] = "spare";
treenode machines = Tools.create("Group");
machines.name = "Machines";
Group("Machines").addMember(Press);
treenode jobs = Tools.create("List");
jobs.name = "Jobs";
List("Jobs").push(7);
treenode level = Tools.create("TrackedVariable");
level.name = "Level";
TrackedVariable("Level").value = 2.5;
Model.parameters["Factor"] = 2;
"""


def test_a_program_makes_tools_that_survive_emitting_and_json() -> None:
    plant = build(PROGRAM).plant
    assert plant is not None and plant.tools
    assert plant.tools.groups == {"Machines": ("Press",)}
    assert plant.tools.tables["Times"].rows == ((0, 3), ("spare", 0))
    assert plant.tools.parameters == {"Factor": 2}
    again = build(emit(plant))
    assert again.diagnostics == []
    assert again.plant == plant
    assert emit(again.plant) == emit(plant)
    assert plant_from_json(plant_to_json(plant, ok=True, diagnostics=[])) == plant


def test_a_plant_without_tools_says_nothing_of_them() -> None:
    plant = build('Object q = Object.create("Queue");').plant
    assert plant is not None
    assert "Tools" not in emit(plant)
    assert "tools" not in plant_to_json(plant, ok=True, diagnostics=[])


def test_property_code_reads_the_tools_of_its_run() -> None:
    plant = build(PROGRAM).plant
    assert plant is not None
    report = simulate(plant, until=100, trace=False).report
    assert report.time_in_system.average == 6
    assert plant.tools.tables["Times"].rows == ((0, 3), ("spare", 0))
