"""Showing an imported model: the program on one output, what it lacks on the other."""

from __future__ import annotations

from typing import Any

from flexscript.model_tree import ImportedModel
from flexscript.plant.emitter import emit
from flexscript.plant.serial import plant_to_json

__all__ = ["IMPORT_SCHEMA", "import_document", "show_skipped"]

IMPORT_SCHEMA = "twinwright.import/1"


def import_document(imported: ImportedModel) -> dict[str, Any]:
    """Return the documented JSON form."""
    return {
        "schema": IMPORT_SCHEMA,
        "program": emit(imported.plant),
        "plant": plant_to_json(imported.plant),
        "skipped": [
            {"what": each.what, "count": each.count, "reason": each.reason}
            for each in imported.skipped
        ],
    }


def show_skipped(imported: ImportedModel) -> str:
    """Return a line for each kind of thing that the plant lacks."""
    plant = imported.plant
    head = f"{len(plant.objects)} objects, {len(plant.connections)} connections imported"
    lines = [f"  {each.count} x {each.what}: {each.reason}" for each in imported.skipped]
    return "\n".join([head, *(["left out:", *lines] if lines else [])])
