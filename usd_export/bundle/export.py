"""Export: writes the three files of a bundle."""

from __future__ import annotations

import json
from pathlib import Path

from usd_export.assets.library import build_asset
from usd_export.bundle.document import BUNDLE_SCHEMA, bundle_document, hall_asset, item_kinds
from usd_export.bundle.glb import write_glb
from usd_export.bundle.item_tracks import write_items
from usd_export.model import AssetKey, Scene

__all__ = ["BUNDLE_SCHEMA", "export_bundle", "prototypes_of"]


def export_bundle(scene: Scene, out: Path) -> Path:
    """Write ``protos.glb``, ``scene.json`` and ``items.bin`` into the folder; return it."""
    out.mkdir(parents=True, exist_ok=True)
    keys = [*prototypes_of(scene), hall_asset(scene)]
    write_glb(out / "protos.glb", {key.label: build_asset(key) for key in keys})
    document = json.dumps(bundle_document(scene), separators=(",", ":"), ensure_ascii=False)
    (out / "scene.json").write_text(document, encoding="utf-8")
    write_items(out / "items.bin", scene.items, item_kinds(scene))
    return out


def prototypes_of(scene: Scene) -> list[AssetKey]:
    """Return each prototype that the scene shows once, in order; not the hall."""
    keys = {each.asset for each in scene.instances}
    keys |= {each.asset for each in scene.props}
    keys |= {each.asset for each in scene.items}
    return sorted(keys)
