"""Bundle: the scene for a browser, in three files. docs/scene.md describes their formats."""

from usd_export.bundle.export import BUNDLE_SCHEMA, export_bundle

__all__ = ["BUNDLE_SCHEMA", "export_bundle"]
